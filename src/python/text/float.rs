//! `float`: text to number, number to text, rounding, division with Python's signs; `complex`'s text.

use num_bigint::{BigInt, Sign};

use super::chars;
use super::elementary;
use super::escape;
use super::int::{self, Int};
use super::{Error, Kind, Result};

/// `repr(x)`: the shortest digits that give `x` back; an exponent below 1e-4 and from 1e16 on.
pub fn repr(x: f64) -> String {
    shortest(x, true)
}

/// The shortest digits of `x`; with `point`, an integral value keeps its `.0`.
pub(super) fn shortest(x: f64, point: bool) -> String {
    if x.is_nan() {
        return "nan".into();
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x.is_infinite() {
        return format!("{sign}inf");
    }
    let text = format!("{:e}", x.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let point_at = exponent + 1;
    let count = digits.len() as i32;
    let mut out = String::from(sign);
    if point_at <= -4 || point_at > 16 {
        out.push_str(mantissa);
        push_exponent(&mut out, exponent, 'e');
    } else if point_at <= 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', -point_at as usize));
        out.push_str(&digits);
    } else if point_at >= count {
        out.push_str(&digits);
        out.extend(std::iter::repeat_n('0', (point_at - count) as usize));
        if point {
            out.push_str(".0");
        }
    } else {
        let (whole, part) = digits.split_at(point_at as usize);
        out.push_str(whole);
        out.push('.');
        out.push_str(part);
    }
    out
}

fn push_exponent(out: &mut String, exponent: i32, letter: char) {
    let sign = if exponent < 0 { '-' } else { '+' };
    out.push(letter);
    out.push(sign);
    out.push_str(&format!("{:02}", exponent.unsigned_abs()));
}

/// More digits than this of a double are zeros; Rust's own precision has a bound of 65,535.
const EXACT: usize = 1100;

/// The digits of `x` (finite, sign dropped) as `f` (`fixed`), `e` or `g` write them, correctly rounded, half to even.
/// `code` is one of `e f g`; `alternate` keeps the point and, for `g`, the trailing zeros.
/// `keep_point` is the format without a letter: as `g`, but with a digit after the point.
pub(super) fn with_precision(
    x: f64,
    code: char,
    precision: usize,
    alternate: bool,
    keep_point: bool,
) -> String {
    let x = x.abs();
    match code {
        'f' => {
            let exact = precision.min(EXACT);
            let mut out = format!("{x:.exact$}");
            out.extend(std::iter::repeat_n('0', precision - exact));
            if precision == 0 && alternate {
                out.push('.');
            }
            out
        }
        'e' => {
            let (mut mantissa, exponent) = scientific(x, precision);
            if precision == 0 && alternate {
                mantissa.push('.');
            }
            push_exponent(&mut mantissa, exponent, 'e');
            mantissa
        }
        _ => {
            let precision = precision.max(1);
            let (mantissa, exponent) = scientific(x, precision - 1);
            let bound = precision as i64 - i64::from(keep_point);
            if exponent < -4 || i64::from(exponent) >= bound {
                let mut out = mantissa;
                if !alternate {
                    trim_zeros(&mut out);
                } else if !out.contains('.') {
                    out.push('.');
                }
                push_exponent(&mut out, exponent, 'e');
                out
            } else {
                let decimals = (precision as i64 - 1 - i64::from(exponent)).max(0) as usize;
                let mut out = with_precision(x, 'f', decimals, false, false);
                if !alternate {
                    trim_zeros(&mut out);
                } else if !out.contains('.') {
                    out.push('.');
                }
                if keep_point {
                    if out.ends_with('.') {
                        out.push('0');
                    } else if !out.contains('.') {
                        out.push_str(".0");
                    }
                }
                out
            }
        }
    }
}

fn scientific(x: f64, decimals: usize) -> (String, i32) {
    let exact = decimals.min(EXACT);
    let text = format!("{x:.exact$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut mantissa = mantissa.to_owned();
    mantissa.extend(std::iter::repeat_n('0', decimals - exact));
    (mantissa, exponent.parse().unwrap_or(0))
}

fn trim_zeros(text: &mut String) {
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
}

/// `float(text)`.
pub fn parse(text: &str) -> Result<f64> {
    let fail = || Error::value(format!("could not convert string to float: {}", escape::repr(text)));
    let trimmed = chars::trim_number(text);
    let mut clean = String::with_capacity(trimmed.len());
    let mut previous = ' ';
    let mut rest = trimmed.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '_' {
            let between =
                previous.is_ascii_digit() && rest.peek().is_some_and(|&next| chars::decimal(next).is_some());
            if !between {
                return Err(fail());
            }
        } else if c.is_ascii() {
            clean.push(c);
            previous = c;
        } else if let Some(digit) = chars::decimal(c) {
            previous = char::from(b'0' + digit);
            clean.push(previous);
            continue;
        } else {
            return Err(fail());
        }
        previous = if c == '_' { '_' } else { previous };
    }
    clean.parse().map_err(|_| fail())
}

/// `m * 2**exponent`, and a little more when `sticky`, rounded half to even; `None` when that is no finite double.
pub(super) fn scale(m: u64, sticky: bool, exponent: i64) -> Option<f64> {
    if m == 0 {
        return Some(0.0);
    }
    let top = exponent + 63 - i64::from(m.leading_zeros());
    if top > 1023 {
        return None;
    }
    let lowest = (top - 52).max(-1074);
    let shift = lowest - exponent;
    if shift <= 0 {
        // At most 53 bits: nothing is lost (and a sticky rest would lie below half a unit).
        return Some(times_power_of_two((m << -shift) as f64, lowest));
    }
    if shift > 64 {
        return Some(0.0);
    }
    let kept = if shift == 64 { 0 } else { m >> shift };
    let half = 1_u64 << (shift - 1);
    let lost = if shift == 64 { m } else { m & ((1 << shift) - 1) };
    let up = lost > half || (lost == half && (sticky || kept & 1 == 1));
    let value = times_power_of_two((kept + u64::from(up)) as f64, lowest);
    value.is_finite().then_some(value)
}

/// `x * 2**n` in two exact halves, for results that a double holds exactly.
fn times_power_of_two(x: f64, n: i64) -> f64 {
    let half = n / 2;
    x * 2_f64.powi(half as i32) * 2_f64.powi((n - half) as i32)
}

/// `round(x)`: the nearest integer, half to even.
pub fn round(x: f64) -> Result<Int> {
    to_int(x.round_ties_even())
}

/// `int(x)`: towards zero.
pub fn to_int(x: f64) -> Result<Int> {
    if x.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert float infinity to integer"));
    }
    let x = x.trunc();
    // The bound itself, 2**63, is a double; every double below it fits.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        return Ok(Int::Small(x as i64));
    }
    let (mantissa, exponent) = split(x);
    Ok(Int::from(BigInt::from(mantissa) << exponent.max(0) as usize))
}

