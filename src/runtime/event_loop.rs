//! The loop: a FIFO ready queue, a heap of timers, and iterations over both.
//!
//! One iteration moves the timers that are due to the end of the ready queue, in order of deadline and
//! then of creation, and runs exactly the entries that were there then; what becomes ready meanwhile
//! waits for the next. This is the order of asyncio's `BaseEventLoop._run_once`.
//!
//! Longer than most files: the state that all of it shares is private to it; the passes have a file of their own.

mod passes;

use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, VecDeque};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::rc::{Rc, Weak};
use std::time::Duration;

use async_task::Runnable;

use super::callback::{Alarm, CallbackCell, take_back};
use super::census::{Census, count};
use super::clock::Clock;
use super::current;
use super::host::{Driver, Host};
use super::offload::JobCell;
use super::task::{Finish, TaskSlot};
use super::timer::{TimerCell, TimerEntry};
use crate::trace::{
    Actor, EventKind, LocationId, Log, LoopTime, Outcome, PromiseId, Stream, TaskId, TextId, WarningKind,
};

/// How long one turn runs before the host may paint, in nanoseconds.
const TURN_BUDGET: u64 = 4_000_000;

/// A loop that does not record reads the clock for its turns' sake alone. As long as entries take less than this on
/// average, in nanoseconds, it reads it less often than after each,
const QUICK_ENTRY: u64 = 10_000;

/// but after this many at the latest.
const UNREAD_MOST: u32 = 8;

/// A stretch that is worth stamping on the timeline when nobody chose another threshold: three frames.
const BLOCKED_THRESHOLD: Duration = Duration::from_millis(50);

/// Names a loop on its thread. Wakers hold this, never the loop itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoopId(pub(super) usize);

/// How a loop is set up.
#[derive(Clone, Copy, Debug)]
pub struct LoopOptions {
    /// Whether events are recorded at all.
    pub recording: bool,
    /// The most events that the log keeps.
    pub event_cap: usize,
}

impl Default for LoopOptions {
    fn default() -> Self {
        Self { recording: true, event_cap: crate::trace::DEFAULT_CAP }
    }
}

/// What stands in the ready queue.
pub(super) enum Entry {
    Task(Runnable<TaskId>),
    Callback(Rc<CallbackCell>),
    Timer(Rc<TimerCell>),
}

/// What one [`EventLoop::step`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stepped {
    /// The entry at the front of the ready queue had its turn.
    Ran(Actor),
    /// The ready queue was empty: the clock moved to the next deadline, and the timers due then are
    /// in the ready queue now.
    Jumped(LoopTime),
    /// Nothing is ready and no timer is armed.
    Nothing,
}

/// A loop and everything on it. Dropping it closes it.
pub struct EventLoop {
    pub(super) inner: Rc<Inner>,
}

