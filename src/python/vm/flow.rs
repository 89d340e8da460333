//! Where control goes: calls that push a frame, returns, yields; and the slow path's bigger steps.

use super::slow::Flow;
use super::{Args, Outcome, Ret, Vm};
use crate::python::object::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

impl Vm {
    pub(super) fn load_global(&mut self, site: u16) -> PyResult {
        let f = self.top();
        let code = f.code.clone();
        let globals = f.globals.clone();
        let s = &code.globals[site as usize];
        if !f.ns.is_undef()
            && f.code.flags.is_module
            && let Some(v) = self.ns_get(&s.name)?
        {
            return Ok(v);
        }
        if let Some(i) = globals.position(&s.name) {
            s.globals.set((globals.version(), i as u32));
            return Ok(globals.value_at(i));
        }
        if let Some(v) = self.waited_for(&globals, s.name.as_str())? {
            return Ok(v);
        }
        if let Some(own) = self.own_builtins(&globals) {
            return own.get_name(&s.name).ok_or_else(|| PyErr::name_error(&s.name));
        }
        if let Some(i) = self.builtins.position(&s.name) {
            s.globals.set((globals.version(), u32::MAX));
            s.builtins.set((self.builtins.version(), i as u32));
            return Ok(self.builtins.value_at(i));
        }
        Err(PyErr::name_error(&s.name))
    }

    /// The builtins that a program gives the code it runs with `exec` or `eval`, in place of all.
    pub(super) fn own_builtins(&self, globals: &Dict) -> Option<Rc<Dict>> {
        match globals.get_str("__builtins__") {
            Some(Value::Dict(d)) if !Rc::ptr_eq(&d, &self.builtins) => Some(d),
            _ => None,
        }
    }

    /// Refuses a statement that stands on a builtin which its code has not been given.
    pub(super) fn needs_builtin(&mut self, name: &str, error: &Rc<Class>) -> PyResult<()> {
        let globals = self.top().globals.clone();
        match self.own_builtins(&globals) {
            Some(own) if own.get_str(name).is_none() => Err(PyErr::new(error, format!("{name} not found"))),
            _ => Ok(()),
        }
    }

    pub(super) fn ns_get(&mut self, name: &Name) -> PyResult<Option<Value>> {
        match self.top().ns.clone() {
            Value::Undef => Ok(None),
            Value::Dict(d) => Ok(d.get_name(name)),
            ns => match self.getitem(&ns, &Value::Str(name.clone())) {
                Ok(v) => Ok(Some(v)),
                Err(e) if e.is(&types().key_error) => Ok(None),
                Err(e) => Err(e),
            },
        }
    }

    /// The list and dict of a call with `*` or `**`.
    pub(super) fn take_ex(&mut self, at: u16) -> PyResult<Args> {
        let pos = match self.arg(at)? {
            Value::List(l) => std::mem::take(&mut **l.borrow_mut()),
            v => self.list_of(&v)?,
        };
        let kw = match self.arg(at + 1)? {
            Value::Dict(d) => d
                .entries()
                .into_iter()
                .filter_map(|(k, v)| match k {
                    Value::Str(s) => Some((s, v)),
                    k => k.as_str().map(|s| (intern(s), v)),
                })
                .collect(),
            _ => vec![],
        };
        Ok(Args { pos, kw: Kwargs(kw) })
    }

    pub(super) fn dict_merge(&mut self, dict: u16, src: u16, func: u16) -> PyResult<()> {
        let v = self.arg(src)?;
        let Value::Dict(d) = self.peek(dict) else { return Ok(()) };
        let f = self.peek(func);
        let name = self.func_display(&f);
        if self.lookup_special(&v, &intern("keys")).is_none() {
            return Err(PyErr::type_error(format!(
                "{name} argument after ** must be a mapping, not {}",
                class_of(&v).name()
            )));
        }
        let extra = Rc::new(Dict::new());
        self.dict_update(&extra, &v)?;
        for (k, v) in extra.entries() {
            if k.as_str().is_none() {
                return Err(PyErr::type_error("keywords must be strings"));
            }
            if d.get(self, &k)?.is_some() {
                let k = k.as_str().unwrap_or_default().to_string();
                return Err(PyErr::type_error(format!(
                    "{name} got multiple values for keyword argument '{k}'"
                )));
            }
            d.set(self, k, v)?;
        }
        Ok(())
    }

