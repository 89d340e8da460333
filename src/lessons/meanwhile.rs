//! 2.3: meanwhile. Two presses print for a long time; the apprentice folds leaflets until both are done.

use std::time::Duration;

use super::snippet::snippet;
use super::{Lesson, Param, Question, Run, Session, Values, in_seconds, millis, seconds};
use crate::runtime::{sleep, spawn_named};
use crate::say;
use crate::trace::LoopTime;

const PARAMS: &[Param] = &[
    Param::millis("first", "Posters", 50, 5000, 3000),
    Param::millis("second", "Maps", 50, 5000, 2000),
    Param::millis("fold", "A leaflet", 50, 1000, 500),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "meanwhile",
    section: "2.3",
    title: "Meanwhile",
    claim: "While long operations wait, the loop is free: another coroutine does useful work at every interval, and nothing gets slower.",
    params: PARAMS,
    program,
    rust: |_| snippet!("meanwhile.rs", "press", "shop"),
    python,
    question,
    caption,
    horizon: longest,
    lanes: |_| 3,
    ..Lesson::BASE
};

fn program(values: &Values) -> Session {
    let [first, second, fold] = ["first", "second", "fold"].map(|key| values.duration(key));
    spawn_named("apprentice", print_shop(first, second, fold));
    Session::default()
}

