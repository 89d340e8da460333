//! Civil dates, the text forms of `datetime` and `time`, and `timedelta`.

use std::fmt::Write;

use super::escape;
use super::{Error, Result};

const MICROS: i128 = 1_000_000;
const DAY_MICROS: i128 = 86_400 * MICROS;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether `year` has a 29th of February.
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The days of a month.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar (Howard Hinnant's algorithm).
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date that many days after 1970-01-01: year, month, day.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// A moment in its parts; `date` and `time` use those they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 1 to 9999
    pub year: i64,
    /// 1 to 12
    pub month: i64,
    /// 1 to 31
    pub day: i64,
    /// 0 to 23
    pub hour: i64,
    /// 0 to 59
    pub minute: i64,
    /// 0 to 59 (61 in `time.strptime`)
    pub second: i64,
    /// 0 to 999999
    pub micro: i64,
    /// The offset from UTC in microseconds, of an aware moment.
    pub offset: Option<i64>,
    /// The zone's name, for `%Z`.
    pub zone: Option<String>,
}

impl Default for Moment {
    fn default() -> Self {
        Self {
            year: 1900,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            micro: 0,
            offset: None,
            zone: None,
        }
    }
}

impl Moment {
    /// Raises what `datetime(...)` raises for a part out of its range.
    pub fn check(&self) -> Result<()> {
        if !(1..=9999).contains(&self.year) {
            return Err(Error::value(format!("year {} is out of range", self.year)));
        }
        if !(1..=12).contains(&self.month) {
            return Err(Error::value("month must be in 1..12"));
        }
        if !(1..=days_in_month(self.year, self.month)).contains(&self.day) {
            return Err(Error::value("day is out of range for month"));
        }
        let parts = [
            ("hour", self.hour, 23),
            ("minute", self.minute, 59),
            ("second", self.second, 59),
            ("microsecond", self.micro, 999_999),
        ];
        match parts.iter().find(|(_, value, most)| !(0..=*most).contains(value)) {
            Some((name, _, most)) => Err(Error::value(format!("{name} must be in 0..{most}"))),
            None => Ok(()),
        }
    }

    /// Microseconds from 1970-01-01, the offset left out.
    pub fn micros(&self) -> i128 {
        let days = days_from_civil(self.year, self.month, self.day);
        let seconds = days * 86_400 + self.hour * 3600 + self.minute * 60 + self.second;
        i128::from(seconds) * MICROS + i128::from(self.micro)
    }

    /// The moment that many microseconds after 1970-01-01; `None` outside the years 1 to 9999.
    pub fn from_micros(micros: i128) -> Option<Self> {
        let days = i64::try_from(micros.div_euclid(DAY_MICROS)).ok()?;
        // The first and the last day that a date can be.
        if !(-719_162..=2_932_896).contains(&days) {
            return None;
        }
        let rest = micros.rem_euclid(DAY_MICROS) as i64;
        let (year, month, day) = civil_from_days(days);
        let (second, micro) = (rest / 1_000_000, rest % 1_000_000);
        let (hour, minute) = (second / 3600, second / 60 % 60);
        let second = second % 60;
        Some(Self { year, month, day, hour, minute, second, micro, offset: None, zone: None })
    }

    /// Monday is 0.
    pub fn weekday(&self) -> i64 {
        (days_from_civil(self.year, self.month, self.day) + 3).rem_euclid(7)
    }

    /// The first of January is 1.
    pub fn day_of_year(&self) -> i64 {
        days_from_civil(self.year, self.month, self.day) - days_from_civil(self.year, 1, 1) + 1
    }

    /// `isocalendar()`: year, week, weekday (Monday is 1).
    pub fn iso_calendar(&self) -> (i64, i64, i64) {
        let weekday = self.weekday();
        let days = days_from_civil(self.year, self.month, self.day);
        // A week belongs to the year of its Thursday.
        let (year, ..) = civil_from_days(days - weekday + 3);
        let week = (days - weekday + 3 - days_from_civil(year, 1, 1)) / 7 + 1;
        (year, week, weekday + 1)
    }

