//! What a recording loop's trace says beyond what the runtime knows: lines, awaits, futures, how cancellation was
//! taken, output, reports. All of it is asked for only where a loop records.

use super::core::{Core, core_of};
use super::future::{Fut, FutState};
use super::task;
use crate::python::object::*;
use crate::python::vm::Vm;
use crate::trace::{
    Actor, Awaited, EventKind, LocationId, Log, Outcome, PromiseId, Stream, TaskId, TimerId, WarningKind,
};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// Most lines that one entry of the ready queue tells. A loop of many rounds would otherwise fill the trace, and push
/// out of it what came after.
const LINES: u32 = 500;

/// What is remembered from one event to the next.
#[derive(Default)]
pub struct Telling {
    /// The logs of all loops, in order of creation.
    pub logs: Vec<Rc<RefCell<Log>>>,
    /// Output that has no end of line yet, on each stream.
    rest: [String; 2],
}

/// What a loop remembers of its own telling.
#[derive(Default)]
pub(super) struct Lines {
    /// The line that ran last.
    pub(super) place: Cell<Option<LocationId>>,
    /// Lines told by the entry that runs.
    told: Cell<u32>,
}

impl Lines {
    /// Another entry begins.
    pub(super) fn begin(&self) {
        self.told.set(0);
    }
}

/// How a cancellation that was delivered to a task goes on.
pub(super) type Delivered = RefCell<Option<Weak<Instance>>>;

impl Core {
    /// The running loop, where it records.
    fn telling(vm: &Vm) -> Option<Rc<Core>> {
        core_of(&vm.state.aio.running).filter(|c| c.is_recording())
    }

    fn tell(&self, kind: EventKind) {
        self.event_loop.tell(kind);
    }

    /// The line that ran last, as a place in the log.
    pub(super) fn place(&self) -> LocationId {
        self.lines.place.get().unwrap_or_else(|| self.event_loop.place("<module>", 0))
    }

    /// What is told from now on comes from `place`.
    pub(super) fn set_place(&self, place: Option<LocationId>) {
        self.lines.place.set(place);
        self.event_loop.set_place(place);
    }
}

impl Vm {
    /// Execution reaches a line of a program that is recorded.
    pub(crate) fn tell_line(&mut self, line: u32) {
        let Some(core) = Core::telling(self) else { return };
        let file = self.top().code.source.name.clone();
        core.look_at_clock(self);
        let location = core.event_loop.place(&file, line);
        if core.lines.place.get() == Some(location) {
            return;
        }
        core.set_place(Some(location));
        let told = core.lines.told.get();
        if told < LINES {
            core.lines.told.set(told + 1);
            core.tell(EventKind::Line { by: core.event_loop.actor(), location });
        }
    }
}

/// The place in the program that a new loop was made at.
pub(super) fn first_place(vm: &Vm, core: &Core) {
    let frame = vm.frames.iter().rev().find(|f| !f.code.source.library && f.pc > 0);
    let place = frame.map(|f| core.event_loop.place(&f.code.source.name, f.code.line(f.pc - 1)));
    core.set_place(place);
}

/// A future was made: who waits for it will be seen to.
pub(super) fn created(vm: &Vm, f: &Fut) {
    let Some(core) = f.core.borrow().clone().filter(|c| c.is_recording()) else { return };
    // The function that asked for it, behind the loop's own.
    let names = vm.frames.iter().rev().map(|f| f.code.qualname.as_str());
    let mut names = names.filter(|n| !n.ends_with("create_future") && *n != "_GatheringFuture.__init__");
    let name = names.next().unwrap_or("future");
    if matches!(name, "sleep" | "gather" | "shield") {
        return;
    }
    let id = core.event_loop.new_promise();
    let name = Some(core.event_loop.text(name));
    let (by, location) = (core.event_loop.actor(), core.place());
    core.tell(EventKind::PromiseCreated { promise: id, by, name, location });
    f.told_as.set(Some(Awaited::Promise(id)));
}

/// A value as the trace shows it. A program's own `__repr__` is not called for it: it could print, fail or never end.
pub(super) fn text(vm: &mut Vm, v: &Value) -> String {
    let class = class_of(v);
    let own = match class.lookup(&names().repr) {
        Some(Value::Func(f)) => !f.code.borrow().source.library,
        _ => false,
    };
    let shown = if own { None } else { vm.repr(v).ok() };
    shown.unwrap_or_else(|| format!("<{} object>", class.name()))
}

fn promise_of(f: &Fut) -> Option<PromiseId> {
    match f.told_as.get() {
        Some(Awaited::Promise(id)) => Some(id),
        _ => None,
    }
}

/// A future got its result, its error, or was cancelled.
pub(super) fn settled(vm: &mut Vm, f: &Fut) {
    let Some(promise) = promise_of(f) else { return };
    let Some(core) = f.core.borrow().clone() else { return };
    let (outcome, shown) = match f.state.get() {
        FutState::Pending => return,
        FutState::Cancelled => (Outcome::Cancelled, None),
        FutState::Finished => match &*f.error.borrow() {
            Some(e) => (Outcome::Error, Some(e.value())),
            None => (Outcome::Value, Some(f.result.borrow().clone()).filter(|r| !r.is_none())),
        },
    };
    let text = shown.map(|v| text(vm, &v)).map(|t| core.event_loop.text(&t));
    let by = core.event_loop.actor();
    core.tell(EventKind::PromiseSettled { promise, by, outcome, text });
}

