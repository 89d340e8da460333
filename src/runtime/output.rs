//! What programs on a loop print.

use std::fmt::Display;
use std::time::Duration;

use super::current::{current, try_current};
use crate::trace::{EventKind, LoopTime, Stream};

/// Prints a line to the loop's output, in the name of the entry that runs now. Without a loop it
/// goes nowhere.
pub fn print(line: impl Display) {
    if let Some(inner) = try_current().filter(|inner| inner.recording) {
        let text = inner.text(&line.to_string());
        inner.record(EventKind::Output { by: inner.running.get(), stream: Stream::Out, text });
    }
}

/// Formats a line as `format!` does and prints it with [`print`](crate::runtime::print()).
#[macro_export]
macro_rules! say {
    ($($part:tt)*) => {
        $crate::runtime::print(::std::format_args!($($part)*))
    };
}

/// The time on the running loop's clock (`loop.time()`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn now() -> LoopTime {
    current().now()
}

/// Occupies the processor for about `time`, in real work: nothing else on this loop can run
/// meanwhile. Under a virtual clock, the clock moves.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn burn(time: Duration) {
    current().burn(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
}
