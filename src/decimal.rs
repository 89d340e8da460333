//! Numbers with a fixed count of decimal places.
//!
//! The standard library writes and reads floats exactly, to the last of 17 digits, with tables and algorithms that cost
//! a first visit some 15 KB. A time to the thousandth needs none of that: it is an integer with a point in it.

use std::fmt;

/// A number that shows this many decimal places: see [`decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The number in units of its last place.
    units: i64,
    places: u8,
}

/// `value` rounded to `places` decimal places, halves away from zero. What no `i64` holds is shown as the nearest that does.
///
/// ```
/// # use loopglass::decimal::decimal;
/// assert_eq!(format!("{} s", decimal(1.23456, 3)), "1.235 s");
/// assert_eq!(decimal(-0.04, 1).to_string(), "0.0");
/// assert_eq!(decimal(7.5, 0).to_string(), "8");
/// ```
pub fn decimal(value: f64, places: u8) -> Decimal {
    let one = (0..places).fold(1.0, |one, _| one * 10.0);
    Decimal { units: (value * one).round() as i64, places }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = (0..self.places).fold(1_u64, |one, _| one.saturating_mul(10));
        let (whole, part) = (self.units.unsigned_abs() / one, self.units.unsigned_abs() % one);
        let sign = if self.units < 0 { "-" } else { "" };
        if self.places == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{part:0>width$}", width = usize::from(self.places))
    }
}

/// `value`, or the nearer of `least` and `most` where it lies outside.
#[allow(
    clippy::manual_clamp,
    reason = "the panic of `f64::clamp` names its bounds, and so brings all that writes floats"
)]
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// A float as a text that [`read_exact`] gives back, to the millionth.
pub fn write_exact(value: f64) -> String {
    decimal(value, 6).units.to_string()
}

/// What [`write_exact`] wrote.
pub fn read_exact(text: &str) -> Option<f64> {
    text.parse::<i64>().ok().map(|units| units as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_the_standard_library_writes() {
        for (i, places) in (0..4000_i32).zip([0_u8, 1, 2, 3].into_iter().cycle()) {
            // No ties among them, where the two would differ.
            let value = f64::from(i) * 0.377_193 - 300.0;
            let wanted = format!("{value:.*}", usize::from(places));
            let wanted = if wanted.trim_matches(['-', '0', '.']).is_empty() {
                wanted.trim_start_matches('-').to_owned()
            } else {
                wanted
            };
            assert_eq!(decimal(value, places).to_string(), wanted, "{value}");
        }
    }

    #[test]
    fn holds_whatever_it_is_given() {
        assert_eq!(decimal(f64::NAN, 2).to_string(), "0.00");
        assert_eq!(decimal(f64::INFINITY, 0).to_string(), i64::MAX.to_string());
        assert_eq!(decimal(f64::NEG_INFINITY, 3).to_string(), "-9223372036854775.808");
    }

    #[test]
    fn what_is_written_is_read_to_the_millionth() {
        let millis = 1_795_420_800_123.456_7;
        let read = read_exact(&write_exact(millis)).unwrap();
        assert!((read - millis).abs() < 1e-3, "{read}");
        assert_eq!(read_exact("1e5"), None);
    }
}
