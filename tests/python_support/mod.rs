//! What the Python engine's tests and fuzzers share.
//!
//! - [`rng`]: a seeded generator whose sequence never changes.
//! - [`generate`]: asyncio programs from a grammar.
//! - [`mutate`]: arbitrary text, near to programs and far from them.
//! - [`shrink`]: the smallest program that still fails.
//! - [`frames`]: how a batch of programs is handed to another process.
//! - [`cpython`]: where Python 3.13 is, and its side of a batch.
//! - [`mask`]: addresses, paths and durations out of the way, by the rules of
//!   `tests/python/masks.txt`.

// Each test crate and each example takes its part of this; none takes all.
#![allow(dead_code)]

pub mod cpython;
pub mod frames;
pub mod generate;
pub mod mask;
pub mod mutate;
pub mod rng;
pub mod shrink;
