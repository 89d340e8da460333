//! Comparison, hashing, truth.

use super::Vm;
use crate::python::builtins;
use crate::python::object::*;
use crate::python::text::float;
use std::cmp::Ordering;
use std::rc::Rc;

/// What too many nested objects stopped, as CPython ends the sentence.
const IN_COMPARISON: &str = " in comparison";

impl Vm {
    /// `a == b` as a truth value; identity counts as equality (as in containers).
    pub fn eq(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        if let Some(r) = fast_eq(a, b) {
            return Ok(r || a.is(b));
        }
        if a.is(b) {
            return Ok(true);
        }
        let v = self.rich_compare(CmpOp::Eq, a, b)?;
        self.truth(&v)
    }

    /// What is looked for in a set: a set by its members, as a frozenset.
    pub fn set_key(&mut self, v: &Value) -> PyResult {
        Ok(match v.base() {
            Value::Set(s) if class_of(v).lookup(&names().hash).is_none_or(|h| h.is_none()) => {
                Value::FrozenSet(Rc::new(s.copy()))
            }
            _ => v.clone(),
        })
    }

    /// `a < b` as a truth value.
    pub fn lt(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        let v = self.compare(CmpOp::Lt, a, b)?;
        self.truth(&v)
    }

    /// Any comparison.
    pub fn compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> PyResult {
        match op {
            CmpOp::Is => Ok(Value::Bool(a.is(b).into())),
            CmpOp::IsNot => Ok(Value::Bool((!a.is(b)).into())),
            CmpOp::In => Ok(Value::Bool(self.contains(b, a)?.into())),
            CmpOp::NotIn => Ok(Value::Bool((!self.contains(b, a)?).into())),
            _ => match super::quick::quick_cmp(op, a, b) {
                Some(v) => Ok(Value::Bool(v.into())),
                None => self.rich_compare(op, a, b),
            },
        }
    }

    fn rich_compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> PyResult {
        let n = names();
        let (name, mirrored, sym) = match op {
            CmpOp::Lt => (&n.lt, &n.gt, "<"),
            CmpOp::Le => (&n.le, &n.ge, "<="),
            CmpOp::Gt => (&n.gt, &n.lt, ">"),
            CmpOp::Ge => (&n.ge, &n.le, ">="),
            CmpOp::Ne => (&n.ne, &n.ne, "!="),
            _ => (&n.eq, &n.eq, "=="),
        };
        let special = |v: &Value| matches!(v, Value::Instance(_) | Value::Class(_));
        if special(a) || special(b) {
            let (ca, cb) = (class_of(a), class_of(b));
            let user = |c: &Rc<Class>, n: &Name| match c.lookup(n) {
                Some(Value::Native(f)) => {
                    let owner = f.owner.as_ref().and_then(std::rc::Weak::upgrade);
                    let other = f.name.as_str() != n.as_str();
                    owner.filter(|c| other || c.layout == Layout::Native).map(|_| Value::Native(f))
                }
                Some(Value::None) | None => None,
                Some(f) => Some(f),
            };
            let swap = !Rc::ptr_eq(&ca, &cb) && cb.is_subclass(&ca);
            let tries: [(&Value, &Value, &Name); 2] =
                if swap { [(b, a, mirrored), (a, b, name)] } else { [(a, b, name), (b, a, mirrored)] };
            for (x, y, nm) in tries {
                let c = class_of(x);
                if let Some(f) = user(&c, nm) {
                    let r = self.nested(IN_COMPARISON, |vm| vm.call(&f, &[x.clone(), y.clone()]))?;
                    if !matches!(r, Value::NotImplemented) {
                        return Ok(r);
                    }
                } else if op == CmpOp::Ne
                    // What derives from `str` or another such has that one's `!=`, whatever its `==` is.
                    && matches!(x.base(), Value::Instance(_) | Value::Class(_))
                    && let Some(f) = user(&c, &n.eq)
                {
                    let r = self.nested(IN_COMPARISON, |vm| vm.call(&f, &[x.clone(), y.clone()]))?;
                    if !matches!(r, Value::NotImplemented) {
                        return Ok(Value::Bool((!self.truth(&r)?).into()));
                    }
                }
            }
        }
        let (x, y) = (a.base(), b.base());
        match op {
            CmpOp::Eq | CmpOp::Ne => {
                let eq = self.nested(IN_COMPARISON, |vm| vm.builtin_eq(x, y))?;
                Ok(Value::Bool((eq == (op == CmpOp::Eq)).into()))
            }
            _ => {
                let set_like = |v: &Value| match v {
                    Value::View(w) => w.1 != ViewKind::Values,
                    v => matches!(v, Value::Set(_) | Value::FrozenSet(_)),
                };
                if set_like(x) && set_like(y) {
                    return self.set_compare(op, x, y);
                }
                match self.nested(IN_COMPARISON, |vm| vm.order(x, y))? {
                    Some(o) => Ok(Value::from(match op {
                        CmpOp::Lt => o == Some(Ordering::Less),
                        CmpOp::Le => matches!(o, Some(Ordering::Less | Ordering::Equal)),
                        CmpOp::Gt => o == Some(Ordering::Greater),
                        _ => matches!(o, Some(Ordering::Greater | Ordering::Equal)),
                    })),
                    None => Err(PyErr::type_error(format!(
                        "'{sym}' not supported between instances of '{}' and '{}'",
                        class_of(a).type_name(),
                        class_of(b).type_name()
                    ))),
                }
            }
        }
    }