pub(super) struct Inner {
    pub(super) id: LoopId,
    host: Box<dyn Host>,
    origin: u64,
    clock: Clock,
    ready: RefCell<VecDeque<Entry>>,
    timers: RefCell<BinaryHeap<TimerEntry>>,
    /// Heap entries whose timer was cancelled; they go when they come up, or when they are too many.
    stale_timers: Cell<usize>,
    armed_timers: Cell<usize>,
    pub(super) tasks: RefCell<Vec<Option<TaskSlot>>>,
    live_tasks: Cell<usize>,
    pub(super) log: Rc<RefCell<Log>>,
    pub(super) recording: bool,
    pub(super) running: Cell<Actor>,
    /// Whether the entry that runs is a poll, and not a task's end.
    polling: Cell<bool>,
    /// Whether the task that runs woke itself: told once its poll is over, for it is not ready before.
    woke_itself: Cell<bool>,
    /// Whether repeated waits go unrecorded; see [`Inner::quiet`].
    quiet: Cell<bool>,
    /// How the task that runs ended, to be told once its poll is over.
    finish: RefCell<Option<Finish>>,
    next_timer: Cell<usize>,
    next_callback: Cell<usize>,
    next_promise: Cell<usize>,
    next_coroutine: Cell<usize>,
    /// Every job so far by its id; `None` for those that are over.
    pub(super) jobs: RefCell<Vec<Option<Rc<JobCell>>>>,
    iterations: Cell<u32>,
    /// Entries of the running iteration that have yet to have their turn.
    remaining: Cell<usize>,
    in_turn: Cell<bool>,
    paused: Cell<bool>,
    closed: Cell<bool>,
    /// Whether everything that the loop held has been dropped.
    released: Cell<bool>,
    /// Whether a `Started` without its `Ended` is in the log.
    started: Cell<bool>,
    blocked_threshold: Cell<u64>,
    /// Whether the page has to wait for the end of an iteration; see [`EventLoop::set_whole_iterations`].
    whole_iterations: Cell<bool>,
    /// In debug mode, the real nanoseconds from which an entry counts as slow.
    pub(super) debug: Cell<Option<u64>>,
    /// Whether the loop stops at the end of this iteration.
    stopping: Cell<bool>,
    /// Whether [`EventLoop::iterate`] comes back before the next entry.
    leaving: Cell<bool>,
    /// See [`EventLoop::set_place`].
    place: Cell<Option<LocationId>>,
}

impl EventLoop {
    /// A loop in the surroundings that `host` makes for it.
    pub fn new(host: impl FnOnce(Driver) -> Box<dyn Host>, options: LoopOptions) -> Self {
        count(|c| c.loops += 1);
        let inner = Rc::new_cyclic(|weak: &Weak<Inner>| {
            let host = host(Driver { inner: weak.clone() });
            let origin = host.now();
            Inner {
                id: current::register(weak.clone()),
                host,
                origin,
                clock: Clock::new(origin),
                ready: RefCell::default(),
                timers: RefCell::default(),
                stale_timers: Cell::new(0),
                armed_timers: Cell::new(0),
                tasks: RefCell::default(),
                live_tasks: Cell::new(0),
                log: Rc::new(RefCell::new(Log::with_cap(options.event_cap))),
                recording: options.recording,
                running: Cell::new(Actor::Outside),
                polling: Cell::new(false),
                woke_itself: Cell::new(false),
                quiet: Cell::new(false),
                finish: RefCell::default(),
                next_timer: Cell::new(0),
                next_callback: Cell::new(0),
                next_promise: Cell::new(0),
                next_coroutine: Cell::new(0),
                jobs: RefCell::default(),
                iterations: Cell::new(0),
                remaining: Cell::new(0),
                in_turn: Cell::new(false),
                paused: Cell::new(false),
                closed: Cell::new(false),
                released: Cell::new(false),
                started: Cell::new(false),
                blocked_threshold: Cell::new(BLOCKED_THRESHOLD.as_nanos() as u64),
                whole_iterations: Cell::new(false),
                debug: Cell::new(None),
                stopping: Cell::new(false),
                leaving: Cell::new(false),
                place: Cell::new(None),
            }
        });
        Self { inner }
    }

    /// Runs `f` with this loop as the current one, so that [`spawn`](super::spawn) and the others
    /// find it. What `f` does counts as done from outside.
    pub fn enter<R>(&self, f: impl FnOnce() -> R) -> R {
        current::enter(&self.inner, f)
    }

    /// The log of this loop. It may be read at any time between turns, and stays readable after the
    /// loop has been closed.
    pub fn log(&self) -> Rc<RefCell<Log>> {
        self.inner.log.clone()
    }

    /// The time on this loop's clock.
    pub fn now(&self) -> LoopTime {
        self.inner.now()
    }

    /// The host's clock, in nanoseconds since this loop was made.
    pub fn wall(&self) -> u64 {
        self.inner.wall()
    }

    /// Lets the loop run what is ready, for a few milliseconds at most. For hosts and tests.
    pub fn turn(&self) {
        self.inner.turn();
    }

