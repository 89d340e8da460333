//! The machine: frames on the heap, one loop over instructions.
//!
//! [`fast`] runs the common cases of common instructions without leaving its loop; everything else
//! goes through [`slow`], with the frame on the machine's stack, where any code may look at it.
//! Calls between Python functions do not recurse natively. What Rust calls back into Python (a
//! `key=` function, a `__repr__`) runs a nested loop.

mod arith;
mod attr;
mod call;
mod class;
mod compare;
mod convert;
mod ending;
mod fast;
mod flow;
mod frame;
mod generators;
mod import;
mod items;
mod iterate;
mod limits;
mod patterns;
mod quick;
mod report;
mod sets;
mod slow;
mod threads;
mod unwind;

pub(crate) use arith::union;
pub use call::Args;
pub use frame::{Frame, Operation, Ret};
pub use generators::{GenStep, Resume};
pub use items::slice_indices;
pub use limits::Limits;
pub(crate) use report::closest;
pub use report::{Shown, reported_line};
pub(in crate::python) use threads::Suspended;
pub use threads::Threads;
pub(crate) use threads::{MAIN_THREAD, Park};

use crate::python::object::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What the machine asks of its surroundings.
pub trait Host {
    /// Text for standard output.
    fn stdout(&mut self, text: &str);
    /// Text for standard error.
    fn stderr(&mut self, text: &str);
    /// Seconds of a clock that never goes back.
    fn monotonic(&mut self) -> f64;
    /// Seconds since 1970.
    fn time(&mut self) -> f64;
    /// Let this many seconds pass with the machine blocked.
    fn sleep(&mut self, seconds: f64);
    /// `os.environ`, as far as programs may see it.
    fn environment(&mut self) -> Vec<(String, String)> {
        Vec::new()
    }
    /// A line for `input()`; `None` at the end of input.
    fn input(&mut self) -> Option<String> {
        None
    }
    /// Bytes in use by the whole program, where the host can tell.
    fn memory(&mut self) -> Option<usize> {
        None
    }
    /// A module that lies beside the program: `util.py`, or `util/__init__.py` for a package. Its file's full name, and its
    /// text.
    fn module(&mut self, _path: &str) -> Option<(String, String)> {
        None
    }
    /// The program has come back to its event loop: the stretch that [`Host::interrupt`] bounds begins anew.
    fn returned(&mut self) {}
    /// The library begins to load in the midst of a program, or has loaded: what that takes is not the program's work.
    /// Loads within a load are not told.
    fn loading(&mut self, _begins: bool) {}
    /// Whether the machine, interrupted after its budget ran out, shall go on; else the text of the KeyboardInterrupt that
    /// it gets. A program that catches two of them without coming back to its loop gets a third that it cannot catch.
    fn interrupt(&mut self, _line: u32) -> Result<(), String> {
        Ok(())
    }
}

/// How a run of the machine ended.
pub enum Outcome {
    /// The frame returned.
    Return(Value),
    /// The frame's generator yielded.
    Yield(Value),
    /// The frame's async generator yielded.
    AsyncYield(Value),
    /// A thread blocks; its frames are as they were.
    Parked,
}

/// How many jumps backwards and calls between two looks at the host.
pub const BUDGET: i64 = 100_000;

/// How far a program's end has come. CPython's tracebacks get poorer on the way, as its library goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The program runs.
    No,
    /// `sys.last_exc` goes: no module is left that could tell an operator from its operands.
    LastError,
    /// The main module's names go: source files cannot be read any more, and operators not told.
    Names,
}

/// A Python machine.
pub struct Vm {
    /// Running frames, innermost last.
    pub frames: Vec<Box<Frame>>,
    pool: Vec<Box<Frame>>,
    /// So many frames are below the loop's pass: what the loop calls has no caller.
    pub(in crate::python) floor: usize,
    /// The `builtins` module's names.
    pub builtins: Rc<Dict>,
    /// `sys.modules`.
    pub modules: Rc<Dict>,
    /// What the library's modules have not made yet.
    waiting: Vec<import::Waiting>,
    /// The program's modules whose code runs now, for the first time.
    initializing: Vec<Name>,
    /// Jumps and calls left until the host is asked.
    pub budget: i64,
    /// Most frames.
    pub recursion_limit: usize,
    /// Nested native calls.
    pub native_depth: usize,
    /// Nested loads of the library under way.
    loads: usize,
    /// Nested builtin iterators under way, each asking the next (`map` over `map`).
    asking: usize,
    /// Most nested native calls.
    pub native_limit: usize,
    /// What the program may use up.
    pub limits: Limits,
    /// Bytes of output so far.
    written: usize,
    /// The surroundings.
    pub host: Box<dyn Host>,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// Whether `-X dev` or `PYTHONASYNCIODEBUG` is set.
    pub dev_mode: bool,
    /// Objects being shown, against endless `repr`.
    showing: Vec<usize>,
    /// Places that have warned, so that each warns once.
    warned: Vec<(String, u32, String)>,
    /// What the asyncio modules keep.
    pub state: crate::python::modules::State,
    /// Depth of `cr_origin` to record for new coroutines.
    pub origin_depth: usize,
    /// How often the host has interrupted since the last return to the loop.
    strikes: u32,
    /// What `print` is about to write, while it asks its next argument for its text: what that prints comes after it.
    pub(in crate::python) half_printed: String,
    /// The place of a name that has just been found unbound.
    blamed: Option<u32>,
    /// What of the host's clock was no work, its start and waiting; and since when the program waits.
    idle: (f64, Option<f64>),
    /// How far the program's end has come.
    pub ending: Ending,
    /// The files whose lines have been shown, and so can be shown again at the program's end.
    lines_seen: std::cell::RefCell<Vec<String>>,
    /// `sys.set_asyncgen_hooks`.
    pub asyncgen_hooks: (Value, Value),
}

