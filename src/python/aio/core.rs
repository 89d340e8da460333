//! The loop: asyncio's passes over the runtime's ready queue and timers.

use super::handle::{self, CallBack, HandleData};
use super::{MACHINE, functions, future, members, show, takes_self, task, told};
use crate::python::builtins::{constructor, methods};
use crate::python::object::*;
use crate::python::vm::{Park, Vm};
use crate::runtime::{CallbackHandle, Driver, EventLoop, Host, LoopOptions, call_at, call_soon};
use crate::trace::{LoopTime, TaskId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// The runtime's surroundings in an engine: the machine's clock as it was last looked at. Turns and alarms come
/// from `run_passes`.
struct Surroundings(Rc<Cell<u64>>);

impl Host for Surroundings {
    fn now(&self) -> u64 {
        self.0.get()
    }

    fn request_turn(&self) {}

    fn wake_at(&self, _deadline: Option<u64>) {}

    fn burn(&self, nanos: u64) {
        self.0.set(self.0.get().saturating_add(nanos));
    }
}

/// What a loop did when it was given a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pass {
    /// It ran a pass.
    Ran,
    /// Nothing is ready, and nothing will be for so many seconds.
    Wait(f64),
    /// It ran a pass, and was stopped in it.
    Stopped,
}

/// The native half of a loop.
pub struct Core {
    pub(super) own: Own,
    pub(super) event_loop: EventLoop,
    clock: Rc<Cell<u64>>,
    /// The machine's clock when the loop was made, in seconds.
    origin: f64,
    stopping: Cell<bool>,
    /// What leaves the loop at once.
    raised: RefCell<Option<PyErr>>,
    pub(super) debug: Cell<bool>,
    slow: RefCell<Value>,
    thread_id: RefCell<Value>,
    closed: Cell<bool>,
    /// The task whose step runs.
    pub(super) current: RefCell<Value>,
    /// What the last step was woken with: see [`Core::let_go`].
    pub(super) kept: RefCell<Option<PyErr>>,
    /// The handle that ran last, or the task that stepped, and what woke it: the loop holds them until it runs the next.
    pub(super) handle: RefCell<Vec<Value>>,
    /// In debug mode, where what runs now was put on the loop.
    source: RefCell<Value>,
    pub(super) lines: told::Lines,
}

/// A wait of CPython's ends a little late, for epoll counts in milliseconds: timers that lie closer together are due
/// in one pass.
const LATE: Duration = Duration::from_micros(500);

/// The clock rounds to whole nanoseconds, as the runtime counts.
fn nanos(seconds: f64) -> u64 {
    (seconds * 1e9).round() as u64
}

/// A loop's native half, if it has one.
pub(super) fn core_of(event_loop: &Value) -> Option<Rc<Core>> {
    event_loop.data::<Rc<Core>>().cloned()
}

fn core(v: &Value) -> PyResult<Rc<Core>> {
    core_of(v).ok_or_else(|| PyErr::type_error("a loop was expected"))
}

/// Which of the loop's methods a program's subclass has as its own: what the core would do by itself goes through
/// those.
pub(super) struct Own {
    /// `call_soon`.
    pub(super) soon: bool,
    /// `call_later` or `call_at`.
    pub(super) timers: bool,
}

impl Own {
    fn of(class: &Rc<Class>) -> Self {
        let has = |name: &str| match class.lookup(&intern(name)) {
            Some(Value::Func(f)) => !f.code.borrow().source.library,
            f => f.is_some_and(|f| !matches!(f, Value::Native(_))),
        };
        Own { soon: has("call_soon"), timers: has("call_later") || has("call_at") }
    }
}

