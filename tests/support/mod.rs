//! What the native tests share: run a program on a loop of its own under the virtual clock, and see
//! what it printed or what the trace says.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::fmt::Write;
use std::time::Duration;

use loopglass::runtime::{Census, EventLoop, LoopOptions, VirtualClock, census};
use loopglass::trace::{EventKind, Log, LoopTime};

/// Milliseconds, the unit of most programs here.
pub fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A loop under a virtual clock.
pub fn new_loop() -> (EventLoop, VirtualClock) {
    VirtualClock::new_loop(LoopOptions::default())
}

/// Prints when it is dropped: `finally`.
pub struct Finally(pub &'static str);

impl Drop for Finally {
    fn drop(&mut self) {
        loopglass::say!("{}", self.0);
    }
}

/// The lines that were printed.
pub fn printed(log: &Log) -> Vec<String> {
    log.iter()
        .filter_map(|event| match event.kind {
            EventKind::Output { text, .. } => Some(log.text(text).to_owned()),
            _ => None,
        })
        .collect()
}

/// The lines that were printed, each after the time in milliseconds.
pub fn printed_at(log: &Log) -> String {
    let mut all = String::new();
    for event in log.iter() {
        if let EventKind::Output { text, .. } = event.kind {
            let _ = writeln!(all, "{} {}", millis(event.at), log.text(text));
        }
    }
    all
}

/// The trace in words, one event a line: what became of tasks, callbacks and timers, and what was printed.
pub fn told(log: &Log) -> String {
    let mut all = String::new();
    for event in log.iter() {
        let line = match event.kind {
            EventKind::Started { .. } => "started".to_owned(),
            EventKind::Ended { .. } => "ended".to_owned(),
            EventKind::Paused { .. } => "paused".to_owned(),
            EventKind::Resumed { .. } => "resumed".to_owned(),
            EventKind::SpeedSet { permille, .. } => format!("speed {permille}"),
            EventKind::ClockJumped { from } => format!("jumped from {}", millis(from)),
            EventKind::IterationStarted { number, ready } => format!("iteration {number}, {ready} ready"),
            EventKind::EntryPassedOver { entry } => format!("{entry} passed over"),
            EventKind::TaskCreated { task, by, .. } => format!("{task} created by {by}"),
            EventKind::TaskScheduled { task, by } => format!("{task} scheduled by {by}"),
            EventKind::PollStarted { task } => format!("{task} polled"),
            EventKind::PollEnded { task, .. } => format!("{task} poll over"),
            EventKind::TaskFinished { task, outcome, text } => {
                let text = log.text_of(text).map(|text| format!(" {text}")).unwrap_or_default();
                format!("{task} {}{text}", outcome.word())
            }
            EventKind::CancelRequested { task, by, accepted, .. } => {
                let not = if accepted { "" } else { ", refused" };
                format!("{task} cancel asked by {by}{not}")
            }
            EventKind::CallbackScheduled { callback } => format!("{callback} scheduled"),
            EventKind::CallbackStarted { callback } => format!("{callback} runs"),
            EventKind::CallbackCancelled { callback } => format!("{callback} cancelled"),
            EventKind::TimerArmed { timer, due, .. } => format!("{timer} armed for {}", millis(due)),
            EventKind::TimerDue { timer } => format!("{timer} due"),
            EventKind::TimerFired { timer } => format!("{timer} fired"),
            EventKind::TimerCancelled { timer } => format!("{timer} cancelled"),
            EventKind::TimedOut { task, timer } => format!("{task} timed out by {timer}"),
            EventKind::PromiseSettled { promise, .. } => format!("{promise} settled"),
            EventKind::PromiseRefused { promise, .. } => format!("{promise} refused"),
            EventKind::CoroutineFinished { coroutine, outcome, .. } => {
                format!("{coroutine} {}", outcome.word())
            }
            EventKind::Blocked { by, busy } => format!("{by} blocked {}", millis(LoopTime(busy))),
            EventKind::Warning { text, .. } => format!("warning: {}", log.text(text)),
            EventKind::Output { text, .. } => format!("> {}", log.text(text)),
            _ => continue,
        };
        let _ = writeln!(all, "{} {line}", millis(event.at));
    }
    all
}

fn millis(time: LoopTime) -> String {
    let milliseconds = time.0 as f64 / 1e6;
    format!("{milliseconds}")
}

/// Compares line by line; indentation and empty lines around do not count.
#[track_caller]
pub fn same(found: &str, expected: &str) {
    let tidy = |text: &str| -> String {
        text.trim().lines().map(|line| format!("{}\n", line.trim())).collect::<String>()
    };
    let (found, expected) = (tidy(found), tidy(expected));
    assert!(found == expected, "\n--- expected ---\n{expected}--- found ---\n{found}");
}

/// Runs `program` from outside the loop until the loop waits for nothing that time could bring, closes the loop, sees that
/// nothing is left of it, and gives out the log.
#[track_caller]
pub fn run(program: impl FnOnce(&EventLoop)) -> std::rc::Rc<std::cell::RefCell<Log>> {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| program(&event_loop));
    clock.run(&event_loop);
    let log = event_loop.log();
    event_loop.close();
    assert_eq!(event_loop.live_tasks(), 0, "a task outlived the loop's end");
    assert_eq!(event_loop.armed_timers(), 0, "a timer outlived the loop's end");
    assert_eq!(event_loop.ready_len(), 0, "the ready queue outlived the loop's end");
    drop(event_loop);
    assert_eq!(census(), Census::default(), "something was leaked");
    log
}

/// Runs `program` and compares what it printed, with times in milliseconds.
#[track_caller]
pub fn check(program: impl FnOnce(&EventLoop), expected: &str) {
    let log = run(program);
    same(&printed_at(&log.borrow()), expected);
}

/// Runs `program` and compares the trace in words.
#[track_caller]
pub fn check_trace(program: impl FnOnce(&EventLoop), expected: &str) {
    let log = run(program);
    same(&told(&log.borrow()), expected);
}
