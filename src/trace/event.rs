//! The closed vocabulary of what can happen on a loop.

use super::ids::{
    Actor, CallbackId, CoroutineId, JobId, LocationId, LoopTime, PromiseId, TaskId, TextId, TimerId,
};

/// One thing that happened, and when on the loop's clock. At most 32 bytes; texts and source
/// positions are interned in the [`Log`](super::Log).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happened. Times in a log never go back.
    pub at: LoopTime,
    /// What happened.
    pub kind: EventKind,
}

const _: () = assert!(size_of::<Event>() <= 32);

/// How a task, a promise, a coroutine or a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It returned a value.
    Value,
    /// It returned or raised an error.
    Error,
    /// It was cancelled: dropped where it waited (Rust), or ended by `CancelledError` (Python).
    Cancelled,
    /// It panicked.
    Panicked,
    /// It was dropped with its loop, still pending, without anybody asking for its cancellation.
    Dropped,
}

impl Outcome {
    /// The word for this outcome.
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "returned",
            Self::Error => "failed",
            Self::Cancelled => "cancelled",
            Self::Panicked => "panicked",
            Self::Dropped => "dropped",
        }
    }
}

/// What a task waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// A sleep: this timer will wake it.
    Timer(TimerId),
    /// Another task's end.
    Task(TaskId),
    /// Another task's end, through a shield that keeps it from being cancelled with the waiter.
    Shield(TaskId),
    /// A promise's value.
    Promise(PromiseId),
    /// Several things at once, this many.
    All(u32),
    /// A job on a worker.
    Job(JobId),
    /// Only its next turn.
    Turn,
    /// Something that the trace knows by name only.
    Other(TextId),
}

/// Which of the two output streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Ordinary output.
    Out,
    /// Errors and reports.
    Err,
}

/// What a warning is about. The sentence that explains each is
/// [`explain`](WarningKind::explain).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WarningKind {
    /// One entry of the ready queue held the loop for longer than the threshold.
    SlowEntry,
    /// A coroutine was made and dropped without a single poll.
    NeverAwaited,
    /// A task was dropped with its loop while it was pending.
    DestroyedPending,
    /// A task failed and nobody asked for its result.
    NeverRetrieved,
    /// A task ran to its end in one poll: it never gave the loop a turn.
    NeverYielded,
    /// A loop that is closed was asked to do something.
    LoopClosed,
}

impl WarningKind {
    /// What it means, in one sentence.
    pub fn explain(self) -> &'static str {
        match self {
            Self::SlowEntry => {
                "While one poll or callback runs, nothing else on this loop can: no timer, no other task."
            }
            Self::NeverAwaited => {
                "Calling an async function only makes a future; nobody polled this one, so its body never ran."
            }
            Self::DestroyedPending => {
                "The loop ended while this task still waited; its future was dropped where it stood."
            }
            Self::NeverRetrieved => {
                "The task ended with an error that nobody looked at; without this warning it would be lost."
            }
            Self::NeverYielded => {
                "The task never waited for anything: as far as the loop can see it was one plain function call."
            }
            Self::LoopClosed => "A closed loop runs nothing; what was handed to it was dropped.",
        }
    }
}

/// What happened. The wall clock's readings (`wall`) are nanoseconds of the host's monotonic clock
/// since the loop was made; `busy` is real time too, whatever the loop's speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named for what they hold; the variants say the rest")]
pub enum EventKind {
    /// The loop, at rest until now, was given something to do.
    Started { wall: u64 },
    /// The loop came to rest: nothing ready, no timer armed, no task alive. Or it was closed.
    Ended { wall: u64 },
    /// The loop's clock was stopped.
    Paused { wall: u64 },
    /// The loop's clock goes on.
    Resumed { wall: u64 },
    /// The loop's clock runs at this many thousandths of real time from here on.
    SpeedSet { permille: u32, wall: u64 },
    /// A step with an empty ready queue moved the clock of a paused loop to the next deadline.
    ClockJumped { from: LoopTime },

    /// An iteration began with this many entries ready; it runs exactly those.
    IterationStarted { number: u32, ready: u32 },

