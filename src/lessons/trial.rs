//! Lessons under the virtual clock, for their tests.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::{Lesson, Run, Values};
use crate::runtime::{Census, EventLoop, LoopOptions, VirtualClock, census};
use crate::trace::{EventKind, Lanes, Log, LoopTime, RunStats, Seeker, Snapshot, run_stats};

/// What the reader does during a trial.
#[derive(Clone, Copy, Debug)]
pub(super) enum Move {
    /// Presses the button of the lesson's action at this place.
    Act(usize),
    /// Cancels the run.
    Cancel,
}

/// A run of a lesson that is over.
pub(super) struct Trial {
    lesson: &'static Lesson,
    values: Values,
    pub(super) log: Rc<RefCell<Log>>,
    pub(super) lanes: Lanes,
    pub(super) end: Snapshot,
    pub(super) stats: RunStats,
    cancelled: bool,
}

/// Runs `lesson` to its end under the defaults and what `set` changes.
pub(super) fn trial(lesson: &'static Lesson, set: &[(&str, i64)]) -> Trial {
    trial_with(lesson, set, &[])
}

/// As [`trial`], with what the reader does at each time, in milliseconds. A run in which they have the next move is finished
/// once it has come to rest.
pub(super) fn trial_with(lesson: &'static Lesson, set: &[(&str, i64)], moves: &[(u64, Move)]) -> Trial {
    trial_on(|_, _| (), lesson, set, moves)
}

/// As [`trial`], with the loop's clock at this many thousandths of real time.
pub(super) fn trial_at(permille: u32, lesson: &'static Lesson, set: &[(&str, i64)]) -> Trial {
    trial_on(|event_loop, _| event_loop.set_speed(permille), lesson, set, &[])
}

/// As [`trial_with`], on a loop and a host that `prepare` has prepared.
pub(super) fn trial_on(
    prepare: impl FnOnce(&EventLoop, &VirtualClock),
    lesson: &'static Lesson,
    set: &[(&str, i64)],
    moves: &[(u64, Move)],
) -> Trial {
    let mut values = Values::defaults(lesson.params);
    for &(key, value) in set {
        assert!(lesson.params.iter().any(|param| param.key == key), "there is no parameter {key}");
        values.set(key, value);
        assert_eq!(values.get(key), value, "{key} is out of its bounds");
    }
    let (event_loop, clock) = VirtualClock::new_loop(LoopOptions::default());
    prepare(&event_loop, &clock);
    let mut session = lesson.start(&event_loop, &values);
    let mut cancelled = false;
    for &(at, what) in moves {
        // At 0 is before the loop's first turn.
        if at > 0 {
            clock.run_until(&event_loop, Duration::from_millis(at));
        }
        match what {
            Move::Act(action) => session.act(&event_loop, action),
            Move::Cancel => {
                cancelled = true;
                event_loop.cancel_all();
            }
        }
    }
    let interactive = session.interactive;
    clock.run(&event_loop);
    if interactive {
        event_loop.cancel_all();
        event_loop.resume();
        clock.run(&event_loop);
    }
    assert!(event_loop.is_at_rest(), "the run does not end");
    let log = event_loop.log();
    drop((session, event_loop));
    assert_eq!(census(), Census::default(), "something was leaked");
    let mut lanes = Lanes::default();
    lanes.update(&log.borrow());
    let end = Seeker::default().seek(&log.borrow(), usize::MAX).clone();
    let stats = run_stats(&end);
    Trial { lesson, values, log, lanes, end, stats, cancelled }
}

impl Trial {
    /// The lines that were printed, each after the milliseconds on the loop's clock.
    pub(super) fn lines(&self) -> Vec<String> {
        let log = self.log.borrow();
        log.iter()
            .filter_map(|event| match event.kind {
                EventKind::Output { text, .. } => {
                    Some(format!("{} {}", event.at.0 / 1_000_000, log.text(text)))
                }
                _ => None,
            })
            .collect()
    }

    /// The caption.
    pub(super) fn caption(&self) -> String {
        self.tell(self.lesson.caption)
    }

    /// The right answer's text.
    pub(super) fn answer(&self) -> Option<String> {
        let question = (self.lesson.question)(&self.values);
        let answer = self.tell(question.answer)?;
        assert!(answer < question.choices.len(), "choice {answer} of {:?}", question.choices);
        Some(question.choices[answer].clone())
    }

    /// What is said where no answer is right.
    pub(super) fn instead(&self) -> Option<String> {
        assert_eq!(self.answer(), None);
        self.tell((self.lesson.question)(&self.values).instead)
    }

    /// The row that it adds to the table of outcomes.
    pub(super) fn row(&self) -> Vec<String> {
        self.lesson.matrix.map_or_else(Vec::new, |matrix| self.tell(matrix.row))
    }

    /// When the run's last event was.
    pub(super) fn ended(&self) -> LoopTime {
        self.log.borrow().last_time()
    }

    fn tell<R>(&self, tell: impl FnOnce(&Values, &Run<'_>) -> R) -> R {
        let log = self.log.borrow();
        let run = Run {
            log: &log,
            end: &self.end,
            lanes: &self.lanes,
            stats: self.stats,
            cancelled: self.cancelled,
        };
        tell(&self.values, &run)
    }
}
