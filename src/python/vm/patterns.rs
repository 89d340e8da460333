//! What `match` asks of values.

use super::Vm;
use crate::python::object::*;
use std::rc::Rc;

impl Vm {
    fn is_abc(&mut self, v: &Value, which: &str) -> PyResult<bool> {
        // An instance of a class registered with (or derived from) collections.abc's class.
        let Value::Instance(_) = v else { return Ok(false) };
        let abc = self.import_module("collections.abc")?;
        let class = self.getattr(&abc, &intern(which))?;
        crate::python::builtins::isinstance(self, v, &class)
    }

    pub(super) fn match_sequence(&mut self, v: &Value, min: usize, exact: bool) -> PyResult<bool> {
        let ok = match v.base() {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            _ => v.data::<crate::python::modules::SequenceMark>().is_some() || self.is_abc(v, "Sequence")?,
        };
        if !ok {
            return Ok(false);
        }
        let n = self.len(v)?;
        Ok(if exact { n == min } else { n >= min })
    }

    pub(super) fn match_mapping(&mut self, v: &Value, min: usize) -> PyResult<bool> {
        let ok = matches!(v.base(), Value::Dict(_)) || self.is_abc(v, "Mapping")?;
        Ok(ok && (min == 0 || self.len(v)? >= min))
    }

    pub(super) fn match_keys(&mut self, v: &Value, keys: &Value) -> PyResult<Option<Value>> {
        let mut out = Items::new();
        for k in self.list_of(keys)? {
            if let Value::Dict(d) = v.base() {
                match d.clone().get(self, &k)? {
                    Some(x) => out.push(x),
                    None => return Ok(None),
                }
                continue;
            }
            let missing = Value::native(&types().object, ());
            let x = self.call_method(v, "get", &[k, missing.clone()])?;
            if x.is(&missing) {
                return Ok(None);
            }
            out.push(x);
        }
        Ok(Some(Value::Tuple(Rc::new(out))))
    }

    /// The attributes for a class pattern, or `None` if it does not match.
    pub(super) fn match_class(
        &mut self,
        class: &Value,
        v: &Value,
        attrs: &Value,
        n: usize,
    ) -> PyResult<Option<Value>> {
        let Value::Class(c) = class else {
            return Err(PyErr::type_error("called match pattern must be a class"));
        };
        if !crate::python::builtins::isinstance(self, v, class)? {
            return Ok(None);
        }
        let mut out = Items::new();
        let mut seen: Vec<Name> = vec![];
        let mut looked_at = |a: &Name| {
            let again = seen.iter().any(|s| s.as_str() == a.as_str());
            seen.push(a.clone());
            let text = || format!("{}() got multiple sub-patterns for attribute '{a}'", c.name());
            if again { Err(PyErr::type_error(text())) } else { Ok(()) }
        };
        if n > 0 {
            match self.getattr_opt(class, &names().match_args)? {
                Some(Value::Tuple(args)) => {
                    if args.len() < n {
                        return Err(PyErr::type_error(format!(
                            "{}() accepts {} positional sub-pattern{} ({n} given)",
                            c.name(),
                            args.len(),
                            if args.len() == 1 { "" } else { "s" }
                        )));
                    }
                    for a in args.iter().take(n) {
                        let Value::Str(a) = a else {
                            return Err(PyErr::type_error(format!(
                                "__match_args__ elements must be strings (got {})",
                                class_of(a).name()
                            )));
                        };
                        looked_at(a)?;
                        match self.match_attr(v, a)? {
                            Some(x) => out.push(x),
                            None => return Ok(None),
                        }
                    }
                }
                Some(other) => {
                    return Err(PyErr::type_error(format!(
                        "{}.__match_args__ must be a tuple (got {})",
                        c.name(),
                        class_of(&other).name()
                    )));
                }
                None => {
                    let t = types();
                    let whole = [
                        &t.bool,
                        &t.bytearray,
                        &t.bytes,
                        &t.dict,
                        &t.float,
                        &t.frozenset,
                        &t.int,
                        &t.list,
                        &t.set,
                        &t.str,
                        &t.tuple,
                    ];
                    let simple = whole.iter().any(|k| c.is_subclass(k));
                    if !simple || n > 1 {
                        let most = usize::from(simple);
                        return Err(PyErr::type_error(format!(
                            "{}() accepts {most} positional sub-pattern{} ({n} given)",
                            c.name(),
                            if most == 1 { "" } else { "s" }
                        )));
                    }
                    out.push(v.clone());
                }
            }
        }
        for a in self.list_of(attrs)? {
            let Value::Str(a) = a else { continue };
            looked_at(&a)?;
            match self.match_attr(v, &a)? {
                Some(x) => out.push(x),
                None => return Ok(None),
            }
        }
        Ok(Some(Value::Tuple(Rc::new(out))))
    }

    fn match_attr(&mut self, v: &Value, name: &Name) -> PyResult<Option<Value>> {
        match self.getattr_opt(v, name) {
            Err(e) if e.is(&types().attribute_error) => Ok(None),
            r => r,
        }
    }
}
