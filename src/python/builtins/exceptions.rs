//! Exceptions and exception groups.

use super::{class_method, constructor, methods};
use crate::python::object::*;
use crate::python::vm::Vm;
use std::rc::Rc;

fn err(v: &Value) -> PyResult<PyErr> {
    match v {
        Value::Instance(i) if i.exc().is_some() => Ok(PyErr(i.clone())),
        v => Err(PyErr::type_error(format!("an exception is needed, not '{}'", class_of(v).name()))),
    }
}

/// The subclass of `OSError` for a number of the system's, by Linux's numbers.
fn os_error_kind(number: i64) -> Option<&'static Rc<Class>> {
    let t = types();
    Some(match number {
        1 | 13 => &t.permission_error,
        2 => &t.file_not_found_error,
        3 => &t.process_lookup_error,
        4 => &t.interrupted_error,
        10 => &t.child_process_error,
        11 | 114 | 115 => &t.blocking_io_error,
        17 => &t.file_exists_error,
        20 => &t.not_a_directory_error,
        21 => &t.is_a_directory_error,
        32 | 108 => &t.broken_pipe_error,
        103 => &t.connection_aborted_error,
        104 => &t.connection_reset_error,
        110 => &t.timeout_error,
        111 => &t.connection_refused_error,
        _ => return None,
    })
}

/// Some classes keep of their arguments more than `args`, or less.
fn split_args(e: &PyErr) {
    let t = types();
    let args = e.data().args();
    if e.is(&t.os_error) && (3..=5).contains(&args.len()) {
        // The file name is an attribute of its own.
        *e.data().args.borrow_mut() = Value::tuple(args[..2].iter().cloned());
        e.0.set(&intern("filename"), args[2].clone());
        if let Some(second) = args.get(4) {
            e.0.set(&intern("filename2"), second.clone());
        }
    }
    let names = ["encoding", "object", "start", "end", "reason"];
    if args.len() == names.len() && (e.is(&t.unicode_decode_error) || e.is(&t.unicode_encode_error)) {
        for (name, v) in names.iter().zip(args) {
            e.0.set(&intern(name), v);
        }
    }
}

