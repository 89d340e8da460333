//! 2.4: a wait with an end. A ship waits for its pilot, but not for ever: either the pilot comes alongside first
//! or the timer fires first, and then the pilot's boat turns back.
//!
//! Where Rust differs from Python in principle: with a limit of zero the inner future is never polled here and is
//! dropped as it is; `asyncio.wait_for` makes a task of it first, and cancels that before its first step. Neither
//! prints anything.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, seconds};
use crate::runtime::{TimedOut, observe, sleep, spawn_named, timeout};
use crate::say;
use crate::trace::{EventKind, LoopTime, Outcome, TimerPhase};

const PARAMS: &[Param] =
    &[Param::millis("op", "pilot needs", 0, 5000, 3000), Param::millis("t", "timeout", 0, 5000, 2000)];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "wait-for",
    section: "2.4",
    title: "wait_for: no waiting for ever",
    claim: "A timeout is a timer beside the work: whichever comes first ends the wait, and if it is the timer, the work is cancelled where it stands.",
    params: PARAMS,
    program,
    rust: |_| snippet!("wait_for.rs", "pilot", "captain"),
    python,
    question,
    caption,
    horizon: |values| values.duration("op").min(values.duration("t")).max(Duration::from_millis(100)),
    lanes: |_| 2,
    ..Lesson::BASE
};

fn program(values: &Values) -> Session {
    spawn_named("captain", captain(values.duration("op"), values.duration("t")));
    Session::default()
}

// region: pilot
struct Boat {
    arrived: bool,
}

impl Drop for Boat {
    fn drop(&mut self) {
        if !self.arrived {
            say!("pilot: turning back");
        }
    }
}

async fn pilot(needs: Duration) -> &'static str {
    say!("pilot: casting off");
    let mut boat = Boat { arrived: false };
    sleep(needs).await;
    boat.arrived = true;
    say!("pilot: alongside");
    "the pilot is on board"
}
// endregion

// region: captain
async fn captain(needs: Duration, limit: Duration) {
    say!("captain: calling the pilot");
    let boat = observe("pilot", pilot(needs));
    match timeout(limit, boat).await {
        Ok(answer) => say!("captain: {answer}"),
        Err(TimedOut) => say!("captain: time is up, anchoring"),
    }
}
// endregion

