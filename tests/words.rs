//! The record in words: each event as a sentence, and who made whom.
#![cfg(not(target_arch = "wasm32"))]

use std::time::Duration;

use loopglass::runtime::{
    LoopOptions, VirtualClock, call_soon, observe, promise, sleep, spawn, spawn_named, timeout,
};
use loopglass::trace::{Actor, CallbackId, Log, Seeker, Snapshot, TaskId, actor_name, event_words, lineage};

fn run(program: impl FnOnce()) -> (std::rc::Rc<std::cell::RefCell<Log>>, Snapshot) {
    let (event_loop, clock) = VirtualClock::new_loop(LoopOptions::default());
    event_loop.enter(program);
    clock.run(&event_loop);
    let log = event_loop.log();
    let end = Seeker::default().seek(&log.borrow(), usize::MAX).clone();
    (log, end)
}

#[test]
fn a_run_reads_as_sentences() {
    let (log, end) = run(|| {
        spawn_named("cook", async {
            let tea = observe("tea", async { sleep(Duration::from_secs(1)).await });
            let late = timeout(Duration::from_millis(500), tea).await;
            loopglass::say!("{late:?}");
            let plate = promise::<u8>("plate");
            plate.set(1).unwrap();
            plate.cancel().unwrap_err();
        });
    });
    let log = log.borrow();
    let told: Vec<String> = log.iter().map(|event| event_words(event, &end, &log)).collect();
    assert_eq!(
        told,
        [
            "the loop has something to do",
            "cook was created by the page",
            "cook joins the ready queue, woken by the page",
            "iteration 1: 1 ready",
            "cook is polled",
            "coroutine tea was made by cook",
            "timer 1 was set for cook, due at 0.500 s",
            "cook waits for a timer due at 0.500 s",
            "coroutine tea is polled inside cook",
            "timer 2 was set for cook, due at 1.000 s",
            "cook waits for a timer due at 1.000 s",
            "coroutine tea: poll over after 0.0 ms",
            "cook: poll over after 0.0 ms",
            "timer 1 is due and joins the ready queue",
            "iteration 2: 1 ready",
            "timer 1 fires for cook",
            "cook joins the ready queue, woken by timer 1",
            "iteration 3: 1 ready",
            "cook is polled",
            "the time is up in cook: timer 1 won",
            "coroutine tea cancelled",
            "timer 2 was taken back",
            "cook prints: Err(TimedOut)",
            "promise plate was made by cook",
            "promise plate was set by cook: 1",
            "promise plate refused cook: it is settled",
            "cook: poll over after 0.0 ms",
            "cook returned",
            "the loop is at rest",
        ]
    );
}

#[test]
fn everybody_stands_under_their_maker() {
    let (log, end) = run(|| {
        spawn_named("a", async {
            spawn_named("a1", async {});
            call_soon("bell", || drop(spawn_named("rung", async {})));
            spawn_named("a2", async { drop(spawn(async {})) });
        });
        spawn_named("b", async {});
    });
    let log = log.borrow();
    let tree: Vec<String> = lineage(&end)
        .iter()
        .map(|branch| format!("{}{}", ". ".repeat(branch.depth), actor_name(branch.actor, &end, &log)))
        .collect();
    assert_eq!(tree, ["a", ". a1", ". a2", ". . Task-6", ". bell", ". . rung", "b"]);
}

#[test]
fn makers_that_make_each_other_are_all_there() {
    let (_, mut end) = run(|| {
        spawn(async {});
        spawn(async {});
    });
    let (first, second) = (TaskId::from_index(0), TaskId::from_index(1));
    end.tasks.get_mut(0).unwrap().by = Actor::Task(second);
    end.tasks.get_mut(1).unwrap().by = Actor::Task(first);
    assert_eq!(lineage(&end).len(), 2);
    end.tasks.get_mut(1).unwrap().by = Actor::Callback(CallbackId::from_index(7));
    assert_eq!(lineage(&end).len(), 3);
}
