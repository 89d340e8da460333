//! Futures that are watched without being tasks.

use std::fmt::Debug;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};

use super::current::current;
use super::event_loop::Inner;
use super::task::describe;
use crate::trace::{CoroutineId, EventKind, Outcome, WarningKind};

/// Wraps `future` so that the trace sees it made, polled and ended, though it is no task and has no
/// place in the ready queue: it runs inside whoever awaits it. One that is dropped without a poll is
/// warned of, as Python warns that a coroutine was never awaited.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn observe<F: Future>(name: &str, future: F) -> Observed<F> {
    let inner = current();
    let id = CoroutineId::from_index(inner.next_coroutine());
    if inner.recording {
        let location = inner.location(Location::caller());
        let name = inner.text(name);
        inner.record(EventKind::CoroutineCreated { coroutine: id, by: inner.running.get(), name, location });
    }
    Observed {
        future: Box::pin(future),
        id,
        name: name.to_owned(),
        polls: 0,
        over: false,
        polling: false,
        location: Location::caller(),
        inner: Rc::downgrade(&inner),
    }
}

/// The future of [`observe`].
#[must_use = "a future does nothing until it is awaited"]
pub struct Observed<F> {
    future: Pin<Box<F>>,
    id: CoroutineId,
    name: String,
    polls: u32,
    over: bool,
    /// Whether it is inside a poll; still so when it is dropped by a panic.
    polling: bool,
    location: &'static Location<'static>,
    inner: Weak<Inner>,
}

impl<F> Observed<F> {
    /// The future's id in the trace.
    pub fn id(&self) -> CoroutineId {
        self.id
    }

    /// How often it has been polled.
    pub fn polls(&self) -> u32 {
        self.polls
    }
}

impl<F: Future> Future for Observed<F>
where
    F::Output: Debug,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = &mut *self;
        this.polls += 1;
        let Some(inner) = this.inner.upgrade() else { return this.future.as_mut().poll(cx) };
        let coroutine = this.id;
        let began = inner.wall();
        inner.record(EventKind::CoroutinePollStarted { coroutine, by: inner.running.get() });
        this.polling = true;
        let result = this.future.as_mut().poll(cx);
        this.polling = false;
        let busy = inner.wall().saturating_sub(began);
        inner.record(EventKind::CoroutinePollEnded { coroutine, busy });
        if let Poll::Ready(value) = &result {
            this.over = true;
            if inner.recording {
                let (outcome, text) = describe(value);
                let text = text.map(|text| inner.text(&text));
                inner.record(EventKind::CoroutineFinished { coroutine, outcome, text });
            }
        }
        result
    }
}

impl<F> Drop for Observed<F> {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        let Some(inner) = self.inner.upgrade() else { return };
        let outcome = match self.polls {
            _ if self.polling => Outcome::Panicked,
            0 => Outcome::Dropped,
            _ => Outcome::Cancelled,
        };
        if self.polling {
            inner.record(EventKind::CoroutinePollEnded { coroutine: self.id, busy: 0 });
        }
        inner.record(EventKind::CoroutineFinished { coroutine: self.id, outcome, text: None });
        if self.polls == 0 {
            let (name, created) = (&self.name, inner.created_at(self.location));
            inner.warn(WarningKind::NeverAwaited, &format!("coroutine '{name}' was never awaited{created}"));
        }
    }
}
