//! 2.3: tasks run concurrently. Several dishes, one stove; the time is the sum of all or the longest
//! alone, and the difference is one call.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Snippet, Values, seconds};
use crate::runtime::{observe, sleep, spawn_named};
use crate::say;
use crate::trace::LaneOwner;

const DISHES: [(&str, &str); 8] = [
    ("d1", "kettle"),
    ("d2", "toast"),
    ("d3", "eggs"),
    ("d4", "beans"),
    ("d5", "coffee"),
    ("d6", "bacon"),
    ("d7", "porridge"),
    ("d8", "waffles"),
];

const WAYS: &[&str] = &["create the tasks first", "await one after another"];

const PARAMS: &[Param] = &[
    Param::choice("mode", "Way", WAYS),
    Param::count("n", "Dishes", 1, 8, 3),
    Param::millis("d1", "kettle", 50, 3000, 1000),
    Param::millis("d2", "toast", 50, 3000, 2000).shown_if(|v| v.get("n") >= 2),
    Param::millis("d3", "eggs", 50, 3000, 3000).shown_if(|v| v.get("n") >= 3),
    Param::millis("d4", "beans", 50, 3000, 1500).shown_if(|v| v.get("n") >= 4),
    Param::millis("d5", "coffee", 50, 3000, 500).shown_if(|v| v.get("n") >= 5),
    Param::millis("d6", "bacon", 50, 3000, 2500).shown_if(|v| v.get("n") >= 6),
    Param::millis("d7", "porridge", 50, 3000, 2000).shown_if(|v| v.get("n") >= 7),
    Param::millis("d8", "waffles", 50, 3000, 1000).shown_if(|v| v.get("n") >= 8),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "tasks-run-concurrently",
    section: "2.3",
    title: "Tasks run concurrently",
    claim: "Await one coroutine after another and the waits add up; make tasks of them first and the longest wait is the whole wait.",
    params: PARAMS,
    program,
    rust,
    python,
    question,
    caption,
    compare: Some("mode"),
    horizon,
    lanes: |values| values.count("n") + 1,
    ..Lesson::BASE
};

fn order(values: &Values) -> Vec<(&'static str, Duration)> {
    DISHES.iter().take(values.count("n")).map(|(key, dish)| (*dish, values.duration(key))).collect()
}

fn in_sequence(values: &Values) -> bool {
    values.get("mode") == 1
}

fn program(values: &Values) -> Session {
    let order = order(values);
    if in_sequence(values) {
        spawn_named("main", one_after_another(order));
    } else {
        spawn_named("main", all_at_once(order));
    }
    Session::default()
}

// region: cook
type Dish = &'static str;

async fn cook(dish: Dish, time: Duration) -> Dish {
    say!("{dish}: started");
    sleep(time).await;
    say!("{dish}: done");
    dish
}
// endregion

// region: concurrent
async fn all_at_once(order: Vec<(Dish, Duration)>) {
    let mut tasks = Vec::new();
    for (dish, time) in order {
        tasks.push(spawn_named(dish, cook(dish, time)));
    }
    for task in tasks {
        let dish = task.await.unwrap_or("nothing");
        say!("served: {dish}");
    }
}
// endregion

// region: sequence
async fn one_after_another(order: Vec<(Dish, Duration)>) {
    for (dish, time) in order {
        // `observe` only watches; the future runs here.
        let dish = observe(dish, cook(dish, time)).await;
        say!("served: {dish}");
    }
}
// endregion

fn rust(values: &Values) -> Snippet {
    if in_sequence(values) {
        snippet!("concurrency.rs", "cook", "sequence")
    } else {
        snippet!("concurrency.rs", "cook", "concurrent")
    }
}

