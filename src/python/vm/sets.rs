//! Sets' operations, in CPython 3.13's own steps (`Objects/setobject.c`, `Objects/dictobject.c` for views): they decide in
//! what order members come out, whose `__hash__` and `__eq__` are asked, and how far an iterator is gone through.

use super::Vm;
use crate::python::object::*;
use std::rc::Rc;

/// The set behind a set, a frozenset or an instance of their subclasses.
fn any_set(v: &Value) -> Option<&Rc<Set>> {
    match v.base() {
        Value::Set(s) | Value::FrozenSet(s) => Some(s),
        _ => None,
    }
}

impl Vm {
    /// The set of an iterable's items.
    pub fn set_of(&mut self, v: &Value) -> PyResult<Set> {
        let s = Set::new();
        self.set_update(&s, v)?;
        Ok(s)
    }

    /// `s.update(v)`.
    pub fn set_update(&mut self, s: &Set, v: &Value) -> PyResult<()> {
        if let Some(other) = any_set(v) {
            self.charge(other.len() * 32);
            return s.merge(self, other);
        }
        match v {
            Value::Dict(d) => s.merge_keys(self, d),
            v => {
                let mut items = self.walk(v)?;
                while let Some(x) = items.next(self)? {
                    s.add(self, x)?;
                }
                Ok(())
            }
        }
    }

    /// What `s` and an iterable both have.
    pub fn set_intersection(&mut self, s: &Set, v: &Value) -> PyResult<Set> {
        let out = Set::new();
        if let Some(other) = any_set(v) {
            if std::ptr::eq(s, &**other) {
                return Ok(s.copy());
            }
            let (walk, test) = if other.len() > s.len() { (s, &**other) } else { (&**other, s) };
            for (hash, x) in walk.entries() {
                if test.has_entry(self, hash, &x)? {
                    out.add_entry(self, hash, x)?;
                }
            }
            return Ok(out);
        }
        let it = self.iter_within(v)?;
        while let Some(x) = self.next(&it)? {
            let hash = self.hash(&x)?;
            if s.has_entry(self, hash, &x)? {
                out.add_entry(self, hash, x)?;
                if out.len() >= s.len() {
                    break;
                }
            }
        }
        Ok(out)
    }

    /// What `s` has and an iterable has not.
    pub fn set_difference(&mut self, s: &Set, v: &Value) -> PyResult<Set> {
        let size = match (any_set(v), v) {
            (Some(other), _) => Some(other.len()),
            (None, Value::Dict(d)) => Some(d.len()),
            _ => None,
        };
        if size.is_none_or(|n| s.len() >> 2 > n) {
            let out = s.copy();
            self.set_difference_update(&out, v)?;
            return Ok(out);
        }
        let out = Set::new();
        for (hash, x) in s.entries() {
            let there = match (any_set(v), v) {
                (Some(other), _) => other.has_entry(self, hash, &x)?,
                (_, Value::Dict(d)) => d.get_entry(self, hash, &x)?.is_some(),
                _ => false,
            };
            if !there {
                out.add_entry(self, hash, x)?;
            }
        }
        Ok(out)
    }

    /// `s.difference_update(v)`.
    pub fn set_difference_update(&mut self, s: &Set, v: &Value) -> PyResult<()> {
        let Some(other) = any_set(v) else {
            let mut items = self.walk(v)?;
            while let Some(x) = items.next(self)? {
                s.remove(self, &x)?;
            }
            s.shed();
            return Ok(());
        };
        if std::ptr::eq(s, &**other) {
            s.clear();
            return Ok(());
        }
        let common =
            if other.len() >> 3 > s.len() { Rc::new(self.set_intersection(s, v)?) } else { other.clone() };
        for (hash, x) in common.entries() {
            s.remove_entry(self, hash, &x)?;
        }
        s.shed();
        Ok(())
    }

    /// `s.symmetric_difference_update(v)`.
    pub fn set_symmetric_update(&mut self, s: &Set, v: &Value) -> PyResult<()> {
        let other = match any_set(v) {
            Some(other) if std::ptr::eq(s, &**other) => {
                s.clear();
                return Ok(());
            }
            Some(other) => other.clone(),
            None => {
                if let Value::Dict(d) = v {
                    for DictEntry { hash, key: x, .. } in d.hashed_entries() {
                        self.toggle(s, hash, x)?;
                    }
                    return Ok(());
                }
                Rc::new(self.set_of(v)?)
            }
        };
        for (hash, x) in other.entries() {
            self.toggle(s, hash, x)?;
        }
        Ok(())
    }

