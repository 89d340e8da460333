//! What the machine says about exceptions and warnings: tracebacks as CPython 3.13 prints them.
//!
//! A line of the library that ends in `#: file.py:12` is shown as that line of CPython's library (the build script
//! leaves the file out where it is the line's own); the library's other lines are hidden.

use super::{Ending, Vm};
use crate::python::object::*;
use crate::python::text::diagnostic::carets::{self, Place, Shape};
use crate::python::text::diagnostic::report::{self, Link, Report};
use crate::python::text::diagnostic::suggest;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A frame as a traceback shows it.
pub struct Shown {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The function's name.
    pub name: String,
    /// The first source line, stripped.
    pub text: String,
    /// What stands under `File ...`, one line each, without indentation.
    pub block: Vec<String>,
    /// The last line, the first column and the one behind the last.
    pub end: [usize; 3],
}

/// The nearest of some names to a misspelt one.
pub(crate) fn closest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    suggest::suggest(wrong, names)
}

/// The marker of a library line: its code, CPython's file and line. The file is empty where the line's own is meant.
pub fn marker(line: &str) -> Option<(&str, &str, u32)> {
    let (code, mark) = line.rsplit_once("#: ")?;
    let mark = mark.trim();
    let (file, n) = mark.rsplit_once(':').unwrap_or(("", mark));
    Some((code.trim_end(), file, n.parse().ok()?))
}

/// Where a place in some source is reported; `None`: it is hidden.
pub fn reported_line(source: &Source, line: u32) -> Option<(String, u32)> {
    if !source.library {
        return Some((source.name.to_string(), line));
    }
    let (_, file, n) = marker(source.line_text(line))?;
    let file = if file.is_empty() { &*source.name } else { file };
    Some((format!("/usr/lib/python3.13/{file}"), n))
}

/// A place in the source that starts at `base`, as the caret drawer counts.
fn place(text: &str, offset: usize) -> Place {
    let before = &text[..offset];
    Place { line: before.matches('\n').count(), column: offset - before.rfind('\n').map_or(0, |p| p + 1) }
}

/// What expression a range of source is, for the markers under it.
fn shape(lines: &[&str], start: usize, end: usize) -> Shape {
    let joined = lines.join("\n");
    let last = lines.last().map_or(0, |l| l.len());
    let stop = joined.len() - last + end;
    let Some(segment) = joined.get(start..stop) else { return Shape::Plain };
    // In parentheses, so that line breaks are free.
    let wrapped = format!("({segment}\n)");
    let Ok(parsed) = ruff_python_parser::parse_expression(&wrapped) else { return Shape::Plain };
    let at = |offset: u32| place(&joined, start + offset as usize - 1);
    match &*parsed.syntax().body {
        Expr::BinOp(b) => {
            Shape::Binary { left_end: at(b.left.end().to_u32()), right_start: at(b.right.start().to_u32()) }
        }
        Expr::Subscript(s) => Shape::Subscript { value_end: at(s.value.end().to_u32()) },
        Expr::Call(c) => Shape::Call {
            function_end: at(c.func.end().to_u32()),
            whole_statement: whole_statement(&joined, start, stop),
        },
        _ => Shape::Plain,
    }
}

fn whole_statement(joined: &str, start: usize, stop: usize) -> bool {
    let indent = joined.len() - joined.trim_start().len();
    if start < indent {
        return false;
    }
    let source = joined.lines().map(|l| l.get(indent..).unwrap_or("")).collect::<Vec<_>>().join("\n");
    let Ok(parsed) = ruff_python_parser::parse_module(&source) else { return false };
    let Some(s) = parsed.syntax().body.first() else { return false };
    let value = match s {
        Stmt::Return(r) => match r.value.as_deref() {
            Some(Expr::Call(c)) if c.func.is_name_expr() => r.value.as_deref(),
            _ => None,
        },
        Stmt::Assign(a) if a.value.is_call_expr() && matches!(&a.targets[..], [Expr::Name(_)]) => {
            Some(&*a.value)
        }
        _ => None,
    };
    let Some(v) = value else { return false };
    let lines_before_stop = joined[..stop].matches('\n').count();
    v.start().to_usize() == start - indent && v.end().to_usize() == stop - indent * (lines_before_stop + 1)
}

