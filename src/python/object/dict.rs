//! `dict`: insertion-ordered, and the hashes that CPython computes.
//!
//! Keys that only the machine can compare (instances with `__eq__`) are compared outside of any
//! borrow, so that a comparison may change the dict.

use super::class::fresh_version;
use super::{Name, PyErr, PyResult, Value, deep};
use crate::python::vm::Vm;
use hashbrown::HashTable;
use num_bigint::{BigInt, Sign};
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};
use std::hash::Hasher;
use std::rc::Rc;

/// One entry; a deleted one has an undefined key.
#[derive(Clone)]
pub struct DictEntry {
    /// The key's hash.
    pub hash: u64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

#[derive(Default, Clone)]
struct Inner {
    /// Positions in `entries` by hash; unused (empty) up to eight entries.
    table: HashTable<u32>,
    entries: Vec<DictEntry>,
    live: usize,
    /// Whether it ever had a key of a program's own class, which may equal a string.
    own_keys: bool,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if self.entries.iter().any(|e| deep::nests(&e.value)) {
            deep::let_go(std::mem::take(&mut self.entries).into_iter().flat_map(|e| [e.key, e.value]));
        }
    }
}

/// A `dict`.
#[derive(Default)]
pub struct Dict {
    inner: RefCell<Inner>,
    /// Identifies this set of keys while no key comes or goes; 0: no cache has asked.
    version: Cell<u32>,
}

const LINEAR: usize = 8;

/// Whether a key of a class below `str` that compares as `str` does has this text: a member of a text's enumeration.
#[cold]
fn reads_as(key: &Value, text: &str) -> bool {
    let Value::Instance(i) = key else { return false };
    matches!(key.base(), Value::Str(s) if s.as_str() == text)
        && !matches!(i.class().lookup(&super::names().eq), Some(Value::Func(_)))
}

impl Inner {
    /// Position of the key, or the candidates that only the machine can compare.
    fn find(&self, hash: u64, key: &Value, maybe: &mut SmallVec<[u32; 4]>) -> Option<u32> {
        let mut check = |i: u32| {
            let e = &self.entries[i as usize];
            if e.hash != hash || e.key.is_undef() {
                return false;
            }
            match fast_eq(&e.key, key) {
                Some(eq) => eq || e.key.is(key),
                None => {
                    maybe.push(i);
                    false
                }
            }
        };
        if self.entries.len() <= LINEAR {
            (0..self.entries.len() as u32).find(|i| check(*i))
        } else {
            self.table.find(hash, |i| check(*i)).copied()
        }
    }

    fn find_str(&self, hash: u64, s: &str) -> Option<usize> {
        let same = |e: &DictEntry| {
            e.hash == hash
                && match &e.key {
                    Value::Str(k) => k.as_str() == s,
                    k => reads_as(k, s),
                }
        };
        if self.entries.len() <= LINEAR {
            self.entries.iter().position(same)
        } else {
            self.table.find(hash, |i| same(&self.entries[*i as usize])).map(|i| *i as usize)
        }
    }

    fn find_name(&self, name: &Name) -> Option<usize> {
        let hash = name.hash();
        let same = |e: &DictEntry| {
            e.hash == hash
                && match &e.key {
                    Value::Str(k) => Rc::ptr_eq(k, name) || k.as_str() == name.as_str(),
                    k => reads_as(k, name.as_str()),
                }
        };
        if self.entries.len() <= LINEAR {
            self.entries.iter().position(same)
        } else {
            self.table.find(hash, |i| same(&self.entries[*i as usize])).map(|i| *i as usize)
        }
    }

    fn push(&mut self, hash: u64, key: Value, value: Value) {
        if self.entries.len() > LINEAR && self.live * 2 < self.entries.len() {
            self.entries.retain(|e| !e.key.is_undef());
            self.rebuild();
        }
        let i = self.entries.len() as u32;
        self.own_keys |= matches!(key, Value::Instance(_));
        self.entries.push(DictEntry { hash, key, value });
        self.live += 1;
        match self.entries.len() {
            n if n <= LINEAR => {}
            n if n == LINEAR + 1 => self.rebuild(),
            _ => {
                let entries = &self.entries;
                self.table.insert_unique(hash, i, |i| entries[*i as usize].hash);
            }
        }
    }

