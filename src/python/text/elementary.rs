//! Exponentials, logarithms, powers, sine and cosine, rounded as the C library under CPython rounds them.
//!
//! Natively they are that library's. WebAssembly has none, and what Rust brings for it is now and then a bit off, which
//! a `repr` shows. There they are computed with twice the digits and rounded once: glibc, which errs by little more
//! than half of the last bit, gives the same but for about one argument in a thousand.

macro_rules! functions {
    ($($doc:literal $name:ident($($argument:ident),+) $native:ident;)*) => {$(
        #[doc = $doc]
        pub fn $name($($argument: f64),+) -> f64 {
            #[cfg(not(target_arch = "wasm32"))]
            let result = f64::$native($($argument),+);
            #[cfg(target_arch = "wasm32")]
            let result = double::$name($($argument),+);
            result
        }
    )*};
}

functions! {
    "e to the power of `x`." exp(x) exp;
    "2 to the power of `x`." exp2(x) exp2;
    "The natural logarithm." ln(x) ln;
    "The logarithm to base 2." log2(x) log2;
    "The logarithm to base 10." log10(x) log10;
    "`x` to the power of `y`." pow(x, y) powf;
    "The sine of an angle in radians." sin(x) sin;
    "The cosine of an angle in radians." cos(x) cos;
}

/// Arithmetic on unevaluated sums of two floats (Dekker, Knuth), some 106 bits, and the functions on it.
#[cfg(any(test, target_arch = "wasm32"))]
mod double {
    use std::ops::{Add, Mul, Neg};

    /// A number: the float next to it, and the rest.
    #[derive(Clone, Copy)]
    struct Double(f64, f64);

    const LN_2: Double = Double(std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);
    const LOG2_E: Double = Double(std::f64::consts::LOG2_E, 2.035_527_374_093_103_3e-17);
    /// A quarter turn, in three floats.
    const QUARTER: [f64; 3] =
        [std::f64::consts::FRAC_PI_2, 6.123_233_995_736_766e-17, -1.497_384_904_859_183_3e-33];
    /// Beyond this, a quarter turn of three floats is too short to take whole turns away with.
    const FAR: f64 = 1e6;

    fn sum(a: f64, b: f64) -> Double {
        let s = a + b;
        let of_b = s - a;
        Double(s, (a - (s - of_b)) + (b - of_b))
    }

    /// A sum whose first term is the larger.
    fn quick_sum(a: f64, b: f64) -> Double {
        let s = a + b;
        Double(s, b - (s - a))
    }

    fn product(a: f64, b: f64) -> Double {
        let halves = |x: f64| {
            let shifted = 134_217_729.0 * x;
            let high = shifted - (shifted - x);
            (high, x - high)
        };
        let (p, (ah, al), (bh, bl)) = (a * b, halves(a), halves(b));
        Double(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)
    }

    impl Add for Double {
        type Output = Double;
        fn add(self, other: Double) -> Double {
            let (high, low) = (sum(self.0, other.0), sum(self.1, other.1));
            let high = quick_sum(high.0, high.1 + low.0);
            quick_sum(high.0, high.1 + low.1)
        }
    }

    impl Mul for Double {
        type Output = Double;
        fn mul(self, other: Double) -> Double {
            let p = product(self.0, other.0);
            quick_sum(p.0, p.1 + (self.0 * other.1 + self.1 * other.0))
        }
    }

    impl Neg for Double {
        type Output = Double;
        fn neg(self) -> Double {
            Double(-self.0, -self.1)
        }
    }

    impl Double {
        fn over(self, n: f64) -> Double {
            let q = self.0 / n;
            let taken = product(q, n);
            quick_sum(q, (((self.0 - taken.0) - taken.1) + self.1) / n)
        }

        fn scaled(self, by: f64) -> Double {
            Double(self.0 * by, self.1 * by)
        }
    }

    /// `first` + the terms that follow it: each is the last one times `step`, over the next divisor.
    fn series(first: Double, step: Double, divisors: impl Iterator<Item = f64>) -> Double {
        let (mut term, mut all) = (first, first);
        for divisor in divisors {
            term = (term * step).over(divisor);
            all = all + term;
            if term.0.abs() <= all.0.abs() * 1e-34 {
                break;
            }
        }
        all
    }

    /// e to a power: a number next to one, and the power of two that it is to be scaled by.
    fn exponential(x: Double) -> (Double, i32) {
        let twos = (x.0 * LOG2_E.0).round();
        let small = (x + -(LN_2 * Double(twos, 0.0))).scaled(1.0 / 256.0);
        // What it is above one keeps its digits while it is squared.
        let mut above = series(small, small, (2..).map(f64::from));
        for _ in 0..8 {
            above = above.scaled(2.0) + above * above;
        }
        (Double(1.0, 0.0) + above, twos as i32)
    }

