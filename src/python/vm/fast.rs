//! The inner loop: the common cases of common instructions.
//!
//! It holds the top frame's registers in a slice and the position in a local; whatever it does not
//! know it leaves to the slow path, with the position stored.
//!
//! Longer than most files: one function is the loop over instructions, and what it is split into would be calls on the
//! hottest path there is.

use super::limits::{MUCH, work};
use super::quick::{
    concat, float_result, int_bin, join_two, quick_char, quick_cmp, quick_item, quick_next, quick_truth,
};
use super::{Frame, Ret, Vm};
use crate::python::compile::NONE;
use crate::python::object::*;
use smallvec::SmallVec;
use std::rc::Rc;

/// Why the inner loop stopped.
pub(super) enum Exit {
    /// An instruction for the slow path.
    Slow(Op),
    /// The frame returned, and not to a plain register.
    Return(Value),
    /// An exception.
    Err(PyErr),
    /// The budget ran out, or finalizers wait.
    Interrupt,
}

/// Why the loop over one frame ended.
enum Next {
    /// Leave with this.
    Exit(Exit),
    /// Return a value to the frame below.
    Return(Value),
    /// Call a Python function: first argument's register, how many, names of the last ones, the result's register.
    Call { f: Rc<Function>, first: usize, n: usize, names: Option<Rc<Items>>, dst: u16, op: Op },
    /// Call a property's getter.
    Getter { f: Rc<Function>, this: Value, dst: u16 },
    /// Call a class, likewise.
    Class { c: Rc<Class>, first: usize, n: usize, names: Option<Rc<Items>>, dst: u16, op: Op },
    /// Call a function written in Rust.
    Native { f: Rc<NativeFunc>, first: usize, n: usize, dst: u16 },
    /// Run a generator for a loop.
    Resume { g: Rc<Generator>, ret: Ret, sent: Value },
    /// Yield to the frame below.
    Yield(Value),
}

