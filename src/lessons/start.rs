//! 2.3: when does a task start? A clerk drops letters into a tray. Dropping one in is `create_task`; nobody empties the
//! tray before the clerk looks up, and then it is emptied from the front.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, list, millis};
use crate::runtime::{burn, spawn_named, yield_now};
use crate::say;
use crate::trace::{EventKind, Phase, TaskId};

const PARAMS: &[Param] = &[
    Param::count("letters", "Letters", 1, 8, 3),
    Param::count("stamps", "Stamps", 0, 5, 2),
    Param::count("stops", "Stops each", 0, 3, 1),
    Param::millis("work", "Work a line", 0, 40, 10).in_steps_of(5),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "when-does-a-task-start",
    section: "2.3",
    title: "When does a task start?",
    claim: "Creating a task only puts it at the end of the ready queue; its creator goes on until its next await, and then the queue runs from the front.",
    params: PARAMS,
    program,
    rust: |_| snippet!("start.rs", "letter", "clerk"),
    python,
    question,
    caption,
    horizon,
    lanes: |values| values.count("letters") + 1,
    inspector: true,
    ..Lesson::BASE
};

fn program(values: &Values) -> Session {
    let number = |key| u32::try_from(values.get(key)).unwrap_or(0);
    let (letters, stamps, stops) = (number("letters"), number("stamps"), number("stops"));
    spawn_named("clerk", clerk(letters, stamps, stops, values.duration("work")));
    Session::default()
}

// region: letter
async fn travel(letter: u32, stops: u32, work: Duration) {
    say!("letter {letter}: sets off");
    burn(work);
    for stop in 1..=stops {
        // To the end of the queue: on in the next pass.
        yield_now().await;
        say!("letter {letter}: stop {stop}");
        burn(work);
    }
}
// endregion

// region: clerk
async fn clerk(letters: u32, stamps: u32, stops: u32, work: Duration) {
    let mut tray = Vec::new();
    for n in 1..=letters {
        let name = format!("letter {n}");
        tray.push(spawn_named(&name, travel(n, stops, work)));
        say!("clerk: letter {n} is in the tray");
        burn(work);
    }
    for n in 1..=stamps {
        say!("clerk: stamp {n}");
        burn(work);
    }
    say!("clerk: looks up");
    for letter in tray {
        let _ = letter.await;
    }
    say!("clerk: the tray is empty");
}
// endregion