    /// Keeps an alarm of this loop from running its callback. Returns whether it had yet to run.
    pub fn take_back(&self, alarm: &Alarm) -> bool {
        take_back(&self.inner, &alarm.0)
    }

    /// Runs one iteration, for a driver that decides between iterations (`BaseEventLoop._run_once` without its
    /// wait). Does nothing on a loop that is paused, closed or runs already.
    pub fn iterate(&self) {
        let inner = &self.inner;
        if inner.closed.get() || inner.paused.get() || inner.in_turn.get() {
            return;
        }
        current::enter(inner, || {
            let _turn = Turn::begin(inner);
            inner.leaving.set(false);
            if inner.remaining.get() == 0 {
                inner.begin_iteration(inner.host.now());
            }
            while inner.remaining.get() > 0 && !inner.closed.get() && !inner.leaving.get() {
                inner.run_entry(inner.host.now());
            }
            // What an early end left behind belongs to the next iteration.
            inner.remaining.set(0);
            inner.rest_if_idle();
        });
    }

    /// Has [`EventLoop::iterate`] come back once the entry that runs now is over.
    pub fn leave(&self) {
        self.inner.leaving.set(true);
    }

    /// The earliest deadline of a timer that is still armed.
    pub fn next_deadline(&self) -> Option<LoopTime> {
        self.inner.next_deadline()
    }

    /// The latest deadline that is at most `window` behind the earliest: how far a wait that is a little late gets.
    pub fn deadline_within(&self, window: Duration) -> Option<LoopTime> {
        let first = self.inner.next_deadline()?;
        let end = first.after(window);
        let mut timers = self.inner.timers.borrow_mut();
        let mut near = Vec::new();
        let mut last = first;
        while timers.peek().is_some_and(|entry| entry.timer.due <= end)
            && let Some(entry) = timers.pop()
        {
            if !entry.timer.is_over() {
                last = entry.timer.due;
            }
            near.push(entry);
        }
        timers.extend(near);
        Some(last)
    }

    /// Whether events are recorded.
    pub fn is_recording(&self) -> bool {
        self.inner.recording
    }

    /// Records what an engine that runs on this loop knows and the loop does not.
    pub fn tell(&self, kind: EventKind) {
        self.inner.record(kind);
    }

    /// The id of a text in the log, for [`EventLoop::tell`].
    pub fn text(&self, text: &str) -> TextId {
        self.inner.text(text)
    }

    /// The id of a source position in the log.
    pub fn place(&self, file: &str, line: u32) -> LocationId {
        self.inner.log.borrow_mut().names.location(file, line, 0)
    }

    /// Where an engine's own code stands: while it is set, what that code does is recorded as done there, and not at the
    /// place in Rust that did it.
    pub fn set_place(&self, place: Option<LocationId>) {
        self.inner.place.set(place);
    }

    /// Who has its turn now.
    pub fn actor(&self) -> Actor {
        self.inner.running.get()
    }

    /// The id of a promise that an engine keeps itself; its events are the engine's to [tell](EventLoop::tell).
    pub fn new_promise(&self) -> PromiseId {
        PromiseId::from_index(self.inner.next_promise())
    }

    /// Tasks that are not over.
    pub fn live_tasks(&self) -> usize {
        self.inner.live_tasks.get()
    }

    /// Timers that may still fire.
    pub fn armed_timers(&self) -> usize {
        self.inner.armed_timers.get()
    }

    /// Entries in the ready queue, those among them that will be passed over included.
    pub fn ready_len(&self) -> usize {
        self.inner.ready.borrow().len()
    }

    /// Iterations begun so far.
    pub fn iterations(&self) -> u32 {
        self.inner.iterations.get()
    }

    /// Whether nothing is ready, no timer is armed and no task is alive.
    pub fn is_at_rest(&self) -> bool {
        self.inner.is_at_rest()
    }

    /// Whether the loop has been closed.
    pub fn is_closed(&self) -> bool {
        self.inner.closed.get()
    }