fn group_new(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let Value::Class(c) = &a[0] else { return Err(PyErr::type_error("not a type")) };
    if a.len() != 3 {
        return Err(PyErr::type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            a.len() - 1
        )));
    }
    let t = types();
    if a[1].as_str().is_none() {
        return Err(PyErr::type_error(format!("argument 1 must be str, not {}", class_of(&a[1]).name())));
    }
    if !matches!(a[2].base(), Value::List(_) | Value::Tuple(_)) {
        return Err(PyErr::type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.list_of(&a[2])?;
    if items.is_empty() {
        return Err(PyErr::value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut class = c.clone();
    for (i, x) in items.iter().enumerate() {
        if x.exc().is_none() {
            return Err(PyErr::value_error(format!(
                "Item {i} of second argument (exceptions) is not an exception"
            )));
        }
    }
    let all_plain = items.iter().all(|x| class_of(x).is_subclass(&t.exception));
    if Rc::ptr_eq(&class, &t.base_exception_group) && all_plain {
        class = t.exception_group.clone();
    } else if !all_plain && class.is_subclass(&t.exception) {
        return Err(PyErr::type_error(if Rc::ptr_eq(&class, &t.exception_group) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_string()
        } else {
            format!("Cannot nest BaseExceptions in '{}'", class.name())
        }));
    }
    let e = PyErr::with_args(&class, a[1..].to_vec());
    *e.data().extra.borrow_mut() = Value::tuple(items);
    Ok(e.value())
}

fn matcher(vm: &mut Vm, cond: &Value, e: &PyErr) -> PyResult<bool> {
    match cond {
        Value::Class(c) if c.is_subclass(&types().base_exception) => Ok(e.is(c)),
        Value::Tuple(_) => vm.exc_matches(&e.value(), cond),
        f @ (Value::Func(_) | Value::Method(_) | Value::Native(_) | Value::Instance(_)) => {
            let r = vm.call(f, &[e.value()])?;
            vm.truth(&r)
        }
        _ => Err(PyErr::type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        )),
    }
}

pub(super) fn install(t: &'static Types) {
    constructor(&t.base_exception, 0, 255, true, |_, a, _| {
        let Value::Class(c) = &a[0] else { return Err(PyErr::type_error("not a type")) };
        let kind = match &a[1..] {
            [number, _, ..] if Rc::ptr_eq(c, &types().os_error) => number.as_int().and_then(os_error_kind),
            _ => None,
        };
        let e = PyErr::with_args(kind.unwrap_or(c), a[1..].to_vec());
        split_args(&e);
        Ok(e.value())
    });
    methods(
        &t.base_exception,
        &[
            ("__init__", 1, 255, true, |_, a, mut kw| {
                let e = err(&a[0])?;
                let t = types();
                if e.is(&t.import_error) || e.is(&t.attribute_error) || e.is(&t.name_error) {
                    for k in ["name", "obj", "path", "name_from"] {
                        if let Some(v) = kw.take(k) {
                            e.0.set(&intern(k), v);
                        }
                    }
                }
                if !kw.is_empty() {
                    return Err(PyErr::type_error(format!(
                        "{}() takes no keyword arguments",
                        e.class().name()
                    )));
                }
                *e.data().args.borrow_mut() = Value::tuple(a[1..].iter().cloned());
                if e.is(&t.stop_iteration) || e.is(&t.system_exit) {
                    *e.data().extra.borrow_mut() = match &a[1..] {
                        [] => Value::None,
                        [v] => v.clone(),
                        v => Value::tuple(v.iter().cloned()),
                    };
                }
                split_args(&e);
                Ok(Value::None)
            }),
            ("__str__", 1, 1, false, |vm, a, _| Ok(Value::string(vm.exc_str(&err(&a[0])?)?))),
            ("with_traceback", 2, 2, false, |vm, a, _| {
                vm.setattr(&a[0], &intern("__traceback__"), a[1].clone())?;
                Ok(a[0].clone())
            }),
            ("add_note", 2, 2, false, |_, a, _| {
                let e = err(&a[0])?;
                if a[1].as_str().is_none() {
                    return Err(PyErr::type_error(format!(
                        "note must be a str, not '{}'",
                        class_of(&a[1]).name()
                    )));
                }
                match e.0.get(&names().notes) {
                    Some(Value::List(l)) => l.borrow_mut().push(a[1].clone()),
                    _ => e.0.set(&names().notes, Value::list(vec![a[1].clone()])),
                }
                Ok(Value::None)
            }),
            ("__setstate__", 2, 2, false, |vm, a, _| {
                let own = vm.getattr(&a[0], &intern("__dict__"))?;
                vm.call_method(&own, "update", &a[1..])
            }),
            ("__reduce__", 1, 1, false, |vm, a, _| {
                let e = err(&a[0])?;
                let mut parts = vec![Value::Class(e.class()), e.data().args.borrow().clone()];
                // What was added to it.
                match vm.getattr(&a[0], &intern("__dict__"))? {
                    Value::Dict(d) if !d.is_empty() => parts.push(Value::Dict(d)),
                    _ => {}
                }
                Ok(Value::tuple(parts))
            }),
        ],
    );
    let args = Member {
        name: intern("args"),
        owner: std::cell::RefCell::new(Some(Rc::downgrade(&t.base_exception))),
        get: Some(|_, v| Ok(v.exc().map_or(Value::None, |d| d.args.borrow().clone()))),
        set: Some(|vm, v, new| {
            let items = vm.list_of(&new)?;
            if let Some(d) = v.exc() {
                *d.args.borrow_mut() = Value::tuple(items);
            }
            Ok(())
        }),
    };
    t.base_exception.dict.set_str("args", Value::Member(Rc::new(args)));
    constructor(&t.base_exception_group, 0, 255, false, group_new);
    methods(
        &t.base_exception_group,
        &[
            ("__init__", 1, 255, true, |_, _, _| Ok(Value::None)),
            ("derive", 2, 2, false, |vm, a, _| {
                let e = err(&a[0])?;
                let msg = e.data().args().first().cloned().unwrap_or(Value::str(""));
                group_new(
                    vm,
                    &[Value::Class(types().base_exception_group.clone()), msg, a[1].clone()],
                    Kwargs::default(),
                )
            }),
            ("split", 2, 2, false, |vm, a, _| {
                let e = err(&a[0])?;
                let (x, y) = vm.split_by(&e, &mut |vm, e| matcher(vm, &a[1], e))?;
                Ok(Value::tuple([x.map_or(Value::None, |e| e.value()), y.map_or(Value::None, |e| e.value())]))
            }),
            ("subgroup", 2, 2, false, |vm, a, _| {
                let e = err(&a[0])?;
                let (x, _) = vm.split_by(&e, &mut |vm, e| matcher(vm, &a[1], e))?;
                Ok(x.map_or(Value::None, |e| e.value()))
            }),
        ],
    );
    class_method(
        &t.base_exception_group,
        ("__class_getitem__", 2, 2, false, |_, a, _| {
            Ok(Value::Alias(Rc::new(Alias { origin: a[0].clone(), args: vec![a[1].clone()], union: false })))
        }),
    );
}
