//! Runs every recorded program of `tests/python/` in the engine and compares it with what CPython 3.13 printed.
//!
//! A program's head (`# args:`, `# flags:`, `# env:`, `# mask:`) is honoured as `tests/python/record.py` honours it.
//! `tests/python/PENDING.txt` lists the programs that differ still. The test fails when a program that is not listed
//! differs, and when a listed one agrees: the list can only shrink. `PY_ONLY=text` runs the programs whose path has
//! the text in it, shows every difference and ignores the list.
#![cfg(all(feature = "python", not(target_arch = "wasm32")))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[path = "python_support/mod.rs"]
mod support;

use support::cpython;
use support::mask::Masks;

/// What a run gave: standard output, standard error, exit status.
type Outcome = (String, String, i32);

/// Longest that a program may take: the clock is virtual, so that none sleeps for real.
const PATIENCE: Duration = Duration::from_secs(60);

/// The value of a line `# key: value` in the program's head.
fn head(source: &str, key: &str) -> Option<String> {
    let mark = format!("# {key}: ");
    let lines = source.lines().take_while(|l| l.starts_with('#'));
    lines.filter_map(|l| l.strip_prefix(&mark)).last().map(|v| v.trim().to_string())
}

/// Split as a shell does, as far as the heads need it: blanks, and quotes around words.
fn words(line: &str) -> Vec<String> {
    let (mut out, mut word, mut quote) = (vec![], None::<String>, None::<char>);
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => out.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

/// The built runner: cargo builds the examples before it runs the tests.
fn runner() -> PathBuf {
    let mut folder = std::env::current_exe().expect("the test's own path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    folder.join("examples").join(format!("run_py{}", std::env::consts::EXE_SUFFIX))
}

fn run(runner: &Path, program: &Path, masks: &Masks, options: &[&std::ffi::OsStr]) -> Outcome {
    let source = std::fs::read_to_string(program).expect("a program");
    let folder = program.parent().expect("a folder");
    let mut command = Command::new(runner);
    command.args(options);
    command.args(words(&head(&source, "flags").unwrap_or_default()));
    command.arg(program).args(words(&head(&source, "args").unwrap_or_default()));
    for (name, _) in std::env::vars() {
        if name.starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    if let Some((name, value)) = head(&source, "env").as_deref().and_then(|e| e.split_once('=')) {
        command.env(name, value);
    }
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("the runner is built");
    let id = child.id();
    let done = std::sync::Arc::new(Mutex::new(false));
    let watched = done.clone();
    // A program that never ends is ended from here.
    let watch = std::thread::spawn(move || {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
            if *watched.lock().expect("the watch") {
                return;
            }
        }
        let _ = Command::new("kill").arg(id.to_string()).status();
    });
    let output = child.wait_with_output().expect("the runner's output");
    *done.lock().expect("the watch") = true;
    watch.join().expect("the watch");
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    let mut out = text(&output.stdout);
    if head(&source, "mask").as_deref() == Some("stdout") {
        out = masks.apply(&out, folder);
    }
    (out, masks.apply(&text(&output.stderr), folder), status(&output.status))
}

/// As Python's `subprocess` gives it: the number of the signal that ended a program, below zero.
fn status(status: &std::process::ExitStatus) -> i32 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(status) {
        return -signal;
    }
    status.code().unwrap_or(-1)
}

fn recorded(program: &Path) -> Outcome {
    let read = |suffix: &str| std::fs::read_to_string(program.with_extension(suffix)).unwrap_or_default();
    (read("out"), read("err"), read("status").trim().parse().unwrap_or(0))
}

/// The first line that differs.
fn first_difference(ours: &str, theirs: &str) -> String {
    let (mut a, mut b) = (ours.lines(), theirs.lines());
    let mut n = 0;
    loop {
        n += 1;
        match (a.next(), b.next()) {
            (None, None) => return "the ends of the lines differ".into(),
            (x, y) if x == y => {}
            (x, y) => {
                let show = |l: Option<&str>| l.map_or("(the end)".into(), |l| format!("{l:?}"));
                return format!("line {n}\n      CPython {}\n      here    {}", show(y), show(x));
            }
        }
    }
}

fn difference(ours: &Outcome, theirs: &Outcome) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let mut all = vec![];
    if ours.0 != theirs.0 {
        all.push(format!("stdout, {}", first_difference(&ours.0, &theirs.0)));
    }
    if ours.1 != theirs.1 {
        all.push(format!("stderr, {}", first_difference(&ours.1, &theirs.1)));
    }
    if ours.2 != theirs.2 {
        all.push(format!("status {} instead of {}", ours.2, theirs.2));
    }
    Some(all.join("\n    "))
}

/// The program's name below the corpus.
fn name(root: &Path, program: &Path) -> String {
    program.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/")
}

/// The programs to run: all, or those that `PY_ONLY` names.
fn programs() -> Vec<PathBuf> {
    let (root, only) = (cpython::corpus(), std::env::var("PY_ONLY").ok());
    let mut programs = cpython::programs();
    if let Some(only) = &only {
        programs.retain(|p| name(&root, p).contains(only.as_str()));
    }
    programs
}

