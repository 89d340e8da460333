//! Subscripts, slices and lengths.

use super::Vm;
use crate::python::builtins;
use crate::python::object::*;
use std::rc::Rc;

/// Start, stop and step of a slice over `len` items, clamped as CPython does.
pub fn slice_indices(vm: &mut Vm, s: &[Value; 3], len: usize) -> PyResult<(i64, i64, i64)> {
    let len = len as i64;
    let get = |vm: &mut Vm, v: &Value| -> PyResult<Option<i64>> {
        match v {
            Value::None => Ok(None),
            v => vm.index_clamped(v).map(Some).map_err(|_| {
                PyErr::type_error("slice indices must be integers or None or have an __index__ method")
            }),
        }
    };
    let step = get(vm, &s[2])?.unwrap_or(1);
    if step == 0 {
        return Err(PyErr::value_error("slice step cannot be zero"));
    }
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |i: i64| {
        let i = if i < 0 { i.saturating_add(len) } else { i };
        i.clamp(low, high)
    };
    let start = get(vm, &s[0])?.map_or(if step < 0 { high } else { low }, clamp);
    let stop = get(vm, &s[1])?.map_or(if step < 0 { low } else { high }, clamp);
    Ok((start, stop, step))
}

/// How many items a slice has.
fn slice_len(start: i64, stop: i64, step: i64) -> usize {
    RangeObj { start, stop, step }.len()
}

/// CPython has two ways to refuse: as a sequence, or as anything else.
fn no_deletion(obj: &Value, key: &Value) -> PyErr {
    let sequence = matches!(
        obj,
        Value::Instance(_) | Value::Str(_) | Value::Tuple(_) | Value::Bytes(_) | Value::Range(_)
    );
    let verb = if sequence && key.to_int().is_some() { "doesn't" } else { "does not" };
    PyErr::type_error(format!("'{}' object {verb} support item deletion", class_of(obj).type_name()))
}

/// Take the items of a slice out.
fn take_slice<T>(items: &mut Vec<T>, (from, to, step): (i64, i64, i64)) -> Vec<T> {
    if step == 1 {
        return items.drain(from as usize..to.max(from) as usize).collect();
    }
    let r = RangeObj { start: from, stop: to, step };
    let mut gone: Vec<usize> = (0..r.len()).map(|i| r.at(i) as usize).collect();
    gone.sort_unstable();
    gone.into_iter().rev().map(|i| items.remove(i)).collect()
}

fn pick<T: Clone>(items: &[T], (start, stop, step): (i64, i64, i64)) -> Vec<T> {
    let r = RangeObj { start, stop, step };
    (0..r.len()).map(|i| items[r.at(i) as usize].clone()).collect()
}

impl Vm {
    /// `obj[key]`.
    pub fn getitem(&mut self, obj: &Value, key: &Value) -> PyResult {
        if let Value::Instance(i) = obj {
            // A subclass of dict or list that reads its items as they do.
            if let Payload::Base(_) = &i.payload
                && matches!(i.class().lookup(&names().getitem), Some(Value::Native(_)))
            {
                return self.getitem_builtin(obj, key);
            }
            return match self.call_special(obj, &names().getitem, std::slice::from_ref(key))? {
                Some(v) => Ok(v),
                None => Err(PyErr::type_error(format!(
                    "'{}' object is not subscriptable",
                    class_of(obj).type_name()
                ))),
            };
        }
        self.getitem_builtin(obj, key)
    }

