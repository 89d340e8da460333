//! 2.5: a future is a promise of a value. Neighbours wait at an empty letter box; whoever brings the letter, all
//! of them read it.
//!
//! Where Rust differs from Python in principle: a promise that is settled refuses every further attempt with an
//! `Err`; in Python `set_result` and `set_exception` raise `InvalidStateError`, and `cancel` returns
//! False. A neighbour who is cancelled leaves the promise alone; in asyncio cancelling a waiter cancels the future.

use std::time::Duration;

use super::snippet::snippet;
use super::{Action, Lesson, Param, Question, Run, Session, Snippet, Values, in_seconds, seconds};
use crate::runtime::{AlreadySettled, Promise, promise, sleep, spawn_named};
use crate::say;
use crate::trace::{Awaited, EventKind, LoopTime, Outcome, Snapshot, TaskId};

const WAYS: &[&str] = &["the postman brings it", "by hand"];
const BRINGS: &[&str] = &["a letter", "an error", "its cancellation"];
const NEIGHBOURS: [&str; 6] = ["anna", "ben", "cleo", "dora", "emil", "finn"];

const PARAMS: &[Param] = &[
    Param::choice("way", "Way", WAYS),
    Param::choice("what", "Brings", BRINGS).shown_if(|v| v.get("way") == 0),
    Param::millis("d", "postman", 0, 5000, 1500).shown_if(|v| v.get("way") == 0),
    Param::count("n", "neighbours", 1, 6, 3),
];

const ACTIONS: &[Action] = &[
    Action { label: "Set the value", enabled: always },
    Action { label: "Set an error", enabled: always },
    Action { label: "Cancel it", enabled: always },
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "futures",
    section: "2.5",
    title: "A future is a promise of a value",
    claim: "A future starts empty; any number of tasks may wait for it; it is settled once, and then all of them wake in the order in which they came.",
    params: PARAMS,
    program,
    actions: ACTIONS,
    rust,
    python,
    question,
    caption,
    horizon: |values| if by_hand(values) { Duration::from_secs(3) } else { values.duration("d") },
    lanes: |values| values.count("n") + usize::from(!by_hand(values)),
    ..Lesson::BASE
};

/// Even a settled promise can be tried: that it refuses is half of the lesson.
fn always(_: &Snapshot) -> bool {
    true
}

fn by_hand(values: &Values) -> bool {
    values.get("way") == 1
}

fn program(values: &Values) -> Session {
    let letter = letter_box(values.count("n"));
    let hand = {
        let letter = letter.clone();
        move |action: usize| {
            let settled = match action {
                0 => letter.set("a letter from you"),
                1 => letter.fail("you lost the letter"),
                _ => letter.cancel(),
            };
            say!("you: {}", taken(settled));
        }
    };
    if by_hand(values) {
        return Session::interactive(move |_, action| hand(action));
    }
    let brings = match values.get("what") {
        0 => Brings::Letter,
        1 => Brings::BadNews,
        _ => Brings::Nothing,
    };
    spawn_named("postman", postman(values.duration("d"), brings, letter));
    Session::with_actions(move |_, action| hand(action))
}

// region: box
fn letter_box(neighbours: usize) -> Promise<&'static str> {
    let letter = promise("letter");
    for &name in NEIGHBOURS.iter().take(neighbours) {
        spawn_named(name, neighbour(name, letter.clone()));
    }
    letter
}

async fn neighbour(name: &str, letter: Promise<&'static str>) {
    say!("{name}: waiting");
    match letter.await {
        Ok(text) => say!("{name}: reads {text}"),
        Err(error) => say!("{name}: {error}"),
    }
}
// endregion

// region: taken
fn taken(settled: Result<(), AlreadySettled>) -> &'static str {
    match settled {
        Ok(()) => "taken",
        Err(AlreadySettled) => "refused, it is settled",
    }
}
// endregion

// region: brings
#[derive(Clone, Copy)]
enum Brings {
    Letter,
    BadNews,
    Nothing,
}

// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: postman
async fn postman(
    delay: Duration,
    brings: Brings,
    letter: Promise<&'static str>,
) {
    sleep(delay).await;
    let first = match brings {
        Brings::Letter => letter.set("news from Lisbon"),
        Brings::BadNews => letter.fail("lost at sea"),
        Brings::Nothing => letter.cancel(),
    };
    say!("postman: {}", taken(first));
    // A promise is settled once.
    let again = letter.set("the same once more");
    say!("postman: again: {}", taken(again));
}
// endregion

fn rust(values: &Values) -> Snippet {
    if by_hand(values) {
        snippet!("promises.rs", "box", "taken")
    } else {
        snippet!("promises.rs", "box", "brings", "postman", "taken")
    }
}

