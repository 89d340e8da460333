//! Timeouts.

use std::time::Duration;

use loopglass::runtime::{Timeout, burn, census, promise, sleep, spawn, timeout, yield_now};
use loopglass::say;

use crate::support::{Finally, check, check_trace, ms};

#[test]
fn the_future_is_dropped_before_the_result_is_seen() {
    check(
        |_| {
            spawn(async {
                let result = timeout(ms(2), async {
                    let _guard = Finally("guard");
                    sleep(ms(5)).await;
                });
                say!("{:?}", result.await);
            });
        },
        "
        2 guard
        2 Err(TimedOut)
        ",
    );
}

#[test]
fn a_result_in_time_takes_the_timer_back() {
    check_trace(
        |_| drop(spawn(async { assert_eq!(timeout(ms(9), async { 7 }).await, Ok(7)) })),
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 timer 1 armed for 9
        0 timer 1 cancelled
        0 task 1 poll over
        0 task 1 returned
        0 ended
        ",
    );
}

#[test]
fn with_no_time_nothing_is_polled() {
    check(
        |_| {
            spawn(async {
                say!("{:?}", timeout(Duration::ZERO, async { say!("never printed") }).await);
                yield_now().await;
                assert_eq!(census().timers, 0);
            });
        },
        "0 Err(TimedOut)",
    );
}

#[test]
fn the_inner_of_two_that_are_due_at_once_is_dropped_with_the_outer() {
    check(
        |_| {
            spawn(async {
                let inner = async {
                    let _guard = Finally("inner guard");
                    let result = timeout(ms(2), sleep(ms(9))).await;
                    say!("inner saw {result:?}");
                };
                say!("outer saw {:?}", timeout(ms(2), inner).await);
            });
        },
        "
        2 inner guard
        2 outer saw Err(TimedOut)
        ",
    );
}

#[test]
fn blocking_past_the_limit_is_seen_at_the_next_wait_only() {
    check(
        |_| {
            spawn(async {
                let result = timeout(ms(2), async {
                    burn(ms(10));
                    say!("still here");
                    yield_now().await;
                    say!("and once more, for the timer has its turn after what was ready");
                    yield_now().await;
                    say!("never printed");
                });
                say!("{:?}", result.await);
            });
        },
        "
        10 still here
        10 and once more, for the timer has its turn after what was ready
        10 Err(TimedOut)
        ",
    );
}

#[test]
fn a_timeout_that_is_dropped_leaves_no_timer() {
    check(
        |event_loop| {
            let value = promise::<u8>("value");
            let task = spawn(async move {
                let wait: Timeout<_> = timeout(ms(50), value);
                let _ = wait.await;
            });
            event_loop.turn();
            assert_eq!(event_loop.armed_timers(), 1);
            task.cancel();
            event_loop.turn();
            assert_eq!(event_loop.armed_timers(), 0);
        },
        "",
    );
}
