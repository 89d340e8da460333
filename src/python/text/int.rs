//! `int`: text to number and back, division with Python's signs, bytes, roots, modular powers.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

use super::chars;
use super::escape;
use super::float;
use super::{Error, Result};

/// An int of any size; `Big` never holds what fits `Small`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// Fits 64 bits.
    Small(i64),
    /// Does not.
    Big(BigInt),
}

impl From<BigInt> for Int {
    fn from(n: BigInt) -> Self {
        match n.to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(n),
        }
    }
}

impl From<i64> for Int {
    fn from(n: i64) -> Self {
        Int::Small(n)
    }
}

impl Int {
    /// The value as a `BigInt`.
    pub fn to_big(&self) -> BigInt {
        match self {
            Int::Small(n) => BigInt::from(*n),
            Int::Big(n) => n.clone(),
        }
    }

    /// The value as a double, correctly rounded.
    pub fn to_f64(&self) -> Result<f64> {
        match self {
            Int::Small(n) => Ok(*n as f64),
            Int::Big(n) => float::from_big(n),
        }
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        match self {
            Int::Small(n) => *n < 0,
            Int::Big(n) => n.is_negative(),
        }
    }

    /// The digits of the absolute value in `base` (2 to 36), lower case.
    pub fn digits(&self, base: u32) -> String {
        match self {
            Int::Small(n) => match base {
                10 => n.unsigned_abs().to_string(),
                16 => format!("{:x}", n.unsigned_abs()),
                8 => format!("{:o}", n.unsigned_abs()),
                2 => format!("{:b}", n.unsigned_abs()),
                _ => BigUint::from(n.unsigned_abs()).to_str_radix(base),
            },
            Int::Big(n) => n.magnitude().to_str_radix(base),
        }
    }

    /// `str(n)`, within `limit` digits (`sys.set_int_max_str_digits`; 0 is no limit).
    pub fn decimal(&self, limit: usize) -> Result<String> {
        let n = match self {
            Int::Small(n) => return Ok(n.to_string()),
            Int::Big(n) => n,
        };
        let too_long = || {
            Error::value(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ))
        };
        // A bit is 0.30103 digits: tell a number far too long without converting it.
        if limit > 0 && n.bits() as f64 * std::f64::consts::LOG10_2 > limit as f64 + 1.0 {
            return Err(too_long());
        }
        let text = n.to_string();
        if limit > 0 && text.trim_start_matches('-').len() > limit {
            return Err(too_long());
        }
        Ok(text)
    }

    /// `bin(n)`, `oct(n)`, `hex(n)`.
    pub fn prefixed(&self, base: u32) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let prefix = match base {
            2 => "0b",
            8 => "0o",
            16 => "0x",
            _ => "",
        };
        format!("{sign}{prefix}{}", self.digits(base))
    }

    /// `n.bit_length()`.
    pub fn bit_length(&self) -> u64 {
        match self {
            Int::Small(n) => u64::from(64 - n.unsigned_abs().leading_zeros()),
            Int::Big(n) => n.bits(),
        }
    }

    /// `n.bit_count()`.
    pub fn bit_count(&self) -> u64 {
        match self {
            Int::Small(n) => u64::from(n.unsigned_abs().count_ones()),
            Int::Big(n) => n.magnitude().count_ones(),
        }
    }
}

/// The digits that `int()` and `str()` take by default (`sys.get_int_max_str_digits()`).
pub const MAX_STR_DIGITS: usize = 4300;

thread_local! {
    static STR_DIGITS: std::cell::Cell<usize> = const { std::cell::Cell::new(MAX_STR_DIGITS) };
}

/// The limit that the program has set.
pub fn max_str_digits() -> usize {
    STR_DIGITS.get()
}

/// Set the limit; 0 is none.
pub fn set_max_str_digits(limit: usize) {
    STR_DIGITS.set(limit);
}

