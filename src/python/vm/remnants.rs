//! What the error that ended a program leaves behind.
//!
//! Mostly the last frames hold the error that holds them: `asyncio.run`'s its task, the task its error, and the error's
//! traceback those frames. CPython's collector finds that circle at the very end. Counting references does not, so the
//! coroutines in it that nobody awaited are looked for here, while the error is still at hand.

use super::Vm;
use crate::python::object::*;
use std::collections::{HashSet, VecDeque};
use std::rc::{Rc, Weak};

/// Most objects to look at: a report is not worth more.
const MOST: usize = 100_000;

/// The coroutines that can be reached from an error and have not begun.
pub(in crate::python) fn unstarted(e: &PyErr) -> Vec<Weak<Generator>> {
    let mut found = vec![];
    let mut seen = HashSet::new();
    let mut left = VecDeque::from([e.value()]);
    while let Some(v) = left.pop_front() {
        if v.address() == 0 || !seen.insert(v.address()) {
            continue;
        }
        if seen.len() > MOST {
            break;
        }
        if let Value::Gen(g) = &v
            && g.kind == GenKind::Coroutine
            && g.state.get() == GenState::Created
        {
            found.push(Rc::downgrade(g));
        }
        held(&v, &mut left);
    }
    found
}

/// What an object holds, as far as it may be part of such a circle: not modules, not classes, not functions' globals.
fn held(v: &Value, out: &mut VecDeque<Value>) {
    match v {
        Value::Gen(g) => {
            if let Some(frame) = &*g.frame.borrow() {
                out.extend(frame.regs.iter().cloned());
            }
        }
        Value::Tuple(items) => out.extend(items.iter().cloned()),
        Value::List(items) => out.extend(items.borrow().iter().cloned()),
        Value::Set(s) | Value::FrozenSet(s) => out.extend(s.items()),
        Value::Dict(d) => out.extend(d.entries().into_iter().flat_map(|(k, v)| [k, v])),
        Value::Cell(c) => out.push_back(c.0.borrow().clone()),
        Value::Method(m) => out.extend([m.func.clone(), m.this.clone()]),
        Value::Func(f) => out.extend(f.closure.iter().map(|c| c.0.borrow().clone())),
        Value::Traceback(t) => {
            out.push_back(Value::Frame(t.frame.clone()));
            out.extend(t.next.borrow().clone().map(Value::Traceback));
        }
        Value::Frame(f) => {
            out.extend(f.locals.borrow().iter().cloned());
            out.extend(f.back.borrow().clone().map(Value::Frame));
        }
        Value::Instance(i) => {
            out.extend(i.items().into_iter().map(|(_, v)| v));
            match &i.payload {
                Payload::Base(v) => out.push_back(v.clone()),
                Payload::Exc(d) => {
                    out.extend(d.traceback.borrow().clone().map(Value::Traceback));
                    let chained = [d.cause.borrow().clone(), d.context.borrow().clone()];
                    out.extend(chained.into_iter().flatten().map(|e| e.value()));
                    out.extend([d.args.borrow().clone(), d.extra.borrow().clone()]);
                }
                Payload::Native(_) => out.extend(crate::python::aio::held(v)),
                Payload::None => {}
            }
        }
        _ => {}
    }
}

impl Vm {
    /// Tells of those that are still alive.
    pub(in crate::python) fn tell_unstarted(&mut self, coroutines: Vec<Weak<Generator>>) {
        for g in coroutines.iter().filter_map(Weak::upgrade) {
            if g.state.get() != GenState::Created {
                continue;
            }
            g.state.set(GenState::Closed);
            let (name, origin) = (g.qualname.borrow().clone(), g.origin.borrow().clone());
            self.warn_never_awaited(&name, &origin);
        }
    }
}