    fn set_compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> PyResult {
        let (x, y) = if matches!(op, CmpOp::Gt | CmpOp::Ge) { (b, a) } else { (a, b) };
        let (small, big) = (self.len_builtin(x), self.len_builtin(y));
        if small > big || (small == big && matches!(op, CmpOp::Lt | CmpOp::Gt)) {
            return Ok(Value::Bool(Truth::False));
        }
        Ok(Value::Bool(self.all_within(x, y)?.into()))
    }

    fn builtin_eq(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        use Value::*;
        if let Some(r) = fast_eq(a, b) {
            return Ok(r);
        }
        Ok(match (a, b) {
            (List(x), List(y)) => {
                if x.borrow().len() != y.borrow().len() {
                    return Ok(false);
                }
                let mut i = 0;
                loop {
                    let (p, q) = match (x.borrow().get(i), y.borrow().get(i)) {
                        (Some(p), Some(q)) => (p.clone(), q.clone()),
                        _ => break,
                    };
                    if !self.eq(&p, &q)? {
                        return Ok(false);
                    }
                    i += 1;
                }
                true
            }
            (Tuple(x), Tuple(y)) => {
                if x.len() != y.len() {
                    return Ok(false);
                }
                for (p, q) in x.iter().zip(y.iter()) {
                    if !self.eq(p, q)? {
                        return Ok(false);
                    }
                }
                true
            }
            (Dict(x), Dict(y)) => {
                if x.len() != y.len() {
                    return Ok(false);
                }
                for e in x.hashed_entries() {
                    match y.get_entry(self, e.hash, &e.key)? {
                        Some(w) if self.eq(&e.value, &w)? => {}
                        _ => return Ok(false),
                    }
                }
                true
            }
            (Set(x) | FrozenSet(x), Set(y) | FrozenSet(y)) => {
                if x.len() != y.len() {
                    return Ok(false);
                }
                self.is_subset(x, y)?
            }
            // A dict's values are equal to nothing but themselves.
            (View(v), _) | (_, View(v)) if v.1 == ViewKind::Values => a.is(b),
            (View(_), View(_) | Set(_) | FrozenSet(_)) | (Set(_) | FrozenSet(_), View(_)) => {
                self.len_builtin(a) == self.len_builtin(b) && self.all_within(a, b)?
            }
            (Bytes(x), ByteArray(y)) | (ByteArray(y), Bytes(x)) => x[..] == y.borrow()[..],
            (ByteArray(x), ByteArray(y)) => *x.borrow() == *y.borrow(),
            (Float(x), Big(y)) | (Big(y), Float(x)) => float::cmp_big(x.get(), y) == Some(Ordering::Equal),
            (Complex(c), o) | (o, Complex(c)) => c.1 == 0.0 && o.as_float() == Some(c.0),
            (Slice(x), Slice(y)) => {
                for (p, q) in x.iter().zip(y.iter()) {
                    if !self.eq(p, q)? {
                        return Ok(false);
                    }
                }
                true
            }
            (Method(x), Method(y)) => x.this.is(&y.this) && x.func.is(&y.func),
            (Alias(x), Alias(y)) => {
                if x.union != y.union || x.args.len() != y.args.len() || !self.eq(&x.origin, &y.origin)? {
                    return Ok(false);
                }
                for (i, p) in x.args.iter().enumerate() {
                    // The members of a union have no order.
                    let others = if x.union { &y.args[..] } else { &y.args[i..=i] };
                    let mut found = false;
                    for q in others {
                        found = found || self.eq(p, q)?;
                    }
                    if !found {
                        return Ok(false);
                    }
                }
                true
            }
            (Weak(x), Weak(y)) => {
                let (p, q) = (x.get(), y.get());
                if p.is_none() || q.is_none() { a.is(b) } else { self.eq(&p, &q)? }
            }
            _ => a.is(b),
        })
    }

