//! Attributes: lookup, descriptors, and the caches of attribute sites.
//!
//! A site's cache is a version and how to find the attribute: 1 an instance's value (position in the
//! upper bits), 2 a class attribute seen from an instance, 3 a method of an instance, 5 a module's
//! name, 6 a class's own attribute, 4 a property written in Python, 7 a builtin type's method.

use super::{Args, Vm};
use crate::python::object::*;
use smallvec::SmallVec;
use std::rc::Rc;

/// Whether a class attribute takes precedence over the instance's own.
fn is_data_descriptor(v: &Value) -> bool {
    match v {
        Value::Property(_) | Value::Member(_) => true,
        Value::Instance(i) => {
            let c = i.class();
            c.lookup(&names().set).is_some() || c.lookup(&names().delete).is_some()
        }
        _ => false,
    }
}

fn immutable(c: &Rc<Class>, name: &Name) -> PyErr {
    PyErr::type_error(format!("cannot set '{name}' attribute of immutable type '{}'", c.name()))
}

/// Whether a class attribute is read before the instance's own: not a descriptor that only sets.
fn is_read_first(v: &Value) -> bool {
    is_data_descriptor(v) && !matches!(v, Value::Instance(i) if i.class().lookup(&names().get).is_none())
}

/// Whether a class attribute is given as it is.
fn is_plain(v: &Value) -> bool {
    match v {
        Value::Func(_)
        | Value::Property(_)
        | Value::Member(_)
        | Value::StaticMethod(_)
        | Value::ClassMethod(_) => false,
        Value::Native(n) => n.owner.is_none(),
        Value::Instance(i) => i.class().lookup(&names().get).is_none(),
        _ => true,
    }
}

impl Vm {
    /// The unbound special method `name` of a value's class, bound to the value.
    pub fn lookup_special(&mut self, v: &Value, name: &Name) -> Option<Value> {
        let c = class_of(v);
        let f = c.lookup(name)?;
        if f.is_none() {
            return None;
        }
        self.bind_attr(&f, Some(v), &c).ok()
    }

    /// Call a special method with the value that it is for, and more arguments.
    fn call_hook(&mut self, f: &Value, obj: &Value, class: &Rc<Class>, more: &[Value]) -> PyResult {
        if let Value::Func(_) = f {
            let mut args = vec![obj.clone()];
            args.extend_from_slice(more);
            return self.call(f, &args);
        }
        let bound = self.bind_attr(f, Some(obj), class)?;
        self.call(&bound, more)
    }

    /// A class attribute as seen from an instance, or from the class (`obj` absent).
    pub fn bind_attr(&mut self, v: &Value, obj: Option<&Value>, class: &Rc<Class>) -> PyResult {
        match v {
            Value::Func(_) => Ok(match obj {
                Some(o) => Value::Method(Rc::new(BoundMethod { func: v.clone(), this: o.clone() })),
                None => v.clone(),
            }),
            Value::Native(n) if n.owner.is_some() => Ok(match obj {
                Some(o) => Value::Method(Rc::new(BoundMethod { func: v.clone(), this: o.clone() })),
                None => v.clone(),
            }),
            Value::StaticMethod(f) => Ok((**f).clone()),
            // Whatever can be called: since 3.13 it is not asked to bind itself.
            Value::ClassMethod(f) => Ok(Value::Method(Rc::new(BoundMethod {
                func: (**f).clone(),
                this: Value::Class(class.clone()),
            }))),
            Value::Property(p) => match obj {
                Some(o) => {
                    if p.get.is_none() {
                        let name = p.name.borrow().clone().map_or("?".into(), |n| n.to_string());
                        return Err(PyErr::new(
                            &types().attribute_error,
                            format!(
                                "property '{name}' of '{}' object has no getter",
                                class_of(o).qualname.borrow()
                            ),
                        ));
                    }
                    self.call(&p.get, std::slice::from_ref(o))
                }
                None => Ok(v.clone()),
            },
            Value::Member(m) => match obj {
                Some(o) => self.member_get(m, o),
                None => Ok(v.clone()),
            },
            Value::Instance(i) => {
                let getter = i.class().lookup(&names().get);
                match getter {
                    Some(g) => self.call(
                        &g,
                        &[v.clone(), obj.cloned().unwrap_or(Value::None), Value::Class(class.clone())],
                    ),
                    None => Ok(v.clone()),
                }
            }
            _ => Ok(v.clone()),
        }
    }

