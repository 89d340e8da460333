//! Loopglass: a looking-glass onto an event loop.

/// The Python engine.
#[cfg(feature = "python")]
pub mod python {
    pub mod text;
}
