//! `str.encode` and `bytes.decode`: UTF-8, UTF-16, UTF-32, ASCII, Latin-1.
//!
//! A lone surrogate does not exist here, so `surrogateescape` and `surrogatepass` find nothing to do when encoding.

use std::fmt::Write;

use super::escape;
use super::{Error, Kind};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: a byte order mark is written first, and skipped when read.
    Utf8Sig,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `unicode_escape`: as a literal spells it, in Latin-1.
    Escapes,
    /// `utf-16` and its like: bytes in a unit, byte order (`None`: by a mark).
    Wide(usize, Option<Order>),
}

/// The order of a unit's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The lowest first.
    Little,
    /// The highest first.
    Big,
}

impl Encoding {
    /// The encoding of that name, spelled in any of the usual ways.
    pub fn from_name(name: &str) -> Option<Self> {
        let plain: String =
            name.chars().map(|c| if c == '-' || c == ' ' { '_' } else { c.to_ascii_lowercase() }).collect();
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" | "utf8_sig" => Encoding::Utf8Sig,
            "ascii" | "us_ascii" | "646" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "8859" | "cp819" | "l1" => {
                Encoding::Latin1
            }
            "unicode_escape" | "unicodeescape" => Encoding::Escapes,
            "utf_16" | "utf16" | "u16" => Encoding::Wide(2, None),
            "utf_16_le" | "utf_16le" => Encoding::Wide(2, Some(Order::Little)),
            "utf_16_be" | "utf_16be" => Encoding::Wide(2, Some(Order::Big)),
            "utf_32" | "utf32" | "u32" => Encoding::Wide(4, None),
            "utf_32_le" | "utf_32le" => Encoding::Wide(4, Some(Order::Little)),
            "utf_32_be" | "utf_32be" => Encoding::Wide(4, Some(Order::Big)),
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Escapes => "unicodeescape",
            Encoding::Wide(2, None) => "utf-16",
            Encoding::Wide(2, Some(Order::Little)) => "utf-16-le",
            Encoding::Wide(2, Some(Order::Big)) => "utf-16-be",
            Encoding::Wide(_, None) => "utf-32",
            Encoding::Wide(_, Some(Order::Little)) => "utf-32-le",
            Encoding::Wide(_, Some(Order::Big)) => "utf-32-be",
        }
    }
}

/// `UnicodeEncodeError` or `UnicodeDecodeError` with its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnicodeError {
    /// Which of the two.
    pub kind: Kind,
    /// `encoding`
    pub encoding: &'static str,
    /// `start`: in characters when encoding, in bytes when decoding.
    pub start: usize,
    /// `end`, exclusive.
    pub end: usize,
    /// `reason`
    pub reason: &'static str,
    /// `str()` of the exception.
    pub message: String,
}

impl From<UnicodeError> for Error {
    fn from(error: UnicodeError) -> Self {
        Error::new(error.kind, error.message)
    }
}

/// Why a text could not be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The handler was `strict`.
    Unicode(UnicodeError),
    /// There is no handler of that name: a `LookupError`.
    Handler(Error),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unicode(error) => error.into(),
            Failure::Handler(error) => error,
        }
    }
}

fn unknown_handler(name: &str) -> Failure {
    Failure::Handler(Error::new(Kind::Lookup, format!("unknown error handler name '{name}'")))
}

/// What an encoding that is not here raises.
pub fn unknown_encoding(name: &str) -> Error {
    Error::new(Kind::Lookup, format!("unknown encoding: {name}"))
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &str, encoding: Encoding, errors: &str) -> Result<Vec<u8>, Failure> {
    let (bound, reason) = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => return Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Escapes => return Ok(escape::spelled(text).into_bytes()),
        Encoding::Ascii => (0x80, "ordinal not in range(128)"),
        Encoding::Wide(unit, order) => return Ok(encode_wide(text, unit, order)),
        Encoding::Latin1 => (0x100, "ordinal not in range(256)"),
    };
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text.chars().enumerate().peekable());
    while let Some((start, c)) = rest.next() {
        if (c as u32) < bound {
            out.push(c as u8);
            continue;
        }
        // A run of characters that do not fit is one error.
        let mut run = vec![c];
        while let Some((_, c)) = rest.next_if(|&(_, c)| c as u32 >= bound) {
            run.push(c);
        }
        match errors {
            "strict" | "surrogateescape" | "surrogatepass" => {
                return Err(Failure::Unicode(encode_error(encoding.name(), start, &run, reason)));
            }
            "ignore" => {}
            "replace" => out.extend(std::iter::repeat_n(b'?', run.len())),
            "xmlcharrefreplace" => {
                run.iter().for_each(|&c| out.extend(format!("&#{};", c as u32).bytes()));
            }
            "backslashreplace" => {
                out.extend(escape::to_ascii(&String::from_iter(run)).bytes());
            }
            _ => return Err(unknown_handler(errors)),
        }
    }
    Ok(out)
}

