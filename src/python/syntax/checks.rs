//! What CPython's compiler refuses, or warns of, in a tree that parsed: repeated keywords, patterns that hide those
//! after them, `is` with a literal, literals that are called.

use super::SyntaxError;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{CmpOp, Expr, MatchCase, Pattern, Stmt};
use ruff_text_size::Ranged;

/// What was found.
#[derive(Default)]
pub(super) struct Checks {
    /// The first error.
    pub error: Option<SyntaxError>,
    /// Texts of `SyntaxWarning`s, each with the offset it is about.
    pub warnings: Vec<(u32, String)>,
}

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

impl<'a> Visitor<'a> for Checks {
    fn visit_stmt(&mut self, s: &'a Stmt) {
        match s {
            Stmt::Match(m) => self.cases(&m.cases),
            Stmt::Assert(a) => {
                if matches!(&*a.test, Expr::Tuple(t) if !t.elts.is_empty()) {
                    self.warn("assertion is always true, perhaps remove parentheses?".into(), s);
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, s);
    }

    fn visit_expr(&mut self, e: &'a Expr) {
        match e {
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