    fn rebuild(&mut self) {
        self.table.clear();
        if self.entries.len() <= LINEAR {
            return;
        }
        let entries = &self.entries;
        for (i, e) in entries.iter().enumerate() {
            if !e.key.is_undef() {
                self.table.insert_unique(e.hash, i as u32, |i| entries[*i as usize].hash);
            }
        }
    }

    fn remove_at(&mut self, i: usize) -> DictEntry {
        let hash = self.entries[i].hash;
        if self.entries.len() > LINEAR
            && let Ok(o) = self.table.find_entry(hash, |j| *j as usize == i)
        {
            o.remove();
        }
        self.live -= 1;
        let e = std::mem::replace(
            &mut self.entries[i],
            DictEntry { hash: 0, key: Value::Undef, value: Value::Undef },
        );
        if i + 1 == self.entries.len() {
            // Popping from the end keeps the entries dense.
            let was_indexed = self.entries.len() > LINEAR;
            while self.entries.last().is_some_and(|e| e.key.is_undef()) {
                self.entries.pop();
            }
            if was_indexed && self.entries.len() <= LINEAR {
                self.table.clear();
            }
        }
        e
    }
}

impl Dict {
    /// An empty dict.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.inner.borrow().live
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn changed(&self) {
        self.version.set(0);
    }

    /// A number that stays valid (with the positions of entries) until a key comes or goes.
    pub fn version(&self) -> u32 {
        let v = self.version.get();
        if v != 0 {
            return v;
        }
        let v = fresh_version();
        self.version.set(v);
        v
    }

    /// The version if a cache has asked for it and it still holds, else 0.
    #[inline]
    pub fn known_version(&self) -> u32 {
        self.version.get()
    }

    /// Position of the entry of a name.
    pub fn position(&self, name: &Name) -> Option<usize> {
        self.inner.borrow().find_name(name)
    }

    /// The value at a position that a cache holds.
    #[inline]
    pub fn value_at(&self, i: usize) -> Value {
        self.inner.borrow().entries.get(i).map_or(Value::Undef, |e| e.value.clone())
    }

    /// Set the value at a position that a cache holds.
    #[inline]
    pub fn set_value_at(&self, i: usize, v: Value) {
        let old = self.inner.borrow_mut().entries.get_mut(i).map(|e| std::mem::replace(&mut e.value, v));
        drop(old);
    }

    /// The value of a name.
    pub fn get_name(&self, name: &Name) -> Option<Value> {
        let d = self.inner.borrow();
        if d.entries.is_empty() {
            return None;
        }
        d.find_name(name).map(|i| d.entries[i].value.clone())
    }

    /// The value of a string key.
    pub fn get_str(&self, s: &str) -> Option<Value> {
        let d = self.inner.borrow();
        d.find_str(hash_str(s), s).map(|i| d.entries[i].value.clone())
    }

    /// Set the value of a name.
    pub fn set_name(&self, name: Name, value: Value) {
        let old;
        {
            let mut d = self.inner.borrow_mut();
            match d.find_name(&name) {
                Some(i) => old = std::mem::replace(&mut d.entries[i].value, value),
                None => {
                    self.changed();
                    let h = name.hash();
                    d.push(h, Value::Str(name), value);
                    old = Value::Undef;
                }
            }
        }
        drop(old);
    }

    /// Set the value of a string key.
    pub fn set_str(&self, s: &str, value: Value) {
        self.set_name(super::intern(s), value);
    }

    /// Remove a name.
    pub fn remove_name(&self, name: &Name) -> Option<Value> {
        let mut d = self.inner.borrow_mut();
        let i = d.find_name(name)?;
        self.changed();
        Some(d.remove_at(i).value)
    }

    fn locate(&self, vm: &mut Vm, hash: u64, key: &Value) -> PyResult<Option<usize>> {
        loop {
            let mut maybe = SmallVec::new();
            if let Some(i) = self.inner.borrow().find(hash, key, &mut maybe) {
                return Ok(Some(i as usize));
            }
            if maybe.is_empty() {
                return Ok(None);
            }
            let mut moved = false;
            for i in maybe {
                let k = match self.inner.borrow().entries.get(i as usize) {
                    Some(e) => e.key.clone(),
                    None => {
                        moved = true;
                        break;
                    }
                };
                if vm.eq(&k, key)? {
                    return Ok(Some(i as usize));
                }
            }
            if !moved {
                return Ok(None);
            }
        }
    }

