// Run inside.py in the Pyodide that the page ships:
// node start.mjs PYODIDE CHECKOUT PACKAGES WHEEL
// CHECKOUT and the references beside it are mounted as they lie, and so is PACKAGES, the folder
// of the test tools; WHEEL is the one tool that has compiled parts. lxml, calamine and the engine
// come from the wheels of PYODIDE alone.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, checkout, packages, wheel] = process.argv.slice(2).map((name) => resolve(name));

async function start() {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
  const python = await loadPyodide({ indexURL: join(pyodide, "/"), env: { HOME: "/tmp" } });
  await python.loadPackage(["certiflux", "openpyxl"], { messageCallback: () => {} });
  python.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel", { extractDir: "/tools" });
  const mount = (root, place) => {
    if (!existsSync(root)) return;
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  };
  mount(checkout, "/project/checkout");
  mount(join(checkout, "..", "shared"), "/project/shared");
  mount(packages, "/packages");
  // Tests compare our hour of Paris with the system's; Pyodide has no time zones of its own.
  mount("/usr/share/zoneinfo", "/usr/share/zoneinfo");
  python.runPython(readFileSync(new URL("inside.py", import.meta.url), "utf8"));
  return python.globals.get("main")("/project/checkout", ["/tools", "/packages"]);
}

try {
  process.exitCode = await start();
} catch (error) {
  // Uncaught, it would come after the whole text of the interpreter, which is one line.
  console.error(error.message);
  process.exitCode = 70;
}
