//! Operations on values that need no machine: what the inner loop does by itself.

use crate::python::object::*;
use compact_str::{CompactString, ToCompactString};
use std::cell::RefCell;
use std::rc::Rc;

#[inline(always)]
fn int_cmp<T: PartialOrd>(op: CmpOp, a: T, b: T) -> Option<bool> {
    Some(match op {
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
        _ => return None,
    })
}

/// Compare where it needs no machine.
#[inline(always)]
pub(super) fn quick_cmp(op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => match op {
            CmpOp::Is => Some(x == y),
            CmpOp::IsNot => Some(x != y),
            _ => int_cmp(op, x, y),
        },
        (Value::Float(x), Value::Float(y)) => int_cmp(op, x.get(), y.get()),
        (Value::Str(x), Value::Str(y)) => match op {
            CmpOp::Eq => Some(Rc::ptr_eq(x, y) || x.as_str() == y.as_str()),
            CmpOp::Ne => Some(!Rc::ptr_eq(x, y) && x.as_str() != y.as_str()),
            CmpOp::In => Some(has_text(y, x)),
            CmpOp::NotIn => Some(!has_text(y, x)),
            _ => None,
        },
        // A coroutine that goes here has to be told of.
        (Value::Undef | Value::Gen(_), _) | (_, Value::Undef) => None,
        (k, Value::Dict(d)) if matches!(op, CmpOp::In | CmpOp::NotIn) => {
            d.has_fast(k).map(|has| has == (op == CmpOp::In))
        }
        _ => match op {
            CmpOp::Is => Some(a.is(b)),
            CmpOp::IsNot => Some(!a.is(b)),
            _ => None,
        },
    }
}

fn has_text(text: &PyStr, part: &PyStr) -> bool {
    match part.as_str().as_bytes() {
        [b] => text.as_str().as_bytes().contains(b),
        _ => text.as_str().contains(part.as_str()),
    }
}

/// A character of a text of one-byte characters.
pub(super) fn quick_char(s: &PyStr, i: i64) -> Option<Value> {
    if !s.is_ascii() {
        return None;
    }
    let bytes = s.as_str().as_bytes();
    let i = if i < 0 { i + bytes.len() as i64 } else { i };
    bytes.get(usize::try_from(i).ok()?).map(|b| Value::Str(ascii(*b)))
}

/// An item of an instance of a subclass of `dict` that reads its items as that does.
pub(super) fn quick_item(i: &Instance, key: &Value) -> Option<Value> {
    let Payload::Base(Value::Dict(d)) = &i.payload else { return None };
    match i.class().lookup(&names().getitem) {
        Some(Value::Native(_)) => d.get_fast(key).flatten(),
        _ => None,
    }
}

thread_local! {
    static ASCII: Vec<Name> = (0..128u8).map(|b| intern(char::from(b).encode_utf8(&mut [0; 4]))).collect();
}

/// The text of one ASCII character.
pub(super) fn ascii(b: u8) -> Name {
    ASCII.with(|a| a[usize::from(b & 0x7f)].clone())
}

/// The texts of an f-string's parts in one: its strings and the digits of its ints. The parts are taken.
pub(super) fn concat(parts: &mut [Value]) -> Value {
    if let [one @ Value::Str(_)] = parts {
        return one.take();
    }
    let room = |p: &Value| match p {
        Value::Str(s) => s.as_str().len(),
        // Most ints have few digits.
        _ => 8,
    };
    let mut all = CompactString::with_capacity(parts.iter().map(room).sum());
    for p in parts {
        match &*p {
            Value::Str(s) => all.push_str(s.as_str()),
            Value::Int(n) => all.push_str(&n.to_compact_string()),
            _ => {}
        }
        p.put(Value::Undef);
    }
    Value::Str(Rc::new(PyStr::from_compact(all)))
}

/// Two texts in one.
pub(super) fn join_two(x: &PyStr, y: &PyStr) -> Value {
    let (x, y) = (x.as_str(), y.as_str());
    let mut all = CompactString::with_capacity(x.len() + y.len());
    all.push_str(x);
    all.push_str(y);
    Value::Str(Rc::new(PyStr::from_compact(all)))
}

#[inline(always)]
fn floor_mod(x: i64, y: i64) -> Option<i64> {
    let r = x.checked_rem(y)?;
    Some(if r != 0 && ((r < 0) != (y < 0)) { r + y } else { r })
}

#[inline(always)]
fn floor_div(x: i64, y: i64) -> Option<i64> {
    let q = x.checked_div(y)?;
    Some(if x % y != 0 && ((x < 0) != (y < 0)) { q - 1 } else { q })
}

/// Arithmetic of ints whose result is an int that fits.
#[inline(always)]
pub(super) fn int_bin(op: BinOp, x: i64, y: i64) -> Option<i64> {
    Some(match op {
        BinOp::Add => x.checked_add(y)?,
        BinOp::Sub => x.checked_sub(y)?,
        BinOp::Mul => x.checked_mul(y)?,
        BinOp::FloorDiv => floor_div(x, y)?,
        BinOp::Mod => floor_mod(x, y)?,
        BinOp::And => x & y,
        BinOp::Or => x | y,
        BinOp::Xor => x ^ y,
        BinOp::RShift if (0..64).contains(&y) => x >> y,
        _ => return None,
    })
}

