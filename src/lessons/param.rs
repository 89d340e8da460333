//! The numbers and choices that a lesson's reader may change.

use std::time::Duration;

/// What kind of value a parameter has, and its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamKind {
    /// A whole number of things.
    Count {
        /// The fewest.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A length of time in milliseconds.
    Millis {
        /// The shortest.
        min: i64,
        /// The longest.
        max: i64,
        /// The distance between two settings of the slider.
        step: i64,
    },
    /// One of several ways, named as the reader sees them. The value is the index.
    Choice(&'static [&'static str]),
    /// Off or on: 0 or 1.
    Switch,
}

/// One parameter of a lesson.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name in links: short, lower case, never changed.
    pub key: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What it may be.
    pub kind: ParamKind,
    /// What it is at first.
    pub default: i64,
    /// Whether it matters under these settings of the others; hidden where not.
    pub shown: fn(&Values) -> bool,
    /// How deep each way of a choice stands in a tree of them; empty where they are no tree.
    pub depths: &'static [u8],
    /// What a switch is called off and on, where its ways are compared.
    pub names: [&'static str; 2],
}

impl Param {
    const fn new(key: &'static str, label: &'static str, kind: ParamKind, default: i64) -> Self {
        Self { key, label, kind, default, shown: always, depths: &[], names: ["off", "on"] }
    }

    /// A number of things.
    pub const fn count(key: &'static str, label: &'static str, min: i64, max: i64, default: i64) -> Self {
        Self::new(key, label, ParamKind::Count { min, max }, default)
    }

    /// A length of time, in milliseconds, in steps of 50.
    pub const fn millis(key: &'static str, label: &'static str, min: i64, max: i64, default: i64) -> Self {
        Self::new(key, label, ParamKind::Millis { min, max, step: 50 }, default)
    }

    /// The same length of time, in other steps.
    pub const fn in_steps_of(mut self, millis: i64) -> Self {
        if let ParamKind::Millis { step, .. } = &mut self.kind {
            *step = millis;
        }
        self
    }

    /// One of several ways.
    pub const fn choice(key: &'static str, label: &'static str, ways: &'static [&'static str]) -> Self {
        Self::new(key, label, ParamKind::Choice(ways), 0)
    }

    /// The same choice, its ways shown as a tree in which each stands this deep.
    pub const fn as_tree(mut self, depths: &'static [u8]) -> Self {
        self.depths = depths;
        self
    }

    /// Off or on.
    pub const fn switch(key: &'static str, label: &'static str, on: bool) -> Self {
        Self::new(key, label, ParamKind::Switch, on as i64)
    }

    /// The same switch with words for off and on that can stand in a sentence.
    pub const fn named(mut self, off: &'static str, on: &'static str) -> Self {
        self.names = [off, on];
        self
    }

    /// The same parameter, shown only where `shown` says so.
    pub const fn shown_if(mut self, shown: fn(&Values) -> bool) -> Self {
        self.shown = shown;
        self
    }

    /// The least and the greatest value.
    pub fn bounds(&self) -> (i64, i64) {
        match self.kind {
            ParamKind::Count { min, max } | ParamKind::Millis { min, max, .. } => (min, max),
            ParamKind::Choice(ways) => (0, ways.len() as i64 - 1),
            ParamKind::Switch => (0, 1),
        }
    }

    /// A value as the reader sees it, with its unit.
    pub fn show(&self, value: i64) -> String {
        match self.kind {
            ParamKind::Count { .. } => value.to_string(),
            ParamKind::Millis { .. } => show_millis(value),
            ParamKind::Choice(ways) => usize::try_from(value)
                .ok()
                .and_then(|i| ways.get(i))
                .map_or_else(String::new, |way| (*way).to_owned()),
            ParamKind::Switch => self.names[usize::from(value != 0)].to_owned(),
        }
    }

    /// What a link may set it to, in words.
    fn takes(&self) -> String {
        let (min, max) = self.bounds();
        match self.kind {
            ParamKind::Count { .. } | ParamKind::Millis { .. } => {
                format!("{} to {}", self.show(min), self.show(max))
            }
            ParamKind::Choice(_) | ParamKind::Switch => {
                let ways = (min..=max).map(|value| format!("{value} ({})", self.show(value)));
                let ways: Vec<String> = ways.collect();
                match ways.as_slice() {
                    [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
                    ways => ways.concat(),
                }
            }
        }
    }

    /// The setting of the slider that is nearest to a value within the bounds.
    fn nearest(&self, value: i64) -> i64 {
        match self.kind {
            ParamKind::Millis { min, max, step } if step > 0 => {
                (min + (value - min + step / 2) / step * step).min(max)
            }
            _ => value,
        }
    }
}

