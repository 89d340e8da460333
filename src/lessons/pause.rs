//! 2.2: await pauses here, not everywhere. Storytellers at a camp fire: each pauses after a page and the others tell on;
//! each goes on where it stopped, with what it had in mind. What is done already is no pause.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, says};
use crate::runtime::{Promise, promise, sleep, spawn_named};
use crate::say;
use crate::trace::{EventKind, TaskId};

const TELLERS: [&str; 4] = ["Ada", "Bela", "Cleo", "Dino"];

const WAYS: &[&str] = &["await a sleep", "await what is done already"];

const PARAMS: &[Param] = &[
    Param::choice("mode", "Between two pages", WAYS),
    Param::count("tellers", "Storytellers", 2, 4, 2),
    Param::count("pages", "Pages each", 1, 6, 3),
    Param::millis("pause", "Pause", 0, 2000, 500).shown_if(|v| v.get("mode") == 0),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "await-pauses-here",
    section: "2.2",
    title: "await pauses here, not everywhere",
    claim: "An await that has to wait pauses its own coroutine, which goes on there later with its locals as they were; everything else goes on meanwhile.",
    params: PARAMS,
    program,
    rust: |values| {
        if done_already(values) {
            snippet!("pause.rs", "at-once", "fire-at-once")
        } else {
            snippet!("pause.rs", "slowly", "fire-slowly")
        }
    },
    python,
    question,
    caption,
    compare: Some("mode"),
    horizon: |values| values.duration("pause") * u32::try_from(values.get("pages")).unwrap_or(0),
    lanes: |values| values.count("tellers") + 1,
    ..Lesson::BASE
};

fn done_already(values: &Values) -> bool {
    values.get("mode") == 1
}

fn program(values: &Values) -> Session {
    let tellers = TELLERS[..values.count("tellers").clamp(2, 4)].to_vec();
    let pages = u32::try_from(values.get("pages")).unwrap_or(0);
    if done_already(values) {
        spawn_named("fire", burning_fire(tellers, pages));
    } else {
        spawn_named("fire", slow_fire(tellers, pages, values.duration("pause")));
    }
    Session::default()
}

// region: slowly
async fn tell(name: &'static str, pages: u32, pause: Duration) -> u32 {
    // Kept across every pause.
    let mut words = 0;
    for page in 1..=pages {
        words += 100 * page;
        say!("{name}: page {page}");
        sleep(pause).await;
    }
    say!("{name}: the end, {words} words");
    words
}
// endregion

// region: at-once
async fn tell_on(name: &'static str, pages: u32, fire: Promise<&str>) -> u32 {
    let mut words = 0;
    for page in 1..=pages {
        words += 100 * page;
        say!("{name}: page {page}");
        // The fire burns already: there is nothing to wait for.
        let _ = (&fire).await;
    }
    say!("{name}: the end, {words} words");
    words
}
// endregion

// region: fire-slowly
async fn slow_fire(tellers: Vec<&'static str>, pages: u32, pause: Duration) {
    let mut tales = Vec::new();
    for name in tellers {
        tales.push(spawn_named(name, tell(name, pages, pause)));
    }
    for tale in tales {
        let _ = tale.await;
    }
    say!("fire: out");
}
// endregion

// region: fire-at-once
async fn burning_fire(tellers: Vec<&'static str>, pages: u32) {
    let fire = promise("fire");
    let _ = fire.set("burns");
    let mut tales = Vec::new();
    for name in tellers {
        let tale = tell_on(name, pages, fire.clone());
        tales.push(spawn_named(name, tale));
    }
    for tale in tales {
        let _ = tale.await;
    }
    say!("fire: out");
}
// endregion

