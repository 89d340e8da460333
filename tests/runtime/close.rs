//! Closing a loop: everything is dropped, nothing is leaked, the log stays.

use std::cell::RefCell;
use std::rc::Rc;

use loopglass::runtime::{
    Census, EventLoop, JoinError, VirtualClock, call_later, call_soon, census, promise, sleep, spawn,
};
use loopglass::say;

use crate::support::{Finally, check_trace, ms, new_loop, same, told};

#[test]
fn guards_run_and_the_trace_tells_what_was_dropped() {
    let (event_loop, _clock) = new_loop();
    event_loop.enter(|| {
        spawn(async {
            let _guard = Finally("guard");
            sleep(ms(5)).await;
        });
        event_loop.turn();
        spawn(async { say!("never polled") });
        call_soon("soon", || say!("never run"));
        call_later(ms(3), "later", || say!("never run"));
    });
    let before = event_loop.log().borrow().len();
    event_loop.close();
    event_loop.close();
    let log = event_loop.log();
    let all = told(&log.borrow());
    assert!(before < log.borrow().len());
    same(
        &all[all.find("0 timer 1 cancelled").unwrap()..],
        "
        0 timer 1 cancelled
        0 > guard
        0 task 1 dropped
        0 task 2 dropped
        0 callback 1 cancelled
        0 callback 2 cancelled
        0 timer 2 cancelled
        0 ended
        ",
    );
    drop(event_loop);
    assert_eq!(census(), Census::default());
}

#[test]
fn a_guard_may_use_the_loop_that_closes() {
    struct Restless;
    impl Drop for Restless {
        fn drop(&mut self) {
            let task = spawn(async { say!("never polled") });
            assert!(task.is_finished());
            assert_eq!(task.result(), Some(Err(JoinError::Cancelled)));
            assert!(!task.cancel());
            assert!(!call_soon("soon", || say!("never run")).cancel());
            call_later(ms(1), "later", || say!("never run"));
        }
    }
    let (event_loop, _clock) = new_loop();
    event_loop.enter(|| {
        drop(spawn(async {
            let _guard = Restless;
            sleep(ms(5)).await;
        }))
    });
    event_loop.turn();
    event_loop.close();
    let log = event_loop.log();
    let text = told(&log.borrow());
    assert!(text.contains("warning: a task was given to a closed loop"), "{text}");
    assert!(text.contains("warning: a callback was given to a closed loop"), "{text}");
    assert!(text.trim_end().ends_with("ended"), "{text}");
    assert_eq!((event_loop.live_tasks(), event_loop.armed_timers()), (0, 0));
    drop(event_loop);
    assert_eq!(census(), Census::default());
}

#[test]
fn a_task_may_close_its_own_loop() {
    let (event_loop, clock) = new_loop();
    let event_loop = Rc::new(event_loop);
    let own = event_loop.clone();
    event_loop.enter(|| {
        drop(spawn(async move {
            let _guard = Finally("dropped after its poll");
            own.close();
            say!("goes on to its next wait");
            sleep(ms(1)).await;
            say!("never printed");
        }));
        drop(spawn(async {
            let _guard = Finally("never held: the body did not begin");
        }));
    });
    clock.run(&event_loop);
    let log = event_loop.log();
    let all = told(&log.borrow());
    same(
        &all[all.find("0 task 1 polled").unwrap()..],
        "
        0 task 1 polled
        0 task 2 dropped
        0 > goes on to its next wait
        0 timer 1 armed for 1
        0 timer 1 cancelled
        0 > dropped after its poll
        0 task 1 poll over
        0 task 1 dropped
        0 ended
        ",
    );
    assert_eq!(event_loop.armed_timers(), 0);
    drop(event_loop);
    assert_eq!(census(), Census::default());
}

#[test]
fn a_task_may_drop_its_own_loop() {
    let (event_loop, driver) = crate::loops::driven_loop();
    let log = event_loop.log();
    let slot = Rc::new(RefCell::new(None::<EventLoop>));
    let own = slot.clone();
    event_loop.enter(|| {
        drop(spawn(async move {
            let own = own.borrow_mut().take();
            drop(own);
        }));
    });
    *slot.borrow_mut() = Some(event_loop);
    driver.turn();
    assert!(slot.borrow().is_none());
    let text = told(&log.borrow());
    assert!(text.ends_with("0 task 1 returned\n0 ended\n"), "{text}");
    assert_eq!(census(), Census::default());
}

#[test]
fn a_wake_after_the_close_does_nothing() {
    let (event_loop, _clock) = new_loop();
    let value = event_loop.enter(|| {
        let value = promise::<u8>("value");
        let awaited = value.clone();
        drop(spawn(async move { say!("{:?}", awaited.await) }));
        value
    });
    event_loop.turn();
    event_loop.close();
    let events = event_loop.log().borrow().len();
    drop(event_loop);
    assert_eq!(value.set(1), Ok(()));
    assert_eq!(value.result(), Some(Ok(1)));
    assert!(events > 0);
    assert_eq!(census(), Census::default());
}

#[test]
fn a_cancelled_task_is_told_as_cancelled_even_if_the_close_comes_first() {
    check_trace(
        |event_loop| {
            let task = spawn(sleep(ms(5)));
            event_loop.turn();
            task.cancel();
            event_loop.close();
        },
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 timer 1 armed for 5
        0 task 1 poll over
        0 task 1 cancel asked by the page
        0 task 1 scheduled by the page
        0 timer 1 cancelled
        0 task 1 cancelled
        0 ended
        ",
    );
}

#[test]
fn cancelling_the_last_timer_from_outside_ends_the_run() {
    let (event_loop, clock) = new_loop();
    let handle = event_loop.enter(|| call_later(ms(10), "later", || say!("never run")));
    assert!(handle.cancel());
    assert!(told(&event_loop.log().borrow()).ends_with("0 ended\n"));
    clock.run(&event_loop);
    assert_eq!(clock.now(), ms(0), "nobody waits for a timer that was taken back");
    assert_eq!(census().timers, 0, "though its handle lives");
    drop(handle);
}

#[test]
fn nothing_outside_of_a_loop_finds_one() {
    let caught = std::panic::catch_unwind(|| drop(spawn(async {})));
    assert!(caught.is_err());
    let (event_loop, _): (EventLoop, VirtualClock) = new_loop();
    event_loop.enter(|| drop(spawn(async {})));
    assert_eq!(event_loop.live_tasks(), 1);
}