    /// Whether the loop was ended by a panic that could not be caught; see [`abandon_running`](super::abandon_running).
    pub fn is_abandoned(&self) -> bool {
        self.inner.closed.get() && !self.inner.released.get()
    }

    /// Whether the loop is paused.
    pub fn is_paused(&self) -> bool {
        self.inner.paused.get()
    }

    /// Stops the loop's clock; it takes no more turns until [`EventLoop::resume`]. An entry that runs
    /// now runs to its end.
    pub fn pause(&self) {
        self.inner.pause();
    }

    /// Lets the clock and the turns go on.
    pub fn resume(&self) {
        let inner = &self.inner;
        if inner.closed.get() || !inner.paused.replace(false) {
            return;
        }
        let now = inner.host.now();
        inner.clock.go(now);
        inner.record(EventKind::Resumed { wall: now.saturating_sub(inner.origin) });
        inner.host.request_turn();
    }

    /// Runs one entry of the ready queue of a paused loop, or, if that is empty, moves the clock to
    /// the next deadline. Does nothing on a loop that is not paused, is closed or runs already.
    pub fn step(&self) -> Stepped {
        let inner = &self.inner;
        if !inner.paused.get() || inner.closed.get() || inner.in_turn.get() {
            return Stepped::Nothing;
        }
        current::enter(inner, || {
            let turn = Turn::begin(inner);
            if inner.ready.borrow().is_empty() {
                let next = inner.next_deadline();
                if let Some(due) = next {
                    let from = inner.now();
                    inner.clock.jump(inner.host.now(), due);
                    if due > from {
                        inner.record(EventKind::ClockJumped { from });
                    }
                    inner.move_due_timers(inner.now());
                }
                drop(turn);
                return next.map_or(Stepped::Nothing, Stepped::Jumped);
            }
            let now = inner.host.now();
            if inner.remaining.get() == 0 {
                inner.begin_iteration(now);
            }
            let (ran, _) = inner.run_entry(now);
            if inner.remaining.get() == 0 {
                // It stands still already.
                inner.stopping.set(false);
            }
            inner.rest_if_idle();
            Stepped::Ran(ran)
        })
    }

    /// Sets the clock's speed in thousandths of real time, from 100 to 4000.
    pub fn set_speed(&self, permille: u32) {
        let inner = &self.inner;
        if inner.closed.get() {
            return;
        }
        let now = inner.host.now();
        inner.clock.set_speed(now, permille);
        inner.record(EventKind::SpeedSet {
            permille: inner.clock.permille(),
            wall: now.saturating_sub(inner.origin),
        });
        inner.arm_host();
    }

    /// The clock's speed in thousandths of real time.
    pub fn speed(&self) -> u32 {
        self.inner.clock.permille()
    }

    /// How long one entry may run before the stretch is recorded as one that blocked the loop.
    pub fn set_blocked_threshold(&self, threshold: Duration) {
        self.inner.blocked_threshold.set(u64::try_from(threshold.as_nanos()).unwrap_or(u64::MAX));
    }

    /// Whether an iteration runs to its end before the host gets its thread back, as asyncio looks at its selector
    /// only between iterations. Otherwise a host may paint after any entry once a few milliseconds have gone by. The
    /// order of entries is the same.
    pub fn set_whole_iterations(&self, whole: bool) {
        self.inner.set_whole_iterations(whole);
    }

    /// Asks for the cancellation of every live task, in order of creation. Returns how many there were.
    #[track_caller]
    pub fn cancel_all(&self) -> usize {
        let location = Location::caller();
        let tasks: Vec<TaskId> = {
            let slots = self.inner.tasks.borrow();
            let live = slots.iter().enumerate().filter(|(_, slot)| slot.is_some());
            live.map(|(i, _)| TaskId::from_index(i)).collect()
        };
        tasks.iter().filter(|&&task| self.inner.cancel(task, location)).count()
    }

