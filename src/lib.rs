//! Loopglass: a looking-glass onto an event loop.

pub mod runtime;
pub mod trace;