impl Core {
    fn new(vm: &mut Vm, own: Own) -> Rc<Core> {
        let origin = vm.host.monotonic();
        let clock = Rc::new(Cell::new(nanos(origin)));
        let seen = clock.clone();
        let options = LoopOptions { recording: vm.state.aio.recording, ..LoopOptions::default() };
        let event_loop = EventLoop::new(|_: Driver| Box::new(Surroundings(seen)), options);
        let core = Rc::new(Core {
            event_loop,
            own,
            clock,
            origin,
            stopping: Cell::new(false),
            raised: RefCell::default(),
            debug: Cell::new(false),
            slow: RefCell::new(Value::Float((0.1).into())),
            thread_id: RefCell::new(Value::None),
            closed: Cell::new(false),
            current: RefCell::new(Value::None),
            kept: RefCell::default(),
            handle: RefCell::default(),
            source: RefCell::new(Value::None),
            lines: told::Lines::default(),
        });
        if core.is_recording() {
            vm.state.aio.telling.logs.push(core.event_loop.log());
            told::first_place(vm, &core);
        }
        core
    }

    pub(super) fn is_recording(&self) -> bool {
        self.event_loop.is_recording()
    }

    pub(super) fn is_running(&self) -> bool {
        !self.thread_id.borrow().is_none()
    }

