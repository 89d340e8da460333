//! `Future`: a result that comes later, the callbacks that wait for it, and what `await` makes of it.

use super::core::{Core, core_of};
use super::task::{self, TaskPart};
use super::{generic, invalid_state, leaves_loop, members, show, takes, takes_none, told};
use crate::python::builtins::{constructor, methods};
use crate::python::modules::contextvars;
use crate::python::object::*;
use crate::python::vm::{Args, Vm};
use crate::runtime::Alarm;
use crate::trace::{Awaited, WarningKind};
use smallvec::SmallVec;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FutState {
    Pending,
    Cancelled,
    Finished,
}

/// What is called back when a future is done.
#[derive(Clone)]
pub(super) enum Callback {
    /// A function, in a context; [`Value::Undef`] for an empty one, which nobody else has.
    Call(Value, Value),
    /// A task that awaits the future.
    Wake(Rc<Instance>),
}

/// The data behind a `Future`, and behind a `Task`.
pub(super) struct Fut {
    pub(super) class: RefCell<Rc<Class>>,
    pub(super) event_loop: RefCell<Value>,
    pub(super) core: RefCell<Option<Rc<Core>>>,
    pub(super) state: Cell<FutState>,
    pub(super) result: RefCell<Value>,
    pub(super) error: RefCell<Option<PyErr>>,
    /// The error's traceback when it was set: the first `result()` begins from it, later ones from nothing, as in CPython.
    traceback: RefCell<Option<Rc<Traceback>>>,
    /// Mostly there is one: who awaits it.
    pub(super) callbacks: RefCell<SmallVec<[Callback; 1]>>,
    /// Whether the error is reported if nobody looks at it.
    pub(super) unseen: Cell<bool>,
    pub(super) blocking: Cell<bool>,
    pub(super) cancel_message: RefCell<Value>,
    pub(super) cancelled_error: RefCell<Option<PyErr>>,
    pub(super) created_at: RefCell<Value>,
    pub(super) task: OnceCell<Box<TaskPart>>,
    /// Of a sleep's future, what will end the sleep.
    pub(super) alarm: RefCell<Option<Alarm>>,
    /// What waiting for it is told as, where the loop records.
    pub(super) told_as: Cell<Option<Awaited>>,
}

impl Fut {
    pub(super) fn new(class: &Rc<Class>) -> Self {
        Fut {
            class: RefCell::new(class.clone()),
            event_loop: RefCell::new(Value::None),
            core: RefCell::default(),
            state: Cell::new(FutState::Pending),
            result: RefCell::new(Value::None),
            error: RefCell::default(),
            traceback: RefCell::default(),
            callbacks: RefCell::default(),
            unseen: Cell::new(false),
            blocking: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_error: RefCell::default(),
            created_at: RefCell::new(Value::None),
            task: OnceCell::new(),
            alarm: RefCell::default(),
            told_as: Cell::new(None),
        }
    }

    /// One of this loop.
    pub(super) fn on(class: &Rc<Class>, core: Rc<Core>, event_loop: &Value) -> Self {
        let mut fut = Fut::new(class);
        *fut.core.get_mut() = Some(core);
        *fut.event_loop.get_mut() = event_loop.clone();
        fut
    }

    pub(super) fn done(&self) -> bool {
        self.state.get() != FutState::Pending
    }

    /// Whether an error is to be told of at its end, and whether it is a task that is not done.
    fn owes(&self) -> (bool, bool) {
        let lost = |t: &TaskPart| t.log_destroyed.get() && !self.done() && t.is_set();
        (self.unseen.get(), self.task.get().is_some_and(|t| lost(t)))
    }

    /// Sets the loop: the one given, else the current one.
    pub(super) fn attach(&self, vm: &mut Vm, given: Option<Value>) -> PyResult<()> {
        let event_loop = match given {
            Some(v) if !v.is_none() => v,
            _ => {
                let events = vm.import_module("asyncio.events")?;
                vm.call_method(&events, "get_event_loop", &[])?
            }
        };
        *self.core.borrow_mut() = core_of(&event_loop);
        *self.event_loop.borrow_mut() = event_loop;
        if self.core.borrow().as_ref().is_some_and(|c| c.debug.get()) {
            *self.created_at.borrow_mut() = show::stack_here(vm, usize::MAX);
        }
        Ok(())
    }

