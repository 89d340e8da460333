//! Turns by message channel, deadlines by one gloo timer, time by `performance.now()`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, MessageChannel, MessagePort, Performance};

use super::pool::{Pool, rounds_per_milli, seen_working};
use super::request::{fresh_address, request, request_blocking};
use crate::runtime::{Driver, EventLoop, Host, LoopOptions, count};
use crate::trace::JobId;
use crate::workers::{Job, JobError, JobValue, Report, work};

/// How a job that goes on may be given up.
enum Sent {
    /// By its ticket in the pool.
    Pool(u64),
    /// By the end of its request.
    Request(AbortController),
}

/// A loop's host in a page. A turn comes as a message: a nested `setTimeout(0)` would be held back for 4
/// ms, and a microtask would keep the page from painting.
pub struct BrowserHost {
    driver: Driver,
    performance: Performance,
    /// Closed on drop, with the listener, so that nothing of a loop outlives it.
    receiver: MessagePort,
    sender: MessagePort,
    _on_message: Closure<dyn FnMut()>,
    turn_pending: Rc<Cell<bool>>,
    alarm: RefCell<Option<(u64, Timeout)>>,
    /// From the first job that needs a worker.
    pool: RefCell<Option<Rc<Pool>>>,
    /// The jobs that go on.
    sent: Rc<RefCell<HashMap<JobId, Sent>>>,
}

impl BrowserHost {
    /// A loop on this page's own event loop.
    ///
    /// # Panics
    /// Where there is no `MessageChannel` or no `performance`; every browser that runs WebAssembly has both.
    pub fn new_loop(options: LoopOptions) -> EventLoop {
        EventLoop::new(|driver| Box::new(Self::new(driver)), options)
    }

    fn new(driver: Driver) -> Self {
        let performance = web_sys::window()
            .and_then(|window| window.performance())
            .expect("a page has a performance clock");
        let channel = MessageChannel::new().expect("a browser that runs WebAssembly has message channels");
        let turn_pending = Rc::new(Cell::new(false));
        let on_message = {
            let (driver, turn_pending) = (driver.clone(), turn_pending.clone());
            Closure::<dyn FnMut()>::new(move || {
                turn_pending.set(false);
                driver.turn();
            })
        };
        let (receiver, sender) = (channel.port1(), channel.port2());
        receiver.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        count(|c| {
            c.host += 1;
            c.closures += 1;
        });
        Self {
            driver,
            performance,
            receiver,
            sender,
            _on_message: on_message,
            turn_pending,
            alarm: RefCell::new(None),
            pool: RefCell::default(),
            sent: Rc::default(),
        }
    }

    fn offload_to_pool(&self, id: JobId, job: Job) -> Result<(), String> {
        let pool = self.pool.borrow_mut().get_or_insert_with(|| Pool::of_page(&self.performance)).clone();
        let (driver, sent) = (self.driver.clone(), self.sent.clone());
        let origin = self.performance.time_origin();
        let client = move |worker, report| {
            // The worker's clock, set against this page's.
            let here = |at: f64| ((at - origin).max(0.0) * 1e6) as u64;
            match report {
                Report::Started { at, .. } => driver.job_started(id, worker, here(at)),
                Report::Ended { at, result, .. } => {
                    sent.borrow_mut().remove(&id);
                    driver.job_ended(id, here(at), result);
                }
            }
        };
        let ticket = pool.submit(job, Rc::new(client))?;
        self.sent.borrow_mut().insert(id, Sent::Pool(ticket));
        Ok(())
    }

    fn offload_to_browser(&self, id: JobId, url: String) -> Result<(), String> {
        let abort = AbortController::new().map_err(|_| "this browser cannot give a request up".to_owned())?;
        self.sent.borrow_mut().insert(id, Sent::Request(abort.clone()));
        let (driver, sent, performance) = (self.driver.clone(), self.sent.clone(), self.performance.clone());
        let now = move || (performance.now() * 1e6) as u64;
        wasm_bindgen_futures::spawn_local(async move {
            driver.job_started(id, 0, now());
            let result = request(&url, &abort).await.map(JobValue::Bytes).map_err(JobError::Failed);
            if sent.borrow_mut().remove(&id).is_some() {
                driver.job_ended(id, now(), result);
            }
        });
        Ok(())
    }
}

impl Host for BrowserHost {
    fn now(&self) -> u64 {
        (self.performance.now() * 1e6) as u64
    }

    fn request_turn(&self) {
        if !self.turn_pending.replace(true) {
            // Posting nothing to a port of our own cannot fail.
            let _ = self.sender.post_message(&JsValue::NULL);
        }
    }

    fn wake_at(&self, deadline: Option<u64>) {
        let mut alarm = self.alarm.borrow_mut();
        if alarm.as_ref().map(|(at, _)| *at) == deadline {
            return;
        }
        *alarm = deadline.map(|at| {
            // Rounded up: a timer that rings early would only have to be set again. A longer wait
            // than a browser's timer can hold rings early and is set again.
            let millis = at.saturating_sub(self.now()).div_ceil(1_000_000).min(i32::MAX as u64);
            let driver = self.driver.clone();
            (at, Timeout::new(millis as u32, move || driver.alarm()))
        });
    }

    fn alarm_rang(&self) {
        if let Some((_, timeout)) = self.alarm.borrow_mut().take() {
            // It has rung: there is nothing to take back.
            drop(timeout);
        }
    }

    fn burn(&self, nanos: u64) {
        let (took, rounds) = work::burn(nanos, rounds_per_milli(&self.performance), || self.now());
        seen_working(rounds, took);
    }

    fn offload(&self, id: JobId, job: &Job) -> Result<(), String> {
        match job {
            Job::Fetch { url } => self.offload_to_browser(id, fresh_address(url)?),
            Job::FetchSync { url } => self.offload_to_pool(id, Job::FetchSync { url: fresh_address(url)? }),
            job => self.offload_to_pool(id, job.clone()),
        }
    }

    fn give_up(&self, id: JobId) {
        let sent = self.sent.borrow_mut().remove(&id);
        match sent {
            Some(Sent::Pool(ticket)) => {
                if let Some(pool) = &*self.pool.borrow() {
                    pool.give_up(ticket);
                }
            }
            Some(Sent::Request(abort)) => abort.abort(),
            None => {}
        }
    }

    fn fetch_blocking(&self, url: &str) -> Result<u64, String> {
        request_blocking(&fresh_address(url)?)
    }
}

impl Drop for BrowserHost {
    fn drop(&mut self) {
        let ids: Vec<JobId> = self.sent.borrow().keys().copied().collect();
        ids.into_iter().for_each(|id| self.give_up(id));
        if let Some(pool) = self.pool.take() {
            pool.release();
        }
        self.receiver.set_onmessage(None);
        self.receiver.close();
        self.sender.close();
        count(|c| {
            c.host -= 1;
            c.closures -= 1;
        });
    }
}