/// `x` as an integer times a power of two.
fn split(x: f64) -> (i64, i32) {
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let part = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = if biased == 0 { (part, -1074) } else { (part | (1 << 52), biased - 1075) };
    (if x < 0.0 { -mantissa } else { mantissa }, exponent)
}

/// `round(x, digits)`: correctly rounded on the exact decimal value, half to even.
pub fn round_to(x: f64, digits: i64) -> Result<f64> {
    if !x.is_finite() || digits > 323 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0.0 * x);
    }
    let text = if digits >= 0 {
        let decimals = digits as usize;
        format!("{x:.decimals$}")
    } else {
        // Rust's precision cannot be negative: round the exact integer part, mindful of what lies behind the point.
        let whole = to_int(x)?.to_big();
        let mut scaled = int::round_half_even(&whole, -digits as u32, x.fract() != 0.0).to_string();
        if x.is_sign_negative() && !scaled.starts_with('-') {
            scaled.insert(0, '-');
        }
        scaled
    };
    let rounded: f64 = text.parse().unwrap_or(f64::INFINITY);
    if rounded.is_infinite() {
        return Err(Error::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// `x.is_integer()`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x.trunc() == x
}

/// `x.as_integer_ratio()`.
pub fn as_integer_ratio(x: f64) -> Result<(Int, Int)> {
    if x.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = split(x);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let numerator = BigInt::from(mantissa >> zeros);
    let exponent = exponent + zeros as i32;
    Ok(if exponent >= 0 {
        (Int::from(numerator << exponent as usize), Int::Small(1))
    } else {
        (Int::from(numerator), Int::from(BigInt::from(1) << -exponent as usize))
    })
}

/// `x.hex()`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let part = bits & ((1 << 52) - 1);
    let (lead, exponent) = if biased == 0 { (0, -1022) } else { (1, biased - 1023) };
    format!("{sign}0x{lead}.{part:013x}p{exponent:+}")
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<f64> {
    let fail = || Error::value("invalid hexadecimal floating-point string");
    let too_large = || Error::overflow("hexadecimal value too large to represent as a float");
    let body = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let (negative, body) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    let lower = body.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Ok(sign * f64::INFINITY),
        "nan" => return Ok(f64::NAN.copysign(sign)),
        _ => {}
    }
    let digits = lower.strip_prefix("0x").unwrap_or(&lower);
    let (digits, exponent) = match digits.split_once('p') {
        Some((digits, exponent)) => {
            let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
                return Err(fail());
            }
            // Past this bound the value is zero or too large whatever the digits are.
            let size: i64 = unsigned.parse().unwrap_or(i64::MAX).min(1 << 40);
            (digits, if exponent.starts_with('-') { -size } else { size })
        }
        None => (digits, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return Err(fail());
    }
    let (mut mantissa, mut sticky, mut scale_by) = (0_u64, false, exponent);
    for (i, b) in whole.bytes().chain(part.bytes()).enumerate() {
        let digit = char::from(b).to_digit(16).ok_or_else(fail)?;
        let after_point = i >= whole.len();
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
            scale_by -= if after_point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            scale_by += if after_point { 0 } else { 4 };
        }
    }
    scale(mantissa, sticky, scale_by).map(|x| x * sign).ok_or_else(too_large)
}

