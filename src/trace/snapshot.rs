//! The state of a loop at a cursor, folded from the log's events up to there.

use std::collections::VecDeque;
use std::time::Duration;

use super::cow_vec::CowVec;
use super::event::{Awaited, Event, EventKind, Outcome};
use super::ids::{
    Actor, CallbackId, CoroutineId, JobId, LocationId, LoopTime, PromiseId, TaskId, TextId, TimerId,
};

/// What a task is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It exists and has never been on the ready queue.
    Created,
    /// It stands in the ready queue.
    Scheduled,
    /// It is being polled.
    Polling,
    /// It waits to be woken.
    Waiting,
    /// It is over.
    Finished(Outcome),
}

impl Phase {
    /// The word for this phase.
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Scheduled => "scheduled",
            Self::Polling => "running",
            Self::Waiting => "waiting",
            Self::Finished(outcome) => outcome.word(),
        }
    }
}

/// What is known of one task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskState {
    /// Its name, if it was given one.
    pub name: Option<TextId>,
    /// Who made it.
    pub by: Actor,
    /// Where it was made.
    pub location: LocationId,
    /// When it was made.
    pub created: LoopTime,
    /// What it is doing.
    pub phase: Phase,
    /// Since when.
    pub since: LoopTime,
    /// What it said last that it waits for, and at which place in the source.
    pub awaiting: Option<(Awaited, LocationId)>,
    /// Who put it on the ready queue last.
    pub woken_by: Actor,
    /// How often it was polled.
    pub polls: u32,
    /// Real nanoseconds spent in its polls.
    pub busy: u64,
    /// Real nanoseconds of its longest poll.
    pub longest_poll: u64,
    /// Loop time spent in the ready queue, in nanoseconds.
    pub scheduled: u64,
    /// Loop time spent waiting, in nanoseconds.
    pub waiting: u64,
    /// Whether its cancellation was asked for (and not yet caught and done with).
    pub cancel_requested: bool,
    /// Its value or error as text, once it is over.
    pub result: Option<TextId>,
}

impl TaskState {
    /// When the task ended, if it is over.
    pub fn finished(&self) -> Option<(LoopTime, Outcome)> {
        match self.phase {
            Phase::Finished(outcome) => Some((self.since, outcome)),
            _ => None,
        }
    }

    fn enter(&mut self, phase: Phase, at: LoopTime) {
        let spent = at.0.saturating_sub(self.since.0);
        match self.phase {
            Phase::Scheduled => self.scheduled = self.scheduled.saturating_add(spent),
            Phase::Waiting => self.waiting = self.waiting.saturating_add(spent),
            Phase::Created | Phase::Polling | Phase::Finished(_) => {}
        }
        self.phase = phase;
        self.since = at;
    }
}

/// What is known of one timer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimerState {
    /// When it is due.
    pub due: LoopTime,
    /// For whom it was set.
    pub target: Actor,
    /// Where it stands.
    pub phase: TimerPhase,
    /// Its place in [`Snapshot::armed`] while it is armed.
    slot: u32,
}

/// Where a timer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerPhase {
    /// Its deadline is to come.
    Armed,
    /// Its deadline has come and it stands in the ready queue.
    Due,
    /// It fired at this moment.
    Fired(LoopTime),
    /// It was taken back.
    Cancelled,
}

/// What is known of one callback.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CallbackState {
    /// Its name, if it was given one.
    pub name: Option<TextId>,
    /// Who made it.
    pub by: Actor,
    /// Where it was made.
    pub location: LocationId,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Real nanoseconds that it took, once it has run.
    pub ran: Option<u64>,
}

/// What is known of one promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PromiseState {
    /// Its name, if it was given one.
    pub name: Option<TextId>,
    /// Where it was made.
    pub location: LocationId,
    /// How it was settled, once it is, with its value or error as text.
    pub settled: Option<(Outcome, Option<TextId>)>,
}

/// What is known of one observed future.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoroutineState {
    /// Its name.
    pub name: TextId,
    /// Where it was made.
    pub location: LocationId,
    /// When it was made.
    pub created: LoopTime,
    /// How often it was polled.
    pub polls: u32,
    /// Real nanoseconds spent in its polls.
    pub busy: u64,
    /// When it was polled for the first time.
    pub first_poll: Option<LoopTime>,
    /// How and when it ended.
    pub finished: Option<(LoopTime, Outcome)>,
    /// Its value or error as text.
    pub result: Option<TextId>,
}

/// What is known of one job on a worker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JobState {
    /// Its name.
    pub name: TextId,
    /// Who sent it off.
    pub by: Actor,
    /// When it was sent off.
    pub submitted: LoopTime,
    /// The worker and when it began.
    pub began: Option<(u32, LoopTime)>,
    /// When and how it ended.
    pub ended: Option<(LoopTime, Outcome)>,
}

