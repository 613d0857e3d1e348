// The service worker. The build writes four lines before these (py/buildtools/offline.py): BUILD,
// FILES (path below the scope → SHA-256), HEADERS and TYPES (ending of a name → Content-Type).
//
// It gives the page and its workers the files of one build and nothing else: from its cache, each
// compared with its SHA-256, or from the host the first time. Any other request is an error here,
// before it leaves. Which build is served changes on the user's word alone: whichever sw.js is at
// work serves the build that is noted, and the newest one, even while it waits, brings another.
"use strict";

const SCOPE = new URL("./", self.location).href;
const OURS = `certiflux ${new URL(SCOPE).pathname} `;
const NOTE = `${OURS}note`;
const AT_ONCE = 4;

// What is served: {build, files, whole, next}; null before the page asks to keep anything, and
// after the user had everything erased.
let noted;
const note = () => (noted ??= caches.open(NOTE).then((cache) => cache.match(SCOPE))
  .then((kept) => (kept ? kept.json() : null)));
const write = async (told) => {
  noted = Promise.resolve(told);
  await (await caches.open(NOTE)).put(SCOPE, new Response(JSON.stringify(told)));
};

const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0"));
const right = async (bytes, digest) =>
  hex(await crypto.subtle.digest("SHA-256", bytes)).join("") === digest;
const address = (name) => SCOPE + (name === "index.html" ? "" : encodeURI(name));
const made = (name, bytes) => new Response(bytes, {
  headers: { ...HEADERS, "Content-Type": TYPES[/\.\w+$/.exec(name)?.[0]] ?? "application/octet-stream" },
});

// The name of the file that a request is for, "" for anything that is not one.
const named = (request) => {
  const { origin, pathname, search } = new URL(request.url);
  const asked = origin + pathname;
  // What follows « ? » goes to nobody when a page is opened; in a request it would say something.
  if (!asked.startsWith(SCOPE) || (search && request.mode !== "navigate")) return "";
  try {
    return decodeURI(asked.slice(SCOPE.length)) || "index.html";
  } catch {
    return "";  // an address that is badly written is no file of ours either
  }
};

const kept = async (build, name, digest) => {
  const cache = await caches.open(OURS + build);
  const found = await cache.match(address(name));
  if (!found) return null;
  const bytes = await found.arrayBuffer();
  if (await right(bytes, digest)) return bytes;
  await cache.delete(address(name));
  return null;
};

// The page and the engine ask for the same large files at the same time: one download serves both.
const coming = new Map();
const fetched = (name) => {
  if (!coming.has(name)) {
    const bytes = fetch(address(name), { cache: "no-cache" }).then((told) => {
      if (!told.ok) throw new Error(`${told.status} ${name}`);
      return told.arrayBuffer();
    });
    coming.set(name, bytes.finally(() => coming.delete(name)));
  }
  return coming.get(name);
};
const keep = async (build, name, bytes) =>
  (await caches.open(OURS + build)).put(address(name), made(name, bytes));

// A large file is shown as it comes: on a slow line the page sees that it does. Its last bytes wait
// until all of it is right; of a wrong one, the page hears an error in their place.
const LARGE = /\.(mjs|wasm|whl|zip)$/;
const poured = async (event, name, told) => {
  const answered = await fetch(address(name), { cache: "no-cache" });
  if (!answered.ok) throw new Error(`${answered.status} ${name}`);
  const [shown, whole] = answered.body.tee();
  const checked = new Response(whole).arrayBuffer().then(async (bytes) => {
    if (!await right(bytes, told.files[name])) throw new Error(`another ${name}`);
    return bytes;
  });
  coming.set(name, checked);
  const done = () => coming.delete(name);
  event.waitUntil(checked.then((bytes) => keep(told.build, name, bytes)).then(done, done));
  let last;
  const held = new TransformStream({
    transform(part, out) {
      if (last) out.enqueue(last);
      last = part;
    },
    async flush(out) {
      await checked;
      if (last) out.enqueue(last);
    },
  });
  return made(name, shown.pipeThrough(held));
};