/// What stands before the message of a `SyntaxError` that the program made itself: file, line, text and marks.
fn syntax_lines(place: &[Value]) -> Vec<String> {
    let text = |i: usize| place.get(i).and_then(|v| v.as_str());
    let number = |i: usize| place.get(i).and_then(|v| v.as_int());
    let Some(line) = number(1) else { return vec![] };
    let mut lines = vec![format!("  File \"{}\", line {line}", text(0).unwrap_or("<string>"))];
    let Some(source) = text(3).map(|t| t.trim_end_matches('\n')) else { return lines };
    let shown = source.trim_start_matches([' ', '\n', '\x0c']);
    lines.push(format!("    {shown}"));
    let Some(offset) = number(2) else { return lines };
    let length = source.chars().count() as i64;
    let indent = length - shown.chars().count() as i64;
    let mut end = match number(4) == Some(line) {
        true => number(5).filter(|n| *n != 0).unwrap_or(offset),
        false => length + 1,
    };
    let offset = offset.min(length + 1);
    if end == offset || end == -1 {
        end = offset + 1;
    }
    if let Ok(before) = usize::try_from(offset - 1 - indent) {
        let pad: String =
            shown.chars().take(before).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        lines.push(format!("    {pad}{}", "^".repeat(usize::try_from(end - offset).unwrap_or(0))));
    }
    lines
}

/// The frame that an exception comes from.
fn innermost(e: &PyErr) -> Option<Rc<FrameObj>> {
    let mut at = e.data().traceback.borrow().clone()?;
    loop {
        let next = at.next.borrow().clone();
        match next {
            Some(n) => at = n,
            None => return Some(at.frame.clone()),
        }
    }
}

/// What a name is close to, and the module that it may be.
fn forgotten(best: &str, wrong: String) -> Option<String> {
    // These exist elsewhere.
    let others = "argparse array calendar cmath copyreg csv ctypes decimal glob locale pathlib pickle secrets shutil socket \
                  sqlite3 struct subprocess tempfile this unittest urllib zlib";
    let known = super::import::known_module(&wrong) || others.split(' ').any(|m| m == wrong);
    let module = match known {
        true if best.is_empty() => format!(". Did you forget to import '{wrong}'?"),
        true => format!(" Or did you forget to import '{wrong}'?"),
        false => String::new(),
    };
    Some(best.to_string() + &module).filter(|s| !s.is_empty())
}

impl Vm {
    /// A frame as a traceback shows it, or `None` if it is hidden.
    pub fn show_frame(&self, code: &Code, pc: u32, with_carets: bool) -> Option<Shown> {
        let src = &code.source;
        if pc == u32::MAX {
            let (file, line) = reported_line(src, code.first_line)?;
            let text = src.line_text(code.first_line);
            let text = if src.library { marker(text).map_or(text, |m| m.0) } else { text }.trim().to_string();
            if self.ending == Ending::No && with_carets {
                self.saw_lines(&file);
            }
            let block = if self.can_show_lines(&file) { vec![text.clone()] } else { vec![] };
            let end = [line as usize, 0, 0];
            return Some(Shown { file, line, name: code.name.to_string(), text, block, end });
        }
        let span = code.span(pc);
        let first = src.line(span.start);
        let (file, line) = reported_line(src, first)?;
        let last = src.line(span.end.max(span.start + 1) - 1);
        let strip = |n: u32| {
            let t = src.line_text(n);
            if src.library { marker(t).map_or(t, |m| m.0) } else { t }
        };
        let lines: Vec<&str> = if src.shown { (first..=last).map(strip).collect() } else { vec![] };
        let text = lines.first().map_or("", |l| l.trim()).to_string();
        let start = src.column(span.start) as usize;
        let end = (span.end - src.line_start(last).unwrap_or(span.end)) as usize;
        if self.ending == Ending::No && with_carets {
            self.saw_lines(&file);
        }
        let block = if text.is_empty() || !self.can_show_lines(&file) {
            vec![]
        } else if with_carets {
            let shape = if self.ending == Ending::No { shape(&lines, start, end) } else { Shape::Plain };
            carets::snippet(&lines, start, end, shape)
        } else {
            vec![text.clone()]
        };
        let end = [(line + last - first) as usize, start, end];
        Some(Shown { file, line, name: code.name.to_string(), text, block, end })
    }