fn encode_error(encoding: &'static str, start: usize, run: &[char], reason: &'static str) -> UnicodeError {
    let end = start + run.len();
    let message = if run.len() == 1 {
        let shown = escape::to_ascii(&run[0].to_string());
        format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
    } else {
        format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1)
    };
    UnicodeError { kind: Kind::UnicodeEncode, encoding, start, end, reason, message }
}

/// `data.decode(encoding, errors)`.
pub fn decode(data: &[u8], encoding: Encoding, errors: &str) -> Result<String, Failure> {
    let mut out = String::with_capacity(data.len());
    let mut at = 0;
    match encoding {
        Encoding::Latin1 => return Ok(data.iter().map(|&b| char::from(b)).collect()),
        Encoding::Escapes => decode_escapes(&mut out, data, errors)?,
        Encoding::Wide(unit, order) => decode_wide(&mut out, data, unit, order, errors)?,
        Encoding::Ascii => {
            while at < data.len() {
                if data[at] < 0x80 {
                    out.push(char::from(data[at]));
                } else {
                    let reason = "ordinal not in range(128)";
                    wrong(&mut out, data, at, at + 1, "ascii", reason, errors)?;
                }
                at += 1;
            }
        }
        Encoding::Utf8 | Encoding::Utf8Sig => {
            if encoding == Encoding::Utf8Sig && data.starts_with(b"\xef\xbb\xbf") {
                at = 3;
            }
            while at < data.len() {
                let error = match std::str::from_utf8(&data[at..]) {
                    Ok(text) => {
                        out.push_str(text);
                        break;
                    }
                    Err(error) => error,
                };
                let start = at + error.valid_up_to();
                // Valid by the error's own word.
                out.push_str(std::str::from_utf8(&data[at..start]).unwrap_or(""));
                let (end, reason) = match error.error_len() {
                    None => (data.len(), "unexpected end of data"),
                    Some(length) if (0xc2..=0xf4).contains(&data[start]) => {
                        (start + length, "invalid continuation byte")
                    }
                    Some(length) => (start + length, "invalid start byte"),
                };
                wrong(&mut out, data, start, end, "utf-8", reason, errors)?;
                at = end;
            }
        }
    }
    Ok(out)
}

fn encode_wide(text: &str, unit: usize, order: Option<Order>) -> Vec<u8> {
    let mut out = vec![];
    let mut push = |n: u32| match order {
        Some(Order::Big) => out.extend(&n.to_be_bytes()[4 - unit..]),
        _ => out.extend(&n.to_le_bytes()[..unit]),
    };
    if order.is_none() {
        push(0xfeff);
    }
    if unit == 2 {
        text.encode_utf16().for_each(|n| push(u32::from(n)));
    } else {
        text.chars().for_each(|c| push(u32::from(c)));
    }
    out
}

