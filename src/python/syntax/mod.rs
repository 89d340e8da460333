//! From text to code: the parser, a bound on nesting, and syntax errors in CPython's words.

mod checks;
mod defer;
mod depth;
mod errors;
mod lines;
mod literals;
pub mod outline;
mod tokens;

use crate::python::compile;
use crate::python::object::*;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{TextRange, TextSize};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Deepest nesting of brackets, and of blocks by indentation, that is accepted: the parser recurses.
const MAX_BRACKETS: usize = 200;
const MAX_INDENT: usize = 100;

/// Which exception a syntax error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

/// A syntax error: message and place.
#[derive(Debug, Clone)]
pub struct SyntaxError {
    /// CPython's message where we know it.
    pub message: String,
    /// The place.
    pub range: TextRange,
    /// Which exception it is.
    pub class: Class,
    /// Whether a caret is drawn under the line.
    pub caret: bool,
    /// Whether it comes from behind the parser: CPython then reads the line from the file, if there is one.
    pub late: bool,
    /// Whether CPython's tokenizer finds it: it knows of no end.
    pub token: bool,
    /// Whether it is in an expression that stands alone, whose last line has no end.
    pub alone: bool,
}

impl SyntaxError {
    /// An error at a place.
    pub fn at(message: String, range: TextRange) -> Self {
        SyntaxError {
            message,
            range,
            class: Class::Syntax,
            caret: true,
            late: false,
            token: false,
            alone: false,
        }
    }

    /// The exception, with what a traceback shows of it.
    pub fn into_err(self, source: &Rc<Source>) -> PyErr {
        let class = match self.class {
            Class::Syntax => &types().syntax_error,
            Class::Indentation => &types().indentation_error,
            Class::Tab => &types().tab_error,
        };
        let start = self.range.start().to_u32().min(source.text.len() as u32);
        let end = self.range.end().to_u32().min(source.text.len() as u32);
        let line = source.line(start);
        let text = source.line_text(line);
        let text = text.split('\0').next().unwrap_or_default();
        let known = source.shown || !self.late;
        let col = source.column(start) as usize;
        let stop = if source.line(end) == line { source.column(end) as usize } else { text.len() };
        // A line's end is one character wide, and every line has one.
        let line_end = self.range.len().to_u32() == 1 && col == text.len();
        let last = if line_end { line } else { source.line(end) };
        let unclosed = self.message.ends_with("was never closed");
        // The tokenizer takes in a line with its end, and has gone on from some.
        let gone_on = self.token
            || self.alone
            || last > line
            || unclosed && line < source.line(source.text.trim_end().len() as u32);
        let whole = Value::string(format!("{text}{}", if gone_on { "" } else { "\n" }));
        let shown = text.trim_start_matches([' ', '\x0c']);
        let indent = text.len() - shown.len();
        let chars = |a: usize, b: usize| {
            text.get(a.min(text.len())..b.min(text.len())).map_or(0, |s| s.chars().count())
        };
        let mut lines = vec![Value::string(format!("  File \"{}\", line {line}", source.name))];
        if known && !shown.trim().is_empty() {
            lines.push(Value::string(format!("    {shown}")));
            if self.caret && col >= indent {
                // Blanks stay what they are, so that the marks stand below the text whatever a tab's width.
                let before = text.get(indent..col.min(text.len())).unwrap_or("");
                let pad: String = before.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
                let marks = chars(col, stop).max(1);
                lines.push(Value::string(format!("    {pad}{}", "^".repeat(marks))));
            }
        }
        // Places are told in characters.
        let end_column = match line_end {
            true => chars(0, col) + 1,
            false => {
                source.line_text(last).get(..source.column(end) as usize).map_or(0, |s| s.chars().count())
            }
        };
        let mut from = Value::from(chars(0, col) + 1);
        let mut to = Value::from(end_column + 1);
        match self.message.as_str() {
            "unexpected indent" => (from, to) = (Value::from(chars(0, indent)), Value::Int(-1)),
            "unindent does not match any outer indentation level" => to = Value::Int(-1),
            m if unclosed || m.ends_with("after dictionary key") || m.ends_with("continuation character") => {
                to = Value::Int(0);
            }
            m if self.token && !m.starts_with("leading zeros") => to = from.clone(),
            _ => {}
        }
        let details = Value::tuple([
            Value::str(&source.name),
            Value::from(line as usize),
            from.clone(),
            if known { whole.clone() } else { Value::None },
            Value::from(last as usize),
            to.clone(),
        ]);
        PyErr::with_args(class, vec![Value::str(&self.message), details])
            .with_attr("msg", Value::str(&self.message))
            .with_attr("filename", Value::str(&source.name))
            .with_attr("lineno", Value::from(line as usize))
            .with_attr("offset", from)
            .with_attr("text", if known { whole } else { Value::None })
            .with_attr("end_lineno", Value::from(last as usize))
            .with_attr("end_offset", to)
            .with_attr("print_file_and_line", Value::None)
            .with_attr("_loopglass_lines", Value::list(lines))
    }
}