    fn member_get(&mut self, m: &Rc<Member>, obj: &Value) -> PyResult {
        if let Some(g) = m.get {
            return g(self, obj);
        }
        if let Value::Instance(i) = obj
            && let Some(v) = i.get(&m.name)
        {
            return Ok(v);
        }
        Err(PyErr::attribute(
            format!("'{}' object has no attribute '{}'", class_of(obj).qualname.borrow(), m.name),
            &m.name,
            obj.clone(),
        ))
    }

    /// The error for a missing attribute.
    pub fn no_attribute(&mut self, obj: &Value, name: &Name) -> PyErr {
        let msg = match obj {
            Value::Class(c) => format!("type object '{}' has no attribute '{name}'", c.type_name()),
            Value::Module(m) => {
                let mut text = format!("module '{}' has no attribute '{name}'", m.name);
                if self.is_initializing(m)
                    && let Some(file) = m.dict.get_name(&names().file)
                    && let Some(file) = file.as_str()
                {
                    let why = "if it has the same name as a third-party module you intended to import";
                    text.push_str(&format!(" (consider renaming '{file}' {why})"));
                }
                text
            }
            Value::Super(_) => format!("'super' object has no attribute '{name}'"),
            // A method asks its function.
            Value::Method(m) if matches!(m.func, Value::Func(_)) => {
                format!("'function' object has no attribute '{name}'")
            }
            v => format!("'{}' object has no attribute '{name}'", class_of(v).type_name()),
        };
        PyErr::attribute(msg, name, obj.clone())
    }

    /// `getattr(obj, name)`.
    pub fn getattr(&mut self, obj: &Value, name: &Name) -> PyResult {
        match self.getattr_opt(obj, name) {
            Ok(Some(v)) => Ok(v),
            Ok(None) => Err(self.no_attribute(obj, name)),
            // A program's own error says whose attribute it is, for a traceback's "Did you mean".
            Err(e) if e.is(&types().attribute_error) => {
                let said = |what: &str| e.0.get(&intern(what)).is_some();
                if said("name") || said("obj") {
                    return Err(e);
                }
                Err(e.with_attr("name", Value::Str(name.clone())).with_attr("obj", obj.clone()))
            }
            Err(e) => Err(e),
        }
    }

    /// `getattr(obj, name, None)`, telling absence from an error.
    pub fn getattr_opt(&mut self, obj: &Value, name: &Name) -> PyResult<Option<Value>> {
        match obj {
            Value::Instance(i) => {
                let class = i.class().clone();
                let flags = class.flags();
                if flags.has_getattribute
                    && let Some(f) = class.lookup(&names().getattribute)
                {
                    let name = [Value::Str(name.clone())];
                    return match self.call_hook(&f, obj, &class, &name) {
                        Ok(v) => Ok(Some(v)),
                        Err(e) if e.is(&types().attribute_error) => match class.lookup(&names().getattr) {
                            Some(g) => self.call_hook(&g, obj, &class, &name).map(Some),
                            None => Err(e),
                        },
                        Err(e) => Err(e),
                    };
                }
                let r = self.generic_getattr(obj, i, &class, name);
                if !flags.has_getattr {
                    return r;
                }
                match r {
                    Ok(Some(v)) => Ok(Some(v)),
                    Err(e) if !e.is(&types().attribute_error) => Err(e),
                    _ => match class.lookup(&names().getattr) {
                        Some(g) => self.call_hook(&g, obj, &class, &[Value::Str(name.clone())]).map(Some),
                        None => Ok(None),
                    },
                }
            }
            Value::Class(c) => self.class_getattr(c, name),
            Value::Module(m) => {
                if let Some(v) = m.dict.get_name(name) {
                    return Ok(Some(v));
                }
                if name.as_str() == "__dict__" {
                    self.make_all(&m.dict)?;
                    return Ok(Some(Value::Dict(m.dict.clone())));
                }
                if let Some(v) = self.waited_for(&m.dict, name.as_str())? {
                    return Ok(Some(v));
                }
                if let Some(g) = m.dict.get_name(&names().getattr) {
                    return self.call(&g, &[Value::Str(name.clone())]).map(Some);
                }
                self.builtin_getattr(obj, name)
            }
            Value::Super(s) => {
                let s = s.clone();
                self.super_getattr(&s, obj, name)
            }
            Value::Func(f) => {
                if let Some(d) = &*f.attrs.borrow()
                    && let Some(v) = d.get_name(name)
                {
                    return Ok(Some(v));
                }
                self.builtin_getattr(obj, name)
            }
            Value::Alias(a) if !a.union && !name.as_str().starts_with("__") => {
                let o = a.origin.clone();
                self.getattr_opt(&o, name)
            }
            Value::Method(m) => match self.builtin_getattr(obj, name)? {
                Some(v) => Ok(Some(v)),
                None => self.getattr_opt(&m.func.clone(), name),
            },
            _ => self.builtin_getattr(obj, name),
        }
    }

