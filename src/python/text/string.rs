//! The methods of `str`. Positions are counted in characters, as Python counts them.

use super::chars;
use super::{Error, Result};

/// `len(text)`.
pub fn len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// `slice(start, stop, step).indices(len)`: the first index, the step, and how many items there are.
pub fn slice_indices(
    len: usize,
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
) -> Result<(usize, i64, usize)> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(Error::value("slice step cannot be zero"));
    }
    let len = len as i64;
    // Backwards, the places lie one lower: -1 is before the first item.
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let place = |index: i64| {
        let index = if index < 0 { index.saturating_add(len) } else { index };
        index.clamp(low, high)
    };
    let start = start.map_or(if step < 0 { high } else { low }, place);
    let stop = stop.map_or(if step < 0 { low } else { high }, place);
    let span = if step < 0 { start - stop } else { stop - start };
    let count = if span <= 0 { 0 } else { (span - 1) / step.saturating_abs() + 1 };
    Ok((start.max(0) as usize, step, count as usize))
}

/// `text[start:stop:step]`.
pub fn slice(text: &str, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Result<String> {
    let (first, step, count) = slice_indices(len(text), start, stop, step)?;
    if count == 0 {
        return Ok(String::new());
    }
    if step == 1 {
        return Ok(text[byte_at(text, first)..byte_at(text, first + count)].to_owned());
    }
    let places = (0..count as i64).map(|i| (first as i64 + i * step) as usize);
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return Ok(places.map(|i| char::from(bytes[i])).collect());
    }
    let chars: Vec<char> = text.chars().collect();
    Ok(places.map(|i| chars[i]).collect())
}

/// `text[index]`.
pub fn at(text: &str, index: i64) -> Option<char> {
    let index = if index < 0 { index + len(text) as i64 } else { index };
    let index = usize::try_from(index).ok()?;
    if text.is_ascii() { text.as_bytes().get(index).map(|&b| char::from(b)) } else { text.chars().nth(index) }
}

/// Where the character `index` starts; the end, past the last.
pub fn byte_at(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The part that `start` and `end` of `find`, `count`, `startswith` mean, and how many characters lie before it;
/// `None` when the range is upside down, where even the empty text is not found.
fn part(text: &str, start: Option<i64>, end: Option<i64>) -> Option<(&str, usize)> {
    if start.unwrap_or(0) == 0 && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = bounds(len(text), start, end)?;
    Some((&text[byte_at(text, start)..byte_at(text, end)], start))
}

pub(super) fn bounds(len: usize, start: Option<i64>, end: Option<i64>) -> Option<(usize, usize)> {
    let len = len as i64;
    let place = |i: i64| {
        if i < 0 { i.saturating_add(len).max(0) } else { i }
    };
    let (start, end) = (place(start.unwrap_or(0)), place(end.unwrap_or(len)).min(len));
    (start <= end).then_some((start as usize, end as usize))
}

/// `text.find(needle, start, end)`.
pub fn find(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = part(text, start, end)?;
    part.find(needle).map(|at| before + len(&part[..at]))
}

/// `text.rfind(needle, start, end)`.
pub fn rfind(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = part(text, start, end)?;
    part.rfind(needle).map(|at| before + len(&part[..at]))
}

/// What `index` and `rindex` raise when `find` finds nothing.
pub fn not_found() -> Error {
    Error::value("substring not found")
}

/// `text.count(needle, start, end)`.
pub fn count(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    part(text, start, end).map_or(0, |(part, _)| part.matches(needle).count())
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `text.replace(old, new, count)`; a negative count is no bound.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> String {
    match usize::try_from(count) {
        Ok(count) => text.replacen(old, new, count),
        Err(_) => text.replace(old, new),
    }
}

fn limit(max: i64) -> usize {
    usize::try_from(max).unwrap_or(usize::MAX)
}

/// `text.split(separator, max)`; without a separator at runs of whitespace; a negative `max` is no bound.
pub fn split<'a>(text: &'a str, separator: Option<&str>, max: i64) -> Result<Vec<&'a str>> {
    let max = limit(max);
    if let Some(separator) = separator {
        if separator.is_empty() {
            return Err(Error::value("empty separator"));
        }
        return Ok(text.splitn(max.saturating_add(1), separator).collect());
    }
    let (mut out, mut rest) = (Vec::new(), text.trim_start_matches(chars::is_space));
    while !rest.is_empty() {
        if out.len() == max {
            // The last piece keeps its inner spaces, and its trailing ones.
            out.push(rest);
            break;
        }
        let end = rest.find(chars::is_space).unwrap_or(rest.len());
        out.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(chars::is_space);
    }
    Ok(out)
}

