//! Programs of the Python engine as a host sees them: turns, interruptions, what a recording holds.
#![cfg(all(feature = "python", not(target_arch = "wasm32")))]

use std::cell::RefCell;
use std::rc::Rc;

use loopglass::python::vm::{Host, Limits};
use loopglass::python::{Program, Progress, Setup};
use loopglass::trace::{Awaited, EventKind, Log, Outcome, WarningKind, export, import};

/// What a program did to its host.
#[derive(Default)]
struct Seen {
    out: String,
    err: String,
    now: f64,
    /// How often it came back to its loop.
    returns: usize,
    /// How often it was asked whether to go on since.
    asked: usize,
    /// It is interrupted when it was asked so often.
    patience: Option<usize>,
    /// Seconds slept inside a turn.
    slept: f64,
}

struct Watching(Rc<RefCell<Seen>>);

impl Host for Watching {
    fn stdout(&mut self, text: &str) {
        self.0.borrow_mut().out.push_str(text);
    }

    fn stderr(&mut self, text: &str) {
        self.0.borrow_mut().err.push_str(text);
    }

    fn monotonic(&mut self) -> f64 {
        self.0.borrow().now
    }

    fn time(&mut self) -> f64 {
        self.0.borrow().now
    }

    fn sleep(&mut self, seconds: f64) {
        let mut seen = self.0.borrow_mut();
        seen.now += seconds;
        seen.slept += seconds;
    }

    fn returned(&mut self) {
        let mut seen = self.0.borrow_mut();
        seen.returns += 1;
        seen.asked = 0;
    }

    fn interrupt(&mut self, line: u32) -> Result<(), String> {
        let mut seen = self.0.borrow_mut();
        seen.asked += 1;
        match seen.patience {
            Some(n) if seen.asked >= n => Err(format!("interrupted at line {line}")),
            _ => Ok(()),
        }
    }
}

fn program(text: &str, recording: bool) -> (Program, Rc<RefCell<Seen>>) {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let setup = Setup { file: "p.py", text, recording, ..Setup::default() };
    (Program::new(Box::new(Watching(seen.clone())), setup), seen)
}

/// Runs turn by turn on a clock that jumps; gives the waits between the turns.
fn drive(program: &mut Program, seen: &RefCell<Seen>) -> (Vec<f64>, i32) {
    let mut waits = vec![];
    loop {
        match program.turn() {
            Progress::Ready => {}
            Progress::Waiting(seconds) => {
                waits.push(seconds);
                seen.borrow_mut().now += seconds;
            }
            Progress::Ended(status) => return (waits, status),
        }
    }
}

fn recorded(text: &str) -> Rc<RefCell<Log>> {
    let (mut program, _) = program(text, true);
    assert_eq!(program.run(), 0);
    assert_eq!(program.logs().len(), 1);
    program.logs()[0].clone()
}

fn kinds(log: &RefCell<Log>) -> Vec<EventKind> {
    log.borrow().iter().map(|event| event.kind).collect()
}

const SLEEPER: &str = "\
import asyncio

async def main():
    for i in range(3):
        await asyncio.sleep(0.25)
        print(i)
    return 7

print(asyncio.run(main()))
";

#[test]
fn a_program_gives_control_back_while_its_loop_waits() {
    let (mut program, seen) = program(SLEEPER, false);
    let (waits, status) = drive(&mut program, &seen);
    assert_eq!(status, 0);
    assert_eq!(seen.borrow().out, "0\n1\n2\n7\n");
    // Every second of waiting was the driver's to spend.
    assert_eq!(waits, [0.25, 0.25, 0.25]);
    assert!(seen.borrow().slept.abs() < 1e-9);
    assert_eq!(program.turn(), Progress::Ended(0), "an ended program stays ended");
}

#[test]
fn an_early_turn_does_no_harm() {
    let (mut program, seen) = program(SLEEPER, false);
    let mut waits = 0;
    let status = loop {
        match program.turn() {
            Progress::Ready => {}
            Progress::Waiting(seconds) => {
                waits += 1;
                seen.borrow_mut().now += seconds / 2.0 + 0.001;
            }
            Progress::Ended(status) => break status,
        }
    };
    assert_eq!((status, seen.borrow().out.as_str()), (0, "0\n1\n2\n7\n"));
    assert!(waits > 3);
}

#[test]
fn the_farewell_of_a_run_gives_control_back_too() {
    let text = "\
import asyncio

async def lingering():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(0.5)
        print('bye')

async def main():
    asyncio.create_task(lingering())
    await asyncio.sleep(0)

asyncio.run(main())
loop = asyncio.new_event_loop()
loop.call_later(2, loop.stop)
loop.run_forever()
loop.close()
";
    let (mut program, seen) = program(text, false);
    assert_eq!(drive(&mut program, &seen), (vec![0.5, 2.0], 0));
    assert_eq!(seen.borrow().out, "bye\n");
}

