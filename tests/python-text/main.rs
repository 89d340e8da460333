//! `loopglass::python::text` against what CPython 3.13 answered.
//!
//! Each `name.py` records `name.tsv` when run with python3.13 (`for p in numbers formats strings randoms times diagnostics;
//! do python3.13 tests/python-text/$p.py; done`); `name.rs` gives the same questions to our functions. `tables.py`
//! writes the character tables that the functions themselves use.
#![cfg(not(target_arch = "wasm32"))]

mod diagnostics;
mod formats;
mod numbers;
mod panics;
mod randoms;
mod strings;
mod table;
mod times;
