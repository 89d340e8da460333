//! What we teach: one manifest in order, one file a lesson.
//!
//! A lesson is data: its claim, its parameters, a program that runs on the current loop, the snippet cut
//! out of its own file, a Python listing that does the same, a question, and a caption that is computed
//! from the trace of the run. What a card shows comes from here; how it shows it is the page's business.

mod awaitables;
mod blocking_io;
mod call;
mod cancelling;
mod concurrency;
mod cpu_bound;
mod debug_mode;
mod loop_in_hand;
mod meanwhile;
mod param;
mod pause;
mod promises;
mod shielding;
mod snippet;
mod start;
mod timing;
#[cfg(test)]
mod trial;
mod wait_for;

use std::time::Duration;

pub use param::{Param, ParamKind, Values, shorten, show_millis};
pub use snippet::{Region, Snippet};

use crate::decimal::decimal;
use crate::runtime::EventLoop;
use crate::trace::{
    Actor, EventKind, Lane, Lanes, Log, LoopTime, Phase, RunStats, Snapshot, TaskId, TaskState,
};

/// One lesson.
#[derive(Clone, Copy)]
pub struct Lesson {
    /// Its name in links, never changed.
    pub slug: &'static str,
    /// The section of the asyncio chapter that it belongs to.
    pub section: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it claims, in one sentence.
    pub claim: &'static str,
    /// What the reader may change.
    pub params: &'static [Param],
    /// Puts the lesson's program on the current loop.
    pub program: fn(&Values) -> Session,
    /// What the reader may do while it runs, each a button.
    pub actions: &'static [Action],
    /// The Rust code that runs under these settings.
    pub rust: fn(&Values) -> Snippet,
    /// The Python listing that does the same under these settings.
    pub python: fn(&Values) -> String,
    /// What is asked before a run.
    pub question: fn(&Values) -> Question,
    /// What a finished run showed, computed from its trace.
    pub caption: fn(&Values, &Run<'_>) -> String,
    /// The parameter whose ways are worth comparing on one axis, if there is one.
    pub compare: Option<&'static str>,
    /// How long the time axis is at least, so that it need not stretch while a run grows.
    pub horizon: fn(&Values) -> Duration,
    /// How many lanes a run has, as far as can be told: the room that is kept free for them.
    pub lanes: fn(&Values) -> usize,
    /// Whether the loop's insides (ready queue, timers, clock) are open from the start.
    pub inspector: bool,
    /// A row of the table of outcomes that fills from run to run, if the lesson has one: the column names,
    /// and the cells that a run adds. A row whose first cells (the settings) are there already is replaced.
    pub matrix: Option<Matrix>,
    /// Whether the browser's own report of tasks that held the page is shown beside the run's.
    pub long_tasks: bool,
}

impl Lesson {
    /// What a lesson is unless it says otherwise: it has no parameters, no buttons, and nothing to compare.
    pub const BASE: Self = Self {
        slug: "",
        section: "",
        title: "",
        claim: "",
        params: &[],
        program: |_| Session::default(),
        actions: &[],
        rust: |_| Snippet { file: "", regions: &[] },
        python: |_| String::new(),
        question: |_| Question::BASE,
        caption: |_, _| String::new(),
        compare: None,
        horizon: |_| Duration::ZERO,
        lanes: |_| 1,
        inspector: false,
        matrix: None,
        long_tasks: false,
    };
}

impl Lesson {
    /// Puts the lesson's program on `event_loop`.
    pub fn start(&self, event_loop: &EventLoop, values: &Values) -> Session {
        let session = event_loop.enter(|| (self.program)(values));
        if session.paused {
            event_loop.pause();
        }
        session
    }
}

/// A button that acts on a run that goes on.
#[derive(Clone, Copy)]
pub struct Action {
    /// What it says.
    pub label: &'static str,
    /// Whether it makes sense now.
    pub enabled: fn(&Snapshot) -> bool,
}

/// What an action does: called with the run's loop, entered, and the place of the action among the lesson's.
type Act = Box<dyn FnMut(&EventLoop, usize)>;

/// A run's own end of the lesson's actions.
#[derive(Default)]
pub struct Session {
    act: Option<Act>,
    /// Whether the run goes on when its loop is at rest, since the reader has the next move. It ends
    /// when the reader says so.
    pub interactive: bool,
    /// Whether the loop stands still at first, for the reader to step.
    pub paused: bool,
}

impl Session {
    /// A run that ends by itself and has actions.
    pub fn with_actions(act: impl FnMut(&EventLoop, usize) + 'static) -> Self {
        Self { act: Some(Box::new(act)), ..Self::default() }
    }

