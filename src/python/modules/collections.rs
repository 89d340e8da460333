//! `_loopglass_collections`: the two-ended list under `collections.deque`, and the counting under `Counter`.

use super::functions;
use crate::python::builtins::{constructor, methods, quicken};
use crate::python::object::*;
use crate::python::vm::Vm;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

struct Deque {
    items: RefCell<VecDeque<Value>>,
    most: Cell<Option<usize>>,
    /// Changes of size, by which an iterator knows that it must not go on.
    changes: Cell<u64>,
}

impl Deque {
    fn push(&self, v: Value) {
        self.changes.set(self.changes.get() + 1);
        let mut items = self.items.borrow_mut();
        items.push_back(v);
        let gone = if self.most.get().is_some_and(|m| items.len() > m) { items.pop_front() } else { None };
        drop(items);
        drop(gone);
    }

    fn push_front(&self, v: Value) {
        self.changes.set(self.changes.get() + 1);
        let mut items = self.items.borrow_mut();
        items.push_front(v);
        let gone = if self.most.get().is_some_and(|m| items.len() > m) { items.pop_back() } else { None };
        drop(items);
        drop(gone);
    }

    fn pop(&self, first: bool) -> PyResult {
        let mut items = self.items.borrow_mut();
        let v = if first { items.pop_front() } else { items.pop_back() };
        self.changes.set(self.changes.get() + 1);
        v.ok_or_else(|| PyErr::index_error("pop from an empty deque"))
    }

    fn replace(&self, items: Vec<Value>) {
        self.changes.set(self.changes.get() + 1);
        let old = self.items.replace(items.into());
        drop(old);
    }

    fn place(&self, vm: &mut Vm, index: &Value) -> PyResult<usize> {
        if !matches!(index, Value::Int(_)) && class_of(index).lookup(&names().index).is_none() {
            let name = class_of(index).name();
            return Err(PyErr::type_error(format!("sequence index must be integer, not '{name}'")));
        }
        let i = vm.index_i64(index)?;
        let n = self.items.borrow().len() as i64;
        let i = if i < 0 { i + n } else { i };
        if (0..n).contains(&i) { Ok(i as usize) } else { Err(PyErr::index_error("deque index out of range")) }
    }
}

/// The items of a deque; none of anything else.
pub(crate) fn in_deque(v: &Value) -> Vec<Value> {
    v.data::<Deque>().map_or(vec![], |d| d.items.borrow().iter().cloned().collect())
}

fn deque(v: &Value) -> PyResult<&Deque> {
    v.data::<Deque>().ok_or_else(|| PyErr::type_error("a deque was expected"))
}

/// Over a deque: ends with an error once its size has changed.
struct Items {
    of: Value,
    /// The next position, counted from the side that it began at.
    at: usize,
    backwards: bool,
    changes: u64,
}

impl NativeIter for Items {
    fn type_name(&self) -> &'static str {
        if self.backwards { "_collections._deque_reverse_iterator" } else { "_collections._deque_iterator" }
    }

    fn next(&mut self, _: &mut Vm, _: Value) -> PyResult<NativeStep> {
        if self.of.is_undef() {
            return Ok(NativeStep::Return(Value::None));
        }
        let d = deque(&self.of)?;
        if d.changes.get() != self.changes {
            return Err(PyErr::runtime_error("deque mutated during iteration"));
        }
        let items = d.items.borrow();
        let i = if self.backwards { items.len().checked_sub(self.at + 1) } else { Some(self.at) };
        let v = i.and_then(|i| items.get(i).cloned());
        drop(items);
        match v {
            Some(v) => {
                self.at += 1;
                Ok(NativeStep::Yield(v))
            }
            None => {
                self.of = Value::Undef;
                Ok(NativeStep::Return(Value::None))
            }
        }
    }
}

fn items(v: &Value, backwards: bool) -> PyResult {
    let changes = deque(v)?.changes.get();
    Ok(IterObj::native(Items { of: v.clone(), at: 0, backwards, changes }))
}

