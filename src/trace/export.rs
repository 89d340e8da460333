//! A log as a file: [`export`] and [`import`].
//!
//! One JSON object. `format` and `version` say what it is; `kinds` names the kinds of events in the order
//! in which the numbers in this file count them, so that a reader may know them in another order;
//! `texts` and `locations` are what events name, by number from 1; `events` holds one array of whole numbers an
//! event: nanoseconds since the event before, the kind counted from 0, then its fields in the order of
//! their declaration. An absent id is 0, a choice (an actor, an outcome) its number. Times beyond
//! 2^53 ns (104 days) are exact here and may not be in other readers.

use std::fmt::{self, Write};

use super::event::{Awaited, EventKind, Outcome, Stream, WarningKind};
use super::ids::{
    Actor, CallbackId, CoroutineId, JobId, LocationId, LoopTime, PromiseId, TaskId, TextId, TimerId,
};
use super::json::Reader;
use super::log::{DEFAULT_CAP, Log};

/// What `format` says in every file.
const FORMAT: &str = "loopglass trace";
/// The version of the format that is written here, and the newest that is read.
const VERSION: u64 = 1;

/// Why a file is not a trace that can be shown. Its text is one sentence that names the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is not JSON, or not of the shape of a trace.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The event being read, from 1, if it was one.
        event: Option<usize>,
        /// What was expected there.
        what: String,
    },
    /// It is some other JSON.
    NotATrace,
    /// It was written by a newer version.
    Version(u64),
    /// A part is missing or does not fit.
    Header(String),
    /// This event, counted from 1, does not fit.
    Event {
        /// Its number, from 1.
        number: usize,
        /// What is wrong with it.
        what: String,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line, column, event: Some(event), what } => {
                write!(f, "event {event} of this trace (line {line}, column {column}) is damaged: {what}.")
            }
            Self::Syntax { line, column, event: None, what } => {
                write!(f, "this file is damaged at line {line}, column {column}: {what}.")
            }
            Self::NotATrace => f.write_str("this file is JSON, but not a trace of Loopglass."),
            Self::Version(version) => {
                write!(f, "this trace is of version {version}; this page reads versions up to {VERSION}.")
            }
            Self::Header(what) => write!(f, "the head of this trace is damaged: {what}."),
            Self::Event { number, what } => write!(f, "event {number} of this trace is damaged: {what}."),
        }
    }
}

impl std::error::Error for ImportError {}

/// The log as the text of a file.
pub fn export(log: &Log) -> String {
    let mut out = String::with_capacity(256 + log.len() * 24);
    let _ = write!(out, "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"cap\":{},", log.cap());
    let _ = write!(out, "\"dropped\":{},\n\"kinds\":[", log.dropped());
    list(&mut out, KINDS.iter(), |out, kind| string(out, kind));
    out.push_str("],\n\"texts\":[");
    list(&mut out, log.names.texts(), string);
    out.push_str("],\n\"locations\":[");
    list(&mut out, log.names.locations(), |out, location| {
        let _ = write!(out, "[{},{},{}]", location.file.number(), location.line, location.column);
    });
    out.push_str("],\n\"events\":[");
    let mut before = 0;
    let mut numbers = Vec::with_capacity(8);
    list(&mut out, log.iter(), |out, event| {
        numbers.clear();
        numbers.push(event.at.0 - before);
        before = event.at.0;
        encode(event.kind, &mut numbers);
        out.push('\n');
        for (i, number) in numbers.iter().enumerate() {
            let _ = write!(out, "{}{number}", if i == 0 { '[' } else { ',' });
        }
        out.push(']');
    });
    out.push_str("\n]}\n");
    out
}