    /// The error that a cancelled future raises.
    pub(super) fn make_cancelled(&self, vm: &Vm) -> PyErr {
        if let Some(e) = self.cancelled_error.take() {
            return e;
        }
        let message = self.cancel_message.borrow().clone();
        let args = if message.is_none() { vec![] } else { vec![message] };
        PyErr::with_args(&vm.aio().cancelled, args)
    }

    /// `result()`, without the traceback that its caller adds.
    pub(super) fn outcome(&self, vm: &Vm) -> PyResult {
        match self.state.get() {
            FutState::Cancelled => Err(self.make_cancelled(vm)),
            FutState::Pending => Err(invalid_state(vm, "Result is not set.")),
            FutState::Finished => {
                self.unseen.set(false);
                match &*self.error.borrow() {
                    Some(e) => {
                        *e.data().traceback.borrow_mut() = self.traceback.take();
                        Err(e.clone())
                    }
                    None => Ok(self.result.borrow().clone()),
                }
            }
        }
    }
}

impl Drop for Fut {
    fn drop(&mut self) {
        let (unseen, destroyed) = self.owes();
        self.unseen.set(false);
        if !unseen && !destroyed {
            return;
        }
        // The object is rebuilt around its contents, so that the report can show it.
        let class = self.class.borrow().clone();
        let mut again = Fut::new(&class);
        again.state.set(self.state.get());
        again.event_loop.swap(&self.event_loop);
        again.core.swap(&self.core);
        again.result.swap(&self.result);
        again.error.swap(&self.error);
        again.traceback.swap(&self.traceback);
        again.callbacks.swap(&self.callbacks);
        again.created_at.swap(&self.created_at);
        if let Some(t) = self.task.take() {
            t.log_destroyed.set(false);
            again.task = OnceCell::from(t);
        }
        push_finalizer(Finalizer::Native(Box::new(move |vm: &mut Vm| report_end(vm, &class, again, unseen))));
    }
}

fn report_end(vm: &mut Vm, class: &Rc<Class>, fut: Fut, unseen: bool) {
    let v = Value::native(class, fut);
    if unseen {
        tell_unseen(vm, &v);
    } else {
        tell_destroyed(vm, &v);
    }
}

/// An object has had its end: nothing more is told of it.
pub(in crate::python) fn hush(v: &Value) {
    if let Some(f) = v.data::<Fut>() {
        f.unseen.set(false);
        if let Some(t) = f.task.get() {
            t.log_destroyed.set(false);
        }
    }
}

/// Reports a future whose error nobody looked at.
pub(super) fn tell_unseen(vm: &mut Vm, v: &Value) {
    let Ok(f) = fut(v) else { return };
    let error = f.error.borrow().as_ref().map_or(Value::None, PyErr::value);
    let text = format!("{} exception was never retrieved", class_of(v).name());
    tell_warning(vm, v, f, WarningKind::NeverRetrieved, &text);
    let entries = vec![("message", Value::string(text)), ("exception", error), ("future", v.clone())];
    tell(vm, f, entries);
}

/// Reports a task that goes before its end.
pub(super) fn tell_destroyed(vm: &mut Vm, v: &Value) {
    let Ok(f) = fut(v) else { return };
    let text = "Task was destroyed but it is pending!";
    tell_warning(vm, v, f, WarningKind::DestroyedPending, text);
    let message = Value::str(text);
    tell(vm, f, vec![("task", v.clone()), ("message", message)]);
}

fn tell_warning(vm: &mut Vm, v: &Value, f: &Fut, kind: WarningKind, text: &str) {
    let Some(core) = f.core.borrow().clone().filter(|c| c.is_recording()) else { return };
    let shown = show::future(vm, v).unwrap_or_default();
    told::warned(&core, kind, &format!("{text}\n{shown}"));
}

fn tell(vm: &mut Vm, f: &Fut, mut entries: Vec<(&str, Value)>) {
    let event_loop = f.event_loop.borrow().clone();
    let created_at = f.created_at.borrow().clone();
    if !created_at.is_none() {
        entries.push(("source_traceback", created_at));
    }
    report(vm, &event_loop, entries);
}

