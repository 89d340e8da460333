//! The tools that prove the Python engine, themselves proved: the generator, the shrinker, the
//! frames, the masks and the recorded programs.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::io::Cursor;

#[path = "python_support/mod.rs"]
mod support;

use support::frames::{Outcome, Runner};
use support::{cpython, frames, generate, mask::Masks, mutate, rng::Rng, shrink::shrink};

#[test]
fn a_seed_gives_one_program() {
    for seed in 0..200 {
        assert_eq!(generate::program(seed), generate::program(seed));
    }
    let different: BTreeSet<_> = (0..200).map(|seed| generate::program(seed).source).collect();
    assert_eq!(different.len(), 200);
}

#[test]
fn the_grammar_is_covered_by_a_few_hundred_seeds() {
    let covered: BTreeSet<_> =
        (0..400).flat_map(|seed| generate::program(seed).features.into_keys()).collect();
    for feature in [
        "spawn",
        "sleep",
        "sleep(0)",
        "cancel",
        "cancel before the first step",
        "cancel twice",
        "cancel oneself",
        "shield",
        "wait_for",
        "timeout",
        "gather",
        "gather, exceptions returned",
        "gather cancelled",
        "wait",
        "task group",
        "future set to a result",
        "future set to an error",
        "future cancelled",
        "lock",
        "semaphore",
        "event awaited",
        "condition",
        "barrier",
        "queue get",
        "queue put",
        "cancellation swallowed",
        "finally that awaits",
        "raise",
        "call_soon",
        "call_later",
        "done callback",
        "async generator",
        "as_completed",
        "eager tasks",
        "SystemExit",
        "uncancel",
        "except*",
        "timeout rescheduled",
        "timeout_at",
        "repr of a task",
        "jobs put and done",
        "jobs joined",
        "exception handler",
        "call_at",
        "async generator by hand",
        "task for a closed group",
        "two runs of one loop",
        "main leaves tasks behind",
    ] {
        assert!(covered.contains(feature), "{feature} is never generated");
    }
}

#[test]
fn generated_programs_end_under_cpython() {
    let Some(python) = cpython::find() else {
        eprintln!("no python3.13 at hand: not checked");
        return;
    };
    let mut driver = cpython::driver(&python, &[]);
    for seed in 0..60 {
        let program = generate::program(seed);
        let outcome = driver.run_program(&program.source).unwrap();
        assert!(outcome.status >= 0, "seed {seed} does not end");
        for error in ["SyntaxError", "NameError", "UnboundLocalError", "TypeError", "AttributeError"] {
            assert!(!outcome.stderr.contains(error), "seed {seed}: {}", outcome.stderr);
        }
        assert_eq!(driver.run_program(&program.source).unwrap(), outcome, "seed {seed} varies");
    }
}

#[test]
fn the_jumping_clock_changes_nothing() {
    let Some(python) = cpython::find() else {
        eprintln!("no python3.13 at hand: not checked");
        return;
    };
    // Programs whose timers lie far enough apart for a clock that is late under load.
    let source = "import asyncio\n\
        async def job(name, *pauses):\n\
        \x20   try:\n\
        \x20       for pause in pauses:\n\
        \x20           await asyncio.sleep(pause)\n\
        \x20           print(name, pause)\n\
        \x20   finally:\n\
        \x20       print(name, 'ends')\n\
        async def main():\n\
        \x20   try:\n\
        \x20       async with asyncio.timeout(0.3):\n\
        \x20           await asyncio.gather(job('a', 0.1, 0, 0.1), job('b', 0.15, 5), asyncio.sleep(0))\n\
        \x20   except TimeoutError as error:\n\
        \x20       print(repr(error))\n\
        asyncio.run(main())\n";
    let jumped = cpython::driver(&python, &[]).run_program(source).unwrap();
    let waited = cpython::driver(&python, &["--real"]).run_program(source).unwrap();
    assert_eq!(jumped.stdout, waited.stdout);
    assert_eq!(jumped.status, waited.status);
    assert!(jumped.gap_us >= 40_000, "{}", jumped.gap_us);
    assert_eq!(jumped.stdout.lines().count(), 7);
}

#[test]
fn the_driver_notices_a_program_that_never_ends() {
    let Some(python) = cpython::find() else {
        eprintln!("no python3.13 at hand: not checked");
        return;
    };
    let mut driver = cpython::driver(&python, &[]);
    let forever =
        "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n";
    assert_eq!(driver.run_program(forever).unwrap().status, frames::STUCK);
    assert_eq!(driver.run_program("print(5)\nraise SystemExit(3)\n").unwrap().status, 3);
}

#[test]
fn shrinking_keeps_what_fails_and_drops_the_rest() {
    let source = "import asyncio\n\
        async def main():\n\
        \x20   print(1)\n\
        \x20   try:\n\
        \x20       for i in range(3):\n\
        \x20           print(2)\n\
        \x20           needle()\n\
        \x20   finally:\n\
        \x20       print(3)\n\
        asyncio.run(main())\n";
    assert_eq!(shrink(source, 1000, |s| s.contains("needle")), "needle()\n");
    let both = |s: &str| s.contains("needle") && s.contains("for i");
    assert_eq!(shrink(source, 1000, both), "for i in range(3):\n    needle()\n");
    let unchanged = shrink(source, 1000, |_| false);
    assert_eq!(unchanged, source);
    // No more programs are tried than allowed.
    let mut tried = 0;
    shrink(source, 4, |_| {
        tried += 1;
        false
    });
    assert_eq!(tried, 4);
}

