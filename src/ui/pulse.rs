//! A pulse: the frames that somebody drew, the gaps between them, and what page and worker say of it. No drawing.

use crate::decimal::{decimal, read_exact, within, write_exact};
use std::collections::VecDeque;

/// What a strip shows, in milliseconds.
pub const SPAN: f64 = 6_000.0;
/// A pause between two frames that is worth showing, in milliseconds.
pub const GAP: f64 = 100.0;
/// One that is worth stamping with its length, in milliseconds: a shorter one is narrower than its stamp.
pub const STAMPED: f64 = 250.0;
/// One beat, in milliseconds.
const BEAT: f64 = 1_000.0;

/// The frames of the last seconds, and the longest gap since the count began. Times are in milliseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pulse {
    frames: VecDeque<Frame>,
    longest: f64,
    count: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    at: f64,
    /// Whether the time since the frame before counts: it does not where nobody could have seen a frame.
    joined: bool,
}

/// A stretch without frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The last frame before it.
    pub begin: f64,
    /// The first frame after it.
    pub end: f64,
}

impl Gap {
    /// How long it is.
    pub fn length(self) -> f64 {
        self.end - self.begin
    }
}

impl Pulse {
    /// A frame is drawn. `seen` is false for the first one after the page was out of sight.
    pub fn frame(&mut self, now: f64, seen: bool) {
        let joined = seen && !self.frames.is_empty();
        if let Some(last) = self.frames.back().filter(|_| joined) {
            self.longest = self.longest.max(now - last.at);
        }
        self.frames.push_back(Frame { at: now, joined });
        self.count += 1;
        // The one before the first in view stays: a gap between them is in view too.
        while self.frames.get(1).is_some_and(|second| second.at < now - SPAN) {
            self.frames.pop_front();
        }
    }

    /// The longest time between two frames since the count began.
    pub fn longest(&self) -> f64 {
        self.longest
    }

    /// Frames since the count began.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Counts anew from the last frame on; what is drawn stays.
    pub fn reset(&mut self) {
        self.longest = 0.0;
        self.count = 0;
    }

    /// The gaps that are worth showing, in order of time.
    pub fn gaps(&self) -> Vec<Gap> {
        let pairs = self.frames.iter().zip(self.frames.iter().skip(1));
        let gaps = pairs.filter(|(_, next)| next.joined).map(|(a, b)| Gap { begin: a.at, end: b.at });
        gaps.filter(|gap| gap.length() > GAP).collect()
    }

    /// The frames in unbroken strokes: each frame's time, and whether a line leads to it from the one before.
    pub fn strokes(&self) -> impl Iterator<Item = (f64, bool)> {
        let mut before = None;
        self.frames.iter().map(move |frame| {
            let near = before.replace(frame.at).is_some_and(|last| frame.at - last <= GAP);
            (frame.at, frame.joined && near)
        })
    }

    /// The figures as JSON.
    pub fn figures(&self) -> String {
        format!(r#"{{"longest":{},"frames":{}}}"#, decimal(self.longest, 3), self.count)
    }
}

/// The height of the line at `time`, from -0.3 to 1: a beat a second, and rest between.
pub fn beat(time: f64) -> f64 {
    let t = (time % BEAT) / BEAT;
    let bump = |at: f64, width: f64, height: f64| height * (-((t - at) / width).powi(2)).exp();
    bump(0.18, 0.03, 0.12) + bump(0.30, 0.012, 1.0) + bump(0.335, 0.012, -0.35) + bump(0.52, 0.05, 0.2)
}

/// A gap's stamp on the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// Where its middle is.
    pub x: f64,
    /// What it says.
    pub text: String,
}

