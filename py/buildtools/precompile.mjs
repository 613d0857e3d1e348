// Run bytecode.py in the Pyodide that the page ships: node precompile.mjs PYODIDE SOURCES TARGETS
// Every archive of the folder SOURCES is written, compiled, in the folder TARGETS.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, sources, targets] = process.argv.slice(2).map((name) => resolve(name));
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
// A fixed hash seed: the order of a set must not change the bytes.
const python = await loadPyodide({ indexURL: join(pyodide, "/"), env: { PYTHONHASHSEED: "0" } });
for (const [name, root] of [["/sources", sources], ["/targets", targets]]) {
  python.FS.mkdir(name);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, name);
}
python.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
const convert = python.globals.get("convert");
for (const name of readdirSync(sources).sort()) convert(`/sources/${name}`, `/targets/${name}`);
