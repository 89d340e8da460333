//! What a module of the library defines, without running it.
//!
//! Most programs use a few names of the modules that they import, and running a module's whole text was half of a
//! cold start. So a module is read as far as its statements at the margin, which takes no parser: a `def`, a `class`, an
//! `import` or an assignment to a plain name waits until somebody asks for one of its names ([`Entry`]), and only
//! what else stands there (a loop, an `if`, a call) is run when the module is imported.
//!
//! A statement that starts with a waiting name and a dot (`timedelta.max = ...`, `Mapping.register(dict)`) belongs to
//! that name and follows it. This is for the library's text alone, which is written for it; modules whose statements
//! depend on each other's order are [`WHOLE`], and a test holds the others to what is assumed here.

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Modules that are run as a whole when they are imported: their statements are about each other.
const WHOLE: &[&str] = &[
    "__future__",
    "_loopglass_time",
    "enum",
    "logging",
    "numbers",
    "re",
    "signal",
    "threading",
    "types",
    "typing",
];

/// A statement: where it is in the text, and the line of its beginning, from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its first byte ...
    pub start: u32,
    /// ... and the one behind its last.
    pub end: u32,
    /// Its line.
    pub line: u32,
}

/// How a name comes to be.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// By running these statements, the first of which binds it.
    Run(Vec<Piece>),
    /// `from module import name`; `level`: how many dots stand before the module.
    From {
        /// The module.
        module: &'static str,
        /// The dots.
        level: u16,
        /// Its name there.
        name: &'static str,
    },
    /// `import module`: the module itself if `last`, else its first part.
    Import {
        /// The module.
        module: &'static str,
        /// Whether it was given a name (`as`).
        last: bool,
    },
}

/// A name that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: &'static str,
    /// How to make it.
    pub how: How,
}

/// A module's outline.
#[derive(Debug, Default)]
pub struct Outline {
    /// The names that wait, in the order of the text.
    pub waiting: Vec<Entry>,
    /// What is run when the module is imported.
    pub now: Vec<Piece>,
}

thread_local! {
    /// By where the text is.
    static KNOWN: RefCell<FxHashMap<*const u8, Rc<Outline>>> = RefCell::default();
}

/// The outline of a module, remembered: another program that imports the module does not read its text again.
pub fn known(module: &str, text: &'static str) -> Rc<Outline> {
    if let Some(found) = KNOWN.with_borrow(|known| known.get(&text.as_ptr()).cloned()) {
        return found;
    }
    let made = Rc::new(outline(module, text));
    KNOWN.with_borrow_mut(|known| known.insert(text.as_ptr(), made.clone()));
    made
}

/// The outline of a module.
pub fn outline(module: &str, text: &'static str) -> Outline {
    let mut out = Outline::default();
    if WHOLE.contains(&module) {
        out.now.push(Piece { start: 0, end: text.len() as u32, line: 1 });
        return out;
    }
    for piece in pieces(text) {
        out.put(&text[piece.start as usize..piece.end as usize], piece);
    }
    out
}

/// The statements at the margin.
fn pieces(text: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = vec![];
    // Below a decorator comes what it decorates.
    let (mut at, mut line, mut decorated) = (0, 0, false);
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
        let this = &text[at..end];
        line += 1;
        // Most lines.
        if this.starts_with(' ')
            && let Some(last) = all.last_mut()
        {
            last.end = end as u32;
            at = end;
            continue;
        }
        let goes_on = decorated && !this.starts_with('@')
            || this.starts_with([' ', '\n', '#', ')', ']', '}'])
            || ["else:", "elif ", "except", "finally:"].iter().any(|word| this.starts_with(word));
        if !goes_on && !decorated {
            all.push(Piece { start: at as u32, end: end as u32, line });
        }
        decorated = this.starts_with('@') || decorated && this.starts_with([' ', ')']);
        if !this.starts_with(['\n', '#'])
            && let Some(last) = all.last_mut()
        {
            last.end = end as u32;
        }
        at = end;
    }
    all
}

