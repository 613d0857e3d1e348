"""Run Python of the bench in Chromium, in the engine of the built page and without its page."""

import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from playwright.sync_api import Playwright, Route

from bench.chromium import FLAGS

_RUN = """
async ({base, source, call, names}) => {
  const {loadPyodide} = await import(`${base}runtime/pyodide/pyodide.mjs`);
  const py = await loadPyodide({indexURL: `${base}runtime/pyodide/`});
  await py.loadPackage("certiflux");
  const files = {};
  for (const name of names) {
    files[name] = new Uint8Array(await (await fetch(`${base}bench/${name}`)).arrayBuffer());
  }
  py.globals.set("given", files);
  py.runPython("files = {n: v.to_bytes() for n, v in given.object_entries()}; del given");
  py.runPython(source);
  py.globals.set("call", call);
  const result = py.runPython("import json; json.dumps(eval(call))");
  return {result, heap: py._module.HEAPU8.length};
}
"""


@dataclass(frozen=True)
class Told:
    """What a call gave, and the bytes of WebAssembly memory that it took in all."""

    result: Any
    heap: int


@dataclass(frozen=True)
class Engine:
    """The browser to start and the address of the built page."""

    playwright: Playwright
    program: Path
    address: str

    def run(self, module: ModuleType, call: str, files: dict[str, bytes]) -> Told:
        """Evaluate `call` after the text of `module`, in a fresh engine that has `files`."""

        def give(route: Route) -> None:
            name = route.request.url.rpartition("/")[2]
            route.fulfill(body=files[name], content_type="application/octet-stream")

        browser = self.playwright.chromium.launch(executable_path=self.program, args=list(FLAGS))
        try:
            page = browser.new_page()
            page.route(f"{self.address}bench/*", give)
            page.goto(f"{self.address}manifest.json")
            source = Path(str(module.__file__)).read_text("utf-8")
            args = {"base": self.address, "source": source, "call": call, "names": list(files)}
            told = page.evaluate(_RUN, args)
        finally:
            browser.close()
        return Told(json.loads(told["result"]), told["heap"])