    fn builtin_getattr(&mut self, obj: &Value, name: &Name) -> PyResult<Option<Value>> {
        if name.as_str().starts_with('_')
            && let Some(v) = self.special_attr(obj, name.as_str())?
        {
            return Ok(Some(v));
        }
        let class = class_of(obj);
        if let Some(v) = class.lookup(name) {
            return self.bind_attr(&v, Some(obj), &class).map(Some);
        }
        self.special_attr(obj, name.as_str())
    }

    /// `object.__getattribute__`.
    pub fn generic_getattr(
        &mut self,
        obj: &Value,
        i: &Rc<Instance>,
        class: &Rc<Class>,
        name: &Name,
    ) -> PyResult<Option<Value>> {
        let in_class = class.lookup(name);
        if let Some(v) = &in_class
            && is_read_first(v)
        {
            return self.bind_attr(v, Some(obj), class).map(Some);
        }
        if let Some(v) = i.get(name) {
            return Ok(Some(v));
        }
        if let Some(v) = &in_class {
            if name.as_str() == "__doc__" || !is_plain(v) || !name.as_str().starts_with("__") {
                return self.bind_attr(v, Some(obj), class).map(Some);
            }
            if let Some(s) = self.special_attr(obj, name.as_str())? {
                return Ok(Some(s));
            }
            return Ok(Some(v.clone()));
        }
        self.special_attr(obj, name.as_str())
    }

    fn class_getattr(&mut self, c: &Rc<Class>, name: &Name) -> PyResult<Option<Value>> {
        let me = Value::Class(c.clone());
        let meta = c.meta.clone().unwrap_or_else(|| types().type_.clone());
        let custom = c.meta.is_some();
        let in_meta = if custom { meta.lookup(name) } else { None };
        if let Some(v) = &in_meta
            && is_read_first(v)
        {
            return self.bind_attr(v, Some(&me), &meta).map(Some);
        }
        let s = name.as_str();
        if s.starts_with("__")
            && matches!(
                s,
                "__name__"
                    | "__qualname__"
                    | "__dict__"
                    | "__class__"
                    | "__bases__"
                    | "__mro__"
                    | "__base__"
                    | "__doc__"
                    | "__subclasses__"
                    | "__annotations__"
            )
            && let Some(v) = self.special_attr(&me, s)?
        {
            return Ok(Some(v));
        }
        if let Some(v) = c.lookup(name) {
            return self.bind_attr(&v, None, c).map(Some);
        }
        if let Some(v) = in_meta.or_else(|| meta.lookup(name)) {
            return self.bind_attr(&v, Some(&me), &meta).map(Some);
        }
        if let Some(v) = self.special_attr(&me, s)? {
            return Ok(Some(v));
        }
        if custom && let Some(g) = meta.lookup(&names().getattr) {
            return self.call_hook(&g, &me, &meta, &[Value::Str(name.clone())]).map(Some);
        }
        Ok(None)
    }

