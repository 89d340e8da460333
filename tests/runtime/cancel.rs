//! Cancellation: the future is dropped where it waits, in a turn of its own.

use loopglass::runtime::{JoinError, sleep, spawn, yield_now};
use loopglass::say;

use crate::support::{Finally, check, check_trace, ms, new_loop, told};

#[test]
fn a_waiting_task_is_dropped_in_its_next_turn_without_a_poll() {
    check_trace(
        |event_loop| {
            let task = spawn(async {
                let _guard = Finally("guard");
                sleep(ms(1_000)).await;
            });
            event_loop.turn();
            assert!(task.cancel());
            assert!(!task.cancel());
        },
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 timer 1 armed for 1000
        0 task 1 poll over
        0 task 1 cancel asked by the page
        0 task 1 scheduled by the page
        0 task 1 cancel asked by the page, refused
        0 iteration 2, 1 ready
        0 timer 1 cancelled
        0 > guard
        0 task 1 cancelled
        0 ended
        ",
    );
}

#[test]
fn a_task_may_ask_for_its_own_end() {
    check(
        |event_loop| {
            let slot = std::rc::Rc::new(std::cell::RefCell::new(None));
            let own = slot.clone();
            let task = spawn(async move {
                let _guard = Finally("dropped where it waited next");
                let handle: loopglass::runtime::JoinHandle<()> = own.borrow_mut().take().unwrap();
                assert!(handle.cancel());
                say!("goes on to its next wait");
                yield_now().await;
                say!("never printed");
            });
            *slot.borrow_mut() = Some(task);
            event_loop.turn();
            assert!(event_loop.is_at_rest());
        },
        "
        0 goes on to its next wait
        0 dropped where it waited next
        ",
    );
}

#[test]
fn a_task_that_woke_itself_is_not_polled_once_more() {
    check(
        |event_loop| {
            let task = spawn(async {
                say!("once");
                yield_now().await;
                say!("never printed");
            });
            // The first iteration polls it, and it stands in the queue again when the request comes.
            event_loop.pause();
            event_loop.step();
            assert_eq!(event_loop.ready_len(), 1);
            task.cancel();
            event_loop.resume();
            drop(task);
        },
        "0 once",
    );
}

#[test]
fn dropping_an_owned_wait_cancels_the_task() {
    check(
        |_| {
            let outer = spawn(async {
                let inner = spawn(async {
                    let _guard = Finally("inner");
                    sleep(ms(100)).await;
                });
                let _guard = Finally("outer");
                let _ = inner.await;
            });
            spawn(async move {
                sleep(ms(10)).await;
                outer.cancel();
            });
        },
        "
        10 outer
        10 inner
        ",
    );
}

#[test]
fn a_guard_may_spawn_wake_and_print() {
    struct Last;
    impl Drop for Last {
        fn drop(&mut self) {
            say!("guard");
            spawn(async { say!("spawned by the guard") });
        }
    }
    check(
        |event_loop| {
            let task = spawn(async {
                let _guard = Last;
                sleep(ms(100)).await;
            });
            event_loop.turn();
            task.cancel();
        },
        "
        0 guard
        0 spawned by the guard
        ",
    );
}

#[test]
fn everything_can_be_cancelled_at_once_in_order_of_creation() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| {
        for name in ["a", "b"] {
            spawn(async move {
                let _guard = Finally(name);
                sleep(ms(5)).await;
            });
        }
        drop(spawn(async {}));
    });
    event_loop.turn();
    assert_eq!(event_loop.cancel_all(), 2);
    assert_eq!(event_loop.cancel_all(), 0);
    clock.run(&event_loop);
    assert!(event_loop.is_at_rest());
    assert_eq!(clock.now(), ms(0), "no timer was left to wait for");
    let log = event_loop.log();
    let told = told(&log.borrow());
    let a = told.find("> a").unwrap();
    assert!(told.find("> b").unwrap() > a);
}

#[test]
fn a_join_error_says_so() {
    let task_error = JoinError::Cancelled.to_string();
    assert_eq!(task_error, "the task was cancelled");
    assert_eq!(JoinError::Panicked("boom".into()).to_string(), "the task panicked: boom");
}
