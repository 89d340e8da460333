//! `object`, `type`, and the descriptors.

use super::{class_method, constructor, methods, of_class};
use crate::python::object::*;
use crate::python::vm::{Args, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// Whether a class has a method of this name that is not `object`'s.
fn has_own(c: &Rc<Class>, name: &Name) -> bool {
    let object = &types().object;
    !Rc::ptr_eq(c, object) && !matches!(c.lookup_where(name), Some((_, Some(o))) if Rc::ptr_eq(&o, object))
}

/// `object.__new__`: also refuses arguments that nobody takes, and abstract classes.
fn object_new(vm: &mut Vm, a: &[Value], kw: Kwargs) -> PyResult {
    let Value::Class(c) = &a[0] else {
        return Err(PyErr::type_error(format!(
            "object.__new__(X): X is not a type object ({})",
            class_of(&a[0]).name()
        )));
    };
    let n = names();
    let plain = |name: &Name| {
        matches!(c.lookup_where(name), None | Some((Value::Native(_) | Value::StaticMethod(_), _)))
            && c.lookup_where(name).is_none_or(|(_, o)| o.is_none_or(|o| o.flags().builtin))
    };
    if a.len() > 1 || !kw.is_empty() {
        if has_own(c, &n.new) {
            return Err(PyErr::type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if plain(&n.init) {
            return Err(PyErr::type_error(format!("{}() takes no arguments", c.name())));
        }
    }
    if c.flags().is_abstract {
        let list = match c.lookup(&n.abstractmethods) {
            Some(s) => vm.list_of(&s)?,
            None => vec![],
        };
        let mut missing: Vec<String> =
            list.iter().filter_map(|v| v.as_str().map(|s| format!("'{s}'"))).collect();
        missing.sort();
        let s = if missing.len() == 1 { "" } else { "s" };
        return Err(PyErr::type_error(format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{s} {}",
            c.name(),
            missing.join(", ")
        )));
    }
    let payload = match c.layout {
        Layout::Exception => return Ok(PyErr::with_args(c, a[1..].to_vec()).value()),
        _ => Payload::None,
    };
    Ok(Value::Instance(Instance::made(c.clone(), payload)))
}

/// `object.__init__`: arguments are for a class that has an `__init__` or a `__new__` of its own, not both.
fn object_init(_: &mut Vm, a: &[Value], kw: Kwargs) -> PyResult {
    if let Value::Instance(i) = &a[0]
        && (a.len() > 1 || !kw.is_empty())
        && matches!(i.class().layout, Layout::Object | Layout::Base)
    {
        let (c, n) = (&i.class().clone(), names());
        let whose = match (has_own(c, &n.init), has_own(c, &n.new)) {
            (true, _) => Some("object".to_string()),
            (_, false) => Some(c.name().to_string()),
            _ => None,
        };
        if let Some(whose) = whose {
            let m = format!("{whose}.__init__() takes exactly one argument (the instance to initialize)");
            return Err(PyErr::type_error(m));
        }
    }
    Ok(Value::None)
}

fn type_new(vm: &mut Vm, a: &[Value], kw: Kwargs) -> PyResult {
    match a {
        [Value::Class(_), v] => Ok(Value::Class(class_of(v))),
        [Value::Class(meta), name, bases, ns] => {
            let wanted = |i: usize, kind: &str, v: &Value| {
                let class = class_of(v).name();
                PyErr::type_error(format!("type.__new__() argument {i} must be {kind}, not {class}"))
            };
            let Some(name) = name.as_str().map(str::to_string) else {
                return Err(wanted(1, "str", name));
            };
            if !matches!(bases.base(), Value::Tuple(_)) {
                return Err(wanted(2, "tuple", bases));
            }
            if !matches!(ns.base(), Value::Dict(_)) {
                return Err(wanted(3, "dict", ns));
            }
            // The metaclass is the most derived of the bases', which may make classes in its own way.
            let mut winner = meta.clone();
            for b in vm.list_of(bases)? {
                let of = class_of(&b);
                if of.is_subclass(&winner) {
                    winner = of;
                }
            }
            if !Rc::ptr_eq(&winner, meta)
                && let Some(new) = vm.getattr_opt(&Value::Class(winner.clone()), &names().new)?
                && !matches!(new, Value::Native(_))
            {
                let pos = vec![Value::Class(winner), a[1].clone(), bases.clone(), ns.clone()];
                return vm.call_args(&new, Args { pos, kw });
            }
            vm.make_class(&winner, &name, bases, ns, kw)
        }
        _ => Err(PyErr::type_error("type() takes 1 or 3 arguments")),
    }
}

pub(super) fn install(t: &'static Types) {
    constructor(&t.object, 0, 255, true, object_new);
    // Its own instances have no attributes; those of classes below it do.
    t.object.set_flags(ClassFlags { no_dict: true, ..t.object.flags() });
    // Theirs goes before that of a class behind them in the order of bases.
    for c in [&t.int, &t.float, &t.complex, &t.str, &t.bytes, &t.tuple, &t.frozenset] {
        methods(c, &[("__hash__", 1, 1, false, |vm, a, _| Ok(Value::Int(vm.hash_builtin(&a[0])? as i64)))]);
    }
    methods(
        &t.object,
        &[
            ("__init__", 1, 255, true, object_init),
            ("__repr__", 1, 1, false, |vm, a, _| Ok(Value::string(vm.repr_builtin(&a[0])?))),
            // A program may have made `__repr__` of it.
            ("__str__", 1, 1, false, |vm, a, _| Ok(Value::string(vm.nested("", |vm| vm.repr(&a[0]))?))),
            ("__eq__", 2, 2, false, |vm, a, _| {
                if !matches!((a[0].base(), a[1].base()), (Value::Instance(_), _) | (_, Value::Instance(_))) {
                    return vm.compare(CmpOp::Eq, &a[0].base().clone(), &a[1].base().clone());
                }
                Ok(if a[0].is(&a[1]) { Value::Bool(Truth::True) } else { Value::NotImplemented })
            }),
            ("__ne__", 2, 2, false, |vm, a, _| {
                let r = match vm.call_special(&a[0], &names().eq, &a[1..])? {
                    Some(Value::NotImplemented) => return Ok(Value::NotImplemented),
                    Some(r) => r,
                    None => vm.compare(CmpOp::Eq, &a[0], &a[1])?,
                };
                Ok(Value::Bool((!vm.truth(&r)?).into()))
            }),
            ("__hash__", 1, 1, false, |vm, a, _| Ok(Value::Int(vm.hash_builtin(&a[0])? as i64))),
            ("__format__", 2, 2, false, |vm, a, _| {
                let s = a[1].as_str().unwrap_or("").to_string();
                Ok(Value::string(vm.format_builtin(&a[0], &s)?))
            }),
            ("__setattr__", 3, 3, false, |vm, a, _| {
                let name = intern(a[1].as_str().unwrap_or_default());
                match &a[0] {
                    Value::Instance(i) => {
                        let c = i.class().clone();
                        vm.generic_setattr(&a[0], i, &c, &name, a[2].clone())?;
                    }
                    Value::Class(c) => vm.class_setattr(c, &name, a[2].clone())?,
                    v => vm.setattr(v, &name, a[2].clone())?,
                }
                Ok(Value::None)
            }),
            ("__delattr__", 2, 2, false, |vm, a, _| {
                let name = intern(a[1].as_str().unwrap_or_default());
                match &a[0] {
                    Value::Instance(i) => {
                        let c = i.class().clone();
                        vm.generic_delattr(&a[0], i, &c, &name)?;
                    }
                    Value::Class(c) => vm.class_delattr(c, &name)?,
                    _ => {}
                }
                Ok(Value::None)
            }),
            ("__getattribute__", 2, 2, false, |vm, a, _| {
                let name = intern(a[1].as_str().unwrap_or_default());
                let found = match &a[0] {
                    Value::Instance(i) => {
                        let c = i.class().clone();
                        vm.generic_getattr(&a[0], i, &c, &name)?
                    }
                    v => vm.getattr_opt(v, &name)?,
                };
                match found {
                    Some(v) => Ok(v),
                    None => Err(vm.no_attribute(&a[0], &name)),
                }
            }),
            ("__dir__", 1, 1, false, |vm, a, _| {
                Ok(Value::list(super::dir_names(vm, &a[0])?.into_iter().map(Value::string).collect()))
            }),
            ("__sizeof__", 1, 1, false, |_, a, _| {
                Ok(Value::from(crate::python::modules::size::plain(&a[0])))
            }),
            ("__reduce__", 1, 1, false, |_, a, _| {
                Err(PyErr::type_error(format!("Loopglass cannot pickle '{}' object", class_of(&a[0]).name())))
            }),
            ("__getstate__", 1, 1, false, |vm, a, _| match vm.getattr_opt(&a[0], &names().dict)? {
                Some(Value::Dict(d)) if !d.is_empty() => Ok(Value::dict(d.copy())),
                _ => Ok(Value::None),
            }),
            ("__reduce_ex__", 2, 2, false, |vm, a, _| vm.call_method(&a[0], "__reduce__", &[])),
        ],
    );
    // `object` defines no order: the default answers "not implemented".
    for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
        methods(&t.object, &[(name, 2, 2, false, |_, _, _| Ok(Value::NotImplemented))]);
    }
    class_method(
        &t.object,
        ("__init_subclass__", 1, 1, true, |_, a, kw| match (&a[0], kw.is_empty()) {
            (Value::Class(c), false) => {
                let m = format!("{}.__init_subclass__() takes no keyword arguments", c.qualname.borrow());
                Err(PyErr::type_error(m))
            }
            _ => Ok(Value::None),
        }),
    );
    class_method(&t.object, ("__subclasshook__", 2, 2, false, |_, _, _| Ok(Value::NotImplemented)));
    constructor(&t.type_, 0, 255, true, type_new);
    methods(
        &t.type_,
        &[
            ("__init__", 1, 255, true, |_, _, _| Ok(Value::None)),
            ("__call__", 1, 255, true, |vm, a, kw| match &a[0] {
                Value::Class(c) => vm.construct(c, crate::python::vm::Args { pos: a[1..].to_vec(), kw }),
                v => Err(PyErr::type_error(format!("'{}' object is not callable", class_of(v).name()))),
            }),
            ("mro", 1, 1, false, |vm, a, _| {
                let m = vm.getattr(&a[0], &names().mro)?;
                Ok(Value::list(vm.list_of(&m)?))
            }),
            ("__subclasses__", 1, 1, false, |_, a, _| match &a[0] {
                Value::Class(c) => Ok(Value::list(
                    c.subclasses.borrow().iter().filter_map(|s| s.upgrade()).map(Value::Class).collect(),
                )),
                _ => Ok(Value::list(vec![])),
            }),
            ("__instancecheck__", 2, 2, false, |_, a, _| match &a[0] {
                Value::Class(c) => Ok(Value::Bool(class_of(&a[1]).is_subclass(c).into())),
                _ => Ok(Value::Bool(Truth::False)),
            }),
            ("__subclasscheck__", 2, 2, false, |_, a, _| match (&a[0], &a[1]) {
                (Value::Class(c), Value::Class(k)) => Ok(Value::Bool(k.is_subclass(c).into())),
                _ => Ok(Value::Bool(Truth::False)),
            }),
            ("__or__", 2, 2, false, |vm, a, _| {
                Ok(vm.binary_builtin(BinOp::Or, &a[0], &a[1])?.unwrap_or(Value::NotImplemented))
            }),
        ],
    );
    class_method(&t.type_, ("__prepare__", 1, 255, true, |_, _, _| Ok(Value::dict(Dict::new()))));
    constructor(&t.property, 0, 4, true, |_, a, mut kw| {
        let mut part =
            |i: usize, name: &str| a.get(i).cloned().or_else(|| kw.take(name)).unwrap_or(Value::None);
        let (get, set, del) = (part(1, "fget"), part(2, "fset"), part(3, "fdel"));
        let mut doc = part(4, "doc");
        kw.finish_knowing("property", &["fget", "fset", "fdel", "doc"])?;
        if let (Value::None, Value::Func(f)) = (&doc, &get) {
            doc = f.doc.borrow().clone();
        }
        let p = Value::Property(Rc::new(Property { get, set, del, doc, name: RefCell::new(None) }));
        Ok(of_class(&a[0], &types().property, p))
    });
    methods(
        &t.property,
        &[
            ("getter", 2, 2, false, |_, a, _| changed(&a[0], |p| p.get = a[1].clone())),
            ("setter", 2, 2, false, |_, a, _| changed(&a[0], |p| p.set = a[1].clone())),
            ("deleter", 2, 2, false, |_, a, _| changed(&a[0], |p| p.del = a[1].clone())),
            ("__get__", 2, 3, false, |vm, a, _| match a[0].base() {
                Value::Property(p) if !a[1].is_none() => vm.call(&p.get.clone(), &a[1..2]),
                _ => Ok(a[0].clone()),
            }),
            ("__set__", 3, 3, false, |vm, a, _| match a[0].base() {
                Value::Property(p) => vm.call(&p.set.clone(), &a[1..3]),
                _ => Ok(Value::None),
            }),
        ],
    );
    constructor(&t.staticmethod, 1, 1, false, |_, a, _| Ok(Value::StaticMethod(Rc::new(a[1].clone()))));
    constructor(&t.classmethod, 1, 1, false, |_, a, _| Ok(Value::ClassMethod(Rc::new(a[1].clone()))));
    for c in [&t.staticmethod, &t.classmethod] {
        methods(
            c,
            &[("__get__", 2, 3, false, |vm, a, _| {
                let class = match a.get(2) {
                    Some(Value::Class(c)) => c.clone(),
                    _ => class_of(&a[1]),
                };
                vm.bind_attr(&a[0], Some(&a[1]).filter(|v| !v.is_none()), &class)
            })],
        );
    }
    constructor(&t.super_, 0, 2, false, |vm, a, _| match a {
        [_, c, o] => vm.make_super(c, o.clone()),
        [_, c] if !matches!(c, Value::Class(_)) => Err(PyErr::type_error(format!(
            "super() argument 1 must be a type, not {}",
            class_of(c).type_name()
        ))),
        // What the caller is given, it would be called on, were it in a class.
        [_] if vm.frames.last().is_some_and(|f| f.code.argcount > 0) => {
            Err(PyErr::runtime_error("super(): __class__ cell not found"))
        }
        _ => Err(PyErr::runtime_error("super(): no arguments")),
    });
    methods(
        &t.function,
        &[("__get__", 2, 3, false, |vm, a, _| {
            let c = class_of(&a[1]);
            if a[1].is_none() { Ok(a[0].clone()) } else { vm.bind_attr(&a[0], Some(&a[1]), &c) }
        })],
    );
    constructor(&t.function, 2, 5, true, |_, a, mut kw| {
        let (Value::Code(code), Value::Dict(globals)) = (&a[1], a[2].base()) else {
            return Err(PyErr::type_error(format!(
                "function() argument 'code' must be code, not {}",
                class_of(&a[1]).name()
            )));
        };
        let mut part =
            |i: usize, name: &str| a.get(i).cloned().or_else(|| kw.take(name)).filter(|v| !v.is_none());
        let (name, defaults, closure) = (part(3, "name"), part(4, "argdefs"), part(5, "closure"));
        let cells: Vec<Rc<CellObj>> = match closure.as_ref().map(Value::base) {
            Some(Value::Tuple(t)) => {
                t.iter().filter_map(|c| if let Value::Cell(c) = c { Some(c.clone()) } else { None }).collect()
            }
            _ => vec![],
        };
        if cells.len() != code.freevars.len() {
            return Err(if cells.is_empty() {
                PyErr::type_error("arg 5 (closure) must be tuple")
            } else {
                let (name, wants) = (&code.name, code.freevars.len());
                PyErr::value_error(format!("{name} requires closure of length {wants}, not {}", cells.len()))
            });
        }
        Ok(Value::Func(Rc::new(Function {
            code: RefCell::new(code.clone()),
            globals: globals.clone(),
            name: RefCell::new(name.as_ref().and_then(|n| n.as_str()).map_or(code.name.clone(), intern)),
            qualname: RefCell::new(code.qualname.clone()),
            defaults: RefCell::new(match defaults.as_ref().map(Value::base) {
                Some(Value::Tuple(t)) => t.to_vec(),
                _ => vec![],
            }),
            kwdefaults: RefCell::new(None),
            closure: cells,
            attrs: RefCell::new(None),
            annotations: RefCell::new(None),
            doc: RefCell::new(code.doc.clone()),
            module: RefCell::new(globals.get_name(&names().name).unwrap_or(Value::None)),
        })))
    });
    for c in [&t.function, &t.method, &t.builtin_function] {
        methods(
            c,
            &[("__call__", 1, 255, true, |vm, a, kw| {
                vm.call_args(&a[0], crate::python::vm::Args { pos: a[1..].to_vec(), kw })
            })],
        );
    }
    constructor(&t.method, 2, 2, false, |_, a, _| {
        Ok(Value::Method(Rc::new(BoundMethod { func: a[1].clone(), this: a[2].clone() })))
    });
    constructor(&t.module, 1, 2, true, |_, a, mut kw| {
        let dict = Rc::new(Dict::new());
        let doc = a.get(2).cloned().or_else(|| kw.take("doc"));
        dict.set_name(names().name.clone(), a[1].clone());
        dict.set_name(names().doc.clone(), doc.unwrap_or(Value::None));
        Ok(Value::Module(Rc::new(Module { name: intern(a[1].as_str().unwrap_or("?")), dict })))
    });
    constructor(&t.generic_alias, 2, 2, false, |_, a, _| {
        let args = match &a[2] {
            Value::Tuple(t) => t.to_vec(),
            v => vec![v.clone()],
        };
        Ok(Value::Alias(Rc::new(Alias { origin: a[1].clone(), args, union: false })))
    });
    constructor(&t.namespace, 0, 1, true, |_, a, kw| {
        let Value::Class(c) = &a[0] else { return Err(PyErr::type_error("not a type")) };
        let i = Instance::new(c.clone(), Payload::None);
        for (k, v) in kw.0 {
            i.set(&k, v);
        }
        Ok(Value::Instance(Rc::new(i)))
    });
    methods(
        &t.namespace,
        &[
            ("__init__", 1, 255, true, |_, _, _| Ok(Value::None)),
            ("__repr__", 1, 1, false, |vm, a, _| {
                let Value::Instance(i) = &a[0] else { return Ok(Value::str("namespace()")) };
                let mut parts = vec![];
                for (k, v) in i.items() {
                    parts.push(format!("{k}={}", vm.repr(&v)?));
                }
                let n = i.class().name();
                let n = if n.as_str() == "SimpleNamespace" { "namespace".to_string() } else { n.to_string() };
                Ok(Value::string(format!("{n}({})", parts.join(", "))))
            }),
        ],
    );
    constructor(&t.cell, 0, 1, false, |_, a, _| {
        Ok(Value::Cell(Rc::new(CellObj(RefCell::new(a.get(1).cloned().unwrap_or_default())))))
    });
    constructor(&t.slice, 1, 3, false, |_, a, _| {
        let n = Value::None;
        let [s, e, st] = match &a[1..] {
            [e] => [n.clone(), e.clone(), n],
            [s, e] => [s.clone(), e.clone(), n],
            [s, e, st, ..] => [s.clone(), e.clone(), st.clone()],
            [] => [n.clone(), n.clone(), n],
        };
        Ok(Value::Slice(Rc::new([s, e, st])))
    });
    methods(
        &t.slice,
        &[("indices", 2, 2, false, |vm, a, _| {
            let Value::Slice(s) = &a[0] else { return Ok(Value::None) };
            let n = vm.index_i64(&a[1])?.max(0) as usize;
            let (x, y, z) = crate::python::vm::slice_indices(vm, s, n)?;
            Ok(Value::tuple([Value::Int(x), Value::Int(y), Value::Int(z)]))
        })],
    );
    constructor(&t.weakref, 1, 2, false, |_, a, _| {
        match WeakRef::new(&a[1], a.get(2).cloned().unwrap_or(Value::None)) {
            Some(w) => {
                let w = Rc::new(w);
                WeakRef::watch(&w);
                Ok(Value::Weak(w))
            }
            None => Err(PyErr::type_error(format!(
                "cannot create weak reference to '{}' object",
                class_of(&a[1]).name()
            ))),
        }
    });
    constructor(&t.none, 0, 0, false, |_, _, _| Ok(Value::None));
}

fn changed(p: &Value, f: impl FnOnce(&mut Property)) -> PyResult {
    let Value::Property(p) = p.base() else { return Err(PyErr::type_error("not a property")) };
    let mut new = Property {
        get: p.get.clone(),
        set: p.set.clone(),
        del: p.del.clone(),
        doc: p.doc.clone(),
        name: RefCell::new(p.name.borrow().clone()),
    };
    f(&mut new);
    Ok(Value::Property(Rc::new(new)))
}
