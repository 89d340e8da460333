//! What is wrong within literals: numbers, escapes, f-strings.

use super::SyntaxError;
use super::errors::{Text, begins, closes, ends, error, opens};
use ruff_python_ast::StringFlags;
use ruff_python_ast::str_prefix::AnyStringPrefix;
use ruff_python_ast::token::{TokenKind as K, Tokens};
use ruff_python_parser::InterpolatedStringErrorType as Inner;
use ruff_text_size::Ranged;

/// What is wrong with a number that begins with `run`: message, first and last byte.
fn number_error(run: &str) -> Option<(String, usize, usize)> {
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
            b'e' | b'E'
                if !exponent
                    && i + 1 < b.len()
                    && b[i + 1..].iter().any(u8::is_ascii_digit)
                    && matches!(b[i + 1], b'0'..=b'9' | b'+' | b'-') =>
            {
                exponent = true;
                i += 2;
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

impl Text<'_> {
    /// The number that begins at `start`, if it is none.
    pub(super) fn number(&self, start: usize) -> Option<SyntaxError> {
        let rest = &self.text[start..];
        let b = rest.as_bytes();
        // An exponent's sign belongs to a decimal number.
        let sign = |i: usize| {
            matches!(b[i], b'+' | b'-')
                && i > 0
                && matches!(b[i - 1], b'e' | b'E')
                && b.get(i + 1).is_some_and(u8::is_ascii_digit)
                && b[..i - 1].iter().all(|c| c.is_ascii_digit() || matches!(c, b'_' | b'.'))
        };
        let len = (0..b.len())
            .find(|&i| !(b[i].is_ascii_alphanumeric() || matches!(b[i], b'_' | b'.') || sign(i)))
            .unwrap_or(rest.len());
        number_error(&rest[..len]).map(|(m, a, b)| error(m, start + a, start + b))
    }

    /// The token behind the brace of the replacement field that token `i` stands in, if it stands in one.
    fn field(&self, i: usize) -> Option<usize> {
        let brace = self.bracket(i).filter(|b| self.tokens[*b].kind == K::Lbrace)?;
        let outer = self.bracket(brace)?;
        (self.tokens[outer].kind == K::FStringStart).then_some(brace + 1)
    }

    /// What token `at`, where the parser wanted an expression or found a stray character, means in an f-string.
    pub(super) fn in_f_string(&self, at: usize) -> Option<SyntaxError> {
        let first = self.field(at)?;
        let t = *self.tokens.get(at)?;
        let text = self.slice(t.start, t.end);
        if t.kind == K::FStringEnd {
            return Some(error("f-string: expecting '}'", t.start, t.start + 1));
        }
        if at == first && matches!(text, "!" | "=" | ":" | "}") {
            let m = format!("f-string: valid expression required before '{text}'");
            return Some(error(m, t.start, t.end));
        }
        if self.tokens[first].kind == K::Lambda
            && let Some(colon) = (first..=at).find(|i| self.tokens[*i].kind == K::Colon)
        {
            let m = "f-string: lambda expressions are not allowed without parentheses";
            return Some(error(m, self.tokens[first].start, self.tokens[colon].end));
        }
        if t.kind == K::Lambda {
            return None;
        }
        let wanted = "f-string: expecting '=', or '!', or ':', or '}'";
        if t.kind == K::Rbrace {
            // An operator without its right side.
            return Some(self.at_token(wanted, at - 1));
        }
        (t.kind == K::Unknown).then(|| self.at_token(wanted, at))
    }

    /// An error within an f-string.
    pub(super) fn f_string(&self, i: &Inner, start: usize) -> SyntaxError {
        let last = self.tokens.iter().position(|t| t.start >= start).unwrap_or(self.tokens.len());
        match i {
            Inner::UnclosedLbrace => self.unclosed(last),
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

    /// A replacement field is not closed where token `at` stands.
    fn unclosed(&self, at: usize) -> SyntaxError {
        let (start, end) = self.place(at);
        let Some(first) = self.field(at) else { return error("f-string: expecting '}'", start, start + 1) };
        let own = |k: K| (first..at).any(|i| self.tokens[i].kind == k && self.bracket(i) == self.bracket(at));
        let found = self.tokens.get(at).map_or(K::EndOfFile, |t| t.kind);
        if let Some(e) = self.in_f_string(at).filter(|_| self.tokens[first].kind == K::Lambda) {
            return e;
        }
        if own(K::Colon) {
            return error("f-string: expecting '}', or format specs", start, start + 1);
        }
        if found == K::FStringEnd {
            return error("f-string: expecting '}'", start, start + 1);
        }
        let before = self.tokens[at - 1].kind;
        if before == K::Equal {
            return error("f-string: expecting '!', or ':', or '}'", start, end);
        }
        if ends(before) && begins(found) {
            let m = "invalid syntax. Perhaps you forgot a comma?";
            return error(m, self.tokens[first].start, end);
        }
        if opens(found) || closes(found) {
            return self.at_token("f-string: expecting '}'", at);
        }
        error("f-string: expecting '=', or '!', or ':', or '}'", start, end)
    }

    /// An escape that is not one, in the literal around `start`.
    pub(super) fn escape(&self, start: usize, end: usize) -> SyntaxError {
        let t = self.tokens.iter().find(|t| t.end > start).map_or((start, end), |t| (t.start, t.end));
        let literal = self.slice(t.0, t.1);
        let quote = literal.find(['"', '\'']).unwrap_or(0);
        let bytes = literal[..quote].contains(['b', 'B']);
        let marks = literal[quote..].chars().next().unwrap_or('"');
        let quotes = if literal[quote..].starts_with(&marks.to_string().repeat(3)) { 3 } else { 1 };
        let body = literal.get(quote + quotes..literal.len().saturating_sub(quotes)).unwrap_or("");
        // Positions count the bytes that CPython decodes, where a character beyond ASCII has become an escape.
        let (mut at, mut chars) = (0, body.chars().peekable());
        while let Some(c) = chars.next() {
            if c != '\\' {
                at += if c.is_ascii() || bytes { c.len_utf8() } else { 10 };
                continue;
            }
            let Some(kind) = chars.next() else { break };
            let digits = match kind {
                'x' => 2,
                'u' if !bytes => 4,
                'U' if !bytes => 8,
                'N' if !bytes => {
                    let m =
                        "Loopglass knows no characters by name: write the character itself or its \\u code";
                    return error(m, t.0, t.1);
                }
                _ => {
                    at += 1 + kind.len_utf8();
                    continue;
                }
            };
            let mut code = String::new();
            while code.len() < digits
                && let Some(d) = chars.next_if(char::is_ascii_hexdigit)
            {
                code.push(d);
            }
            if code.len() == digits && u32::from_str_radix(&code, 16).is_ok_and(|c| c <= 0x10_ffff) {
                at += 2 + digits;
                continue;
            }
            let last = at + 1 + code.len();
            let message = if bytes {
                format!("(value error) invalid \\x escape at position {at}")
            } else {
                let what = match code.len() == digits {
                    true => "illegal Unicode character".to_string(),
                    false => format!("truncated \\{kind}{} escape", "X".repeat(digits)),
                };
                format!(
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {at}-{last}: {what}"
                )
            };
            return error(message, t.0, t.1);
        }
        error("invalid syntax", t.0, t.1)
    }
}

/// The escape sequences that mean nothing, the first of each literal: where CPython warns, and how.
pub(super) fn bad_escapes(text: &str, tokens: &Tokens) -> Vec<(u32, String)> {
    let mut found = vec![];
    for (i, token) in tokens.iter().enumerate() {
        let (K::String | K::FStringMiddle) = token.kind() else { continue };
        let Some(flags) = token.string_flags() else { continue };
        let literal = &text[token.range()];
        if flags.is_raw_string() || !literal.contains('\\') {
            continue;
        }
        let Some(escape) = bad_escape(literal, matches!(flags.prefix(), AnyStringPrefix::Bytes(_))) else {
            continue;
        };
        let octal = if escape.len() > 2 { "octal " } else { "" };
        // A piece of an f-string is told of at its end.
        let at = if token.kind() == K::FStringMiddle {
            let mut open = 1;
            let end = tokens[i..].iter().find(|t| {
                open += i32::from(t.kind() == K::FStringStart) - i32::from(t.kind() == K::FStringEnd);
                open == 0
            });
            end.map_or(token.range().start(), |t| t.range().start())
        } else {
            token.range().start()
        };
        found.push((at.to_u32(), format!("invalid {octal}escape sequence '{escape}'")));
    }
    found
}

fn bad_escape(literal: &str, bytes: bool) -> Option<String> {
    let mut chars = literal.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            continue;
        }
        match chars.next()? {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {}
            'N' | 'u' | 'U' if !bytes => {}
            first @ '0'..='7' => {
                let mut digits = String::from(first);
                while digits.len() < 3
                    && let Some(d) = chars.next_if(|c| c.is_digit(8))
                {
                    digits.push(d);
                }
                if digits.len() == 3 && first > '3' {
                    return Some(format!("\\{digits}"));
                }
            }
            other => return Some(format!("\\{other}")),
        }
    }
    None
}
