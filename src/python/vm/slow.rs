//! Every instruction in full generality. The frame is on the machine's stack, with its position
//! stored: anything called from here sees a true stack. It is one `match` over the instructions, which is why it is long.

use super::{Args, Operation, Outcome, Vm, generators::GenStep};
use crate::python::compile::{CONST, NONE};
use crate::python::object::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What follows an instruction.
pub(super) enum Flow {
    /// The next instruction (of the frame now on top).
    Next,
    /// Back to Rust.
    Done(Outcome),
    /// An exception goes on from here without a new traceback entry.
    Reraise(PyErr),
}

impl Vm {
    /// Read an operand; a temporary is taken.
    pub(super) fn arg(&mut self, i: u16) -> PyResult {
        let f = self.top();
        if i >= CONST {
            return Ok(f.code.consts[(i & 0x7fff) as usize].clone());
        }
        if i >= f.code.ntemps {
            return Ok(f.regs[i as usize].take());
        }
        let v = f.regs[i as usize].clone();
        if v.is_undef() { Err(self.unbound(i)) } else { Ok(v) }
    }

    /// Read a register and leave it.
    pub(super) fn peek(&mut self, i: u16) -> Value {
        let f = self.top();
        if i >= CONST { f.code.consts[(i & 0x7fff) as usize].clone() } else { f.regs[i as usize].clone() }
    }

    pub(super) fn put(&mut self, dst: u16, v: Value) {
        let f = self.top();
        let old = f.regs.get_mut(dst as usize).map(|r| std::mem::replace(r, v));
        drop(old);
    }

    fn take_range(&mut self, base: u16, n: u16) -> Vec<Value> {
        self.top().regs[base as usize..base as usize + n as usize].iter_mut().map(Value::take).collect()
    }

    fn unbound(&mut self, i: u16) -> PyErr {
        let f = self.top();
        let name = f.code.varnames.get(i as usize).cloned().unwrap_or_else(|| intern("?"));
        let blamed = f.code.blame(f.pc.saturating_sub(1), name.as_str());
        let outermost = f.code.flags.is_module || f.code.flags.is_class;
        self.blamed = Some(blamed);
        if outermost {
            return PyErr::name_error(&name);
        }
        PyErr::new(
            &types().unbound_local_error,
            format!("cannot access local variable '{name}' where it is not associated with a value"),
        )
    }

    fn unbound_cell(&mut self, cell: u16) -> PyErr {
        let f = self.top();
        let name = f.code.varnames[cell as usize].clone();
        if cell >= f.code.free_start {
            PyErr::new(
                &types().name_error,
                format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope"),
            )
            .with_attr("name", Value::Str(name))
        } else {
            self.unbound(cell)
        }
    }

    fn cell(&mut self, r: u16) -> PyResult<Rc<CellObj>> {
        match &self.top().regs[r as usize] {
            Value::Cell(c) => Ok(c.clone()),
            _ => Err(PyErr::runtime_error("a variable's cell is missing")),
        }
    }

    /// Take a jump that had a condition. It may be that of a `while`, and lead backwards.
    fn jump_if(&mut self, target: u32) {
        self.budget -= 1;
        self.top().pc = target;
    }

    /// Take the jump in the next instruction.
    fn jump_next(&mut self) {
        let f = self.top();
        if let Op::Jump { target } = f.code.ops[f.pc as usize] {
            f.pc = target;
        }
    }

    fn skip_next(&mut self) {
        self.top().pc += 1;
    }

    fn name_at(&mut self, i: u16) -> Name {
        self.top().code.names[i as usize].clone()
    }

