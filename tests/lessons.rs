//! Every lesson's Rust program prints what its Python listing prints, for the defaults and for every parameter at both of
//! its ends.
//!
//! Where there is a CPython from 3.11 on (pyenv's 3.13 first, then the PATH) it runs the listings; what it printed
//! is also stored as `lessons/SLUG.out`, which stands in for it elsewhere. After a listing has changed:
//!
//!     cargo test --no-default-features --test lessons -- --ignored record
//!
//! A lesson in which the reader has the next move does the same moves here as its listing does: see [`MOVES`].
#![cfg(not(target_arch = "wasm32"))]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use loopglass::lessons::{LESSONS, Lesson, ParamKind, Values, find};
use loopglass::runtime::{Census, LoopOptions, VirtualClock, census};
use loopglass::trace::{EventKind, Log, WarningKind};

/// What the reader does in a lesson that waits for them: milliseconds on the loop's clock, and which of the
/// lesson's actions. The listing does the same at the same times.
const MOVES: &[(&str, &[(u64, usize)])] = &[
    ("a-call-is-not-a-run", &[(0, 0), (0, 1), (0, 2), (5000, 1), (5000, 3)]),
    ("futures", &[(1000, 0), (2000, 0)]),
    ("the-loop", &[(0, 0), (0, 1), (0, 2), (0, 3), (20_000, 4), (20_100, 5), (20_200, 6), (20_200, 0)]),
    ("debug-mode", &[(0, 0), (1500, 1), (3000, 2), (4500, 3), (6000, 4), (7500, 5)]),
];

/// Settings under which Rust differs in principle and the outputs must not be equal: the lesson, the settings
/// as in a link, and what differs. Each is told in the lesson's own text too.
const DIFFERENT: &[(&str, &str, &str)] = &[
    ("shield", "shield=0", "a wait that times out is dropped before the task it owns, not after it"),
    ("shield", "t=0", "a dropped wait is over at once; asyncio gives the loop a turn to cancel it"),
    ("cancelling", "case=3", "a dropped future cannot refuse; only a task of its own goes on"),
];

/// Lessons whose listings take real time and real processors: no clock that jumps can run them.
const REAL_TIME: &[&str] = &[];

/// The settings under which a lesson is compared.
fn settings(lesson: &Lesson) -> Vec<Values> {
    let defaults = Values::defaults(lesson.params);
    let mut all = vec![defaults.clone()];
    if REAL_TIME.contains(&lesson.slug) {
        return all;
    }
    for param in lesson.params {
        let (min, max) = param.bounds();
        let middle = matches!(param.kind, ParamKind::Choice(_)).then_some(min + 1..max);
        for value in [min, max].into_iter().chain(middle.into_iter().flatten()) {
            let values = defaults.clone().with(param.key, value);
            if (param.shown)(&values) && !all.contains(&values) {
                all.push(values);
            }
        }
    }
    all
}

/// What the lesson's program prints under `values`.
fn printed(lesson: &Lesson, values: &Values) -> String {
    let log = run_here(lesson, values);
    let log = log.borrow();
    let mut all = String::new();
    for event in log.iter() {
        if let EventKind::Output { text, .. } = event.kind {
            let _ = writeln!(all, "{}", log.text(text));
        }
    }
    all
}

/// Runs the lesson's program under `values`, with what the reader does in it.
fn run_here(lesson: &Lesson, values: &Values) -> Rc<RefCell<Log>> {
    let (event_loop, clock) = VirtualClock::new_loop(LoopOptions::default());
    let mut session = lesson.start(&event_loop, values);
    let moves = MOVES.iter().find(|(slug, _)| *slug == lesson.slug).map_or(&[][..], |(_, moves)| moves);
    let moves = if session.interactive { moves } else { &[] };
    for &(at, action) in moves {
        clock.run_until(&event_loop, Duration::from_millis(at));
        session.act(&event_loop, action);
    }
    clock.run_until(&event_loop, Duration::from_secs(600));
    if session.interactive {
        event_loop.cancel_all();
        event_loop.resume();
        clock.run_until(&event_loop, Duration::from_secs(601));
    }
    assert!(event_loop.is_at_rest(), "{}?{} does not end", lesson.slug, values.query());
    let log = event_loop.log();
    drop((session, event_loop));
    assert_eq!(census(), Census::default(), "{}?{} leaves something", lesson.slug, values.query());
    log
}

