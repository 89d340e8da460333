//! asyncio's core: futures, tasks, handles and the loop, on [`crate::runtime`].
//!
//! | file | what it holds |
//! |---|---|
//! | `core` | the loop: passes over the runtime's ready queue, waits, what leaves it early |
//! | `future` | `Future`: state, callbacks, `await` |
//! | `task` | `Task`: a Rust future whose poll is one step of the coroutine; cancellation |
//! | `handle` | `Handle`, `TimerHandle` |
//! | `show` | reprs, and the stacks that debug mode remembers |
//! | `functions` | `current_task`, `all_tasks`, the running loop |
//! | `told` | what a trace says of a Python program beyond what the runtime knows |
//!
//! # How `await` runs
//!
//! A step resumes the coroutine. What it awaits in the end is a `Future`, whose iterator gives the future
//! itself to the step. The step leaves the task among the future's callbacks and its poll is pending.
//! When the future is done it wakes the task, in the place where asyncio would call back `__wakeup`;
//! the next poll steps again. Cancelling cancels that future, or marks the task if it waits for none.
//!
//! # Who holds the machine
//!
//! Python code runs inside the loop, and the loop is run by Python code. While a pass runs, the
//! machine lies in a slot of this thread (`with_vm`), and whoever runs Python takes it out.

mod core;
mod functions;
mod future;
mod handle;
mod show;
mod task;
pub(crate) mod told;

use crate::python::builtins::class_method;
use crate::python::modules::class;
use crate::python::object::*;
use crate::python::vm::Vm;
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::{Rc, Weak};

pub use core::{Core, Pass};

/// What asyncio's core keeps in the machine.
#[derive(Default)]
pub struct State {
    classes: Option<Rc<Classes>>,
    /// The running loop.
    running: Value,
    /// Every task, in order of creation.
    tasks: Vec<Weak<Instance>>,
    /// Futures that are no tasks, with an error that nobody had looked at when it was set.
    failed: Vec<Weak<Instance>>,
    /// Every loop.
    loops: Vec<Weak<Instance>>,
    /// The number of the last task that got its name from its number.
    last_name: u64,
    /// Stacks shown where CPython has functions and this core has Rust.
    places: Option<show::Places>,
    /// Whether loops record what happens on them.
    pub recording: bool,
    /// What recording needs to remember.
    pub telling: told::Telling,
}

impl State {
    /// Another loop runs from now on, as in another thread; the one that did.
    pub(crate) fn swap_running(&mut self, new: Value) -> Value {
        std::mem::replace(&mut self.running, new)
    }
}

/// The native classes.
struct Classes {
    future: Rc<Class>,
    task: Rc<Class>,
    handle: Rc<Class>,
    timer_handle: Rc<Class>,
    cancelled: Rc<Class>,
    invalid_state: Rc<Class>,
}

impl Vm {
    fn aio(&self) -> Rc<Classes> {
        match &self.state.aio.classes {
            Some(c) => c.clone(),
            None => unreachable!("the module makes its classes when it is loaded"),
        }
    }
}

thread_local! {
    static SLOT: RefCell<Option<Box<Vm>>> = const { RefCell::new(None) };
    /// An empty machine, to stand where the real one was taken from.
    static SPARE: RefCell<Option<Box<Vm>>> = const { RefCell::new(None) };
}

/// Runs `f` with the machine, if it is there: while a pass runs and no other Python code does.
fn with_vm<R>(f: impl FnOnce(&mut Vm) -> R) -> Option<R> {
    let mut vm = SLOT.take()?;
    let r = f(&mut vm);
    SLOT.set(Some(vm));
    Some(r)
}

/// Leaves the machine in the slot while `f` runs.
fn lend(vm: &mut Vm, f: impl FnOnce()) {
    let mut other = SPARE.take().unwrap_or_else(|| Box::new(Vm::hollow()));
    std::mem::swap(vm, &mut other);
    let before = SLOT.replace(Some(other));
    f();
    if let Some(mut other) = SLOT.replace(before) {
        std::mem::swap(vm, &mut other);
        SPARE.set(Some(other));
    }
}

/// A computed attribute of a native class.
type Getter = fn(&mut Vm, &Value) -> PyResult;
type Setter = fn(&mut Vm, &Value, Value) -> PyResult<()>;

