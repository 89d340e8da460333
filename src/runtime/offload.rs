//! Work off the loop: [`offload`], a [`Pool`] that bounds how much of it goes on at once, and requests.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use super::census::count;
use super::current::current;
use super::event_loop::Inner;
use super::timer::{awaiting, still_awaiting};
use crate::trace::{Awaited, EventKind, JobId, Outcome, WarningKind};
use crate::workers::{Job, JobError, JobValue};

type JobResult = Result<JobValue, JobError>;

/// What the loop keeps of a job that is not over.
pub(super) struct JobCell {
    result: RefCell<Option<JobResult>>,
    waker: RefCell<Option<Waker>>,
    /// Whether the host has it; if not, it stands in its pool's queue.
    sent: Cell<bool>,
    pool: Option<Rc<PoolState>>,
}

impl JobCell {
    fn is_over(&self) -> bool {
        self.result.borrow().is_some()
    }

    /// Gives it its result. Whoever waits is to be woken with what this returns.
    fn settle(&self, result: JobResult) -> Option<Waker> {
        if self.result.replace(Some(result)).is_none() {
            count(|c| c.jobs -= 1);
        }
        self.waker.take()
    }
}

impl Drop for JobCell {
    fn drop(&mut self) {
        if !self.is_over() {
            count(|c| c.jobs -= 1);
        }
    }
}

struct PoolState {
    most: usize,
    running: Cell<usize>,
    queue: RefCell<VecDeque<(JobId, Job)>>,
}

/// A bound on how many jobs go on at once (`concurrent.futures.ProcessPoolExecutor(max_workers=...)`). The
/// workers themselves belong to the host; where it has fewer, fewer work.
#[derive(Clone)]
pub struct Pool(Rc<PoolState>);

impl Pool {
    /// A pool of at most this many workers, and at least one.
    pub fn new(most: usize) -> Self {
        Self(Rc::new(PoolState { most: most.max(1), running: Cell::new(0), queue: RefCell::default() }))
    }

    /// Sends `job` off as soon as one of the pool's workers is free (`loop.run_in_executor`). It goes on whether or
    /// not it is awaited; dropping the future gives it up.
    ///
    /// # Panics
    /// Outside of any loop.
    #[track_caller]
    pub fn submit(&self, name: &str, job: Job) -> Offload {
        submit(Some(&self.0), name, job, Location::caller())
    }
}

/// Sends `job` off the loop. It goes on whether or not it is awaited; dropping the future gives it up.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn offload(name: &str, job: Job) -> Offload {
    submit(None, name, job, Location::caller())
}

/// Asks for an address of the site without blocking anything; gives the length of the answer.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn fetch(name: &str, url: &str) -> Offload {
    submit(None, name, Job::Fetch { url: url.to_owned() }, Location::caller())
}

/// Asks for an address of the site with a request that blocks this very thread until the answer is here, and
/// returns its length. Under a virtual clock, the clock moves.
///
/// # Errors
/// If the request failed or the browser refuses such requests, in a sentence.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn fetch_blocking(url: &str) -> Result<u64, String> {
    current().host().fetch_blocking(url)
}

fn submit(
    pool: Option<&Rc<PoolState>>,
    name: &str,
    job: Job,
    location: &'static Location<'static>,
) -> Offload {
    let inner = current();
    let cell = Rc::new(JobCell {
        result: RefCell::default(),
        waker: RefCell::default(),
        sent: Cell::new(false),
        pool: pool.cloned(),
    });
    count(|c| c.jobs += 1);
    let offload =
        |id| Offload { id, cell: cell.clone(), inner: Rc::downgrade(&inner), location, polled: false };
    if inner.is_closed() {
        inner.warn(WarningKind::LoopClosed, "a job was given to a closed loop");
        cell.settle(Err(JobError::Unavailable("the loop is closed".to_owned())));
        // The id that the next one would have had.
        return offload(JobId::from_index(inner.jobs.borrow().len()));
    }
    inner.start();
    let id = JobId::from_index(inner.jobs.borrow().len());
    inner.jobs.borrow_mut().push(Some(cell.clone()));
    if inner.recording {
        let name = inner.text(name);
        inner.record(EventKind::JobSubmitted { job: id, by: inner.running.get(), name });
    }
    match pool {
        Some(pool) => {
            pool.queue.borrow_mut().push_back((id, job));
            inner.pump(pool);
        }
        None => inner.send(id, &cell, &job),
    }
    offload(id)
}

