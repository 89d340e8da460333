//! `_contextvars`: contexts, their variables and tokens.

use super::functions;
use crate::python::builtins::{class_method, constructor, methods};
use crate::python::object::*;
use crate::python::vm::{Args, Vm};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Context {
    /// Values by variable, in order of setting.
    vars: RefCell<Vec<(Value, Value)>>,
    entered: Cell<bool>,
}

struct Var {
    name: Value,
    default: Value,
}

struct Token {
    var: Value,
    old: Value,
    context: Value,
    used: Cell<bool>,
}

thread_local! {
    static CLASSES: RefCell<Option<[Rc<Class>; 3]>> = const { RefCell::new(None) };
}

fn classes() -> [Rc<Class>; 3] {
    CLASSES.with(|c| c.borrow_mut().get_or_insert_with(make).clone())
}

/// A fresh, empty context.
fn empty() -> Value {
    Value::native(&classes()[0], Context { vars: RefCell::default(), entered: Cell::new(false) })
}

/// The context that code runs in now.
pub fn current(vm: &mut Vm) -> Value {
    if vm.state.context.is_undef() {
        vm.state.context = empty();
    }
    vm.state.context.clone()
}

/// `copy_context()`.
pub fn copy(vm: &mut Vm) -> Value {
    let now = current(vm);
    copy_of(&now)
}

/// As [`copy`], but [`Value::Undef`] for a context without values, until somebody wants to see it.
pub(crate) fn snapshot(vm: &mut Vm) -> Value {
    let now = current(vm);
    match now.data::<Context>() {
        Some(c) if c.vars.borrow().is_empty() => Value::Undef,
        _ => copy_of(&now),
    }
}

/// The context that a [`snapshot`] stands for.
pub(crate) fn or_empty(context: Value) -> Value {
    if context.is_undef() { empty() } else { context }
}

fn copy_of(v: &Value) -> Value {
    let vars = v.data::<Context>().map_or(vec![], |c| c.vars.borrow().clone());
    Value::native(&classes()[0], Context { vars: RefCell::new(vars), entered: Cell::new(false) })
}

/// `context.run(f, *args)`.
pub fn run(vm: &mut Vm, context: &Value, f: &Value, args: Args) -> PyResult {
    within(vm, context, |vm| vm.call_args(f, args))
}

