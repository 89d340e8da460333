//! Time to pixel and back.

use crate::decimal::{decimal, within};
use crate::trace::LoopTime;

/// Maps a stretch of loop time to a stretch of pixels. A value: made anew for every frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The time at [`Scale::left`].
    pub from: LoopTime,
    /// The time at the right end. Later than `from`.
    pub to: LoopTime,
    /// The left end, in CSS pixels.
    pub left: f64,
    /// The length, in CSS pixels. More than zero.
    pub width: f64,
}

impl Scale {
    /// A scale over `from..to` on `left..left + width`; an empty stretch of time or pixels is taken as
    /// the smallest there is.
    pub fn new(from: LoopTime, to: LoopTime, left: f64, width: f64) -> Self {
        Self { from, to: LoopTime(to.0.max(from.0 + 1)), left, width: width.max(1.0) }
    }

    /// The place of `time`; outside of the stretch it is beyond the ends.
    pub fn x(&self, time: LoopTime) -> f64 {
        let span = (self.to.0 - self.from.0) as f64;
        let ahead = time.0 as f64 - self.from.0 as f64;
        self.left + ahead / span * self.width
    }

    /// The time at `x`, held within the stretch.
    pub fn time(&self, x: f64) -> LoopTime {
        let share = within((x - self.left) / self.width, 0.0, 1.0);
        LoopTime(self.from.0 + (share * (self.to.0 - self.from.0) as f64) as u64)
    }

    /// The right end, in CSS pixels.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Round times for an axis, at least `gap` pixels apart, with the text of each.
    pub fn ticks(&self, gap: f64) -> Vec<(LoopTime, String)> {
        let span = (self.to.0 - self.from.0) as f64;
        let least = (span * gap / self.width).max(1.0);
        // The greatest power of ten that is not above the least step. (No logarithm: that alone is some kilobytes.)
        let mut power = 1.0;
        while power * 10.0 <= least {
            power *= 10.0;
        }
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|&step| step >= least);
        let step = (step.unwrap_or(10.0 * power) as u64).max(1);
        let first = self.from.0.div_ceil(step) * step;
        let last = self.to.0;
        (0..)
            .map(|i| first + i * step)
            .take_while(|&t| t <= last)
            .map(|t| (LoopTime(t), label(t, step)))
            .collect()
    }
}

/// A moment, as exact as the distance between two ticks asks for.
fn label(time: u64, step: u64) -> String {
    let (unit, name) = match step {
        100_000_000.. => (1_000_000_000, "s"),
        100_000.. => (1_000_000, "ms"),
        _ => (1_000, "µs"),
    };
    // So many decimals that a step is a whole number of the last one.
    let steps = std::iter::successors(Some(step), |step| step.checked_mul(10));
    let places = (0..).zip(steps).find(|(_, step)| *step >= unit).map_or(0, |(places, _)| places);
    format!("{} {name}", decimal(time as f64 / unit as f64, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: f64) -> LoopTime {
        LoopTime::from_secs_f64(seconds)
    }

    #[test]
    fn goes_there_and_back() {
        let scale = Scale::new(at(1.0), at(3.0), 100.0, 400.0);
        assert_eq!(scale.x(at(2.0)), 300.0);
        assert_eq!(scale.x(at(0.5)), 0.0);
        assert_eq!(scale.time(300.0), at(2.0));
        assert_eq!(scale.time(-5.0), at(1.0));
        assert_eq!(scale.time(9999.0), at(3.0));
        assert_eq!(scale.right(), 500.0);
    }

    #[test]
    fn an_empty_stretch_is_no_division_by_zero() {
        let scale = Scale::new(at(1.0), at(1.0), 0.0, 0.0);
        assert!(scale.x(at(1.0)).is_finite());
        assert!(scale.ticks(80.0).len() < 3);
    }

    #[test]
    fn ticks_are_round_and_far_enough_apart() {
        let texts = |to: f64, gap: f64| -> Vec<String> {
            Scale::new(at(0.0), at(to), 0.0, 500.0).ticks(gap).into_iter().map(|(_, text)| text).collect()
        };
        assert_eq!(texts(6.0, 80.0), ["0 s", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s"]);
        assert_eq!(texts(0.9, 120.0), ["0.0 s", "0.5 s"]);
        assert_eq!(texts(0.2, 120.0), ["0 ms", "50 ms", "100 ms", "150 ms", "200 ms"]);
        assert_eq!(texts(0.0004, 100.0), ["0.0 ms", "0.1 ms", "0.2 ms", "0.3 ms", "0.4 ms"]);
    }
}
