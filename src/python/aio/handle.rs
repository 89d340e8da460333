//! `Handle` and `TimerHandle`: callbacks on the ready queue and behind timers.

use super::core::{Core, core_of};
use super::future::{Fut, report};
use super::{leaves_loop, members, show, takes_self, with_vm};
use crate::python::builtins::{constructor, methods};
use crate::python::modules::contextvars;
use crate::python::object::*;
use crate::python::vm::{Args, Vm};
use crate::runtime::CallbackHandle;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(super) struct HandleData {
    pub(super) callback: RefCell<Value>,
    pub(super) args: RefCell<Vec<Value>>,
    event_loop: Value,
    context: Value,
    pub(super) cancelled: Cell<bool>,
    pub(super) created_at: RefCell<Value>,
    pub(super) when: Option<f64>,
    /// Its place on the loop.
    pub(super) place: RefCell<Option<CallbackHandle>>,
    /// In debug mode, what it was before it was cancelled.
    pub(super) shown: RefCell<Option<String>>,
}

pub(super) fn data(v: &Value) -> PyResult<&HandleData> {
    v.data::<HandleData>().ok_or_else(|| PyErr::type_error("a Handle was expected"))
}

/// A handle, not yet on a loop.
pub(super) fn make(
    vm: &mut Vm,
    class: &Rc<Class>,
    event_loop: &Value,
    callback: Value,
    args: Vec<Value>,
    context: Value,
    when: Option<f64>,
) -> Value {
    let context = if context.is_none() { contextvars::copy(vm) } else { contextvars::or_empty(context) };
    let debug = core_of(event_loop).is_some_and(|c| c.debug.get());
    // CPython's own frames below this one count among those remembered: `TimerHandle.__init__` and `call_at`, or
    // `_call_soon`.
    let depth = show::DEPTH - if when.is_some() { 2 } else { 1 };
    let created_at = if debug { show::stack_here(vm, depth) } else { Value::None };
    Value::native(
        class,
        HandleData {
            callback: RefCell::new(callback),
            args: RefCell::new(args),
            event_loop: event_loop.clone(),
            context,
            cancelled: Cell::new(false),
            created_at: RefCell::new(created_at),
            when,
            place: RefCell::default(),
            shown: RefCell::default(),
        },
    )
}

/// The callback's turn on the loop.
pub(super) fn turn(core: &Rc<Core>, v: Value) {
    with_vm(|vm| run(vm, core, v));
}

fn run(vm: &mut Vm, core: &Rc<Core>, v: Value) {
    let Ok(h) = data(&v) else { return };
    if h.cancelled.get() {
        return;
    }
    let r = core.entry(vm, &v, |vm| {
        let (f, args) = (h.callback.borrow().clone(), h.args.borrow().clone());
        let context = h.context.clone();
        let r = contextvars::within(vm, &context, |vm| vm.call_args(&f, Args::new(args)));
        match r {
            Ok(_) => Ok(()),
            Err(e) if leaves_loop(&e) => Err(e),
            Err(e) => {
                report_failed(vm, &v, &e);
                Ok(())
            }
        }
    });
    if let Err(e) = r {
        core.raise(e);
    }
    h.place.take();
    core.handle.borrow_mut().push(v);
}

/// A future's callback that waits for its turn: a handle, but for the object that nobody could get hold of.
pub(super) struct CallBack {
    pub(super) function: Value,
    pub(super) future: Value,
    pub(super) context: Value,
}

impl CallBack {
    /// Its turn on the loop.
    pub(super) fn turn(self, core: &Rc<Core>) {
        with_vm(|vm| {
            if core.debug.get() {
                let v = self.into_handle(vm);
                run(vm, core, v);
                return;
            }
            let r = core.entry(vm, &Value::None, |vm| {
                let context = contextvars::or_empty(self.context.clone());
                let called = contextvars::within(vm, &context, |vm| {
                    vm.call(&self.function, std::slice::from_ref(&self.future)).map(drop)
                });
                match called {
                    Err(e) if !leaves_loop(&e) => {
                        let again = CallBack {
                            function: self.function.clone(),
                            future: self.future.clone(),
                            context,
                        };
                        let v = again.into_handle(vm);
                        report_failed(vm, &v, &e);
                        Ok(())
                    }
                    called => called,
                }
            });
            if let Err(e) = r {
                core.raise(e);
            }
            core.handle.borrow_mut().extend([self.function, self.future]);
        });
    }

    fn into_handle(self, vm: &mut Vm) -> Value {
        let class = vm.aio().handle.clone();
        let event_loop = self.future.data::<Fut>().map(|f| f.event_loop.borrow().clone()).unwrap_or_default();
        make(vm, &class, &event_loop, self.function, vec![self.future], self.context, None)
    }
}

fn report_failed(vm: &mut Vm, v: &Value, e: &PyErr) {
    let Ok(h) = data(v) else { return };
    show::add_run_frame(vm, e);
    show::handling(vm, Some(e));
    failed(vm, v, h, e);
    show::handling(vm, None);
}