    /// It runs, but not in the thread that asks.
    pub(super) fn is_of_another_thread(&self, vm: &Vm) -> bool {
        self.is_running() && self.thread_id.borrow().as_int() != Some(vm.thread_id())
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub(super) fn check_open(&self) -> PyResult<()> {
        if self.closed.get() { Err(PyErr::runtime_error("Event loop is closed")) } else { Ok(()) }
    }

    /// An error leaves `run_forever` once the entry that runs is over.
    pub(super) fn raise(&self, e: PyErr) {
        *self.raised.borrow_mut() = Some(e);
        self.event_loop.leave();
    }

    pub(super) fn tell_cancel(&self, task: TaskId, accepted: bool) {
        if self.is_recording() {
            told::cancel_requested(self, task, accepted);
        }
    }

    pub(super) fn look_at_clock(&self, vm: &mut Vm) {
        self.clock.set(nanos(vm.host.monotonic()));
    }

    /// A step holds the error that woke it, and with it the frames of its traceback, until the task has been scheduled
    /// again. The runtime puts a task that woke itself on the ready queue after its poll, so that what the error's end
    /// schedules must wait until then. The same goes for the handle that ran.
    fn let_go(&self, vm: &mut Vm, at_end: bool) {
        let (kept, mut handle) = (self.kept.take(), self.handle.take());
        if kept.is_some() {
            drop(kept);
            // CPython's step lets it go before `Handle._run` is over.
            if finalizers_pending() && show::push_run(vm) {
                vm.run_finalizers();
                show::pop(vm);
            }
        }
        handle.clear();
        // The list is used again.
        let later = self.handle.replace(handle);
        if finalizers_pending() {
            show::letting_go(vm, at_end, Vm::run_finalizers);
        }
        drop(later);
    }

    /// Runs one entry of the ready queue. `subject` is what debug mode names if it takes long.
    pub(super) fn entry(
        &self,
        vm: &mut Vm,
        subject: &Value,
        f: impl FnOnce(&mut Vm) -> PyResult<()>,
    ) -> PyResult<()> {
        self.let_go(vm, false);
        vm.came_back();
        // Only a trace tells when an entry began and ended.
        if self.is_recording() {
            self.look_at_clock(vm);
        }
        self.lines.begin();
        // Debug mode measures the entries that begin in it.
        let began = self.debug.get().then(|| vm.host.monotonic());
        if began.is_some() {
            let source = match (subject.data::<HandleData>(), task::part(subject)) {
                (Some(h), _) => h.created_at.borrow().clone(),
                (None, Ok(p)) => p.scheduled_at.borrow().clone(),
                (None, Err(_)) => Value::None,
            };
            *self.source.borrow_mut() = source;
        }
        let pushed = show::push_run(vm);
        let mut r = f(vm);
        vm.run_finalizers();
        if let Err(e) = &r {
            show::add_run_frame(vm, e);
            show::add_pass_frame(vm, e);
        }
        if pushed {
            show::pop(vm);
        }
        if began.is_some() {
            let source = self.source.replace(Value::None);
            drop(source);
        }
        if let Some(began) = began
            && r.is_ok()
        {
            let took = vm.host.monotonic() - began;
            let limit = self.slow.borrow().as_float().unwrap_or(0.1);
            if took >= limit
                && let Some(event_loop) = self.value(vm)
            {
                r = vm
                    .call_method(
                        &event_loop,
                        "_log_slow_callback",
                        &[subject.clone(), Value::Float(took.into())],
                    )
                    .map(drop);
            }
        }
        if self.is_recording() {
            self.look_at_clock(vm);
        }
        r
    }

    /// Runs one entry that is asyncio's own, of which no traceback and no debug mode tells.
    pub(super) fn own_entry(&self, vm: &mut Vm, f: impl FnOnce(&mut Vm)) {
        self.let_go(vm, false);
        vm.came_back();
        f(vm);
        vm.run_finalizers();
    }

    /// The running loop, if it is this one's.
    fn value(&self, vm: &Vm) -> Option<Value> {
        let running = &vm.state.aio.running;
        core_of(running).filter(|c| std::ptr::eq(Rc::as_ptr(c), self)).map(|_| running.clone())
    }

    /// Puts a callback on the ready queue.
    pub(super) fn call_soon(
        self: &Rc<Self>,
        vm: &mut Vm,
        event_loop: &Value,
        callback: Value,
        args: Vec<Value>,
        context: Value,
    ) -> Value {
        let class = vm.aio().handle.clone();
        let name = self.name_of(vm, &callback);
        let h = handle::make(vm, &class, event_loop, callback, args, context, None);
        let (core, v) = (self.clone(), h.clone());
        let place = self.event_loop.enter(|| call_soon(&name, move || handle::turn(&core, v)));
        if let Some(d) = h.data::<HandleData>() {
            *d.place.borrow_mut() = Some(place);
        }
        h
    }

    /// Puts a future's callback on the ready queue.
    pub(super) fn call_back(self: &Rc<Self>, vm: &mut Vm, function: Value, future: Value, context: Value) {
        let name = self.name_of(vm, &function);
        let (core, call) = (self.clone(), CallBack { function, future, context });
        self.event_loop.enter(|| call_soon(&name, move || call.turn(&core)));
    }

    /// Has a function run at a moment of the machine's clock.
    pub(super) fn at(&self, when: f64, name: &str, function: impl FnOnce() + 'static) -> CallbackHandle {
        let due = LoopTime(nanos(when).saturating_sub(nanos(self.origin)));
        self.event_loop.enter(|| call_at(due, name, function))
    }

    pub(super) fn call_at(
        self: &Rc<Self>,
        vm: &mut Vm,
        event_loop: &Value,
        when: f64,
        callback: Value,
        args: Vec<Value>,
        context: Value,
    ) -> Value {
        let class = vm.aio().timer_handle.clone();
        let name = self.name_of(vm, &callback);
        let h = handle::make(vm, &class, event_loop, callback, args, context, Some(when));
        let (core, v) = (self.clone(), h.clone());
        let place = self.at(when, &name, move || handle::turn(&core, v));
        if let Some(d) = h.data::<HandleData>() {
            *d.place.borrow_mut() = Some(place);
        }
        h
    }

    fn name_of(&self, vm: &mut Vm, callback: &Value) -> String {
        if self.is_recording() { vm.func_display(callback) } else { String::new() }
    }

    /// Runs passes until `stop()` or an error that leaves the loop, and sleeps in between.
    fn run_passes(&self, vm: &mut Vm) -> PyResult {
        loop {
            match self.pass(vm)? {
                Pass::Ran => {}
                Pass::Wait(seconds) => vm.host.sleep(seconds),
                Pass::Stopped => return Ok(Value::None),
            }
        }
    }

    /// One pass; or none, and how long to wait for the next.
    pub(in crate::python) fn pass(&self, vm: &mut Vm) -> PyResult<Pass> {
        vm.came_back();
        vm.waited();
        let pushed = show::push_pass(vm, self.debug.get());
        let r = self.pass_below(vm);
        if pushed {
            show::pop(vm);
        }
        r
    }

    fn pass_below(&self, vm: &mut Vm) -> PyResult<Pass> {
        if self.event_loop.ready_len() == 0
            && !self.stopping.get()
            && let Some(wait) = self.time_to_wait(vm)?
        {
            vm.waits();
            return Ok(Pass::Wait(wait));
        }
        vm.run_a_thread();
        if self.is_recording() || self.event_loop.armed_timers() > 0 {
            self.look_at_clock(vm);
        }
        let floor = std::mem::replace(&mut vm.floor, vm.frames.len());
        MACHINE.set(vm, || self.event_loop.iterate());
        vm.floor = floor;
        self.let_go(vm, true);
        vm.run_finalizers();
        if let Some(e) = self.raised.take() {
            self.stopping.set(false);
            return Err(e);
        }
        Ok(if self.stopping.replace(false) { Pass::Stopped } else { Pass::Ran })
    }

    /// Seconds until the next deadline, or until a thread goes on; `None` when there is something to do now.
    fn time_to_wait(&self, vm: &mut Vm) -> PyResult<Option<f64>> {
        while vm.run_a_thread() {
            if self.event_loop.ready_len() > 0 || self.stopping.get() {
                return Ok(None);
            }
        }
        self.look_at_clock(vm);
        let now = self.event_loop.now();
        if self.event_loop.next_deadline().is_some_and(|due| due <= now) {
            return Ok(None);
        }
        let due = self.event_loop.deadline_within(LATE);
        let left = due.map(|due| due.0.saturating_sub(now.0) as f64 / 1e9);
        let thread = vm.next_thread_wake().map(|at| (at - vm.host.monotonic()).max(0.0));
        match (left, thread) {
            (Some(a), Some(b)) => Ok(Some(a.min(b))),
            (Some(a), None) | (None, Some(a)) => Ok(Some(a)),
            (None, None) => {
                Err(PyErr::runtime_error("the loop waits for something that nothing here will ever bring"))
            }
        }
    }

    /// The moment of the machine's clock when there is something to do, long past if there is now; `None`: not before
    /// someone calls.
    pub(in crate::python) fn wakes(&self) -> Option<f64> {
        if self.event_loop.ready_len() > 0 || self.stopping.get() {
            return Some(f64::NEG_INFINITY);
        }
        self.event_loop.deadline_within(LATE).map(|due| due.0 as f64 / 1e9 + self.origin)
    }

    fn close(&self, vm: &mut Vm) {
        self.closed.set(true);
        for t in functions::live(vm) {
            let mine = t
                .data::<super::future::Fut>()
                .is_some_and(|f| f.core.borrow().as_ref().is_some_and(|c| std::ptr::eq(Rc::as_ptr(c), self)));
            if mine {
                task::unschedule(&t);
            }
        }
        self.event_loop.close();
        vm.run_finalizers();
    }
}

pub(super) fn fill(c: &Rc<Class>) {
    constructor(c, 0, 255, true, |vm, a, _| match &a[0] {
        Value::Class(k) => {
            let core = Core::new(vm, Own::of(k));
            let v = Value::native(k, core);
            if let Value::Instance(i) = &v {
                vm.state.aio.loops.push(Rc::downgrade(i));
            }
            Ok(v)
        }
        _ => Err(PyErr::type_error("a class was expected")),
    });
    methods(
        c,
        &[
            ("__init__", 1, 1, false, |_, _, _| Ok(Value::None)),
            ("time", 1, 255, true, |vm, a, kw| {
                takes_self("BaseEventLoop.time", a, &kw)?;
                Ok(Value::Float(vm.host.monotonic().into()))
            }),
            ("stop", 1, 255, true, |_, a, kw| {
                takes_self("BaseEventLoop.stop", a, &kw)?;
                core(&a[0])?.stopping.set(true);
                Ok(Value::None)
            }),
            ("create_future", 1, 1, false, |vm, a, _| {
                let core = core(&a[0])?;
                // Debug mode remembers who made it, through a function that has its place on that stack.
                if core.debug.get() {
                    vm.call_method(&a[0], "_create_future", &[])
                } else {
                    future::create(vm, core, &a[0])
                }
            }),
            ("_quick_task", 4, 4, false, task::quick),
            ("_sleep_for", 5, 5, false, future::sleep_for),
            ("_wake_no_more", 2, 2, false, future::wake_no_more),
            ("is_closed", 1, 255, true, |_, a, kw| {
                takes_self("BaseEventLoop.is_closed", a, &kw)?;
                Ok(Value::Bool(core(&a[0])?.closed.get().into()))
            }),
            ("_call_soon", 4, 4, false, |vm, a, _| {
                let args = vm.list_of(&a[2])?;
                Ok(core(&a[0])?.call_soon(vm, &a[0], a[1].clone(), args, a[3].clone()))
            }),
            ("_call_soon_threadsafe", 4, 4, false, |vm, a, _| {
                let args = vm.list_of(&a[2])?;
                Ok(core(&a[0])?.call_soon(vm, &a[0], a[1].clone(), args, a[3].clone()))
            }),
            ("_call_at", 5, 5, false, |vm, a, _| {
                let when = vm.number(&a[1])?;
                let args = vm.list_of(&a[3])?;
                Ok(core(&a[0])?.call_at(vm, &a[0], when, a[2].clone(), args, a[4].clone()))
            }),
            ("_run_once", 1, 1, false, |vm, a, _| {
                let core = core(&a[0])?;
                // A driver that can go on with the program runs the passes; else they run right here.
                // In a thread its passes take turns with the other threads.
                match vm.suspend(&core).or_else(|| vm.park(Park::Loop(core.clone())).ok()) {
                    Some(parking) => Err(parking),
                    None => core.run_passes(vm),
                }
            }),
            ("_lengths", 1, 1, false, |_, a, _| {
                let core = core(&a[0])?;
                let lengths = [core.event_loop.ready_len(), core.event_loop.armed_timers()];
                Ok(Value::tuple(lengths.map(Value::from)))
            }),
            ("_close", 1, 1, false, |vm, a, _| {
                core(&a[0])?.close(vm);
                Ok(Value::None)
            }),
        ],
    );
    members(
        c,
        &[
            ("_closed", |_, v| Ok(Value::Bool(core(v)?.closed.get().into())), None),
            ("_stopping", |_, v| Ok(Value::Bool(core(v)?.stopping.get().into())), None),
            (
                "_debug",
                |_, v| Ok(Value::Bool(core(v)?.debug.get().into())),
                Some(|vm, v, to| {
                    let on = vm.truth(&to)?;
                    core(v)?.debug.set(on);
                    Ok(())
                }),
            ),
            (
                "slow_callback_duration",
                |_, v| Ok(core(v)?.slow.borrow().clone()),
                Some(|_, v, to| {
                    *core(v)?.slow.borrow_mut() = to;
                    Ok(())
                }),
            ),
            ("_current_source", |_, v| Ok(core(v)?.source.borrow().clone()), None),
            (
                "_thread_id",
                |_, v| Ok(core(v)?.thread_id.borrow().clone()),
                Some(|_, v, to| {
                    *core(v)?.thread_id.borrow_mut() = to;
                    Ok(())
                }),
            ),
        ],
    );
}
