//! `%`-formatting: `"%5.2f %s" % (x, y)`.

use super::float;
use super::int::{Int, max_str_digits};
use super::spec::{bounded, character, cut, read_number};
use super::{Error, Result};

/// What `%c` was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Character {
    /// A code point.
    Int(Int),
    /// A text, of which exactly one character is wanted.
    Str(String),
    /// Neither.
    Other,
}

/// The right side of `%`, as the caller's values know it.
pub trait Args {
    /// A value.
    type Value;
    /// What the values' own methods may raise.
    type Error: From<Error>;

    /// The next positional value.
    fn next(&mut self) -> Option<Self::Value>;
    /// Whether the right side is a mapping.
    fn is_mapping(&self) -> bool;
    /// The value under `key` of a mapping.
    fn key(&mut self, key: &str) -> std::result::Result<Self::Value, Self::Error>;
    /// Whether values are left over, which is an error (never so for a mapping).
    fn left_over(&self) -> bool;
    /// `str(value)`.
    fn str(&mut self, value: &Self::Value) -> std::result::Result<String, Self::Error>;
    /// `repr(value)`.
    fn repr(&mut self, value: &Self::Value) -> std::result::Result<String, Self::Error>;
    /// `ascii(value)`.
    fn ascii(&mut self, value: &Self::Value) -> std::result::Result<String, Self::Error>;
    /// The value as an int: by `__index__` alone when `exact`, else by `__int__` too; `None` when it is no number.
    fn int(&mut self, value: &Self::Value, exact: bool) -> std::result::Result<Option<Int>, Self::Error>;
    /// `float(value)`; raises "must be real number, not ...".
    fn float(&mut self, value: &Self::Value) -> std::result::Result<f64, Self::Error>;
    /// What `%c` shall show.
    fn character(&mut self, value: &Self::Value) -> Character;
    /// Whether bytes are made, which know `%b`.
    fn is_bytes(&self) -> bool {
        false
    }
    /// The name of the value's class.
    fn type_name(&self, value: &Self::Value) -> String;
}

#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The values still to come: after a `%(key)` only that key's one.
struct Supply<'a, A: Args> {
    args: &'a mut A,
    keyed: Option<Option<A::Value>>,
}

impl<A: Args> Supply<'_, A> {
    fn next(&mut self) -> std::result::Result<A::Value, A::Error> {
        let value = match &mut self.keyed {
            Some(value) => value.take(),
            None => self.args.next(),
        };
        value.ok_or_else(|| Error::type_("not enough arguments for format string").into())
    }

    fn star(&mut self) -> std::result::Result<i64, A::Error> {
        let value = self.next()?;
        match self.args.int(&value, true)? {
            Some(Int::Small(n)) => Ok(n),
            Some(Int::Big(_)) => Err(Error::overflow("Python int too large to convert to C ssize_t").into()),
            None => Err(Error::type_("* wants int").into()),
        }
    }
}

/// What `%s` and `%b` raise for what has no bytes.
pub fn bytes_wanted(class: &str) -> Error {
    Error::type_(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'"
    ))
}

/// `format % args`.
pub fn format<A: Args>(format: &str, args: &mut A) -> std::result::Result<String, A::Error> {
    let text: Vec<char> = format.chars().collect();
    let mut supply = Supply { args, keyed: None };
    let mut out = String::with_capacity(format.len());
    let mut at = 0;
    while at < text.len() {
        if text[at] != '%' {
            out.push(text[at]);
            at += 1;
            continue;
        }
        at += 1;
        // With anything between them, two per cent signs are an error.
        if text.get(at) == Some(&'%') {
            out.push('%');
            at += 1;
            continue;
        }
        if text.get(at) == Some(&'(') {
            if !supply.args.is_mapping() {
                return Err(Error::type_("format requires a mapping").into());
            }
            let key = read_key(&text, &mut at)?;
            let value = supply.args.key(&key)?;
            supply.keyed = Some(Some(value));
        }
        let mut conversion = Conversion::default();
        while let Some(flag) = text.get(at) {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.blank = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            at += 1;
        }
        if text.get(at) == Some(&'*') {
            at += 1;
            let width = supply.star()?;
            conversion.left |= width < 0;
            conversion.width = bounded(width.unsigned_abs() as usize)?;
        } else {
            conversion.width = bounded(read_number(&text, &mut at, "width too big")?.unwrap_or(0))?;
        }
        if text.get(at) == Some(&'.') {
            at += 1;
            conversion.precision = Some(if text.get(at) == Some(&'*') {
                at += 1;
                usize::try_from(supply.star()?).unwrap_or(0)
            } else {
                let n = read_number(&text, &mut at, "precision too big")?.unwrap_or(0);
                if n > i32::MAX as usize {
                    return Err(Error::value("precision too big").into());
                }
                n
            });
        }
        if matches!(text.get(at), Some('h' | 'l' | 'L')) {
            at += 1;
        }
        let Some(&code) = text.get(at) else {
            return Err(Error::value("incomplete format").into());
        };
        one(&mut out, &mut supply, &conversion, code, at)?;
        at += 1;
    }
    if supply.keyed.is_none() && supply.args.left_over() {
        let kind = if supply.args.is_bytes() { "bytes" } else { "string" };
        return Err(Error::type_(format!("not all arguments converted during {kind} formatting")).into());
    }
    Ok(out)
}

