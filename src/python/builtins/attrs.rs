//! Attributes that builtin values compute: `__name__`, `__dict__`, `__traceback__`, `cr_frame`, ...

use crate::python::object::*;
use crate::python::syntax::complete;
use crate::python::vm::{Frame, Vm};
use std::rc::Rc;

fn flags(c: &Code) -> i64 {
    let f = c.flags;
    let mut n = 1 | 2;
    if f.varargs {
        n |= 4;
    }
    if f.varkw {
        n |= 8;
    }
    if c.awaitable.get() {
        n |= 0x100;
    }
    n | match (f.generator, f.coroutine) {
        (true, true) => 0x200,
        (true, false) => 0x20,
        (false, true) => 0x80,
        _ => 0,
    }
}

fn strings(list: &[Name]) -> Value {
    Value::tuple(list.iter().map(|n| Value::Str(n.clone())))
}

impl Vm {
    /// A computed attribute of a value, if it has one of this name.
    pub(crate) fn special_attr(&mut self, v: &Value, name: &str) -> PyResult<Option<Value>> {
        if name == "__class__" {
            return Ok(Some(Value::Class(class_of(v))));
        }
        Ok(match v {
            Value::Instance(i) => {
                if name == "__dict__" {
                    if i.class().flags().no_dict {
                        return Ok(None);
                    }
                    return Ok(Some(Value::Dict(without_slots(i))));
                }
                match (i.exc(), v.base()) {
                    (Some(d), _) => exc_attr(i, d, name),
                    (None, Value::Instance(_)) => None,
                    // A subclass of a number has the number's.
                    (None, base) => self.special_attr(&base.clone(), name)?,
                }
            }
            Value::Class(c) => class_attr(c, name),
            Value::Func(f) => func_attr(f, name),
            Value::Method(m) => match name {
                "__self__" => Some(m.this.clone()),
                "__func__" => Some(m.func.clone()),
                _ => return self.special_attr(&m.func.clone(), name),
            },
            Value::Native(n) => match name {
                "__name__" => Some(Value::Str(n.name.clone())),
                "__qualname__" => Some(match n.owner.as_ref().and_then(|o| o.upgrade()) {
                    Some(c) => Value::string(format!("{}.{}", c.name(), n.name)),
                    None => Value::Str(n.name.clone()),
                }),
                "__doc__" if !n.bound.is_undef() => return self.special_attr(&n.bound.clone(), name),
                "__doc__" => Some(Value::None),
                "__module__" if n.owner.is_some() => Some(Value::None),
                "__module__" => Some(self.module_name(n).map_or(Value::str("builtins"), Value::Str)),
                "__objclass__" => n.owner.as_ref().and_then(|o| o.upgrade()).map(Value::Class),
                "__self__" if matches!(n.bound, Value::Undef | Value::Func(_)) => {
                    Some(self.module_of(n).map_or(Value::None, Value::Module))
                }
                "__self__" => Some(n.bound.clone()),
                _ => None,
            },
            Value::Gen(g) => gen_attr(g, name),
            Value::Iter(i) => match (name, &*i.state.borrow()) {
                ("cr_await" | "gi_yieldfrom", IterState::Native(n)) => Some(n.awaiting()),
                _ => None,
            },
            Value::Code(c) => code_attr(c, name),
            Value::Traceback(t) => match name {
                "tb_next" => Some(t.next.borrow().clone().map_or(Value::None, Value::Traceback)),
                "tb_frame" => Some(Value::Frame(t.frame.clone())),
                "tb_lineno" => Some(shown_line(&t.frame.code, t.pc)),
                "tb_lasti" => Some(Value::from(t.pc as usize)),
                _ => None,
            },
            Value::Frame(f) if name == "f_back" => Some(self.caller_of(f).map_or(Value::None, Value::Frame)),
            Value::Frame(f) => self.frame_attr(f, name),
            Value::Property(p) => match name {
                "fget" => Some(p.get.clone()),
                "fset" => Some(p.set.clone()),
                "fdel" => Some(p.del.clone()),
                "__doc__" => Some(p.doc.clone()),
                "__name__" => p.name.borrow().clone().map(Value::Str),
                "__isabstractmethod__" => {
                    for f in [p.get.clone(), p.set.clone(), p.del.clone()] {
                        if let Some(x) = self.getattr_opt(&f, &names().isabstractmethod)?
                            && self.truth(&x)?
                        {
                            return Ok(Some(Value::Bool(Truth::True)));
                        }
                    }
                    Some(Value::Bool(Truth::False))
                }
                _ => None,
            },
            Value::StaticMethod(f) | Value::ClassMethod(f) => match name {
                "__func__" | "__wrapped__" => Some((**f).clone()),
                _ => {
                    let f = (**f).clone();
                    return self.getattr_opt(&f, &intern(name));
                }
            },
            Value::Cell(c) => match name {
                "cell_contents" => {
                    let v = c.0.borrow().clone();
                    if v.is_undef() {
                        return Err(PyErr::value_error("Cell is empty"));
                    }
                    Some(v)
                }
                _ => None,
            },
            Value::Alias(a) => match name {
                "__origin__" => Some(a.origin.clone()),
                "__args__" => Some(Value::tuple(a.args.iter().map(|x| match x {
                    Value::None if a.union => Value::Class(class_of(x)),
                    x => x.clone(),
                }))),
                "__parameters__" => {
                    let mut all: Vec<Value> = vec![];
                    for x in &a.args {
                        let variables = match class_of(x).name().as_str() {
                            "TypeVar" | "ParamSpec" | "TypeVarTuple" => vec![x.clone()],
                            _ if matches!(x, Value::Class(_)) => vec![],
                            _ => match self.getattr_opt(x, &intern(name))? {
                                Some(inner) => self.list_of(&inner)?,
                                None => vec![],
                            },
                        };
                        for v in variables {
                            if !all.iter().any(|known| known.is(&v)) {
                                all.push(v);
                            }
                        }
                    }
                    Some(Value::tuple(all))
                }
                _ => None,
            },
            Value::Slice(s) => match name {
                "start" => Some(s[0].clone()),
                "stop" => Some(s[1].clone()),
                "step" => Some(s[2].clone()),
                _ => None,
            },
            Value::Range(r) => match name {
                "start" => Some(Value::Int(r.start)),
                "stop" => Some(Value::Int(r.stop)),
                "step" => Some(Value::Int(r.step)),
                _ => None,
            },
            Value::Super(s) => match name {
                "__thisclass__" => Some(Value::Class(s.class.clone())),
                "__self__" => Some(s.this.clone()),
                "__self_class__" => Some(Value::Class(s.this_class.clone())),
                _ => None,
            },
            Value::Int(_) | Value::Big(_) | Value::Bool(_) => match name {
                "real" | "numerator" => Some(self.unary(v, '+')?),
                "imag" => Some(Value::Int(0)),
                "denominator" => Some(Value::Int(1)),
                _ => None,
            },
            Value::Float(_) => match name {
                "real" => Some(v.clone()),
                "imag" => Some(Value::Float((0.0).into())),
                _ => None,
            },
            Value::Complex(c) => match name {
                "real" => Some(Value::Float(c.0.into())),
                "imag" => Some(Value::Float(c.1.into())),
                _ => None,
            },
            Value::Member(m) => match name {
                "__name__" => Some(Value::Str(m.name.clone())),
                "__objclass__" => m.owner.borrow().as_ref().and_then(|o| o.upgrade()).map(Value::Class),
                _ => None,
            },
            Value::Weak(w) if name == "__callback__" => Some(w.callback.clone()),
            _ => None,
        })
    }