    /// An entry that was cancelled while it stood in the ready queue came to the front; nothing ran.
    EntryPassedOver { entry: Actor },

    /// A future was given to the loop. It becomes ready in an event of its own.
    TaskCreated { task: TaskId, by: Actor, name: Option<TextId>, location: LocationId },
    /// The task joined the ready queue, woken by `by`.
    TaskScheduled { task: TaskId, by: Actor },
    /// A poll began.
    PollStarted { task: TaskId },
    /// The poll ended; the task is pending unless [`EventKind::TaskFinished`] follows.
    PollEnded { task: TaskId, busy: u64 },
    /// The task, while polled, found that it must wait for something.
    TaskAwaiting { task: TaskId, on: Awaited, location: LocationId },
    /// The task is over. `text` is its value or error as text.
    TaskFinished { task: TaskId, outcome: Outcome, text: Option<TextId> },
    /// Somebody asked for the task's cancellation; not accepted if it was over already.
    CancelRequested { task: TaskId, by: Actor, location: LocationId, accepted: bool },
    /// The request reached the task's code as an exception (Python).
    CancelDelivered { task: TaskId },
    /// The task's code caught the request and went on (Python).
    CancelSwallowed { task: TaskId },

    /// A callback was made. It joins the ready queue in an event of its own, or hangs behind a timer.
    CallbackCreated { callback: CallbackId, by: Actor, name: Option<TextId>, location: LocationId },
    /// The callback joined the ready queue.
    CallbackScheduled { callback: CallbackId },
    /// The callback began to run.
    CallbackStarted { callback: CallbackId },
    /// The callback has run.
    CallbackEnded { callback: CallbackId, busy: u64 },
    /// The callback will not run; its place in the ready queue, if it has one, is passed over.
    CallbackCancelled { callback: CallbackId },

    /// A timer was set, for the benefit of `target`.
    TimerArmed { timer: TimerId, due: LoopTime, target: Actor },
    /// The timer's deadline has come; it joined the ready queue.
    TimerDue { timer: TimerId },
    /// The timer had its turn: it woke its task or runs its callback now.
    TimerFired { timer: TimerId },
    /// The timer was taken back before its turn.
    TimerCancelled { timer: TimerId },
    /// A timeout's timer won against what it guarded, in this task.
    TimedOut { task: TaskId, timer: TimerId },

    /// An empty promise was made.
    PromiseCreated { promise: PromiseId, by: Actor, name: Option<TextId>, location: LocationId },
    /// The promise was settled; its waiters are woken in the order in which they came.
    PromiseSettled { promise: PromiseId, by: Actor, outcome: Outcome, text: Option<TextId> },
    /// Somebody tried to settle a promise that was settled already.
    PromiseRefused { promise: PromiseId, by: Actor },

    /// An observed future was made. Nothing of it has run.
    CoroutineCreated { coroutine: CoroutineId, by: Actor, name: TextId, location: LocationId },
    /// It is polled, inside the poll of whoever awaits it.
    CoroutinePollStarted { coroutine: CoroutineId, by: Actor },
    /// That poll is over.
    CoroutinePollEnded { coroutine: CoroutineId, busy: u64 },
    /// It returned, or was dropped.
    CoroutineFinished { coroutine: CoroutineId, outcome: Outcome, text: Option<TextId> },

    /// Work was sent off the loop.
    JobSubmitted { job: JobId, by: Actor, name: TextId },
    /// A worker began with it, at `began` on this loop's clock; known here only now.
    JobStarted { job: JobId, worker: u32, began: LoopTime },
    /// The worker was done with it, at `ended` on this loop's clock; known here only now.
    JobEnded { job: JobId, outcome: Outcome, ended: LoopTime },

    /// A line of output.
    Output { by: Actor, stream: Stream, text: TextId },
    /// Execution reached this line.
    Line { by: Actor, location: LocationId },
    /// One entry held the loop for `busy`, longer than the threshold.
    Blocked { by: Actor, busy: u64 },
    /// Something that deserves a look.
    Warning { kind: WarningKind, by: Actor, text: TextId },
}
