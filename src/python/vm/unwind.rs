//! Raising: contexts, tracebacks, handlers, and exception groups.

use super::{Ret, Vm};
use crate::python::compile::NONE;
use crate::python::object::*;
use std::cell::RefCell;
use std::rc::Rc;

/// `e` was raised while `handled` was being handled. How many links of the chain were looked at.
fn chain(e: &PyErr, handled: PyErr) -> i64 {
    if Rc::ptr_eq(&handled.0, &e.0) {
        return 0;
    }
    // Break a cycle through `e`.
    let mut at = handled.clone();
    let mut links = 0;
    loop {
        links += 1;
        let next = at.data().context.borrow().clone();
        match next {
            None => break,
            Some(n) if Rc::ptr_eq(&n.0, &e.0) => {
                *at.data().context.borrow_mut() = None;
                break;
            }
            Some(n) => at = n,
        }
    }
    *e.data().context.borrow_mut() = Some(handled);
    links
}

impl Vm {
    /// An exception leaves the current instruction: find its handler, or leave frames up to the one
    /// that Rust started. `trace`: this frame gets a traceback entry.
    pub(super) fn unwind(&mut self, e: PyErr, trace: bool) -> PyResult<()> {
        if trace && e.data().traceback.borrow().is_none() {
            self.set_context(&e);
        }
        self.unwind_from(e, trace)
    }

    /// An exception thrown into the generator on top: of what is being handled, only what the generator itself handles
    /// becomes its context.
    pub(super) fn unwind_thrown(&mut self, e: PyErr) -> PyResult<()> {
        if let Value::Instance(h) = &self.top().handled {
            let h = PyErr(h.clone());
            // A long chain is work as calls are, and can be interrupted like them.
            self.budget -= chain(&e, h);
        }
        self.unwind_from(e, true)
    }

    fn unwind_from(&mut self, e: PyErr, trace: bool) -> PyResult<()> {
        let mut e = e;
        let mut trace = trace;
        let struck_out = self.is_struck_out();
        loop {
            let Some(f) = self.frames.last_mut() else { return Err(e) };
            // A frame that has not started has no handlers; it is shown at its first line.
            let pc = f.pc.checked_sub(1).unwrap_or(u32::MAX);
            let blamed = self.blamed.take();
            if trace {
                let obj = f.object();
                let pc = blamed.unwrap_or(pc);
                let entry = Traceback { next: RefCell::new(e.data().traceback.take()), frame: obj, pc };
                *e.data().traceback.borrow_mut() = Some(Rc::new(entry));
            }
            trace = true;
            if let Some(h) = f.code.handler(pc).filter(|_| !struck_out) {
                self.let_temporaries_go(h.exc as usize);
                let f = self.top();
                f.regs[h.exc as usize] = e.value();
                f.handled = if h.outer == NONE { Value::Undef } else { f.regs[h.outer as usize].clone() };
                f.pc = h.target;
                return Ok(());
            }
            let from = f.code.ntemps as usize;
            self.let_temporaries_go(from);
            let Some(mut frame) = self.frames.pop() else { return Err(e) };
            let ret = std::mem::take(&mut frame.ret);
            if let Some(g) = frame.generator.take() {
                g.state.set(GenState::Closed);
                let t = types();
                // What itertools calls may end its iterators: CPython's are no generators.
                let source = &frame.code.source;
                if source.library && source.name.ends_with("itertools.py") && e.is(&t.stop_iteration) {
                    self.recycle(frame);
                    match ret {
                        Ret::Send { iter, exit, value, .. } => self.end_loop(iter, exit, Some(value)),
                        Ret::Iter { iter, exit, .. } => self.end_loop(iter, exit, None),
                        _ => return Err(e),
                    }
                    return Ok(());
                }
                let word = match g.kind {
                    GenKind::Generator => "generator",
                    GenKind::Coroutine => "coroutine",
                    GenKind::AsyncGen => "async generator",
                };
                let stop = if e.is(&t.stop_iteration) {
                    Some("StopIteration")
                } else if g.kind == GenKind::AsyncGen && e.is(&t.stop_async_iteration) {
                    Some("StopAsyncIteration")
                } else {
                    None
                };
                if let Some(s) = stop {
                    let new = PyErr::runtime_error(format!("{word} raised {s}"));
                    *new.data().cause.borrow_mut() = Some(e.clone());
                    *new.data().context.borrow_mut() = Some(e);
                    new.data().suppress_context.set(true);
                    // It has no place in this frame: as in CPython, its traceback begins with the caller.
                    e = new;
                }
            }
            self.recycle(frame);
            if finalizers_pending() {
                self.run_finalizers();
            }
            if matches!(ret, Ret::Rust) {
                return Err(e);
            }
        }
    }