/// `int(text, base)`; `base` 0 reads the prefix. `limit` as in [`Int::decimal`].
pub fn parse(text: &str, base: i64, limit: usize) -> Result<Int> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(Error::value("int() base must be >= 2 and <= 36, or 0"));
    }
    let fail = || {
        let shown: String = escape::repr(text).chars().take(200).collect();
        Error::value(format!("invalid literal for int() with base {base}: {shown}"))
    };
    let trimmed = chars::trim_number(text);
    let (negative, body) = match trimmed.as_bytes().first() {
        Some(b'-') => (true, &trimmed[1..]),
        Some(b'+') => (false, &trimmed[1..]),
        _ => (false, trimmed),
    };
    let mut radix = base as u32;
    let mut rest = body;
    let prefixed = match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefixed != 0 && (radix == 0 || radix == prefixed) {
        radix = prefixed;
        rest = &body[2..];
        rest = rest.strip_prefix('_').unwrap_or(rest);
    }
    let literal = radix == 0;
    if literal {
        radix = 10;
    }
    let mut digits = Vec::with_capacity(rest.len());
    let mut after_digit = false;
    for c in rest.chars() {
        if c == '_' && after_digit {
            after_digit = false;
            continue;
        }
        let digit = match chars::decimal(c) {
            Some(digit) => u32::from(digit),
            None if c.is_ascii() => c.to_digit(36).ok_or_else(fail)?,
            None => return Err(fail()),
        };
        if digit >= radix {
            return Err(fail());
        }
        digits.push(digit as u8);
        after_digit = true;
    }
    if !after_digit || (literal && digits[0] == 0 && digits.iter().any(|&d| d != 0)) {
        return Err(fail());
    }
    if limit > 0 && !radix.is_power_of_two() && digits.len() > limit {
        return Err(Error::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: \
             value has {} digits; use sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    let small = digits
        .iter()
        .try_fold(0_i64, |n, &digit| n.checked_mul(i64::from(radix))?.checked_add(i64::from(digit)));
    if let Some(n) = small {
        return Ok(Int::Small(if negative { -n } else { n }));
    }
    let size = BigUint::from_radix_be(&digits, radix).ok_or_else(fail)?;
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Ok(Int::from(BigInt::from_biguint(sign, size)))
}

/// `a / b`, correctly rounded.
pub fn true_div(a: &Int, b: &Int) -> Result<f64> {
    const EXACT: u64 = 1 << 53;
    if *b == Int::Small(0) {
        return Err(Error::zero_division("division by zero"));
    }
    if let (Int::Small(x), Int::Small(y)) = (a, b)
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(*x as f64 / *y as f64);
    }
    let (x, y) = (a.to_big(), b.to_big());
    if x.is_zero() {
        return Ok(if y.is_negative() { -0.0 } else { 0.0 });
    }
    // A quotient of 63 or 64 bits and whether anything is left behind it.
    let shift = 63 - (x.bits() as i64 - y.bits() as i64);
    let (mut top, mut bottom) = (x.magnitude().clone(), y.magnitude().clone());
    if shift >= 0 {
        // Far below the smallest double: do not build the shifted number.
        if shift > 1300 {
            return Ok(if x.is_negative() != y.is_negative() { -0.0 } else { 0.0 });
        }
        top <<= shift as u64;
    } else {
        bottom <<= shift.unsigned_abs();
    }
    let (quotient, rest) = top.div_rem(&bottom);
    let m = quotient.to_u64().unwrap_or(u64::MAX);
    let size = float::scale(m, !rest.is_zero(), -shift)
        .ok_or_else(|| Error::overflow("integer division result too large for a float"))?;
    Ok(if x.is_negative() != y.is_negative() { -size } else { size })
}

/// `a // b`.
pub fn floor_div(a: &Int, b: &Int) -> Result<Int> {
    div_mod(a, b).map(|(q, _)| q)
}

/// `a % b`.
pub fn modulo(a: &Int, b: &Int) -> Result<Int> {
    if *b == Int::Small(0) {
        return Err(Error::zero_division("integer modulo by zero"));
    }
    div_mod(a, b).map(|(_, r)| r)
}