fn always(_: &Values) -> bool {
    true
}

/// Milliseconds as people write them: `250 ms`, `1.5 s`.
pub fn show_millis(millis: i64) -> String {
    if millis < 1000 {
        return format!("{millis} ms");
    }
    let seconds = format!("{}.{:03}", millis / 1000, millis % 1000);
    let seconds = seconds.trim_end_matches('0');
    if let Some(whole) = seconds.strip_suffix('.') { format!("{whole}.0 s") } else { format!("{seconds} s") }
}

/// A lesson's parameters with their values, each within its bounds.
#[derive(Clone, Debug)]
pub struct Values {
    params: &'static [Param],
    values: Vec<i64>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
            && self.params.iter().map(|p| p.key).eq(other.params.iter().map(|p| p.key))
    }
}

impl Values {
    /// The defaults.
    pub fn defaults(params: &'static [Param]) -> Self {
        Self { params, values: params.iter().map(|param| param.default).collect() }
    }

    /// The parameters.
    pub fn params(&self) -> &'static [Param] {
        self.params
    }

    /// The value of the parameter with this key; 0 for a key that there is not.
    pub fn get(&self, key: &str) -> i64 {
        self.index(key).map_or(0, |i| self.values[i])
    }

    /// A count as an index type.
    pub fn count(&self, key: &str) -> usize {
        usize::try_from(self.get(key)).unwrap_or(0)
    }

    /// A length of time.
    pub fn duration(&self, key: &str) -> Duration {
        Duration::from_millis(u64::try_from(self.get(key)).unwrap_or(0))
    }

    /// Whether a switch is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.get(key) != 0
    }

    /// Sets a value, brought within its bounds. A key that there is not changes nothing.
    pub fn set(&mut self, key: &str, value: i64) {
        if let Some(i) = self.index(key) {
            let (min, max) = self.params[i].bounds();
            self.values[i] = value.clamp(min, max);
        }
    }

    /// The same values with one changed.
    #[must_use]
    pub fn with(mut self, key: &str, value: i64) -> Self {
        self.set(key, value);
        self
    }

    /// What differs from the defaults, as the query of a link: `d1=500&mode=1`. Empty if nothing does.
    pub fn query(&self) -> String {
        let changed = self.params.iter().zip(&self.values).filter(|(param, value)| param.default != **value);
        changed.map(|(param, value)| format!("{}={value}", param.key)).collect::<Vec<_>>().join("&")
    }

    /// Reads what [`Values::query`] wrote. What is damaged keeps its default, and is named in a
    /// sentence each.
    pub fn read_query(params: &'static [Param], query: &str) -> (Self, Vec<String>) {
        let mut values = Self::defaults(params);
        let mut complaints = Vec::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (key, text) = part.split_once('=').unwrap_or((part, ""));
            let Some(param) = params.iter().find(|param| param.key == key) else {
                complaints.push(format!("The link sets “{}”, which this card does not have.", shorten(key)));
                continue;
            };
            let (min, max) = param.bounds();
            match text.parse::<i64>() {
                Ok(value) if (min..=max).contains(&value) => {
                    let nearest = param.nearest(value);
                    values.set(key, nearest);
                    if nearest != value {
                        complaints.push(format!(
                            "The link sets “{}” to {}, between two steps; it is {} here.",
                            param.label,
                            param.show(value),
                            param.show(nearest),
                        ));
                    }
                }
                _ => complaints.push(format!(
                    "The link sets “{}” to “{}”; it takes {}, so it stays at {}.",
                    param.label,
                    shorten(text),
                    param.takes(),
                    param.show(param.default),
                )),
            }
        }
        (values, complaints)
    }

    fn index(&self, key: &str) -> Option<usize> {
        self.params.iter().position(|param| param.key == key)
    }
}

