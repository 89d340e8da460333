//! The end of a program: what is told of tasks, futures and loops that are still there, in CPython's order.

use super::core::core_of;
use super::future::{self, Callback, Fut};
use super::{functions, task};
use crate::python::object::*;
use crate::python::vm::Vm;
use std::collections::HashSet;
use std::rc::{Rc, Weak};

/// What a future or a task holds: its result or error, and its coroutine.
pub(in crate::python) fn held(v: &Value) -> Vec<Value> {
    let Some(f) = v.data::<Fut>() else { return vec![] };
    let mut out = vec![f.result.borrow().clone(), f.event_loop.borrow().clone()];
    out.extend([&f.error, &f.cancelled_error].iter().filter_map(|e| e.borrow().as_ref().map(PyErr::value)));
    out.extend(f.callbacks.borrow().iter().map(|c| match c {
        Callback::Call(f, _) => f.clone(),
        Callback::Wake(task) => Value::Instance(task.clone()),
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

/// The tasks that are done and still alive, with the futures that failed, and the coroutines of the other tasks, which
/// are told of with those.
pub(in crate::python) fn done_tasks(vm: &mut Vm) -> (Vec<Value>, Vec<Value>) {
    let is_done = |t: &Value| t.data::<Fut>().is_some_and(Fut::done);
    let (mut done, pending): (Vec<Value>, Vec<Value>) = functions::live(vm).into_iter().partition(is_done);
    done.extend(vm.state.aio.failed.iter().filter_map(Weak::upgrade).map(Value::Instance));
    let coroutines = pending.iter().filter_map(|t| task::part(t).ok().map(|p| p.coro.borrow().clone()));
    (done, coroutines.collect())
}

/// Loops that nobody has closed.
fn open_loops(vm: &Vm) -> impl Iterator<Item = Value> {
    let open = |v: &Value| core_of(v).is_some_and(|c| !c.is_closed());
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
        // A thread that runs one has it to itself.
        if goes(&v)
            && core_of(&v).is_some_and(|c| !c.is_running())
            && let Err(e) = vm.call_method(&v, "__del__", &[])
        {
            vm.unraisable("Exception ignored in the end of a loop", &e);
        }
        drop(v);
        vm.run_finalizers();
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
        let Some(f) = t.data::<Fut>() else { return false };
        let event_loop = f.event_loop.borrow();
        let open = core_of(&event_loop).is_some_and(|c| !c.is_closed());
        // An error that is still at hand has gone through `Handle._run`, whose frame holds the task.
        let at_hand = f.error.borrow().as_ref().is_some_and(|e| is_rooted(&e.value()));
        !(is_rooted(t) || at_hand || open && is_rooted(&event_loop))
    });
    let failed: Vec<Value> =
        vm.state.aio.failed.iter().filter_map(Weak::upgrade).map(Value::Instance).collect();
    tell_unseen(vm, failed.into_iter().filter(|v| !is_rooted(v)).collect());
}

/// Whether this is a future, and no task, whose error nobody has looked at.
pub(in crate::python) fn is_unseen(v: &Value) -> bool {
    v.data::<Fut>().is_some_and(|f| f.unseen.get() && f.task.get().is_none())
}

/// The tasks among `reached` with such an error, in order of creation.
pub(in crate::python) fn unseen_tasks(vm: &mut Vm, reached: &HashSet<usize>) -> Vec<Value> {
    let is_one =
        |t: &Value| reached.contains(&t.address()) && t.data::<Fut>().is_some_and(|f| f.unseen.get());
    functions::live(vm).into_iter().filter(is_one).collect()
}

/// Tells of errors that nobody has looked at.
pub(in crate::python) fn tell_unseen(vm: &mut Vm, futures: Vec<Value>) {
    for v in futures {
        if v.data::<Fut>().is_some_and(|f| f.unseen.replace(false)) {
            future::tell_unseen(vm, &v);
        }
    }
}

/// Tells of the tasks that are lost, each after its coroutine has ended.
pub(in crate::python) fn tell_lost(vm: &mut Vm, is_lost: impl Fn(&Value) -> bool) {
    for t in functions::live(vm) {
        let Some(f) = t.data::<Fut>().filter(|_| is_lost(&t)) else { continue };
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
    found.retain(|t| t.data::<Fut>().is_some_and(|f| !f.done()));
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
    let kept_open = core_of(&kept).is_some_and(|c| !c.is_closed());
    let mut coroutines = vec![];
    for t in functions::live(vm) {
        let Some(f) = t.data::<Fut>() else { continue };
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
    let failed = std::mem::take(&mut vm.state.aio.failed);
    tell_unseen(vm, failed.iter().filter_map(Weak::upgrade).map(Value::Instance).collect());
}

fn close_coroutine(vm: &mut Vm, p: &task::TaskPart) {
    let coro = p.coro.borrow().clone();
    if let Value::Gen(g) = &coro
        && let Err(e) = vm.gen_close(g)
    {
        vm.unraisable_in(&coro, &e);
    }
}