    pub(super) fn make_function(&mut self, dst: u16, code: u16, flags: u16) -> PyResult<()> {
        let f = self.top();
        let code = f.code.codes[code as usize].clone();
        let globals = f.globals.clone();
        let mut closure = Vec::with_capacity(code.captures.len());
        for r in &code.captures {
            match &f.regs[*r as usize] {
                Value::Cell(c) => closure.push(c.clone()),
                _ => return Err(PyErr::runtime_error("a captured variable has no cell")),
            }
        }
        let mut at = dst + 1;
        let mut part = |vm: &mut Vm, flag: u16| {
            if flags & flag == 0 {
                return Value::Undef;
            }
            let v = std::mem::take(&mut vm.top().regs[at as usize]);
            at += 1;
            v
        };
        let defaults = match part(self, 1) {
            Value::Tuple(t) => t.to_vec(),
            _ => vec![],
        };
        let kwdefaults = match part(self, 2) {
            Value::Dict(d) => Some(d),
            _ => None,
        };
        let annotations = match part(self, 4) {
            Value::Dict(d) => Some(d),
            _ => None,
        };
        let module = globals.get_name(&names().name).unwrap_or(Value::None);
        let f = Function {
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            doc: RefCell::new(code.doc.clone()),
            code: RefCell::new(code),
            globals,
            defaults: RefCell::new(defaults),
            kwdefaults: RefCell::new(kwdefaults),
            closure,
            attrs: RefCell::default(),
            annotations: RefCell::new(annotations),
            module: RefCell::new(module),
        };
        self.put(dst, Value::Func(Rc::new(f)));
        Ok(())
    }

    /// Call into a register of the current frame: a Python function becomes the next frame.
    pub(super) fn invoke(&mut self, f: Value, args: Args, dst: u16) -> PyResult<Flow> {
        match &f {
            Value::Func(func) => {
                let mut frame = self.bind(func, args)?;
                let flags = frame.code.flags;
                if flags.generator || flags.coroutine {
                    let g = self.make_generator(func, frame);
                    self.put(dst, g);
                } else {
                    frame.ret = Ret::Reg(dst);
                    self.push_frame(frame)?;
                }
                Ok(Flow::Next)
            }
            Value::Method(m) => {
                let mut pos = Vec::with_capacity(args.pos.len() + 1);
                pos.push(m.this.clone());
                pos.extend(args.pos);
                self.invoke(m.func.clone(), Args { pos, kw: args.kw }, dst)
            }
            Value::Class(c) => {
                // A plain class: its `__init__` runs as a frame of this loop.
                if let Some((inst, init)) = self.plain_instance(c)? {
                    let mut pos = Vec::with_capacity(args.pos.len() + 1);
                    pos.push(inst.clone());
                    pos.extend(args.pos);
                    let mut frame = self.bind(&init, Args { pos, kw: args.kw })?;
                    if !frame.code.flags.generator && !frame.code.flags.coroutine {
                        frame.ret = Ret::Init(dst, inst);
                        self.push_frame(frame)?;
                        return Ok(Flow::Next);
                    }
                    let made = self.make_generator(&init, frame);
                    let text = format!("__init__() should return None, not '{}'", class_of(&made).name());
                    drop(made);
                    self.run_finalizers();
                    return Err(PyErr::type_error(text));
                }
                let v = self.call_args(&f, args)?;
                self.put(dst, v);
                Ok(Flow::Next)
            }
            Value::Instance(_)
                if let Some(m @ (Value::Method(_) | Value::Func(_))) =
                    self.lookup_special(&f, &names().call) =>
            {
                self.invoke(m, args, dst)
            }
            _ => {
                let v = match self.call_args(&f, args) {
                    Ok(v) => v,
                    Err(e) => {
                        self.set_park_register(dst);
                        return Err(e);
                    }
                };
                drop(f);
                self.put(dst, v);
                if finalizers_pending() {
                    self.run_finalizers();
                }
                Ok(Flow::Next)
            }
        }
    }

