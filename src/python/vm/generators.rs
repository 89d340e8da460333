//! Generators, coroutines and async generators: resuming, throwing, closing.

use super::{Frame, Outcome, Ret, Vm};
use crate::python::object::*;
use std::rc::Rc;

/// What to resume a suspended frame with.
pub enum Resume {
    /// The value of the `yield`.
    Send(Value),
    /// An exception raised at the `yield`.
    Throw(PyErr),
}

/// What one step of a generator gives.
pub enum GenStep {
    /// It yielded (or its await did).
    Yield(Value),
    /// An async generator yielded to its consumer.
    AsyncYield(Value),
    /// It returned.
    Return(Value),
}

/// Put the value of a `yield` where the frame expects it.
pub(super) fn deliver(frame: &mut Frame, v: Value) {
    if let Some(Op::Yield { value } | Op::AsyncYield { value } | Op::YieldAwait { value, .. }) =
        frame.pc.checked_sub(1).map(|i| frame.code.ops[i as usize])
        && let Some(r) = frame.regs.get_mut(value as usize)
    {
        *r = v;
    }
}

/// A generator whose frame, which is taken out, finds no room on the stack: that ends it, as in CPython.
pub(super) fn no_room(g: &Generator) -> PyErr {
    g.state.set(GenState::Closed);
    PyErr::recursion("maximum recursion depth exceeded")
}

impl Vm {
    /// Resume a generator of any kind.
    pub fn gen_resume(&mut self, g: &Rc<Generator>, how: Resume) -> PyResult<GenStep> {
        let kind = match g.kind {
            GenKind::Generator => "generator",
            GenKind::Coroutine => "coroutine",
            GenKind::AsyncGen => "async generator",
        };
        match g.state.get() {
            GenState::Running => return Err(PyErr::value_error(format!("{kind} already executing"))),
            GenState::Closed => {
                return match (how, g.kind) {
                    (_, GenKind::Coroutine) => {
                        Err(PyErr::runtime_error("cannot reuse already awaited coroutine"))
                    }
                    (Resume::Throw(e), _) => Err(e),
                    (Resume::Send(_), _) => Ok(GenStep::Return(Value::None)),
                };
            }
            GenState::Created => {
                if let Resume::Send(v) = &how
                    && !v.is_none()
                {
                    return Err(PyErr::type_error(format!(
                        "can't send non-None value to a just-started {kind}"
                    )));
                }
            }
            GenState::Suspended => {}
        }
        match how {
            Resume::Send(v) => {
                if g.frame.borrow().is_none() {
                    return Ok(GenStep::Return(Value::None));
                }
                let bottom = self.frames.len();
                if let Err(e) = self.descend(g.clone(), Ret::Rust, v) {
                    if self.frames.len() == bottom {
                        return Err(e);
                    }
                    self.unwind(e, true)?;
                }
            }
            Resume::Throw(e) => {
                let taken = g.frame.borrow_mut().take();
                let Some(mut frame) = taken else { return Ok(GenStep::Return(Value::None)) };
                let started = g.state.get() == GenState::Suspended;
                g.state.set(GenState::Running);
                frame.ret = Ret::Rust;
                frame.generator = Some(g.clone());
                if self.is_full() {
                    return Err(no_room(g));
                }
                self.frames.push(frame);
                // If the frames were unwound to the bottom, the error is the step's.
                self.throw_in(e, started)?;
            }
        }
        Ok(match self.run()? {
            Outcome::Return(v) => GenStep::Return(v),
            Outcome::Yield(v) => GenStep::Yield(v),
            Outcome::AsyncYield(v) => GenStep::AsyncYield(v),
            // Only the run that a thread began with is parked.
            Outcome::Parked => return Err(PyErr::runtime_error("a generator cannot be parked")),
        })
    }