/// A stranger's text, short enough to be shown in a sentence.
pub fn shorten(text: &str) -> String {
    const MOST: usize = 24;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAMS: &[Param] = &[
        Param::count("n", "Dishes", 1, 8, 3),
        Param::millis("d", "Time", 50, 3000, 1000),
        Param::choice("mode", "Way", &["tasks", "sequence"]),
    ];

    #[test]
    fn a_link_holds_what_differs_and_comes_back() {
        let values = Values::defaults(PARAMS).with("d", 9999).with("mode", 1);
        assert_eq!(values.query(), "d=3000&mode=1");
        assert_eq!(Values::read_query(PARAMS, "d=3000&mode=1"), (values, vec![]));
        assert_eq!(Values::defaults(PARAMS).query(), "");
    }

    #[test]
    fn a_damaged_link_keeps_defaults_and_says_so() {
        let (values, complaints) = Values::read_query(PARAMS, "n=many&d=-5&zzz=1&&mode");
        assert_eq!(values, Values::defaults(PARAMS));
        assert_eq!(
            complaints,
            [
                "The link sets “Dishes” to “many”; it takes 1 to 8, so it stays at 3.",
                "The link sets “Time” to “-5”; it takes 50 ms to 3.0 s, so it stays at 1.0 s.",
                "The link sets “zzz”, which this card does not have.",
                "The link sets “Way” to “”; it takes 0 (tasks) or 1 (sequence), so it stays at tasks.",
            ]
        );
    }

    #[test]
    fn a_link_lists_every_way() {
        const WAYS: &[Param] = &[
            Param::choice("way", "Done", &["on the loop", "in slices", "on a pool"]),
            Param::switch("debug", "Debug", true),
        ];
        let (_, complaints) = Values::read_query(WAYS, "way=7&debug=2");
        assert_eq!(
            complaints,
            [
                "The link sets “Done” to “7”; it takes 0 (on the loop), 1 (in slices) or 2 (on a pool), so it stays at on the \
                 loop.",
                "The link sets “Debug” to “2”; it takes 0 (off) or 1 (on), so it stays at on.",
            ]
        );
    }

    #[test]
    fn a_time_between_two_steps_is_brought_to_one() {
        for (given, taken) in [(50, 50), (123, 100), (125, 150), (2999, 3000), (3000, 3000)] {
            let (values, complaints) = Values::read_query(PARAMS, &format!("d={given}"));
            assert_eq!((values.get("d"), complaints.is_empty()), (taken, given == taken), "{given}");
        }
        let (_, complaints) = Values::read_query(PARAMS, "d=123");
        assert_eq!(complaints, ["The link sets “Time” to 123 ms, between two steps; it is 100 ms here."]);
    }

    #[test]
    fn a_switch_has_words_of_its_own() {
        let shield = Param::switch("shield", "shielded", true).named("not shielded", "shielded");
        assert_eq!([0, 1].map(|value| shield.show(value)), ["not shielded", "shielded"]);
        assert_eq!(Param::switch("debug", "Debug", true).show(1), "on");
    }

    #[test]
    fn times_read_as_people_write_them() {
        assert_eq!(show_millis(50), "50 ms");
        assert_eq!(show_millis(1000), "1.0 s");
        assert_eq!(show_millis(1250), "1.25 s");
        assert_eq!(show_millis(30_000), "30.0 s");
    }
}
