//! Waking tasks.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use loopglass::runtime::{call_later, call_soon, sleep, spawn};
use loopglass::say;

use crate::support::{check_trace, ms, run, told};

#[test]
fn a_callback_wakes_a_task_into_the_next_iteration() {
    check_trace(
        |_| {
            let place = Rc::new(RefCell::new(None::<Waker>));
            let own = place.clone();
            spawn(poll_fn(move |cx| {
                if own.borrow().is_some() {
                    return Poll::Ready(());
                }
                *own.borrow_mut() = Some(cx.waker().clone());
                Poll::Pending
            }));
            call_soon("wake", move || {
                let waker = place.borrow().clone().unwrap();
                waker.wake_by_ref();
                waker.wake();
            });
        },
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 callback 1 scheduled
        0 iteration 1, 2 ready
        0 task 1 polled
        0 task 1 poll over
        0 callback 1 runs
        0 task 1 scheduled by callback 1
        0 iteration 2, 1 ready
        0 task 1 polled
        0 task 1 poll over
        0 task 1 returned
        0 ended
        ",
    );
}

#[test]
fn a_task_that_wakes_itself_is_ready_after_its_poll() {
    check_trace(
        |_| {
            let mut polls = 0;
            spawn(poll_fn(move |cx| {
                polls += 1;
                cx.waker().wake_by_ref();
                say!("poll {polls}");
                if polls == 2 { Poll::Ready(()) } else { Poll::Pending }
            }));
        },
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 > poll 1
        0 task 1 poll over
        0 task 1 scheduled by task 1
        0 iteration 2, 1 ready
        0 task 1 polled
        0 > poll 2
        0 task 1 poll over
        0 task 1 returned
        0 ended
        ",
    );
}

#[test]
fn a_wake_after_the_end_does_nothing() {
    let log = run(|_| {
        let place = Rc::new(RefCell::new(None::<Waker>));
        let own = place.clone();
        spawn(poll_fn(move |cx| {
            *own.borrow_mut() = Some(cx.waker().clone());
            Poll::Ready(())
        }));
        call_later(ms(1), "wake", move || {
            let waker = place.borrow_mut().take().unwrap();
            waker.wake();
        });
    });
    let text = told(&log.borrow());
    assert_eq!(text.matches("task 1 polled").count(), 1, "{text}");
    assert_eq!(text.matches("task 1 scheduled").count(), 1, "{text}");
}

#[test]
fn equal_deadlines_fire_in_order_of_creation() {
    let log = run(|_| {
        for n in 0..40 {
            call_later(ms(7), "later", move || say!("{n}"));
        }
        spawn(sleep(ms(7)));
    });
    let lines = crate::support::printed(&log.borrow());
    assert_eq!(lines, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn many_cancelled_timers_leave_the_heap_and_the_others_in_order() {
    let log = run(|_| {
        let handles: Vec<_> =
            (0..400_u64).map(|n| call_later(ms(400 - n), "later", move || say!("{}", 400 - n))).collect();
        for (n, handle) in handles.iter().enumerate() {
            if n % 4 != 0 {
                assert!(handle.cancel());
            }
        }
    });
    let found: Vec<u64> = crate::support::printed(&log.borrow()).iter().map(|l| l.parse().unwrap()).collect();
    let expected: Vec<u64> = (1..=100).map(|n| n * 4).collect();
    assert_eq!(found, expected);
}