const answer = async (event, name) => {
  // A newer worker, which waits behind this one, may have changed what is served.
  if (event.request.mode === "navigate") noted = undefined;
  const told = await note();
  const files = told?.files ?? FILES;
  if (event.request.method !== "GET" || !Object.hasOwn(files, name)) return Response.error();
  const mine = told && await kept(told.build, name, files[name]);
  if (mine) return made(name, mine);
  if (told && LARGE.test(name) && !coming.has(name)) return poured(event, name, told);
  const bytes = await fetched(name);
  // While nothing is kept there is nothing to keep apart: the host's own file, as without us.
  if (!told) return made(name, bytes);
  if (await right(bytes, files[name])) {
    event.waitUntil(keep(told.build, name, bytes));
    return made(name, bytes);
  }
  // The host changed before this build was whole here: the new page starts anew.
  if (event.request.mode !== "navigate" || told.whole) return Response.error();
  await erase();
  event.waitUntil(self.registration.unregister());
  return made(name, bytes);
};

// Make one build whole, with what another one has of it.
const fill = async (build, files, told) => {
  const there = await caches.open(OURS + build);
  const same = new Map(Object.entries(told.files).map(([name, digest]) => [digest, name]));
  const names = Object.keys(files);
  const one = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (await there.match(address(name))) continue;
      const digest = files[name];
      const near = same.has(digest) && await kept(told.build, same.get(digest), digest);
      const bytes = near || await fetched(name);
      if (!await right(bytes, digest)) throw new Error(`another ${name}`);
      await keep(build, name, bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
};

const erase = async (but = []) => {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && !but.includes(name)) await caches.delete(name);
  }
  if (!but.length) noted = Promise.resolve(null);
};

const state = async () => {
  const told = await note();
  return { build: told?.build ?? "", whole: !!told?.whole, next: told?.next ?? "" };
};

const DEEDS = {
  // The page says which build it is: the same one is served, and kept from now on.
  async begin({ build }) {
    const told = await note();
    if (build === BUILD && !told?.whole && told?.build !== BUILD) {
      await write({ build: BUILD, files: FILES, whole: false, next: "" });
    }
    // A page of another build, opened past this worker, stays with the network's own files.
    if ((await note())?.build === build) await self.clients.claim();
    return state();
  },
  // In the background: what is missing of the build served, or the whole of a new one.
  async prepare() {
    const told = await note();
    if (!told) return state();
    await fill(BUILD, FILES, told);
    const done = told.build === BUILD ? { whole: true, next: "" } : { next: BUILD };
    await write({ ...told, ...done });
    await erase([NOTE, OURS + told.build, OURS + BUILD]);
    return state();
  },
  // On the user's word: another build from now on. No other window may be at work on this one.
  async apply() {
    const told = await note();
    if (told?.next !== BUILD) return { refused: "late" };
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const pages = open.filter(({ url }) => named({ url, mode: "navigate" }) === "index.html");
    if (pages.length > 1) return { refused: "windows" };
    await write({ build: BUILD, files: FILES, whole: true, next: "" });
    await erase([NOTE, OURS + BUILD]);
    return state();
  },
  async erase() {
    await erase();
    await self.registration.unregister();
    return state();
  },
  state,
};

// It never takes over from one at work (skipWaiting): while a worker is being changed, WebKit sends
// a page's requests straight to the host, which may have another build.
self.addEventListener("install", (event) => {
  // Some browsers ask the host for the page while this worker is answering: not this one.
  event.addRoutes?.({ condition: { requestMode: "navigate" }, source: "fetch-event" });
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const asked = JSON.parse(event.data);
  event.waitUntil(DEEDS[asked.deed](asked).then(
    (told) => port.postMessage(JSON.stringify(told)),
    (error) => port.postMessage(JSON.stringify({ failed: String(error) })),
  ));
});
self.addEventListener("fetch", (event) => {
  const name = named(event.request);
  // Opening another address is leaving this page, as a link does: the browser shows where to.
  if (event.request.mode === "navigate" && !Object.hasOwn(FILES, name)) return;
  event.respondWith(answer(event, name).catch(() => Response.error()));
});
