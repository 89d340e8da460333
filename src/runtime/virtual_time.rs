//! A host without a clock of its own: time stands still while code runs and jumps to the next deadline
//! when nothing is ready. Runs are deterministic and take no time to wait.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use super::event_loop::{EventLoop, LoopOptions};
use super::host::{Driver, Host};
use crate::trace::JobId;
use crate::workers::{Job, JobError, JobValue};

/// How long every request takes.
const LATENCY: u64 = 20_000_000;
/// The length of every answer.
const ANSWER: u64 = 4_096;
/// How many workers there are until [`VirtualClock::set_workers`].
const WORKERS: u32 = 4;

/// A job that goes on.
struct Running {
    id: JobId,
    /// From 1; 0 for what needs no worker.
    worker: u32,
    ends: u64,
    result: Result<JobValue, JobError>,
}

/// What the loop has yet to be told.
enum News {
    Started(JobId, u32, u64),
    Ended(JobId, u64, Result<JobValue, JobError>),
}

struct Shared {
    now: Cell<u64>,
    deadline: Cell<Option<u64>>,
    turn: Cell<bool>,
    driver: OnceCell<Driver>,
    workers: Cell<u32>,
    queue: RefCell<VecDeque<(JobId, Job)>>,
    running: RefCell<Vec<Running>>,
    news: RefCell<VecDeque<News>>,
}

impl Shared {
    fn burn(&self, nanos: u64) {
        self.now.set(self.now.get().saturating_add(nanos));
    }

    /// Begins with a job at this moment.
    fn begin(&self, id: JobId, job: &Job, worker: u32, at: u64) {
        let (takes, result) = match job {
            Job::Burn { nanos } => (*nanos, Ok(JobValue::Done)),
            Job::FetchSync { .. } | Job::Fetch { .. } => (LATENCY, Ok(JobValue::Bytes(ANSWER))),
            Job::Fail { message } => (0, Err(JobError::Failed(message.clone()))),
            Job::Panic { message } => (0, Err(JobError::Lost(message.clone()))),
        };
        self.running.borrow_mut().push(Running { id, worker, ends: at.saturating_add(takes), result });
        self.news.borrow_mut().push_back(News::Started(id, worker, at));
    }

    /// Gives what waits to workers that are free at this moment.
    fn hand_out(&self, at: u64) {
        loop {
            let free = (1..=self.workers.get())
                .find(|worker| self.running.borrow().iter().all(|running| running.worker != *worker));
            let Some(worker) = free else { return };
            let Some((id, job)) = self.queue.borrow_mut().pop_front() else { return };
            self.begin(id, &job, worker, at);
        }
    }

    /// When the next job ends.
    fn next_end(&self) -> Option<u64> {
        self.running.borrow().iter().map(|running| running.ends).min()
    }

    /// Tells the loop of everything that has happened to jobs by now.
    fn tell(&self) {
        loop {
            let news = self.news.borrow_mut().pop_front();
            if let (Some(news), Some(driver)) = (news, self.driver.get()) {
                match news {
                    News::Started(id, worker, at) => driver.job_started(id, worker, at),
                    News::Ended(id, at, result) => driver.job_ended(id, at, result),
                }
                continue;
            }
            let Some(at) = self.next_end().filter(|&at| at <= self.now.get()) else { return };
            let ended = {
                let mut running = self.running.borrow_mut();
                running.iter().position(|job| job.ends == at).map(|i| running.remove(i))
            };
            if let Some(Running { id, result, .. }) = ended {
                self.news.borrow_mut().push_back(News::Ended(id, at, result));
            }
            self.hand_out(at);
        }
    }
}

struct VirtualHost(Rc<Shared>);

impl Host for VirtualHost {
    fn now(&self) -> u64 {
        self.0.now.get()
    }

    fn request_turn(&self) {
        self.0.turn.set(true);
    }

    fn wake_at(&self, deadline: Option<u64>) {
        self.0.deadline.set(deadline);
    }