    /// The frames of a traceback, outermost first.
    pub fn shown_traceback(&self, tb: &Option<Rc<Traceback>>) -> Vec<Shown> {
        let mut out = vec![];
        let mut at = tb.clone();
        while let Some(t) = at {
            out.extend(self.show_frame(&t.frame.code, t.pc, true));
            at = t.next.borrow().clone();
        }
        out
    }

    /// The lines of a traceback's frames; `plain`: with one line of source each, and nothing under it.
    fn frame_lines(&self, tb: &Option<Rc<Traceback>>, plain: bool) -> Option<Vec<String>> {
        tb.as_ref()?;
        let mut out: Vec<String> = vec![];
        let (mut last, mut count) = (None, 0);
        let repeat = |out: &mut Vec<String>, n: usize| {
            if n > 3 {
                let n = n - 3;
                out.push(format!(
                    "  [Previous line repeated {n} more time{}]",
                    if n == 1 { "" } else { "s" }
                ));
            }
        };
        for f in self.shown_traceback(tb) {
            let key = (f.file.clone(), f.line, f.name.clone());
            if last.as_ref() != Some(&key) {
                repeat(&mut out, count);
                last = Some(key);
                count = 0;
            }
            count += 1;
            if count > 3 {
                continue;
            }
            out.push(format!("  File \"{}\", line {}, in {}", f.file, f.line, f.name));
            if self.ending != Ending::Names {
                let lines = f.block.len().min(if plain { 1 } else { usize::MAX });
                out.extend(f.block[..lines].iter().map(|l| format!("    {l}")));
            }
        }
        repeat(&mut out, count);
        Some(out)
    }

    /// The hint that follows a message: `. Did you mean: 'x'?`
    pub fn suggestion(&mut self, e: &PyErr) -> Option<String> {
        let t = types();
        let wrong = e.0.get(&intern(if e.is(&t.import_error) { "name_from" } else { "name" }))?;
        let wrong = wrong.as_str()?.to_string();
        let mut candidates: Vec<String> = vec![];
        if e.is(&t.attribute_error) {
            let obj = e.0.get(&intern("obj"))?;
            candidates = crate::python::builtins::dir_names(self, &obj).unwrap_or_default();
        } else if e.is(&t.name_error) {
            let Some(f) = innermost(e) else { return forgotten("", wrong) };
            let bound = f.locals.borrow();
            candidates.extend(f.code.varnames.iter().enumerate().filter_map(|(i, n)| {
                let live = bound.get(i).is_none_or(|v| !v.is_undef());
                live.then(|| n.to_string())
            }));
            // A method's `self.name`.
            if let Some(at) = f.code.varnames.iter().position(|n| n.as_str() == "self")
                && let Some(this) = bound.get(at)
                && self.getattr_opt(&this.clone(), &intern(&wrong)).is_ok_and(|v| v.is_some())
            {
                return forgotten(&format!(". Did you mean: 'self.{wrong}'?"), wrong);
            }
            candidates.extend(f.globals.keys().iter().filter_map(|k| k.as_str().map(str::to_string)));
            // The first of those that are equally near wins: in CPython functions stand before constants and classes.
            let mut known: Vec<(usize, String)> = self
                .builtins
                .entries()
                .iter()
                .filter_map(|(k, v)| {
                    let place = match v {
                        Value::Native(_) => 0,
                        Value::Class(c) if c.layout == Layout::Exception => {
                            3 + c.mro.borrow().len() + if c.name().as_str() == k.as_str()? { 0 } else { 99 }
                        }
                        Value::Class(_) => 2,
                        _ => 1,
                    };
                    Some((place, k.as_str()?.to_string()))
                })
                .collect();
            known.sort();
            candidates.extend(known.into_iter().map(|(_, name)| name));
            candidates.retain(|c| *c != wrong);
        } else if e.is(&t.import_error)
            && let Some(m) = e.0.get(&intern("module_obj"))
        {
            candidates = crate::python::builtins::dir_names(self, &m).unwrap_or_default();
        }
        if !e.is(&t.name_error) {
            // A method knows the private names of its own object.
            let own = e.is(&t.attribute_error)
                && innermost(e).is_some_and(|f| {
                    let at = f.code.varnames.iter().position(|n| n.as_str() == "self");
                    let obj = e.0.get(&intern("obj"));
                    at.is_some_and(|at| {
                        f.locals.borrow().get(at).is_some_and(|v| obj.is_some_and(|o| o.is(v)))
                    })
                });
            if !wrong.starts_with('_') && !own {
                candidates.retain(|c| !c.starts_with('_'));
            }
            candidates.sort();
        }
        let best = closest(&wrong, candidates.iter().map(String::as_str));
        let best = best.map_or(String::new(), |b| format!(". Did you mean: '{b}'?"));
        if e.is(&t.name_error) {
            return forgotten(&best, wrong);
        }
        Some(best).filter(|b| !b.is_empty())
    }