/// `divmod(a, b)`: the quotient floored, the remainder with the sign of `b`.
pub fn div_mod(a: &Int, b: &Int) -> Result<(Int, Int)> {
    if *b == Int::Small(0) {
        return Err(Error::zero_division("integer division or modulo by zero"));
    }
    // Only the smallest int by -1 leaves 64 bits.
    if let (Int::Small(x), Int::Small(y)) = (a, b)
        && x.checked_div(*y).is_some()
    {
        let (q, r) = x.div_mod_floor(y);
        return Ok((Int::Small(q), Int::Small(r)));
    }
    let (q, r) = a.to_big().div_mod_floor(&b.to_big());
    Ok((Int::from(q), Int::from(r)))
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(base: &Int, exponent: &Int, modulus: &Int) -> Result<Int> {
    let modulus = modulus.to_big();
    if modulus.is_zero() {
        return Err(Error::value("pow() 3rd argument cannot be 0"));
    }
    let mut base = base.to_big();
    let mut exponent = exponent.to_big();
    if exponent.is_negative() {
        exponent = -exponent;
        base = inverse(&base, &modulus)?;
    }
    if modulus.abs().is_one() {
        return Ok(Int::Small(0));
    }
    // `modpow` gives the remainder the sign of the modulus, as Python does.
    Ok(Int::from(base.modpow(&exponent, &modulus)))
}

fn inverse(base: &BigInt, modulus: &BigInt) -> Result<BigInt> {
    let found = base.mod_floor(modulus).extended_gcd(modulus);
    if !found.gcd.abs().is_one() {
        return Err(Error::value("base is not invertible for the given modulus"));
    }
    Ok((found.x * found.gcd).mod_floor(modulus))
}

/// `base ** exponent` for an exponent that is not negative.
pub fn pow(base: &Int, exponent: u32) -> Int {
    if let Int::Small(n) = base
        && let Some(power) = n.checked_pow(exponent)
    {
        return Int::Small(power);
    }
    Int::from(Pow::pow(base.to_big(), exponent))
}

/// `round(n, -digits)`: the nearest multiple of `10**digits`, half to even; with `sticky` the number is a little
/// farther from zero than `n`.
pub fn round_half_even(n: &BigInt, digits: u32, sticky: bool) -> BigInt {
    let unit = Pow::pow(BigUint::from(10_u32), digits);
    let (mut q, r) = n.magnitude().div_rem(&unit);
    let twice = r << 1_u32;
    let tie = twice == unit && !sticky;
    if (twice > unit || (twice == unit && sticky)) || (tie && q.is_odd()) {
        q += 1_u32;
    }
    let sign = if n.is_negative() { Sign::Minus } else { Sign::Plus };
    BigInt::from_biguint(sign, q * unit)
}

/// Which end of the bytes comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `"big"`
    Big,
    /// `"little"`
    Little,
}

impl Order {
    /// `"big"` or `"little"`.
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "big" => Ok(Order::Big),
            "little" => Ok(Order::Little),
            _ => Err(Error::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `n.to_bytes(length, order, signed=signed)`.
pub fn to_bytes(n: &Int, length: usize, order: Order, signed: bool) -> Result<Vec<u8>> {
    let n = n.to_big();
    let negative = n.is_negative();
    if negative && !signed {
        return Err(Error::overflow("can't convert negative int to unsigned"));
    }
    let too_big = || Error::overflow("int too big to convert");
    // Bits of the two's complement, the sign's among them.
    let bits = match (signed, negative) {
        (false, _) => n.bits(),
        (true, false) if n.is_zero() => 0,
        (true, false) => n.bits() + 1,
        (true, true) => (-&n - 1_u32).bits() + 1,
    };
    // CPython lets -1 pass into no bytes at all.
    if bits > length as u64 * 8 && !(length == 0 && n == BigInt::from(-1)) {
        return Err(too_big());
    }
    let mut bytes = n.to_signed_bytes_le();
    bytes.resize(length, if negative { 0xff } else { 0 });
    if order == Order::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, order, signed=signed)`.
pub fn from_bytes(bytes: &[u8], order: Order, signed: bool) -> Int {
    Int::from(match (order, signed) {
        (Order::Big, true) => BigInt::from_signed_bytes_be(bytes),
        (Order::Little, true) => BigInt::from_signed_bytes_le(bytes),
        (Order::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (Order::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
    })
}

/// `math.isqrt(n)`.
pub fn isqrt(n: &Int) -> Result<Int> {
    if n.is_negative() {
        return Err(Error::value("isqrt() argument must be nonnegative"));
    }
    Ok(match n {
        Int::Small(n) => Int::Small(n.isqrt()),
        Int::Big(n) => Int::from(n.sqrt()),
    })
}

/// `a << count`; `None` when the result would be longer than memory allows (`limit` bits).
pub fn shift_left(a: &Int, count: u64, limit: u64) -> Option<Int> {
    match a {
        Int::Small(0) => return Some(Int::Small(0)),
        Int::Small(n) if count < 63 && (n << count) >> count == *n => {
            return Some(Int::Small(n << count));
        }
        _ => {}
    }
    (a.bit_length().saturating_add(count) <= limit).then(|| Int::from(a.to_big() << count))
}

/// `a >> count`, floored.
pub fn shift_right(a: &Int, count: u64) -> Int {
    match a {
        Int::Small(n) => Int::Small(n >> count.min(63)),
        Int::Big(n) => Int::from(n >> count),
    }
}
