//! The format-spec mini language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::chars;
use super::float;
use super::int::{Int, max_str_digits};
use super::{Error, Kind, Result};

/// No text grows wider than this through a width or a precision: the page's memory is at stake.
pub(super) const WIDEST: usize = 1 << 26;

/// A parsed spec.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spec {
    fill: char,
    align: char,
    sign: Option<char>,
    no_negative_zero: bool,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

/// Reads a number; `None` when no digit stands there.
pub(super) fn read_number(text: &[char], at: &mut usize, too_big: &'static str) -> Result<Option<usize>> {
    let mut value: Option<usize> = None;
    while let Some(digit) = text.get(*at).and_then(|&c| chars::decimal(c)) {
        let next = value.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(digit.into()));
        let next = next.filter(|&n| n <= i64::MAX as usize).ok_or_else(|| Error::value(too_big))?;
        value = Some(next);
        *at += 1;
    }
    Ok(value)
}

pub(super) fn bounded(n: usize) -> Result<usize> {
    if n > WIDEST { Err(Error::new(Kind::Memory, "")) } else { Ok(n) }
}

/// How CPython names a character in an error: itself, or its number.
fn named(c: char) -> String {
    if ('!'..='\x7f').contains(&c) { c.to_string() } else { format!("\\x{:x}", c as u32) }
}

const BOTH: &str = "Cannot specify both ',' and '_'.";

fn parse(text: &str, type_name: &str, right: bool, default: Option<char>) -> Result<Spec> {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut spec = Spec {
        fill: ' ',
        align: if right { '>' } else { '<' },
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: default,
    };
    let (mut fill_given, mut align_given) = (false, false);
    if chars.len() >= 2 && is_align(chars[1]) {
        (spec.fill, spec.align) = (chars[0], chars[1]);
        fill_given = true;
        align_given = true;
        at = 2;
    } else if chars.first().is_some_and(|&c| is_align(c)) {
        spec.align = chars[0];
        align_given = true;
        at = 1;
    }
    let next = |at: usize| chars.get(at).copied();
    if let Some(sign @ (' ' | '+' | '-')) = next(at) {
        spec.sign = Some(sign);
        at += 1;
    }
    if next(at) == Some('z') {
        spec.no_negative_zero = true;
        at += 1;
    }
    if next(at) == Some('#') {
        spec.alternate = true;
        at += 1;
    }
    if !fill_given && next(at) == Some('0') {
        spec.fill = '0';
        if !align_given && right {
            spec.align = '=';
        }
        at += 1;
    }
    const TOO_MANY: &str = "Too many decimal digits in format string";
    spec.width = bounded(read_number(&chars, &mut at, TOO_MANY)?.unwrap_or(0))?;
    if next(at) == Some(',') {
        spec.grouping = Some(',');
        at += 1;
    }
    if next(at) == Some('_') {
        if spec.grouping.is_some() {
            return Err(Error::value(BOTH));
        }
        spec.grouping = Some('_');
        at += 1;
    }
    if next(at) == Some(',') && spec.grouping == Some('_') {
        return Err(Error::value(BOTH));
    }
    if next(at) == Some('.') {
        at += 1;
        let precision = read_number(&chars, &mut at, TOO_MANY)?;
        let precision = precision.ok_or_else(|| Error::value("Format specifier missing precision"))?;
        spec.precision = Some(precision);
    }
    match chars.len() - at {
        0 => {}
        1 => spec.kind = Some(chars[at]),
        _ => {
            return Err(Error::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
    }
    if let (Some(separator), Some(kind)) = (spec.grouping, spec.kind) {
        let allowed = match kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' => true,
            'b' | 'o' | 'x' | 'X' => separator == '_',
            _ => false,
        };
        if !allowed {
            return Err(Error::value(format!("Cannot specify '{separator}' with '{}'.", named(kind))));
        }
    }
    Ok(spec)
}

fn unknown_code(kind: char, type_name: &str) -> Error {
    Error::value(format!("Unknown format code '{}' for object of type '{type_name}'", named(kind)))
}

/// `text` padded to `width`.
fn pad(text: &str, spec: &Spec) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let left = match spec.align {
        '>' => missing,
        '^' => missing / 2,
        _ => 0,
    };
    let mut out = String::with_capacity(text.len() + missing);
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, missing - left));
    out
}

