//! A panic ends its task or callback and nothing else.

use std::panic::resume_unwind;

use loopglass::runtime::{
    JoinError, abandon_running, call_soon, census, observe, promise, sleep, spawn, yield_now,
};
use loopglass::say;
use loopglass::trace::EventKind;

use crate::support::{Finally, check, check_trace, ms, new_loop, told};

/// Panics without the message on standard error that a test's reader would take for a failure.
fn boom() {
    resume_unwind(Box::new("boom"));
}

#[test]
fn the_joiner_gets_the_message_and_others_go_on() {
    check(
        |_| {
            let bad = spawn(async {
                let _guard = Finally("unwound");
                yield_now().await;
                boom();
            });
            spawn(async move { say!("{:?}", bad.await) });
            spawn(async {
                sleep(ms(1)).await;
                say!("another task");
            });
        },
        r#"
        0 unwound
        0 Err(Panicked("boom"))
        1 another task
        "#,
    );
}

#[test]
fn the_trace_shows_the_poll_and_the_end() {
    check_trace(
        |_| drop(spawn(async { boom() })),
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 task 1 poll over
        0 task 1 panicked boom
        0 ended
        ",
    );
}

#[test]
fn a_callback_that_panics_is_reported() {
    check(
        |_| {
            call_soon("bad", boom);
            call_soon("good", || say!("the next callback"));
        },
        "
        0 Exception in callback: boom
        0 the next callback
        ",
    );
}

#[test]
fn a_value_that_cannot_be_shown_is_a_panic_of_its_task() {
    #[derive(Clone)]
    struct Shy;
    impl std::fmt::Debug for Shy {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            boom();
            Ok(())
        }
    }
    check(
        |_| {
            let task = spawn(async { Shy });
            spawn(async move {
                let error = task.await.err();
                assert_eq!(error, Some(JoinError::Panicked("boom".to_owned())));
                say!("joined");
            });
        },
        "0 joined",
    );
}

#[test]
fn a_result_whose_drop_panics_does_not_stop_the_loop() {
    #[derive(Debug)]
    struct Trap;
    impl Drop for Trap {
        fn drop(&mut self) {
            boom();
        }
    }
    check(
        |_| {
            drop(spawn(async { Trap }));
            spawn(async { say!("another task") });
        },
        "
        0 Exception while a result was dropped: boom
        0 another task
        ",
    );
}

#[test]
fn a_task_dropped_while_another_unwinds_is_told_as_dropped() {
    let (outer, clock) = new_loop();
    let (inner, inner_clock) = new_loop();
    let log = inner.log();
    inner.enter(|| {
        drop(spawn(async {
            let _guard = Finally("inner guard");
            sleep(ms(1)).await;
        }))
    });
    inner.turn();
    outer.enter(|| {
        drop(spawn(async move {
            let _dropped_by_the_panic = inner;
            boom();
        }))
    });
    clock.run(&outer);
    inner_clock.advance(ms(5));
    drop(outer);
    let told = told(&log.borrow());
    assert!(told.contains("> inner guard"), "{told}");
    assert!(told.contains("task 1 dropped"), "{told}");
    assert_eq!(census().tasks, 0);
}

#[test]
fn an_observed_future_that_panics_says_so() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| drop(spawn(observe("bad", async { boom() }))));
    clock.run(&event_loop);
    let log = event_loop.log();
    let text = told(&log.borrow());
    assert!(text.contains("coroutine 1 panicked"), "{text}");
    let ended = log.borrow().iter().any(|e| matches!(e.kind, EventKind::CoroutinePollEnded { .. }));
    assert!(ended);
}

#[test]
fn a_loop_whose_running_entry_never_returns_is_closed_and_releases_the_others() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| {
        drop(spawn(async {
            let _guard = Finally("the other task's guard");
            sleep(ms(10)).await;
        }));
    });
    event_loop.turn();
    assert!(!event_loop.enter(|| abandon_running("not ours")), "nothing ran");
    assert!(!event_loop.is_closed());
    event_loop.enter(|| {
        drop(spawn(async move {
            // What the panic hook does on a platform that cannot unwind; here the entry returns after all.
            assert!(abandon_running("gone"));
        }));
    });
    clock.run(&event_loop);
    assert!(event_loop.is_closed());
    event_loop.close();
    let log = event_loop.log();
    let text = told(&log.borrow());
    assert!(text.contains("task 2 panicked gone"), "{text}");
    assert!(text.contains("> the other task's guard"), "{text}");
    drop(event_loop);
    assert_eq!(census().timers, 0);
}

#[test]
fn a_promise_settled_from_a_guard_during_a_panic_wakes_its_waiter() {
    check(
        |_| {
            struct Settle(loopglass::runtime::Promise<u8>);
            impl Drop for Settle {
                fn drop(&mut self) {
                    let _ = self.0.set(1);
                }
            }
            let value = promise("value");
            let guard = Settle(value.clone());
            spawn(async move {
                let _guard = guard;
                boom();
            });
            spawn(async move { say!("{:?}", value.await) });
        },
        "0 Ok(1)",
    );
}
