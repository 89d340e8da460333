//! The runtime on the browser's own event loop: turns, timers, cancellation, what is left behind.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
#![cfg(all(feature = "ui", target_arch = "wasm32"))]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use loopglass::browser::BrowserHost;
use loopglass::runtime::{
    EventLoop, LoopOptions, Stepped, call_later, call_soon, census, sleep, spawn, spawn_named, yield_now,
};
use loopglass::say;
use loopglass::trace::{Actor, EventKind, Outcome, Snapshot};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn new_loop() -> EventLoop {
    BrowserHost::new_loop(LoopOptions::default())
}

const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Waits, on the browser's clock, until the loop is at rest. Fails a test that never gets there.
async fn rest(event_loop: &EventLoop) {
    for _ in 0..1000 {
        if event_loop.is_at_rest() {
            return;
        }
        TimeoutFuture::new(5).await;
    }
    panic!("the loop never came to rest");
}

fn snapshot(event_loop: &EventLoop) -> Snapshot {
    let mut snapshot = Snapshot::default();
    event_loop.log().borrow().iter().for_each(|event| snapshot.apply(event));
    snapshot
}

fn printed(event_loop: &EventLoop) -> Vec<String> {
    let log = event_loop.log();
    let log = log.borrow();
    log.iter()
        .filter_map(|event| match event.kind {
            EventKind::Output { text, .. } => Some(log.text(text).to_owned()),
            _ => None,
        })
        .collect()
}

#[wasm_bindgen_test]
async fn nothing_runs_inside_spawn_and_everything_runs_afterwards() {
    let event_loop = new_loop();
    let ran = Rc::new(Cell::new(false));
    let flag = ran.clone();
    event_loop.enter(|| drop(spawn(async move { flag.set(true) })));
    assert!(!ran.get());
    rest(&event_loop).await;
    assert!(ran.get());
}

#[wasm_bindgen_test]
async fn sleeps_end_in_order_of_deadline_and_not_early() {
    let event_loop = new_loop();
    event_loop.enter(|| {
        for (name, time) in [("slow", 60), ("fast", 20), ("middle", 40)] {
            spawn_named(name, async move {
                sleep(ms(time)).await;
                say!("{name}");
            });
        }
    });
    rest(&event_loop).await;
    assert_eq!(printed(&event_loop), ["fast", "middle", "slow"]);
    let end = snapshot(&event_loop);
    let times: Vec<f64> =
        end.tasks().map(|(_, task)| task.finished().unwrap().0.as_secs_f64() * 1e3).collect();
    assert!(times[0] >= 60.0 && times[1] >= 20.0 && times[2] >= 40.0, "{times:?}");
}

#[wasm_bindgen_test]
async fn waits_overlap() {
    let event_loop = new_loop();
    event_loop.enter(|| (0..100).for_each(|_| drop(spawn(sleep(ms(50))))));
    rest(&event_loop).await;
    let end = snapshot(&event_loop);
    assert_eq!(end.tasks.len(), 100);
    // A hundred waits one after another would be five seconds.
    assert!(end.at.as_secs_f64() < 2.5, "{:?}", end.at);
}

#[wasm_bindgen_test]
async fn callbacks_and_polls_share_one_queue() {
    let event_loop = new_loop();
    event_loop.enter(|| {
        call_soon("a", || say!("a"));
        drop(spawn(async {
            say!("b");
            yield_now().await;
            say!("d");
        }));
        call_soon("c", || say!("c"));
        call_later(ms(50), "e", || say!("e"));
        call_later(ms(50), "never", || say!("never")).cancel();
    });
    rest(&event_loop).await;
    assert_eq!(printed(&event_loop), ["a", "b", "c", "d", "e"]);
}

#[wasm_bindgen_test]
async fn cancelled_tasks_are_dropped_where_they_wait() {
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            say!("guard");
        }
    }
    let event_loop = new_loop();
    let handle = event_loop.enter(|| {
        spawn_named("long", async {
            let _guard = Guard;
            sleep(ms(60_000)).await;
            say!("never");
        })
    });
    TimeoutFuture::new(20).await;
    assert_eq!(event_loop.armed_timers(), 1);
    assert!(event_loop.enter(|| handle.cancel()));
    assert!(!event_loop.enter(|| handle.cancel()));
    rest(&event_loop).await;
    assert_eq!(printed(&event_loop), ["guard"]);
    assert_eq!(event_loop.armed_timers(), 0);
    let end = snapshot(&event_loop);
    let (_, task) = end.tasks().next().unwrap();
    assert_eq!(task.finished().map(|(_, outcome)| outcome), Some(Outcome::Cancelled));
}

