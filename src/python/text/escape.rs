//! `repr` and `ascii` of text and of bytes.

use std::fmt::Write;

use super::chars;

/// The quote that CPython takes: single, unless that would have to be escaped and the double one would not.
fn quote(single: bool, double: bool) -> char {
    if single && !double { '"' } else { '\'' }
}

fn push_escaped(out: &mut String, c: char) {
    // Writing to a String cannot fail.
    let _ = match c as u32 {
        code @ 0..=0xff => write!(out, "\\x{code:02x}"),
        code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    };
}

/// As [`push_escaped`], by a name where the character has one.
fn push_spelled(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => push_escaped(out, c),
    }
}

fn quoted(text: &str, shown: impl Fn(char) -> bool) -> String {
    let quote = quote(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if shown(c) && c != '\\' => out.push(c),
            _ => push_spelled(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    quoted(text, chars::is_printable)
}

/// `ascii(text)`.
pub fn ascii(text: &str) -> String {
    quoted(text, |c| c.is_ascii() && !c.is_ascii_control())
}

/// What `ascii()` makes of another object's `repr`: everything beyond ASCII escaped, no quotes added.
pub fn to_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escaped(&mut out, c) }
    }
    out
}

/// `text.encode('unicode_escape')`: as a literal spells it, without quotes.
pub fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' if c != '\\' => out.push(c),
            _ => push_spelled(&mut out, c),
        }
    }
    out
}

/// `repr(data)` of bytes.
pub fn repr_bytes(data: &[u8]) -> String {
    let quote = quote(data.contains(&b'\''), data.contains(&b'"'));
    let mut out = String::with_capacity(data.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7e => out.push(char::from(byte)),
            _ => push_escaped(&mut out, char::from(byte)),
        }
    }
    out.push(quote);
    out
}
