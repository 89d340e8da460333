//! The order of events is asyncio's: the programs in `loop_order/` were run by CPython 3.13
//! (`record.py`), and each is written here once more in Rust and must print the same lines.
//!
//! Left out, because Rust differs in principle:
//! - A cancelled future is dropped; it cannot catch its cancellation, await during its cleanup or outlive it.
//! - A task that asks for its own cancellation and returns in the same poll has returned; asyncio cancels it.
//! - A cancelled wait for an owned task is dropped first and the task in the next pass; asyncio ends
//!   the inner task first, and the waiter after it.
//! - `join_all` and `shield` resume their waiter one pass after the child's end, `gather` and `asyncio.shield` two.
//! - A timed-out or cancelled wait for a promise leaves the promise alone; asyncio cancels the future.
//! - Equal deadlines: CPython's heap is not stable, but its clock never ties. Here they fire by creation.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use loopglass::runtime::{
    JoinError, Promise, burn, call_later, call_soon, join_all, promise, shield, sleep, spawn, stop, timeout,
    yield_now,
};
use loopglass::say;
use loopglass::trace::Log;
use support::{Finally, ms, new_loop, printed, run};

#[track_caller]
fn same_as_cpython(name: &str, main: impl Future<Output = ()> + 'static) {
    same_as_recorded(name, &run(|_| drop(spawn(main))).borrow());
}

#[track_caller]
fn same_as_recorded(name: &str, log: &Log) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/loop_order").join(name);
    let recorded =
        std::fs::read_to_string(path.with_extension("out")).expect("the program's recorded output");
    let found: String = printed(log).iter().map(|line| format!("{line}\n")).collect();
    assert!(found == recorded, "\n--- CPython ---\n{recorded}--- here ---\n{found}");
}

fn joined<T>(result: Result<T, JoinError>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(JoinError::Cancelled) => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_recorded_program_is_written_here() {
    let here = include_str!("loop_order.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/loop_order");
    let mut programs = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "out") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(path.with_extension("py").exists(), "{name}.out has no program");
            assert!(here.contains(&format!("(\"{name}\"")), "{name} is not compared");
            programs += 1;
        }
    }
    assert!(programs >= 16);
}

#[test]
fn fifo_start() {
    same_as_cpython("fifo_start", async {
        let work = |n| async move {
            say!("start {n}");
            yield_now().await;
            say!("again {n}");
        };
        let tasks: Vec<_> = (0..4).map(|n| spawn(work(n))).collect();
        say!("created");
        for task in tasks {
            task.await.unwrap();
        }
        say!("done");
    });
}

#[test]
fn stopping() {
    let (event_loop, clock) = new_loop();
    event_loop.enter(|| {
        call_soon("first", || {
            say!("first");
            stop();
            call_soon("third", || say!("third, made by the first"));
        });
        call_soon("second", || say!("second"));
    });
    let run_forever = |said: &'static str| {
        event_loop.resume();
        clock.run(&event_loop);
        assert!(event_loop.is_paused());
        event_loop.enter(|| say!("{said}"));
    };
    run_forever("stopped");
    event_loop.enter(|| {
        stop();
        call_soon("fourth", || {
            call_soon("fifth", || say!("fifth, made by the fourth"));
        });
        call_soon("fourth", || say!("fourth"));
    });
    run_forever("stopped again");
    event_loop.enter(|| call_soon("stop", stop));
    run_forever("over");
    let log = event_loop.log();
    same_as_recorded("stop", &log.borrow());
}

#[test]
fn iteration_boundary() {
    same_as_cpython("iteration_boundary", async {
        let over = promise::<()>("over");
        let set = over.clone();
        call_soon("first", move || {
            say!("first");
            call_soon("third", move || {
                say!("third");
                call_soon("set", move || set.set(()).unwrap());
            });
        });
        call_soon("second", || {
            say!("second");
            call_soon("fourth", || say!("fourth"));
        });
        say!("main waits");
        over.await.unwrap();
        say!("main goes on");
    });
}

