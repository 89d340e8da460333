//! `hash()` of numbers and tuples, equal to CPython's on a 64-bit machine.
//!
//! A number's hash is its value modulo the prime `2**61 - 1`, so that equal numbers of different types hash alike;
//! -1 stands for an error in CPython's own calls and becomes -2.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::int::Int;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;

fn finish(size: u64, negative: bool) -> i64 {
    let hash = if negative { -(size as i64) } else { size as i64 };
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)`.
pub fn int(n: &Int) -> i64 {
    match n {
        Int::Small(n) => small(*n),
        Int::Big(n) => big(n),
    }
}

/// `hash(n)` of an int of 64 bits.
pub fn small(n: i64) -> i64 {
    finish(n.unsigned_abs() % MODULUS, n < 0)
}

/// `hash(n)` of any int.
pub fn big(n: &BigInt) -> i64 {
    let size = (n.magnitude() % MODULUS).to_u64().unwrap_or(0);
    finish(size, n.is_negative())
}

/// `hash(x)`; a nan hashes by its identity in CPython: the caller passes `nan`.
pub fn float(x: f64, nan: i64) -> i64 {
    if x.is_nan() {
        return nan;
    }
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    if x == 0.0 {
        return 0;
    }
    let bits = x.abs().to_bits();
    let biased = (bits >> 52) as i64;
    let part = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if biased == 0 { (part, -1074) } else { (part | 1 << 52, biased - 1075) };
    // Multiplying by two modulo 2**61 - 1 rotates the 61 bits.
    let turn = exponent.rem_euclid(i64::from(BITS)) as u32;
    let size = ((mantissa << turn) & MODULUS) | (mantissa >> (BITS - turn));
    finish(size % MODULUS, x < 0.0)
}

/// `hash(complex(re, im))` from the hashes of its parts.
pub fn complex(re: i64, im: i64) -> i64 {
    let hash = re.wrapping_add(im.wrapping_mul(1_000_003));
    if hash == -1 { -2 } else { hash }
}

/// `hash` of a tuple from its items' hashes (xxHash's rounds, as CPython has used them since 3.8).
pub fn tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let mut count = 0_u64;
    let mut acc = PRIME_5;
    for item in items {
        acc = acc.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        acc = acc.rotate_left(31).wrapping_mul(PRIME_1);
        count += 1;
    }
    acc = acc.wrapping_add(count ^ (PRIME_5 ^ 3_527_539));
    if acc == u64::MAX { 1_546_275_796 } else { acc as i64 }
}

/// The hash of a text or of bytes: the same in every run, unlike CPython's, which is seeded anew each time.
pub fn bytes(data: &[u8]) -> i64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(data);
    // An odd multiple spreads short texts over the low bits, which tables index by.
    let hash = hasher.finish().wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) as i64;
    if hash == -1 { -2 } else { hash }
}