    /// `date.isoformat()`.
    pub fn iso_date(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `time.isoformat(timespec)`, with the offset.
    pub fn iso_time(&self, timespec: &str) -> Result<String> {
        let (h, m, s, f) = (self.hour, self.minute, self.second, self.micro);
        let mut out = match timespec {
            "hours" => format!("{h:02}"),
            "minutes" => format!("{h:02}:{m:02}"),
            "milliseconds" => format!("{h:02}:{m:02}:{s:02}.{:03}", f / 1000),
            "auto" if f == 0 => format!("{h:02}:{m:02}:{s:02}"),
            "seconds" => format!("{h:02}:{m:02}:{s:02}"),
            "auto" | "microseconds" => format!("{h:02}:{m:02}:{s:02}.{f:06}"),
            _ => return Err(Error::value("Unknown timespec value")),
        };
        if let Some(offset) = self.offset {
            out.push_str(&offset_text(offset, ":"));
        }
        Ok(out)
    }

    /// `datetime.isoformat(separator, timespec)`.
    pub fn iso(&self, separator: char, timespec: &str) -> Result<String> {
        Ok(format!("{}{separator}{}", self.iso_date(), self.iso_time(timespec)?))
    }

    /// `ctime()`.
    pub fn ctime(&self) -> String {
        format!(
            "{:.3} {:.3} {:2} {:02}:{:02}:{:02} {:04}",
            DAYS[self.weekday() as usize],
            self.month_name(),
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.year
        )
    }

    fn month_name(&self) -> &'static str {
        MONTHS.get((self.month - 1) as usize).copied().unwrap_or("?")
    }

    /// `strftime(format)` in the C locale.
    pub fn strftime(&self, format: &str) -> String {
        let mut out = String::with_capacity(format.len() * 2);
        let mut rest = format.chars();
        while let Some(c) = rest.next() {
            if c != '%' {
                out.push(c);
                continue;
            }
            let Some(mut code) = rest.next() else {
                out.push('%');
                break;
            };
            // The C library's flags: without padding, with blanks, with zeros, in capitals.
            let flag = code;
            if "-_0^".contains(flag) {
                code = rest.next().unwrap_or_default();
            }
            let from = out.len();
            self.push(&mut out, code);
            if flag == code {
                continue;
            }
            let piece = out.split_off(from);
            let digits = piece.trim_start_matches([' ', '0']);
            let digits = if digits.is_empty() { "0" } else { digits };
            let is_number = digits.bytes().all(|b| b.is_ascii_digit());
            let width = piece.len();
            // Writing to a String cannot fail.
            let _ = match flag {
                _ if piece.starts_with('%') && code != '%' => write!(out, "%{flag}{code}"),
                '^' => write!(out, "{}", piece.to_uppercase()),
                '-' if is_number => write!(out, "{digits}"),
                '_' if is_number => write!(out, "{digits:>width$}"),
                '0' if is_number => write!(out, "{digits:0>width$}"),
                _ => write!(out, "{piece}"),
            };
        }
        out
    }

