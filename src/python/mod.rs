//! The Python engine: an asyncio-flavoured Python 3.13, parsed, compiled and run by a machine whose frames live on
//! the heap. It knows no browser; output, time and interruption come from a [`vm::Host`].
//!
//! | module | what it is |
//! |---|---|
//! | [`text`] | pure functions: numbers, formats, strings, carets |
//! | [`syntax`] | text to tree (ruff's parser), depth bound, syntax errors |
//! | [`compile`] | tree to code: scopes, then one walk that emits register code |
//! | [`object`] | values, classes, exceptions, code objects |
//! | [`vm`] | frames and dispatch, calls, generators, unwinding, tracebacks |
//! | [`builtins`] | builtin functions and the methods of builtin types |
//! | [`modules`] | modules written in Rust |
//! | [`aio`] | asyncio's futures, tasks and loop as futures and callbacks on `crate::runtime` |
//! | [`lib`] | modules written in Python, compiled on first import |
//! | [`Program`] | a program from its text to its exit status, in one go or turn by turn |
//!
//! # How it hangs together
//!
//! A program is parsed and compiled once to [`object::Code`]: 8-byte instructions over registers, a span of
//! source for every instruction, a table of handlers. [`vm::Vm`] keeps running frames in a vector; a generator or
//! coroutine is a frame taken off that vector. Awaiting pushes the awaited coroutine's frame above the
//! awaiting one's, so that one resume runs the innermost frame directly and no native recursion grows with the
//! program's. An exception is unwound frame by frame through the handler tables and collects its traceback on the
//! way; a traceback keeps a frame's locals alive, as in CPython.
//!
//! # What differs from CPython on purpose
//!
//! - `\N{NAME}` is refused with a sentence: the names of all characters would outweigh the engine.
//! - Modules that need files, processes or sockets do not exist; the error of an `import` says what does.
//! - Objects go when their last reference goes, as in CPython, but cycles stay until the program ends: `gc.collect()`
//!   finds nothing but tasks that nobody can wake any more.
//! - A regular expression that takes too long is stopped with the program, not by itself.
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "the tours name the private modules that a reader goes on to"
)]
#![allow(clippy::vec_box, reason = "frames change hands between stacks: a box moves as one word")]
#![allow(
    clippy::needless_range_loop,
    reason = "registers and slots are addressed by number, as the code does it"
)]
#![allow(clippy::type_complexity, reason = "the rows of method tables are read where they stand")]

pub mod aio;
pub mod builtins;
pub mod compile;
pub mod lib;
pub mod modules;
pub mod object;
mod program;
pub mod syntax;
pub mod text;
pub mod vm;

use vm::Host;

pub use program::{Program, Progress, Setup};

/// Run a program as `__main__`: its exit status. Uncaught exceptions are reported on standard error.
pub fn run_program(host: Box<dyn Host>, file: &str, text: &str, argv: Vec<String>, dev_mode: bool) -> i32 {
    run_limited(host, vm::Limits::default(), file, text, argv, dev_mode)
}

/// [`run_program`] within bounds of the host's choice.
pub fn run_limited(
    host: Box<dyn Host>,
    limits: vm::Limits,
    file: &str,
    text: &str,
    argv: Vec<String>,
    dev_mode: bool,
) -> i32 {
    let setup = Setup { file, text, argv, dev_mode, limits, recording: false };
    Program::new(host, setup).run()
}
