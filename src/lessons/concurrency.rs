//! 2.3: tasks run concurrently. Several dishes, one stove; the time is the sum of all or the longest
//! alone, and the difference is one call.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Snippet, Values, in_seconds, millis, seconds};
use crate::runtime::{observe, sleep, spawn, spawn_named};
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
    Param::count("more", "More guests", 0, 992, 0),
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
    lanes: |values| {
        // Awaited one after another, the other guests have no tasks of their own.
        let more = if in_sequence(values) { 0 } else { values.count("more") };
        values.count("n") + more + 1
    },
    ..Lesson::BASE
};

fn order(values: &Values) -> Order {
    DISHES.iter().take(values.count("n")).map(|(key, dish)| (*dish, values.duration(key))).collect()
}

/// How long each of the other guests waits: as long as for one of the dishes, in turn.
fn more_guests(values: &Values) -> Vec<Duration> {
    let times = order(values).into_iter().map(|(_, time)| time);
    times.cycle().take(values.count("more")).collect()
}

fn in_sequence(values: &Values) -> bool {
    values.get("mode") == 1
}

fn program(values: &Values) -> Session {
    let (order, guests) = (order(values), more_guests(values));
    match (in_sequence(values), guests.is_empty()) {
        (true, true) => drop(spawn_named("main", one_after_another(order))),
        (false, true) => drop(spawn_named("main", all_at_once(order))),
        (true, false) => drop(spawn_named("main", guest_after_guest(order, guests))),
        (false, false) => drop(spawn_named("main", banquet(order, guests))),
    }
    Session::default()
}

// region: cook
type Dish = &'static str;
type Order = Vec<(Dish, Duration)>;

async fn cook(dish: Dish, time: Duration) -> Dish {
    say!("{dish}: started");
    sleep(time).await;
    say!("{dish}: done");
    dish
}
// endregion

// region: concurrent
async fn all_at_once(order: Order) {
    let mut dishes = Vec::new();
    for (dish, time) in order {
        dishes.push(spawn_named(dish, cook(dish, time)));
    }
    for dish in dishes {
        let ready = dish.await;
        say!("served: {}", ready.unwrap_or("nothing"));
    }
}
// endregion

// region: sequence
async fn one_after_another(order: Order) {
    for (dish, time) in order {
        // `observe` only watches; the future runs here.
        let ready = observe(dish, cook(dish, time)).await;
        say!("served: {ready}");
    }
}
// endregion

// region: banquet
async fn banquet(order: Order, guests: Vec<Duration>) {
    let mut dishes = Vec::new();
    for (dish, time) in order {
        dishes.push(spawn_named(dish, cook(dish, time)));
    }
    // The other guests: a sleeping task each.
    let mut tasks = Vec::new();
    for time in guests {
        tasks.push(spawn(sleep(time)));
    }
    for dish in dishes {
        let ready = dish.await;
        say!("served: {}", ready.unwrap_or("nothing"));
    }
    let mut served = 0;
    for task in tasks {
        served += usize::from(task.await.is_ok());
    }
    say!("and {served} other guests");
}
// endregion

// region: guests
async fn guest_after_guest(order: Order, guests: Vec<Duration>) {
    one_after_another(order).await;
    // The other guests: each has to wait for the one before.
    let mut served = 0;
    for time in guests {
        sleep(time).await;
        served += 1;
    }
    say!("and {served} other guests");
}
// endregion

fn rust(values: &Values) -> Snippet {
    match (in_sequence(values), values.get("more") == 0) {
        (true, true) => snippet!("concurrency.rs", "cook", "sequence"),
        (false, true) => snippet!("concurrency.rs", "cook", "concurrent"),
        (true, false) => snippet!("concurrency.rs", "cook", "sequence", "guests"),
        (false, false) => snippet!("concurrency.rs", "cook", "banquet"),
    }
}

