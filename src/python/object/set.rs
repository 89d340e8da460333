//! `set` and `frozenset`, with CPython's table, so that small integers come out in the same order.

use super::{Dict, DictEntry, PyResult, Value, fast_eq};
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
    /// Where `pop` looks next.
    finger: usize,
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
        Inner { table: vec![Slot::Empty; MIN], used: 0, fill: 0, finger: 0 }
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

    /// Put a member into the first empty slot of a table that has no dummies and has room.
    fn place(&mut self, hash: u64, key: Value) {
        let mut free = 0;
        self.probe(hash, |i| {
            free = i;
            matches!(self.table[i], Slot::Empty)
        });
        self.table[free] = Slot::Used(hash, key);
    }

    /// Put in a member that is not there yet, into the last dummy on the way to an empty slot if there is one.
    fn insert_new(&mut self, hash: u64, key: Value) {
        let (mut free, mut dummy) = (0, None);
        self.probe(hash, |i| {
            free = i;
            if matches!(self.table[i], Slot::Dummy) {
                dummy = Some(i);
            }
            matches!(self.table[i], Slot::Empty)
        });
        self.table[dummy.unwrap_or(free)] = Slot::Used(hash, key);
        self.used += 1;
        if dummy.is_some() {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= (self.table.len() - 1) * 3 {
            self.spread();
        }
    }

    /// A table in which the members lie apart, without dummies.
    fn spread(&mut self) {
        self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
    }

    /// Room for more members, all at once.
    fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 5 >= (self.table.len() - 1) * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Room for what another table holds and, if there is nothing here yet, all of it; whether that was so.
    fn take_all(&mut self, other: &Inner) -> bool {
        self.make_room(other.used);
        if self.fill > 0 {
            return false;
        }
        if self.table.len() == other.table.len() && other.fill == other.used {
            self.table.clone_from(&other.table);
        } else {
            for x in &other.table {
                if let Slot::Used(h, v) = x {
                    self.place(*h, v.clone());
                }
            }
        }
        (self.used, self.fill) = (other.used, other.used);
        true
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
                self.place(h, k);
            }
        }
    }
}

impl Set {
    /// An empty set.
    pub fn new() -> Self {
        Set { inner: RefCell::new(Inner::new()), hash: Cell::new(None) }
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

    /// How many places its table has.
    pub fn places(&self) -> usize {
        self.inner.borrow().table.len()
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
        self.add_entry(vm, hash, key)
    }

    /// Add a member whose hash is known; whether it was new.
    pub fn add_entry(&self, vm: &mut Vm, hash: u64, key: Value) -> PyResult<bool> {
        if self.locate(vm, hash, &key)?.is_some() {
            return Ok(false);
        }
        self.inner.borrow_mut().insert_new(hash, key);
        Ok(true)
    }

    /// Whether it has the member.
    pub fn contains(&self, vm: &mut Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        self.has_entry(vm, hash, key)
    }

    /// Whether it has the member whose hash is known.
    pub fn has_entry(&self, vm: &mut Vm, hash: u64, key: &Value) -> PyResult<bool> {
        Ok(self.locate(vm, hash, key)?.is_some())
    }

    /// Remove a member; whether it was there.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        self.remove_entry(vm, hash, key)
    }

    /// Remove a member whose hash is known; whether it was there.
    pub fn remove_entry(&self, vm: &mut Vm, hash: u64, key: &Value) -> PyResult<bool> {
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

    /// Take in the members of another set, whose hashes are known.
    pub fn merge(&self, vm: &mut Vm, other: &Set) -> PyResult<()> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        if self.inner.borrow_mut().take_all(&other.inner.borrow()) {
            return Ok(());
        }
        for (hash, x) in other.entries() {
            self.add_entry(vm, hash, x)?;
        }
        Ok(())
    }

    /// Take in the keys of a dict, whose hashes are known.
    pub fn merge_keys(&self, vm: &mut Vm, other: &Dict) -> PyResult<()> {
        self.inner.borrow_mut().make_room(other.len());
        for DictEntry { hash, key: x, .. } in other.hashed_entries() {
            self.add_entry(vm, hash, x)?;
        }
        Ok(())
    }

    /// A smaller table, if more than a quarter of it are dummies.
    pub fn shed(&self) {
        let mut s = self.inner.borrow_mut();
        if s.fill - s.used > (s.table.len() - 1) / 4 {
            s.spread();
        }
    }

    /// Remove and give some member: the next one after the last that was popped.
    pub fn pop(&self) -> Option<Value> {
        let mut s = self.inner.borrow_mut();
        if s.used == 0 {
            return None;
        }
        let size = s.table.len();
        let from = s.finger & (size - 1);
        let at = (from..size).chain(0..from).find(|i| matches!(s.table[*i], Slot::Used(..)))?;
        let old = std::mem::replace(&mut s.table[at], Slot::Dummy);
        s.used -= 1;
        s.finger = at + 1;
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
    pub fn next(&self, i: usize) -> Option<(usize, Value)> {
        self.next_entry(i).map(|(i, _, v)| (i, v))
    }

    /// The members with their hashes, in table order; what changes meanwhile is seen.
    pub fn entries(&self) -> impl Iterator<Item = (u64, Value)> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (next, hash, v) = self.next_entry(at)?;
            at = next;
            Some((hash, v))
        })
    }

    fn next_entry(&self, mut i: usize) -> Option<(usize, u64, Value)> {
        let s = self.inner.borrow();
        while let Some(x) = s.table.get(i) {
            i += 1;
            if let Slot::Used(h, v) = x {
                return Some((i, *h, v.clone()));
            }
        }
        None
    }

    /// Remove everything.
    pub fn clear(&self) {
        self.take_body(Set::new());
    }

    /// Have another set's members instead.
    pub fn take_body(&self, other: Set) {
        let mut new = other.inner.into_inner();
        let mut s = self.inner.borrow_mut();
        new.finger = s.finger;
        let old = std::mem::replace(&mut *s, new);
        drop(s);
        drop(old);
    }

    /// A copy: a table made for these members alone.
    pub fn copy(&self) -> Set {
        let copy = Set::new();
        if !self.is_empty() {
            copy.inner.borrow_mut().take_all(&self.inner.borrow());
        }
        copy
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