impl Drop for Vm {
    fn drop(&mut self) {
        crate::python::syntax::forget_library();
    }
}

impl Vm {
    /// A machine.
    pub fn new(host: Box<dyn Host>) -> Vm {
        forget_mortals();
        let mut vm = Vm::bare(host);
        vm.idle.0 = vm.host.monotonic();
        crate::python::builtins::fill(&mut vm);
        vm
    }

    fn bare(host: Box<dyn Host>) -> Vm {
        let builtins = Rc::new(Dict::new());
        // Another program of this thread may have changed it.
        crate::python::text::int::set_max_str_digits(crate::python::text::int::MAX_STR_DIGITS);
        Vm {
            frames: Vec::new(),
            pool: Vec::new(),
            floor: 0,
            builtins,
            modules: Rc::new(Dict::new()),
            waiting: vec![],
            initializing: vec![],
            budget: BUDGET,
            recursion_limit: 1000,
            native_depth: 0,
            loads: 0,
            asking: 0,
            native_limit: 400,
            limits: Limits::default(),
            written: 0,
            host,
            argv: vec![],
            dev_mode: false,
            showing: vec![],
            warned: vec![],
            state: Default::default(),
            origin_depth: 0,
            strikes: 0,
            half_printed: String::new(),
            blamed: None,
            idle: (0.0, None),
            ending: Ending::No,
            lines_seen: Default::default(),
            asyncgen_hooks: (Value::None, Value::None),
        }
    }

    /// The innermost frame.
    #[inline]
    pub fn top(&mut self) -> &mut Frame {
        let i = self.frames.len() - 1;
        &mut self.frames[i]
    }

    /// Run the module's code in a fresh namespace: its module.
    pub fn run_module(&mut self, code: Rc<Code>, name: &str, file: Option<&str>) -> PyResult<Rc<Module>> {
        let module = self.new_module(name, file);
        self.run_code(code, &module.dict, Value::Undef)?;
        Ok(module)
    }

    /// A module registered in `sys.modules`.
    pub fn new_module(&mut self, name: &str, file: Option<&str>) -> Rc<Module> {
        let n = names();
        let dict = Rc::new(Dict::new());
        dict.set_name(n.name.clone(), Value::str(name));
        dict.set_name(n.doc.clone(), Value::None);
        dict.set_name(n.package.clone(), if name == "__main__" { Value::None } else { Value::str("") });
        dict.set_name(n.loader.clone(), Value::None);
        dict.set_name(n.spec.clone(), Value::None);
        if name == "__main__" {
            let loader = crate::python::modules::class(
                "_frozen_importlib_external",
                "SourceFileLoader",
                &[&types().object],
                Layout::Object,
            );
            let loader = Value::Instance(Rc::new(Instance::new(loader, Payload::None)));
            dict.set_name(n.loader.clone(), loader);
            dict.set_name(n.annotations.clone(), Value::Dict(Rc::new(Dict::new())));
            if let Some(b) = self.modules.get_str("builtins") {
                dict.set_name(n.builtins.clone(), b);
            }
        }
        if let Some(f) = file {
            dict.set_name(n.file.clone(), Value::str(f));
            dict.set_str("__cached__", Value::None);
        }
        let m = Rc::new(Module { name: intern(name), dict });
        self.modules.set_str(name, Value::Module(m.clone()));
        m
    }

    /// Run code with these globals (and a namespace, for class bodies and `exec`).
    pub fn run_code(&mut self, code: Rc<Code>, globals: &Rc<Dict>, ns: Value) -> PyResult {
        let mut frame = Frame::new(code, globals.clone());
        frame.ns = ns;
        self.run_frame(frame)
    }

