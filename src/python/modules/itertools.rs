//! `_loopglass_itertools`: what `itertools` stands on. Its classes are written in Python; their items come from an
//! iterator here, and a loop over an instance goes straight to that.

use super::functions;
use crate::python::builtins::{constructor, methods};
use crate::python::object::*;
use crate::python::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// The iterator behind an instance of an `itertools` class.
pub struct Forward(RefCell<Value>);

/// The iterator behind `v`, if it is an instance whose class reads that one and nothing else.
pub(crate) fn forwarded(v: &Value) -> Option<Value> {
    let Value::Instance(i) = v else { return None };
    let inner = i.data::<Forward>()?.0.borrow().clone();
    let plain = matches!(i.class().lookup(&names().next), Some(Value::Native(_)));
    (plain && !inner.is_undef()).then_some(inner)
}

fn forward(v: &Value) -> PyResult<&Forward> {
    v.data::<Forward>().ok_or_else(|| PyErr::type_error("an itertools iterator was expected"))
}

/// The one item of a list that the class's `__repr__` reads too.
struct Shared(Rc<RefCell<ListItems>>);

impl Shared {
    fn of(v: &Value) -> PyResult<Shared> {
        match v {
            Value::List(l) => Ok(Shared(l.clone())),
            _ => Err(PyErr::type_error("a list was expected")),
        }
    }

    fn get(&self) -> Value {
        self.0.borrow().first().cloned().unwrap_or_default()
    }

    fn set(&self, v: Value) {
        let old = self.0.borrow_mut().first_mut().map(|x| std::mem::replace(x, v));
        drop(old);
    }
}

struct Count {
    next: Shared,
    step: Value,
}

impl NativeIter for Count {
    fn type_name(&self) -> &'static str {
        "count"
    }

    fn next(&mut self, vm: &mut Vm, _: Value) -> PyResult<NativeStep> {
        let now = self.next.get();
        let after = match (&now, &self.step) {
            (Value::Int(a), Value::Int(b)) if let Some(c) = a.checked_add(*b) => Value::Int(c),
            (a, b) => vm.binary(BinOp::Add, a, b)?,
        };
        self.next.set(after);
        Ok(NativeStep::Yield(now))
    }

    fn quick(&mut self) -> Option<Value> {
        let mut shared = self.next.0.try_borrow_mut().ok()?;
        match (shared.first_mut()?, &self.step) {
            (Value::Int(n), Value::Int(step)) => {
                let now = *n;
                *n = now.checked_add(*step)?;
                Some(Value::Int(now))
            }
            _ => None,
        }
    }
}

struct Repeat {
    value: Value,
    /// How often still; `None`: for ever.
    left: Option<Shared>,
}

impl NativeIter for Repeat {
    fn type_name(&self) -> &'static str {
        "repeat"
    }

    fn next(&mut self, _: &mut Vm, _: Value) -> PyResult<NativeStep> {
        if let Some(left) = &self.left {
            match left.get() {
                Value::Int(n) if n > 0 => left.set(Value::Int(n - 1)),
                _ => return Ok(NativeStep::Return(Value::None)),
            }
        }
        Ok(NativeStep::Yield(self.value.clone()))
    }
}

struct Chain {
    /// The iterator over the iterables.
    all: Value,
    now: Value,
}

impl NativeIter for Chain {
    fn type_name(&self) -> &'static str {
        "chain"
    }

    fn next(&mut self, vm: &mut Vm, _: Value) -> PyResult<NativeStep> {
        loop {
            if !self.now.is_undef() {
                if let Some(v) = vm.next(&self.now)? {
                    return Ok(NativeStep::Yield(v));
                }
                self.now = Value::Undef;
            }
            match vm.next(&self.all)? {
                Some(v) => self.now = vm.iter_within(&v)?,
                None => return Ok(NativeStep::Return(Value::None)),
            }
        }
    }
}

struct Slice {
    items: Value,
    index: i64,
    wanted: i64,
    stop: i64,
    step: i64,
}