/// The name that a text begins with, and the rest.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

impl Outline {
    fn put(&mut self, statement: &'static str, piece: Piece) {
        if self.import(statement) {
            return;
        }
        for name in bound(statement) {
            self.waiting.push(Entry { name, how: How::Run(vec![piece]) });
        }
        if !bound(statement).is_empty() {
            return;
        }
        let owner = name(statement).filter(|(_, rest)| rest.starts_with('.')).map(|(owner, _)| owner);
        match self.waiting.iter_mut().find(|e| Some(e.name) == owner) {
            Some(Entry { how: How::Run(pieces), .. }) => pieces.push(piece),
            _ => self.now.push(piece),
        }
    }

    /// Whether the statement imports, names and all.
    fn import(&mut self, statement: &'static str) -> bool {
        let (from, list) = match statement.strip_prefix("from ").and_then(|s| s.split_once(" import ")) {
            Some((from, list)) => (Some(from), list),
            None => match statement.strip_prefix("import ") {
                Some(list) => (None, list),
                None => return false,
            },
        };
        if list.starts_with('*') || from == Some("__future__") {
            return false;
        }
        for item in list.split(['(', ')', ',']).map(str::trim).filter(|item| !item.is_empty()) {
            let (item, given) = item.split_once(" as ").map_or((item, None), |(item, n)| (item, Some(n)));
            let entry = match from {
                Some(from) => {
                    let module = from.trim_start_matches('.');
                    let level = (from.len() - module.len()) as u16;
                    Entry { name: given.unwrap_or(item), how: How::From { module, level, name: item } }
                }
                None => {
                    let first = item.split('.').next().unwrap_or(item);
                    let how = How::Import { module: item, last: given.is_some() };
                    Entry { name: given.unwrap_or(first), how }
                }
            };
            self.waiting.push(entry);
        }
        true
    }
}

