//! Tasks: [`spawn`], the handle that waits for one, and cancellation.

use std::any::{Any, TypeId, type_name};
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::future::{Future, IntoFuture};
use std::mem::needs_drop;
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};

use super::census::count;
use super::current::{self, current};
use super::event_loop::Inner;
use super::timer::{awaiting, still_awaiting};
use super::waiters::{Ticket, Waiters};
use crate::trace::{Awaited, EventKind, LoopTime, Outcome, TaskId, TextId, WarningKind};

/// Why a task gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// It was cancelled: its future was dropped where it waited.
    Cancelled,
    /// It panicked with this message.
    Panicked(String),
}

impl std::fmt::Display for JoinError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cancelled => f.write_str("the task was cancelled"),
            Self::Panicked(message) => write!(f, "the task panicked: {message}"),
        }
    }
}

impl std::error::Error for JoinError {}

/// The value of a task that says itself how it ended, for an engine whose tasks have values and errors of another
/// kind than Rust's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How it ended.
    pub outcome: Outcome,
    /// Its value or error as the trace shows it.
    pub text: Option<String>,
}

/// How a task ended, for the trace.
pub(super) struct Finish {
    pub(super) outcome: Outcome,
    pub(super) text: Option<TextId>,
}

/// What the loop keeps of a live task.
pub(super) struct TaskSlot {
    /// Dropping it cancels the task.
    handle: Option<async_task::Task<(), TaskId>>,
    cancel_asked: bool,
    polls: u32,
    completion: Rc<dyn Completion>,
}

/// The side of a join cell that does not know the value's type.
trait Completion {
    /// Wakes who waits. Returns whether there was anybody, or a value whose drop is not ours goes with this.
    fn wake_all(&self) -> bool;
    fn set_panicked(&self, message: &str);
    /// Whether the task is an engine's, which makes its reports itself: its value is an [`Ending`].
    fn reports_itself(&self) -> bool;
}

impl TaskSlot {
    fn new(handle: async_task::Task<(), TaskId>, completion: Rc<dyn Completion>) -> Self {
        Self { handle: Some(handle), cancel_asked: false, polls: 0, completion }
    }

    /// Whether no warning of ours is due at its end: its value is an [`Ending`].
    pub(super) fn reports_itself(&self) -> bool {
        self.completion.reports_itself()
    }

    /// Its turn has come. Returns whether that is a poll and not its end.
    pub(super) fn begin_poll(&mut self) -> bool {
        let polls = self.handle.is_some();
        self.polls += u32::from(polls);
        polls
    }

    /// How often it has been polled.
    pub(super) fn polls(&self) -> u32 {
        self.polls
    }

    /// As [`TaskSlot::take_handle`], because somebody asked for its cancellation.
    pub(super) fn take_cancelled(&mut self) -> Option<async_task::Task<(), TaskId>> {
        self.cancel_asked = true;
        self.handle.take()
    }

    /// Whether its cancellation was asked for.
    pub(super) fn cancel_asked(&self) -> bool {
        self.cancel_asked
    }

    pub(super) fn take_handle(&mut self) -> Option<async_task::Task<(), TaskId>> {
        self.handle.take()
    }

    pub(super) fn set_panicked(&self, message: &str) {
        self.completion.set_panicked(message);
    }

    /// The task is over: wakes who waits for it, in the order in which they came. Returns whether code other
    /// than the loop's own may have run.
    pub(super) fn over(self) -> bool {
        if let Some(handle) = self.handle {
            handle.detach();
        }
        self.completion.wake_all()
    }
}

/// Where a task's value waits to be fetched.
struct JoinCell<T> {
    task: TaskId,
    inner: Weak<Inner>,
    done: Cell<bool>,
    result: RefCell<Option<Result<T, JoinError>>>,
    waiters: Waiters,
    /// Whether it holds an error that nobody has looked at.
    unseen_error: Cell<bool>,
}

