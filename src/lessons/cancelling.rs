//! 2.4: cancelling a task. An observer looks at a long exposure every now and then, and when clouds come, cancels it.
//!
//! Where Rust differs from Python in principle: a cancelled future is dropped where it waits. It can clean up in
//! its guards, but it can neither refuse nor await anything more, and whoever awaits it gets
//! `JoinError::Cancelled`. In Python the request is an exception at the `await`, which the task may catch and go on.
//! The nearest thing in Rust is to do the work in a task of its own and only to look on: then the wait is
//! cancelled, the work is not, and its value has to be fetched by another way than the cancelled task.

use std::time::Duration;

use super::snippet::snippet;
use super::{Action, Lesson, Param, Question, Run, Session, Snippet, Values, in_seconds, seconds};
use crate::runtime::{EventLoop, JoinError, shield, sleep, spawn_named};
use crate::say;
use crate::trace::{EventKind, Log, LoopTime, Outcome, Phase, Snapshot, TaskId};

const CASES: &[&str] =
    &["while it waits", "already done", "before its first poll", "it refuses the first request"];

const PARAMS: &[Param] = &[
    Param::choice("case", "Cancelled", CASES),
    Param::millis("d", "exposure", 200, 5000, 2500),
    Param::millis("i", "interval", 50, 1000, 400).shown_if(looks),
    Param::count("n", "looks", 1, 12, 3).shown_if(looks),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "cancelling",
    section: "2.4",
    title: "Cancelling a task",
    claim: "Cancelling is asking: the call returns at once, the request arrives where the task waits, clean-up runs there, and whoever awaits the task gets an error.",
    params: PARAMS,
    program,
    actions: &[Action { label: "Clouds: cancel now", enabled: exposing }],
    rust,
    python,
    question,
    caption,
    horizon: |values| match values.get("case") {
        0 => (values.duration("i") * values.count("n") as u32).min(values.duration("d")),
        2 => Duration::from_millis(100),
        _ => values.duration("d"),
    },
    lanes: |values| if values.get("case") == 3 { 3 } else { 2 },
    ..Lesson::BASE
};

/// Whether the observer looks at the exposure every interval.
fn looks(values: &Values) -> bool {
    matches!(values.get("case"), 0 | 3)
}

/// The exposure's task, while it is not over.
fn exposure_of(log: &Log) -> Option<TaskId> {
    log.iter().find_map(|event| match event.kind {
        EventKind::TaskCreated { task, name, .. } if log.text_of(name) == Some("exposure") => Some(task),
        _ => None,
    })
}

fn exposing(now: &Snapshot) -> bool {
    // The observer is the first task, the exposure the second.
    now.tasks.get(1).is_some_and(|task| !matches!(task.phase, Phase::Finished(_)))
}

fn program(values: &Values) -> Session {
    let length = values.duration("d");
    let (interval, looks) = (values.duration("i"), values.count("n"));
    match values.get("case") {
        1 => drop(spawn_named("observer", too_late(length))),
        2 => drop(spawn_named("observer", too_early(length))),
        3 => drop(spawn_named("observer", watch(on_a_tripod(length), interval, looks))),
        _ => drop(spawn_named("observer", watch(exposure(length), interval, looks))),
    }
    Session::with_actions(|event_loop: &EventLoop, _| {
        let exposure = exposure_of(&event_loop.log().borrow());
        let cancelled = exposure.is_some_and(|task| event_loop.cancel(task));
        say!("you: clouds! accepted: {}", yes(cancelled));
    })
}

fn yes(accepted: bool) -> &'static str {
    if accepted { "yes" } else { "no" }
}

// region: exposure
struct Shutter {
    open: bool,
}

impl Drop for Shutter {
    fn drop(&mut self) {
        if self.open {
            say!("exposure: shutter closed too soon");
        }
    }
}