    /// Raise `e` at the suspended `yield` of the frame on top, or in what it awaits.
    fn throw_in(&mut self, e: PyErr, started: bool) -> PyResult<()> {
        let f = self.top();
        let op = f.pc.checked_sub(1).filter(|_| started).map(|i| f.code.ops[i as usize]);
        if let Some(Op::YieldAwait { value, iter }) = op {
            let sub = f.regs[iter as usize].clone();
            let r = if e.is(&types().generator_exit) {
                self.close_iter(&sub).and(Err(e))
            } else {
                self.throw_iter(&sub, e)
            };
            match r {
                Ok(GenStep::Yield(v) | GenStep::AsyncYield(v)) => {
                    let f = self.top();
                    f.regs[value as usize] = v;
                    f.pc -= 1;
                    return Ok(());
                }
                Ok(GenStep::Return(v)) => {
                    let f = self.top();
                    f.regs[value as usize] = v;
                    f.regs[iter as usize] = Value::Undef;
                    // The jump to the end of the wait stands right before.
                    if let Op::Jump { target } = f.code.ops[f.pc as usize - 2] {
                        f.pc = target;
                    }
                    return Ok(());
                }
                Err(e) => {
                    let f = self.top();
                    f.regs[iter as usize] = Value::Undef;
                    return self.unwind_thrown(e);
                }
            }
        }
        self.unwind_thrown(e)
    }

    pub(crate) fn throw_iter(&mut self, it: &Value, e: PyErr) -> PyResult<GenStep> {
        match it {
            Value::Gen(g) => self.gen_resume(&g.clone(), Resume::Throw(e)),
            Value::Iter(i) => self.native_throw(&i.clone(), e),
            v => match self.getattr_opt(v, &intern("throw"))? {
                Some(f) => match self.call(&f, &[e.value()]) {
                    Ok(v) => Ok(GenStep::Yield(v)),
                    Err(e) if e.is(&types().stop_iteration) => Ok(GenStep::Return(e.stop_value())),
                    Err(e) => Err(e),
                },
                None => Err(e),
            },
        }
    }

    /// Ends what `yield from` or `await` stands on.
    pub(crate) fn close_iter(&mut self, it: &Value) -> PyResult<()> {
        match it {
            Value::Gen(g) => self.gen_close(&g.clone()).map(drop),
            Value::Iter(i) => {
                let taken = std::mem::replace(&mut *i.state.borrow_mut(), IterState::Running);
                if let IterState::Native(mut n) = taken {
                    let r = n.close(self);
                    *i.state.borrow_mut() = IterState::Native(n);
                    r
                } else {
                    *i.state.borrow_mut() = taken;
                    Ok(())
                }
            }
            v => match self.getattr_opt(v, &intern("close"))? {
                Some(f) => self.call(&f, &[]).map(drop),
                None => Ok(()),
            },
        }
    }

    /// `close()`: what the generator returned.
    pub fn gen_close(&mut self, g: &Rc<Generator>) -> PyResult {
        match g.state.get() {
            GenState::Created => {
                g.state.set(GenState::Closed);
                let f = g.frame.borrow_mut().take();
                drop(f);
                return Ok(Value::None);
            }
            GenState::Closed => return Ok(Value::None),
            _ => {}
        }
        let e = PyErr::with_args(&types().generator_exit, vec![]);
        match self.gen_resume(g, Resume::Throw(e)) {
            Ok(GenStep::Return(v)) => Ok(v),
            Ok(_) => Err(PyErr::runtime_error(format!(
                "{} ignored GeneratorExit",
                match g.kind {
                    GenKind::Generator => "generator",
                    GenKind::Coroutine => "coroutine",
                    GenKind::AsyncGen => "async generator",
                }
            ))),
            Err(e) if e.is(&types().generator_exit) || e.is(&types().stop_iteration) => Ok(Value::None),
            Err(e) => Err(e),
        }
    }

    /// Send into any iterator, as `await` does.
    pub fn send_step(&mut self, it: &Value, sent: Value) -> PyResult<GenStep> {
        match it {
            Value::Gen(g) => self.gen_resume(&g.clone(), Resume::Send(sent)),
            Value::Iter(i) => self.native_send(&i.clone(), sent),
            v if sent.is_none() => match self.call_special(v, &names().next, &[]) {
                Ok(Some(v)) => Ok(GenStep::Yield(v)),
                Ok(None) => {
                    Err(PyErr::type_error(format!("'{}' object is not an iterator", class_of(v).type_name())))
                }
                Err(e) if e.is(&types().stop_iteration) => Ok(GenStep::Return(e.stop_value())),
                Err(e) => Err(e),
            },
            v => match self.call_method(v, "send", &[sent]) {
                Ok(v) => Ok(GenStep::Yield(v)),
                Err(e) if e.is(&types().stop_iteration) => Ok(GenStep::Return(e.stop_value())),
                Err(e) => Err(e),
            },
        }
    }

