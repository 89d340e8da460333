//! `set` and `frozenset`, with CPython's table, so that small integers come out in the same order.

use super::{PyResult, Value, fast_eq};
use crate::python::vm::Vm;
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};

#[derive(Clone)]
enum Slot {
    Empty,
    Dummy,
    Used(u64, Value),
}

#[derive(Clone)]
struct Inner {
    table: Vec<Slot>,
    used: usize,
    /// Used and dummy slots.
    fill: usize,
}

/// A `set` or `frozenset`.
pub struct Set {
    inner: RefCell<Inner>,
    /// The hash of a frozenset, once computed.
    pub hash: Cell<Option<u64>>,
}

const MIN: usize = 8;
const LINEAR_PROBES: usize = 9;

impl Default for Set {
    fn default() -> Self {
        Self::new()
    }
}

enum Found {
    At(usize),
    No,
    Ask(SmallVec<[usize; 4]>),
}

impl Inner {
    fn new() -> Self {
        Inner { table: vec![Slot::Empty; MIN], used: 0, fill: 0 }
    }

    /// Visit slots in CPython's probe order until `f` says stop.
    fn probe(&self, hash: u64, mut f: impl FnMut(usize) -> bool) {
        let mask = self.table.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let probes = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for j in 0..=probes {
                if f(i + j) {
                    return;
                }
            }
            perturb >>= 5;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn find(&self, hash: u64, key: &Value) -> Found {
        let mut at = None;
        let mut ask = SmallVec::new();
        self.probe(hash, |i| match &self.table[i] {
            Slot::Empty => true,
            Slot::Used(h, k) if *h == hash => match fast_eq(k, key) {
                Some(eq) if eq || k.is(key) => {
                    at = Some(i);
                    true
                }
                Some(_) => false,
                None => {
                    ask.push(i);
                    false
                }
            },
            _ => false,
        });
        match at {
            Some(i) => Found::At(i),
            None if ask.is_empty() => Found::No,
            None => Found::Ask(ask),
        }
    }

    fn insert_new(&mut self, hash: u64, key: Value) {
        let mut free = 0;
        self.probe(hash, |i| {
            if matches!(self.table[i], Slot::Empty) {
                free = i;
                return true;
            }
            false
        });
        self.table[free] = Slot::Used(hash, key);
        self.used += 1;
        self.fill += 1;
        let mask = self.table.len() - 1;
        if self.fill * 5 >= mask * 3 {
            let want = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            self.resize(want);
        }
    }

    fn resize(&mut self, want: usize) {
        let mut size = MIN;
        while size <= want {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.table, vec![Slot::Empty; size]);
        self.fill = self.used;
        for s in old {
            if let Slot::Used(h, k) = s {
                let mut free = 0;
                self.probe(h, |i| {
                    if matches!(self.table[i], Slot::Empty) {
                        free = i;
                        return true;
                    }
                    false
                });
                self.table[free] = Slot::Used(h, k);
            }
        }
    }
}

impl Set {
    /// An empty set.
    pub fn new() -> Self {
        Set { inner: RefCell::new(Inner::new()), hash: Cell::new(None) }
    }

    /// Add all of an iterable.
    pub fn add_all(&self, vm: &mut Vm, v: &Value) -> PyResult<()> {
        let mut items = vm.walk(v)?;
        while let Some(x) = items.next(vm)? {
            self.add(vm, x)?;
        }
        Ok(())
    }

    /// A set of these values.
    pub fn of(vm: &mut Vm, items: impl IntoIterator<Item = Value>) -> PyResult<Set> {
        let s = Set::new();
        for v in items {
            s.add(vm, v)?;
        }
        Ok(s)
    }

    /// How many members.
    pub fn len(&self) -> usize {
        self.inner.borrow().used
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn locate(&self, vm: &mut Vm, hash: u64, key: &Value) -> PyResult<Option<usize>> {
        let ask = match self.inner.borrow().find(hash, key) {
            Found::At(i) => return Ok(Some(i)),
            Found::No => return Ok(None),
            Found::Ask(a) => a,
        };
        for i in ask {
            let k = match self.inner.borrow().table.get(i) {
                Some(Slot::Used(_, k)) => k.clone(),
                _ => continue,
            };
            if vm.eq(&k, key)? {
                return Ok(Some(i));
            }
        }
        Ok(None)
    }

    /// Add a member; whether it was new.
    pub fn add(&self, vm: &mut Vm, key: Value) -> PyResult<bool> {
        let hash = vm.hash(&key)?;
        if self.locate(vm, hash, &key)?.is_some() {
            return Ok(false);
        }
        self.inner.borrow_mut().insert_new(hash, key);
        Ok(true)
    }

    /// Whether it has the member.
    pub fn contains(&self, vm: &mut Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        Ok(self.locate(vm, hash, key)?.is_some())
    }

    /// Remove a member; whether it was there.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        let Some(i) = self.locate(vm, hash, key)? else { return Ok(false) };
        let old;
        {
            let mut s = self.inner.borrow_mut();
            old = std::mem::replace(&mut s.table[i], Slot::Dummy);
            s.used -= 1;
        }
        drop(old);
        Ok(true)
    }

    /// Remove and give some member.
    pub fn pop(&self) -> Option<Value> {
        let mut s = self.inner.borrow_mut();
        let i = s.table.iter().position(|x| matches!(x, Slot::Used(..)))?;
        let old = std::mem::replace(&mut s.table[i], Slot::Dummy);
        s.used -= 1;
        match old {
            Slot::Used(_, v) => Some(v),
            _ => None,
        }
    }

    /// The members, in table order.
    pub fn items(&self) -> Vec<Value> {
        let s = self.inner.borrow();
        s.table
            .iter()
            .filter_map(|x| match x {
                Slot::Used(_, v) => Some(v.clone()),
                _ => None,
            })
            .collect()
    }

    /// The member at or after a table position, with the position after it.
    pub fn next(&self, mut i: usize) -> Option<(usize, Value)> {
        let s = self.inner.borrow();
        while let Some(x) = s.table.get(i) {
            i += 1;
            if let Slot::Used(_, v) = x {
                return Some((i, v.clone()));
            }
        }
        None
    }

    /// Remove everything.
    pub fn clear(&self) {
        let old = std::mem::replace(&mut *self.inner.borrow_mut(), Inner::new());
        drop(old);
    }

    /// A copy.
    pub fn copy(&self) -> Set {
        let s = self.inner.borrow();
        let mut n = Inner::new();
        if s.used > 0 {
            if s.used * 5 >= (MIN - 1) * 3 {
                n.resize(s.used * 2);
            }
            for x in &s.table {
                if let Slot::Used(h, v) = x {
                    n.insert_new(*h, v.clone());
                }
            }
        }
        Set { inner: RefCell::new(n), hash: Cell::new(None) }
    }

    /// The hash of a frozenset: CPython's, which does not depend on order.
    pub fn frozen_hash(&self) -> u64 {
        if let Some(h) = self.hash.get() {
            return h;
        }
        let s = self.inner.borrow();
        let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        let mut hash: u64 = 0;
        for x in &s.table {
            if let Slot::Used(h, _) = x {
                hash ^= shuffle(*h);
            }
        }
        hash ^= (s.used as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX {
            hash = 590_923_713;
        }
        self.hash.set(Some(hash));
        hash
    }
}
