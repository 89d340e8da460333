//! Functions of `math` that the C library under CPython, or CPython itself, rounds in a way of its own: evaluated step by
//! step as there, so that the last digits agree natively; elsewhere they agree as far as [`super::elementary`] does.

use super::Result;
use super::elementary::{cos, exp, ln, pow, sin};
use super::math::{domain_error, range_error};
use std::f64::consts::{LN_2, PI};

/// The cube root: glibc's polynomial, and one step of Halley's.
pub fn cbrt(x: f64) -> f64 {
    // The roots of the powers of two from a quarter to four.
    const ROOTS: [f64; 5] = [
        0.629_960_524_947_436_5,
        0.793_700_525_984_099_7,
        1.0,
        1.259_921_049_894_873_2,
        1.587_401_051_968_199_6,
    ];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (m, twos) = libm::frexp(x.abs());
    let mut u = 0.784_932_344_976_639_2 - 0.145_263_899_385_486_37 * m;
    for c in
        [-1.834_692_774_836_130_8, 2.446_931_225_635_344_4, -2.114_994_941_673_713, 1.508_191_937_815_849]
    {
        u = u * m + c;
    }
    u = u * m + 0.354_895_765_043_919_84;
    let cube = u * u * u;
    let root = u * (cube + 2.0 * m) / (2.0 * cube + m) * ROOTS[(twos % 3 + 2) as usize];
    libm::ldexp(root.copysign(x), twos / 3)
}

