//! What futures, tasks and handles look like, and the stacks that debug mode remembers.

use super::future::{Callback, FutState, fut};
use super::handle::data;
use super::task;
use crate::python::object::*;
use crate::python::syntax;
use crate::python::vm::{Frame, Vm, reported_line};
use std::cell::RefCell;
use std::rc::Rc;

/// Lines of CPython's library that stand on the stack where this core has Rust.
const LINES: &str = "\
def _run_once(self):
    handle._run()  #: asyncio/base_events.py:2027
def _run_once(self):
    handle._run()  #: asyncio/base_events.py:2019
def _run(self):
    self._context.run(self._callback, *self._args)  #: asyncio/events.py:89
def _run_once(self):
    handle = self._ready.popleft()  #: asyncio/base_events.py:2012
def _run_once(self):
    handle = None  # Needed to break cycles when an exception occurs.  #: asyncio/base_events.py:2028
";

/// How many frames debug mode remembers of a handle; of futures and tasks it remembers all.
pub(super) const DEPTH: usize = 10;

/// Frames that show those lines, and the place in each.
pub(super) struct Places {
    pass: (Rc<Code>, u32),
    debug_pass: (Rc<Code>, u32),
    run: (Rc<Code>, u32),
    next: (Rc<Code>, u32),
    end: (Rc<Code>, u32),
    /// Frames of the machine's own form, to be used again.
    #[allow(clippy::vec_box, reason = "the machine's stack holds boxes")]
    spare: Vec<Box<Frame>>,
    globals: Rc<Dict>,
}

impl Places {
    pub(super) fn new() -> PyResult<Self> {
        let source = Source::new("asyncio", LINES, true);
        let module = syntax::compile_module(&source, "<module>").map_err(|e| e.into_err(&source))?;
        // The place is the longest stretch of source on the function's one line: the whole call.
        let at = |i: usize| -> PyResult<(Rc<Code>, u32)> {
            let code = module.codes[i].clone();
            let line = code.first_line + 1;
            let pc = (0..code.ops.len() as u32)
                .filter(|&pc| code.line(pc) == line)
                .max_by_key(|&pc| {
                    let s = code.span(pc);
                    (s.end - s.start, std::cmp::Reverse(pc))
                })
                .unwrap_or(0);
            Ok((code, pc))
        };
        Ok(Places {
            pass: at(0)?,
            debug_pass: at(1)?,
            run: at(2)?,
            next: at(3)?,
            end: at(4)?,
            spare: vec![],
            globals: Rc::new(Dict::new()),
        })
    }
}

fn push(vm: &mut Vm, which: fn(&Places) -> &(Rc<Code>, u32)) -> bool {
    let Some(p) = &mut vm.state.aio.places else { return false };
    let (code, pc) = which(p).clone();
    let mut frame = p.spare.pop().unwrap_or_else(|| Frame::new(code.clone(), p.globals.clone()));
    frame.code = code;
    frame.pc = pc + 1;
    vm.frames.push(frame);
    true
}

/// `_run_once` stands on the stack.
pub(super) fn push_pass(vm: &mut Vm, debug: bool) -> bool {
    push(vm, if debug { |p| &p.debug_pass } else { |p| &p.pass })
}

/// `_run_once`, which is innermost now, lets go of the handle that it ran: it takes the next one, or the pass ends.
pub(super) fn letting_go(vm: &mut Vm, at_end: bool, f: impl FnOnce(&mut Vm)) {
    let place = vm.state.aio.places.as_ref().map(|p| if at_end { p.end.clone() } else { p.next.clone() });
    let before = match (place, vm.frames.last_mut()) {
        (Some((code, pc)), Some(frame)) if frame.code.name.as_str() == "_run_once" => {
            Some((std::mem::replace(&mut frame.code, code), std::mem::replace(&mut frame.pc, pc + 1)))
        }
        _ => None,
    };
    f(vm);
    if let (Some((code, pc)), Some(frame)) = (before, vm.frames.last_mut()) {
        frame.code = code;
        frame.pc = pc;
    }
}

/// `Handle._run` stands on the stack.
pub(super) fn push_run(vm: &mut Vm) -> bool {
    push(vm, |p| &p.run)
}

/// `Handle._run`, which is innermost now, handles an error: what goes wrong meanwhile has it for its context.
pub(super) fn handling(vm: &mut Vm, e: Option<&PyErr>) {
    if let Some(f) = vm.frames.last_mut() {
        f.handled = e.map_or(Value::Undef, PyErr::value);
    }
}

