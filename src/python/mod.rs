//! The Python engine.

pub mod text;
