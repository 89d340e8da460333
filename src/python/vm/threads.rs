//! Threads: other stacks of frames of the same machine, of which one runs at a time.
//!
//! A thread runs until it blocks (`time.sleep`, a lock that is taken). Blocking in a thread parks it: its frames are
//! put aside. Blocking in the main program runs the other threads meanwhile. A thread that blocks below
//! native code (inside a `key=` function) cannot be put aside; it waits like the main program.

use super::{Frame, Outcome, Ret, Vm};
use crate::python::aio::{Core, Pass};
use crate::python::object::*;
use std::rc::Rc;

/// What a parked thread waits for.
pub(crate) enum Park {
    /// Nothing: it has yet to begin.
    Begin,
    /// A moment of the machine's clock.
    Sleep(f64),
    /// A lock, perhaps not for ever.
    Lock(Value, Option<f64>),
    /// The end of a loop: the main program's, which its driver runs, or the thread's own.
    Loop(Rc<Core>),
}

struct Thread {
    id: i64,
    frames: Vec<Box<Frame>>,
    park: Park,
    /// The register of the innermost frame that gets what the wait gives.
    dst: Option<u16>,
    context: Value,
    /// Its running loop.
    running: Value,
    /// Its depth of `cr_origin`.
    origin_depth: usize,
}

/// The machine's threads but the one that runs.
#[derive(Default)]
pub struct Threads {
    parked: Vec<Thread>,
    last: i64,
    /// The thread that runs, and the native depth it was started at; `None`: the main program.
    current: Option<(i64, usize)>,
    /// What the running thread has just asked for.
    request: Option<(Park, Option<u16>)>,
    /// The native depth at which a driver began the main program, if it can go on with it.
    driven_from: Option<usize>,
}

/// The main program, put aside at the point where it runs a loop.
pub(in crate::python) struct Suspended {
    core: Rc<Core>,
    /// The register of the innermost frame that gets what the loop gives.
    dst: Option<u16>,
    /// The native depth below the call that runs the loop.
    depth: usize,
}

/// What `threading.get_ident()` gives in the main program.
pub(crate) const MAIN_THREAD: i64 = 1;

/// The clock counts in floats: a deadline is reached a nanosecond early.
const SLACK: f64 = 1e-9;

impl Vm {
    /// `threading.get_ident()`.
    pub(crate) fn thread_id(&self) -> i64 {
        self.state.threads.current.map_or(MAIN_THREAD, |c| c.0 + MAIN_THREAD)
    }

    /// How many threads there are beside the one that runs.
    pub(crate) fn parked_threads(&self) -> usize {
        self.state.threads.parked.len()
    }

    /// Starts a thread: it runs when the others block.
    pub(crate) fn start_thread(&mut self, f: &Value, args: Vec<Value>) -> PyResult<i64> {
        let (function, args) = match f {
            Value::Method(m) => {
                let mut all = vec![m.this.clone()];
                all.extend(args);
                (m.func.clone(), all)
            }
            f => (f.clone(), args),
        };
        let Value::Func(function) = &function else {
            return Err(PyErr::type_error("a thread runs a function written in Python"));
        };
        let mut frame = self.bind(function, super::Args::new(args))?;
        frame.ret = super::Ret::Rust;
        let t = &mut self.state.threads;
        t.last += 1;
        let id = t.last;
        t.parked.push(Thread {
            id,
            frames: vec![frame],
            park: Park::Begin,
            dst: None,
            context: Value::Undef,
            running: Value::None,
            origin_depth: 0,
        });
        Ok(id + 1)
    }

    fn can_park(&self) -> bool {
        self.state.threads.current.is_some_and(|(_, depth)| self.native_depth == depth + 1)
    }

    /// Parks the running thread, if it can be: the error to return from the native function.
    pub(crate) fn park(&mut self, what: Park) -> Result<PyErr, Park> {
        if !self.can_park() {
            return Err(what);
        }
        self.state.threads.request = Some((what, None));
        Ok(PyErr::runtime_error("parked"))
    }

