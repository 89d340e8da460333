//! The methods of `bytes` and `bytearray`. Case and classes are ASCII's.

use super::string::bounds;
use super::{Error, Kind, Result};

/// Where `needle` stands first.
fn position(data: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    data.windows(needle.len()).position(|window| window == needle)
}

/// Where `needle` stands last.
fn last_position(data: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(data.len());
    }
    data.windows(needle.len()).rposition(|window| window == needle)
}

fn part(data: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = bounds(data.len(), start, end)?;
    Some((&data[start..end], start))
}

/// `data.find(needle, start, end)`.
pub fn find(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = part(data, start, end)?;
    position(part, needle).map(|at| before + at)
}

/// `data.rfind(needle, start, end)`.
pub fn rfind(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = part(data, start, end)?;
    last_position(part, needle).map(|at| before + at)
}

/// What `index` and `rindex` raise when `find` finds nothing.
pub fn not_found() -> Error {
    Error::value("subsection not found")
}

/// `data.count(needle, start, end)`.
pub fn count(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    let Some((mut rest, _)) = part(data, start, end) else {
        return 0;
    };
    if needle.is_empty() {
        return rest.len() + 1;
    }
    let mut count = 0;
    while let Some(at) = position(rest, needle) {
        count += 1;
        rest = &rest[at + needle.len()..];
    }
    count
}

/// `data.startswith(prefix, start, end)`.
pub fn starts_with(data: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `data.endswith(suffix, start, end)`.
pub fn ends_with(data: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

fn limit(max: i64) -> usize {
    usize::try_from(max).unwrap_or(usize::MAX)
}

/// `data.replace(old, new, count)`; a negative count is no bound.
pub fn replace(data: &[u8], old: &[u8], new: &[u8], count: i64) -> Vec<u8> {
    let mut left = limit(count);
    let mut out = Vec::with_capacity(data.len());
    let mut rest = data;
    while left > 0 {
        let Some(at) = position(rest, old) else { break };
        left -= 1;
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
        if old.is_empty() {
            // Nothing stands between any two bytes: take one over before the next.
            let Some((&byte, after)) = rest.split_first() else {
                break;
            };
            if left == 0 {
                break;
            }
            out.push(byte);
            rest = after;
        }
    }
    out.extend_from_slice(rest);
    out
}

/// `byte.isspace()`, which in bytes counts the vertical tab.
pub fn is_space_byte(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn trim_start(data: &[u8], test: impl Fn(&u8) -> bool) -> &[u8] {
    let start = data.iter().position(|b| !test(b)).unwrap_or(data.len());
    &data[start..]
}

fn trim_end(data: &[u8], test: impl Fn(&u8) -> bool) -> &[u8] {
    let end = data.iter().rposition(|b| !test(b)).map_or(0, |last| last + 1);
    &data[..end]
}

/// `data.split(separator, max)`.
pub fn split<'a>(data: &'a [u8], separator: Option<&[u8]>, max: i64) -> Result<Vec<&'a [u8]>> {
    let max = limit(max);
    let mut out = Vec::new();
    if let Some(separator) = separator {
        if separator.is_empty() {
            return Err(Error::value("empty separator"));
        }
        let mut rest = data;
        while out.len() < max
            && let Some(at) = position(rest, separator)
        {
            out.push(&rest[..at]);
            rest = &rest[at + separator.len()..];
        }
        out.push(rest);
        return Ok(out);
    }
    let mut rest = trim_start(data, is_space_byte);
    while !rest.is_empty() {
        if out.len() == max {
            out.push(rest);
            break;
        }
        let end = rest.iter().position(is_space_byte).unwrap_or(rest.len());
        out.push(&rest[..end]);
        rest = trim_start(&rest[end..], is_space_byte);
    }
    Ok(out)
}

/// `data.rsplit(separator, max)`.
pub fn rsplit<'a>(data: &'a [u8], separator: Option<&[u8]>, max: i64) -> Result<Vec<&'a [u8]>> {
    let max = limit(max);
    let mut out = Vec::new();
    if let Some(separator) = separator {
        if separator.is_empty() {
            return Err(Error::value("empty separator"));
        }
        let mut rest = data;
        while out.len() < max
            && let Some(at) = last_position(rest, separator)
        {
            out.push(&rest[at + separator.len()..]);
            rest = &rest[..at];
        }
        out.push(rest);
    } else {
        let mut rest = trim_end(data, is_space_byte);
        while !rest.is_empty() {
            if out.len() == max {
                out.push(rest);
                break;
            }
            let start = rest.iter().rposition(is_space_byte).map_or(0, |at| at + 1);
            out.push(&rest[start..]);
            rest = trim_end(&rest[..start], is_space_byte);
        }
    }
    out.reverse();
    Ok(out)
}

