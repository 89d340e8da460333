//! What a loop needs of the place where it runs.

use std::rc::Weak;

use super::event_loop::Inner;
use crate::trace::JobId;
use crate::workers::{Job, JobError, JobValue};

/// The surroundings of a loop: a clock, an alarm and turns. Everything that differs between a
/// browser's page and a test stands behind this.
pub trait Host {
    /// The real time now, in nanoseconds from a fixed moment of this host's choice. Never goes back.
    fn now(&self) -> u64;

    /// Asks for one call of [`Driver::turn`] as soon as others have had their chance. Asking again
    /// before that call changes nothing.
    fn request_turn(&self);

    /// Asks for a call of [`Driver::turn`] at this moment of the host's clock, in place of what was
    /// asked for before; `None` takes it back.
    fn wake_at(&self, deadline: Option<u64>);

    /// The alarm of [`Host::wake_at`] has rung; it is no longer set.
    fn alarm_rang(&self) {}

    /// Really occupies the processor for about `nanos`. A virtual host moves its clock.
    fn burn(&self, nanos: u64);

    /// Has `job` done off the loop. The host reports with [`Driver::job_started`] and [`Driver::job_ended`], never from
    /// inside this call.
    ///
    /// # Errors
    /// If there is nobody to do it, in a sentence. A host that does not say otherwise has nobody.
    fn offload(&self, _id: JobId, _job: &Job) -> Result<(), String> {
        Err("there are no workers here: work can only be done on the loop".to_owned())
    }

    /// Nobody waits for this job any more; it is stopped where it is, and nothing is reported.
    fn give_up(&self, _id: JobId) {}

    /// Asks for an address and blocks until the answer is here; returns its length. A virtual host moves its clock.
    ///
    /// # Errors
    /// If it cannot be had in this way, in a sentence. A host that does not say otherwise cannot.
    fn fetch_blocking(&self, _url: &str) -> Result<u64, String> {
        Err("there is no network here".to_owned())
    }
}

/// A host's end of the loop: gives it turns. Does not keep the loop alive.
#[derive(Clone)]
pub struct Driver {
    pub(super) inner: Weak<Inner>,
}

impl Driver {
    /// Lets the loop run what is ready, for a few milliseconds at most. Does nothing after the loop
    /// has gone.
    pub fn turn(&self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.turn();
        }
    }

    /// A worker, numbered from 1, began with the job at this moment of the host's clock; 0 stands for the host itself.
    pub fn job_started(&self, id: JobId, worker: u32, at: u64) {
        if let Some(inner) = self.inner.upgrade() {
            inner.job_started(id, worker, at);
        }
    }

    /// The job was over at this moment of the host's clock. Wakes who waits. One that was given up before is
    /// passed over.
    pub fn job_ended(&self, id: JobId, at: u64, result: Result<JobValue, JobError>) {
        if let Some(inner) = self.inner.upgrade() {
            inner.job_ended(id, at, result);
        }
    }

    /// As [`Driver::turn`], for a host whose alarm has just rung.
    pub fn alarm(&self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.host().alarm_rang();
            inner.turn();
        }
    }
}