/// Refuse text that is nested deeper than the parser's recursion may go.
fn check_depth(text: &str) -> Result<(), SyntaxError> {
    let (mut depth, mut line_start, mut indent) = (0usize, true, 0usize);
    let mut quote: Option<(u8, bool)> = None;
    let mut prefix_ops = 0usize;
    let b = text.as_bytes();
    let mut i = 0;
    while i < b.len() {
        let c = b[i];
        if let Some((q, triple)) = quote {
            if c == b'\\' {
                i += 2;
                continue;
            }
            if c == q && (!triple || (b.get(i + 1) == Some(&q) && b.get(i + 2) == Some(&q))) {
                i += if triple { 3 } else { 1 };
                quote = None;
                continue;
            }
            if c == b'\n' && !triple {
                quote = None;
            }
            i += 1;
            continue;
        }
        match c {
            b'"' | b'\'' => {
                let triple = b.get(i + 1) == Some(&c) && b.get(i + 2) == Some(&c);
                quote = Some((c, triple));
                i += if triple { 3 } else { 1 };
                line_start = false;
                continue;
            }
            b'#' => {
                while i < b.len() && b[i] != b'\n' {
                    i += 1;
                }
                continue;
            }
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' => {
                line_start = true;
                indent = 0;
                prefix_ops = 0;
            }
            b' ' | b'\t' if line_start => indent += 1,
            b'-' | b'+' | b'~' => prefix_ops += 1,
            _ => {}
        }
        if !matches!(c, b' ' | b'\t' | b'\n') {
            line_start = false;
            if !matches!(c, b'-' | b'+' | b'~') {
                prefix_ops = 0;
            }
        }
        let at = TextRange::empty((i as u32).into());
        if depth > MAX_BRACKETS {
            return Err(SyntaxError::at("too many nested parentheses".into(), at));
        }
        if indent > MAX_INDENT * 8 {
            return Err(SyntaxError {
                message: "too many levels of indentation".into(),
                range: at,
                class: Class::Indentation,
                ..SyntaxError::at(String::new(), at)
            });
        }
        if prefix_ops > 1000 {
            return Err(SyntaxError::at("too many nested operators".into(), at));
        }
        i += 1;
    }
    Ok(())
}

/// Refuse what the checks refuse; keep their warnings with the source, for whoever compiles it to show.
fn finish(found: checks::Checks, source: &Source) -> Result<(), SyntaxError> {
    let warnings = found.warnings.into_iter().map(|(at, text)| (source.line(at), text));
    source.warnings.borrow_mut().extend(warnings);
    match found.error {
        Some(e) => Err(e),
        None => Ok(()),
    }
}

/// Mark an error as one that the parser let pass, unless it is CPython's that finds it.
fn late(e: SyntaxError) -> SyntaxError {
    let early = ["multiple exception types", "iterable unpacking", "dict unpacking"];
    SyntaxError { late: !early.iter().any(|m| e.message.starts_with(m)), ..e }
}

/// Compile a program's text.
pub fn compile_module(source: &Rc<Source>, name: &str) -> Result<Rc<Code>, SyntaxError> {
    if let Some(at) = source.text.find('\0') {
        let at = TextRange::empty(TextSize::new(at as u32));
        return Err(SyntaxError {
            caret: false,
            ..SyntaxError::at("source code cannot contain null bytes".into(), at)
        });
    }
    check_depth(&source.text)?;
    depth::check(&source.text)?;
    let parsed = parse_unchecked(&source.text, ParseOptions::from(Mode::Module));
    let (true, Some(module)) = (parsed.errors().is_empty(), parsed.syntax().as_module()) else {
        return Err(errors::diagnose(source, parsed.errors(), parsed.tokens()));
    };
    let mut found = checks::Checks::default();
    found.warnings = literals::bad_escapes(&source.text, parsed.tokens());
    found.futures(&module.body);
    ruff_python_ast::visitor::Visitor::visit_body(&mut found, &module.body);
    finish(found, source).map_err(late)?;
    compile::module(&module.body, source, vec![], name).map_err(late)
}