/// Runs `f` in a context.
pub fn within<R>(vm: &mut Vm, context: &Value, f: impl FnOnce(&mut Vm) -> PyResult<R>) -> PyResult<R> {
    let Some(c) = context.data::<Context>() else { return Err(PyErr::type_error("a Context was expected")) };
    if c.entered.get() {
        let shown = vm.repr(context)?;
        return Err(PyErr::runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    let before = current(vm);
    c.entered.set(true);
    vm.state.context = context.clone();
    let r = f(vm);
    vm.state.context = before;
    c.entered.set(false);
    r
}

/// `_enter(context)`: what runs from now on runs in it; the context before. The half of `run` for a Python function that
/// may be put aside meanwhile.
fn enter(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let Some(c) = a[0].data::<Context>() else { return Err(PyErr::type_error("a Context was expected")) };
    if c.entered.replace(true) {
        let shown = vm.repr(&a[0])?;
        return Err(PyErr::runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    let before = current(vm);
    vm.state.context = a[0].clone();
    Ok(before)
}

/// `_leave(context, before)`.
fn leave(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    if let Some(c) = a[0].data::<Context>() {
        c.entered.set(false);
    }
    vm.state.context = a[1].clone();
    Ok(Value::None)
}

/// A variable's value, which a program asks a context for.
fn look_up(context: &Value, var: &Value, vm: &mut Vm) -> PyResult<Option<Value>> {
    if var.data::<Var>().is_none() {
        let shown = vm.repr(var)?;
        return Err(PyErr::type_error(format!("a ContextVar key was expected, got {shown}")));
    }
    Ok(get(context, var))
}

fn get(context: &Value, var: &Value) -> Option<Value> {
    let c = context.data::<Context>()?;
    c.vars.borrow().iter().find(|(k, _)| k.is(var)).map(|(_, v)| v.clone())
}

fn put(context: &Value, var: &Value, value: Option<Value>) {
    let Some(c) = context.data::<Context>() else { return };
    let mut vars = c.vars.borrow_mut();
    let at = vars.iter().position(|(k, _)| k.is(var));
    match (at, value) {
        (Some(i), Some(v)) => vars[i].1 = v,
        (Some(i), None) => {
            vars.remove(i);
        }
        (None, Some(v)) => vars.push((var.clone(), v)),
        (None, None) => {}
    }
}

fn missing() -> Value {
    classes()[2].dict.get_str("MISSING").unwrap_or(Value::None)
}

fn make() -> [Rc<Class>; 3] {
    let t = types();
    let context = super::class("_contextvars", "Context", &[&t.object], Layout::Native);
    let var = super::class("_contextvars", "ContextVar", &[&t.object], Layout::Native);
    let token = super::class("_contextvars", "Token", &[&t.object], Layout::Native);
    constructor(&context, 0, 255, true, |_, a, kw| {
        if a.len() > 1 || !kw.is_empty() {
            return Err(PyErr::type_error("Context() does not accept any arguments"));
        }
        Ok(empty())
    });
    methods(
        &context,
        &[
            ("run", 1, 255, true, |vm, a, kw| match a.get(1) {
                Some(f) => run(vm, &a[0], f, Args { pos: a[2..].to_vec(), kw }),
                None => Err(PyErr::type_error("run() missing 1 required positional argument")),
            }),
            ("copy", 1, 1, false, |_, a, _| Ok(copy_of(&a[0]))),
            ("get", 2, 3, false, |vm, a, _| {
                Ok(look_up(&a[0], &a[1], vm)?.unwrap_or_else(|| a.get(2).cloned().unwrap_or(Value::None)))
            }),
            ("__getitem__", 2, 2, false, |vm, a, _| {
                look_up(&a[0], &a[1], vm)?.ok_or_else(|| PyErr::key_error(a[1].clone()))
            }),
            ("__contains__", 2, 2, false, |vm, a, _| {
                Ok(Value::Bool(look_up(&a[0], &a[1], vm)?.is_some().into()))
            }),
            ("__len__", 1, 1, false, |_, a, _| {
                Ok(Value::from(a[0].data::<Context>().map_or(0, |c| c.vars.borrow().len())))
            }),
            ("__iter__", 1, 1, false, |vm, a, _| {
                let keys = a[0]
                    .data::<Context>()
                    .map_or(vec![], |c| c.vars.borrow().iter().map(|x| x.0.clone()).collect());
                vm.iter(&Value::list(keys))
            }),
            ("keys", 1, 1, false, |_, a, _| {
                Ok(Value::list(
                    a[0].data::<Context>()
                        .map_or(vec![], |c| c.vars.borrow().iter().map(|x| x.0.clone()).collect()),
                ))
            }),
            ("values", 1, 1, false, |_, a, _| {
                Ok(Value::list(
                    a[0].data::<Context>()
                        .map_or(vec![], |c| c.vars.borrow().iter().map(|x| x.1.clone()).collect()),
                ))
            }),
            ("items", 1, 1, false, |_, a, _| {
                let pairs = a[0].data::<Context>().map_or(vec![], |c| c.vars.borrow().clone());
                Ok(Value::list(pairs.into_iter().map(|(k, v)| Value::tuple([k, v])).collect()))
            }),
        ],
    );
    constructor(&var, 1, 1, true, |_, a, mut kw| {
        let default = kw.take("default").unwrap_or_default();
        kw.finish("ContextVar")?;
        if a[1].as_str().is_none() {
            return Err(PyErr::type_error("context variable name must be a str"));
        }
        Ok(Value::native(&classes()[1], Var { name: a[1].clone(), default }))
    });
    methods(
        &var,
        &[
            ("get", 1, 2, false, |vm, a, _| {
                let now = current(vm);
                if let Some(v) = get(&now, &a[0]) {
                    return Ok(v);
                }
                if let Some(d) = a.get(1) {
                    return Ok(d.clone());
                }
                match a[0].data::<Var>() {
                    Some(v) if !v.default.is_undef() => Ok(v.default.clone()),
                    _ => Err(PyErr::with_args(&types().lookup_error, vec![a[0].clone()])),
                }
            }),
            ("set", 2, 2, false, |vm, a, _| {
                let context = current(vm);
                let old = get(&context, &a[0]).unwrap_or_else(missing);
                put(&context, &a[0], Some(a[1].clone()));
                Ok(Value::native(
                    &classes()[2],
                    Token { var: a[0].clone(), old, context, used: Cell::new(false) },
                ))
            }),
            ("reset", 2, 2, false, |vm, a, _| {
                let Some(t) = a[1].data::<Token>() else {
                    return Err(PyErr::type_error(format!(
                        "expected an instance of Token, got {}",
                        vm.repr(&a[1])?
                    )));
                };
                let shown = vm.repr(&a[1])?;
                if t.used.get() {
                    return Err(PyErr::runtime_error(format!("{shown} has already been used once")));
                }
                if !t.var.is(&a[0]) {
                    return Err(PyErr::value_error(format!("{shown} was created by a different ContextVar")));
                }
                let now = current(vm);
                if !now.is(&t.context) {
                    return Err(PyErr::value_error(format!("{shown} was created in a different Context")));
                }
                t.used.set(true);
                let old = (!t.old.is(&missing())).then(|| t.old.clone());
                put(&now, &a[0], old);
                Ok(Value::None)
            }),
            ("__repr__", 1, 1, false, |vm, a, _| {
                let Some(v) = a[0].data::<Var>() else { return Ok(Value::None) };
                let (name, default) = (v.name.clone(), v.default.clone());
                let mut s = format!("<ContextVar name={}", vm.repr(&name)?);
                if !default.is_undef() {
                    s.push_str(&format!(" default={}", vm.repr(&default)?));
                }
                Ok(Value::string(format!("{s} at {:#x}>", a[0].address())))
            }),
        ],
    );
    let member = |name: &'static str, class: &Rc<Class>, get: fn(&mut Vm, &Value) -> PyResult| {
        let m = Member {
            name: intern(name),
            owner: RefCell::new(Some(Rc::downgrade(class))),
            get: Some(get),
            set: None,
        };
        class.dict.set_str(name, Value::Member(Rc::new(m)));
    };
    member("name", &var, |_, v| Ok(v.data::<Var>().map_or(Value::None, |v| v.name.clone())));
    member("var", &token, |_, v| Ok(v.data::<Token>().map_or(Value::None, |t| t.var.clone())));
    member("old_value", &token, |_, v| Ok(v.data::<Token>().map_or(Value::None, |t| t.old.clone())));
    methods(
        &token,
        &[("__repr__", 1, 1, false, |vm, a, _| {
            let Some(t) = a[0].data::<Token>() else { return Ok(Value::None) };
            let var = t.var.clone();
            let used = if t.used.get() { " used" } else { "" };
            Ok(Value::string(format!("<Token{used} var={} at {:#x}>", vm.repr(&var)?, a[0].address())))
        })],
    );
    let marker = super::class("Token", "MISSING", &[&t.object], Layout::Native);
    methods(&marker, &[("__repr__", 1, 1, false, |_, _, _| Ok(Value::str("<Token.MISSING>")))]);
    marker.refresh();
    token.dict.set_str("MISSING", Value::native(&marker, ()));
    for c in [&var, &token] {
        class_method(
            c,
            ("__class_getitem__", 2, 2, false, |_, a, _| {
                Ok(Value::Alias(Rc::new(Alias {
                    origin: a[0].clone(),
                    args: vec![a[1].clone()],
                    union: false,
                })))
            }),
        );
        c.refresh();
    }
    context.dict.set_str("__hash__", Value::None);
    context.refresh();
    [context, var, token]
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let [context, var, token] = classes();
    d.set_str("Context", Value::Class(context));
    d.set_str("ContextVar", Value::Class(var));
    d.set_str("Token", Value::Class(token));
    functions(
        d,
        &[
            ("_enter", 1, 1, false, enter),
            ("_leave", 2, 2, false, leave),
            ("copy_context", 0, 0, false, |vm, _, _| Ok(copy(vm))),
        ],
    );
    Ok(())
}