    /// Whether an error is not one, but a thread that wants to be parked.
    pub(super) fn is_parking(&self) -> bool {
        self.state.threads.request.is_some()
    }

    /// Where the result of the call that parked goes.
    pub(super) fn set_park_register(&mut self, dst: u16) {
        if let Some((_, d)) = &mut self.state.threads.request {
            *d = Some(dst);
        }
    }

    /// When the next parked thread will want to run, as far as time decides.
    pub(crate) fn next_thread_wake(&self) -> Option<f64> {
        let wakes = self.state.threads.parked.iter().filter_map(|t| match &t.park {
            Park::Begin => Some(f64::NEG_INFINITY),
            Park::Sleep(at) => Some(*at),
            Park::Lock(_, at) => *at,
            Park::Loop(core) => core.wakes(),
        });
        wakes.reduce(f64::min)
    }

    /// Runs the first thread that can run until it blocks or ends. Whether there was one.
    pub(crate) fn run_a_thread(&mut self) -> bool {
        if self.state.threads.parked.is_empty() {
            return false;
        }
        let now = self.host.monotonic() + SLACK;
        let mut chosen: Option<(f64, usize, Value)> = None;
        for (i, t) in self.state.threads.parked.iter().enumerate() {
            let found = match &t.park {
                Park::Begin => Some((f64::NEG_INFINITY, Value::None)),
                Park::Sleep(at) => (*at <= now).then_some((*at, Value::None)),
                Park::Lock(lock, _) if !crate::python::modules::is_locked(lock) => {
                    Some((f64::NEG_INFINITY, Value::Bool(Truth::True)))
                }
                Park::Lock(_, at) => at.filter(|at| *at <= now).map(|at| (at, Value::Bool(Truth::False))),
                Park::Loop(core) => core.wakes().filter(|at| *at <= now).map(|at| (at, Value::None)),
            };
            if let Some((at, v)) = found
                && chosen.as_ref().is_none_or(|c| at < c.0)
            {
                chosen = Some((at, i, v));
            }
        }
        let Some((_, i, result)) = chosen else { return false };
        let mut t = self.state.threads.parked.remove(i);
        if let (Park::Lock(lock, _), Value::Bool(Truth::True)) = (&t.park, &result) {
            crate::python::modules::take_lock(lock);
        }
        let frames = std::mem::replace(&mut self.frames, std::mem::take(&mut t.frames));
        let context = std::mem::replace(&mut self.state.context, std::mem::take(&mut t.context));
        let running = self.state.aio.swap_running(std::mem::take(&mut t.running));
        let current = self.state.threads.current.replace((t.id, self.native_depth));
        let floor = std::mem::take(&mut self.floor);
        let depth = std::mem::replace(&mut self.origin_depth, t.origin_depth);
        let outcome = self.go_on_with(&mut t, result);
        let request = self.state.threads.request.take();
        self.floor = floor;
        t.origin_depth = std::mem::replace(&mut self.origin_depth, depth);
        t.frames = std::mem::replace(&mut self.frames, frames);
        t.context = std::mem::replace(&mut self.state.context, context);
        t.running = self.state.aio.swap_running(running);
        self.state.threads.current = current;
        match (outcome, request) {
            (Ok(Outcome::Parked), Some((park, dst))) => {
                t.park = park;
                t.dst = dst;
                self.state.threads.parked.push(t);
            }
            // Its loop has run a pass.
            (Ok(Outcome::Parked), None) => self.state.threads.parked.push(t),
            (Err(e), _) => self.unraisable("Exception ignored in thread", &e),
            _ => {}
        }
        self.run_finalizers();
        true
    }

    /// Runs the thread whose frames are in place, from its wait's end to the next one; one that waits for its loop runs
    /// a pass of that.
    fn go_on_with(&mut self, t: &mut Thread, result: Value) -> PyResult<Outcome> {
        if let Park::Loop(core) = &t.park {
            // As below the call that runs the loop, which cannot be put aside in the midst of a pass.
            self.native_depth += 1;
            let pass = core.pass(self);
            self.native_depth -= 1;
            match pass {
                Ok(Pass::Stopped) => {}
                Ok(_) => return Ok(Outcome::Parked),
                Err(e) => {
                    self.unwind(e, true)?;
                    return self.run();
                }
            }
        }
        if let Some(dst) = t.dst.take()
            && let Some(r) = self.top().regs.get_mut(dst as usize)
        {
            *r = result;
        }
        self.run()
    }