/// A task, in its step, found that it must wait; `awaited` is `None` for its next turn.
pub(super) fn awaiting(core: &Core, task: TaskId, awaited: Option<&Value>) {
    let on = match awaited.and_then(|v| v.data::<Fut>().map(|f| (v, f))) {
        None => Awaited::Turn,
        Some((v, f)) => match (f.told_as.get(), task::part(v).ok().and_then(|p| p.id())) {
            (Some(on), _) => on,
            (None, Some(other)) => Awaited::Task(other),
            (None, None) => Awaited::Other(core.event_loop.text(class_of(v).name().as_str())),
        },
    };
    core.tell(EventKind::TaskAwaiting { task, on, location: core.place() });
}

/// A cancellation is thrown into a task's coroutine.
pub(super) fn delivered(core: &Core, task: TaskId, mark: &Delivered, e: &PyErr) {
    core.tell(EventKind::CancelDelivered { task });
    *mark.borrow_mut() = Some(Rc::downgrade(&e.0));
}

/// After a step: a cancellation that was delivered, and that nothing refers to any more, was caught and is forgotten.
/// One that is still being handled, in a `finally` that awaits, is not.
pub(super) fn after_step(core: &Core, task: TaskId, mark: &Delivered, ended: Option<FutState>) {
    let swallowed = match (&*mark.borrow(), ended) {
        (None, _) => return,
        (Some(_), Some(state)) => state != FutState::Cancelled,
        (Some(e), None) => e.strong_count() == 0,
    };
    if swallowed {
        core.tell(EventKind::CancelSwallowed { task });
    }
    if swallowed || ended.is_some() {
        mark.take();
    }
}

/// A report that CPython makes on standard error.
pub(super) fn warned(core: &Core, kind: WarningKind, text: &str) {
    if core.is_recording() {
        let text = core.event_loop.text(text);
        core.tell(EventKind::Warning { kind, by: core.event_loop.actor(), text });
    }
}

/// A coroutine was made and never awaited.
pub(crate) fn never_awaited(vm: &Vm, text: &str) {
    if let Some(core) = Core::telling(vm) {
        warned(&core, WarningKind::NeverAwaited, text);
    }
}

/// Output: each line is an event, once it is whole.
pub(crate) fn output(vm: &mut Vm, err: bool, text: &str) {
    let Some(core) = Core::telling(vm) else { return };
    core.look_at_clock(vm);
    let stream = if err { Stream::Err } else { Stream::Out };
    let rest = &mut vm.state.aio.telling.rest[usize::from(err)];
    rest.push_str(text);
    while let Some(end) = rest.find('\n') {
        let line: String = rest.drain(..=end).collect();
        let text = core.event_loop.text(line.trim_end_matches('\n'));
        core.tell(EventKind::Output { by: core.event_loop.actor(), stream, text });
    }
}

/// `asyncio`'s own modules tell what a future stands for: `_tell(future, what, of)`.
pub(super) fn stands_for(_: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let Some(f) = a[0].data::<Fut>() else { return Ok(Value::None) };
    let Some(core) = f.core.borrow().clone().filter(|c| c.is_recording()) else { return Ok(Value::None) };
    let on = match a[1].as_str() {
        Some("all") => Some(Awaited::All(a[2].as_int().and_then(|n| u32::try_from(n).ok()).unwrap_or(0))),
        Some("shield") => task::part(&a[2]).ok().and_then(|p| p.id()).map(Awaited::Shield),
        _ => None,
    };
    drop(core);
    if on.is_some() {
        f.told_as.set(on);
    }
    Ok(Value::None)
}

/// Who waits for a future waits for the timer of a handle.
pub(super) fn waits_for_timer(f: &Fut, handle: &Value) {
    if let Some(timer) = timer_of(handle) {
        f.told_as.set(Some(Awaited::Timer(timer)));
    }
}

fn timer_of(handle: &Value) -> Option<TimerId> {
    let handle = super::handle::data(handle).ok()?;
    handle.place.borrow().as_ref().and_then(crate::runtime::CallbackHandle::timer)
}

/// `asyncio.timeout` tells that its timer won: `_tell_timed_out(task, handle)`.
pub(super) fn timed_out(_: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let Ok(p) = task::part(&a[0]) else { return Ok(Value::None) };
    let core = a[0].data::<Fut>().and_then(|f| f.core.borrow().clone()).filter(|c| c.is_recording());
    if let (Some(core), Some(task), Some(timer)) = (core, p.id(), timer_of(&a[1])) {
        core.tell(EventKind::TimedOut { task, timer });
    }
    Ok(Value::None)
}

/// Who runs now, for a request to cancel.
pub(super) fn cancel_requested(core: &Core, task: TaskId, accepted: bool) {
    let by: Actor = core.event_loop.actor();
    core.tell(EventKind::CancelRequested { task, by, location: core.place(), accepted });
}
