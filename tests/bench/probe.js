// Notes when things become visible, inside the page and before any of its own scripts.
// It reads nothing but what a person sees: the engine's state, the step, the progress card.
(() => {
  if (window !== window.top) return;
  const noted = { engine: {}, screens: [], labels: [], begun: 0, freeze: 0 };
  const waiting = [];
  let shown = "";

  const visible = (id) => document.getElementById(id)?.hidden === false;
  const head = (text) => text.replace(/[\s\u00a0\u202f]*(:|…)[^]*$/, "").trim();

  const present = () => {
    if (visible("alerte")) return "alerte";
    if (visible("travail")) return "travail";
    if (!visible("ecran")) return "deposer";
    if (document.querySelector("#ecran [data-do=download]")) return "fichiers";
    return document.querySelector("#etapes [aria-current=step]")?.dataset.step ?? "";
  };

  // A moment counts once the browser has painted it, not when the document changed.
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });

  const settle = () => {
    for (const one of [...waiting]) {
      const found = noted.screens.find((mark) => one.names.includes(mark.name));
      if (found) {
        waiting.splice(waiting.indexOf(one), 1);
        one.resolve(found);
      }
    }
  };

  const look = () => {
    const phase = document.getElementById("moteur")?.dataset.phase;
    if (phase && phase !== "wait" && !(phase in noted.engine)) {
      noted.engine[phase] = performance.now();
      painted((at) => { noted.engine[phase] = at; });
    }
    const name = present();
    if (name === "travail") {
      const label = head(document.getElementById("travail-etape")?.textContent ?? "");
      if (label && noted.labels.at(-1)?.[0] !== label) noted.labels.push([label, performance.now()]);
    }
    if (name !== shown) {
      shown = name;
      painted((at) => { noted.screens.push({ name, at }); settle(); });
    }
  };

  new MutationObserver(look).observe(document, {
    attributes: true, childList: true, characterData: true, subtree: true,
  });

  // The freeze: how late a clock of 10 ms comes, or the browser's own word for a long task.
  let last = performance.now();
  const late = (length) => { noted.freeze = Math.max(noted.freeze, length); };
  setInterval(() => { const now = performance.now(); late(now - last - 10); last = now; }, 10);
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => late(entry.duration)))
    .observe({ type: "longtask" });

  // The page hands a file over by clicking a link of its own making: the end of a download.
  const act = (target) => {
    if (target.matches?.("a[download]")) {
      noted.screens.push({ name: "enregistre", at: performance.now() });
      settle();
    } else {
      noted.begun = performance.now();
    }
  };
  for (const kind of ["change", "click", "submit"]) {
    document.addEventListener(kind, (event) => act(event.target), true);
  }

  window.certifluxBench = {
    noted,
    // Forget what was noted of the last phase.
    begin() { Object.assign(noted, { screens: [], labels: [], freeze: 0 }); },
    // Wait for one of the screens `names`; after ten minutes nothing more is expected.
    until(...names) {
      return new Promise((resolve, reject) => {
        waiting.push({ names, resolve });
        settle();
        setTimeout(() => reject(new Error(`never seen: ${names}`)), 600_000);
      });
    },
  };
})();
