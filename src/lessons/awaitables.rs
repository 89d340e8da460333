//! 2.5: awaitables, one family. A hotel guest waits for a key; what the guest awaits is a coroutine, a future, a task, or
//! one of each.
//!
//! Where Rust differs from Python: there the family is a tree of classes (Task is a Future, Future and Coroutine are
//! Awaitables). In Rust it is traits: whatever can be awaited is `IntoFuture`; an `async fn` call, a `JoinHandle` and a
//! `Promise` have nothing else in common, and a task is no subclass of a promise.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, seconds, times};
use crate::runtime::{Promise, call_later, observe, promise, sleep, spawn_named};
use crate::say;
use crate::trace::{Actor, EventKind};

/// The tree, each name behind what it stands under.
const KINDS: &[&str] = &["Awaitable: one of each", "Coroutine", "Future", "Task: a future on a coroutine"];
const DEPTHS: &[u8] = &[0, 1, 1, 2];

const ALL: i64 = 0;
const COROUTINE: i64 = 1;
const FUTURE: i64 = 2;

const PARAMS: &[Param] = &[
    Param { default: 3, ..Param::choice("kind", "The guest awaits", KINDS) }.as_tree(DEPTHS),
    Param::millis("time", "Fetching", 0, 3000, 1000),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "awaitables",
    section: "2.5",
    title: "Awaitables: one family",
    claim: "Whatever can stand behind await is an awaitable: a coroutine runs inside its waiter, a future is an empty place for a value, and a task is a future that a coroutine on the loop fills.",
    params: PARAMS,
    program,
    rust: |values| match values.get("kind") {
        ALL => snippet!("awaitables.rs", "fetch", "receive", "all"),
        COROUTINE => snippet!("awaitables.rs", "fetch", "coroutine"),
        FUTURE => snippet!("awaitables.rs", "put", "future"),
        _ => snippet!("awaitables.rs", "fetch", "task"),
    },
    python,
    question,
    caption,
    horizon: |values| values.duration("time"),
    lanes: |values| if values.get("kind") == ALL { 3 } else { 2 },
    inspector: true,
    ..Lesson::BASE
};

fn program(values: &Values) -> Session {
    let time = values.duration("time");
    match values.get("kind") {
        ALL => drop(spawn_named("guest", one_of_each(time))),
        COROUTINE => drop(spawn_named("guest", with_a_coroutine(time))),
        FUTURE => drop(spawn_named("guest", with_a_future(time))),
        _ => drop(spawn_named("guest", with_a_task(time))),
    }
    Session::default()
}

// region: fetch
async fn fetch(time: Duration) -> &'static str {
    say!("fetch: on the way");
    sleep(time).await;
    say!("fetch: back");
    "key 12"
}
// endregion

// region: coroutine
async fn with_a_coroutine(time: Duration) {
    // `observe` only watches: no task is made.
    let fetching = observe("fetch", fetch(time));
    say!("guest: called fetch");
    let key = fetching.await;
    say!("guest: got {key}");
}
// endregion

// region: put
fn filled(done: bool) -> &'static str {
    if done { "filled" } else { "empty" }
}

fn put_later(time: Duration, pigeonhole: Promise<&'static str>) {
    // A plain callback, once the time has come.
    call_later(time, "porter", move || {
        say!("porter: puts the key in");
        let _ = pigeonhole.set("key 12");
    });
}
// endregion

// region: future
async fn with_a_future(time: Duration) {
    let pigeonhole = promise("pigeonhole");
    put_later(time, pigeonhole.clone());
    say!("pigeonhole: {}", filled(pigeonhole.is_settled()));
    let key = (&pigeonhole).await.unwrap_or("nothing");
    say!("pigeonhole: {}", filled(pigeonhole.is_settled()));
    say!("guest: got {key}");
}
// endregion

// region: task
async fn with_a_task(time: Duration) {
    let fetching = spawn_named("fetch", fetch(time));
    // The task's own future: empty until the coroutine ends.
    say!("fetch: {}", filled(fetching.is_finished()));
    let key = (&fetching).await.unwrap_or("nothing");
    say!("fetch: {}", filled(fetching.is_finished()));
    say!("guest: got {key}");
}
// endregion