/// `text.rsplit(separator, max)`.
pub fn rsplit<'a>(text: &'a str, separator: Option<&str>, max: i64) -> Result<Vec<&'a str>> {
    let max = limit(max);
    let mut out: Vec<&str>;
    if let Some(separator) = separator {
        if separator.is_empty() {
            return Err(Error::value("empty separator"));
        }
        out = text.rsplitn(max.saturating_add(1), separator).collect();
    } else {
        out = Vec::new();
        let mut rest = text.trim_end_matches(chars::is_space);
        while !rest.is_empty() {
            if out.len() == max {
                out.push(rest);
                break;
            }
            let mut before = rest.char_indices().rev();
            let cut = before.find(|&(_, c)| chars::is_space(c));
            let start = cut.map_or(0, |(at, c)| at + c.len_utf8());
            out.push(&rest[start..]);
            rest = rest[..start].trim_end_matches(chars::is_space);
        }
    }
    out.reverse();
    Ok(out)
}

/// `text.splitlines(keep)`.
pub fn split_lines(text: &str, keep: bool) -> Vec<&str> {
    let (mut out, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let Some((end, c)) = rest.char_indices().find(|&(_, c)| chars::is_line_break(c)) else {
            out.push(rest);
            break;
        };
        let crlf = c == '\r' && rest[end + 1..].starts_with('\n');
        let next = end + c.len_utf8() + usize::from(crlf);
        out.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    out
}

/// `text.partition(separator)`.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> Result<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(Error::value("empty separator"));
    }
    Ok(text.split_once(separator).map_or((text, "", ""), |(before, after)| (before, separator, after)))
}

/// `text.rpartition(separator)`.
pub fn rpartition<'a>(text: &'a str, separator: &'a str) -> Result<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(Error::value("empty separator"));
    }
    Ok(text.rsplit_once(separator).map_or(("", "", text), |(before, after)| (before, separator, after)))
}

fn stripped<'a>(set: Option<&'a str>) -> impl Fn(char) -> bool + 'a {
    move |c| set.map_or_else(|| chars::is_space(c), |set| set.contains(c))
}

/// `text.strip(set)`.
pub fn strip<'a>(text: &'a str, set: Option<&str>) -> &'a str {
    text.trim_matches(stripped(set))
}

/// `text.lstrip(set)`.
pub fn lstrip<'a>(text: &'a str, set: Option<&str>) -> &'a str {
    text.trim_start_matches(stripped(set))
}

/// `text.rstrip(set)`.
pub fn rstrip<'a>(text: &'a str, set: Option<&str>) -> &'a str {
    text.trim_end_matches(stripped(set))
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

fn padded(text: &str, left: usize, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

fn missing(text: &str, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(len(text))
}

/// `text.center(width, fill)`. The caller bounds `width`, here and below.
pub fn center(text: &str, width: i64, fill: char) -> String {
    let missing = missing(text, width);
    // CPython's rule for an odd rest: the left side gets it when the width is odd too.
    let left = missing / 2 + (missing & width.max(0) as usize & 1);
    padded(text, left, missing - left, fill)
}

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: i64, fill: char) -> String {
    padded(text, 0, missing(text, width), fill)
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> String {
    padded(text, missing(text, width), 0, fill)
}

/// `text.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> String {
    let missing = missing(text, width);
    match text.strip_prefix(['+', '-']) {
        Some(rest) if missing > 0 => format!("{}{}", &text[..1], padded(rest, missing, 0, '0')),
        _ => padded(text, missing, 0, '0'),
    }
}

