//! One run of a lesson on a loop of its own, and what the page has read of it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::BrowserHost;
use crate::lessons::{Lesson, Run, Session, Values};
use crate::runtime::{EventLoop, LoopOptions};
use crate::trace::{
    Actor, EventKind, LaneOwner, Lanes, Log, LoopTime, Seeker, Snapshot, Stream, TextId, WarningKind,
    actor_name, run_stats,
};

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has run.
    Ready,
    /// It runs.
    Running,
    /// Its loop is paused.
    Paused,
    /// The reader has closed its loop, and may try what that refuses.
    Closed,
    /// It came to its end.
    Finished,
    /// It was cancelled and everything is over.
    Cancelled,
    /// A panic ended it.
    Crashed,
}

impl Phase {
    /// Whether a loop is at work, or paused at it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Running | Self::Paused | Self::Closed)
    }

    /// The word that stands beside the verb.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Crashed => "panicked",
        }
    }
}

/// A line of output, or a warning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutputLine {
    /// The number of events up to and with it.
    pub cursor: usize,
    /// When.
    pub at: LoopTime,
    /// Who printed it.
    pub by: Actor,
    /// On which stream.
    pub stream: Stream,
    /// What.
    pub text: TextId,
    /// What the warning is about, if it is one.
    pub warning: Option<WarningKind>,
}

/// A run and its trace. Dropping it closes its loop.
pub struct CardRun {
    /// The settings it was started with.
    pub values: Values,
    /// Its loop.
    pub event_loop: EventLoop,
    /// Its log.
    pub log: Rc<RefCell<Log>>,
    /// The log as lanes, as far as it has been read.
    pub lanes: Lanes,
    /// The name of each lane.
    pub names: Vec<String>,
    /// The lines of output so far.
    pub outputs: Vec<OutputLine>,
    /// Whether the reader cancelled it.
    pub cancelled: bool,
    /// Whether the reader ended a run in which they had the next move.
    pub ended: bool,
    session: Session,
    seeker: Seeker,
}

impl CardRun {
    /// Puts the lesson's program on a new loop.
    pub fn start(lesson: &Lesson, values: Values, permille: u32) -> Self {
        let event_loop = BrowserHost::new_loop(LoopOptions::default());
        if permille != 1000 {
            event_loop.set_speed(permille);
        }
        let session = lesson.start(&event_loop, &values);
        let log = event_loop.log();
        Self {
            values,
            event_loop,
            log,
            lanes: Lanes::default(),
            names: Vec::new(),
            outputs: Vec::new(),
            cancelled: false,
            ended: false,
            session,
            seeker: Seeker::default(),
        }
    }

    /// How many lanes there were after `cursor` events; `None` is all of them.
    pub fn lanes_at(&mut self, cursor: Option<usize>) -> usize {
        let Some(cursor) = cursor else { return self.lanes.lanes.len() };
        let owners: Vec<_> = self.lanes.lanes.iter().map(|lane| lane.owner).collect();
        self.at(cursor, |now, _| {
            let there = owners.into_iter().filter(|owner| match owner {
                LaneOwner::Task(id) => now.task(*id).is_some(),
                LaneOwner::Coroutine(id) => now.coroutine(*id).is_some(),
                LaneOwner::Job(id) => now.job(*id).is_some(),
            });
            there.count()
        })
    }

    /// Reads what has happened since the last call. Returns whether there was anything.
    pub fn update(&mut self) -> bool {
        let log = self.log.borrow();
        let before = self.lanes.read();
        for (cursor, event) in (before + 1..).zip(log.iter_from(before)) {
            let (by, stream, text, warning) = match event.kind {
                EventKind::Output { by, stream, text } => (by, stream, text, None),
                EventKind::Warning { kind, by, text } => (by, Stream::Err, text, Some(kind)),
                _ => continue,
            };
            self.outputs.push(OutputLine { cursor, at: event.at, by, stream, text, warning });
        }
        let grew = self.lanes.update(&log);
        if grew {
            let end = self.seeker.seek(&log, usize::MAX);
            for lane in &self.lanes.lanes[self.names.len()..] {
                self.names.push(owner_name(lane.owner, end, &log));
            }
        }
        grew
    }

    /// Where the run stands.
    pub fn phase(&self) -> Phase {
        let over =
            self.event_loop.is_at_rest() && (!self.session.interactive || self.ended || self.cancelled);
        if self.event_loop.is_abandoned() {
            Phase::Crashed
        } else if over {
            if self.cancelled { Phase::Cancelled } else { Phase::Finished }
        } else if self.event_loop.is_closed() {
            Phase::Closed
        } else if self.event_loop.is_paused() {
            Phase::Paused
        } else {
            Phase::Running
        }
    }

    /// Whether the reader has the next move whenever nothing goes on.
    pub fn is_interactive(&self) -> bool {
        self.session.interactive
    }

    /// Does what one of the lesson's actions says.
    pub fn act(&mut self, action: usize) {
        self.session.act(&self.event_loop, action);
    }

    /// Calls `look` with the state after the first `cursor` events.
    pub fn at<R>(&mut self, cursor: usize, look: impl FnOnce(&Snapshot, &Log) -> R) -> R {
        let log = self.log.borrow();
        look(self.seeker.seek(&log, cursor), &log)
    }

    /// Calls `tell` with the run as captions and answers see it.
    pub fn told<R>(&mut self, tell: impl FnOnce(&Values, &Run<'_>) -> R) -> R {
        let log = self.log.borrow();
        let end = self.seeker.seek(&log, usize::MAX);
        let run =
            Run { log: &log, end, lanes: &self.lanes, stats: run_stats(end), cancelled: self.cancelled };
        tell(&self.values, &run)
    }

    /// Until when lanes are drawn: the moment of the cursor, or now while the run goes on, or its end.
    pub fn until(&self, cursor: Option<usize>) -> LoopTime {
        let log = self.log.borrow();
        match cursor {
            Some(cursor) => cursor.checked_sub(1).and_then(|i| log.get(i)).map_or(LoopTime::ZERO, |e| e.at),
            // A loop at rest does nothing with the time that goes by.
            None if self.phase().is_live() && !self.event_loop.is_at_rest() => self.event_loop.now(),
            None => log.last_time(),
        }
    }
}

/// A lane owner's name: its own, or its number as asyncio would give it.
fn owner_name(owner: LaneOwner, end: &Snapshot, log: &Log) -> String {
    match owner {
        LaneOwner::Task(id) => actor_name(Actor::Task(id), end, log),
        LaneOwner::Coroutine(id) => {
            end.coroutine(id).map_or_else(String::new, |coroutine| log.text(coroutine.name).to_owned())
        }
        LaneOwner::Job(id) => end.job(id).map_or_else(String::new, |job| log.text(job.name).to_owned()),
    }
}