    /// `super(class, this)`.
    pub fn make_super(&mut self, class: &Value, this: Value) -> PyResult {
        let Value::Class(c) = class else {
            return Err(PyErr::type_error(format!(
                "super() argument 1 must be a type, not {}",
                class_of(class).type_name()
            )));
        };
        let this_class = match &this {
            Value::Class(t) if t.is_subclass(c) => t.clone(),
            v => {
                let t = class_of(v);
                if !t.is_subclass(c) {
                    let what = match v {
                        Value::Class(k) => format!("type {}", k.name()),
                        _ => format!("instance of {}", t.name()),
                    };
                    return Err(PyErr::type_error(format!(
                        "super(type, obj): obj ({what}) is not an instance or subtype of type ({}).",
                        c.name()
                    )));
                }
                t
            }
        };
        Ok(Value::Super(Rc::new(Super { class: c.clone(), this, this_class })))
    }

    fn super_getattr(&mut self, s: &Rc<Super>, obj: &Value, name: &Name) -> PyResult<Option<Value>> {
        if name.as_str() == "__class__" {
            return Ok(Some(Value::Class(types().super_.clone())));
        }
        let mut after = Rc::ptr_eq(&s.this_class, &s.class);
        let mro: Vec<Rc<Class>> = s.this_class.mro.borrow().clone();
        for c in mro {
            if after && let Some(v) = c.dict.get_name(name) {
                // Seen from a class, methods stay unbound.
                let from_class = matches!(&s.this, Value::Class(t) if t.is_subclass(&s.class));
                let bound = if from_class { None } else { Some(&s.this) };
                return self.bind_attr(&v, bound, &s.this_class).map(Some);
            }
            after = after || Rc::ptr_eq(&c, &s.class);
        }
        let _ = obj;
        Ok(None)
    }

    /// `setattr(obj, name, v)`.
    pub fn setattr(&mut self, obj: &Value, name: &Name, v: Value) -> PyResult<()> {
        match obj {
            Value::Instance(i) => {
                let class = i.class().clone();
                if class.flags().has_setattr
                    && let Some(f) = class.overridden(&names().setattr)
                {
                    return self.call_hook(&f, obj, &class, &[Value::Str(name.clone()), v]).map(drop);
                }
                self.generic_setattr(obj, i, &class, name, v)
            }
            Value::Class(c) => {
                if let Some(m) = &c.meta
                    && m.flags().has_setattr
                    && let Some(f) = m.overridden(&names().setattr)
                {
                    return self.call_hook(&f, obj, m, &[Value::Str(name.clone()), v]).map(drop);
                }
                self.class_setattr(c, name, v)
            }
            Value::Module(m) => {
                m.dict.set_name(name.clone(), v);
                Ok(())
            }
            _ => self.set_special(obj, name, v),
        }
    }

    /// `type.__setattr__`.
    pub fn class_setattr(&mut self, c: &Rc<Class>, name: &Name, v: Value) -> PyResult<()> {
        if c.flags().builtin {
            return Err(immutable(c, name));
        }
        if let Some(m) = &c.meta
            && let Some(d) = m.lookup(name)
            && is_data_descriptor(&d)
        {
            return self.descriptor_set(&d, &Value::Class(c.clone()), v);
        }
        match name.as_str() {
            "__name__" | "__qualname__" | "__bases__" => self.set_class_fact(c, name, v)?,
            "__abstractmethods__" => {
                let mut f = c.flags();
                f.is_abstract = self.truth(&v)?;
                c.set_flags(f);
                c.set_attr(name, v);
            }
            _ => c.set_attr(name, v),
        }
        Ok(())
    }