/// The innermost of these frames goes.
pub(super) fn pop(vm: &mut Vm) {
    if let Some(mut f) = vm.frames.pop()
        && let Some(p) = &mut vm.state.aio.places
    {
        f.obj = None;
        p.spare.push(f);
    }
}

fn add_frame(vm: &mut Vm, e: &PyErr, i: usize) {
    if let Some(f) = vm.frames.get_mut(i) {
        let pc = f.pc.saturating_sub(1);
        let frame = f.object();
        let entry = Traceback { next: RefCell::new(e.data().traceback.take()), frame, pc };
        *e.data().traceback.borrow_mut() = Some(Rc::new(entry));
    }
}

/// The traceback goes through `Handle._run`, which is innermost now.
pub(super) fn add_run_frame(vm: &mut Vm, e: &PyErr) {
    let n = vm.frames.len();
    add_frame(vm, e, n.wrapping_sub(1));
}

/// The traceback goes on through `_run_once`.
pub(super) fn add_pass_frame(vm: &mut Vm, e: &PyErr) {
    let n = vm.frames.len();
    add_frame(vm, e, n.wrapping_sub(2));
}

/// The visible stack: (file, line, name, text), outermost first, the innermost `depth` frames.
pub(super) fn stack_here(vm: &mut Vm, depth: usize) -> Value {
    let mut out = vec![];
    for f in vm.frames.iter().rev() {
        if out.len() >= depth {
            break;
        }
        if let Some(s) = vm.show_frame(&f.code, f.pc.saturating_sub(1), false) {
            vm.saw_lines(&s.file);
            out.push(Value::tuple([
                Value::string(s.file),
                Value::from(s.line as usize),
                Value::string(s.name),
                Value::string(s.text),
            ]));
        }
    }
    out.reverse();
    Value::list(out)
}

/// Where a frame stands: (file, line, name, text), unless it is hidden.
pub(super) fn place(vm: &Vm, f: &Value) -> Option<Value> {
    let Value::Frame(f) = f else { return None };
    let s = vm.show_frame(&f.code, f.pc.get(), false)?;
    let (file, line) = (Value::string(s.file), Value::from(s.line as usize));
    Some(Value::tuple([file, line, Value::string(s.name), Value::string(s.text)]))
}

/// ` created at file:line`, from a remembered stack.
fn created_at(v: &Value) -> Option<String> {
    let Value::List(l) = v else { return None };
    let l = l.borrow();
    let Value::Tuple(t) = l.last()? else { return None };
    Some(format!("created at {}:{}", t[0].as_str()?, t[1].as_int()?))
}

/// `<Future pending cb=[f() at x.py:3]>`, `<Task ...>`.
pub(super) fn future(vm: &mut Vm, v: &Value) -> PyResult<String> {
    let name = class_of(v).name();
    vm.showing(v, "...", |vm| {
        let f = fut(v)?;
        let mut parts = vec![];
        parts.push(match f.state.get() {
            FutState::Pending if task::cancelling(v) > 0 => "cancelling".to_string(),
            FutState::Pending => "pending".into(),
            FutState::Cancelled => "cancelled".into(),
            FutState::Finished => "finished".into(),
        });
        if let Some(p) = f.task.get() {
            parts.push(format!("name={}", vm.repr(&p.name())?));
            let coro = p.coro.borrow().clone();
            if !coro.is_none() {
                parts.push(format!("coro=<{}>", coroutine(vm, &coro, p.code.as_ref())?));
            }
            let waiter = p.waiter.borrow().clone();
            if !waiter.is_undef() {
                parts.push(format!("wait_for={}", vm.repr(&waiter)?));
            }
        }
        if f.state.get() == FutState::Finished {
            let error = f.error.borrow().clone();
            match error {
                Some(e) => parts.push(format!("exception={}", vm.repr(&e.value())?)),
                None => {
                    let r = f.result.borrow().clone();
                    parts.push(format!("result={}", short(vm, &r, 6)?));
                }
            }
        }
        let callbacks = f.callbacks.borrow().clone();
        if !callbacks.is_empty() {
            parts.push(format!("cb=[{}]", shown_callbacks(vm, &callbacks)?));
        }
        parts.extend(created_at(&f.created_at.borrow()));
        Ok(format!("<{name} {}>", parts.join(" ")))
    })
}