/// The stamps of these gaps on a strip of this width, none over another: where there is no room for all, the longest
/// gaps have theirs. `x` is a moment's place, `text_width` a text's width.
pub fn stamps(
    gaps: &[Gap],
    width: f64,
    x: impl Fn(f64) -> f64,
    text_width: impl Fn(&str) -> f64,
) -> Vec<Stamp> {
    /// Free room between two stamps.
    const AIR: f64 = 6.0;
    let mut left_over = gaps.to_vec();
    let mut placed: Vec<(f64, f64, Stamp)> = Vec::new();
    // A strip has room for a few: not worth a sort.
    while let Some(longest) =
        (0..left_over.len()).rev().max_by(|a, b| left_over[*a].length().total_cmp(&left_over[*b].length()))
    {
        let gap = left_over.remove(longest);
        let text = format!("{} s", decimal(gap.length() / 1e3, 2));
        let half = text_width(&text) / 2.0;
        if half * 2.0 > width {
            continue;
        }
        let middle = within((x(gap.begin).max(0.0) + x(gap.end)) / 2.0, half, width - half);
        let (left, right) = (middle - half - AIR, middle + half + AIR);
        if placed.iter().all(|(l, r, _)| right <= *l + AIR || left >= *r - AIR) {
            placed.push((left, right, Stamp { x: middle, text }));
        }
    }
    placed.into_iter().map(|(_, _, stamp)| stamp).collect()
}

/// How a strip looks: the scheme's colours, and its measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The line.
    pub line: String,
    /// Stamps.
    pub alarm: String,
    /// The ground of a gap.
    pub alarm_soft: String,
    /// The font of stamps.
    pub font: String,
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// Pixels of the screen in one of CSS.
    pub ratio: f64,
    /// Whether the reader wants no motion: the line is flat.
    pub still: bool,
}

/// From the page to the worker that draws the second pulse.
#[derive(Clone, Debug, PartialEq)]
pub enum ToDrawer {
    /// Draw like this from now on.
    Look(Look),
    /// The page is in sight, or not.
    InSight(bool),
    /// Say the figures, and count anew afterwards if told so.
    Tell {
        /// Whether to count anew.
        reset: bool,
    },
}

/// From that worker to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum FromDrawer {
    /// The longest gap grew to this many milliseconds.
    Longest(f64),
    /// The figures, asked for with [`ToDrawer::Tell`]: see [`Pulse::figures`].
    Figures(String),
}

impl ToDrawer {
    /// As a text to send: a line a part.
    pub fn write(&self) -> String {
        match self {
            Self::Look(Look { line, alarm, alarm_soft, font, width, height, ratio, still }) => {
                let [width, height, ratio] = [width, height, ratio].map(|number| write_exact(*number));
                format!("look\n{line}\n{alarm}\n{alarm_soft}\n{font}\n{width}\n{height}\n{ratio}\n{still}")
            }
            Self::InSight(in_sight) => format!("in sight\n{in_sight}"),
            Self::Tell { reset } => format!("tell\n{reset}"),
        }
    }

    /// Reads what [`ToDrawer::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let message = match lines.next()? {
            "look" => {
                let mut word = || lines.next().map(str::to_owned);
                let (line, alarm, alarm_soft, font) = (word()?, word()?, word()?, word()?);
                let mut number = || read_exact(lines.next()?);
                let (width, height, ratio) = (number()?, number()?, number()?);
                let still = lines.next()?.parse().ok()?;
                Self::Look(Look { line, alarm, alarm_soft, font, width, height, ratio, still })
            }
            "in sight" => Self::InSight(lines.next()?.parse().ok()?),
            "tell" => Self::Tell { reset: lines.next()?.parse().ok()? },
            _ => return None,
        };
        Some(message)
    }
}

impl FromDrawer {
    /// As a text to send.
    pub fn write(&self) -> String {
        match self {
            Self::Longest(longest) => format!("longest\n{}", write_exact(*longest)),
            Self::Figures(figures) => format!("figures\n{figures}"),
        }
    }

