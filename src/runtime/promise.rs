//! A value that somebody will set: asyncio's bare `Future`.

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::{Future, IntoFuture};
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};

use super::current::current;
use super::event_loop::Inner;
use super::task::describe;
use super::timer::{awaiting, still_awaiting};
use super::waiters::{Ticket, Waiters};
use crate::trace::{Awaited, EventKind, Outcome, PromiseId};

/// Why a promise gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseError {
    /// It was settled with this error.
    Failed(String),
    /// It was cancelled.
    Cancelled,
}

impl std::fmt::Display for PromiseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed(message) => f.write_str(message),
            Self::Cancelled => f.write_str("the promise was cancelled"),
        }
    }
}

impl std::error::Error for PromiseError {}

/// The promise has been settled before; it keeps what it has (`asyncio.InvalidStateError`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadySettled;

impl std::fmt::Display for AlreadySettled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the promise is settled already: a value can be set once")
    }
}

impl std::error::Error for AlreadySettled {}

struct Cell<T> {
    id: PromiseId,
    inner: Weak<Inner>,
    result: RefCell<Option<Result<T, PromiseError>>>,
    waiters: Waiters,
}

/// An empty place for a value. Copies are the same promise: any of them may settle it once, and
/// any number of tasks may await it; they are woken in the order in which they came.
pub struct Promise<T>(Rc<Cell<T>>);

impl<T> Clone for Promise<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// An empty promise on the running loop (`loop.create_future`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn promise<T>(name: &str) -> Promise<T> {
    let inner = current();
    let id = PromiseId::from_index(inner.next_promise());
    if inner.recording {
        let location = inner.location(Location::caller());
        let name = Some(inner.text(name));
        inner.record(EventKind::PromiseCreated { promise: id, by: inner.running.get(), name, location });
    }
    let cell =
        Cell { id, inner: Rc::downgrade(&inner), result: RefCell::new(None), waiters: Waiters::default() };
    Promise(Rc::new(cell))
}

impl<T: Clone + Debug> Promise<T> {
    /// The promise's id in the trace.
    pub fn id(&self) -> PromiseId {
        self.0.id
    }

    /// Whether it has been settled.
    pub fn is_settled(&self) -> bool {
        self.0.result.borrow().is_some()
    }

    /// What it was settled with.
    pub fn result(&self) -> Option<Result<T, PromiseError>> {
        self.0.result.borrow().clone()
    }

    /// Sets the value and wakes who waits.
    ///
    /// # Errors
    /// If it has been settled before.
    pub fn set(&self, value: T) -> Result<(), AlreadySettled> {
        self.settle(Ok(value))
    }

    /// Settles it with an error instead of a value.
    ///
    /// # Errors
    /// If it has been settled before.
    pub fn fail(&self, message: &str) -> Result<(), AlreadySettled> {
        self.settle(Err(PromiseError::Failed(message.to_owned())))
    }

    /// Cancels it: who waits gets [`PromiseError::Cancelled`].
    ///
    /// # Errors
    /// If it has been settled before.
    pub fn cancel(&self) -> Result<(), AlreadySettled> {
        self.settle(Err(PromiseError::Cancelled))
    }

    fn settle(&self, result: Result<T, PromiseError>) -> Result<(), AlreadySettled> {
        let inner = self.0.inner.upgrade();
        if self.is_settled() {
            if let Some(inner) = inner {
                inner.record(EventKind::PromiseRefused { promise: self.0.id, by: inner.running.get() });
            }
            return Err(AlreadySettled);
        }
        // Settled before the value is described: its `Debug` is foreign code, and might try to settle too.
        *self.0.result.borrow_mut() = Some(result);
        if let Some(inner) = inner.filter(|inner| inner.recording) {
            let (outcome, text) = match &*self.0.result.borrow() {
                Some(Ok(value)) => (Outcome::Value, describe(value).1),
                Some(Err(PromiseError::Failed(message))) => (Outcome::Error, Some(message.clone())),
                Some(Err(PromiseError::Cancelled)) | None => (Outcome::Cancelled, None),
            };
            let text = text.map(|text| inner.text(&text));
            let by = inner.running.get();
            inner.record(EventKind::PromiseSettled { promise: self.0.id, by, outcome, text });
        }
        self.0.waiters.wake_all();
        Ok(())
    }
}

impl<T: Clone + Debug> IntoFuture for &Promise<T> {
    type Output = Result<T, PromiseError>;
    type IntoFuture = PromiseWait<T>;

    #[track_caller]
    fn into_future(self) -> PromiseWait<T> {
        PromiseWait { promise: self.clone(), ticket: Ticket::default(), location: Location::caller() }
    }
}

impl<T: Clone + Debug> IntoFuture for Promise<T> {
    type Output = Result<T, PromiseError>;
    type IntoFuture = PromiseWait<T>;

    #[track_caller]
    fn into_future(self) -> PromiseWait<T> {
        PromiseWait { promise: self, ticket: Ticket::default(), location: Location::caller() }
    }
}

/// The future of an awaited [`Promise`].
#[must_use = "a future does nothing until it is awaited"]
pub struct PromiseWait<T> {
    promise: Promise<T>,
    ticket: Ticket,
    location: &'static Location<'static>,
}

impl<T: Clone + Debug> Future for PromiseWait<T> {
    type Output = Result<T, PromiseError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let cell = &this.promise.0;
        if let Some(result) = &*cell.result.borrow() {
            return Poll::Ready(result.clone());
        }
        let first = !this.ticket.is_taken();
        cell.waiters.wait(&mut this.ticket, cx.waker());
        if let Some(inner) = cell.inner.upgrade() {
            let on = Awaited::Promise(cell.id);
            if first {
                awaiting(&inner, on, this.location);
            } else {
                still_awaiting(&inner, on, this.location);
            }
        }
        Poll::Pending
    }
}

impl<T> Drop for PromiseWait<T> {
    fn drop(&mut self) {
        self.promise.0.waiters.leave(&self.ticket);
    }
}