    fn message_lines(&mut self, e: &PyErr) -> Vec<String> {
        let name = e.0.class().full_name();
        let mut text = match self.exc_str(e) {
            Ok(_) => {
                let v = e.value();
                self.str(&v).unwrap_or_else(|_| "<exception str() failed>".into())
            }
            Err(_) => "<exception str() failed>".into(),
        };
        if let Some(s) = self.suggestion(e) {
            text.push_str(&s);
        }
        let mut lines = vec![];
        if e.is(&types().syntax_error)
            && let Some(l) = e.0.get(&intern("_loopglass_lines"))
        {
            lines.extend(
                self.list_of(&l).unwrap_or_default().iter().filter_map(|x| x.as_str().map(str::to_string)),
            );
            text = e.data().args().first().and_then(|a| a.as_str().map(str::to_string)).unwrap_or_default();
        } else if e.is(&types().syntax_error)
            && let [message, Value::Tuple(place)] = &e.data().args()[..]
        {
            lines.extend(syntax_lines(place));
            text = self.str(message).unwrap_or_default();
        } else if e.is(&types().syntax_error)
            && let Ok(Some(message)) = self.getattr_opt(&e.value(), &intern("msg"))
        {
            text = match message {
                Value::None => "<no detail available>".into(),
                message => self.str(&message).unwrap_or_default(),
            };
        }
        let all = if text.is_empty() { name } else { format!("{name}: {text}") };
        lines.extend(all.split('\n').map(str::to_string));
        if let Some(notes) = e.0.get(&names().notes) {
            for n in self.list_of(&notes).unwrap_or_default() {
                let s = self.str(&n).unwrap_or_default();
                lines.extend(s.split('\n').map(str::to_string));
            }
        }
        lines
    }