    /// Reads what [`FromDrawer::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once('\n')? {
            ("longest", longest) => Some(Self::Longest(read_exact(longest)?)),
            ("figures", figures) => Some(Self::Figures(figures.to_owned())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pulse(frames: &[f64]) -> Pulse {
        let mut pulse = Pulse::default();
        frames.iter().for_each(|&at| pulse.frame(at, true));
        pulse
    }

    #[test]
    fn gaps_are_what_is_longer_than_a_few_frames() {
        let pulse = pulse(&[0.0, 16.0, 100.0, 1600.0, 1616.0, 1716.1]);
        assert_eq!(pulse.longest(), 1500.0);
        let lengths: Vec<f64> = pulse.gaps().iter().map(|gap| gap.length().round()).collect();
        assert_eq!(lengths, [1500.0, 100.0]);
        let joined: Vec<bool> = pulse.strokes().map(|(_, joined)| joined).collect();
        assert_eq!(joined, [false, true, true, false, true, false]);
        assert_eq!(pulse.figures(), r#"{"longest":1500.000,"frames":6}"#);
    }

    #[test]
    fn time_out_of_sight_is_no_gap() {
        let mut pulse = pulse(&[0.0, 16.0]);
        pulse.frame(3_000.0, false);
        pulse.frame(3_016.0, true);
        assert_eq!((pulse.longest(), pulse.gaps()), (16.0, vec![]));
        pulse.reset();
        pulse.frame(3_040.0, true);
        assert_eq!((pulse.longest(), pulse.count()), (24.0, 1));
    }

    #[test]
    fn only_the_last_seconds_are_kept_and_a_gap_that_reaches_into_them() {
        let mut pulse = Pulse::default();
        (0..2_000).for_each(|i| pulse.frame(f64::from(i) * 10.0, true));
        assert_eq!(pulse.strokes().count(), 602);
        assert_eq!(pulse.count(), 2_000);
        pulse.frame(40_000.0, true);
        pulse.frame(45_000.0, true);
        let begins: Vec<f64> = pulse.gaps().iter().map(|gap| gap.begin).collect();
        assert_eq!(begins, [19_990.0, 40_000.0]);
    }

    #[test]
    fn stamps_do_not_overlap_and_the_longest_win() {
        let gaps = [(0.0, 150.0), (160.0, 660.0), (700.0, 900.0), (4_000.0, 4_120.0), (5_900.0, 6_000.0)];
        let gaps = gaps.map(|(begin, end)| Gap { begin, end });
        // 20 pixels a second; every text is 34 pixels wide.
        let stamps = stamps(&gaps, 120.0, |at| at / 50.0, |_| 34.0);
        let said: Vec<(&str, f64)> = stamps.iter().map(|s| (s.text.as_str(), s.x.round())).collect();
        // The longest has its place, moved into the strip; beside it, and beside the fourth, nothing else has room.
        assert_eq!(said, [("0.50 s", 17.0), ("0.12 s", 81.0)]);
        let bounds: Vec<(f64, f64)> = stamps.iter().map(|s| (s.x - 17.0, s.x + 17.0)).collect();
        assert!(bounds.iter().all(|(left, right)| *left >= 0.0 && *right <= 120.0), "{bounds:?}");
    }

    #[test]
    fn messages_come_back_as_they_were() {
        let look = Look {
            line: "oklch(0.5 0.1 155)".to_owned(),
            alarm: "#f00".to_owned(),
            alarm_soft: String::new(),
            font: "11px \"A B\", sans-serif".to_owned(),
            width: 180.5,
            height: 22.0,
            ratio: 1.25,
            still: true,
        };
        for message in [ToDrawer::Look(look), ToDrawer::InSight(false), ToDrawer::Tell { reset: true }] {
            assert_eq!(ToDrawer::read(&message.write()), Some(message));
        }
        for message in [FromDrawer::Longest(16.7), FromDrawer::Figures("{}\n".to_owned())] {
            assert_eq!(FromDrawer::read(&message.write()), Some(message));
        }
        assert!(ToDrawer::read("look\na").is_none() && FromDrawer::read("longest\nx").is_none());
    }
}