/// Does something with each program, a few at a time.
fn each(programs: &[PathBuf], act: impl Fn(&Path) + Sync) {
    let queue = Mutex::new(programs.iter());
    let workers = std::thread::available_parallelism().map_or(2, |n| n.get().min(8));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(program) = queue.lock().expect("the queue").next() else { return };
                    act(program);
                }
            });
        }
    });
}

/// A page gives a program one turn at a time and records what it does. Neither may show in what the program prints.
#[test]
fn in_turns_and_recorded_programs_print_the_same() {
    let (runner, masks, root) = (runner(), Masks::load(), cpython::corpus());
    let mut programs = programs();
    // The others never give back control, and record nothing.
    programs.retain(|p| std::fs::read_to_string(p).is_ok_and(|text| text.contains("asyncio")));
    let folder = std::env::temp_dir().join(format!("loopglass-traces-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the traces");
    let wrong = Mutex::new(Vec::new());
    each(&programs, |program| {
        let name = name(&root, program);
        let trace = folder.join(name.replace('/', "-")).with_extension("json");
        let options = [std::ffi::OsStr::new("--turns"), std::ffi::OsStr::new("--trace"), trace.as_os_str()];
        let plain = run(&runner, program, &masks, &[]);
        let turns = run(&runner, program, &masks, &options);
        // A program that runs no loop is told that it has no trace.
        let told = |outcome: Outcome| {
            let lines =
                outcome.1.lines().filter(|line| !line.starts_with("run_py: the program ran no event loop"));
            (outcome.0.clone(), lines.collect::<Vec<_>>().join("\n"), outcome.2)
        };
        let d = difference(&told(turns), &told(plain));
        let read = std::fs::read_to_string(&trace).ok().map(|text| loopglass::trace::import(&text));
        let refused = read.and_then(Result::err).map(|e| format!("its trace is refused: {e}"));
        if let Some(d) = d.or(refused) {
            wrong.lock().expect("the list").push(format!("  {name}\n    {d}\n"));
        }
    });
    let _ = std::fs::remove_dir_all(&folder);
    let wrong = wrong.into_inner().expect("the list");
    println!("{} programs in turns, {} differ", programs.len(), wrong.len());
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), programs.len(), wrong.concat());
}

#[test]
fn recorded_programs_print_what_cpython_printed() {
    let runner = runner();
    assert!(runner.exists(), "{} is not built: cargo test builds it", runner.display());
    let root = cpython::corpus();
    let only = std::env::var("PY_ONLY").ok();
    let name = |p: &Path| name(&root, p);
    let programs = programs();
    let differing = Mutex::new(Vec::new());
    let masks = Masks::load();
    each(&programs, |program| {
        let ours = run(&runner, program, &masks, &[]);
        if let Some(d) = difference(&ours, &recorded(program)) {
            differing.lock().expect("the list").push((name(program), d));
        }
    });
    let differing: std::collections::BTreeMap<String, String> =
        differing.into_inner().expect("the list").into_iter().collect();
    let show = |names: &[&String]| {
        names.iter().map(|n| format!("  {n}\n    {}\n", differing[*n])).collect::<String>()
    };
    if only.is_some() {
        let names: Vec<&String> = differing.keys().collect();
        assert!(names.is_empty(), "{} of {} differ:\n{}", names.len(), programs.len(), show(&names));
        return;
    }
    let listed = std::fs::read_to_string(root.join("PENDING.txt")).unwrap_or_default();
    let pending: BTreeSet<&str> = listed.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let fresh: Vec<&String> = differing.keys().filter(|n| !pending.contains(n.as_str())).collect();
    let agreeing: Vec<&&str> = pending.iter().filter(|n| !differing.contains_key(**n)).collect();
    println!("{} programs, {} differ, {} listed", programs.len(), differing.len(), pending.len());
    assert!(
        fresh.is_empty(),
        "{} programs differ that are not in PENDING.txt:\n{}",
        fresh.len(),
        show(&fresh)
    );
    assert!(agreeing.is_empty(), "these agree with CPython: take them out of PENDING.txt: {agreeing:#?}");
}

#[test]
fn a_head_is_read_as_a_shell_would() {
    let source = "# What.\n# args: --name Ada 'two words' 3\n# flags: -X dev\nprint()\n# args: no\n";
    assert_eq!(words(&head(source, "args").unwrap()), ["--name", "Ada", "two words", "3"]);
    assert_eq!(words(&head(source, "flags").unwrap()), ["-X", "dev"]);
    assert_eq!(head(source, "env"), None);
}

#[test]
fn a_difference_is_shown_by_its_first_line() {
    let outcome = |out: &str, status| (out.to_string(), String::new(), status);
    assert_eq!(difference(&outcome("a\n", 0), &outcome("a\n", 0)), None);
    let d = difference(&outcome("a\nb\n", 1), &outcome("a\nc\n", 0)).unwrap();
    assert!(d.contains("line 2") && d.contains("\"c\"") && d.contains("status 1 instead of 0"), "{d}");
    assert!(difference(&outcome("a", 0), &outcome("a\n", 0)).is_some());
}