    fn push(&self, out: &mut String, code: char) {
        let hour = (self.hour + 11) % 12 + 1;
        let (iso_year, iso_week, iso_day) = self.iso_calendar();
        let (weekday, day) = (self.weekday(), self.day_of_year());
        let name = DAYS[weekday as usize];
        // Writing to a String cannot fail.
        let _ = match code {
            'a' => write!(out, "{name:.3}"),
            'A' => write!(out, "{name}"),
            'b' | 'h' => write!(out, "{:.3}", self.month_name()),
            'B' => write!(out, "{}", self.month_name()),
            'c' => write!(out, "{}", self.strftime("%a %b %e %H:%M:%S %Y")),
            'C' => write!(out, "{:02}", self.year / 100),
            'd' => write!(out, "{:02}", self.day),
            'D' | 'x' => write!(out, "{}", self.strftime("%m/%d/%y")),
            'e' => write!(out, "{:2}", self.day),
            'f' => write!(out, "{:06}", self.micro),
            'F' => write!(out, "{}", self.strftime("%Y-%m-%d")),
            'g' => write!(out, "{:02}", iso_year % 100),
            'G' => write!(out, "{iso_year}"),
            'H' => write!(out, "{:02}", self.hour),
            'I' => write!(out, "{hour:02}"),
            'j' => write!(out, "{day:03}"),
            'k' => write!(out, "{:2}", self.hour),
            'l' => write!(out, "{hour:2}"),
            'm' => write!(out, "{:02}", self.month),
            'M' => write!(out, "{:02}", self.minute),
            'n' => writeln!(out),
            'p' => write!(out, "{}", if self.hour < 12 { "AM" } else { "PM" }),
            'P' => write!(out, "{}", if self.hour < 12 { "am" } else { "pm" }),
            'r' => write!(out, "{}", self.strftime("%I:%M:%S %p")),
            'R' => write!(out, "{}", self.strftime("%H:%M")),
            's' => write!(out, "{}", self.micros() / 1_000_000),
            'S' => write!(out, "{:02}", self.second),
            't' => write!(out, "\t"),
            'T' | 'X' => write!(out, "{}", self.strftime("%H:%M:%S")),
            'u' => write!(out, "{iso_day}"),
            // Weeks from the first Sunday, and from the first Monday.
            'U' => write!(out, "{:02}", (day + 6 - (weekday + 1) % 7) / 7),
            'V' => write!(out, "{iso_week:02}"),
            'w' => write!(out, "{}", (weekday + 1) % 7),
            'W' => write!(out, "{:02}", (day + 6 - weekday) / 7),
            'y' => write!(out, "{:02}", self.year % 100),
            'Y' => write!(out, "{}", self.year),
            'z' => write!(out, "{}", self.offset.map(|o| offset_text(o, "")).unwrap_or_default()),
            'Z' => write!(out, "{}", self.zone.as_deref().unwrap_or("")),
            '%' => write!(out, "%"),
            _ => write!(out, "%{code}"),
        };
    }
}

/// `+01:30`, with seconds and microseconds where there are any.
pub fn offset_text(micros: i64, colon: &str) -> String {
    let sign = if micros < 0 { '-' } else { '+' };
    let (seconds, micro) = (micros.abs() / 1_000_000, micros.abs() % 1_000_000);
    let mut out = format!("{sign}{:02}{colon}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 || micro != 0 {
        out.push_str(&format!("{colon}{:02}", seconds % 60));
    }
    if micro != 0 {
        out.push_str(&format!(".{micro:06}"));
    }
    out
}

/// What `strptime` gathers before it is a moment.
#[derive(Clone, Default)]
struct Found {
    moment: Moment,
    afternoon: Option<bool>,
    day_of_year: Option<i64>,
    /// From Monday, 0.
    weekday: Option<i64>,
    /// `%U`, `%W` or `%V`, and which.
    week: Option<(char, i64)>,
}