fn members(class: &Rc<Class>, rows: &[(&str, Getter, Option<Setter>)]) {
    for (name, get, set) in rows {
        let m = Member {
            name: intern(name),
            owner: RefCell::new(Some(Rc::downgrade(class))),
            get: Some(*get),
            set: *set,
        };
        class.dict.set_str(name, Value::Member(Rc::new(m)));
    }
}

/// Refuses a wrong number of positional arguments in the words of CPython's `_asyncio`: at least `min`, at most `max`.
fn takes(name: &str, a: &[Value], min: usize, max: usize) -> PyResult<()> {
    let given = a.len().saturating_sub(1);
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    Err(PyErr::type_error(match (given, max) {
        (n, _) if n < min => {
            format!("{name}() takes exactly {min} positional argument{} ({n} given)", plural(min))
        }
        (1.., 0) => format!("{name}() takes no positional arguments"),
        (n, _) if n > max => format!("{name}() takes at most {max} argument{} ({n} given)", plural(max)),
        _ => return Ok(()),
    }))
}

/// Refuses any argument at all, in the same words.
fn takes_none(name: &str, a: &[Value]) -> PyResult<()> {
    match a.len() {
        0 | 1 => Ok(()),
        _ => Err(PyErr::type_error(format!("{name}() takes no arguments"))),
    }
}

/// `C[int]` is `C`'s alias.
fn generic(class: &Rc<Class>) {
    class_method(
        class,
        ("__class_getitem__", 2, 2, false, |_, a, _| {
            let args = match &a[1] {
                Value::Tuple(t) => t.to_vec(),
                v => vec![v.clone()],
            };
            Ok(Value::Alias(Rc::new(Alias { origin: a[0].clone(), args, union: false })))
        }),
    );
}

/// The module `_loopglass_asyncio`.
pub fn load(vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let t = types();
    let exception = |name: &str, base: &Rc<Class>| {
        let c = class("asyncio.exceptions", name, &[base], Layout::Exception);
        c.refresh();
        c
    };
    let cancelled = exception("CancelledError", &t.base_exception);
    let invalid_state = exception("InvalidStateError", &t.exception);
    let future = class("_asyncio", "Future", &[&t.object], Layout::Native);
    future::fill(&future);
    future.refresh();
    let task = class("_asyncio", "Task", &[&future], Layout::Native);
    task::fill(&task);
    task.refresh();
    let handle = class("asyncio.events", "Handle", &[&t.object], Layout::Native);
    handle::fill(&handle, false);
    handle.refresh();
    let timer_handle = class("asyncio.events", "TimerHandle", &[&handle], Layout::Native);
    handle::fill(&timer_handle, true);
    timer_handle.refresh();
    let core_loop = class("_loopglass_asyncio", "CoreLoop", &[&t.object], Layout::Native);
    core::fill(&core_loop);
    core_loop.refresh();
    for c in [&cancelled, &invalid_state, &future, &task, &handle, &timer_handle, &core_loop] {
        d.set_name(c.name(), Value::Class(c.clone()));
    }
    vm.state.aio.running = Value::None;
    vm.state.aio.places = Some(show::Places::new()?);
    vm.state.aio.classes =
        Some(Rc::new(Classes { future, task, handle, timer_handle, cancelled, invalid_state }));
    functions::fill(d);
    Ok(())
}

/// An `InvalidStateError`.
fn invalid_state(vm: &Vm, text: &str) -> PyErr {
    PyErr::new(&vm.aio().invalid_state, text)
}

/// Whether an error leaves the loop at once.
fn leaves_loop(e: &PyErr) -> bool {
    e.is(&types().keyboard_interrupt) || e.is(&types().system_exit)
}

/// What a future or a task holds: its result or error, and its coroutine.
pub(in crate::python) fn held(v: &Value) -> Vec<Value> {
    let Some(f) = v.data::<future::Fut>() else { return vec![] };
    let mut out = vec![f.result.borrow().clone(), f.event_loop.borrow().clone()];
    out.extend(f.error.borrow().as_ref().map(PyErr::value));
    out.extend(f.callbacks.borrow().iter().map(|c| match c {
        future::Callback::Call(f, _) => f.clone(),
        future::Callback::Wake(task) => Value::Instance(task.clone()),
    }));
    if let Some(p) = f.task.get() {
        out.push(p.coro.borrow().clone());
        out.push(p.waiter.borrow().clone());
    }
    out
}

