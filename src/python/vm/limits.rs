//! What a program may use up: memory in one step and in all, output, time without a return to the loop.

use super::Vm;
use crate::python::object::*;

/// The bounds of a program. [`Default`] suits a page; a runner may widen them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes that the host may count as in use, and that one operation may ask for.
    pub memory: usize,
    /// Most bytes of output; what comes after is dropped, with one notice on standard error.
    pub output: usize,
    /// Most calls from native code into Python that may be nested (a `key=` function that sorts, a `__repr__` that calls
    /// `repr`): beyond it comes RecursionError. It keeps the native stack from being exhausted.
    pub nested: usize,
}

/// What a stack of one megabyte has room for, with a margin.
const PAGE_NESTED: usize = 100;

/// Bytes from which on what an operation makes counts as work.
pub(super) const MUCH: usize = 1 << 13;

/// Most bits of an int that an operation makes (16 MB): the machine cannot be interrupted within one, and
/// a product of this size takes seconds.
const INT_BITS: u64 = 1 << 27;

/// What making so many bytes takes off the budget.
pub(super) fn work(bytes: usize) -> i64 {
    if bytes < MUCH { 0 } else { (bytes >> 10) as i64 }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            memory: 1 << 30,
            output: 1 << 24,
            nested: if cfg!(target_arch = "wasm32") { PAGE_NESTED } else { 400 },
        }
    }
}

impl Vm {
    /// `MemoryError` if one operation asks for more bytes than a program may have.
    pub fn reserve(&mut self, bytes: usize) -> PyResult<()> {
        self.charge(bytes);
        self.within_memory(bytes)
    }

    fn within_memory(&self, bytes: usize) -> PyResult<()> {
        if bytes > self.limits.memory {
            return Err(PyErr::with_args(&types().memory_error, vec![]));
        }
        Ok(())
    }

    /// What takes much memory at once is work as jumps are: the host is asked the sooner how much is in use.
    pub fn charge(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(work(bytes));
    }

    /// `MemoryError` if one operation makes an int too large to be done in good time.
    pub(crate) fn reserve_int(&self, bits: u64) -> PyResult<()> {
        let too_large = bits > INT_BITS;
        if too_large { Err(PyErr::with_args(&types().memory_error, vec![])) } else { Ok(()) }
    }

    /// `MemoryError` if the host counts more bytes in use than a program may have.
    pub(super) fn check_memory(&mut self) -> PyResult<()> {
        match self.host.memory() {
            Some(bytes) => self.within_memory(bytes),
            None => Ok(()),
        }
    }

    /// Text for standard output (or standard error), as far as the bound lets it through.
    pub fn print_text(&mut self, err: bool, text: &str) {
        if !err && !self.half_printed.is_empty() {
            let before = std::mem::take(&mut self.half_printed);
            self.print_text(false, &before);
        }
        let left = self.limits.output.saturating_sub(self.written);
        if left == 0 {
            return;
        }
        self.written = self.written.saturating_add(text.len());
        let mut end = text.len().min(left);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if self.state.aio.recording {
            crate::python::aio::told::output(self, err, &text[..end]);
        }
        if err {
            self.host.stderr(&text[..end]);
        } else {
            self.host.stdout(&text[..end]);
        }
        if self.written >= self.limits.output {
            let notice = format!("\nLoopglass: the output stops here, after {} bytes.\n", self.limits.output);
            self.host.stderr(&notice);
        }
    }
}