/// `divmod(x, y)`: the quotient floored, the remainder with the sign of `y`.
/// `what` names the operation in the error's text.
pub fn div_mod(x: f64, y: f64) -> Option<(f64, f64)> {
    if y == 0.0 {
        return None;
    }
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(y);
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0_f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Some((floored, remainder))
}

/// `x // y`.
pub fn floor_div(x: f64, y: f64) -> Result<f64> {
    div_mod(x, y).map(|(q, _)| q).ok_or_else(|| Error::zero_division("float floor division by zero"))
}

/// `x % y`.
pub fn modulo(x: f64, y: f64) -> Result<f64> {
    div_mod(x, y).map(|(_, r)| r).ok_or_else(|| Error::zero_division("float modulo by zero"))
}

/// What `x ** y` gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// A real number.
    Real(f64),
    /// A negative base and a fractional exponent: the result is complex, (re, im).
    Complex(f64, f64),
}

/// `x ** y` on floats.
pub fn power(x: f64, y: f64) -> Result<Power> {
    if x == 0.0 && y < 0.0 {
        return Err(Error::zero_division("0.0 cannot be raised to a negative power"));
    }
    if x.is_finite() && y.is_finite() && x < 0.0 && y.floor() != y {
        let size = elementary::pow(x.abs(), y);
        let angle = std::f64::consts::PI * y;
        return Ok(Power::Complex(size * elementary::cos(angle), size * elementary::sin(angle)));
    }
    let result = elementary::pow(x, y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(Error::new(Kind::Overflow, "(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(result))
}

/// An integer as a double, correctly rounded.
pub fn from_big(n: &BigInt) -> Result<f64> {
    let bits = n.bits();
    let size = n.magnitude();
    let value = if bits <= 64 {
        scale(size.iter_u64_digits().next().unwrap_or(0), false, 0)
    } else {
        let shift = bits - 64;
        let top = (size >> shift).iter_u64_digits().next().unwrap_or(0);
        let sticky = size.trailing_zeros().is_some_and(|zeros| zeros < shift);
        scale(top, sticky, shift as i64)
    };
    let value = value.ok_or_else(|| Error::overflow("int too large to convert to float"))?;
    Ok(if n.sign() == Sign::Minus { -value } else { value })
}

/// How `x` compares with the integer `n`, exactly; `None` for a nan.
pub fn cmp_big(x: f64, n: &BigInt) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    let whole = to_int(x).ok()?.to_big();
    Some(whole.cmp(n).then_with(|| x.fract().partial_cmp(&0.0).unwrap_or(Ordering::Equal)))
}

/// `repr(complex(re, im))`.
pub fn repr_complex(re: f64, im: f64) -> String {
    let mut imaginary = shortest(im, false);
    imaginary.push('j');
    if re == 0.0 && !re.is_sign_negative() {
        return imaginary;
    }
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary})", shortest(re, false))
}
