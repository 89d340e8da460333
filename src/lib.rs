//! Loopglass: a looking-glass onto an event loop.
//!
//! A [lesson](lessons) is a future; the [runtime] polls it and records every poll, wake and timer in a
//! [trace]; the page (`ui`) draws the trace. Read in that order from the other end: what happened, how it runs, what
//! we teach, what you see.
//!
//! | module | may import of ours |
//! |---|---|
//! | `decimal` | nothing |
//! | `trace` | `decimal` |
//! | `workers` | `decimal` |
//! | `runtime` | `decimal`, `trace`, `workers` |
//! | `python` | `runtime`, `trace` |
//! | `lessons` | `decimal`, `runtime`, `trace`, `workers` |
//! | `browser` | `decimal`, `runtime`, `trace`, `workers` |
//! | `ui` | all of them but `python`'s insides |
//!
//! `trace`, `workers`, `runtime`, `python` and `lessons` know no browser: they build and pass their tests natively under a
//! virtual clock. A test reads the `use` lines and holds the table.

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod browser;
pub mod decimal;
pub mod lessons;
#[cfg(feature = "python")]
pub mod python;
pub mod runtime;
pub mod trace;
pub mod ui;
pub mod workers;