    /// Begins the main program under a driver: where it is put aside, or `None` at its end.
    pub(in crate::python) fn begin_driven(
        &mut self,
        code: Rc<Code>,
        file: &str,
    ) -> PyResult<Option<Suspended>> {
        let module = self.new_module("__main__", Some(file));
        let mut frame = Frame::new(code, module.dict.clone());
        frame.ret = Ret::Rust;
        self.push_frame(frame)?;
        self.state.threads.driven_from = Some(self.native_depth);
        self.go_on_driven()
    }

    fn go_on_driven(&mut self) -> PyResult<Option<Suspended>> {
        let outcome = self.run()?;
        match (outcome, self.state.threads.request.take()) {
            (Outcome::Parked, Some((Park::Loop(core), dst))) => {
                Ok(Some(Suspended { core, dst, depth: self.native_depth + 1 }))
            }
            _ => Ok(None),
        }
    }

    /// Puts the main program aside, if a driver began it and no native code stands in between: the error to return from
    /// the native function.
    pub(crate) fn suspend(&mut self, core: &Rc<Core>) -> Option<PyErr> {
        let depth = self.native_depth;
        let t = &mut self.state.threads;
        if t.current.is_some() || t.driven_from.is_none_or(|from| depth != from + 1) {
            return None;
        }
        t.request = Some((Park::Loop(core.clone()), None));
        Some(PyErr::runtime_error("parked"))
    }

    /// Gives the loop that the main program waits for a turn: how long it has nothing to do.
    pub(in crate::python) fn drive(&mut self, main: &Suspended) -> PyResult<Pass> {
        let depth = std::mem::replace(&mut self.native_depth, main.depth);
        let r = main.core.pass(self);
        self.native_depth = depth;
        r
    }

    /// The loop is over: the main program goes on, to the next loop or to its end.
    pub(in crate::python) fn resume_driven(
        &mut self,
        main: Suspended,
        result: PyResult<()>,
    ) -> PyResult<Option<Suspended>> {
        match result {
            Ok(()) => {
                if let Some(dst) = main.dst
                    && let Some(r) = self.top().regs.get_mut(dst as usize)
                {
                    *r = Value::None;
                }
            }
            Err(e) => self.unwind(e, true)?,
        }
        self.go_on_driven()
    }

    /// Blocks until `ready` or the deadline, while other threads run. Whether it was ready.
    pub(crate) fn block(&mut self, deadline: Option<f64>, mut ready: impl FnMut() -> bool) -> PyResult<bool> {
        loop {
            if ready() {
                return Ok(true);
            }
            let now = self.host.monotonic();
            if deadline.is_some_and(|at| at <= now + SLACK) {
                return Ok(false);
            }
            if self.run_a_thread() {
                continue;
            }
            let next = match (deadline, self.next_thread_wake()) {
                (Some(a), Some(b)) => a.min(b),
                (Some(a), None) | (None, Some(a)) => a,
                (None, None) => {
                    return Err(PyErr::runtime_error(
                        "deadlock: no thread is left that could release this lock",
                    ));
                }
            };
            self.waits();
            self.host.sleep((next - now).max(0.0));
            self.waited();
        }
    }

    /// `time.sleep`.
    pub(crate) fn sleep(&mut self, seconds: f64) -> PyResult {
        let until = self.host.monotonic() + seconds;
        match self.park(Park::Sleep(until)) {
            Ok(e) => Err(e),
            Err(_) if self.state.threads.parked.is_empty() => {
                self.waits();
                self.host.sleep(seconds);
                self.waited();
                Ok(Value::None)
            }
            Err(_) => self.block(Some(until), || false).map(|_| Value::None),
        }
    }
}