impl NativeIter for Slice {
    fn type_name(&self) -> &'static str {
        "islice"
    }

    fn next(&mut self, vm: &mut Vm, _: Value) -> PyResult<NativeStep> {
        // Beyond the end, what lies before `stop` is still taken.
        let to = self.wanted.min(self.stop);
        while self.index < to && !self.items.is_undef() {
            match vm.next(&self.items)? {
                Some(_) => self.index += 1,
                None => self.items = Value::Undef,
            }
        }
        if self.wanted < self.stop
            && !self.items.is_undef()
            && let Some(v) = vm.next(&self.items)?
        {
            self.index += 1;
            self.wanted = self.wanted.saturating_add(self.step);
            return Ok(NativeStep::Yield(v));
        }
        self.items = Value::Undef;
        Ok(NativeStep::Return(Value::None))
    }
}

struct Product {
    pools: Vec<Vec<Value>>,
    places: Vec<usize>,
    /// Whether there is a next row.
    more: bool,
}

impl NativeIter for Product {
    fn type_name(&self) -> &'static str {
        "product"
    }

    fn next(&mut self, _: &mut Vm, _: Value) -> PyResult<NativeStep> {
        Ok(self.quick().map_or(NativeStep::Return(Value::None), NativeStep::Yield))
    }

    fn quick(&mut self) -> Option<Value> {
        if !self.more {
            return None;
        }
        let mut row = self.pools.iter().zip(&self.places).map(|(pool, i)| pool[*i].dup());
        let row = match (row.next(), row.next(), row.next()) {
            (Some(a), Some(b), None) => Value::pair(a, b),
            (a, b, c) => Value::tuple([a, b, c].into_iter().flatten().chain(row)),
        };
        self.more = false;
        for (pool, place) in self.pools.iter().zip(&mut self.places).rev() {
            *place += 1;
            if *place < pool.len() {
                self.more = true;
                break;
            }
            *place = 0;
        }
        Some(row)
    }
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let c = super::class("itertools", "_Iterator", &[&types().object], Layout::Native);
    constructor(&c, 0, 255, true, |_, a, _| match &a[0] {
        Value::Class(k) => Ok(Value::native(k, Forward(RefCell::new(Value::Undef)))),
        _ => Err(PyErr::type_error("not a type")),
    });
    methods(
        &c,
        &[
            ("__iter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
            ("__next__", 1, 1, false, |vm, a, _| {
                let inner = forward(&a[0])?.0.borrow().clone();
                match vm.next(&inner)? {
                    Some(v) => Ok(v),
                    None => Err(PyErr::stop_iteration(Value::None)),
                }
            }),
            ("_forward", 2, 2, false, |_, a, _| {
                *forward(&a[0])?.0.borrow_mut() = a[1].clone();
                Ok(Value::None)
            }),
        ],
    );
    c.refresh();
    d.set_str("Iterator", Value::Class(c));
    functions(
        d,
        &[
            ("count", 2, 2, false, |_, a, _| {
                Ok(IterObj::native(Count { next: Shared::of(&a[0])?, step: a[1].clone() }))
            }),
            ("repeat", 2, 2, false, |_, a, _| {
                let left = if a[1].is_none() { None } else { Some(Shared::of(&a[1])?) };
                Ok(IterObj::native(Repeat { value: a[0].clone(), left }))
            }),
            ("chain", 1, 1, false, |vm, a, _| {
                Ok(IterObj::native(Chain { all: vm.iter_within(&a[0])?, now: Value::Undef }))
            }),
            ("islice", 4, 4, false, |vm, a, _| {
                let items = vm.iter_within(&a[0])?;
                let wanted = vm.index_clamped(&a[1])?;
                let stop = if a[2].is_none() { i64::MAX } else { vm.index_clamped(&a[2])? };
                let step = vm.index_clamped(&a[3])?;
                Ok(IterObj::native(Slice { items, index: 0, wanted, stop, step }))
            }),
            ("product", 1, 1, false, |vm, a, _| {
                let mut pools = vec![];
                for pool in vm.list_of(&a[0])? {
                    pools.push(vm.list_of(&pool)?);
                }
                let more = pools.iter().all(|p| !p.is_empty());
                Ok(IterObj::native(Product { places: vec![0; pools.len()], pools, more }))
            }),
        ],
    );
    Ok(())
}