    /// Set an attribute of a builtin value that can be set.
    pub(crate) fn set_special(&mut self, obj: &Value, name: &Name, v: Value) -> PyResult<()> {
        let n = name.as_str();
        match obj {
            Value::Func(f) => {
                let text = |v: &Value| match v {
                    Value::Str(s) => Ok(s.clone()),
                    _ => Err(PyErr::type_error(format!("{n} must be set to a string object"))),
                };
                match n {
                    "__name__" => *f.name.borrow_mut() = text(&v)?,
                    "__qualname__" => *f.qualname.borrow_mut() = text(&v)?,
                    "__doc__" => *f.doc.borrow_mut() = v,
                    "__module__" => *f.module.borrow_mut() = v,
                    "__defaults__" => {
                        *f.defaults.borrow_mut() = if v.is_none() { vec![] } else { self.list_of(&v)? }
                    }
                    "__kwdefaults__" => {
                        *f.kwdefaults.borrow_mut() = match v {
                            Value::Dict(d) => Some(d),
                            _ => None,
                        }
                    }
                    "__annotations__" => {
                        *f.annotations.borrow_mut() = match v {
                            Value::Dict(d) => Some(d),
                            _ => None,
                        }
                    }
                    "__type_params__" if matches!(&v, Value::Tuple(t) if t.is_empty()) => {}
                    "__code__" => {
                        if let Value::Code(c) = v {
                            *f.code.borrow_mut() = c;
                        }
                    }
                    "__dict__" => {
                        if let Value::Dict(d) = v {
                            *f.attrs.borrow_mut() = Some(d);
                        }
                    }
                    _ => f.attrs.borrow_mut().get_or_insert_with(Default::default).set_name(name.clone(), v),
                }
                Ok(())
            }
            Value::Gen(g) => match (n, v) {
                ("__name__", Value::Str(s)) => {
                    *g.name.borrow_mut() = s;
                    Ok(())
                }
                ("__qualname__", Value::Str(s)) => {
                    *g.qualname.borrow_mut() = s;
                    Ok(())
                }
                ("__name__" | "__qualname__", _) => {
                    Err(PyErr::type_error(format!("{n} must be set to a string object")))
                }
                _ => Err(self.no_attribute(obj, name)),
            },
            Value::Cell(c) if n == "cell_contents" => {
                *c.0.borrow_mut() = v;
                Ok(())
            }
            Value::Traceback(t) if n == "tb_next" => {
                *t.next.borrow_mut() = match v {
                    Value::Traceback(t) => Some(t),
                    _ => None,
                };
                Ok(())
            }
            Value::Property(_) if n == "__doc__" => Ok(()),
            Value::Method(m) if !matches!(m.func, Value::Native(_)) => {
                let m = format!(
                    "'method' object has no attribute '{name}' and no __dict__ for setting new attributes"
                );
                Err(PyErr::attribute(m, name, obj.clone()))
            }
            o => {
                let c = class_of(o).name();
                let msg = if self.getattr_opt(o, name)?.is_some() {
                    let computed =
                        matches!(o, Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Complex(_))
                            && matches!(n, "real" | "imag" | "numerator" | "denominator");
                    if computed {
                        format!("attribute '{name}' of '{c}' objects is not writable")
                    } else {
                        format!("'{c}' object attribute '{name}' is read-only")
                    }
                } else {
                    format!(
                        "'{c}' object has no attribute '{name}' and no __dict__ for setting new attributes"
                    )
                };
                Err(PyErr::attribute(msg, name, obj.clone()))
            }
        }
    }