fn python(values: &Values) -> String {
    format!(
        "import asyncio

NEEDS = {}
LIMIT = {}


async def pilot():
    print(\"pilot: casting off\")
    try:
        await asyncio.sleep(NEEDS)
    except asyncio.CancelledError:
        print(\"pilot: turning back\")
        raise
    print(\"pilot: alongside\")
    return \"the pilot is on board\"


async def captain():
    print(\"captain: calling the pilot\")
    try:
        answer = await asyncio.wait_for(pilot(), LIMIT)
        print(f\"captain: {{answer}}\")
    except TimeoutError:
        print(\"captain: time is up, anchoring\")


asyncio.run(captain())
",
        in_seconds(values.duration("op")),
        in_seconds(values.duration("t"))
    )
}

/// When the timeout won, if it did.
fn timed_out(run: &Run<'_>) -> Option<LoopTime> {
    run.log.iter().find(|event| matches!(event.kind, EventKind::TimedOut { .. })).map(|event| event.at)
}

fn question(values: &Values) -> Question {
    Question {
        text: format!(
            "The pilot needs {}, the captain waits {} at most. What comes of it?",
            seconds(values.duration("op")),
            seconds(values.duration("t"))
        ),
        choices: vec![
            "The pilot comes on board".to_owned(),
            "TimedOut, and the pilot turns back".to_owned(),
            "TimedOut, and the pilot comes later".to_owned(),
            "TimedOut, and the pilot never set out".to_owned(),
        ],
        answer: |_, run| {
            if run.cancelled {
                return None;
            }
            let pilot = run.end.coroutines.get(0)?;
            let (_, outcome) = pilot.finished?;
            Some(match (timed_out(run), outcome) {
                (None, _) => 0,
                (Some(_), Outcome::Value) => 2,
                (Some(_), _) if pilot.polls == 0 => 3,
                (Some(_), _) => 1,
            })
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let at = |time: LoopTime| seconds(time.since(LoopTime::ZERO));
    let Some(pilot) = run.end.coroutines.get(0) else {
        return "Cancelled before the captain called.".to_owned();
    };
    let polls = if pilot.polls == 1 { "1 poll".to_owned() } else { format!("{} polls", pilot.polls) };
    let ended = pilot.finished.map_or(run.end.at, |(ended, _)| ended);
    if run.cancelled {
        return format!(
            "Cancelled at {}: the captain's future was dropped, and with it the pilot's, after {polls}, and the timer.",
            at(ended)
        );
    }
    // The timeout's own timer is armed first.
    let timer = run.end.timers.get(0);
    let due = timer.map_or(LoopTime::ZERO, |timer| timer.due);
    match timed_out(run) {
        Some(_) if pilot.polls == 0 => {
            "No time at all: the captain got TimedOut in the first poll, and the pilot's future was dropped \
             without one. Its body never ran, so there was nothing to clean up."
                .to_owned()
        }
        Some(when) => format!(
            "The timer won: due at {}, it gave the captain TimedOut at {}. The pilot's future was dropped \
             in that very poll, after {polls} of its own, and its clean-up ran.",
            at(due),
            at(when)
        ),
        None => {
            let taken_back = timer.is_some_and(|timer| timer.phase == TimerPhase::Cancelled);
            let timer = if taken_back { "was taken back" } else { "fired too late to matter" };
            format!(
                "The pilot won: on board at {}, after {polls}. The timer, due at {}, {timer}.",
                at(ended),
                at(due)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn the_timer_wins_and_the_pilot_turns_back() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 captain: calling the pilot",
                "0 pilot: casting off",
                "2000 pilot: turning back",
                "2000 captain: time is up, anchoring"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("TimedOut, and the pilot turns back"));
        assert_eq!(
            run.caption(),
            "The timer won: due at 2.00 s, it gave the captain TimedOut at 2.00 s. The pilot's future was \
             dropped in that very poll, after 1 poll of its own, and its clean-up ran."
        );
        assert_eq!(run.ended().0, 2_000_000_000, "nothing waits for the pilot's own timer");
    }

    #[test]
    fn the_pilot_wins_and_the_timer_is_taken_back() {
        let run = trial(&LESSON, &[("op", 500)]);
        assert_eq!(run.answer().as_deref(), Some("The pilot comes on board"));
        assert_eq!(
            run.caption(),
            "The pilot won: on board at 0.50 s, after 2 polls. The timer, due at 2.00 s, was taken back."
        );
        assert_eq!(run.ended().0, 500_000_000);
    }

    #[test]
    fn at_equal_times_the_timer_wins() {
        let run = trial(&LESSON, &[("op", 2000)]);
        assert_eq!(run.answer().as_deref(), Some("TimedOut, and the pilot turns back"));
        assert_eq!(run.lines()[2..], ["2000 pilot: turning back", "2000 captain: time is up, anchoring"]);
    }

    #[test]
    fn no_time_at_all_polls_nothing() {
        let run = trial(&LESSON, &[("t", 0)]);
        assert_eq!(run.lines(), ["0 captain: calling the pilot", "0 captain: time is up, anchoring"]);
        assert_eq!(run.answer().as_deref(), Some("TimedOut, and the pilot never set out"));
        assert_eq!(
            run.caption(),
            "No time at all: the captain got TimedOut in the first poll, and the pilot's future was dropped \
             without one. Its body never ran, so there was nothing to clean up."
        );
    }

    #[test]
    fn a_cancelled_wait_takes_both_with_it() {
        let run = trial_with(&LESSON, &[], &[(700, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(
            run.caption(),
            "Cancelled at 0.70 s: the captain's future was dropped, and with it the pilot's, after 1 poll, \
             and the timer."
        );
        assert_eq!(run.ended().0, 700_000_000);
    }
}