    fn native_send(&mut self, i: &Rc<IterObj>, sent: Value) -> PyResult<GenStep> {
        let taken = std::mem::replace(&mut *i.state.borrow_mut(), IterState::Running);
        match taken {
            IterState::Native(mut n) => {
                let r = n.next(self, sent);
                let mut s = i.state.borrow_mut();
                match r {
                    Ok(NativeStep::Yield(v)) => {
                        *s = IterState::Native(n);
                        Ok(GenStep::Yield(v))
                    }
                    Ok(NativeStep::Return(v)) => {
                        *s = IterState::Native(n);
                        Ok(GenStep::Return(v))
                    }
                    Err(e) => {
                        *s = IterState::Native(n);
                        Err(e)
                    }
                }
            }
            other => {
                *i.state.borrow_mut() = other;
                Ok(match self.next(&Value::Iter(i.clone()))? {
                    Some(v) => GenStep::Yield(v),
                    None => GenStep::Return(Value::None),
                })
            }
        }
    }

    /// Throw into a builtin iterator.
    pub fn native_throw(&mut self, i: &Rc<IterObj>, e: PyErr) -> PyResult<GenStep> {
        let taken = std::mem::replace(&mut *i.state.borrow_mut(), IterState::Running);
        match taken {
            IterState::Native(mut n) => {
                let r = n.throw(self, e);
                *i.state.borrow_mut() = IterState::Native(n);
                r.map(|s| match s {
                    NativeStep::Yield(v) => GenStep::Yield(v),
                    NativeStep::Return(v) => GenStep::Return(v),
                })
            }
            other => {
                *i.state.borrow_mut() = other;
                Err(e)
            }
        }
    }

    /// The iterator that `await v` runs.
    pub(crate) fn awaitable(&mut self, v: &Value, why: u16) -> PyResult {
        match v {
            Value::Gen(g) if g.kind == GenKind::Coroutine => {
                if g.state.get() == GenState::Suspended
                    && g.frame.borrow().as_ref().is_some_and(|f| {
                        matches!(
                            f.pc.checked_sub(1).map(|i| f.code.ops[i as usize]),
                            Some(Op::YieldAwait { .. })
                        )
                    })
                {
                    return Err(PyErr::runtime_error("coroutine is being awaited already"));
                }
                return Ok(v.clone());
            }
            Value::Gen(g) if g.is_awaitable() => return Ok(v.clone()),
            Value::Iter(i) => {
                if let IterState::Native(n) = &*i.state.borrow()
                    && n.is_awaitable()
                {
                    return Ok(v.clone());
                }
            }
            _ => {}
        }
        match self.call_special(v, &names().r#await, &[])? {
            Some(Value::Gen(g)) if g.kind == GenKind::Coroutine => {
                Err(PyErr::type_error("__await__() returned a coroutine"))
            }
            Some(it) => {
                let ok = matches!(it, Value::Gen(_) | Value::Iter(_))
                    || self.lookup_special(&it, &names().next).is_some();
                if !ok {
                    return Err(PyErr::type_error(format!(
                        "__await__() returned non-iterator of type '{}'",
                        class_of(&it).name()
                    )));
                }
                Ok(it)
            }
            None => {
                let name = class_of(v).name();
                let bare = format!("object {name} can't be used in 'await' expression");
                if why == 3 {
                    let text = format!("'async for' received an invalid object from __anext__: {name}");
                    let (e, cause) = (PyErr::type_error(text), PyErr::type_error(bare));
                    *e.data().context.borrow_mut() = Some(cause.clone());
                    *e.data().cause.borrow_mut() = Some(cause);
                    e.data().suppress_context.set(true);
                    return Err(e);
                }
                Err(PyErr::type_error(match why {
                    1 => format!(
                        "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                    ),
                    2 => format!(
                        "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                    ),
                    _ => bare,
                }))
            }
        }
    }

    /// `aiter(v)` of an `async for`.
    pub fn aiter(&mut self, v: &Value) -> PyResult {
        if let Value::Gen(g) = v
            && g.kind == GenKind::AsyncGen
        {
            return Ok(v.clone());
        }
        match self.call_special(v, &names().aiter, &[])? {
            Some(it) => {
                let ok = matches!(&it, Value::Gen(g) if g.kind == GenKind::AsyncGen)
                    || class_of(&it).lookup(&names().anext).is_some();
                if !ok {
                    return Err(PyErr::type_error(format!(
                        "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                        class_of(&it).name()
                    )));
                }
                Ok(it)
            }
            None => Err(PyErr::type_error(format!(
                "'async for' requires an object with __aiter__ method, got {}",
                class_of(v).name()
            ))),
        }
    }

    /// `anext(it)` of an `async for`.
    pub fn anext(&mut self, it: &Value) -> PyResult {
        if let Value::Gen(g) = it
            && g.kind == GenKind::AsyncGen
        {
            return self.asyncgen_send(g, Value::None);
        }
        match self.call_special(it, &names().anext, &[])? {
            Some(a) => Ok(a),
            None => Err(PyErr::type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {}",
                class_of(it).name()
            ))),
        }
    }

