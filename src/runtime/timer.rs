//! Timers and [`sleep`].

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::callback::CallbackCell;
use super::census::count;
use super::current::current;
use super::event_loop::Inner;
use crate::trace::{Actor, Awaited, EventKind, LoopTime, TimerId};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// In the heap.
    Armed,
    /// In the ready queue.
    Due,
    Fired,
    Cancelled,
}

enum Target {
    Wake(Waker),
    Callback(Rc<CallbackCell>),
}

pub(super) struct TimerCell {
    pub(super) id: TimerId,
    pub(super) due: LoopTime,
    state: Cell<State>,
    target: RefCell<Option<Target>>,
}

impl TimerCell {
    fn arm(inner: &Inner, due: LoopTime, owner: Actor, target: Target) -> Rc<Self> {
        // Counted as long as it may still fire, however long somebody holds a handle to it.
        count(|c| c.timers += 1);
        let id = TimerId::from_index(inner.next_timer());
        let state = Cell::new(State::Armed);
        let timer = Rc::new(Self { id, due, state, target: RefCell::new(Some(target)) });
        inner.record(EventKind::TimerArmed { timer: id, due, target: owner });
        inner.arm(timer.clone());
        timer
    }

    pub(super) fn arm_callback(inner: &Inner, due: LoopTime, callback: Rc<CallbackCell>) -> Rc<Self> {
        Self::arm(inner, due, Actor::Callback(callback.id), Target::Callback(callback))
    }

    /// A timer that wakes the task which runs now.
    pub(super) fn arm_waker(inner: &Inner, due: LoopTime, waker: Waker) -> Rc<Self> {
        Self::arm(inner, due, inner.running.get(), Target::Wake(waker))
    }

    pub(super) fn set_waker(&self, waker: &Waker) {
        if let Some(Target::Wake(old)) = &mut *self.target.borrow_mut()
            && !old.will_wake(waker)
        {
            old.clone_from(waker);
        }
    }

    pub(super) fn has_fired(&self) -> bool {
        self.state.get() == State::Fired
    }

    /// Whether it has fired or was cancelled.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state.get(), State::Fired | State::Cancelled)
    }

    pub(super) fn leave_heap(&self) {
        self.state.set(State::Due);
    }

    /// Whom its waking is put down to.
    pub(super) fn woken_by(&self) -> Actor {
        Actor::Timer(self.id)
    }

    /// Wakes its task, or gives out its callback to be run.
    pub(super) fn fire(&self) -> Option<Rc<CallbackCell>> {
        self.state.set(State::Fired);
        count(|c| c.timers -= 1);
        // Out of the cell first: what a waker does is not ours to know.
        let target = self.target.borrow_mut().take();
        match target {
            Some(Target::Wake(waker)) => {
                waker.wake();
                None
            }
            Some(Target::Callback(callback)) => Some(callback),
            None => None,
        }
    }

    /// The callback that it will run.
    pub(super) fn callback(&self) -> Option<Rc<CallbackCell>> {
        match &*self.target.borrow() {
            Some(Target::Callback(callback)) => Some(callback.clone()),
            Some(Target::Wake(_)) | None => None,
        }
    }

    pub(super) fn cancel(&self, inner: &Weak<Inner>) {
        // Without a loop it will not fire either.
        match inner.upgrade() {
            Some(inner) => self.take_back(&inner),
            None => self.target.take().map_or((), drop),
        }
    }

    /// Keeps it from firing, unless it has.
    pub(super) fn take_back(&self, inner: &Inner) {
        if self.is_over() {
            return;
        }
        let in_heap = self.state.replace(State::Cancelled) == State::Armed;
        count(|c| c.timers -= 1);
        let target = self.target.borrow_mut().take();
        inner.record(EventKind::TimerCancelled { timer: self.id });
        inner.disarmed();
        if in_heap {
            inner.left_in_heap(self);
        }
        drop(target);
    }
}

impl Drop for TimerCell {
    fn drop(&mut self) {
        if !self.is_over() {
            count(|c| c.timers -= 1);
        }
    }
}

/// A timer in the heap: the earliest deadline first, equal ones in order of creation.
pub(super) struct TimerEntry {
    pub(super) timer: Rc<TimerCell>,
}

impl Ord for TimerEntry {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives out its greatest.
        (other.timer.due, other.timer.id).cmp(&(self.timer.due, self.timer.id))
    }
}

impl PartialOrd for TimerEntry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for TimerEntry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for TimerEntry {}

/// Waits until `delay` has passed on the loop's clock, counted from the first poll
/// (`asyncio.sleep`). A delay of zero waits for its next turn and sets no timer. Dropping the future takes the
/// timer back.
#[track_caller]
pub fn sleep(delay: Duration) -> Sleep {
    Sleep { delay, location: Location::caller(), state: SleepState::New }
}

/// Gives every other entry that is ready a turn before going on (`asyncio.sleep(0)`).
#[track_caller]
pub fn yield_now() -> Sleep {
    sleep(Duration::ZERO)
}

/// The future of [`sleep`] and [`yield_now`].
#[must_use = "a future does nothing until it is awaited"]
pub struct Sleep {
    delay: Duration,
    location: &'static Location<'static>,
    state: SleepState,
}

enum SleepState {
    New,
    Yielded,
    Armed(Rc<TimerCell>, Weak<Inner>),
    Done,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match &self.state {
            SleepState::New if self.delay.is_zero() => {
                awaiting(&current(), Awaited::Turn, self.location);
                self.state = SleepState::Yielded;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            SleepState::New => {
                let inner = current();
                let due = inner.now().after(self.delay);
                let timer = TimerCell::arm_waker(&inner, due, cx.waker().clone());
                awaiting(&inner, Awaited::Timer(timer.id), self.location);
                self.state = SleepState::Armed(timer, Rc::downgrade(&inner));
                Poll::Pending
            }
            SleepState::Armed(timer, inner) if !timer.has_fired() => {
                timer.set_waker(cx.waker());
                if let Some(inner) = inner.upgrade() {
                    still_awaiting(&inner, Awaited::Timer(timer.id), self.location);
                }
                Poll::Pending
            }
            SleepState::Yielded | SleepState::Armed(..) | SleepState::Done => {
                self.state = SleepState::Done;
                Poll::Ready(())
            }
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let SleepState::Armed(timer, inner) = &self.state {
            timer.cancel(inner);
        }
    }
}

/// Notes what the task that runs now waits for.
pub(super) fn awaiting(inner: &Inner, on: Awaited, location: &'static Location<'static>) {
    if inner.recording
        && let Some(task) = inner.running.get().task()
    {
        let location = inner.location(location);
        inner.record(EventKind::TaskAwaiting { task, on, location });
    }
}

/// As [`awaiting`], when it waited for the same before. A wait for several things at once leaves it out.
pub(super) fn still_awaiting(inner: &Inner, on: Awaited, location: &'static Location<'static>) {
    if !inner.is_quiet() {
        awaiting(inner, on, location);
    }
}
