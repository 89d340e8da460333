//! The end of a program: what is left is let go, in CPython's order as far as output shows it.
//!
//! CPython first collects what only circles of references hold, then lets the error go that ended the program, then the
//! main module's names, and then collects what those held. Counting references finds no circles: what such an object
//! would report at its end is looked for here. Mostly the last frames hold the error that holds them: `asyncio.run`'s
//! its task, the task its error, and the error's traceback those frames.

use super::{Ending, Vm};
use crate::python::aio::end;
use crate::python::object::*;
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::{Rc, Weak};

/// Most objects to look at: a report is not worth more.
const MOST: usize = 100_000;

/// Calls back for all that can be reached from some values, nearest first. The addresses of those.
fn reach(from: Vec<Value>, mut see: impl FnMut(&Value)) -> HashSet<usize> {
    let mut seen = HashSet::new();
    let mut left = VecDeque::from(from);
    while let Some(v) = left.pop_front() {
        if v.address() == 0 || !seen.insert(v.address()) {
            continue;
        }
        if seen.len() > MOST {
            break;
        }
        see(&v);
        held(&v, &mut left);
    }
    seen
}

/// The coroutines that can be reached from some values, have not begun, and are none of `but`.
fn unstarted(from: Vec<Value>, but: &HashSet<usize>) -> Vec<Weak<Generator>> {
    let mut found = vec![];
    reach(from, |v| {
        if let Value::Gen(g) = v
            && g.kind == GenKind::Coroutine
            && g.state.get() == GenState::Created
            && !but.contains(&v.address())
        {
            found.push(Rc::downgrade(g));
        }
    });
    found
}

/// What an object holds, as far as it may be part of such a circle: not modules, not builtin classes, not functions' globals.
fn held(v: &Value, out: &mut VecDeque<Value>) {
    match v {
        Value::Gen(g) => {
            if let Some(frame) = &*g.frame.borrow() {
                out.extend(frame.regs.iter().cloned());
            }
        }
        Value::Iter(it) => {
            if let Ok(IterState::Native(n)) = it.state.try_borrow().as_deref() {
                out.push_back(n.holds());
            }
        }
        Value::Tuple(items) => out.extend(items.iter().cloned()),
        Value::List(items) => out.extend(items.borrow().iter().cloned()),
        Value::Set(s) | Value::FrozenSet(s) => out.extend(s.items()),
        Value::Dict(d) => out.extend(d.entries().into_iter().flat_map(|(k, v)| [k, v])),
        Value::Cell(c) => out.push_back(c.0.borrow().clone()),
        Value::Method(m) => out.extend([m.func.clone(), m.this.clone()]),
        Value::Func(f) => {
            out.extend(f.closure.iter().cloned().map(Value::Cell));
            out.extend(f.defaults.borrow().iter().cloned());
            out.extend(f.attrs.borrow().iter().flat_map(|d| d.values()));
        }
        Value::Class(c) if !c.flags().builtin => out.extend(c.dict.values()),
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
                Payload::Native(_) => {
                    out.extend(end::held(v));
                    out.extend(crate::python::modules::in_deque(v));
                }
                Payload::None => {}
            }
        }
        _ => {}
    }
}

/// How many references there are to a container.
fn references(v: &Value) -> Option<usize> {
    Some(match v {
        Value::Gen(r) => Rc::strong_count(r),
        Value::Iter(r) => Rc::strong_count(r),
        Value::Tuple(r) => Rc::strong_count(r),
        Value::List(r) => Rc::strong_count(r),
        Value::Set(r) | Value::FrozenSet(r) => Rc::strong_count(r),
        Value::Dict(r) => Rc::strong_count(r),
        Value::Cell(r) => Rc::strong_count(r),
        Value::Method(r) => Rc::strong_count(r),
        Value::Func(r) => Rc::strong_count(r),
        Value::Traceback(r) => Rc::strong_count(r),
        Value::Frame(r) => Rc::strong_count(r),
        Value::Instance(r) => Rc::strong_count(r),
        _ => return None,
    })
}