impl Vm {
    pub(super) fn fast(&mut self) -> Exit {
        loop {
            if self.budget <= 0 || finalizers_pending() {
                return Exit::Interrupt;
            }
            let next = self.one_frame();
            if finalizers_pending() && !matches!(next, Next::Exit(_)) {
                // What went before the call has its say before it.
                self.run_finalizers();
            }
            match next {
                Next::Exit(e) => return e,
                Next::Return(v) => {
                    let Some(frame) = self.frames.pop() else { return Exit::Return(v) };
                    match &frame.ret {
                        Ret::Reg(dst) => {
                            let dst = *dst as usize;
                            if let Some(below) = self.frames.last_mut()
                                && let Some(r) = below.regs.get_mut(dst)
                            {
                                r.put(v);
                            }
                            self.recycle(frame);
                        }
                        Ret::Init(dst, _) if v.is_none() => {
                            let dst = *dst as usize;
                            let mut frame = frame;
                            if let Ret::Init(_, inst) = std::mem::take(&mut frame.ret)
                                && let Some(below) = self.frames.last_mut()
                                && let Some(r) = below.regs.get_mut(dst)
                            {
                                *r = inst;
                            }
                            self.recycle(frame);
                        }
                        Ret::Operator(o) if !matches!(v, Value::NotImplemented) => {
                            let dst = o.dst as usize;
                            let mut frame = frame;
                            let operands = std::mem::take(&mut frame.ret);
                            if let Some(r) = self.frames.last_mut().and_then(|below| below.regs.get_mut(dst))
                            {
                                r.put(v);
                            }
                            self.recycle(frame);
                            drop(operands);
                        }
                        // A generator's end, where another frame awaits it or loops over it.
                        &(Ret::Send { iter, exit, .. } | Ret::Iter { iter, exit, .. }) => {
                            let dst = match frame.ret {
                                Ret::Send { value, .. } => Some(value),
                                _ => None,
                            };
                            if let Some(g) = &frame.generator {
                                g.state.set(GenState::Closed);
                            }
                            self.recycle(frame);
                            let below = self.top();
                            below.pc = exit;
                            below.regs[iter as usize] = Value::Undef;
                            if let Some(dst) = dst {
                                below.regs[dst as usize].put(v);
                            }
                        }
                        Ret::Rust | Ret::Init(..) | Ret::Operator(_) => {
                            self.frames.push(frame);
                            return Exit::Return(v);
                        }
                    }
                }
                Next::Call { f, first, n, names, dst, op } => {
                    if self.is_full() {
                        return Exit::Slow(op);
                    }
                    let keywords = names.as_ref().map_or(&[][..], |n| &n[..]);
                    let Some(mut frame) = self.bind_registers(&f, None, first, n, keywords) else {
                        return Exit::Slow(op);
                    };
                    self.budget -= 1;
                    let flags = frame.code.flags;
                    if flags.generator || flags.coroutine {
                        let g = self.make_generator(&f, frame);
                        // The function was called from this register.
                        self.put(first as u16 - 1, Value::Undef);
                        self.put(dst, g);
                    } else {
                        frame.ret = Ret::Reg(dst);
                        self.frames.push(frame);
                    }
                }
                Next::Getter { f, this, dst } => {
                    let this = Some(&this);
                    let room = !self.is_full();
                    let Some(mut frame) = self.bind_registers(&f, this, 0, 0, &[]).filter(|_| room) else {
                        return Exit::Err(PyErr::recursion("maximum recursion depth exceeded"));
                    };
                    self.budget -= 1;
                    frame.ret = Ret::Reg(dst);
                    self.frames.push(frame);
                }
                Next::Class { c, first, n, names, dst, op } => match self.calling(&c) {
                    Calling::Init(init) => {
                        // Where the arguments need the long way the instance goes again, which `__del__` would tell.
                        if self.is_full() || c.flags().has_del {
                            return Exit::Slow(op);
                        }
                        let inst = Value::Instance(Rc::new(Instance::new(c, Payload::None)));
                        let keywords = names.as_ref().map_or(&[][..], |n| &n[..]);
                        let Some(mut frame) = self.bind_registers(&init, Some(&inst), first, n, keywords)
                        else {
                            return Exit::Slow(op);
                        };
                        self.budget -= 1;
                        frame.ret = Ret::Init(dst, inst);
                        self.frames.push(frame);
                    }
                    Calling::New(f) if names.is_none() => {
                        if let Err(e) = self.call_from(&f, Some(Value::Class(c)), first, n, dst) {
                            return Exit::Err(e);
                        }
                    }
                    _ => return Exit::Slow(op),
                },
                Next::Native { f, first, n, dst } => {
                    // One that stands for a Python function.
                    if let Value::Func(inner) = &f.bound
                        && !self.is_full()
                        && let Some(mut frame) = self.bind_registers(inner, None, first, n, &[])
                    {
                        self.budget -= 1;
                        frame.ret = Ret::Reg(dst);
                        self.frames.push(frame);
                        continue;
                    }
                    if let Err(e) = self.call_from(&f, None, first, n, dst) {
                        return Exit::Err(e);
                    }
                }
                Next::Resume { g, ret, sent } => {
                    if let Err(e) = self.descend(g, ret, sent) {
                        return Exit::Err(e);
                    }
                }
                Next::Yield(v) => {
                    if let Some(exit) = self.ascend(v) {
                        return exit;
                    }
                }
            }
        }
    }

    /// Resume a suspended frame with a value; what it awaits goes on first, and what that awaits.
    pub(super) fn descend(&mut self, g: Rc<Generator>, ret: Ret, sent: Value) -> PyResult<()> {
        let (mut g, mut ret, mut sent) = (g, ret, sent);
        loop {
            let taken = g.frame.borrow_mut().take();
            if self.is_full() {
                return Err(super::generators::no_room(&g));
            }
            // A frame is missing only while it runs.
            let Some(mut frame) = taken else { return Ok(()) };
            let mut awaited = None;
            if g.state.get() == GenState::Suspended {
                awaited = frame.awaited();
                if awaited.is_none() {
                    super::generators::deliver(&mut frame, std::mem::take(&mut sent));
                }
            }
            g.state.set(GenState::Running);
            frame.ret = ret;
            frame.generator = Some(g);
            self.frames.push(frame);
            self.budget -= 1;
            match awaited {
                Some(next) => (g, ret) = next,
                None => return Ok(()),
            }
        }
    }