    /// `obj[key]` of the builtin value behind an instance.
    pub fn getitem_builtin(&mut self, obj: &Value, key: &Value) -> PyResult {
        match obj.base() {
            Value::List(l) => {
                if let Value::Slice(s) = key {
                    let n = l.borrow().len();
                    let r = slice_indices(self, s, n)?;
                    self.charge(n * size_of::<Value>());
                    return Ok(Value::list(pick(&l.borrow(), r)));
                }
                let i = self.seq_index(key, l.borrow().len(), "list")?;
                let v = l.borrow()[i].clone();
                Ok(v)
            }
            Value::Tuple(t) => {
                if let Value::Slice(s) = key {
                    let r = slice_indices(self, s, t.len())?;
                    if r == (0, t.len() as i64, 1) && matches!(obj, Value::Tuple(_)) {
                        return Ok(obj.clone());
                    }
                    self.charge(t.len() * size_of::<Value>());
                    return Ok(Value::tuple(pick(t, r)));
                }
                let i = self.seq_index(key, t.len(), "tuple")?;
                Ok(t[i].clone())
            }
            Value::Str(s) => {
                if let Value::Slice(sl) = key {
                    let n = s.char_len();
                    let r = slice_indices(self, sl, n)?;
                    if r == (0, n as i64, 1) && matches!(obj, Value::Str(_)) {
                        return Ok(obj.clone());
                    }
                    self.charge(n);
                    if s.is_ascii() && r.2 == 1 {
                        let (a, b) = (r.0 as usize, r.1.max(r.0) as usize);
                        return Ok(Value::str(&s.as_str()[a..b]));
                    }
                    if s.is_ascii() {
                        let bytes = pick(s.as_str().as_bytes(), r);
                        return Ok(Value::string(String::from_utf8(bytes).unwrap_or_default()));
                    }
                    let chars: Vec<char> = s.as_str().chars().collect();
                    return Ok(Value::string(pick(&chars, r).into_iter().collect()));
                }
                let n = s.char_len();
                let i = self.seq_index(key, n, "string")?;
                if s.is_ascii() {
                    return Ok(Value::Str(intern(&s.as_str()[i..=i])));
                }
                let c = s.as_str().chars().nth(i).unwrap_or_default();
                Ok(Value::string(c.to_string()))
            }
            Value::Bytes(b) => {
                if let Value::Slice(s) = key {
                    let r = slice_indices(self, s, b.len())?;
                    if r == (0, b.len() as i64, 1) && matches!(obj, Value::Bytes(_)) {
                        return Ok(obj.clone());
                    }
                    self.charge(b.len());
                    return Ok(Value::bytes(pick(b, r)));
                }
                let i = self.seq_index(key, b.len(), "index")?;
                Ok(Value::Int(i64::from(b[i])))
            }
            Value::ByteArray(b) => {
                let n = b.borrow().len();
                if let Value::Slice(s) = key {
                    let r = slice_indices(self, s, n)?;
                    return Ok(Value::ByteArray(Rc::new(std::cell::RefCell::new(pick(&b.borrow(), r)))));
                }
                let i = self.seq_index(key, n, "bytearray")?;
                let v = b.borrow()[i];
                Ok(Value::Int(i64::from(v)))
            }
            Value::Dict(d) => {
                if let Some(v) = d.get(self, key)? {
                    return Ok(v);
                }
                if let Value::Instance(_) = obj
                    && let Some(v) = self.call_special(obj, &names().missing, std::slice::from_ref(key))?
                {
                    return Ok(v);
                }
                Err(PyErr::key_error(key.clone()))
            }
            Value::Range(r) => {
                if let Value::Slice(s) = key {
                    let (a, b, st) = slice_indices(self, s, r.len())?;
                    let n = slice_len(a, b, st) as i64;
                    let start = r.at(a as usize);
                    let step = r.step.wrapping_mul(st);
                    return Ok(Value::Range(Rc::new(RangeObj { start, stop: start + n * step, step })));
                }
                let i = self.seq_index(key, r.len(), "range object")?;
                Ok(Value::Int(r.at(i)))
            }
            Value::Class(c) => {
                if let Some(m) = &c.meta
                    && let Some(f) = m.lookup(&names().getitem)
                {
                    return self.call(&f, &[obj.clone(), key.clone()]);
                }
                let me = Value::Class(c.clone());
                let of_type = c.meta.is_none() && !Rc::ptr_eq(c, &types().type_);
                if of_type && c.lookup(&names().class_getitem).is_none() {
                    // `type`'s own is for `type[...]` alone.
                } else if let Some(f) = self.getattr_opt(&me, &names().class_getitem)? {
                    return self.call(&f, std::slice::from_ref(key));
                }
                let generic = ["list", "dict", "tuple", "set", "frozenset", "type"];
                if c.flags().builtin && generic.contains(&c.name().as_str()) {
                    let args = match key {
                        Value::Tuple(t) => t.to_vec(),
                        k => vec![k.clone()],
                    };
                    return Ok(Value::Alias(Rc::new(Alias { origin: me, args, union: false })));
                }
                Err(PyErr::type_error(format!("type '{}' is not subscriptable", c.full_name())))
            }
            Value::Alias(a) => Ok(Value::Alias(Rc::new(Alias {
                origin: a.origin.clone(),
                args: match key {
                    Value::Tuple(t) => t.to_vec(),
                    k => vec![k.clone()],
                },
                union: false,
            }))),
            o => match self.call_special(o, &names().getitem, std::slice::from_ref(key))? {
                Some(v) => Ok(v),
                None => Err(PyErr::type_error(format!(
                    "'{}' object is not subscriptable",
                    class_of(o).type_name()
                ))),
            },
        }
    }