/// `digits` in groups, with zeros before them up to `least` characters.
fn group(digits: &str, separator: Option<char>, size: usize, least: usize) -> String {
    let Some(separator) = separator else {
        let zeros = least.saturating_sub(digits.len());
        return "0".repeat(zeros) + digits;
    };
    let mut reversed = Vec::with_capacity(least.max(digits.len() * 4 / 3 + 1));
    let mut rest = digits.bytes().rev();
    let (mut left, mut least) = (digits.len() as i64, least as i64);
    loop {
        let take = (size as i64).min(left.max(least).max(1));
        for _ in 0..take {
            reversed.push(rest.next().unwrap_or(b'0'));
        }
        left -= take;
        least -= take;
        if left <= 0 && least <= 0 {
            break;
        }
        reversed.push(separator as u8);
        least -= 1;
    }
    reversed.iter().rev().map(|&b| char::from(b)).collect()
}

/// A number's parts, laid out as the spec asks: sign, prefix, digits (grouped), the rest (point, exponent, `inf`).
fn lay_out(spec: &Spec, negative: bool, prefix: &str, digits: &str, rest: &str) -> String {
    let sign = match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let beside = sign.len() + prefix.len() + rest.len();
    let zero_filled = spec.fill == '0' && spec.align == '=';
    let least = if zero_filled { spec.width.saturating_sub(beside) } else { 0 };
    let size = if matches!(spec.kind, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
    let grouped = if digits.is_empty() { String::new() } else { group(digits, spec.grouping, size, least) };
    if spec.align == '=' {
        let missing = spec.width.saturating_sub(beside + grouped.len());
        let fill: String = std::iter::repeat_n(spec.fill, missing).collect();
        return format!("{sign}{prefix}{fill}{grouped}{rest}");
    }
    pad(&format!("{sign}{prefix}{grouped}{rest}"), spec)
}

/// `format(n, spec)`. `type_name` is the class that errors name (`bool` formats as an int).
pub fn int(n: &Int, text: &str, type_name: &str) -> Result<String> {
    if text.is_empty() {
        return n.decimal(max_str_digits());
    }
    let spec = parse(text, type_name, true, Some('d'))?;
    let kind = spec.kind.unwrap_or('d');
    if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        return lay_out_float(n.to_f64()?, &spec, type_name);
    }
    if !matches!(kind, 'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') {
        return Err(unknown_code(kind, type_name));
    }
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if kind == 'c' {
        if spec.sign.is_some() {
            return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
        }
        if spec.alternate {
            return Err(Error::value("Alternate form (#) not allowed with integer format specifier 'c'"));
        }
        if matches!(n, Int::Big(_)) {
            return Err(Error::overflow("Python int too large to convert to C long"));
        }
        let c = character(n)?;
        let spec = Spec { align: if spec.align == '=' { '>' } else { spec.align }, ..spec };
        return Ok(pad(c.encode_utf8(&mut [0; 4]), &spec));
    }
    let (base, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = if base == 10 {
        n.decimal(max_str_digits())?.trim_start_matches('-').to_owned()
    } else {
        n.digits(base)
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    Ok(lay_out(&spec, n.is_negative(), if spec.alternate { prefix } else { "" }, &digits, ""))
}

/// What most specs say: `<` or `>`, a width, and for floats a precision and `f`.
struct Plain {
    align: Option<u8>,
    width: usize,
    precision: Option<usize>,
}

impl Plain {
    /// A spec that says no more than that, ended by one of the `kinds` or by nothing.
    fn read(text: &str, kinds: &[u8]) -> Option<Plain> {
        fn number(rest: &mut &[u8]) -> Option<usize> {
            let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let (number, after) = rest.split_at_checked(digits).filter(|_| (1..=3).contains(&digits))?;
            *rest = after;
            Some(number.iter().fold(0, |n, b| n * 10 + usize::from(b - b'0')))
        }
        let mut rest = text.as_bytes();
        let align = rest.first().copied().filter(|b| matches!(b, b'<' | b'>'));
        rest = rest.get(usize::from(align.is_some())..)?;
        let width = match rest.first() {
            Some(b'1'..=b'9') => number(&mut rest)?,
            _ => 0,
        };
        let precision = match rest.split_first() {
            Some((b'.', after)) => {
                rest = after;
                Some(number(&mut rest)?)
            }
            _ => None,
        };
        let known = match rest {
            [] => true,
            [kind] => kinds.contains(kind),
            _ => false,
        };
        known.then_some(Plain { align, width, precision })
    }

    fn pad(&self, text: String, default: u8) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if missing == 0 {
            return text;
        }
        let mut out = String::with_capacity(text.len() + missing);
        if self.align.unwrap_or(default) == b'>' {
            out.extend(std::iter::repeat_n(' ', missing));
            out.push_str(&text);
        } else {
            out.push_str(&text);
            out.extend(std::iter::repeat_n(' ', missing));
        }
        out
    }
}

/// `format(n, spec)` for the commonest specs.
pub fn plain_int(n: i64, text: &str) -> Option<String> {
    let spec = Plain::read(text, b"d").filter(|s| s.precision.is_none())?;
    Some(spec.pad(n.to_string(), b'>'))
}

/// `format(x, spec)` for the commonest specs.
pub fn plain_float(x: f64, text: &str) -> Option<String> {
    let spec = Plain::read(text, b"f").filter(|_| text.ends_with('f') && x.is_finite())?;
    let mut digits = float::with_precision(x, 'f', spec.precision.unwrap_or(6), false, false);
    if x.is_sign_negative() {
        digits.insert(0, '-');
    }
    Some(spec.pad(digits, b'>'))
}

/// `format(text, spec)` of a str for the commonest specs.
pub fn plain_str(value: &str, text: &str) -> Option<String> {
    let spec = Plain::read(text, b"s").filter(|s| s.precision.is_none())?;
    Some(spec.pad(value.to_owned(), b'<'))
}

/// `chr(n)`, with the error of the format code `c`.
pub(super) fn character(n: &Int) -> Result<char> {
    let c = match n {
        Int::Small(n) => u32::try_from(*n).ok().and_then(char::from_u32),
        Int::Big(_) => None,
    };
    c.ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))
}