async fn exposure(length: Duration) -> &'static str {
    say!("exposure: shutter open");
    let mut shutter = Shutter { open: true };
    sleep(length).await;
    shutter.open = false;
    say!("exposure: taken");
    "a picture"
}
// endregion

// region: tripod
async fn on_a_tripod(length: Duration) -> &'static str {
    // A dropped future cannot say no. What has to go on needs
    // a task of its own, and a wait that only looks on.
    let camera = spawn_named("camera", exposure(length));
    shield(&camera).await.unwrap_or("nothing")
}
// endregion

#[rustfmt::skip] // one line each, for the width of the code pane
// region: watch
async fn watch(
    picture: impl Future<Output = &'static str> + 'static,
    interval: Duration,
    looks: usize,
) {
    let task = spawn_named("exposure", picture);
    let mut look = 0;
    while !task.is_finished() {
        sleep(interval).await;
        look += 1;
        say!("look {look}: done: {}", yes(task.is_finished()));
        if look == looks {
            say!("clouds! accepted: {}", yes(task.cancel()));
            break;
        }
    }
    develop(task.await);
}
// endregion

// region: too_late
async fn too_late(length: Duration) {
    let task = spawn_named("exposure", exposure(length));
    // A reference looks on, and leaves the handle here.
    let _ = (&task).await;
    say!("clouds! accepted: {}", yes(task.cancel()));
    develop(task.await);
}
// endregion

// region: too_early
async fn too_early(length: Duration) {
    let task = spawn_named("exposure", exposure(length));
    say!("clouds! accepted: {}", yes(task.cancel()));
    develop(task.await);
}
// endregion

// region: develop
fn develop(result: Result<&'static str, JoinError>) {
    match result {
        Ok(picture) => say!("observer: {picture}"),
        Err(error) => say!("observer: {error}"),
    }
}
// endregion

fn rust(values: &Values) -> Snippet {
    match values.get("case") {
        1 => snippet!("cancelling.rs", "exposure", "too_late", "develop"),
        2 => snippet!("cancelling.rs", "exposure", "too_early", "develop"),
        3 => snippet!("cancelling.rs", "tripod", "exposure", "watch", "develop"),
        _ => snippet!("cancelling.rs", "exposure", "watch", "develop"),
    }
}