fn shown_callbacks(vm: &mut Vm, all: &[Callback]) -> PyResult<String> {
    let mut one = |c: &Callback| match c {
        Callback::Call(f, _) => callback_source(vm, f, &[], false),
        Callback::Wake(task) => {
            Ok(format!("{}.task_wakeup()", class_of(&Value::Instance(task.clone())).name()))
        }
    };
    Ok(match all {
        [a] => one(a)?,
        [a, b] => format!("{}, {}", one(a)?, one(b)?),
        [a, .., z] => format!("{}, <{} more>, {}", one(a)?, all.len() - 2, one(z)?),
        [] => String::new(),
    })
}

/// `f() running at x.py:3`.
fn coroutine(vm: &mut Vm, coro: &Value, code: Option<&Rc<Code>>) -> PyResult<String> {
    let Value::Gen(g) = coro else {
        let name = match vm.getattr_opt(coro, &intern("__qualname__"))? {
            Some(n) => vm.str(&n)?,
            None => format!("<{} without __name__>", class_of(coro).name()),
        };
        return Ok(format!("{name}()"));
    };
    let name = g.qualname.borrow().to_string();
    let suspended = g.frame.borrow().as_ref().map(|f| (f.code.clone(), f.pc));
    let running = vm
        .frames
        .iter()
        .find(|f| f.generator.as_ref().is_some_and(|x| Rc::ptr_eq(x, g)))
        .map(|f| (f.code.clone(), f.pc));
    if let Some((code, pc)) = suspended.or(running) {
        let line = if pc == 0 { code.first_line } else { code.line(pc - 1) };
        let (file, line) = where_is(&code, line);
        return Ok(format!("{name}() running at {file}:{line}"));
    }
    Ok(match code {
        Some(c) => {
            let (file, line) = where_is(c, c.first_line);
            format!("{name}() done, defined at {file}:{line}")
        }
        None => format!("{name}()"),
    })
}

/// A place as programs see it; a hidden line of the library is shown at its function's.
fn where_is(code: &Code, line: u32) -> (String, u32) {
    reported_line(&code.source, line)
        .or_else(|| reported_line(&code.source, code.first_line))
        .unwrap_or_else(|| (code.source.name.to_string(), line))
}

/// A callback with the place of its definition: `f() at x.py:3`.
pub(super) fn callback_source(vm: &mut Vm, f: &Value, args: &[Value], debug: bool) -> PyResult<String> {
    let mut out = callback(vm, f, args, &[], debug, "")?;
    if let Some((file, line)) = function_source(vm, f)? {
        out.push_str(&format!(" at {file}:{line}"));
    }
    Ok(out)
}

/// A `functools.partial`: its function and arguments.
type Partial = (Value, Vec<Value>, Vec<(Name, Value)>);

fn partial_of(vm: &mut Vm, f: &Value) -> PyResult<Option<Partial>> {
    if !matches!(f, Value::Instance(_)) || class_of(f).name().as_str() != "partial" {
        return Ok(None);
    }
    let inner = vm.getattr(f, &intern("func"))?;
    let args = vm.getattr(f, &intern("args"))?;
    let args = vm.list_of(&args)?;
    let kw = match vm.getattr(f, &intern("keywords"))? {
        Value::Dict(d) => d
            .entries()
            .into_iter()
            .filter_map(|(k, v)| match k {
                Value::Str(s) => Some((s, v)),
                _ => None,
            })
            .collect(),
        _ => vec![],
    };
    Ok(Some((inner, args, kw)))
}

fn function_source(vm: &mut Vm, f: &Value) -> PyResult<Option<(String, u32)>> {
    match f {
        Value::Func(func) => {
            if let Some(d) = &*func.attrs.borrow()
                && let Some(w) = d.get_str("__wrapped__")
            {
                return function_source(vm, &w);
            }
            let code = func.code.borrow().clone();
            Ok(Some(where_is(&code, code.first_line)))
        }
        Value::Native(n) if n.name.as_str() == "_set_result_unless_cancelled" => {
            Ok(Some(("/usr/lib/python3.13/asyncio/futures.py".into(), 312)))
        }
        f => match partial_of(vm, f)? {
            Some((inner, ..)) => function_source(vm, &inner),
            None => Ok(None),
        },
    }
}

fn callback(
    vm: &mut Vm,
    f: &Value,
    args: &[Value],
    kw: &[(Name, Value)],
    debug: bool,
    suffix: &str,
) -> PyResult<String> {
    let shown = arguments(vm, args, kw, debug)? + suffix;
    if let Some((inner, args, kw)) = partial_of(vm, f)? {
        return callback(vm, &inner, &args, &kw, debug, &shown);
    }
    let name = match vm.getattr_opt(f, &intern("__qualname__"))? {
        Some(n) => vm.str(&n)?,
        None => vm.repr(f)?,
    };
    Ok(name + &shown)
}