/// Those of some objects that only circles of references keep alive, by address: what they hold has no references but
/// from among what they hold. Where not all of an object's references are known to [`held`], it counts as alive.
fn in_circles(from: Vec<Value>) -> HashSet<usize> {
    let mut nodes: HashMap<usize, (Value, usize)> = HashMap::new();
    let mut left: VecDeque<Value> = VecDeque::new();
    let asked: Vec<usize> = from.iter().map(Value::address).collect();
    for v in from {
        left.push_back(v.clone());
        nodes.insert(v.address(), (v, 0));
    }
    while let Some(v) = left.pop_front() {
        let mut children = VecDeque::new();
        held(&v, &mut children);
        drop(v);
        for child in children {
            if references(&child).is_none() {
                continue;
            }
            let node = nodes.entry(child.address()).or_insert_with(|| {
                left.push_back(child.clone());
                (child.clone(), 0)
            });
            node.1 += 1;
        }
        if nodes.len() > MOST {
            return HashSet::new();
        }
    }
    // One reference more than known, and our own: someone else holds it, and with it all that it holds.
    let held_outside = |(v, known): &&(Value, usize)| references(v).is_none_or(|n| n > known + 1);
    let outside = nodes.values().filter(held_outside).map(|(v, _)| v.clone()).collect();
    let alive = reach(outside, |_| {});
    asked.into_iter().filter(|at| !alive.contains(at)).collect()
}

impl Vm {
    /// `gc.collect()`, as far as tasks go: those that nobody can wake any more. How many that were.
    pub(in crate::python) fn collect_tasks(&mut self) -> usize {
        self.run_finalizers();
        let lost = in_circles(end::waiting(self));
        end::tell_lost(self, |v| lost.contains(&v.address()));
        self.run_finalizers();
        lost.len()
    }

    /// Ends the instances that only circles of references hold and whose end shows. How many that were.
    pub(in crate::python) fn collect_circles(&mut self) -> usize {
        self.run_finalizers();
        let lost = |all: Vec<Rc<Instance>>| in_circles(all.into_iter().map(Value::Instance).collect());
        let first = lost(mortals());
        if first.is_empty() {
            return 0;
        }
        // Weak references to them are told before their own `__del__`.
        for at in &first {
            instance_gone(*at);
        }
        self.run_finalizers();
        let is_in = |lost: &HashSet<usize>, i: &Rc<Instance>| lost.contains(&(Rc::as_ptr(i) as usize));
        for i in mortals().into_iter().filter(|i| is_in(&first, i) && i.class().flags().has_del) {
            let f = i.class().lookup(&names().del);
            if let Some(f) = f
                && let Err(e) = self.call(&f, &[Value::Instance(i)])
            {
                self.unraisable_in(&f, &e);
            }
        }
        // What a `__del__` has put somewhere goes on.
        let still = lost(mortals());
        for i in mortals().into_iter().filter(|i| is_in(&first, i) && is_in(&still, i)) {
            i.set_class(types().object.clone());
            drop(i.attrs.replace(Attrs::Shared(vec![])));
        }
        self.run_finalizers();
        first.len()
    }

    /// The names of the main module, in order.
    fn main_names(&self) -> Vec<(Name, Value)> {
        let Some(Value::Module(m)) = self.modules.get_str("__main__") else { return vec![] };
        let named = |(k, v)| match k {
            Value::Str(k) if !k.as_str().starts_with("__") => Some((k, v)),
            _ => None,
        };
        m.dict.entries().into_iter().filter_map(named).collect()
    }

    /// Waits for the threads that are not daemons.
    pub(in crate::python) fn join_threads(&mut self) {
        self.frames.clear();
        let Some(threading) = self.modules.get_str("threading") else { return };
        if let Err(e) = self.call_method(&threading, "_shutdown", &[]) {
            let what = "Exception ignored in: <module 'threading' from '/usr/lib/python3.13/threading.py'>";
            self.unraisable(what, &e);
        }
    }

