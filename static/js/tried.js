// What may throw, tried here: on the page, Python catches no exception that JavaScript throws at
// once. Each answer is {value} or {error: the name of what was thrown}; app/tried.py asks.
"use strict";
(() => {
  const named = (error) => ({ error: String(error?.name || error) });
  const attempt = (deed) => {
    try {
      return { value: deed() ?? null };
    } catch (error) {
      return named(error);
    }
  };
  // A promise that never ends is ended by the limit, when there is one.
  const settle = (promise, limit) => new Promise((resolve) => {
    if (limit) setTimeout(() => resolve({ error: "TimeoutError" }), limit);
    Promise.resolve(promise).then((value) => resolve({ value: value ?? null }), (error) => resolve(named(error)));
  });
  // The page's Python cannot hand its window over as it is: null stands for it.
  const handed = new Map();
  const real = (of) => of ?? globalThis;
  const call = (of, name, ...args) => attempt(() => real(of)[name](...args));
  globalThis.tried = Object.freeze({
    get: (of, name) => attempt(() => real(of)[name]),
    set: (of, name, value) => attempt(() => { real(of)[name] = value; }),
    call,
    run: (deed, ...args) => attempt(() => deed(...args)),
    make: (of, name, ...args) => attempt(() => new (real(of)[name])(...args)),
    settle,
    // Keep a large file of the engine, in parts as they came, for every worker to come.
    hand: (address, parts, type) => { handed.set(address, new Blob(parts, { type })); },
    handed: (address) => handed.has(address),
    // Make a worker that does nothing, and end it: whether this browser makes any.
    worker: () => {
      const address = URL.createObjectURL(new Blob([""]));
      new Worker(address).terminate();
      URL.revokeObjectURL(address);
    },
    // Be alone among the tabs under a name: what releases it, or null where there are no locks.
    hold: (name) => new Promise((resolve) => {
      const kept = () => new Promise((release) => resolve(release));
      const told = attempt(() => navigator.locks.request(name, kept));
      if ("error" in told) resolve(null);
      else told.value.catch(() => resolve(null));
    }),
    ask: async (limit, of, name, ...args) => {
      const told = call(of, name, ...args);
      return "error" in told ? told : settle(told.value, limit);
    },
  });

  // What PyScript opens as it starts, for things that this page does not use: where the browser
  // refuses them neither the page nor its engine would start. These stand-ins hold nothing.
  const define = (name, value) => attempt(() => Object.defineProperty(globalThis, name, { value }));
  const nothing = () => {
    const told = (result) => {
      const request = { result };
      setTimeout(() => request.onsuccess?.({ target: request }));
      return request;
    };
    const store = { getAllKeys: () => told([]), count: () => told(0) };
    for (const name of ["get", "getKey", "put", "delete", "clear"]) store[name] = () => told();
    const transaction = () => ({ objectStore: () => store });
    const base = { objectStoreNames: ["entries"], transaction, close() {} };
    Object.defineProperty(globalThis, "indexedDB", { value: { open: () => told(base) } });
  };
  if ("error" in attempt(() => new BroadcastChannel("certiflux").close())) {
    define("BroadcastChannel", class extends EventTarget {
      postMessage() {}
      close() {}
    });
  }
  // In the worker: what the page has fetched already comes by its first message, not again from
  // the network (a browser may keep no file so large, above all in a private window).
  const taking = () => {
    const ask = fetch;
    let give;
    const given = new Promise((resolve) => { give = resolve; });
    const hear = (event) => {
      if (!(event.data?.certifluxFiles instanceof Map)) return;
      event.stopImmediatePropagation();
      removeEventListener("message", hear);
      give(event.data.certifluxFiles);
    };
    addEventListener("message", hear);
    globalThis.fetch = async (what, how) => {
      const file = (await given).get(String(what.url ?? what));
      return file ? new Response(file, { headers: { "Content-Type": file.type } }) : ask(what, how);
    };
  };
  const begin = [`(${taking})();`];
  if ("error" in attempt(() => localStorage.length + indexedDB.cmp(1, 1))) {
    attempt(nothing);
    begin.push(`(${nothing})();`);
  }
  // What stands for a constructor is one itself, of the same prototype: WebKit finds no « super »
  // in a class that extends a Proxy.
  const stand = (name, construct) => {
    const made = globalThis[name];
    function Made(...given) { return construct(made, given, new.target); }
    Object.setPrototypeOf(Made, made);
    Made.prototype = made.prototype;
    define(name, Made);
  };
  // The engine's worker starts from a text that PyScript makes: it begins with these ones.
  stand("Blob", (made, [parts = [], options = {}], asked) => {
    const worker = typeof parts[0] === "string" && parts[0].startsWith("/*@*/");
    return Reflect.construct(made, [worker ? [...begin, ...parts] : parts, options], asked);
  });
  stand("Worker", (made, given, asked) => {
    const worker = Reflect.construct(made, given, asked);
    made.prototype.postMessage.call(worker, { certifluxFiles: handed });
    return worker;
  });
})();
