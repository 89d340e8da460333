//! `list`, `tuple`, `dict`, `set`, `frozenset`, `range` and the views of a dict.

use super::order::sort;
use super::{class_method, constructor, methods, of_class};
use crate::python::object::*;
use crate::python::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

type ListRef = Rc<RefCell<ListItems>>;

fn wrong(v: &Value, what: &str) -> PyErr {
    PyErr::type_error(format!(
        "descriptor requires a '{what}' object but received a '{}'",
        class_of(v).name()
    ))
}

fn list(v: &Value) -> PyResult<&ListRef> {
    match v.base() {
        Value::List(l) => Ok(l),
        _ => Err(wrong(v, "list")),
    }
}

fn view(of: &Value, kind: ViewKind) -> PyResult {
    let ordered = match of {
        Value::Instance(i) => {
            let class = i.class();
            let is = |c: &Class| c.name().as_str() == "OrderedDict";
            is(&class) || class.mro.borrow().iter().any(|c| is(c))
        }
        _ => false,
    };
    Ok(Value::View(Rc::new((dict(of)?, kind, ordered))))
}

fn dict(v: &Value) -> PyResult<Rc<Dict>> {
    match v.base() {
        Value::Dict(d) => Ok(d.clone()),
        _ => Err(wrong(v, "dict")),
    }
}

fn set(v: &Value) -> PyResult<Rc<Set>> {
    match v.base() {
        Value::Set(s) | Value::FrozenSet(s) => Ok(s.clone()),
        _ => Err(wrong(v, "set")),
    }
}

/// Items of a length that was known: CPython's list takes an even number of places for them, which `sys.getsizeof` shows.
pub(super) fn even(mut items: Vec<Value>) -> Vec<Value> {
    if items.capacity() == items.len() {
        items.reserve_exact(items.len() % 2);
    }
    items
}

/// A method of sets that takes any number of iterables: the first goes with the set, the rest with what came of it.
fn fold(vm: &mut Vm, a: &[Value], op: BinOp) -> PyResult {
    let mut acc = match a {
        [_] => Rc::new(set(&a[0])?.copy()),
        _ => set(&a[0])?.clone(),
    };
    for (i, o) in a[1..].iter().enumerate() {
        if i > 0 && op != BinOp::And {
            vm.set_in_place(op, &acc, o)?;
        } else {
            acc = Rc::new(vm.set_op(op, &acc, o)?);
        }
    }
    Ok(match a[0].base() {
        Value::FrozenSet(_) => Value::FrozenSet(acc),
        _ => Value::Set(acc),
    })
}

fn update_with(vm: &mut Vm, a: &[Value], op: BinOp) -> PyResult {
    let s = set(&a[0])?;
    if op == BinOp::And && a.len() > 2 {
        let r = fold(vm, a, op)?;
        s.take_body(set(&r)?.copy());
        return Ok(Value::None);
    }
    for o in &a[1..] {
        vm.set_in_place(op, &s, o)?;
    }
    Ok(Value::None)
}