fn python(values: &Values) -> String {
    let done = done_already(values);
    let tellers: Vec<String> =
        TELLERS[..values.count("tellers").clamp(2, 4)].iter().map(|name| format!("\"{name}\"")).collect();
    let (parameter, wait) = if done {
        (
            "fire",
            "        # The fire burns already: there is nothing to wait for.\n        await fire\n"
                .to_owned(),
        )
    } else {
        ("pause", "        await asyncio.sleep(pause)\n".to_owned())
    };
    let (before, argument) = if done {
        (
            "    fire = asyncio.get_running_loop().create_future()\n    fire.set_result(\"burns\")\n",
            "fire".to_owned(),
        )
    } else {
        ("", in_seconds(values.duration("pause")))
    };
    format!(
        "import asyncio

TELLERS = [{}]
PAGES = {}


async def tell(name, {parameter}):
    # Kept across every await.
    words = 0
    for page in range(1, PAGES + 1):
        words += 100 * page
        print(f\"{{name}}: page {{page}}\")
{wait}    print(f\"{{name}}: the end, {{words}} words\")
    return words


async def fire_side():
{before}    tales = [asyncio.create_task(tell(name, {argument})) for name in TELLERS]
    for tale in tales:
        await tale
    print(\"fire: out\")


asyncio.run(fire_side())
",
        tellers.join(", "),
        values.get("pages"),
    )
}

fn question(_: &Values) -> Question {
    Question {
        text: "Ada has told page 1 and awaits. Who tells a page next?".to_owned(),
        choices: vec!["Ada".to_owned(), "Bela".to_owned()],
        answer: |values, run| {
            if values.get("pages") == 1 {
                // Ada has no page 2: Bela is the only one left to tell.
                return run.outputs().find(|(_, _, text)| text.starts_with("Bela: page")).map(|_| 1);
            }
            let mut pages = run.outputs().filter(|(_, _, text)| says(text, ": page "));
            let next = pages.nth(1)?;
            Some(usize::from(!next.2.starts_with("Ada")))
        },
        ..Question::BASE
    }
}

/// How many polls of others lie between the first and the last poll of `task`.
fn polls_between(run: &Run<'_>, task: TaskId) -> usize {
    let polls: Vec<TaskId> = run
        .log
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::PollStarted { task } => Some(task),
            _ => None,
        })
        .collect();
    let first = polls.iter().position(|&polled| polled == task).unwrap_or(0);
    let last = polls.iter().rposition(|&polled| polled == task).unwrap_or(0);
    polls.get(first..last).map_or(0, |polls| polls.iter().filter(|&&polled| polled != task).count())
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let ada = run.task_named("Ada").and_then(|id| Some((id, run.end.task(id)?)));
    let Some((id, ada)) = ada.filter(|(_, ada)| ada.polls > 0) else {
        return "Cancelled before Ada's first poll: nobody told anything.".to_owned();
    };
    let pages = run.outputs().filter(|(_, _, text)| text.starts_with("Ada: page")).count();
    let awaits = if pages == 1 { "awaited once".to_owned() } else { format!("awaited {pages} times") };
    let between = polls_between(run, id);
    let words = run.log.text_of(ada.result);
    let Some(words) = words else {
        return format!(
            "Cancelled: Ada had {awaits}, was polled {}, and was dropped at her last await.",
            times(ada.polls)
        );
    };
    if ada.polls == 1 {
        format!(
            "Ada {awaits} and was polled once: what is done already does not pause. She came to her {words} words before \
             anybody else had a turn."
        )
    } else {
        format!(
            "Ada {awaits} and was polled {}: each await paused her alone. Between her first and her last poll others were \
             polled {}, and her count was still there at the end: {words} words.",
            times(ada.polls),
            times(u32::try_from(between).unwrap_or(u32::MAX)),
        )
    }
}

fn times(n: u32) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn a_sleep_lets_the_others_tell_and_keeps_the_count() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 Ada: page 1",
                "0 Bela: page 1",
                "500 Ada: page 2",
                "500 Bela: page 2",
                "1000 Ada: page 3",
                "1000 Bela: page 3",
                "1500 Ada: the end, 600 words",
                "1500 Bela: the end, 600 words",
                "1500 fire: out",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("Bela"));
        assert_eq!(
            run.caption(),
            "Ada awaited 3 times and was polled 4 times: each await paused her alone. Between her first and her last \
             poll others were polled 3 times, and her count was still there at the end: 600 words."
        );
    }

    #[test]
    fn what_is_done_already_does_not_pause() {
        let run = trial(&LESSON, &[("mode", 1), ("tellers", 3)]);
        assert_eq!(
            run.lines()[..4],
            ["0 Ada: page 1", "0 Ada: page 2", "0 Ada: page 3", "0 Ada: the end, 600 words"]
        );
        assert_eq!(run.answer().as_deref(), Some("Ada"));
        assert_eq!(
            run.caption(),
            "Ada awaited 3 times and was polled once: what is done already does not pause. She came to her 600 words \
             before anybody else had a turn."
        );
    }

    #[test]
    fn a_cancelled_tale_says_where_it_stopped() {
        let run = trial_with(&LESSON, &[], &[(700, Move::Cancel)]);
        assert_eq!(
            run.caption(),
            "Cancelled: Ada had awaited 2 times, was polled 2 times, and was dropped at her last await."
        );
        assert_eq!(trial(&LESSON, &[("pages", 1)]).answer().as_deref(), Some("Bela"));
    }
}
