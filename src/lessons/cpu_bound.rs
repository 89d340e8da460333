//! 2.7, the first pitfall: processor work on the loop. A lighthouse keeper reckons tide tables while the lamp
//! must flash; done on the loop the tables keep the lamp dark, in slices they make it late, on workers they do
//! neither.
//!
//! The loop runs whole iterations here, as asyncio does: the tables that are ready in one iteration hold the page
//! together, not one by one with a frame in between.

use std::time::Duration;

use super::snippet::snippet;
use super::{
    Lesson, Matrix, Param, Question, Run, Session, Snippet, Values, in_seconds, seconds, show_millis,
    too_short,
};
use crate::runtime::{Pool, burn, run_whole_iterations, sleep, spawn_named, yield_now};
use crate::say;
use crate::trace::{Lane, LaneOwner, LoopTime, Outcome};
use crate::workers::Job;

const PORTS: [&str; 6] = ["Brest", "Dover", "Calais", "Ostend", "Esbjerg", "Bergen"];

const WAYS: &[&str] = &["on the loop", "in slices, with a yield between", "on a pool of workers"];
const ON_THE_LOOP: i64 = 0;
const IN_SLICES: i64 = 1;
const ON_A_POOL: i64 = 2;

const PARAMS: &[Param] = &[
    Param::choice("way", "Tables are reckoned", WAYS),
    Param::count("n", "Tables", 1, 6, 3),
    Param::millis("work", "Work in each", 50, 2000, 500),
    Param::millis("slice", "Slice", 5, 100, 10).in_steps_of(5).shown_if(|v| v.get("way") == IN_SLICES),
    Param::count("workers", "Workers", 1, 8, 2).shown_if(|v| v.get("way") == ON_A_POOL),
    Param::millis("beat", "The lamp flashes every", 50, 500, 100),
];

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "cpu-bound-work",
    section: "2.7",
    title: "Pitfall: work that needs the processor",
    claim: "Async makes waiting concurrent, not computing: while one task computes, nothing else on its loop can happen, not even a frame of this page.",
    params: PARAMS,
    program,
    rust,
    python,
    question,
    caption,
    compare: Some("way"),
    horizon: |values| sum_of_work(values) + 2 * values.duration("beat"),
    lanes: |values| values.count("n") + 2,
    matrix: Some(Matrix {
        title: "The ways out, measured",
        columns: &["tables", "way", "all reckoned in", "page frozen for", "lamp dark for"],
        settings: 2,
        row,
    }),
    long_tasks: true,
    ..Lesson::BASE
};

/// The ports whose tables are reckoned.
type Ports = Vec<&'static str>;

fn ports(values: &Values) -> Ports {
    PORTS.into_iter().take(values.count("n")).collect()
}

fn sum_of_work(values: &Values) -> Duration {
    values.duration("work") * u32::try_from(values.count("n")).unwrap_or(u32::MAX)
}

fn program(values: &Values) -> Session {
    run_whole_iterations();
    let ports = ports(values);
    let [work, slice, beat] = ["work", "slice", "beat"].map(|key| values.duration(key));
    match values.get("way") {
        ON_THE_LOOP => drop(spawn_named("keeper", keeper(ports, work, beat))),
        IN_SLICES => drop(spawn_named("keeper", patient_keeper(ports, work, slice, beat))),
        _ => drop(spawn_named("keeper", keeper_with_clerks(ports, work, values.count("workers"), beat))),
    }
    Session::default()
}

// region: lamp
async fn lamp(beat: Duration) {
    loop {
        sleep(beat).await; // and a flash
    }
}
// endregion

// region: on the loop
async fn table(port: &'static str, work: Duration) {
    say!("{port}: begun");
    burn(work);
    say!("{port}: done");
}

async fn keeper(ports: Ports, work: Duration, beat: Duration) {
    let lamp = spawn_named("lamp", lamp(beat));
    let mut tables = Vec::new();
    for port in ports {
        tables.push(spawn_named(port, table(port, work)));
    }
    for table in tables {
        let _ = table.await;
    }
    sleep(beat * 2).await;
    lamp.cancel();
}
// endregion

// region: in slices
async fn slices(port: &'static str, work: Duration, slice: Duration) {
    say!("{port}: begun");
    let mut left = work;
    while !left.is_zero() {
        let now = slice.min(left);
        burn(now);
        left -= now;
        yield_now().await;
    }
    say!("{port}: done");
}

async fn patient_keeper(ports: Vec<&'static str>, work: Duration, slice: Duration, beat: Duration) {
    let lamp = spawn_named("lamp", lamp(beat));
    let mut tables = Vec::new();
    for port in ports {
        tables.push(spawn_named(port, slices(port, work, slice)));
    }
    for table in tables {
        let _ = table.await;
    }
    sleep(beat * 2).await;
    lamp.cancel();
}
// endregion