/// `text.expandtabs(size)`.
pub fn expand_tabs(text: &str, size: i64) -> String {
    let size = usize::try_from(size).unwrap_or(0);
    let (mut out, mut column) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let fill = size - column % size;
                out.extend(std::iter::repeat_n(' ', fill));
                column += fill;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| chars::push_fold(&mut out, c));
    out
}

/// Each character with its lower case as it is in this place (a final sigma is another letter).
fn with_lower(text: &str, mut each: impl FnMut(char, &str)) {
    let lowered = text.to_lowercase();
    let mut at = 0;
    for c in text.chars() {
        // Both small sigmas are two bytes long.
        let length: usize = c.to_lowercase().map(char::len_utf8).sum();
        each(c, lowered.get(at..at + length).unwrap_or(""));
        at += length;
    }
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let (mut out, mut inside) = (String::with_capacity(text.len()), false);
    with_lower(text, |c, lower| {
        if inside {
            out.push_str(lower);
        } else {
            chars::push_title(&mut out, c);
        }
        inside = chars::is_cased(c);
    });
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let (mut out, mut first) = (String::with_capacity(text.len()), true);
    with_lower(text, |c, lower| {
        if std::mem::take(&mut first) {
            chars::push_title(&mut out, c);
        } else {
            out.push_str(lower);
        }
    });
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    with_lower(text, |c, lower| {
        if chars::is_upper(c) {
            out.push_str(lower);
        } else if chars::is_lower(c) {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    });
    out
}

fn all(text: &str, test: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(test)
}

/// `text.isalpha()`.
pub fn is_alpha(text: &str) -> bool {
    all(text, chars::is_alpha)
}

/// `text.isalnum()`.
pub fn is_alnum(text: &str) -> bool {
    all(text, chars::is_alphanumeric)
}

/// `text.isdecimal()`.
pub fn is_decimal(text: &str) -> bool {
    all(text, |c| chars::decimal(c).is_some())
}

/// `text.isdigit()`.
pub fn is_digit(text: &str) -> bool {
    all(text, chars::is_digit)
}

/// `text.isnumeric()`.
pub fn is_numeric(text: &str) -> bool {
    all(text, chars::is_numeric)
}

/// `text.isspace()`.
pub fn is_space(text: &str) -> bool {
    all(text, chars::is_space)
}

/// `text.isprintable()`; so is the empty text.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(chars::is_printable)
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &str) -> bool {
    let mut rest = text.chars();
    rest.next().is_some_and(chars::starts_identifier) && rest.all(chars::continues_identifier)
}

/// `text.islower()`.
pub fn is_lower(text: &str) -> bool {
    text.chars().any(chars::is_lower) && !text.chars().any(|c| chars::is_upper(c) || chars::is_title(c))
}

/// `text.isupper()`.
pub fn is_upper(text: &str) -> bool {
    text.chars().any(chars::is_upper) && !text.chars().any(|c| chars::is_lower(c) || chars::is_title(c))
}

/// `text.istitle()`.
pub fn is_title(text: &str) -> bool {
    let (mut inside, mut found) = (false, false);
    for c in text.chars() {
        let capital = chars::is_upper(c) || chars::is_title(c);
        if capital && inside || chars::is_lower(c) && !inside {
            return false;
        }
        inside = capital || chars::is_lower(c);
        found |= inside;
    }
    found
}

/// What `str.translate` puts in a character's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// The table has no entry: the character stays.
    Keep,
    /// `None`: it goes.
    Delete,
    /// Another text.
    Text(String),
}

/// `text.translate(table)`, the table being a function that may raise.
pub fn translate<E>(
    text: &str,
    mut table: impl FnMut(char) -> std::result::Result<Translation, E>,
) -> std::result::Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Text(text) => out.push_str(&text),
        }
    }
    Ok(out)
}
