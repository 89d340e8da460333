//! What happened: events, the append-only [`Log`], and what can be computed from it.
//!
//! A runtime appends an [`Event`] for every poll, wake, timer, cancellation and end. Everything that
//! the page shows is a function of the log and a cursor into it: the [`Snapshot`] is the fold of the
//! events before the cursor, a [`Seeker`] finds the snapshot of any cursor at once, [`Lanes`] are the
//! log laid out for a timeline, and the figures are in [`run_stats`] and [`task_stats`]. A log goes to a file and
//! back by [`export`] and [`import`].
//!
//! Nothing here knows a browser, a clock or a future.

mod cow_vec;
mod event;
mod export;
mod ids;
mod json;
mod lanes;
mod log;
mod seek;
mod snapshot;
mod stats;
mod text;

pub use cow_vec::CowVec;
pub use event::{Awaited, Event, EventKind, Outcome, Stream, WarningKind};
pub use export::{ImportError, export, import};
pub use ids::{
    Actor, CallbackId, CoroutineId, JobId, LocationId, LoopTime, PromiseId, TaskId, TextId, TimerId,
};
pub use lanes::{Lane, LaneOwner, Lanes, Segment, Wake};
pub use log::{DEFAULT_CAP, Log};
pub use seek::Seeker;
pub use snapshot::{
    CallbackState, CoroutineState, JobState, LoopState, Phase, PromiseState, ReadyEntry, Snapshot, TaskState,
    TimerPhase, TimerState,
};
pub use stats::{RunStats, TaskStats, run_stats, task_stats};
pub use text::{Interner, OVER_CAP, SourceLocation, TEXT_CAP};