#[test]
fn call_later_zero() {
    same_as_cpython("call_later_zero", async {
        let over = promise::<()>("over");
        call_later(Duration::ZERO, "later", || say!("later"));
        call_soon("soon", || {
            say!("soon");
            call_soon("print", || say!("soon from soon"));
            call_later(Duration::ZERO, "print", || say!("later from soon"));
        });
        call_soon("another", || say!("another soon"));
        let set = over.clone();
        call_later(ms(20), "set", move || set.set(()).unwrap());
        over.await.unwrap();
        say!("over");
    });
}

#[test]
fn due_by_deadline() {
    same_as_cpython("due_by_deadline", async {
        let over = promise::<()>("over");
        call_later(ms(30), "third", || say!("third"));
        call_later(ms(10), "first", || say!("first"));
        call_later(ms(20), "second", || say!("second"));
        let set = over.clone();
        call_later(ms(40), "set", move || set.set(()).unwrap());
        call_soon("ready", || say!("ready before them"));
        burn(ms(60));
        say!("blocked until all were due");
        over.await.unwrap();
        say!("over");
    });
}

#[test]
fn equal_deadlines() {
    same_as_cpython("equal_deadlines", async {
        join_all((0..5).map(|n| {
            spawn(async move {
                sleep(ms(10)).await;
                say!("woke {n}");
                sleep(ms(10)).await;
                say!("woke again {n}");
            })
        }))
        .await;
    });
}

#[test]
fn timer_wakes_then_polls() {
    same_as_cpython("timer_wakes_then_polls", async {
        let task = spawn(async {
            sleep(ms(10)).await;
            say!("sleeper: a pass after its timer");
        });
        yield_now().await;
        call_later(ms(20), "callback", || say!("callback: in the pass of its timer"));
        call_soon("ready", || say!("ready before both"));
        burn(ms(50));
        task.await.unwrap();
        say!("main");
    });
}

#[test]
fn wake_during_poll() {
    same_as_cpython("wake_during_poll", async {
        let value: Promise<i32> = promise("value");
        let waiter = |name: &'static str| {
            let value = value.clone();
            spawn(async move {
                say!("{name} waits");
                say!("{name} got {}", value.await.unwrap());
            })
        };
        let (a, b) = (waiter("a"), waiter("b"));
        let setter = spawn(async move {
            say!("setter sets");
            value.set(7).unwrap();
            say!("setter goes on in the same poll");
            yield_now().await;
            say!("setter again");
        });
        for task in [a, b, setter] {
            task.await.unwrap();
        }
    });
}

#[test]
fn callback_in_callback() {
    fn chain(name: &'static str, depth: u32, over: Promise<()>) {
        say!("{name} {depth}");
        if depth < 3 {
            call_soon("chain", move || chain(name, depth + 1, over));
        } else if name == "y" {
            call_soon("set", move || over.set(()).unwrap());
        }
    }
    same_as_cpython("callback_in_callback", async {
        let over = promise::<()>("over");
        let (x, y) = (over.clone(), over.clone());
        call_soon("x", move || chain("x", 0, x));
        call_soon("y", move || chain("y", 1, y));
        over.await.unwrap();
        say!("over");
    });
}

#[test]
fn cancel_before_first_poll() {
    same_as_cpython("cancel_before_first_poll", async {
        call_soon("before", || say!("ready before the task"));
        let task = spawn(async {
            let _guard = Finally("nor this");
            say!("never printed");
        });
        call_soon("after", || say!("ready after the task"));
        say!("asked: {}", if task.cancel() { "yes" } else { "no" });
        assert_eq!(task.await, Err(JoinError::Cancelled));
        say!("the task was cancelled");
    });
}

#[test]
fn cancel_while_waiting() {
    same_as_cpython("cancel_while_waiting", async {
        let over = |done| if done { "over" } else { "not over" };
        let task = spawn(async {
            let _guard = Finally("cleaned up");
            say!("body waits");
            sleep(ms(10_000)).await;
            say!("never printed");
        });
        sleep(ms(10)).await;
        call_soon("before", || say!("ready before the request"));
        task.cancel();
        call_soon("after", || say!("ready after the request"));
        say!("main goes on: {}", over(task.is_finished()));
        yield_now().await;
        say!("a pass later: {}", over(task.is_finished()));
        assert_eq!(task.await, Err(JoinError::Cancelled));
        say!("the task was cancelled");
    });
}

