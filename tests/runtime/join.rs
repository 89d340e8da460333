//! Waiting for tasks: owned, borrowed, shielded, several at once.

use std::rc::Rc;

use loopglass::runtime::{JoinHandle, join_all, shield, sleep, spawn, spawn_named, timeout, yield_now};
use loopglass::say;
use loopglass::trace::EventKind;

use crate::support::{Finally, check, ms, run};

#[test]
fn an_owned_wait_takes_the_value_without_a_clone() {
    #[derive(Debug)]
    struct Unique(u8);
    check(
        |_| {
            let task = spawn(async { Unique(7) });
            spawn(async move { say!("{}", task.await.unwrap().0) });
        },
        "0 7",
    );
}

#[test]
fn borrowed_waits_may_be_many_and_leave_the_task_alone() {
    check(
        |_| {
            let task = Rc::new(spawn(async {
                sleep(ms(10)).await;
                "value"
            }));
            let own = task.clone();
            spawn(async move {
                let late = timeout(ms(1), &*own).await;
                say!("{late:?}, over: {}", own.is_finished());
                say!("{:?}", (&*own).await);
                say!("{:?}", own.result());
            });
            spawn(async move { say!("{:?}", (&*task).await) });
        },
        r#"
        1 Err(TimedOut), over: false
        10 Ok("value")
        10 Ok("value")
        10 Some(Ok("value"))
        "#,
    );
}

#[test]
fn a_handle_that_is_dropped_leaves_the_task_going() {
    check(
        |_| {
            drop(spawn(async {
                sleep(ms(1)).await;
                say!("went on");
            }));
        },
        "1 went on",
    );
}

#[test]
fn a_shield_ends_the_wait_and_not_the_work() {
    check(
        |_| {
            spawn(async {
                let work = spawn(async {
                    let _guard = Finally("work is left");
                    sleep(ms(3)).await;
                    "late"
                });
                say!("{:?}", timeout(ms(2), shield(&work)).await);
                say!("{:?}", work.await);
            });
        },
        r#"
        2 Err(TimedOut)
        3 work is left
        3 Ok("late")
        "#,
    );
}

#[test]
fn an_unshielded_task_ends_with_the_wait() {
    check(
        |_| {
            spawn(async {
                let work = spawn(async {
                    let _guard = Finally("work is left");
                    sleep(ms(3)).await;
                });
                say!("{:?}", timeout(ms(2), work).await);
            });
        },
        "
        2 Err(TimedOut)
        2 work is left
        ",
    );
}

#[test]
fn all_results_stand_in_the_order_of_the_arguments() {
    check(
        |_| {
            spawn(async {
                let wait = |n: u64| async move {
                    sleep(ms(n)).await;
                    n
                };
                say!("{:?}", join_all([wait(3), wait(0), wait(1)]).await);
                say!("{:?}", join_all(Vec::<JoinHandle<u8>>::new()).await);
            });
        },
        "
        3 [3, 0, 1]
        3 []
        ",
    );
}

#[test]
fn a_dropped_wait_for_all_cancels_who_is_still_going() {
    check(
        |_| {
            spawn(async {
                let work = |milliseconds, line| {
                    spawn(async move {
                        let _guard = Finally(line);
                        sleep(ms(milliseconds)).await;
                    })
                };
                let all = join_all([work(1, "returned"), work(9, "cancelled"), work(8, "cancelled too")]);
                say!("{}", timeout(ms(2), all).await.is_err());
            });
        },
        "
        1 returned
        2 true
        2 cancelled
        2 cancelled too
        ",
    );
}

#[test]
fn a_wait_for_many_does_not_fill_the_log_with_itself() {
    let notes = |n: u64| {
        let log = run(|_| drop(spawn(async move { drop(join_all((0..n).map(|i| sleep(ms(i + 1)))).await) })));
        let log = log.borrow();
        log.iter().filter(|event| matches!(event.kind, EventKind::TaskAwaiting { .. })).count()
    };
    // One for each child, and one for the whole at each wake.
    assert_eq!(notes(10), 10 + 10);
    assert_eq!(notes(200), 200 + 200);
}

#[test]
fn a_wait_that_is_given_up_is_not_woken() {
    let log = run(|_| {
        let slow = Rc::new(spawn(sleep(ms(10))));
        spawn_named("waiter", async move {
            let _ = timeout(ms(1), &*slow).await;
            sleep(ms(100)).await;
        });
    });
    let log = log.borrow();
    let waiter = loopglass::trace::TaskId::from_index(1);
    let polls = log.iter().filter(|e| e.kind == (EventKind::PollStarted { task: waiter })).count();
    assert_eq!(polls, 3, "start, timeout, end of the sleep; none when the slow task ends");
}

#[test]
fn a_done_task_is_joined_without_a_turn() {
    let log = run(|_| {
        spawn(async {
            let task = spawn(async { 1 });
            yield_now().await;
            assert_eq!(task.await, Ok(1));
        });
    });
    let polls = log.borrow().iter().filter(|e| matches!(e.kind, EventKind::PollStarted { .. })).count();
    assert_eq!(polls, 3);
}
