//! Calls: binding arguments to parameters, and everything callable.

use super::{Frame, Vm};
use crate::python::builtins::{arrange, misfit};
use crate::python::object::*;
use crate::python::syntax::complete;
use smallvec::SmallVec;
use std::rc::Rc;

/// The arguments of a call.
#[derive(Default, Clone)]
pub struct Args {
    /// Positional.
    pub pos: Vec<Value>,
    /// By keyword, in order.
    pub kw: Kwargs,
}

impl Args {
    /// Positional arguments alone.
    pub fn new(pos: Vec<Value>) -> Args {
        Args { pos, kw: Kwargs::default() }
    }
}

fn list_names(missing: &[String]) -> String {
    match missing {
        [a] => format!("'{a}'"),
        [a, b] => format!("'{a}' and '{b}'"),
        [rest @ .., last] => {
            let r: Vec<String> = rest.iter().map(|x| format!("'{x}'")).collect();
            format!("{}, and '{last}'", r.join(", "))
        }
        [] => String::new(),
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Whether a method of a builtin class is what CPython keeps in a slot of its type: its errors read otherwise.
fn is_slot(owner: &Name, name: &Name) -> bool {
    match (owner.as_str(), name.as_str()) {
        (_, "__reversed__" | "__sizeof__" | "__format__" | "__reduce__" | "__reduce_ex__" | "__dir__") => {
            false
        }
        (_, "__round__" | "__floor__" | "__ceil__" | "__trunc__" | "__length_hint__") => false,
        ("dict" | "list", "__getitem__") | ("dict" | "set" | "frozenset", "__contains__") => false,
        (_, name) => name.starts_with("__"),
    }
}

/// The error of a builtin class called with too few or too many arguments.
fn constructor_arity(n: &NativeFunc, class: &str, have: usize) -> PyErr {
    let (min, max) = (n.min as usize - 1, n.max as usize - 1);
    PyErr::type_error(if class == "map" {
        "map() must have at least two arguments.".to_string()
    } else if max == 0 {
        format!("{class}() takes no arguments")
    } else if have < min {
        let least = if min == max { "" } else { "at least " };
        format!("{class} expected {least}{min} argument{}, got {have}", plural(min))
    } else {
        let most = if min == max { "" } else { "at most " };
        format!("{class} expected {most}{max} argument{}, got {have}", plural(max))
    })
}

/// A frame for some code, from the pool.
#[inline]
pub(super) fn frame_from(pool: &mut Vec<Box<Frame>>, code: &Rc<Code>, globals: &Rc<Dict>) -> Box<Frame> {
    let Some(mut frame) = pool.pop() else { return Frame::new(code.clone(), globals.clone()) };
    if !Rc::ptr_eq(&frame.code, code) {
        frame.code = code.clone();
    }
    if !Rc::ptr_eq(&frame.globals, globals) {
        frame.globals = globals.clone();
    }
    let n = code.nregs as usize;
    if frame.regs.len() != n {
        frame.regs.resize_with(n, || Value::Undef);
    }
    frame.pc = 0;
    frame
}

impl Vm {
    /// Call with positional arguments.
    pub fn call(&mut self, f: &Value, args: &[Value]) -> PyResult {
        self.call_args(f, Args::new(args.to_vec()))
    }

    /// Call anything with any arguments.
    pub fn call_args(&mut self, f: &Value, args: Args) -> PyResult {
        match f {
            Value::Func(func) => self.call_function(func, args),
            Value::Native(n) => self.call_native(n, args),
            Value::Method(m) => {
                let mut pos = Vec::with_capacity(args.pos.len() + 1);
                pos.push(m.this.clone());
                pos.extend(args.pos);
                self.call_args(&m.func, Args { pos, kw: args.kw })
            }
            Value::Class(c) => self.call_class(c, args),
            Value::StaticMethod(f) => self.call_args(f, args),
            Value::Alias(a) if !a.union => {
                let origin = a.origin.clone();
                self.call_args(&origin, args)
            }
            Value::Weak(w) => Ok(w.get()),
            v => {
                if let Value::Instance(_) = v
                    && let Some(m) = self.lookup_special(v, &names().call)
                {
                    return self.nested(" while calling a Python object", |vm| vm.call_args(&m, args));
                }
                let m = format!("'{}' object is not callable", class_of(v).type_name());
                let hint = match v {
                    Value::Module(m) => {
                        let name = m.name.as_str().rsplit('.').next().unwrap_or_default();
                        let member = self.getattr_opt(v, &intern(name))?;
                        let calls = member.is_some_and(|x| class_of(&x).lookup(&names().call).is_some());
                        if calls { format!(". Did you mean: '{name}.{name}(...)'?") } else { String::new() }
                    }
                    _ => String::new(),
                };
                Err(PyErr::type_error(m + &hint))
            }
        }
    }

    fn call_native(&mut self, n: &Rc<NativeFunc>, mut args: Args) -> PyResult {
        if n.keywords && !args.kw.is_empty() {
            arrange(n, &mut args.pos, &mut args.kw);
        }
        self.check_native(n, &args.pos, &args.kw)?;
        if n.bound.is_undef() {
            (n.call)(self, &args.pos, args.kw)
        } else if let Value::Func(f) = &n.bound {
            self.call_function(f, args)
        } else {
            let mut pos = Vec::with_capacity(args.pos.len() + 1);
            pos.push(n.bound.clone());
            pos.extend(args.pos);
            (n.call)(self, &pos, args.kw)
        }
    }

    /// Whether a native function takes these arguments.
    #[inline]
    pub(super) fn check_native(&self, n: &NativeFunc, pos: &[Value], kw: &Kwargs) -> PyResult<()> {
        if kw.is_empty() && n.fits(pos) { Ok(()) } else { self.check_closely(n, pos, kw) }
    }

    fn check_closely(&self, n: &NativeFunc, pos: &[Value], kw: &Kwargs) -> PyResult<()> {
        // `str.upper(1)`: a builtin value's method is for such values alone.
        if let (Some(owner), Some(this)) = (&n.owner, pos.first())
            && n.bound.is_undef()
            && !matches!(this, Value::Class(_))
            && n.own_only
            && let Some(owner) = owner.upgrade()
            && (matches!(this, Value::Instance(_)) || !Rc::ptr_eq(builtin_class(this), &owner))
            && !class_of(this).is_subclass(&owner)
        {
            let (owner, class) = (owner.name(), class_of(this).type_name());
            return Err(PyErr::type_error(if is_slot(&owner, &n.name) {
                format!("descriptor '{}' requires a '{owner}' object but received a '{class}'", n.name)
            } else {
                format!("descriptor '{}' for '{owner}' objects doesn't apply to a '{class}' object", n.name)
            }));
        }
        let have = pos.len();
        let arity = have < n.min as usize || (n.max != 255 && have > n.max as usize);
        if n.keywords && (arity || !kw.is_empty()) {
            let owner = n.owner.as_ref().and_then(|o| o.upgrade()).map(|c| c.name());
            let (owner, name, bound) = match (pos.first(), &owner) {
                (Some(Value::Class(c)), _) if n.name.as_str() == "__new__" => ("new", c.name(), 1),
                (_, Some(owner)) => (owner.as_str(), n.name.clone(), 1),
                _ => ("", n.name.clone(), 0),
            };
            if have >= bound
                && let Some(e) = misfit(owner, name.as_str(), have - bound, kw)
            {
                return Err(e);
            }
        }
        if !n.keywords && !kw.is_empty() {
            let name = match pos.first() {
                Some(Value::Class(c)) if n.name.as_str() == "__new__" => c.name().to_string(),
                _ => self.native_name(n),
            };
            return Err(PyErr::type_error(format!("{name}() takes no keyword arguments")));
        }
        if arity {
            if n.name.as_str() == "__new__"
                && let Some(Value::Class(c)) = pos.first()
            {
                return Err(constructor_arity(n, c.name().as_str(), have - 1));
            }
            if n.name.as_str() == "__new__" && have == 0 {
                return Err(PyErr::type_error("type.__new__(): not enough arguments"));
            }
            return Err(self.native_arity(n, have));
        }
        Ok(())
    }

    fn native_name(&self, n: &NativeFunc) -> String {
        match n.owner.as_ref().and_then(|o| o.upgrade()) {
            Some(c) => format!("{}.{}", c.name(), n.name),
            None => match self.module_name(n) {
                Some(m) if m.as_str() != "builtins" => format!("{m}.{}", n.name),
                _ => n.name.to_string(),
            },
        }
    }

    /// The name of the module that a builtin function says it is of.
    pub(crate) fn module_name(&self, n: &NativeFunc) -> Option<Name> {
        match &n.bound {
            // CPython has these in a module beside the one that programs import.
            Value::Func(f) => {
                let module = f.module.borrow();
                Some(intern(&format!("_{}", module.as_str().unwrap_or_default().trim_start_matches('_'))))
            }
            _ => self.module_of(n).map(|m| m.name.clone()),
        }
    }

    /// The module that programs know a builtin function from.
    pub(crate) fn module_of(&self, n: &NativeFunc) -> Option<Rc<Module>> {
        crate::python::modules::NAMES.iter().find_map(|name| match self.modules.get_str(name) {
            Some(Value::Module(m)) => match m.dict.get_name(&n.name) {
                Some(Value::Native(f)) if std::ptr::eq(&*f, n) => Some(m),
                _ => None,
            },
            _ => None,
        })
    }

    fn native_arity(&self, n: &NativeFunc, have: usize) -> PyErr {
        let skip = usize::from(n.owner.is_some());
        let name = self.native_name(n);
        if have < skip && n.name.as_str().starts_with("__") {
            let owner =
                n.owner.as_ref().and_then(|o| o.upgrade()).map_or(String::new(), |c| c.name().to_string());
            return PyErr::type_error(format!(
                "descriptor '{}' of '{owner}' object needs an argument",
                n.name
            ));
        }
        if have < skip {
            return PyErr::type_error(format!("unbound method {name}() needs an argument"));
        }
        if have > n.max as usize && super::convert::pythons(n).is_some() {
            let max = n.max;
            return PyErr::type_error(format!(
                "{name}() takes {max} positional argument{} but {have} were given",
                plural(max.into())
            ));
        }
        let (min, max, have) =
            (n.min as usize - skip.min(n.min as usize), n.max as usize - skip, have - skip);
        if min == max
            && n.own_only
            && n.owner.as_ref().and_then(|o| o.upgrade()).is_some_and(|o| is_slot(&o.name(), &n.name))
        {
            return PyErr::type_error(format!("expected {min} argument{}, got {have}", plural(min)));
        }
        PyErr::type_error(if min == max {
            match min {
                0 => format!("{name}() takes no arguments ({have} given)"),
                1 => format!("{name}() takes exactly one argument ({have} given)"),
                _ => format!("{} expected {min} arguments, got {have}", n.name),
            }
        } else if have < min {
            format!("{} expected at least {min} argument{}, got {have}", n.name, plural(min))
        } else {
            format!("{} expected at most {max} argument{}, got {have}", n.name, plural(max))
        })
    }

    /// A function's frame with its parameters bound.
    pub(super) fn bind(&mut self, f: &Rc<Function>, args: Args) -> PyResult<Box<Frame>> {
        if f.code.borrow().flags.deferred {
            self.loading(|_| complete(f))?;
        }
        let code = f.code.borrow().clone();
        let mut frame = self.fresh_frame(code.clone(), f.globals.clone());
        if let Err(e) = self.bind_into(f, &code, args, &mut frame.regs) {
            self.recycle(frame);
            return Err(e);
        }
        frame.capture(f);
        Ok(frame)
    }

    fn bind_into(
        &mut self,
        f: &Rc<Function>,
        code: &Rc<Code>,
        args: Args,
        regs: &mut [Value],
    ) -> PyResult<()> {
        let argc = code.argcount as usize;
        let kwonly = code.kwonly as usize;
        let given = args.pos.len();
        let mut pos = args.pos.into_iter();
        for r in regs.iter_mut().take(argc.min(given)) {
            *r = pos.next().unwrap_or_default();
        }
        let extra: Vec<Value> = pos.collect();
        let too_many = !extra.is_empty() && !code.flags.varargs;
        if code.flags.varargs {
            regs[argc + kwonly] = Value::tuple(extra);
        }
        let kwslot = argc + kwonly + usize::from(code.flags.varargs);
        let rest = code.flags.varkw.then(|| Rc::new(Dict::new()));
        let mut wrong_pos: Vec<String> = vec![];
        for (name, v) in args.kw.0 {
            let first = code.posonly as usize;
            let slot = (first..argc + kwonly).find(|i| {
                let n = &code.varnames[*i];
                Rc::ptr_eq(n, &name) || n.as_str() == name.as_str()
            });
            match slot {
                Some(i) => {
                    if !regs[i].is_undef() {
                        return Err(PyErr::type_error(format!(
                            "{}() got multiple values for argument '{name}'",
                            f.qualname.borrow()
                        )));
                    }
                    regs[i] = v;
                }
                None => match &rest {
                    Some(d) => d.set_name(name, v),
                    None => {
                        if code.varnames[..first].iter().any(|n| n.as_str() == name.as_str()) {
                            wrong_pos.push(name.to_string());
                            continue;
                        }
                        let candidates = code.varnames[first..argc + kwonly].iter().map(|n| n.as_str());
                        let hint = crate::python::vm::report::closest(name.as_str(), candidates);
                        let hint = hint.map_or(String::new(), |h| format!(". Did you mean '{h}'?"));
                        return Err(PyErr::type_error(format!(
                            "{}() got an unexpected keyword argument '{name}'{hint}",
                            f.qualname.borrow()
                        )));
                    }
                },
            }
        }
        if !wrong_pos.is_empty() {
            return Err(PyErr::type_error(format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                f.qualname.borrow(),
                wrong_pos.join(", ")
            )));
        }
        if let Some(d) = rest {
            regs[kwslot] = Value::Dict(d);
        }
        let defaults = f.defaults.borrow();
        if too_many {
            let kwgiven = (argc..argc + kwonly).filter(|i| !regs[*i].is_undef()).count();
            let takes = if defaults.is_empty() {
                format!("{argc} positional argument{}", plural(argc))
            } else {
                format!("from {} to {argc} positional arguments", argc - defaults.len())
            };
            let were = if kwgiven > 0 {
                format!(
                    "{given} positional argument{} (and {kwgiven} keyword-only argument{}) were",
                    plural(given),
                    plural(kwgiven)
                )
            } else {
                format!("{given} {}", if given == 1 { "was" } else { "were" })
            };
            return Err(PyErr::type_error(format!(
                "{}() takes {takes} but {were} given",
                f.qualname.borrow()
            )));
        }
        if given < argc {
            let first_default = argc - defaults.len().min(argc);
            let missing: Vec<String> = (0..first_default)
                .filter(|i| regs[*i].is_undef())
                .map(|i| code.varnames[i].to_string())
                .collect();
            if !missing.is_empty() {
                return Err(PyErr::type_error(format!(
                    "{}() missing {} required positional argument{}: {}",
                    f.qualname.borrow(),
                    missing.len(),
                    plural(missing.len()),
                    list_names(&missing)
                )));
            }
            for i in first_default..argc {
                if regs[i].is_undef() {
                    regs[i] = defaults[i - first_default].clone();
                }
            }
        }
        let mut missing = vec![];
        for i in argc..argc + kwonly {
            if regs[i].is_undef() {
                match f.kwdefaults.borrow().as_ref().and_then(|d| d.get_name(&code.varnames[i])) {
                    Some(v) => regs[i] = v,
                    None => missing.push(code.varnames[i].to_string()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(PyErr::type_error(format!(
                "{}() missing {} required keyword-only argument{}: {}",
                f.qualname.borrow(),
                missing.len(),
                plural(missing.len()),
                list_names(&missing)
            )));
        }
        Ok(())
    }

    /// Call a method by name.
    pub fn call_method(&mut self, obj: &Value, name: &str, args: &[Value]) -> PyResult {
        let f = self.getattr(obj, &intern(name))?;
        self.call(&f, args)
    }

    /// How a function is named in messages about its arguments: `f()`.
    pub fn func_display(&mut self, f: &Value) -> String {
        match f {
            Value::Func(f) => {
                let module = f.module.borrow().as_str().unwrap_or("").to_string();
                format!("{module}.{}()", f.qualname.borrow())
            }
            Value::Method(m) => self.func_display(&m.func.clone()),
            Value::Native(n) => format!("{}()", self.native_name(n)),
            Value::Class(c) => format!("{}()", c.full_name()),
            v => format!("{} object", class_of(v).type_name()),
        }
    }

    /// Calling a class.
    fn call_class(&mut self, c: &Rc<Class>, args: Args) -> PyResult {
        if let Some(meta) = &c.meta
            && let Some((f, owner)) = meta.lookup_where(&names().call)
            && !owner.as_ref().is_some_and(|o| Rc::ptr_eq(o, &types().type_))
        {
            let bound = self.bind_attr(&f, Some(&Value::Class(c.clone())), meta)?;
            return self.call_args(&bound, args);
        }
        self.construct(c, args)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub fn construct(&mut self, c: &Rc<Class>, args: Args) -> PyResult {
        let n = names();
        if Rc::ptr_eq(c, &types().type_) && args.pos.len() == 1 && args.kw.is_empty() {
            return Ok(Value::Class(class_of(&args.pos[0])));
        }
        let inst = match c.lookup(&n.new) {
            Some(Value::StaticMethod(f)) => {
                let mut pos = vec![Value::Class(c.clone())];
                pos.extend(args.pos.iter().cloned());
                self.call_args(&f, Args { pos, kw: args.kw.clone() })?
            }
            Some(Value::Undef) | None => {
                return Err(PyErr::type_error(format!("cannot create '{}' instances", c.name())));
            }
            Some(f) => {
                let mut pos = vec![Value::Class(c.clone())];
                pos.extend(args.pos.iter().cloned());
                self.call_args(&f, Args { pos, kw: args.kw.clone() })?
            }
        };
        let made = class_of(&inst);
        if !made.is_subclass(c) {
            return Ok(inst);
        }
        match made.lookup(&n.init) {
            Some(Value::Func(f)) => {
                let mut pos = vec![inst.clone()];
                pos.extend(args.pos);
                let r = self.call_function(&f, Args { pos, kw: args.kw })?;
                if !r.is_none() {
                    return Err(PyErr::type_error(format!(
                        "__init__() should return None, not '{}'",
                        class_of(&r).type_name()
                    )));
                }
            }
            Some(f) => {
                let mut pos = vec![inst.clone()];
                pos.extend(args.pos);
                self.call_args(&f, Args { pos, kw: args.kw })?;
            }
            None => {}
        }
        Ok(inst)
    }

    /// How a class is called: remembered until the class changes.
    pub(super) fn calling(&mut self, c: &Rc<Class>) -> Calling {
        if let (version, how) = &*c.calling.borrow()
            && *version == c.version.get()
        {
            return how.clone();
        }
        let how = self.find_calling(c);
        *c.calling.borrow_mut() = (c.version.get(), how.clone());
        how
    }

    fn find_calling(&mut self, c: &Rc<Class>) -> Calling {
        let t = types();
        let (n, object) = (names(), &t.object);
        if Rc::ptr_eq(c, &t.type_) || c.flags().is_abstract || c.meta.is_some() {
            return Calling::InFull;
        }
        let inherits = |name| matches!(c.lookup_where(name), Some((_, Some(o))) if Rc::ptr_eq(&o, object));
        if c.layout == Layout::Object && !c.flags().builtin {
            return match c.lookup(&n.init) {
                Some(Value::Func(init)) if inherits(&n.new) => {
                    let flags = init.code.borrow().flags;
                    if flags.generator || flags.coroutine { Calling::InFull } else { Calling::Init(init) }
                }
                _ => Calling::InFull,
            };
        }
        match c.lookup(&n.new) {
            Some(Value::StaticMethod(f)) if c.flags().builtin && inherits(&n.init) => match &*f {
                Value::Native(f) => Calling::New(f.clone()),
                _ => Calling::InFull,
            },
            _ => Calling::InFull,
        }
    }

    /// For a class whose instances need only `__init__`, written in Python: a fresh one, and it.
    pub(super) fn plain_instance(&mut self, c: &Rc<Class>) -> PyResult<Option<(Value, Rc<Function>)>> {
        let t = types();
        if c.layout != Layout::Object || c.flags().is_abstract || c.flags().builtin {
            return Ok(None);
        }
        if let Some(m) = &c.meta
            && !Rc::ptr_eq(m, &t.type_)
            && let Some((_, owner)) = m.lookup_where(&names().call)
            && !owner.as_ref().is_some_and(|o| Rc::ptr_eq(o, &t.type_))
        {
            return Ok(None);
        }
        let Some(Value::Func(init)) = c.lookup(&names().init) else { return Ok(None) };
        match c.lookup_where(&names().new) {
            Some((_, Some(owner))) if Rc::ptr_eq(&owner, &t.object) => {}
            _ => return Ok(None),
        }
        let inst = Value::Instance(Instance::made(c.clone(), Payload::None));
        Ok(Some((inst, init)))
    }

    /// A function's frame with its arguments moved out of the caller's registers: `this` if there is one, then
    /// `n` from `first` on, of which the last are the `keywords`. `None`, with nothing moved, for whatever needs
    /// the long way: `*args`, `**kwargs`, errors.
    pub(super) fn bind_registers(
        &mut self,
        f: &Function,
        this: Option<&Value>,
        first: usize,
        n: usize,
        keywords: &[Value],
    ) -> Option<Box<Frame>> {
        let code = f.code.borrow();
        if code.flags.varargs || code.flags.varkw || code.flags.deferred {
            return None;
        }
        let (argc, kwonly) = (code.argcount as usize, code.kwonly as usize);
        let extra = usize::from(this.is_some());
        let given = n - keywords.len() + extra;
        if given > argc {
            return None;
        }
        if given == argc && kwonly == 0 && keywords.is_empty() {
            let mut frame = frame_from(&mut self.pool, &code, &f.globals);
            let regs = &mut frame.regs[..];
            if let Some(this) = this {
                regs[0].put(this.dup());
            }
            if let Some(caller) = self.frames.last_mut() {
                for (r, v) in regs[extra..].iter_mut().zip(&mut caller.regs[first..first + n]) {
                    r.put(v.take());
                }
            }
            frame.capture(f);
            return Some(frame);
        }
        // Where each keyword goes.
        let mut slots = SmallVec::<[u16; 8]>::new();
        for k in keywords {
            let Value::Str(k) = k else { return None };
            let from = given.max(code.posonly as usize);
            let at = (from..argc + kwonly).find(|i| Rc::ptr_eq(&code.varnames[*i], k))? as u16;
            if slots.contains(&at) {
                return None;
            }
            slots.push(at);
        }
        let defaults = f.defaults.borrow();
        let optional_from = argc.saturating_sub(defaults.len());
        if (given..optional_from).any(|i| !slots.contains(&(i as u16))) {
            return None;
        }
        let kwdefaults = f.kwdefaults.borrow();
        if kwonly > 0 {
            let has = |i: usize| kwdefaults.as_ref().is_some_and(|d| d.get_name(&code.varnames[i]).is_some());
            if (argc..argc + kwonly).any(|i| !slots.contains(&(i as u16)) && !has(i)) {
                return None;
            }
        }
        let mut frame = frame_from(&mut self.pool, &code, &f.globals);
        let regs = &mut frame.regs[..];
        if let Some(this) = this {
            regs[0] = this.clone();
        }
        if let Some(caller) = self.frames.last_mut() {
            let (positional, named) = caller.regs[first..first + n].split_at_mut(given - extra);
            for (r, v) in regs[extra..].iter_mut().zip(positional) {
                r.put(v.take());
            }
            for (at, v) in slots.iter().zip(named) {
                regs[*at as usize].put(v.take());
            }
        }
        for i in given.max(optional_from)..argc {
            if regs[i].is_undef() {
                regs[i].put(defaults[i - optional_from].dup());
            }
        }
        if kwonly > 0
            && let Some(d) = &*kwdefaults
        {
            for i in argc..argc + kwonly {
                if regs[i].is_undef()
                    && let Some(v) = d.get_name(&code.varnames[i])
                {
                    regs[i].put(v);
                }
            }
        }
        frame.capture(f);
        Some(frame)
    }
}