    /// Takes back every callback that waits for its time, as [`CallbackHandle::cancel`](super::CallbackHandle::cancel) does.
    /// Returns how many there were.
    pub fn cancel_calls(&self) -> usize {
        let waiting: Vec<Rc<TimerCell>> =
            self.inner.timers.borrow().iter().map(|entry| entry.timer.clone()).collect();
        waiting.iter().filter(|timer| take_back(&self.inner, timer)).count()
    }

    /// Asks for the cancellation of one task, as [`JoinHandle::cancel`](super::JoinHandle::cancel) does.
    #[track_caller]
    pub fn cancel(&self, task: TaskId) -> bool {
        self.inner.cancel(task, Location::caller())
    }

    /// Drops every task, timer and callback, and whatever comes to this loop from now on. The log
    /// stays. Closing twice does nothing.
    pub fn close(&self) {
        self.inner.close();
    }
}

impl Drop for EventLoop {
    fn drop(&mut self) {
        self.inner.close();
    }
}

impl Inner {
    pub(super) fn now(&self) -> LoopTime {
        self.clock.loop_time(self.host.now())
    }

    /// What the loop's clock shows at this moment of the host's.
    pub(super) fn loop_time(&self, host_time: u64) -> LoopTime {
        self.clock.loop_time(host_time)
    }

    pub(super) fn wall(&self) -> u64 {
        self.host.now().saturating_sub(self.origin)
    }