/// `loop.call_exception_handler({...})`.
pub(super) fn report(vm: &mut Vm, event_loop: &Value, entries: Vec<(&str, Value)>) {
    let d = Dict::new();
    for (k, v) in entries {
        // Programs get such stacks in the form of the traceback module.
        let v = if k == "source_traceback" {
            let module = vm.import_module("traceback");
            let summary = module.and_then(|m| vm.getattr(&m, &intern("StackSummary")));
            summary.and_then(|s| vm.call_method(&s, "from_list", std::slice::from_ref(&v))).unwrap_or(v)
        } else {
            v
        };
        d.set_str(k, v);
    }
    let method = vm.getattr(event_loop, &intern("call_exception_handler")).unwrap_or_default();
    if let Err(e) = vm.call(&method, &[Value::dict(d)]) {
        match core_of(event_loop) {
            Some(core) if leaves_loop(&e) => core.raise(e),
            _ => vm.unraisable_in(&method, &e),
        }
    }
}

pub(super) fn fut(v: &Value) -> PyResult<&Fut> {
    v.data::<Fut>().ok_or_else(|| PyErr::type_error("an asyncio future was expected"))
}

/// The core of a future's loop.
pub(super) fn core(f: &Fut) -> PyResult<Rc<Core>> {
    f.core.borrow().clone().ok_or_else(|| PyErr::runtime_error("Future object is not initialized."))
}

/// Calls back everyone, in order of registration, from the next pass on.
fn schedule_callbacks(vm: &mut Vm, v: &Value, f: &Fut) -> PyResult<()> {
    let callbacks = f.callbacks.take();
    for c in callbacks {
        schedule(vm, v, f, c)?;
    }
    Ok(())
}

fn schedule(vm: &mut Vm, v: &Value, f: &Fut, c: Callback) -> PyResult<()> {
    let core = core(f)?;
    core.check_open()?;
    match c {
        Callback::Call(function, context) => {
            if core.debug.get() || core.own.soon {
                let event_loop = f.event_loop.borrow().clone();
                // Through the method that checks its arguments, or that is the program's.
                let call_soon = vm.getattr(&event_loop, &intern("call_soon"))?;
                let mut args = Args::new(vec![function, v.clone()]);
                args.kw.0.push((intern("context"), contextvars::or_empty(context)));
                vm.call_args(&call_soon, args)?;
            } else {
                core.call_back(vm, function, v.clone(), context);
            }
        }
        Callback::Wake(task) => task::wake(vm, &core, &task, v.clone())?,
    }
    Ok(())
}

/// `loop._sleep_for(delay, callback, future, result)`: the callback, which is asyncio's own, gives the future its
/// result after that time. The handle, or `None` where nobody could get hold of it.
pub(super) fn sleep_for(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let core = core_of(&a[0]).ok_or_else(|| PyErr::type_error("a loop was expected"))?;
    if core.own.timers {
        return vm.call_method(&a[0], "call_later", &a[1..]);
    }
    let when = vm.host.monotonic() + vm.number(&a[1])?;
    let f = fut(&a[3])?;
    if core.debug.get() || core.is_recording() {
        let args = vec![a[3].clone(), a[4].clone()];
        let handle = core.call_at(vm, &a[0], when, a[2].clone(), args, Value::None);
        told::waits_for_timer(f, &handle);
        return Ok(handle);
    }
    let (own, future, result) = (core.clone(), a[3].clone(), a[4].clone());
    let handle = core.at(when, "", move || {
        super::with_vm(|vm| own.own_entry(vm, |vm| end_sleep(vm, &own, future, result)));
    });
    *f.alarm.borrow_mut() = handle.into_alarm();
    Ok(Value::None)
}

fn end_sleep(vm: &mut Vm, core: &Core, future: Value, result: Value) {
    if let Ok(f) = fut(&future)
        && !f.done()
        && let Err(e) = set_result(vm, &future, result)
    {
        core.raise(e);
    }
    core.handle.borrow_mut().push(future);
}

/// `loop._wake_no_more(future)`: nobody waits any longer for what [`sleep_for`] set.
pub(super) fn wake_no_more(_: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    if let (Some(core), Some(alarm)) = (core_of(&a[0]), fut(&a[1])?.alarm.take()) {
        core.event_loop.take_back(&alarm);
    }
    Ok(Value::None)
}

