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
//! | `end` | what is told of tasks, futures and loops when the program is over |
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
//! machine is lent to this thread (`MACHINE`), and whoever runs Python borrows it (`with_vm`).
//!
//! # What is not made
//!
//! A loop that neither records nor is in debug mode leaves out what no program can get hold of: the handles of a
//! sleep's timer and of a future's callbacks (made when a report shows one), a task's name until it is asked for, the
//! contexts of callbacks that find no values. `task::quick`, `future::sleep_for` and `handle::CallBack` are these
//! short ways; each has the long one beside it.

mod core;
pub(in crate::python) mod end;
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
use scoped_tls_hkt::scoped_thread_local;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

pub use core::{Core, Pass};
pub(in crate::python) use future::hush;

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
    last_name: i64,
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
    /// `Task.task_wakeup`.
    wakeup: Rc<NativeFunc>,
}

impl Vm {
    fn aio(&self) -> Rc<Classes> {
        match &self.state.aio.classes {
            Some(c) => c.clone(),
            None => unreachable!("the module makes its classes when it is loaded"),
        }
    }
}

scoped_thread_local!(
    /// The machine, while a pass of a loop runs and no other Python code does.
    static mut MACHINE: Vm
);

/// Runs `f` with the machine, if it is there.
fn with_vm<R>(f: impl FnOnce(&mut Vm) -> R) -> Option<R> {
    MACHINE.is_set().then(|| MACHINE.with(f))
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

/// Refuses what a function written in Python does not take, in the words that Python has for it: all but `self`.
fn takes_self(name: &str, a: &[Value], kw: &Kwargs) -> PyResult<()> {
    kw.finish_knowing(name, &[])?;
    match a.len() {
        1 => Ok(()),
        n => Err(PyErr::type_error(format!("{name}() takes 1 positional argument but {n} were given"))),
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
    let core_loop = class("asyncio.base_events", "BaseEventLoop", &[&t.object], Layout::Native);
    core::fill(&core_loop);
    core_loop.refresh();
    for c in [&cancelled, &invalid_state, &future, &task, &handle, &timer_handle] {
        d.set_name(c.name(), Value::Class(c.clone()));
    }
    d.set_str("CoreLoop", Value::Class(core_loop));
    vm.state.aio.running = Value::None;
    vm.state.aio.places = Some(show::Places::new()?);
    let wakeup = task::wakeup(&task);
    vm.state.aio.classes =
        Some(Rc::new(Classes { future, task, handle, timer_handle, cancelled, invalid_state, wakeup }));
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
