//! What a loop needs of the place where it runs.

use std::rc::Weak;

use super::event_loop::Inner;

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

    /// As [`Driver::turn`], for a host whose alarm has just rung.
    pub fn alarm(&self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.host().alarm_rang();
            inner.turn();
        }
    }
}