    /// Goes on behind a loop, or a `yield from`, whose value is `None`.
    fn end_loop(&mut self, iter: u16, exit: u32, value: Option<u16>) {
        let below = self.top();
        below.pc = exit;
        below.regs[iter as usize] = Value::Undef;
        if let Some(value) = value {
            below.regs[value as usize].put(Value::None);
        }
    }

    /// What only an expression or a loop of the innermost frame held goes, and has its say, before the frame does.
    fn let_temporaries_go(&mut self, from: usize) {
        let regs = self.top().regs.get_mut(from..).unwrap_or_default();
        let dropped: Vec<Value> = regs.iter_mut().map(std::mem::take).collect();
        drop(dropped);
        if finalizers_pending() {
            self.run_finalizers();
        }
    }

    /// `__context__`: what was being handled when `e` was raised.
    pub fn set_context(&mut self, e: &PyErr) {
        if let Some(h) = self.handled() {
            self.budget -= chain(e, h);
        }
    }

    /// A value as a raised exception.
    pub fn as_err(&mut self, v: Value) -> PyResult<PyErr> {
        match v {
            Value::Instance(i) if i.exc().is_some() => Ok(PyErr(i)),
            _ => Err(PyErr::type_error("exceptions must derive from BaseException")),
        }
    }

    /// An exception instance from an instance or a class.
    pub fn make_err(&mut self, v: &Value) -> PyResult<PyErr> {
        match v {
            Value::Class(c) if c.is_subclass(&types().base_exception) => {
                let made = self.call(v, &[])?;
                match &made {
                    Value::Instance(i) if i.exc().is_some() => Ok(PyErr(i.clone())),
                    m => Err(PyErr::type_error(format!(
                        "calling {} should have returned an instance of BaseException, not {}",
                        self.repr(v)?,
                        self.repr(&Value::Class(class_of(m)))?
                    ))),
                }
            }
            v => self.as_err(v.clone()),
        }
    }

    /// The `raise` statement.
    pub(super) fn raise_value(&mut self, exc: Value, cause: Value) -> PyResult<PyErr> {
        let e = self.make_err(&exc)?;
        match cause {
            Value::Undef => {}
            Value::None => {
                *e.data().cause.borrow_mut() = None;
                e.data().suppress_context.set(true);
            }
            c => {
                let is_exc = matches!(&c, Value::Class(k) if k.is_subclass(&types().base_exception))
                    || c.exc().is_some();
                if !is_exc {
                    return Err(PyErr::type_error("exception causes must derive from BaseException"));
                }
                let c = self.make_err(&c)?;
                *e.data().cause.borrow_mut() = Some(c);
                e.data().suppress_context.set(true);
            }
        }
        self.set_context(&e);
        Ok(e)
    }