/// `data.splitlines(keep)`: at `\n`, `\r` and `\r\n` alone.
pub fn split_lines(data: &[u8], keep: bool) -> Vec<&[u8]> {
    let (mut out, mut rest) = (Vec::new(), data);
    while !rest.is_empty() {
        let Some(end) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) else {
            out.push(rest);
            break;
        };
        let next = end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        out.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    out
}

/// Before the separator, the separator, behind it.
pub type Parts<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// `data.partition(separator)`.
pub fn partition<'a>(data: &'a [u8], separator: &'a [u8]) -> Result<Parts<'a>> {
    if separator.is_empty() {
        return Err(Error::value("empty separator"));
    }
    Ok(position(data, separator)
        .map_or((data, b"", b""), |at| (&data[..at], separator, &data[at + separator.len()..])))
}

/// `data.rpartition(separator)`.
pub fn rpartition<'a>(data: &'a [u8], separator: &'a [u8]) -> Result<Parts<'a>> {
    if separator.is_empty() {
        return Err(Error::value("empty separator"));
    }
    Ok(last_position(data, separator)
        .map_or((b"", b"", data), |at| (&data[..at], separator, &data[at + separator.len()..])))
}

fn stripped<'a>(set: Option<&'a [u8]>) -> impl Fn(&u8) -> bool + 'a {
    move |b| set.map_or_else(|| is_space_byte(b), |set| set.contains(b))
}

/// `data.strip(set)`.
pub fn strip<'a>(data: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    trim_end(lstrip(data, set), stripped(set))
}

/// `data.lstrip(set)`.
pub fn lstrip<'a>(data: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    trim_start(data, stripped(set))
}

/// `data.rstrip(set)`.
pub fn rstrip<'a>(data: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    trim_end(data, stripped(set))
}

fn padded(data: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = vec![fill; left];
    out.extend_from_slice(data);
    out.resize(out.len() + right, fill);
    out
}

fn missing(data: &[u8], width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(data.len())
}

/// `data.center(width, fill)`. The caller bounds `width`, here and below.
pub fn center(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    let missing = missing(data, width);
    let left = missing / 2 + (missing & width.max(0) as usize & 1);
    padded(data, left, missing - left, fill)
}

/// `data.ljust(width, fill)`.
pub fn ljust(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, 0, missing(data, width), fill)
}

/// `data.rjust(width, fill)`.
pub fn rjust(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, missing(data, width), 0, fill)
}

/// `data.zfill(width)`.
pub fn zfill(data: &[u8], width: i64) -> Vec<u8> {
    let mut out = padded(data, missing(data, width), 0, b'0');
    if let Some(&sign @ (b'+' | b'-')) = data.first() {
        let at = out.len() - data.len();
        out.swap(0, at);
        debug_assert_eq!(out[0], sign);
    }
    out
}

/// `data.title()`.
pub fn title(data: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let each = |&b: &u8| {
        let byte = if inside { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        inside = b.is_ascii_alphabetic();
        byte
    };
    data.iter().map(each).collect()
}

/// `data.capitalize()`.
pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut out = data.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `data.swapcase()`.
pub fn swapcase(data: &[u8]) -> Vec<u8> {
    let each = |b: &u8| {
        if b.is_ascii_alphabetic() { b ^ 0x20 } else { *b }
    };
    data.iter().map(each).collect()
}

/// `data.isalpha()`, `isdigit()` and their like: some byte, and all of them pass.
pub fn all(data: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(test)
}

/// `data.islower()`.
pub fn is_lower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

/// `data.isupper()`.
pub fn is_upper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}

/// `data.hex(separator, group)`: groups are counted from the right, or from the left when negative.
pub fn hex(data: &[u8], separator: Option<char>, group: i64) -> String {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(data.len() * 2);
    for (i, byte) in data.iter().enumerate() {
        if let Some(separator) = separator
            && i > 0
            && size > 0
            && (if group > 0 { data.len() - i } else { i }) % size == 0
        {
            out.push(separator);
        }
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    out
}

/// `bytes.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<Vec<u8>> {
    let chars: Vec<char> = text.chars().collect();
    let wrong = |at: usize| {
        Error::new(Kind::Value, format!("non-hexadecimal number found in fromhex() arg at position {at}"))
    };
    let (mut out, mut at) = (Vec::with_capacity(chars.len() / 2), 0);
    while at < chars.len() {
        if matches!(chars[at], ' ' | '\t'..='\r') {
            at += 1;
            continue;
        }
        let digit = |at: usize| {
            let digit = chars.get(at).and_then(|c| c.to_digit(16));
            digit.ok_or_else(|| wrong(at))
        };
        out.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(out)
}