    fn rounded((x, twos): (Double, i32)) -> f64 {
        libm::ldexp(x.0, twos)
    }

    /// The natural logarithm of a positive finite float.
    fn logarithm(x: f64) -> Double {
        let (mut part, mut twos) = libm::frexp(x);
        if part < std::f64::consts::FRAC_1_SQRT_2 {
            (part, twos) = (part * 2.0, twos - 1);
        }
        let of_part = if (part - 1.0).abs() < 1.0 / 64.0 {
            // 2 atanh((x - 1) / (x + 1)), for there the logarithm itself is small.
            let (top, bottom) = (part - 1.0, sum(part, 1.0));
            let first = top / bottom.0;
            let left = Double(top, 0.0) + -(bottom * Double(first, 0.0));
            let ratio = quick_sum(first, left.0 / bottom.0);
            let square = ratio * ratio;
            let (mut power, mut all) = (ratio, ratio);
            for n in (3..40).step_by(2) {
                power = power * square;
                all = all + power.over(f64::from(n));
            }
            all.scaled(2.0)
        } else {
            // One step of Newton's from what is right to a float.
            let near = part.ln();
            let (inverse, by) = exponential(Double(-near, 0.0));
            let scale = libm::ldexp(1.0, by);
            let off = inverse.scaled(scale) * Double(part, 0.0) + Double(-1.0, 0.0);
            Double(near, 0.0) + off + -(off * off).scaled(0.5)
        };
        of_part + LN_2 * Double(f64::from(twos), 0.0)
    }

    /// Whether the exponential of so much is a float that is neither nought nor infinite, nor the beginning of either.
    fn moderate(x: f64) -> bool {
        x.abs() < 708.0
    }

    pub fn exp(x: f64) -> f64 {
        if moderate(x) { rounded(exponential(Double(x, 0.0))) } else { x.exp() }
    }

    pub fn exp2(x: f64) -> f64 {
        if x.abs() < 1020.0 { rounded(exponential(LN_2 * Double(x, 0.0))) } else { x.exp2() }
    }

    /// A logarithm to the base whose inverse logarithm is given; `outside` is for what has none.
    fn to_base(x: f64, factor: Double, outside: fn(f64) -> f64) -> f64 {
        if x > 0.0 && x.is_finite() { (logarithm(x) * factor).0 } else { outside(x) }
    }

    pub fn ln(x: f64) -> f64 {
        to_base(x, Double(1.0, 0.0), f64::ln)
    }

    pub fn log2(x: f64) -> f64 {
        to_base(x, LOG2_E, f64::log2)
    }

    pub fn log10(x: f64) -> f64 {
        if x <= 0.0 || !x.is_finite() {
            return x.log10();
        }
        // Here glibc is content with the natural logarithm of the digits and the power of two in two parts, and so is
        // what it prints.
        let (digits, above) = libm::frexp(x);
        let (digits, twos) = if above < 1 { (digits, above) } else { (2.0 * digits, above - 1) };
        let twos = f64::from(twos);
        (twos * 3.694_239_077_158_931e-13 + std::f64::consts::LOG10_E * ln(digits))
            + twos * 0.301_029_995_663_611_77
    }

    pub fn pow(x: f64, y: f64) -> f64 {
        let size = x.abs();
        let plain = size > 0.0 && size != 1.0 && size.is_finite() && y != 0.0 && y.abs() < 1e18;
        let whole = y == y.trunc();
        if !plain || (x < 0.0 && !whole) {
            return x.powf(y);
        }
        let power = logarithm(size) * Double(y, 0.0);
        if !moderate(power.0) {
            return x.powf(y);
        }
        let result = rounded(exponential(power));
        if x < 0.0 && y % 2.0 != 0.0 { -result } else { result }
    }

    /// Sine and cosine of what is left after whole quarter turns, and how many those were.
    fn turned(x: f64) -> (f64, f64, i64) {
        let turns = (x / QUARTER[0]).round();
        let taken = |quarter: f64| -product(turns, quarter);
        let left = Double(x, 0.0) + taken(QUARTER[0]) + taken(QUARTER[1]) + taken(QUARTER[2]);
        let step = -(left * left);
        let divisors = |from: i32| (from..).step_by(2).map(|n| f64::from(n) * f64::from(n + 1));
        let sine = if left.0 == 0.0 { left } else { series(left, step, divisors(2)) };
        (sine.0, series(Double(1.0, 0.0), step, divisors(1)).0, turns as i64)
    }