    fn toggle(&mut self, s: &Set, hash: u64, x: Value) -> PyResult<()> {
        if !s.remove_entry(self, hash, &x)? {
            s.add_entry(self, hash, x)?;
        }
        Ok(())
    }

    /// Whether all that `s` has is in a set.
    pub fn is_subset(&mut self, s: &Set, of: &Set) -> PyResult<bool> {
        if s.len() > of.len() {
            return Ok(false);
        }
        for (hash, x) in s.entries() {
            if !of.has_entry(self, hash, &x)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether all that a set or a dict's keys or items have is in another.
    pub(super) fn all_within(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        if let (Some(s), Some(of)) = (any_set(a), any_set(b)) {
            return self.is_subset(s, of);
        }
        let it = self.iter_builtin(a)?;
        while let Some(x) = self.next(&it)? {
            if !self.contains_builtin(b, &x)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// An operator of two sets: a set.
    pub fn set_op(&mut self, op: BinOp, s: &Rc<Set>, v: &Value) -> PyResult<Set> {
        match op {
            BinOp::And => self.set_intersection(s, v),
            BinOp::Sub => self.set_difference(s, v),
            BinOp::Xor => {
                let out = self.set_of(v)?;
                self.set_symmetric_update(&out, &Value::Set(s.clone()))?;
                Ok(out)
            }
            _ => {
                let out = s.copy();
                self.set_update(&out, v)?;
                Ok(out)
            }
        }
    }

    /// An augmented operator: `s` becomes its result.
    pub fn set_in_place(&mut self, op: BinOp, s: &Set, v: &Value) -> PyResult<()> {
        match op {
            BinOp::And => {
                let new = self.set_intersection(s, v)?;
                s.take_body(new);
                Ok(())
            }
            BinOp::Sub => self.set_difference_update(s, v),
            BinOp::Xor => self.set_symmetric_update(s, v),
            _ => self.set_update(s, v),
        }
    }

    /// An operator that has a dict's keys or items on one side.
    pub(super) fn view_op(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Set> {
        if op != BinOp::And {
            let whole = match a {
                Value::View(w) if w.1 == ViewKind::Keys => &Value::Dict(w.0.clone()),
                a => a,
            };
            let out = self.set_of(whole)?;
            self.set_in_place(op, &out, b)?;
            return Ok(out);
        }
        let is_view = |v: &Value| matches!(v, Value::View(w) if w.1 != ViewKind::Values);
        let (mut a, mut b) = if is_view(a) { (a, b) } else { (b, a) };
        let len = self.len_builtin(a).unwrap_or(0);
        if let Some(s) = any_set(b)
            && len <= s.len()
        {
            return self.set_intersection(&s.clone(), a);
        }
        if is_view(b) && self.len_builtin(b).unwrap_or(0) > len {
            (a, b) = (b, a);
        }
        let out = Set::new();
        let mut items = self.walk(b)?;
        while let Some(x) = items.next(self)? {
            if self.contains_builtin(a, &x)? {
                out.add(self, x)?;
            }
        }
        Ok(out)
    }

    /// Whether a set, or a dict's keys or items, has nothing that an iterable has.
    pub fn is_disjoint(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        if let (Some(s), Some(of)) = (any_set(a), any_set(b)) {
            let (walk, test) = if of.len() > s.len() { (s, of) } else { (of, s) };
            for (hash, x) in walk.entries() {
                if test.has_entry(self, hash, &x)? {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let sized = any_set(a).is_none() && (any_set(b).is_some() || matches!(b, Value::View(_)));
        let longer = |vm: &Vm| vm.len_builtin(b.base()) > vm.len_builtin(a.base());
        let (a, b) = if sized && longer(self) { (b, a) } else { (a, b) };
        let it = self.iter(b)?;
        while let Some(x) = self.next(&it)? {
            if self.contains_builtin(a.base(), &x)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
