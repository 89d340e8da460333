//! `Task`: a Rust future on the runtime whose poll is one step of a coroutine.
//!
//! Nothing but the ready queue or what it awaits keeps a task alive, as in CPython: the Rust future holds
//! it weakly, and it holds itself from being scheduled to its poll.

use super::core::{Core, core_of};
use super::future::{self, Callback, Fut, FutState, fut, message_of};
use super::{leaves_loop, members, show, takes, told, with_vm};
use crate::python::builtins::{constructor, methods};
use crate::python::modules::contextvars;
use crate::python::object::*;
use crate::python::vm::{Args, GenStep, Resume, Vm};
use crate::runtime::{Ending, JoinHandle, spawn_unboxed};
use crate::trace::{LocationId, Outcome};
use std::cell::{Cell, OnceCell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

/// What a task has beyond a future.
pub(super) struct TaskPart {
    /// Of a task that nobody named, the number in its name until somebody asks for it.
    name: RefCell<Value>,
    pub(super) coro: RefCell<Value>,
    /// The coroutine's code, which its repr names even after its end.
    pub(super) code: Option<Rc<Code>>,
    pub(super) context: Value,
    /// The future that it awaits.
    pub(super) waiter: RefCell<Value>,
    /// What the next step begins with, if not with the future that woke it.
    throw: RefCell<Option<PyErr>>,
    woken_by: RefCell<Value>,
    pub(super) must_cancel: Cell<bool>,
    cancels: Cell<i64>,
    pub(super) log_destroyed: Cell<bool>,
    /// In debug mode, the stack that put it on the ready queue.
    pub(super) scheduled_at: RefCell<Value>,
    /// Itself, from being scheduled to its poll.
    keep: RefCell<Option<Rc<Instance>>>,
    /// It steps within a callback, whose context is entered already.
    called_back: Cell<bool>,
    /// It ended in a step that its Rust future did not make.
    over: Cell<bool>,
    /// Wakes its Rust future, once that has been polled.
    waker: OnceCell<Waker>,
    /// A cancellation on its way through the coroutine, where the loop records.
    delivered: told::Delivered,
    /// The line it ran last, where the loop records.
    line: Cell<Option<LocationId>>,
    /// Its Rust future's end of it, once it has been on the ready queue.
    handle: RefCell<Option<JoinHandle<Ending>>>,
}

impl TaskPart {
    /// Whether it has a coroutine: `__init__` has run.
    pub(super) fn is_set(&self) -> bool {
        !self.coro.borrow().is_undef()
    }

    /// Its name.
    pub(super) fn name(&self) -> Value {
        let mut name = self.name.borrow_mut();
        if let Value::Int(number) = &*name {
            *name = Value::string(format!("Task-{number}"));
        }
        name.clone()
    }

    /// Its id in the trace, once it has been on the ready queue.
    pub(super) fn id(&self) -> Option<crate::trace::TaskId> {
        self.handle.borrow().as_ref().map(JoinHandle::id)
    }
}

impl Drop for TaskPart {
    fn drop(&mut self) {
        if let Some(h) = self.handle.get_mut()
            && !h.is_finished()
        {
            h.cancel();
        }
    }
}

/// The Rust future: each poll is a step.
struct Steps(Weak<Instance>);

impl Future for Steps {
    type Output = Ending;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Ending> {
        let Some(task) = self.0.upgrade().map(Value::Instance) else { return Poll::Pending };
        let Ok(p) = part(&task) else { return Poll::Pending };
        p.waker.get_or_init(|| cx.waker().clone());
        if p.keep.take().is_none() {
            return Poll::Pending;
        }
        if p.over.get()
            && let Some(f) = task.data::<Fut>()
        {
            return with_vm(|vm| ending(vm, f, false)).map_or(Poll::Pending, Poll::Ready);
        }
        match with_vm(|vm| turn(vm, task)).flatten() {
            Some(ending) => Poll::Ready(ending),
            None => Poll::Pending,
        }
    }
}

/// A task's turn: what it began is over or not, and how.
fn turn(vm: &mut Vm, v: Value) -> Option<Ending> {
    let core = v.data::<Fut>()?.core.borrow().clone()?;
    let line = part(&v).ok().filter(|_| core.is_recording()).map(|p| &p.line);
    if let Some(at) = line.and_then(Cell::get) {
        core.set_place(Some(at));
    }
    let result = core.entry(vm, &v, |vm| {
        let part = part(&v)?;
        // What woke it lives on as among the arguments of CPython's handle.
        let woken_by = part.woken_by.replace(Value::Undef);
        if !woken_by.is_undef() {
            core.handle.borrow_mut().push(woken_by.clone());
        }
        go_on(vm, &v, part, woken_by)
    });
    if let Err(e) = result {
        core.raise(e);
    }
    if let Some(line) = line {
        line.set(core.lines.place.get());
    }
    let f = v.data::<Fut>()?;
    let ending = f.done().then(|| ending(vm, f, core.is_recording()));
    core.handle.borrow_mut().push(v);
    ending
}

/// The step that is due.
fn go_on(vm: &mut Vm, v: &Value, p: &TaskPart, woken_by: Value) -> PyResult<()> {
    let thrown = match (p.throw.take(), &woken_by) {
        (Some(e), _) => Some(e),
        (None, Value::Undef) => None,
        (None, by) => match by.data::<Fut>() {
            Some(f) if !has_own_result(vm, by) => {
                let e = f.outcome(vm).err();
                if let Some(e) = &e {
                    vm.set_context(e);
                }
                e
            }
            _ => vm.call_method(by, "result", &[]).err(),
        },
    };
    step(vm, v, thrown)
}

/// Whether a future is of a class of the program's with a `result` of its own.
fn has_own_result(vm: &Vm, v: &Value) -> bool {
    let (class, own) = (class_of(v), vm.aio());
    !Rc::ptr_eq(&class, &own.future)
        && !Rc::ptr_eq(&class, &own.task)
        && matches!(class.lookup(&intern("result")), Some(Value::Func(_)))
}

/// How a task ended, as the trace tells it.
fn ending(vm: &mut Vm, f: &Fut, told: bool) -> Ending {
    let (outcome, shown) = match f.state.get() {
        FutState::Cancelled => (Outcome::Cancelled, None),
        _ => match &*f.error.borrow() {
            Some(e) => (Outcome::Error, Some(e.value())),
            None => (Outcome::Value, Some(f.result.borrow().clone()).filter(|r| !r.is_none())),
        },
    };
    let text = shown.filter(|_| told).map(|v| told::text(vm, &v));
    Ending { outcome, text }
}

pub(super) fn part(v: &Value) -> PyResult<&TaskPart> {
    match v.data::<Fut>().and_then(|f| f.task.get()) {
        Some(p) => Ok(p),
        None => Err(PyErr::runtime_error("Task object is not initialized.")),
    }
}

/// Puts a task on the ready queue through the `call_soon` of a program's loop.
fn schedule_through(vm: &mut Vm, task: &Rc<Instance>, p: &TaskPart) -> PyResult<()> {
    let this = Value::Instance(task.clone());
    let event_loop = this.data::<Fut>().map_or(Value::None, |f| f.event_loop.borrow().clone());
    let callback = BoundMethod { func: Value::Native(vm.aio().wakeup.clone()), this };
    let mut pos = vec![Value::Method(Rc::new(callback))];
    pos.extend(Some(p.woken_by.replace(Value::Undef)).filter(|by| !by.is_undef()));
    let kw = Kwargs(vec![(intern("context"), p.context.clone())]);
    let call_soon = vm.getattr(&event_loop, &intern("call_soon"))?;
    vm.call_args(&call_soon, Args { pos, kw }).map(drop)
}

/// Puts a task on the ready queue.
fn schedule(vm: &mut Vm, core: &Rc<Core>, task: &Rc<Instance>, p: &TaskPart) -> PyResult<()> {
    // In debug mode it refuses what comes from another thread.
    if core.own.soon || core.debug.get() && core.is_of_another_thread(vm) {
        return schedule_through(vm, task, p);
    }
    *p.keep.borrow_mut() = Some(task.clone());
    if core.debug.get() {
        // Two frames of CPython's own would be among those remembered.
        *p.scheduled_at.borrow_mut() = show::stack_here(vm, show::DEPTH - 2);
    }
    if let Some(w) = p.waker.get() {
        w.wake_by_ref();
        return Ok(());
    }
    if p.handle.borrow().is_some() {
        return Ok(());
    }
    let name = if core.is_recording() { vm.str(&p.name()).unwrap_or_default() } else { String::new() };
    let steps = Steps(Rc::downgrade(task));
    let handle = core.event_loop.enter(|| spawn_unboxed(&name, steps));
    *p.handle.borrow_mut() = Some(handle);
    Ok(())
}

/// The future that a task awaits is done.
pub(super) fn wake(vm: &mut Vm, core: &Rc<Core>, task: &Rc<Instance>, by: Value) -> PyResult<()> {
    let v = Value::Instance(task.clone());
    let p = part(&v)?;
    *p.woken_by.borrow_mut() = by;
    schedule(vm, core, task, p)
}

fn step_soon(vm: &mut Vm, v: &Value, thrown: Option<PyErr>) -> PyResult<()> {
    let p = part(v)?;
    *p.throw.borrow_mut() = thrown;
    let core = future::core(fut(v)?)?;
    core.check_open()?;
    match v {
        Value::Instance(i) => schedule(vm, &core, i, p),
        _ => Ok(()),
    }
}

/// One step: the coroutine runs until it awaits something that is not done, or ends.
pub(super) fn step(vm: &mut Vm, v: &Value, thrown: Option<PyErr>) -> PyResult<()> {
    let f = fut(v)?;
    let p = part(v)?;
    if f.done() {
        let (task, coro) = (vm.repr(v)?, p.coro.borrow().clone());
        let coro = vm.repr(&coro)?;
        return Err(super::invalid_state(vm, &format!("__step(): already done: {task} {coro}")));
    }
    let mut thrown = thrown;
    // What woke the task is held until its step is over, as in CPython.
    let mut kept = thrown.clone();
    if p.must_cancel.get() {
        let is_cancel = thrown.as_ref().is_some_and(|e| e.is(&vm.aio().cancelled));
        if !is_cancel {
            thrown = Some(f.make_cancelled(vm));
            kept = None;
        }
        p.must_cancel.set(false);
    }
    let waiter = p.waiter.replace(Value::Undef);
    drop(waiter);
    let core = future::core(f)?;
    let told = p.id().filter(|_| core.is_recording());
    if let (Some(id), Some(e)) = (told, &thrown)
        && e.is(&vm.aio().cancelled)
    {
        told::delivered(&core, id, &p.delivered, e);
    }
    let before = core.current.replace(v.clone());
    let r = resume(vm, p, thrown);
    // What the coroutine's frame held goes before anybody hears of its end.
    vm.run_finalizers();
    let after = core.current.replace(before);
    drop(after);
    let r = ended_or_awaits(vm, v, f, p, r);
    if kept.is_some() {
        let before = core.kept.replace(kept);
        drop(before);
    }
    if let Some(id) = told {
        let state = f.state.get();
        told::after_step(&core, id, &p.delivered, (state != FutState::Pending).then_some(state));
    }
    r
}

/// What a step came to.
fn ended_or_awaits(vm: &mut Vm, v: &Value, f: &Fut, p: &TaskPart, r: PyResult<GenStep>) -> PyResult<()> {
    match r {
        Ok(GenStep::Return(result)) => {
            p.clear_coro();
            if p.must_cancel.replace(false) {
                let message = f.cancel_message.borrow().clone();
                future::cancel_plain(vm, v, message)?;
            } else {
                future::set_result(vm, v, result)?;
            }
            Ok(())
        }
        Ok(GenStep::Yield(awaited) | GenStep::AsyncYield(awaited)) => match wait_for(vm, v, f, p, awaited) {
            Ok(()) => Ok(()),
            Err(e) => step_soon(vm, v, Some(e)),
        },
        Err(e) => {
            p.clear_coro();
            if e.is(&vm.aio().cancelled) {
                *f.cancelled_error.borrow_mut() = Some(e);
                // Not the class's own `cancel`: this is the end, not a request. The message went with the error.
                future::cancel_plain(vm, v, Value::None)?;
                return Ok(());
            }
            future::set_exception(vm, v, &e.value())?;
            if leaves_loop(&e) {
                return Err(e);
            }
            Ok(())
        }
    }
}

impl TaskPart {
    /// The coroutine has ended; what its frame held goes now.
    fn clear_coro(&self) {
        self.throw.take();
    }
}

fn resume(vm: &mut Vm, p: &TaskPart, thrown: Option<PyErr>) -> PyResult<GenStep> {
    let coro = p.coro.borrow().clone();
    let context = p.context.clone();
    let go = |vm: &mut Vm| match (&coro, thrown) {
        (Value::Gen(g), None) => vm.gen_resume(g, Resume::Send(Value::None)),
        (Value::Gen(g), Some(e)) => vm.gen_resume(g, Resume::Throw(e)),
        (c, None) => {
            let r = vm.call_method(c, "send", &[Value::None]);
            ended(vm, c, r)
        }
        (c, Some(e)) => {
            let r = vm.call_method(c, "throw", &[e.value()]);
            ended(vm, c, r)
        }
    };
    if p.called_back.get() { go(vm) } else { contextvars::within(vm, &context, go) }
}

fn ended(vm: &mut Vm, coro: &Value, r: PyResult) -> PyResult<GenStep> {
    match r {
        Ok(v) => Ok(GenStep::Yield(v)),
        Err(e) if e.is(&types().stop_iteration) => Ok(GenStep::Return(e.stop_value())),
        Err(e) => {
            // No frame has raised it that would have set what it is raised in the course of.
            if matches!(coro, Value::Iter(_)) {
                vm.set_context(&e);
            }
            Err(e)
        }
    }
}

/// What the coroutine gave out is awaited; an error is thrown into it in the next pass.
fn wait_for(vm: &mut Vm, v: &Value, f: &Fut, p: &TaskPart, awaited: Value) -> PyResult<()> {
    let told = f.core.borrow().clone().filter(|c| c.is_recording()).zip(p.id());
    if awaited.is_none() {
        if let Some((core, id)) = told {
            told::awaiting(&core, id, None);
        }
        return step_soon(vm, v, None);
    }
    if awaited.is(v) {
        let shown = vm.repr(v)?;
        return Err(PyErr::runtime_error(format!("Task cannot await on itself: {shown}")));
    }
    if let Some(other) = awaited.data::<Fut>().filter(|_| !has_own_callbacks(vm, &awaited)) {
        if !other.event_loop.borrow().is(&f.event_loop.borrow()) {
            return Err(refused(vm, v, &awaited, true));
        }
        if !other.blocking.replace(false) {
            return Err(refused(vm, v, &awaited, false));
        }
        let Value::Instance(me) = v else { return Ok(()) };
        if let Some((core, id)) = told {
            told::awaiting(&core, id, Some(&awaited));
        }
        future::add_callback(vm, &awaited, Callback::Wake(me.clone()))?;
        *p.waiter.borrow_mut() = awaited.clone();
        return pass_cancel_on(vm, f, p, &awaited);
    }
    if wait_for_foreign(vm, v, f, p, &awaited)? {
        return Ok(());
    }
    let (task, what) = (vm.repr(v)?, vm.repr(&awaited)?);
    let text = match &awaited {
        Value::Gen(g) if g.kind == GenKind::Generator => {
            format!("yield was used instead of yield from for generator in task {task} with {what}")
        }
        _ => format!("Task got bad yield: {what}"),
    };
    Err(PyErr::runtime_error(text))
}

/// Whether a program's subclass has an `add_done_callback` of its own, which is to be called then.
fn has_own_callbacks(vm: &Vm, v: &Value) -> bool {
    let (class, k) = (class_of(v), vm.aio());
    !Rc::ptr_eq(&class, &k.future)
        && !Rc::ptr_eq(&class, &k.task)
        && !matches!(class.lookup(&intern("add_done_callback")), Some(Value::Native(_)))
}

/// Waits for what only behaves as a future: it has `_asyncio_future_blocking`, and calls back. Whether it is one.
fn wait_for_foreign(vm: &mut Vm, v: &Value, f: &Fut, p: &TaskPart, awaited: &Value) -> PyResult<bool> {
    let mark = intern("_asyncio_future_blocking");
    let blocking = match awaited {
        Value::Instance(_) => vm.getattr_opt(awaited, &mark)?,
        _ => None,
    };
    let Some(blocking) = blocking.filter(|b| !b.is_none()) else { return Ok(false) };
    let futures = vm.import_module("asyncio.futures")?;
    let its_loop = vm.call_method(&futures, "_get_loop", std::slice::from_ref(awaited))?;
    if !its_loop.is(&f.event_loop.borrow()) {
        return Err(refused(vm, v, awaited, true));
    }
    if !vm.truth(&blocking)? {
        return Err(refused(vm, v, awaited, false));
    }
    vm.setattr(awaited, &mark, Value::Bool(Truth::False))?;
    let wakeup = BoundMethod { func: Value::Native(vm.aio().wakeup.clone()), this: v.clone() };
    let add = vm.getattr(awaited, &intern("add_done_callback"))?;
    let kw = Kwargs(vec![(intern("context"), p.context.clone())]);
    vm.call_args(&add, Args { pos: vec![Value::Method(Rc::new(wakeup))], kw })?;
    *p.waiter.borrow_mut() = awaited.clone();
    pass_cancel_on(vm, f, p, awaited)?;
    Ok(true)
}

/// A task that is to be cancelled has come to wait for `awaited`: that is cancelled.
fn pass_cancel_on(vm: &mut Vm, f: &Fut, p: &TaskPart, awaited: &Value) -> PyResult<()> {
    if p.must_cancel.get() {
        let message = f.cancel_message.borrow().clone();
        if future::cancel(vm, awaited, message)? {
            p.must_cancel.set(false);
        }
    }
    Ok(())
}

/// What is wrong with a future that a task cannot wait for.
fn refused(vm: &mut Vm, task: &Value, future: &Value, elsewhere: bool) -> PyErr {
    let shown = vm.repr(task).and_then(|task| Ok((task, vm.repr(future)?)));
    let (task, what) = match shown {
        Ok(shown) => shown,
        Err(e) => return e,
    };
    PyErr::runtime_error(if elsewhere {
        format!("Task {task} got Future {what} attached to a different loop")
    } else {
        format!("yield was used instead of yield from in task {task} with {what}")
    })
}

/// What a task gives to `add_done_callback` of such a future, and to a program's own `call_soon`: the next step.
pub(super) fn wakeup(task: &Rc<Class>) -> Rc<NativeFunc> {
    let call: NativeFn = |vm, a, _| {
        let (f, p) = (fut(&a[0])?, part(&a[0])?);
        p.called_back.set(true);
        let r = go_on(vm, &a[0], p, a.get(1).cloned().unwrap_or(Value::Undef));
        p.called_back.set(false);
        r?;
        if let Value::Instance(task) = &a[0]
            && f.done()
            && let Some(waker) = p.waker.get()
        {
            p.over.set(true);
            *p.keep.borrow_mut() = Some(task.clone());
            waker.wake_by_ref();
        }
        Ok(Value::None)
    };
    let owner = Some(Rc::downgrade(task));
    Rc::new(NativeFunc { owner, ..NativeFunc::new("task_wakeup", 1, 2, false, call) })
}

/// The task that `f` wakes, if it is such a callback.
pub(super) fn woken_by(vm: &Vm, f: &Value) -> Option<Rc<Instance>> {
    match f {
        Value::Method(m) => match (&m.func, &m.this) {
            (Value::Native(n), Value::Instance(task)) if Rc::ptr_eq(n, &vm.aio().wakeup) => {
                Some(task.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

/// `Task.cancel`.
pub(super) fn cancel(vm: &mut Vm, v: &Value, message: Value) -> PyResult<bool> {
    let f = fut(v)?;
    let p = part(v)?;
    f.unseen.set(false);
    let accepted = !f.done();
    if let (Some(h), Some(core)) = (&*p.handle.borrow(), &*f.core.borrow()) {
        core.tell_cancel(h.id(), accepted);
    }
    if !accepted {
        return Ok(false);
    }
    p.cancels.set(p.cancels.get() + 1);
    let waiter = p.waiter.borrow().clone();
    if !waiter.is_undef() && future::cancel(vm, &waiter, message.clone())? {
        return Ok(true);
    }
    p.must_cancel.set(true);
    *f.cancel_message.borrow_mut() = message;
    Ok(true)
}

/// Forgets that a task is scheduled: its loop is closed.
pub(super) fn unschedule(v: &Value) {
    if let Ok(p) = part(v) {
        let kept = p.keep.take();
        drop(kept);
    }
}

/// How often a pending task was asked to end.
pub(super) fn cancelling(v: &Value) -> i64 {
    part(v).map_or(0, |p| p.cancels.get())
}

fn init(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let v = &a[0];
    takes("Task", a, 0, 1)?;
    let Some(coro) = a.get(1).cloned().or_else(|| kw.take("coro")) else {
        return Err(PyErr::type_error("Task() missing required argument 'coro' (pos 1)"));
    };
    let given = kw.take("loop");
    let name = kw.take("name").unwrap_or(Value::None);
    let context = kw.take("context").unwrap_or(Value::None);
    let eager = match kw.take("eager_start") {
        Some(e) => vm.truth(&e)?,
        None => false,
    };
    kw.finish("Task")?;
    let f = fut(v)?;
    f.attach(vm, given)?;
    let fine = match &coro {
        Value::Gen(g) => g.kind == GenKind::Coroutine,
        _ => {
            let m = vm.import_module("asyncio.coroutines")?;
            let r = vm.call_method(&m, "iscoroutine", std::slice::from_ref(&coro))?;
            vm.truth(&r)?
        }
    };
    if !fine {
        let shown = vm.repr(&coro)?;
        return Err(PyErr::type_error(format!("a coroutine was expected, got {shown}")));
    }
    begin(vm, v, f, coro, name, context, eager)?;
    Ok(Value::None)
}

/// A task's life begins: with its first step if it is `eager`, else by being scheduled.
fn begin(
    vm: &mut Vm,
    v: &Value,
    f: &Fut,
    coro: Value,
    name: Value,
    context: Value,
    eager: bool,
) -> PyResult<()> {
    let context = if context.is_none() { contextvars::copy(vm) } else { context };
    let name = match name {
        Value::None => {
            vm.state.aio.last_name += 1;
            Value::Int(vm.state.aio.last_name)
        }
        n @ Value::Str(_) => n,
        n => Value::string(vm.str(&n)?),
    };
    let Value::Instance(me) = v else { return Err(PyErr::type_error("a task was expected")) };
    let code = match &coro {
        Value::Gen(g) => g.frame.borrow().as_ref().map(|fr| fr.code.clone()),
        _ => None,
    };
    let new = TaskPart {
        name: RefCell::new(name),
        coro: RefCell::new(coro),
        code,
        context,
        waiter: RefCell::new(Value::Undef),
        throw: RefCell::default(),
        woken_by: RefCell::new(Value::Undef),
        must_cancel: Cell::new(false),
        cancels: Cell::new(0),
        log_destroyed: Cell::new(true),
        scheduled_at: RefCell::new(Value::None),
        keep: RefCell::default(),
        called_back: Cell::new(false),
        over: Cell::new(false),
        waker: OnceCell::new(),
        delivered: told::Delivered::default(),
        line: Cell::new(None),
        handle: RefCell::default(),
    };
    if f.task.set(Box::new(new)).is_err() {
        return Err(PyErr::runtime_error("a task is initialised once"));
    }
    let core = future::core(f)?;
    if eager && core.is_running() {
        super::functions::register(vm, me);
        step(vm, v, None)?;
        if f.done() {
            // An eager task that ended at once gives its coroutine up; others keep theirs to be shown.
            if let Some(p) = f.task.get() {
                let coro = p.coro.replace(Value::None);
                drop(coro);
            }
        }
        return Ok(());
    }
    core.check_open()?;
    schedule(vm, &core, me, part(v)?)?;
    super::functions::register(vm, me);
    Ok(())
}

/// `loop._quick_task(coro, name, context)`: what `Task(coro, loop=loop, name=name, context=context)` makes of a plain
/// coroutine; `None` where there is more to it.
pub(super) fn quick(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let Some(core) = core_of(&a[0]).filter(|c| !c.debug.get()) else { return Ok(Value::None) };
    if !matches!(&a[1], Value::Gen(g) if g.kind == GenKind::Coroutine) {
        return Ok(Value::None);
    }
    let class = vm.aio().task.clone();
    let v = Value::native(&class, Fut::on(&class, core, &a[0]));
    begin(vm, &v, future::fut(&v)?, a[1].clone(), a[2].clone(), a[3].clone(), false)?;
    Ok(v)
}

/// The frames of a task's stack: (file, line, name), outermost first; and its exception.
fn stack(vm: &mut Vm, v: &Value, limit: Option<usize>) -> PyResult<(Vec<Value>, Value)> {
    let p = part(v)?;
    let f = fut(v)?;
    let mut frames = vec![];
    let error = f.error.borrow().clone();
    if let Some(e) = &error {
        let tb = e.data().traceback.borrow().clone();
        let mut at = tb;
        // Those that still run show where they are now.
        for running in &mut vm.frames {
            if running.obj.is_some() {
                running.object();
            }
        }
        while let Some(t) = at {
            frames.push(Value::Frame(t.frame.clone()));
            at = t.next.borrow().clone();
        }
        if let Some(n) = limit {
            frames.truncate(n);
        }
    } else {
        let coro = p.coro.borrow().clone();
        if let Value::Gen(g) = &coro {
            if let Some(frame) = g.frame_object() {
                frames.push(Value::Frame(frame));
            } else if let Some(here) =
                vm.frames.iter().rposition(|fr| fr.generator.as_ref().is_some_and(|x| Rc::ptr_eq(x, g)))
            {
                // It runs: below it stands all that called it.
                for i in 0..=here {
                    let (code, pc) = (vm.frames[i].code.clone(), vm.frames[i].pc.saturating_sub(1));
                    if vm.show_frame(&code, pc, false).is_some() {
                        frames.push(Value::Frame(vm.frames[i].object()));
                    }
                }
            }
        }
        if let Some(n) = limit
            && frames.len() > n
        {
            frames.drain(..frames.len() - n);
        }
    }
    Ok((frames, error.map_or(Value::None, |e| e.value())))
}

fn limit_of(vm: &mut Vm, v: Option<Value>) -> PyResult<Option<usize>> {
    match v {
        None | Some(Value::None) => Ok(None),
        Some(v) => Ok(Some(vm.index_i64(&v)?.max(0) as usize)),
    }
}

pub(super) fn fill(c: &Rc<Class>) {
    constructor(c, 0, 255, true, |_, a, _| match &a[0] {
        Value::Class(k) => Ok(Value::native(k, Fut::new(k))),
        _ => Err(PyErr::type_error("a class was expected")),
    });
    methods(
        c,
        &[
            ("__init__", 1, 255, true, init),
            ("cancel", 1, 255, true, |vm, a, mut kw| {
                let m = message_of(a, &mut kw)?;
                cancel(vm, &a[0], m).map(|done| Value::Bool(done.into()))
            }),
            ("cancelling", 1, 1, false, |_, a, _| Ok(Value::Int(part(&a[0])?.cancels.get()))),
            ("uncancel", 1, 1, false, |_, a, _| {
                let p = part(&a[0])?;
                let n = p.cancels.get();
                if n > 0 {
                    p.cancels.set(n - 1);
                    if n == 1 {
                        p.must_cancel.set(false);
                    }
                }
                Ok(Value::Int(p.cancels.get()))
            }),
            ("get_coro", 1, 1, false, |_, a, _| Ok(part(&a[0])?.coro.borrow().clone())),
            ("get_context", 1, 1, false, |_, a, _| Ok(part(&a[0])?.context.clone())),
            ("get_name", 1, 1, false, |_, a, _| Ok(part(&a[0])?.name())),
            ("set_name", 2, 2, false, |vm, a, _| {
                let name = match &a[1] {
                    n @ Value::Str(_) => n.clone(),
                    n => Value::string(vm.str(n)?),
                };
                *part(&a[0])?.name.borrow_mut() = name;
                Ok(Value::None)
            }),
            ("get_stack", 1, 255, true, |vm, a, mut kw| {
                takes("get_stack", a, 0, 0)?;
                let limit = kw.take("limit");
                kw.finish_knowing("get_stack", &["limit"])?;
                let limit = limit_of(vm, limit)?;
                Ok(Value::list(stack(vm, &a[0], limit)?.0))
            }),
            ("print_stack", 1, 255, true, |vm, a, mut kw| {
                takes("print_stack", a, 0, 0)?;
                let limit = kw.take("limit");
                let limit = limit_of(vm, limit)?;
                let file = kw.take("file").unwrap_or(Value::None);
                kw.finish_knowing("print_stack", &["limit", "file"])?;
                let (frames, error) = stack(vm, &a[0], limit)?;
                let places = frames.iter().filter_map(|f| show::place(vm, f)).collect();
                let m = vm.import_module("asyncio.base_tasks")?;
                let limit = limit.map_or(Value::None, Value::from);
                let args = [a[0].clone(), limit, file, Value::list(places), error];
                vm.call_method(&m, "_print_stack", &args)
            }),
        ],
    );
    members(
        c,
        &[
            (
                "_log_destroy_pending",
                |_, v| Ok(Value::Bool(part(v)?.log_destroyed.get().into())),
                Some(|vm, v, to| {
                    let on = vm.truth(&to)?;
                    part(v)?.log_destroyed.set(on);
                    Ok(())
                }),
            ),
            ("_must_cancel", |_, v| Ok(Value::Bool(part(v)?.must_cancel.get().into())), None),
            ("_coro", |_, v| Ok(part(v)?.coro.borrow().clone()), None),
            ("_fut_waiter", |_, v| Ok(part(v)?.waiter.borrow().clone().or_none()), None),
        ],
    );
}