    /// The value of a key.
    pub fn get(&self, vm: &mut Vm, key: &Value) -> PyResult<Option<Value>> {
        let hash = vm.hash(key)?;
        self.get_entry(vm, hash, key)
    }

    /// The value of a key whose hash is known.
    pub fn get_entry(&self, vm: &mut Vm, hash: u64, key: &Value) -> PyResult<Option<Value>> {
        Ok(self.locate(vm, hash, key)?.map(|i| self.value_at(i)))
    }

    /// Whether a key is there that hashes and compares without the machine; `None`: ask the machine.
    #[inline]
    pub fn has_fast(&self, key: &Value) -> Option<bool> {
        match key {
            Value::Str(s) => {
                let d = self.inner.borrow();
                let found = d.find_name(s).is_some();
                (found || !d.own_keys).then_some(found)
            }
            Value::Int(i) => {
                let mut maybe = SmallVec::new();
                let found = self.inner.borrow().find(hash_int(*i), key, &mut maybe).is_some();
                (found || maybe.is_empty()).then_some(found)
            }
            _ => None,
        }
    }

    /// The value of a key that hashes and compares without the machine; `None`: ask the machine.
    #[inline]
    pub fn get_fast(&self, key: &Value) -> Option<Option<Value>> {
        match key {
            Value::Str(s) => {
                let d = self.inner.borrow();
                match d.find_name(s) {
                    Some(i) => Some(Some(d.entries[i].value.clone())),
                    None if !d.own_keys => Some(None),
                    None => None,
                }
            }
            Value::Int(i) => {
                let d = self.inner.borrow();
                let mut maybe = SmallVec::new();
                match d.find(hash_int(*i), key, &mut maybe) {
                    Some(i) => Some(Some(d.entries[i as usize].value.clone())),
                    None if maybe.is_empty() => Some(None),
                    None => None,
                }
            }
            _ => None,
        }
    }

    /// Set the value of a string, which a key of a program's own class may equal.
    pub fn set_text(&self, vm: &mut Vm, name: Name, value: Value) -> PyResult<()> {
        if self.takes_str() {
            self.set_name(name, value);
            return Ok(());
        }
        self.set(vm, Value::Str(name), value)
    }

    /// Whether a string can be looked up without the machine.
    #[inline]
    pub fn takes_str(&self) -> bool {
        !self.inner.borrow().own_keys
    }

    /// Whether an int can be looked up without the machine.
    #[inline]
    pub fn takes_int(&self, key: i64) -> bool {
        let mut maybe = SmallVec::new();
        self.inner.borrow().find(hash_int(key), &Value::Int(key), &mut maybe).is_some() || maybe.is_empty()
    }

    /// Set the value of an int for which [`Dict::takes_int`] holds.
    #[inline]
    pub fn set_int(&self, key: i64, value: Value) {
        let (hash, key) = (hash_int(key), Value::Int(key));
        let at = self.inner.borrow().find(hash, &key, &mut SmallVec::new());
        match at {
            Some(i) => self.set_value_at(i as usize, value),
            None => {
                self.changed();
                self.inner.borrow_mut().push(hash, key, value);
            }
        }
    }

    /// Set the value of a key.
    pub fn set(&self, vm: &mut Vm, key: Value, value: Value) -> PyResult<()> {
        let hash = vm.hash(&key)?;
        self.set_entry(vm, hash, key, value)
    }

    /// Set the value of a key whose hash is known.
    fn set_entry(&self, vm: &mut Vm, hash: u64, key: Value, value: Value) -> PyResult<()> {
        match self.locate(vm, hash, &key)? {
            Some(i) => self.set_value_at(i, value),
            None => {
                self.changed();
                self.inner.borrow_mut().push(hash, key, value);
            }
        }
        Ok(())
    }