#[test]
fn an_emptied_body_becomes_pass() {
    let source = "if x:\n    a()\n    b()\n";
    let shrunk = shrink(source, 100, |s| s.starts_with("if x"));
    assert_eq!(shrunk, "if x:\n    pass\n");
}

#[test]
fn frames_carry_programs_and_outcomes() {
    let sources = ["print('é')\n", "", "# 3\n5\n"];
    let mut sent = Vec::new();
    for source in sources {
        frames::write_program(&mut sent, source).unwrap();
    }
    let mut answered = Vec::new();
    let mut seen = Vec::new();
    frames::serve(&mut Cursor::new(sent), &mut answered, |source| {
        seen.push(source.to_string());
        Outcome { status: -1, gap_us: 7, stdout: source.into(), stderr: "ü\n".into() }
    })
    .unwrap();
    assert_eq!(seen, sources);
    let mut answered = Cursor::new(answered);
    for source in sources {
        let outcome = frames::read_outcome(&mut answered).unwrap();
        assert_eq!((outcome.status, outcome.gap_us), (-1, 7));
        assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), (source, "ü\n"));
    }
    assert!(frames::read_outcome(&mut answered).is_err());
    assert!(frames::read_outcome(&mut Cursor::new("0 x 0 0\n")).is_err());
    assert!(frames::read_outcome(&mut Cursor::new("0 0 -5 0\n")).is_err());
}

#[test]
fn a_side_that_dies_or_hangs_is_an_error_and_is_started_again() {
    let command = |script: &str| vec!["sh".into(), "-c".into(), script.into()];
    let patience = std::time::Duration::from_millis(300);
    let mut dies = frames::Process::new(command("exit 3"), patience);
    assert!(dies.run_program("x").is_err());
    let mut hangs = frames::Process::new(command("sleep 20"), patience);
    let error = hangs.run_program("x").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
    let mut once = frames::Process::new(command("printf '0 0 2 0\\nok'; sleep 0.1"), patience);
    assert_eq!(once.run_program("x").unwrap().stdout, "ok");
}

#[test]
fn mutated_text_is_the_seed_s() {
    let corpus: Vec<_> = (0..5).map(|seed| generate::program(seed).source).collect();
    let mut different = BTreeSet::new();
    for seed in 0..300 {
        let text = mutate::mutate(&mut Rng::new(seed), &corpus);
        assert_eq!(text, mutate::mutate(&mut Rng::new(seed), &corpus));
        different.insert(text);
    }
    assert!(different.len() > 290, "{}", different.len());
    // Without any corpus there are still the tokens.
    mutate::mutate(&mut Rng::new(1), &[]);
}

#[test]
fn masks_hide_addresses_paths_and_durations_only() {
    let folder = std::path::Path::new("/home/ada/a+b");
    let masks = Masks::load();
    for (text, masked) in [
        ("<C object at 0x7f12ab>", "<C object at 0xXXXX>"),
        ("File \"/home/ada/a+b/x.py\", line 3", "File \"x.py\", line 3"),
        (
            "File \"/usr/lib/python3.13/asyncio/runners.py\", line 194",
            "File \"<lib>/asyncio/runners.py\", line 194",
        ),
        ("Executing <Handle f()> took 0.123 seconds", "Executing <Handle f()> took N seconds"),
        ("<TimerHandle when=12.5 f()>", "<TimerHandle when=N f()>"),
        ("ValueError: took 3 seconds, line 12", "ValueError: took 3 seconds, line 12"),
    ] {
        assert_eq!(masks.apply(text, folder), masked);
    }
}

#[test]
fn every_program_is_recorded_and_says_what_it_holds() {
    let programs = cpython::programs();
    assert!(programs.len() >= 160, "{} programs", programs.len());
    let masks = Masks::load();
    let read = |path: &std::path::Path| std::fs::read_to_string(path).unwrap_or_default();
    for program in programs {
        let name = program.display();
        let source = read(&program);
        let first = source.lines().next().unwrap_or_default();
        assert!(first.starts_with("# ") && first.ends_with('.'), "{name}: says not what it holds");
        assert!(program.with_extension("out").exists(), "{name}: not recorded");
        let folder = program.parent().unwrap();
        // What is stored is masked already, by the same rules.
        let err = read(&program.with_extension("err"));
        assert_eq!(masks.apply(&err, folder), err, "{name}");
        let status = read(&program.with_extension("status"));
        assert!(status.is_empty() || status.trim().parse::<i32>().is_ok_and(|s| s != 0), "{name}");
    }
}

#[test]
fn every_rule_of_order_is_cited() {
    let mut cited = BTreeSet::new();
    for program in cpython::programs() {
        let source = std::fs::read_to_string(&program).unwrap();
        for line in source.lines().take_while(|l| l.starts_with('#')) {
            if let Some(rules) = line.strip_prefix("# rules: ") {
                cited.extend(rules.split(',').map(|r| r.trim().parse::<u32>().unwrap()));
            }
        }
    }
    assert_eq!(cited, (1..=48).collect());
}