    /// A report of an exception and of what led to it. What was told of once is not told again, in the order in which
    /// the traceback module finds them: a group's own exceptions, the last one first, go before what led to the group.
    fn build_report(&mut self, e: &PyErr) -> Report {
        /// An exception, what came before it and what is in it, by place.
        struct Found(PyErr, Option<(Link, usize)>, Option<Vec<usize>>);
        let mut found = vec![Found(e.clone(), None, None)];
        let mut seen = HashSet::from([Rc::as_ptr(&e.0)]);
        let mut left = vec![0];
        while let Some(at) = left.pop() {
            let e = found[at].0.clone();
            let before = match (e.data().cause.borrow().clone(), e.data().context.borrow().clone()) {
                (Some(c), _) => Some((Link::Cause, c)),
                (None, Some(c)) if !e.data().suppress_context.get() => Some((Link::Context, c)),
                _ => None,
            };
            let before = before.filter(|(_, c)| !seen.contains(&Rc::as_ptr(&c.0)));
            let mut find = |e: PyErr| {
                seen.insert(Rc::as_ptr(&e.0));
                found.push(Found(e, None, None));
                left.push(found.len() - 1);
                found.len() - 1
            };
            let before = before.map(|(link, c)| (link, find(c)));
            let items = e.exc_group().is_some().then(|| self.group_items(&e));
            let group = items.map(|items| items.into_iter().map(&mut find).collect());
            (found[at].1, found[at].2) = (before, group);
        }
        // What was found later is part of what was found before.
        let mut reports: HashMap<usize, Report> = HashMap::new();
        for (at, Found(e, before, group)) in found.into_iter().enumerate().rev() {
            let tb = e.data().traceback.borrow().clone();
            let before = before.and_then(|(link, at)| Some((link, Box::new(reports.remove(&at)?))));
            let group = group.map(|all| all.iter().filter_map(|at| reports.remove(at)).collect());
            let (frames, message) = (self.frame_lines(&tb, false), self.message_lines(&e));
            reports.insert(at, Report { frames, message, before, group });
        }
        reports.remove(&0).unwrap_or(Report { frames: None, message: vec![], before: None, group: None })
    }

    /// The whole text of an uncaught exception.
    pub fn traceback_text(&mut self, e: &PyErr) -> String {
        let r = self.build_report(e);
        report::render(&r)
    }

    /// An error that nobody can catch, in `object`: `sys.unraisablehook` is told if the program has put one of its own
    /// there.
    pub fn unraisable_in(&mut self, object: &Value, e: &PyErr) {
        let Some(hook) = self.unraisable_hook() else {
            let what = self.repr(object).unwrap_or_default();
            return self.unraisable(&format!("Exception ignored in: {what}"), e);
        };
        let tb = e.data().traceback.borrow().clone().map_or(Value::None, Value::Traceback);
        let told = crate::python::modules::named(
            "UnraisableHookArgs",
            &[
                ("exc_type", Value::Class(e.class())),
                ("exc_value", e.value()),
                ("exc_traceback", tb),
                ("err_msg", Value::None),
                ("object", object.clone()),
            ],
        );
        if let Err(failed) = self.call(&hook, &[told]) {
            let what = self.repr(&hook).unwrap_or_default();
            self.unraisable(&format!("Exception ignored in sys.unraisablehook: {what}"), &failed);
        }
    }

    fn unraisable_hook(&self) -> Option<Value> {
        let Some(Value::Module(sys)) = self.modules.get_str("sys") else { return None };
        let hook = sys.dict.get_str("unraisablehook").filter(|h| !h.is_none())?;
        let is_own = !sys.dict.get_str("__unraisablehook__").is_none_or(|original| original.is(&hook));
        is_own.then_some(hook)
    }

    /// `Exception ignored in: ...` on standard error: without marks, and without what led to the error.
    pub fn unraisable(&mut self, what: &str, e: &PyErr) {
        let tb = e.data().traceback.borrow().clone();
        let frames = self.frame_lines(&tb, true);
        let message = self.message_lines(e);
        let text = report::render(&Report { frames, message, before: None, group: None });
        self.write_err(&format!("{what}\n{text}"));
    }

    /// Text to `sys.stderr`.
    pub fn write_err(&mut self, text: &str) {
        if let Some(Value::Module(sys)) = self.modules.get_str("sys")
            && let Some(f) = sys.dict.get_str("stderr")
            && !f.is_none()
            && self.call_method(&f, "write", &[Value::str(text)]).is_ok()
        {
            return;
        }
        self.print_text(true, text);
    }