    fn burn(&self, nanos: u64) {
        self.0.burn(nanos);
    }

    fn offload(&self, id: JobId, job: &Job) -> Result<(), String> {
        if !job.needs_worker() {
            self.0.begin(id, job, 0, self.0.now.get());
        } else if self.0.workers.get() == 0 {
            return Err("there are no workers here".to_owned());
        } else {
            self.0.queue.borrow_mut().push_back((id, job.clone()));
            self.0.hand_out(self.0.now.get());
        }
        Ok(())
    }

    fn give_up(&self, id: JobId) {
        self.0.queue.borrow_mut().retain(|(queued, _)| *queued != id);
        self.0.running.borrow_mut().retain(|running| running.id != id);
        self.0.hand_out(self.0.now.get());
    }

    fn fetch_blocking(&self, _url: &str) -> Result<u64, String> {
        self.0.burn(LATENCY);
        Ok(ANSWER)
    }
}

/// The hand on a virtual host's clock. Copies move the same clock.
#[derive(Clone)]
pub struct VirtualClock(Rc<Shared>);

impl VirtualClock {
    /// A loop on a clock that only this hand, and waiting, moves.
    pub fn new_loop(options: LoopOptions) -> (EventLoop, Self) {
        let shared = Rc::new(Shared {
            now: Cell::new(0),
            deadline: Cell::new(None),
            turn: Cell::new(false),
            driver: OnceCell::new(),
            workers: Cell::new(WORKERS),
            queue: RefCell::default(),
            running: RefCell::default(),
            news: RefCell::default(),
        });
        let host = |driver| {
            // The only one there is.
            let _ = shared.driver.set(driver);
            Box::new(VirtualHost(shared.clone())) as Box<dyn Host>
        };
        let event_loop = EventLoop::new(host, options);
        (event_loop, Self(shared))
    }

    /// The time since the clock was made.
    pub fn now(&self) -> Duration {
        Duration::from_nanos(self.0.now.get())
    }

    /// Moves the clock forward without giving the loop a turn: this is what code that blocks does.
    pub fn advance(&self, by: Duration) {
        self.0.burn(u64::try_from(by.as_nanos()).unwrap_or(u64::MAX));
    }

    /// Has this many workers do jobs, from here on. Work takes them exactly as long as it takes alone.
    pub fn set_workers(&self, workers: u32) {
        self.0.workers.set(workers);
    }

    /// Gives `event_loop` turns, and moves the clock to each deadline, until it waits for nothing
    /// that time could bring. Endless for a program that goes on for ever.
    pub fn run(&self, event_loop: &EventLoop) {
        self.run_while(event_loop, || true);
    }

    /// As [`VirtualClock::run`], but stops before the first deadline after `until`, at which the clock then stands.
    pub fn run_until(&self, event_loop: &EventLoop, until: Duration) {
        let until = u64::try_from(until.as_nanos()).unwrap_or(u64::MAX);
        let shared = self.0.clone();
        self.run_while(event_loop, || {
            let next = [shared.deadline.get(), shared.next_end()].into_iter().flatten().min();
            shared.turn.get() || next.is_some_and(|at| at <= until)
        });
        self.0.now.set(self.0.now.get().max(until));
    }

    fn run_while(&self, event_loop: &EventLoop, go_on: impl Fn() -> bool) {
        let shared = &self.0;
        loop {
            shared.tell();
            if !go_on() {
                return;
            }
            if shared.turn.replace(false) {
                event_loop.turn();
                continue;
            }
            let (deadline, end) = (shared.deadline.get(), shared.next_end());
            let Some(next) = [deadline, end].into_iter().flatten().min() else { return };
            shared.now.set(shared.now.get().max(next));
            // Of a job that ends just then the loop is told before its turn.
            if deadline.is_some_and(|at| at <= next) && end.is_none_or(|at| at > next) {
                shared.deadline.set(None);
                event_loop.turn();
            }
        }
    }
}
