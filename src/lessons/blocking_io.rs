//! 2.7, the second pitfall: input and output that block. The reader of a library fetches volumes from the archive,
//! which is this very site, while the counter must serve: with requests that block, with `fetch`, and with requests that
//! block a worker instead.
//!
//! Python has no request of its own that does not block; its listing speaks the protocol over a stream. The lengths are the
//! answers' own and are not printed.

use std::time::Duration;

use super::snippet::snippet;
use super::{
    Lesson, Matrix, Param, Question, Run, Session, Snippet, Values, in_seconds, millis, seconds, show_millis,
    too_short,
};
use crate::runtime::{Pool, fetch, fetch_blocking, sleep, spawn_named};
use crate::say;
use crate::trace::{LoopTime, Outcome};
use crate::workers::{Job, JobValue};

const WAYS: &[&str] = &["requests that block", "fetch, which does not", "requests that block a worker"];
const BLOCKING: i64 = 0;
const FETCH: i64 = 1;
const IN_WORKERS: i64 = 2;

const PARAMS: &[Param] = &[
    Param::choice("way", "Volumes are read by", WAYS),
    Param::count("n", "Volumes", 1, 50, 20),
    Param::count("workers", "Workers", 1, 8, 2).shown_if(|v| v.get("way") == IN_WORKERS),
    Param::millis("beat", "The counter serves every", 10, 200, 20).in_steps_of(10),
];

/// What is asked for: the page itself.
const ARCHIVE: &str = "./";

/// The lesson.
pub const LESSON: Lesson = Lesson {
    slug: "blocking-io",
    section: "2.7",
    title: "Pitfall: requests that block",
    claim: "A call that blocks does not become async by standing in an async function: it holds the loop until the answer is here.",
    params: PARAMS,
    program,
    rust,
    python,
    question,
    caption,
    compare: Some("way"),
    horizon: |values| 3 * values.duration("beat"),
    lanes: |values| if values.get("way") == BLOCKING { 3 } else { values.count("n") + 3 },
    matrix: Some(Matrix {
        title: "The same bytes, three ways",
        columns: &["volumes", "way", "all read in", "bytes", "counter silent for"],
        settings: 2,
        row,
    }),
    long_tasks: true,
    ..Lesson::BASE
};

fn program(values: &Values) -> Session {
    let (n, beat) = (values.count("n"), values.duration("beat"));
    match values.get("way") {
        BLOCKING => drop(spawn_named("library", library(beat, read_blocking(n)))),
        FETCH => drop(spawn_named("library", library(beat, read_async(n)))),
        _ => drop(spawn_named("library", library(beat, read_in_workers(n, values.count("workers"))))),
    }
    Session::default()
}

// region: library
async fn counter(beat: Duration) {
    loop {
        sleep(beat).await; // and serve who waits
    }
}

async fn library(beat: Duration, reading: impl Future<Output = u64> + 'static) {
    let counter = spawn_named("counter", counter(beat));
    let reader = spawn_named("reader", reading);
    let _ = reader.await;
    sleep(beat * 2).await;
    counter.cancel();
}
// endregion

// region: blocking
async fn read_blocking(volumes: usize) -> u64 {
    let mut bytes = 0;
    for volume in 1..=volumes {
        match fetch_blocking(ARCHIVE) {
            Ok(length) => {
                bytes += length;
                say!("volume {volume}: read");
            }
            Err(why) => say!("volume {volume}: {why}"),
        }
    }
    bytes
}
// endregion

// region: fetch
async fn read_async(volumes: usize) -> u64 {
    let mut asked = Vec::new();
    for volume in 1..=volumes {
        asked.push((volume, fetch(&format!("volume {volume}"), ARCHIVE)));
    }
    let mut bytes = 0;
    for (volume, answer) in asked {
        bytes += told(volume, answer.await);
    }
    bytes
}
// endregion

// region: workers
async fn read_in_workers(volumes: usize, workers: usize) -> u64 {
    let pool = Pool::new(workers);
    let mut asked = Vec::new();
    for volume in 1..=volumes {
        let request = Job::fetch_sync(ARCHIVE);
        asked.push((volume, pool.submit(&format!("volume {volume}"), request)));
    }
    let mut bytes = 0;
    for (volume, answer) in asked {
        bytes += told(volume, answer.await);
    }
    bytes
}
// endregion

