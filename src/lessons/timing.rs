//! 2.6: how long did it take? A laundry with a stopwatch around each load and one around the whole.
//!
//! Where Rust differs from Python: a decorator wraps the function, a wrapper future wraps the one call. Either sees wall
//! time alone; a future can also count the time inside its own polls, as the trace does here.

use std::fmt::Debug;
use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, millis, seconds};
use crate::runtime::{burn, now, observe, sleep, spawn_named};
use crate::say;
use crate::trace::{LaneOwner, Phase};

const WAYS: &[&str] = &["both machines at once", "one after the other"];

const PARAMS: &[Param] = &[
    Param::choice("mode", "Way", WAYS),
    Param::millis("whites", "Whites", 50, 3000, 1000),
    Param::millis("colours", "Colours", 50, 3000, 2000),
    Param::millis("fold", "Folding", 0, 100, 20).in_steps_of(10),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "how-long-did-it-take",
    section: "2.6",
    title: "How long did it take?",
    claim: "A stopwatch around a coroutine measures its waiting too: run several at once, and the parts add up to more than the whole.",
    params: PARAMS,
    program,
    rust: |values| {
        if in_sequence(values) {
            snippet!("timing.rs", "timed", "wash", "sequence")
        } else {
            snippet!("timing.rs", "timed", "wash", "concurrent")
        }
    },
    python,
    question,
    caption,
    compare: Some("mode"),
    horizon: |values| values.duration("whites") + values.duration("colours") + 2 * values.duration("fold"),
    lanes: |_| 3,
    ..Lesson::BASE
};

fn in_sequence(values: &Values) -> bool {
    values.get("mode") == 1
}

fn program(values: &Values) -> Session {
    let [whites, colours, fold] = ["whites", "colours", "fold"].map(|key| values.duration(key));
    if in_sequence(values) {
        spawn_named("laundry", timed("laundry", one_by_one(whites, colours, fold)));
    } else {
        spawn_named("laundry", timed("laundry", both_at_once(whites, colours, fold)));
    }
    Session::default()
}

// region: timed
async fn timed<F>(name: &str, work: F) -> F::Output
where
    F: Future<Output: Debug>,
{
    let start = now();
    let result = work.await;
    let took = now().since(start);
    say!("{name} took {}", seconds(took));
    result
}
// endregion

// region: wash
async fn wash(time: Duration, fold: Duration) {
    // The machine washes: nobody is busy.
    sleep(time).await;
    // Folding is work of our own.
    burn(fold);
}
// endregion

// region: concurrent
async fn both_at_once(a: Duration, b: Duration, fold: Duration) {
    let whites = timed("whites", wash(a, fold));
    let whites = spawn_named("whites", whites);
    let colours = timed("colours", wash(b, fold));
    let colours = spawn_named("colours", colours);
    let _ = whites.await;
    let _ = colours.await;
}
// endregion

// region: sequence
async fn one_by_one(a: Duration, b: Duration, fold: Duration) {
    // `observe` only watches: both run inside this task.
    observe("whites", timed("whites", wash(a, fold))).await;
    observe("colours", timed("colours", wash(b, fold))).await;
}
// endregion