    /// Order of builtin values: `None`, not comparable; `Some(None)`, unordered (NaN).
    fn order(&mut self, a: &Value, b: &Value) -> PyResult<Option<Option<Ordering>>> {
        use Value::*;
        Ok(Some(match (a, b) {
            (Int(_) | Bool(_) | Big(_), Int(_) | Bool(_) | Big(_)) => match (a.as_int(), b.as_int()) {
                (Some(x), Some(y)) => Some(x.cmp(&y)),
                _ => a.as_big().partial_cmp(&b.as_big()),
            },
            (Float(x), Big(y)) => float::cmp_big(x.get(), y),
            (Big(x), Float(y)) => float::cmp_big(y.get(), x).map(Ordering::reverse),
            (Float(_) | Int(_) | Bool(_), Float(_) | Int(_) | Bool(_)) => {
                a.as_float().partial_cmp(&b.as_float())
            }
            (Str(x), Str(y)) => Some(x.as_str().cmp(y.as_str())),
            (Bytes(x), Bytes(y)) => Some(x.cmp(y)),
            (ByteArray(_), ByteArray(_) | Bytes(_)) | (Bytes(_), ByteArray(_)) => {
                Some(builtins::raw_bytes(a).cmp(&builtins::raw_bytes(b)))
            }
            (Slice(x), Slice(y)) => return self.order_items(&x[..], &y[..]),
            (List(x), List(y)) => {
                let (x, y) = (x.borrow().clone(), y.borrow().clone());
                return self.order_items(&x, &y);
            }
            (Tuple(x), Tuple(y)) => return self.order_items(x, y),
            _ => return Ok(Option::None),
        }))
    }

    fn order_items(&mut self, x: &[Value], y: &[Value]) -> PyResult<Option<Option<Ordering>>> {
        for (p, q) in x.iter().zip(y) {
            if self.eq(p, q)? {
                continue;
            }
            // The first difference decides, by `<` and `>` of the items.
            if self.lt(p, q)? {
                return Ok(Some(Some(Ordering::Less)));
            }
            let g = self.compare(CmpOp::Gt, p, q)?;
            return Ok(Some(if self.truth(&g)? { Some(Ordering::Greater) } else { None }));
        }
        Ok(Some(Some(x.len().cmp(&y.len()))))
    }

    /// `v in container`.
    pub fn contains(&mut self, container: &Value, v: &Value) -> PyResult<bool> {
        if let Value::Instance(i) = container
            && let Some(Value::None) = i.class().lookup(&names().contains)
        {
            let class = i.class().name();
            return Err(PyErr::type_error(format!("'{class}' object is not a container")));
        }
        if let Value::Instance(_) = container
            && let Some(r) = self.call_special(container, &names().contains, std::slice::from_ref(v))?
        {
            return self.truth(&r);
        }
        self.contains_builtin(container, v)
    }

