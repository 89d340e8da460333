//! Figures of a run: they are computed from the trace, and the trace from what really took time.

use std::time::Duration;

use loopglass::runtime::{burn, call_soon, sleep, spawn};
use loopglass::trace::{Actor, EventKind, Lanes, Snapshot, TaskId, run_stats, task_stats};

use crate::support::{check_trace, ms, new_loop, run};

#[test]
fn busy_scheduled_and_waiting_are_told_apart() {
    let log = run(|_| {
        spawn(async {
            burn(ms(10));
            sleep(ms(5)).await;
            burn(ms(1));
        });
        spawn(async {
            burn(ms(30));
        });
    });
    let log = log.borrow();
    let mut snapshot = Snapshot::default();
    log.iter().for_each(|event| snapshot.apply(event));
    let first = task_stats(&snapshot, TaskId::from_index(0)).unwrap();
    // 0-10 polled, 10-40 waiting (its deadline was at 15, the other task held the loop), 40-41 polled.
    assert_eq!((first.polls, first.busy), (2, ms(11)));
    assert_eq!((first.scheduled, first.waiting), (ms(0), ms(30)));
    assert_eq!(first.life, ms(41));
    let second = task_stats(&snapshot, TaskId::from_index(1)).unwrap();
    assert_eq!((second.polls, second.busy), (1, ms(30)));
    assert_eq!((second.scheduled, second.waiting, second.life), (ms(10), ms(0), ms(40)));
    assert_eq!(task_stats(&snapshot, TaskId::from_index(2)), None);

    let all = run_stats(&snapshot);
    assert_eq!((all.tasks, all.polls, all.iterations), (2, 3, 3));
    assert_eq!((all.loop_time, all.wall_time), (ms(41), Some(ms(41))));
    assert_eq!(all.busy, ms(41));
    assert_eq!(all.busiest, Some((Actor::Task(TaskId::from_index(1)), ms(30))));
}

#[test]
fn a_long_entry_is_recorded_as_one_that_blocked_the_loop() {
    check_trace(
        |event_loop| {
            event_loop.set_blocked_threshold(ms(20));
            call_soon("short", || burn(ms(19)));
            call_soon("long", || burn(ms(20)));
        },
        "
        0 started
        0 callback 1 scheduled
        0 callback 2 scheduled
        0 iteration 1, 2 ready
        0 callback 1 runs
        19 callback 2 runs
        39 callback 2 blocked 20
        39 ended
        ",
    );
}

#[test]
fn the_threshold_is_50_ms_unless_told_otherwise() {
    let log = run(|_| {
        spawn(async { burn(ms(49)) });
        spawn(async { burn(ms(51)) });
    });
    let log = log.borrow();
    let mut lanes = Lanes::default();
    assert!(lanes.update(&log));
    assert!(!lanes.update(&log));
    let blocked: Vec<_> = lanes.blocked.iter().map(|(from, to)| (from.0, to.0)).collect();
    assert_eq!(blocked, [(49_000_000, 100_000_000)]);
}

#[test]
fn a_pause_is_no_loop_time() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| drop(spawn(sleep(ms(10)))));
    clock.run_until(&event_loop, ms(2));
    event_loop.pause();
    clock.advance(ms(100));
    event_loop.resume();
    clock.run(&event_loop);
    let log = event_loop.log();
    let log = log.borrow();
    let mut snapshot = Snapshot::default();
    log.iter().for_each(|event| snapshot.apply(event));
    let all = run_stats(&snapshot);
    assert_eq!((all.loop_time, all.wall_time), (ms(10), Some(ms(110))));
    assert_eq!(Duration::from_nanos(snapshot.the_loop.paused_wall), ms(100));
    assert!(log.iter().any(|event| matches!(event.kind, EventKind::Paused { wall: 2_000_000 })));
}