// region: on a pool
async fn keeper_with_clerks(ports: Vec<&'static str>, work: Duration, workers: usize, beat: Duration) {
    let lamp = spawn_named("lamp", lamp(beat));
    let clerks = Pool::new(workers);
    let mut tables = Vec::new();
    for port in ports {
        say!("{port}: sent off");
        tables.push((port, clerks.submit(port, Job::burn(work))));
    }
    for (port, table) in tables {
        match table.await {
            Ok(_) => say!("{port}: done"),
            Err(why) => say!("{port}: {why}"),
        }
    }
    sleep(beat * 2).await;
    lamp.cancel();
}
// endregion

fn rust(values: &Values) -> Snippet {
    match values.get("way") {
        ON_THE_LOOP => snippet!("cpu_bound.rs", "on the loop", "lamp"),
        IN_SLICES => snippet!("cpu_bound.rs", "in slices", "lamp"),
        _ => snippet!("cpu_bound.rs", "on a pool", "lamp"),
    }
}

fn python(values: &Values) -> String {
    let ports: Vec<String> = ports(values).iter().map(|port| format!("\"{port}\"")).collect();
    let ports = ports.join(", ");
    let (work, beat) = (in_seconds(values.duration("work")), in_seconds(values.duration("beat")));
    let head = "
def burn(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def lamp():
    while True:
        await asyncio.sleep(BEAT)  # and a flash

";
    let constants = format!("PORTS = [{ports}]\nWORK = {work}\nBEAT = {beat}\n");
    let foot = "    await asyncio.sleep(BEAT * 2)
    light.cancel()
";
    let tasks = |call: &str| {
        format!(
            "
async def main():
    light = asyncio.create_task(lamp())
    tasks = [asyncio.create_task({call}) for port in PORTS]
    for task in tasks:
        await task
{foot}

asyncio.run(main())
"
        )
    };
    match values.get("way") {
        ON_THE_LOOP => format!(
            "import asyncio
import time

{constants}
{head}
async def table(port):
    print(f\"{{port}}: begun\")
    burn(WORK)
    print(f\"{{port}}: done\")

{}",
            tasks("table(port)")
        ),
        IN_SLICES => format!(
            "import asyncio
import time

{constants}SLICE = {}

{head}
async def slices(port):
    print(f\"{{port}}: begun\")
    left = round(WORK * 1000)
    while left > 0:
        now = min(round(SLICE * 1000), left)
        burn(now / 1000)
        left -= now
        await asyncio.sleep(0)
    print(f\"{{port}}: done\")

{}",
            in_seconds(values.duration("slice")),
            tasks("slices(port)")
        ),
        _ => format!(
            "import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

{constants}WORKERS = {}

{head}
async def main():
    light = asyncio.create_task(lamp())
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=WORKERS) as clerks:
        tables = []
        for port in PORTS:
            print(f\"{{port}}: sent off\", flush=True)
            tables.append((port, loop.run_in_executor(clerks, burn, WORK)))
        for port, table in tables:
            await table
            print(f\"{{port}}: done\")
{foot}

if __name__ == \"__main__\":
    asyncio.run(main())
",
            values.count("workers")
        ),
    }
}

/// What a run showed, in real time but for what says otherwise: work on the processor and a page that is frozen know no
/// other.
struct Shown {
    /// From the first table's beginning, or sending off, to the last one's end.
    took: Duration,
    /// How many tables were reckoned to their end.
    done: usize,
    /// The longest stretch in which one entry after another held the loop.
    frozen: Duration,
    /// The longest time between two flashes, or between the last and the end of the tables.
    dark: Duration,
    /// `took` and `dark` on the loop's clock, on which the lamp's beat is.
    on_the_loop: (Duration, Duration),
    /// The lamp's beat in real time, if that was the same throughout.
    beat: Option<Duration>,
    /// How many workers had a part in it.
    workers: usize,
}

fn shown(values: &Values, run: &Run<'_>) -> Option<Shown> {
    let lamp = run.task_named("lamp").and_then(|task| run.lanes.of_task(task))?;
    let is_table = |lane: &&Lane| match lane.owner {
        LaneOwner::Job(_) => true,
        LaneOwner::Task(task) => PORTS.contains(&run.task_name(task).as_str()),
        LaneOwner::Coroutine(_) => false,
    };
    let tables: Vec<&Lane> = run.lanes.lanes.iter().filter(is_table).collect();
    let begin = tables.iter().map(|lane| lane.start()).min()?;
    let ends = tables.iter().filter_map(|lane| lane.end());
    let done = ends.clone().filter(|(_, outcome)| *outcome == Outcome::Value);
    let end = ends.map(|(at, _)| at).max().unwrap_or(LoopTime::ZERO);
    let frozen = run.lanes.frozen().into_iter().map(|(from, to)| run.real(from, to));
    let (longest, dark) = run.longest_silence(lamp, end);
    Some(Shown {
        took: run.real(begin, end),
        done: done.count(),
        frozen: frozen.max().unwrap_or_default(),
        dark,
        on_the_loop: (end.since(begin), longest),
        beat: run.beat(values.duration("beat")),
        workers: run.workers(),
    })
}

fn question(values: &Values) -> Question {
    let beat = show_millis(values.get("beat"));
    Question {
        text: "What does the lamp do while the tables are reckoned?".to_owned(),
        choices: vec![
            format!("it flashes every {beat}"),
            "it flashes, but late".to_owned(),
            "it stays dark until they are done".to_owned(),
        ],
        answer: |values, run| {
            let (took, dark) = shown(values, run).filter(|_| !run.cancelled)?.on_the_loop;
            let beat = values.duration("beat");
            if too_short(took, beat) {
                return None;
            }
            Some(if dark < beat + beat / 4 {
                0
            } else if dark < took.mul_f64(0.9) {
                1
            } else {
                2
            })
        },
        instead: |values, run| {
            let shown = shown(values, run).filter(|_| !run.cancelled)?;
            too_short(shown.on_the_loop.0, values.duration("beat")).then(|| {
                format!(
                    "The tables were done in {}, hardly a beat of the lamp: such a run cannot tell.",
                    seconds(shown.took)
                )
            })
        },
    }
}

fn caption(values: &Values, run: &Run<'_>) -> String {
    let Some(shown) = shown(values, run) else { return "Cancelled before the lamp was lit.".to_owned() };
    let (took, dark) = (seconds(shown.took), seconds(shown.dark));
    let beat = match shown.beat {
        Some(beat) => seconds(beat),
        None => format!("{} of the loop's clock", seconds(values.duration("beat"))),
    };
    let n = values.count("n");
    let tables = if n == 1 { "1 table".to_owned() } else { format!("{n} tables") };
    if run.cancelled {
        let after = seconds(run.stats.loop_time);
        return format!("Cancelled after {after}, with {} of {tables} done.", shown.done);
    }
    let lamp =
        format!("The lamp, due every {beat}, was dark for {dark} at the longest.{}", run.in_real_time());
    let work = seconds(sum_of_work(values));
    match values.get("way") {
        ON_A_POOL if shown.done < n => {
            format!("{} of {tables} were reckoned: the output says why. {lamp}", shown.done)
        }
        ON_A_POOL => {
            let workers = if shown.workers == 1 { "1 worker" } else { &format!("{} workers", shown.workers) };
            format!("{tables} with {work} of work took {took} on {workers}, and the loop was free. {lamp}")
        }
        _ if shown.frozen.is_zero() => format!(
            "{tables} with {work} of work took {took}, and no entry held the loop for long enough to be stamped. {lamp}"
        ),
        _ => format!(
            "{tables} with {work} of work took {took}, and the page was frozen for {} of it at a stretch. {lamp}",
            seconds(shown.frozen)
        ),
    }
}

fn row(values: &Values, run: &Run<'_>) -> Vec<String> {
    let way = match values.get("way") {
        ON_THE_LOOP => "on the loop".to_owned(),
        IN_SLICES => format!("slices of {}", show_millis(values.get("slice"))),
        _ => format!("pool of {}", values.get("workers")),
    };
    let shown = shown(values, run);
    // There may be fewer than were asked for, or fewer than there are tables.
    let at_work = shown.as_ref().map(|shown| shown.workers).filter(|_| values.get("way") == ON_A_POOL);
    let at_work = at_work.filter(|workers| *workers != values.count("workers"));
    let at_work = at_work.map_or(String::new(), |workers| format!(", {workers} at work"));
    let speed = run.speed().map_or(String::new(), |speed| format!(", loop at {speed}"));
    let way = format!("{way}{at_work}{speed}");
    let tables = format!("{} of {}", values.get("n"), show_millis(values.get("work")));
    let figures = shown.map(|shown| [shown.took, shown.frozen, shown.dark].map(seconds));
    let figures = figures.unwrap_or([const { String::new() }; 3]);
    [tables, way].into_iter().chain(figures).collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_at, trial_on, trial_with};
    use super::*;
    use crate::runtime::{EventLoop, VirtualClock};

    #[test]
    fn on_the_loop_the_lamp_stays_dark() {
        let run = trial(&LESSON, &[]);
        assert_eq!(
            run.lines(),
            [
                "0 Brest: begun",
                "500 Brest: done",
                "500 Dover: begun",
                "1000 Dover: done",
                "1000 Calais: begun",
                "1500 Calais: done"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("it stays dark until they are done"));
        assert_eq!(
            run.caption(),
            "3 tables with 1.50 s of work took 1.50 s, and the page was frozen for 1.50 s of it at a stretch. The lamp, due \
             every 0.10 s, was dark for 1.50 s at the longest."
        );
        assert_eq!(run.row(), ["3 of 500 ms", "on the loop", "1.50 s", "1.50 s", "1.50 s"]);
    }

    #[test]
    fn at_another_speed_work_takes_as_long() {
        let slow = trial_at(100, &LESSON, &[]);
        assert_eq!(
            slow.caption(),
            "3 tables with 1.50 s of work took 1.50 s, and the page was frozen for 1.50 s of it at a stretch. The lamp, due \
             every 1.00 s, was dark for 1.50 s at the longest. The loop's clock ran at 0.1× of real time: all this is real \
             time."
        );
        assert_eq!(slow.row(), ["3 of 500 ms", "on the loop, loop at 0.1×", "1.50 s", "1.50 s", "1.50 s"]);
        let fast = trial_at(4000, &LESSON, &[]);
        assert_eq!(fast.row(), ["3 of 500 ms", "on the loop, loop at 4×", "1.50 s", "1.50 s", "1.50 s"]);
        assert_eq!(fast.answer().as_deref(), Some("it stays dark until they are done"));
        let pool = trial_at(4000, &LESSON, &[("way", ON_A_POOL)]);
        assert_eq!(pool.row(), ["3 of 500 ms", "pool of 2, loop at 4×", "1.00 s", "0.00 s", "0.03 s"]);
    }

    #[test]
    fn a_row_counts_the_workers_that_worked() {
        let two = |_: &EventLoop, clock: &VirtualClock| clock.set_workers(2);
        let run = trial_on(two, &LESSON, &[("way", ON_A_POOL), ("workers", 8)], &[]);
        assert_eq!(run.row()[1], "pool of 8, 2 at work");
        assert!(run.caption().contains("on 2 workers"), "{}", run.caption());
    }

    #[test]
    fn work_shorter_than_a_beat_cannot_tell() {
        let run = trial(&LESSON, &[("n", 1), ("work", 50), ("beat", 500)]);
        assert_eq!(
            run.instead().as_deref(),
            Some("The tables were done in 0.05 s, hardly a beat of the lamp: such a run cannot tell.")
        );
    }

    #[test]
    fn in_slices_the_lamp_is_late() {
        // Noticed after the round of slices that goes on; then the timer has its turn, and in the round after it the lamp.
        let run = trial(&LESSON, &[("way", IN_SLICES), ("slice", 40)]);
        let lines = run.lines();
        assert_eq!(lines[..3], ["0 Brest: begun", "40 Dover: begun", "80 Calais: begun"]);
        assert_eq!(lines[3..], ["1500 Brest: done", "1500 Dover: done", "1500 Calais: done"]);
        assert_eq!(run.answer().as_deref(), Some("it flashes, but late"));
        assert_eq!(
            run.caption(),
            "3 tables with 1.50 s of work took 1.50 s, and no entry held the loop for long enough to be stamped. The lamp, \
             due every 0.10 s, was dark for 0.36 s at the longest."
        );
        let coarse = trial(&LESSON, &[("way", IN_SLICES), ("slice", 100)]);
        assert_eq!(
            coarse.row(),
            ["3 of 500 ms", "slices of 100 ms", "1.50 s", "1.50 s", "0.90 s"],
            "slices that are long hold the page all the same"
        );
    }

    #[test]
    fn on_a_pool_the_lamp_keeps_time() {
        let run = trial(&LESSON, &[("way", ON_A_POOL)]);
        assert_eq!(
            run.lines(),
            [
                "0 Brest: sent off",
                "0 Dover: sent off",
                "0 Calais: sent off",
                "500 Brest: done",
                "500 Dover: done",
                "1000 Calais: done"
            ]
        );
        assert_eq!(run.answer().as_deref(), Some("it flashes every 100 ms"));
        assert_eq!(
            run.caption(),
            "3 tables with 1.50 s of work took 1.00 s on 2 workers, and the loop was free. The lamp, due every 0.10 s, was \
             dark for 0.10 s at the longest."
        );
        assert_eq!(run.row(), ["3 of 500 ms", "pool of 2", "1.00 s", "0.00 s", "0.10 s"]);
        let one = trial(&LESSON, &[("way", ON_A_POOL), ("workers", 1)]);
        assert_eq!(one.row()[2], "1.50 s");
    }

    #[test]
    fn a_cancelled_keeper_gives_the_work_up() {
        let run = trial_with(&LESSON, &[("way", ON_A_POOL), ("workers", 1)], &[(700, Move::Cancel)]);
        assert_eq!(run.caption(), "Cancelled after 0.70 s, with 1 of 3 tables done.");
        assert_eq!(run.answer(), None);
        assert_eq!(run.ended().0 / 1_000_000, 700);
    }
}