#[test]
fn a_loop_below_native_code_runs_within_its_turn() {
    let text = "\
import asyncio

def key(n):
    asyncio.run(asyncio.sleep(n))
    return n

print(sorted([2, 1], key=key))
";
    let (mut program, seen) = program(text, false);
    assert_eq!(drive(&mut program, &seen), (vec![], 0));
    assert_eq!(seen.borrow().out, "[1, 2]\n");
    assert!((seen.borrow().slept - 3.0).abs() < 1e-6);
}

#[test]
fn the_host_hears_of_every_return_to_the_loop() {
    let text = "\
import asyncio

async def main():
    for _ in range(50):
        await asyncio.sleep(0)

asyncio.run(main())
";
    let (mut program, seen) = program(text, false);
    assert_eq!(program.run(), 0);
    assert!(seen.borrow().returns >= 51, "{} returns", seen.borrow().returns);
}

#[test]
fn a_program_that_returns_to_its_loop_is_not_interrupted() {
    // More work than the host is patient for, in stretches that are short enough.
    let text = "\
import asyncio

async def main():
    for _ in range(20):
        for _ in range(200_000):
            pass
        await asyncio.sleep(0)
    print('done')

asyncio.run(main())
";
    let (mut program, seen) = program(text, false);
    seen.borrow_mut().patience = Some(10);
    assert_eq!(program.run(), 0);
    assert_eq!(seen.borrow().out, "done\n");
}

#[test]
fn a_program_that_does_not_is_interrupted_with_its_line() {
    let text = "\
import asyncio

async def main():
    await asyncio.sleep(0)
    while True:
        pass

asyncio.run(main())
";
    for recording in [false, true] {
        let (mut program, seen) = program(text, recording);
        seen.borrow_mut().patience = Some(3);
        assert_eq!(drive(&mut program, &seen).1, 130);
        let err = seen.borrow().err.clone();
        assert!(err.contains("KeyboardInterrupt: interrupted at line 5") || err.contains("line 6"), "{err}");
    }
}

#[test]
fn long_numbers_are_work() {
    // Too few jumps to be asked for, were it not for what they multiply.
    let (mut program, seen) = program("number = 3\nfor _ in range(20):\n    number *= number\n", false);
    seen.borrow_mut().patience = Some(3);
    assert_eq!(drive(&mut program, &seen).1, 130);
}

#[test]
fn what_takes_much_memory_at_once_is_work() {
    let copies = [
        "items[:]",
        "items.copy()",
        "list(items)",
        "[*items]",
        "items + [1]",
        "items * 2",
        "pair[1:]",
        "pair + pair",
        "dict(table)",
        "table.copy()",
        "members | {1}",
        "set(members)",
        "members.copy()",
        "text + text",
        "text * 2",
        "all += text",
        "text[1:]",
        "text.replace('a', 'bb')",
        "data[1:]",
        "data + data",
    ];
    for copy in copies {
        let text = format!(
            "items, pair = [0] * 100000, (0,) * 100000\ntable, members = dict.fromkeys(range(100000)), set(range(100000))\n\
             text, data, all = 'a' * 1000000, b'a' * 1000000, ''\nfor _ in range(2000):\n    {copy}\n"
        );
        let (mut program, seen) = program(&text, false);
        seen.borrow_mut().patience = Some(1);
        assert_eq!(drive(&mut program, &seen).1, 130, "{copy}");
    }
}

#[test]
fn what_one_step_may_not_have_is_refused() {
    let steps = [
        "items + items",
        "pair + pair",
        "text + text",
        "text.replace('a', 'b' * 100)",
        "data * 2",
        "list(range(10**9))",
    ];
    for step in steps {
        let text = format!(
            "items, pair, text, data = [0] * 40000, (0,) * 40000, 'a' * 600000, b'a' * 600000\n\
             try:\n    {step}\nexcept MemoryError:\n    print('refused')\n"
        );
        let seen = Rc::new(RefCell::new(Seen::default()));
        let limits = Limits { memory: 1_000_000, ..Limits::default() };
        let setup = Setup { file: "p.py", text: &text, limits, ..Setup::default() };
        let mut program = Program::new(Box::new(Watching(seen.clone())), setup);
        assert_eq!(drive(&mut program, &seen).1, 0, "{step}");
        assert_eq!(seen.borrow().out, "refused\n", "{step}");
    }
}