    /// Remove a key; its entry.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> PyResult<Option<DictEntry>> {
        let hash = vm.hash(key)?;
        Ok(self.locate(vm, hash, key)?.map(|i| {
            self.changed();
            self.inner.borrow_mut().remove_at(i)
        }))
    }

    /// Remove the last entry (or the first).
    pub fn pop_end(&self, last: bool) -> Option<DictEntry> {
        let mut d = self.inner.borrow_mut();
        let i = if last {
            d.entries.iter().rposition(|e| !e.key.is_undef())?
        } else {
            d.entries.iter().position(|e| !e.key.is_undef())?
        };
        self.changed();
        Some(d.remove_at(i))
    }

    /// Move an existing key to an end (`OrderedDict.move_to_end`). Whether it was there.
    pub fn move_to_end(&self, vm: &mut Vm, key: &Value, last: bool) -> PyResult<bool> {
        let Some(e) = self.remove(vm, key)? else { return Ok(false) };
        let mut d = self.inner.borrow_mut();
        if last {
            d.push(e.hash, e.key, e.value);
        } else {
            d.entries.retain(|e| !e.key.is_undef());
            d.entries.insert(0, e);
            d.live += 1;
            d.rebuild();
        }
        Ok(true)
    }

    /// The next entry at or after a position: its position, key and value.
    pub fn next_entry(&self, mut i: usize) -> Option<(usize, Value, Value)> {
        let d = self.inner.borrow();
        while let Some(e) = d.entries.get(i) {
            if !e.key.is_undef() {
                return Some((i, e.key.clone(), e.value.clone()));
            }
            i += 1;
        }
        None
    }

    /// The entries, in order; what changes meanwhile is seen.
    pub fn hashed_entries(&self) -> impl Iterator<Item = DictEntry> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let d = self.inner.borrow();
            at += d.entries.get(at..)?.iter().position(|e| !e.key.is_undef())? + 1;
            d.entries.get(at - 1).cloned()
        })
    }

    /// The last entry before a position.
    pub fn prev_entry(&self, i: usize) -> Option<(usize, Value, Value)> {
        let d = self.inner.borrow();
        let mut i = i.min(d.entries.len());
        while i > 0 {
            i -= 1;
            let e = &d.entries[i];
            if !e.key.is_undef() {
                return Some((i, e.key.clone(), e.value.clone()));
            }
        }
        None
    }

    /// All entries.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        let d = self.inner.borrow();
        d.entries.iter().filter(|e| !e.key.is_undef()).map(|e| (e.key.clone(), e.value.clone())).collect()
    }

    /// All keys.
    pub fn keys(&self) -> Vec<Value> {
        let d = self.inner.borrow();
        d.entries.iter().filter(|e| !e.key.is_undef()).map(|e| e.key.clone()).collect()
    }

    /// All values.
    pub fn values(&self) -> Vec<Value> {
        let d = self.inner.borrow();
        d.entries.iter().filter(|e| !e.key.is_undef()).map(|e| e.value.clone()).collect()
    }

    /// Remove everything.
    pub fn clear(&self) {
        self.changed();
        let old = std::mem::take(&mut *self.inner.borrow_mut());
        drop(old);
    }

    /// A shallow copy.
    pub fn copy(&self) -> Dict {
        let d = self.inner.borrow();
        let mut n = d.clone();
        if n.live != n.entries.len() {
            n.entries.retain(|e| !e.key.is_undef());
            n.rebuild();
        }
        Dict { inner: RefCell::new(n), version: Cell::new(0) }
    }

    /// Take every entry of another dict.
    pub fn update(&self, vm: &mut Vm, other: &Dict) -> PyResult<()> {
        let entries = other.inner.borrow().entries.clone();
        for e in entries {
            if !e.key.is_undef() {
                self.set_entry(vm, e.hash, e.key, e.value)?;
            }
        }
        Ok(())
    }
}

/// Equality where it needs no machine; `None` where it does.
pub fn fast_eq(a: &Value, b: &Value) -> Option<bool> {
    use Value::*;
    Some(match (a, b) {
        (Str(x), Str(y)) => Rc::ptr_eq(x, y) || x.as_str() == y.as_str(),
        (Int(x), Int(y)) => x == y,
        (None, None) => true,
        (Bool(x), Bool(y)) => x == y,
        (Bool(x), Int(y)) | (Int(y), Bool(x)) => i64::from(*x) == *y,
        (Float(x), Float(y)) => x.get() == y.get(),
        (Float(x), Int(y)) | (Int(y), Float(x)) => x.get() == *y as f64 && x.get() as i64 == *y,
        (Float(x), Bool(y)) | (Bool(y), Float(x)) => x.get() == f64::from(u8::from(*y)),
        (Big(x), Big(y)) => x == y,
        (Big(_), Int(_) | Bool(_)) | (Int(_) | Bool(_), Big(_)) => false,
        (Bytes(x), Bytes(y)) => x == y,
        (Complex(x), Complex(y)) => x == y,
        (Class(x), Class(y)) if x.meta.is_none() || Rc::ptr_eq(x, y) => Rc::ptr_eq(x, y),
        (Func(x), Func(y)) => Rc::ptr_eq(x, y),
        (Range(x), Range(y)) => {
            let (n, m) = (x.len(), y.len());
            n == m && (n == 0 || (x.start == y.start && (n == 1 || x.step == y.step)))
        }
        (Instance(x), Instance(y)) if Rc::ptr_eq(x, y) => true,
        (None, Str(_) | Int(_) | Float(_) | Tuple(_)) | (Str(_) | Int(_) | Float(_) | Tuple(_), None) => {
            false
        }
        (Str(_), Int(_) | Float(_) | Bool(_) | Tuple(_) | List(_))
        | (Int(_) | Float(_) | Bool(_) | Tuple(_) | List(_), Str(_)) => false,
        _ => return Option::None,
    })
}

