//! What CPython's compiler refuses, or warns of, in a tree that parsed: repeated keywords, patterns that hide those
//! after them, `is` with a literal, literals that are called.

use super::SyntaxError;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    CmpOp, Comprehension, ExceptHandler, Expr, ExprGenerator, ExprListComp, ExprNamed, ExprSetComp,
    MatchCase, Pattern, Stmt,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// What was found.
#[derive(Default)]
pub(super) struct Checks {
    /// The first error.
    pub error: Option<SyntaxError>,
    /// Texts of `SyntaxWarning`s, each with the offset it is about.
    pub warnings: Vec<(u32, String)>,
    /// What the walk is in, outermost first.
    scopes: Vec<Scope>,
}

/// Where a name may be bound.
enum Scope {
    Function,
    Class,
    /// A comprehension: the names that its loops bind, and whether the walk is in what one loops over.
    Comprehension {
        names: Vec<String>,
        iterable: bool,
    },
}

/// The names of a loop's target.
fn target_names(e: &Expr, out: &mut Vec<String>) {
    match e {
        Expr::Name(n) => out.push(n.id.to_string()),
        Expr::Tuple(t) => t.elts.iter().for_each(|e| target_names(e, out)),
        Expr::List(l) => l.elts.iter().for_each(|e| target_names(e, out)),
        Expr::Starred(s) => target_names(&s.value, out),
        _ => {}
    }
}

/// The text of a literal, as `repr` shows it, where it is one that a mapping pattern compares.
fn literal_text(e: &Expr) -> Option<String> {
    use crate::python::text::escape;
    Some(match e {
        Expr::StringLiteral(s) => escape::repr(s.value.to_str()),
        Expr::BytesLiteral(b) => escape::repr_bytes(&b.value.bytes().collect::<Vec<u8>>()),
        Expr::NumberLiteral(n) => match &n.value {
            ruff_python_ast::Number::Int(i) => i.to_string(),
            ruff_python_ast::Number::Float(f) => crate::python::text::float::repr(*f),
            ruff_python_ast::Number::Complex { .. } => return None,
        },
        Expr::BooleanLiteral(b) => (if b.value { "True" } else { "False" }).into(),
        Expr::NoneLiteral(_) => "None".into(),
        _ => return None,
    })
}

const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// The type of a literal that `is` compares by identity.
fn literal_type(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NumberLiteral(n) => match n.value {
            ruff_python_ast::Number::Int(_) => "int",
            ruff_python_ast::Number::Float(_) => "float",
            ruff_python_ast::Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::Tuple(_) => "tuple",
        _ => return None,
    })
}

/// The type of an expression that certainly cannot be called.
fn display_type(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::FString(_) => "str",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::EllipsisLiteral(_) => "ellipsis",
        e => return literal_type(e),
    })
}

impl Checks {
    fn refuse(&mut self, message: impl Into<String>, node: &impl Ranged) {
        self.error.get_or_insert_with(|| SyntaxError::at(message.into(), node.range()));
    }

    fn warn(&mut self, message: String, node: &impl Ranged) {
        self.warnings.push((node.start().to_u32(), message));
    }

    /// `from __future__` in a module: only at its beginning, and only what there is.
    pub(super) fn futures(&mut self, body: &[Stmt]) {
        let mut early = true;
        for (i, s) in body.iter().enumerate() {
            let doc = i == 0 && matches!(s, Stmt::Expr(e) if e.value.is_string_literal_expr());
            match s {
                Stmt::ImportFrom(f) if f.module.as_deref() == Some("__future__") => {
                    if !early {
                        let m = "from __future__ imports must occur at the beginning of the file";
                        return self.refuse(m, s);
                    }
                    for a in &f.names {
                        let name = a.name.as_str();
                        let m = match name {
                            "braces" => "not a chance".to_string(),
                            n if FEATURES.contains(&n) => continue,
                            n => format!("future feature {n} is not defined"),
                        };
                        let place = TextRange::at(s.start(), 1.into());
                        return self.refuse(m, &place);
                    }
                }
                _ => early &= doc,
            }
        }
    }