    /// The frame on top returns `v`.
    pub(super) fn leave(&mut self, v: Value) -> PyResult<Flow> {
        let Some(mut frame) = self.frames.pop() else { return Ok(Flow::Done(Outcome::Return(v))) };
        let ret = std::mem::take(&mut frame.ret);
        if let Some(g) = frame.generator.take() {
            g.state.set(GenState::Closed);
        }
        self.recycle(frame);
        match ret {
            Ret::Rust => Ok(Flow::Done(Outcome::Return(v))),
            Ret::Reg(dst) => {
                self.put(dst, v);
                Ok(Flow::Next)
            }
            Ret::Init(dst, inst) => {
                if !v.is_none() {
                    return Err(PyErr::type_error(format!(
                        "__init__() should return None, not '{}'",
                        class_of(&v).name()
                    )));
                }
                self.put(dst, inst);
                Ok(Flow::Next)
            }
            Ret::Operator(o) => {
                let v = if matches!(v, Value::NotImplemented) { self.unanswered(&o)? } else { v };
                self.put(o.dst, v);
                Ok(Flow::Next)
            }
            Ret::Iter { iter, exit, .. } => {
                self.put(iter, Value::Undef);
                self.top().pc = exit;
                Ok(Flow::Next)
            }
            Ret::Send { value, iter, exit } => {
                self.put(iter, Value::Undef);
                self.put(value, v);
                self.top().pc = exit;
                Ok(Flow::Next)
            }
        }
    }

    /// The generator on top yields.
    pub(super) fn yield_out(&mut self, v: Value, is_async: bool) -> Flow {
        let Some(mut frame) = self.frames.pop() else { return Flow::Done(Outcome::Yield(v)) };
        let ret = std::mem::take(&mut frame.ret);
        if let Some(g) = frame.generator.take() {
            g.state.set(GenState::Suspended);
            *g.frame.borrow_mut() = Some(frame);
        }
        match ret {
            Ret::Iter { dst, .. } | Ret::Send { value: dst, .. } | Ret::Reg(dst) => {
                self.put(dst, v);
                Flow::Next
            }
            _ => Flow::Done(if is_async { Outcome::AsyncYield(v) } else { Outcome::Yield(v) }),
        }
    }

    pub(super) fn make_generator(&mut self, f: &Function, frame: Box<super::Frame>) -> Value {
        let flags = frame.code.flags;
        let kind = match (flags.generator, flags.coroutine) {
            (true, true) => GenKind::AsyncGen,
            (false, true) => GenKind::Coroutine,
            _ => GenKind::Generator,
        };
        let origin = if kind == GenKind::Coroutine && self.origin_depth > 0 {
            self.origin(self.origin_depth)
        } else {
            Value::None
        };
        Value::Gen(Rc::new(Generator {
            kind,
            name: RefCell::new(f.name.borrow().clone()),
            qualname: RefCell::new(f.qualname.borrow().clone()),
            state: Cell::new(GenState::Created),
            frame: RefCell::new(Some(frame)),
            busy: Cell::new(false),
            hooked: Cell::new(false),
            finalizer: RefCell::default(),
            finalized: Cell::new(false),
            origin: RefCell::new(origin),
        }))
    }

    /// A call from Rust of a Python function: a generator, or the result of running its frame.
    pub(super) fn call_function(&mut self, f: &Rc<Function>, args: Args) -> PyResult {
        let frame = self.bind(f, args)?;
        let flags = frame.code.flags;
        if flags.generator || flags.coroutine {
            return Ok(self.make_generator(f, frame));
        }
        self.run_frame(frame)
    }
}