    fn descriptor_set(&mut self, d: &Value, obj: &Value, v: Value) -> PyResult<()> {
        match d {
            Value::Property(p) => {
                if p.set.is_none() {
                    let name = p.name.borrow().clone().map_or("?".into(), |n| n.to_string());
                    let class = class_of(obj);
                    // CPython's own classes have no properties there.
                    let owner = class.lookup_where(&intern(&name)).and_then(|(_, owner)| owner);
                    let owner = owner.unwrap_or_else(|| class.clone()).type_name();
                    let m = match owner.as_str() {
                        "datetime.timedelta" => "readonly attribute".into(),
                        c if c.contains('.') => {
                            format!("attribute '{name}' of '{c}' objects is not writable")
                        }
                        _ => {
                            format!("property '{name}' of '{}' object has no setter", class.qualname.borrow())
                        }
                    };
                    return Err(PyErr::new(&types().attribute_error, m));
                }
                self.call(&p.set, &[obj.clone(), v]).map(drop)
            }
            Value::Member(m) => match (m.set, m.get, obj) {
                (Some(s), _, _) => s(self, obj, v),
                (None, Some(_), _) => Err(PyErr::new(
                    &types().attribute_error,
                    format!(
                        "attribute '{}' of '{}' objects is not writable",
                        m.name,
                        class_of(obj).type_name()
                    ),
                )),
                (None, None, Value::Instance(i)) => {
                    i.set(&m.name, v);
                    Ok(())
                }
                _ => Err(PyErr::type_error("descriptor does not apply")),
            },
            d => {
                let c = class_of(d);
                match c.lookup(&names().set) {
                    Some(f) => self.call(&f, &[d.clone(), obj.clone(), v]).map(drop),
                    None => Err(PyErr::new(&types().attribute_error, "__set__")),
                }
            }
        }
    }

    /// `object.__setattr__`.
    pub fn generic_setattr(
        &mut self,
        obj: &Value,
        i: &Rc<Instance>,
        class: &Rc<Class>,
        name: &Name,
        v: Value,
    ) -> PyResult<()> {
        if let Some(d) = class.lookup(name)
            && is_data_descriptor(&d)
        {
            return self.descriptor_set(&d, obj, v);
        }
        if name.as_str().starts_with("__") && self.set_instance_special(obj, i, name, &v)? {
            return Ok(());
        }
        if class.flags().no_dict {
            let known = class.lookup(name).is_some();
            return Err(if known {
                PyErr::attribute(
                    format!("'{}' object attribute '{name}' is read-only", class.name()),
                    name,
                    obj.clone(),
                )
            } else {
                PyErr::attribute(
                    format!(
                        "'{}' object has no attribute '{name}' and no __dict__ for setting new attributes",
                        class.name()
                    ),
                    name,
                    obj.clone(),
                )
            });
        }
        i.set(name, v);
        Ok(())
    }

    /// `delattr(obj, name)`.
    pub fn delattr(&mut self, obj: &Value, name: &Name) -> PyResult<()> {
        match obj {
            Value::Instance(i) => {
                let class = i.class().clone();
                if class.flags().has_setattr
                    && let Some(f) = class.overridden(&names().delattr)
                {
                    return self.call_hook(&f, obj, &class, &[Value::Str(name.clone())]).map(drop);
                }
                self.generic_delattr(obj, i, &class, name)
            }
            Value::Class(c) => {
                if let Some(m) = &c.meta
                    && m.flags().has_setattr
                    && let Some(f) = m.overridden(&names().delattr)
                {
                    return self.call_hook(&f, obj, m, &[Value::Str(name.clone())]).map(drop);
                }
                self.class_delattr(c, name)
            }
            Value::Module(m) => {
                self.waited_for(&m.dict, name.as_str())?;
                match m.dict.remove_name(name) {
                    Some(_) => Ok(()),
                    None => Err(self.no_attribute(obj, name)),
                }
            }
            Value::Func(f) => match f.attrs.borrow().as_ref().and_then(|d| d.remove_name(name)) {
                Some(_) => Ok(()),
                None => Err(PyErr::attribute(
                    format!("'function' object has no attribute '{name}'"),
                    name,
                    obj.clone(),
                )),
            },
            _ => {
                let class = class_of(obj).type_name();
                let m = format!(
                    "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
                );
                Err(PyErr::attribute(m, name, obj.clone()))
            }
        }
    }

    /// `type.__delattr__`.
    pub fn class_delattr(&mut self, c: &Rc<Class>, name: &Name) -> PyResult<()> {
        if c.flags().builtin {
            return Err(immutable(c, name));
        }
        if c.dict.remove_name(name).is_none() {
            return Err(self.no_attribute(&Value::Class(c.clone()), name));
        }
        c.refresh();
        Ok(())
    }