#[wasm_bindgen_test]
async fn a_paused_loop_stands_still_and_steps() {
    let event_loop = new_loop();
    event_loop.enter(|| {
        drop(spawn(async {
            sleep(ms(500)).await;
            say!("woke");
        }));
    });
    event_loop.pause();
    TimeoutFuture::new(30).await;
    assert!(snapshot(&event_loop).tasks().all(|(_, task)| task.polls == 0));
    assert!(matches!(event_loop.step(), Stepped::Ran(Actor::Task(_))));
    // The rest is timers: the clock jumps, the timer fires, the task is polled.
    assert!(matches!(event_loop.step(), Stepped::Jumped(_)));
    assert!(matches!(event_loop.step(), Stepped::Ran(Actor::Timer(_))));
    assert!(matches!(event_loop.step(), Stepped::Ran(Actor::Task(_))));
    assert_eq!(event_loop.step(), Stepped::Nothing);
    assert_eq!(printed(&event_loop), ["woke"]);
    assert!(event_loop.now().as_secs_f64() >= 0.5 && event_loop.is_at_rest());
}

#[wasm_bindgen_test]
async fn speed_scales_the_clock_and_resumption_goes_on() {
    let event_loop = new_loop();
    event_loop.set_speed(4000);
    event_loop.enter(|| drop(spawn(sleep(ms(400)))));
    event_loop.pause();
    let paused = event_loop.now();
    TimeoutFuture::new(20).await;
    assert_eq!(event_loop.now(), paused);
    let wall = event_loop.wall();
    event_loop.resume();
    rest(&event_loop).await;
    let end = snapshot(&event_loop);
    assert!(end.at.as_secs_f64() >= 0.4);
    // Four times as fast: the wait took about a quarter of its time, and never less.
    let real = (end.the_loop.wall.1.unwrap() - wall) as f64 / 1e9;
    assert!(real >= 0.099, "{real}");
}

#[wasm_bindgen_test]
async fn a_long_turn_lets_the_page_paint() {
    let event_loop = new_loop();
    let frames = Rc::new(Cell::new(0));
    let counter = frames.clone();
    let done = Rc::new(Cell::new(false));
    let flag = done.clone();
    event_loop.enter(|| {
        drop(spawn(async move {
            let begin = loopglass::runtime::now();
            // A task that always has more to do, but yields.
            while loopglass::runtime::now().since(begin) < ms(200) {
                yield_now().await;
            }
            flag.set(true);
        }));
    });
    let _frame = loopglass::ui::frame::join(move |_| {
        counter.set(counter.get() + 1);
        true
    });
    rest(&event_loop).await;
    assert!(done.get());
    assert!(frames.get() >= 3, "{} frames", frames.get());
}

#[wasm_bindgen_test]
async fn loops_do_not_disturb_each_other_and_leave_nothing() {
    let before = census();
    let order = Rc::new(RefCell::new(Vec::new()));
    {
        let loops: Vec<EventLoop> = (0..3).map(|_| new_loop()).collect();
        for (i, event_loop) in loops.iter().enumerate() {
            let order = order.clone();
            event_loop.enter(|| {
                drop(spawn(async move {
                    sleep(ms(10 * (3 - i as u64))).await;
                    order.borrow_mut().push(i);
                    sleep(ms(60_000)).await;
                }));
                call_later(ms(60_000), "late", || ());
            });
        }
        TimeoutFuture::new(80).await;
        assert_eq!(*order.borrow(), [2, 1, 0]);
        let now = census();
        assert_eq!((now.loops - before.loops, now.tasks - before.tasks), (3, 3));
        assert_eq!((now.timers - before.timers, now.callbacks - before.callbacks), (6, 3));
    }
    // Closed half-way: no loop, task, timer, callback or channel is left.
    assert_eq!(census(), before);
}
