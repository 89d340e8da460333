//! The page's pool of Web Workers: one for all loops, started on first use, as large as the machine has processors.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::Performance;

use super::worker::{WorkerHandle, epoch_millis};
use crate::workers::{Job, JobError, Order, Report, work};

/// How long workers without a loop are kept, in milliseconds: a card that is run again finds them warm.
const LINGER: u32 = 1_000;

/// What a loop's host hears of its job: the worker's number and its report.
pub type Client = Rc<dyn Fn(u32, Report)>;

struct Waiting {
    ticket: u64,
    job: Job,
    client: Client,
}

/// A worker, and the ticket and client of what it is at.
struct Slot {
    handle: WorkerHandle,
    at: Option<(u64, Client)>,
}

/// The pool. It lives as long as a loop that has used it, and a moment longer.
pub struct Pool {
    slots: RefCell<Vec<Option<Slot>>>,
    queue: RefCell<VecDeque<Waiting>>,
    next_ticket: Cell<u64>,
    performance: Performance,
    this: Weak<Pool>,
}

thread_local! {
    static POOL: RefCell<Weak<Pool>> = const { RefCell::new(Weak::new()) };
    /// The pool, kept for its last moment.
    static LINGERING: RefCell<Option<(Rc<Pool>, Timeout)>> = const { RefCell::new(None) };
    static ROUNDS: Cell<u64> = const { Cell::new(0) };
}

/// How many rounds of work a millisecond has on this page when nothing else runs: measured once.
pub fn rounds_per_milli(performance: &Performance) -> u64 {
    if ROUNDS.get() == 0 {
        ROUNDS.set(work::measure(|| (performance.now() * 1e6) as u64));
    }
    ROUNDS.get()
}

/// The page has been seen to do this many rounds in this many nanoseconds: a machine that was busy when it was
/// measured, or code that was not optimised yet, is found out.
pub fn seen_working(rounds: u64, nanos: u64) {
    const WORTH: u64 = 5_000_000;
    if nanos >= WORTH {
        ROUNDS.set(ROUNDS.get().max(rounds.saturating_mul(1_000_000) / nanos));
    }
}

impl Pool {
    /// The page's pool; a new one if there is none.
    pub fn of_page(performance: &Performance) -> Rc<Self> {
        POOL.with_borrow_mut(|pool| {
            pool.upgrade().unwrap_or_else(|| {
                let processors =
                    web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
                let most = (processors as usize).clamp(1, 64);
                let new = Rc::new_cyclic(|this| Self {
                    slots: RefCell::new((0..most).map(|_| None).collect()),
                    queue: RefCell::default(),
                    next_ticket: Cell::new(1),
                    performance: performance.clone(),
                    this: this.clone(),
                });
                *pool = Rc::downgrade(&new);
                new
            })
        })
    }

    /// A loop that has used the pool goes.
    pub fn release(self: Rc<Self>) {
        let timeout = Timeout::new(LINGER, || drop(LINGERING.take()));
        LINGERING.set(Some((self, timeout)));
    }

    /// Has a worker do `job` as soon as one is free. Returns the ticket by which it may be given up.
    ///
    /// # Errors
    /// If no worker can be started, in a sentence.
    pub fn submit(&self, job: Job, client: Client) -> Result<u64, String> {
        let ticket = self.next_ticket.get();
        self.next_ticket.set(ticket + 1);
        self.queue.borrow_mut().push_back(Waiting { ticket, job, client });
        self.hand_out()
            .inspect_err(|_| self.queue.borrow_mut().retain(|waiting| waiting.ticket != ticket))?;
        Ok(ticket)
    }

    /// Nobody waits for this job any more. A worker that is at it is ended; the next job gets a new one.
    pub fn give_up(&self, ticket: u64) {
        self.queue.borrow_mut().retain(|waiting| waiting.ticket != ticket);
        let ended = {
            let mut slots = self.slots.borrow_mut();
            let slot = slots.iter_mut().find(|slot| {
                slot.as_ref().is_some_and(|slot| slot.at.as_ref().is_some_and(|(at, _)| *at == ticket))
            });
            slot.and_then(Option::take)
        };
        if ended.is_some() {
            drop(ended);
            self.hand_out_or_fail();
        }
    }

    /// Gives what waits to workers that are free, and starts workers where there is room.
    fn hand_out(&self) -> Result<(), String> {
        while !self.queue.borrow().is_empty() {
            let mut slots = self.slots.borrow_mut();
            let idle = slots.iter().position(|slot| slot.as_ref().is_some_and(|slot| slot.at.is_none()));
            let Some(place) = idle.or_else(|| slots.iter().position(Option::is_none)) else { return Ok(()) };
            if slots[place].is_none() {
                slots[place] = Some(Slot { handle: self.start(place)?, at: None });
            }
            let next = self.queue.borrow_mut().pop_front();
            if let (Some(slot), Some(Waiting { ticket, job, client })) = (&mut slots[place], next) {
                let rounds_per_milli = match job {
                    Job::Burn { .. } => rounds_per_milli(&self.performance),
                    _ => 0,
                };
                slot.handle.send(&Order { ticket, rounds_per_milli, job }.write());
                slot.at = Some((ticket, client));
            }
        }
        Ok(())
    }

    /// As [`Pool::hand_out`]; if no worker can be started any more, whoever waits is told.
    fn hand_out_or_fail(&self) {
        if let Err(sentence) = self.hand_out() {
            let waiting = std::mem::take(&mut *self.queue.borrow_mut());
            for Waiting { ticket, client, .. } in waiting {
                let at = epoch_millis(&self.performance);
                let result = Err(JobError::Unavailable(sentence.clone()));
                client(0, Report::Ended { ticket, at, result });
            }
        }
    }

    fn start(&self, place: usize) -> Result<WorkerHandle, String> {
        let (hearing, losing) = (self.this.clone(), self.this.clone());
        WorkerHandle::start(
            "job_worker",
            None,
            move |text| {
                if let (Some(pool), Ok(report)) = (hearing.upgrade(), Report::read(text)) {
                    pool.hear(place, report);
                }
            },
            move |why| {
                if let Some(pool) = losing.upgrade() {
                    pool.lose(place, why);
                }
            },
        )
    }

    fn hear(&self, place: usize, report: Report) {
        let worker = place as u32 + 1;
        let (ticket, over, lost) = match &report {
            Report::Started { ticket, .. } => (*ticket, false, false),
            Report::Ended { ticket, result, .. } => (*ticket, true, matches!(result, Err(JobError::Lost(_)))),
        };
        let (client, ended) = {
            let mut slots = self.slots.borrow_mut();
            let Some(slot) = slots.get_mut(place) else { return };
            let at = slot.as_ref().and_then(|slot| slot.at.as_ref());
            let Some(client) = at.filter(|(at, _)| *at == ticket).map(|(_, client)| client.clone()) else {
                return;
            };
            let ended = if lost { slot.take() } else { None };
            if let Some(slot) = slot.as_mut().filter(|_| over) {
                slot.at = None;
            }
            (client, ended)
        };
        drop(ended);
        client(worker, report);
        if over {
            self.hand_out_or_fail();
        }
    }

    /// A worker cannot go on.
    fn lose(&self, place: usize, why: String) {
        let Some(Slot { handle, at }) = self.slots.borrow_mut().get_mut(place).and_then(Option::take) else {
            return;
        };
        drop(handle);
        if let Some((ticket, client)) = at {
            let at = epoch_millis(&self.performance);
            client(place as u32 + 1, Report::Ended { ticket, at, result: Err(JobError::Lost(why)) });
        }
        self.hand_out_or_fail();
    }
}