    /// The end of a program, `last` being the error that ended it.
    pub(in crate::python) fn end(&mut self, last: Option<PyErr>) {
        let last = last.filter(|e| !e.is(&types().system_exit));
        self.frames.clear();
        self.collect_circles();
        let owing = end::is_owing(self);
        if owing {
            let mut roots: Vec<Value> = self.main_names().into_iter().map(|(_, v)| v).collect();
            roots.extend(last.as_ref().map(PyErr::value));
            let rooted = reach(roots, |_| {});
            // A loop's errors hold their tasks, caught or not.
            let (done, others) = end::done_tasks(self);
            let but = rooted.iter().copied().chain(others.iter().map(Value::address)).collect();
            drop(others);
            let lost = unstarted(done, &but);
            self.tell_unstarted(lost);
            end::end_of_circles(self, &rooted);
        }
        let (mut held, others) = if owing { end::done_tasks(self) } else { Default::default() };
        held.extend(last.as_ref().map(PyErr::value));
        let but = others.iter().map(Value::address).collect();
        drop(others);
        let remnants = unstarted(held, &but);
        if let Some(e) = last {
            self.ending = Ending::LastError;
            drop(e);
            self.run_finalizers();
        }
        self.ending = Ending::Names;
        let mut named = vec![];
        if owing {
            let names = self.main_names().into_iter().map(|(_, v)| v).collect();
            let reached = reach(names, |v| named.extend(end::is_unseen(v).then(|| v.clone())));
            named.extend(end::unseen_tasks(self, &reached));
        }
        if let Some(Value::Module(sys)) = self.modules.get_str("sys") {
            // Streams of the program's own are let go first.
            for (name, original) in [("stdout", "__stdout__"), ("stderr", "__stderr__")] {
                sys.dict.set_str(name, sys.dict.get_str(original).unwrap_or(Value::None));
            }
        }
        // Functions hold the names: what CPython's collector ends has them still.
        self.drop_names(|vm, v| {
            if !named.is_empty() {
                // CPython's collector ends them in the order in which they came, wherever the names hold them.
                let reached = reach(vec![v.clone()], |_| {});
                if named.iter().any(|f| reached.contains(&f.address())) {
                    end::tell_unseen(vm, std::mem::take(&mut named));
                }
            }
            !matches!(v, Value::Module(_) | Value::Func(_) | Value::Class(_))
        });
        self.collect_circles();
        self.tell_unstarted(remnants);
        end::end_of_all(self);
        self.run_finalizers();
        self.drop_names(|_, _| true);
        self.collect_circles();
        self.run_finalizers();
    }

    /// Some names of the main module go, in order.
    fn drop_names(&mut self, mut goes: impl FnMut(&mut Vm, &Value) -> bool) {
        let Some(Value::Module(m)) = self.modules.get_str("__main__") else { return };
        for (name, v) in self.main_names() {
            if goes(self, &v) {
                drop(v);
                drop(m.dict.remove_name(&name));
                self.run_finalizers();
            }
        }
    }

    /// Whether a file's lines can still be shown: at a program's end, only where some were shown before.
    pub(in crate::python) fn can_show_lines(&self, file: &str) -> bool {
        self.ending != Ending::Names || self.lines_seen.borrow().iter().any(|seen| seen == file)
    }

    /// The lines of a file have been shown, or remembered to be shown.
    pub(in crate::python) fn saw_lines(&self, file: &str) {
        let mut seen = self.lines_seen.borrow_mut();
        if !seen.iter().any(|known| known == file) {
            seen.push(file.to_string());
        }
    }

    /// Tells of the coroutines that are still alive.
    pub(in crate::python) fn tell_unstarted(&mut self, coroutines: Vec<Weak<Generator>>) {
        for g in coroutines.iter().filter_map(Weak::upgrade) {
            if g.state.get() != GenState::Created {
                continue;
            }
            g.state.set(GenState::Closed);
            let (name, origin) = (g.qualname.borrow().clone(), g.origin.borrow().clone());
            self.warn_never_awaited(&name, None, &origin);
        }
    }
}