impl<T> Drop for JoinCell<T> {
    fn drop(&mut self) {
        if self.unseen_error.get()
            && let Some(inner) = self.inner.upgrade()
        {
            inner.warn_never_retrieved(self.task);
        }
    }
}

impl<T> JoinCell<T> {
    fn set(&self, result: Result<T, JoinError>) {
        *self.result.borrow_mut() = Some(result);
        self.done.set(true);
    }
}

impl<T: 'static> Completion for JoinCell<T> {
    fn wake_all(&self) -> bool {
        self.waiters.wake_all() || needs_drop::<T>()
    }

    fn set_panicked(&self, message: &str) {
        self.set(Err(JoinError::Panicked(message.to_owned())));
        self.unseen_error.set(true);
    }

    fn reports_itself(&self) -> bool {
        TypeId::of::<T>() == TypeId::of::<Ending>()
    }
}

/// Lives inside the task's future, and so learns of its end in whatever way it comes.
struct EndGuard<T: Debug + 'static> {
    task: TaskId,
    cell: Rc<JoinCell<T>>,
    inner: Weak<Inner>,
}

impl<T: Debug + 'static> EndGuard<T> {
    fn complete(&self, value: T) {
        if let Some(inner) = self.inner.upgrade() {
            let mut finish = Finish { outcome: Outcome::Value, text: None };
            if inner.recording {
                let own = (&value as &dyn Any).downcast_ref::<Ending>();
                let (outcome, text) = match own {
                    Some(ending) => (ending.outcome, ending.text.clone()),
                    None => describe(&value),
                };
                finish = Finish { outcome, text: text.map(|text| inner.text(&text)) };
                self.cell.unseen_error.set(own.is_none() && outcome == Outcome::Error);
            }
            self.cell.set(Ok(value));
            inner.finish(self.task, finish);
        }
    }
}

impl<T: Debug + 'static> Drop for EndGuard<T> {
    fn drop(&mut self) {
        count(|c| c.tasks -= 1);
        if self.cell.done.get() {
            return;
        }
        let inner = self.inner.upgrade();
        // A panic of this task's own is told by the executor, which has its message. During another's, this
        // task may be dropped like at any other time.
        if std::thread::panicking() && inner.as_ref().is_some_and(|inner| inner.polls_now(self.task)) {
            return;
        }
        self.cell.set(Err(JoinError::Cancelled));
        if let Some(inner) = inner {
            let outcome = inner.outcome_of_drop(self.task);
            inner.finish(self.task, Finish { outcome, text: None });
        }
    }
}

/// A value as the trace shows it, and whether it stands for success. Unit has no text.
pub(super) fn describe<T: Debug>(value: &T) -> (Outcome, Option<String>) {
    let name = type_name::<T>();
    if name == "()" {
        return (Outcome::Value, None);
    }
    let text = format!("{value:?}");
    let failed = name.starts_with("core::result::Result<") && text.starts_with("Err(");
    (if failed { Outcome::Error } else { Outcome::Value }, Some(text))
}

/// Gives `future` to the running loop: it is polled for the first time in a turn of its own, after
/// whatever is ready now (`asyncio.create_task`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Debug + 'static,
{
    start(future, None, Location::caller())
}

/// As [`spawn`], with a name for the task.
///
/// The future is put in a box of its own. Named tasks are those that people look at one by one, and the code of a
/// task's shell is in the page once for all of them, not once for each kind of future.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn spawn_named<F>(name: &str, future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Debug + 'static,
{
    let (handle, new) = announce(Some(name), Location::caller());
    if let Some((new, guard)) = new {
        let body: Pin<Box<dyn Future<Output = ()>>> = Box::pin(run(future, guard));
        new.start(body);
    }
    handle
}

/// As [`spawn_named`], without the box: for an engine, whose tasks are all of one kind and come by the thousand.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn spawn_unboxed<F>(name: &str, future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Debug + 'static,
{
    start(future, Some(name), Location::caller())
}