/// An entry of the ready queue. An [`Actor`] that is not the outside.
pub type ReadyEntry = Actor;

/// The loop's own clockwork.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LoopState {
    /// The wall clock when the loop started and, once it has, ended.
    pub wall: (Option<u64>, Option<u64>),
    /// Real nanoseconds for which the loop's clock was stopped.
    pub paused_wall: u64,
    /// The wall clock's reading when the running pause began.
    pub paused_since: Option<u64>,
    /// The speed in thousandths of real time.
    pub permille: u32,
    /// Iterations begun.
    pub iterations: u32,
    /// Entries that the last iteration began with, and how many of them have had their turn.
    pub iteration: Option<(u32, u32)>,
    /// Real nanoseconds spent in entries of the ready queue.
    pub busy: u64,
    /// The longest entry: who, and how many real nanoseconds.
    pub longest: Option<(Actor, u64)>,
    /// Polls begun, of all tasks together.
    pub polls: u64,
    /// Lines of output, warnings, stretches over the threshold.
    pub outputs: u32,
    /// Warnings given.
    pub warnings: u32,
    /// Real nanoseconds of stretches over the threshold.
    pub blocked: u64,
}

/// The state of a loop after the first [`cursor`](Snapshot::cursor) events of its log.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Snapshot {
    /// How many events are folded in.
    pub cursor: usize,
    /// The time of the last of them.
    pub at: LoopTime,
    /// Every task so far, by [`TaskId::index`].
    pub tasks: CowVec<TaskState>,
    /// Every timer so far, by [`TimerId::index`].
    pub timers: CowVec<TimerState>,
    /// Every callback so far, by [`CallbackId::index`].
    pub callbacks: CowVec<CallbackState>,
    /// Every promise so far, by [`PromiseId::index`].
    pub promises: CowVec<PromiseState>,
    /// Every observed future so far, by [`CoroutineId::index`].
    pub coroutines: CowVec<CoroutineState>,
    /// Every job so far, by [`JobId::index`].
    pub jobs: CowVec<JobState>,
    /// The ready queue, front first. An entry that was cancelled keeps its place until it is passed over.
    pub ready: VecDeque<ReadyEntry>,
    /// The armed timers in no order; see [`Snapshot::deadlines`].
    pub armed: Vec<TimerId>,
    /// The entry that runs.
    pub running: Actor,
    /// Tasks that are not over.
    pub live: u32,
    /// The loop's own clockwork.
    pub the_loop: LoopState,
}

impl Snapshot {
    /// What is known of `task`.
    pub fn task(&self, task: TaskId) -> Option<&TaskState> {
        self.tasks.get(task.index())
    }