/// A CPython that runs the listings.
fn python() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let versions = std::fs::read_dir(home.join(".pyenv/versions")).into_iter().flatten().flatten();
    let pyenv = versions.map(|version| version.path().join("bin/python3.13")).filter(|path| path.exists());
    let named = ["python3.13", "python3.12", "python3.11", "python3"].map(PathBuf::from);
    pyenv.chain(named).find(|python| {
        let check = "import sys; sys.exit(sys.version_info < (3, 11))";
        Command::new(python).args(["-I", "-c", check]).output().is_ok_and(|done| done.status.success())
    })
}

/// Runs CPython with `input` and returns its standard output.
fn run_python(python: &Path, arguments: &[&std::ffi::OsStr], input: &str) -> String {
    let mut child = Command::new(python)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("python reads");
    let done = child.wait_with_output().expect("python ends");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("python prints UTF-8")
}

/// What each listing prints when time jumps.
fn run_listings(python: &Path, listings: &[String]) -> Vec<String> {
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons/run.py");
    let input = serde_json::to_string(listings).expect("strings");
    let results = run_python(python, &["-I".as_ref(), driver.as_os_str()], &input);
    let results: Vec<serde_json::Value> = serde_json::from_str(&results).expect("the driver writes JSON");
    let checked = listings.iter().zip(&results).map(|(listing, result)| {
        assert!(result["error"].is_null(), "{}\nin\n{listing}", result["error"].as_str().unwrap_or(""));
        result["out"].as_str().expect("a string").to_owned()
    });
    checked.collect()
}

/// What one listing prints in real time, as a reader runs it.
fn run_for_real(python: &Path, slug: &str, listing: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{slug}.py"));
    std::fs::write(&path, listing).expect("the listing is written");
    run_python(python, &["-I".as_ref(), path.as_os_str()], "")
}

fn stored_path(lesson: &Lesson) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/lessons/{}.out", lesson.slug))
}

/// One section a setting: a heading that names it as a link does, and what was printed.
fn as_stored(settings: &[Values], outputs: &[String]) -> String {
    let sections = settings.iter().zip(outputs);
    sections.map(|(values, output)| format!("== ?{}\n{output}", values.query())).collect()
}

/// Numbers with a point are measured times; in real time they are never the same twice.
fn without_times(text: &str) -> String {
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let mut all = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(number) {
        let (before, from) = rest.split_at(start);
        let (found, after) = from.split_at(from.find(|c| !number(c)).unwrap_or(from.len()));
        all.push_str(before);
        let measured = found.trim_matches('.').contains('.');
        all.push_str(if measured { "#" } else { found });
        rest = after;
    }
    all + rest
}

#[track_caller]
fn same_as_python(slug: &str) {
    let lesson = find(slug).expect("a lesson");
    let settings = settings(lesson);
    let ours: Vec<String> = settings.iter().map(|values| printed(lesson, values)).collect();
    let stored =
        std::fs::read_to_string(stored_path(lesson)).expect("a stored output: run the `record` test");
    for (values, ours) in settings.iter().zip(&ours) {
        let query = values.query();
        let section = stored.split("== ?").find_map(|s| s.strip_prefix(&format!("{query}\n")));
        let section = section.unwrap_or_else(|| panic!("{slug}?{query} is not recorded"));
        let different = DIFFERENT.iter().find(|(s, q, _)| *s == slug && *q == query);
        match different {
            None => {
                assert!(ours == section, "{slug}?{query}\n--- CPython ---\n{section}--- here ---\n{ours}")
            }
            Some((_, _, why)) => assert!(ours != section, "{slug}?{query} does not differ, though: {why}"),
        }
    }
    let Some(python) = python() else { return };
    let listings: Vec<String> = settings.iter().map(|values| (lesson.python)(values)).collect();
    if !REAL_TIME.contains(&slug) {
        let fresh = as_stored(&settings, &run_listings(&python, &listings));
        assert!(
            fresh == stored,
            "{slug}: run the `record` test\n--- now ---\n{fresh}--- stored ---\n{stored}"
        );
    }
    let real = without_times(&run_for_real(&python, slug, &listings[0]));
    let stored =
        stored.split("== ?").nth(1).and_then(|s| s.strip_prefix('\n')).expect("the defaults come first");
    let stored = without_times(stored);
    assert!(real == stored, "{slug}, in real time\n--- now ---\n{real}--- stored ---\n{stored}");
}