/// Whether there may be something to tell of at a program's end.
pub(in crate::python) fn is_owing(vm: &mut Vm) -> bool {
    vm.state.aio.classes.is_some()
        && (!vm.state.aio.failed.is_empty()
            || open_loops(vm).next().is_some()
            || !functions::live(vm).is_empty())
}

/// The tasks that are done and still alive, and the coroutines of the others, which are told of with those.
pub(in crate::python) fn done_tasks(vm: &mut Vm) -> (Vec<Value>, Vec<Value>) {
    let is_done = |t: &Value| t.data::<future::Fut>().is_some_and(future::Fut::done);
    let (done, pending): (Vec<Value>, Vec<Value>) = functions::live(vm).into_iter().partition(is_done);
    let coroutines = pending.iter().filter_map(|t| task::part(t).ok().map(|p| p.coro.borrow().clone()));
    (done, coroutines.collect())
}

/// Loops that nobody has closed.
fn open_loops(vm: &Vm) -> impl Iterator<Item = Value> {
    let open = |v: &Value| core::core_of(v).is_some_and(|c| !c.is_closed());
    vm.state.aio.loops.iter().filter_map(Weak::upgrade).map(Value::Instance).filter(open)
}

/// The loop that asyncio's policy keeps, and all that is on it, to the very end.
fn policys_loop(vm: &mut Vm) -> Value {
    let Some(events) = vm.modules.get_str("asyncio.events") else { return Value::None };
    vm.call_method(&events, "_last_loop", &[]).unwrap_or(Value::None)
}

/// Loops go that nobody has closed, and say so.
fn let_loops_go(vm: &mut Vm, goes: impl Fn(&Value) -> bool) {
    for v in open_loops(vm).collect::<Vec<_>>() {
        if goes(&v)
            && let Err(e) = vm.call_method(&v, "__del__", &[])
        {
            vm.unraisable("Exception ignored in the end of a loop", &e);
        }
        drop(v);
        vm.run_finalizers();
    }
}

/// Where CPython 3.13.0 fails to close a loop in debug mode when no module is left to show where a handle was made.
const UNCLOSED: [(&str, u32, &str); 14] = [
    ("asyncio/base_events.py", 762, "__del__"),
    ("asyncio/unix_events.py", 70, "close"),
    ("asyncio/selector_events.py", 104, "close"),
    ("asyncio/selector_events.py", 111, "_close_self_pipe"),
    ("asyncio/selector_events.py", 303, "_remove_reader"),
    ("asyncio/events.py", 80, "cancel"),
    ("asyncio/events.py", 67, "__repr__"),
    ("asyncio/events.py", 61, "_repr_info"),
    ("traceback.py", 329, "__getitem__"),
    ("traceback.py", 369, "line"),
    ("traceback.py", 350, "_set_lines"),
    ("linecache.py", 25, "getline"),
    ("linecache.py", 41, "getlines"),
    ("linecache.py", 88, "updatecache"),
];

/// The program's names go, and with them loops that nobody has closed. In debug mode that fails.
pub(in crate::python) fn open_loops_in_debug_mode(vm: &mut Vm) {
    if vm.state.aio.classes.is_none() || !vm.dev_mode {
        return;
    }
    let kept = policys_loop(vm);
    for v in open_loops(vm).collect::<Vec<_>>() {
        let Some(core) = core::core_of(&v).filter(|c| c.debug.get() && !v.is(&kept)) else { continue };
        let shown = vm.repr(&v).unwrap_or_default();
        let (lib, at) = ("/usr/lib/python3.13", v.address());
        let mut text = format!(
            "{lib}/asyncio/base_events.py:760: ResourceWarning: unclosed event loop {shown}\n\
             Exception ignored in: <function BaseEventLoop.__del__ at {at:#x}>\n\
             Traceback (most recent call last):\n"
        );
        for (file, line, name) in UNCLOSED {
            text.push_str(&format!("  File \"{lib}/{file}\", line {line}, in {name}\n"));
        }
        text.push_str("ImportError: sys.meta_path is None, Python is likely shutting down\n");
        for socket in [4, 5] {
            text.push_str(&format!(
                "<sys>:0: ResourceWarning: unclosed <socket.socket fd={socket}, family=1, type=1, proto=0>\n"
            ));
        }
        core.give_up();
        vm.write_err(&text);
    }
}