/// `datetime.strptime(text, format)`: `%a %A %b %B %d %f %G %H %I %j %m %M %p %S %u %U %V %w %W %y %Y %z %Z %%` and the compound
/// `%c %x %X`.
pub fn strptime(text: &str, format: &str) -> Result<Moment> {
    let expanded = expand(format)?;
    let codes: Vec<char> = expanded.chars().collect();
    let input: Vec<char> = text.chars().collect();
    let mut farthest = None;
    let Some(found) = matches(&codes, &input, 0, &Found::default(), &mut farthest) else {
        if let Some(end) = farthest {
            let rest: String = input[end..].iter().collect();
            return Err(Error::value(format!("unconverted data remains: {rest}")));
        }
        return Err(Error::value(format!(
            "time data {} does not match format {}",
            escape::repr(text),
            escape::repr(format)
        )));
    };
    let mut moment = found.moment;
    match found.afternoon {
        Some(true) if moment.hour < 12 => moment.hour += 12,
        Some(false) if moment.hour == 12 => moment.hour = 0,
        _ => {}
    }
    let mut day_of_year = found.day_of_year;
    if let (None, Some((kind, week)), Some(weekday)) = (day_of_year, found.week, found.weekday) {
        // The weekday of the year's first day (of the fourth of January for ISO's weeks), in a week that begins so.
        let shift = i64::from(kind == 'U');
        let first = days_from_civil(moment.year, 1, if kind == 'V' { 4 } else { 1 });
        let first = (first + 3 + shift).rem_euclid(7);
        let weekday = (weekday + shift) % 7;
        let days = days_from_civil(moment.year + 1, 1, 1) - days_from_civil(moment.year, 1, 1);
        if kind == 'V' && 7 * week - first > days {
            return Err(Error::value(format!("Invalid week: {week}")));
        }
        day_of_year = Some(match kind {
            'V' => 4 - first + 7 * (week - 1) + weekday,
            _ if week == 0 => 1 + weekday - first,
            _ => (7 - first) % 7 + 7 * (week - 1) + weekday + 1,
        });
    }
    if let Some(day) = day_of_year {
        // Day 366 of a common year is the next year's first, as in CPython.
        (moment.year, moment.month, moment.day) =
            civil_from_days(days_from_civil(moment.year, 1, 1) + day - 1);
    }
    moment.check()?;
    Ok(moment)
}

/// The format with its compound directives written out.
fn expand(format: &str) -> Result<String> {
    let (mut out, mut rest) = (String::new(), format.chars());
    let mut seen = Vec::new();
    while let Some(c) = rest.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let Some(code) = rest.next() else {
            return Err(Error::value(format!("stray % in format '{format}'")));
        };
        let single = format!("%{code}");
        let directives = match code {
            '%' => {
                out.push_str("%%");
                continue;
            }
            'c' => "%a %b %d %H:%M:%S %Y",
            'x' => "%m/%d/%y",
            'X' => "%H:%M:%S",
            _ if "aAbBdfGHIjmMpSuUVwWyYzZ".contains(code) => single.as_str(),
            _ => {
                return Err(Error::value(format!("'{code}' is a bad directive in format '{format}'")));
            }
        };
        for code in directives.chars().filter(char::is_ascii_alphabetic) {
            // CPython makes a named group of each directive, so that none can stand there twice.
            if seen.contains(&code) {
                return Err(Error::value(format!("redefinition of group name '{code}'")));
            }
            seen.push(code);
        }
        out.push_str(directives);
    }
    Ok(out)
}

/// Matches the rest of the format; where the format ends before the text, notes how far it came. Calls itself once a
/// directive, of which there are no two alike: the depth is bounded whatever the format is.
fn matches(
    format: &[char],
    text: &[char],
    at: usize,
    found: &Found,
    farthest: &mut Option<usize>,
) -> Option<Found> {
    let (mut format, mut at) = (format, at);
    while let Some((&c, rest)) = format.split_first() {
        let here = text.get(at).copied();
        if c.is_whitespace() {
            let spaces = text[at..].iter().take_while(|c| c.is_whitespace()).count();
            if spaces == 0 {
                return None;
            }
            at += spaces;
            format = &rest[rest.iter().take_while(|c| c.is_whitespace()).count()..];
            continue;
        }
        let (literal, rest) = match (c, rest.split_first()) {
            ('%', Some((&'%', rest))) => (true, rest),
            ('%', _) => (false, rest),
            _ => (true, rest),
        };
        if !literal {
            let (&code, rest) = rest.split_first()?;
            return choices(code, text, at).into_iter().find_map(|(length, value)| {
                let mut found = found.clone();
                store(&mut found, code, value);
                matches(rest, text, at + length, &found, farthest)
            });
        }
        if !here.is_some_and(|here| here.to_lowercase().eq(c.to_lowercase())) {
            return None;
        }
        at += 1;
        format = rest;
    }
    if at == text.len() {
        return Some(found.clone());
    }
    farthest.get_or_insert(at);
    None
}

