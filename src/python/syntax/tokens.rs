//! What CPython's tokenizer refuses: brackets that do not pair, literals without an end, indentation.

use super::errors::{Text, Tok, closes, error, opens};
use super::{Class, SyntaxError};
use ruff_python_ast::token::TokenKind as K;
use ruff_python_parser::{
    InterpolatedStringErrorType as Inner, LexicalErrorType as Lexical, ParseError, ParseErrorType as E,
};

impl Text<'_> {
    /// The first error that CPython's tokenizer finds, and the bracket that stays open.
    pub(super) fn tokenizer(&self, errors: &[ParseError]) -> (Option<SyntaxError>, Option<Tok>) {
        let mut found: Vec<(usize, SyntaxError)> =
            errors.iter().filter_map(|e| self.lexical(e)).map(|e| (e.range.start().to_usize(), e)).collect();
        let indent = errors.first().filter(|e| matches!(e.error, E::UnexpectedIndentation));
        if let Some(e) = self.tabs()
            && indent.is_none_or(|i| {
                self.line(i.location.start().to_usize()) >= self.line(e.range.start().to_usize())
            })
        {
            return (Some(e), None);
        }
        // Behind a field that is not closed the parser's own tokens are not CPython's.
        if errors.first().is_some_and(|e| self.lost(e)) {
            found.clear();
        }
        let mut open: Vec<Tok> = vec![];
        for t in &self.tokens {
            match t.kind {
                K::FStringStart => open.push(*t),
                K::FStringEnd => while open.pop().is_some_and(|o| o.kind != K::FStringStart) {},
                k if opens(k) => open.push(*t),
                k if closes(k) => {
                    let shut = self.slice(t.start, t.end);
                    match open.pop() {
                        None => {
                            found.push((t.start, error(format!("unmatched '{shut}'"), t.start, t.end)));
                            break;
                        }
                        Some(o) if o.kind == K::FStringStart => {
                            open.push(o);
                        }
                        Some(o) => {
                            let first = self.slice(o.start, o.end);
                            if !matches!((first, shut), ("(", ")") | ("[", "]") | ("{", "}")) {
                                let line = self.line(o.start);
                                let on = if line == self.line(t.start) {
                                    String::new()
                                } else {
                                    format!(" on line {line}")
                                };
                                let m = format!(
                                    "closing parenthesis '{shut}' does not match opening parenthesis '{first}'{on}"
                                );
                                found.push((t.start, error(m, t.start, t.end)));
                                break;
                            }
                        }
                    }
                }
                K::Int | K::Float | K::Complex => {
                    if let Some(e) = self.number(t.start) {
                        found.push((t.start, e));
                    }
                }
                _ => {}
            }
        }
        let first = found.into_iter().min_by_key(|f| f.0).map(|f| f.1);
        (first, open.into_iter().rfind(|t| opens(t.kind)))
    }

    /// Whether the parser lost the end of a replacement field there.
    fn lost(&self, e: &ParseError) -> bool {
        let at = e.location.start().to_usize();
        let unclosed = matches!(e.error, E::FStringError(Inner::UnclosedLbrace))
            || matches!(e.error, E::ExpectedExpression | E::Lexical(Lexical::UnrecognizedToken { .. }));
        let i = self.tokens.iter().position(|t| t.start >= at);
        unclosed
            && i.and_then(|i| self.bracket(i))
                .is_some_and(|b| self.bracket(b).is_some_and(|f| self.tokens[f].kind == K::FStringStart))
    }

    /// Indentation whose depth depends on how wide a tab is.
    fn tabs(&self) -> Option<SyntaxError> {
        let mut stack = vec![(0, 0)];
        for (i, t) in self.tokens.iter().enumerate() {
            let blank = |k: K| matches!(k, K::Indent | K::Dedent | K::Unknown);
            let before = self.tokens[..i].iter().rev().find(|t| !blank(t.kind));
            let begins_line = !blank(t.kind)
                && !matches!(t.kind, K::Newline | K::EndOfFile)
                && before.is_none_or(|t| t.kind == K::Newline);
            if !begins_line || self.bracket(i).is_some() {
                continue;
            }
            let from = self.source.line_start(self.line(t.start)).map_or(0, |s| s as usize);
            let (mut wide, mut narrow) = (0, 0);
            for b in self.slice(from, t.start).bytes() {
                match b {
                    b'\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                    b'\x0c' => (wide, narrow) = (0, 0),
                    _ => (wide, narrow) = (wide + 1, narrow + 1),
                }
            }
            let mut top = *stack.last()?;
            let same = if wide > top.0 {
                stack.push((wide, narrow));
                narrow > top.1
            } else {
                while wide < top.0 && stack.len() > 1 {
                    stack.pop();
                    top = *stack.last()?;
                }
                wide != top.0 || narrow == top.1
            };
            if !same {
                let mut e = error("inconsistent use of tabs and spaces in indentation", from, from);
                e.class = Class::Tab;
                return Some(e);
            }
        }
        None
    }

    fn lexical(&self, e: &ParseError) -> Option<SyntaxError> {
        let (start, end) = (e.location.start().to_usize(), e.location.end().to_usize());
        let last_line = self.line(self.text.trim_end_matches('\n').len());
        let unterminated = |what: &str, triple: bool| {
            let line = if triple { last_line } else { self.line(start) };
            Some(error(format!("unterminated {what} literal (detected at line {line})"), start, start + 1))
        };
        let inner = |i: &Inner| match i {
            Inner::UnterminatedString => unterminated("f-string", false),
            Inner::UnterminatedTripleQuotedString => unterminated("triple-quoted f-string", true),
            Inner::SingleRbrace => Some(error("f-string: single '}' is not allowed", start, start + 1)),
            _ => None,
        };
        match &e.error {
            E::FStringError(i) => inner(i),
            E::Lexical(l) => match l {
                Lexical::UnclosedStringError => {
                    let quoted = self.slice(start, end).trim_start_matches(|c: char| c.is_ascii_alphabetic());
                    if quoted.starts_with("'''") || quoted.starts_with("\"\"\"") {
                        unterminated("triple-quoted string", true)
                    } else {
                        unterminated("string", false)
                    }
                }
                Lexical::FStringError(i) => inner(i),
                Lexical::IndentationError => {
                    let line = self.line(start.max(1));
                    let at = self.source.line_start(line).map_or(start, |s| s as usize);
                    let end = at + self.source.line_text(line).trim_end().len();
                    let mut e = error("unindent does not match any outer indentation level", end, end + 1);
                    e.class = Class::Indentation;
                    Some(e)
                }
                Lexical::UnrecognizedToken { tok } if !tok.is_ascii() => {
                    let m = format!("invalid character '{tok}' (U+{:04X})", *tok as u32);
                    Some(error(m, start, start + tok.len_utf8()))
                }
                Lexical::InvalidByteLiteral => {
                    let t =
                        self.tokens.iter().find(|t| t.end > start).map_or((start, end), |t| (t.start, t.end));
                    Some(error("bytes can only contain ASCII literal characters", t.0, t.1))
                }
                Lexical::Eof if self.slice(start, end).contains('\\') => {
                    let at = start + self.slice(start, end).find('\\').unwrap_or(0) + 1;
                    let mut e = error("unexpected EOF while parsing", at, at + 1);
                    e.caret = self.source.column(at as u32) > 1;
                    Some(e)
                }
                Lexical::LineContinuationError => Some(error(
                    if start + 1 >= self.text.trim_end_matches('\n').len() {
                        "unexpected EOF while parsing"
                    } else {
                        "unexpected character after line continuation character"
                    },
                    start + 1,
                    start + 2,
                )),
                Lexical::OtherError(_) => self.number(start),
                _ => None,
            },
            _ => None,
        }
    }
}