    /// Set a computed attribute of an instance; whether there is one of this name.
    pub(crate) fn set_instance_special(
        &mut self,
        obj: &Value,
        i: &Rc<Instance>,
        name: &Name,
        v: &Value,
    ) -> PyResult<bool> {
        match name.as_str() {
            "__class__" => {
                let Value::Class(c) = v else {
                    return Err(PyErr::type_error(format!(
                        "__class__ must be set to a class, not '{}' object",
                        class_of(v).name()
                    )));
                };
                if c.flags().builtin {
                    return Err(PyErr::type_error(
                        "__class__ assignment only supported for mutable types or ModuleType subclasses",
                    ));
                }
                i.set_class(c.clone());
                return Ok(true);
            }
            "__dict__" => {
                let Value::Dict(d) = v else {
                    return Err(PyErr::type_error(format!(
                        "__dict__ must be set to a dictionary, not a '{}'",
                        class_of(v).name()
                    )));
                };
                *i.attrs.borrow_mut() = Attrs::Own(d.clone());
                return Ok(true);
            }
            _ => {}
        }
        let Some(d) = i.exc() else { return Ok(false) };
        let _ = obj;
        let as_exc = |v: &Value, what: &str| match v {
            Value::None => Ok(None),
            Value::Instance(x) if x.exc().is_some() => Ok(Some(PyErr(x.clone()))),
            _ => {
                Err(PyErr::type_error(format!("exception {what} must be None or derive from BaseException")))
            }
        };
        match name.as_str() {
            "__traceback__" => {
                let new = match v {
                    Value::None => None,
                    Value::Traceback(t) => Some(t.clone()),
                    _ => return Err(PyErr::type_error("__traceback__ must be a traceback or None")),
                };
                let old = d.traceback.replace(new);
                drop(old);
            }
            "__cause__" => {
                *d.cause.borrow_mut() = as_exc(v, "cause")?;
                d.suppress_context.set(true);
            }
            "__context__" => *d.context.borrow_mut() = as_exc(v, "context")?,
            "__suppress_context__" => d.suppress_context.set(self.truth(v)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// An instance's `__dict__`. What its class's slots hold lies beside it and is no part: then it is a copy.
fn without_slots(i: &Rc<Instance>) -> Rc<Dict> {
    let (own, class) = (i.own_dict(), i.class());
    let slotted = |c: &Rc<Class>| c.dict.get_name(&names().slots).is_some();
    if !slotted(&class) && !class.mro.borrow().iter().any(slotted) {
        return own;
    }
    let shown = Dict::new();
    for (k, v) in own.entries() {
        if let Value::Str(k) = k
            && !matches!(class.lookup(&k), Some(Value::Member(_)))
        {
            shown.set_name(k, v);
        }
    }
    if shown.len() == own.len() { own } else { Rc::new(shown) }
}

fn exc_attr(i: &Rc<Instance>, d: &ExcData, name: &str) -> Option<Value> {
    let t = types();
    let is = |c: &Rc<Class>| i.class().is_subclass(c);
    let args = || d.args();
    Some(match name {
        "args" => d.args.borrow().clone(),
        "__traceback__" => d.traceback.borrow().clone().map_or(Value::None, Value::Traceback),
        "__cause__" => d.cause.borrow().as_ref().map_or(Value::None, |e| e.value()),
        "__context__" => d.context.borrow().as_ref().map_or(Value::None, |e| e.value()),
        "__suppress_context__" => Value::Bool(d.suppress_context.get().into()),
        "value" if is(&t.stop_iteration) => d.extra.borrow().clone().or_none(),
        "code" if is(&t.system_exit) => d.extra.borrow().clone().or_none(),
        "message" if is(&t.base_exception_group) => args().first().cloned().unwrap_or(Value::None),
        "exceptions" if is(&t.base_exception_group) => match &*d.extra.borrow() {
            Value::List(l) => Value::tuple(l.borrow().iter().cloned()),
            v => v.clone().or_none(),
        },
        "errno" if is(&t.os_error) && args().len() >= 2 => args()[0].clone(),
        "strerror" if is(&t.os_error) && args().len() >= 2 => args()[1].clone(),
        "errno" | "strerror" | "filename" | "filename2" if is(&t.os_error) => Value::None,
        "name" | "obj" if is(&t.attribute_error) || is(&t.name_error) => Value::None,
        "name" | "path" | "msg" if is(&t.import_error) => {
            if name == "msg" {
                args().first().cloned().unwrap_or(Value::None)
            } else {
                Value::None
            }
        }
        "msg" if is(&t.syntax_error) => args().first().cloned().unwrap_or(Value::None),
        "print_file_and_line" if is(&t.syntax_error) => Value::None,
        _ if is(&t.syntax_error) => {
            let places = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
            let at = places.iter().position(|p| *p == name)?;
            match args().get(1).map(|a| a.base().clone()) {
                Some(Value::Tuple(t)) => t.get(at).cloned().unwrap_or(Value::None),
                _ => Value::None,
            }
        }
        _ => return None,
    })
}

fn class_attr(c: &Rc<Class>, name: &str) -> Option<Value> {
    Some(match name {
        "__name__" => Value::Str(c.name()),
        "__qualname__" => Value::Str(c.qualname.borrow().clone()),
        "__module__" => c.lookup(&names().module).unwrap_or(Value::str("builtins")),
        "__doc__" => c.dict.get_name(&names().doc).unwrap_or(Value::None),
        "__bases__" => Value::tuple(c.bases.borrow().iter().cloned().map(Value::Class)),
        "__base__" => c.bases.borrow().first().cloned().map_or(Value::None, Value::Class),
        "__mro__" => {
            Value::tuple(std::iter::once(c.clone()).chain(c.mro.borrow().iter().cloned()).map(Value::Class))
        }
        "__dict__" => super::proxy::proxy(Value::Dict(c.dict.clone())),
        "__annotations__" => match c.dict.get_name(&names().annotations) {
            Some(a) => a,
            None => {
                if c.flags().builtin {
                    return None;
                }
                let d = Value::dict(Dict::new());
                c.dict.set_name(names().annotations.clone(), d.clone());
                d
            }
        },
        "__type_params__" => c.dict.get_str("__type_params__").unwrap_or_else(|| Value::tuple([])),
        "__flags__" => Value::Int(0),
        _ => return None,
    })
}

fn func_attr(f: &Rc<Function>, name: &str) -> Option<Value> {
    Some(match name {
        "__name__" => Value::Str(f.name.borrow().clone()),
        "__qualname__" => Value::Str(f.qualname.borrow().clone()),
        "__module__" => f.module.borrow().clone(),
        "__doc__" => f.doc.borrow().clone(),
        "__code__" => {
            complete(f).ok()?;
            Value::Code(f.code.borrow().clone())
        }
        "__globals__" => Value::Dict(f.globals.clone()),
        "__defaults__" => {
            let d = f.defaults.borrow();
            if d.is_empty() { Value::None } else { Value::tuple(d.iter().cloned()) }
        }
        "__kwdefaults__" => f.kwdefaults.borrow().clone().map_or(Value::None, Value::Dict),
        "__annotations__" => {
            Value::Dict(f.annotations.borrow_mut().get_or_insert_with(Default::default).clone())
        }
        "__dict__" => Value::Dict(f.attrs.borrow_mut().get_or_insert_with(Default::default).clone()),
        "__closure__" => {
            if f.closure.is_empty() {
                Value::None
            } else {
                Value::tuple(f.closure.iter().cloned().map(Value::Cell))
            }
        }
        "__type_params__" => Value::tuple([]),
        _ => return None,
    })
}

fn gen_attr(g: &Rc<Generator>, name: &str) -> Option<Value> {
    let prefix = match g.kind {
        GenKind::Generator => "gi_",
        GenKind::Coroutine => "cr_",
        GenKind::AsyncGen => "ag_",
    };
    Some(match name {
        "__name__" => Value::Str(g.name.borrow().clone()),
        "__qualname__" => Value::Str(g.qualname.borrow().clone()),
        "__doc__" => Value::None,
        _ => match name.strip_prefix(prefix)? {
            "running" => Value::Bool((g.state.get() == GenState::Running).into()),
            "suspended" => Value::Bool((g.state.get() == GenState::Suspended).into()),
            "frame" => g.frame_object().map_or(Value::None, Value::Frame),
            "code" => match g.frame.borrow().as_ref() {
                Some(f) => Value::Code(f.code.clone()),
                None => Value::None,
            },
            "await" | "yieldfrom" => match g.frame.borrow().as_ref() {
                Some(f) => match f.pc.checked_sub(1).map(|i| f.code.ops[i as usize]) {
                    Some(Op::YieldAwait { iter, .. }) => f.regs[iter as usize].clone().or_none(),
                    _ => Value::None,
                },
                None => Value::None,
            },
            "origin" => match &*g.origin.borrow() {
                // The lines' texts are for the report that it was never awaited.
                Value::Tuple(places) => Value::tuple(places.iter().map(|place| match place {
                    Value::Tuple(t) => Value::tuple(t.iter().take(3).cloned()),
                    other => other.clone(),
                })),
                other => other.clone().or_none(),
            },
            _ => return None,
        },
    })
}

/// The names that code looks up, in the order in which it first does.
fn names_used(c: &Code) -> Vec<Name> {
    let mut used: Vec<Name> = vec![];
    for op in &c.ops {
        let name = match *op {
            Op::LoadGlobal { site, .. } | Op::LoadName { site, .. } => &c.globals[site as usize].name,
            Op::LoadAttr { site, .. } | Op::LoadMethod { site, .. } | Op::StoreAttr { site, .. } => {
                &c.attrs[site as usize].name
            }
            Op::StoreGlobal { name, .. }
            | Op::DelGlobal { name }
            | Op::StoreName { name, .. }
            | Op::DelName { name }
            | Op::DelAttr { name, .. }
            | Op::LoadSuper { name, .. }
            | Op::Import { name, .. }
            | Op::ImportFrom { name, .. } => &c.names[name as usize],
            _ => continue,
        };
        if !used.iter().any(|n| n.as_str() == name.as_str()) {
            used.push(name.clone());
        }
    }
    used
}

/// The line of a place, in the library as CPython numbers it.
fn shown_line(code: &Code, pc: u32) -> Value {
    let line = code.line(pc);
    let reported = crate::python::vm::reported_line(&code.source, line);
    Value::from(reported.map_or(line, |r| r.1) as usize)
}

fn code_attr(c: &Rc<Code>, name: &str) -> Option<Value> {
    Some(match name {
        "co_name" => Value::Str(c.name.clone()),
        "co_qualname" => Value::Str(c.qualname.clone()),
        "co_filename" => Value::str(&c.source.name),
        "co_firstlineno" => Value::from(c.first_line as usize),
        "co_argcount" => Value::from(c.argcount as usize),
        "co_posonlyargcount" => Value::from(c.posonly as usize),
        "co_kwonlyargcount" => Value::from(c.kwonly as usize),
        "co_nlocals" => Value::from(c.free_start as usize),
        // What inner functions share is listed elsewhere, unless it is a parameter.
        "co_varnames" => {
            let own = |i: &usize| *i < c.params() || !c.cells.contains(&(*i as u16));
            Value::tuple((0..c.free_start as usize).filter(own).map(|i| Value::Str(c.varnames[i].clone())))
        }
        "co_freevars" => strings(&c.freevars),
        "co_cellvars" => Value::tuple(c.cells.iter().map(|r| Value::Str(c.varnames[*r as usize].clone()))),
        "co_names" => strings(&names_used(c)),
        "co_consts" => Value::tuple(c.consts.iter().cloned()),
        "co_flags" => Value::Int(flags(c)),
        _ => return None,
    })
}

impl Vm {
    /// What a frame's registers hold, and the instruction it stands at: where it runs, is suspended, or has ended.
    fn look_at_frame<R>(&self, f: &Rc<FrameObj>, look: impl FnOnce(&[Value], u32) -> R) -> R {
        let is = |frame: &Frame| frame.obj.as_ref().is_some_and(|o| Rc::ptr_eq(o, f));
        if let Some(frame) = self.frames.iter().rev().find(|frame| is(frame)) {
            return look(&frame.regs, frame.pc.saturating_sub(1));
        }
        if let Some(g) = f.generator.borrow().upgrade()
            && let Some(frame) = &*g.frame.borrow()
            && is(frame)
        {
            // `u32::MAX`: it has not begun.
            return look(&frame.regs, frame.pc.wrapping_sub(1));
        }
        look(&f.locals.borrow(), f.pc.get())
    }

    fn frame_attr(&self, f: &Rc<FrameObj>, name: &str) -> Option<Value> {
        Some(match name {
            "f_code" => Value::Code(f.code.clone()),
            "f_lineno" => self.look_at_frame(f, |_, pc| shown_line(&f.code, pc)),
            "f_lasti" => self.look_at_frame(f, |_, pc| Value::Int(i64::from(pc as i32))),
            "f_globals" => Value::Dict(f.globals.clone()),
            "f_locals" if f.code.flags.is_module => Value::Dict(f.globals.clone()),
            "f_locals" => self.look_at_frame(f, |regs, _| {
                let d = Dict::new();
                for (n, v) in f.code.varnames.iter().zip(regs) {
                    let v = match v {
                        Value::Cell(c) => c.0.borrow().clone(),
                        v => v.clone(),
                    };
                    if !v.is_undef() {
                        d.set_name(n.clone(), v);
                    }
                }
                Value::dict(d)
            }),
            _ => return None,
        })
    }
}
