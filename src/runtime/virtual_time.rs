//! A host without a clock of its own: time stands still while code runs and jumps to the next deadline
//! when nothing is ready. Runs are deterministic and take no time to wait.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use super::event_loop::{EventLoop, LoopOptions};
use super::host::Host;

#[derive(Default)]
struct Shared {
    now: Cell<u64>,
    deadline: Cell<Option<u64>>,
    turn: Cell<bool>,
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
        self.0.now.set(self.0.now.get().saturating_add(nanos));
    }
}

/// The hand on a virtual host's clock. Copies move the same clock.
#[derive(Clone)]
pub struct VirtualClock(Rc<Shared>);

impl VirtualClock {
    /// A loop on a clock that only this hand, and waiting, moves.
    pub fn new_loop(options: LoopOptions) -> (EventLoop, Self) {
        let shared = Rc::new(Shared::default());
        let event_loop = EventLoop::new(|_| Box::new(VirtualHost(shared.clone())), options);
        (event_loop, Self(shared))
    }

    /// The time since the clock was made.
    pub fn now(&self) -> Duration {
        Duration::from_nanos(self.0.now.get())
    }

    /// Moves the clock forward without giving the loop a turn: this is what code that blocks does.
    pub fn advance(&self, by: Duration) {
        let nanos = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        self.0.now.set(self.0.now.get().saturating_add(nanos));
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
            shared.turn.get() || shared.deadline.get().is_some_and(|at| at <= until)
        });
        self.0.now.set(self.0.now.get().max(until));
    }

    fn run_while(&self, event_loop: &EventLoop, go_on: impl Fn() -> bool) {
        while go_on() {
            if self.0.turn.replace(false) {
                event_loop.turn();
            } else if let Some(deadline) = self.0.deadline.take() {
                self.0.now.set(self.0.now.get().max(deadline));
                event_loop.turn();
            } else {
                return;
            }
        }
    }
}
