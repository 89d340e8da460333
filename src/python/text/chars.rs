//! What CPython 3.13 (Unicode 15.1) says of a character.
//!
//! Case comes from Rust's own tables; the rest from `tables/classes.bin`, 2,398 runs in four kilobytes, written by
//! `tests/python-text/tables.py` from CPython itself.

use std::sync::OnceLock;

/// Runs as `first character << 4 | class`, ascending.
fn runs() -> &'static [u32] {
    static RUNS: OnceLock<Vec<u32>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let (mut out, mut start, mut n, mut shift) = (Vec::with_capacity(2400), 0, 0_u32, 0);
        for &byte in include_bytes!("tables/classes.bin") {
            n |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                out.push(start << 4 | (n & 15));
                start += (n >> 4) + 1;
                (n, shift) = (0, 0);
            }
        }
        out
    })
}

const UNPRINTABLE: [u8; 2] = [0, 1];
const FIRST_NUMERIC_LETTER: u8 = 13;
const DECIMAL: u8 = 9;

/// The class of `c` (see `tables.py`) and the run's first character.
fn class(c: char) -> (u8, u32) {
    let runs = runs();
    let at = runs.partition_point(|&run| run >> 4 <= c as u32) - 1;
    ((runs[at] & 15) as u8, runs[at] >> 4)
}

/// `c.isprintable()`: what `repr` shows as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_control() } else { !UNPRINTABLE.contains(&class(c).0) }
}

/// `c.isalpha()`: a letter by its general category.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { (10..=13).contains(&class(c).0) }
}

/// The digit's value where `c.isdecimal()`.
pub fn decimal(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let (class, start) = class(c);
    // Decimal digits stand in runs of ten (or several such side by side), zero first.
    (class == DECIMAL).then(|| ((c as u32 - start) % 10) as u8)
}

/// `c.isdigit()`: decimals and such as superscripts.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { (7..=9).contains(&class(c).0) }
}

/// `c.isnumeric()`: digits, fractions, numerals, number letters.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    let class = class(c).0;
    (5..=9).contains(&class) || class == FIRST_NUMERIC_LETTER
}

/// `c.isalnum()`.
pub fn is_alphanumeric(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// Whether a name may start with `c`.
pub fn starts_identifier(c: char) -> bool {
    if c.is_ascii() {
        return c == '_' || c.is_ascii_alphabetic();
    }
    matches!(class(c).0, 4 | 6 | 12 | 13)
}

/// Whether a name may go on with `c`.
pub fn continues_identifier(c: char) -> bool {
    if c.is_ascii() {
        return c == '_' || c.is_ascii_alphanumeric();
    }
    matches!(class(c).0, 1 | 3 | 4 | 6 | 8 | 9 | 11 | 12 | 13)
}

/// `c.isspace()`.
pub fn is_space(c: char) -> bool {
    // The four separators of ASCII are spaces by their bidirectional class, which Rust does not ask.
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// What `int()` and `float()` leave of `text`: a text of ASCII alone loses only ASCII's six spaces.
pub(super) fn trim_number(text: &str) -> &str {
    if text.is_ascii() {
        text.trim_matches(|c: char| matches!(c, ' ' | '\t'..='\r'))
    } else {
        text.trim_matches(is_space)
    }
}

/// Where `str.splitlines` cuts.
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// `c.islower()`.
pub fn is_lower(c: char) -> bool {
    c.is_lowercase() && is_printable(c)
}

/// `c.isupper()`.
pub fn is_upper(c: char) -> bool {
    c.is_uppercase() && is_printable(c)
}

/// Title case letters: digraphs with a capital first part, Greek with the iota beside.
pub fn is_title(c: char) -> bool {
    matches!(
        c as u32,
        0x1C5 | 0x1C8 | 0x1CB | 0x1F2 | 0x1F88..=0x1F8F | 0x1F98..=0x1F9F | 0x1FA8..=0x1FAF
            | 0x1FBC | 0x1FCC | 0x1FFC
    )
}

/// Whether `c` has case at all.
pub fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_title(c)
}

/// `table` has a line for each exception: the character, then what it becomes.
fn exception(table: &'static str, c: char) -> Option<&'static str> {
    table.lines().find_map(|line| line.strip_prefix(c))
}

/// Appends `c.title()`.
pub fn push_title(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if ('\u{10d0}'..='\u{10ff}').contains(&c) {
        // Georgian has capitals, but no title case.
        out.push(c);
    } else if let Some(title) = exception(include_str!("tables/title.txt"), c) {
        out.push_str(title);
    } else {
        out.extend(c.to_uppercase());
    }
}

/// Appends `c.casefold()`.
pub fn push_fold(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    // Cherokee folds to its capitals, which are the older letters.
    let folded = match c as u32 {
        0x13A0..=0x13F5 => c as u32,
        0x13F8..=0x13FD => c as u32 - 8,
        0xAB70..=0xABBF => c as u32 - 0xAB70 + 0x13A0,
        _ => {
            match exception(include_str!("tables/fold.txt"), c) {
                Some(folded) => out.push_str(folded),
                None => out.extend(c.to_lowercase()),
            }
            return;
        }
    };
    out.extend(char::from_u32(folded));
}