    /// A walrus within comprehensions binds outside of them: where that cannot be, it is refused.
    fn walrus(&mut self, w: &ExprNamed) {
        let Expr::Name(target) = &*w.target else { return };
        let mut inside = false;
        for scope in self.scopes.iter().rev() {
            match scope {
                Scope::Comprehension { iterable: true, .. } => {
                    let m = "assignment expression cannot be used in a comprehension iterable expression";
                    return self.refuse(m, w);
                }
                Scope::Comprehension { names, .. } => {
                    inside = true;
                    if names.iter().any(|n| n == target.id.as_str()) {
                        let m = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{}'",
                            target.id
                        );
                        return self.refuse(m, target);
                    }
                }
                Scope::Class if inside => {
                    let m = "assignment expression within a comprehension cannot be used in a class body";
                    return self.refuse(m, target);
                }
                Scope::Class | Scope::Function => return,
            }
        }
    }

    fn comprehension(&mut self, generators: &[Comprehension], parts: &[&Expr]) {
        let mut names = vec![];
        generators.iter().for_each(|g| target_names(&g.target, &mut names));
        self.scopes.push(Scope::Comprehension { names, iterable: false });
        let looping = |checks: &mut Self, on: bool| {
            if let Some(Scope::Comprehension { iterable, .. }) = checks.scopes.last_mut() {
                *iterable = on;
            }
        };
        for g in generators {
            looping(self, true);
            self.visit_expr(&g.iter);
            looping(self, false);
            self.visit_expr(&g.target);
            g.ifs.iter().for_each(|i| self.visit_expr(i));
        }
        parts.iter().for_each(|p| self.visit_expr(p));
        self.scopes.pop();
    }

    fn within(&mut self, scope: Scope, walk: impl FnOnce(&mut Self)) {
        self.scopes.push(scope);
        walk(self);
        self.scopes.pop();
    }

    fn cases(&mut self, cases: &[MatchCase]) {
        for (i, case) in cases.iter().enumerate() {
            let last = i + 1 == cases.len() || case.guard.is_some();
            self.alternative(&case.pattern, last);
        }
    }

    /// A pattern that always matches may only be the last.
    fn alternative(&mut self, p: &Pattern, last: bool) {
        match p {
            Pattern::MatchAs(a) => match (&a.pattern, &a.name) {
                (None, _) if last => {}
                (None, Some(n)) => {
                    self.refuse(format!("name capture '{n}' makes remaining patterns unreachable"), p);
                }
                (None, None) => self.refuse("wildcard makes remaining patterns unreachable", p),
                (Some(inner), _) => self.alternative(inner, last),
            },
            Pattern::MatchOr(o) => {
                for (i, p) in o.patterns.iter().enumerate() {
                    self.alternative(p, i + 1 == o.patterns.len() && last);
                }
            }
            _ => {}
        }
    }
}

/// The first statement by which a block is left: `return`, or `break` and `continue` of a loop around it.
fn leaves(body: &[Stmt], in_loop: bool) -> Option<&Stmt> {
    body.iter().find_map(|s| match s {
        Stmt::Return(_) => Some(s),
        Stmt::Break(_) | Stmt::Continue(_) if !in_loop => Some(s),
        Stmt::For(f) => leaves(&f.body, true).or_else(|| leaves(&f.orelse, in_loop)),
        Stmt::While(w) => leaves(&w.body, true).or_else(|| leaves(&w.orelse, in_loop)),
        Stmt::With(w) => leaves(&w.body, in_loop),
        Stmt::If(i) => leaves(&i.body, in_loop)
            .or_else(|| i.elif_else_clauses.iter().find_map(|c| leaves(&c.body, in_loop))),
        Stmt::Match(m) => m.cases.iter().find_map(|c| leaves(&c.body, in_loop)),
        Stmt::Try(t) => leaves(&t.body, in_loop)
            .or_else(|| {
                t.handlers.iter().find_map(|ExceptHandler::ExceptHandler(h)| leaves(&h.body, in_loop))
            })
            .or_else(|| leaves(&t.orelse, in_loop))
            .or_else(|| leaves(&t.finalbody, in_loop)),
        _ => None,
    })
}