fn start<F>(future: F, name: Option<&str>, location: &'static Location<'static>) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Debug + 'static,
{
    let (handle, new) = announce(name, location);
    if let Some((new, guard)) = new {
        new.start(run(future, guard));
    }
    handle
}

/// The whole life of a task. Not an `async fn`: that would keep a second copy of `future`.
#[expect(
    clippy::manual_async_fn,
    reason = "an async fn keeps its arguments beside the variables made of them"
)]
fn run<F>(future: F, guard: EndGuard<F::Output>) -> impl Future<Output = ()>
where
    F: Future + 'static,
    F::Output: Debug + 'static,
{
    async move {
        // Declared before the future it awaits, so dropped after it: the guards of a cancelled future run first.
        let guard = guard;
        let value = future.await;
        guard.complete(value);
    }
}

/// A task that the loop knows of and that has nothing to run yet.
struct NewTask {
    inner: Rc<Inner>,
    task: TaskId,
    completion: Rc<dyn Completion>,
    at: LoopTime,
}

impl NewTask {
    fn start(self, body: impl Future<Output = ()> + 'static) {
        let id = self.inner.id;
        let (runnable, running) = async_task::Builder::new()
            .metadata(self.task)
            .spawn_local(move |_| body, move |runnable| current::schedule(id, runnable));
        self.inner.add_task(TaskSlot::new(running, self.completion));
        self.inner.enqueue_new(runnable, self.at);
    }
}

/// Makes the handle of a task, and the task itself unless the loop is closed.
fn announce<T: Debug + 'static>(
    name: Option<&str>,
    location: &'static Location<'static>,
) -> (JoinHandle<T>, Option<(NewTask, EndGuard<T>)>) {
    let inner = current();
    let task = TaskId::from_index(inner.tasks.borrow().len());
    let cell = Rc::new(JoinCell {
        task,
        inner: Rc::downgrade(&inner),
        done: Cell::new(false),
        result: RefCell::new(None),
        waiters: Waiters::default(),
        unseen_error: Cell::new(false),
    });
    let handle = JoinHandle { cell: cell.clone(), task, inner: Rc::downgrade(&inner) };
    if inner.is_closed() {
        inner.warn(WarningKind::LoopClosed, "a task was given to a closed loop");
        cell.set(Err(JoinError::Cancelled));
        return (handle, None);
    }
    // A task is made and made ready in one act, at one moment.
    let at = inner.announce_task(task, name, location);
    let guard = EndGuard { task, cell: cell.clone(), inner: Rc::downgrade(&inner) };
    (handle, Some((NewTask { inner, task, completion: cell, at }, guard)))
}

impl Inner {
    /// Records that a task was made; tells when.
    fn announce_task(
        &self,
        task: TaskId,
        name: Option<&str>,
        location: &'static Location<'static>,
    ) -> LoopTime {
        self.start();
        count(|c| c.tasks += 1);
        if !self.recording {
            return LoopTime::ZERO;
        }
        let location = self.location(location);
        let name = name.map(|name| self.text(name));
        let at = self.now();
        self.record_at(at, EventKind::TaskCreated { task, by: self.running.get(), name, location });
        at
    }
}

/// Waits for a task's value, and can cancel it.
///
/// Awaiting the handle itself owns the task: a wait that is dropped before the end cancels the task, as
/// cancelling a waiter does in asyncio. Awaiting a reference, or a [`shield`](super::shield), only
/// looks on. A handle that was never awaited may be dropped; its task goes on.
pub struct JoinHandle<T> {
    cell: Rc<JoinCell<T>>,
    task: TaskId,
    inner: Weak<Inner>,
}

impl<T> JoinHandle<T> {
    /// The task's id in the trace.
    pub fn id(&self) -> TaskId {
        self.task
    }

    /// Whether the task is over.
    pub fn is_finished(&self) -> bool {
        self.cell.done.get()
    }