    pub(super) fn slow(&mut self, op: Op) -> PyResult<Flow> {
        if finalizers_pending() {
            self.run_finalizers();
        }
        match op {
            Op::Nop => {}
            Op::Line { line } => self.tell_line(line),
            Op::Move { dst, src } => {
                let v = self.arg(src)?;
                self.put(dst, v);
            }
            Op::Copy { dst, src } => {
                let v = self.peek(src);
                if v.is_undef() && src < self.top().code.ntemps {
                    return Err(self.unbound(src));
                }
                self.put(dst, v);
            }
            Op::Bound { r } => drop(self.arg(r)?),
            Op::Int { dst, value } => self.put(dst, Value::Int(i64::from(value))),
            Op::Clear { r } | Op::Drop { r } => self.put(r, Value::Undef),
            Op::DelFast { r } => {
                let v = self.arg(r)?;
                self.put(r, Value::Undef);
                drop(v);
                self.run_finalizers();
            }
            Op::MakeCell { r } => {
                let v = self.top().regs[r as usize].take();
                self.put(r, Value::Cell(Rc::new(CellObj(RefCell::new(v)))));
            }
            Op::LoadDeref { dst, cell } => {
                let c = self.cell(cell)?;
                let v = c.0.borrow().clone();
                if v.is_undef() {
                    return Err(self.unbound_cell(cell));
                }
                self.put(dst, v);
            }
            Op::StoreDeref { cell, src } => {
                let v = self.arg(src)?;
                let old = self.cell(cell)?.0.replace(v);
                drop(old);
            }
            Op::DelDeref { cell } => {
                let old = self.cell(cell)?.0.replace(Value::Undef);
                if old.is_undef() {
                    return Err(self.unbound_cell(cell));
                }
            }
            Op::LoadGlobal { dst, site } => {
                let v = self.load_global(site)?;
                self.put(dst, v);
            }
            Op::StoreGlobal { name, src } => {
                let v = self.arg(src)?;
                let name = self.name_at(name);
                if !self.top().ns.is_undef() && self.top().code.flags.is_module {
                    let ns = self.top().ns.clone();
                    self.setitem(&ns, Value::Str(name), v)?;
                } else {
                    let globals = self.top().globals.clone();
                    globals.set_name(name, v);
                }
                self.run_finalizers();
            }
            Op::DelGlobal { name } => {
                let name = self.name_at(name);
                let globals = self.top().globals.clone();
                match globals.remove_name(&name) {
                    Some(v) => drop(v),
                    None => return Err(PyErr::name_error(&name)),
                }
                self.run_finalizers();
            }
            Op::LoadName { dst, site } => {
                let name = self.top().code.globals[site as usize].name.clone();
                let v = match self.ns_get(&name)? {
                    Some(v) => v,
                    None => self.load_global(site)?,
                };
                self.put(dst, v);
            }
            Op::LoadNameDeref { dst, name, cell } => {
                let name = self.name_at(name);
                let v = match self.ns_get(&name)? {
                    Some(v) => v,
                    None => {
                        let v = self.cell(cell)?.0.borrow().clone();
                        if v.is_undef() {
                            return Err(self.unbound_cell(cell));
                        }
                        v
                    }
                };
                self.put(dst, v);
            }
            Op::StoreName { name, src } => {
                let v = self.arg(src)?;
                let name = self.name_at(name);
                match self.top().ns.clone() {
                    Value::Dict(d) => d.set_name(name, v),
                    ns => self.setitem(&ns, Value::Str(name), v)?,
                }
            }
            Op::DelName { name } => {
                let name = self.name_at(name);
                let ns = self.top().ns.clone();
                if self.ns_get(&name)?.is_none() {
                    return Err(PyErr::name_error(&name));
                }
                self.delitem(&ns, &Value::Str(name))?;
            }
            Op::LoadAttr { dst, obj, site } => {
                let o = self.arg(obj)?;
                // A property written in Python runs as a frame of this loop.
                let v = self.load_attr(&o, site)?;
                self.put(dst, v);
            }
            Op::StoreAttr { obj, site, src } => {
                let v = self.arg(src)?;
                let o = self.arg(obj)?;
                self.store_attr(&o, site, v)?;
                self.run_finalizers();
            }
            Op::DelAttr { obj, name } => {
                let o = self.arg(obj)?;
                let name = self.name_at(name);
                self.delattr(&o, &name)?;
                self.run_finalizers();
            }
            Op::LoadMethod { base, obj, site } => {
                let o = self.arg(obj)?;
                let (f, this) = self.load_method(o, site)?;
                self.put(base, f);
                self.put(base + 1, this);
            }
            Op::LoadSuper { dst, class, name } => {
                let c = self.arg(class)?;
                let this = self.arg(class + 1)?;
                let s = self.make_super(&c, this)?;
                let name = self.name_at(name);
                let v = self.getattr(&s, &name)?;
                self.put(dst, v);
            }
            Op::Subscript { dst, obj, key } => {
                let o = self.arg(obj)?;
                let k = self.arg(key)?;
                let v = self.getitem(&o, &k)?;
                self.put(dst, v);
            }
            Op::StoreSubscript { obj, key, src } => {
                let v = self.arg(src)?;
                let o = self.arg(obj)?;
                let k = self.arg(key)?;
                self.setitem(&o, k, v)?;
            }
            Op::DelSubscript { obj, key } => {
                let o = self.arg(obj)?;
                let k = self.arg(key)?;
                self.delitem(&o, &k)?;
                self.run_finalizers();
            }
            Op::Slice { dst, base } => {
                let v = self.take_range(base, 3);
                if let Ok(parts) = <[Value; 3]>::try_from(v) {
                    self.put(dst, Value::Slice(Rc::new(parts)));
                }
            }
            Op::Bin { op, dst, a, b } => {
                let (a, b) = (self.arg(a)?, self.arg(b)?);
                if let Some(o) = self.push_operator(Operation { op, in_place: false, dst, a, b })? {
                    let v = self.binary(op, &o.a, &o.b)?;
                    self.put(dst, v);
                }
            }
            Op::InPlace { op, dst, a, b } => {
                // The variable gives its value up, so that a list grows in place unshared.
                let (a, b) = (self.arg(a)?, self.arg(b)?);
                if let Some(o) = self.push_operator(Operation { op, in_place: true, dst, a, b })? {
                    let v = self.in_place(op, o.a, &o.b)?;
                    self.put(dst, v);
                }
            }
            Op::Cmp { op, dst, a, b } => {
                let x = self.arg(a)?;
                let y = self.arg(b)?;
                let v = self.compare(op, &x, &y)?;
                self.put(dst, v);
            }
            Op::CmpJump { op, expect, a, b } => {
                let x = self.arg(a)?;
                let y = self.arg(b)?;
                let v = self.compare(op, &x, &y)?;
                let is_true = self.truth(&v)?;
                drop((x, y, v));
                self.run_finalizers();
                if is_true == expect {
                    self.jump_next();
                } else {
                    self.skip_next();
                }
            }
            Op::Neg { dst, src } => {
                let v = self.arg(src)?;
                let r = self.unary(&v, '-')?;
                self.put(dst, r);
            }
            Op::Pos { dst, src } => {
                let v = self.arg(src)?;
                let r = self.unary(&v, '+')?;
                self.put(dst, r);
            }
            Op::Invert { dst, src } => {
                let v = self.arg(src)?;
                let r = self.unary(&v, '~')?;
                self.put(dst, r);
            }
            Op::Not { dst, src } => {
                let v = self.arg(src)?;
                let t = self.truth(&v)?;
                self.put(dst, Value::Bool((!t).into()));
            }
            Op::Jump { target } | Op::Loop { target } => self.top().pc = target,
            Op::JumpIf { src, target } | Op::JumpIfNot { src, target } => {
                let v = self.arg(src)?;
                let is_true = self.truth(&v)?;
                drop(v);
                self.run_finalizers();
                if is_true == matches!(op, Op::JumpIf { .. }) {
                    self.jump_if(target);
                }
            }
            Op::JumpIfNone { src, target } => {
                let v = self.arg(src)?;
                if v.is_none() {
                    self.put_temp(src, v);
                    self.jump_if(target);
                }
            }
            Op::JumpIfNotNone { src, target } => {
                if !self.arg(src)?.is_none() {
                    self.run_finalizers();
                    self.jump_if(target);
                }
            }
            Op::JumpIfKeep { src, target } | Op::JumpIfNotKeep { src, target } => {
                let v = self.peek(src);
                let when = matches!(op, Op::JumpIfKeep { .. });
                if self.truth(&v)? == when {
                    self.top().pc = target;
                } else {
                    self.put_temp(src, Value::Undef);
                }
            }
            Op::GetIter { dst, src } => {
                let v = self.arg(src)?;
                let it = self.iter_within(&v)?;
                self.put(dst, it);
            }
            Op::ForIter { dst, iter } => {
                let it = self.peek(iter);
                match self.next(&it)? {
                    Some(v) => {
                        self.put(dst, v);
                        self.skip_next();
                    }
                    None => {
                        self.put(iter, Value::Undef);
                        drop(it);
                        self.jump_next();
                        self.run_finalizers();
                    }
                }
            }
            Op::Unpack { src, base, n } => {
                let v = self.arg(src)?;
                let items = self.unpack(&v, n as usize)?;
                for (i, x) in items.into_iter().enumerate() {
                    self.put(base + i as u16, x);
                }
            }
            Op::UnpackEx { src, base, before, after } => {
                let v = self.arg(src)?;
                let mut items = self.unpack_list(&v)?;
                let (b, a) = (before as usize, after as usize);
                if items.len() < a + b {
                    return Err(PyErr::value_error(format!(
                        "not enough values to unpack (expected at least {}, got {})",
                        a + b,
                        items.len()
                    )));
                }
                let tail = items.split_off(items.len() - a);
                let middle = items.split_off(b);
                for (i, x) in items.into_iter().chain([Value::list(middle)]).chain(tail).enumerate() {
                    self.put(base + i as u16, x);
                }
            }
            Op::Tuple { dst, base, n } => {
                let v = self.take_range(base, n);
                self.put(dst, Value::tuple(v));
            }
            Op::List { dst, base, n } => {
                let v = self.take_range(base, n);
                self.put(dst, Value::list(v));
            }
            Op::ConstantList { dst, base, n } => {
                let mut v = self.take_range(base, n);
                v.reserve_exact(usize::from(n % 2));
                self.put(dst, Value::list(v));
            }
            Op::Set { dst, base, n } => {
                let v = self.take_range(base, n);
                let s = Set::of(self, v)?;
                self.put(dst, Value::Set(Rc::new(s)));
            }
            // CPython's compiler makes a frozenset of them, its merging of constants another of what that gives, and the
            // program a set of that.
            Op::ConstantSet { dst, base, n } => {
                let v = self.take_range(base, n);
                let first = Set::of(self, v)?;
                let merged = Set::of(self, first.items())?;
                self.put(dst, Value::Set(Rc::new(merged.copy())));
            }
            Op::Dict { dst, base, n } => {
                let v = self.take_range(base, n * 2);
                let d = Dict::new();
                let mut it = v.into_iter();
                while let (Some(k), Some(x)) = (it.next(), it.next()) {
                    match k {
                        Value::Str(s) => d.set_text(self, s, x)?,
                        k => d.set(self, k, x)?,
                    }
                }
                self.put(dst, Value::dict(d));
            }
            Op::Append { list, src } => {
                let v = self.arg(src)?;
                if let Value::List(l) = self.peek(list) {
                    l.borrow_mut().push(v);
                }
            }
            Op::SetAdd { set, src } => {
                let v = self.arg(src)?;
                if let Value::Set(s) = self.peek(set) {
                    s.add(self, v)?;
                }
            }
            Op::DictAdd { dict, key } => {
                let k = self.arg(key)?;
                let v = self.arg(key + 1)?;
                if let Value::Dict(d) = self.peek(dict) {
                    d.set(self, k, v)?;
                }
            }
            Op::Extend { list, src } => {
                let v = self.arg(src)?;
                let Value::List(l) = self.peek(list) else { return Ok(Flow::Next) };
                if self.iter_kind(&v).is_none() {
                    return Err(PyErr::type_error(format!(
                        "Value after * must be an iterable, not {}",
                        class_of(&v).name()
                    )));
                }
                self.extend_list(&l, &v)?;
            }
            Op::ExtendArgs { list, src, func } => {
                let v = self.arg(src)?;
                let Value::List(l) = self.peek(list) else {
                    return Ok(Flow::Next);
                };
                if self.iter_kind(&v).is_none() {
                    let f = self.peek(func);
                    let name = self.func_display(&f);
                    return Err(PyErr::type_error(format!(
                        "{name} argument after * must be an iterable, not {}",
                        class_of(&v).name()
                    )));
                }
                self.extend_list(&l, &v)?;
            }
            Op::SetUpdate { set, src } => {
                let v = self.arg(src)?;
                if let Value::Set(s) = self.peek(set) {
                    self.set_update(&s, &v)?;
                }
            }
            Op::DictUpdate { dict, src } => {
                let v = self.arg(src)?;
                if let Value::Dict(d) = self.peek(dict) {
                    if self.lookup_special(&v, &intern("keys")).is_none() {
                        return Err(PyErr::type_error(format!(
                            "'{}' object is not a mapping",
                            class_of(&v).name()
                        )));
                    }
                    self.dict_update(&d, &v)?;
                }
            }
            Op::DictMerge { dict, src, func } => self.dict_merge(dict, src, func)?,
            Op::ListToTuple { r } => {
                if let Value::List(l) = self.peek(r) {
                    let t = Value::tuple(std::mem::take(&mut **l.borrow_mut()));
                    self.put(r, t);
                }
            }
            Op::Call { dst, base, n } => {
                let f = self.top().regs[base as usize].take();
                let args = self.take_range(base + 1, n);
                return self.invoke(f, Args::new(args), dst);
            }
            Op::CallMethod { dst, base, n } => {
                let f = self.top().regs[base as usize].take();
                let mut args = self.take_range(base + 1, n + 1);
                if args[0].is_undef() {
                    args.remove(0);
                }
                return self.invoke(f, Args::new(args), dst);
            }
            Op::CallKw { base, n, names } | Op::CallMethodKw { base, n, names } => {
                let f = self.top().regs[base as usize].take();
                let method = matches!(op, Op::CallMethodKw { .. });
                let mut args = self.take_range(base + 1, n + u16::from(method));
                if method && args[0].is_undef() {
                    args.remove(0);
                }
                let Value::Tuple(names) = self.peek(names) else { return Ok(Flow::Next) };
                let values = args.split_off(args.len() - names.len());
                let kw = names
                    .iter()
                    .zip(values)
                    .filter_map(|(n, v)| match n {
                        Value::Str(s) => Some((s.clone(), v)),
                        _ => None,
                    })
                    .collect();
                return self.invoke(f, Args { pos: args, kw: Kwargs(kw) }, base);
            }
            Op::CallEx { base } => {
                let f = self.top().regs[base as usize].take();
                let args = self.take_ex(base + 1)?;
                return self.invoke(f, args, base);
            }
            Op::Return { src } => {
                let v = self.arg(src)?;
                return self.leave(v);
            }
            Op::Function { dst, code, flags } => self.make_function(dst, code, flags)?,
            Op::BuildClass { base } => {
                self.needs_builtin("__build_class__", &types().name_error)?;
                let f = self.arg(base)?;
                let name = self.arg(base + 1)?;
                let args = self.take_ex(base + 2)?;
                let c = self.build_class(f, name, args)?;
                self.put(base, c);
            }
            Op::Import { dst, name, level } => {
                let name = self.name_at(name);
                self.needs_builtin("__import__", &types().import_error)?;
                let m = self.import_name(name.as_str(), level)?;
                self.put(dst, m);
            }
            Op::ImportFrom { dst, module, name } => {
                let m = self.peek(module);
                let name = self.name_at(name);
                let v = self.import_from(&m, &name)?;
                self.put(dst, v);
            }
            Op::ImportStar { module } => {
                let m = self.peek(module);
                self.import_star(&m)?;
            }
            Op::Raise { exc, cause } => {
                let e = self.arg(exc)?;
                let c = if cause == NONE { Value::Undef } else { self.arg(cause)? };
                return Err(self.raise_value(e, c)?);
            }
            Op::RaiseAgain => match self.handled() {
                Some(e) => return Ok(Flow::Reraise(e)),
                None => return Err(PyErr::runtime_error("No active exception to reraise")),
            },
            Op::Reraise { exc } => {
                let v = self.arg(exc)?;
                let e = self.as_err(v)?;
                return Ok(Flow::Reraise(e));
            }
            Op::PushExc { exc } => {
                let v = self.peek(exc);
                self.top().handled = v;
            }
            Op::PopExc { exc, outer } => {
                let before = if outer == NONE { Value::Undef } else { self.peek(outer) };
                let old = std::mem::replace(&mut self.top().handled, before);
                self.put(exc, Value::Undef);
                drop(old);
                self.run_finalizers();
            }
            Op::MatchExc { exc, kind } => {
                let e = self.peek(exc);
                let k = self.arg(kind)?;
                if self.exc_matches(&e, &k)? {
                    self.skip_next();
                } else {
                    self.jump_next();
                }
            }
            Op::MatchStar { dst, exc, kind } => {
                let e = self.peek(exc);
                let k = self.arg(kind)?;
                let (part, rest) = self.split_group(&e, &k)?;
                self.put(exc, rest);
                if part.is_none() {
                    self.jump_next();
                } else {
                    self.put(dst, part);
                    self.skip_next();
                }
            }
            Op::StarResult { dst, orig, list } => {
                let o = self.peek(orig);
                let l = self.arg(list)?;
                let r = self.star_result(&o, &l)?;
                self.put(dst, r);
            }
            Op::AssertFail { msg } => {
                let e = if msg == NONE {
                    PyErr::with_args(&types().assertion_error, vec![])
                } else {
                    let m = self.arg(msg)?;
                    PyErr::with_args(&types().assertion_error, vec![m])
                };
                return Err(e);
            }
            Op::WithEnter { dst, src } | Op::AWithEnter { dst, src } => {
                let v = self.arg(src)?;
                let is_async = matches!(op, Op::AWithEnter { .. });
                let (exit, entered) = self.enter_context(&v, is_async)?;
                self.put(dst, exit);
                self.put(dst + 1, entered);
            }
            Op::WithExit { dst, exit, exc } => {
                let f = self.arg(exit)?;
                let e = self.peek(exc);
                let tb = match e.exc() {
                    Some(d) => d.traceback.borrow().clone().map_or(Value::None, Value::Traceback),
                    None => Value::None,
                };
                let class = Value::Class(class_of(&e));
                return self.invoke(f, Args::new(vec![class, e, tb]), dst);
            }
            Op::WithExitOk { dst, exit } => {
                let f = self.arg(exit)?;
                return self.invoke(f, Args::new(vec![Value::None, Value::None, Value::None]), dst);
            }
            Op::Awaitable { dst, src, why } => {
                let v = self.arg(src)?;
                let it = self.awaitable(&v, why)?;
                self.put(dst, it);
            }
            Op::YieldFromIter { dst, src } => {
                let v = self.arg(src)?;
                let it = match &v {
                    Value::Gen(g) if g.kind == GenKind::Coroutine => {
                        return Err(PyErr::type_error(
                            "cannot 'yield from' a coroutine object in a non-coroutine generator",
                        ));
                    }
                    v => self.iter(v)?,
                };
                self.put(dst, it);
            }
            Op::Send { value, iter } => {
                let sent = self.arg(value)?;
                let it = self.peek(iter);
                match self.send_step(&it, sent)? {
                    GenStep::Return(v) => {
                        self.put(value, v);
                        self.put(iter, Value::Undef);
                        self.jump_next();
                    }
                    GenStep::Yield(v) | GenStep::AsyncYield(v) => {
                        self.put(value, v);
                        self.skip_next();
                    }
                }
            }
            Op::Yield { value } | Op::YieldAwait { value, .. } => {
                let v = self.arg(value)?;
                return Ok(self.yield_out(v, false));
            }
            Op::AsyncYield { value } => {
                let v = self.arg(value)?;
                return Ok(self.yield_out(v, true));
            }
            Op::AIter { dst, src } => {
                let v = self.arg(src)?;
                let it = self.aiter(&v)?;
                self.put(dst, it);
            }
            Op::ANext { dst, iter } => {
                let it = self.peek(iter);
                let a = self.anext(&it)?;
                self.put(dst, a);
            }
            Op::EndAsyncFor { exc } => {
                let v = self.arg(exc)?;
                let e = self.as_err(v)?;
                if !e.is(&types().stop_async_iteration) {
                    return Ok(Flow::Reraise(e));
                }
            }
            Op::Format { conv, dst, src, spec } => {
                let v = self.arg(src)?;
                let spec = if spec == NONE { Value::Undef } else { self.arg(spec)? };
                let s = self.format_field(&v, conv, spec.as_str().unwrap_or(""))?;
                self.put(dst, s);
            }
            Op::Concat { dst, base, n } => {
                let parts = &mut self.top().regs[base as usize..base as usize + n as usize];
                let s = super::quick::concat(parts);
                self.put(dst, s);
            }
            Op::MatchSeq { src, min, exact } => {
                let v = self.peek(src);
                let ok = self.match_sequence(&v, min as usize, exact)?;
                self.branch(ok);
            }
            Op::MatchMap { src, min } => {
                let v = self.peek(src);
                let ok = self.match_mapping(&v, min as usize)?;
                self.branch(ok);
            }
            Op::MatchKeys { dst, src, keys } => {
                let v = self.peek(src);
                let k = self.peek(keys);
                let found = self.match_keys(&v, &k)?;
                let ok = found.is_some();
                self.put(dst, found.unwrap_or_default());
                self.branch(ok);
            }
            Op::MatchClass { base, n } => {
                let c = self.arg(base)?;
                let v = self.arg(base + 1)?;
                let names = self.arg(base + 2)?;
                let found = self.match_class(&c, &v, &names, n as usize)?;
                let ok = found.is_some();
                self.put(base, found.unwrap_or_default());
                self.branch(ok);
            }
            Op::MatchRest { dst, src, keys } => {
                let v = self.peek(src);
                let keys = self.peek(keys);
                let d = Rc::new(Dict::new());
                self.dict_update(&d, &v)?;
                for k in self.list_of(&keys)? {
                    d.remove(self, &k)?;
                }
                self.put(dst, Value::Dict(d));
            }
            Op::SetupAnnotations => {
                let n = &names().annotations;
                let empty = Value::dict(Dict::new());
                if self.top().ns.is_undef() {
                    let g = self.top().globals.clone();
                    if g.get_name(n).is_none() {
                        g.set_name(n.clone(), empty);
                    }
                } else if self.ns_get(n)?.is_none() {
                    let ns = self.top().ns.clone();
                    self.setitem(&ns, Value::Str(n.clone()), empty)?;
                }
            }
            Op::Annotate { name, src } => {
                let v = self.arg(src)?;
                let name = self.name_at(name);
                let n = &names().annotations;
                let notes =
                    if self.top().ns.is_undef() { self.top().globals.get_name(n) } else { self.ns_get(n)? };
                if let Some(d) = notes {
                    self.setitem(&d, Value::Str(name), v)?;
                }
            }
            Op::TypeVar { dst, name } => {
                let name = self.peek(name);
                let v = self.make_type_var(name)?;
                self.put(dst, v);
            }
            Op::TypeAlias { dst, name, src } => {
                let (name, params) = (self.peek(name), self.arg(src)?);
                let typing = self.import_module("typing")?;
                let v = self.call_method(&typing, "_type_alias", &[name, params])?;
                self.put(dst, v);
            }
        }
        Ok(Flow::Next)
    }

    /// `JumpIfNone` keeps a `None` in a temporary; nobody can tell.
    fn put_temp(&mut self, r: u16, v: Value) {
        if r < CONST && r >= self.top().code.ntemps {
            self.put(r, v);
        }
    }

    fn branch(&mut self, ok: bool) {
        if ok {
            self.skip_next();
        } else {
            self.jump_next();
        }
    }
}