    /// Show a warning once per place: `file:line: Category: message` and the source line. Whether it was shown now.
    pub fn warn(&mut self, category: &Rc<Class>, message: &str) -> bool {
        let at = self.frames.iter_mut().rev().find_map(|f| {
            let line = f.line();
            let (file, n) = reported_line(&f.code.source, line)?;
            let text = f.code.source.line_text(line);
            let text = if f.code.source.library { marker(text).map_or(text, |m| m.0) } else { text };
            Some((file, n, text.trim().to_string()))
        });
        let (file, line, text) = at.unwrap_or_else(|| ("<sys>".into(), 0, String::new()));
        let key = (file.clone(), line, message.to_string());
        if self.warned.contains(&key) {
            return false;
        }
        self.warned.push(key);
        let mut out = format!("{file}:{line}: {}: {message}\n", category.name());
        if !text.is_empty() && self.ending != Ending::Names {
            out.push_str(&format!("  {text}\n"));
            self.saw_lines(&file);
        }
        self.write_err(&out);
        true
    }

    /// A `DeprecationWarning` of the line that runs.
    pub fn deprecated(&mut self, message: &str) -> PyResult<()> {
        let warnings = self.import_module("warnings")?;
        let category = Value::Class(types().deprecation_warning.clone());
        self.call_method(&warnings, "warn", &[Value::str(message), category]).map(drop)
    }

    /// Show what compiling a source warned of.
    pub fn syntax_warnings(&mut self, source: &Source) {
        for (line, message) in source.warnings.take() {
            let mut out = format!("{}:{line}: SyntaxWarning: {message}\n", source.name);
            let text = source.line_text(line).trim();
            if source.shown && !text.is_empty() {
                out.push_str(&format!("  {text}\n"));
            }
            self.write_err(&out);
        }
    }

    /// `RuntimeWarning: coroutine 'f' was never awaited`; for a method of an async generator, `coroutine method ...`.
    pub(super) fn warn_never_awaited(&mut self, qualname: &Name, method: Option<&str>, origin: &Value) {
        let mut msg = match method {
            Some(m) => format!("coroutine method '{m}' of '{qualname}' was never awaited"),
            None => format!("coroutine '{qualname}' was never awaited"),
        };
        let frames = match origin {
            // At the end no module is left to show it.
            Value::Tuple(t) if self.ending == Ending::No => t.to_vec(),
            _ => vec![],
        };
        if !frames.is_empty() {
            msg.push_str("\nCoroutine created at (most recent call last)\n");
            for f in frames.iter().rev() {
                if let Value::Tuple(t) = f {
                    let (file, line, name) = (
                        t[0].as_str().unwrap_or(""),
                        t[1].as_int().unwrap_or(0),
                        t[2].as_str().unwrap_or(""),
                    );
                    msg.push_str(&format!("  File \"{file}\", line {line}, in {name}\n"));
                    if let Some(text) = t.get(3).and_then(|t| t.as_str()) {
                        msg.push_str(&format!("    {text}\n"));
                    }
                }
            }
            msg = msg.trim_end().to_string();
        }
        crate::python::aio::told::never_awaited(self, &msg);
        if let Some(warnings) = self.modules.get_str("warnings")
            && matches!(self.call_method(&warnings, "_is_changed", &[]), Ok(Value::Bool(Truth::True)))
        {
            let args = [Value::string(msg), Value::Bool(Truth::True)];
            if let Err(e) = self.call_method(&warnings, "_warn_unawaited_coroutine", &args) {
                let what = if method.is_some() { "async_generator" } else { "coroutine" };
                let at = std::ptr::from_ref(&**qualname) as usize;
                self.unraisable(&format!("Exception ignored in: <{what} object {qualname} at {at:#x}>"), &e);
            }
            return;
        }
        let shown = self.warn(&types().runtime_warning, &msg);
        if shown && self.ending == Ending::No {
            self.write_err("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
        }
    }

    /// The stack's innermost visible frames: (file, line, name, text), innermost first.
    pub(super) fn origin(&mut self, depth: usize) -> Value {
        let mut out = vec![];
        for f in self.frames.iter().rev() {
            if out.len() >= depth {
                break;
            }
            if let Some(s) = self.show_frame(&f.code, f.pc.saturating_sub(1), false) {
                out.push(Value::tuple([
                    Value::string(s.file),
                    Value::from(s.line as usize),
                    Value::string(s.name),
                    Value::string(s.text),
                ]));
            }
        }
        Value::tuple(out)
    }
}