    /// Every task so far with its id, in order of creation.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskId, &TaskState)> {
        self.tasks.iter().enumerate().map(|(i, task)| (TaskId::from_index(i), task))
    }

    /// What is known of `timer`.
    pub fn timer(&self, timer: TimerId) -> Option<&TimerState> {
        self.timers.get(timer.index())
    }

    /// What is known of `callback`.
    pub fn callback(&self, callback: CallbackId) -> Option<&CallbackState> {
        self.callbacks.get(callback.index())
    }

    /// What is known of `promise`.
    pub fn promise(&self, promise: PromiseId) -> Option<&PromiseState> {
        self.promises.get(promise.index())
    }

    /// What is known of `coroutine`.
    pub fn coroutine(&self, coroutine: CoroutineId) -> Option<&CoroutineState> {
        self.coroutines.get(coroutine.index())
    }

    /// What is known of `job`.
    pub fn job(&self, job: JobId) -> Option<&JobState> {
        self.jobs.get(job.index())
    }

    /// The armed timers, the earliest deadline first, then in order of creation.
    pub fn deadlines(&self) -> Vec<(TimerId, TimerState)> {
        let mut timers: Vec<_> = self.armed.iter().filter_map(|&id| Some((id, *self.timer(id)?))).collect();
        timers.sort_unstable_by_key(|(id, timer)| (timer.due, *id));
        timers
    }

    /// The real time from the loop's start to its end, or to `wall` while it goes on.
    pub fn wall_time(&self, wall: u64) -> Duration {
        let (start, end) = self.the_loop.wall;
        Duration::from_nanos(start.map_or(0, |start| end.unwrap_or(wall).saturating_sub(start)))
    }

    /// Folds one more event in.
    ///
    /// An event that does not fit (a damaged import) changes what it can and nothing else.
    pub fn apply(&mut self, event: Event) {
        let at = event.at;
        self.cursor += 1;
        self.at = at;
        match event.kind {
            EventKind::Started { wall } => {
                self.the_loop.wall.0.get_or_insert(wall);
                self.the_loop.wall.1 = None;
                if self.the_loop.permille == 0 {
                    self.the_loop.permille = 1000;
                }
            }
            EventKind::Ended { wall } => {
                self.the_loop.wall.1 = Some(wall);
                // What a close dropped from the queue says so itself, but leaves its place in it.
                self.ready.clear();
            }
            EventKind::Paused { wall } => self.the_loop.paused_since = Some(wall),
            EventKind::Resumed { wall } => {
                if let Some(since) = self.the_loop.paused_since.take() {
                    let paused = wall.saturating_sub(since);
                    self.the_loop.paused_wall = self.the_loop.paused_wall.saturating_add(paused);
                }
            }
            EventKind::SpeedSet { permille, .. } => self.the_loop.permille = permille,
            EventKind::ClockJumped { .. } => {}
            EventKind::IterationStarted { number, ready } => {
                self.the_loop.iterations = number;
                self.the_loop.iteration = Some((ready, 0));
            }

            EventKind::EntryPassedOver { entry } => self.leave_queue(entry),

            EventKind::TaskCreated { by, name, location, .. } => {
                self.live += 1;
                self.tasks.push(TaskState {
                    name,
                    by,
                    location,
                    created: at,
                    phase: Phase::Created,
                    since: at,
                    awaiting: None,
                    woken_by: Actor::Outside,
                    polls: 0,
                    busy: 0,
                    longest_poll: 0,
                    scheduled: 0,
                    waiting: 0,
                    cancel_requested: false,
                    result: None,
                });
            }
            EventKind::TaskScheduled { task, by } => {
                self.ready.push_back(Actor::Task(task));
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.enter(Phase::Scheduled, at);
                    state.woken_by = by;
                }
            }
            EventKind::PollStarted { task } => {
                self.begin(Actor::Task(task));
                self.the_loop.polls += 1;
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.enter(Phase::Polling, at);
                    state.polls += 1;
                    state.awaiting = None;
                }
            }
            EventKind::PollEnded { task, busy } => {
                self.end(Actor::Task(task), busy);
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.busy = state.busy.saturating_add(busy);
                    state.longest_poll = state.longest_poll.max(busy);
                    if state.phase == Phase::Polling {
                        state.enter(Phase::Waiting, at);
                    }
                }
            }
            EventKind::TaskAwaiting { task, on, location } => {
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.awaiting = Some((on, location));
                }
            }
            EventKind::TaskFinished { task, outcome, text } => {
                // A task that is dropped where it waits leaves the ready queue without a poll.
                self.leave_queue(Actor::Task(task));
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    if state.finished().is_none() {
                        self.live = self.live.saturating_sub(1);
                    }
                    state.enter(Phase::Finished(outcome), at);
                    state.result = text;
                    state.awaiting = None;
                }
            }
            EventKind::CancelRequested { task, accepted, .. } => {
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.cancel_requested |= accepted;
                }
            }
            EventKind::CancelDelivered { .. } => {}
            EventKind::CancelSwallowed { task } => {
                if let Some(state) = self.tasks.get_mut(task.index()) {
                    state.cancel_requested = false;
                }
            }

            EventKind::CallbackCreated { by, name, location, .. } => {
                self.callbacks.push(CallbackState { name, by, location, cancelled: false, ran: None });
            }
            EventKind::CallbackScheduled { callback } => {
                self.ready.push_back(Actor::Callback(callback));
            }
            EventKind::CallbackStarted { callback } => self.begin(Actor::Callback(callback)),
            EventKind::CallbackEnded { callback, busy } => {
                self.end(Actor::Callback(callback), busy);
                if let Some(state) = self.callbacks.get_mut(callback.index()) {
                    state.ran = Some(busy);
                }
            }
            EventKind::CallbackCancelled { callback } => {
                if let Some(state) = self.callbacks.get_mut(callback.index()) {
                    state.cancelled = true;
                }
            }

            EventKind::TimerArmed { timer, due, target } => {
                let slot = u32::try_from(self.armed.len()).unwrap_or(u32::MAX);
                self.armed.push(timer);
                self.timers.push(TimerState { due, target, phase: TimerPhase::Armed, slot });
            }
            EventKind::TimerDue { timer } => {
                self.disarm(timer, TimerPhase::Due);
                self.ready.push_back(Actor::Timer(timer));
            }
            EventKind::TimerFired { timer } => {
                self.begin(Actor::Timer(timer));
                self.running = Actor::Outside;
                self.disarm(timer, TimerPhase::Fired(at));
            }
            EventKind::TimerCancelled { timer } => self.disarm(timer, TimerPhase::Cancelled),
            EventKind::TimedOut { .. } => {}

            EventKind::PromiseCreated { name, location, .. } => {
                self.promises.push(PromiseState { name, location, settled: None });
            }
            EventKind::PromiseSettled { promise, outcome, text, .. } => {
                if let Some(state) = self.promises.get_mut(promise.index()) {
                    state.settled = Some((outcome, text));
                }
            }
            EventKind::PromiseRefused { .. } => {}

            EventKind::CoroutineCreated { name, location, .. } => {
                self.coroutines.push(CoroutineState {
                    name,
                    location,
                    created: at,
                    polls: 0,
                    busy: 0,
                    first_poll: None,
                    finished: None,
                    result: None,
                });
            }
            EventKind::CoroutinePollStarted { coroutine, .. } => {
                if let Some(state) = self.coroutines.get_mut(coroutine.index()) {
                    state.polls += 1;
                    state.first_poll.get_or_insert(at);
                }
            }
            EventKind::CoroutinePollEnded { coroutine, busy } => {
                if let Some(state) = self.coroutines.get_mut(coroutine.index()) {
                    state.busy = state.busy.saturating_add(busy);
                }
            }
            EventKind::CoroutineFinished { coroutine, outcome, text } => {
                if let Some(state) = self.coroutines.get_mut(coroutine.index()) {
                    state.finished = Some((at, outcome));
                    state.result = text;
                }
            }

            EventKind::JobSubmitted { by, name, .. } => {
                self.jobs.push(JobState { name, by, submitted: at, began: None, ended: None });
            }
            EventKind::JobStarted { job, worker, began } => {
                if let Some(state) = self.jobs.get_mut(job.index()) {
                    state.began = Some((worker, began));
                }
            }
            EventKind::JobEnded { job, outcome, ended } => {
                if let Some(state) = self.jobs.get_mut(job.index()) {
                    state.ended = Some((ended, outcome));
                }
            }

            EventKind::Output { .. } => self.the_loop.outputs += 1,
            EventKind::Line { .. } => {}
            EventKind::Blocked { busy, .. } => {
                self.the_loop.blocked = self.the_loop.blocked.saturating_add(busy)
            }
            EventKind::Warning { .. } => self.the_loop.warnings += 1,
        }
    }

    /// An entry of the ready queue has its turn. Entries that were cancelled stand before it and are
    /// passed over.
    fn begin(&mut self, entry: Actor) {
        self.running = entry;
        let Some(place) = self.ready.iter().take(PASSED_OVER_MOST).position(|&e| e == entry) else {
            return;
        };
        self.ready.drain(..=place);
        if let Some((_, had)) = &mut self.the_loop.iteration {
            *had = had.saturating_add(place as u32 + 1);
        }
    }

    fn end(&mut self, entry: Actor, busy: u64) {
        self.running = Actor::Outside;
        self.the_loop.busy = self.the_loop.busy.saturating_add(busy);
        if self.the_loop.longest.is_none_or(|(_, longest)| busy > longest) {
            self.the_loop.longest = Some((entry, busy));
        }
    }

    /// Takes an entry that ended without a turn of its own out of the queue: it is the one whose turn it is.
    fn leave_queue(&mut self, entry: Actor) {
        if self.ready.front() == Some(&entry) {
            self.ready.pop_front();
            if let Some((_, had)) = &mut self.the_loop.iteration {
                *had = had.saturating_add(1);
            }
        }
    }

    fn disarm(&mut self, timer: TimerId, phase: TimerPhase) {
        let Some(state) = self.timers.get_mut(timer.index()) else { return };
        let was = std::mem::replace(&mut state.phase, phase);
        let slot = state.slot as usize;
        if was == TimerPhase::Armed && self.armed.get(slot) == Some(&timer) {
            self.armed.swap_remove(slot);
            if let Some(&moved) = self.armed.get(slot)
                && let Some(moved) = self.timers.get_mut(moved.index())
            {
                moved.slot = slot as u32;
            }
        }
    }
}

/// How far from the front of the ready queue a turn is looked for. Only cancelled entries stand
/// before it; the bound keeps a damaged log from costing a search of the whole queue at each event.
const PASSED_OVER_MOST: usize = 4096;

impl Snapshot {
    /// The observed futures that were made and never polled.
    pub fn unpolled(&self) -> impl Iterator<Item = (CoroutineId, &CoroutineState)> {
        self.coroutines
            .iter()
            .enumerate()
            .filter(|(_, coroutine)| coroutine.polls == 0)
            .map(|(i, coroutine)| (CoroutineId::from_index(i), coroutine))
    }

    /// Every job with its id, in order of submission.
    pub fn jobs(&self) -> impl Iterator<Item = (JobId, &JobState)> {
        self.jobs.iter().enumerate().map(|(i, job)| (JobId::from_index(i), job))
    }

    /// Every promise with its id, in order of creation.
    pub fn promises(&self) -> impl Iterator<Item = (PromiseId, &PromiseState)> {
        self.promises.iter().enumerate().map(|(i, promise)| (PromiseId::from_index(i), promise))
    }
}