// region: told
fn told(volume: usize, answer: Result<JobValue, impl std::fmt::Display>) -> u64 {
    match answer {
        Ok(JobValue::Bytes(length)) => {
            say!("volume {volume}: read");
            return length;
        }
        Ok(JobValue::Done) => {}
        Err(why) => say!("volume {volume}: {why}"),
    }
    0
}
// endregion

fn rust(values: &Values) -> Snippet {
    match values.get("way") {
        BLOCKING => snippet!("blocking_io.rs", "blocking", "library"),
        FETCH => snippet!("blocking_io.rs", "fetch", "told", "library"),
        _ => snippet!("blocking_io.rs", "workers", "told", "library"),
    }
}

fn python(values: &Values) -> String {
    let blocking = "
def read(volume):
    with urllib.request.urlopen(f\"http://127.0.0.1:{PORT}/\") as answer:
        return len(answer.read())

";
    let (imports, reading) = match values.get("way") {
        BLOCKING => (
            "import urllib.request\n",
            format!(
                "{blocking}
async def read_all():
    total = 0
    for volume in range(1, VOLUMES + 1):
        total += read(volume)
        print(f\"volume {{volume}}: read\")
    return total
"
            ),
        ),
        FETCH => (
            "",
            "
async def read(volume):
    reader, writer = await asyncio.open_connection(\"127.0.0.1\", PORT)
    writer.write(b\"GET / HTTP/1.0\\r\\n\\r\\n\")
    answer = await reader.read()
    writer.close()
    return len(answer)


async def read_all():
    asked = []
    for volume in range(1, VOLUMES + 1):
        asked.append((volume, asyncio.create_task(read(volume))))
    total = 0
    for volume, answer in asked:
        total += await answer
        print(f\"volume {volume}: read\")
    return total
"
            .to_owned(),
        ),
        _ => (
            "import urllib.request\nfrom concurrent.futures import ThreadPoolExecutor\n",
            format!(
                "{blocking}
async def read_all():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers={})
    asked = []
    for volume in range(1, VOLUMES + 1):
        asked.append((volume, loop.run_in_executor(pool, read, volume)))
    total = 0
    for volume, answer in asked:
        total += await answer
        print(f\"volume {{volume}}: read\")
    return total
",
                values.count("workers")
            ),
        ),
    };
    format!(
        "import asyncio
import http.server
import threading
{imports}
VOLUMES = {}
BEAT = {}


class Archive(http.server.BaseHTTPRequestHandler):
    \"\"\"A site of our own to ask, in a thread of its own.\"\"\"

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b\"x\" * 4096)

    def log_message(self, *arguments):
        pass


archive = http.server.ThreadingHTTPServer((\"127.0.0.1\", 0), Archive)
PORT = archive.server_address[1]
threading.Thread(target=archive.serve_forever, daemon=True).start()

{reading}

async def counter():
    while True:
        await asyncio.sleep(BEAT)  # and serve who waits


async def library():
    serving = asyncio.create_task(counter())
    await asyncio.create_task(read_all())
    await asyncio.sleep(BEAT * 2)
    serving.cancel()


asyncio.run(library())
",
        values.count("n"),
        in_seconds(values.duration("beat")),
    )
}

/// What a run showed, in real time but for what says otherwise: a request knows no other.
struct Shown {
    /// From the reader's beginning to its end.
    took: Duration,
    /// The bytes read, if the reader came to its end.
    bytes: u64,
    /// Volumes that were read.
    read: usize,
    /// The longest time between two turns of the counter.
    silent: Duration,
    /// How many of the reader's requests went on at once, at the most.
    at_once: usize,
    /// `took` and `silent` on the loop's clock, on which the counter's beat is.
    on_the_loop: (Duration, Duration),
    /// The counter's beat in real time, if that was the same throughout.
    beat: Option<Duration>,
    /// How many workers had a part in it.
    workers: usize,
}

fn shown(values: &Values, run: &Run<'_>) -> Option<Shown> {
    let reader = run.task_named("reader")?;
    let (state, lane) = (run.end.task(reader)?, run.lanes.of_task(reader)?);
    let counter = run.task_named("counter").and_then(|task| run.lanes.of_task(task))?;
    let end = lane.end().map_or(run.log.last_time(), |(at, _)| at);
    let (longest, silent) = run.longest_silence(counter, end);
    let spans: Vec<_> = run.end.jobs().filter_map(|(_, job)| Some((job.began?.1, job.ended?.0))).collect();
    let at_once = |at: LoopTime| spans.iter().filter(|(from, to)| *from <= at && at < *to).count();
    Some(Shown {
        took: run.real(lane.start(), end),
        on_the_loop: (end.since(lane.start()), longest),
        beat: run.beat(values.duration("beat")),
        workers: run.workers(),
        bytes: run.log.text_of(state.result).and_then(|text| text.parse().ok()).unwrap_or(0),
        read: run.outputs().filter(|(_, _, text)| text.ends_with(": read")).count(),
        silent,
        at_once: spans.iter().map(|(from, _)| at_once(*from)).max().unwrap_or(0),
    })
}

fn question(_: &Values) -> Question {
    Question {
        text: "Does the counter go on serving while the volumes are read?".to_owned(),
        choices: vec!["yes, on time".to_owned(), "no, not before the last one is read".to_owned()],
        answer: |values, run| {
            let shown = shown(values, run).filter(|shown| !run.cancelled && shown.read > 0)?;
            let (took, silent) = shown.on_the_loop;
            let told = !too_short(took, values.duration("beat"));
            told.then_some(usize::from(silent >= took.mul_f64(0.9)))
        },
        instead: |values, run| {
            let shown = shown(values, run).filter(|_| !run.cancelled)?;
            if shown.read == 0 {
                return Some("No volume could be read, so there was no reading to serve beside.".to_owned());
            }
            too_short(shown.on_the_loop.0, values.duration("beat")).then(|| {
                format!(
                    "The reading was over in {}, hardly a beat of the counter: such a run cannot tell.",
                    show_exactly(shown.took)
                )
            })
        },
    }
}

fn caption(values: &Values, run: &Run<'_>) -> String {
    let Some(shown) = shown(values, run) else { return "Cancelled before anything was read.".to_owned() };
    let n = values.count("n");
    let volumes = if n == 1 { "1 volume".to_owned() } else { format!("{n} volumes") };
    let ended = run.task_named("reader").and_then(|task| run.lanes.of_task(task)?.end());
    if run.cancelled && ended.is_none_or(|(_, outcome)| outcome != Outcome::Value) {
        let after = seconds(run.stats.loop_time);
        return format!("Cancelled after {after}, with {} of {volumes} read.", shown.read);
    }
    let took = show_exactly(shown.took);
    let beat = match (shown.beat, run.speed()) {
        (_, None) => show_millis(values.get("beat")),
        (Some(beat), _) => show_exactly(beat),
        (None, _) => format!("{} of the loop's clock", show_millis(values.get("beat"))),
    };
    let counter = format!(
        "The counter, due every {beat}, was silent for {} at the longest.{}",
        show_exactly(shown.silent),
        run.in_real_time(),
    );
    if shown.read < n {
        return format!("{} of {volumes} were read in {took}: the output says why. {counter}", shown.read);
    }
    let bytes = format!("{volumes}, {} bytes in all, were read in {took}", shown.bytes);
    match values.get("way") {
        BLOCKING => format!("{bytes}, one after another, in one poll. {counter}"),
        FETCH => format!("{bytes}, up to {} at once, while the loop was free. {counter}", shown.at_once),
        _ => format!(
            "{bytes}, up to {} at once: the requests blocked, but nobody who had anything else to do. {counter}",
            shown.at_once
        ),
    }
}

/// A time as exact as it is short: a request to a near site takes a millisecond or two.
fn show_exactly(time: Duration) -> String {
    if time < Duration::from_secs(1) { millis(time) } else { seconds(time) }
}

fn row(values: &Values, run: &Run<'_>) -> Vec<String> {
    let way = match values.get("way") {
        BLOCKING => "blocking".to_owned(),
        FETCH => "fetch".to_owned(),
        _ => format!("pool of {}", values.get("workers")),
    };
    let shown = shown(values, run);
    // There may be fewer than were asked for, or fewer than there are volumes.
    let at_work = shown.as_ref().map(|shown| shown.workers).filter(|_| values.get("way") == IN_WORKERS);
    let at_work = at_work.filter(|workers| *workers != values.count("workers"));
    let at_work = at_work.map_or(String::new(), |workers| format!(", {workers} at work"));
    let speed = run.speed().map_or(String::new(), |speed| format!(", loop at {speed}"));
    let way = format!("{way}{at_work}{speed}");
    if shown.as_ref().is_some_and(|shown| shown.read == 0) {
        return vec![values.get("n").to_string(), way, "failed".to_owned(), String::new(), String::new()];
    }
    let figures = shown
        .map(|shown| [show_exactly(shown.took), shown.bytes.to_string(), show_exactly(shown.silent)])
        .unwrap_or([const { String::new() }; 3]);
    [values.get("n").to_string(), way].into_iter().chain(figures).collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Move, trial, trial_at, trial_on, trial_with};
    use super::*;
    use crate::runtime::{EventLoop, VirtualClock};

    #[test]
    fn requests_that_block_silence_the_counter() {
        let run = trial(&LESSON, &[]);
        let lines = run.lines();
        assert_eq!((lines.len(), lines[0].as_str()), (20, "20 volume 1: read"));
        assert_eq!(lines[19], "400 volume 20: read");
        assert_eq!(run.answer().as_deref(), Some("no, not before the last one is read"));
        assert_eq!(
            run.caption(),
            "20 volumes, 81920 bytes in all, were read in 400.0 ms, one after another, in one poll. The counter, due every \
             20 ms, was silent for 400.0 ms at the longest."
        );
        assert_eq!(run.row(), ["20", "blocking", "400.0 ms", "81920", "400.0 ms"]);
    }

    #[test]
    fn fetch_leaves_the_counter_alone() {
        let run = trial(&LESSON, &[("way", FETCH), ("beat", 10)]);
        assert_eq!(run.lines()[19], "20 volume 20: read");
        assert_eq!(run.answer().as_deref(), Some("yes, on time"));
        assert_eq!(
            run.caption(),
            "20 volumes, 81920 bytes in all, were read in 20.0 ms, up to 20 at once, while the loop was free. The counter, \
             due every 10 ms, was silent for 10.0 ms at the longest."
        );
    }

    #[test]
    fn workers_block_in_the_loops_place() {
        let run = trial(&LESSON, &[("way", IN_WORKERS)]);
        assert_eq!(run.lines()[19], "200 volume 20: read");
        assert_eq!(run.answer().as_deref(), Some("yes, on time"));
        assert_eq!(
            run.caption(),
            "20 volumes, 81920 bytes in all, were read in 200.0 ms, up to 2 at once: the requests blocked, but nobody who \
             had anything else to do. The counter, due every 20 ms, was silent for 20.0 ms at the longest."
        );
        assert_eq!(run.row(), ["20", "pool of 2", "200.0 ms", "81920", "20.0 ms"]);
    }

    #[test]
    fn where_nothing_is_read_nothing_is_judged() {
        let none = |_: &EventLoop, clock: &VirtualClock| clock.set_workers(0);
        let run = trial_on(none, &LESSON, &[("way", IN_WORKERS)], &[]);
        assert_eq!(
            run.instead().as_deref(),
            Some("No volume could be read, so there was no reading to serve beside.")
        );
        assert_eq!(run.row(), ["20", "pool of 2, 0 at work", "failed", "", ""]);
        assert!(run.caption().starts_with("0 of 20 volumes were read"), "{}", run.caption());
    }

    #[test]
    fn a_reading_shorter_than_a_beat_says_that_it_is() {
        let run = trial(&LESSON, &[("n", 1), ("beat", 200)]);
        assert_eq!(
            run.instead().as_deref(),
            Some("The reading was over in 20.0 ms, hardly a beat of the counter: such a run cannot tell.")
        );
    }

    #[test]
    fn at_another_speed_requests_take_as_long() {
        let run = trial_at(100, &LESSON, &[]);
        assert_eq!(
            run.caption(),
            "20 volumes, 81920 bytes in all, were read in 400.0 ms, one after another, in one poll. The counter, due every \
             200.0 ms, was silent for 400.0 ms at the longest. The loop's clock ran at 0.1× of real time: all this is real \
             time."
        );
        assert_eq!(run.row(), ["20", "blocking, loop at 0.1×", "400.0 ms", "81920", "400.0 ms"]);
    }

    #[test]
    fn a_row_counts_the_workers_that_worked() {
        let run = trial(&LESSON, &[("way", IN_WORKERS), ("workers", 8)]);
        assert_eq!(run.row()[1], "pool of 8, 4 at work");
    }

    #[test]
    fn cancelling_says_how_far_it_came() {
        let run = trial_with(&LESSON, &[("way", IN_WORKERS), ("workers", 1)], &[(110, Move::Cancel)]);
        assert_eq!(run.caption(), "Cancelled after 0.11 s, with 5 of 20 volumes read.");
        assert_eq!(run.answer(), None);
    }
}