    /// `object.__delattr__`.
    pub fn generic_delattr(
        &mut self,
        obj: &Value,
        i: &Rc<Instance>,
        class: &Rc<Class>,
        name: &Name,
    ) -> PyResult<()> {
        match class.lookup(name) {
            Some(Value::Property(p)) => {
                if p.del.is_none() {
                    return Err(PyErr::new(
                        &types().attribute_error,
                        format!("property '{name}' of '{}' object has no deleter", class.qualname.borrow()),
                    ));
                }
                return self.call(&p.del, std::slice::from_ref(obj)).map(drop);
            }
            Some(d @ Value::Instance(_)) => {
                if let Some(f) = class_of(&d).lookup(&names().delete) {
                    return self.call(&f, &[d, obj.clone()]).map(drop);
                }
                if is_data_descriptor(&d) {
                    return Err(PyErr::new(&types().attribute_error, "__delete__"));
                }
            }
            _ => {}
        }
        match class.lookup(name) {
            _ if i.remove(name) => Ok(()),
            Some(Value::Member(_)) => Err(PyErr::attribute(name.to_string(), name, obj.clone())),
            _ => Err(self.no_attribute(obj, name)),
        }
    }

    // Sites.

    /// An attribute through a site, filling its cache.
    pub(super) fn load_attr(&mut self, obj: &Value, site: u16) -> PyResult {
        let code = self.top().code.clone();
        let s = &code.attrs[site as usize];
        match obj {
            Value::Instance(i) => {
                let class = i.class().clone();
                let f = class.flags();
                if !f.has_getattribute {
                    match class.lookup(&s.name) {
                        None => {
                            if let Attrs::Shared(v) = &*i.attrs.borrow()
                                && let Some(k) = class.key_index(&s.name)
                                && k < v.len()
                            {
                                s.cache.set((class.version.get(), (k as u32) << 3 | 1));
                                return Ok(v[k].clone());
                            }
                        }
                        Some(v)
                            if is_plain(&v)
                                && class.key_index(&s.name).is_none()
                                && !s.name.as_str().starts_with("__") =>
                        {
                            if matches!(&*i.attrs.borrow(), Attrs::Shared(_)) {
                                *s.value.borrow_mut() = v;
                                s.cache.set((class.version.get(), 2));
                            }
                        }
                        Some(Value::Property(p)) if !f.has_getattr => {
                            if let Value::Func(get) = &p.get
                                && get.code.borrow().flags.simple
                                && get.code.borrow().argcount == 1
                            {
                                *s.value.borrow_mut() = p.get.clone();
                                s.cache.set((class.version.get(), 4));
                            }
                        }
                        // What the instance has goes before what the class says, such as a dataclass's default.
                        Some(v)
                            if matches!(&v, Value::Member(m) if m.get.is_none())
                                || !matches!(v, Value::Member(_)) && !is_data_descriptor(&v) =>
                        {
                            if let Attrs::Shared(v) = &*i.attrs.borrow()
                                && let Some(k) = class.key_index(&s.name)
                                && k < v.len()
                            {
                                s.cache.set((class.version.get(), (k as u32) << 3 | 1));
                                return Ok(v[k].clone());
                            }
                        }
                        _ => {}
                    }
                }
            }
            Value::Module(m) => {
                if let Some(i) = m.dict.position(&s.name) {
                    s.cache.set((m.dict.version(), (i as u32) << 3 | 5));
                    return Ok(m.dict.value_at(i));
                }
            }
            Value::Class(c) if c.meta.is_none() && !s.name.as_str().starts_with("__") => {
                if let Some(v) = c.lookup(&s.name)
                    && (is_plain(&v) || matches!(v, Value::Func(_)))
                {
                    *s.value.borrow_mut() = v.clone();
                    s.cache.set((c.version.get(), 6));
                    return Ok(v);
                }
            }
            _ => {}
        }
        self.getattr(obj, &s.name)
    }