fn python(values: &Values) -> String {
    let order: Vec<String> = order(values)
        .iter()
        .map(|(dish, time)| format!("    (\"{dish}\", {}),\n", in_seconds(*time)))
        .collect();
    let more = values.get("more");
    let guests = "ORDER[guest % len(ORDER)][1]";
    let (create, serve) = match (in_sequence(values), more) {
        (_, 0) => (String::new(), String::new()),
        (true, _) => (
            String::new(),
            format!(
                "    # The other guests: each has to wait for the one before.
    served = 0
    for guest in range({more}):
        await asyncio.sleep({guests})
        served += 1
    print(f\"and {{served}} other guests\")
"
            ),
        ),
        (false, _) => (
            format!(
                "    # The other guests: a sleeping task each.
    tasks = []
    for guest in range({more}):
        tasks.append(asyncio.create_task(asyncio.sleep({guests})))
"
            ),
            "    served = 0
    for task in tasks:
        await task
        served += 1
    print(f\"and {served} other guests\")
"
            .to_owned(),
        ),
    };
    let main = if in_sequence(values) {
        format!(
            "async def main():
    for dish, seconds in ORDER:
        ready = await cook(dish, seconds)
        print(f\"served: {{ready}}\")
{serve}"
        )
    } else {
        format!(
            "async def main():
    dishes = []
    for dish, seconds in ORDER:
        dishes.append(asyncio.create_task(cook(dish, seconds)))
{create}    for dish in dishes:
        ready = await dish
        print(f\"served: {{ready}}\")
{serve}"
        )
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

/// The time that all dishes take one after another, the other guests' too, and that of the longest.
fn sum_and_longest(values: &Values) -> (Duration, Duration) {
    let order = order(values);
    let sum = order.iter().map(|(_, time)| *time).chain(more_guests(values)).sum();
    (sum, order.iter().map(|(_, time)| *time).max().unwrap_or_default())
}

fn horizon(values: &Values) -> Duration {
    let (sum, longest) = sum_and_longest(values);
    // Both ways stand on one axis; with many guests one would be a hair's breadth beside the other.
    if sum <= longest * 8 || in_sequence(values) { sum } else { longest }
}

fn question(values: &Values) -> Question {
    let (sum, longest) = sum_and_longest(values);
    Question {
        text: "How long until breakfast is served?".to_owned(),
        // One wait alone is the sum and the longest at once.
        choices: if sum == longest {
            vec![format!("{}, the only wait there is", seconds(sum))]
        } else {
            vec![
                format!("{}, the sum of all", seconds(sum)),
                format!("{}, the longest alone", seconds(longest)),
            ]
        },
        answer: |values, run| {
            let (sum, longest) = sum_and_longest(values);
            if run.cancelled {
                return None;
            }
            let took = run.stats.loop_time;
            Some(usize::from(took.abs_diff(longest) < took.abs_diff(sum)))
        },
        ..Question::BASE
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
    let busy = millis(run.busy());
    let polled = format!(
        "The loop was busy for {busy} of that, in {} polls.{}",
        run.stats.polls,
        run.on_the_loops_clock()
    );
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
    use super::super::trial::{Move, trial, trial_at, trial_with};
    use super::*;

    #[test]
    fn one_dish_leaves_one_answer() {
        let run = trial(&LESSON, &[("n", 1)]);
        assert_eq!(run.answer().as_deref(), Some("1.00 s, the only wait there is"));
        let question = question(&Values::defaults(PARAMS).with("n", 1));
        assert_eq!(question.choices.len(), 1);
    }

    #[test]
    fn at_another_speed_every_figure_is_on_the_loops_clock() {
        let run = trial_at(2000, &LESSON, &[]);
        assert_eq!(
            run.caption(),
            "All at once took 3.00 s: the longest wait is 3.00 s, the sum of all would be 6.00 s. The loop was busy for \
             0.0 ms of that, in 10 polls. The loop's clock ran at 2× of real time: all this is measured on it."
        );
    }

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
    fn a_thousand_tasks_take_the_longest_alone() {
        let run = trial(&LESSON, &[("n", 8), ("d3", 2000), ("more", 992)]);
        assert_eq!(run.stats.tasks, 1001);
        assert_eq!(run.stats.loop_time, Duration::from_millis(2500));
        assert_eq!(run.answer().as_deref(), Some("2.50 s, the longest alone"));
        assert_eq!(
            run.caption(),
            "All at once took 2.50 s: the longest wait is 2.50 s, the sum of all would be 1562.50 s. \
             The loop was busy for 0.0 ms of that, in 2004 polls."
        );
        assert_eq!(run.lines().last().map(String::as_str), Some("2500 and 992 other guests"));
        let queue = trial(&LESSON, &[("mode", 1), ("n", 1), ("d1", 50), ("more", 992)]);
        assert_eq!(queue.stats.loop_time, Duration::from_millis(993 * 50));
    }

    #[test]
    fn a_cancelled_breakfast_says_how_many_were_dropped() {
        let run = trial_with(&LESSON, &[], &[(1500, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(run.caption(), "Cancelled after 1.50 s: 3 of 4 tasks were dropped where they waited.");
        assert_eq!(run.ended().0, 1_500_000_000);
    }
}
