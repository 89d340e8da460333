//! Iteration, subscripts and slices.

use super::Vm;
use super::quick::quick_step;
use crate::python::modules::itertools::forwarded;
use crate::python::object::*;
use crate::python::vm::generators::GenStep;
use std::cell::RefCell;
use std::rc::Rc;

fn over_dict(d: &Rc<Dict>, kind: ViewKind) -> Value {
    IterObj::make(IterState::Dict(d.clone(), 0, d.len(), d.len(), kind))
}

/// What is left of an iterable that is gone through.
pub enum Walk {
    /// A list, from this index on: it may change meanwhile.
    List(Rc<RefCell<ListItems>>, usize),
    /// What the iterator gives.
    Next(Value),
}

impl Walk {
    /// The next item.
    pub fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self {
            Walk::List(l, i) => {
                let v = l.borrow().get(*i).cloned();
                *i += 1;
                Ok(v)
            }
            Walk::Next(it) => vm.next(it),
        }
    }
}

impl Vm {
    /// An index as an `i64`, clamped to its bounds.
    pub fn index_clamped(&mut self, v: &Value) -> PyResult<i64> {
        let v = self.index(v)?;
        Ok(match &v {
            Value::Int(i) => *i,
            Value::Big(b) => {
                if b.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            _ => 0,
        })
    }

    /// Where a stretch of a sequence begins or ends; `or`: what else may be given.
    pub fn place_in(&mut self, v: &Value, or: &str) -> PyResult<i64> {
        if v.to_int().is_none() && class_of(v).lookup(&names().index).is_none() {
            let m = format!("slice indices must be integers {or}or have an __index__ method");
            return Err(PyErr::type_error(m));
        }
        self.index_clamped(v)
    }

    /// `operator.index`: an int.
    pub fn index(&mut self, v: &Value) -> PyResult {
        match v.base() {
            Value::Int(_) | Value::Big(_) => return Ok(v.base().clone()),
            Value::Bool(b) => return Ok(Value::Int(i64::from(*b))),
            _ => {}
        }
        match self.call_special(v, &names().index, &[])? {
            Some(r) => match r.base() {
                Value::Int(_) | Value::Big(_) => Ok(r.base().clone()),
                Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
                _ => Err(PyErr::type_error(format!(
                    "__index__ returned non-int (type {})",
                    class_of(&r).type_name()
                ))),
            },
            None => Err(PyErr::type_error(format!(
                "'{}' object cannot be interpreted as an integer",
                class_of(v).type_name()
            ))),
        }
    }

    /// An index that must fit.
    pub fn index_i64(&mut self, v: &Value) -> PyResult<i64> {
        match self.index(v)? {
            Value::Int(i) => Ok(i),
            _ => Err(PyErr::overflow("Python int too large to convert to C ssize_t")),
        }
    }

    /// A number of items.
    pub fn index_count(&mut self, v: &Value) -> PyResult<i64> {
        match self.index(v)? {
            Value::Int(i) => Ok(i),
            _ => Err(PyErr::overflow("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// `Some` if a value can be iterated.
    pub fn iter_kind(&mut self, v: &Value) -> Option<()> {
        match v.base() {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Str(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Range(_)
            | Value::Iter(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::View(_) => Some(()),
            Value::Gen(g) => (g.kind == GenKind::Generator).then_some(()),
            v => {
                let c = class_of(v);
                (c.lookup(&names().iter).is_some_and(|f| !f.is_none())
                    || c.lookup(&names().getitem).is_some())
                .then_some(())
            }
        }
    }

    /// `iter(v)`.
    pub fn iter(&mut self, v: &Value) -> PyResult {
        if let Value::Instance(_) = v
            && let Some(it) = self.call_special(v, &names().iter, &[])?
        {
            let ok =
                matches!(it, Value::Iter(_) | Value::Gen(_)) || class_of(&it).lookup(&names().next).is_some();
            if !ok {
                return Err(PyErr::type_error(format!(
                    "iter() returned non-iterator of type '{}'",
                    class_of(&it).type_name()
                )));
            }
            return Ok(it);
        }
        self.iter_builtin(v)
    }

    /// `iter(v)` of the builtin value behind an instance.
    pub fn iter_builtin(&mut self, v: &Value) -> PyResult {
        Ok(match v.base() {
            Value::List(l) => IterObj::make(IterState::List(l.clone(), 0)),
            Value::Tuple(t) => IterObj::make(IterState::Tuple(t.clone(), 0)),
            Value::Str(s) => IterObj::make(IterState::Str(s.clone(), 0)),
            Value::Range(r) => IterObj::range(r),
            Value::Dict(d) => over_dict(d, ViewKind::Keys),
            Value::View(w) => over_dict(&w.0, w.1),
            Value::Set(s) | Value::FrozenSet(s) => IterObj::make(IterState::Set(s.clone(), 0, s.len())),
            Value::Bytes(b) => IterObj::make(IterState::Bytes(b.clone(), 0)),
            Value::ByteArray(b) => IterObj::make(IterState::Bytes(Rc::new(b.borrow().clone()), 0)),
            Value::Iter(_) => v.clone(),
            Value::Gen(g) if g.kind == GenKind::Generator => v.clone(),
            o => {
                let c = class_of(o);
                if let Value::Class(_) = o
                    && let Some(f) = c.lookup(&names().iter)
                {
                    return self.call(&f, std::slice::from_ref(o));
                }
                if c.lookup(&names().getitem).is_some() && !matches!(o, Value::Class(_)) {
                    return Ok(IterObj::make(IterState::GetItem(o.clone(), 0)));
                }
                return Err(PyErr::type_error(format!("'{}' object is not iterable", c.name())));
            }
        })
    }

    /// An iterator over `v` that no program sees: that of an `itertools` object is the one behind it.
    pub fn iter_within(&mut self, v: &Value) -> PyResult {
        match forwarded(v) {
            Some(inner) => Ok(inner),
            None => self.iter(v),
        }
    }

    /// The next value of an iterator, or `None` at its end.
    pub fn next(&mut self, it: &Value) -> PyResult<Option<Value>> {
        match it {
            Value::Iter(i) => {
                let i = i.clone();
                self.next_builtin(&i)
            }
            Value::Gen(g) if g.kind == GenKind::Generator => {
                match self.gen_resume(&g.clone(), super::Resume::Send(Value::None)) {
                    Ok(GenStep::Yield(v) | GenStep::AsyncYield(v)) => Ok(Some(v)),
                    Ok(GenStep::Return(_)) => Ok(None),
                    // One of itertools'.
                    Err(e) if e.is(&types().stop_iteration) => Ok(None),
                    Err(e) => Err(e),
                }
            }
            v if let Some(inner) = forwarded(v) => self.next(&inner),
            v => match self.call_special(v, &names().next, &[]) {
                Ok(Some(v)) => Ok(Some(v)),
                Ok(None) => {
                    Err(PyErr::type_error(format!("'{}' object is not an iterator", class_of(v).type_name())))
                }
                Err(e) if e.is(&types().stop_iteration) => Ok(None),
                Err(e) => Err(e),
            },
        }
    }

    fn next_builtin(&mut self, i: &Rc<IterObj>) -> PyResult<Option<Value>> {
        // Native code that goes through an endless iterator can be interrupted.
        self.spend_natively()?;
        let quick = match i.state.try_borrow_mut() {
            Ok(mut state) => quick_step(&mut state),
            Err(_) => Err(()),
        };
        if let Ok(v) = quick {
            if v.is_none() {
                i.exhaust();
            }
            return Ok(v);
        }
        let mut state = std::mem::replace(&mut *i.state.borrow_mut(), IterState::Running);
        if matches!(state, IterState::Running) {
            return Err(PyErr::value_error("iterator already executing"));
        }
        let r = match state {
            IterState::Map(..)
            | IterState::Zip(..)
            | IterState::Filter(..)
            | IterState::Enumerate(..)
            | IterState::Native(_) => self.step_deeper(&mut state),
            _ => self.step(&mut state),
        };
        let done = matches!(r, Ok(None)) && !matches!(state, IterState::Native(_));
        // What it called had no more: it ends, and may go on another time.
        let r = match r {
            Err(e) if e.is(&types().stop_iteration) => Ok(None),
            r => r,
        };
        *i.state.borrow_mut() = state;
        if done {
            i.exhaust();
        }
        r
    }

    /// The step of an iterator that asks others. They take less of the stack than calls of Python.
    fn step_deeper(&mut self, state: &mut IterState) -> PyResult<Option<Value>> {
        if self.asking >= 5 * self.native_limit {
            return Err(PyErr::recursion("maximum recursion depth exceeded"));
        }
        self.asking += 1;
        let r = self.step(state);
        self.asking -= 1;
        r
    }

    fn step(&mut self, state: &mut IterState) -> PyResult<Option<Value>> {
        Ok(match state {
            IterState::Done | IterState::Running => None,
            IterState::Range(..) | IterState::List(..) | IterState::Tuple(..) => {
                quick_step(state).unwrap_or_default()
            }
            IterState::ListReversed(l, i) => {
                if *i == 0 {
                    return Ok(None);
                }
                *i -= 1;
                l.borrow().get(*i).cloned()
            }
            IterState::Str(s, at) => {
                let c = s.as_str()[*at..].chars().next();
                c.map(|c| {
                    *at += c.len_utf8();
                    let mut buf = [0; 4];
                    let text = &*c.encode_utf8(&mut buf);
                    if c.is_ascii() { Value::Str(intern(text)) } else { Value::str(text) }
                })
            }
            IterState::Bytes(b, i) => {
                let v = b.get(*i).map(|b| Value::Int(i64::from(*b)));
                *i += 1;
                v
            }
            IterState::Dict(d, i, left, len, kind) => {
                if d.len() != *len {
                    *len = usize::MAX;
                    return Err(PyErr::runtime_error("dictionary changed size during iteration"));
                }
                match d.next_entry(*i) {
                    None => None,
                    Some(_) if *left == 0 => {
                        return Err(PyErr::runtime_error("dictionary keys changed during iteration"));
                    }
                    Some((at, k, v)) => {
                        *i = at + 1;
                        *left -= 1;
                        Some(match kind {
                            ViewKind::Keys => k,
                            ViewKind::Values => v,
                            ViewKind::Items => Value::tuple([k, v]),
                        })
                    }
                }
            }
            IterState::DictReversed(d, i, kind) => match d.prev_entry(*i) {
                None => None,
                Some((at, k, v)) => {
                    *i = at;
                    Some(match kind {
                        ViewKind::Keys => k,
                        ViewKind::Values => v,
                        ViewKind::Items => Value::tuple([k, v]),
                    })
                }
            },
            IterState::Set(s, i, len) => {
                if s.len() != *len {
                    return Err(PyErr::runtime_error("Set changed size during iteration"));
                }
                match s.next(*i) {
                    None => None,
                    Some((at, v)) => {
                        *i = at;
                        Some(v)
                    }
                }
            }
            IterState::GetItem(o, i) => match self.getitem(o, &Value::Int(*i)) {
                Ok(v) => {
                    *i += 1;
                    Some(v)
                }
                Err(e) if e.is(&types().index_error) || e.is(&types().stop_iteration) => None,
                Err(e) => return Err(e),
            },
            IterState::Callable(f, sentinel) => match self.call(f, &[]) {
                Ok(v) => {
                    if self.eq(&v, sentinel)? {
                        None
                    } else {
                        Some(v)
                    }
                }
                Err(e) if e.is(&types().stop_iteration) => None,
                Err(e) => return Err(e),
            },
            IterState::Enumerate(it, n) => match self.next(it)? {
                None => None,
                Some(v) => {
                    let i = *n;
                    *n += 1;
                    Some(Value::tuple([Value::Int(i), v]))
                }
            },
            IterState::Zip(its, strict) => {
                let mut out = Items::new();
                for k in 0..its.len() {
                    match self.next(&its[k])? {
                        Some(v) => out.push(v),
                        None => {
                            if *strict {
                                return self.zip_strict(its, k);
                            }
                            return Ok(None);
                        }
                    }
                }
                if its.is_empty() { None } else { Some(Value::Tuple(Rc::new(out))) }
            }
            IterState::Map(f, its) => {
                let mut args = Vec::with_capacity(its.len());
                for it in its.iter() {
                    match self.next(it)? {
                        Some(v) => args.push(v),
                        None => return Ok(None),
                    }
                }
                Some(self.call(f, &args)?)
            }
            IterState::Filter(f, it) => loop {
                match self.next(it)? {
                    None => return Ok(None),
                    Some(v) => {
                        let keep =
                            if f.is_none() { v.clone() } else { self.call(f, std::slice::from_ref(&v))? };
                        if self.truth(&keep)? {
                            return Ok(Some(v));
                        }
                    }
                }
            },
            IterState::Reversed(o, i) => {
                if *i < 0 {
                    return Ok(None);
                }
                let v = self.getitem(o, &Value::Int(*i))?;
                *i -= 1;
                Some(v)
            }
            IterState::Native(n) => match n.next(self, Value::None)? {
                NativeStep::Yield(v) => Some(v),
                NativeStep::Return(_) => None,
            },
        })
    }

    fn zip_strict(&mut self, its: &[Value], k: usize) -> PyResult<Option<Value>> {
        let plural = |n: usize| if n == 1 { " ".to_string() } else { format!("s 1-{n}") };
        if k > 0 {
            let before = if k == 1 { " 1".to_string() } else { plural(k) };
            return Err(PyErr::value_error(format!(
                "zip() argument {} is shorter than argument{before}",
                k + 1
            )));
        }
        for (j, it) in its.iter().enumerate().skip(1) {
            if self.next(it)?.is_some() {
                let before = if j == 1 { " 1".to_string() } else { plural(j) };
                return Err(PyErr::value_error(format!(
                    "zip() argument {} is longer than argument{before}",
                    j + 1
                )));
            }
        }
        Ok(None)
    }

    /// Every item of an iterable.
    pub fn list_of(&mut self, v: &Value) -> PyResult<Vec<Value>> {
        if let Some(n) = self.len_builtin(v) {
            self.charge(n.saturating_mul(size_of::<Value>()));
        }
        match v {
            Value::List(l) => return Ok(l.borrow().clone()),
            Value::Tuple(t) => return Ok(t.to_vec()),
            Value::Dict(d) => return Ok(d.keys()),
            Value::Set(s) | Value::FrozenSet(s) => return Ok(s.items()),
            Value::Range(r) => self.reserve(r.len().saturating_mul(size_of::<Value>()))?,
            _ => {}
        }
        let it = self.iter_within(v)?;
        let known = if let Value::Instance(_) = v { None } else { self.len_builtin(v) };
        self.rest_of(&it, known.unwrap_or(0))
    }

    /// What a new list or tuple holds: a program's own source is asked how many there are.
    pub fn sequence_of(&mut self, v: &Value) -> PyResult<Vec<Value>> {
        let Value::Instance(_) = v else { return self.list_of(v) };
        let it = self.iter_within(v)?;
        self.ask_length(v)?;
        self.rest_of(&it, 0)
    }

    fn ask_length(&mut self, v: &Value) -> PyResult<()> {
        let Value::Instance(_) = v else { return Ok(()) };
        let unknown = |e: &PyErr| e.is(&types().type_error);
        if class_of(v).lookup(&names().len).is_some() {
            match self.len(v) {
                Err(e) if unknown(&e) => {}
                r => return r.map(drop),
            }
        }
        match self.call_special(v, &names().length_hint, &[]) {
            Err(e) if unknown(&e) => Ok(()),
            Ok(Some(r)) if !matches!(r, Value::NotImplemented) => match r.to_int() {
                None => Err(PyErr::type_error(format!(
                    "__length_hint__ must be an integer, not {}",
                    class_of(&r).name()
                ))),
                Some(i) if i.is_negative() => Err(PyErr::value_error("__length_hint__() should return >= 0")),
                Some(_) => Ok(()),
            },
            r => r.map(drop),
        }
    }

    /// The items of an iterable one by one: what makes them and what is done with them take turns.
    pub fn walk(&mut self, v: &Value) -> PyResult<Walk> {
        Ok(match v {
            Value::List(l) => Walk::List(l.clone(), 0),
            v => Walk::Next(self.iter_within(v)?),
        })
    }

    /// What an iterator gives, which may be so many.
    fn rest_of(&mut self, it: &Value, known: usize) -> PyResult<Vec<Value>> {
        let mut out = Vec::with_capacity(known);
        while let Some(x) = self.next(it)? {
            out.push(x);
            self.check_growth(out.len())?;
        }
        Ok(out)
    }

    /// Append every item of an iterable to a list, each as soon as it comes: what came before an error stays.
    pub fn extend_list(&mut self, l: &RefCell<ListItems>, v: &Value) -> PyResult<()> {
        if matches!(v, Value::List(_) | Value::Tuple(_)) {
            let items = self.list_of(v)?;
            l.borrow_mut().extend(items);
            return Ok(());
        }
        let it = self.iter_within(v)?;
        self.ask_length(v)?;
        while let Some(x) = self.next(&it)? {
            l.borrow_mut().push(x);
            let len = l.borrow().len();
            self.check_growth(len)?;
        }
        Ok(())
    }

    /// An endless iterator runs no Python code that would be interrupted.
    fn check_growth(&mut self, len: usize) -> PyResult<()> {
        if len.is_multiple_of(1 << 20) {
            self.reserve(len.saturating_mul(size_of::<Value>()))?;
            self.check_memory()?;
        }
        Ok(())
    }

    /// Exactly `n` items.
    pub(super) fn unpack(&mut self, v: &Value, n: usize) -> PyResult<Vec<Value>> {
        let known = match v {
            Value::List(l) => Some(l.borrow().clone()),
            Value::Tuple(t) => Some(t.to_vec()),
            _ => None,
        };
        if let Some(items) = known {
            return match items.len().cmp(&n) {
                std::cmp::Ordering::Equal => Ok(items),
                std::cmp::Ordering::Less => Err(PyErr::value_error(format!(
                    "not enough values to unpack (expected {n}, got {})",
                    items.len()
                ))),
                std::cmp::Ordering::Greater => {
                    Err(PyErr::value_error(format!("too many values to unpack (expected {n})")))
                }
            };
        }
        let it = self.unpack_iter(v)?;
        let mut out = Vec::with_capacity(n);
        while out.len() < n {
            match self.next(&it)? {
                Some(x) => out.push(x),
                None => {
                    return Err(PyErr::value_error(format!(
                        "not enough values to unpack (expected {n}, got {})",
                        out.len()
                    )));
                }
            }
        }
        if self.next(&it)?.is_some() {
            return Err(PyErr::value_error(format!("too many values to unpack (expected {n})")));
        }
        Ok(out)
    }

    fn unpack_iter(&mut self, v: &Value) -> PyResult {
        if self.iter_kind(v).is_none() {
            return Err(PyErr::type_error(format!(
                "cannot unpack non-iterable {} object",
                class_of(v).type_name()
            )));
        }
        self.iter(v)
    }

    pub(super) fn unpack_list(&mut self, v: &Value) -> PyResult<Vec<Value>> {
        let it = self.unpack_iter(v)?;
        self.rest_of(&it, 0)
    }

    /// `__enter__` (or `__aenter__`): the exit method and what entering gave.
    pub(super) fn enter_context(&mut self, v: &Value, is_async: bool) -> PyResult<(Value, Value)> {
        let n = names();
        let (enter, exit) = if is_async { (&n.aenter, &n.aexit) } else { (&n.enter, &n.exit) };
        let protocol = if is_async { "asynchronous context manager" } else { "context manager" };
        let Some(enter_f) = self.lookup_special(v, enter) else {
            return Err(PyErr::type_error(format!(
                "'{}' object does not support the {protocol} protocol",
                class_of(v).type_name()
            )));
        };
        let Some(exit_f) = self.lookup_special(v, exit) else {
            return Err(PyErr::type_error(format!(
                "'{}' object does not support the {protocol} protocol (missed {} method)",
                class_of(v).type_name(),
                exit
            )));
        };
        let entered = self.call(&enter_f, &[])?;
        Ok((exit_f, entered))
    }
}