    /// `aiter(v)`, the builtin.
    pub(crate) fn builtin_aiter(&mut self, v: &Value) -> PyResult {
        if let Value::Gen(g) = v
            && g.kind == GenKind::AsyncGen
        {
            return Ok(v.clone());
        }
        let Some(it) = self.call_special(v, &names().aiter, &[])? else {
            let kind = class_of(v).name();
            return Err(PyErr::type_error(format!("'{kind}' object is not an async iterable")));
        };
        if self.check_async_iterator(&it).is_err() {
            let kind = class_of(&it).name();
            return Err(PyErr::type_error(format!(
                "aiter() returned not an async iterator of type '{kind}'"
            )));
        }
        Ok(it)
    }

    /// The error of `anext(v)`, the builtin, if `v` is no async iterator.
    pub(crate) fn check_async_iterator(&self, v: &Value) -> PyResult<()> {
        let is = match v {
            Value::Gen(g) => g.kind == GenKind::AsyncGen,
            v => class_of(v).lookup(&names().anext).is_some(),
        };
        if is {
            return Ok(());
        }
        let kind = class_of(v).name();
        Err(PyErr::type_error(format!("'{kind}' object is not an async iterator")))
    }

    fn asyncgen_hook(&mut self, g: &Rc<Generator>) -> PyResult<()> {
        if g.hooked.get() {
            return Ok(());
        }
        g.hooked.set(true);
        let (first, last) = self.asyncgen_hooks.clone();
        if !last.is_none() {
            *g.finalizer.borrow_mut() = last;
        }
        if !first.is_none() {
            self.call(&first, &[Value::Gen(g.clone())])?;
        }
        Ok(())
    }

    /// `asend(v)`.
    pub fn asyncgen_send(&mut self, g: &Rc<Generator>, v: Value) -> PyResult {
        self.asyncgen_hook(g)?;
        Ok(IterObj::native(AsyncStep { g: g.clone(), mode: Mode::Send(v), state: StepState::New }))
    }

    /// `athrow(e)`.
    pub fn asyncgen_throw(&mut self, g: &Rc<Generator>, e: PyErr) -> PyResult {
        self.asyncgen_hook(g)?;
        Ok(IterObj::native(AsyncStep { g: g.clone(), mode: Mode::Throw(e), state: StepState::New }))
    }

    /// `aclose()`.
    pub fn asyncgen_close(&mut self, g: &Rc<Generator>) -> PyResult {
        self.asyncgen_hook(g)?;
        Ok(IterObj::native(AsyncStep { g: g.clone(), mode: Mode::Close, state: StepState::New }))
    }
}

#[derive(Clone)]
enum Mode {
    Send(Value),
    Throw(PyErr),
    Close,
}

#[derive(PartialEq)]
enum StepState {
    New,
    Running,
    Done,
}

/// The awaitable of `asend`, `athrow` and `aclose`.
struct AsyncStep {
    g: Rc<Generator>,
    mode: Mode,
    state: StepState,
}

impl AsyncStep {
    fn is_running_already(&self) -> PyErr {
        let what = match self.mode {
            Mode::Send(_) => "anext()",
            Mode::Throw(_) => "athrow()",
            Mode::Close => "aclose()",
        };
        PyErr::runtime_error(format!("{what}: asynchronous generator is already running"))
    }