/// The future of a job that was sent off.
#[must_use = "dropping the future gives the job up"]
pub struct Offload {
    id: JobId,
    cell: Rc<JobCell>,
    inner: Weak<Inner>,
    location: &'static Location<'static>,
    polled: bool,
}

impl Offload {
    /// The job's id in the trace.
    pub fn id(&self) -> JobId {
        self.id
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.cell.is_over()
    }
}

impl Future for Offload {
    type Output = JobResult;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<JobResult> {
        if let Some(result) = &*self.cell.result.borrow() {
            return Poll::Ready(result.clone());
        }
        *self.cell.waker.borrow_mut() = Some(cx.waker().clone());
        let again = std::mem::replace(&mut self.polled, true);
        if let Some(inner) = self.inner.upgrade() {
            let on = Awaited::Job(self.id);
            let note = if again { still_awaiting } else { awaiting };
            note(&inner, on, self.location);
        }
        Poll::Pending
    }
}

impl Drop for Offload {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.give_up(self.id, &self.cell);
        }
    }
}

impl Inner {
    /// Hands a job to the host.
    fn send(&self, id: JobId, cell: &JobCell, job: &Job) {
        cell.sent.set(true);
        if let Some(pool) = &cell.pool {
            pool.running.set(pool.running.get() + 1);
        }
        if let Err(sentence) = self.host().offload(id, job) {
            let at = self.host().now();
            self.job_ended(id, at, Err(JobError::Unavailable(sentence)));
        }
    }

    /// Sends off what waits in this pool, as far as there is room.
    fn pump(&self, pool: &Rc<PoolState>) {
        while pool.running.get() < pool.most {
            let Some((id, job)) = pool.queue.borrow_mut().pop_front() else { return };
            if let Some(cell) = self.live_job(id) {
                self.send(id, &cell, &job);
            }
        }
    }

    fn live_job(&self, id: JobId) -> Option<Rc<JobCell>> {
        self.jobs.borrow().get(id.index()).cloned().flatten()
    }

    /// Takes a job out of the books. Returns it unless it was out before.
    fn leave_books(&self, id: JobId) -> Option<Rc<JobCell>> {
        self.jobs.borrow_mut().get_mut(id.index()).and_then(Option::take)
    }

    /// There is room in the pool of a job that is over.
    fn leave_pool(&self, id: JobId, cell: &JobCell) {
        let Some(pool) = &cell.pool else { return };
        if cell.sent.get() {
            pool.running.set(pool.running.get().saturating_sub(1));
            self.pump(pool);
        } else {
            pool.queue.borrow_mut().retain(|(queued, _)| *queued != id);
        }
    }

    pub(super) fn job_started(&self, id: JobId, worker: u32, at: u64) {
        if self.live_job(id).is_some() {
            let began = self.loop_time(at.min(self.host().now()));
            self.record(EventKind::JobStarted { job: id, worker, began });
        }
    }

    pub(super) fn job_ended(&self, id: JobId, at: u64, result: JobResult) {
        let Some(cell) = self.leave_books(id) else { return };
        let outcome = if result.is_ok() { Outcome::Value } else { Outcome::Error };
        let ended = self.loop_time(at.min(self.host().now()));
        self.record(EventKind::JobEnded { job: id, outcome, ended });
        if let Some(waker) = cell.settle(result) {
            waker.wake();
        }
        self.leave_pool(id, &cell);
    }

    /// Nobody waits for this job any more.
    fn give_up(&self, id: JobId, cell: &JobCell) {
        if cell.is_over() || self.leave_books(id).is_none() {
            return;
        }
        if cell.sent.get() {
            self.host().give_up(id);
        }
        let ended = self.now();
        self.record(EventKind::JobEnded { job: id, outcome: Outcome::Cancelled, ended });
        cell.settle(Err(JobError::Lost("it was given up".to_owned())));
        self.leave_pool(id, cell);
    }

    /// Gives up every job, because the loop is being closed.
    pub(super) fn give_up_jobs(&self) {
        let cells: Vec<_> = {
            let jobs = self.jobs.borrow();
            jobs.iter()
                .enumerate()
                .filter_map(|(i, cell)| Some((JobId::from_index(i), cell.clone()?)))
                .collect()
        };
        // The last first: none is sent off only to be given up.
        for (id, cell) in cells.into_iter().rev() {
            self.give_up(id, &cell);
        }
    }
}