fn arguments(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)], debug: bool) -> PyResult<String> {
    if !debug {
        return Ok("()".into());
    }
    let mut items = vec![];
    for a in args {
        items.push(short(vm, a, 6)?);
    }
    for (k, v) in kw {
        items.push(format!("{k}={}", short(vm, v, 6)?));
    }
    Ok(format!("({})", items.join(", ")))
}

/// `<Handle f() at x.py:3>`.
pub(super) fn handle(vm: &mut Vm, v: &Value) -> PyResult<String> {
    let h = data(v)?;
    let name = class_of(v).name();
    if let Some(s) = &*h.shown.borrow() {
        let rest = s.strip_prefix(&format!("<{name}")).unwrap_or(s);
        return Ok(format!("<{name} cancelled{rest}"));
    }
    let mut parts = vec![name.to_string()];
    if h.cancelled.get() {
        parts.push("cancelled".to_string());
    }
    if let Some(w) = h.when {
        parts.push(format!("when={}", vm.repr(&Value::Float(w.into()))?));
    }
    let f = h.callback.borrow().clone();
    if !f.is_none() {
        let args = h.args.borrow().clone();
        let debug = !h.created_at.borrow().is_none();
        parts.push(callback_source(vm, &f, &args, debug)?);
    }
    parts.extend(created_at(&h.created_at.borrow()));
    Ok(format!("<{}>", parts.join(" ")))
}

/// A repr that does not grow beyond bounds (`reprlib.repr`).
pub(super) fn short(vm: &mut Vm, v: &Value, level: usize) -> PyResult<String> {
    let mut list = |items: Vec<Value>, open: &str, close: &str, most: usize| -> PyResult<String> {
        if level == 0 && !items.is_empty() {
            return Ok(format!("{open}...{close}"));
        }
        let mut parts = vec![];
        for x in items.iter().take(most) {
            parts.push(short(vm, x, level - 1)?);
        }
        if items.len() > most {
            parts.push("...".into());
        } else if items.len() == 1 && open == "(" {
            return Ok(format!("({},)", parts.join("")));
        }
        Ok(format!("{open}{}{close}", parts.join(", ")))
    };
    match v {
        Value::List(l) => {
            let items = l.borrow().clone();
            list(items, "[", "]", 6)
        }
        Value::Tuple(t) => list(t.to_vec(), "(", ")", 6),
        Value::Set(s) if !s.items().is_empty() => list(s.items(), "{", "}", 6),
        Value::Dict(d) => {
            let entries = d.entries();
            if level == 0 && !entries.is_empty() {
                return Ok("{...}".into());
            }
            let mut parts = vec![];
            for (k, v) in entries.iter().take(4) {
                parts.push(format!("{}: {}", short(vm, k, level - 1)?, short(vm, v, level - 1)?));
            }
            if entries.len() > 4 {
                parts.push("...".into());
            }
            Ok(format!("{{{}}}", parts.join(", ")))
        }
        Value::Str(s) => {
            let most = 30;
            let head: String = s.as_str().chars().take(most).collect();
            let shown = vm.repr(&Value::string(head))?;
            if shown.chars().count() <= most && s.char_len() <= most {
                return Ok(shown);
            }
            let whole: Vec<char> = s.as_str().chars().collect();
            let (i, j) = ((most - 3) / 2, most - 3 - (most - 3) / 2);
            let ends: String =
                whole[..i.min(whole.len())].iter().chain(&whole[whole.len().saturating_sub(j)..]).collect();
            let shown: Vec<char> = vm.repr(&Value::string(ends))?.chars().collect();
            Ok(cut(&shown, i, j))
        }
        Value::Int(_) | Value::Big(_) => {
            let s: Vec<char> = vm.repr(v)?.chars().collect();
            Ok(if s.len() > 40 { cut(&s, 18, 19) } else { s.into_iter().collect() })
        }
        v => {
            let Ok(shown) = vm.repr(v) else {
                return Ok(format!("<{} instance at {:#x}>", class_of(v).name(), v.address()));
            };
            let s: Vec<char> = shown.chars().collect();
            Ok(if s.len() > 30 { cut(&s, 13, 14) } else { s.into_iter().collect() })
        }
    }
}

fn cut(s: &[char], i: usize, j: usize) -> String {
    let head: String = s[..i.min(s.len())].iter().collect();
    let tail: String = s[s.len().saturating_sub(j)..].iter().collect();
    format!("{head}...{tail}")
}
