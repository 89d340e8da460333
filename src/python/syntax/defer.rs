//! A library function's body waits for its first call.
//!
//! Most programs call few of the functions that the modules they import define, and parsing and compiling those
//! was four fifths of a cold start. So the parser is given a module's text with the bodies blanked out, at the
//! same offsets: signature, defaults, decorators and docstring are there, and code that only says how it is to be
//! called. The text of one function is compiled when it is called ([`super::compile_deferred`]).
//!
//! This is for the library's text alone, which is known to compile.

use super::lines::lines;
use crate::python::object::Deferred;
use std::rc::Rc;

/// What stands for a body, by whether it yields and whether it needs the class around it. The comment's sign makes
/// what follows, blanks up to the body's end, quick to pass over.
const STANDING: [&str; 4] = ["pass#", "yield#", "__class__#", "yield;__class__#"];

/// A body shorter than this stays.
const SHORT: usize = 40;

/// A text as the parser is to see it, and what was left out: by where a function's name begins. `line`: the number of
/// its first line.
pub fn bodies_out(text: &str, line: u32) -> (String, Vec<(u32, Rc<Deferred>)>) {
    let lines = lines(text);
    let (mut shown, mut out, mut done) = (String::with_capacity(text.len()), vec![], 0);
    let mut i = 0;
    // The class that the lines are directly in.
    let mut class: Option<(&str, usize)> = None;
    let mut line_number = (line, 0);
    while let Some(header) = lines.get(i) {
        let from = i;
        let indent = header.indent();
        let inner = class.filter(|c| c.1 == indent).map(|c| c.0);
        if indent == 0 {
            let name = header.text.strip_prefix("class ").filter(|_| header.text.ends_with(':'));
            let name = name.and_then(|n| n.split(['(', ':']).next());
            class = name.and_then(|n| Some((n, lines.get(i + 1)?.indent())));
        }
        i += 1;
        let Some(name) = header.defines() else { continue };
        let body = i;
        while lines.get(i).is_some_and(|l| l.indent() > indent) {
            i += 1;
        }
        if !header.text.ends_with(':') || (indent > 0 && inner.is_none()) {
            continue;
        }
        let first = body + usize::from(lines[body].text.starts_with(['"', '\'']));
        let Some(rest) = lines.get(first..i).filter(|r| !r.is_empty()) else { continue };
        let (a, z) = (rest[0].code, rest[rest.len() - 1].last);
        let yields = rest.iter().any(|l| l.yields);
        // Whose `yield` it is only the parser can tell.
        let unclear = yields && rest.iter().any(|l| l.defines().is_some() || l.text.contains("lambda"));
        if z - a < SHORT || unclear {
            continue;
        }
        let alone = |at: usize| !text[..at].ends_with(['.', '\'', '"']);
        let cell = text[a..z].contains("super()")
            || text[a..z].match_indices("__class__").any(|(at, _)| alone(a + at));
        let standing = STANDING[usize::from(yields) + 2 * usize::from(cell)];
        shown.push_str(&text[done..a]);
        shown.push_str(standing);
        shown.extend(std::iter::repeat_n(' ', z - a - standing.len()));
        done = z;
        // Its decorators are told with it: they are where it begins.
        let decorated = lines[..from].iter().rev().take_while(|l| l.text.starts_with('@')).count();
        let start = lines[from - decorated].start;
        line_number.0 += text[line_number.1..start].matches('\n').count() as u32;
        line_number.1 = start;
        let class = inner.map(Rc::from);
        // With what the last line ends in: that may be the line it is reported as.
        let end = rest[rest.len() - 1].end as u32;
        let all =
            Deferred { start: start as u32, end, line: line_number.0, class, whole: Default::default() };
        out.push((name as u32, Rc::new(all)));
    }
    shown.push_str(&text[done..]);
    (shown, out)
}

/// A function alone, in its class: its text and the number of that text's first line.
pub fn alone(text: &str, d: &Deferred) -> (String, u32) {
    let function = &text[d.start as usize..d.end as usize];
    match &d.class {
        Some(c) => (format!("class {c}:\n{function}\n"), d.line - 1),
        None => (format!("{function}\n"), d.line),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{compile_deferred, compile_piece, outline::Piece};
    use crate::python::lib;
    use crate::python::object::*;
    use std::rc::Rc;

    /// Every function of the library that waits, compiled: how it is called is what it was before.
    fn compare(code: &Rc<Code>, seen: &mut usize) {
        for inner in &code.codes {
            compare(inner, seen);
            if !inner.flags.deferred {
                continue;
            }
            let whole =
                compile_deferred(inner).unwrap_or_else(|e| panic!("{}: {}", inner.qualname, e.message));
            *seen += 1;
            let told = |c: &Code| {
                let f = c.flags;
                let flags = [f.varargs, f.varkw, f.generator, f.coroutine, f.is_class, f.nested];
                let names: Vec<String> = c.varnames[..c.params()].iter().map(|n| n.to_string()).collect();
                let free: Vec<String> = c.freevars.iter().map(|n| n.to_string()).collect();
                let counts = (c.argcount, c.posonly, c.kwonly, c.first_line);
                (c.qualname.to_string(), flags, names, free, counts, c.doc.as_str().map(str::to_owned))
            };
            assert_eq!(told(inner), told(&whole));
            assert!(!whole.flags.deferred);
            let (line, text) = (whole.first_line, &inner.source);
            assert_eq!(text.line_text(line), whole.source.line_text(line), "{}", inner.qualname);
        }
    }

    #[test]
    fn what_waits_is_called_as_it_would_be() {
        let mut seen = 0;
        for name in lib::NAMES {
            let (path, text) = lib::source(name).expect("a module of the list");
            let all = Piece { start: 0, end: text.len() as u32, line: 1 };
            let code = compile_piece(path, text, all).unwrap_or_else(|e| panic!("{path}: {}", e.message));
            compare(&code, &mut seen);
        }
        assert!(seen > 900, "only {seen} functions wait");
    }
}