/// `_outcomes(futures)`: their results and errors, as `gather` hands them out; `None` if one is of another make.
pub(super) fn outcomes(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let all = vm.list_of(&a[0])?;
    let mut out = Vec::with_capacity(all.len());
    let plain = [vm.aio().future.clone(), vm.aio().task.clone()];
    for v in &all {
        let class = class_of(v);
        let Some(f) = v.data::<Fut>().filter(|_| plain.iter().any(|p| Rc::ptr_eq(p, &class))) else {
            return Ok(Value::None);
        };
        out.push(match f.state.get() {
            FutState::Cancelled => {
                let message = f.cancel_message.borrow().clone();
                let message = if message.is_none() { Value::str("") } else { message };
                PyErr::with_args(&vm.aio().cancelled, vec![message]).value()
            }
            _ => match &exception(vm, v)? {
                Value::None => result(vm, v)?,
                error => error.clone(),
            },
        });
    }
    Ok(Value::list(out))
}

pub(super) fn add_callback(vm: &mut Vm, v: &Value, c: Callback) -> PyResult<()> {
    let f = fut(v)?;
    if f.done() {
        return schedule(vm, v, f, c);
    }
    f.callbacks.borrow_mut().push(c);
    Ok(())
}

fn tell_settled(vm: &mut Vm, f: &Fut) {
    if f.told_as.get().is_some() {
        told::settled(vm, f);
    }
}

/// `loop.create_future()`, where nobody remembers who made it.
pub(super) fn create(vm: &mut Vm, core: Rc<Core>, event_loop: &Value) -> PyResult {
    let class = vm.aio().future.clone();
    let fut = Fut::on(&class, core, event_loop);
    told::created(vm, &fut);
    Ok(Value::native(&class, fut))
}

pub(super) fn set_result(vm: &mut Vm, v: &Value, result: Value) -> PyResult<()> {
    let f = fut(v)?;
    if f.done() {
        return Err(invalid_state(vm, "invalid state"));
    }
    *f.result.borrow_mut() = result;
    f.state.set(FutState::Finished);
    tell_settled(vm, f);
    schedule_callbacks(vm, v, f)
}

pub(super) fn set_exception(vm: &mut Vm, v: &Value, error: &Value) -> PyResult<()> {
    let f = fut(v)?;
    if f.done() {
        return Err(invalid_state(vm, "invalid state"));
    }
    let is_exception = match error {
        Value::Class(c) => c.is_subclass(&types().base_exception),
        e => e.exc().is_some(),
    };
    if !is_exception {
        return Err(PyErr::type_error("invalid exception object"));
    }
    let mut e = vm.make_err(error)?;
    if e.is(&types().stop_iteration) {
        let new = PyErr::runtime_error(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
        );
        *new.data().cause.borrow_mut() = Some(e.clone());
        *new.data().context.borrow_mut() = Some(e);
        new.data().suppress_context.set(true);
        e = new;
    }
    *f.traceback.borrow_mut() = e.data().traceback.borrow().clone();
    *f.error.borrow_mut() = Some(e);
    f.state.set(FutState::Finished);
    tell_settled(vm, f);
    schedule_callbacks(vm, v, f)?;
    f.unseen.set(true);
    if f.task.get().is_none()
        && let Value::Instance(i) = v
    {
        let failed = &mut vm.state.aio.failed;
        if failed.len() >= 64 && failed.len().is_power_of_two() {
            failed.retain(|f| f.strong_count() > 0);
        }
        failed.push(Rc::downgrade(i));
    }
    Ok(())
}

/// `Future.cancel` itself, whatever a subclass makes of it.
pub(super) fn cancel_plain(vm: &mut Vm, v: &Value, message: Value) -> PyResult<bool> {
    let f = fut(v)?;
    f.unseen.set(false);
    if f.done() {
        return Ok(false);
    }
    f.state.set(FutState::Cancelled);
    *f.cancel_message.borrow_mut() = message;
    tell_settled(vm, f);
    schedule_callbacks(vm, v, f)?;
    Ok(true)
}

/// Cancels a future or task of any class.
pub(super) fn cancel(vm: &mut Vm, v: &Value, message: Value) -> PyResult<bool> {
    let class = class_of(v);
    let k = vm.aio();
    if Rc::ptr_eq(&class, &k.task) {
        return task::cancel(vm, v, message);
    }
    if Rc::ptr_eq(&class, &k.future) {
        return cancel_plain(vm, v, message);
    }
    let f = vm.getattr(v, &intern("cancel"))?;
    let kw = Kwargs(vec![(intern("msg"), message)]);
    let r = vm.call_args(&f, crate::python::vm::Args { pos: vec![], kw })?;
    vm.truth(&r)
}

