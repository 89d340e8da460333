//! What `sys.getsizeof` and `__sizeof__` say: what CPython 3.13's layouts come to on a 64-bit machine (`Include/cpython/*.h`,
//! `list_resize`, `_PyDict_SizeOf`, `set___sizeof___impl`). This engine's own objects have other sizes, which would say
//! nothing about Python.

use crate::python::object::*;

/// What the garbage collector puts before an object, and where an instance's `__dict__` and weak references are found.
const TRACKED: usize = 16;

/// Bytes of an object as `sys.getsizeof` counts them.
pub(super) fn whole(v: &Value) -> usize {
    plain(v) + before(v)
}

/// Bytes that come before what `__sizeof__` counts.
pub(super) fn before(v: &Value) -> usize {
    match v {
        Value::List(_)
        | Value::Tuple(_)
        | Value::Dict(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::View(_)
        | Value::Slice(_)
        | Value::Func(_)
        | Value::Method(_)
        | Value::Native(_)
        | Value::Module(_)
        | Value::Gen(_)
        | Value::Property(_)
        | Value::StaticMethod(_)
        | Value::ClassMethod(_)
        | Value::Super(_)
        | Value::Cell(_)
        | Value::Alias(_)
        | Value::Traceback(_)
        | Value::Frame(_) => TRACKED,
        Value::Iter(i) if !matches!(*i.state.borrow(), IterState::Range(..)) => TRACKED,
        Value::Class(c) if !c.flags().builtin => TRACKED,
        Value::Instance(i) => {
            let class = i.class();
            match class.flags() {
                flags if flags.builtin && matches!(i.payload, Payload::None) => 0,
                flags if flags.builtin || flags.no_dict => TRACKED,
                _ => 2 * TRACKED,
            }
        }
        _ => 0,
    }
}

/// Bytes of an object as its `__sizeof__` counts them.
pub(crate) fn plain(v: &Value) -> usize {
    let whole = match v {
        Value::Bool(_) => 28,
        Value::Int(i) => int(u64::from(i.unsigned_abs().checked_ilog2().unwrap_or(0)) + 1),
        Value::Big(b) => int(b.bits()),
        Value::Float(_) => 24,
        Value::Complex(_) => 32,
        Value::Str(s) => text(s),
        Value::Bytes(b) => 33 + b.len(),
        Value::ByteArray(b) => 56 + b.borrow().len() + usize::from(!b.borrow().is_empty()),
        Value::Tuple(t) => 40 + 8 * t.len(),
        Value::List(l) => 56 + 8 * room(l.borrow().len(), l.borrow().capacity()),
        Value::Dict(d) => dict(d),
        Value::Set(s) | Value::FrozenSet(s) => 216 + 16 * Some(s.places()).filter(|n| *n > 8).unwrap_or(0),
        Value::View(_) | Value::Cell(_) => 40,
        Value::Range(_) | Value::StaticMethod(_) | Value::ClassMethod(_) => 48,
        Value::Slice(_) | Value::Super(_) => 56,
        Value::Func(_) => 160,
        Value::Native(_) | Value::Module(_) => 72,
        Value::Property(_) => 80,
        Value::Class(c) if c.flags().builtin => 416,
        Value::Class(c) if c.flags().no_dict => 944,
        Value::Class(_) => 1712,
        Value::Gen(g) => generator(g),
        Value::Iter(i) => match &*i.state.borrow() {
            IterState::Range(..) => 40,
            IterState::Dict(..) | IterState::DictReversed(..) | IterState::Enumerate(..) => 72,
            IterState::Zip(..) => 64,
            _ => 48,
        },
        Value::Instance(i) => {
            let class = i.class();
            let above = class.mro.borrow().iter().map(|c| slots(c)).sum::<usize>();
            let slots = 8 * (slots(&class) + above);
            let own = match &i.payload {
                Payload::Base(v) => plain(v),
                Payload::Exc(_) => 72,
                Payload::Native(_) => 48,
                Payload::None => 16,
            };
            return own + slots;
        }
        Value::Method(m) if matches!(m.func, Value::Native(_)) => 72,
        Value::Method(_) | Value::Alias(_) | Value::Traceback(_) | Value::Weak(_) | Value::Member(_) => 64,
        _ => 16,
    };
    whole - before(v)
}

/// Digits of 30 bits each.
fn int(bits: u64) -> usize {
    24 + 4 * bits.div_ceil(30).max(1) as usize
}

/// One, two or four bytes a character, as the widest of them wants.
fn text(s: &PyStr) -> usize {
    let n = s.char_len();
    match s.as_str().chars().max().map_or(0, u32::from) {
        0..0x80 => 41 + n,
        // These are made beforehand, with their UTF-8.
        0x80..0x100 if n == 1 => 61,
        0x80..0x100 => 57 + n,
        0x100..0x10000 => 58 + 2 * n,
        _ => 60 + 4 * n,
    }
}

/// Items that a list has room for: as many as it has if it was made so, an even number if it was made of something whose
/// length was known, and otherwise what appending leaves.
fn room(len: usize, capacity: usize) -> usize {
    if capacity == len || (capacity == len + 1 && capacity.is_multiple_of(2)) {
        return capacity;
    }
    let mut room = 0;
    while room < len {
        room = (room + 1 + ((room + 1) >> 3) + 6) & !3;
    }
    room
}

/// A table of a power of two, two thirds of which may be used.
fn dict(d: &Dict) -> usize {
    if d.is_empty() {
        return 64;
    }
    let usable = |size: usize| (size << 1) / 3;
    let mut size = 8;
    while usable(size) < d.len() {
        size *= 2;
    }
    let index = match size {
        0..0x100 => 1,
        0x100..0x10000 => 2,
        _ => 4,
    };
    let entry = if d.keys().iter().all(|k| matches!(k, Value::Str(_))) { 16 } else { 24 };
    96 + index * size + entry * usable(size)
}

/// Locals and the stack that its code needs, of which this engine's registers tell roughly.
fn generator(g: &Generator) -> usize {
    let code = g.frame.borrow().as_ref().map(|f| f.code.clone());
    160 + 8 * code.map_or(2, |c| usize::from(c.nregs).saturating_sub(1))
}

/// Slots that a class itself adds.
fn slots(c: &Class) -> usize {
    let values = c.dict.values();
    let is_slot = |v: &&Value| matches!(v, Value::Member(m) if !m.name.as_str().starts_with("__"));
    if c.flags().builtin { 0 } else { values.iter().filter(is_slot).count() }
}
