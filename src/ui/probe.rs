//! A look inside for whoever opens the browser's console, and for the end-to-end tests.

use wasm_bindgen::prelude::*;

use super::frame;
use crate::runtime::census;

/// What is alive on the page, as a line of JSON: loops, tasks, timers, callbacks, what hosts hold, and
/// who draws each frame (the heartbeat alone, when nothing runs). `loopglass.alive()` in the console.
#[wasm_bindgen]
pub fn alive() -> String {
    let census = census();
    format!(
        r#"{{"loops":{},"tasks":{},"timers":{},"callbacks":{},"host":{},"frames":{}}}"#,
        census.loops,
        census.tasks,
        census.timers,
        census.callbacks,
        census.host,
        frame::members(),
    )
}
