//! Which loop is meant when code on a loop says `spawn` or `sleep`.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use async_task::Runnable;

use super::event_loop::{Entry, Inner, LoopId};
use crate::trace::TaskId;

thread_local! {
    static CURRENT: RefCell<Option<Rc<Inner>>> = const { RefCell::new(None) };
    /// Every loop of this thread by its id. Wakers must be `Send`, so they hold ids, not loops.
    static LOOPS: RefCell<Vec<Option<Weak<Inner>>>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn register(inner: Weak<Inner>) -> LoopId {
    LOOPS.with_borrow_mut(|loops| {
        if let Some(free) = loops.iter().position(Option::is_none) {
            loops[free] = Some(inner);
            return LoopId(free);
        }
        loops.push(Some(inner));
        LoopId(loops.len() - 1)
    })
}

pub(super) fn unregister(id: LoopId) {
    let _ = LOOPS.try_with(|loops| {
        if let Ok(mut loops) = loops.try_borrow_mut()
            && let Some(place) = loops.get_mut(id.0)
        {
            *place = None;
        }
    });
}

/// Puts a task that was woken on its loop's ready queue. A loop that has gone takes nothing: the
/// task's future is dropped.
pub(super) fn schedule(id: LoopId, runnable: Runnable<TaskId>) {
    // A task may be dropped, and wake others, while the thread ends.
    let current = try_current().filter(|inner| inner.id == id);
    let inner = current.or_else(|| {
        LOOPS
            .try_with(|loops| loops.borrow().get(id.0).and_then(|l| l.as_ref().and_then(Weak::upgrade)))
            .ok()?
    });
    if let Some(inner) = inner {
        inner.enqueue(Entry::Task(runnable));
    }
}

pub(super) fn enter<R>(inner: &Rc<Inner>, f: impl FnOnce() -> R) -> R {
    struct Restore(Option<Rc<Inner>>);
    impl Drop for Restore {
        fn drop(&mut self) {
            let _ = CURRENT.try_with(|current| current.replace(self.0.take()));
        }
    }
    let _restore = Restore(CURRENT.with_borrow_mut(|current| current.replace(inner.clone())));
    f()
}

/// The loop with this id is the current one no more, if it is: the code that ran on it will not return.
pub(super) fn leave(id: LoopId) {
    CURRENT.with_borrow_mut(|current| {
        if current.as_ref().is_some_and(|inner| inner.id == id) {
            *current = None;
        }
    });
}

pub(super) fn try_current() -> Option<Rc<Inner>> {
    CURRENT.try_with(|current| current.borrow().clone()).ok().flatten()
}

/// The loop that runs the caller.
///
/// # Panics
/// Outside of any loop, with a sentence that says so.
#[track_caller]
pub(super) fn current() -> Rc<Inner> {
    match try_current() {
        Some(inner) => inner,
        None => {
            panic!("there is no running loop here: call this from a task, a callback or EventLoop::enter")
        }
    }
}

/// Tells the loop of this thread whose entry runs now that the entry has panicked and will not
/// come back: for platforms that cannot unwind, from the panic hook. Records the panic and gives the loop no more
/// turns. Returns whether an entry was running.
pub fn abandon_running(message: &str) -> bool {
    try_current().is_some_and(|inner| inner.abandon_running(message))
}