/// The reports of debug mode are asyncio's own, up to what only Python knows: the coroutine's name, the exception's type.
#[test]
fn debug_reports_have_asyncios_form() {
    let Some(python) = python() else { return };
    let lesson = find("debug-mode").expect("a lesson");
    let values = Values::defaults(lesson.params);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("debug-reports.py");
    std::fs::write(&path, (lesson.python)(&values)).expect("the listing is written");
    let done = Command::new(python).arg("-I").arg(&path).output().expect("python runs");
    let theirs = String::from_utf8_lossy(&done.stderr);
    let log = run_here(lesson, &values);
    let mut compared = 0;
    for event in log.borrow().iter() {
        let EventKind::Warning { kind, text, .. } = event.kind else { continue };
        // asyncio has no such report.
        if kind == WarningKind::NeverYielded {
            continue;
        }
        let log = log.borrow();
        for line in log.text(text).lines() {
            let cut = [" created at ", " exception="].iter().filter_map(|known| line.find(known)).min();
            let (form, rest) = line.split_at(cut.unwrap_or(line.len()));
            let same = theirs.lines().any(|their| match rest.rsplit_once("> took 0.") {
                Some(_) => {
                    their.starts_with(form) && their.contains("> took 0.") && their.ends_with(" seconds")
                }
                None => their.contains(form),
            });
            assert!(same, "{line}\nis not in\n{theirs}");
            compared += 1;
        }
    }
    assert_eq!(compared, 7, "a slow entry, and three reports of two lines each");
}

#[test]
#[ignore = "writes tests/lessons/*.out"]
fn record() {
    let python = python().expect("a CPython from 3.11 on");
    for lesson in LESSONS {
        let settings = settings(lesson);
        let listings: Vec<String> = settings.iter().map(|values| (lesson.python)(values)).collect();
        let outputs = if REAL_TIME.contains(&lesson.slug) {
            listings.iter().map(|listing| run_for_real(&python, lesson.slug, listing)).collect()
        } else {
            run_listings(&python, &listings)
        };
        std::fs::write(stored_path(lesson), as_stored(&settings, &outputs)).expect("the output is written");
    }
}

/// One test a lesson, so that they run side by side.
macro_rules! compared {
    ($($test:ident $slug:literal;)*) => {
        $(#[test] fn $test() { same_as_python($slug); })*

        #[test]
        fn every_lesson_is_compared() {
            let compared = [$($slug),*];
            for lesson in LESSONS {
                assert!(compared.contains(&lesson.slug), "{} is not compared", lesson.slug);
            }
            for slug in compared {
                assert!(find(slug).is_some(), "{slug} is no lesson");
            }
        }
    };
}

compared! {
    a_call_is_not_a_run "a-call-is-not-a-run";
    await_pauses_here "await-pauses-here";
    tasks_run_concurrently "tasks-run-concurrently";
    when_does_a_task_start "when-does-a-task-start";
    meanwhile "meanwhile";
    awaitables "awaitables";
    how_long_did_it_take "how-long-did-it-take";
    wait_for "wait-for";
    shield "shield";
    cancelling "cancelling";
    futures "futures";
    the_loop "the-loop";
    debug_mode "debug-mode";
}