fn list<T>(out: &mut String, items: impl Iterator<Item = T>, mut item: impl FnMut(&mut String, T)) {
    for (i, each) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        item(out, each);
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Reads what [`export`] wrote. Every event refers to things that exist and to names that the file holds,
/// so that what is computed from the log needs no further care.
///
/// # Errors
/// If the text is anything else, with the place.
pub fn import(text: &str) -> Result<Log, ImportError> {
    let mut file = File::default();
    let mut reader = Reader::new(text);
    let read = file.read(&mut reader);
    // What a file claims to be is told before what is wrong with it as such.
    match (&file.format, file.version) {
        (Some(format), _) if format != FORMAT => return Err(ImportError::NotATrace),
        (Some(_), Some(version)) if version > VERSION => return Err(ImportError::Version(version)),
        _ => {}
    }
    match read {
        Err(ImportError::Syntax { line, column, what, .. }) if file.in_events => {
            return Err(ImportError::Syntax { line, column, event: Some(file.ends.len() + 1), what });
        }
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    file.into_log()
}

/// A file as it was read, unchecked.
#[derive(Default)]
struct File {
    format: Option<String>,
    version: Option<u64>,
    cap: Option<u64>,
    dropped: u64,
    kinds: Option<Vec<String>>,
    texts: Option<Vec<String>>,
    locations: Option<Vec<(u32, u32, u32)>>,
    has_events: bool,
    in_events: bool,
    /// The numbers of all events, one after the other, and where each event's end.
    numbers: Vec<u64>,
    ends: Vec<usize>,
}

impl File {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), ImportError> {
        from.object(|from, key| {
            match key {
                "format" => self.format = Some(from.string()?),
                "version" => self.version = Some(from.number()?),
                "cap" => self.cap = Some(from.number()?),
                "dropped" => self.dropped = from.number()?,
                "kinds" => self.kinds = Some(texts(from)?),
                "texts" => self.texts = Some(texts(from)?),
                "locations" => self.locations = Some(locations(from)?),
                "events" => self.read_events(from)?,
                // What a later writer of this version adds is not needed.
                _ => from.skip()?,
            }
            Ok(())
        })?;
        if from.is_over() { Ok(()) } else { from.fail("something stands behind the end of the trace") }
    }

    fn read_events(&mut self, from: &mut Reader<'_>) -> Result<(), ImportError> {
        self.numbers.clear();
        self.ends.clear();
        self.in_events = true;
        from.list(|from| {
            from.list(|from| {
                self.numbers.push(from.number()?);
                Ok(())
            })?;
            self.ends.push(self.numbers.len());
            Ok(())
        })?;
        self.in_events = false;
        self.has_events = true;
        Ok(())
    }

    fn into_log(self) -> Result<Log, ImportError> {
        let part = |name: &str| ImportError::Header(format!("it has no \"{name}\""));
        if self.format.is_none() {
            return Err(ImportError::NotATrace);
        }
        if self.version.is_none() {
            return Err(part("version"));
        }
        let kinds = self.kinds.ok_or_else(|| part("kinds"))?;
        let texts = self.texts.ok_or_else(|| part("texts"))?;
        let locations = self.locations.ok_or_else(|| part("locations"))?;
        if !self.has_events {
            return Err(part("events"));
        }
        let cap = self.cap.and_then(|cap| usize::try_from(cap).ok()).unwrap_or(DEFAULT_CAP);
        let mut log = Log::with_cap(cap.max(self.ends.len()));
        for (i, text) in texts.iter().enumerate() {
            if log.names.text(text).index() != i {
                let what = format!("text {} stands there twice, or is more than a trace may hold", i + 1);
                return Err(ImportError::Header(what));
            }
        }
        for (i, &(file, line, column)) in locations.iter().enumerate() {
            let number = i + 1;
            let file = (file as usize).checked_sub(1).and_then(|file| texts.get(file)).ok_or_else(|| {
                ImportError::Header(format!("location {number} is in a file without a name"))
            })?;
            if log.names.location(file, line, column).index() != i {
                return Err(ImportError::Header(format!("location {number} stands there twice")));
            }
        }
        let codes: Vec<Option<usize>> =
            kinds.iter().map(|kind| KINDS.iter().position(|known| known == kind)).collect();
        let mut things = Things { texts: texts.len(), locations: locations.len(), ..Things::default() };
        let mut at = 0_u64;
        let mut start = 0;
        for (i, &end) in self.ends.iter().enumerate() {
            let damaged = |what: String| ImportError::Event { number: i + 1, what };
            let numbers = self.numbers.get(start..end).unwrap_or_default();
            start = end;
            let &[passed, kind, ref fields @ ..] = numbers else {
                return Err(damaged("it has no time or no kind".to_owned()));
            };
            at = at.checked_add(passed).ok_or_else(|| damaged("its time is beyond all times".to_owned()))?;
            let code = usize::try_from(kind).ok().and_then(|kind| codes.get(kind).copied());
            let code = match code {
                Some(Some(code)) => code,
                Some(None) => {
                    let name = kinds.get(kind as usize).map_or("", |name| name.as_str());
                    return Err(damaged(format!("its kind, \"{name}\", is not known here")));
                }
                None => {
                    return Err(damaged(format!("it is of kind {kind} and this file names {}", kinds.len())));
                }
            };
            let mut fields = Fields { numbers: fields.iter(), things: &mut things };
            let kind = decode(code, &mut fields).map_err(damaged)?;
            if fields.numbers.next().is_some() {
                return Err(damaged("it has more fields than its kind".to_owned()));
            }
            log.push(LoopTime(at), kind);
        }
        log.set_dropped(self.dropped);
        Ok(log)
    }
}

fn texts(from: &mut Reader<'_>) -> Result<Vec<String>, ImportError> {
    let mut texts = Vec::new();
    from.list(|from| {
        texts.push(from.string()?);
        Ok(())
    })?;
    Ok(texts)
}

fn locations(from: &mut Reader<'_>) -> Result<Vec<(u32, u32, u32)>, ImportError> {
    let mut locations = Vec::new();
    let mut numbers = Vec::new();
    from.list(|from| {
        numbers.clear();
        from.list(|from| {
            numbers.push(u32::try_from(from.number()?).unwrap_or(0));
            Ok(())
        })?;
        let &[file, line, column] = numbers.as_slice() else {
            return from.fail("a location is a file, a line and a column");
        };
        locations.push((file, line, column));
        Ok(())
    })?;
    Ok(locations)
}

/// How many there are so far of each thing that an event may name.
#[derive(Default)]
struct Things {
    texts: usize,
    locations: usize,
    tasks: usize,
    callbacks: usize,
    timers: usize,
    promises: usize,
    coroutines: usize,
    jobs: usize,
}

/// The fields of one event, being read.
struct Fields<'a> {
    numbers: std::slice::Iter<'a, u64>,
    things: &'a mut Things,
}