    /// A run in which the reader has the next move whenever nothing goes on.
    pub fn interactive(act: impl FnMut(&EventLoop, usize) + 'static) -> Self {
        Self { act: Some(Box::new(act)), interactive: true, ..Self::default() }
    }

    /// The same, on a loop that stands still at first.
    #[must_use]
    pub fn paused(mut self) -> Self {
        self.paused = true;
        self
    }

    /// Does what the action at this place among the lesson's actions says.
    pub fn act(&mut self, event_loop: &EventLoop, action: usize) {
        if let Some(act) = &mut self.act {
            event_loop.enter(|| act(event_loop, action));
        }
    }
}

/// A question that the run answers.
pub struct Question {
    /// The question.
    pub text: String,
    /// The possible answers.
    pub choices: Vec<String>,
    /// Which of them the run bore out; `None` if none: see `instead`.
    pub answer: fn(&Values, &Run<'_>) -> Option<usize>,
    /// What is to be said where none is borne out though the run came to its end: what it was instead, or why such a run
    /// cannot tell. `None` if it did not get far enough.
    pub instead: fn(&Values, &Run<'_>) -> Option<String>,
}

impl Question {
    /// What a question is unless it says otherwise: one that nothing answers.
    pub const BASE: Self =
        Self { text: String::new(), choices: Vec::new(), answer: |_, _| None, instead: |_, _| None };
}

/// A table of outcomes, filled by real runs.
#[derive(Clone, Copy)]
pub struct Matrix {
    /// What it is called.
    pub title: &'static str,
    /// The names of the columns; the first `settings` of them are the run's settings.
    pub columns: &'static [&'static str],
    /// How many columns say under which settings the run was.
    pub settings: usize,
    /// The cells of a finished run.
    pub row: fn(&Values, &Run<'_>) -> Vec<String>,
}

/// A run as captions and answers see it.
pub struct Run<'a> {
    /// Everything that happened.
    pub log: &'a Log,
    /// The state at the end.
    pub end: &'a Snapshot,
    /// The lanes.
    pub lanes: &'a Lanes,
    /// The figures.
    pub stats: RunStats,
    /// Whether the reader cancelled it.
    pub cancelled: bool,
}

impl Run<'_> {
    /// The task with this name, the first of them if there are several.
    pub fn task_named(&self, name: &str) -> Option<TaskId> {
        let named = |task: &TaskState| self.log.text_of(task.name) == Some(name);
        self.end.tasks().find(|(_, task)| named(task)).map(|(id, _)| id)
    }

    /// What is known of the task with this name at the end.
    pub fn task(&self, name: &str) -> Option<&TaskState> {
        self.end.task(self.task_named(name)?)
    }

    /// The name of a task: its own, or its number as asyncio would give it.
    pub fn task_name(&self, task: TaskId) -> String {
        let name = self.end.task(task).and_then(|task| self.log.text_of(task.name));
        name.map_or_else(|| format!("Task-{}", task.number()), str::to_owned)
    }

    /// How many workers had a part in it.
    fn workers(&self) -> usize {
        let mut workers: Vec<u32> = Vec::new();
        for (worker, _) in self.end.jobs().filter_map(|(_, job)| job.began) {
            if !workers.contains(&worker) {
                workers.push(worker);
            }
        }
        workers.len()
    }