/// `format(x, spec)`.
pub fn float(x: f64, text: &str, type_name: &str) -> Result<String> {
    if text.is_empty() {
        return Ok(float::repr(x));
    }
    lay_out_float(x, &parse(text, type_name, true, None)?, type_name)
}

fn lay_out_float(x: f64, spec: &Spec, type_name: &str) -> Result<String> {
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) {
        return Err(unknown_code(spec.kind.unwrap_or(' '), type_name));
    }
    let percent = spec.kind == Some('%');
    let x = if percent { x * 100.0 } else { x };
    let (negative, digits, mut rest) = float_parts(x, spec, true)?;
    if percent {
        rest.push('%');
    }
    Ok(lay_out(spec, negative, "", &digits, &rest))
}

/// The sign, the digits before the point, and all behind them. `point` is the float's habit of ending in `.0`.
fn float_parts(x: f64, spec: &Spec, point: bool) -> Result<(bool, String, String)> {
    let precision = match spec.precision {
        Some(n) if n > i32::MAX as usize => return Err(Error::value("precision too big")),
        Some(n) => Some(bounded(n)?),
        None => None,
    };
    let upper = matches!(spec.kind, Some('E' | 'F' | 'G'));
    let mut text = if !x.is_finite() {
        float::repr(x.abs())
    } else {
        match (spec.kind, precision) {
            (None, None) => {
                let mut text = float::shortest(x.abs(), point);
                if spec.alternate && !text.contains('.') {
                    let at = text.find('e').unwrap_or(text.len());
                    text.insert(at, '.');
                }
                text
            }
            (None, Some(n)) => float::with_precision(x, 'g', n, spec.alternate, point),
            (Some('%'), n) => float::with_precision(x, 'f', n.unwrap_or(6), spec.alternate, false),
            (Some('n'), n) => float::with_precision(x, 'g', n.unwrap_or(6), spec.alternate, false),
            (Some(kind), n) => {
                let kind = kind.to_ascii_lowercase();
                float::with_precision(x, kind, n.unwrap_or(6), spec.alternate, false)
            }
        }
    };
    if upper {
        text.make_ascii_uppercase();
    }
    let zero =
        !text.bytes().take_while(|&b| b != b'e' && b != b'E').any(|b| b.is_ascii_alphanumeric() && b != b'0');
    let negative = x.is_sign_negative() && !x.is_nan() && !(spec.no_negative_zero && zero);
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.split_off(whole);
    Ok((negative, text, rest))
}