fn python(values: &Values) -> String {
    let [whites, colours, fold] = ["whites", "colours", "fold"].map(|key| in_seconds(values.duration(key)));
    let laundry = if in_sequence(values) {
        format!("    await wash_whites({whites})\n    await wash_colours({colours})\n")
    } else {
        format!(
            "    whites = asyncio.create_task(wash_whites({whites}))
    colours = asyncio.create_task(wash_colours({colours}))
    await whites
    await colours
"
        )
    };
    format!(
        "import asyncio
import functools
import time


def timed(name):
    def decorate(function):
        @functools.wraps(function)
        async def wrapped(*args, **kwargs):
            start = time.perf_counter()
            try:
                return await function(*args, **kwargs)
            finally:
                took = time.perf_counter() - start
                print(f\"{{name}} took {{took:.2f}} s\")
        return wrapped
    return decorate


async def wash(seconds):
    # The machine washes: nobody is busy.
    await asyncio.sleep(seconds)
    # Folding is work of our own.
    time.sleep({fold})


wash_whites = timed(\"whites\")(wash)
wash_colours = timed(\"colours\")(wash)


@timed(\"laundry\")
async def laundry():
{laundry}

asyncio.run(laundry())
"
    )
}

/// What the trace knows of one part: how long it took from its first poll on, and for how long it was polled, both on the
/// loop's clock.
struct Part {
    life: Duration,
    busy: Duration,
}

/// The whole and both loads, once they are over.
fn parts(run: &Run<'_>) -> Option<[Part; 3]> {
    let part = |name: &str| {
        let lane = run.lanes.lanes.iter().find(|lane| match lane.owner {
            LaneOwner::Task(task) => run.task_name(task) == name,
            LaneOwner::Coroutine(id) => run.end.coroutine(id).is_some_and(|c| run.log.text(c.name) == name),
            LaneOwner::Job(_) => false,
        })?;
        let begun = lane.segments.iter().find(|segment| segment.phase == Phase::Polling)?.start;
        let end = lane.end()?.0;
        Some(Part { life: end.since(begun), busy: Duration::from_nanos(lane.polled_until(end)) })
    };
    Some([part("laundry")?, part("whites")?, part("colours")?])
}

/// Sums this near to each other are the same on a real clock.
const NEAR: Duration = Duration::from_millis(25);

fn question(_: &Values) -> Question {
    Question {
        text: "Add up what the stopwatches of the two loads say. Compared with the stopwatch of the whole, that is".to_owned(),
        choices: vec!["less".to_owned(), "the same".to_owned(), "more".to_owned()],
        answer: |_, run| {
            if run.cancelled {
                return None;
            }
            let [whole, whites, colours] = parts(run)?.map(|part| part.life);
            let sum = whites + colours;
            Some(if sum.abs_diff(whole) <= NEAR { 1 } else if sum < whole { 0 } else { 2 })
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let Some([whole, whites, colours]) = parts(run).filter(|_| !run.cancelled) else {
        return format!(
            "Cancelled after {}: a stopwatch that is dropped with its coroutine says nothing.",
            seconds(run.stats.loop_time)
        );
    };
    let sum = whites.life + colours.life;
    let busy = whites.busy + colours.busy;
    let whole = whole.life;
    let compared = if sum.abs_diff(whole) <= NEAR {
        format!("and the whole took {}: no wait overlapped", seconds(whole))
    } else {
        format!("but the whole took {}: the waits overlapped", seconds(whole))
    };
    format!(
        "The whites took {} and the colours {}, {} together, {compared}. The loads were polled for {} of that; \
         the rest was waiting.{}",
        seconds(whites.life),
        seconds(colours.life),
        seconds(sum),
        millis(busy),
        run.on_the_loops_clock(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_at, trial_with};
    use super::*;

    #[test]
    fn parts_at_once_exceed_the_whole() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            ["1020 whites took 1.02 s", "2020 colours took 2.02 s", "2020 laundry took 2.02 s"]
        );
        assert_eq!(run.answer().as_deref(), Some("more"));
        assert_eq!(
            run.caption(),
            "The whites took 1.02 s and the colours 2.02 s, 3.04 s together, but the whole took 2.02 s: the waits \
             overlapped. The loads were polled for 40.0 ms of that; the rest was waiting."
        );
    }

    #[test]
    fn parts_in_sequence_are_the_whole() {
        let run = trial(&LESSON, &[("mode", 1), ("whites", 500), ("fold", 100)]);
        assert_eq!(
            run.lines(),
            ["600 whites took 0.60 s", "2700 colours took 2.10 s", "2700 laundry took 2.70 s"]
        );
        assert_eq!(run.answer().as_deref(), Some("the same"));
        assert_eq!(
            run.caption(),
            "The whites took 0.60 s and the colours 2.10 s, 2.70 s together, and the whole took 2.70 s: no wait \
             overlapped. The loads were polled for 200.0 ms of that; the rest was waiting."
        );
    }

    #[test]
    fn every_figure_is_on_one_clock() {
        let slow = trial_at(100, &LESSON, &[("whites", 100), ("colours", 100), ("fold", 100)]);
        assert_eq!(
            slow.caption(),
            "The whites took 0.11 s and the colours 0.12 s, 0.23 s together, but the whole took 0.12 s: the waits \
             overlapped. The loads were polled for 20.0 ms of that; the rest was waiting. The loop's clock ran at 0.1× of \
             real time: all this is measured on it."
        );
        let fast = trial_at(4000, &LESSON, &[("mode", 1)]);
        assert!(
            fast.caption().contains("polled for 160.0 ms of that") && fast.caption().contains("at 4×"),
            "{}",
            fast.caption()
        );
    }

    #[test]
    fn a_cancelled_stopwatch_says_nothing() {
        let run = trial_with(&LESSON, &[], &[(500, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert!(run.lines().is_empty());
        assert_eq!(
            run.caption(),
            "Cancelled after 0.50 s: a stopwatch that is dropped with its coroutine says nothing."
        );
    }
}
