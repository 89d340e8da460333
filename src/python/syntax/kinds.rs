//! What a token or an expression is called, and where a number goes wrong: what the errors are told by.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{Expr, UnaryOp};

/// What CPython calls an expression in "cannot assign to ...".
pub(super) fn kind_name(e: &Expr) -> &'static str {
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
pub(super) fn below_comparison(e: &Expr) -> bool {
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

pub(super) fn separates(k: K) -> bool {
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

/// What is wrong with a number that begins with `run`: message, first and last byte.
pub(super) fn number_error(run: &str) -> Option<(String, usize, usize)> {
    let b = run.as_bytes();
    let plain = |i: usize| Some(("invalid decimal literal".to_string(), i, i + 1));
    if b.first() == Some(&b'0') && b.len() > 1 {
        let (base, name) = match b[1] | 0x20 {
            b'x' => (16, "hexadecimal"),
            b'o' => (8, "octal"),
            b'b' => (2, "binary"),
            _ => (10, ""),
        };
        if base != 10 {
            let mut i = 2;
            while i < b.len() && (char::from(b[i]).is_digit(base) || (b[i] == b'_' && i + 1 < b.len())) {
                i += 1;
            }
            return match b.get(i) {
                Some(c) if c.is_ascii_digit() => {
                    Some((format!("invalid digit '{}' in {name} literal", char::from(*c)), i, i + 1))
                }
                Some(_) => Some((format!("invalid {name} literal"), i - 1, i)),
                None if i == 2 || b[i - 1] == b'_' => Some((format!("invalid {name} literal"), i - 1, i)),
                None => None,
            };
        }
    }
    let mut i = 0;
    let (mut dot, mut exponent) = (false, false);
    while i < b.len() {
        match b[i] {
            b'0'..=b'9' => i += 1,
            b'_' if i + 1 < b.len() && b[i + 1].is_ascii_digit() => i += 1,
            b'_' => return plain(i),
            b'.' if !dot && !exponent => {
                dot = true;
                i += 1;
            }
            b'.' => return None,
            b'e' | b'E' if !exponent && i + 1 < b.len() && b[i + 1].is_ascii_digit() => {
                exponent = true;
                i += 1;
            }
            b'j' | b'J' if i + 1 == b.len() => return None,
            _ => {
                let rest = &run[i..];
                let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"];
                if keyword.iter().any(|k| rest.starts_with(k)) {
                    return None;
                }
                return plain(i.saturating_sub(1));
            }
        }
    }
    if !dot && !exponent && b.len() > 1 && b[0] == b'0' && b.iter().any(|c| (b'1'..=b'9').contains(c)) {
        let zeros = b.iter().take_while(|c| matches!(c, b'0' | b'_')).count();
        let m = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
        return Some((m.to_string(), 0, zeros));
    }
    None
}