/// The error of a finished future, for reports.
fn exception(vm: &mut Vm, v: &Value) -> PyResult {
    let f = fut(v)?;
    match f.state.get() {
        FutState::Cancelled => Err(f.make_cancelled(vm)),
        FutState::Pending => Err(invalid_state(vm, "Exception is not set.")),
        FutState::Finished => {
            f.unseen.set(false);
            Ok(f.error.borrow().as_ref().map_or(Value::None, PyErr::value))
        }
    }
}

/// What `await future` runs.
struct Wait {
    future: Value,
}

impl NativeIter for Wait {
    fn type_name(&self) -> &'static str {
        "FutureIter"
    }

    fn next(&mut self, vm: &mut Vm, _sent: Value) -> PyResult<NativeStep> {
        let f = fut(&self.future)?;
        if !f.done() {
            if f.blocking.replace(true) {
                return Err(PyErr::runtime_error("await wasn't used with future"));
            }
            return Ok(NativeStep::Yield(self.future.clone()));
        }
        result(vm, &self.future).map(NativeStep::Return)
    }

    fn is_awaitable(&self) -> bool {
        true
    }

    fn holds(&self) -> Value {
        self.future.clone()
    }
}

pub(super) fn result(vm: &mut Vm, v: &Value) -> PyResult {
    let r = fut(v)?.outcome(vm);
    if let Err(e) = &r {
        vm.set_context(e);
    }
    r
}

fn state_name(f: &Fut) -> &'static str {
    match f.state.get() {
        FutState::Pending => "PENDING",
        FutState::Cancelled => "CANCELLED",
        FutState::Finished => "FINISHED",
    }
}

pub(super) fn message_of(a: &[Value], kw: &mut Kwargs) -> PyResult {
    takes("cancel", a, 0, 1)?;
    let m = a.get(1).cloned().or_else(|| kw.take("msg")).unwrap_or(Value::None);
    kw.finish("cancel")?;
    Ok(m)
}