    fn seq_index(&mut self, key: &Value, len: usize, what: &str) -> PyResult<usize> {
        let i = match key {
            Value::Int(i) => *i,
            Value::Bool(b) => i64::from(*b),
            k => {
                if class_of(k).lookup(&names().index).is_none() && k.as_big().is_none() {
                    let (what, hint) = match what {
                        "string" => ("string", format!("integers, not '{}'", class_of(k).type_name())),
                        "index" => ("byte", format!("integers or slices, not {}", class_of(k).type_name())),
                        "range object" => {
                            ("range", format!("integers or slices, not {}", class_of(k).type_name()))
                        }
                        w => (w, format!("integers or slices, not {}", class_of(k).type_name())),
                    };
                    return Err(PyErr::type_error(format!("{what} indices must be {hint}")));
                }
                match self.index(k)? {
                    Value::Int(i) => i,
                    _ => return Err(PyErr::index_error("cannot fit 'int' into an index-sized integer")),
                }
            }
        };
        let j = if i < 0 { i + len as i64 } else { i };
        if j < 0 || j >= len as i64 {
            return Err(PyErr::index_error(if what == "index" {
                "index out of range".to_string()
            } else {
                format!("{what} index out of range")
            }));
        }
        Ok(j as usize)
    }

    /// `obj[key] = v`.
    pub fn setitem(&mut self, obj: &Value, key: Value, v: Value) -> PyResult<()> {
        if let Value::Instance(_) = obj {
            return match self.call_special(obj, &names().setitem, &[key, v])? {
                Some(_) => Ok(()),
                None => Err(PyErr::type_error(format!(
                    "'{}' object does not support item assignment",
                    class_of(obj).type_name()
                ))),
            };
        }
        self.setitem_builtin(obj, key, v)
    }