    pub(super) fn set_whole_iterations(&self, whole: bool) {
        self.whole_iterations.set(whole);
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub(super) fn host(&self) -> &dyn Host {
        &*self.host
    }

    pub(super) fn burn(&self, nanos: u64) {
        self.host.burn(nanos);
    }

    pub(super) fn record(&self, kind: EventKind) {
        if self.recording {
            self.record_at(self.now(), kind);
        }
    }

    pub(super) fn record_at(&self, at: LoopTime, kind: EventKind) {
        if self.recording {
            self.log.borrow_mut().push(at, kind);
        }
    }

    pub(super) fn location(&self, location: &'static Location<'static>) -> LocationId {
        if self.recording {
            if let Some(place) = self.place.get() {
                return place;
            }
            let mut log = self.log.borrow_mut();
            if !log.is_full() {
                return log.names.rust_location(location);
            }
        }
        // Nothing is kept that could name it.
        LocationId::from_index(0)
    }

    pub(super) fn text(&self, text: &str) -> TextId {
        if self.recording && !self.log.borrow().is_full() {
            self.log.borrow_mut().names.text(text)
        } else {
            TextId::from_index(0)
        }
    }

    pub(super) fn next_timer(&self) -> usize {
        take_next(&self.next_timer)
    }

    pub(super) fn next_callback(&self) -> usize {
        take_next(&self.next_callback)
    }

    pub(super) fn next_promise(&self) -> usize {
        take_next(&self.next_promise)
    }

    pub(super) fn callbacks_so_far(&self) -> usize {
        self.next_callback.get()
    }

    pub(super) fn next_coroutine(&self) -> usize {
        take_next(&self.next_coroutine)
    }

    /// See [`stop`].
    fn stop_if_asked(&self) {
        if self.stopping.take() {
            self.pause();
        }
    }

    fn pause(&self) {
        if self.closed.get() || self.paused.replace(true) {
            return;
        }
        let now = self.host.now();
        self.clock.stop(now);
        self.host.wake_at(None);
        self.record(EventKind::Paused { wall: now.saturating_sub(self.origin) });
    }

    pub(super) fn is_at_rest(&self) -> bool {
        self.live_tasks.get() == 0 && self.armed_timers.get() == 0 && self.ready.borrow().is_empty()
    }

    /// Notes that there is something to do after a rest.
    pub(super) fn start(&self) {
        if !self.started.replace(true) && self.recording {
            self.record(EventKind::Started { wall: self.wall() });
        }
    }

    fn rest_if_idle(&self) {
        if self.started.get() && self.is_at_rest() {
            self.started.set(false);
            if self.recording {
                self.record(EventKind::Ended { wall: self.wall() });
            }
        }
    }

    pub(super) fn add_task(&self, slot: TaskSlot) {
        self.live_tasks.set(self.live_tasks.get() + 1);
        self.tasks.borrow_mut().push(Some(slot));
    }

    /// Appends to the ready queue and sees to it that a turn comes.
    pub(super) fn enqueue(&self, entry: Entry) {
        if self.closed.get() {
            // Dropping it drops the future or the callback in it.
            return;
        }
        if let Entry::Task(runnable) = &entry {
            let task = *runnable.metadata();
            let by = self.running.get();
            if by == Actor::Task(task) && self.polling.get() {
                self.woke_itself.set(true);
            } else {
                self.record(EventKind::TaskScheduled { task, by });
            }
        }
        self.append(entry);
    }

    /// Appends a task that was made just now, at `at`.
    pub(super) fn enqueue_new(&self, runnable: Runnable<TaskId>, at: LoopTime) {
        let (task, by) = (*runnable.metadata(), self.running.get());
        self.record_at(at, EventKind::TaskScheduled { task, by });
        self.append(Entry::Task(runnable));
    }

    fn append(&self, entry: Entry) {
        self.ready.borrow_mut().push_back(entry);
        if !self.in_turn.get() && !self.paused.get() {
            self.host.request_turn();
        }
    }

    pub(super) fn arm(&self, timer: Rc<TimerCell>) {
        self.armed_timers.set(self.armed_timers.get() + 1);
        if self.closed.get() {
            // Its owner is being dropped, and will take it back.
            return;
        }
        let earliest = {
            let mut timers = self.timers.borrow_mut();
            let earliest = timers.peek().is_none_or(|first| timer.due < first.timer.due);
            timers.push(TimerEntry { timer });
            earliest
        };
        // Within a turn the host is told once, at its end.
        if earliest && !self.in_turn.get() {
            self.arm_host();
        }
    }

    /// A timer has fired or was cancelled.
    pub(super) fn disarmed(&self) {
        self.armed_timers.set(self.armed_timers.get().saturating_sub(1));
    }

    /// A timer was cancelled and is in the heap still.
    pub(super) fn left_in_heap(&self, timer: &TimerCell) {
        if self.closed.get() {
            return;
        }
        self.stale_timers.set(self.stale_timers.get() + 1);
        let was_next = {
            let mut timers = self.timers.borrow_mut();
            let was_next = timers.peek().is_some_and(|first| first.timer.id == timer.id);
            // asyncio's bounds: _MIN_SCHEDULED_TIMER_HANDLES and _MIN_CANCELLED_TIMER_HANDLES_FRACTION.
            if timers.len() > 100 && self.stale_timers.get() * 2 > timers.len() {
                timers.retain(|entry| !entry.timer.is_over());
                self.stale_timers.set(0);
            }
            was_next
        };
        if !self.in_turn.get() {
            self.rest_if_idle();
            if was_next {
                self.arm_host();
            }
        }
    }

    /// The earliest deadline of a timer that is still armed.
    fn next_deadline(&self) -> Option<LoopTime> {
        let mut timers = self.timers.borrow_mut();
        while timers.peek().is_some_and(|first| first.timer.is_over()) {
            timers.pop();
            self.stale_timers.set(self.stale_timers.get().saturating_sub(1));
        }
        timers.peek().map(|first| first.timer.due)
    }

    /// A task's future has returned or was dropped. Within its own turn this is told afterwards.
    pub(super) fn finish(&self, task: TaskId, finish: Finish) {
        if self.running.get() == Actor::Task(task) {
            *self.finish.borrow_mut() = Some(finish);
        } else {
            let at = self.now();
            self.tell_finish(task, finish, at);
        }
    }

    /// Returns whether code other than the loop's own may have run meanwhile.
    fn tell_finish(&self, task: TaskId, finish: Finish, at: LoopTime) -> bool {
        let slot = self.tasks.borrow_mut().get_mut(task.index()).and_then(Option::take);
        let Some(slot) = slot else { return false };
        self.live_tasks.set(self.live_tasks.get().saturating_sub(1));
        self.record_at(at, EventKind::TaskFinished { task, outcome: finish.outcome, text: finish.text });
        if !slot.reports_itself() {
            self.check_end(task, finish.outcome, slot.polls());
        }
        // With the slot goes a value that nobody can fetch any more, and its drop is foreign code.
        match catch_unwind(AssertUnwindSafe(|| slot.over())) {
            Ok(foreign) => foreign,
            Err(panic) => {
                let text =
                    self.text(&format!("Exception while a result was dropped: {}", panic_message(&*panic)));
                self.record(EventKind::Output { by: Actor::Task(task), stream: Stream::Err, text });
                true
            }
        }
    }

    /// Whether this task is in a poll now.
    pub(super) fn polls_now(&self, task: TaskId) -> bool {
        self.polling.get() && self.running.get() == Actor::Task(task)
    }

    /// What it means that this task's future is dropped before its end.
    pub(super) fn outcome_of_drop(&self, task: TaskId) -> Outcome {
        let tasks = self.tasks.borrow();
        let asked = tasks.get(task.index()).is_some_and(|s| s.as_ref().is_some_and(TaskSlot::cancel_asked));
        if asked || !self.closed.get() { Outcome::Cancelled } else { Outcome::Dropped }
    }

    /// Until the guard goes, waits that go on are not recorded anew; new ones are.
    pub(super) fn quiet(&self) -> Quiet<'_> {
        Quiet { inner: self, before: self.quiet.replace(true) }
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.quiet.get()
    }

