//! The text half of Python: what the engine needs that is a pure function of its arguments.
//!
//! No type of the virtual machine occurs here, so that every function is tested by itself against what
//! CPython 3.13 answered (`tests/python-text/` holds the answers beside the programs that recorded them).
//!
//! | folder or file | what it holds |
//! |---|---|
//! | [`float`] | `repr(float)`, `float()`, `round`, hexadecimal floats, ratios, complex `repr` |
//! | [`int`] | [`Int`], `int()`, bases, true division, floor division, bytes, `isqrt`, three-argument `pow` |
//! | [`hash`] | `hash()` of numbers, equal to CPython's on 64 bits |
//! | [`spec`] | the format-spec mini language: `format(x, ">10.3f")` |
//! | [`percent`] | `"%5.2f" % x` |
//! | [`fields`] | the field parser of `str.format` |
//! | [`chars`] | character classes of Unicode 15.1, as CPython sees them |
//! | [`string`] | the methods of `str` |
//! | [`escape`] | `repr` and `ascii` of `str` and `bytes` |
//! | [`codec`] | UTF-8, ASCII, Latin-1 with their error handlers |
//! | [`bytes`] | the methods of `bytes` |
//! | [`random`] | the Mersenne Twister and the distributions above it |
//! | [`regex`] | regular expressions: `re`'s parser and a backtracking matcher |
//! | [`time`] | civil dates, `isoformat`, `strftime`, `strptime`, `timedelta` |
//! | [`digest`] | MD5 and SHA-1 |
//! | [`elementary`] | exponentials, logarithms, powers, sine and cosine, as the C library rounds them |
//! | [`math`] | what `math` has and Rust's standard library has not |
//! | [`special`] | `cbrt`, `gamma`, `erf` and the inverse hyperbolics, digit for digit as CPython has them |
//! | [`diagnostic`] | carets under a traceback's line, "Did you mean", exception-group trees |

pub mod bytes;
pub mod chars;
pub mod codec;
pub mod diagnostic;
pub mod digest;
pub mod elementary;
mod error;
pub mod escape;
pub mod fields;
pub mod float;
pub mod hash;
pub mod int;
pub mod math;
pub mod percent;
pub mod random;
pub mod regex;
pub mod spec;
pub mod special;
pub mod string;
pub mod time;

pub use error::{Error, Kind, Result};
pub use int::Int;