    /// A method through a site: the function and `self`, or the bound value and nothing.
    pub(super) fn load_method(&mut self, obj: Value, site: u16) -> PyResult<(Value, Value)> {
        let code = self.top().code.clone();
        let s = &code.attrs[site as usize];
        match &obj {
            Value::Instance(i) => {
                let class = i.class().clone();
                if !class.flags().has_getattribute
                    && let Some(f) = class.lookup(&s.name)
                    && (matches!(f, Value::Func(_)) || matches!(&f, Value::Native(n) if n.owner.is_some()))
                    && i.get(&s.name).is_none()
                {
                    if matches!(&*i.attrs.borrow(), Attrs::Shared(_)) && class.key_index(&s.name).is_none() {
                        *s.value.borrow_mut() = f.clone();
                        s.cache.set((class.version.get(), 3));
                    }
                    return Ok((f, obj.clone()));
                }
            }
            Value::Module(m) => {
                if let Some(i) = m.dict.position(&s.name) {
                    s.cache.set((m.dict.version(), (i as u32) << 3 | 5));
                    return Ok((m.dict.value_at(i), Value::Undef));
                }
            }
            Value::Class(_) | Value::Super(_) | Value::Func(_) | Value::Iter(_) | Value::Alias(_) => {}
            v => {
                let class = builtin_class(v);
                if let Some(f) = class.lookup(&s.name)
                    && matches!(&f, Value::Native(n) if n.owner.is_some())
                {
                    *s.value.borrow_mut() = f.clone();
                    s.cache.set((class.version.get(), 7));
                    return Ok((f, obj.clone()));
                }
            }
        }
        // What a method's own look-up raises is told as it is.
        let found = match &obj {
            Value::Instance(i) if !i.class().flags().has_getattr && !i.class().flags().has_getattribute => {
                let found = self.getattr_opt(&obj, &s.name)?;
                found.ok_or_else(|| self.no_attribute(&obj, &s.name))
            }
            _ => self.getattr(&obj, &s.name),
        };
        Ok((found?, Value::Undef))
    }

    /// Set an attribute through a site, filling its cache.
    pub(super) fn store_attr(&mut self, obj: &Value, site: u16, v: Value) -> PyResult<()> {
        let code = self.top().code.clone();
        let s = &code.attrs[site as usize];
        if let Value::Instance(i) = obj {
            let class = i.class().clone();
            let f = class.flags();
            let own = match class.lookup(&s.name) {
                None => !f.no_dict,
                Some(Value::Member(m)) => m.get.is_none(),
                Some(v) => !f.no_dict && !is_data_descriptor(&v),
            };
            if !f.has_setattr && own && !s.name.as_str().starts_with("__") {
                i.set(&s.name, v);
                if matches!(&*i.attrs.borrow(), Attrs::Shared(_))
                    && let Some(k) = class.key_index(&s.name)
                {
                    s.cache.set((class.version.get(), (k as u32) << 3 | 1));
                }
                return Ok(());
            }
        }
        self.setattr(obj, &s.name, v)
    }

    /// Call a special method of a value if its class has it.
    pub fn call_special(&mut self, v: &Value, name: &Name, args: &[Value]) -> PyResult<Option<Value>> {
        let c = class_of(v);
        let Some(f) = c.lookup(name) else { return Ok(None) };
        if let Value::Native(n) = &f
            && n.bound.is_undef()
        {
            let mut pos = SmallVec::<[Value; 3]>::new();
            pos.push(v.clone());
            pos.extend(args.iter().cloned());
            self.check_native(n, &pos, &Kwargs::default())?;
            return (n.call)(self, &pos, Kwargs::default()).map(Some);
        }
        if let Value::Func(_) | Value::Native(_) = &f {
            let mut pos = Vec::with_capacity(args.len() + 1);
            pos.push(v.clone());
            pos.extend(args.iter().cloned());
            return self.call_args(&f, Args::new(pos)).map(Some);
        }
        if f.is_none() {
            return Ok(None);
        }
        let b = self.bind_attr(&f, Some(v), &c)?;
        self.call(&b, args).map(Some)
    }
}
