//! A program from its text to its exit status: in one go, or turn by turn for a driver that has other things to do.

use super::aio::Pass;
use super::object::{Code, PyErr, Source, Value, intern, types};
use super::syntax;
use super::vm::{Host, Limits, Suspended, Vm};
use crate::trace::Log;
use std::cell::RefCell;
use std::rc::Rc;

/// What a program did with a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// It has more to do at once.
    Ready,
    /// Its loop has nothing to do for so many seconds. A turn that comes earlier does no harm.
    Waiting(f64),
    /// It is over, with this exit status. Further turns change nothing.
    Ended(i32),
}

/// What a program is, and what it may do.
#[derive(Clone, Debug, Default)]
pub struct Setup<'a> {
    /// The name of its file, as tracebacks show it.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// Whether it runs in development mode (`-X dev`).
    pub dev_mode: bool,
    /// What it may use up.
    pub limits: Limits,
    /// Whether its loops record what happens on them, lines included.
    pub recording: bool,
}

/// A program that gives control back between the passes of its event loop.
///
/// The module's code runs until it runs a loop (`asyncio.run`, `run_until_complete`, `run_forever`). There it is put
/// aside, and each [turn](Program::turn) is one pass of that loop. A loop that is run below native code (in a `key=`
/// function, say) has no such place to come back to: it runs to its end within the turn, and waits through
/// [`Host::sleep`].
pub struct Program {
    vm: Vm,
    file: String,
    stage: Stage,
}

enum Stage {
    Loaded(Rc<Code>),
    InLoop(Suspended),
    Ended(i32),
}

impl Program {
    /// Compiles a program that will run as `__main__`. A syntax error is reported on standard error.
    pub fn new(host: Box<dyn Host>, setup: Setup<'_>) -> Program {
        let mut vm = Vm::new(host);
        vm.limits = setup.limits;
        vm.native_limit = setup.limits.nested;
        vm.argv = setup.argv;
        vm.dev_mode = setup.dev_mode;
        vm.state.aio.recording = setup.recording;
        let source = Source::of_program(setup.file, setup.text, setup.recording);
        let mut program = Program { vm, file: setup.file.to_string(), stage: Stage::Ended(0) };
        match syntax::compile_module(&source, "<module>") {
            Ok(code) => {
                program.vm.syntax_warnings(&source);
                program.stage = Stage::Loaded(code);
            }
            Err(e) => program.end(Err(e.into_err(&source))),
        }
        program
    }

    /// Goes on: with the module's code up to its next loop, or with one pass of that loop.
    pub fn turn(&mut self) -> Progress {
        let next = match std::mem::replace(&mut self.stage, Stage::Ended(0)) {
            Stage::Loaded(code) => self.vm.begin_driven(code, &self.file),
            Stage::InLoop(main) => match self.vm.drive(&main) {
                Ok(Pass::Stopped) => self.vm.resume_driven(main, Ok(())),
                Err(e) => self.vm.resume_driven(main, Err(e)),
                Ok(pass) => {
                    self.stage = Stage::InLoop(main);
                    return match pass {
                        Pass::Wait(seconds) => Progress::Waiting(seconds),
                        _ => Progress::Ready,
                    };
                }
            },
            Stage::Ended(status) => {
                self.stage = Stage::Ended(status);
                return Progress::Ended(status);
            }
        };
        match next {
            Ok(Some(main)) => self.stage = Stage::InLoop(main),
            Ok(None) => self.end(Ok(())),
            Err(e) => self.end(Err(e)),
        }
        match self.stage {
            Stage::Ended(status) => Progress::Ended(status),
            _ => Progress::Ready,
        }
    }

    /// Runs to the end without coming back in between: its exit status.
    pub fn run(&mut self) -> i32 {
        match std::mem::replace(&mut self.stage, Stage::Ended(0)) {
            Stage::Loaded(code) => {
                let r = self.vm.run_module(code, "__main__", Some(&self.file));
                self.end(r.map(drop));
            }
            begun => self.stage = begun,
        }
        loop {
            match self.turn() {
                Progress::Ready => {}
                Progress::Waiting(seconds) => self.vm.host.sleep(seconds),
                Progress::Ended(status) => return status,
            }
        }
    }

    /// What the machine asks of its surroundings, for a driver that shares them.
    pub fn host(&mut self) -> &mut dyn Host {
        &mut *self.vm.host
    }

    /// The logs of the loops so far, in the order in which they were made; none unless it records.
    pub fn logs(&self) -> &[Rc<RefCell<Log>>] {
        &self.vm.state.aio.telling.logs
    }

    fn end(&mut self, result: Result<(), PyErr>) {
        self.vm.came_back();
        let status = result.as_ref().map_or_else(|e| report_exit(&mut self.vm, e), |()| 0);
        self.vm.join_threads();
        self.vm.end(result.err());
        self.stage = Stage::Ended(status);
    }
}

/// `sys.excepthook`, if the program put one of its own there.
fn own_hook(vm: &Vm) -> Option<Value> {
    let Some(Value::Module(sys)) = vm.modules.get_str("sys") else { return None };
    let hook = sys.dict.get_str("excepthook")?;
    let own = sys.dict.get_str("__excepthook__").is_none_or(|original| !original.is(&hook));
    own.then_some(hook)
}

/// Report what ended the program; its exit status.
fn report_exit(vm: &mut Vm, e: &PyErr) -> i32 {
    if e.is(&types().system_exit) {
        // A class of the program's own may say its `code` itself.
        let code = vm.getattr_opt(&e.value(), &intern("code")).ok().flatten();
        return match code.unwrap_or_else(|| e.stop_value()) {
            Value::None => 0,
            v => match v.as_int() {
                Some(i) => (i & 0xff) as i32,
                None => {
                    let s = vm.str(&v).unwrap_or_default();
                    vm.write_err(&format!("{s}\n"));
                    1
                }
            },
        };
    }
    if let Some(hook) = own_hook(vm) {
        let v = e.value();
        let tb = vm.getattr(&v, &intern("__traceback__")).unwrap_or(Value::None);
        if let Err(failed) = vm.call(&hook, &[Value::Class(e.class()), v, tb]) {
            let (failed, original) = (vm.traceback_text(&failed), vm.traceback_text(e));
            vm.write_err(&format!("Error in sys.excepthook:\n{failed}\nOriginal exception was:\n{original}"));
        }
    } else {
        let text = vm.traceback_text(e);
        vm.write_err(&text);
    }
    if e.is(&types().keyboard_interrupt) { 130 } else { 1 }
}