fn decode_wide(
    out: &mut String,
    data: &[u8],
    unit: usize,
    order: Option<Order>,
    errors: &str,
) -> Result<(), Failure> {
    let mut order = order;
    let mut at = 0;
    let read = |at: usize, order: Option<Order>| {
        let bytes = data.get(at..at + unit)?;
        let shift = |n: u32, b: &u8| n << 8 | u32::from(*b);
        Some(match order {
            Some(Order::Big) => bytes.iter().fold(0, shift),
            _ => bytes.iter().rev().fold(0, shift),
        })
    };
    let name = Encoding::Wide(unit, order).name();
    if order.is_none() {
        match (read(0, Some(Order::Little)), read(0, Some(Order::Big))) {
            (Some(0xfeff), _) => at = unit,
            (_, Some(0xfeff)) => (at, order) = (unit, Some(Order::Big)),
            _ => {}
        }
    }
    while at < data.len() {
        let Some(n) = read(at, order) else {
            wrong(out, data, at, data.len(), name, "truncated data", errors)?;
            break;
        };
        let mut end = at + unit;
        match (char::from_u32(n), n) {
            (Some(c), _) => out.push(c),
            (None, 0xd800..0xdc00) if unit == 2 => match read(end, order) {
                Some(low @ 0xdc00..0xe000) => {
                    end += unit;
                    let n = 0x1_0000 + ((n - 0xd800) << 10) + (low - 0xdc00);
                    out.extend(char::from_u32(n));
                }
                Some(_) => wrong(out, data, at, end, name, "illegal UTF-16 surrogate", errors)?,
                None => wrong(out, data, at, data.len(), name, "unexpected end of data", errors)?,
            },
            _ if unit == 2 => wrong(out, data, at, end, name, "illegal encoding", errors)?,
            _ => wrong(out, data, at, end, name, "code point not in range(0x110000)", errors)?,
        }
        at = end;
    }
    Ok(())
}

fn decode_escapes(out: &mut String, data: &[u8], errors: &str) -> Result<(), Failure> {
    let mut at = 0;
    while at < data.len() {
        let start = at;
        at += 1;
        if data[start] != b'\\' {
            out.push(char::from(data[start]));
            continue;
        }
        let Some(&kind) = data.get(at) else {
            wrong(out, data, start, at, "unicodeescape", "\\ at end of string", errors)?;
            break;
        };
        at += 1;
        let simple = |c: char| Some(c);
        let found = match kind {
            b'\n' => continue,
            b'\\' | b'\'' | b'"' => simple(char::from(kind)),
            b'a' => simple('\x07'),
            b'b' => simple('\x08'),
            b'f' => simple('\x0c'),
            b'n' => simple('\n'),
            b'r' => simple('\r'),
            b't' => simple('\t'),
            b'v' => simple('\x0b'),
            b'0'..=b'7' => {
                let mut value = u32::from(kind - b'0');
                for _ in 0..2 {
                    match data.get(at) {
                        Some(d @ b'0'..=b'7') => value = value * 8 + u32::from(d - b'0'),
                        _ => break,
                    }
                    at += 1;
                }
                char::from_u32(value)
            }
            b'x' | b'u' | b'U' => {
                let (count, reason) = match kind {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                let digits = data[at..].iter().take(count).take_while(|b| b.is_ascii_hexdigit()).count();
                let value = data[at..at + digits]
                    .iter()
                    .fold(0u32, |v, b| v << 4 | char::from(*b).to_digit(16).unwrap_or(0));
                at += digits;
                if digits < count {
                    wrong(out, data, start, at, "unicodeescape", reason, errors)?;
                    continue;
                }
                match char::from_u32(value) {
                    Some(c) => Some(c),
                    None => {
                        wrong(out, data, start, at, "unicodeescape", "illegal Unicode character", errors)?;
                        continue;
                    }
                }
            }
            other => {
                out.push('\\');
                simple(char::from(other))
            }
        };
        out.extend(found);
    }
    Ok(())
}

fn wrong(
    out: &mut String,
    data: &[u8],
    start: usize,
    end: usize,
    encoding: &'static str,
    reason: &'static str,
    errors: &str,
) -> Result<(), Failure> {
    match errors {
        "strict" => {
            let message = if end - start == 1 {
                let byte = data[start];
                format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
            } else {
                let last = end - 1;
                format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
            };
            let kind = Kind::UnicodeDecode;
            let error = UnicodeError { kind, encoding, start, end, reason, message };
            return Err(Failure::Unicode(error));
        }
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => {
            for byte in &data[start..end] {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
        _ => return Err(unknown_handler(errors)),
    }
    Ok(())
}