    fn finish(&mut self, r: PyResult<GenStep>) -> PyResult<NativeStep> {
        let close = matches!(self.mode, Mode::Close);
        match r {
            Ok(GenStep::Yield(v)) => Ok(NativeStep::Yield(v)),
            other => {
                self.state = StepState::Done;
                self.g.busy.set(false);
                match other {
                    Ok(GenStep::AsyncYield(_)) if close => {
                        Err(PyErr::runtime_error("async generator ignored GeneratorExit"))
                    }
                    Ok(GenStep::AsyncYield(v)) => Ok(NativeStep::Return(v)),
                    Ok(GenStep::Return(_)) if close => Ok(NativeStep::Return(Value::None)),
                    Ok(_) => Err(PyErr::with_args(&types().stop_async_iteration, vec![])),
                    Err(e)
                        if close
                            && (e.is(&types().generator_exit) || e.is(&types().stop_async_iteration)) =>
                    {
                        Ok(NativeStep::Return(Value::None))
                    }
                    Err(e) => Err(e),
                }
            }
        }
    }
}

impl Drop for AsyncStep {
    fn drop(&mut self) {
        if self.state == StepState::New {
            push_finalizer(Finalizer::NeverAwaited {
                qualname: self.g.qualname.borrow().clone(),
                method: Some(match self.mode {
                    Mode::Send(_) => "asend",
                    Mode::Throw(_) => "athrow",
                    Mode::Close => "aclose",
                }),
                origin: Value::Undef,
            });
        }
    }
}

impl NativeIter for AsyncStep {
    fn type_name(&self) -> &'static str {
        match self.mode {
            Mode::Send(_) => "async_generator_asend",
            _ => "async_generator_athrow",
        }
    }

    fn next(&mut self, vm: &mut Vm, sent: Value) -> PyResult<NativeStep> {
        match self.state {
            StepState::Done => {
                let what = if matches!(self.mode, Mode::Send(_)) {
                    "__anext__()/asend()"
                } else {
                    "aclose()/athrow()"
                };
                Err(PyErr::runtime_error(format!("cannot reuse already awaited {what}")))
            }
            StepState::Running => {
                let r = vm.gen_resume(&self.g, Resume::Send(sent));
                self.finish(r)
            }
            StepState::New => {
                if self.g.busy.get() {
                    self.state = StepState::Done;
                    return Err(self.is_running_already());
                }
                self.state = StepState::Running;
                self.g.busy.set(true);
                let r = match self.mode.clone() {
                    Mode::Send(v) => {
                        if self.g.state.get() == GenState::Closed {
                            Ok(GenStep::Return(Value::None))
                        } else {
                            vm.gen_resume(&self.g, Resume::Send(v))
                        }
                    }
                    Mode::Throw(e) => {
                        if self.g.state.get() == GenState::Closed {
                            // Nobody is there to raise it.
                            self.state = StepState::Done;
                            self.g.busy.set(false);
                            return Ok(NativeStep::Return(Value::None));
                        } else {
                            vm.gen_resume(&self.g, Resume::Throw(e))
                        }
                    }
                    Mode::Close => match self.g.state.get() {
                        GenState::Closed => Ok(GenStep::Return(Value::None)),
                        GenState::Created => vm.gen_close(&self.g).map(GenStep::Return),
                        _ => vm.gen_resume(
                            &self.g,
                            Resume::Throw(PyErr::with_args(&types().generator_exit, vec![])),
                        ),
                    },
                };
                self.finish(r)
            }
        }
    }

    fn throw(&mut self, vm: &mut Vm, e: PyErr) -> PyResult<NativeStep> {
        match self.state {
            StepState::Done => Err(e),
            _ => {
                self.state = StepState::Running;
                self.g.busy.set(true);
                let r = vm.gen_resume(&self.g, Resume::Throw(e));
                self.finish(r)
            }
        }
    }

    fn close(&mut self, vm: &mut Vm) -> PyResult<()> {
        let before = std::mem::replace(&mut self.state, StepState::Done);
        if before == StepState::New && self.g.busy.get() {
            return Err(self.is_running_already());
        }
        if before == StepState::New && self.g.state.get() == GenState::Created {
            return vm.gen_close(&self.g).map(drop);
        }
        if before != StepState::Done && self.g.state.get() != GenState::Closed {
            self.g.busy.set(false);
            let e = PyErr::with_args(&types().generator_exit, vec![]);
            return match vm.gen_resume(&self.g, Resume::Throw(e)) {
                Ok(GenStep::Return(_)) => Ok(()),
                Ok(_) => Err(PyErr::runtime_error("async generator ignored GeneratorExit")),
                Err(e) if e.is(&types().generator_exit) => Ok(()),
                Err(e) => Err(e),
            };
        }
        Ok(())
    }

    fn is_awaitable(&self) -> bool {
        true
    }

    fn awaiting(&self) -> Value {
        Value::Gen(self.g.clone())
    }
}