#[test]
fn a_loop_of_any_kind_is_interrupted() {
    let loops = [
        "while number:\n    pass",
        "while number < 2:\n    pass",
        "while not nothing:\n    pass",
        "while nothing is None:\n    pass",
        "while number is not None:\n    pass",
        "while 0 < number < 2 and (number or nothing):\n    pass",
        "while queue:\n    queue.append(queue.popleft())",
        "while number:\n    try:\n        int('x')\n    except ValueError:\n        continue",
        "for _ in itertools.cycle([1]):\n    pass",
        "for _ in iter(int, 1):\n    pass",
        "[number for _ in itertools.count()]",
        "sum(iter(int, 1))",
    ];
    for text in loops {
        let head =
            "import itertools, collections\nnumber, nothing, queue = 1, None, collections.deque([1])\n";
        let (mut program, seen) = program(&format!("{head}{text}\n"), false);
        seen.borrow_mut().patience = Some(3);
        assert_eq!(program.run(), 130, "{text}");
        let err = seen.borrow().err.clone();
        assert!(err.contains("KeyboardInterrupt: interrupted at line"), "{text}: {err}");
    }
}

#[test]
fn an_interruption_cannot_be_swallowed_for_ever() {
    let text = "\
while True:
    try:
        while True:
            pass
    except BaseException as error:
        print(type(error).__name__)
";
    let (mut program, seen) = program(text, false);
    seen.borrow_mut().patience = Some(2);
    assert_eq!(program.run(), 130);
    assert_eq!(seen.borrow().out, "KeyboardInterrupt\nKeyboardInterrupt\n");
}

#[test]
fn lines_and_awaits_are_recorded() {
    let text = "\
import asyncio

async def child(future):
    await asyncio.sleep(1)
    future.set_result('x')
    await asyncio.sleep(1)
    return 'done'

async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child(future), name='child')
    await future
    await task
    await asyncio.sleep(0)
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))

asyncio.run(main())
";
    let log = recorded(text);
    let log = log.borrow();
    let at = |location| log.place(location).map(|(file, line)| (file.to_string(), line));
    let lines: Vec<u32> = log
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Line { location, .. } => at(location).map(|place| place.1),
            _ => None,
        })
        .collect();
    assert_eq!(lines, [10, 11, 12, 4, 5, 6, 13, 7, 14, 15]);
    let awaits: Vec<_> = log
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::TaskAwaiting { on, location, .. } => {
                let what = match on {
                    Awaited::Timer(_) => "timer",
                    Awaited::Task(_) => "task",
                    Awaited::Promise(_) => "future",
                    Awaited::All(2) => "two",
                    Awaited::Turn => "turn",
                    _ => "?",
                };
                at(location).map(|place| (what, place.1))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        awaits[..6],
        [("future", 12), ("timer", 4), ("timer", 6), ("task", 13), ("turn", 14), ("two", 15)]
    );
    let created: Vec<_> = log
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::TaskCreated { name, location, .. } => {
                Some((log.text_of(name).unwrap_or(""), at(location)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(created[0], ("Task-1", Some(("p.py".to_string(), 17))));
    assert_eq!(created[1], ("child", Some(("p.py".to_string(), 11))));
    let finished = log.iter().any(|event| match event.kind {
        EventKind::TaskFinished { outcome: Outcome::Value, text, .. } => log.text_of(text) == Some("'done'"),
        _ => false,
    });
    assert!(finished);
}

#[test]
fn a_cancellation_is_recorded_as_delivered_and_as_swallowed() {
    let text = "\
import asyncio

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(1)

async def tidy():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(1)

async def main():
    tasks = [asyncio.create_task(f()) for f in (stubborn, tidy)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)

asyncio.run(main())
";
    let log = recorded(text);
    let kinds = kinds(&log);
    let count = |wanted: fn(&EventKind) -> bool| kinds.iter().filter(|kind| wanted(kind)).count();
    assert_eq!(count(|kind| matches!(kind, EventKind::CancelRequested { accepted: true, .. })), 2);
    assert_eq!(count(|kind| matches!(kind, EventKind::CancelDelivered { .. })), 2);
    // The one that cleans up, with an await in its `finally`, did not swallow it.
    let swallowed: Vec<_> = kinds
        .iter()
        .filter_map(|kind| match kind {
            EventKind::CancelSwallowed { task } => Some(task.number()),
            _ => None,
        })
        .collect();
    assert_eq!(swallowed, [2]);
}

#[test]
fn a_timeout_and_a_shield_are_recorded() {
    let text = "\
import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(5))
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(task)
    except TimeoutError:
        print('late')
    await task

asyncio.run(main())
";
    let kinds = kinds(&recorded(text));
    assert!(kinds.iter().any(|kind| matches!(kind, EventKind::TimedOut { .. })));
    assert!(kinds.iter().any(|k| matches!(k, EventKind::TaskAwaiting { on: Awaited::Shield(_), .. })));
}

#[test]
fn each_report_is_recorded_once() {
    let text = "\
import asyncio

async def bad():
    raise ValueError('unseen')

async def never():
    pass

async def main():
    task = asyncio.create_task(bad())
    never()
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.create_task(asyncio.sleep(1))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
";
    let (mut program, seen) = program(text, true);
    assert_eq!(program.run(), 0);
    let log = program.logs()[0].clone();
    let mut warnings: Vec<WarningKind> = kinds(&log)
        .into_iter()
        .filter_map(|kind| match kind {
            EventKind::Warning { kind, .. } => Some(kind),
            _ => None,
        })
        .collect();
    warnings.sort_by_key(|kind| format!("{kind:?}"));
    let expected = [WarningKind::DestroyedPending, WarningKind::NeverAwaited, WarningKind::NeverRetrieved];
    assert_eq!(warnings, expected);
    let err = seen.borrow().err.clone();
    for report in ["was never awaited", "was never retrieved", "was destroyed but it is pending"] {
        assert_eq!(err.matches(report).count(), 1, "{report}\n{err}");
    }
}

#[test]
fn output_is_recorded_by_lines() {
    let text = "\
import asyncio

async def main():
    print('one', end=' ')
    print('line')
    print('two\\nthree')

asyncio.run(main())
";
    let log = recorded(text);
    let log = log.borrow();
    let lines: Vec<&str> = log
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Output { text, .. } => Some(log.text(text)),
            _ => None,
        })
        .collect();
    assert_eq!(lines, ["one line", "two", "three"]);
}

