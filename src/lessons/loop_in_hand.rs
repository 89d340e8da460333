//! 2.8: the loop in the reader's hands. A model railway: signals and whistles are callbacks, trains are tasks, and the
//! loop stands still until somebody steps it or lets it run.
//!
//! Where Rust differs from Python in principle: nothing but names. Two things are this runtime's own: a stopped loop's clock
//! stands still (asyncio's goes on, and timers are late when it runs again), and what a closed loop is given is
//! dropped with a warning, where asyncio raises `RuntimeError`.

use std::time::Duration;

use super::snippet::snippet;
use super::{Action, Lesson, Param, Question, Run, Session, Values, in_seconds};
use crate::runtime::{EventLoop, call_later, call_soon, sleep, spawn_named, stop};
use crate::say;
use crate::trace::{EventKind, Outcome, Snapshot, WarningKind};

const PARAMS: &[Param] = &[
    Param::count("n", "signals", 1, 8, 3),
    Param::millis("d", "whistle after", 0, 5000, 1000),
    Param::millis("leg", "leg of a train", 50, 2000, 400),
];

const ACTIONS: &[Action] = &[
    Action { label: "call_soon(signal)", enabled: always },
    Action { label: "call_later(whistle)", enabled: always },
    Action { label: "create_task(train)", enabled: always },
    Action { label: "run_until_complete(train)", enabled: always },
    Action { label: "run_forever()", enabled: always },
    Action { label: "stop()", enabled: always },
    Action { label: "close()", enabled: always },
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "the-loop",
    section: "2.8",
    title: "The loop in your hands",
    claim: "A loop is a queue of what is ready and a heap of what is due: one iteration runs exactly what was ready when it began, entry by entry, and then looks at the clock.",
    params: PARAMS,
    program,
    actions: ACTIONS,
    rust: |_| snippet!("loop_in_hand.rs", "railway", "train", "buttons"),
    python,
    question,
    caption,
    horizon: |values| values.duration("leg") * 3,
    lanes: |_| 2,
    inspector: true,
    ..Lesson::BASE
};

/// What a loop refuses is worth seeing too.
fn always(_: &Snapshot) -> bool {
    true
}

fn program(values: &Values) -> Session {
    for k in 1..=values.get("n") {
        call_soon("signal", move || signal(k));
    }
    let (delay, leg) = (values.duration("d"), values.duration("leg"));
    let mut next = values.get("n");
    Session::interactive(move |event_loop, button| {
        next += i64::from(button == 0);
        press(event_loop, button, next, delay, leg);
    })
    .paused()
}

// region: railway
fn signal(k: i64) {
    say!("signal {k}: up");
    call_soon("lamp", move || say!("lamp {k}: green"));
}
// endregion

// region: train
async fn train(name: &'static str, leg: Duration) {
    for station in 1..=3 {
        say!("{name}: station {station}");
        sleep(leg).await;
    }
    say!("{name}: home");
}

async fn until_home(name: &'static str, leg: Duration) {
    train(name, leg).await;
    // The task is over first, then the loop stops.
    call_soon("stop", stop);
}
// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: buttons
fn press(
    event_loop: &EventLoop,
    button: usize,
    k: i64,
    delay: Duration,
    leg: Duration,
) {
    let runs = !event_loop.is_paused();
    match button {
        _ if event_loop.is_closed() => {
            // Whatever it is given, a closed loop drops it.
            call_soon("signal", move || signal(k));
            say!("refused: the loop is closed");
        }
        3 | 4 if runs => say!("refused: the loop runs already"),
        6 if runs => say!("refused: stop the loop first"),
        0 => drop(call_soon("signal", move || signal(k))),
        1 => {
            call_later(delay, "whistle", || say!("whistle"));
        }
        2 => drop(spawn_named("goods", train("goods", leg))),
        3 => {
            spawn_named("express", until_home("express", leg));
            event_loop.resume();
        }
        4 => event_loop.resume(),
        5 => stop(),
        _ => {
            event_loop.close();
            say!("closed");
        }
    }
}
// endregion