    pub fn sin(x: f64) -> f64 {
        if x == 0.0 || x.is_nan() || x.abs() > FAR {
            return x.sin();
        }
        let (sine, cosine, turns) = turned(x);
        [sine, cosine, -sine, -cosine][turns.rem_euclid(4) as usize]
    }

    pub fn cos(x: f64) -> f64 {
        if x.is_nan() || x.abs() > FAR {
            return x.cos();
        }
        let (sine, cosine, turns) = turned(x);
        [cosine, -sine, -cosine, sine][turns.rem_euclid(4) as usize]
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        /// Floats of every size between two bounds, the same at each run.
        fn floats(low: f64, high: f64) -> impl Iterator<Item = f64> {
            let mut state = 0x9e37_79b9_7f4a_7c15_u64;
            (0..20_000).map(move |_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                low + (high - low) * ((state >> 11) as f64 / (1u64 << 53) as f64)
            })
        }

        /// How many of the results are not the system's, and that none is further off than the last bit.
        fn off(ours: fn(f64) -> f64, theirs: fn(f64) -> f64, low: f64, high: f64) -> usize {
            floats(low, high)
                .filter(|&x| {
                    let (a, b) = (ours(x), theirs(x));
                    let apart = (a.to_bits() as i64).abs_diff(b.to_bits() as i64);
                    assert!(apart <= 1, "{a:?} and {b:?} at {x:?}");
                    apart == 1
                })
                .count()
        }

        #[test]
        fn they_round_as_the_systems() {
            type Case = (fn(f64) -> f64, fn(f64) -> f64, f64, f64);
            let cases: [Case; 13] = [
                (exp, f64::exp, -700.0, 700.0),
                (exp, f64::exp, -1.0, 1.0),
                (exp2, f64::exp2, -1000.0, 1000.0),
                (ln, f64::ln, 0.0, 1.0),
                (ln, f64::ln, 0.9, 1.1),
                (ln, f64::ln, 1.0, 1e300),
                (log2, f64::log2, 0.0, 1e6),
                (log10, f64::log10, 0.0, 1e6),
                (sin, f64::sin, -10.0, 10.0),
                (sin, f64::sin, -1e6, 1e6),
                (cos, f64::cos, -10.0, 10.0),
                (|x| pow(x, 2.5), |x| x.powf(2.5), 0.0, 1e100),
                (|x| pow(1.25, x), |x| 1.25_f64.powf(x), -3000.0, 3000.0),
            ];
            for (i, (ours, theirs, low, high)) in cases.into_iter().enumerate() {
                let off = off(ours, theirs, low, high);
                assert!(off < 100, "case {i}: {off} of 20,000 differ");
            }
        }

        #[test]
        fn what_is_exact_stays_exact() {
            for n in -300..300 {
                assert_eq!(log10(format!("1e{n}").parse().unwrap_or(f64::NAN)), f64::from(n));
                assert_eq!(log2(libm::ldexp(1.0, n)), f64::from(n));
                assert_eq!(exp2(f64::from(n)), libm::ldexp(1.0, n));
            }
            for n in 1..100_i32 {
                assert_eq!(pow(f64::from(n), 3.0), f64::from(n * n * n));
                assert_eq!(pow(f64::from(-n), 2.0), f64::from(n * n));
                assert_eq!(pow(f64::from(n * n), 0.5), f64::from(n));
            }
            assert_eq!((exp(0.0), ln(1.0), sin(0.0), cos(0.0)), (1.0, 0.0, 0.0, 1.0));
            assert!(sin(-0.0).is_sign_negative() && pow(-8.0, 3.0) == -512.0);
        }

        #[test]
        fn what_has_no_value_is_the_systems() {
            for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e308, 5e-324, -1e308] {
                for (ours, theirs) in
                    [(exp(x), x.exp()), (ln(x), x.ln()), (sin(x), x.sin()), (cos(x), x.cos())]
                {
                    assert!(ours == theirs || ours.is_nan() && theirs.is_nan(), "{ours} {theirs} at {x}");
                }
                for y in [f64::NAN, f64::INFINITY, 0.0, -1.0, 0.5, 3.0, 1e308] {
                    let (ours, theirs) = (pow(x, y), x.powf(y));
                    assert!(ours == theirs || ours.is_nan() && theirs.is_nan(), "{ours} {theirs} at {x} {y}");
                }
            }
        }
    }
}