#[test]
fn cancel_when_ready() {
    same_as_cpython("cancel_when_ready", async {
        let value = promise::<i32>("value");
        let awaited = value.clone();
        let task = spawn(async move {
            let _guard = Finally("cleaned up, though the value was there");
            let _ = awaited.await;
            say!("never printed");
        });
        sleep(ms(10)).await;
        value.set(1).unwrap();
        call_soon("after", || say!("ready after the wake"));
        say!("asked: {}", if task.cancel() { "yes" } else { "no" });
        assert_eq!(task.await, Err(JoinError::Cancelled));
        say!("the task was cancelled");
    });
}

#[test]
fn cancel_done() {
    same_as_cpython("cancel_done", async {
        let task = spawn(async { 5 });
        yield_now().await;
        say!("{}", if task.is_finished() { "over" } else { "not over" });
        say!("asked: {}", if task.cancel() { "yes" } else { "no" });
        say!("value {}", task.await.unwrap());
    });
}

#[test]
fn cancel_arrives_in_order() {
    same_as_cpython("cancel_arrives_in_order", async {
        let body = |line| async move {
            let _guard = Finally(line);
            sleep(ms(10_000)).await;
        };
        let tasks = ["cleaned up a", "cleaned up b", "cleaned up c"].map(|line| spawn(body(line)));
        yield_now().await;
        for i in [2, 0, 1] {
            tasks[i].cancel();
        }
        say!("asked all");
        for task in tasks {
            assert_eq!(joined(task.await), None);
            say!("joined");
        }
    });
}

#[test]
fn join_order() {
    same_as_cpython("join_order", async {
        let task = Rc::new(spawn(async {
            sleep(ms(10)).await;
            say!("work returns");
            "w"
        }));
        let waiter = |name: &'static str, late: bool| {
            let task = task.clone();
            spawn(async move {
                if late {
                    yield_now().await;
                }
                say!("{name} waits");
                say!("{name} got {}", (&*task).await.unwrap());
            })
        };
        for w in [waiter("late", true), waiter("first", false), waiter("second", false)] {
            w.await.unwrap();
        }
        say!("over");
    });
}

#[test]
fn sleep_zero() {
    same_as_cpython("sleep_zero", async {
        let work = |name: &'static str, turns: u32| async move {
            for turn in 0..turns {
                say!("{name} {turn}");
                sleep(Duration::ZERO).await;
            }
            say!("{name} ends");
        };
        let a = spawn(work("a", 3));
        call_soon("between", || say!("between"));
        let b = spawn(work("b", 1));
        let c = spawn(work("c", 2));
        for task in [a, b, c] {
            task.await.unwrap();
        }
        say!("over");
    });
}

#[test]
fn promise_waiters() {
    same_as_cpython("promise_waiters", async {
        let (good, bad) = (promise::<&str>("good"), promise::<&str>("bad"));
        let waiter = |n: u32| {
            let awaited = if n == 1 { bad.clone() } else { good.clone() };
            spawn(async move {
                match awaited.await {
                    Ok(value) => say!("{n} got {value}"),
                    Err(error) => say!("{n} failed: {error}"),
                }
            })
        };
        let tasks: Vec<_> = (0..4).map(waiter).collect();
        yield_now().await;
        bad.fail("broken").unwrap();
        good.set("value").unwrap();
        call_soon("after", || say!("ready after them"));
        for task in tasks {
            task.await.unwrap();
        }
        say!("over");
    });
}

#[test]
fn set_twice() {
    fn attempt(promise: &Promise<i32>, value: i32) {
        match promise.set(value) {
            Ok(()) => say!("set {value}"),
            Err(_) => say!("refused {value}"),
        }
    }
    same_as_cpython("set_twice", async {
        let value = promise("value");
        attempt(&value, 1);
        attempt(&value, 2);
        let third = value.clone();
        call_soon("attempt", move || attempt(&third, 3));
        say!("got {}", (&value).await.unwrap());
        yield_now().await;
        say!("still {}", value.await.unwrap());
    });
}