/// The ways in which the directive can match here, the preferred first: how many characters, and their value.
fn choices(code: char, text: &[char], at: usize) -> Vec<(usize, i64)> {
    let names = |names: &[&str], shown: usize| -> Vec<(usize, i64)> {
        let fits = |name: &&str| {
            let length = name.len().min(shown);
            let here = text.get(at..at + length);
            here.is_some_and(|here| here.iter().zip(name.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b)))
        };
        let all = names.iter().enumerate().filter(|(_, name)| fits(name));
        all.map(|(i, name)| (name.len().min(shown), i as i64)).collect()
    };
    let number = |most_digits: usize, low: i64, high: i64| -> Vec<(usize, i64)> {
        let digits = text[at..].iter().take(most_digits).take_while(|c| c.is_ascii_digit()).count();
        let all = (1..=digits).rev().map(|n| {
            let value = text[at..at + n].iter().fold(0, |v, c| v * 10 + (*c as i64 - 48));
            (n, value)
        });
        all.filter(|(_, value)| (low..=high).contains(value)).collect()
    };
    match code {
        'a' => names(&DAYS, 3),
        'A' => names(&DAYS, 99),
        'b' => names(&MONTHS, 3),
        'B' => names(&MONTHS, 99),
        'p' => names(&["AM", "PM"], 2),
        'd' => number(2, 1, 31),
        'f' => {
            let mut all = number(6, 0, 999_999);
            all.iter_mut().for_each(|(n, value)| *value *= 10_i64.pow(6 - *n as u32));
            all
        }
        'H' => number(2, 0, 23),
        'I' => number(2, 1, 12),
        'j' => number(3, 1, 366),
        'm' => number(2, 1, 12),
        'M' => number(2, 0, 59),
        'S' => number(2, 0, 61),
        'u' => number(1, 1, 7),
        'U' | 'W' => number(2, 0, 53),
        'V' => number(2, 1, 53),
        'w' => number(1, 0, 6),
        'y' => number(2, 0, 99).into_iter().filter(|&(n, _)| n == 2).collect(),
        'G' | 'Y' => number(4, 0, 9999).into_iter().filter(|&(n, _)| n == 4).collect(),
        'z' => offset_here(text, at).into_iter().collect(),
        'Z' => names(&["UTC", "GMT"], 3),
        _ => Vec::new(),
    }
}