    /// `obj[key] = v` of the builtin value behind an instance.
    pub fn setitem_builtin(&mut self, obj: &Value, key: Value, v: Value) -> PyResult<()> {
        match obj.base() {
            Value::Dict(d) => d.set(self, key, v),
            Value::List(l) => {
                if let Value::Slice(s) = &key {
                    let items = if self.iter_kind(&v).is_some() {
                        self.list_of(&v)?
                    } else {
                        return Err(PyErr::type_error("must assign iterable to extended slice"));
                    };
                    let n = l.borrow().len();
                    let (a, b, st) = slice_indices(self, s, n)?;
                    let mut old: Vec<Value> = if st == 1 {
                        let (a, b) = (a as usize, b.max(a) as usize);
                        l.borrow_mut().splice(a..b, items).collect()
                    } else {
                        let r = RangeObj { start: a, stop: b, step: st };
                        if r.len() != items.len() {
                            return Err(PyErr::value_error(format!(
                                "attempt to assign sequence of size {} to extended slice of size {}",
                                items.len(),
                                r.len()
                            )));
                        }
                        let mut l = l.borrow_mut();
                        items
                            .into_iter()
                            .enumerate()
                            .map(|(i, x)| std::mem::replace(&mut l[r.at(i) as usize], x))
                            .collect()
                    };
                    // Outside of the borrow, for what goes may run code; of a stretch the last item goes first.
                    if st == 1 {
                        old.reverse();
                    }
                    drop(old);
                    return Ok(());
                }
                let n = l.borrow().len();
                let i = self.seq_index(&key, n, "list").map_err(|e| {
                    if e.is(&types().index_error) {
                        PyErr::index_error("list assignment index out of range")
                    } else {
                        e
                    }
                })?;
                let old = std::mem::replace(&mut l.borrow_mut()[i], v);
                drop(old);
                Ok(())
            }
            Value::ByteArray(b) => {
                let n = b.borrow().len();
                if let Value::Slice(s) = &key {
                    let new = match builtins::raw_bytes(&v) {
                        Some(new) => new,
                        None if v.as_str().is_some()
                            || v.to_int().is_some()
                            || self.iter_kind(&v).is_none() =>
                        {
                            return Err(PyErr::type_error(
                                "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                            ));
                        }
                        None => {
                            let v = self.call(&Value::Class(types().bytes.clone()), &[v])?;
                            builtins::raw_bytes(&v).unwrap_or_default()
                        }
                    };
                    let (from, to, step) = slice_indices(self, s, n)?;
                    let r = RangeObj { start: from, stop: to, step };
                    let mut b = b.borrow_mut();
                    if step == 1 {
                        b.splice(from as usize..to.max(from) as usize, new);
                    } else if new.len() == r.len() {
                        new.into_iter().enumerate().for_each(|(i, x)| b[r.at(i) as usize] = x);
                    } else {
                        return Err(PyErr::value_error(format!(
                            "attempt to assign bytes of size {} to extended slice of size {}",
                            new.len(),
                            r.len()
                        )));
                    }
                    return Ok(());
                }
                let i = self.seq_index(&key, n, "bytearray")?;
                let x = self.index_i64(&v)?;
                match u8::try_from(x) {
                    Ok(x) => b.borrow_mut()[i] = x,
                    Err(_) => return Err(PyErr::value_error("byte must be in range(0, 256)")),
                }
                Ok(())
            }
            o => match self.call_special(o, &names().setitem, &[key, v])? {
                Some(_) => Ok(()),
                None => Err(PyErr::type_error(format!(
                    "'{}' object does not support item assignment",
                    class_of(o).type_name()
                ))),
            },
        }
    }

    /// `del obj[key]`.
    pub fn delitem(&mut self, obj: &Value, key: &Value) -> PyResult<()> {
        if let Value::Instance(_) = obj {
            return match self.call_special(obj, &names().delitem, std::slice::from_ref(key))? {
                Some(_) => Ok(()),
                None => Err(no_deletion(obj, key)),
            };
        }
        self.delitem_builtin(obj, key)
    }

    /// `del obj[key]` of the builtin value behind an instance.
    pub fn delitem_builtin(&mut self, obj: &Value, key: &Value) -> PyResult<()> {
        match obj.base() {
            Value::Dict(d) => match d.remove(self, key)? {
                Some(_) => Ok(()),
                None => Err(PyErr::key_error(key.clone())),
            },
            Value::List(l) => {
                let n = l.borrow().len();
                if let Value::Slice(s) = key {
                    let r = slice_indices(self, s, n)?;
                    let mut old = take_slice(&mut l.borrow_mut(), r);
                    old.reverse();
                    drop(old);
                    return Ok(());
                }
                let i = self.seq_index(key, n, "list").map_err(|e| {
                    if e.is(&types().index_error) {
                        PyErr::index_error("list assignment index out of range")
                    } else {
                        e
                    }
                })?;
                let old = l.borrow_mut().remove(i);
                drop(old);
                Ok(())
            }
            Value::ByteArray(b) => {
                let n = b.borrow().len();
                if let Value::Slice(s) = key {
                    let r = slice_indices(self, s, n)?;
                    take_slice(&mut b.borrow_mut(), r);
                    return Ok(());
                }
                let i = self.seq_index(key, n, "bytearray")?;
                b.borrow_mut().remove(i);
                Ok(())
            }
            o => match self.call_special(o, &names().delitem, std::slice::from_ref(key))? {
                Some(_) => Ok(()),
                None => Err(no_deletion(o, key)),
            },
        }
    }

    /// Take everything of a mapping (with `keys`) or of an iterable of pairs.
    pub fn dict_update(&mut self, d: &Rc<Dict>, v: &Value) -> PyResult<()> {
        if let Value::Dict(o) = v {
            let o = o.clone();
            self.charge(o.len() * size_of::<DictEntry>());
            return d.update(self, &o);
        }
        if let Value::Instance(i) = v
            && let Payload::Base(Value::Dict(o)) = &i.payload
            && class_of(v)
                .lookup_where(&names().iter)
                .is_some_and(|(_, o)| o.is_some_and(|c| c.flags().builtin))
        {
            let o = o.clone();
            return d.update(self, &o);
        }
        if let Some(f) = self.getattr_opt(v, &intern("keys"))? {
            let keys = self.call(&f, &[])?;
            let mut keys = self.walk(&keys)?;
            while let Some(k) = keys.next(self)? {
                let x = self.getitem(v, &k)?;
                d.set(self, k, x)?;
            }
            return Ok(());
        }
        let mut pairs = self.walk(v)?;
        let mut n = 0;
        while let Some(pair) = pairs.next(self)? {
            if self.iter_kind(&pair).is_none() {
                return Err(PyErr::type_error(format!(
                    "cannot convert dictionary update sequence element #{n} to a sequence"
                )));
            }
            let p = self.list_of(&pair)?;
            let [k, x] = &p[..] else {
                return Err(PyErr::value_error(format!(
                    "dictionary update sequence element #{n} has length {}; 2 is required",
                    p.len()
                )));
            };
            d.set(self, k.clone(), x.clone())?;
            n += 1;
        }
        Ok(())
    }

    /// `len(v)`.
    pub fn len(&mut self, v: &Value) -> PyResult<usize> {
        if !matches!(v, Value::Instance(_))
            && let Some(n) = self.len_builtin(v)
        {
            return Ok(n);
        }
        match self.call_special(v, &names().len, &[])? {
            Some(r) => usize::try_from(self.index_count(&r)?)
                .map_err(|_| PyErr::value_error("__len__() should return >= 0")),
            None => {
                Err(PyErr::type_error(format!("object of type '{}' has no len()", class_of(v).type_name())))
            }
        }
    }

    /// `len` of a builtin value.
    pub fn len_builtin(&self, v: &Value) -> Option<usize> {
        Some(match v.base() {
            Value::List(l) => l.borrow().len(),
            Value::Tuple(t) => t.len(),
            Value::Str(s) => s.char_len(),
            Value::Dict(d) => d.len(),
            Value::View(w) => w.0.len(),
            Value::Set(s) | Value::FrozenSet(s) => s.len(),
            Value::Range(r) => r.len(),
            Value::Bytes(b) => b.len(),
            Value::ByteArray(b) => b.borrow().len(),
            _ => return None,
        })
    }
}
