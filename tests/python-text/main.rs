//! `loopglass::python::text` against what CPython 3.13 answered (the `.tsv` beside each `.py`).

mod diagnostics;
mod formats;
mod numbers;
mod randoms;
mod strings;
mod table;
