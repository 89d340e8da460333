//! Pause, step and speed.

use std::rc::Rc;
use std::time::Duration;

use loopglass::runtime::{SPEED_LEAST, SPEED_MOST, Stepped, burn, call_later, call_soon, sleep, spawn};
use loopglass::say;
use loopglass::trace::{Actor, LoopTime};

use crate::support::{check, ms, new_loop, printed, printed_at, same, told};

fn name(stepped: Stepped) -> String {
    match stepped {
        Stepped::Ran(who) => who.to_string(),
        Stepped::Jumped(to) => format!("to {} ms", to.0 / 1_000_000),
        Stepped::Nothing => "nothing".to_owned(),
    }
}

#[test]
fn a_paused_loop_takes_no_turn_and_its_clock_stands() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| {
        drop(spawn(async {
            sleep(ms(10)).await;
            say!("woke");
        }));
    });
    clock.run_until(&event_loop, ms(4));
    event_loop.pause();
    event_loop.pause();
    clock.advance(ms(1_000));
    event_loop.turn();
    clock.run(&event_loop);
    assert_eq!(event_loop.now(), LoopTime(4_000_000));
    event_loop.resume();
    event_loop.resume();
    clock.run(&event_loop);
    assert_eq!(clock.now(), ms(1_010));
    same(&printed_at(&event_loop.log().borrow()), "10 woke");
}

#[test]
fn one_step_is_one_entry_and_an_empty_queue_moves_the_clock() {
    let (event_loop, clock) = new_loop();
    event_loop.pause();
    event_loop.enter(|| {
        drop(spawn(async {
            call_soon("soon", || say!("callback"));
            sleep(ms(3)).await;
            say!("woke");
        }));
        let cancelled = call_soon("never", || say!("never run"));
        cancelled.cancel();
        call_later(ms(3), "later", || say!("later"));
    });
    let mut steps = Vec::new();
    for _ in 0..9 {
        steps.push(name(event_loop.step()));
    }
    let expected = [
        "task 1",
        "callback 1",
        "callback 3",
        "to 3 ms",
        "timer 1",
        "timer 2",
        "task 1",
        "nothing",
        "nothing",
    ];
    assert_eq!(steps, expected);
    assert_eq!(clock.now(), ms(0), "real time did not pass");
    same(&printed_at(&event_loop.log().borrow()), "0 callback\n3 later\n3 woke");
    assert!(told(&event_loop.log().borrow()).contains("3 jumped from 0"));
    assert!(event_loop.is_at_rest());
}

#[test]
fn a_step_is_for_paused_loops_only() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| drop(spawn(async { say!("ran") })));
    assert_eq!(event_loop.step(), Stepped::Nothing);
    event_loop.pause();
    event_loop.close();
    assert_eq!(event_loop.step(), Stepped::Nothing);
    clock.run(&event_loop);
    assert!(printed(&event_loop.log().borrow()).is_empty());
}

#[test]
fn a_task_may_pause_and_resume_its_loop() {
    let (event_loop, clock) = new_loop();
    let event_loop = Rc::new(event_loop);
    let own = event_loop.clone();
    event_loop.enter(|| {
        spawn(async move {
            own.pause();
            say!("this entry runs to its end");
            assert_eq!(own.step(), Stepped::Nothing, "within a turn");
        });
        spawn(async { say!("the next one waits") });
    });
    clock.run(&event_loop);
    assert_eq!(printed(&event_loop.log().borrow()).len(), 1);
    // The iteration goes on where it was: no new one begins.
    event_loop.resume();
    clock.run(&event_loop);
    assert_eq!(printed(&event_loop.log().borrow()).len(), 2);
    assert_eq!(event_loop.iterations(), 1);
    assert_eq!(event_loop.step(), Stepped::Nothing);
}

#[test]
fn stepping_and_running_give_the_same_order() {
    let program = || {
        for n in 0..3 {
            spawn(async move {
                say!("{n} begins");
                call_soon("soon", move || say!("{n} called"));
                sleep(ms(3 - n)).await;
                say!("{n} ends");
            });
        }
    };
    let (run, clock) = new_loop();
    run.enter(program);
    clock.run(&run);
    let (stepped, _clock) = new_loop();
    stepped.pause();
    stepped.enter(program);
    while stepped.step() != Stepped::Nothing {}
    assert_eq!(printed(&run.log().borrow()), printed(&stepped.log().borrow()));
}

#[test]
fn a_step_runs_no_more_than_its_entry_when_it_resumes_the_loop() {
    let (event_loop, clock) = new_loop();
    let event_loop = Rc::new(event_loop);
    let own = event_loop.clone();
    event_loop.pause();
    event_loop.enter(|| {
        call_soon("resume", move || own.resume());
        call_later(ms(1), "later", || say!("after"));
    });
    assert!(matches!(event_loop.step(), Stepped::Ran(Actor::Callback(_))));
    clock.run(&event_loop);
    same(&printed_at(&event_loop.log().borrow()), "1 after");
    assert!(event_loop.is_at_rest());
}

#[test]
fn speed_scales_waiting_and_not_work() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| {
        drop(spawn(async {
            sleep(ms(100)).await;
            say!("woke");
        }));
    });
    clock.run_until(&event_loop, ms(20));
    event_loop.set_speed(4_000);
    clock.run(&event_loop);
    assert_eq!(clock.now(), ms(40), "20 ms at 1x, 80 ms at 4x");
    same(&printed_at(&event_loop.log().borrow()), "100 woke");

    let (event_loop, clock) = new_loop();
    event_loop.set_speed(500);
    event_loop.enter(|| {
        drop(spawn(async {
            burn(ms(10));
            sleep(ms(10)).await;
            say!("woke");
        }));
    });
    clock.run(&event_loop);
    assert_eq!(clock.now(), ms(30));
    same(&printed_at(&event_loop.log().borrow()), "15 woke");
}

#[test]
fn speed_keeps_to_its_bounds() {
    let (event_loop, _clock) = new_loop();
    for (asked, got) in [(0, SPEED_LEAST), (u32::MAX, SPEED_MOST), (1_500, 1_500)] {
        event_loop.set_speed(asked);
        assert_eq!(event_loop.speed(), got);
    }
    event_loop.close();
    event_loop.set_speed(1_000);
    assert_eq!(event_loop.speed(), 1_500, "a closed loop keeps what it had");
}

#[test]
fn waiting_for_ever_is_no_deadline_that_time_reaches() {
    check(
        |event_loop| {
            let task = spawn(sleep(Duration::MAX));
            event_loop.turn();
            task.cancel();
        },
        "",
    );
}