impl<'a> Visitor<'a> for Checks {
    fn visit_stmt(&mut self, s: &'a Stmt) {
        match s {
            Stmt::Match(m) => self.cases(&m.cases),
            Stmt::FunctionDef(f) => {
                f.decorator_list.iter().for_each(|d| self.visit_expr(&d.expression));
                self.visit_parameters(&f.parameters);
                f.returns.iter().for_each(|r| self.visit_expr(r));
                return self.within(Scope::Function, |c| c.visit_body(&f.body));
            }
            Stmt::ClassDef(k) => {
                k.decorator_list.iter().for_each(|d| self.visit_expr(&d.expression));
                k.arguments.iter().for_each(|a| self.visit_arguments(a));
                return self.within(Scope::Class, |c| c.visit_body(&k.body));
            }
            Stmt::ImportFrom(f) if !self.scopes.is_empty() => {
                if let Some(star) = f.names.iter().find(|a| a.name.as_str() == "*") {
                    self.refuse("import * only allowed at module level", star);
                }
            }
            Stmt::Try(t) => {
                for ExceptHandler::ExceptHandler(h) in &t.handlers {
                    if t.is_star
                        && let Some(leave) = leaves(&h.body, false)
                    {
                        let m = "'break', 'continue' and 'return' cannot appear in an except* block";
                        // As CPython has it, a constant that is returned is where the error is.
                        match leave {
                            Stmt::Return(r) if r.value.as_ref().is_some_and(|v| v.is_literal_expr()) => {
                                self.refuse(m, &r.value.as_ref().map_or(leave.range(), |v| v.range()));
                            }
                            _ => self.refuse(m, leave),
                        }
                    }
                    if let Some(Expr::Tuple(kinds)) = h.type_.as_deref()
                        && !kinds.parenthesized
                    {
                        self.refuse("multiple exception types must be parenthesized", kinds);
                    }
                }
            }
            Stmt::Assert(a) => {
                if matches!(&*a.test, Expr::Tuple(t) if !t.elts.is_empty()) {
                    self.warn("assertion is always true, perhaps remove parentheses?".into(), s);
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, s);
    }

    fn visit_pattern(&mut self, p: &'a Pattern) {
        match p {
            Pattern::MatchSequence(s) if s.patterns.iter().filter(|p| p.is_match_star()).count() > 1 => {
                self.refuse("multiple starred names in sequence pattern", p);
            }
            Pattern::MatchValue(v) if v.value.is_f_string_expr() => {
                self.refuse("patterns may only match literals and attribute lookups", &*v.value);
            }
            Pattern::MatchMapping(m) => {
                let keys: Vec<String> = m.keys.iter().filter_map(literal_text).collect();
                if let Some((_, k)) = keys.iter().enumerate().find(|(i, k)| keys[..*i].contains(k)) {
                    self.refuse(format!("mapping pattern checks duplicate key ({k})"), p);
                }
            }
            Pattern::MatchClass(c) => {
                let all = &c.arguments.keywords;
                let twice = |i: &usize| all[..*i].iter().any(|o| o.attr.as_str() == all[*i].attr.as_str());
                if let Some(i) = (0..all.len()).find(twice) {
                    let m = format!("attribute name repeated in class pattern: {}", all[i].attr);
                    self.refuse(m, &all[i].pattern);
                }
            }
            _ => {}
        }
        visitor::walk_pattern(self, p);
    }

    fn visit_expr(&mut self, e: &'a Expr) {
        match e {
            Expr::Named(w) => self.walrus(w),
            Expr::Lambda(l) => {
                l.parameters.iter().for_each(|p| self.visit_parameters(p));
                return self.within(Scope::Function, |c| c.visit_expr(&l.body));
            }
            Expr::ListComp(ExprListComp { elt, generators, .. })
            | Expr::SetComp(ExprSetComp { elt, generators, .. })
            | Expr::Generator(ExprGenerator { elt, generators, .. }) => {
                if elt.is_starred_expr() {
                    self.refuse("iterable unpacking cannot be used in comprehension", &**elt);
                }
                return self.comprehension(generators, &[elt]);
            }
            Expr::DictComp(c) => {
                return match &c.key {
                    Some(key) => self.comprehension(&c.generators, &[key, &c.value]),
                    None => {
                        let stars = TextRange::at(c.value.start() - TextSize::from(2), 2.into());
                        self.refuse("dict unpacking cannot be used in dict comprehension", &stars);
                    }
                };
            }
            Expr::Compare(c) => {
                let mut left = &*c.left;
                for (op, right) in c.ops.iter().zip(&c.comparators) {
                    let (word, instead) = match op {
                        CmpOp::Is => ("is", "=="),
                        CmpOp::IsNot => ("is not", "!="),
                        _ => {
                            left = right;
                            continue;
                        }
                    };
                    if let Some(t) = literal_type(left).or_else(|| literal_type(right)) {
                        self.warn(format!("\"{word}\" with '{t}' literal. Did you mean \"{instead}\"?"), e);
                    }
                    left = right;
                }
            }
            Expr::Call(c) => {
                for (i, k) in c.arguments.keywords.iter().enumerate() {
                    if let Some(name) = &k.arg
                        && c.arguments.keywords[..i].iter().any(|o| o.arg.as_deref() == Some(name.as_str()))
                    {
                        self.refuse(format!("keyword argument repeated: {name}"), k);
                    }
                }
                if let Some(t) = display_type(&c.func) {
                    self.warn(format!("'{t}' object is not callable; perhaps you missed a comma?"), e);
                }
            }
            Expr::Subscript(s) => {
                let index = literal_type(&s.slice).or_else(|| display_type(&s.slice));
                match (display_type(&s.value), index) {
                    (
                        Some(
                            t @ ("int" | "float" | "complex" | "set" | "NoneType" | "bool" | "ellipsis"
                            | "generator"),
                        ),
                        _,
                    ) => {
                        self.warn(
                            format!("'{t}' object is not subscriptable; perhaps you missed a comma?"),
                            e,
                        );
                    }
                    (Some(t @ ("str" | "bytes" | "list" | "tuple")), Some(i))
                        if !matches!(i, "int" | "bool") =>
                    {
                        self.warn(
                            format!(
                                "{t} indices must be integers or slices, not {i}; perhaps you missed a comma?"
                            ),
                            e,
                        );
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        visitor::walk_expr(self, e);
    }
}
