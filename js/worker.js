// A worker's side of Loopglass. The page sends one message: where its script is, its WebAssembly module (compiled
// already, and shared, not copied), which of its exports to call, and what to call it with. From then on the two speak
// through the port among those. The program holds this text itself: see `link_to!` in
// src/browser/worker.rs.

self.onmessage = async ({ data: { script, module, entry, given } }) => {
  try {
    const loopglass = await import(script);
    await loopglass.default({ module_or_path: module });
    loopglass[entry](...given);
  } catch (error) {
    // What is thrown here would end in a promise; the page only hears of errors.
    setTimeout(() => { throw error; });
  }
};