impl Fields<'_> {
    fn number(&mut self) -> Result<u64, String> {
        self.numbers.next().copied().ok_or_else(|| "it has fewer fields than its kind".to_owned())
    }

    fn small(&mut self) -> Result<u32, String> {
        let number = self.number()?;
        u32::try_from(number).map_err(|_| format!("{number} is too large"))
    }

    /// One of `choices`, counted from 0.
    fn choice<T: Copy>(&mut self, what: &str, choices: &[T]) -> Result<T, String> {
        let number = self.number()?;
        let choice = usize::try_from(number).ok().and_then(|number| choices.get(number));
        choice.copied().ok_or_else(|| format!("there is no {what} {number}"))
    }
}

/// What an event's field is in a file.
trait Field: Sized {
    fn put(self, out: &mut Vec<u64>);
    fn take(from: &mut Fields<'_>) -> Result<Self, String>;
}

impl Field for u64 {
    fn put(self, out: &mut Vec<u64>) {
        out.push(self);
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        from.number()
    }
}

impl Field for u32 {
    fn put(self, out: &mut Vec<u64>) {
        out.push(self.into());
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        from.small()
    }
}

impl Field for bool {
    fn put(self, out: &mut Vec<u64>) {
        out.push(self.into());
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        from.choice("truth value", &[false, true])
    }
}

impl Field for LoopTime {
    fn put(self, out: &mut Vec<u64>) {
        out.push(self.0);
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        from.number().map(Self)
    }
}

macro_rules! id_fields {
    ($($id:ident $table:ident $word:literal;)*) => {$(
        impl Field for $id {
            fn put(self, out: &mut Vec<u64>) {
                out.push(self.number().into());
            }

            fn take(from: &mut Fields<'_>) -> Result<Self, String> {
                let number = from.number()?;
                let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
                let index = index.filter(|&index| index < from.things.$table);
                index.map(Self::from_index).ok_or_else(|| format!(concat!("there is no ", $word, " {}"), number))
            }
        }
    )*};
}

id_fields! {
    TaskId tasks "task";
    CallbackId callbacks "callback";
    TimerId timers "timer";
    PromiseId promises "promise";
    CoroutineId coroutines "coroutine";
    JobId jobs "job";
    TextId texts "text";
    LocationId locations "location";
}

impl Field for Option<TextId> {
    fn put(self, out: &mut Vec<u64>) {
        out.push(self.map_or(0, |id| id.number().into()));
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        if from.numbers.as_slice().first() == Some(&0) {
            from.numbers.next();
            return Ok(None);
        }
        TextId::take(from).map(Some)
    }
}

impl Field for Actor {
    fn put(self, out: &mut Vec<u64>) {
        match self {
            Self::Outside => out.push(0),
            Self::Task(id) => out.extend([1, id.number().into()]),
            Self::Callback(id) => out.extend([2, id.number().into()]),
            Self::Timer(id) => out.extend([3, id.number().into()]),
        }
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        Ok(match from.number()? {
            0 => Self::Outside,
            1 => Self::Task(Field::take(from)?),
            2 => Self::Callback(Field::take(from)?),
            3 => Self::Timer(Field::take(from)?),
            other => return Err(format!("there is no actor {other}")),
        })
    }
}

impl Field for Awaited {
    fn put(self, out: &mut Vec<u64>) {
        match self {
            Self::Timer(id) => out.extend([0, id.number().into()]),
            Self::Task(id) => out.extend([1, id.number().into()]),
            Self::Shield(id) => out.extend([2, id.number().into()]),
            Self::Promise(id) => out.extend([3, id.number().into()]),
            Self::All(count) => out.extend([4, count.into()]),
            Self::Job(id) => out.extend([5, id.number().into()]),
            Self::Turn => out.push(6),
            Self::Other(id) => out.extend([7, id.number().into()]),
        }
    }