fn python(values: &Values) -> String {
    format!(
        "import asyncio

DELAY = {}
LEG = {}


def signal(k):
    print(f\"signal {{k}}: up\")
    loop.call_soon(lamp, k)


def lamp(k):
    print(f\"lamp {{k}}: green\")


async def train(name):
    for station in range(1, 4):
        print(f\"{{name}}: station {{station}}\")
        await asyncio.sleep(LEG)
    print(f\"{{name}}: home\")


loop = asyncio.new_event_loop()
for k in range(1, {}):
    loop.call_soon(signal, k)

# What the buttons do, each pressed once:
loop.call_soon(signal, {})
loop.call_later(DELAY, print, \"whistle\")
loop.create_task(train(\"goods\"))
loop.run_until_complete(train(\"express\"))
loop.call_later(0.1, loop.stop)
loop.run_forever()
loop.close()
print(\"closed\")
try:
    loop.call_soon(signal, 0)
except RuntimeError:
    print(\"refused: the loop is closed\")
",
        in_seconds(values.duration("d")),
        in_seconds(values.duration("leg")),
        values.get("n") + 1,
        values.get("n") + 1
    )
}

fn question(values: &Values) -> Question {
    let n = values.get("n");
    let each =
        if n == 1 { "The signal puts a lamp".to_owned() } else { format!("Each of {n} signals puts a lamp") };
    Question {
        text: format!("{each} on the ready queue while it runs. When does a lamp get its turn?"),
        choices: vec!["In the same iteration".to_owned(), "In the next iteration".to_owned()],
        answer: |_, run| {
            let mut iteration = 0;
            let mut lamp = None;
            for event in run.log.iter() {
                match event.kind {
                    EventKind::IterationStarted { number, .. } => iteration = number,
                    EventKind::CallbackCreated { callback, name, .. }
                        if lamp.is_none() && run.log.text_of(name) == Some("lamp") =>
                    {
                        lamp = Some((callback, iteration));
                    }
                    EventKind::CallbackStarted { callback } => {
                        if let Some((_, made)) = lamp.filter(|(lamp, _)| *lamp == callback) {
                            return Some(usize::from(iteration > made));
                        }
                    }
                    _ => {}
                }
            }
            None
        },
        ..Question::BASE
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let ran = run.end.callbacks.iter().filter(|callback| callback.ran.is_some()).count();
    let dropped_callbacks = run.end.callbacks.iter().filter(|callback| callback.cancelled).count();
    let dropped_tasks =
        run.end.tasks().filter(|(_, task)| task.finished().is_some_and(|(_, how)| how == Outcome::Dropped));
    let dropped_tasks = dropped_tasks.count();
    let refused = run.log.iter();
    let refused = refused
        .filter(|event| matches!(event.kind, EventKind::Warning { kind: WarningKind::LoopClosed, .. }))
        .count();
    let mut told = format!(
        "{} and {} of {} had their turns in {}.",
        count(ran, "callback"),
        count(usize::try_from(run.stats.polls).unwrap_or(usize::MAX), "poll"),
        count(run.stats.tasks, "task"),
        count(run.stats.iterations as usize, "iteration"),
    );
    if dropped_callbacks + dropped_tasks > 0 {
        told += &format!(
            " Closing dropped {} and {} where they stood.",
            count(dropped_callbacks, "callback"),
            count(dropped_tasks, "task")
        );
    }
    if refused > 0 {
        told += &format!(" The closed loop refused {}.", count(refused, "call"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    const SOON: usize = 0;
    const LATER: usize = 1;
    const TASK: usize = 2;
    const UNTIL: usize = 3;
    const FOREVER: usize = 4;
    const STOP: usize = 5;
    const CLOSE: usize = 6;

    #[test]
    fn it_stands_still_until_somebody_lets_it_run() {
        let run = trial_with(&LESSON, &[], &[(5000, Move::Act(FOREVER))]);
        assert_eq!(
            run.lines(),
            [
                "0 signal 1: up",
                "0 signal 2: up",
                "0 signal 3: up",
                "0 lamp 1: green",
                "0 lamp 2: green",
                "0 lamp 3: green"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("In the next iteration"));
        assert_eq!(run.caption(), "6 callbacks and 0 polls of 0 tasks had their turns in 2 iterations.");
    }

    #[test]
    fn until_complete_stops_when_the_train_is_home() {
        let moves =
            [(0, Move::Act(TASK)), (0, Move::Act(UNTIL)), (100, Move::Act(UNTIL)), (9000, Move::Act(LATER))];
        let run = trial_with(&LESSON, &[("n", 1), ("leg", 500)], &moves);
        assert_eq!(
            run.lines()[2..],
            [
                "0 express: station 1",
                "0 lamp 1: green",
                "100 refused: the loop runs already",
                "500 goods: station 2",
                "500 express: station 2",
                "1000 goods: station 3",
                "1000 express: station 3",
                "1500 goods: home",
                "1500 express: home",
                "2500 whistle",
            ]
        );
        assert_eq!(run.caption(), "4 callbacks and 8 polls of 2 tasks had their turns in 10 iterations.");
    }

    #[test]
    fn a_closed_loop_drops_what_stood_on_it_and_refuses_the_rest() {
        let moves = [
            (0, Move::Act(LATER)),
            (0, Move::Act(TASK)),
            (0, Move::Act(FOREVER)),
            (100, Move::Act(CLOSE)),
            (200, Move::Act(STOP)),
            (300, Move::Act(CLOSE)),
            (400, Move::Act(SOON)),
        ];
        let run = trial_with(&LESSON, &[("n", 1)], &moves);
        let lines = run.lines();
        assert_eq!(
            lines[3..],
            ["100 refused: stop the loop first", "200 closed", "200 refused: the loop is closed"]
        );
        assert_eq!(
            run.caption(),
            "2 callbacks and 1 poll of 1 task had their turns in 2 iterations. Closing dropped 1 callback and \
             1 task where they stood. The closed loop refused 1 call."
        );
    }

    #[test]
    fn nothing_runs_on_a_loop_that_nobody_lets_run() {
        // The end of the run lets it go on: the signals stand in the queue.
        let run = trial(&LESSON, &[("n", 2)]);
        assert_eq!(run.lines().len(), 4);
    }
}
