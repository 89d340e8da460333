//! What Python's `math`, and `sum`, have and Rust's standard library has not.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};

use super::int::Int;
use super::{Error, Result};

/// What a function without a value at its argument raises.
pub fn domain_error() -> Error {
    Error::value("math domain error")
}

/// What a result too large for a float raises.
pub fn range_error() -> Error {
    Error::overflow("math range error")
}

/// `math.fsum(items)`: the exact sum, rounded once (Shewchuk's partials).
pub fn fsum(items: impl IntoIterator<Item = f64>) -> Result<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities) = (0.0, 0.0);
    for item in items {
        let mut x = item;
        let mut kept = 0;
        for i in 0..partials.len() {
            let mut y = partials[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
        } else {
            if item.is_finite() {
                return Err(Error::overflow("intermediate overflow in fsum"));
            }
            if item.is_infinite() {
                infinities += item;
            }
            special += item;
            partials.clear();
        }
    }
    if special != 0.0 || f64::is_nan(special) {
        if infinities.is_nan() {
            return Err(Error::value("-inf + inf in fsum"));
        }
        return Ok(special);
    }
    let Some(mut high) = partials.pop() else {
        return Ok(0.0);
    };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Half way between two doubles, the rest below decides.
    if let Some(&below) = partials.last()
        && ((low < 0.0 && below < 0.0) || (low > 0.0 && below > 0.0))
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    Ok(high)
}

/// The running sum of the builtin `sum` over floats: since 3.12 it carries what rounding loses (Neumaier).
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    /// A sum that starts at `x`.
    pub fn new(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }

    /// Adds `x`.
    pub fn add(&mut self, x: f64) {
        let total = self.high + x;
        self.low +=
            if self.high.abs() >= x.abs() { (self.high - total) + x } else { (x - total) + self.high };
        self.high = total;
    }

    /// Adds `x` as an int among floats is added: what rounding loses is lost.
    pub fn add_plain(&mut self, x: f64) {
        self.high += x;
    }

    /// The sum so far.
    pub fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// `math.gcd(items)`.
pub fn gcd<'a>(items: impl IntoIterator<Item = &'a Int>) -> Int {
    let zero = BigInt::from(0);
    Int::from(items.into_iter().fold(zero, |all, item| all.gcd(&item.to_big())))
}

/// `math.lcm(items)`.
pub fn lcm<'a>(items: impl IntoIterator<Item = &'a Int>) -> Int {
    Int::from(items.into_iter().fold(BigInt::one(), |all, item| all.lcm(&item.to_big()).abs()))
}

/// `math.factorial(n)`.
pub fn factorial(n: &Int) -> Result<Int> {
    if n.is_negative() {
        return Err(Error::value("factorial() not defined for negative values"));
    }
    let n = match n {
        Int::Small(n) => *n as u64,
        Int::Big(_) => {
            return Err(Error::overflow("factorial() argument should not exceed 9223372036854775807"));
        }
    };
    Ok(Int::from(product(1, n)))
}

/// `low * ... * high`, halved again and again so that the factors stay of one size.
fn product(low: u64, high: u64) -> BigInt {
    match high.checked_sub(low) {
        None => BigInt::one(),
        Some(0) => BigInt::from(low),
        Some(1) => BigInt::from(low) * high,
        Some(span) => product(low, low + span / 2) * product(low + span / 2 + 1, high),
    }
}

fn counts(n: &Int, k: &Int) -> Result<()> {
    for (name, value) in [("n", n), ("k", k)] {
        if value.is_negative() {
            return Err(Error::value(format!("{name} must be a non-negative integer")));
        }
    }
    Ok(())
}

/// `math.perm(n, k)`.
pub fn perm(n: &Int, k: &Int) -> Result<Int> {
    counts(n, k)?;
    let (n, k) = (n.to_big(), k.to_big());
    if k > n {
        return Ok(Int::Small(0));
    }
    let Some(k) = k.to_u64() else {
        return Err(Error::overflow(format!("k must not exceed {}", i64::MAX)));
    };
    let falling = (0..k).fold(BigInt::one(), |all, i| all * (&n - i));
    Ok(Int::from(falling))
}