    /// Whether an exception matches the class or tuple of an `except`.
    pub fn exc_matches(&mut self, e: &Value, kind: &Value) -> PyResult<bool> {
        match kind {
            Value::Class(c) if c.is_subclass(&types().base_exception) => Ok(class_of(e).is_subclass(c)),
            Value::Tuple(t) => {
                for k in t.iter() {
                    if self.exc_matches(e, k)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => Err(PyErr::type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }

    /// The exceptions of a group.
    pub fn group_items(&mut self, g: &PyErr) -> Vec<PyErr> {
        let extra = g.data().extra.borrow().clone();
        let items = match &extra {
            Value::List(l) => l.borrow().clone(),
            Value::Tuple(t) => t.to_vec(),
            _ => vec![],
        };
        items
            .into_iter()
            .filter_map(|v| match v {
                Value::Instance(i) if i.exc().is_some() => Some(PyErr(i)),
                _ => None,
            })
            .collect()
    }

    /// A group like `g` with other exceptions (`derive`), keeping traceback, cause, context and notes.
    pub fn derive_group(&mut self, g: &PyErr, items: Vec<PyErr>) -> PyResult<PyErr> {
        let list = Value::list(items.iter().map(PyErr::value).collect());
        let gv = g.value();
        let made = self.call_method(&gv, "derive", &[list])?;
        let e = self.as_err(made)?;
        *e.data().traceback.borrow_mut() = g.data().traceback.borrow().clone();
        *e.data().cause.borrow_mut() = g.data().cause.borrow().clone();
        *e.data().context.borrow_mut() = g.data().context.borrow().clone();
        e.data().suppress_context.set(g.data().suppress_context.get());
        if let Some(n) = g.0.get(&names().notes) {
            let copy = Value::list(self.list_of(&n)?);
            e.0.set(&names().notes, copy);
        }
        Ok(e)
    }

    /// Split an exception or group by a test: what matches, and the rest.
    pub fn split_by(
        &mut self,
        e: &PyErr,
        test: &mut dyn FnMut(&mut Vm, &PyErr) -> PyResult<bool>,
    ) -> PyResult<(Option<PyErr>, Option<PyErr>)> {
        if test(self, e)? {
            return Ok((Some(e.clone()), None));
        }
        if !e.is(&types().base_exception_group) {
            return Ok((None, Some(e.clone())));
        }
        let (mut yes, mut no) = (vec![], vec![]);
        for x in self.group_items(e) {
            let (a, b) = self.nested(" in exceptiongroup_split_recursive", |vm| vm.split_by(&x, test))?;
            yes.extend(a);
            no.extend(b);
        }
        let a = if yes.is_empty() { None } else { Some(self.derive_group(e, yes)?) };
        let b = if no.is_empty() { None } else { Some(self.derive_group(e, no)?) };
        Ok((a, b))
    }

    /// `except*`: the part of the exception that a clause takes (a group), and the rest.
    pub(super) fn split_group(&mut self, e: &Value, kind: &Value) -> PyResult<(Value, Value)> {
        if e.is_none() {
            return Ok((Value::None, Value::None));
        }
        let err = self.as_err(e.clone())?;
        let t = types();
        let mut kinds = vec![kind.clone()];
        if let Value::Tuple(t) = kind {
            kinds = t.to_vec();
        }
        if kinds.iter().any(|k| matches!(k, Value::Class(c) if c.is_subclass(&t.base_exception_group))) {
            return Err(PyErr::type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
        if !err.is(&t.base_exception_group) {
            if self.exc_matches(e, kind)? {
                let class = if err.is(&t.exception) { &t.exception_group } else { &t.base_exception_group };
                let list = Value::tuple([e.clone()]);
                let g = PyErr::with_args(class, vec![Value::str(""), list]);
                return Ok((g.value(), Value::None));
            }
            return Ok((Value::None, e.clone()));
        }
        let (a, b) = self.split_by(&err, &mut |vm, x| vm.exc_matches(&x.value(), kind))?;
        Ok((a.map_or(Value::None, |x| x.value()), b.map_or(Value::None, |x| x.value())))
    }

    /// What an `except*` statement raises in the end: `None`, the untouched rest, or a group of both.
    pub(super) fn star_result(&mut self, orig: &Value, list: &Value) -> PyResult {
        let items: Vec<Value> = self.list_of(list)?.into_iter().filter(|v| !v.is_none()).collect();
        if items.is_empty() {
            return Ok(Value::None);
        }
        let orig_err = self.as_err(orig.clone())?;
        if orig_err.exc_group().is_none() {
            return Ok(items[0].clone());
        }
        // Parts of the original that went on unchanged (or were raised again) belong together.
        let mut leaves = vec![];
        self.leaves(&orig_err, &mut leaves);
        let mut reraised = vec![];
        let mut raised = vec![];
        for v in items {
            let e = self.as_err(v)?;
            let mut own = vec![];
            self.leaves(&e, &mut own);
            let part = !own.is_empty()
                && own.iter().all(|x| leaves.contains(x))
                && e.exc_group().is_some()
                && Self::same_traceback(&e, &orig_err);
            if part { reraised.extend(own) } else { raised.push(e) }
        }
        let mut all = raised;
        if !reraised.is_empty() {
            let (part, _) =
                self.split_by(&orig_err, &mut |_, x| Ok(reraised.contains(&(Rc::as_ptr(&x.0) as usize))))?;
            if let Some(p) = part {
                if all.is_empty() {
                    return Ok(p.value());
                }
                all.push(p);
            }
        }
        if all.len() == 1 {
            return Ok(all[0].value());
        }
        let list = Value::list(all.iter().map(PyErr::value).collect());
        let class = if all.iter().all(|e| e.is(&types().exception)) {
            &types().exception_group
        } else {
            &types().base_exception_group
        };
        Ok(PyErr::with_args(class, vec![Value::str(""), list]).value())
    }

    fn same_traceback(a: &PyErr, b: &PyErr) -> bool {
        match (&*a.data().traceback.borrow(), &*b.data().traceback.borrow()) {
            (Some(x), Some(y)) => Rc::ptr_eq(x, y),
            (None, None) => true,
            _ => false,
        }
    }

    fn leaves(&mut self, e: &PyErr, out: &mut Vec<usize>) {
        if e.exc_group().is_some() {
            for x in self.group_items(e) {
                self.leaves(&x, out);
            }
        } else {
            out.push(Rc::as_ptr(&e.0) as usize);
        }
    }
}

impl PyErr {
    /// The exception itself if it is a group.
    pub fn exc_group(&self) -> Option<&PyErr> {
        self.is(&types().base_exception_group).then_some(self)
    }
}
