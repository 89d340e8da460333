//! 2.4: a shield. A customer waits in a print shop; what ends the waiting need not end the printing.
//!
//! Where Rust differs from Python in principle:
//! - Without a shield the wait owns the task. When the time is up, the wait is dropped first, so the customer goes
//!   on at once, and the press is dropped in a turn of its own; asyncio ends the press first and the wait after it.
//! - After that there is no handle left to await: it moved into the wait, and the compiler knows. In
//!   Python the task can still be awaited, and raises `CancelledError`.
//! - A wait of no time at all is over in the poll that began it, since dropping it takes no turn; `asyncio.wait_for`
//!   gives the loop a turn to cancel it in, so there the press prints its first line before.
//! - `asyncio.run` cancels what is left when `main` returns, so the listing waits for the press; here the run
//!   goes on until its loop is at rest.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Matrix, Param, Question, Run, Session, Snippet, Values, in_seconds, seconds};
use crate::runtime::{TimedOut, shield, sleep, spawn_named, timeout};
use crate::say;
use crate::trace::{EventKind, LoopTime, Outcome};

const ENDS: &[&str] = &["a timeout ends the wait", "the customer is called away"];

const PARAMS: &[Param] = &[
    Param::switch("shield", "shielded", true).named("not shielded", "shielded"),
    Param::choice("end", "What ends the wait", ENDS),
    Param::millis("op", "printing", 50, 5000, 3000),
    Param::millis("t", "timeout", 0, 5000, 2000).shown_if(|v| v.get("end") == 0),
    Param::millis("away", "called after", 50, 5000, 1500).shown_if(|v| v.get("end") == 1),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "shield",
    section: "2.4",
    title: "shield: late, but not lost",
    claim: "A shield lets a timeout or a cancellation end the waiting without ending the work: the value comes late instead of never.",
    params: PARAMS,
    program,
    rust,
    python,
    question,
    caption,
    compare: Some("shield"),
    horizon: |values| values.duration("op"),
    lanes: |values| if called_away(values) { 3 } else { 2 },
    matrix: Some(Matrix {
        title: "Who survived what",
        columns: &[
            "shield",
            "the wait ended by",
            "caller timed out",
            "outer cancelled",
            "the press",
            "its value",
        ],
        settings: 2,
        row,
    }),
    ..Lesson::BASE
};

fn called_away(values: &Values) -> bool {
    values.get("end") == 1
}

fn program(values: &Values) -> Session {
    let time = values.duration("op");
    match (called_away(values), values.is_on("shield")) {
        (false, true) => drop(spawn_named("customer", patient(time, values.duration("t")))),
        (false, false) => drop(spawn_named("customer", impatient(time, values.duration("t")))),
        (true, true) => drop(spawn_named("street", street(looks_on(time), values.duration("away")))),
        (true, false) => drop(spawn_named("street", street(owns(time), values.duration("away")))),
    }
    Session::default()
}

// region: press
struct Sheet {
    printed: bool,
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if !self.printed {
            say!("press: stopped, the sheet is lost");
        }
    }
}

async fn press(time: Duration) -> &'static str {
    say!("press: printing");
    let mut sheet = Sheet { printed: false };
    sleep(time).await;
    sheet.printed = true;
    say!("press: printed");
    "a poster"
}
// endregion

// region: patient
async fn patient(time: Duration, limit: Duration) {
    let work = spawn_named("press", press(time));
    match timeout(limit, shield(&work)).await {
        Ok(got) => say!("customer: {}", got.unwrap_or("?")),
        Err(TimedOut) => {
            say!("customer: it takes longer, waiting on");
            let got = work.await;
            say!("customer: late, but {}", got.unwrap_or("?"));
        }
    }
}
// endregion

// region: impatient
async fn impatient(time: Duration, limit: Duration) {
    let work = spawn_named("press", press(time));
    match timeout(limit, work).await {
        Ok(got) => say!("customer: {}", got.unwrap_or("?")),
        // `work` moved into the wait, and went with it.
        Err(TimedOut) => say!("customer: no poster"),
    }
}
// endregion

// region: looks_on
async fn looks_on(time: Duration) {
    let work = spawn_named("press", press(time));
    let got = shield(&work).await;
    say!("customer: {}", got.unwrap_or("?"));
}
// endregion