// region: receive
async fn receive<A>(awaitable: A)
where
    A: IntoFuture<Output = &'static str>,
{
    // Whatever it is: no guest need know more.
    let key = awaitable.await;
    say!("guest: got {key}");
}
// endregion

// region: all
async fn one_of_each(time: Duration) {
    let coroutine = observe("fetch", fetch(time));
    let task = spawn_named("fetch", fetch(time));
    let future = promise("pigeonhole");
    put_later(time, future.clone());
    receive(coroutine).await;
    receive(async { task.await.unwrap_or("nothing") }).await;
    receive(async { future.await.unwrap_or("nothing") }).await;
}
// endregion

fn python(values: &Values) -> String {
    let time = in_seconds(values.duration("time"));
    let kind = values.get("kind");
    let fetch = "async def fetch(seconds):
    print(\"fetch: on the way\")
    await asyncio.sleep(seconds)
    print(\"fetch: back\")
    return \"key 12\"
";
    let filled = "def filled(future):
    return \"filled\" if future.done() else \"empty\"
";
    let put_later = "def put_later(seconds, pigeonhole):
    def porter():
        print(\"porter: puts the key in\")
        pigeonhole.set_result(\"key 12\")

    # A plain callback, once the time has come.
    asyncio.get_running_loop().call_later(seconds, porter)
";
    let receive = "async def receive(awaitable):
    # Whatever it is: no guest need know more.
    assert isinstance(awaitable, Awaitable)
    key = await awaitable
    print(f\"guest: got {key}\")
";
    let (functions, body) = match kind {
        ALL => (
            vec![fetch, put_later, receive],
            format!(
                "    coroutine = fetch({time})
    task = asyncio.create_task(fetch({time}))
    future = asyncio.get_running_loop().create_future()
    put_later({time}, future)
    assert isinstance(task, asyncio.Future)
    await receive(coroutine)
    await receive(task)
    await receive(future)
"
            ),
        ),
        COROUTINE => (
            vec![fetch],
            format!(
                "    fetching = fetch({time})
    print(\"guest: called fetch\")
    key = await fetching
    print(f\"guest: got {{key}}\")
"
            ),
        ),
        FUTURE => (
            vec![filled, put_later],
            format!(
                "    pigeonhole = asyncio.get_running_loop().create_future()
    put_later({time}, pigeonhole)
    print(f\"pigeonhole: {{filled(pigeonhole)}}\")
    key = await pigeonhole
    print(f\"pigeonhole: {{filled(pigeonhole)}}\")
    print(f\"guest: got {{key}}\")
"
            ),
        ),
        _ => (
            vec![filled, fetch],
            format!(
                "    fetching = asyncio.create_task(fetch({time}))
    # A task is a future: empty until its coroutine ends.
    assert isinstance(fetching, asyncio.Future)
    print(f\"fetch: {{filled(fetching)}}\")
    key = await fetching
    print(f\"fetch: {{filled(fetching)}}\")
    print(f\"guest: got {{key}}\")
"
            ),
        ),
    };
    let import = if kind == ALL { "\nfrom collections.abc import Awaitable" } else { "" };
    format!(
        "import asyncio{import}


{}


async def guest():
{body}

asyncio.run(guest())
",
        functions.join("\n\n")
    )
}

fn question(_: &Values) -> Question {
    Question {
        text: "How many tasks does the loop know of?".to_owned(),
        choices: vec![
            "1: the guest".to_owned(),
            "2: the guest and what fetches the key".to_owned(),
            "none".to_owned(),
        ],
        answer: |_, run| match run.stats.tasks {
            0 => Some(2),
            1 => Some(0),
            _ => Some(1),
        },
        ..Question::BASE
    }
}

/// What the loop knows of the coroutine that the guest awaited directly.
fn of_coroutine(run: &Run<'_>) -> Option<String> {
    let coroutine = run.end.coroutines.iter().next()?;
    let polls = match coroutine.polls {
        0 => "it was never polled".to_owned(),
        n => format!("polled {}", times(n as usize)),
    };
    Some(format!(
        "The coroutine is nothing to the loop, which has no place for it in the ready queue: {polls}, always inside a poll of the \
         guest. Its dashed lane is only our observation."
    ))
}

/// What it knows of the task.
fn of_task(run: &Run<'_>) -> Option<String> {
    let id = run.task_named("fetch")?;
    let queued = run
        .log
        .iter()
        .filter(|event| matches!(event.kind, EventKind::TaskScheduled { task, .. } if task == id));
    let queued = queued.count();
    let task = run.end.task(id)?;
    let value = run.log.text_of(task.result).unwrap_or("no value");
    let (end, outcome) = task.finished()?;
    Some(format!(
        "The task stood in the ready queue {} in its own name, was polled {}, and {}: an empty future until \
         {}, then {value}.",
        times(queued),
        times(task.polls as usize),
        outcome.word(),
        seconds(Duration::from_nanos(end.0)),
    ))
}

/// What it knows of the future.
fn of_future(run: &Run<'_>) -> Option<String> {
    let settled = run.log.iter().find_map(|event| match event.kind {
        EventKind::PromiseSettled { by, text, .. } => Some((event.at, by, run.log.text_of(text)?)),
        _ => None,
    });
    run.end.promises.iter().next()?;
    Some(match settled {
        Some((at, by, value)) => {
            let by = match by {
                Actor::Callback(_) => "a plain callback",
                _ => "somebody",
            };
            format!(
                "The future has no code: it stood empty until {}, when {by} put {value} in; it was never polled by the loop.",
                seconds(Duration::from_nanos(at.0))
            )
        }
        None => "The future stayed empty.".to_owned(),
    })
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let tasks = match run.stats.tasks {
        1 => "The loop knew of 1 task, the guest.".to_owned(),
        n => format!("The loop knew of {n} tasks."),
    };
    let mut told = vec![tasks];
    told.extend(of_coroutine(run));
    told.extend(of_task(run));
    told.extend(of_future(run));
    if run.cancelled {
        told.push(format!("Cancelled after {}.", seconds(run.stats.loop_time)));
    }
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn a_task_is_a_future_that_its_coroutine_fills() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 fetch: empty",
                "0 fetch: on the way",
                "1000 fetch: back",
                "1000 fetch: filled",
                "1000 guest: got key 12"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("2: the guest and what fetches the key"));
        assert_eq!(
            run.caption(),
            "The loop knew of 2 tasks. The task stood in the ready queue 2 times in its own name, was polled 2 times, and \
             returned: an empty future until 1.00 s, then \"key 12\"."
        );
    }

    #[test]
    fn a_coroutine_runs_inside_its_waiter() {
        let run = trial(&LESSON, &[("kind", COROUTINE)]);
        assert_eq!(run.lines()[..2], ["0 guest: called fetch", "0 fetch: on the way"]);
        assert_eq!(run.answer().as_deref(), Some("1: the guest"));
        assert_eq!(
            run.caption(),
            "The loop knew of 1 task, the guest. The coroutine is nothing to the loop, which has no place for it in the \
             ready queue: polled 2 times, always inside a poll of the guest. Its dashed lane is only our observation."
        );
    }

    #[test]
    fn one_time_is_once() {
        let run = trial_with(&LESSON, &[], &[(500, Move::Cancel)]);
        let caption = run.caption();
        assert!(caption.contains("was polled once, and cancelled"), "{caption}");
        assert!(!caption.contains("1 times"), "{caption}");
    }

    #[test]
    fn a_future_is_filled_from_outside() {
        let run = trial(&LESSON, &[("kind", FUTURE), ("time", 500)]);
        assert_eq!(
            run.caption(),
            "The loop knew of 1 task, the guest. The future has no code: it stood empty until 0.50 s, when a plain callback \
             put \"key 12\" in; it was never polled by the loop."
        );
        let cancelled = trial_with(&LESSON, &[("kind", FUTURE)], &[(500, Move::Cancel)]);
        assert_eq!(cancelled.ended().0, 1_000_000_000);
    }

    #[test]
    fn one_await_takes_them_all() {
        let run = trial(&LESSON, &[("kind", ALL)]);
        assert_eq!(run.lines().iter().filter(|line| line.ends_with("guest: got key 12")).count(), 3);
        assert_eq!(run.stats.loop_time, Duration::from_secs(1));
        assert_eq!(run.answer().as_deref(), Some("2: the guest and what fetches the key"));
    }
}