/// `format(text, spec)` of a str.
pub fn str(value: &str, text: &str, type_name: &str) -> Result<String> {
    if text.is_empty() {
        return Ok(value.to_owned());
    }
    let spec = parse(text, type_name, false, Some('s'))?;
    let kind = spec.kind.unwrap_or('s');
    if kind != 's' {
        return Err(unknown_code(kind, type_name));
    }
    if let Some(sign) = spec.sign {
        return Err(Error::value(if sign == ' ' {
            "Space not allowed in string format specifier"
        } else {
            "Sign not allowed in string format specifier"
        }));
    }
    if spec.no_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in string format specifier"));
    }
    if spec.alternate {
        return Err(Error::value("Alternate form (#) not allowed in string format specifier"));
    }
    if spec.align == '=' {
        return Err(Error::value("'=' alignment not allowed in string format specifier"));
    }
    Ok(pad(cut(value, spec.precision), &spec))
}

/// The first `count` characters.
pub(super) fn cut(text: &str, count: Option<usize>) -> &str {
    let end = count.and_then(|n| text.char_indices().nth(n));
    end.map_or(text, |(end, _)| &text[..end])
}

/// `format(complex(re, im), spec)`.
pub fn complex(re: f64, im: f64, text: &str, type_name: &str) -> Result<String> {
    if text.is_empty() {
        return Ok(float::repr_complex(re, im));
    }
    let spec = parse(text, type_name, true, None)?;
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(unknown_code(spec.kind.unwrap_or(' '), type_name));
    }
    if spec.fill == '0' {
        return Err(Error::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == '=' {
        return Err(Error::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let skip_real = spec.kind.is_none() && re == 0.0 && !re.is_sign_negative();
    let inner = Spec { fill: ' ', align: '<', width: 0, ..spec.clone() };
    let mut out = String::new();
    let mut part = |x: f64, sign: Option<char>| -> Result<()> {
        let spec = Spec { sign, ..inner.clone() };
        let (negative, digits, rest) = float_parts(x, &spec, false)?;
        out.push_str(&lay_out(&spec, negative, "", &digits, &rest));
        Ok(())
    };
    if skip_real {
        part(im, spec.sign)?;
    } else {
        part(re, spec.sign)?;
        part(im, Some('+'))?;
    }
    out.push('j');
    if spec.kind.is_none() && !skip_real {
        out = format!("({out})");
    }
    Ok(pad(&out, &spec))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way says what the long way says, where it says anything.
    #[test]
    fn plain_specs_are_as_in_full() {
        let mut short = 0;
        let widths = ["", "0", "3", "12", "012", "1234"];
        for (align, width) in ["", "<", ">", "^", "=", "*<", "+"].iter().flat_map(|a| widths.map(|w| (*a, w)))
        {
            for (precision, kind) in ["", ".0", ".2", ".12", "."]
                .iter()
                .flat_map(|p| ["", "d", "f", "s", "x", ","].map(|k| (*p, k)))
            {
                let spec = format!("{align}{width}{precision}{kind}");
                for n in [0, 7, -12_345] {
                    if let Some(text) = plain_int(n, &spec) {
                        assert_eq!(Ok(text), int(&Int::Small(n), &spec, "int"), "{n}:{spec}");
                        short += 1;
                    }
                }
                for x in [0.0, -0.0, 0.125, -2.5, 1e300, f64::NAN, f64::INFINITY] {
                    if let Some(text) = plain_float(x, &spec) {
                        assert_eq!(Ok(text), float(x, &spec, "float"), "{x}:{spec}");
                        short += 1;
                    }
                }
                for value in ["", "Zoë", "a longer text than most"] {
                    if let Some(text) = plain_str(value, &spec) {
                        assert_eq!(Ok(text), str(value, &spec, "str"), "{value}:{spec}");
                        short += 1;
                    }
                }
            }
        }
        assert!(short > 100, "only {short} went the short way");
    }
}
