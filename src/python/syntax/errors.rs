//! CPython's words for what the parser refuses.
//!
//! The parser says where it stopped and what it wanted; CPython's messages come from rules of its grammar that
//! recognise common mistakes, and from its tokenizer, whose errors go before the parser's wherever they stand
//! in the text. This module looks at the tokens around the place and finds the rule that applies.
//!
//! Longer than most files: its rules are asked in one order, and each is read beside its neighbours.

use super::{Class, SyntaxError};
use crate::python::object::Source;
use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{Expr, UnaryOp};
use ruff_python_parser::{LexicalErrorType as Lexical, ParseError, ParseErrorType as E};
use ruff_text_size::{Ranged, TextRange};

#[derive(Clone, Copy)]
pub(super) struct Tok {
    pub kind: K,
    pub start: usize,
    pub end: usize,
}

/// The text being diagnosed, its tokens without comments and line breaks inside brackets.
pub(super) struct Text<'a> {
    pub(super) source: &'a Source,
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Tok>,
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new((start as u32).into(), (end.max(start) as u32).into())
}

pub(super) fn error(message: impl Into<String>, start: usize, end: usize) -> SyntaxError {
    SyntaxError::at(message.into(), range(start, end))
}

/// What CPython calls an expression in "cannot assign to ...".
fn kind_name(e: &Expr) -> &'static str {
    match e {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::BooleanLiteral(b) => {
            if b.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "literal",
    }
}