fn python(values: &Values) -> String {
    let names: Vec<String> =
        NEIGHBOURS.iter().take(values.count("n")).map(|name| format!("\"{name}\"")).collect();
    let settle = match values.get("what") {
        0 => "letter.set_result(\"news from Lisbon\")",
        1 => "letter.set_exception(LookupError(\"lost at sea\"))",
        _ => "letter.cancel()",
    };
    let (bringer, start, end) = if by_hand(values) {
        (
            "def hand(letter):
    # Stands for the buttons: it sets the value, and tries again.
    print(f\"you: {taken(letter, lambda: letter.set_result('a letter from you'))}\")
"
            .to_owned(),
            "    loop.call_later(1, hand, letter)
    loop.call_later(2, hand, letter)
",
            "    await asyncio.sleep(2)\n",
        )
    } else {
        (
            format!(
                "async def postman(letter):
    await asyncio.sleep({})
    first = taken(letter, lambda: {settle})
    print(f\"postman: {{first}}\")
    # A future is settled once.
    again = taken(letter, lambda: letter.set_result(\"the same once more\"))
    print(f\"postman: again: {{again}}\")
",
                in_seconds(values.duration("d"))
            ),
            "    bringing = asyncio.create_task(postman(letter))\n",
            "    await bringing\n",
        )
    };
    format!(
        "import asyncio


async def neighbour(name, letter):
    print(f\"{{name}}: waiting\")
    try:
        print(f\"{{name}}: reads {{await letter}}\")
    except LookupError as error:
        print(f\"{{name}}: {{error}}\")
    except asyncio.CancelledError:
        print(f\"{{name}}: the promise was cancelled\")


def taken(letter, settle):
    try:
        settle()
        return \"taken\"
    except asyncio.InvalidStateError:
        return \"refused, it is settled\"


{bringer}

async def main():
    loop = asyncio.get_running_loop()
    letter = loop.create_future()
    neighbours = [
        asyncio.create_task(neighbour(name, letter))
        for name in [{}]
    ]
{start}    for task in neighbours:
        await task
{end}

asyncio.run(main())
",
        names.join(", ")
    )
}

/// The tasks that waited for the promise, in the order in which they came, and those that its settling woke, in the order
/// in which they were.
fn came_and_woke(run: &Run<'_>) -> (Vec<TaskId>, Vec<TaskId>) {
    let (mut came, mut woke) = (Vec::new(), Vec::new());
    let mut settled = false;
    for event in run.log.iter() {
        match event.kind {
            EventKind::TaskAwaiting { task, on: Awaited::Promise(_), .. } => came.push(task),
            EventKind::PromiseSettled { .. } => settled = true,
            EventKind::TaskScheduled { task, .. } if settled && came.contains(&task) => woke.push(task),
            _ => {}
        }
    }
    (came, woke)
}

/// Whether the one who waited woke in another iteration than the one in which the promise was settled.
fn woke_in_another_turn(run: &Run<'_>) -> Option<bool> {
    let (_, woke) = came_and_woke(run);
    let mut events = run.log.iter().map(|event| event.kind);
    events.find(|kind| matches!(kind, EventKind::PromiseSettled { .. }))?;
    let first = events.find(|kind| match kind {
        EventKind::IterationStarted { .. } => true,
        EventKind::PollStarted { task } => woke.contains(task),
        _ => false,
    })?;
    Some(matches!(first, EventKind::IterationStarted { .. }))
}

fn question(values: &Values) -> Question {
    // One alone has no order.
    if values.get("n") == 1 {
        return Question {
            text: "Once the promise is settled, when does the one who waits go on?".to_owned(),
            choices: vec![
                "At once, inside the call that settles it".to_owned(),
                "In a later turn of the loop".to_owned(),
            ],
            answer: |_, run| woke_in_another_turn(run).filter(|_| !run.cancelled).map(usize::from),
            ..Question::BASE
        };
    }
    Question {
        text: "In which order do those who wait wake?".to_owned(),
        choices: vec!["As they came".to_owned(), "The last first".to_owned(), "By chance".to_owned()],
        answer: |_, run| {
            let (mut came, woke) = came_and_woke(run);
            if woke.is_empty() || run.cancelled {
                return None;
            }
            let as_they_came = came == woke;
            came.reverse();
            Some(if as_they_came {
                0
            } else if came == woke {
                1
            } else {
                2
            })
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let at = |time: LoopTime| seconds(time.since(LoopTime::ZERO));
    let settled = run.log.iter().find_map(|event| match event.kind {
        EventKind::PromiseSettled { outcome, text, .. } => Some((event.at, outcome, text)),
        _ => None,
    });
    let (came, woke) = came_and_woke(run);
    let waiting = match came.len() {
        0 => "with nobody waiting yet".to_owned(),
        1 => "with 1 waiting".to_owned(),
        n => format!("with {n} waiting"),
    };
    let Some((when, outcome, text)) = settled else {
        return format!("The promise was never settled. It ended {waiting}, and they were cancelled.");
    };
    let how = match outcome {
        Outcome::Value => format!("settled with {}", run.log.text_of(text).unwrap_or("a value")),
        Outcome::Error => format!("settled with the error “{}”", run.log.text_of(text).unwrap_or("")),
        _ => "cancelled".to_owned(),
    };
    let order = match (woke.len(), came == woke) {
        (0, _) => "nobody had to be woken".to_owned(),
        (1, _) => "that one woke".to_owned(),
        (n, true) => format!("all {n} woke in the order in which they had come"),
        (n, false) => format!("{n} woke"),
    };
    let refused = run.log.iter().filter(|e| matches!(e.kind, EventKind::PromiseRefused { .. })).count();
    let refused = match refused {
        0 => String::new(),
        1 => " One later attempt was refused.".to_owned(),
        n => format!(" {n} later attempts were refused."),
    };
    format!("Empty until {}, {waiting}; then it was {how}, and {order}.{refused}", at(when))
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn all_wake_in_the_order_in_which_they_came() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 anna: waiting",
                "0 ben: waiting",
                "0 cleo: waiting",
                "1500 postman: taken",
                "1500 postman: again: refused, it is settled",
                "1500 anna: reads news from Lisbon",
                "1500 ben: reads news from Lisbon",
                "1500 cleo: reads news from Lisbon",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("As they came"));
        assert_eq!(
            run.caption(),
            "Empty until 1.50 s, with 3 waiting; then it was settled with \"news from Lisbon\", and all 3 \
             woke in the order in which they had come. One later attempt was refused."
        );
    }

    #[test]
    fn an_error_and_a_cancellation_reach_every_waiter() {
        let error = trial(&LESSON, &[("what", 1), ("n", 2), ("d", 0)]);
        assert_eq!(error.lines()[4..], ["0 anna: lost at sea", "0 ben: lost at sea"]);
        assert_eq!(
            error.caption(),
            "Empty until 0.00 s, with 2 waiting; then it was settled with the error “lost at sea”, and all 2 \
             woke in the order in which they had come. One later attempt was refused."
        );
        let cancelled = trial(&LESSON, &[("what", 2), ("n", 1)]);
        assert_eq!(cancelled.lines()[3..], ["1500 anna: the promise was cancelled"]);
        assert_eq!(
            cancelled.caption(),
            "Empty until 1.50 s, with 1 waiting; then it was cancelled, and that one woke. One later attempt \
             was refused."
        );
    }

    #[test]
    fn one_alone_is_asked_when_not_in_which_order() {
        let run = trial(&LESSON, &[("n", 1)]);
        assert_eq!(run.answer().as_deref(), Some("In a later turn of the loop"));
        let by_hand = trial_with(&LESSON, &[("n", 1), ("way", 1)], &[(800, Move::Act(0))]);
        assert_eq!(by_hand.answer().as_deref(), Some("In a later turn of the loop"));
        let never = trial_with(&LESSON, &[("n", 1)], &[(500, Move::Cancel)]);
        assert_eq!(never.answer(), None);
    }

    #[test]
    fn by_hand_the_first_button_counts() {
        let run = trial_with(&LESSON, &[("way", 1)], &[(800, Move::Act(1)), (900, Move::Act(0))]);
        assert_eq!(
            run.lines()[3..],
            [
                "800 you: taken",
                "800 anna: you lost the letter",
                "800 ben: you lost the letter",
                "800 cleo: you lost the letter",
                "900 you: refused, it is settled",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("As they came"));
    }

    #[test]
    fn a_hand_may_be_faster_than_the_postman() {
        let run = trial_with(&LESSON, &[], &[(200, Move::Act(2))]);
        assert_eq!(
            run.caption(),
            "Empty until 0.20 s, with 3 waiting; then it was cancelled, and all 3 woke in the order in which \
             they had come. 2 later attempts were refused."
        );
    }

    #[test]
    fn a_promise_that_nobody_keeps_ends_with_the_run() {
        let run = trial(&LESSON, &[("way", 1), ("n", 2)]);
        assert_eq!(run.answer(), None);
        assert_eq!(
            run.caption(),
            "The promise was never settled. It ended with 2 waiting, and they were cancelled."
        );
    }
}