thread_local! {
    /// The library as far as it has been compiled on this thread, by file and place: another program uses it again.
    static LIBRARY: RefCell<FxHashMap<(&'static str, u32), Rc<Code>>> = RefCell::default();
}

/// The code of a statement of the library, or of all that a module consists of.
pub fn library_piece(path: &'static str, text: &str, piece: outline::Piece) -> Result<Rc<Code>, SyntaxError> {
    let key = (path, piece.start);
    if let Some(code) = LIBRARY.with(|known| known.borrow().get(&key).cloned()) {
        return Ok(code);
    }
    let code = compile_piece(path, text, piece)?;
    LIBRARY.with(|known| known.borrow_mut().insert(key, code.clone()));
    Ok(code)
}

/// What the inline caches of the library's code hold is let go: a program has ended.
pub fn forget_library() {
    // What is let go may run code of its own, though none that compiles.
    let all: Vec<Rc<Code>> =
        LIBRARY.try_with(|known| known.borrow().values().cloned().collect()).unwrap_or_default();
    all.iter().for_each(|code| code.forget());
}

/// Compile a statement of the library. It is known to compile: it is not checked. The methods of its classes wait.
fn compile_piece(path: &str, text: &str, piece: outline::Piece) -> Result<Rc<Code>, SyntaxError> {
    let text = &text[piece.start as usize..piece.end as usize];
    let source = Source::part(path, text, piece.line);
    // A function that is asked for by name is about to be called.
    if text.starts_with("def ") || text.starts_with("async def ") {
        return compile_trusted(&source, text, vec![]);
    }
    let (shown, deferred) = defer::bodies_out(text, piece.line);
    compile_trusted(&source, &shown, deferred)
}

/// Compile text of the library, of which the parser is shown `shown`.
fn compile_trusted(
    source: &Rc<Source>,
    shown: &str,
    deferred: Vec<(u32, Rc<Deferred>)>,
) -> Result<Rc<Code>, SyntaxError> {
    let parsed = parse_unchecked(shown, ParseOptions::from(Mode::Module));
    let (true, Some(module)) = (parsed.errors().is_empty(), parsed.syntax().as_module()) else {
        return Err(errors::diagnose(source, parsed.errors(), parsed.tokens()));
    };
    compile::module(&module.body, source, deferred, "<module>")
}

/// The code of a function of the library whose body has waited.
pub fn compile_deferred(code: &Rc<Code>) -> Result<Rc<Code>, SyntaxError> {
    let Some(d) = &code.deferred else { return Ok(code.clone()) };
    if let Some(whole) = d.whole.get() {
        return Ok(whole.clone());
    }
    let (text, line) = defer::alone(&code.source.text, d);
    let source = Source::part(&code.source.name, &text, line);
    let mut found = compile_trusted(&source, &text, vec![])?;
    // What its defaults and decorators contain comes before it.
    for _ in 0..=usize::from(d.class.is_some()) {
        if let Some(inner) = found.codes.last() {
            found = inner.clone();
        }
    }
    found.awaitable.set(code.awaitable.get());
    Ok(d.whole.get_or_init(|| found).clone())
}

/// Compile the body of a function of the library that has waited for its first call.
pub fn complete(f: &Function) -> PyResult<()> {
    if f.code.borrow().flags.deferred {
        let code = f.code.borrow().clone();
        let whole = compile_deferred(&code).map_err(|e| e.into_err(&code.source))?;
        *f.code.borrow_mut() = whole;
    }
    Ok(())
}

/// Compile an expression's text.
pub fn compile_expression(source: &Rc<Source>) -> Result<Rc<Code>, SyntaxError> {
    check_depth(&source.text)?;
    if !source.library {
        depth::check(&source.text)?;
    }
    let parsed = parse_unchecked(&source.text, ParseOptions::from(Mode::Expression));
    let (true, Some(e)) = (parsed.errors().is_empty(), parsed.syntax().as_expression()) else {
        let mut e = errors::diagnose(source, parsed.errors(), parsed.tokens());
        // What stands alone is no condition, in which another sign could have been meant.
        if e.message.contains("you meant '=='")
            && let Some(first) = parsed.errors().first()
            && !source.text[..first.location.start().to_usize()].contains(['(', '[', '{'])
        {
            e = errors::error("invalid syntax", first.location.start().into(), first.location.end().into());
        }
        return Err(SyntaxError { alone: true, ..e });
    };
    let mut found = checks::Checks::default();
    found.warnings = literals::bad_escapes(&source.text, parsed.tokens());
    ruff_python_ast::visitor::Visitor::visit_expr(&mut found, &e.body);
    finish(found, source).map_err(late)?;
    compile::expression(&e.body, source).map_err(late)
}
