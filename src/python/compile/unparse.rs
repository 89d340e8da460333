//! Expressions back to text, as `from __future__ import annotations` keeps them.

use crate::python::text::{escape, float};
use ruff_python_ast::{self as ast, BoolOp, Expr, Number, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// How tightly an operator binds; the larger, the tighter.
fn strength(op: Operator) -> u8 {
    match op {
        Operator::BitOr => 6,
        Operator::BitXor => 7,
        Operator::BitAnd => 8,
        Operator::LShift | Operator::RShift => 9,
        Operator::Add | Operator::Sub => 10,
        Operator::Pow => 13,
        _ => 11,
    }
}

/// The text of an expression; `source` is the text it was parsed from.
pub(super) fn unparse(e: &Expr, source: &str) -> String {
    let mut u = Unparser { source, out: String::new() };
    u.expr(e, 0);
    u.out
}

struct Unparser<'a> {
    source: &'a str,
    out: String,
}

impl Unparser<'_> {
    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>) {
        for (i, e) in items.into_iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            self.expr(e, 1);
        }
    }

    /// `level`: how tightly the surroundings bind.
    fn around(&mut self, own: u8, level: u8, f: impl FnOnce(&mut Self)) {
        if own < level {
            self.out.push('(');
        }
        f(self);
        if own < level {
            self.out.push(')');
        }
    }

    fn expr(&mut self, e: &Expr, level: u8) {
        match e {
            Expr::Name(n) => self.out.push_str(n.id.as_str()),
            Expr::NoneLiteral(_) => self.out.push_str("None"),
            Expr::EllipsisLiteral(_) => self.out.push_str("..."),
            Expr::BooleanLiteral(b) => self.out.push_str(if b.value { "True" } else { "False" }),
            Expr::StringLiteral(s) => self.out.push_str(&escape::repr(s.value.to_str())),
            Expr::BytesLiteral(b) => {
                let bytes: Vec<u8> = b.value.bytes().collect();
                self.out.push_str(&escape::repr_bytes(&bytes));
            }
            Expr::NumberLiteral(n) => match &n.value {
                Number::Int(i) => self.out.push_str(&i.to_string()),
                Number::Float(f) => self.out.push_str(&float::repr(*f)),
                Number::Complex { real, imag } => self.out.push_str(&float::repr_complex(*real, *imag)),
            },
            Expr::Attribute(a) => {
                self.expr(&a.value, 15);
                self.out.push('.');
                self.out.push_str(a.attr.as_str());
            }
            Expr::Subscript(s) => {
                self.expr(&s.value, 15);
                self.out.push('[');
                match &*s.slice {
                    Expr::Tuple(t) if !t.elts.is_empty() => {
                        self.list(&t.elts);
                        if t.elts.len() == 1 {
                            self.out.push(',');
                        }
                    }
                    e => self.expr(e, 0),
                }
                self.out.push(']');
            }
            Expr::Tuple(t) => {
                self.out.push('(');
                self.list(&t.elts);
                self.out.push_str(if t.elts.len() == 1 { ",)" } else { ")" });
            }
            Expr::List(l) => {
                self.out.push('[');
                self.list(&l.elts);
                self.out.push(']');
            }
            Expr::Set(s) => {
                self.out.push('{');
                self.list(&s.elts);
                self.out.push('}');
            }
            Expr::Dict(d) => {
                self.out.push('{');
                for (i, item) in d.items.iter().enumerate() {
                    self.out.push_str(if i > 0 { ", " } else { "" });
                    match &item.key {
                        Some(k) => {
                            self.expr(k, 1);
                            self.out.push_str(": ");
                        }
                        None => self.out.push_str("**"),
                    }
                    self.expr(&item.value, 1);
                }
                self.out.push('}');
            }
            Expr::Starred(s) => {
                self.out.push('*');
                self.expr(&s.value, 6);
            }
            Expr::BinOp(b) => {
                let own = strength(b.op);
                let (left, right) = if b.op == Operator::Pow { (own + 1, own) } else { (own, own + 1) };
                self.around(own, level, |u| {
                    u.expr(&b.left, left);
                    u.out.push_str(&format!(" {} ", b.op.as_str()));
                    u.expr(&b.right, right);
                });
            }
            Expr::UnaryOp(o) => {
                let (own, sign) = match o.op {
                    UnaryOp::Not => (4, "not "),
                    UnaryOp::Invert => (12, "~"),
                    UnaryOp::UAdd => (12, "+"),
                    UnaryOp::USub => (12, "-"),
                };
                self.around(own, level, |u| {
                    u.out.push_str(sign);
                    u.expr(&o.operand, own);
                });
            }
            Expr::BoolOp(b) => {
                let (own, word) = if b.op == BoolOp::Or { (2, " or ") } else { (3, " and ") };
                self.around(own, level, |u| {
                    for (i, v) in b.values.iter().enumerate() {
                        u.out.push_str(if i > 0 { word } else { "" });
                        u.expr(v, own + 1);
                    }
                });
            }
            Expr::Compare(c) => self.around(5, level, |u| {
                u.expr(&c.left, 6);
                for (op, right) in c.ops.iter().zip(&c.comparators) {
                    u.out.push_str(&format!(" {} ", op.as_str()));
                    u.expr(right, 6);
                }
            }),
            Expr::If(i) => self.around(1, level, |u| {
                u.expr(&i.body, 2);
                u.out.push_str(" if ");
                u.expr(&i.test, 2);
                u.out.push_str(" else ");
                u.expr(&i.orelse, 1);
            }),
            Expr::Call(c) => self.call(c),
            e => {
                let text = self.source.get(e.start().to_usize()..e.end().to_usize()).unwrap_or("");
                self.out.push_str(text);
            }
        }
    }

    fn call(&mut self, c: &ast::ExprCall) {
        self.expr(&c.func, 15);
        self.out.push('(');
        self.list(&c.arguments.args);
        for (i, k) in c.arguments.keywords.iter().enumerate() {
            if i > 0 || !c.arguments.args.is_empty() {
                self.out.push_str(", ");
            }
            match &k.arg {
                Some(n) => self.out.push_str(&format!("{n}=")),
                None => self.out.push_str("**"),
            }
            self.expr(&k.value, 1);
        }
        self.out.push(')');
    }
}