fn init(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let d = deque(&a[0])?;
    let from = a.get(1).cloned().or_else(|| kw.take("iterable"));
    let most = a.get(2).cloned().or_else(|| kw.take("maxlen"));
    kw.finish("deque")?;
    d.most.set(match most {
        None | Some(Value::None) => None,
        Some(m @ (Value::Int(_) | Value::Bool(_))) => match usize::try_from(vm.index_i64(&m)?) {
            Ok(m) => Some(m),
            Err(_) => return Err(PyErr::value_error("maxlen must be non-negative")),
        },
        Some(_) => return Err(PyErr::type_error("an integer is required")),
    });
    d.replace(vec![]);
    if let Some(from) = from {
        extend(vm, d, &a[0], &from, false)?;
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, d: &Deque, me: &Value, from: &Value, front: bool) -> PyResult<()> {
    let from = if from.is(me) { Value::list(vm.list_of(from)?) } else { from.clone() };
    let it = vm.iter(&from)?;
    while let Some(v) = vm.next(&it)? {
        if front { d.push_front(v) } else { d.push(v) }
    }
    Ok(())
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let c = super::class("collections", "deque", &[&types().object], Layout::Native);
    constructor(&c, 0, 255, true, |_, a, _| match &a[0] {
        Value::Class(k) => Ok(Value::native(
            k,
            Deque { items: RefCell::default(), most: Cell::new(None), changes: Cell::new(0) },
        )),
        _ => Err(PyErr::type_error("not a type")),
    });
    methods(
        &c,
        &[
            ("__init__", 1, 3, true, init),
            ("append", 2, 2, false, |_, a, _| {
                deque(&a[0])?.push(a[1].clone());
                Ok(Value::None)
            }),
            ("appendleft", 2, 2, false, |_, a, _| {
                deque(&a[0])?.push_front(a[1].clone());
                Ok(Value::None)
            }),
            ("pop", 1, 1, false, |_, a, _| deque(&a[0])?.pop(false)),
            ("popleft", 1, 1, false, |_, a, _| deque(&a[0])?.pop(true)),
            ("extend", 2, 2, false, |vm, a, _| {
                extend(vm, deque(&a[0])?, &a[0], &a[1], false)?;
                Ok(Value::None)
            }),
            ("extendleft", 2, 2, false, |vm, a, _| {
                extend(vm, deque(&a[0])?, &a[0], &a[1], true)?;
                Ok(Value::None)
            }),
            ("clear", 1, 1, false, |_, a, _| {
                deque(&a[0])?.replace(vec![]);
                Ok(Value::None)
            }),
            ("_restore", 2, 2, false, |vm, a, _| {
                let items = vm.list_of(&a[1])?;
                deque(&a[0])?.replace(items);
                Ok(Value::None)
            }),
            ("_bound", 1, 1, false, |_, a, _| {
                Ok(deque(&a[0])?.most.get().map_or(Value::None, |m| Value::Int(m as i64)))
            }),
            ("__len__", 1, 1, false, |_, a, _| Ok(Value::Int(deque(&a[0])?.items.borrow().len() as i64))),
            ("__bool__", 1, 1, false, |_, a, _| {
                Ok(Value::Bool((!deque(&a[0])?.items.borrow().is_empty()).into()))
            }),
            ("__iter__", 1, 1, false, |_, a, _| items(&a[0], false)),
            ("__reversed__", 1, 1, false, |_, a, _| items(&a[0], true)),
            ("__getitem__", 2, 2, false, |vm, a, _| {
                let d = deque(&a[0])?;
                let i = d.place(vm, &a[1])?;
                let v = d.items.borrow().get(i).cloned();
                v.ok_or_else(|| PyErr::index_error("deque index out of range"))
            }),
            ("__setitem__", 3, 3, false, |vm, a, _| {
                let d = deque(&a[0])?;
                let i = d.place(vm, &a[1])?;
                let old = d.items.borrow_mut().get_mut(i).map(|x| std::mem::replace(x, a[2].clone()));
                drop(old);
                Ok(Value::None)
            }),
        ],
    );
    quicken(&c.dict, "append", |a| match a {
        [this, v] => {
            this.data::<Deque>()?.push(v.take());
            Some(Value::None)
        }
        _ => None,
    });
    quicken(&c.dict, "popleft", |a| match a {
        [this] => this.data::<Deque>()?.pop(true).ok(),
        _ => None,
    });
    quicken(&c.dict, "__len__", |a| match a {
        [this] => Some(Value::from(this.data::<Deque>()?.items.borrow().len())),
        _ => None,
    });
    c.refresh();
    d.set_str("Deque", Value::Class(c));
    functions(
        d,
        &[("count_into", 2, 2, false, |vm, a, _| {
            let Value::Dict(counts) = a[0].base().clone() else {
                return Err(PyErr::type_error("a dict was expected"));
            };
            let it = vm.iter(&a[1])?;
            while let Some(v) = vm.next(&it)? {
                let n = match counts.get(vm, &v)? {
                    None => Value::Int(1),
                    Some(Value::Int(n)) if n < i64::MAX => Value::Int(n + 1),
                    Some(n) => vm.binary(BinOp::Add, &n, &Value::Int(1))?,
                };
                counts.set(vm, v, n)?;
            }
            Ok(Value::None)
        })],
    );
    Ok(())
}
