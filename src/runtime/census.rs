//! A count of everything that a runtime holds, on this thread, so that a leak can be seen.

use std::cell::Cell;

/// What is alive on this thread. All zero when every loop has been closed and every handle dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Census {
    /// Loops that exist.
    pub loops: i64,
    /// Futures given to a loop and not dropped yet.
    pub tasks: i64,
    /// Timers that may still fire.
    pub timers: i64,
    /// Callbacks that may still run.
    pub callbacks: i64,
    /// Jobs that were sent off and are not over.
    pub jobs: i64,
    /// Web Workers that are alive, whatever they do.
    pub workers: i64,
    /// Closures that hosts and workers have given to the browser.
    pub closures: i64,
    /// What a host holds of its surroundings: channels, closures, alarms.
    pub host: i64,
}

thread_local! {
    static CENSUS: Cell<Census> = const {
        Cell::new(Census { loops: 0, tasks: 0, timers: 0, callbacks: 0, jobs: 0, workers: 0, closures: 0, host: 0 })
    };
}

/// The count now.
pub fn census() -> Census {
    CENSUS.get()
}

/// Changes the count by `change`. For hosts; the runtime counts its own.
pub fn count(change: impl FnOnce(&mut Census)) {
    // A value that is dropped while the thread ends has nobody left to count for.
    let _ = CENSUS.try_with(|census| {
        let mut now = census.get();
        change(&mut now);
        census.set(now);
    });
}
