//! CPython's words for what the parser refuses.
//!
//! The parser says where it stopped and what it wanted; CPython's messages come from rules of its grammar that
//! recognise common mistakes, and from its tokenizer, whose errors go before the parser's wherever they stand
//! in the text. This module looks at the tokens around the place and finds the rule that applies.

use super::SyntaxError;
use super::kinds::*;
use crate::python::object::Source;
use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind as K;
use ruff_python_parser::{
    InterpolatedStringErrorType as Inner, LexicalErrorType as Lexical, ParseError, ParseErrorType as E,
};
use ruff_text_size::{Ranged, TextRange};

#[derive(Clone, Copy)]
struct Tok {
    kind: K,
    start: usize,
    end: usize,
}

/// The text being diagnosed, its tokens without comments and line breaks inside brackets.
struct Text<'a> {
    source: &'a Source,
    text: &'a str,
    tokens: Vec<Tok>,
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new((start as u32).into(), (end.max(start) as u32).into())
}

fn error(message: impl Into<String>, start: usize, end: usize) -> SyntaxError {
    SyntaxError::at(message.into(), range(start, end))
}

impl Text<'_> {
    fn line(&self, at: usize) -> u32 {
        self.source.line(at as u32)
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The first error that CPython's tokenizer finds, and the bracket that stays open.
    fn tokenizer(&self, errors: &[ParseError]) -> (Option<SyntaxError>, Option<Tok>) {
        let mut found: Vec<(usize, SyntaxError)> =
            errors.iter().filter_map(|e| self.lexical(e)).map(|e| (e.range.start().to_usize(), e)).collect();
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

    fn number(&self, start: usize) -> Option<SyntaxError> {
        let rest = &self.text[start..];
        let len =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        number_error(&rest[..len]).map(|(m, a, b)| error(m, start + a, start + b))
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
                    let at = self.source.lines.get(line as usize - 1).map_or(start, |s| *s as usize);
                    let end = at + self.source.line_text(line).trim_end().len();
                    let mut e = error("unindent does not match any outer indentation level", end, end + 1);
                    e.indentation = true;
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
                Lexical::LineContinuationError => Some(error(
                    "unexpected character after line continuation character",
                    start + 1,
                    start + 2,
                )),
                Lexical::OtherError(_) => self.number(start),
                _ => None,
            },
            _ => None,
        }
    }

    /// The first token of the expression that ends with token `i`, within its brackets.
    fn expression_start(&self, i: usize) -> usize {
        let (mut at, mut depth) = (i, 0usize);
        loop {
            let k = self.tokens[at].kind;
            if closes(k) || k == K::FStringEnd {
                depth += 1;
            } else if opens(k) || k == K::FStringStart {
                if depth == 0 {
                    return at + 1;
                }
                depth -= 1;
            } else if depth == 0 && separates(k) {
                return at + 1;
            }
            if at == 0 {
                return 0;
            }
            at -= 1;
        }
    }

    /// The token after the expression that begins with token `i`.
    fn expression_end(&self, i: usize) -> usize {
        let (mut at, mut depth) = (i, 0usize);
        while let Some(t) = self.tokens.get(at) {
            if opens(t.kind) || t.kind == K::FStringStart {
                depth += 1;
            } else if closes(t.kind) || t.kind == K::FStringEnd {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if depth == 0 && self.stops(at, i) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether token `at` ends the expression that begins with token `first`.
    fn stops(&self, at: usize, first: usize) -> bool {
        let k = self.tokens[at].kind;
        if separates(k) {
            return at > first || k != K::Lambda;
        }
        at > first && {
            let before = self.tokens[at - 1].kind;
            ends(before) && begins(k) && !(k == K::String && before == K::String)
        }
    }

    /// The innermost bracket open before token `i`.
    fn bracket(&self, i: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in (0..i).rev() {
            let k = self.tokens[at].kind;
            if closes(k) || k == K::FStringEnd {
                depth += 1;
            } else if opens(k) || k == K::FStringStart {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
            }
        }
        None
    }

    /// The first token of the logical line of token `i`.
    fn line_start(&self, i: usize) -> usize {
        (0..i)
            .rev()
            .find(|at| matches!(self.tokens[*at].kind, K::Newline | K::Indent | K::Dedent | K::Semi))
            .map_or(0, |at| at + 1)
    }

    fn parse(&self, start: usize, end: usize) -> Option<Expr> {
        let text = format!("({}\n)", self.slice(start, end));
        ruff_python_parser::parse_expression(&text).ok().map(|p| *p.into_syntax().body)
    }

    fn kind_at(&self, start: usize, end: usize) -> &'static str {
        self.parse(start, end).as_ref().map_or("expression", kind_name)
    }

    /// The place of token `i`; a line's end is one character wide.
    fn place(&self, i: usize) -> (usize, usize) {
        match self.tokens.get(i) {
            Some(t) if matches!(t.kind, K::Newline | K::EndOfFile) => (t.start, t.start + 1),
            Some(t) => (t.start, t.end),
            None => (self.text.len(), self.text.len() + 1),
        }
    }

    fn at_token(&self, message: impl Into<String>, i: usize) -> SyntaxError {
        let (a, b) = self.place(i);
        error(message, a, b)
    }

    fn parser(&self, e: &ParseError) -> SyntaxError {
        let (start, end) = (e.location.start().to_usize(), e.location.end().to_usize());
        let at = self
            .tokens
            .iter()
            .position(|t| t.start >= start && t.kind != K::Dedent)
            .unwrap_or(self.tokens.len());
        let found = self.tokens.get(at).map_or(K::EndOfFile, |t| t.kind);
        let prev = at.checked_sub(1).map(|i| self.tokens[i]);
        match &e.error {
            E::InvalidAssignmentTarget => return self.assignment(start, end),
            E::InvalidAugmentedAssignmentTarget => {
                let k = self.kind_at(start, end);
                return error(format!("'{k}' is an illegal expression for augmented assignment"), start, end);
            }
            E::InvalidDeleteTarget => {
                return error(format!("cannot delete {}", self.kind_at(start, end)), start, end);
            }
            E::InvalidNamedAssignmentTarget => {
                let k = self.kind_at(start, end);
                return error(format!("cannot use assignment expressions with {k}"), start, end);
            }
            E::InvalidAnnotatedAssignmentTarget => {
                let m = match self.kind_at(start, end) {
                    k @ ("tuple" | "list") => format!("only single target (not {k}) can be annotated"),
                    _ => "illegal target for annotation".into(),
                };
                return error(m, start, end);
            }
            E::PositionalAfterKeywordArgument | E::PositionalAfterKeywordUnpacking => {
                let unpacking = matches!(e.error, E::PositionalAfterKeywordUnpacking);
                let mut close = at;
                while close < self.tokens.len() && !closes(self.tokens[close].kind) {
                    close = self.expression_end(close).max(close + 1);
                }
                let m = format!(
                    "positional argument follows keyword argument{}",
                    if unpacking { " unpacking" } else { "" }
                );
                return self.at_token(m, close);
            }
            E::InvalidArgumentUnpackingOrder => {
                let comma = prev.map_or(start, |t| t.start);
                return error("iterable argument unpacking follows keyword argument unpacking", comma, end);
            }
            E::NonDefaultParamAfterDefaultParam => {
                let t = self.tokens.get(at).map_or((start, end), |t| (t.start, t.end));
                return error("parameter without a default follows parameter with a default", t.0, t.1);
            }
            E::ParamAfterVarKeywordParam => {
                return self.at_token("arguments cannot follow var-keyword argument", at);
            }
            E::ExpectedKeywordParam => return self.at_token("named arguments must follow bare *", at),
            E::UnparenthesizedGeneratorExpression => {
                return error("Generator expression must be parenthesized", start, end);
            }
            E::IterableUnpackingInComprehension => {
                return error("iterable unpacking cannot be used in comprehension", start, end);
            }
            E::EmptyImportNames => {
                let end = prev.map_or(start, |t| t.end);
                return error("Expected one or more names after 'import'", end, end + 1);
            }
            E::UnexpectedIndentation => {
                let mut e = self.at_token("unexpected indent", at);
                e.indentation = true;
                e.caret = false;
                return e;
            }
            E::FStringError(i) | E::Lexical(Lexical::FStringError(i)) => {
                return self.f_string(i, start);
            }
            E::Lexical(
                Lexical::UnicodeError | Lexical::MissingUnicodeLbrace | Lexical::MissingUnicodeRbrace,
            ) => {
                return self.escape(start, end);
            }
            E::OtherError(m) => {
                if let Some(e) = self.other(m, at, start, end) {
                    return e;
                }
            }
            _ => {}
        }
        self.mistake(e, at, found, prev).unwrap_or_else(|| self.at_token("invalid syntax", at))
    }

    fn assignment(&self, start: usize, end: usize) -> SyntaxError {
        let Some(e) = self.parse(start, end) else { return error("invalid syntax", start, end) };
        let kind = kind_name(&e);
        let before = self.tokens.iter().rposition(|t| t.end <= start);
        let mut next = self.tokens.iter().position(|t| t.start >= end).unwrap_or(self.tokens.len());
        let closed = self.tokens.get(next).is_some_and(|t| t.kind == K::Rpar)
            && before.is_some_and(|i| self.tokens[i].kind == K::Lpar);
        if closed {
            next += 1;
        }
        let equal = self.tokens.get(next).is_some_and(|t| t.kind == K::Equal);
        if matches!(e, Expr::Yield(_) | Expr::YieldFrom(_)) && !closed {
            return error("assignment to yield expression not possible", start, end);
        }
        let inside = before.is_some_and(|i| {
            matches!(self.tokens[i].kind, K::Comma | K::Star) || (opens(self.tokens[i].kind) && !closed)
        });
        if equal && !inside && below_comparison(&e) {
            let m = format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
            return error(m, start, end);
        }
        error(format!("cannot assign to {kind}"), start, end)
    }

    fn f_string(&self, i: &Inner, start: usize) -> SyntaxError {
        let last = self.tokens.iter().position(|t| t.start >= start).unwrap_or(self.tokens.len());
        match i {
            Inner::UnclosedLbrace => {
                let quote =
                    self.tokens.iter().skip(last.saturating_sub(1)).position(|t| t.kind == K::FStringEnd);
                let at = quote.map_or(last, |q| q + last.saturating_sub(1));
                let (a, _) = self.place(at);
                error("f-string: expecting '}'", a, a + 1)
            }
            Inner::InvalidConversionFlag | Inner::ConversionFlagNotImmediatelyAfterExclamation => {
                let at = if self.tokens.get(last).is_some_and(|t| t.kind == K::Exclamation) {
                    last + 1
                } else {
                    last
                };
                let (a, b) = self.place(at);
                match self.tokens.get(at) {
                    Some(t) if t.kind == K::Name => error(
                        format!(
                            "f-string: invalid conversion character '{}': expected 's', 'r', or 'a'",
                            self.slice(a, b)
                        ),
                        a,
                        b,
                    ),
                    _ => error("f-string: missing conversion character", a, a + 1),
                }
            }
            i => error(format!("f-string: {}", i.to_string().replace('`', "'")), start, start + 1),
        }
    }

    fn escape(&self, start: usize, end: usize) -> SyntaxError {
        let t = self.tokens.iter().find(|t| t.end > start).map_or((start, end), |t| (t.start, t.end));
        let literal = self.slice(t.0, t.1);
        let offset = start.saturating_sub(t.0);
        let escape = literal.get(offset..).unwrap_or("");
        if escape.trim_start_matches('\\').starts_with('N') || literal.contains("\\N{") {
            return error(
                "Loopglass knows no characters by name: write the character itself or its \\u code",
                t.0,
                t.1,
            );
        }
        error("(unicode error) 'unicodeescape' codec can't decode bytes: truncated escape", t.0, t.1)
    }

    fn other(&self, m: &str, at: usize, start: usize, end: usize) -> Option<SyntaxError> {
        if m.contains("indented block") {
            return Some(self.block(at));
        }
        let say = |m: &str| Some(error(m, start, end));
        if m.contains("`except` or `finally`") {
            return Some(self.at_token("expected 'except' or 'finally' block", at));
        }
        if m.contains("Multiple exception types must be parenthesized") {
            return say("multiple exception types must be parenthesized");
        }
        if m.contains("Trailing comma not allowed") || m.contains("trailing comma") {
            let i = self.tokens.iter().position(|t| t.start >= end.max(start)).unwrap_or(at);
            return Some(self.at_token("trailing comma not allowed without surrounding parentheses", i));
        }
        if m.contains("Positional patterns cannot follow keyword patterns") {
            return say("positional patterns follow keyword patterns");
        }
        None
    }

    /// A block is missing: CPython names the statement and its line.
    fn block(&self, at: usize) -> SyntaxError {
        let colon = (0..at).rev().find(|i| self.tokens[*i].kind == K::Colon).unwrap_or(0);
        let head = self.tokens[self.line_start(colon)];
        let word = self.slice(head.start, head.end);
        let what = match word {
            "def" => "function definition".to_string(),
            "class" => "class definition".to_string(),
            "async" => {
                match self.tokens.get(self.line_start(colon) + 1).map(|t| self.slice(t.start, t.end)) {
                    Some("def") | None => "function definition".to_string(),
                    Some(w) => format!("'{w}' statement"),
                }
            }
            "except" => match self.tokens.get(self.line_start(colon) + 1) {
                Some(t) if t.kind == K::Star => "'except*' statement".to_string(),
                _ => "'except' statement".to_string(),
            },
            w => format!("'{w}' statement"),
        };
        let line = self.line(head.start);
        let mut i = at;
        while self.tokens.get(i).is_some_and(|t| matches!(t.kind, K::Newline | K::Dedent)) {
            i += 1;
        }
        let mut e = if self.tokens.get(i).is_none_or(|t| t.kind == K::EndOfFile) {
            let end = self.text.trim_end_matches(['\n', ' ', '\t']).len();
            error(String::new(), end, end + 1)
        } else {
            self.at_token("", i)
        };
        e.message = format!("expected an indented block after {what} on line {line}");
        e.indentation = true;
        e
    }

    /// The mistakes that CPython's grammar has rules for.
    fn mistake(&self, e: &ParseError, at: usize, found: K, prev: Option<Tok>) -> Option<SyntaxError> {
        let line = self.line_start(at);
        let head = self.tokens.get(line)?;
        let word = self.slice(head.start, head.end);
        // print "hello"
        if matches!(word, "print" | "exec") && at == line + 1 && begins(found) {
            let last = (at..self.tokens.len())
                .find(|i| matches!(self.tokens[*i].kind, K::Newline | K::Semi | K::EndOfFile))
                .unwrap_or(self.tokens.len());
            let end = self.tokens[last - 1].end;
            let m = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return Some(error(m, head.start, end));
        }
        let bracket = self.bracket(at).map(|i| self.tokens[i].kind);
        // if x = 1:
        if found == K::Equal
            && let Some(p) = prev
        {
            let first = self.expression_start(at - 1);
            let left = self.tokens.get(first)?.start;
            let stop = self.expression_end(at + 1);
            let right = self.tokens.get(stop.checked_sub(1)?)?.end;
            let expr = self.parse(left, p.end)?;
            if bracket == Some(K::Lpar) {
                let m = match &expr {
                    Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => {
                        format!("cannot assign to {}", kind_name(&expr))
                    }
                    _ => "expression cannot contain assignment, perhaps you meant \"==\"?".into(),
                };
                return Some(error(m, left, self.tokens[at].end));
            }
            if right > self.tokens[at].end && below_comparison(&expr) {
                return Some(match &expr {
                    Expr::Name(_) => {
                        error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", left, right)
                    }
                    Expr::Attribute(_) | Expr::Subscript(_) => error(
                        format!(
                            "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                            kind_name(&expr)
                        ),
                        left,
                        p.end,
                    ),
                    e => error(
                        format!(
                            "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                            kind_name(e)
                        ),
                        left,
                        p.end,
                    ),
                });
            }
        }
        if let E::ExpectedToken { expected, .. } = &e.error {
            match expected {
                K::Colon if bracket == Some(K::Lbrace) && matches!(found, K::Rbrace | K::Comma) => {
                    let first = self.expression_start(at - 1);
                    let (a, b) = (self.tokens.get(first)?.start, prev?.end);
                    return Some(error("':' expected after dictionary key", a, b));
                }
                K::Colon if bracket.is_none() => {
                    let always = matches!(word, "def" | "async" | "try" | "finally" | "else");
                    if always || matches!(found, K::Newline | K::EndOfFile) {
                        return Some(self.at_token("expected ':'", at));
                    }
                }
                K::Lpar if word == "def" || word == "async" => {
                    return Some(self.at_token("expected '('", at));
                }
                K::Else if found != K::Colon => {
                    let condition = (0..at).rev().find(|i| self.tokens[*i].kind == K::If)?;
                    let first = self.expression_start(condition.checked_sub(1)?);
                    let m = "expected 'else' after 'if' expression";
                    return Some(error(m, self.tokens.get(first)?.start, prev?.end));
                }
                _ => {}
            }
        }
        if matches!(e.error, E::ExpectedExpression) {
            // {1: }
            if bracket == Some(K::Lbrace)
                && prev.is_some_and(|p| p.kind == K::Colon)
                && matches!(found, K::Rbrace | K::Comma)
            {
                let p = prev?;
                return Some(error("expression expected after dictionary key and ':'", p.start, p.end));
            }
            // f'{}'
            if bracket == Some(K::Lbrace) && found == K::Rbrace && prev.is_some_and(|p| p.kind == K::Lbrace) {
                let b = self.bracket(at)?;
                if self.bracket(b).is_some_and(|i| self.tokens[i].kind == K::FStringStart) {
                    return Some(self.at_token("f-string: valid expression required before '}'", at));
                }
            }
            if word == "def" && prev.is_some_and(|p| p.kind == K::Equal) {
                return Some(self.at_token("expected default value expression", at));
            }
            if found == K::Rpar && prev.is_some_and(|p| p.kind == K::Star) {
                return Some(self.at_token("Invalid star expression", at));
            }
        }
        // [x, y for x in z]
        if found == K::For && matches!(bracket, Some(K::Lsqb | K::Lbrace)) {
            let open = self.bracket(at)?;
            let first = self.tokens.get(open + 1)?.start;
            return Some(error(
                "did you forget parentheses around the comprehension target?",
                first,
                prev?.end,
            ));
        }
        // [1 2]
        let p = prev?;
        let parameters = matches!(word, "def" | "class" | "import" | "from" | "case") || word == "async";
        if matches!(bracket, Some(K::Lpar | K::Lsqb | K::Lbrace))
            && ends(p.kind)
            && begins(found)
            && !(p.kind == K::Name && matches!(found, K::String | K::FStringStart))
            && (!parameters || self.bracket(at).is_some_and(|b| b > line + 3))
        {
            let first = self.expression_start(at - 1);
            let last = self.expression_end(at).checked_sub(1)?;
            let m = "invalid syntax. Perhaps you forgot a comma?";
            return Some(error(m, self.tokens.get(first)?.start, self.tokens.get(last)?.end));
        }
        None
    }
}

/// CPython's error for a text that the parser refused.
pub(super) fn diagnose(
    source: &Source,
    errors: &[ParseError],
    tokens: &[ruff_python_ast::token::Token],
) -> SyntaxError {
    let text: &str = &source.text;
    let mut list: Vec<Tok> = tokens
        .iter()
        .filter(|t| !matches!(t.kind(), K::Comment | K::NonLogicalNewline))
        .map(|t| Tok { kind: t.kind(), start: t.start().to_usize(), end: t.end().to_usize() })
        .collect();
    if list.last().is_none_or(|t| t.kind != K::EndOfFile) {
        list.push(Tok { kind: K::EndOfFile, start: text.len(), end: text.len() });
    }
    let t = Text { source, text, tokens: list };
    let (tokenizer, open) = t.tokenizer(errors);
    if let Some(e) = tokenizer {
        return e;
    }
    let found = match errors.first() {
        Some(e) => t.parser(e),
        None => error("invalid syntax", 0, 0),
    };
    if let Some(o) = open {
        let stopped = errors.first().map_or(0, |e| e.location.start().to_usize());
        let rest = t.slice(stopped, text.len()).trim();
        if rest.is_empty() || t.line(stopped) > t.line(o.start) {
            let m = format!("'{}' was never closed", t.slice(o.start, o.end));
            return error(m, o.start, o.start + 1);
        }
    }
    found
}