fn python(values: &Values) -> String {
    let exposure = if values.get("case") == 3 {
        "async def exposure():
    print(\"exposure: shutter open\")
    loop = asyncio.get_running_loop()
    end = loop.time() + LENGTH
    asked = False
    while (left := end - loop.time()) > 0:
        try:
            await asyncio.sleep(left)
        except asyncio.CancelledError:
            if asked:
                print(\"exposure: shutter closed too soon\")
                raise
            # Python can say no: whoever asks must ask again.
            asked = True
            print(\"exposure: not now\")
    print(\"exposure: taken\")
    return \"a picture\"
"
    } else {
        "async def exposure():
    print(\"exposure: shutter open\")
    is_open = True
    try:
        await asyncio.sleep(LENGTH)
        is_open = False
    finally:
        if is_open:
            print(\"exposure: shutter closed too soon\")
    print(\"exposure: taken\")
    return \"a picture\"
"
    };
    let observer = match values.get("case") {
        1 => "    await task\n    print(f\"clouds! accepted: {yes(task.cancel())}\")\n".to_owned(),
        2 => "    print(f\"clouds! accepted: {yes(task.cancel())}\")\n".to_owned(),
        _ => "    look = 0
    while not task.done():
        await asyncio.sleep(INTERVAL)
        look += 1
        print(f\"look {look}: done: {yes(task.done())}\")
        if look == LOOKS:
            print(f\"clouds! accepted: {yes(task.cancel())}\")
            break
"
        .to_owned(),
    };
    let looking = if looks(values) {
        format!("INTERVAL = {}\nLOOKS = {}\n", in_seconds(values.duration("i")), values.get("n"))
    } else {
        String::new()
    };
    format!(
        "import asyncio

LENGTH = {}
{looking}

def yes(accepted):
    return \"yes\" if accepted else \"no\"


{exposure}

async def observer():
    task = asyncio.create_task(exposure())
{observer}    try:
        print(f\"observer: {{await task}}\")
    except asyncio.CancelledError:
        print(\"observer: the task was cancelled\")


asyncio.run(observer())
",
        in_seconds(values.duration("d"))
    )
}

fn question(values: &Values) -> Question {
    let text = match values.get("case") {
        0 => "Clouds come while the exposure waits. What does its awaiter get?",
        1 => "Clouds come when the picture is taken already. What does the awaiter get?",
        2 => "The task is cancelled right after it was made. What does its awaiter get?",
        _ => "The work is shielded in a task of its own. What does the awaiter of the cancelled task get?",
    };
    Question {
        text: text.to_owned(),
        choices: vec![
            "The picture".to_owned(),
            "An error, after clean-up".to_owned(),
            "An error, and no clean-up ran".to_owned(),
        ],
        answer: |_, run| {
            let (_, outcome) = run.task("exposure")?.finished().filter(|_| !run.cancelled)?;
            let cleaned_up = said(run, "exposure: shutter closed too soon").is_some();
            Some(match outcome {
                Outcome::Value => 0,
                _ if cleaned_up => 1,
                _ => 2,
            })
        },
        ..Question::BASE
    }
}

/// When this line was printed first.
fn said(run: &Run<'_>, line: &str) -> Option<LoopTime> {
    run.outputs().find(|(_, _, text)| *text == line).map(|(at, ..)| at)
}

/// When the exposure was first asked to end, and whether that was accepted.
fn asked(run: &Run<'_>) -> Option<(LoopTime, bool)> {
    let exposure = exposure_of(run.log)?;
    run.log.iter().find_map(|event| match event.kind {
        EventKind::CancelRequested { task, accepted, .. } if task == exposure => Some((event.at, accepted)),
        _ => None,
    })
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let at = |time: LoopTime| seconds(time.since(LoopTime::ZERO));
    let Some((exposure, (ended, outcome))) =
        run.task("exposure").and_then(|task| Some((task, task.finished()?)))
    else {
        return "Cancelled before there was an exposure.".to_owned();
    };
    let Some((when, accepted)) = asked(run) else {
        return format!("Nobody cancelled: the picture was taken at {}.", at(ended));
    };
    if run.cancelled {
        return format!("You cancelled every task at {}, the observer too.", at(when));
    }
    if !accepted {
        return format!(
            "Done at {}, asked at {}: cancel returned false and changed nothing. The value is still there.",
            at(ended),
            at(when)
        );
    }
    let camera = run.task("camera").and_then(|camera| camera.finished());
    if let Some((taken, Outcome::Value)) = camera.filter(|_| outcome == Outcome::Cancelled) {
        return format!(
            "Asked at {}: the exposure's future was dropped, its awaiter got Cancelled. Only the camera, in a \
             task of its own, worked on until {}. In Python the task itself can catch the request, and its \
             awaiter gets the picture; a dropped future cannot refuse.",
            at(when),
            at(taken)
        );
    }
    if exposure.polls == 0 {
        return format!(
            "Asked at {}, before the first poll: the future was dropped after 0 polls. Nothing of its body \
             ran, so there was no shutter to close.",
            at(when)
        );
    }
    let polls = if exposure.polls == 1 { "1 poll".to_owned() } else { format!("{} polls", exposure.polls) };
    // It runs while the future is dropped: one moment, which must not be rounded two ways.
    let clean_up = match said(run, "exposure: shutter closed too soon") {
        None => "No clean-up was needed".to_owned(),
        Some(then) if then.0.abs_diff(ended.0) < 5_000_000 => "The clean-up ran in that turn".to_owned(),
        Some(then) => format!("The clean-up ran at {}", at(then)),
    };
    format!(
        "Asked at {}, {}: dropped at {} in a turn of its own, after {polls}. {clean_up}, and the awaiter \
         got Cancelled.",
        at(when),
        if outcome == Outcome::Cancelled { "accepted" } else { "too late" },
        at(ended)
    )
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn the_request_arrives_where_the_task_waits() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 exposure: shutter open",
                "400 look 1: done: no",
                "800 look 2: done: no",
                "1200 look 3: done: no",
                "1200 clouds! accepted: yes",
                "1200 exposure: shutter closed too soon",
                "1200 observer: the task was cancelled",
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("An error, after clean-up"));
        assert_eq!(
            run.caption(),
            "Asked at 1.20 s, accepted: dropped at 1.20 s in a turn of its own, after 1 poll. The clean-up \
             ran in that turn, and the awaiter got Cancelled."
        );
        assert_eq!(run.ended().0, 1_200_000_000);
    }

    #[test]
    fn a_done_task_is_not_cancelled() {
        let run = trial(&LESSON, &[("case", 1), ("d", 1000)]);
        assert_eq!(run.lines()[2..], ["1000 clouds! accepted: no", "1000 observer: a picture"]);
        assert_eq!(run.answer().as_deref(), Some("The picture"));
        assert_eq!(
            run.caption(),
            "Done at 1.00 s, asked at 1.00 s: cancel returned false and changed nothing. The value is still \
             there."
        );
    }

    #[test]
    fn before_its_first_poll_nothing_of_it_ever_runs() {
        let run = trial(&LESSON, &[("case", 2)]);
        assert_eq!(run.lines(), ["0 clouds! accepted: yes", "0 observer: the task was cancelled"]);
        assert_eq!(run.answer().as_deref(), Some("An error, and no clean-up ran"));
        assert_eq!(
            run.caption(),
            "Asked at 0.00 s, before the first poll: the future was dropped after 0 polls. Nothing of its \
             body ran, so there was no shutter to close."
        );
    }

    #[test]
    fn a_shielded_camera_works_on_but_its_awaiter_does_not_get_the_picture() {
        let run = trial(&LESSON, &[("case", 3)]);
        assert_eq!(
            run.lines()[4..],
            ["1200 clouds! accepted: yes", "1200 observer: the task was cancelled", "2500 exposure: taken"]
        );
        assert_eq!(run.answer().as_deref(), Some("An error, and no clean-up ran"));
        assert!(run.caption().starts_with(
            "Asked at 1.20 s: the exposure's future was dropped, its awaiter got Cancelled. Only the camera, \
             in a task of its own, worked on until 2.50 s."
        ));
    }

    #[test]
    fn more_looks_than_it_takes_cancel_nothing() {
        let run = trial(&LESSON, &[("n", 12)]);
        assert_eq!(run.answer().as_deref(), Some("The picture"));
        assert_eq!(run.caption(), "Nobody cancelled: the picture was taken at 2.50 s.");
    }

    #[test]
    fn the_button_cancels_at_once() {
        let run = trial_with(&LESSON, &[], &[(500, Move::Act(0)), (600, Move::Act(0))]);
        assert_eq!(
            run.lines()[2..],
            [
                "500 you: clouds! accepted: yes",
                "500 exposure: shutter closed too soon",
                "600 you: clouds! accepted: no",
                "800 look 2: done: yes",
                "800 observer: the task was cancelled",
            ]
        );
        assert_eq!(
            run.caption(),
            "Asked at 0.50 s, accepted: dropped at 0.50 s in a turn of its own, after 1 poll. The clean-up \
             ran in that turn, and the awaiter got Cancelled."
        );
    }

    #[test]
    fn the_reader_cancels_everything() {
        let run = trial_with(&LESSON, &[], &[(500, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(run.caption(), "You cancelled every task at 0.50 s, the observer too.");
    }
}