    /// `v in container` of the builtin value behind an instance.
    pub fn contains_builtin(&mut self, container: &Value, v: &Value) -> PyResult<bool> {
        match container.base() {
            Value::Dict(d) => Ok(d.get(self, v)?.is_some()),
            Value::Set(s) | Value::FrozenSet(s) => {
                let key = self.set_key(v)?;
                s.contains(self, &key)
            }
            Value::Str(s) => match v.as_str() {
                Some(t) => Ok(s.as_str().contains(t)),
                None => Err(PyErr::type_error(format!(
                    "'in <string>' requires string as left operand, not {}",
                    class_of(v).type_name()
                ))),
            },
            Value::List(l) => {
                let mut i = 0;
                loop {
                    let Some(x) = l.borrow().get(i).cloned() else { return Ok(false) };
                    if self.eq(&x, v)? {
                        return Ok(true);
                    }
                    i += 1;
                }
            }
            Value::Tuple(t) => {
                for x in t.iter() {
                    if self.eq(x, v)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Range(r) => match v.as_int() {
                Some(i) if r.step > 0 => Ok(i >= r.start && i < r.stop && (i - r.start) % r.step == 0),
                Some(i) => Ok(i <= r.start && i > r.stop && (r.start - i) % -r.step == 0),
                None => match v.as_float() {
                    Some(f) => {
                        Ok(f.fract() == 0.0 && self.contains_builtin(container, &Value::Int(f as i64))?)
                    }
                    None => Ok(false),
                },
            },
            Value::View(w) => match w.1 {
                ViewKind::Keys => Ok(w.0.get(self, v)?.is_some()),
                ViewKind::Values => {
                    for x in w.0.values() {
                        if self.eq(&x, v)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                ViewKind::Items => match v {
                    Value::Tuple(t) if t.len() == 2 => match w.0.get(self, &t[0])? {
                        Some(x) => self.eq(&x, &t[1]),
                        None => Ok(false),
                    },
                    _ => Ok(false),
                },
            },
            Value::Bytes(_) | Value::ByteArray(_) => builtins::bytes_contain(self, container, v),
            c => {
                if let Value::Class(k) = c
                    && let Some(m) = &k.meta
                    && let Some(f) = m.lookup(&names().contains)
                {
                    let r = self.call(&f, &[c.clone(), v.clone()])?;
                    return self.truth(&r);
                }
                let walks = |c| matches!(c, &Value::Class(_)) && class_of(c).lookup(&names().iter).is_some();
                if self.iter_kind(c).is_none() && !walks(c) {
                    return Err(PyErr::type_error(format!(
                        "argument of type '{}' is not iterable",
                        class_of(c).type_name()
                    )));
                }
                let it = self.iter(container)?;
                while let Some(x) = self.next(&it)? {
                    if self.eq(&x, v)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// `hash(v)`.
    pub fn hash(&mut self, v: &Value) -> PyResult<u64> {
        if let Some(h) = fast_hash(v) {
            return Ok(h);
        }
        match v {
            Value::Instance(_) => {
                let c = class_of(v);
                match c.lookup(&names().hash) {
                    Some(Value::None) => {
                        Err(PyErr::type_error(format!("unhashable type: '{}'", c.type_name())))
                    }
                    // `__hash__ = object.__hash__` in a class below `dict`.
                    Some(Value::Native(_))
                        if matches!(v.base(), Value::List(_) | Value::Dict(_) | Value::Set(_)) =>
                    {
                        Ok((v.address() as u64) >> 4)
                    }
                    Some(Value::Native(_)) | None => self.hash_builtin(v),
                    Some(f) => {
                        let r = self.call(&f, std::slice::from_ref(v))?;
                        match r.base() {
                            // What fits is the hash itself; -1 is an error's mark.
                            Value::Int(i) => Ok((if *i == -1 { -2 } else { *i }) as u64),
                            Value::Big(b) => Ok(hash_big(b)),
                            Value::Bool(b) => Ok(u64::from(*b)),
                            _ => Err(PyErr::type_error("__hash__ method should return an integer")),
                        }
                    }
                }
            }
            Value::Class(c) => match c.meta.as_ref().and_then(|m| m.lookup(&names().hash)) {
                Some(f @ Value::Func(_)) => {
                    let r = self.call(&f, std::slice::from_ref(v))?;
                    match r.base() {
                        Value::Int(i) => Ok((if *i == -1 { -2 } else { *i }) as u64),
                        _ => self.hash_builtin(&r),
                    }
                }
                _ => self.hash_builtin(v),
            },
            v => self.hash_builtin(v),
        }
    }

    /// `hash` of the builtin value behind an instance, or by identity.
    pub fn hash_builtin(&mut self, v: &Value) -> PyResult<u64> {
        let b = v.base();
        if let Some(h) = fast_hash(b) {
            return Ok(h);
        }
        match b {
            Value::Tuple(t) => {
                let parts: Vec<i64> =
                    self.nested("", |vm| t.iter().map(|x| vm.hash(x).map(|h| h as i64)).collect())?;
                Ok(crate::python::text::hash::tuple(parts) as u64)
            }
            Value::Slice(s) => {
                let mut parts = Vec::with_capacity(3);
                for x in s.iter() {
                    parts.push(self.hash(x)? as i64);
                }
                Ok(crate::python::text::hash::tuple(parts) as u64)
            }
            Value::FrozenSet(s) => Ok(s.frozen_hash()),
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::ByteArray(_) => {
                Err(PyErr::type_error(format!("unhashable type: '{}'", class_of(v).type_name())))
            }
            Value::Range(r) => {
                let n = r.len();
                let start = if n > 0 { Value::Int(r.start) } else { Value::None };
                let step = if n > 1 { Value::Int(r.step) } else { Value::None };
                let mut parts = Vec::with_capacity(3);
                for x in [Value::from(n), start, step] {
                    parts.push(self.hash(&x)? as i64);
                }
                Ok(crate::python::text::hash::tuple(parts) as u64)
            }
            Value::View(w) if w.1 != ViewKind::Values => {
                Err(PyErr::type_error(format!("unhashable type: '{}'", class_of(v).type_name())))
            }
            Value::Method(m) => Ok((m.this.address() as u64 >> 4) ^ (m.func.address() as u64 >> 4)),
            Value::Alias(a) => {
                let mut h = self.hash(&a.origin.clone())?;
                for x in &a.args {
                    let of = self.hash(x)?;
                    h = if a.union { h ^ of } else { h.wrapping_mul(31).wrapping_add(of) };
                }
                Ok(h)
            }
            Value::Weak(w) => {
                if let Some(h) = w.hash.get() {
                    return Ok(h);
                }
                let t = w.get();
                if t.is_none() {
                    return Err(PyErr::type_error("weak object has gone away"));
                }
                let h = self.hash(&t)?;
                w.hash.set(Some(h));
                Ok(h)
            }
            v => Ok((v.address() as u64) >> 4),
        }
    }

    /// `bool(v)`.
    pub fn truth(&mut self, v: &Value) -> PyResult<bool> {
        if let Some(t) = super::quick::quick_truth(v) {
            return Ok(t);
        }
        match v {
            Value::Undef => return Err(PyErr::runtime_error("a register has no value")),
            Value::Big(_) => return Ok(true),
            Value::Complex(c) => return Ok(c.0 != 0.0 || c.1 != 0.0),
            Value::NotImplemented => {
                self.deprecated("NotImplemented should not be used in a boolean context")?;
                return Ok(true);
            }
            Value::Instance(_) => {
                if let Some(r) = self.call_special(v, &names().bool, &[])? {
                    return match r {
                        Value::Bool(b) => Ok(b.get()),
                        r => Err(PyErr::type_error(format!(
                            "__bool__ should return bool, returned {}",
                            class_of(&r).type_name()
                        ))),
                    };
                }
                if class_of(v).lookup(&names().len).is_some() {
                    return Ok(self.len(v)? > 0);
                }
                let b = v.base();
                if !b.is(v) {
                    return self.truth(&b.clone());
                }
                return Ok(true);
            }
            Value::Class(c) => {
                if let Some(m) = &c.meta {
                    if let Some(f @ Value::Func(_)) = m.lookup(&names().bool) {
                        let r = self.call(&f, std::slice::from_ref(v))?;
                        return self.truth(&r);
                    }
                    if let Some(f @ Value::Func(_)) = m.lookup(&names().len) {
                        let r = self.call(&f, std::slice::from_ref(v))?;
                        return self.truth(&r);
                    }
                }
                return Ok(true);
            }
            _ => {}
        }
        Ok(self.len_builtin(v).is_none_or(|n| n > 0))
    }
}