pub(super) fn fill(c: &Rc<Class>) {
    constructor(c, 0, 255, true, |_, a, _| match &a[0] {
        Value::Class(k) => Ok(Value::native(k, Fut::new(k))),
        _ => Err(PyErr::type_error("a class was expected")),
    });
    methods(
        c,
        &[
            ("__init__", 1, 255, true, |vm, a, mut kw| {
                takes("Future", a, 0, 0)?;
                let given = kw.take("loop");
                kw.finish("Future")?;
                let f = fut(&a[0])?;
                f.attach(vm, given)?;
                told::created(vm, f);
                Ok(Value::None)
            }),
            ("result", 1, 1, false, |vm, a, _| result(vm, &a[0])),
            ("exception", 1, 255, false, |vm, a, _| {
                takes_none("exception", a)?;
                exception(vm, &a[0])
            }),
            ("set_result", 1, 255, false, |vm, a, _| {
                takes("set_result", a, 1, 1)?;
                if fut(&a[0])?.task.get().is_some() {
                    return Err(PyErr::runtime_error("Task does not support set_result operation"));
                }
                set_result(vm, &a[0], a[1].clone()).map(|()| Value::None)
            }),
            ("set_exception", 1, 255, false, |vm, a, _| {
                takes("set_exception", a, 1, 1)?;
                if fut(&a[0])?.task.get().is_some() {
                    return Err(PyErr::runtime_error("Task does not support set_exception operation"));
                }
                set_exception(vm, &a[0], &a[1]).map(|()| Value::None)
            }),
            ("cancel", 1, 255, true, |vm, a, mut kw| {
                let m = message_of(a, &mut kw)?;
                cancel_plain(vm, &a[0], m).map(|done| Value::Bool(done.into()))
            }),
            ("cancelled", 1, 1, false, |_, a, _| {
                Ok(Value::Bool((fut(&a[0])?.state.get() == FutState::Cancelled).into()))
            }),
            ("done", 1, 1, false, |_, a, _| Ok(Value::Bool(fut(&a[0])?.done().into()))),
            ("add_done_callback", 1, 255, true, |vm, a, mut kw| {
                if a.len() != 2 {
                    let given = a.len() - 1;
                    let text =
                        format!("add_done_callback() takes exactly 1 positional argument ({given} given)");
                    return Err(PyErr::type_error(text));
                }
                let context = match kw.take("context") {
                    Some(c) if !c.is_none() => c,
                    _ => contextvars::snapshot(vm),
                };
                kw.finish("add_done_callback")?;
                let callback = match task::woken_by(vm, &a[1]) {
                    Some(task) => Callback::Wake(task),
                    None => Callback::Call(a[1].clone(), context),
                };
                add_callback(vm, &a[0], callback)?;
                Ok(Value::None)
            }),
            ("remove_done_callback", 1, 255, false, |vm, a, _| {
                takes("remove_done_callback", a, 1, 1)?;
                let f = fut(&a[0])?;
                let all = f.callbacks.borrow().clone();
                let mut kept = SmallVec::new();
                let mut gone = 0;
                for c in all {
                    let same = match &c {
                        Callback::Call(function, _) => vm.eq(function, &a[1])?,
                        Callback::Wake(_) => false,
                    };
                    if same {
                        gone += 1;
                    } else {
                        kept.push(c);
                    }
                }
                let old = f.callbacks.replace(kept);
                drop(old);
                Ok(Value::Int(gone))
            }),
            ("get_loop", 1, 255, false, |_, a, _| {
                takes_none("get_loop", a)?;
                Ok(fut(&a[0])?.event_loop.borrow().clone())
            }),
            ("__del__", 1, 1, false, |vm, a, _| {
                let f = fut(&a[0])?;
                match f.owes() {
                    (true, _) => {
                        tell_unseen(vm, &a[0]);
                        f.unseen.set(false);
                    }
                    (_, true) => {
                        tell_destroyed(vm, &a[0]);
                        hush(&a[0]);
                    }
                    _ => {}
                }
                Ok(Value::None)
            }),
            ("_make_cancelled_error", 1, 1, false, |vm, a, _| Ok(fut(&a[0])?.make_cancelled(vm).value())),
            ("__await__", 1, 1, false, |_, a, _| Ok(IterObj::native(Wait { future: a[0].clone() }))),
            ("__iter__", 1, 1, false, |_, a, _| Ok(IterObj::native(Wait { future: a[0].clone() }))),
            ("__repr__", 1, 1, false, |vm, a, _| show::future(vm, &a[0]).map(Value::string)),
        ],
    );
    generic(c);
    members(
        c,
        &[
            ("_state", |_, v| Ok(Value::str(state_name(fut(v)?))), None),
            ("_loop", |_, v| Ok(fut(v)?.event_loop.borrow().clone()), None),
            (
                "_callbacks",
                |_, v| {
                    let all = fut(v)?.callbacks.borrow();
                    let shown = all.iter().map(|c| match c {
                        Callback::Call(f, context) => {
                            Value::tuple([f.clone(), contextvars::or_empty(context.clone())])
                        }
                        Callback::Wake(t) => Value::tuple([Value::Instance(t.clone()), Value::None]),
                    });
                    let list: Vec<Value> = shown.collect();
                    Ok(if list.is_empty() { Value::None } else { Value::list(list) })
                },
                None,
            ),
            ("_result", |_, v| Ok(fut(v)?.result.borrow().clone()), None),
            (
                "_exception",
                |_, v| Ok(fut(v)?.error.borrow().as_ref().map_or(Value::None, PyErr::value)),
                None,
            ),
            (
                "_log_traceback",
                |_, v| Ok(Value::Bool(fut(v)?.unseen.get().into())),
                Some(|vm, v, to| {
                    if vm.truth(&to)? {
                        return Err(PyErr::value_error("_log_traceback can only be set to False"));
                    }
                    fut(v)?.unseen.set(false);
                    Ok(())
                }),
            ),
            ("_source_traceback", |_, v| Ok(fut(v)?.created_at.borrow().clone()), None),
            (
                "_cancel_message",
                |_, v| Ok(fut(v)?.cancel_message.borrow().clone()),
                Some(|_, v, to| {
                    *fut(v)?.cancel_message.borrow_mut() = to;
                    Ok(())
                }),
            ),
            (
                "_asyncio_future_blocking",
                |_, v| Ok(Value::Bool(fut(v)?.blocking.get().into())),
                Some(|vm, v, to| {
                    let on = vm.truth(&to)?;
                    fut(v)?.blocking.set(on);
                    Ok(())
                }),
            ),
        ],
    );
}