/// `math.comb(n, k)`.
pub fn comb(n: &Int, k: &Int) -> Result<Int> {
    counts(n, k)?;
    let (n, k) = (n.to_big(), k.to_big());
    if k > n {
        return Ok(Int::Small(0));
    }
    let Some(k) = k.clone().min(&n - k).to_u64() else {
        return Err(Error::overflow(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    // After each step the product is a binomial coefficient: every division is exact.
    let all = (0..k).fold(BigInt::one(), |all, i| all * (&n - i) / (i + 1));
    Ok(Int::from(all))
}

/// `math.isclose(a, b, rel_tol=relative, abs_tol=absolute)`.
pub fn is_close(a: f64, b: f64, relative: f64, absolute: f64) -> Result<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(Error::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let apart = (b - a).abs();
    Ok(apart <= (relative * b).abs() || apart <= (relative * a).abs() || apart <= absolute)
}

/// `math.hypot(*coordinates)`, rounded as if computed with twice the digits.
pub fn hypot(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let largest = coordinates.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    // Scaled by a power of two, no square can overflow or vanish that counts.
    let (_, exponent) = libm::frexp(largest);
    let (mut high, mut low) = (0.0, 0.0);
    let mut add = |x: f64| {
        let total = high + x;
        let back = total - high;
        low += (high - (total - back)) + (x - back);
        high = total;
    };
    for &x in coordinates {
        let x = libm::ldexp(x, -exponent);
        let square = x * x;
        add(square);
        add(libm::fma(x, x, -square));
    }
    let root = (high + low).sqrt();
    let square = root * root;
    let rest = ((high - square) - libm::fma(root, root, -square)) + low;
    libm::ldexp(root + rest / (2.0 * root), exponent)
}

/// `math.dist(p, q)`.
pub fn dist(p: &[f64], q: &[f64]) -> Result<f64> {
    if p.len() != q.len() {
        return Err(Error::value("both points must have the same number of dimensions"));
    }
    let apart: Vec<f64> = p.iter().zip(q).map(|(p, q)| p - q).collect();
    Ok(hypot(&apart))
}

/// `math.remainder(x, y)`: to the nearest multiple, half to even.
pub fn remainder(x: f64, y: f64) -> Result<f64> {
    if !x.is_nan() && !y.is_nan() && (x.is_infinite() || y == 0.0) {
        return Err(domain_error());
    }
    Ok(libm::remainder(x, y))
}

/// `math.frexp(x)`.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() { (x, 0) } else { libm::frexp(x) }
}

/// `math.ldexp(x, exponent)`.
pub fn ldexp(x: f64, exponent: i64) -> Result<f64> {
    let result = libm::ldexp(x, exponent.clamp(-100_000, 100_000) as i32);
    if result.is_infinite() && x.is_finite() { Err(range_error()) } else { Ok(result) }
}

/// `math.log(n)` of an int that no float holds, from its bits.
pub fn log_big(n: &BigInt, log: impl Fn(f64) -> f64) -> Result<f64> {
    if !n.is_positive() {
        return Err(domain_error());
    }
    // The number is a part from a half to one, times a power of two.
    let shift = n.bits().saturating_sub(63);
    let top = n >> shift;
    let rest = u64::from((&top << shift) != *n);
    let top = top.to_u64().unwrap_or(u64::MAX) << 1 | rest;
    let (mut part, mut power) = (top as f64 / 2f64.powi(64), shift as f64 + 63.0);
    if part == 1.0 {
        (part, power) = (0.5, power + 1.0);
    }
    Ok(log(part) + log(2.0) * power)
}

/// `math.ulp(x)`.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let up = x.next_up();
    if up.is_infinite() { x - x.next_down() } else { up - x }
}

/// `math.nextafter(x, y)`.
pub fn next_after(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        f64::NAN
    } else if x == y {
        y
    } else if y > x {
        x.next_up()
    } else {
        x.next_down()
    }
}

/// The sum of the products of pairs, with twice the digits of a double until it is rounded.
pub fn sum_products(pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut high, mut low, mut plain) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (x, y) in pairs {
        let product = x * y;
        let error = libm::fma(x, y, -product);
        let total = high + product;
        let back = total - high;
        low += (high - (total - back)) + (product - back) + error;
        high = total;
        plain += product;
    }
    if plain.is_finite() { high + low } else { plain }
}