    /// A beat of the loop's clock in real time, if that was the same throughout.
    fn beat(&self, beat: Duration) -> Option<Duration> {
        match self.speeds().as_slice() {
            [permille] => Some(beat * 1000 / *permille),
            _ => None,
        }
    }

    /// The longest time between two polls of a lane, or between the last and `end`: on the loop's clock, and in real time.
    fn longest_silence(&self, lane: &Lane, end: LoopTime) -> (Duration, Duration) {
        let polled = lane.segments.iter().filter(|segment| segment.phase == Phase::Polling);
        let polls: Vec<LoopTime> = polled.map(|segment| segment.start).collect();
        // It may have been stopped before its next poll.
        let last = polls.last().map(|last| (*last, end.max(*last)));
        let silent: Vec<_> = polls.windows(2).map(|pair| (pair[0], pair[1])).chain(last).collect();
        let on_the_loop = silent.iter().map(|(from, to)| to.since(*from)).max();
        let real = silent.iter().map(|(from, to)| self.real(*from, *to)).max();
        (on_the_loop.unwrap_or_default(), real.unwrap_or_default())
    }

    /// The speeds of the loop's clock under which the run did anything, in thousandths of real time.
    fn speeds(&self) -> Vec<u32> {
        let (mut permille, mut speeds) = (1000, Vec::new());
        for event in self.log.iter() {
            match event.kind {
                EventKind::SpeedSet { permille: set, .. } => permille = set,
                EventKind::PollStarted { .. } if !speeds.contains(&permille) => speeds.push(permille),
                _ => {}
            }
        }
        speeds
    }

    /// How the loop's clock ran, as a reader says it, if it was not as fast as real time throughout.
    fn speed(&self) -> Option<String> {
        match self.speeds().as_slice() {
            [] | [1000] => None,
            [permille] => Some(format!("{}×", in_seconds(Duration::from_millis(u64::from(*permille))))),
            _ => Some("changing speeds".to_owned()),
        }
    }

    /// The real time from one moment of the loop's clock to another, without what pauses added.
    fn real(&self, from: LoopTime, to: LoopTime) -> Duration {
        let part = |begin: LoopTime, end: LoopTime, permille: u32| {
            let within = u128::from(end.min(to).0.saturating_sub(begin.max(from).0));
            within * 1000 / u128::from(permille.max(1))
        };
        let (mut since, mut permille, mut real) = (LoopTime::ZERO, 1000, 0_u128);
        for event in self.log.iter() {
            if let EventKind::SpeedSet { permille: set, .. } = event.kind {
                real += part(since, event.at, permille);
                (since, permille) = (event.at, set);
            }
        }
        real += part(since, LoopTime::MAX, permille);
        Duration::from_nanos(u64::try_from(real).unwrap_or(u64::MAX))
    }

    /// How long the loop was busy, on its own clock: the figures of a poll are real time.
    fn busy(&self) -> Duration {
        let (mut permille, mut busy) = (1000, 0_u128);
        for event in self.log.iter() {
            match event.kind {
                EventKind::SpeedSet { permille: set, .. } => permille = set,
                EventKind::PollEnded { busy: real, .. } | EventKind::CallbackEnded { busy: real, .. } => {
                    busy += u128::from(real) * u128::from(permille) / 1000;
                }
                _ => {}
            }
        }
        Duration::from_nanos(u64::try_from(busy).unwrap_or(u64::MAX))
    }

    /// The sentence that ends a caption whose times are the loop's: nothing where they are real time too.
    fn on_the_loops_clock(&self) -> String {
        self.speed().map_or_else(String::new, |speed| {
            format!(" The loop's clock ran at {speed} of real time: all this is measured on it.")
        })
    }

    /// The same for a caption that gives real times.
    fn in_real_time(&self) -> String {
        self.speed().map_or_else(String::new, |speed| {
            format!(" The loop's clock ran at {speed} of real time: all this is real time.")
        })
    }

