//! Plain callbacks on the ready queue.

use std::cell::RefCell;
use std::panic::Location;
use std::rc::{Rc, Weak};
use std::time::Duration;

use super::census::count;
use super::current::current;
use super::event_loop::{Entry, Inner};
use super::timer::TimerCell;
use crate::trace::{Actor, CallbackId, EventKind, LoopTime, TimerId, WarningKind};

type Function = Box<dyn FnOnce()>;

pub(super) struct CallbackCell {
    pub(super) id: CallbackId,
    function: RefCell<Option<Function>>,
}

impl CallbackCell {
    /// Whether it has run, or will not run.
    pub(super) fn is_over(&self) -> bool {
        self.function.borrow().is_none()
    }

    pub(super) fn take(&self) -> Option<Function> {
        let function = self.function.borrow_mut().take();
        if function.is_some() {
            count(|c| c.callbacks -= 1);
        }
        function
    }
}

impl Drop for CallbackCell {
    fn drop(&mut self) {
        self.take();
    }
}

/// A callback that was handed to a loop. Dropping this changes nothing; see
/// [`CallbackHandle::cancel`].
#[derive(Clone)]
pub struct CallbackHandle {
    cell: Rc<CallbackCell>,
    timer: Option<Rc<TimerCell>>,
    inner: Weak<Inner>,
}

/// A callback behind a timer, no more of it than [`EventLoop::take_back`](super::EventLoop::take_back) needs.
pub struct Alarm(pub(super) Rc<TimerCell>);

impl CallbackHandle {
    /// The alarm that it is, if it hangs behind a timer.
    pub fn into_alarm(self) -> Option<Alarm> {
        self.timer.map(Alarm)
    }

    /// The callback's id in the trace.
    pub fn id(&self) -> CallbackId {
        self.cell.id
    }

    /// The id of its timer in the trace, if it hangs behind one.
    pub fn timer(&self) -> Option<TimerId> {
        self.timer.as_ref().map(|timer| timer.id)
    }

    /// Keeps the callback from running. It keeps its place in the ready queue and is passed over
    /// (`asyncio.Handle.cancel`). Returns whether it had yet to run.
    pub fn cancel(&self) -> bool {
        let Some(function) = self.cell.take() else { return false };
        if let Some(inner) = self.inner.upgrade() {
            inner.record(EventKind::CallbackCancelled { callback: self.cell.id });
        }
        if let Some(timer) = &self.timer {
            timer.cancel(&self.inner);
        }
        drop(function);
        true
    }
}

/// Takes back the callback that `timer` would run. Returns whether it had yet to run.
pub(super) fn take_back(inner: &Inner, timer: &TimerCell) -> bool {
    let Some(cell) = timer.callback() else { return false };
    let Some(function) = cell.take() else { return false };
    inner.record(EventKind::CallbackCancelled { callback: cell.id });
    timer.take_back(inner);
    drop(function);
    true
}

#[track_caller]
fn create(
    inner: &Inner,
    name: Option<&str>,
    function: Function,
    location: &'static Location<'static>,
) -> Rc<CallbackCell> {
    count(|c| c.callbacks += 1);
    let id = CallbackId::from_index(inner.next_callback());
    if inner.recording {
        let location = inner.location(location);
        let name = name.map(|name| inner.text(name));
        let by = inner.running.get();
        inner.record(EventKind::CallbackCreated { callback: id, by, name, location });
    }
    Rc::new(CallbackCell { id, function: RefCell::new(Some(function)) })
}

/// What a closed loop gives back: a callback that will not run. It has the id that the next one would have had.
fn refuse(inner: &Rc<Inner>) -> CallbackHandle {
    inner.warn(WarningKind::LoopClosed, "a callback was given to a closed loop");
    let id = CallbackId::from_index(inner.callbacks_so_far());
    let cell = Rc::new(CallbackCell { id, function: RefCell::new(None) });
    CallbackHandle { cell, timer: None, inner: Rc::downgrade(inner) }
}

/// Puts a callback at the end of the ready queue; it never runs inside this call
/// (`loop.call_soon`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn call_soon(name: &str, function: impl FnOnce() + 'static) -> CallbackHandle {
    let inner = current();
    if inner.is_closed() {
        return refuse(&inner);
    }
    inner.start();
    let cell = create(&inner, Some(name), Box::new(function), Location::caller());
    inner.record(EventKind::CallbackScheduled { callback: cell.id });
    inner.enqueue(Entry::Callback(cell.clone()));
    CallbackHandle { cell, timer: None, inner: Rc::downgrade(&inner) }
}

/// Has a callback run once `delay` has passed on the loop's clock (`loop.call_later`). Even with no
/// delay it goes through the timers, and so behind what is ready already.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn call_later(delay: Duration, name: &str, function: impl FnOnce() + 'static) -> CallbackHandle {
    let inner = current();
    if inner.is_closed() {
        return refuse(&inner);
    }
    inner.start();
    let cell = create(&inner, Some(name), Box::new(function), Location::caller());
    let due = inner.now().after(delay);
    let timer = TimerCell::arm_callback(&inner, due, cell.clone());
    CallbackHandle { cell, timer: Some(timer), inner: Rc::downgrade(&inner) }
}

/// Has a callback run at a moment of the loop's clock (`loop.call_at`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn call_at(due: LoopTime, name: &str, function: impl FnOnce() + 'static) -> CallbackHandle {
    let inner = current();
    if inner.is_closed() {
        return refuse(&inner);
    }
    inner.start();
    let cell = create(&inner, Some(name), Box::new(function), Location::caller());
    let timer = TimerCell::arm_callback(&inner, due, cell.clone());
    CallbackHandle { cell, timer: Some(timer), inner: Rc::downgrade(&inner) }
}

impl From<&CallbackHandle> for Actor {
    fn from(handle: &CallbackHandle) -> Self {
        Self::Callback(handle.id())
    }
}