/// The inverse hyperbolic sine.
pub fn asinh(x: f64) -> f64 {
    let w = x.abs();
    let result = if w < 1.0 / (1u64 << 28) as f64 {
        return x;
    } else if w > (1u64 << 28) as f64 {
        ln(w) + LN_2
    } else if w > 2.0 {
        ln(2.0 * w + 1.0 / ((x * x + 1.0).sqrt() + w))
    } else {
        let t = x * x;
        (w + t / (1.0 + (1.0 + t).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// The inverse hyperbolic cosine.
pub fn acosh(x: f64) -> f64 {
    if x > (1u64 << 28) as f64 {
        ln(x) + LN_2
    } else if x > 2.0 {
        ln(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()))
    } else {
        let t = x - 1.0;
        (t + (2.0 * t + t * t).sqrt()).ln_1p()
    }
}

/// The inverse hyperbolic tangent.
pub fn atanh(x: f64) -> f64 {
    let w = x.abs();
    if w < 1.0 / (1u64 << 28) as f64 {
        return x;
    }
    let twice = w + w;
    let inside = if w < 0.5 { twice + twice * w / (1.0 - w) } else { twice / (1.0 - w) };
    (0.5 * inside.ln_1p()).copysign(x)
}

/// Lanczos's sum for the gamma function, of thirteen terms.
fn lanczos(x: f64) -> f64 {
    const ABOVE: [f64; 13] = [
        23_531_376_880.410_76,
        42_919_803_642.649_1,
        35_711_959_237.355_67,
        17_921_034_426.037_21,
        6_039_542_586.352_028,
        1_439_720_407.311_721_6,
        248_874_557.862_054_17,
        31_426_415.585_400_194,
        2_876_370.628_935_372_5,
        186_056.265_395_223_48,
        8_071.672_002_365_816,
        210.824_277_751_579_36,
        2.506_628_274_631_000_2,
    ];
    const BELOW: [f64; 13] = [
        0.0,
        39_916_800.0,
        120_543_840.0,
        150_917_976.0,
        105_258_076.0,
        45_995_730.0,
        13_339_535.0,
        2_637_558.0,
        357_423.0,
        32_670.0,
        1_925.0,
        66.0,
        1.0,
    ];
    let (mut above, mut below) = (0.0, 0.0);
    for i in 0..13 {
        if x < 5.0 {
            above = above * x + ABOVE[12 - i];
            below = below * x + BELOW[12 - i];
        } else {
            above = above / x + ABOVE[i];
            below = below / x + BELOW[i];
        }
    }
    above / below
}

const LANCZOS_G: f64 = 6.024_680_040_776_73;

/// The sine of so many half turns.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => sin(PI * y),
        1 => cos(PI * (y - 0.5)),
        2 => sin(PI * (1.0 - y)),
        3 => -cos(PI * (y - 1.5)),
        _ => sin(PI * (y - 2.0)),
    };
    if x < 0.0 { -sine } else { sine }
}

/// `math.gamma(x)`.
pub fn gamma(x: f64) -> Result<f64> {
    if x == f64::NEG_INFINITY || x == 0.0 || (x < 0.0 && x.floor() == x) {
        return Err(domain_error());
    }
    if !x.is_finite() {
        return Ok(x);
    }
    if x.floor() == x && x <= 23.0 {
        // Up to 22! every factorial is a double.
        return Ok((1..x as u64).map(|n| n as f64).product());
    }
    let w = x.abs();
    let result = if w < 1e-20 {
        1.0 / x
    } else if w > 200.0 {
        if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY }
    } else {
        let half = LANCZOS_G - 0.5;
        let y = w + half;
        let off = if w > half { (y - w) - half } else { (y - half) - w };
        let off = off * LANCZOS_G / y;
        let small = w < 140.0;
        let power = if small { pow(y, w - 0.5) } else { pow(y, w / 2.0 - 0.25) };
        if x < 0.0 {
            let r = -PI / sin_pi(w) / w * exp(y) / lanczos(w);
            let r = (r - off * r) / power;
            if small { r } else { r / power }
        } else {
            let r = lanczos(w) / exp(y);
            let r = (r + off * r) * power;
            if small { r } else { r * power }
        }
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

/// `math.lgamma(x)`.
pub fn lgamma(x: f64) -> Result<f64> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x.floor() == x && x <= 2.0 {
        return if x <= 0.0 { Err(domain_error()) } else { Ok(0.0) };
    }
    let w = x.abs();
    if w < 1e-20 {
        return Ok(-ln(w));
    }
    let r = ln(lanczos(w)) - LANCZOS_G + (w - 0.5) * (ln(w + LANCZOS_G - 0.5) - 1.0);
    let r = if x < 0.0 { ln(PI) - ln(sin_pi(w).abs()) - ln(w) - r } else { r };
    if r.is_infinite() { Err(range_error()) } else { Ok(r) }
}

/// A polynomial whose terms are added two by two.
fn paired(x: f64, terms: &[f64]) -> f64 {
    let square = x * x;
    let powers =
        [1.0, square, square * square, square * square * square, square * square * (square * square)];
    let pairs = terms.chunks(2).map(|pair| pair[0] + x * pair.get(1).unwrap_or(&0.0));
    pairs.zip(powers).fold(0.0, |sum, (pair, power)| sum + power * pair)
}

// The error function by rational approximations (Sun Microsystems, 1993): up to 0.84375, to 1.25, to 1/0.35, beyond.
const PP: [f64; 5] = [
    0.128_379_167_095_512_56,
    -0.325_042_107_247_001_5,
    -0.028_481_749_575_598_51,
    -0.005_770_270_296_489_442,
    -2.376_301_665_665_016_3e-5,
];
const QQ: [f64; 6] = [
    1.0,
    0.397_917_223_959_155_35,
    0.065_022_249_988_767_3,
    0.005_081_306_281_875_766,
    0.000_132_494_738_004_321_64,
    -3.960_228_278_775_368e-6,
];
const PA: [f64; 7] = [
    -0.002_362_118_560_752_659_4,
    0.414_856_118_683_748_33,
    -0.372_207_876_035_701_3,
    0.318_346_619_901_161_75,
    -0.110_894_694_282_396_68,
    0.035_478_304_325_618_236,
    -0.002_166_375_594_868_791,
];
const QA: [f64; 7] = [
    1.0,
    0.106_420_880_400_844_23,
    0.540_397_917_702_171,
    0.071_828_654_414_196_27,
    0.126_171_219_808_761_64,
    0.013_637_083_912_029_05,
    0.011_984_499_846_799_107,
];
const RA: [f64; 8] = [
    -0.009_864_944_034_847_148,
    -0.693_858_572_707_181_8,
    -10.558_626_225_323_291,
    -62.375_332_450_326_006,
    -162.396_669_462_573_47,
    -184.605_092_906_711_04,
    -81.287_435_506_306_6,
    -9.814_329_344_169_145,
];
const SA: [f64; 9] = [
    1.0,
    19.651_271_667_439_257,
    137.657_754_143_519_04,
    434.565_877_475_229_23,
    645.387_271_733_267_9,
    429.008_140_027_567_83,
    108.635_005_541_779_44,
    6.570_249_770_319_282,
    -0.060_424_415_214_858_1,
];
const RB: [f64; 7] = [
    -0.009_864_942_924_700_1,
    -0.799_283_237_680_523,
    -17.757_954_917_754_752,
    -160.636_384_855_821_92,
    -637.566_443_368_389_6,
    -1_025.095_131_611_077_2,
    -483.519_191_608_651_4,
];
const SB: [f64; 8] = [
    1.0,
    30.338_060_743_482_46,
    325.792_512_996_573_9,
    1_536.729_586_084_437,
    3_199.858_219_508_595_5,
    2_553.050_406_433_164_4,
    474.528_541_206_955_37,
    -22.440_952_446_585_82,
];

/// The error function of what is below 0.84375, without its argument itself.
fn erf_small(x: f64) -> f64 {
    let z = x * x;
    paired(z, &PP) / paired(z, &QQ)
}

/// What the error function has above `ERF_ONE` between 0.84375 and 1.25.
fn erf_middle(w: f64) -> f64 {
    paired(w - 1.0, &PA) / paired(w - 1.0, &QA)
}

const ERF_ONE: f64 = 0.845_062_911_510_467_5;

/// What the error function lacks to one beyond 1.25, up to 28.
fn erf_rest(w: f64) -> f64 {
    let s = 1.0 / (w * w);
    let ratio =
        if w < 1.0 / 0.35 { paired(s, &RA) / paired(s, &SA) } else { paired(s, &RB) / paired(s, &SB) };
    let z = f64::from_bits(w.to_bits() & 0xffff_ffff_0000_0000);
    exp(-z * z - 0.5625) * exp((z - w) * (z + w) + ratio) / w
}

/// `math.erf(x)`.
pub fn erf(x: f64) -> f64 {
    let w = x.abs();
    if x.is_nan() || w < 0.84375 {
        return if w < 1.0 / (1u64 << 28) as f64 {
            0.125 * (8.0 * x + EFX8 * x)
        } else {
            x + x * erf_small(x)
        };
    }
    let result = if w < 1.25 {
        ERF_ONE + erf_middle(w)
    } else if w < 6.0 {
        1.0 - erf_rest(w)
    } else {
        1.0
    };
    result.copysign(x)
}

const EFX8: f64 = 1.027_033_336_764_100_7;

/// `math.erfc(x)`.
pub fn erfc(x: f64) -> f64 {
    let w = x.abs();
    if x.is_nan() || w < 0.84375 {
        let y = erf_small(x);
        return if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x * y + (x - 0.5)) };
    }
    if w < 1.25 {
        return if x > 0.0 { 1.0 - ERF_ONE - erf_middle(w) } else { 1.0 + (ERF_ONE + erf_middle(w)) };
    }
    match (x > 0.0, w < 28.0) {
        (true, true) => erf_rest(w),
        (true, false) => 0.0,
        (false, _) if x > -6.0 => 2.0 - erf_rest(w),
        (false, _) => 2.0,
    }
}
