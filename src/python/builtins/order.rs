//! What brings values in order: `sorted`, `min`, `max`.

use crate::python::object::*;
use crate::python::vm::Vm;

pub(super) fn extreme(vm: &mut Vm, a: &[Value], mut kw: Kwargs, name: &str, op: CmpOp) -> PyResult {
    let key = kw.take("key").filter(|k| !k.is_none());
    let default = kw.take("default");
    kw.finish(name)?;
    let items = match a {
        [] => return Err(PyErr::type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => vm.iter(one)?,
        _ if default.is_some() => {
            return Err(PyErr::type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        many => vm.iter(&Value::tuple(many.iter().cloned()))?,
    };
    let mut best: Option<(Value, Value)> = None;
    while let Some(v) = vm.next(&items)? {
        let k = match &key {
            Some(f) => vm.call(f, std::slice::from_ref(&v))?,
            None => v.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, b)) => {
                let r = vm.compare(op, &k, b)?;
                vm.truth(&r)?
            }
        };
        if better {
            best = Some((v, k));
        }
    }
    match (best, default) {
        (Some((v, _)), _) => Ok(v),
        (None, Some(d)) => Ok(d),
        (None, None) => Err(PyErr::value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// Sort values stably; `key` and `reverse` as `list.sort`.
pub(super) fn sort(
    vm: &mut Vm,
    items: Vec<Value>,
    key: Option<Value>,
    reverse: bool,
) -> PyResult<Vec<Value>> {
    let mut pairs: Vec<(Value, Value)> = Vec::with_capacity(items.len());
    for v in items {
        let k = match &key {
            Some(f) => vm.call(f, std::slice::from_ref(&v))?,
            None => v.clone(),
        };
        pairs.push((k, v));
    }
    if reverse {
        pairs.reverse();
    }
    let mut failed: Option<PyErr> = None;
    let sorted = if in_one_order(&pairs) {
        pairs.sort_by(|(a, _), (b, _)| native_order(a, b));
        pairs
    } else {
        merge_sort(vm, pairs, &mut failed)
    };
    if let Some(e) = failed {
        return Err(e);
    }
    let mut out: Vec<Value> = sorted.into_iter().map(|(_, v)| v).collect();
    if reverse {
        out.reverse();
    }
    Ok(out)
}

/// The kind of a key that is ordered without the machine: ints, strings, floats that are numbers.
fn kind(v: &Value) -> Option<u8> {
    match v {
        Value::Int(_) => Some(0),
        Value::Str(_) => Some(1),
        Value::Float(f) if !f.get().is_nan() => Some(2),
        _ => None,
    }
}

/// Whether all keys are of one such kind, or tuples of one shape of such kinds.
fn in_one_order(pairs: &[(Value, Value)]) -> bool {
    let Some((first, _)) = pairs.first() else { return true };
    match first {
        Value::Tuple(t) => {
            let kinds: Option<Vec<u8>> = t.iter().map(kind).collect();
            let Some(kinds) = kinds else { return false };
            pairs.iter().all(|(k, _)| match k {
                Value::Tuple(t) => {
                    t.len() == kinds.len() && t.iter().zip(&kinds).all(|(v, k)| kind(v) == Some(*k))
                }
                _ => false,
            })
        }
        v => kind(v).is_some_and(|of| pairs.iter().all(|(k, _)| kind(k) == Some(of))),
    }
}

/// The order of two keys that [`in_one_order`] has passed.
fn native_order(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => x.cmp(y),
        (Value::Str(x), Value::Str(y)) => x.as_str().cmp(y.as_str()),
        (Value::Float(x), Value::Float(y)) => {
            x.get().partial_cmp(&y.get()).unwrap_or(std::cmp::Ordering::Equal)
        }
        (Value::Tuple(x), Value::Tuple(y)) => {
            let differ = x.iter().zip(y.iter()).map(|(p, q)| native_order(p, q));
            differ.into_iter().find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        }
        _ => std::cmp::Ordering::Equal,
    }
}

/// Sort by the comparisons that CPython makes of so few: the run they begin with, and binary insertion of the rest.
fn short_sort(vm: &mut Vm, a: &mut [(Value, Value)]) -> PyResult<()> {
    let mut lt = |a: &[(Value, Value)], i: usize, j: usize| vm.lt(&a[i].0, &a[j].0);
    let len = a.len();
    let mut n = 1;
    while n < len && !lt(a, n, n - 1)? {
        n += 1;
    }
    // All equal so far, or just one: it may be a run downwards.
    if n < len && (n == 1 || !lt(a, 0, n - 1)?) {
        a[..n].reverse();
        n += 1;
        let mut equal = 0;
        while n < len {
            if lt(a, n, n - 1)? {
                a[n - equal - 1..n].reverse();
                equal = 0;
            } else if lt(a, n - 1, n)? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        a[n - equal - 1..n].reverse();
        a[..n].reverse();
        while n < len && !lt(a, n, n - 1)? {
            n += 1;
        }
    }
    for i in n..len {
        let (mut low, mut high) = (0, i);
        while low < high {
            let middle = (low + high) / 2;
            if lt(a, i, middle)? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        a[low..=i].rotate_right(1);
    }
    Ok(())
}

fn merge_sort(
    vm: &mut Vm,
    mut items: Vec<(Value, Value)>,
    failed: &mut Option<PyErr>,
) -> Vec<(Value, Value)> {
    let n = items.len();
    if n < 64 {
        *failed = failed.take().or_else(|| short_sort(vm, &mut items).err());
        return items;
    }
    let right = items.split_off(n / 2);
    let left = merge_sort(vm, items, failed);
    let right = merge_sort(vm, right, failed);
    let mut out = Vec::with_capacity(n);
    let (mut l, mut r) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(a), Some(b)) = (l.peek(), r.peek()) {
        let take_right = failed.is_none()
            && match vm.lt(&b.0, &a.0) {
                Ok(x) => x,
                Err(e) => {
                    *failed = Some(e);
                    false
                }
            };
        out.extend(if take_right { r.next() } else { l.next() });
    }
    out.extend(l);
    out.extend(r);
    out
}