fn python(values: &Values) -> String {
    let order: Vec<String> = order(values)
        .iter()
        .map(|(dish, time)| format!("    (\"{dish}\", {}),\n", time.as_secs_f64()))
        .collect();
    let main = if in_sequence(values) {
        "async def main():
    for dish, seconds in ORDER:
        dish = await cook(dish, seconds)
        print(f\"served: {dish}\")
"
    } else {
        "async def main():
    tasks = []
    for dish, seconds in ORDER:
        tasks.append(asyncio.create_task(cook(dish, seconds)))
    for task in tasks:
        dish = await task
        print(f\"served: {dish}\")
"
    };
    format!(
        "import asyncio

ORDER = [
{}]


async def cook(dish, seconds):
    print(f\"{{dish}}: started\")
    await asyncio.sleep(seconds)
    print(f\"{{dish}}: done\")
    return dish


{main}

asyncio.run(main())
",
        order.concat()
    )
}

/// The time that the dishes take one after another, and that of the longest.
fn sum_and_longest(values: &Values) -> (Duration, Duration) {
    let order = order(values);
    (order.iter().map(|(_, time)| *time).sum(), order.iter().map(|(_, time)| *time).max().unwrap_or_default())
}

fn horizon(values: &Values) -> Duration {
    sum_and_longest(values).0
}

fn question(values: &Values) -> Question {
    let (sum, longest) = sum_and_longest(values);
    Question {
        text: "How long until breakfast is served?".to_owned(),
        choices: vec![
            format!("{}, the sum of all", seconds(sum)),
            format!("{}, the longest alone", seconds(longest)),
        ],
        answer: |values, run| {
            let (sum, longest) = sum_and_longest(values);
            if run.cancelled {
                return None;
            }
            let took = run.stats.loop_time;
            // With one dish both are true; the sum is the first.
            Some(usize::from(took.abs_diff(longest) < took.abs_diff(sum)))
        },
    }
}

fn caption(values: &Values, run: &Run<'_>) -> String {
    let took = seconds(run.stats.loop_time);
    let (sum, longest) = sum_and_longest(values);
    if run.cancelled {
        let dropped = run.lanes.lanes.iter().filter(|lane| {
            matches!(lane.owner, LaneOwner::Task(_))
                && lane.end().is_some_and(|(_, outcome)| outcome == crate::trace::Outcome::Cancelled)
        });
        return format!(
            "Cancelled after {took}: {} of {} tasks were dropped where they waited.",
            dropped.count(),
            run.stats.tasks
        );
    }
    let busy = run.stats.busy.as_secs_f64() * 1000.0;
    let polled = format!("The loop was busy for {busy:.1} ms of that, in {} polls.", run.stats.polls);
    if in_sequence(values) {
        format!("One after another took {took}: the sum of all waits is {}. {polled}", seconds(sum))
    } else {
        format!(
            "All at once took {took}: the longest wait is {}, the sum of all would be {}. {polled}",
            seconds(longest),
            seconds(sum)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_with};
    use super::*;

    #[test]
    fn tasks_take_the_longest_and_a_sequence_the_sum() {
        let tasks = trial(&LESSON, &[]);
        assert_eq!(tasks.answer().as_deref(), Some("3.00 s, the longest alone"));
        assert_eq!(
            tasks.caption(),
            "All at once took 3.00 s: the longest wait is 3.00 s, the sum of all would be 6.00 s. \
             The loop was busy for 0.0 ms of that, in 10 polls."
        );
        let sequence = trial(&LESSON, &[("mode", 1), ("n", 2), ("d1", 500)]);
        assert_eq!(sequence.answer().as_deref(), Some("2.50 s, the sum of all"));
        assert_eq!(
            sequence.caption(),
            "One after another took 2.50 s: the sum of all waits is 2.50 s. \
             The loop was busy for 0.0 ms of that, in 3 polls."
        );
        assert_eq!(
            sequence.lines(),
            [
                "0 kettle: started",
                "500 kettle: done",
                "500 served: kettle",
                "500 toast: started",
                "2500 toast: done",
                "2500 served: toast"
            ]
        );
    }

    #[test]
    fn a_cancelled_breakfast_says_how_many_were_dropped() {
        let run = trial_with(&LESSON, &[], &[(1500, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(run.caption(), "Cancelled after 1.50 s: 3 of 4 tasks were dropped where they waited.");
        assert_eq!(run.ended().0, 1_500_000_000);
    }
}
