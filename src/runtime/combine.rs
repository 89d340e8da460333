//! Waiting in more than one way at once: [`timeout`], [`shield`], [`join_all`].

use std::future::{Future, IntoFuture};
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};
use std::time::Duration;

use super::current::{current, try_current};
use super::event_loop::Inner;
use super::task::{JoinError, JoinHandle};
use super::timer::{TimerCell, awaiting};
use super::waiters::Ticket;
use crate::trace::{Awaited, EventKind};

/// The time was up first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedOut;

impl std::fmt::Display for TimedOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the time was up first")
    }
}

impl std::error::Error for TimedOut {}

/// Awaits `future` for at most `limit` on the loop's clock, counted from the first poll. When the
/// time is up first, the future is dropped where it waits and the result is [`TimedOut`]. Once the timer has
/// fired it wins, even against a future that could go on in the same turn (`asyncio.timeout`,
/// from 3.12). With a limit of zero the future is not polled at all (`asyncio.wait_for`).
#[track_caller]
pub fn timeout<F: IntoFuture>(limit: Duration, future: F) -> Timeout<F::IntoFuture> {
    Timeout { future: Some(Box::pin(future.into_future())), limit, timer: None, location: Location::caller() }
}

/// The future of [`timeout`].
#[must_use = "a future does nothing until it is awaited"]
pub struct Timeout<F> {
    future: Option<Pin<Box<F>>>,
    limit: Duration,
    timer: Option<(Rc<TimerCell>, Weak<Inner>)>,
    location: &'static Location<'static>,
}

impl<F: Future> Future for Timeout<F> {
    type Output = Result<F::Output, TimedOut>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let Some(future) = &mut this.future else { return Poll::Pending };
        let (timer, _) = this.timer.get_or_insert_with(|| {
            let inner = current();
            let due = inner.now().after(this.limit);
            let timer = TimerCell::arm_waker(&inner, due, cx.waker().clone());
            awaiting(&inner, Awaited::Timer(timer.id), this.location);
            (timer, Rc::downgrade(&inner))
        });
        if timer.has_fired() || this.limit.is_zero() {
            let id = timer.id;
            let inner = current();
            if let Some(task) = inner.running.get().task() {
                inner.record(EventKind::TimedOut { task, timer: id });
            }
            this.future = None;
            return Poll::Ready(Err(TimedOut));
        }
        timer.set_waker(cx.waker());
        match future.as_mut().poll(cx) {
            Poll::Ready(value) => {
                this.future = None;
                Poll::Ready(Ok(value))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<F> Drop for Timeout<F> {
    fn drop(&mut self) {
        if let Some((timer, inner)) = &self.timer {
            timer.cancel(inner);
        }
    }
}

/// Awaits a task without owning it: whoever drops this wait, the task goes on
/// (`asyncio.shield`).
#[track_caller]
pub fn shield<T: Clone>(handle: &JoinHandle<T>) -> Shield<'_, T> {
    Shield { handle, ticket: Ticket::default(), location: Location::caller() }
}

/// The future of [`shield`].
#[must_use = "a future does nothing until it is awaited"]
pub struct Shield<'a, T> {
    handle: &'a JoinHandle<T>,
    ticket: Ticket,
    location: &'static Location<'static>,
}

impl<T: Clone> Future for Shield<'_, T> {
    type Output = Result<T, JoinError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let on = Awaited::Shield(this.handle.id());
        if !this.handle.poll_done(cx, &mut this.ticket, on, this.location) {
            return Poll::Pending;
        }
        Poll::Ready(this.handle.result().unwrap_or(Err(JoinError::Cancelled)))
    }
}

impl<T> Drop for Shield<'_, T> {
    fn drop(&mut self) {
        self.handle.leave(&self.ticket);
    }
}

/// Awaits all of `futures`; the results stand in the order of the arguments. Tasks among them that
/// are still going when this wait is dropped are cancelled, as with `asyncio.gather`.
#[track_caller]
pub fn join_all<I>(futures: I) -> JoinAll<<I::Item as IntoFuture>::IntoFuture>
where
    I: IntoIterator,
    I::Item: IntoFuture,
{
    let children = futures.into_iter().map(|future| Child::Going(Box::pin(future.into_future()))).collect();
    JoinAll { children, polled: false, location: Location::caller() }
}

/// The future of [`join_all`].
#[must_use = "a future does nothing until it is awaited"]
pub struct JoinAll<F: Future> {
    children: Vec<Child<F>>,
    polled: bool,
    location: &'static Location<'static>,
}

enum Child<F: Future> {
    Going(Pin<Box<F>>),
    Done(Option<F::Output>),
}

// The outputs are moved out, never pinned; the futures are pinned in boxes of their own.
impl<F: Future> Unpin for JoinAll<F> {}

impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut going = 0;
        let inner = try_current();
        // Every wake polls all children: those that wait for what they waited for before say nothing, or a
        // wait for n things would leave a record that grows with the square of n.
        let again = std::mem::replace(&mut self.polled, true);
        let quiet = inner.as_deref().filter(|_| again).map(Inner::quiet);
        for child in &mut self.children {
            if let Child::Going(future) = child {
                match future.as_mut().poll(cx) {
                    Poll::Ready(value) => *child = Child::Done(Some(value)),
                    Poll::Pending => going += 1,
                }
            }
        }
        drop(quiet);
        if going > 0 {
            if let Some(inner) = &inner {
                awaiting(inner, Awaited::All(going), self.location);
            }
            return Poll::Pending;
        }
        let done = std::mem::take(&mut self.children);
        Poll::Ready(
            done.into_iter()
                .filter_map(|child| match child {
                    Child::Done(value) => value,
                    Child::Going(_) => None,
                })
                .collect(),
        )
    }
}