    /// Run a frame to its end.
    pub fn run_frame(&mut self, mut frame: Box<Frame>) -> PyResult {
        frame.ret = Ret::Rust;
        self.push_frame(frame)?;
        match self.run()? {
            Outcome::Return(v) => Ok(v),
            _ => Err(PyErr::runtime_error("a frame that is not a generator yielded")),
        }
    }

    /// Put a frame on the stack, if there is room.
    pub fn push_frame(&mut self, frame: Box<Frame>) -> PyResult<()> {
        if self.is_full() {
            return Err(PyErr::recursion("maximum recursion depth exceeded"));
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Whether there is no room for another frame.
    #[inline(always)]
    pub(super) fn is_full(&self) -> bool {
        self.frames.len() >= self.recursion_limit && self.is_full_of_counted()
    }

    /// [`Vm::is_full`] without the frames that CPython has no frames for: ten thousand of them are too many nevertheless.
    #[cold]
    fn is_full_of_counted(&self) -> bool {
        let free = self.frames.iter().filter(|f| f.code.source.native).count();
        self.frames.len() - free.min(10_000) >= self.recursion_limit
    }

    /// Run until the innermost frame that Rust started ends or yields.
    fn run(&mut self) -> PyResult<Outcome> {
        self.native_depth += 1;
        if self.native_depth > self.native_limit {
            self.native_depth -= 1;
            self.frames.pop();
            return Err(PyErr::recursion("maximum recursion depth exceeded"));
        }
        let r = self.run_inner();
        self.native_depth -= 1;
        r
    }

    fn run_inner(&mut self) -> PyResult<Outcome> {
        loop {
            let step = match self.fast() {
                fast::Exit::Slow(op) => self.slow(op),
                fast::Exit::Return(v) => self.leave(v),
                fast::Exit::Err(e) => Err(e),
                fast::Exit::Interrupt => self.interrupt(),
            };
            match step {
                Ok(slow::Flow::Next) => {}
                Ok(slow::Flow::Done(o)) => return Ok(o),
                Ok(slow::Flow::Reraise(e)) => self.unwind(e, false)?,
                Err(_) if self.is_parking() => return Ok(Outcome::Parked),
                Err(e) => self.unwind(e, true)?,
            }
        }
    }

    /// Take `steps` off the budget; the host decides whether to go on when it has run out.
    pub(crate) fn spend(&mut self, steps: i64) -> PyResult<()> {
        self.budget -= steps;
        if self.budget > 0 { Ok(()) } else { self.ask_host(true) }
    }

    /// The same for one step of native code, which an instruction called.
    #[inline]
    fn spend_natively(&mut self) -> PyResult<()> {
        self.budget -= 1;
        if self.budget > 0 { Ok(()) } else { self.ask_host(false) }
    }

    fn ask_host(&mut self, jumped: bool) -> PyResult<()> {
        self.budget = BUDGET;
        self.check_memory()?;
        // The error is that of the instruction that the jump went to.
        let ahead = u32::from(jumped);
        if let Some(f) = self.frames.last_mut() {
            f.pc += ahead;
        }
        let line = self.current_line();
        if let Err(msg) = self.host.interrupt(line) {
            self.strikes += 1;
            return Err(PyErr::new(&types().keyboard_interrupt, msg));
        }
        if let Some(f) = self.frames.last_mut() {
            f.pc -= ahead;
        }
        Ok(())
    }

    /// The budget ran out, or objects have gone that have something to say.
    fn interrupt(&mut self) -> PyResult<slow::Flow> {
        self.spend(0)?;
        self.run_finalizers();
        Ok(slow::Flow::Next)
    }

    /// Load something of the library; the host hears of it.
    fn loading<T>(&mut self, load: impl FnOnce(&mut Vm) -> T) -> T {
        if self.loads == 0 {
            self.host.loading(true);
        }
        self.loads += 1;
        let loaded = load(self);
        self.loads -= 1;
        if self.loads == 0 {
            self.host.loading(false);
        }
        loaded
    }

    /// The program has come back to its loop.
    pub(in crate::python) fn came_back(&mut self) {
        self.strikes = 0;
        self.host.returned();
    }

    /// From now on the program waits.
    pub(in crate::python) fn waits(&mut self) {
        self.idle.1 = Some(self.host.monotonic());
    }

    /// It goes on, if it waited.
    pub(in crate::python) fn waited(&mut self) {
        if let Some(since) = self.idle.1.take() {
            self.idle.0 += self.host.monotonic() - since;
        }
    }

    /// Seconds in which the program worked.
    pub(in crate::python) fn worked(&mut self) -> f64 {
        self.host.monotonic() - self.idle.0
    }

    /// Whether no handler gets the error that is on its way.
    #[inline]
    fn is_struck_out(&self) -> bool {
        self.strikes > 2
    }

    /// Do what objects that have gone left to be done.
    pub fn run_finalizers(&mut self) {
        while finalizers_pending() {
            for f in take_finalizers() {
                self.finalize(f);
            }
        }
    }

    fn finalize(&mut self, f: Finalizer) {
        match f {
            Finalizer::Del { class, attrs, payload } => {
                let inst = Instance::new(class.clone(), payload);
                *inst.attrs.borrow_mut() = attrs;
                let v = Value::Instance(Rc::new(inst));
                if let Some(f) = class.lookup(&names().del)
                    && let Err(e) = self.call(&f, std::slice::from_ref(&v))
                {
                    self.unraisable_in(&f, &e);
                }
                // The second end is silent.
                crate::python::aio::hush(&v);
                if let Value::Instance(i) = &v {
                    let plain = types().object.clone();
                    i.set_class(plain);
                }
            }
            Finalizer::NeverAwaited { qualname, method, origin } => {
                self.warn_never_awaited(&qualname, method, &origin);
            }
            Finalizer::Close(g) => {
                if let Err(e) = self.gen_close(&g) {
                    self.unraisable_in(&Value::Gen(g), &e);
                }
            }
            Finalizer::AsyncGen(g) => {
                let hook = g.finalizer.take();
                let r = self.call(&hook, &[Value::Gen(g)]);
                if let Err(e) = r {
                    self.unraisable("Exception ignored in: async generator finalizer", &e);
                }
            }
            Finalizer::Native(f) => f(self),
        }
    }

    /// The exception being handled now, innermost first.
    pub fn handled(&self) -> Option<PyErr> {
        self.frames.iter().rev().find_map(|f| match &f.handled {
            Value::Instance(i) => Some(PyErr(i.clone())),
            _ => None,
        })
    }

    /// Take a frame out of use. Its registers stay, empty: mostly the next one has as many.
    fn recycle(&mut self, mut frame: Box<Frame>) {
        if frame.obj.is_some()
            && let Some(obj) = frame.obj.take()
            && Rc::strong_count(&obj) > 1
        {
            obj.pc.set(frame.pc.saturating_sub(1));
            // What only an expression or a loop held goes now: an abandoned iterator ends with its loop.
            frame.regs.truncate(frame.code.ntemps as usize);
            *obj.locals.borrow_mut() = std::mem::take(&mut frame.regs);
            // Its caller is held with it, as in CPython: a caller's locals live as long as a traceback into a callee.
            if self.frames.len() > self.floor
                && let Some(caller) = self.frames.last_mut()
            {
                *obj.back.borrow_mut() = Some(caller.object());
            }
        }
        for r in &mut frame.regs {
            r.put(Value::Undef);
        }
        frame.handled.put(Value::Undef);
        frame.ns.put(Value::Undef);
        if frame.generator.is_some() {
            frame.generator = None;
        }
        if self.pool.len() < 64 {
            self.pool.push(frame);
        }
    }

    /// `f_back`: the frame below one that runs, or the one that was below when it ended.
    pub(crate) fn caller_of(&mut self, frame: &Rc<FrameObj>) -> Option<Rc<FrameObj>> {
        let at = self.frames.iter().rposition(|f| f.obj.as_ref().is_some_and(|o| Rc::ptr_eq(o, frame)));
        match at {
            Some(i) => Some(self.frames[i.checked_sub(1)?].object()),
            None => frame.back.borrow().clone(),
        }
    }

    /// A frame for some code, from the pool.
    fn fresh_frame(&mut self, code: Rc<Code>, globals: Rc<Dict>) -> Box<Frame> {
        let mut frame = call::frame_from(&mut self.pool, &code, &globals);
        frame.ret = Ret::Rust;
        frame
    }

    /// Guard a native function that calls itself for nested objects; `doing` ends the sentence about too many.
    pub fn nested<T>(&mut self, doing: &str, f: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
        if self.native_depth >= self.native_limit {
            return Err(PyErr::recursion(format!("maximum recursion depth exceeded{doing}")));
        }
        self.native_depth += 1;
        let r = f(self);
        self.native_depth -= 1;
        r
    }

    /// The line of the program's innermost frame.
    pub fn current_line(&self) -> u32 {
        let own = self.frames.iter().rev().find(|f| !f.code.source.library);
        own.or(self.frames.last()).map_or(0, |f| f.line())
    }
}

/// A shared machine, as tasks on a loop hold it.
pub type SharedVm = Rc<RefCell<Vm>>;
