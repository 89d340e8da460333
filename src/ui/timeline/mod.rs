//! The timeline: lanes over time.

mod marks;
mod scale;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod draw;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod palette;

pub use marks::{Mark, MarkKind, marks};
pub use scale::Scale;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub use {
    draw::{Group, Layout, draw},
    palette::{Palette, fit_canvas},
};