/// Whether CPython's grammar reads it below comparisons, where it suspects that `==` was meant.
fn below_comparison(e: &Expr) -> bool {
    !matches!(
        e,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Generator(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::Compare(_)
            | Expr::BoolOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
    ) && !matches!(e, Expr::UnaryOp(u) if u.op == UnaryOp::Not)
}

pub(super) fn opens(k: K) -> bool {
    matches!(k, K::Lpar | K::Lsqb | K::Lbrace)
}

pub(super) fn closes(k: K) -> bool {
    matches!(k, K::Rpar | K::Rsqb | K::Rbrace)
}

/// What may begin an expression and cannot continue one.
pub(super) fn begins(k: K) -> bool {
    matches!(
        k,
        K::Name
            | K::Int
            | K::Float
            | K::Complex
            | K::String
            | K::FStringStart
            | K::Lbrace
            | K::True
            | K::False
            | K::None
            | K::Ellipsis
            | K::Tilde
            | K::Lambda
            | K::Await
            | K::Match
            | K::Case
            | K::Type
    )
}

pub(super) fn ends(k: K) -> bool {
    closes(k)
        || matches!(
            k,
            K::Name
                | K::Int
                | K::Float
                | K::Complex
                | K::String
                | K::FStringEnd
                | K::True
                | K::False
                | K::None
                | K::Ellipsis
                | K::Match
                | K::Case
                | K::Type
        )
}

fn separates(k: K) -> bool {
    matches!(
        k,
        K::Comma
            | K::Equal
            | K::Colon
            | K::ColonEqual
            | K::Semi
            | K::Newline
            | K::Indent
            | K::Dedent
            | K::EndOfFile
            | K::If
            | K::Elif
            | K::Else
            | K::While
            | K::Return
            | K::For
            | K::As
            | K::Assert
            | K::Lambda
            | K::Del
            | K::With
            | K::Raise
            | K::Import
            | K::From
    )
}

impl Text<'_> {
    pub(super) fn line(&self, at: usize) -> u32 {
        self.source.line(at as u32)
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
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
    pub(super) fn expression_end(&self, i: usize) -> usize {
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
    pub(super) fn bracket(&self, i: usize) -> Option<usize> {
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
        if self.slice(start, end).starts_with('*') {
            return "starred";
        }
        self.parse(start, end).as_ref().map_or("expression", kind_name)
    }

    /// The place of token `i`; a line's end is one character wide.
    pub(super) fn place(&self, i: usize) -> (usize, usize) {
        match self.tokens.get(i) {
            Some(t) if matches!(t.kind, K::Newline | K::EndOfFile) => (t.start, t.start + 1),
            Some(t) => (t.start, t.end),
            None => (self.text.len(), self.text.len() + 1),
        }
    }

    pub(super) fn at_token(&self, message: impl Into<String>, i: usize) -> SyntaxError {
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
            E::ExpectedKeywordParam => {
                let m = "named arguments must follow bare *";
                let Some(star) =
                    (0..=at).rev().find(|i| self.tokens.get(*i).is_some_and(|t| t.kind == K::Star))
                else {
                    return self.at_token(m, at);
                };
                let begin = (0..star).rev().map(|i| self.tokens[i].kind);
                let lambda = begin.into_iter().find(|k| matches!(k, K::Lambda | K::Lpar)) == Some(K::Lambda);
                let comma = self.tokens.get(star + 1).is_some_and(|t| t.kind == K::Comma);
                return self.at_token(m, if lambda { star + 1 + usize::from(comma) } else { star });
            }
            E::UnparenthesizedTupleExpression if !self.slice(start, end).starts_with('(') => {
                return self.at_token("invalid syntax", self.expression_end(at));
            }
            E::UnparenthesizedNamedExpression => {
                return self.at_token("invalid syntax", self.expression_end(self.expression_end(at) + 1));
            }
            E::EmptyTypeParams => {
                let at = if found == K::Rsqb { at } else { at + 1 };
                let place = self.tokens.get(at).map_or(end, |t| t.start);
                return error("Type parameter list cannot be empty", place, place);
            }
            E::InvalidMatchPatternTarget if prev.is_some_and(|p| p.kind == K::DoubleStar) => {
                return self.at_token("invalid syntax", at);
            }
            E::InvalidMatchPatternTarget => return error("cannot use '_' as a target", start, end),
            E::ExpectedImaginaryNumber => {
                return error("imaginary number required in complex literal", start, end);
            }
            E::ExpectedRealNumber => return error("real number required in complex literal", start, end),
            E::InvalidStarredExpressionUsage => {
                let next = self.tokens.iter().find(|t| t.start >= end).map(|t| t.kind);
                let brace = self.bracket(at).is_some_and(|i| self.tokens[i].kind == K::Lbrace);
                match (prev.map(|p| p.kind), next) {
                    (Some(K::Colon), _) if brace => {
                        return error("cannot use a starred expression in a dictionary value", start, end);
                    }
                    (Some(K::Lpar), Some(K::Rpar)) => {
                        return error("cannot use starred expression here", start, end);
                    }
                    (_, Some(K::Colon)) if brace => {
                        return self.at_token("invalid syntax", self.expression_end(at));
                    }
                    _ => {}
                }
            }
            E::UnparenthesizedGeneratorExpression => {
                let line = self.line_start(at);
                if self.tokens.get(line).is_some_and(|t| t.kind == K::Class)
                    && let Some(at) = (at..self.tokens.len()).find(|i| self.tokens[*i].kind == K::For)
                {
                    return self.at_token("invalid syntax", at);
                }
                return error("Generator expression must be parenthesized", start, end);
            }
            E::IterableUnpackingInComprehension => {
                return error("iterable unpacking cannot be used in comprehension", start, end);
            }
            E::EmptyImportNames if !matches!(found, K::Newline | K::EndOfFile) => {
                return self.at_token("invalid syntax", at);
            }
            E::EmptyImportNames => {
                let end = prev.map_or(start, |t| t.end);
                return error("Expected one or more names after 'import'", end, end + 1);
            }
            E::UnexpectedIndentation => {
                let mut e = self.at_token("unexpected indent", at);
                e.class = Class::Indentation;
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
            E::Lexical(Lexical::UnrecognizedToken { .. }) | E::ExpectedExpression => {
                if let Some(e) = self.in_f_string(at) {
                    return e;
                }
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
        let outside = before.map(|i| i.wrapping_sub(usize::from(closed)));
        let chained = outside.and_then(|i| self.tokens.get(i)).is_some_and(|t| t.kind == K::Equal);
        let inside = chained
            || before.is_some_and(|i| {
                matches!(self.tokens[i].kind, K::Comma | K::Star | K::Equal)
                    || (opens(self.tokens[i].kind) && !closed)
            });
        if equal && !inside && below_comparison(&e) {
            let m = format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
            return error(m, start, end);
        }
        error(format!("cannot assign to {kind}"), start, end)
    }

    fn other(&self, m: &str, at: usize, start: usize, end: usize) -> Option<SyntaxError> {
        if m.contains("indented block") {
            return Some(self.block(at));
        }
        let say = |m: &str| Some(error(m, start, end));
        if m.contains("`except` or `finally`") {
            let m = "expected 'except' or 'finally' block";
            if self.tokens.get(at).is_some_and(|t| t.kind != K::EndOfFile) {
                return Some(self.at_token(m, at));
            }
            let after = |i: &usize| self.tokens[*i].kind == K::Else && self.tokens[*i - 1].kind == K::Dedent;
            if let Some(i) = (1..at.min(self.tokens.len())).rev().find(after) {
                return Some(self.at_token(m, i));
            }
            let end = self.text.trim_end().len();
            let mut e = error(m, end.saturating_sub(1), end);
            e.caret = false;
            return Some(e);
        }
        if m.contains("Multiple exception types must be parenthesized") {
            let mut stop = end;
            if m.contains("`as`")
                && let Some(colon) = (at..self.tokens.len()).find(|i| self.tokens[*i].kind == K::Colon)
            {
                stop = self.tokens[colon - 1].end;
            }
            return Some(error("multiple exception types must be parenthesized", start, stop));
        }
        if m.contains("Expected one or more exception types") {
            return Some(self.at_token("expected one or more exception types", at));
        }
        if m.contains("Cannot have both 'except' and 'except*'") {
            let star = self.tokens.get(at + 1).filter(|t| t.kind == K::Star);
            let m = "cannot have both 'except' and 'except*' on the same 'try'";
            return Some(error(m, start, star.map_or(start + 6, |t| t.end)));
        }
        if let Some(kind) = m.strip_prefix("Only single target (not ").and_then(|m| m.split_once(')')) {
            let whole = self.slice(start, end).starts_with(['(', '[']);
            let stop = self.expression_end(at).checked_sub(1).map_or(end, |i| self.tokens[i].end);
            let m = format!("only single target (not {}) can be annotated", kind.0);
            return Some(error(m, start, if whole { end } else { stop }));
        }
        if m.contains("Bytes literal cannot be mixed") {
            let i = self.tokens.iter().position(|t| t.start >= end)?;
            return Some(self.at_token("cannot mix bytes and nonbytes literals", i));
        }
        if m.contains("Expected a parameter name") {
            return self.keyword(start, end);
        }
        if m.contains("Expected a pattern") && self.tokens.get(at).is_some_and(|t| t.kind == K::Minus) {
            return Some(self.at_token("invalid syntax", at + 1));
        }
        let parameters = [
            ("Only one '*' parameter", "* argument may appear only once"),
            ("Only one '/' separator", "/ may appear only once"),
            ("separator not allowed as first parameter", "at least one argument must precede /"),
            ("must appear before '*' parameter", "/ must be ahead of *"),
        ];
        if let Some((_, say)) = parameters.iter().find(|(theirs, _)| m.contains(theirs)) {
            return Some(error(*say, start, start + 1));
        }
        if m.contains("Trailing comma not allowed") || m.contains("trailing comma") {
            let i = self.tokens.iter().position(|t| t.start >= end.max(start)).unwrap_or(at);
            if self.tokens.get(self.line_start(i)).is_some_and(|t| t.kind == K::Import) {
                return Some(self.at_token("invalid syntax", i));
            }
            return Some(self.at_token("trailing comma not allowed without surrounding parentheses", i));
        }
        if m.contains("Positional patterns cannot follow keyword patterns") {
            return say("positional patterns follow keyword patterns");
        }
        None
    }

    /// `f(a.b=1)`: what stands before the equal sign is no name.
    fn keyword(&self, start: usize, end: usize) -> Option<SyntaxError> {
        let equal = self.tokens.iter().position(|t| t.start >= end && t.kind == K::Equal)?;
        let stop = self.tokens[equal].end;
        let expr = self.parse(start, end);
        if (self.tokens.iter()).any(|t| t.kind == K::For && (start..end).contains(&t.start)) {
            return Some(self.at_token("invalid syntax", equal));
        }
        let m = match &expr {
            Some(e @ (Expr::BooleanLiteral(_) | Expr::NoneLiteral(_))) => {
                format!("cannot assign to {}", kind_name(e))
            }
            _ => "expression cannot contain assignment, perhaps you meant \"==\"?".into(),
        };
        Some(error(m, start, stop))
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
            let mut e = error(String::new(), end, end + 1);
            e.caret = false;
            e
        } else {
            self.at_token("", i)
        };
        e.message = format!("expected an indented block after {what} on line {line}");
        e.class = Class::Indentation;
        e
    }

    /// The mistakes that CPython's grammar has rules for.
    fn mistake(&self, e: &ParseError, at: usize, found: K, prev: Option<Tok>) -> Option<SyntaxError> {
        let line = self.line_start(at);
        let head = self.tokens.get(line)?;
        let word = self.slice(head.start, head.end);
        // print "hello"
        if matches!(word, "print" | "exec") && at == line + 1 && begins(found) {
            let mut last = self.expression_end(at);
            while self.tokens.get(last).is_some_and(|t| t.kind == K::Comma) {
                last = self.expression_end(last + 1).max(last + 1);
            }
            let end = self.tokens[last - 1].end;
            let m = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return Some(error(m, head.start, end));
        }
        // import a from b
        if word == "import" && found == K::From && matches!(e.error, E::SimpleStatementsOnSameLine) {
            let line_end = |i: &usize| matches!(self.tokens[*i].kind, K::Newline | K::Semi | K::EndOfFile);
            let last = (at..self.tokens.len()).find(line_end)?;
            let m = "Did you mean to use 'from ... import ...' instead?";
            return Some(error(m, head.start, self.tokens[last - 1].end));
        }
        // a, b += 1
        if found.as_augmented_assign_operator().is_some()
            && let Some(p) = prev
            && let Some(Expr::Tuple(_)) = self.parse(head.start, p.end)
        {
            let m = "'tuple' is an illegal expression for augmented assignment";
            return Some(error(m, head.start, p.end));
        }
        // f() := 1
        if found == K::ColonEqual
            && let Some(p) = prev
        {
            let left = self.tokens.get(self.expression_start(at - 1))?.start;
            let target = self.parse(left, p.end)?;
            if !target.is_name_expr() {
                let m = format!("cannot use assignment expressions with {}", kind_name(&target));
                return Some(error(m, left, p.end));
            }
        }
        // a not b
        if found == K::Not && matches!(e.error, E::SimpleStatementsOnSameLine) {
            return Some(self.at_token("invalid syntax", at + 1));
        }
        // a <> b
        if found == K::Greater && prev.is_some_and(|p| p.kind == K::Less && p.end == self.tokens[at].start) {
            return Some(error("invalid syntax", prev?.start, self.tokens[at].end));
        }
        let bracket = self.bracket(at).map(|i| self.tokens[i].kind);
        // lambda (a, b): a
        if found == K::Lpar && prev.is_some_and(|p| p.kind == K::Lambda) {
            let close = self.expression_end(at).checked_sub(1)?;
            let m = "Lambda expression parameters cannot be parenthesized";
            return Some(error(m, self.tokens[at].start, self.tokens.get(close)?.end));
        }
        // def f(x) -> : pass
        if word == "def" || word == "async" {
            if prev.is_some_and(|p| p.kind == K::Rarrow) && matches!(e.error, E::ExpectedExpression) {
                return Some(self.at_token("expected ':'", at - 1));
            }
            if bracket.is_none() && matches!(e.error, E::ExpectedToken { expected: K::Colon, .. }) {
                return Some(self.at_token("expected ':'", at));
            }
            // def f((a, b)): pass
            if found == K::Lpar && matches!(e.error, E::ExpectedToken { expected: K::Rpar, .. }) {
                let close = self.expression_end(at).checked_sub(1)?;
                let m = "Function parameters cannot be parenthesized";
                return Some(error(m, self.tokens[at].start, self.tokens.get(close)?.end));
            }
        }
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
            let condition = bracket.is_some() || matches!(word, "if" | "elif" | "while" | "match" | "case");
            if condition && right > self.tokens[at].end && below_comparison(&expr) {
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
                K::Colon if bracket == Some(K::Lbrace) && matches!(found, K::Rbrace | K::Comma | K::For) => {
                    let end = prev?.end;
                    return Some(error("':' expected after dictionary key", end - 1, end));
                }
                K::Colon if bracket.is_none() => {
                    let always = matches!(word, "def" | "async" | "try" | "finally" | "else");
                    if always || matches!(found, K::Newline | K::EndOfFile) {
                        return Some(self.at_token("expected ':'", at));
                    }
                }
                K::In if bracket.is_some() => {
                    return Some(self.at_token("'in' expected after for-loop variables", at));
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
            if prev.is_some_and(|p| p.kind == K::Equal) && matches!(found, K::Rpar | K::Comma) {
                if word == "def" || word == "async" {
                    return Some(self.at_token("expected default value expression", at - 1));
                }
                // f(x=)
                if bracket == Some(K::Lpar) && at >= 2 && self.tokens[at - 2].kind == K::Name {
                    let (name, equal) = (self.tokens[at - 2], self.tokens[at - 1]);
                    return Some(error("expected argument value expression", name.start, equal.end));
                }
            }
            if matches!(found, K::Rpar | K::Rsqb | K::Comma) && prev.is_some_and(|p| p.kind == K::Star) {
                return Some(self.at_token("Invalid star expression", at));
            }
        }
        // [x, y for x in z]
        if found == K::For
            && matches!(bracket, Some(K::Lsqb | K::Lbrace))
            && prev.is_some_and(|p| ends(p.kind))
            && let Some(open) = self.bracket(at).filter(|open| *open + 1 < at)
        {
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
            // Within a comprehension's loops and conditions, and in the keys of a dict, other rules come first.
            let open = self.bracket(at)?;
            let own: Vec<usize> = (open + 1..at).filter(|i| self.bracket(*i) == Some(open)).collect();
            let is = |i: &usize, k: K| self.tokens[*i].kind == k;
            if own.iter().any(|i| is(i, K::For)) {
                return None;
            }
            let comma = own.iter().rposition(|i| is(i, K::Comma));
            if bracket == Some(K::Lbrace)
                && let Some(comma) = comma
                && own[..comma].iter().any(|i| is(i, K::Colon))
                && !own[comma..].iter().any(|i| is(i, K::Colon))
            {
                return Some(error("':' expected after dictionary key", p.end - 1, p.end));
            }
            let first = self.expression_start(at - 1);
            let first = first + usize::from(matches!(self.tokens[first].kind, K::Star | K::DoubleStar));
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
        let later = ["bytes can only", "unexpected character after", "unexpected EOF"];
        let token = e.class == Class::Syntax && !later.iter().any(|m| e.message.starts_with(m));
        return SyntaxError { token, ..e };
    }
    let found = match errors.first() {
        Some(e) => t.parser(e),
        None => error("invalid syntax", 0, 0),
    };
    if let Some(o) = open {
        let stopped = errors.first().map_or(0, |e| e.location.start().to_usize());
        let rest = t.slice(stopped, text.len()).trim();
        if rest.is_empty() || t.line(stopped) > t.line(o.start) || t.slice(stopped, stopped + 1) == "\n" {
            let m = format!("'{}' was never closed", t.slice(o.start, o.end));
            return error(m, o.start, o.start + 1);
        }
    }
    found
}
