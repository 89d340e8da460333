//! Numbers that name the things a trace speaks of. Each kind counts from 1 in order of creation, so
//! that an `Option` of an id is no larger than the id, and an id is an index into a flat table.

use std::num::NonZeroU32;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The id at `index` (counting from 0) in order of creation. The index saturates at the
            /// last id there is.
            pub fn from_index(index: usize) -> Self {
                let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
                Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
            }

            /// The place of this id in order of creation, counting from 0.
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }

            /// The number as people see it, counting from 1.
            pub fn number(self) -> u32 {
                self.0.get()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
    )*};
}

ids! {
    /// A task: a future that was given to the loop.
    TaskId "task ";
    /// A plain callback on the ready queue or behind a timer.
    CallbackId "callback ";
    /// A timer.
    TimerId "timer ";
    /// A promise: a value that somebody will set.
    PromiseId "promise ";
    /// An observed future that is no task: it runs inside whoever awaits it.
    CoroutineId "coroutine ";
    /// A piece of work that was sent off the loop, to a worker.
    JobId "job ";
    /// An interned text.
    TextId "text ";
    /// An interned source position.
    LocationId "location ";
}

/// Who did something: the entry of the ready queue that was running at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Actor {
    /// Nothing on the loop: the page, a button, the host.
    #[default]
    Outside,
    /// A task, while it was polled.
    Task(TaskId),
    /// A callback, while it ran.
    Callback(CallbackId),
    /// A timer, while it fired.
    Timer(TimerId),
}

impl Actor {
    /// The task, if it was one.
    pub fn task(self) -> Option<TaskId> {
        match self {
            Self::Task(task) => Some(task),
            _ => None,
        }
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outside => f.write_str("the page"),
            Self::Task(id) => id.fmt(f),
            Self::Callback(id) => id.fmt(f),
            Self::Timer(id) => id.fmt(f),
        }
    }
}

/// A moment on a loop's clock, in nanoseconds since the loop was made. The loop's clock stands still
/// while the loop is paused and runs at the loop's speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LoopTime(pub u64);

impl LoopTime {
    /// The loop's beginning.
    pub const ZERO: Self = Self(0);
    /// A moment that never comes.
    pub const MAX: Self = Self(u64::MAX);

    /// This moment in seconds since the loop was made.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// The moment `seconds` after the loop was made; negative or not a number counts as zero.
    pub fn from_secs_f64(seconds: f64) -> Self {
        Self((seconds * 1e9) as u64)
    }

    /// The time from `earlier` to here, zero if `earlier` is later.
    pub fn since(self, earlier: Self) -> std::time::Duration {
        std::time::Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }

    /// The moment `by` later, at most [`LoopTime::MAX`].
    pub fn after(self, by: std::time::Duration) -> Self {
        let nanos = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        Self(self.0.saturating_add(nanos))
    }
}