fn failed(vm: &mut Vm, v: &Value, h: &HandleData, e: &PyErr) {
    let (f, args) = (h.callback.borrow().clone(), h.args.borrow().clone());
    let debug = core_of(&h.event_loop).is_some_and(|c| c.debug.get());
    let shown = show::callback_source(vm, &f, &args, debug).unwrap_or_default();
    let mut entries = vec![
        ("message", Value::string(format!("Exception in callback {shown}"))),
        ("exception", e.value()),
        ("handle", v.clone()),
    ];
    let created_at = h.created_at.borrow().clone();
    if !created_at.is_none() {
        entries.push(("source_traceback", created_at));
    }
    report(vm, &h.event_loop, entries);
}

fn cancel(vm: &mut Vm, v: &Value) -> PyResult<()> {
    let h = data(v)?;
    if h.cancelled.replace(true) {
        return Ok(());
    }
    if core_of(&h.event_loop).is_some_and(|c| c.debug.get()) {
        h.cancelled.set(false);
        let shown = vm.repr(v)?;
        h.cancelled.set(true);
        *h.shown.borrow_mut() = Some(shown);
    }
    let callback = h.callback.replace(Value::None);
    let args = h.args.take();
    let place = h.place.take();
    if let Some(p) = place {
        p.cancel();
    }
    drop((callback, args));
    Ok(())
}

pub(super) fn fill(c: &Rc<Class>, timer: bool) {
    if timer {
        constructor(c, 4, 5, true, |vm, a, mut kw| {
            let Value::Class(k) = &a[0] else { return Err(PyErr::type_error("a class was expected")) };
            let when = vm.number(&a[1])?;
            let args = vm.list_of(&a[3])?;
            let context = a.get(5).cloned().or_else(|| kw.take("context")).unwrap_or(Value::None);
            Ok(make(vm, k, &a[4], a[2].clone(), args, context, Some(when)))
        });
        methods(
            c,
            &[("when", 1, 255, true, |_, a, kw| {
                takes_self("TimerHandle.when", a, &kw)?;
                Ok(Value::Float(data(&a[0])?.when.unwrap_or(0.0).into()))
            })],
        );
        for (name, less, equal) in [
            ("__lt__", true, false),
            ("__le__", true, true),
            ("__gt__", false, false),
            ("__ge__", false, true),
        ] {
            let code: NativeFn = match (less, equal) {
                (true, false) => |_, a, _| compare(a, |x, y| x < y),
                (true, true) => |_, a, _| compare(a, |x, y| x <= y),
                (false, false) => |_, a, _| compare(a, |x, y| x > y),
                (false, true) => |_, a, _| compare(a, |x, y| x >= y),
            };
            methods(c, &[(name, 2, 2, false, code)]);
        }
        return;
    }
    constructor(c, 3, 4, true, |vm, a, mut kw| {
        let Value::Class(k) = &a[0] else { return Err(PyErr::type_error("a class was expected")) };
        let args = vm.list_of(&a[2])?;
        let context = a.get(4).cloned().or_else(|| kw.take("context")).unwrap_or(Value::None);
        Ok(make(vm, k, &a[3], a[1].clone(), args, context, None))
    });
    methods(
        c,
        &[
            ("cancel", 1, 255, true, |vm, a, kw| {
                takes_self("Handle.cancel", a, &kw)?;
                cancel(vm, &a[0]).map(|()| Value::None)
            }),
            ("cancelled", 1, 255, true, |_, a, kw| {
                takes_self("Handle.cancelled", a, &kw)?;
                Ok(Value::Bool(data(&a[0])?.cancelled.get().into()))
            }),
            ("get_context", 1, 1, false, |_, a, _| Ok(data(&a[0])?.context.clone())),
            ("__repr__", 1, 1, false, |vm, a, _| show::handle(vm, &a[0]).map(Value::string)),
        ],
    );
    members(
        c,
        &[
            ("_callback", |_, v| Ok(data(v)?.callback.borrow().clone()), None),
            (
                "_args",
                |_, v| {
                    let h = data(v)?;
                    let args = || Value::tuple(h.args.borrow().clone());
                    Ok(if h.cancelled.get() { Value::None } else { args() })
                },
                None,
            ),
            ("_loop", |_, v| Ok(data(v)?.event_loop.clone()), None),
            ("_cancelled", |_, v| Ok(Value::Bool(data(v)?.cancelled.get().into())), None),
            ("_source_traceback", |_, v| Ok(data(v)?.created_at.borrow().clone()), None),
        ],
    );
}

fn compare(a: &[Value], f: fn(f64, f64) -> bool) -> PyResult {
    match (data(&a[0])?.when, a[1].data::<HandleData>().and_then(|h| h.when)) {
        (Some(x), Some(y)) => Ok(Value::Bool(f(x, y).into())),
        _ => Ok(Value::NotImplemented),
    }
}