fn offset_here(text: &[char], at: usize) -> Option<(usize, i64)> {
    let sign = match text.get(at)? {
        'Z' => return Some((1, 0)),
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let two = |at: usize| -> Option<i64> {
        let (a, b) = (text.get(at)?.to_digit(10)?, text.get(at + 1)?.to_digit(10)?);
        Some(i64::from(a * 10 + b))
    };
    let hours = two(at + 1)?;
    let colon = usize::from(text.get(at + 3) == Some(&':'));
    let minutes = two(at + 3 + colon).filter(|&m| m < 60)?;
    let mut length = 5 + colon;
    let (mut seconds, mut seconds_given) = (0, false);
    let again = at + length;
    if (text.get(again) == Some(&':')) == (colon == 1)
        && let Some(s) = two(again + colon).filter(|&s| s < 60)
    {
        (seconds, seconds_given) = (s, true);
        length += 2 + colon;
    }
    let mut micros = 0;
    if seconds_given && text.get(at + length) == Some(&'.') {
        let digits = text[at + length + 1..].iter().take(6).map_while(|c| c.to_digit(10));
        let (count, value) = digits.fold((0, 0), |(n, v), digit| (n + 1, v * 10 + i64::from(digit)));
        if count > 0 {
            micros = value * 10_i64.pow(6 - count as u32);
            length += 1 + count;
        }
    }
    Some((length, sign * ((hours * 3600 + minutes * 60 + seconds) * 1_000_000 + micros)))
}

fn store(found: &mut Found, code: char, value: i64) {
    let moment = &mut found.moment;
    match code {
        'a' | 'A' => found.weekday = Some(value),
        'u' | 'w' => found.weekday = Some((value + 6) % 7),
        'U' | 'V' | 'W' => found.week = Some((code, value)),
        'b' | 'B' => moment.month = value + 1,
        'p' => found.afternoon = Some(value == 1),
        'd' => moment.day = value,
        'f' => moment.micro = value,
        'H' => moment.hour = value,
        'I' => moment.hour = value,
        'j' => found.day_of_year = Some(value),
        'm' => moment.month = value,
        'M' => moment.minute = value,
        'S' => moment.second = value,
        // POSIX: 69 to 99 are of the last century.
        'y' => moment.year = if value < 69 { 2000 + value } else { 1900 + value },
        'G' | 'Y' => moment.year = value,
        'z' => moment.offset = Some(value),
        _ => {}
    }
}

/// `datetime.fromisoformat(text)`: calendar dates (not week dates), extended or basic, any one character before the
/// time, `Z` or an offset behind it.
pub fn from_iso(text: &str) -> Result<Moment> {
    let moment = iso_parts(text)
        .ok_or_else(|| Error::value(format!("Invalid isoformat string: {}", escape::repr(text))))?;
    let offset = i128::from(moment.offset.unwrap_or(0));
    if offset.abs() >= DAY_MICROS {
        return Err(Error::value(format!(
            "offset must be a timedelta strictly between -timedelta(hours=24) and \
             timedelta(hours=24), not {}.",
            Delta { micros: offset }.repr()
        )));
    }
    moment.check()?;
    Ok(moment)
}

/// The number that exactly `count` digits here make.
fn digits(text: &[char], at: usize, count: usize) -> Option<i64> {
    let digits = text.get(at..at + count)?;
    digits.iter().try_fold(0, |n, c| Some(n * 10 + i64::from(c.to_digit(10)?)))
}

fn iso_parts(text: &str) -> Option<Moment> {
    let text: Vec<char> = text.chars().collect();
    let dash = usize::from(text.get(4) == Some(&'-'));
    let mut moment = Moment {
        year: digits(&text, 0, 4)?,
        month: digits(&text, 4 + dash, 2)?,
        day: digits(&text, 6 + 2 * dash, 2)?,
        ..Moment::default()
    };
    if dash == 1 && text.get(7) != Some(&'-') {
        return None;
    }
    let end = 8 + 2 * dash;
    if text.len() == end {
        return Some(moment);
    }
    let time = &text[end + 1..];
    let zone = time.iter().position(|c| matches!(c, '+' | '-' | 'Z')).unwrap_or(time.len());
    let parts = iso_clock(&time[..zone])?;
    [moment.hour, moment.minute, moment.second, moment.micro] = parts;
    match time.get(zone) {
        None => {}
        Some('Z') if time.len() == zone + 1 => moment.offset = Some(0),
        Some('Z') => return None,
        Some(sign) => {
            let [h, m, s, f] = iso_clock(&time[zone + 1..])?;
            let size = (h * 3600 + m * 60 + s) * 1_000_000 + f;
            if m > 59 || s > 59 {
                return None;
            }
            moment.offset = Some(if *sign == '-' { -size } else { size });
        }
    }
    Some(moment)
}

/// `HH[[:]MM[[:]SS[.ffffff]]]`
fn iso_clock(text: &[char]) -> Option<[i64; 4]> {
    let mut parts = [digits(text, 0, 2)?, 0, 0, 0];
    let colon = usize::from(text.get(2) == Some(&':'));
    let mut at = 2;
    for part in &mut parts[1..3] {
        if at == text.len() || matches!(text[at], '.' | ',') {
            break;
        }
        if colon == 1 && text[at] != ':' {
            return None;
        }
        *part = digits(text, at + colon, 2)?;
        at += 2 + colon;
    }
    if matches!(text.get(at), Some('.' | ',')) && at == 6 + 2 * colon {
        let fraction = &text[at + 1..];
        if fraction.is_empty() || !fraction.iter().all(char::is_ascii_digit) {
            return None;
        }
        // Digits past the microseconds are cut off.
        let count = fraction.len().min(6);
        parts[3] = digits(fraction, 0, count)? * 10_i64.pow(6 - count as u32);
        at = text.len();
    }
    (at == text.len()).then_some(parts)
}

/// A span of time in microseconds, as `timedelta` normalises it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delta {
    micros: i128,
}