    /// Asks for the task's cancellation. The future is dropped in a turn of its own, not inside this
    /// call. Returns false if the task is over or was asked before.
    #[track_caller]
    pub fn cancel(&self) -> bool {
        let location = Location::caller();
        self.inner.upgrade().is_some_and(|inner| inner.cancel(self.task, location))
    }

    pub(super) fn poll_done(
        &self,
        cx: &Context<'_>,
        ticket: &mut Ticket,
        on: Awaited,
        location: &'static Location<'static>,
    ) -> bool {
        if self.cell.done.get() {
            return true;
        }
        let first = !ticket.is_taken();
        self.cell.waiters.wait(ticket, cx.waker());
        if let Some(inner) = self.inner.upgrade() {
            if first {
                awaiting(&inner, on, location);
            } else {
                still_awaiting(&inner, on, location);
            }
        }
        false
    }

    /// The wait of this ticket is given up.
    pub(super) fn leave(&self, ticket: &Ticket) {
        self.cell.waiters.leave(ticket);
    }

    fn take(&self) -> Result<T, JoinError> {
        // Only an owned wait takes, and it owns the handle.
        self.cell.unseen_error.set(false);
        self.cell.result.borrow_mut().take().unwrap_or(Err(JoinError::Cancelled))
    }
}

impl<T: Clone> JoinHandle<T> {
    /// The value, if the task is over.
    pub fn result(&self) -> Option<Result<T, JoinError>> {
        self.cell.unseen_error.set(false);
        self.cell.result.borrow().clone()
    }
}

impl<T> IntoFuture for JoinHandle<T> {
    type Output = Result<T, JoinError>;
    type IntoFuture = Join<T>;

    #[track_caller]
    fn into_future(self) -> Join<T> {
        Join { handle: self, ticket: Ticket::default(), location: Location::caller() }
    }
}

impl<'a, T: Clone> IntoFuture for &'a JoinHandle<T> {
    type Output = Result<T, JoinError>;
    type IntoFuture = JoinRef<'a, T>;

    #[track_caller]
    fn into_future(self) -> JoinRef<'a, T> {
        JoinRef { handle: self, ticket: Ticket::default(), location: Location::caller() }
    }
}

/// The future of an awaited [`JoinHandle`]. Dropped before the task's end, it cancels the task.
#[must_use = "a future does nothing until it is awaited"]
pub struct Join<T> {
    handle: JoinHandle<T>,
    ticket: Ticket,
    location: &'static Location<'static>,
}

impl<T> Future for Join<T> {
    type Output = Result<T, JoinError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let on = Awaited::Task(this.handle.task);
        if this.handle.poll_done(cx, &mut this.ticket, on, this.location) {
            Poll::Ready(this.handle.take())
        } else {
            Poll::Pending
        }
    }
}

impl<T> Drop for Join<T> {
    fn drop(&mut self) {
        self.handle.leave(&self.ticket);
        if !self.handle.is_finished()
            && let Some(inner) = self.handle.inner.upgrade()
            && !inner.is_closed()
        {
            inner.cancel(self.handle.task, self.location);
        }
    }
}

/// The future of an awaited reference to a [`JoinHandle`]. Dropping it leaves the task alone.
#[must_use = "a future does nothing until it is awaited"]
pub struct JoinRef<'a, T> {
    handle: &'a JoinHandle<T>,
    ticket: Ticket,
    location: &'static Location<'static>,
}

impl<T: Clone> Future for JoinRef<'_, T> {
    type Output = Result<T, JoinError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let on = Awaited::Task(this.handle.task);
        if !this.handle.poll_done(cx, &mut this.ticket, on, this.location) {
            return Poll::Pending;
        }
        Poll::Ready(this.handle.result().unwrap_or(Err(JoinError::Cancelled)))
    }
}

impl<T> Drop for JoinRef<'_, T> {
    fn drop(&mut self) {
        self.handle.leave(&self.ticket);
    }
}
