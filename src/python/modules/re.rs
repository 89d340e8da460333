//! `_loopglass_re`: the matcher behind `re`, whose classes are written in Python (`lib/re.py`).

use super::functions;
use crate::python::builtins::raw_bytes;
use crate::python::object::*;
use crate::python::text::regex::{self, Found, Program};
use crate::python::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// A compiled pattern, with the text that it read last: scanners ask for one text again and again.
struct Compiled {
    program: Program,
    bytes: bool,
    text: RefCell<Option<(Value, Rc<Vec<char>>)>>,
}

impl Compiled {
    fn text(&self, v: &Value) -> PyResult<Rc<Vec<char>>> {
        if let Some((last, chars)) = &*self.text.borrow()
            && last.is(v)
            && !matches!(v.base(), Value::ByteArray(_))
        {
            return Ok(chars.clone());
        }
        let chars: Vec<char> = match (v.as_str(), raw_bytes(v)) {
            (Some(_), _) if self.bytes => {
                return Err(PyErr::type_error("cannot use a bytes pattern on a string-like object"));
            }
            (Some(s), _) => s.chars().collect(),
            (None, Some(_)) if !self.bytes => {
                return Err(PyErr::type_error("cannot use a string pattern on a bytes-like object"));
            }
            (None, Some(b)) => b.into_iter().map(char::from).collect(),
            (None, None) => {
                return Err(PyErr::type_error(format!(
                    "expected string or bytes-like object, got '{}'",
                    class_of(v).name()
                )));
            }
        };
        let chars = Rc::new(chars);
        *self.text.borrow_mut() = Some((v.clone(), chars.clone()));
        Ok(chars)
    }
}

/// A match as Python sees it: the group that was closed last, then begin and end of each group (-1: none).
fn spans(f: &Found) -> Value {
    let place = |p: Option<usize>| p.map_or(Value::Int(-1), Value::from);
    let mut out = vec![f.last.map_or(Value::None, Value::from)];
    for g in &f.groups {
        out.push(place(g.map(|s| s.0)));
        out.push(place(g.map(|s| s.1)));
    }
    Value::tuple(out)
}

fn compiled(v: &Value) -> PyResult<&Compiled> {
    v.data::<Compiled>().ok_or_else(|| PyErr::type_error("a compiled pattern is needed"))
}

/// `run(pattern, text, how, start, end)`: `how` is "match", "fullmatch", "search", or "advance": a search that takes
/// nothing empty at `start`.
fn run(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let c = compiled(&a[0])?;
    let text = c.text(&a[1])?;
    let len = text.len();
    let mut place = |v: &Value| Ok::<_, PyErr>(vm.index_clamped(v)?.clamp(0, len as i64) as usize);
    let (start, end) = (place(&a[3])?, place(&a[4])?);
    if start > end {
        return Ok(Value::None);
    }
    let mut error = None;
    let mut go_on = || match vm.spend(1 << 14) {
        Ok(()) => true,
        Err(e) => {
            error = Some(e);
            false
        }
    };
    let found = match a[2].as_str() {
        Some(how @ ("search" | "advance")) => {
            c.program.search(&text, (start, end), how == "advance", &mut go_on)
        }
        how => c.program.match_at(&text, start, end, how == Some("fullmatch"), &mut go_on),
    };
    match found {
        Ok(found) => Ok(found.map_or(Value::None, |f| spans(&f))),
        Err(_) => Err(error.unwrap_or_else(|| PyErr::runtime_error("the match was stopped"))),
    }
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let class = super::class("_loopglass_re", "Program", &[&types().object], Layout::Native);
    class.refresh();
    d.set_str("Program", Value::Class(class));
    functions(
        d,
        &[
            // compile(pattern, flags): (program, flags, groups, groupindex), or (message, place) of an error.
            ("compile", 2, 2, false, |vm, a, _| {
                let flags = u32::try_from(vm.index_i64(&a[1])?).unwrap_or(0);
                let bytes = raw_bytes(&a[0]);
                let text: String = match &bytes {
                    Some(b) => b.iter().map(|b| char::from(*b)).collect(),
                    None => a[0].as_str().unwrap_or("").to_string(),
                };
                let program = match regex::compile(&text, flags, bytes.is_some()) {
                    Ok(p) => p,
                    Err(f) => {
                        let at = f.at.and_then(|at| i64::try_from(at).ok()).map_or(Value::None, Value::Int);
                        return Ok(Value::tuple([Value::str(&f.message), at]));
                    }
                };
                let names = Dict::new();
                for (n, g) in &program.names {
                    names.set_str(n, Value::from(*g));
                }
                let (flags, groups) = (Value::Int(i64::from(program.flags)), Value::from(program.groups));
                let module = vm.import_module("_loopglass_re")?;
                let Value::Class(class) = vm.getattr(&module, &intern("Program"))? else {
                    return Err(PyErr::runtime_error("the matcher's class was replaced"));
                };
                let doubts = Value::list(program.doubts.iter().map(|d| Value::str(d)).collect());
                let data = Compiled { program, bytes: bytes.is_some(), text: RefCell::default() };
                Ok(Value::tuple([Value::native(&class, data), flags, groups, Value::dict(names), doubts]))
            }),
            ("run", 5, 5, false, run),
        ],
    );
    Ok(())
}