impl Delta {
    /// From microseconds; raises past 999999999 days.
    pub fn from_micros(micros: i128) -> Result<Self> {
        let days = micros.div_euclid(DAY_MICROS);
        if i32::try_from(days).is_err() {
            return Err(Error::overflow("Python int too large to convert to C int"));
        }
        if !(-999_999_999..=999_999_999).contains(&days) {
            return Err(Error::overflow(format!("days={days}; must have magnitude <= 999999999")));
        }
        Ok(Self { micros })
    }

    /// From a count of units that are `unit` microseconds long, rounded half to even.
    pub fn from_units(count: f64, unit: i64) -> Result<Self> {
        if count.is_nan() {
            return Err(Error::value("cannot convert float NaN to integer"));
        }
        if count.is_infinite() {
            return Err(Error::overflow("cannot convert float infinity to integer"));
        }
        let whole = count.trunc();
        let part = (count - whole) * unit as f64;
        // Far past the bound; beyond it the product would leave 128 bits.
        let whole = whole.clamp(-1e22, 1e22) as i128;
        Self::from_micros(whole * i128::from(unit) + part.round_ties_even() as i128)
    }

    /// All of it in microseconds.
    pub fn micros(self) -> i128 {
        self.micros
    }

    /// `days`, `seconds`, `microseconds`: the last two never negative.
    pub fn parts(self) -> (i64, i64, i64) {
        let rest = self.micros.rem_euclid(DAY_MICROS);
        let days = self.micros.div_euclid(DAY_MICROS) as i64;
        (days, (rest / MICROS) as i64, (rest % MICROS) as i64)
    }

    /// `total_seconds()`.
    pub fn total_seconds(self) -> f64 {
        // 128 bits to 64 rounds once, the division again: as in CPython while the first is exact.
        super::int::true_div(
            &super::Int::from(num_bigint::BigInt::from(self.micros)),
            &super::Int::Small(1_000_000),
        )
        .unwrap_or(f64::NAN)
    }

    /// `repr(delta)`.
    pub fn repr(self) -> String {
        let (days, seconds, micros) = self.parts();
        let named = [("days", days), ("seconds", seconds), ("microseconds", micros)];
        let shown: Vec<String> = named
            .iter()
            .filter(|(_, value)| *value != 0)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let inside = if shown.is_empty() { "0".to_owned() } else { shown.join(", ") };
        format!("datetime.timedelta({inside})")
    }
}

/// `str(delta)`.
impl std::fmt::Display for Delta {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (days, seconds, micros) = self.parts();
        if days != 0 {
            let s = if days.abs() == 1 { "" } else { "s" };
            write!(f, "{days} day{s}, ")?;
        }
        write!(f, "{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if micros != 0 {
            write!(f, ".{micros:06}")?;
        }
        Ok(())
    }
}