    fn fail_panicked(&self, task: TaskId, message: &str) {
        let text = Some(self.text(message));
        if let Some(Some(slot)) = self.tasks.borrow().get(task.index()) {
            slot.set_panicked(message);
        }
        *self.finish.borrow_mut() = Some(Finish { outcome: Outcome::Panicked, text });
    }

    /// Asks for a task's cancellation. It is dropped in a turn of its own. Returns whether it was
    /// still alive and had not been asked before.
    pub(super) fn cancel(&self, task: TaskId, location: &'static Location<'static>) -> bool {
        let handle = {
            let mut tasks = self.tasks.borrow_mut();
            // A handle from a closed loop names a task that never was.
            let Some(slot) = tasks.get_mut(task.index()) else { return false };
            slot.as_mut().and_then(TaskSlot::take_cancelled)
        };
        let accepted = handle.is_some();
        if self.recording {
            let location = self.location(location);
            self.record(EventKind::CancelRequested { task, by: self.running.get(), location, accepted });
        }
        // Dropping the handle marks the task and puts it on the ready queue, unless it is there.
        drop(handle);
        accepted
    }

    pub(super) fn warn(&self, kind: WarningKind, text: &str) {
        if self.recording {
            let text = self.text(text);
            self.record(EventKind::Warning { kind, by: self.running.get(), text });
        }
    }

    pub(super) fn abandon_running(&self, message: &str) -> bool {
        // A panic inside the recording itself leaves nothing to record it in.
        if !self.in_turn.get() || self.log.try_borrow_mut().is_err() {
            return false;
        }
        current::leave(self.id);
        let running = self.running.replace(Actor::Outside);
        if running == Actor::Outside {
            return false;
        }
        let at = self.now();
        self.closed.set(true);
        self.host.wake_at(None);
        match running {
            Actor::Task(task) => {
                let text = Some(self.text(message));
                self.record_at(at, EventKind::PollEnded { task, busy: 0 });
                self.record_at(at, EventKind::TaskFinished { task, outcome: Outcome::Panicked, text });
            }
            Actor::Callback(callback) => {
                self.record_at(at, EventKind::CallbackEnded { callback, busy: 0 });
            }
            Actor::Timer(_) | Actor::Outside => {}
        }
        self.record_at(at, EventKind::Ended { wall: self.wall() });
        self.started.set(false);
        true
    }