#[test]
fn a_recording_is_a_file_that_can_be_read() {
    let log = recorded(SLEEPER);
    let text = export(&log.borrow());
    let read = import(&text).expect("what was written");
    assert!(read.iter().eq(log.borrow().iter()));
}

#[test]
fn a_long_stretch_does_not_fill_the_trace_with_lines() {
    let text = "\
import asyncio

async def main():
    total = 0
    for i in range(10_000):
        total += i
        total -= 1
    await asyncio.sleep(0)

asyncio.run(main())
";
    let kinds = kinds(&recorded(text));
    let lines = kinds.iter().filter(|kind| matches!(kind, EventKind::Line { .. })).count();
    assert!((400..1000).contains(&lines), "{lines} lines");
}

#[test]
fn without_recording_nothing_is_kept() {
    let (mut program, _) = program(SLEEPER, false);
    assert_eq!(program.run(), 0);
    assert!(program.logs().is_empty());
}

/// A page has a stack of one megabyte, of which the program's own nesting may take what it wants.
#[test]
fn deep_texts_are_refused_with_a_sentence() {
    let deep = [
        ("not", format!("x = {}1", "not ".repeat(20_000))),
        ("minus", format!("x = {}1", "-".repeat(20_000))),
        ("power", format!("x = {}1", "2**".repeat(20_000))),
        ("sum", format!("x = {}1", "1+".repeat(20_000))),
        ("lambda", format!("x = {}1", "lambda a, b: ".repeat(20_000))),
        ("attribute", format!("x{}", ".real".repeat(20_000))),
        ("call", format!("x{}", "()".repeat(20_000))),
        ("subscript", format!("x{}", "[0]".repeat(20_000))),
        ("condition", format!("x = {}1", "1 if 1 else ".repeat(20_000))),
        ("comprehension", format!("x = [1 {}]", "for a in b ".repeat(20_000))),
        ("in an f-string", format!("x = f'{{{}1}}'", "not ".repeat(20_000))),
    ];
    for (what, text) in deep {
        let (mut program, seen) = program(&format!("y = 1\n{text}\n"), false);
        assert_eq!(program.run(), 1, "{what}");
        let err = seen.borrow().err.clone();
        let end = err.trim_end().lines().last().unwrap_or_default().to_string();
        let sentences = ["too many operators in one expression", "too many nested operators"];
        let refused = sentences.iter().any(|s| end == format!("SyntaxError: {s}"));
        assert!(refused, "{what}: {end}");
        assert!(err.contains("File \"p.py\", line 2"), "{what}: {}", &err[..err.len().min(200)]);
    }
}

#[test]
fn wide_texts_are_not_refused() {
    let rows: String = (0..2_000).map(|i| format!("    (-{i}, a.b, not a, lambda x: -x),\n")).collect();
    let text =
        format!("class a:\n    b = 1\n\ntable = [\n{rows}]\nprint(len(table), '{}')\n", "-".repeat(3000));
    let (mut program, seen) = program(&text, false);
    assert_eq!(program.run(), 0, "{}", seen.borrow().err);
    assert!(seen.borrow().out.starts_with("2000 ---"));
}
