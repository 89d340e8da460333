//! Loopglass: a looking-glass onto an event loop.
