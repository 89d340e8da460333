//! 2.9: debug mode. A rehearsal where everything that can go unnoticed goes wrong, once for each button.
//!
//! Where Rust differs from Python in principle:
//! - The loop owns its tasks, so a task cannot be destroyed while pending by losing the last reference to it, only
//!   with its loop.
//! - That a coroutine was never awaited is told when its future is dropped, for futures that are observed; the
//!   compiler has warned of the others.
//! - A report has no `coro=<...>`: a future has no name at run time, so the task's is all there is.
//! - That a task ran to its end in one step is reported here; asyncio leaves it to the reader's suspicion.

use std::time::Duration;

use super::snippet::snippet;
use super::{Action, Lesson, Param, Question, Run, Session, Values, in_seconds, says, show_millis};
use crate::decimal::decimal;
use crate::runtime::{EventLoop, burn, observe, set_debug, sleep, spawn_named, time_polls, yield_now};
use crate::say;
use crate::trace::{EventKind, Snapshot, WarningKind};

const PARAMS: &[Param] = &[
    Param::switch("debug", "debug mode", true),
    Param::millis("slow", "slow from", 50, 1000, 100).shown_if(|v| v.is_on("debug")),
    Param::millis("solo", "drum solo", 50, 1000, 150),
];

const ACTIONS: &[Action] = &[
    Action { label: "Hold the loop", enabled: open },
    Action { label: "Forget a coroutine", enabled: open },
    Action { label: "Lose an error", enabled: open },
    Action { label: "Never wait", enabled: open },
    Action { label: "Start a long note", enabled: open },
    Action { label: "Close the loop", enabled: open },
    Action { label: "Measure debug mode", enabled: open },
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "debug-mode",
    section: "2.9",
    title: "Debug mode",
    claim: "What goes wrong quietly on a loop can be made to speak: slow entries, forgotten coroutines, lost errors, tasks left behind.",
    params: PARAMS,
    program,
    actions: ACTIONS,
    rust: |_| snippet!("debug_mode.rs", "players", "buttons", "measure"),
    python,
    question,
    caption,
    horizon: |_| Duration::from_secs(5),
    lanes: |_| 5,
    ..Lesson::BASE
};

fn open(_: &Snapshot) -> bool {
    true
}

fn program(values: &Values) -> Session {
    let slow_from = values.duration("slow");
    let solo = values.duration("solo");
    set_debug(values.is_on("debug").then_some(slow_from));
    spawn_named("conductor", conductor());
    Session::interactive(move |event_loop, button| press(event_loop, button, solo, slow_from))
}

// region: players
async fn conductor() {
    say!("conductor: ready");
    yield_now().await;
}

async fn drums(solo: Duration) {
    say!("drums: solo");
    burn(solo); // real work, and nothing else can run
    yield_now().await;
    say!("drums: rest");
}

async fn encore() {
    say!("nobody hears this");
}

async fn trumpet() -> Result<(), &'static str> {
    say!("trumpet: entry");
    sleep(Duration::from_millis(100)).await;
    Err("a wrong note")
}

async fn soloist() {
    say!("soloist: a bow"); // without a single await
}

async fn violin() {
    say!("violin: a long note");
    sleep(Duration::from_secs(3600)).await;
}
// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: buttons
fn press(
    event_loop: &EventLoop,
    button: usize,
    solo: Duration,
    slow_from: Duration,
) {
    match button {
        _ if event_loop.is_closed() => say!("the loop is closed"),
        0 => drop(spawn_named("drums", drums(solo))),
        1 => drop(observe("encore", encore())),
        2 => drop(spawn_named("trumpet", trumpet())),
        3 => drop(spawn_named("soloist", soloist())),
        4 => drop(spawn_named("violin", violin())),
        5 => event_loop.close(),
        _ => measure(slow_from),
    }
}
// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: measure
fn measure(slow_from: Duration) {
    const POLLS: u32 = 1_000;
    // The least of a few rounds: the rest is the machine's.
    let mut least = [Duration::MAX; 3];
    for _ in 0..3 {
        let round = [
            time_polls(POLLS, false, None),
            time_polls(POLLS, true, None),
            time_polls(POLLS, true, Some(slow_from)),
        ];
        for (least, time) in least.iter_mut().zip(round) {
            *least = time.min(*least);
        }
    }
    let [bare, recorded, debug] = least.map(|time| {
        decimal(time.as_secs_f64() * 1e6 / f64::from(POLLS), 2)
    });
    say!("a poll costs {bare} µs, recorded {recorded} µs,");
    say!("in debug mode {debug} µs");
}
// endregion

