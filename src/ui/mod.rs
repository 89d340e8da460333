//! What you see: the page.
//!
//! Views are functions of (trace, cursor, viewport). The page reads a loop's new events once an animation
//! frame, and never holds a signal per event. Logic that needs no browser is in plain types that
//! build and are tested natively; what touches the DOM is compiled for wasm32 alone.
//!
//! `shell` is the frame around the cards; `card` is one lesson; `timeline` draws lanes;
//! `heartbeat` is the page's own pulse beside a worker's (`pulse`, `pulse_worker`); `frame` joins all redraws of a frame into one.

pub mod highlight;
pub mod pulse;
pub mod route;
pub mod timeline;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod card;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod dynamic;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod frame;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod heartbeat;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod panic;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod probe;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod pulse_worker;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod shell;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod size;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod theme;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub use {
    heartbeat::pulse,
    panic::report_panics,
    probe::alive,
    shell::{App, mount},
};
