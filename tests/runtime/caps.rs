//! What a log keeps at most.

use loopglass::runtime::{LoopOptions, VirtualClock, spawn, yield_now};
use loopglass::say;
use loopglass::trace::{EventKind, Interner, LoopTime, OVER_CAP, Snapshot};

#[test]
fn beyond_the_cap_events_are_counted_and_the_program_goes_on() {
    let (event_loop, clock) = VirtualClock::new_loop(LoopOptions { recording: true, event_cap: 100 });
    event_loop.enter(|| {
        drop(spawn(async {
            for n in 0..1_000 {
                say!("line {n}");
                yield_now().await;
            }
        }));
    });
    clock.run(&event_loop);
    let log = event_loop.log();
    let log = log.borrow();
    assert!(event_loop.is_at_rest());
    assert_eq!((log.len(), log.cap()), (100, 100));
    // Each round: output, awaiting, poll's end, scheduled, iteration, poll's start.
    assert!(log.dropped() > 5_000, "{}", log.dropped());
    assert!(log.names.texts().len() < 100, "a full log takes no more texts");
    let mut snapshot = Snapshot::default();
    log.iter().for_each(|event| snapshot.apply(event));
    assert_eq!(snapshot.live, 1, "the fold shows the moment at which the log became full");
}

#[test]
fn beyond_its_cap_an_interner_gives_one_placeholder() {
    let mut names = Interner::with_cap(1_000);
    let short = names.text("short");
    let long = names.text(&"x".repeat(2_000));
    assert_eq!(names.get(long), OVER_CAP);
    assert_eq!(names.text(&"y".repeat(2_000)), long);
    assert_eq!(names.text("short"), short, "what is there is found");
    let ids: Vec<_> = (0..1_000).map(|n| names.text(&n.to_string())).collect();
    let kept = ids.iter().filter(|&&id| names.get(id) != OVER_CAP).count();
    assert!(kept < 20, "short texts cost more than their bytes, and {kept} were kept");
}

#[test]
fn without_recording_nothing_is_kept_and_everything_runs() {
    let (event_loop, clock) = VirtualClock::new_loop(LoopOptions { recording: false, event_cap: 100 });
    let ran = std::rc::Rc::new(std::cell::Cell::new(0));
    let count = ran.clone();
    event_loop.enter(|| {
        drop(spawn(async move {
            for _ in 0..10 {
                say!("not kept");
                yield_now().await;
                count.set(count.get() + 1);
            }
        }));
    });
    clock.run(&event_loop);
    let log = event_loop.log();
    let log = log.borrow();
    assert_eq!((ran.get(), log.len(), log.dropped(), log.names.texts().len()), (10, 0, 0, 0));
}

#[test]
fn a_cursor_is_found_by_time() {
    let mut log = loopglass::trace::Log::with_cap(20_000);
    for n in 0..10_000_u64 {
        log.push(LoopTime(n / 10), EventKind::Started { wall: n });
    }
    for (time, cursor) in [(0, 10), (1, 20), (409, 4_100), (998, 9_990), (999, 10_000), (u64::MAX, 10_000)] {
        assert_eq!(log.cursor_at(LoopTime(time)), cursor, "at {time}");
    }
    assert_eq!(loopglass::trace::Log::default().cursor_at(LoopTime(5)), 0);
    assert_eq!(log.iter_from(4_095).take(3).count(), 3);
    assert_eq!(log.iter_from(10_000).count(), 0);
    assert!(log.event_bytes() >= 10_000 * 24);
}
