//! The timeline: lanes over time.

mod marks;
mod scale;

pub use marks::{Mark, MarkKind, marks};
pub use scale::Scale;
