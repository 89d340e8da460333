//! 2.1: a call is not a run. A bakery: calling `bake()` writes an order slip, and no oven gets warm from that.
//!
//! Where Rust differs from Python: what Python calls a coroutine is a future; dropping one that was never polled is silent
//! in Rust, and it is `observe` that warns here. `asyncio.run(main())` makes a loop, runs one coroutine and closes the
//! loop; here Run makes the loop and it stays for the buttons until Finish closes it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::snippet::snippet;
use super::{Action, Lesson, Param, Question, Run, Session, Values, in_seconds, seconds, times};
use crate::runtime::{observe, sleep, spawn_named};
use crate::say;
use crate::trace::{CoroutineState, EventKind, Snapshot};

const PARAMS: &[Param] = &[Param::millis("time", "Baking", 0, 3000, 1000)];

const ACTIONS: &[Action] = &[
    Action { label: "Call oven(), a plain function", enabled: |_| true },
    Action { label: "Call bake()", enabled: |now| held(now).is_none() },
    Action { label: "Await it", enabled: |now| held(now).is_some() },
    Action { label: "Forget it", enabled: |now| held(now).is_some() },
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "a-call-is-not-a-run",
    section: "2.1",
    title: "A call is not a run",
    claim: "Calling an async function makes a coroutine and runs none of it; only awaiting it, or giving it to the loop, does.",
    params: PARAMS,
    program,
    actions: ACTIONS,
    rust: |_| snippet!("call.rs", "functions", "buttons"),
    python,
    question,
    caption,
    horizon: |values| values.duration("time"),
    lanes: |_| 2,
    ..Lesson::BASE
};

/// The coroutine that was called and neither awaited nor forgotten.
fn held(now: &Snapshot) -> Option<&CoroutineState> {
    now.unpolled().map(|(_, coroutine)| coroutine).find(|coroutine| coroutine.finished.is_none())
}

// region: functions
fn oven() -> u32 {
    say!("oven: 180 degrees");
    180
}

async fn bake(time: Duration) -> &'static str {
    say!("bake: dough in");
    sleep(time).await;
    say!("bake: cake out");
    "a cake"
}
// endregion

/// Run has made the loop and runs it; these are the buttons.
fn program(values: &Values) -> Session {
    let time = values.duration("time");
    let order = Rc::new(RefCell::new(None));
    Session::interactive(move |_, button| {
        // region: buttons
        match button {
            // Call oven(): it runs here and now.
            0 => {
                oven();
            }
            // Call bake(): makes a future, that is all.
            1 => {
                let call = bake(time);
                order.replace(Some(observe("bake", call)));
                say!("order: written");
            }
            // Await it: now a task polls it to its end.
            2 => {
                if let Some(order) = order.take() {
                    spawn_named("main", async move {
                        let cake = order.await;
                        say!("main: {cake}");
                    });
                }
            }
            // Forget it: dropped, and never polled.
            _ => drop(order.take()),
        }
        // endregion
    })
}