    /// The generator on top yields: frames below that only wait for it hand the value on. Why the inner loop stops, if it
    /// does.
    fn ascend(&mut self, v: Value) -> Option<Exit> {
        loop {
            let Some(mut frame) = self.frames.pop() else { return Some(Exit::Return(v)) };
            let ret = std::mem::take(&mut frame.ret);
            if let Some(g) = frame.generator.take() {
                g.state.set(GenState::Suspended);
                *g.frame.borrow_mut() = Some(frame);
            }
            let dst = match ret {
                Ret::Iter { dst, .. } => dst,
                Ret::Send { value, .. } => value,
                _ => return None,
            };
            let below = self.frames.last_mut()?;
            let slot = below.regs.get_mut(dst as usize)?;
            let op = below.code.ops[below.pc as usize];
            if !matches!(op, Op::YieldAwait { value, .. } if value == dst) || below.generator.is_none() {
                slot.put(v);
                return None;
            }
            below.pc += 1;
            if !matches!(below.ret, Ret::Iter { .. } | Ret::Send { .. }) {
                slot.put(v);
                return Some(Exit::Slow(op));
            }
        }
    }

    /// Call a native function with arguments from the top frame's registers.
    #[inline]
    fn call_from(
        &mut self,
        f: &NativeFunc,
        before: Option<Value>,
        first: usize,
        n: usize,
        dst: u16,
    ) -> PyResult<()> {
        let regs = &mut self.top().regs[first..first + n];
        // The common cases without a vector.
        if f.bound.is_undef() {
            match (before.is_some(), regs) {
                (false, []) => return self.finish_native(f, &[], 0, dst),
                (false, [a]) => {
                    let args = [a.take()];
                    return self.finish_native(f, &args, 0, dst);
                }
                (false, [a, b]) => {
                    let args = [a.take(), b.take()];
                    return self.finish_native(f, &args, 0, dst);
                }
                (true, [a]) => {
                    let args = [before.unwrap_or_default(), a.take()];
                    return self.finish_native(f, &args, 0, dst);
                }
                (_, regs) => {
                    let mut args = SmallVec::<[Value; 6]>::new();
                    args.extend(before);
                    for r in regs {
                        args.push(r.take());
                    }
                    return self.finish_native(f, &args, 0, dst);
                }
            }
        }
        let mut args = SmallVec::<[Value; 6]>::new();
        args.push(f.bound.clone());
        for r in regs {
            args.push(r.take());
        }
        self.finish_native(f, &args, 1, dst)
    }

    /// Call a native function with all its arguments, of which the first `bound` are its own.
    #[inline(always)]
    fn finish_native(&mut self, f: &NativeFunc, args: &[Value], bound: usize, dst: u16) -> PyResult<()> {
        self.check_native(f, &args[bound..], &Kwargs::default())?;
        match (f.call)(self, args, Kwargs::default()) {
            Ok(v) => {
                if let Some(r) = self.top().regs.get_mut(dst as usize) {
                    r.put(v);
                }
                Ok(())
            }
            Err(e) => {
                self.set_park_register(dst);
                Err(e)
            }
        }
    }