fn read_key(text: &[char], at: &mut usize) -> Result<String> {
    *at += 1;
    let (start, mut depth) = (*at, 1);
    while *at < text.len() {
        match text[*at] {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        *at += 1;
        if depth == 0 {
            return Ok(text[start..*at - 1].iter().collect());
        }
    }
    Err(Error::value("incomplete format key"))
}

fn one<A: Args>(
    out: &mut String,
    supply: &mut Supply<'_, A>,
    conversion: &Conversion,
    code: char,
    at: usize,
) -> std::result::Result<(), A::Error> {
    let value = supply.next()?;
    let args = &mut *supply.args;
    let mut prefix = "";
    let (mut negative, mut numeric) = (false, true);
    let body = match code {
        's' | 'r' | 'a' | 'b' if code != 'b' || args.is_bytes() => {
            numeric = false;
            let text = match code {
                's' | 'b' => args.str(&value)?,
                'r' => args.repr(&value)?,
                _ => args.ascii(&value)?,
            };
            cut(&text, conversion.precision).to_owned()
        }
        'c' => {
            numeric = false;
            let bytes = args.is_bytes();
            match args.character(&value) {
                Character::Int(n) if bytes && !matches!(n, Int::Small(0..256)) => {
                    return Err(Error::overflow("%c arg not in range(256)").into());
                }
                Character::Int(n) => character(&n)?.to_string(),
                Character::Str(text) if text.chars().count() == 1 => text,
                _ if bytes => {
                    let m = "%c requires an integer in range(256) or a single byte";
                    return Err(Error::type_(m).into());
                }
                _ => return Err(Error::type_("%c requires int or char").into()),
            }
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let exact = matches!(code, 'o' | 'x' | 'X');
            let Some(n) = args.int(&value, exact)? else {
                let code = if code == 'i' && args.is_bytes() { 'd' } else { code };
                let wanted = if exact { "an integer" } else { "a real number" };
                return Err(Error::type_(format!(
                    "%{code} format: {wanted} is required, not {}",
                    args.type_name(&value)
                ))
                .into());
            };
            negative = n.is_negative();
            let mut digits = match code {
                'o' => n.digits(8),
                'x' | 'X' => n.digits(16),
                _ => n.decimal(max_str_digits())?.trim_start_matches('-').to_owned(),
            };
            if code == 'X' {
                digits.make_ascii_uppercase();
            }
            if conversion.alternate {
                prefix = match code {
                    'o' => "0o",
                    'x' => "0x",
                    'X' => "0X",
                    _ => "",
                };
            }
            let zeros = bounded(conversion.precision.unwrap_or(0))?.saturating_sub(digits.len());
            "0".repeat(zeros) + &digits
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let x = args.float(&value)?;
            negative = x.is_sign_negative() && !x.is_nan();
            let precision = bounded(conversion.precision.unwrap_or(6))?;
            let mut text = if x.is_finite() {
                let lower = code.to_ascii_lowercase();
                float::with_precision(x, lower, precision, conversion.alternate, false)
            } else {
                float::repr(x.abs())
            };
            if code.is_ascii_uppercase() {
                text.make_ascii_uppercase();
            }
            text
        }
        _ => {
            let shown = if (' '..='~').contains(&code) { code } else { '?' };
            return Err(Error::value(format!(
                "unsupported format character '{shown}' (0x{:x}) at index {at}",
                code as u32
            ))
            .into());
        }
    };
    let sign = match (numeric, negative) {
        (true, true) => "-",
        (true, false) if conversion.plus => "+",
        (true, false) if conversion.blank => " ",
        _ => "",
    };
    let length = sign.len() + prefix.len() + body.chars().count();
    let missing = conversion.width.saturating_sub(length);
    if conversion.left {
        out.push_str(sign);
        out.push_str(prefix);
        out.push_str(&body);
        out.extend(std::iter::repeat_n(' ', missing));
    } else if numeric && conversion.zero {
        out.push_str(sign);
        out.push_str(prefix);
        out.extend(std::iter::repeat_n('0', missing));
        out.push_str(&body);
    } else {
        out.extend(std::iter::repeat_n(' ', missing));
        out.push_str(sign);
        out.push_str(prefix);
        out.push_str(&body);
    }
    Ok(())
}