// region: press
async fn press(what: &'static str, time: Duration) -> &'static str {
    say!("{what}: press runs");
    sleep(time).await;
    say!("{what}: printed");
    what
}
// endregion

// region: shop
async fn print_shop(first: Duration, second: Duration, fold: Duration) {
    let posters = spawn_named("posters", press("posters", first));
    let maps = spawn_named("maps", press("maps", second));
    let mut leaflets = 0;
    while !(posters.is_finished() && maps.is_finished()) {
        sleep(fold).await;
        leaflets += 1;
        say!("leaflet {leaflets} folded");
    }
    for printed in [posters, maps] {
        let what = printed.await.unwrap_or("nothing");
        say!("apprentice: packs {what}");
    }
}
// endregion

fn python(values: &Values) -> String {
    let [first, second, fold] = ["first", "second", "fold"].map(|key| in_seconds(values.duration(key)));
    format!(
        "import asyncio


async def press(what, seconds):
    print(f\"{{what}}: press runs\")
    await asyncio.sleep(seconds)
    print(f\"{{what}}: printed\")
    return what


async def print_shop():
    posters = asyncio.create_task(press(\"posters\", {first}))
    maps = asyncio.create_task(press(\"maps\", {second}))
    leaflets = 0
    while not (posters.done() and maps.done()):
        await asyncio.sleep({fold})
        leaflets += 1
        print(f\"leaflet {{leaflets}} folded\")
    for printed in (posters, maps):
        what = await printed
        print(f\"apprentice: packs {{what}}\")


asyncio.run(print_shop())
"
    )
}

fn longest(values: &Values) -> Duration {
    values.duration("first").max(values.duration("second"))
}

/// How many leaflets take at least this time.
fn leaflets_in(time: Duration, values: &Values) -> usize {
    let fold = values.duration("fold").as_millis().max(1);
    usize::try_from(time.as_millis().div_ceil(fold)).unwrap_or(usize::MAX)
}

/// The numbers that the question offers: nobody works beside the presses, the presses run side by side, one after the other.
fn guesses(values: &Values) -> Vec<usize> {
    let sum = values.duration("first") + values.duration("second");
    let mut guesses = vec![0, leaflets_in(longest(values), values), leaflets_in(sum, values)];
    guesses.dedup();
    guesses
}

/// When each leaflet was folded.
fn folded(run: &Run<'_>) -> Vec<LoopTime> {
    run.outputs().filter(|(_, _, text)| text.starts_with("leaflet ")).map(|(at, _, _)| at).collect()
}

/// So many leaflets.
fn leaflets(n: usize) -> String {
    if n == 1 { "1 leaflet".to_owned() } else { format!("{n} leaflets") }
}

fn question(values: &Values) -> Question {
    Question {
        text: "How many leaflets are folded by the time both presses are done?".to_owned(),
        choices: guesses(values)
            .into_iter()
            .map(|n| if n == 0 { "none: the shop waits".to_owned() } else { n.to_string() })
            .collect(),
        answer: |values, run| {
            if run.cancelled {
                return None;
            }
            let count = folded(run).len();
            guesses(values).into_iter().position(|guess| guess == count)
        },
        instead: |_, run| {
            // On a real clock every interval is a little longer, and the count can be lower; a slow page lowers it much.
            let count = leaflets(folded(run).len());
            (!run.cancelled).then(|| format!("None of these: it was {count}."))
        },
    }
}

fn caption(_: &Values, run: &Run<'_>) -> String {
    let folded = folded(run);
    let ran = |name| {
        let lane = run.task_named(name).and_then(|task| run.lanes.of_task(task))?;
        Some(lane.end()?.0.since(lane.start()))
    };
    let (Some(posters), Some(maps)) = (ran("posters"), ran("maps")) else {
        return "Cancelled before a press ran.".to_owned();
    };
    let made = leaflets(folded.len());
    let every = match (folded.first(), folded.last()) {
        (Some(first), Some(last)) if folded.len() > 1 => {
            let gaps = u32::try_from(folded.len() - 1).unwrap_or(u32::MAX);
            format!(", one every {}", seconds(last.since(*first) / gaps))
        }
        _ => String::new(),
    };
    let whole = seconds(run.stats.loop_time);
    if run.cancelled {
        return format!("Cancelled after {whole}: {made} had been folded{every}, while the presses ran.");
    }
    format!(
        "The posters took {}, the maps {}, and meanwhile {made} got folded{every}. The whole took {whole}; the loop was busy \
         for {} of it, in {} polls.{}",
        seconds(posters),
        seconds(maps),
        millis(run.busy()),
        run.stats.polls,
        run.on_the_loops_clock(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_on, trial_with};
    use super::*;
    use crate::runtime::{EventLoop, VirtualClock, burn};

    #[test]
    fn leaflets_are_folded_while_the_presses_run() {
        let run = trial(&LESSON, &[]);
        assert_eq!(run.answer().as_deref(), Some("6"));
        assert_eq!(
            run.caption(),
            "The posters took 3.00 s, the maps 2.00 s, and meanwhile 6 leaflets got folded, one every 0.50 s. The whole \
             took 3.00 s; the loop was busy for 0.0 ms of it, in 11 polls."
        );
        assert_eq!(run.lines()[..3], ["0 posters: press runs", "0 maps: press runs", "500 leaflet 1 folded"]);
        assert_eq!(run.lines().last().map(String::as_str), Some("3000 apprentice: packs maps"));
    }

    #[test]
    fn a_count_that_was_not_offered_is_said_as_it_was() {
        // Somebody else's work on the loop makes every leaflet late.
        let busy = |event_loop: &EventLoop, _: &VirtualClock| {
            event_loop.enter(|| {
                drop(spawn_named("cat", async {
                    for _ in 0..8 {
                        sleep(Duration::from_millis(300)).await;
                        burn(Duration::from_millis(700));
                    }
                }))
            });
        };
        let run = trial_on(busy, &LESSON, &[], &[]);
        let count = run.lines().iter().filter(|line| line.ends_with("folded")).count();
        assert_eq!(run.instead(), Some(format!("None of these: it was {count} leaflets.")));
        assert!(run.caption().contains(&format!("{count} leaflets got folded")), "{}", run.caption());
    }

    #[test]
    fn an_interval_longer_than_the_presses_is_one_leaflet() {
        let run = trial(&LESSON, &[("first", 50), ("second", 100), ("fold", 1000)]);
        assert_eq!(run.answer().as_deref(), Some("1"));
        assert_eq!(
            run.caption(),
            "The posters took 0.05 s, the maps 0.10 s, and meanwhile 1 leaflet got folded. The whole took 1.00 s; the loop \
             was busy for 0.0 ms of it, in 6 polls."
        );
    }

    #[test]
    fn a_cancelled_shop_says_how_far_it_came() {
        let run = trial_with(&LESSON, &[], &[(1200, Move::Cancel)]);
        assert_eq!(run.answer(), None);
        assert_eq!(
            run.caption(),
            "Cancelled after 1.20 s: 2 leaflets had been folded, one every 0.50 s, while the presses ran."
        );
    }
}