// region: owns
async fn owns(time: Duration) {
    let work = spawn_named("press", press(time));
    let got = work.await;
    say!("customer: {}", got.unwrap_or("?"));
}
// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: street
async fn street(
    wait: impl Future<Output = ()> + 'static,
    after: Duration,
) {
    let customer = spawn_named("customer", wait);
    sleep(after).await;
    customer.cancel();
    match customer.await {
        Ok(()) => say!("street: the customer came out"),
        Err(error) => say!("street: {error}"),
    }
}
// endregion

fn rust(values: &Values) -> Snippet {
    match (called_away(values), values.is_on("shield")) {
        (false, true) => snippet!("shielding.rs", "press", "patient"),
        (false, false) => snippet!("shielding.rs", "press", "impatient"),
        (true, true) => snippet!("shielding.rs", "press", "looks_on", "street"),
        (true, false) => snippet!("shielding.rs", "press", "owns", "street"),
    }
}

fn python(values: &Values) -> String {
    let wait = if values.is_on("shield") { "asyncio.shield(work)" } else { "work" };
    let late = if values.is_on("shield") {
        "print(\"customer: it takes longer, waiting on\")
        got = await work
        print(f\"customer: late, but {got}\")"
    } else {
        "# `work` is cancelled: awaiting it would raise CancelledError.
        print(\"customer: no poster\")"
    };
    let customer = if called_away(values) {
        format!(
            "async def customer():
    work = asyncio.create_task(press())
    got = await {wait}
    print(f\"customer: {{got}}\")


async def main():
    waiting = asyncio.create_task(customer())
    await asyncio.sleep(AFTER)
    waiting.cancel()
    try:
        await waiting
        print(\"street: the customer came out\")
    except asyncio.CancelledError:
        print(\"street: the task was cancelled\")
    # asyncio.run cancels what is left when main returns.
    rest = asyncio.all_tasks() - {{asyncio.current_task()}}
    if rest:
        await asyncio.wait(rest)


asyncio.run(main())
"
        )
    } else {
        format!(
            "async def customer():
    work = asyncio.create_task(press())
    try:
        got = await asyncio.wait_for({wait}, LIMIT)
        print(f\"customer: {{got}}\")
    except TimeoutError:
        {late}


asyncio.run(customer())
"
        )
    };
    let (name, moment) = if called_away(values) { ("AFTER", "away") } else { ("LIMIT", "t") };
    format!(
        "import asyncio

TIME = {}
{name} = {}


async def press():
    print(\"press: printing\")
    try:
        await asyncio.sleep(TIME)
    except asyncio.CancelledError:
        print(\"press: stopped, the sheet is lost\")
        raise
    print(\"press: printed\")
    return \"a poster\"


{customer}",
        in_seconds(values.duration("op")),
        in_seconds(values.duration(moment))
    )
}

/// How a run came out.
struct Outcomes {
    /// When the timeout ended the wait, if it did.
    timed_out: Option<LoopTime>,
    /// When the customer was cancelled.
    cancelled: Option<LoopTime>,
    /// When and how the press ended, and how often it was polled.
    press: (LoopTime, Outcome, u32),
    /// Whether it had ended when the wait was: both may come in one turn of the loop.
    just_before: bool,
}

fn outcomes(run: &Run<'_>) -> Option<Outcomes> {
    let customer_id = run.task_named("customer")?;
    let customer = run.end.task(customer_id)?;
    let press_id = run.task_named("press")?;
    let press = run.end.task(press_id)?;
    let (ended, outcome) = press.finished()?;
    let timed_out = run.log.iter().find(|event| matches!(event.kind, EventKind::TimedOut { .. }));
    let index = |wanted: &dyn Fn(EventKind) -> bool| run.log.iter().position(|event| wanted(event.kind));
    let finished = index(&|kind| matches!(kind, EventKind::TaskFinished { task, .. } if task == press_id));
    let ended_wait = index(&|kind| match kind {
        EventKind::TimedOut { .. } => true,
        // Not the request: that arrives in a turn of its own, and the press may end in between.
        EventKind::TaskFinished { task, .. } => task == customer_id,
        _ => false,
    });
    Some(Outcomes {
        just_before: finished.zip(ended_wait).is_some_and(|(press, wait)| press < wait),
        timed_out: timed_out.map(|event| event.at),
        cancelled: customer.finished().filter(|(_, how)| *how == Outcome::Cancelled).map(|(at, _)| at),
        press: (ended, outcome, press.polls),
    })
}

fn row(values: &Values, run: &Run<'_>) -> Vec<String> {
    let shield = if values.is_on("shield") { "on" } else { "off" }.to_owned();
    let Some(found) = outcomes(run) else { return vec![shield] };
    let at = |time: LoopTime| seconds(time.since(LoopTime::ZERO));
    let yes = |when: Option<LoopTime>| when.map_or("no".to_owned(), |when| format!("at {}", at(when)));
    let (ended, outcome, _) = found.press;
    let by = match (found.timed_out, found.cancelled) {
        (Some(_), _) => "a timeout",
        (None, Some(_)) => "a cancellation",
        (None, None) => "the value",
    };
    let survived = outcome == Outcome::Value;
    let value = match (survived, found.timed_out, found.cancelled) {
        (true, _, Some(_)) if found.just_before => format!("at {}, just before, for nobody", at(ended)),
        (true, Some(_), None) if found.just_before => format!("at {}, just before", at(ended)),
        (false, ..) => "never".to_owned(),
        (true, _, Some(_)) => format!("at {}, for nobody", at(ended)),
        (true, Some(_), None) => format!("at {}, late", at(ended)),
        (true, None, None) => format!("at {}, in time", at(ended)),
    };
    let press = if survived && found.just_before && by != "the value" {
        "had ended".to_owned()
    } else if survived {
        "ran to its end".to_owned()
    } else {
        format!("cancelled at {}", at(ended))
    };
    vec![shield, by.to_owned(), yes(found.timed_out), yes(found.cancelled), press, value]
}

fn question(values: &Values) -> Question {
    let (moment, what) = if called_away(values) {
        (values.duration("away"), "the customer is called away")
    } else {
        (values.duration("t"), "the time is up")
    };
    Question {
        text: format!(
            "Printing takes {}; after {} {what}. What becomes of the press?",
            seconds(values.duration("op")),
            seconds(moment)
        ),
        choices: vec![
            "Done before that".to_owned(),
            "It goes on to its end".to_owned(),
            "It is cancelled".to_owned(),
        ],
        answer: |_, run| {
            let found = outcomes(run).filter(|_| !run.cancelled)?;
            let ended_early = (found.timed_out.is_some() || found.cancelled.is_some()) && !found.just_before;
            Some(match (found.press.1, ended_early) {
                (Outcome::Value, false) => 0,
                (Outcome::Value, true) => 1,
                _ => 2,
            })
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let at = |time: LoopTime| seconds(time.since(LoopTime::ZERO));
    let Some(found) = outcomes(run) else {
        return format!("Cancelled after {}, before there was a press.", seconds(run.stats.loop_time));
    };
    let (ended, outcome, polls) = found.press;
    if run.cancelled {
        return format!(
            "Cancelled after {}: you asked every task itself, so no shield was in between.",
            seconds(run.stats.loop_time)
        );
    }
    let wait = match (found.timed_out, found.cancelled) {
        (Some(when), _) => format!("At {} the timer ended the wait", at(when)),
        (None, Some(when)) => format!("At {} the customer was cancelled", at(when)),
        (None, None) => {
            return format!("The press was done at {}, before anything ended the wait.", at(ended));
        }
    };
    let waited = found.timed_out.or(found.cancelled).unwrap_or_default();
    match (outcome, found.cancelled) {
        (Outcome::Value, None) if found.just_before => format!(
            "{wait}, but the press had returned at {}, just before: there was nothing left to end, and the value was there.",
            at(ended)
        ),
        (Outcome::Value, Some(_)) if found.just_before => format!(
            "{wait}, but the press had returned at {}, just before: there was nothing left to end, and nobody took the value.",
            at(ended)
        ),
        (Outcome::Value, None) => format!(
            "{wait}, not the work: the press went on, returned at {} and its value came {} late.",
            at(ended),
            seconds(ended.since(waited))
        ),
        (Outcome::Value, Some(_)) => format!(
            "{wait}, not the work: the press went on and returned at {}, with nobody there to take the value.",
            at(ended)
        ),
        _ if polls == 0 => {
            format!(
                "{wait}, and the press was its own: it was dropped at {}, before its first poll.",
                at(ended)
            )
        }
        _ => format!(
            "{wait}, and the press was its own: it was dropped at {} where it waited, and its clean-up ran.",
            at(ended)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn shielded_the_value_comes_late() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 press: printing",
                "2000 customer: it takes longer, waiting on",
                "3000 press: printed",
                "3000 customer: late, but a poster"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("It goes on to its end"));
        assert_eq!(
            run.caption(),
            "At 2.00 s the timer ended the wait, not the work: the press went on, returned at 3.00 s and its \
             value came 1.00 s late."
        );
        assert_eq!(run.row(), ["on", "a timeout", "at 2.00 s", "no", "ran to its end", "at 3.00 s, late"]);
    }

    #[test]
    fn bare_the_press_goes_with_the_wait() {
        let run = trial(&LESSON, &[("shield", 0)]);
        // asyncio stops the press first: the one difference in order.
        assert_eq!(
            run.lines(),
            ["0 press: printing", "2000 customer: no poster", "2000 press: stopped, the sheet is lost"]
        );
        assert_eq!(run.answer().as_deref(), Some("It is cancelled"));
        assert_eq!(
            run.caption(),
            "At 2.00 s the timer ended the wait, and the press was its own: it was dropped at 2.00 s where it \
             waited, and its clean-up ran."
        );
        assert_eq!(run.row(), ["off", "a timeout", "at 2.00 s", "no", "cancelled at 2.00 s", "never"]);
    }

    #[test]
    fn a_cancelled_customer_leaves_a_shielded_press_alone() {
        let run = trial(&LESSON, &[("end", 1)]);
        assert_eq!(
            run.lines(),
            ["0 press: printing", "1500 street: the task was cancelled", "3000 press: printed"]
        );
        assert_eq!(
            run.row(),
            ["on", "a cancellation", "no", "at 1.50 s", "ran to its end", "at 3.00 s, for nobody"]
        );
        let bare = trial(&LESSON, &[("end", 1), ("shield", 0)]);
        assert_eq!(
            bare.lines(),
            [
                "0 press: printing",
                "1500 press: stopped, the sheet is lost",
                "1500 street: the task was cancelled"
            ]
        );
        assert_eq!(bare.row(), ["off", "a cancellation", "no", "at 1.50 s", "cancelled at 1.50 s", "never"]);
    }

    #[test]
    fn a_press_that_had_just_ended_did_not_survive_anything() {
        for shield in [0, 1] {
            let run = trial(&LESSON, &[("shield", shield), ("end", 1), ("op", 500), ("away", 500)]);
            assert_eq!(run.answer().as_deref(), Some("Done before that"));
            assert_eq!(
                run.caption(),
                "At 0.50 s the customer was cancelled, but the press had returned at 0.50 s, just before: there was nothing \
                 left to end, and nobody took the value."
            );
            assert_eq!(run.row()[4..], ["had ended", "at 0.50 s, just before, for nobody"]);
        }
        // The timeout's timer was armed first: there it is the press that comes too late.
        let timeout = trial(&LESSON, &[("op", 500), ("t", 500)]);
        assert_eq!(timeout.answer().as_deref(), Some("It goes on to its end"));
    }

    #[test]
    fn in_time_a_shield_changes_nothing() {
        for shield in [0, 1] {
            let run = trial(&LESSON, &[("shield", shield), ("op", 1000)]);
            assert_eq!(run.answer().as_deref(), Some("Done before that"));
            assert_eq!(run.caption(), "The press was done at 1.00 s, before anything ended the wait.");
        }
    }

    #[test]
    fn without_a_shield_and_without_time_the_press_never_starts() {
        let run = trial(&LESSON, &[("shield", 0), ("t", 0)]);
        assert_eq!(run.lines(), ["0 customer: no poster"]);
        assert_eq!(
            run.caption(),
            "At 0.00 s the timer ended the wait, and the press was its own: it was dropped at 0.00 s, before \
             its first poll."
        );
    }

    #[test]
    fn the_reader_cancels_past_the_shield() {
        let run = trial_with(&LESSON, &[], &[(500, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(
            run.caption(),
            "Cancelled after 0.50 s: you asked every task itself, so no shield was in between."
        );
    }
}