/// The names that a definition or a plain assignment binds; none for any other statement.
fn bound(statement: &'static str) -> Vec<&'static str> {
    let header = if statement.starts_with('@') {
        let starts = ["\ndef ", "\nasync def ", "\nclass "].iter().filter_map(|word| statement.find(word));
        starts.min().map_or("", |at| &statement[at + 1..])
    } else {
        statement
    };
    for word in ["def ", "async def ", "class "] {
        if let Some((name, _)) = header.strip_prefix(word).and_then(name) {
            // A module's own `__getattr__` is for what it does not have.
            return if name.starts_with("__") { vec![] } else { vec![name] };
        }
    }
    let (mut all, mut rest) = (vec![], statement);
    while let Some((name, after)) = name(rest)
        && let Some(after) = after.strip_prefix(" = ")
    {
        all.push(name);
        rest = after;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::lib;
    use ruff_python_ast::{Expr, Stmt};
    use ruff_text_size::Ranged;

    /// The names that a statement binds or deletes, and those of what it sets attributes of.
    fn names(s: &Stmt, out: &mut Vec<String>) {
        fn target(e: &Expr, out: &mut Vec<String>) {
            match e {
                Expr::Name(n) => out.push(n.id.to_string()),
                Expr::Tuple(t) => t.elts.iter().for_each(|e| target(e, out)),
                Expr::List(t) => t.elts.iter().for_each(|e| target(e, out)),
                Expr::Starred(s) => target(&s.value, out),
                Expr::Attribute(a) => target(&a.value, out),
                _ => {}
            }
        }
        let mut all = |body: &[Stmt]| body.iter().for_each(|s| names(s, out));
        match s {
            Stmt::FunctionDef(f) => out.push(f.name.to_string()),
            Stmt::ClassDef(c) => out.push(c.name.to_string()),
            Stmt::Assign(a) => a.targets.iter().for_each(|t| target(t, out)),
            Stmt::AnnAssign(a) => target(&a.target, out),
            Stmt::AugAssign(a) => target(&a.target, out),
            Stmt::Delete(d) => d.targets.iter().for_each(|t| target(t, out)),
            Stmt::For(f) => {
                all(&f.body);
                all(&f.orelse);
                target(&f.target, out);
            }
            Stmt::While(w) => all(&w.body),
            Stmt::With(w) => all(&w.body),
            Stmt::If(i) => {
                all(&i.body);
                i.elif_else_clauses.iter().for_each(|c| all(&c.body));
            }
            Stmt::Try(t) => {
                [&t.body, &t.orelse, &t.finalbody].into_iter().for_each(|b| all(b));
                t.handlers.iter().filter_map(|h| h.as_except_handler()).for_each(|h| all(&h.body));
            }
            Stmt::Import(i) => {
                let given = |n: &ruff_python_ast::Alias| n.asname.as_ref().unwrap_or(&n.name).to_string();
                out.extend(i.names.iter().map(|n| given(n).split('.').next().unwrap_or("").to_string()));
            }
            Stmt::ImportFrom(i) => {
                out.extend(i.names.iter().map(|n| n.asname.as_ref().unwrap_or(&n.name).to_string()));
            }
            _ => {}
        }
    }

    #[test]
    fn what_waits_does_so_alone() {
        let mut waiting = 0;
        for module in lib::NAMES.iter().filter(|n| !WHOLE.contains(n)) {
            let (path, text) = lib::source(module).expect("a module of the list");
            let tree = ruff_python_parser::parse_module(text).unwrap_or_else(|e| panic!("{path}: {e}"));
            let body = &tree.syntax().body;
            let begins: Vec<u32> = body.iter().map(|s| s.start().to_u32()).collect();
            assert_eq!(pieces(text).iter().map(|p| p.start).collect::<Vec<_>>(), begins, "{path}");

            let out = outline(module, text);
            let at = |piece: &Piece| {
                let mut found = vec![];
                names(&body[begins.iter().position(|b| *b == piece.start).expect("a statement")], &mut found);
                (found, &text[piece.start as usize..piece.end as usize])
            };
            // Nothing that is run at once binds, deletes or changes what waits, and nothing waits twice.
            for piece in &out.now {
                let (found, statement) = at(piece);
                let both = out.waiting.iter().find(|e| found.iter().any(|n| n == e.name));
                assert_eq!(both, None, "{path}: {statement}");
            }
            for (i, entry) in out.waiting.iter().enumerate() {
                let again = out.waiting[..i].iter().find(|e| e.name == entry.name);
                let imports = |e: &Entry| matches!(e.how, How::Import { .. });
                assert!(again.is_none_or(|a| imports(a) && imports(entry)), "{path}: {}", entry.name);
                let How::Run(run) = &entry.how else { continue };
                assert!(at(&run[0]).0.iter().any(|n| n == entry.name), "{path}: {}", entry.name);
                // What follows a name is about that name alone.
                for piece in &run[1..] {
                    let (found, statement) = at(piece);
                    assert!(found.iter().all(|n| n == entry.name), "{path}: {statement}");
                }
            }
            waiting += out.waiting.len();
        }
        assert!(waiting > 900, "only {waiting} names wait");
    }

    #[test]
    fn asyncio_has_what_its_modules_offer() {
        let all =
            |module: &str| outline(module, lib::source(module).expect("a module of the list").1).waiting;
        let package = all("asyncio");
        for part in lib::NAMES.iter().filter_map(|n| n.strip_prefix("asyncio.")) {
            let text = lib::source(&format!("asyncio.{part}")).expect("a module of the list").1;
            let Some((_, list)) = text.split_once("__all__ = (") else { continue };
            for name in
                list.split(')').next().unwrap_or("").split(['\'', ',', ' ', '\n']).filter(|n| !n.is_empty())
            {
                let from = package.iter().any(|e| {
                    e.name == name && matches!(e.how, How::From { module, level: 1, .. } if module == part)
                });
                assert!(from, "asyncio.{part}.{name}");
            }
        }
    }
}