    #[inline(always)]
    fn one_frame(&mut self) -> Next {
        let top = self.frames.len() - 1;
        let below_ok = top > 0;
        let Frame { code, regs, pc, globals, ret, generator, .. } = &mut *self.frames[top];
        let code: &Code = code;
        let ops = &code.ops[..];
        let consts = &code.consts[..];
        let regs = &mut regs[..];
        let mut at = *pc as usize;

        macro_rules! rd {
            ($i:expr) => {
                match regs.get($i as usize) {
                    Some(v) => v,
                    None => &consts[($i & 0x7fff) as usize],
                }
            };
        }
        // An operand's value, which a temporary gives up.
        macro_rules! take {
            ($i:expr) => {
                if $i >= code.ntemps && ($i as usize) < regs.len() {
                    regs[$i as usize].take()
                } else {
                    rd!($i).dup()
                }
            };
        }
        macro_rules! wr {
            ($i:expr, $v:expr) => {{
                let v = $v;
                if let Some(r) = regs.get_mut($i as usize) {
                    r.put(v);
                }
            }};
        }
        // Numbers are written by themselves: a value that may be anything would go through memory.
        macro_rules! int {
            ($i:expr, $n:expr) => {
                match regs.get_mut($i as usize) {
                    Some(Value::Int(n)) => *n = $n,
                    Some(r) => r.put(Value::Int($n)),
                    None => {}
                }
            };
        }
        macro_rules! float {
            ($i:expr, $f:expr) => {
                match regs.get_mut($i as usize) {
                    Some(Value::Float(f)) => *f = $f,
                    Some(r) => r.put(Value::Float($f)),
                    None => {}
                }
            };
        }
        macro_rules! slow {
            ($op:expr) => {{
                *pc = at as u32;
                return Next::Exit(Exit::Slow($op));
            }};
        }
        macro_rules! clear {
            ($r:expr) => {
                if $r >= code.ntemps
                    && let Some(r) = regs.get_mut($r as usize)
                {
                    r.put(Value::Undef);
                }
            };
        }
        // A jump backwards counts against the budget.
        macro_rules! jump_back {
            ($target:expr) => {
                self.budget -= 1;
                if self.budget <= 0 || finalizers_pending() {
                    *pc = $target;
                    return Next::Exit(Exit::Interrupt);
                }
                at = $target as usize;
            };
        }
        // A jump that has a condition: that of a `while` leads backwards.
        macro_rules! jump_if {
            ($target:expr) => {
                if ($target as usize) < at {
                    jump_back!($target);
                } else {
                    at = $target as usize;
                }
            };
        }
        macro_rules! jump_next {
            () => {
                if let Op::Jump { target } = ops[at] {
                    if (target as usize) <= at {
                        jump_back!(target);
                    } else {
                        at = target as usize;
                    }
                }
            };
        }

        // A function written in Rust that needs no machine for these arguments.
        macro_rules! quick_call {
            ($base:expr, $first:expr, $n:expr, $dst:expr) => {
                let quick = match &regs[$base as usize] {
                    Value::Native(f) => f.quick.get(),
                    Value::Class(c) => c.quick.get(),
                    _ => None,
                };
                if let Some(quick) = quick {
                    let args = &mut regs[$first..$first + $n];
                    if let Some(v) = quick(args) {
                        for a in args {
                            a.put(Value::Undef);
                        }
                        wr!($dst, v);
                        if finalizers_pending() {
                            *pc = at as u32;
                            return Next::Exit(Exit::Interrupt);
                        }
                        continue;
                    }
                }
            };
        }

        loop {
            let op = ops[at];
            at += 1;
            match op {
                Op::Nop => {}
                Op::Move { dst, src } => {
                    if (src as usize) < regs.len() && src >= code.ntemps {
                        let v = regs[src as usize].take();
                        wr!(dst, v);
                    } else {
                        let v = rd!(src).dup();
                        if v.is_undef() {
                            slow!(op);
                        }
                        wr!(dst, v);
                    }
                }
                Op::Copy { dst, src } => {
                    let v = rd!(src).dup();
                    if v.is_undef() {
                        slow!(op);
                    }
                    wr!(dst, v);
                }
                Op::Bound { r } => {
                    if rd!(r).is_undef() {
                        slow!(op);
                    }
                }
                Op::Int { dst, value } => int!(dst, i64::from(value)),
                Op::Clear { r } => {
                    wr!(r, Value::Undef);
                    if finalizers_pending() {
                        *pc = at as u32;
                        return Next::Exit(Exit::Interrupt);
                    }
                }
                Op::Jump { target } => at = target as usize,
                Op::Loop { target } => {
                    jump_back!(target);
                }
                Op::JumpIf { src, target } => match quick_truth(rd!(src)) {
                    Some(t) => {
                        clear!(src);
                        if t {
                            jump_if!(target);
                        }
                    }
                    None => slow!(op),
                },
                Op::JumpIfNot { src, target } => match quick_truth(rd!(src)) {
                    Some(t) => {
                        clear!(src);
                        if !t {
                            jump_if!(target);
                        }
                    }
                    None => slow!(op),
                },
                Op::JumpIfKeep { src, target } => match quick_truth(rd!(src)) {
                    Some(true) => at = target as usize,
                    Some(false) => clear!(src),
                    None => slow!(op),
                },
                Op::JumpIfNotKeep { src, target } => match quick_truth(rd!(src)) {
                    Some(false) => at = target as usize,
                    Some(true) => clear!(src),
                    None => slow!(op),
                },
                Op::JumpIfNone { src, target } => match rd!(src) {
                    Value::Undef | Value::Gen(_) => slow!(op),
                    Value::None => {
                        jump_if!(target);
                    }
                    _ => clear!(src),
                },
                Op::JumpIfNotNone { src, target } => match rd!(src) {
                    Value::Undef | Value::Gen(_) => slow!(op),
                    Value::None => {}
                    _ => {
                        clear!(src);
                        jump_if!(target);
                    }
                },
                Op::Bin { op: o, dst, a, b } => {
                    let (x, y) = (rd!(a), rd!(b));
                    if let (Value::Int(x), Value::Int(y)) = (x, y)
                        && let Some(n) = int_bin(o, *x, *y)
                    {
                        int!(dst, n);
                    } else if let Some(f) = float_result(o, x, y) {
                        float!(dst, f.into());
                    } else if o == BinOp::Add
                        && let (Value::Str(x), Value::Str(y)) = (x, y)
                        && x.as_str().len() + y.as_str().len() < MUCH
                    {
                        let both = join_two(x, y);
                        clear!(a);
                        clear!(b);
                        wr!(dst, both);
                    } else {
                        slow!(op);
                    }
                }
                Op::InPlace { op: o, dst, a, b } => {
                    let (x, y) = (rd!(a), rd!(b));
                    if let (Value::Int(x), Value::Int(y)) = (x, y)
                        && let Some(n) = int_bin(o, *x, *y)
                    {
                        int!(dst, n);
                    } else if let Some(f) = float_result(o, x, y) {
                        float!(dst, f.into());
                    } else if o == BinOp::Add && dst == a {
                        // `s += t` grows the string in place if nobody else has it.
                        let text = match rd!(b) {
                            Value::Str(t) => t.clone(),
                            _ => slow!(op),
                        };
                        match regs.get_mut(a as usize) {
                            Some(Value::Str(s)) => match Rc::get_mut(s) {
                                Some(s) => {
                                    self.budget -= work(text.as_str().len());
                                    s.push_str(text.as_str());
                                }
                                None => slow!(op),
                            },
                            _ => slow!(op),
                        }
                        clear!(b);
                    } else {
                        slow!(op);
                    }
                }
                Op::Cmp { op: o, dst, a, b } => match quick_cmp(o, rd!(a), rd!(b)) {
                    Some(v) => {
                        if b != dst {
                            clear!(b);
                        }
                        clear!(a);
                        wr!(dst, Value::Bool(v.into()));
                    }
                    None => slow!(op),
                },
                Op::CmpJump { op: o, expect, a, b } => match quick_cmp(o, rd!(a), rd!(b)) {
                    Some(v) => {
                        clear!(a);
                        clear!(b);
                        if v == expect {
                            jump_next!();
                        } else {
                            at += 1;
                        }
                    }
                    None => slow!(op),
                },
                Op::Not { dst, src } => match quick_truth(rd!(src)) {
                    Some(t) => {
                        clear!(src);
                        wr!(dst, Value::Bool((!t).into()));
                    }
                    None => slow!(op),
                },
                Op::LoadGlobal { dst, site } => {
                    let s = &code.globals[site as usize];
                    let (gv, gi) = s.globals.get();
                    if gv != 0 && gv == globals.known_version() {
                        if gi != u32::MAX {
                            wr!(dst, globals.value_at(gi as usize));
                            continue;
                        }
                        let (bv, bi) = s.builtins.get();
                        if bv == self.builtins.known_version() {
                            wr!(dst, self.builtins.value_at(bi as usize));
                            continue;
                        }
                    }
                    slow!(op);
                }
                Op::LoadDeref { dst, cell } => match &regs[cell as usize] {
                    Value::Cell(c) => {
                        let v = c.0.borrow().clone();
                        if v.is_undef() {
                            slow!(op);
                        }
                        wr!(dst, v);
                    }
                    _ => slow!(op),
                },
                Op::StoreDeref { cell, src } if src >= code.ntemps && (src as usize) < regs.len() => {
                    let v = regs[src as usize].take();
                    match &regs[cell as usize] {
                        Value::Cell(c) => {
                            let old = c.0.replace(v);
                            drop(old);
                        }
                        _ => slow!(op),
                    }
                }
                Op::LoadAttr { dst, obj, site } => {
                    let s = &code.attrs[site as usize];
                    let (ver, how) = s.cache.get();
                    let found = match rd!(obj) {
                        Value::Instance(i) if i.is_of(ver) => match how & 7 {
                            1 => match i.at((how >> 3) as usize) {
                                Value::Int(n) => {
                                    if obj != dst {
                                        clear!(obj);
                                    }
                                    int!(dst, n);
                                    continue;
                                }
                                v => v.some(),
                            },
                            2 if i.is_shared() => Some(s.value.borrow().dup()),
                            4 => {
                                let this = Value::Instance(i.clone());
                                let Value::Func(f) = &*s.value.borrow() else { slow!(op) };
                                clear!(obj);
                                *pc = at as u32;
                                return Next::Getter { f: f.clone(), this, dst };
                            }
                            _ => None,
                        },
                        Value::Module(m) if how & 7 == 5 && m.dict.known_version() == ver => {
                            Some(m.dict.value_at((how >> 3) as usize))
                        }
                        Value::Class(c) if how & 7 == 6 && c.version.get() == ver => {
                            Some(s.value.borrow().clone())
                        }
                        _ => None,
                    };
                    match found {
                        Some(v) => {
                            if obj != dst {
                                clear!(obj);
                            }
                            wr!(dst, v);
                        }
                        None => slow!(op),
                    }
                }
                Op::StoreAttr { obj, site, src } => {
                    let s = &code.attrs[site as usize];
                    let (ver, how) = s.cache.get();
                    if how & 7 != 1 {
                        slow!(op);
                    }
                    let place = (how >> 3) as usize;
                    let known = matches!(rd!(obj), Value::Instance(i) if i.is_of(ver) && i.takes(place));
                    if !known {
                        slow!(op);
                    }
                    let v = take!(src);
                    if v.is_undef() {
                        slow!(op);
                    }
                    // What goes may be the last of something that looks at the instance.
                    let mut old = match rd!(obj) {
                        Value::Instance(i) => i.put_at(place, v),
                        _ => Value::Undef,
                    };
                    old.put(Value::Undef);
                    clear!(obj);
                }
                Op::LoadMethod { base, obj, site } => {
                    let s = &code.attrs[site as usize];
                    let (ver, how) = s.cache.get();
                    let this = rd!(obj);
                    let ok = match this {
                        Value::Instance(i) => how == 3 && i.is_of(ver) && i.is_shared(),
                        Value::Module(m) if how & 7 == 5 && m.dict.known_version() == ver => {
                            let v = m.dict.value_at((how >> 3) as usize);
                            clear!(obj);
                            wr!(base, v);
                            wr!(base + 1, Value::Undef);
                            continue;
                        }
                        Value::Class(_) | Value::Undef | Value::Iter(_) => false,
                        v => how == 7 && builtin_class(v).version.get() == ver,
                    };
                    if !ok {
                        slow!(op);
                    }
                    let f = match &*s.value.borrow() {
                        Value::Func(f) => Value::Func(f.clone()),
                        f => f.clone(),
                    };
                    let this = if obj >= code.ntemps && (obj as usize) < regs.len() {
                        regs[obj as usize].take()
                    } else {
                        this.clone()
                    };
                    wr!(base, f);
                    wr!(base + 1, this);
                }
                Op::Subscript { dst, obj, key } => {
                    let v = match (rd!(obj), rd!(key)) {
                        (Value::List(l), Value::Int(i)) => {
                            let l = l.borrow();
                            let i = if *i < 0 { *i + l.len() as i64 } else { *i };
                            usize::try_from(i).ok().and_then(|i| l.get(i).cloned())
                        }
                        (Value::Tuple(l), Value::Int(i)) => {
                            let i = if *i < 0 { *i + l.len() as i64 } else { *i };
                            usize::try_from(i).ok().and_then(|i| l.get(i).cloned())
                        }
                        (Value::Dict(d), k) => d.get_fast(k).flatten(),
                        (Value::Str(s), Value::Int(i)) => quick_char(s, *i),
                        (Value::Instance(i), k) => quick_item(i, k),
                        _ => None,
                    };
                    match v {
                        Some(v) => {
                            if key != dst {
                                clear!(key);
                            }
                            if obj != dst {
                                clear!(obj);
                            }
                            wr!(dst, v);
                        }
                        None => slow!(op),
                    }
                }
                Op::StoreSubscript { obj, key, src } => match (rd!(obj), rd!(key)) {
                    (Value::List(l), Value::Int(i)) => {
                        let n = l.borrow().len() as i64;
                        let i = if *i < 0 { *i + n } else { *i };
                        if i < 0 || i >= n {
                            slow!(op);
                        }
                        let l = l.clone();
                        let v = take!(src);
                        if v.is_undef() {
                            slow!(op);
                        }
                        let old = std::mem::replace(&mut l.borrow_mut()[i as usize], v);
                        drop(old);
                        clear!(obj);
                    }
                    (Value::Dict(d), Value::Str(k)) if d.takes_str() => {
                        let (d, k) = (d.clone(), k.clone());
                        let v = take!(src);
                        if v.is_undef() {
                            slow!(op);
                        }
                        d.set_name(k, v);
                        clear!(key);
                        clear!(obj);
                    }
                    (Value::Dict(d), Value::Int(k)) => {
                        let (d, k) = (d.clone(), *k);
                        if !d.takes_int(k) {
                            slow!(op);
                        }
                        let v = take!(src);
                        if v.is_undef() {
                            slow!(op);
                        }
                        d.set_int(k, v);
                        clear!(key);
                        clear!(obj);
                    }
                    _ => slow!(op),
                },
                Op::ForIter { dst, iter } => match &regs[iter as usize] {
                    Value::Iter(it) => {
                        let it = it.clone();
                        let r = match it.state.try_borrow_mut() {
                            Ok(mut s) => quick_next(&mut s),
                            Err(_) => Err(()),
                        };
                        match r {
                            Ok(Some(v)) => {
                                wr!(dst, v);
                                at += 1;
                            }
                            Ok(None) => {
                                it.exhaust();
                                regs[iter as usize] = Value::Undef;
                                drop(it);
                                jump_next!();
                                if finalizers_pending() {
                                    *pc = at as u32;
                                    return Next::Exit(Exit::Interrupt);
                                }
                            }
                            Err(()) => slow!(op),
                        }
                    }
                    Value::Gen(g)
                        if g.kind == GenKind::Generator
                            && matches!(g.state.get(), GenState::Created | GenState::Suspended) =>
                    {
                        let g = g.clone();
                        let Op::Jump { target } = ops[at] else { slow!(op) };
                        *pc = at as u32 + 1;
                        return Next::Resume {
                            g,
                            ret: Ret::Iter { dst, iter, exit: target },
                            sent: Value::None,
                        };
                    }
                    _ => slow!(op),
                },
                Op::Send { value, iter } => match &regs[iter as usize] {
                    Value::Gen(g)
                        if g.kind != GenKind::AsyncGen
                            && matches!(g.state.get(), GenState::Created | GenState::Suspended) =>
                    {
                        if g.state.get() == GenState::Created && !regs[value as usize].is_none() {
                            slow!(op);
                        }
                        let g = g.clone();
                        let Op::Jump { target } = ops[at] else { slow!(op) };
                        *pc = at as u32 + 1;
                        let sent = regs[value as usize].take();
                        return Next::Resume { g, ret: Ret::Send { value, iter, exit: target }, sent };
                    }
                    _ => slow!(op),
                },
                Op::Yield { value } | Op::YieldAwait { value, .. }
                    if below_ok
                        && matches!(ret, Ret::Iter { .. } | Ret::Send { .. })
                        && generator.is_some() =>
                {
                    *pc = at as u32;
                    return Next::Yield(regs[value as usize].take());
                }
                Op::Awaitable { dst, src, .. } => {
                    let ready = match rd!(src) {
                        Value::Gen(g) if g.kind == GenKind::Coroutine => g.state.get() == GenState::Created,
                        Value::Gen(g) => g.is_awaitable(),
                        _ => false,
                    };
                    if !ready {
                        slow!(op);
                    }
                    let v = take!(src);
                    wr!(dst, v);
                }
                Op::Format { conv: 0 | 1, dst, src, spec: NONE }
                    if matches!(rd!(src), Value::Str(_) | Value::Int(_)) =>
                {
                    let v = take!(src);
                    wr!(dst, v);
                }
                Op::Concat { dst, base, n } => {
                    let s = concat(&mut regs[base as usize..base as usize + n as usize]);
                    wr!(dst, s);
                }
                Op::Append { list, src } => {
                    let v = take!(src);
                    if v.is_undef() {
                        slow!(op);
                    }
                    match &regs[list as usize] {
                        Value::List(l) => l.borrow_mut().push(v),
                        _ => slow!(op),
                    }
                }
                Op::Tuple { dst, base, n } => {
                    let t: Items = regs[base as usize..base as usize + n as usize]
                        .iter_mut()
                        .map(std::mem::take)
                        .collect();
                    wr!(dst, Value::Tuple(Rc::new(t)));
                }
                Op::Slice { dst, base } => {
                    if let [a, b, c] = &mut regs[base as usize..base as usize + 3] {
                        let parts = [a.take(), b.take(), c.take()];
                        wr!(dst, Value::Slice(Rc::new(parts)));
                    }
                }
                Op::List { dst, base, n } => {
                    let t: Vec<Value> = regs[base as usize..base as usize + n as usize]
                        .iter_mut()
                        .map(std::mem::take)
                        .collect();
                    wr!(dst, Value::list(t));
                }
                Op::Unpack { src, base, n } => {
                    let mut t = match rd!(src) {
                        Value::Tuple(t) if t.len() == n as usize => t.clone(),
                        _ => slow!(op),
                    };
                    clear!(src);
                    let parts = &mut regs[base as usize..base as usize + n as usize];
                    match Rc::get_mut(&mut t) {
                        // Nobody else has the tuple: its items are taken.
                        Some(t) => parts.iter_mut().zip(t.iter_mut()).for_each(|(r, v)| r.put(v.take())),
                        None => parts.iter_mut().zip(t.iter()).for_each(|(r, v)| r.put(v.dup())),
                    }
                }
                Op::Call { dst, base, n } => {
                    let (first, n) = (base as usize + 1, n as usize);
                    quick_call!(base, first, n, dst);
                    *pc = at as u32;
                    return match &regs[base as usize] {
                        Value::Func(f) => Next::Call { f: f.clone(), first, n, names: None, dst, op },
                        Value::Native(f) => Next::Native { f: f.clone(), first, n, dst },
                        Value::Class(c) => Next::Class { c: c.clone(), first, n, names: None, dst, op },
                        _ => Next::Exit(Exit::Slow(op)),
                    };
                }
                Op::CallMethod { dst, base, n } => {
                    let skip = usize::from(regs[base as usize + 1].is_undef());
                    let (first, n) = (base as usize + 1 + skip, n as usize + 1 - skip);
                    quick_call!(base, first, n, dst);
                    *pc = at as u32;
                    return match &regs[base as usize] {
                        Value::Func(f) => Next::Call { f: f.clone(), first, n, names: None, dst, op },
                        Value::Native(f) => Next::Native { f: f.clone(), first, n, dst },
                        Value::Class(c) => Next::Class { c: c.clone(), first, n, names: None, dst, op },
                        _ => Next::Exit(Exit::Slow(op)),
                    };
                }
                Op::CallKw { base, n, names } => {
                    let Value::Tuple(t) = rd!(names) else { slow!(op) };
                    let (first, n, names) = (base as usize + 1, n as usize, Some(t.clone()));
                    *pc = at as u32;
                    return match &regs[base as usize] {
                        Value::Func(f) => Next::Call { f: f.clone(), first, n, names, dst: base, op },
                        Value::Class(c) => Next::Class { c: c.clone(), first, n, names, dst: base, op },
                        _ => Next::Exit(Exit::Slow(op)),
                    };
                }
                Op::CallMethodKw { base, n, names } => {
                    let Value::Tuple(t) = rd!(names) else { slow!(op) };
                    let skip = usize::from(regs[base as usize + 1].is_undef());
                    let (first, n, names) =
                        (base as usize + 1 + skip, n as usize + 1 - skip, Some(t.clone()));
                    *pc = at as u32;
                    return match &regs[base as usize] {
                        Value::Func(f) => Next::Call { f: f.clone(), first, n, names, dst: base, op },
                        Value::Class(c) => Next::Class { c: c.clone(), first, n, names, dst: base, op },
                        _ => Next::Exit(Exit::Slow(op)),
                    };
                }
                Op::Return { src } => {
                    let v = take!(src);
                    if v.is_undef() {
                        slow!(op);
                    }
                    *pc = at as u32;
                    return match ret {
                        Ret::Reg(_) | Ret::Init(..) | Ret::Operator(_) if generator.is_none() => {
                            Next::Return(v)
                        }
                        Ret::Send { .. } | Ret::Iter { .. } if below_ok && generator.is_some() => {
                            Next::Return(v)
                        }
                        _ => Next::Exit(Exit::Return(v)),
                    };
                }
                _ => slow!(op),
            }
        }
    }
}