fn index_of(
    vm: &mut Vm,
    items: &dyn Fn(usize) -> Option<Value>,
    n: usize,
    a: &[Value],
) -> PyResult<Option<usize>> {
    let clamp = |i: i64| (if i < 0 { (i + n as i64).max(0) } else { i }) as usize;
    let start = match a.get(2) {
        Some(v) => clamp(vm.place_in(v, "")?),
        None => 0,
    };
    let stop = match a.get(3) {
        Some(v) => clamp(vm.place_in(v, "")?),
        None => n,
    };
    let mut i = start;
    while i < stop {
        let Some(x) = items(i) else { break };
        if vm.eq(&x, &a[1])? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn pop(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let l = list(&a[0])?;
    let i = match a.get(1) {
        Some(v) => vm.index_i64(v)?,
        None => -1,
    };
    let n = l.borrow().len() as i64;
    if n == 0 {
        return Err(PyErr::index_error("pop from empty list"));
    }
    let i = if i < 0 { i + n } else { i };
    if i < 0 || i >= n {
        return Err(PyErr::index_error("pop index out of range"));
    }
    let v = l.borrow_mut().remove(i as usize);
    Ok(v)
}

/// Refuses what `list`, `dict` and `set` do not take: their subclasses may.
fn at_most_one(class: &str, a: &[Value], kw: &Kwargs) -> PyResult<()> {
    let have = a.len() - 1;
    Err(PyErr::type_error(if !kw.is_empty() {
        format!("{class}() takes no keyword arguments")
    } else if have > 1 {
        format!("{class} expected at most 1 argument, got {have}")
    } else {
        return Ok(());
    }))
}

macro_rules! operators {
    ($class:expr, $($name:literal $rname:literal $op:ident),* $(,)?) => {
        methods($class, &[$(
            ($name, 2, 2, false, |vm, a, _| {
                Ok(vm.binary_builtin(BinOp::$op, &a[0], &a[1])?.unwrap_or(Value::NotImplemented))
            }),
            ($rname, 2, 2, false, |vm, a, _| {
                Ok(vm.binary_builtin(BinOp::$op, &a[1], &a[0])?.unwrap_or(Value::NotImplemented))
            }),
        )*]);
    };
}

/// Augmented assignments: they change the value and give it back, whatever class it is of.
macro_rules! in_place {
    ($class:expr, $($name:literal $op:ident),* $(,)?) => {
        methods($class, &[$(
            ($name, 2, 2, false, |vm, a, _| {
                let whole = a[0].base().clone();
                if matches!(whole, Value::Set(_)) && !matches!(a[1].base(), Value::Set(_) | Value::FrozenSet(_)) {
                    return Ok(Value::NotImplemented);
                }
                vm.in_place(BinOp::$op, whole, a[1].base())?;
                Ok(a[0].clone())
            }),
        )*]);
    };
}

pub(super) fn install(t: &'static Types) {
    in_place!(&t.list, "__iadd__" Add, "__imul__" Mul);
    in_place!(&t.dict, "__ior__" Or);
    in_place!(&t.set, "__ior__" Or, "__iand__" And, "__isub__" Sub, "__ixor__" Xor);
    operators!(&t.dict, "__or__" "__ror__" Or);
    for c in [&t.set, &t.frozenset] {
        operators!(
            c,
            "__or__" "__ror__" Or, "__and__" "__rand__" And, "__sub__" "__rsub__" Sub, "__xor__" "__rxor__" Xor,
        );
    }
    for c in [&t.list, &t.tuple] {
        methods(
            c,
            &[
                ("__add__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Add, a)),
                ("__mul__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Mul, a)),
                ("__rmul__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Mul, a)),
            ],
        );
    }
    for c in [&t.list, &t.tuple, &t.range] {
        methods(
            c,
            &[
                ("__len__", 1, 1, false, |vm, a, _| Ok(Value::from(vm.len_builtin(&a[0]).unwrap_or(0)))),
                ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
                ("__getitem__", 2, 2, false, |vm, a, _| vm.getitem_builtin(&a[0], &a[1])),
                ("__contains__", 2, 2, false, |vm, a, _| {
                    Ok(Value::Bool(vm.contains_builtin(&a[0], &a[1])?.into()))
                }),
                ("count", 2, 2, false, |vm, a, _| {
                    let mut n = 0;
                    let mut items = vm.walk(a[0].base())?;
                    while let Some(x) = items.next(vm)? {
                        n += i64::from(vm.eq(&x, &a[1])?);
                    }
                    Ok(Value::Int(n))
                }),
            ],
        );
    }
    constructor(&t.list, 0, 255, true, |vm, a, kw| {
        let exact = matches!(&a[0], Value::Class(c) if Rc::ptr_eq(c, &types().list));
        if exact {
            at_most_one("list", a, &kw)?;
        }
        let v = match a.get(1) {
            Some(v) if exact => even(vm.sequence_of(v)?),
            _ => vec![],
        };
        Ok(of_class(&a[0], &types().list, Value::list(v)))
    });
    methods(
        &t.list,
        &[
            ("__init__", 1, 2, true, |vm, a, _| {
                if let (Value::Instance(_), Some(v)) = (&a[0], a.get(1)) {
                    let items = vm.sequence_of(v)?;
                    let old = list(&a[0])?.replace(items.into());
                    drop(old);
                }
                Ok(Value::None)
            }),
            ("__setitem__", 3, 3, false, |vm, a, _| {
                vm.setitem_builtin(&a[0], a[1].clone(), a[2].clone())?;
                Ok(Value::None)
            }),
            ("__delitem__", 2, 2, false, |vm, a, _| {
                vm.delitem_builtin(&a[0], &a[1])?;
                Ok(Value::None)
            }),
            ("append", 2, 2, false, |_, a, _| {
                list(&a[0])?.borrow_mut().push(a[1].clone());
                Ok(Value::None)
            }),
            ("extend", 2, 2, false, |vm, a, _| {
                vm.extend_list(list(&a[0])?, &a[1])?;
                Ok(Value::None)
            }),
            ("insert", 3, 3, false, |vm, a, _| {
                let i = vm.index_clamped(&a[1])?;
                let mut l = list(&a[0])?.borrow_mut();
                let n = l.len() as i64;
                let i = (if i < 0 { i + n } else { i }).clamp(0, n);
                l.insert(i as usize, a[2].clone());
                Ok(Value::None)
            }),
            ("pop", 1, 2, false, pop),
            ("remove", 2, 2, false, |vm, a, _| {
                let l = list(&a[0])?.clone();
                let n = l.borrow().len();
                match index_of(vm, &|i| l.borrow().get(i).cloned(), n, a)? {
                    Some(i) => {
                        let old = l.borrow_mut().remove(i);
                        drop(old);
                        Ok(Value::None)
                    }
                    None => Err(PyErr::value_error("list.remove(x): x not in list")),
                }
            }),
            ("clear", 1, 1, false, |_, a, _| {
                let old = list(&a[0])?.take();
                drop(old);
                Ok(Value::None)
            }),
            ("copy", 1, 1, false, |vm, a, _| Ok(Value::list(vm.list_of(a[0].base())?))),
            ("reverse", 1, 1, false, |_, a, _| {
                list(&a[0])?.borrow_mut().reverse();
                Ok(Value::None)
            }),
            ("sort", 1, 255, true, |vm, a, mut kw| {
                if a.len() > 1 {
                    return Err(PyErr::type_error("sort() takes no positional arguments"));
                }
                let key = kw.take("key").filter(|k| !k.is_none());
                let reverse = match kw.take("reverse") {
                    Some(r) => vm.truth(&r)?,
                    None => false,
                };
                kw.finish("sort")?;
                let l = list(&a[0])?;
                // While it is sorted the list is empty, so that a change shows.
                let kept = l.take();
                let items = kept.to_vec();
                let sorted = sort(vm, items, key, reverse);
                let changed = !l.borrow().is_empty();
                let failed = match sorted {
                    Ok(sorted) => {
                        l.replace(sorted.into());
                        None
                    }
                    Err(e) => {
                        l.replace(kept);
                        Some(e)
                    }
                };
                match failed {
                    Some(e) => Err(e),
                    None if changed => Err(PyErr::value_error("list modified during sort")),
                    None => Ok(Value::None),
                }
            }),
            ("index", 2, 4, false, |vm, a, _| {
                let l = list(&a[0])?.clone();
                let n = l.borrow().len();
                match index_of(vm, &|i| l.borrow().get(i).cloned(), n, a)? {
                    Some(i) => Ok(Value::from(i)),
                    None => Err(PyErr::value_error(format!("{} is not in list", vm.repr(&a[1])?))),
                }
            }),
            ("__reversed__", 1, 1, false, |_, a, _| {
                let l = list(&a[0])?.clone();
                let n = l.borrow().len();
                Ok(IterObj::make(IterState::ListReversed(l, n)))
            }),
        ],
    );
    constructor(&t.tuple, 0, 1, false, |vm, a, _| {
        let v = match a.get(1) {
            Some(v @ Value::Tuple(_)) => v.clone(),
            Some(v) => Value::tuple(vm.sequence_of(v)?),
            None => Value::tuple([]),
        };
        Ok(of_class(&a[0], &types().tuple, v))
    });
    methods(
        &t.tuple,
        &[("index", 2, 4, false, |vm, a, _| {
            let items = vm.list_of(&a[0].base().clone())?;
            match index_of(vm, &|i| items.get(i).cloned(), items.len(), a)? {
                Some(i) => Ok(Value::from(i)),
                None => Err(PyErr::value_error("tuple.index(x): x not in tuple")),
            }
        })],
    );
    methods(
        &t.range,
        &[
            ("index", 2, 2, false, |vm, a, _| {
                let Value::Range(r) = &a[0] else { return Err(wrong(&a[0], "range")) };
                let at = |x: i64| (x - r.start) / r.step;
                match &a[1] {
                    x @ (Value::Int(_) | Value::Bool(_)) => match x.as_int() {
                        Some(i) if vm.contains_builtin(&a[0], x)? => Ok(Value::Int(at(i))),
                        _ => Err(PyErr::value_error(format!("{} is not in range", vm.repr(x)?))),
                    },
                    x => {
                        let it = vm.iter(&a[0])?;
                        while let Some(y) = vm.next(&it)? {
                            if vm.eq(&y, x)? {
                                return Ok(Value::Int(at(y.as_int().unwrap_or(r.start))));
                            }
                        }
                        Err(PyErr::value_error("sequence.index(x): x not in sequence"))
                    }
                }
            }),
            ("count", 2, 2, false, |vm, a, _| match &a[1] {
                Value::Int(_) | Value::Bool(_) => {
                    Ok(Value::Int(i64::from(vm.contains_builtin(&a[0], &a[1])?)))
                }
                x => {
                    let mut n = 0;
                    let mut items = vm.walk(&a[0])?;
                    while let Some(y) = items.next(vm)? {
                        n += i64::from(vm.eq(&y, x)?);
                    }
                    Ok(Value::Int(n))
                }
            }),
        ],
    );
    constructor(&t.range, 1, 3, false, |vm, a, _| {
        let mut whole = vec![];
        for v in &a[1..] {
            whole.push(vm.index(v)?);
        }
        let small = |v: &Value| matches!(v, Value::Int(i) if i.unsigned_abs() < 1 << 62);
        if !whole.iter().all(small) {
            let (start, step) = (Value::Int(0), Value::Int(1));
            let bounds = match &whole[..] {
                [stop] => [start, stop.clone(), step],
                [start, stop] => [start.clone(), stop.clone(), step],
                [_, _, Value::Int(0), ..] => {
                    return Err(PyErr::value_error("range() arg 3 must not be zero"));
                }
                [start, stop, step, ..] => [start.clone(), stop.clone(), step.clone()],
                [] => [start.clone(), start, step],
            };
            let big = vm.import_module("_range")?;
            return vm.call_method(&big, "range", &bounds);
        }
        let n: Vec<i64> = whole.iter().filter_map(Value::as_int).collect();
        let r = match n[..] {
            [stop] => RangeObj { start: 0, stop, step: 1 },
            [start, stop] => RangeObj { start, stop, step: 1 },
            [start, stop, step, ..] => RangeObj { start, stop, step },
            [] => RangeObj { start: 0, stop: 0, step: 1 },
        };
        if r.step == 0 {
            return Err(PyErr::value_error("range() arg 3 must not be zero"));
        }
        Ok(Value::Range(Rc::new(r)))
    });
    constructor(&t.dict, 0, 255, true, |vm, a, kw| {
        let d = Rc::new(Dict::new());
        let exact = matches!(&a[0], Value::Class(c) if Rc::ptr_eq(c, &types().dict));
        if exact {
            at_most_one("dict", a, &Kwargs::default())?;
            if let Some(v) = a.get(1) {
                if vm.iter_kind(v).is_none() {
                    return Err(PyErr::type_error(format!(
                        "'{}' object is not iterable",
                        class_of(v).name()
                    )));
                }
                vm.dict_update(&d, v)?;
            }
            for (k, v) in kw.0 {
                d.set_text(vm, k, v)?;
            }
        }
        Ok(of_class(&a[0], &types().dict, Value::Dict(d)))
    });
    methods(
        &t.dict,
        &[
            ("__init__", 1, 2, true, |vm, a, kw| {
                if let Value::Instance(_) = &a[0] {
                    let d = dict(&a[0])?;
                    if let Some(v) = a.get(1) {
                        vm.dict_update(&d, v)?;
                    }
                    for (k, v) in kw.0 {
                        d.set_text(vm, k, v)?;
                    }
                }
                Ok(Value::None)
            }),
            ("__len__", 1, 1, false, |_, a, _| Ok(Value::from(dict(&a[0])?.len()))),
            ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
            ("__getitem__", 2, 2, false, |vm, a, _| vm.getitem_builtin(&a[0], &a[1])),
            ("__setitem__", 3, 3, false, |vm, a, _| {
                vm.setitem_builtin(&a[0], a[1].clone(), a[2].clone())?;
                Ok(Value::None)
            }),
            ("__delitem__", 2, 2, false, |vm, a, _| {
                vm.delitem_builtin(&a[0], &a[1])?;
                Ok(Value::None)
            }),
            ("__contains__", 2, 2, false, |vm, a, _| {
                Ok(Value::Bool(vm.contains_builtin(&a[0], &a[1])?.into()))
            }),
            ("__reversed__", 1, 1, false, |_, a, _| {
                Ok(IterObj::make(IterState::DictReversed(dict(&a[0])?, usize::MAX, ViewKind::Keys)))
            }),
            ("get", 2, 3, false, |vm, a, _| {
                Ok(dict(&a[0])?.get(vm, &a[1])?.unwrap_or_else(|| a.get(2).cloned().unwrap_or(Value::None)))
            }),
            ("setdefault", 2, 3, false, |vm, a, _| {
                let d = dict(&a[0])?;
                if let Some(v) = d.get(vm, &a[1])? {
                    return Ok(v);
                }
                let v = a.get(2).cloned().unwrap_or(Value::None);
                d.set(vm, a[1].clone(), v.clone())?;
                Ok(v)
            }),
            ("pop", 2, 3, false, |vm, a, _| match (dict(&a[0])?.remove(vm, &a[1])?, a.get(2)) {
                (Some(e), _) => Ok(e.value),
                (None, Some(d)) => Ok(d.clone()),
                (None, None) => Err(PyErr::key_error(a[1].clone())),
            }),
            ("popitem", 1, 1, false, |_, a, _| match dict(&a[0])?.pop_end(true) {
                Some(e) => Ok(Value::tuple([e.key, e.value])),
                None => Err(PyErr::key_error(Value::str("popitem(): dictionary is empty"))),
            }),
            ("keys", 1, 1, false, |_, a, _| view(&a[0], ViewKind::Keys)),
            ("values", 1, 1, false, |_, a, _| view(&a[0], ViewKind::Values)),
            ("items", 1, 1, false, |_, a, _| view(&a[0], ViewKind::Items)),
            ("update", 1, 2, true, |vm, a, kw| {
                let d = dict(&a[0])?;
                if let Some(v) = a.get(1) {
                    vm.dict_update(&d, v)?;
                }
                for (k, v) in kw.0 {
                    d.set_text(vm, k, v)?;
                }
                Ok(Value::None)
            }),
            ("clear", 1, 1, false, |_, a, _| {
                dict(&a[0])?.clear();
                Ok(Value::None)
            }),
            ("copy", 1, 1, false, |vm, a, _| {
                let d = dict(&a[0])?;
                vm.charge(d.len() * size_of::<DictEntry>());
                Ok(Value::dict(d.copy()))
            }),
            ("_move_to_end", 3, 3, false, |vm, a, _| {
                let last = vm.truth(&a[2])?;
                Ok(Value::Bool(dict(&a[0])?.move_to_end(vm, &a[1], last)?.into()))
            }),
        ],
    );
    class_method(
        &t.dict,
        ("fromkeys", 2, 3, false, |vm, a, _| {
            let d = vm.call(&a[0], &[])?;
            let v = a.get(2).cloned().unwrap_or(Value::None);
            let mut keys = vm.walk(&a[1])?;
            while let Some(k) = keys.next(vm)? {
                vm.setitem(&d, k, v.clone())?;
            }
            Ok(d)
        }),
    );
    for c in [&t.dict_keys, &t.dict_values, &t.dict_items] {
        methods(
            c,
            &[
                ("__len__", 1, 1, false, |vm, a, _| Ok(Value::from(vm.len_builtin(&a[0]).unwrap_or(0)))),
                ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
                ("__contains__", 2, 2, false, |vm, a, _| {
                    Ok(Value::Bool(vm.contains_builtin(&a[0], &a[1])?.into()))
                }),
                ("isdisjoint", 2, 2, false, |vm, a, _| Ok(Value::Bool(vm.is_disjoint(&a[0], &a[1])?.into()))),
            ],
        );
    }
    for c in [&t.set, &t.frozenset] {
        methods(
            c,
            &[
                ("__len__", 1, 1, false, |_, a, _| Ok(Value::from(set(&a[0])?.len()))),
                ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
                ("__contains__", 2, 2, false, |vm, a, _| {
                    Ok(Value::Bool(vm.contains_builtin(&a[0], &a[1])?.into()))
                }),
                ("union", 1, 255, false, |vm, a, _| fold(vm, a, BinOp::Or)),
                ("intersection", 1, 255, false, |vm, a, _| fold(vm, a, BinOp::And)),
                ("difference", 1, 255, false, |vm, a, _| fold(vm, a, BinOp::Sub)),
                ("symmetric_difference", 2, 2, false, |vm, a, _| fold(vm, a, BinOp::Xor)),
                ("copy", 1, 1, false, |vm, a, _| match &a[0] {
                    Value::FrozenSet(_) => Ok(a[0].clone()),
                    _ => fold(vm, a, BinOp::Or),
                }),
                ("isdisjoint", 2, 2, false, |vm, a, _| Ok(Value::Bool(vm.is_disjoint(&a[0], &a[1])?.into()))),
                ("issubset", 2, 2, false, |vm, a, _| {
                    let s = set(&a[0])?;
                    Ok(Value::Bool(match set(&a[1]) {
                        Ok(of) => vm.is_subset(&s, &of)?.into(),
                        Err(_) => (vm.set_intersection(&s, &a[1])?.len() == s.len()).into(),
                    }))
                }),
                ("issuperset", 2, 2, false, |vm, a, _| {
                    let s = set(&a[0])?;
                    if let Ok(of) = set(&a[1]) {
                        return Ok(Value::Bool(vm.is_subset(&of, &s)?.into()));
                    }
                    let it = vm.iter(&a[1])?;
                    while let Some(x) = vm.next(&it)? {
                        if !s.contains(vm, &x)? {
                            return Ok(Value::Bool(Truth::False));
                        }
                    }
                    Ok(Value::Bool(Truth::True))
                }),
            ],
        );
    }
    constructor(&t.set, 0, 255, true, |vm, a, kw| {
        let exact = matches!(&a[0], Value::Class(c) if Rc::ptr_eq(c, &types().set));
        if exact {
            at_most_one("set", a, &kw)?;
        }
        let s = match a.get(1) {
            Some(v) if exact => vm.set_of(v)?,
            _ => Set::new(),
        };
        Ok(of_class(&a[0], &types().set, Value::Set(Rc::new(s))))
    });
    constructor(&t.frozenset, 0, 1, false, |vm, a, _| {
        let s = match a.get(1) {
            Some(Value::FrozenSet(s)) => s.clone(),
            Some(v) => Rc::new(vm.set_of(v)?),
            None => Rc::default(),
        };
        Ok(of_class(&a[0], &types().frozenset, Value::FrozenSet(s)))
    });
    methods(
        &t.set,
        &[
            ("__init__", 1, 2, false, |vm, a, _| {
                if let (Value::Instance(_), Some(v)) = (&a[0], a.get(1)) {
                    let s = set(&a[0])?;
                    s.clear();
                    vm.set_update(&s, v)?;
                }
                Ok(Value::None)
            }),
            ("add", 2, 2, false, |vm, a, _| {
                set(&a[0])?.add(vm, a[1].clone())?;
                Ok(Value::None)
            }),
            ("discard", 2, 2, false, |vm, a, _| {
                let key = vm.set_key(&a[1])?;
                set(&a[0])?.remove(vm, &key)?;
                Ok(Value::None)
            }),
            ("remove", 2, 2, false, |vm, a, _| {
                let key = vm.set_key(&a[1])?;
                if set(&a[0])?.remove(vm, &key)? {
                    Ok(Value::None)
                } else {
                    Err(PyErr::key_error(a[1].clone()))
                }
            }),
            ("pop", 1, 1, false, |_, a, _| match set(&a[0])?.pop() {
                Some(v) => Ok(v),
                None => Err(PyErr::key_error(Value::str("pop from an empty set"))),
            }),
            ("clear", 1, 1, false, |_, a, _| {
                set(&a[0])?.clear();
                Ok(Value::None)
            }),
            ("update", 1, 255, false, |vm, a, _| update_with(vm, a, BinOp::Or)),
            ("difference_update", 1, 255, false, |vm, a, _| update_with(vm, a, BinOp::Sub)),
            ("intersection_update", 1, 255, false, |vm, a, _| update_with(vm, a, BinOp::And)),
            ("symmetric_difference_update", 2, 2, false, |vm, a, _| update_with(vm, a, BinOp::Xor)),
        ],
    );
    for c in [&t.list, &t.dict, &t.set] {
        c.dict.set_str("__hash__", Value::None);
    }
    for c in [&t.list, &t.dict, &t.set, &t.frozenset, &t.tuple, &t.type_] {
        class_method(
            c,
            ("__class_getitem__", 2, 2, false, |_, a, _| {
                let args = match &a[1] {
                    Value::Tuple(t) => t.to_vec(),
                    v => vec![v.clone()],
                };
                Ok(Value::Alias(Rc::new(Alias { origin: a[0].clone(), args, union: false })))
            }),
        );
    }
}