#[test]
fn timeout_lengths() {
    struct Left(&'static str);
    impl Drop for Left {
        fn drop(&mut self) {
            say!("{} is left", self.0);
        }
    }
    async fn operation(name: &'static str) -> &'static str {
        let _guard = Left(name);
        say!("{name} begins");
        sleep(ms(20)).await;
        say!("{name} returns");
        name
    }
    async fn attempt(name: &'static str, limit: u64) {
        match timeout(ms(limit), operation(name)).await {
            Ok(value) => say!("value {value}"),
            Err(_) => say!("{name} timed out"),
        }
    }
    same_as_cpython("timeout_lengths", async {
        attempt("longer", 200).await;
        attempt("equal", 20).await;
        attempt("shorter", 5).await;
        attempt("zero", 0).await;
    });
}

#[test]
fn timeout_and_value_in_one_pass() {
    same_as_cpython("timeout_and_value_in_one_pass", async {
        for (name, value_at, limit) in [("value first", 10, 20), ("timeout first", 20, 10)] {
            let value = promise("value");
            let set = value.clone();
            call_later(ms(value_at), "set", move || set.set(name).unwrap());
            call_soon("block", || {
                burn(ms(40));
                say!("both are due");
            });
            match timeout(ms(limit), value).await {
                Ok(value) => say!("value {}", value.unwrap()),
                Err(_) => say!("{name} : timed out"),
            }
            sleep(ms(30)).await;
        }
    });
}

#[test]
fn shield_outlives_its_wait() {
    same_as_cpython("shield", async {
        let task = spawn(async {
            let _guard = Finally("brew is left");
            say!("brew begins");
            sleep(ms(30)).await;
            say!("brew returns");
            "tea"
        });
        if timeout(ms(10), shield(&task)).await.is_err() {
            let over = if task.is_finished() { "over" } else { "not over" };
            say!("timed out, and the task is {over}");
        }
        say!("late: {}", task.await.unwrap());
    });
}

#[test]
fn gather_mixed() {
    same_as_cpython("gather_mixed", async {
        let work = |name: &'static str, milliseconds| {
            spawn(async move {
                say!("{name} begins");
                sleep(ms(milliseconds)).await;
                say!("{name} ends");
                name
            })
        };
        let instant = || {
            spawn(async {
                say!("instant");
                "i"
            })
        };
        let all = join_all([work("a", 30), work("b", 10), instant(), work("c", 20)]).await;
        let names: Vec<_> = all.into_iter().map(Result::unwrap).collect();
        say!("{}", names.join(" "));
    });
}

#[test]
fn spawn_inside() {
    same_as_cpython("spawn_inside", async {
        let leaf = |name: String| async move { say!("leaf {name}") };
        let branch = move |name: &'static str| async move {
            say!("branch {name}");
            let left = spawn(leaf(format!("{name}.1")));
            let right = spawn(leaf(format!("{name}.2")));
            say!("branch {name} made two");
            right.await.unwrap();
            say!("branch {name} has the second");
            left.await.unwrap();
            say!("branch {name} ends");
        };
        let a = spawn(branch("a"));
        let b = spawn(branch("b"));
        a.await.unwrap();
        b.await.unwrap();
    });
}

#[test]
fn done_does_not_suspend() {
    same_as_cpython("done_does_not_suspend", async {
        let quick = || async { "value" };
        let task = spawn(quick());
        let value = promise("value");
        value.set("set").unwrap();
        yield_now().await;
        call_soon("last", || say!("printed last: nothing below suspends"));
        say!("{}", task.await.unwrap());
        say!("{}", value.await.unwrap());
        say!("{}", quick().await);
        say!("now main yields");
        yield_now().await;
        say!("over");
    });
}

#[test]
fn callback_cancelled() {
    same_as_cpython("callback_cancelled", async {
        call_soon("one", || say!("one"));
        let two = call_soon("two", || say!("never printed"));
        call_soon("three", || say!("three"));
        let later = call_later(ms(10), "later", || say!("never printed either"));
        let again = Rc::new(RefCell::new(Some(two.clone())));
        call_soon("cancel", move || {
            let handle = again.borrow_mut().take().unwrap();
            assert!(!handle.cancel());
        });
        assert!(two.cancel());
        yield_now().await;
        call_later(ms(20), "later", || say!("later"));
        later.cancel();
        sleep(ms(30)).await;
        say!("over");
    });
}