    /// The lines that the run printed, each with its moment and who printed it.
    pub fn outputs(&self) -> impl Iterator<Item = (LoopTime, Actor, &str)> {
        self.log.iter().filter_map(|event| match event.kind {
            EventKind::Output { by, text, .. } => Some((event.at, by, self.log.text(text))),
            _ => None,
        })
    }
}

/// A section of the chapter.
pub struct Section {
    /// Its number in the chapter.
    pub number: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// The sections that lessons belong to, in order.
pub const SECTIONS: &[Section] = &[
    Section { number: "2.1", title: "Introducing coroutines" },
    Section { number: "2.2", title: "Long-running coroutines with sleep" },
    Section { number: "2.3", title: "Running concurrently with tasks" },
    Section { number: "2.4", title: "Cancelling tasks and setting timeouts" },
    Section { number: "2.5", title: "Tasks, coroutines, futures and awaitables" },
    Section { number: "2.6", title: "Measuring time with decorators" },
    Section { number: "2.7", title: "The pitfalls of coroutines and tasks" },
    Section { number: "2.8", title: "Accessing and managing the event loop" },
    Section { number: "2.9", title: "Using debug mode" },
];

/// Every lesson in the order of the chapter.
pub static LESSONS: &[Lesson] = &[
    // One a line: a new lesson is a file and a line here.
    call::LESSON,
    pause::LESSON,
    concurrency::LESSON,
    start::LESSON,
    meanwhile::LESSON,
    cancelling::LESSON,
    wait_for::LESSON,
    shielding::LESSON,
    promises::LESSON,
    awaitables::LESSON,
    timing::LESSON,
    cpu_bound::LESSON,
    blocking_io::LESSON,
    loop_in_hand::LESSON,
    debug_mode::LESSON,
];

/// The lesson with this name in links.
pub fn find(slug: &str) -> Option<&'static Lesson> {
    LESSONS.iter().find(|lesson| lesson.slug == slug)
}

/// Seconds as captions write them, to the hundredth.
pub fn seconds(time: Duration) -> String {
    format!("{} s", decimal(time.as_secs_f64(), 2))
}

/// A time of whole milliseconds as Python listings write it: in seconds, without a zero too many.
fn in_seconds(time: Duration) -> String {
    let exact = decimal(time.as_secs_f64(), 3).to_string();
    exact.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether what took so long was over, in loop time, before a beat that is kept and one that is missed could be told apart.
fn too_short(took: Duration, beat: Duration) -> bool {
    took <= beat + beat / 2
}

/// Whether a line of output says `words`. The standard library's search is made for longer texts, and larger.
fn says(line: &str, words: &str) -> bool {
    line.as_bytes().windows(words.len()).any(|part| part == words.as_bytes())
}

/// Milliseconds as captions write them, to the tenth.
fn millis(time: Duration) -> String {
    format!("{} ms", decimal(time.as_secs_f64() * 1e3, 1))
}

/// How often, as a sentence says it.
fn times(n: usize) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}

/// Names as a sentence lists them: `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lesson_has_a_section_a_snippet_and_a_listing() {
        for lesson in LESSONS {
            assert!(SECTIONS.iter().any(|section| section.number == lesson.section), "{}", lesson.slug);
            assert!(lesson.slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", lesson.slug);
            assert_eq!(find(lesson.slug).unwrap().title, lesson.title, "{}", lesson.slug);
            let values = Values::defaults(lesson.params);
            assert!((lesson.rust)(&values).lines().len() > 3, "{}", lesson.slug);
            assert!((lesson.python)(&values).contains("import asyncio"), "{}", lesson.slug);
            assert!((lesson.question)(&values).choices.len() >= 2, "{}", lesson.slug);
            for param in lesson.params {
                let (min, max) = param.bounds();
                assert!((min..=max).contains(&param.default), "{} {}", lesson.slug, param.key);
            }
        }
    }
}
