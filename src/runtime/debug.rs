//! Debug mode, and the reports that come without it, in asyncio's own words.
//!
//! As in asyncio, debug mode adds what costs a look at every entry: entries that held the loop for too long
//! (`loop.slow_callback_duration`), and where tasks and coroutines were made. That a coroutine was never awaited, that a task
//! was destroyed while pending and that an error was never retrieved is told in any case. One report is
//! ours: a task that ran to its end in one step, which asyncio leaves to the reader's suspicion.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use super::current::current;
use super::event_loop::{EventLoop, Inner, LoopOptions};
use super::host::Host;
use super::task::spawn;
use super::timer::yield_now;
use crate::decimal::decimal;
use crate::trace::{Actor, CallbackId, EventKind, LocationId, Outcome, TaskId, TextId, WarningKind};

/// Switches the running loop's debug mode on, with the time from which an entry counts as slow, or off
/// (`loop.set_debug`, `loop.slow_callback_duration`).
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn set_debug(slow_from: Option<Duration>) {
    let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    current().debug.set(slow_from.map(nanos));
}

/// What the log knows of a task or a callback.
#[derive(Default)]
struct Known {
    name: Option<TextId>,
    location: Option<LocationId>,
    end: Option<(Outcome, Option<TextId>)>,
}

impl Inner {
    pub(super) fn is_debug(&self) -> bool {
        self.debug.get().is_some()
    }

    /// An entry of the ready queue took this long.
    pub(super) fn check_slow(&self, by: Actor, busy: u64) {
        if !self.recording || self.debug.get().is_none_or(|slow| busy < slow) {
            return;
        }
        let what = match by {
            Actor::Task(task) => self.task_repr(task),
            Actor::Callback(callback) => self.handle_repr(callback),
            Actor::Timer(_) | Actor::Outside => return,
        };
        let seconds = decimal(busy as f64 / 1e9, 3);
        self.warn(WarningKind::SlowEntry, &format!("Executing {what} took {seconds} seconds"));
    }

    /// A task is over after this many polls.
    pub(super) fn check_end(&self, task: TaskId, outcome: Outcome, polls: u32) {
        if !self.recording {
            return;
        }
        if outcome == Outcome::Dropped {
            let task = self.task_repr(task);
            self.warn(
                WarningKind::DestroyedPending,
                &format!("Task was destroyed but it is pending!\ntask: {task}"),
            );
        } else if outcome == Outcome::Value && polls == 1 && self.is_debug() {
            let task = self.task_repr(task);
            self.warn(
                WarningKind::NeverYielded,
                &format!("{task} ran to its end in one step, without a single wait"),
            );
        }
    }

    /// The result of a task that failed is dropped, and nobody has looked at it.
    pub(super) fn warn_never_retrieved(&self, task: TaskId) {
        if self.recording {
            let task = self.task_repr(task);
            let text = format!("Task exception was never retrieved\nfuture: {task}");
            self.warn(WarningKind::NeverRetrieved, &text);
        }
    }

    /// What debug mode adds to the warning for a coroutine that was made here and never awaited.
    pub(super) fn created_at(&self, location: &std::panic::Location<'_>) -> String {
        if self.is_debug() {
            format!("\nCoroutine created at {}:{}", location.file(), location.line())
        } else {
            String::new()
        }
    }

    /// A task as Python's `repr` shows it.
    fn task_repr(&self, id: TaskId) -> String {
        let known = self.known(|known, kind| match kind {
            EventKind::TaskCreated { task, name, location, .. } if task == id => {
                known.name = name;
                known.location = Some(location);
            }
            EventKind::TaskFinished { task, outcome, text } if task == id => {
                known.end = Some((outcome, text));
            }
            _ => {}
        });
        let log = self.log.borrow();
        let name = log.text_of(known.name).map_or_else(|| format!("Task-{}", id.number()), str::to_owned);
        let state = match known.end {
            None | Some((Outcome::Dropped, _)) => "pending",
            Some((Outcome::Cancelled, _)) => "cancelled",
            Some((Outcome::Value | Outcome::Error | Outcome::Panicked, _)) => "finished",
        };
        let result = known.end.and_then(|(outcome, text)| {
            let text = log.text_of(text)?;
            let kind = if outcome == Outcome::Value { "result" } else { "exception" };
            Some(format!(" {kind}={text}"))
        });
        let created = self.created(&known);
        format!("<Task {state} name='{name}'{}{created}>", result.unwrap_or_default())
    }

    /// A callback as Python's `repr` shows its handle.
    fn handle_repr(&self, id: CallbackId) -> String {
        let known = self.known(|known, kind| match kind {
            EventKind::CallbackCreated { callback, name, location, .. } if callback == id => {
                known.name = name;
                known.location = Some(location);
            }
            _ => {}
        });
        let log = self.log.borrow();
        format!("<Handle {}(){}>", log.text_of(known.name).unwrap_or("callback"), self.created(&known))
    }

    /// Reports are rare, so what they tell is looked up when one is due, not kept for every task.
    fn known(&self, learn: impl Fn(&mut Known, EventKind)) -> Known {
        let mut known = Known::default();
        for event in self.log.borrow().iter() {
            learn(&mut known, event.kind);
        }
        known
    }

    fn created(&self, known: &Known) -> String {
        let log = self.log.borrow();
        let place = known.location.filter(|_| self.is_debug()).and_then(|location| log.place(location));
        place.map_or_else(String::new, |(file, line)| format!(" created at {file}:{line}"))
    }
}

/// Runs a task that does nothing but wait for its next turn, `polls` times, on a loop of its own, and gives out how long that
/// took on the running loop's host: what a poll costs, with a recording or without, in debug mode or not.
///
/// # Panics
/// Outside of any loop.
#[track_caller]
pub fn time_polls(polls: u32, recording: bool, slow_from: Option<Duration>) -> Duration {
    let beside = current();
    let ready = Rc::new(Cell::new(false));
    let host = Beside { beside: beside.clone(), ready: ready.clone() };
    let options = LoopOptions { recording, ..LoopOptions::default() };
    let event_loop = EventLoop::new(|_| Box::new(host), options);
    event_loop.enter(|| {
        set_debug(slow_from);
        drop(spawn(async move {
            for _ in 1..polls {
                yield_now().await;
            }
        }));
    });
    let began = beside.host().now();
    while ready.replace(false) {
        event_loop.turn();
    }
    Duration::from_nanos(beside.host().now().saturating_sub(began))
}

/// A host inside another's loop, with its clock. It gives a turn whenever one is asked for, and knows no alarm.
struct Beside {
    beside: Rc<Inner>,
    ready: Rc<Cell<bool>>,
}

impl Host for Beside {
    fn now(&self) -> u64 {
        self.beside.host().now()
    }

    fn request_turn(&self) {
        self.ready.set(true);
    }

    fn wake_at(&self, _: Option<u64>) {}

    fn burn(&self, nanos: u64) {
        self.beside.burn(nanos);
    }
}