fn python(values: &Values) -> String {
    format!(
        "import asyncio
import gc
import time

SOLO = {}


def burn(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def drums():
    print(\"drums: solo\")
    burn(SOLO)  # real work, and nothing else can run
    await asyncio.sleep(0)
    print(\"drums: rest\")


async def encore():
    print(\"nobody hears this\")


async def trumpet():
    print(\"trumpet: entry\")
    await asyncio.sleep(0.1)
    raise ValueError(\"a wrong note\")


async def soloist():
    print(\"soloist: a bow\")  # without a single await


async def violin():
    print(\"violin: a long note\")
    await asyncio.sleep(3600)


async def conductor():
    print(\"conductor: ready\")
    # What the buttons do, one after another:
    for button in (
        lambda: asyncio.create_task(drums(), name=\"drums\"),
        lambda: encore(),
        lambda: asyncio.create_task(trumpet(), name=\"trumpet\"),
        lambda: asyncio.create_task(soloist(), name=\"soloist\"),
        lambda: asyncio.create_task(violin(), name=\"violin\"),
    ):
        button()
        await asyncio.sleep({})


loop = asyncio.new_event_loop()
loop.set_debug({})
loop.slow_callback_duration = {}
loop.run_until_complete(conductor())
loop.close()
gc.collect()
",
        in_seconds(values.duration("solo")),
        in_seconds(STEP),
        if values.is_on("debug") { "True" } else { "False" },
        in_seconds(values.duration("slow"))
    )
}

/// How far apart the listing presses the buttons: longer than the longest solo.
const STEP: Duration = Duration::from_millis(1500);

fn count_of(run: &Run<'_>, kind: WarningKind) -> usize {
    let warnings = run.log.iter();
    warnings.filter(|event| matches!(event.kind, EventKind::Warning { kind: k, .. } if k == kind)).count()
}

fn question(values: &Values) -> Question {
    let debug = if values.is_on("debug") {
        format!("Debug mode is on, slow is {}", show_millis(values.get("slow")))
    } else {
        "Debug mode is off".to_owned()
    };
    Question {
        text: format!("{debug}. Does the loop report a solo of {}?", show_millis(values.get("solo"))),
        choices: vec!["It is reported".to_owned(), "It goes unnoticed".to_owned()],
        answer: |_, run| {
            // Until its second poll nobody can tell.
            run.task("drums").filter(|drums| drums.polls > 1)?;
            Some(usize::from(count_of(run, WarningKind::SlowEntry) == 0))
        },
        ..Question::BASE
    }
}

fn caption(values: &Values, run: &Run<'_>) -> String {
    let kinds = [
        (WarningKind::SlowEntry, "slow entries"),
        (WarningKind::NeverAwaited, "coroutines never awaited"),
        (WarningKind::NeverRetrieved, "errors never retrieved"),
        (WarningKind::NeverYielded, "tasks that never waited"),
        (WarningKind::DestroyedPending, "tasks destroyed while pending"),
    ];
    let found: Vec<String> = kinds
        .into_iter()
        .filter_map(|(kind, words)| match count_of(run, kind) {
            0 => None,
            n => Some(format!("{words}: {n}")),
        })
        .collect();
    let mode = if values.is_on("debug") { "In debug mode" } else { "Without debug mode" };
    let longest = run.stats.busiest.map_or(Duration::ZERO, |(_, busy)| busy);
    let longest = decimal(longest.as_secs_f64() * 1e3, 0);
    // Slow is slow in real time, whatever the loop's clock shows.
    let real =
        run.speed().map_or(String::new(), |speed| format!(" of real time; the loop's clock ran at {speed}"));
    let longest = format!("The longest entry held the loop for {longest} ms{real}.");
    let prices: Vec<&str> = run.outputs().map(|(.., line)| line).filter(|line| says(line, " µs")).collect();
    // Each measurement prints two lines; the last counts.
    let measured = match prices.as_slice() {
        [.., one, two] => format!(" Measured: {one} {two}."),
        _ => String::new(),
    };
    if found.is_empty() {
        format!("{mode} nothing was reported. {longest}{measured}")
    } else {
        format!("{mode} the loop reported {}. {longest}{measured}", found.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, Trial, trial_with};
    use super::*;

    const ALL: [(u64, Move); 6] = [
        (0, Move::Act(0)),
        (1500, Move::Act(1)),
        (3000, Move::Act(2)),
        (4500, Move::Act(3)),
        (6000, Move::Act(4)),
        (7500, Move::Act(5)),
    ];

    /// What was reported, without the places in the source.
    fn reports(trial: &Trial) -> Vec<String> {
        let log = trial.log.borrow();
        log.iter()
            .filter_map(|event| match event.kind {
                EventKind::Warning { text, .. } => Some(log.text(text).to_owned()),
                _ => None,
            })
            .map(|text| {
                let lines = text.lines().map(|line| match line.split_once(" created at ") {
                    Some((before, after)) => {
                        let (place, rest) = after.split_once('>').unwrap_or((after, ""));
                        assert!(place.contains("debug_mode.rs:"), "{place}");
                        let end = if after.contains('>') { ">" } else { "" };
                        format!("{before} created{end}{rest}")
                    }
                    None => line.to_owned(),
                });
                lines.collect::<Vec<_>>().join(" | ")
            })
            .collect()
    }

    #[test]
    fn each_button_causes_its_report() {
        let run = trial_with(&LESSON, &[], &ALL);
        assert_eq!(
            reports(&run),
            [
                "Executing <Task pending name='drums' created> took 0.150 seconds",
                "coroutine 'encore' was never awaited | Coroutine created",
                "Task exception was never retrieved | future: <Task finished name='trumpet' \
                 exception=Err(\"a wrong note\") created>",
                "<Task finished name='soloist' created> ran to its end in one step, without a single wait",
                "Task was destroyed but it is pending! | task: <Task pending name='violin' created>",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("It is reported"));
        assert_eq!(
            run.caption(),
            "In debug mode the loop reported slow entries: 1, coroutines never awaited: 1, errors never \
             retrieved: 1, tasks that never waited: 1, tasks destroyed while pending: 1. The longest entry \
             held the loop for 150 ms."
        );
    }

    #[test]
    fn without_debug_mode_the_slow_and_the_suspicious_go_unnoticed() {
        let run = trial_with(&LESSON, &[("debug", 0)], &ALL);
        assert_eq!(
            reports(&run),
            [
                "coroutine 'encore' was never awaited",
                "Task exception was never retrieved | future: <Task finished name='trumpet' \
                 exception=Err(\"a wrong note\")>",
                "Task was destroyed but it is pending! | task: <Task pending name='violin'>",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("It goes unnoticed"));
    }

    #[test]
    fn the_threshold_decides_what_is_slow() {
        let slow = |solo: i64, slow: i64| {
            let run = trial_with(&LESSON, &[("solo", solo), ("slow", slow)], &ALL[..1]);
            run.answer()
        };
        assert_eq!(slow(150, 200).as_deref(), Some("It goes unnoticed"));
        // asyncio reports from the threshold on, not above it.
        assert_eq!(slow(200, 200).as_deref(), Some("It is reported"));
    }

    #[test]
    fn the_measurement_says_three_prices() {
        let run = trial_with(&LESSON, &[], &[(0, Move::Act(6))]);
        let lines = run.lines();
        assert_eq!(lines.iter().filter(|line| line.contains("µs")).count(), 2, "{lines:?}");
        // The virtual clock stands still while code runs.
        assert_eq!(
            run.caption(),
            "In debug mode nothing was reported. The longest entry held the loop for 0 ms. Measured: a poll \
             costs 0.00 µs, recorded 0.00 µs, in debug mode 0.00 µs."
        );
    }
}
