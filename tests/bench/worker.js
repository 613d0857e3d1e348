// Remembers the memories that WebAssembly modules of a worker use, to weigh them at the end.
() => {
  const memories = (globalThis.certifluxMemories = new Set());
  const keep = (value) => { if (value instanceof WebAssembly.Memory) memories.add(value); };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      Object.values(imports?.env ?? {}).forEach(keep);
      const made = await own.call(WebAssembly, source, imports);
      Object.values((made.instance ?? made).exports ?? {}).forEach(keep);
      return made;
    };
  }
}