fn python(values: &Values) -> String {
    format!(
        "import asyncio


def oven():
    print(\"oven: 180 degrees\")
    return 180


async def bake(seconds):
    print(\"bake: dough in\")
    await asyncio.sleep(seconds)
    print(\"bake: cake out\")
    return \"a cake\"


async def main():
    # Call oven(): a plain function runs here and now.
    oven()
    # Call bake(): this makes a coroutine, and that is all.
    order = bake({0})
    print(\"order: written\")
    # Await it: now it runs, to its end.
    cake = await order
    print(f\"main: {{cake}}\")
    # Forget it: \"coroutine 'bake' was never awaited\".
    order = bake({0})
    print(\"order: written\")
    del order


# The entry point: makes a loop, runs main on it, closes the loop.
asyncio.run(main())
",
        in_seconds(values.duration("time"))
    )
}

fn question(_: &Values) -> Question {
    Question {
        text: "You press “Call bake()” and nothing else. What does it print?".to_owned(),
        choices: vec!["bake: dough in".to_owned(), "nothing of its own".to_owned()],
        answer: |_, run| {
            // Whether the first coroutine was polled before there was a task to poll it.
            let mut called = false;
            for event in run.log.iter() {
                match event.kind {
                    EventKind::CoroutineCreated { .. } => called = true,
                    EventKind::CoroutinePollStarted { .. } => return Some(0),
                    EventKind::TaskCreated { .. } if called => return Some(1),
                    _ => {}
                }
            }
            called.then_some(1)
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let called = run.end.coroutines.len();
    let ran: Vec<_> = run.end.coroutines.iter().filter(|coroutine| coroutine.polls > 0).collect();
    let Some(first) = run.end.coroutines.iter().next() else {
        return "bake() was never called: there was no coroutine, and nothing to run.".to_owned();
    };
    let mut told = format!(
        "bake() was called {}; {} of those calls ran.",
        times(called),
        match ran.len() {
            0 => "none".to_owned(),
            n => n.to_string(),
        }
    );
    if let Some(ran) = ran.first()
        && let Some((end, outcome)) = ran.finished
    {
        let begun = ran.first_poll.unwrap_or(ran.created);
        told += &format!(
            " The first to run had lain there for {}, polled 0 times; awaited, it was polled {} and {} after {}.",
            seconds(begun.since(ran.created)),
            times(ran.polls as usize),
            outcome.word(),
            seconds(end.since(begun)),
        );
    } else if let Some((end, _)) = first.finished {
        told += &format!(
            " The first lay there for {}, was polled 0 times, and was dropped.",
            seconds(end.since(first.created))
        );
    }
    if held(run.end).is_some() {
        // For how long nobody can say: its end is the reader's, and no event.
        told += " The last one lay there to the end, polled 0 times.";
    }
    match run.end.the_loop.warnings {
        0 => {}
        1 => told += " One was never awaited, and a warning says so.",
        n => told += &format!(" {n} were never awaited, and a warning each says so."),
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;
    use crate::runtime::{LoopOptions, VirtualClock};
    use crate::trace::{Lanes, Phase, Seeker, run_stats};

    const PLAIN: Move = Move::Act(0);
    const CALL: Move = Move::Act(1);
    const AWAIT: Move = Move::Act(2);
    const FORGET: Move = Move::Act(3);

    #[test]
    fn nothing_runs_until_it_is_awaited() {
        let run = trial_with(&LESSON, &[], &[(0, PLAIN), (100, CALL), (600, AWAIT)]);
        assert_eq!(
            run.lines(),
            [
                "0 oven: 180 degrees",
                "100 order: written",
                "600 bake: dough in",
                "1600 bake: cake out",
                "1600 main: a cake"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("nothing of its own"));
        assert_eq!(
            run.caption(),
            "bake() was called once; 1 of those calls ran. The first to run had lain there for 0.50 s, polled 0 times; \
             awaited, it was polled 2 times and returned after 1.00 s."
        );
        assert!(matches!(run.lanes.lanes[0].segments[0].phase, Phase::Created));
    }

    #[test]
    fn one_that_is_forgotten_is_warned_of() {
        let moves = [(0, CALL), (200, FORGET), (300, CALL), (400, AWAIT)];
        let run = trial_with(&LESSON, &[("time", 0)], &moves);
        assert_eq!(run.lines()[0], "0 order: written");
        assert_eq!(
            run.caption(),
            "bake() was called 2 times; 1 of those calls ran. The first to run had lain there for 0.10 s, polled 0 \
             times; awaited, it was polled 2 times and returned after 0.00 s. \
             One was never awaited, and a warning says so."
        );
        let run = trial_with(&LESSON, &[], &[(0, CALL), (200, FORGET)]);
        assert_eq!(
            run.caption(),
            "bake() was called once; none of those calls ran. The first lay there for 0.20 s, was polled 0 times, and \
             was dropped. One was never awaited, and a warning says so."
        );
        assert_eq!(run.answer().as_deref(), Some("nothing of its own"));
    }

    #[test]
    fn what_is_held_at_the_end_lay_there_for_no_time_that_anybody_knows() {
        let (event_loop, _clock) = VirtualClock::new_loop(LoopOptions::default());
        let values = Values::defaults(PARAMS);
        let mut session = LESSON.start(&event_loop, &values);
        session.act(&event_loop, 1);
        // As on the page: the reader ends the run, and holds the future still.
        let log = event_loop.log();
        let log = log.borrow();
        let mut lanes = Lanes::default();
        lanes.update(&log);
        let end = Seeker::default().seek(&log, usize::MAX).clone();
        let run = Run { log: &log, end: &end, lanes: &lanes, stats: run_stats(&end), cancelled: false };
        assert_eq!(
            caption(&values, &run),
            "bake() was called once; none of those calls ran. The last one lay there to the end, polled 0 times."
        );
        drop(log);
    }

    #[test]
    fn a_run_without_a_call_has_nothing_to_tell() {
        let run = trial(&LESSON, &[]);
        assert_eq!(run.answer(), None);
        assert_eq!(run.caption(), "bake() was never called: there was no coroutine, and nothing to run.");
    }
}
