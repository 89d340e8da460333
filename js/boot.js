// Starts the page: loads the WebAssembly module, or says in a sentence why it cannot.
//
// A file of its own, because the content security policy allows no inline script. The bundler writes the names of
// the two files to load, which carry a hash, into the links #app-js and #app-wasm.

// Before the first paint, so that a chosen scheme does not flash through the other.
try {
  document.documentElement.dataset.theme = localStorage.getItem("loopglass.theme") ?? "system";
} catch {
  // A browser that keeps nothing follows the system's scheme.
}

const line = document.getElementById("boot");

/** Show a sentence in place of the page. */
function say(sentence) {
  line.textContent = sentence;
  line.setAttribute("role", "alert");
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say("Loopglass runs as WebAssembly, which is switched off in this browser or not known to it.");
    return;
  }
  let module;
  try {
    module = await import(document.getElementById("app-js").href);
    await module.default({ module_or_path: document.getElementById("app-wasm").href });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      say("This browser is too old for Loopglass: any from 2022 or later will do.");
    } else if (module === undefined || error instanceof TypeError) {
      say("Loopglass could not be loaded: check the connection and reload the page.");
    } else {
      // A panic: the page shows it itself where it can.
      say("Loopglass stopped while starting; the browser's console has the details.");
    }
    console.error(error);
    return;
  }
  line.remove();
  // For the console: `loopglass.alive()` counts what is alive on the page.
  globalThis.loopglass = { alive: module.alive };
}

start();