    fn close(self: &Rc<Self>) {
        self.closed.set(true);
        if self.released.replace(true) {
            return;
        }
        self.host.wake_at(None);
        // Guards may print, and ask for what a closed loop refuses; they find it as the current one.
        current::enter(self, || self.release());
        // The entry that runs, if this is called from one, is told to its end first.
        if !self.in_turn.get() {
            self.end();
        }
    }

    fn end(&self) {
        if self.started.replace(false) {
            self.record(EventKind::Ended { wall: self.wall() });
        }
    }

    fn release(&self) {
        // Guards that run while futures drop find the loop closed: what they hand to it is dropped too.
        let handles: Vec<_> = {
            let mut tasks = self.tasks.borrow_mut();
            tasks.iter_mut().filter_map(|slot| slot.as_mut().and_then(TaskSlot::take_handle)).collect()
        };
        drop(handles);
        self.give_up_jobs();
        self.remaining.set(0);
        let ready = std::mem::take(&mut *self.ready.borrow_mut());
        for entry in ready {
            match entry {
                Entry::Task(runnable) => drop(runnable),
                Entry::Callback(callback) => self.drop_callback(&callback),
                Entry::Timer(timer) => self.drop_timer(&timer),
            }
        }
        let timers = std::mem::take(&mut *self.timers.borrow_mut());
        for TimerEntry { timer } in timers.into_sorted_vec().into_iter().rev() {
            self.drop_timer(&timer);
        }
    }

    fn drop_callback(&self, callback: &CallbackCell) {
        if let Some(function) = callback.take() {
            self.record(EventKind::CallbackCancelled { callback: callback.id });
            drop(function);
        }
    }

    fn drop_timer(&self, timer: &TimerCell) {
        if let Some(callback) = timer.callback() {
            self.drop_callback(&callback);
        }
        timer.take_back(self);
    }
}

/// Has the running loop stop at the end of its iteration, or of the next if none runs (`loop.stop`). A stopped loop
/// is a paused one: its clock stands still until it is resumed.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn stop() {
    let inner = current::current();
    inner.stopping.set(true);
    if !inner.in_turn.get() && !inner.paused.get() {
        inner.host.request_turn();
    }
}

/// The loop is in a turn while this lives, and out of it even if the turn unwinds.
struct Turn<'a>(&'a Inner);

impl<'a> Turn<'a> {
    fn begin(inner: &'a Inner) -> Self {
        inner.in_turn.set(true);
        Self(inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.in_turn.set(false);
        self.0.running.set(Actor::Outside);
        self.0.polling.set(false);
        if self.0.released.get() {
            self.0.end();
        }
    }
}

/// How often a loop that does not record reads the clock within a turn.
#[derive(Default)]
struct Pace {
    /// Entries that have run since the last reading.
    unread: u32,
    /// How many may.
    allowed: u32,
}

impl Pace {
    /// One more entry has run: whether it is time for a reading.
    fn is_due(&mut self) -> bool {
        self.unread += 1;
        self.unread > self.allowed
    }

    /// Takes over the reading `next`.
    fn read(&mut self, now: &mut u64, next: u64) {
        let quick = next.saturating_sub(*now) < QUICK_ENTRY * u64::from(self.unread.max(1));
        self.allowed = if quick { (self.allowed * 2 + 1).min(UNREAD_MOST) } else { 0 };
        self.unread = 0;
        *now = next;
    }
}

/// See [`Inner::quiet`].
pub(super) struct Quiet<'a> {
    inner: &'a Inner,
    before: bool,
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        self.inner.quiet.set(self.before);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        current::unregister(self.id);
        count(|c: &mut Census| c.loops -= 1);
    }
}

fn take_next(counter: &Cell<usize>) -> usize {
    let next = counter.get();
    counter.set(next + 1);
    next
}

/// What a panic said, as far as it said it in words.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "a panic without a message".to_owned()
    }
}
