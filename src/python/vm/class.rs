//! Making classes.

use super::{Args, Vm};
use crate::python::object::*;
use std::rc::Rc;

/// Whether a class's own `__slots__` give its instances members.
fn has_members(c: &Class) -> bool {
    let own = |v: Option<&str>| v.is_some_and(|n| !matches!(n, "__dict__" | "__weakref__"));
    match c.dict.get_name(&names().slots) {
        Some(Value::Tuple(t)) => t.iter().any(|v| own(v.as_str())),
        Some(Value::List(l)) => l.borrow().iter().any(|v| own(v.as_str())),
        Some(v) => own(v.as_str()),
        None => false,
    }
}

/// What the classes of a list cannot be brought into.
pub(super) fn no_order(heads: String) -> PyErr {
    let m = "Cannot create a consistent method resolution order (MRO) for bases";
    PyErr::type_error(format!("{m} {heads}"))
}

impl Vm {
    /// The `class` statement.
    pub(super) fn build_class(&mut self, body: Value, name: Value, args: Args) -> PyResult {
        let n = names();
        let Value::Func(func) = &body else {
            return Err(PyErr::type_error("__build_class__: func must be a function"));
        };
        let Args { mut pos, mut kw } = args;
        let params: Vec<Value> = func.defaults.borrow().clone();
        if !params.is_empty() {
            let typing = self.import_module("typing")?;
            pos.push(self.call_method(&typing, "_generic", &[Value::tuple(params.iter().cloned())])?);
        }
        let args = Args::new(pos);
        let mut bases = Vec::new();
        let mut changed = false;
        for b in &args.pos {
            let alias = match b {
                Value::Class(_) => None,
                Value::Alias(a) if !a.union => Some(vec![a.origin.clone()]),
                v => match self.getattr_opt(v, &n.mro_entries)? {
                    Some(f) => {
                        let all = Value::tuple(args.pos.iter().cloned());
                        let r = self.call(&f, &[all])?;
                        Some(self.list_of(&r)?)
                    }
                    None => None,
                },
            };
            match alias {
                Some(list) => {
                    changed = true;
                    bases.extend(list);
                }
                None => bases.push(b.clone()),
            }
        }
        let mut meta = match kw.take("metaclass") {
            Some(m) => m,
            None => match bases.first() {
                Some(b) => Value::Class(class_of(b)),
                None => Value::Class(types().type_.clone()),
            },
        };
        if let Value::Class(m) = &meta {
            let mut winner = m.clone();
            for b in &bases {
                let bm = class_of(b);
                if winner.is_subclass(&bm) {
                    continue;
                }
                if bm.is_subclass(&winner) {
                    winner = bm;
                    continue;
                }
                return Err(PyErr::type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
            meta = Value::Class(winner);
        }
        let bases_tuple = Value::tuple(bases.iter().cloned());
        let prepare = match &meta {
            Value::Class(m) if !Rc::ptr_eq(m, &types().type_) => self.getattr_opt(&meta, &n.prepare)?,
            Value::Class(_) => None,
            _ => self.getattr_opt(&meta, &n.prepare)?,
        };
        let ns = match prepare {
            Some(p) => {
                self.call_args(&p, Args { pos: vec![name.clone(), bases_tuple.clone()], kw: kw.clone() })?
            }
            None => Value::dict(Dict::new()),
        };
        let code = func.code.borrow().clone();
        let put = |vm: &mut Vm, k: &Name, v: Value| vm.setitem(&ns, Value::Str(k.clone()), v);
        let module = func.globals.get_name(&n.name).unwrap_or(Value::str("builtins"));
        put(self, &n.module, module)?;
        put(self, &n.qualname, Value::Str(code.qualname.clone()))?;
        put(self, &n.firstlineno, Value::Int(i64::from(code.first_line)))?;
        if !code.doc.is_none() {
            put(self, &n.doc, code.doc.clone())?;
        }
        if !params.is_empty() {
            put(self, &intern("__type_params__"), Value::tuple(params))?;
        }
        if changed {
            put(self, &n.orig_bases, Value::tuple(args.pos))?;
        }
        let mut frame = self.bind(func, Args::default())?;
        frame.ns = ns.clone();
        let cell = self.run_frame(frame)?;
        if let Value::Cell(_) = cell {
            put(self, &intern("__classcell__"), cell.clone())?;
        }
        let class = self.call_args(&meta, Args { pos: vec![name.clone(), bases_tuple, ns], kw })?;
        if let (Value::Cell(c), Value::Class(_)) = (cell, &class) {
            let set = c.0.borrow().clone();
            if set.is_undef() {
                let class = self.repr(&class)?;
                return Err(PyErr::runtime_error(format!(
                    "__class__ not set defining {} as {class}. Was __classcell__ propagated to type.__new__?",
                    self.repr(&name)?
                )));
            }
            if !set.is(&class) {
                let (set, class) = (self.repr(&set)?, self.repr(&class)?);
                return Err(PyErr::type_error(format!(
                    "__class__ set to {set} defining {} as {class}",
                    self.repr(&name)?
                )));
            }
        }
        Ok(class)
    }

    /// `type(name, bases, namespace, **kw)`.
    pub fn make_class(
        &mut self,
        meta: &Rc<Class>,
        name: &str,
        bases: &Value,
        ns: &Value,
        kw: Kwargs,
    ) -> PyResult {
        let n = names();
        let t = types();
        let mut base_classes = vec![];
        for b in self.list_of(bases)? {
            match b {
                Value::Class(c) => {
                    if c.flags().is_final {
                        return Err(PyErr::type_error(format!(
                            "type '{}' is not an acceptable base type",
                            c.name()
                        )));
                    }
                    base_classes.push(c);
                }
                v => {
                    return Err(PyErr::type_error(format!(
                        "bases must be types, not {}",
                        class_of(&v).name()
                    )));
                }
            }
        }
        if base_classes.is_empty() {
            base_classes.push(t.object.clone());
        }
        for (i, b) in base_classes.iter().enumerate() {
            if base_classes[..i].iter().any(|x| Rc::ptr_eq(x, b)) {
                return Err(PyErr::type_error(format!("duplicate base class {}", b.name())));
            }
        }
        let mro = Class::compute_mro(&base_classes).map_err(no_order)?;
        // Two builtin types that keep their values differently cannot be in one object.
        let solid = |c: &Rc<Class>| {
            let mro = c.mro.borrow();
            let of = |c: &Rc<Class>| (c.flags().builtin && c.layout == Layout::Base) || has_members(c);
            std::iter::once(c).chain(mro.iter()).find(|c| of(c)).cloned()
        };
        let solids: Vec<Rc<Class>> = base_classes.iter().filter_map(solid).collect();
        if solids.iter().any(|a| solids.iter().any(|b| !a.is_subclass(b) && !b.is_subclass(a))) {
            return Err(PyErr::type_error("multiple bases have instance lay-out conflict"));
        }
        // The layout comes from the most builtin base.
        let layout = mro.iter().map(|c| c.layout).find(|l| *l != Layout::Object).unwrap_or(Layout::Object);
        let dict = Rc::new(Dict::new());
        self.dict_update(&dict, ns)?;
        let qualname = dict
            .remove_name(&n.qualname)
            .and_then(|q| q.as_str().map(intern))
            .unwrap_or_else(|| intern(name));
        let cell = dict.remove_name(&intern("__classcell__"));
        if dict.get_name(&n.module).is_none() {
            let m = self.frames.last().and_then(|f| f.globals.get_name(&n.name)).unwrap_or(Value::None);
            dict.set_name(n.module.clone(), m);
        }
        let no_doc = dict.get_name(&n.doc).is_none();
        if dict.get_name(&n.eq).is_some() && dict.get_name(&n.hash).is_none() {
            dict.set_name(n.hash.clone(), Value::None);
        }
        for special in [&n.new, &n.init_subclass, &n.class_getitem] {
            if let Some(f @ (Value::Func(_) | Value::Native(_))) = dict.get_name(special) {
                let wrapped = if Rc::ptr_eq(special, &n.new) {
                    Value::StaticMethod(Rc::new(f))
                } else {
                    Value::ClassMethod(Rc::new(f))
                };
                dict.set_name(special.clone(), wrapped);
            }
        }
        let meta_opt = (!Rc::ptr_eq(meta, &t.type_)).then(|| meta.clone());
        let native_new = mro.iter().find_map(|c| c.native_new.get());
        let class = Class::new(intern(name), qualname, base_classes.clone(), meta_opt, dict.clone(), layout);
        class.native_new.set(native_new);
        *class.mro.borrow_mut() = mro.clone();
        let mut flags = ClassFlags::default();
        let slots = dict.get_name(&n.slots);
        let bases_bare = base_classes.iter().all(|b| {
            Rc::ptr_eq(b, &t.object)
                || (b.flags().no_dict && !b.flags().builtin)
                || (b.layout == Layout::Base && b.flags().builtin)
        });
        if let Some(s) = slots {
            let list = match &s {
                Value::Str(_) => vec![s.clone()],
                s => self.list_of(s)?,
            };
            let mut has_dict = false;
            let sized =
                [&t.int, &t.tuple, &t.bytes].into_iter().find(|s| mro.iter().any(|c| Rc::ptr_eq(c, s)));
            if let Some(sized) = sized.filter(|_| !list.is_empty()) {
                return Err(PyErr::type_error(format!(
                    "nonempty __slots__ not supported for subtype of '{}'",
                    sized.name()
                )));
            }
            for item in list {
                let Some(text) = item.as_str() else {
                    return Err(PyErr::type_error(format!(
                        "__slots__ items must be strings, not '{}'",
                        class_of(&item).name()
                    )));
                };
                if text.starts_with(|c: char| c.is_ascii_digit()) || text.contains([' ', '-', '.']) {
                    return Err(PyErr::type_error("__slots__ must be identifiers"));
                }
                match text {
                    "__dict__" => has_dict = true,
                    "__weakref__" => {}
                    _ => {
                        let mangled = if text.starts_with("__") && !text.ends_with("__") {
                            format!("_{}{text}", name.trim_start_matches('_'))
                        } else {
                            text.to_string()
                        };
                        let m = intern(&mangled);
                        if dict.get_name(&m).is_some_and(|v| !matches!(v, Value::Member(_))) {
                            return Err(PyErr::value_error(format!(
                                "'{text}' in __slots__ conflicts with class variable"
                            )));
                        }
                        let member = Member {
                            name: m.clone(),
                            owner: std::cell::RefCell::new(Some(Rc::downgrade(&class))),
                            get: None,
                            set: None,
                        };
                        dict.set_name(m, Value::Member(Rc::new(member)));
                    }
                }
            }
            flags.no_dict = bases_bare && !has_dict;
        }
        self.add_own_storage(&class, flags.no_dict, &base_classes, &dict);
        if no_doc {
            dict.set_name(n.doc.clone(), Value::None);
        }
        class.set_flags(flags);
        class.refresh();
        // Descriptors learn their names, in order.
        let me = Value::Class(class.clone());
        match cell {
            Some(Value::Cell(c)) => *c.0.borrow_mut() = me.clone(),
            Some(v) => {
                return Err(PyErr::type_error(format!(
                    "type.__new__: __classcell__ must be a nonlocal cell, not {}",
                    self.repr(&Value::Class(class_of(&v)))?
                )));
            }
            None => {}
        }
        for (k, v) in dict.entries() {
            let Value::Str(k) = k else { continue };
            match &v {
                Value::Property(p) if p.name.borrow().is_none() => {
                    *p.name.borrow_mut() = Some(k);
                }
                Value::Instance(i) => {
                    let f = i.class().lookup(&n.set_name);
                    if let Some(f) = f
                        && let Err(e) = self.call(&f, &[v.clone(), me.clone(), Value::Str(k.clone())])
                    {
                        let note = format!(
                            "Error calling __set_name__ on '{}' instance '{k}' in '{name}'",
                            i.class().name()
                        );
                        self.call_method(&e.value(), "add_note", &[Value::string(note)])?;
                        return Err(e);
                    }
                }
                _ => {}
            }
        }
        // The next class in line hears of its new subclass.
        let next = class.mro.borrow().iter().find_map(|c| c.dict.get_name(&n.init_subclass));
        match next {
            Some(f) => {
                let b = self.bind_attr(&f, None, &class)?;
                self.call_args(&b, Args { pos: vec![], kw })?;
            }
            None => {
                if !kw.is_empty() {
                    return Err(PyErr::type_error(format!(
                        "{}.__init_subclass__() takes no keyword arguments",
                        class.qualname.borrow()
                    )));
                }
            }
        }
        Ok(me)
    }

    /// Set a class's `__name__`, `__qualname__` or `__bases__`.
    pub(super) fn set_class_fact(&mut self, c: &Rc<Class>, name: &Name, v: Value) -> PyResult<()> {
        let refused = |what: &str, not: String| {
            Err(PyErr::type_error(format!("can only assign {what} to {}.{name}, not {not}", c.name())))
        };
        let class_name = class_of(&v).name();
        match (name.as_str(), &v) {
            ("__name__", Value::Str(text)) => c.set_name(text.clone()),
            ("__qualname__", Value::Str(text)) => *c.qualname.borrow_mut() = text.clone(),
            ("__bases__", Value::Tuple(items)) if !items.is_empty() => {
                let mut bases = vec![];
                for b in items.iter() {
                    match b {
                        Value::Class(b) if !b.is_subclass(c) => bases.push(b.clone()),
                        Value::Class(_) => {
                            return Err(PyErr::type_error("a __bases__ item causes an inheritance cycle"));
                        }
                        b => {
                            return Err(PyErr::type_error(format!(
                                "{}.__bases__ must be tuple of classes, not '{}'",
                                c.name(),
                                class_of(b).name()
                            )));
                        }
                    }
                }
                c.set_bases(bases).map_err(no_order)?;
            }
            ("__bases__", Value::Tuple(_)) => return refused("non-empty tuple", "()".into()),
            ("__bases__", _) => return refused("tuple", class_name.to_string()),
            _ => return refused("string", format!("'{class_name}'")),
        }
        Ok(())
    }

    /// The descriptors `__dict__` and `__weakref__`, where no base has them.
    fn add_own_storage(&self, class: &Rc<Class>, bare: bool, bases: &[Rc<Class>], dict: &Rc<Dict>) {
        let t = types();
        let slots = |c: &Rc<Class>| c.dict.get_name(&names().slots);
        let listed = |c: &Rc<Class>, name: &str| match slots(c) {
            None => true,
            Some(Value::Str(s)) => s.as_str() == name,
            Some(Value::Tuple(t)) => t.iter().any(|x| x.as_str() == Some(name)),
            Some(Value::List(l)) => l.borrow().iter().any(|x| x.as_str() == Some(name)),
            Some(_) => false,
        };
        let above =
            |has: &dyn Fn(&Rc<Class>) -> bool| bases.iter().any(|b| has(b) || b.mro.borrow().iter().any(has));
        let native = |c: &Rc<Class>| c.flags().builtin;
        let has_dict = above(&|c| match native(c) {
            true => c.layout == Layout::Exception || Rc::ptr_eq(c, &t.type_),
            false => !c.flags().no_dict,
        });
        let has_weak = above(&|c| match native(c) {
            true => [&t.type_, &t.set, &t.frozenset].iter().any(|x| Rc::ptr_eq(x, c)),
            false => listed(c, "__weakref__"),
        });
        let sized = above(&|c| [&t.int, &t.tuple, &t.bytes].iter().any(|x| Rc::ptr_eq(x, c)));
        let owner = || std::cell::RefCell::new(Some(Rc::downgrade(class)));
        if !has_dict && !bare {
            let m = Member {
                name: names().dict.clone(),
                owner: owner(),
                get: Some(|vm, v| match vm.special_attr(v, "__dict__")? {
                    Some(d) => Ok(d),
                    None => Err(vm.no_attribute(v, &names().dict)),
                }),
                set: Some(|vm, v, d| match v {
                    Value::Instance(i) => vm.set_instance_special(v, i, &names().dict, &d).map(drop),
                    _ => Ok(()),
                }),
            };
            dict.set_name(names().dict.clone(), Value::Member(Rc::new(m)));
        }
        if !has_weak && !sized && listed(class, "__weakref__") {
            let name = intern("__weakref__");
            let m =
                Member { name: name.clone(), owner: owner(), get: Some(|_, _| Ok(Value::None)), set: None };
            dict.set_name(name, Value::Member(Rc::new(m)));
        }
    }

    /// A type variable of `def f[T]()` or `class C[T]`.
    pub(super) fn make_type_var(&mut self, name: Value) -> PyResult {
        let typing = self.import_module("typing")?;
        self.call_method(&typing, "_type_parameter", &[name])
    }
}