/// A program has ended: tasks and futures that only circles of references keep alive are told of, as CPython's first
/// collection tells of them. Coroutines go before the tasks that were made after them. What can be reached from
/// `rooted` waits.
pub(in crate::python) fn end_of_circles(vm: &mut Vm, rooted: &HashSet<usize>) {
    let kept = policys_loop(vm);
    let is_rooted = |v: &Value| rooted.contains(&v.address()) || v.is(&kept);
    let_loops_go(vm, |v| !is_rooted(v));
    tell_lost(vm, |t| {
        let Some(f) = t.data::<future::Fut>() else { return false };
        let event_loop = f.event_loop.borrow();
        let open = core::core_of(&event_loop).is_some_and(|c| !c.is_closed());
        // An error that is still at hand has gone through `Handle._run`, whose frame holds the task.
        let at_hand = f.error.borrow().as_ref().is_some_and(|e| is_rooted(&e.value()));
        !(is_rooted(t) || at_hand || open && is_rooted(&event_loop))
    });
    for v in vm.state.aio.failed.clone() {
        let Some(v) = v.upgrade().map(Value::Instance).filter(|v| !is_rooted(v)) else { continue };
        if v.data::<future::Fut>().is_some_and(|f| f.unseen.replace(false)) {
            future::tell_unseen(vm, &v);
        }
    }
}

/// Tells of the tasks that are lost, each after its coroutine has ended.
pub(in crate::python) fn tell_lost(vm: &mut Vm, is_lost: impl Fn(&Value) -> bool) {
    for t in functions::live(vm) {
        let Some(f) = t.data::<future::Fut>().filter(|_| is_lost(&t)) else { continue };
        if let Ok(p) = task::part(&t)
            && !f.done()
            && p.log_destroyed.get()
        {
            close_coroutine(vm, p);
            p.log_destroyed.set(false);
            future::tell_destroyed(vm, &t);
            // That opens the circle.
            drop(p.waiter.take());
        } else if f.unseen.replace(false) {
            future::tell_unseen(vm, &t);
        }
    }
}

/// The tasks that wait.
pub(in crate::python) fn waiting(vm: &mut Vm) -> Vec<Value> {
    let mut found = functions::live(vm);
    found.retain(|t| t.data::<future::Fut>().is_some_and(|f| !f.done()));
    found
}

/// The names of the program are gone as well: the rest, but what is on the policy's loop, which CPython has no time for.
/// By then the tasks go first.
pub(in crate::python) fn end_of_all(vm: &mut Vm) {
    if vm.state.aio.classes.is_none() {
        return;
    }
    let kept = policys_loop(vm);
    let_loops_go(vm, |v| !v.is(&kept));
    let kept_open = core::core_of(&kept).is_some_and(|c| !c.is_closed());
    let mut coroutines = vec![];
    for t in functions::live(vm) {
        let Some(f) = t.data::<future::Fut>() else { continue };
        if kept_open && f.event_loop.borrow().is(&kept) {
            continue;
        }
        if let Ok(p) = task::part(&t)
            && !f.done()
            && p.log_destroyed.replace(false)
        {
            future::tell_destroyed(vm, &t);
            coroutines.push(t.clone());
        } else if f.unseen.replace(false) {
            future::tell_unseen(vm, &t);
        }
    }
    for t in coroutines {
        if let Ok(p) = task::part(&t) {
            if let Value::Gen(g) = &*p.coro.borrow() {
                vm.tell_unstarted(vec![Rc::downgrade(g)]);
            }
            close_coroutine(vm, p);
        }
    }
    for v in std::mem::take(&mut vm.state.aio.failed) {
        let Some(v) = v.upgrade().map(Value::Instance) else { continue };
        if v.data::<future::Fut>().is_some_and(|f| f.unseen.replace(false)) {
            future::tell_unseen(vm, &v);
        }
    }
}

fn close_coroutine(vm: &mut Vm, p: &task::TaskPart) {
    if let Value::Gen(g) = &*p.coro.borrow()
        && let Err(e) = vm.gen_close(g)
    {
        vm.unraisable("Exception ignored in a coroutine", &e);
    }
}