fn python(values: &Values) -> String {
    format!(
        "import asyncio
import time

WORK = {}


async def travel(letter, stops):
    print(f\"letter {{letter}}: sets off\")
    time.sleep(WORK)  # busy hands: no await
    for stop in range(1, stops + 1):
        await asyncio.sleep(0)
        print(f\"letter {{letter}}: stop {{stop}}\")
        time.sleep(WORK)


async def clerk(letters, stamps, stops):
    tray = []
    for n in range(1, letters + 1):
        tray.append(asyncio.create_task(travel(n, stops)))
        print(f\"clerk: letter {{n}} is in the tray\")
        time.sleep(WORK)
    for n in range(1, stamps + 1):
        print(f\"clerk: stamp {{n}}\")
        time.sleep(WORK)
    print(\"clerk: looks up\")
    for letter in tray:
        await letter
    print(\"clerk: the tray is empty\")


asyncio.run(clerk({}, {}, {}))
",
        in_seconds(values.duration("work")),
        values.get("letters"),
        values.get("stamps"),
        values.get("stops"),
    )
}

fn horizon(values: &Values) -> Duration {
    let lines = values.count("letters") * (2 + values.count("stops")) + values.count("stamps");
    values.duration("work") * u32::try_from(lines).unwrap_or(u32::MAX)
}

fn is_clerk(run: &Run<'_>, task: TaskId) -> bool {
    run.task_named("clerk") == Some(task)
}

/// How many letters had been polled when the clerk's first poll ended; `None` if it did not end with an await.
fn under_way_at_first_await(run: &Run<'_>) -> Option<usize> {
    let mut under_way = 0;
    for event in run.log.iter() {
        match event.kind {
            EventKind::PollStarted { task } if !is_clerk(run, task) => under_way += 1,
            EventKind::TaskAwaiting { task, .. } if is_clerk(run, task) => return Some(under_way),
            _ => {}
        }
    }
    None
}

fn question(values: &Values) -> Question {
    let letters = values.count("letters");
    let mut choices = vec!["none".to_owned(), "one".to_owned()];
    if letters > 1 {
        choices.push(format!("all {letters}"));
    }
    Question {
        text: "How many letters have set off by the time the clerk looks up?".to_owned(),
        choices,
        answer: |_, run| under_way_at_first_await(run).map(|letters| letters.min(2)),
        ..Question::BASE
    }
}

/// The tasks that were polled in each iteration, in order.
fn iterations(run: &Run<'_>) -> Vec<Vec<TaskId>> {
    let mut iterations = Vec::new();
    for event in run.log.iter() {
        match event.kind {
            EventKind::IterationStarted { .. } => iterations.push(Vec::new()),
            EventKind::PollStarted { task } => {
                if let Some(last) = iterations.last_mut() {
                    last.push(task);
                }
            }
            _ => {}
        }
    }
    iterations
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let Some(under_way) = under_way_at_first_await(run) else {
        return "Cancelled before the clerk's first await: no letter was ever polled.".to_owned();
    };
    let created = run.stats.tasks.saturating_sub(1);
    let clerk = run.task_named("clerk").and_then(|clerk| run.lanes.of_task(clerk));
    let first_poll = clerk.map_or(Duration::ZERO, |lane| {
        let polled = lane.segments.windows(2).find(|pair| pair[0].phase == Phase::Polling);
        polled.map_or(Duration::ZERO, |pair| pair[1].start.since(pair[0].start))
    });
    let letters = if created == 1 { "1 letter".to_owned() } else { format!("{created} letters") };
    let told = format!(
        "The clerk put {letters} into the tray in one poll of {}; {} of them had set off by its end.",
        millis(first_poll),
        if under_way == 0 { "none".to_owned() } else { under_way.to_string() },
    );
    let iterations = iterations(run);
    let order = iterations.get(1).map(|tasks| {
        let names: Vec<String> = tasks.iter().map(|task| run.task_name(*task)).collect();
        format!(" Iteration 2 polled {}, in the order of the queue.", list(&names))
    });
    let end = if run.cancelled { " Cancelled then." } else { "" };
    let all = iterations.len();
    format!("{told}{} The whole took {all} iterations.{end}", order.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn no_letter_sets_off_before_the_clerk_looks_up() {
        let run = trial(&LESSON, &[]);
        assert_eq!(run.answer().as_deref(), Some("none"));
        assert_eq!(
            run.lines(),
            [
                "0 clerk: letter 1 is in the tray",
                "10 clerk: letter 2 is in the tray",
                "20 clerk: letter 3 is in the tray",
                "30 clerk: stamp 1",
                "40 clerk: stamp 2",
                "50 clerk: looks up",
                "50 letter 1: sets off",
                "60 letter 2: sets off",
                "70 letter 3: sets off",
                "80 letter 1: stop 1",
                "90 letter 2: stop 1",
                "100 letter 3: stop 1",
                "110 clerk: the tray is empty",
            ]
        );
        assert_eq!(
            run.caption(),
            "The clerk put 3 letters into the tray in one poll of 50.0 ms; none of them had set off by its end. \
             Iteration 2 polled letter 1, letter 2 and letter 3, in the order of the queue. \
             The whole took 4 iterations."
        );
    }

    #[test]
    fn one_letter_without_stamps_waits_just_the_same() {
        let run = trial(&LESSON, &[("letters", 1), ("stamps", 0), ("stops", 0), ("work", 0)]);
        assert_eq!(run.answer().as_deref(), Some("none"));
        assert_eq!(
            run.caption(),
            "The clerk put 1 letter into the tray in one poll of 0.0 ms; none of them had set off by its end. \
             Iteration 2 polled letter 1, in the order of the queue. The whole took 3 iterations."
        );
    }

    #[test]
    fn cancelled_before_the_first_turn_nothing_was_polled() {
        let run = trial_with(&LESSON, &[], &[(0, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(run.caption(), "Cancelled before the clerk's first await: no letter was ever polled.");
    }
}
