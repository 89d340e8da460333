//! The module's functions: which loop and which task is meant.

use super::core::core_of;
use super::future::{Fut, fut, set_result};
use crate::python::modules::functions;
use crate::python::object::*;
use crate::python::vm::Vm;
use std::rc::Rc;

/// Every task that is alive, in order of creation.
pub(super) fn live(vm: &mut Vm) -> Vec<Value> {
    let all = &mut vm.state.aio.tasks;
    all.retain(|t| t.strong_count() > 0);
    all.iter().filter_map(|t| t.upgrade().map(Value::Instance)).collect()
}

/// Remembers a task for `all_tasks`.
pub(super) fn register(vm: &mut Vm, task: &Rc<Instance>) {
    let all = &mut vm.state.aio.tasks;
    if all.len() >= 64 && all.len().is_power_of_two() {
        all.retain(|t| t.strong_count() > 0);
    }
    all.push(Rc::downgrade(task));
}

fn running(vm: &Vm) -> PyResult {
    match &vm.state.aio.running {
        Value::None | Value::Undef => Err(PyErr::runtime_error("no running event loop")),
        v => Ok(v.clone()),
    }
}

fn loop_of(vm: &Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let given = a.first().cloned().or_else(|| kw.take("loop"));
    kw.finish_knowing("current_task", &["loop"])?;
    match given {
        Some(v) if !v.is_none() => Ok(v),
        _ => running(vm),
    }
}

/// A loop's tasks that are not done, in order of creation.
fn pending(vm: &mut Vm, event_loop: &Value) -> Vec<Value> {
    let mut found = live(vm);
    found.retain(|t| t.data::<Fut>().is_some_and(|f| !f.done() && f.event_loop.borrow().is(event_loop)));
    found
}

pub(super) fn fill(d: &Rc<Dict>) {
    functions(
        d,
        &[
            ("_get_running_loop", 0, 0, false, |vm, _, _| Ok(vm.state.aio.running.clone().or_none())),
            ("_set_running_loop", 1, 1, false, |vm, a, _| {
                vm.state.aio.running = a[0].clone();
                Ok(Value::None)
            }),
            ("get_running_loop", 0, 0, false, |vm, _, _| running(vm)),
            ("current_task", 0, 255, true, |vm, a, kw| {
                if a.len() > 1 {
                    let n = a.len();
                    return Err(PyErr::type_error(format!(
                        "current_task() takes at most 1 argument ({n} given)"
                    )));
                }
                let l = loop_of(vm, a, kw)?;
                Ok(core_of(&l).map_or(Value::None, |c| c.current.borrow().clone()))
            }),
            ("_all_tasks", 1, 1, false, |vm, a, _| {
                let found = pending(vm, &a[0]);
                Ok(Value::Set(Rc::new(Set::of(vm, found)?)))
            }),
            // The order in which a loop's end cancels them: CPython's is that of a set of addresses.
            ("_tasks_in_order", 1, 1, false, |vm, a, _| Ok(Value::list(pending(vm, &a[0])))),
            ("_collect", 0, 0, false, |vm, _, _| Ok(Value::from(vm.collect_tasks()))),
            ("_set_result_unless_cancelled", 2, 2, false, |vm, a, _| {
                if a[0].data::<Fut>().is_some() {
                    let f = fut(&a[0])?;
                    if f.state.get() != super::future::FutState::Cancelled {
                        set_result(vm, &a[0], a[1].clone())?;
                    }
                }
                Ok(Value::None)
            }),
            ("_outcomes", 1, 1, false, super::future::outcomes),
            ("_tell", 3, 3, false, super::told::stands_for),
            ("_tell_timed_out", 2, 2, false, super::told::timed_out),
            ("_enter_task", 2, 2, false, |vm, a, _| {
                let Some(c) = core_of(&a[0]) else { return Ok(Value::None) };
                let now = c.current.borrow().clone();
                if !now.is_none() {
                    let (new, old) = (vm.repr(&a[1])?, vm.repr(&now)?);
                    return Err(PyErr::runtime_error(format!(
                        "Cannot enter into task {new} while another task {old} is being executed."
                    )));
                }
                *c.current.borrow_mut() = a[1].clone();
                Ok(Value::None)
            }),
            ("_leave_task", 2, 2, false, |vm, a, _| {
                let Some(c) = core_of(&a[0]) else { return Ok(Value::None) };
                let now = c.current.borrow().clone();
                if !now.is(&a[1]) {
                    let (new, old) = (vm.repr(&a[1])?, vm.repr(&now)?);
                    return Err(PyErr::runtime_error(format!(
                        "Leaving task {new} does not match the current task {old}."
                    )));
                }
                *c.current.borrow_mut() = Value::None;
                Ok(Value::None)
            }),
            ("_swap_current_task", 2, 2, false, |_, a, _| {
                Ok(core_of(&a[0]).map_or(Value::None, |c| c.current.replace(a[1].clone())))
            }),
            ("_register_task", 1, 1, false, |vm, a, _| {
                if let Value::Instance(t) = &a[0] {
                    register(vm, t);
                }
                Ok(Value::None)
            }),
            ("_register_eager_task", 1, 1, false, |vm, a, _| {
                if let Value::Instance(t) = &a[0] {
                    register(vm, t);
                }
                Ok(Value::None)
            }),
            ("_unregister_task", 1, 1, false, unregister),
            ("_unregister_eager_task", 1, 1, false, unregister),
        ],
    );
}

fn unregister(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    if let Value::Instance(t) = &a[0] {
        vm.state.aio.tasks.retain(|x| x.as_ptr() != Rc::as_ptr(t));
    }
    Ok(Value::None)
}