    fn take(from: &mut Fields<'_>) -> Result<Self, String> {
        Ok(match from.number()? {
            0 => Self::Timer(Field::take(from)?),
            1 => Self::Task(Field::take(from)?),
            2 => Self::Shield(Field::take(from)?),
            3 => Self::Promise(Field::take(from)?),
            4 => Self::All(Field::take(from)?),
            5 => Self::Job(Field::take(from)?),
            6 => Self::Turn,
            7 => Self::Other(Field::take(from)?),
            other => return Err(format!("there is no wait {other}")),
        })
    }
}

macro_rules! choice_fields {
    ($($name:ident $word:literal [$($choice:ident)*];)*) => {$(
        impl Field for $name {
            fn put(self, out: &mut Vec<u64>) {
                // A choice that is not in the list would fail to compile here, not in a file.
                match self { $(Self::$choice => {})* }
                let place = [$(Self::$choice),*].iter().position(|&choice| choice == self);
                out.push(place.unwrap_or_default() as u64);
            }

            fn take(from: &mut Fields<'_>) -> Result<Self, String> {
                from.choice($word, &[$(Self::$choice),*])
            }
        }
    )*};
}

choice_fields! {
    Outcome "outcome" [Value Error Cancelled Panicked Dropped];
    Stream "stream" [Out Err];
    WarningKind "warning" [SlowEntry NeverAwaited DestroyedPending NeverRetrieved NeverYielded LoopClosed];
}

macro_rules! vocabulary {
    ($($kind:ident { $($field:ident),* } $($makes:ident)?;)*) => {
        /// The names of the kinds, in the order in which this version counts them.
        const KINDS: &[&str] = &[$(stringify!($kind)),*];

        enum Code { $($kind),* }

        fn encode(kind: EventKind, out: &mut Vec<u64>) {
            match kind {
                $(EventKind::$kind { $($field),* } => {
                    out.push(Code::$kind as u64);
                    $($field.put(out);)*
                })*
            }
        }

        fn decode(code: usize, from: &mut Fields<'_>) -> Result<EventKind, String> {
            match code {
                $(code if code == Code::$kind as usize => {
                    // What an event makes exists from this event on.
                    $(from.things.$makes += 1;)?
                    let expected = made!(from $($makes)?);
                    let first = from.numbers.as_slice().first().copied();
                    if expected.is_some_and(|expected| first.is_some_and(|first| first != expected)) {
                        return Err("it makes a thing out of order".to_owned());
                    }
                    Ok(EventKind::$kind { $($field: Field::take(from)?),* })
                })*
                _ => Err("its kind is not known here".to_owned()),
            }
        }
    };
}

macro_rules! made {
    ($from:ident) => {
        None::<u64>
    };
    ($from:ident $makes:ident) => {
        Some($from.things.$makes as u64)
    };
}

vocabulary! {
    Started { wall };
    Ended { wall };
    Paused { wall };
    Resumed { wall };
    SpeedSet { permille, wall };
    ClockJumped { from };
    IterationStarted { number, ready };
    EntryPassedOver { entry };
    TaskCreated { task, by, name, location } tasks;
    TaskScheduled { task, by };
    PollStarted { task };
    PollEnded { task, busy };
    TaskAwaiting { task, on, location };
    TaskFinished { task, outcome, text };
    CancelRequested { task, by, location, accepted };
    CancelDelivered { task };
    CancelSwallowed { task };
    CallbackCreated { callback, by, name, location } callbacks;
    CallbackScheduled { callback };
    CallbackStarted { callback };
    CallbackEnded { callback, busy };
    CallbackCancelled { callback };
    TimerArmed { timer, due, target } timers;
    TimerDue { timer };
    TimerFired { timer };
    TimerCancelled { timer };
    TimedOut { task, timer };
    PromiseCreated { promise, by, name, location } promises;
    PromiseSettled { promise, by, outcome, text };
    PromiseRefused { promise, by };
    CoroutineCreated { coroutine, by, name, location } coroutines;
    CoroutinePollStarted { coroutine, by };
    CoroutinePollEnded { coroutine, busy };
    CoroutineFinished { coroutine, outcome, text };
    JobSubmitted { job, by, name } jobs;
    JobStarted { job, worker, began };
    JobEnded { job, outcome, ended };
    Output { by, stream, text };
    Line { by, location };
    Blocked { by, busy };
    Warning { kind, by, text };
}