/// Arithmetic whose result is a float: of floats, of a float and an int, and the quotient of ints that are floats exactly.
#[inline(always)]
pub(super) fn float_result(op: BinOp, a: &Value, b: &Value) -> Option<f64> {
    let (x, y) = match (a, b) {
        (Value::Float(x), Value::Float(y)) => (x.get(), y.get()),
        (Value::Float(x), Value::Int(y)) => (x.get(), *y as f64),
        (Value::Int(x), Value::Float(y)) => (*x as f64, y.get()),
        (Value::Int(x), Value::Int(y))
            if op == BinOp::TrueDiv && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 =>
        {
            (*x as f64, *y as f64)
        }
        _ => return None,
    };
    Some(match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x * y,
        BinOp::TrueDiv if y != 0.0 => x / y,
        _ => return None,
    })
}

/// Truth where it needs no machine.
#[inline(always)]
pub(super) fn quick_truth(v: &Value) -> Option<bool> {
    Some(match v {
        Value::Bool(b) => b.get(),
        Value::None => false,
        Value::Int(i) => *i != 0,
        Value::Float(f) => f.get() != 0.0,
        Value::Str(s) => !s.as_str().is_empty(),
        Value::List(l) => !l.borrow().is_empty(),
        Value::Tuple(t) => !t.is_empty(),
        Value::Dict(d) => !d.is_empty(),
        Value::Set(s) | Value::FrozenSet(s) => !s.is_empty(),
        Value::Func(_) | Value::Method(_) | Value::Native(_) | Value::Module(_) => true,
        // A coroutine that goes here has to be told of before the jump.
        _ => return None,
    })
}

#[inline(always)]
fn next_of_range(next: &mut i64, left: &mut usize, step: i64) -> Option<Value> {
    if *left == 0 {
        return None;
    }
    let v = *next;
    *left -= 1;
    *next = v.wrapping_add(step);
    Some(Value::Int(v))
}

#[inline(always)]
fn next_of_list(list: &RefCell<ListItems>, i: &mut usize) -> Option<Value> {
    let v = list.borrow().get(*i).map(Value::dup);
    *i += 1;
    v
}

/// The next value of an iterator where it needs no machine: `Err` means ask the slow path.
#[inline(always)]
pub(super) fn quick_next(state: &mut IterState) -> Result<Option<Value>, ()> {
    match state {
        IterState::Range(next, left, step) => Ok(next_of_range(next, left, *step)),
        IterState::List(l, i) => Ok(next_of_list(l, i)),
        state => quick_step(state),
    }
}

/// [`quick_next`], not inlined.
pub(super) fn quick_step(state: &mut IterState) -> Result<Option<Value>, ()> {
    match state {
        IterState::Enumerate(..) | IterState::Zip(..) => quick_row(state),
        state => quick_leaf(state),
    }
}

/// A row of an `enumerate`, or of a `zip` of two.
fn quick_row(state: &mut IterState) -> Result<Option<Value>, ()> {
    match state {
        IterState::Enumerate(Value::Iter(inner), n) if *n < i64::MAX => {
            let mut inner = inner.state.try_borrow_mut().map_err(drop)?;
            let v = match &mut *inner {
                IterState::Zip(its, false) => quick_zip(its)?,
                inner => quick_leaf(inner)?,
            };
            Ok(v.map(|v| {
                *n += 1;
                Value::pair(Value::Int(*n - 1), v)
            }))
        }
        IterState::Zip(its, false) => quick_zip(its),
        _ => Err(()),
    }
}

/// A row of a `zip` of two iterators, both of which go on.
fn quick_zip(its: &[Value]) -> Result<Option<Value>, ()> {
    let [Value::Iter(a), Value::Iter(b)] = its else { return Err(()) };
    let mut a = a.state.try_borrow_mut().map_err(drop)?;
    let mut b = b.state.try_borrow_mut().map_err(drop)?;
    // Nothing may be taken from one before it is known that the other needs no machine.
    if !goes_on(&a) || !(goes_on(&b) || matches!(*b, IterState::Native(_))) {
        return Err(());
    }
    let Some(y) = quick_leaf(&mut b)? else { return Err(()) };
    Ok(quick_leaf(&mut a)?.map(|x| Value::pair(x, y)))
}

/// Whether the next value is there for sure.
fn goes_on(state: &IterState) -> bool {
    match state {
        IterState::Range(_, left, _) => *left > 0,
        IterState::List(l, i) => *i < l.borrow().len(),
        IterState::Tuple(t, i) => *i < t.len(),
        IterState::Str(s, at) => s.is_ascii() && *at < s.as_str().len(),
        _ => false,
    }
}

/// The next value of an iterator that stands on no other.
#[inline(never)]
fn quick_leaf(state: &mut IterState) -> Result<Option<Value>, ()> {
    match state {
        IterState::Range(next, left, step) => Ok(next_of_range(next, left, *step)),
        IterState::List(l, i) => Ok(next_of_list(l, i)),
        IterState::Tuple(t, i) => {
            let v = t.get(*i).map(Value::dup);
            *i += 1;
            Ok(v)
        }
        IterState::Dict(d, i, left, len, kind) => {
            if d.len() != *len || *left == 0 {
                return Err(());
            }
            match d.next_entry(*i) {
                None => Ok(None),
                Some((at, k, v)) => {
                    *i = at + 1;
                    *left -= 1;
                    Ok(Some(match kind {
                        ViewKind::Keys => k,
                        ViewKind::Values => v,
                        ViewKind::Items => Value::pair(k, v),
                    }))
                }
            }
        }
        IterState::Str(s, at) if s.is_ascii() => {
            let b = s.as_str().as_bytes().get(*at);
            *at += 1;
            Ok(b.map(|b| Value::Str(ascii(*b))))
        }
        IterState::Native(n) => n.quick().map(Some).ok_or(()),
        _ => Err(()),
    }
}