const MODULUS: u64 = (1 << 61) - 1;

/// `hash(int)`.
pub fn hash_int(i: i64) -> u64 {
    let m = (i.unsigned_abs() % MODULUS) as i64;
    let h = if i < 0 { -m } else { m };
    (if h == -1 { -2 } else { h }) as u64
}

/// `hash(int)` beyond 64 bits.
pub fn hash_big(b: &BigInt) -> u64 {
    let m = (b.magnitude() % MODULUS).iter_u64_digits().next().unwrap_or(0) as i64;
    let h = if b.sign() == Sign::Minus { -m } else { m };
    (if h == -1 { -2 } else { h }) as u64
}

/// `hash(float)`, equal to the hash of an equal int.
pub fn hash_float(f: f64) -> u64 {
    if f.is_infinite() {
        return if f > 0.0 { 314_159 } else { (-314_159i64) as u64 };
    }
    if f.is_nan() {
        return 0;
    }
    let (mut m, mut e) = frexp(f.abs());
    let mut x: u64 = 0;
    while m != 0.0 {
        x = ((x << 28) & MODULUS) | (x >> (61 - 28));
        m *= 268_435_456.0;
        e -= 28;
        let y = m as u64;
        m -= y as f64;
        x += y;
        if x >= MODULUS {
            x -= MODULUS;
        }
    }
    let e = e.rem_euclid(61) as u32;
    x = ((x << e) & MODULUS) | (x >> (61 - e));
    let h = if f < 0.0 { -(x as i64) } else { x as i64 };
    (if h == -1 { -2 } else { h }) as u64
}

fn frexp(f: f64) -> (f64, i32) {
    if f == 0.0 {
        return (0.0, 0);
    }
    let bits = f.to_bits();
    let exp = ((bits >> 52) & 0x7ff) as i32;
    if exp == 0 {
        let (m, e) = frexp(f * 18_014_398_509_481_984.0);
        return (m, e - 54);
    }
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exp - 1022)
}

/// `hash(str)`: ours, as CPython's is random from run to run.
pub fn hash_str(s: &str) -> u64 {
    let mut h = rustc_hash::FxHasher::default();
    h.write(s.as_bytes());
    // The low bits serve the table's index, so they are mixed in; 0 means "not computed".
    let h = h.finish();
    (h ^ (h >> 29)) | 1 << 62
}

/// The hash of a value that needs no machine.
pub fn fast_hash(v: &Value) -> Option<u64> {
    Some(match v {
        Value::Str(s) => s.hash(),
        Value::Int(i) => hash_int(*i),
        Value::Bool(b) => u64::from(*b),
        Value::None => 0xfca8_6420,
        Value::Float(f) => hash_float(f.get()),
        Value::Big(b) => hash_big(b),
        Value::Bytes(b) => {
            let mut h = rustc_hash::FxHasher::default();
            h.write(b);
            h.finish()
        }
        Value::Complex(c) => hash_float(c.0).wrapping_add(hash_float(c.1).wrapping_mul(1_000_003)),
        Value::Ellipsis => 0x5e11,
        Value::NotImplemented => 0x5e12,
        _ => return None,
    })
}

impl Dict {
    /// A `KeyError` unless the key is there.
    pub fn require(&self, vm: &mut Vm, key: &Value) -> PyResult {
        match self.get(vm, key)? {
            Some(v) => Ok(v),
            None => Err(PyErr::key_error(key.clone())),
        }
    }
}
