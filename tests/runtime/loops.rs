//! Several loops side by side on one thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use loopglass::runtime::{
    Census, Driver, EventLoop, Host, LoopOptions, census, promise, sleep, spawn, yield_now,
};
use loopglass::say;

use crate::support::{ms, new_loop, printed, told};

thread_local! {
    static DRIVERS: RefCell<Vec<Driver>> = const { RefCell::new(Vec::new()) };
}

/// A loop on a clock that stands still, and the host's end of it.
pub fn driven_loop() -> (EventLoop, Driver) {
    struct Still;
    impl Host for Still {
        fn now(&self) -> u64 {
            0
        }
        fn request_turn(&self) {}
        fn wake_at(&self, _: Option<u64>) {}
        fn burn(&self, _: u64) {}
    }
    let event_loop = EventLoop::new(
        |driver| {
            DRIVERS.with_borrow_mut(|drivers| drivers.push(driver));
            Box::new(Still)
        },
        LoopOptions::default(),
    );
    let driver = DRIVERS.with_borrow_mut(Vec::pop).expect("the driver that the host was given");
    (event_loop, driver)
}

#[test]
fn each_has_its_own_queue_clock_and_log() {
    let (one, one_clock) = new_loop();
    let (two, two_clock) = new_loop();
    for (event_loop, name) in [(&one, "one"), (&two, "two")] {
        event_loop.enter(|| {
            spawn(async move {
                sleep(ms(10)).await;
                say!("{name}");
            });
        });
    }
    one_clock.run(&one);
    assert_eq!(printed(&one.log().borrow()), ["one"]);
    assert!(printed(&two.log().borrow()).is_empty());
    assert_eq!(two_clock.now(), ms(0));
    two_clock.run(&two);
    assert_eq!(printed(&two.log().borrow()), ["two"]);
    drop((one, two));
    assert_eq!(census(), Census::default());
}

#[test]
fn a_wake_goes_to_the_loop_of_the_task() {
    let (one, one_clock) = new_loop();
    let (two, two_clock) = new_loop();
    let value = one.enter(|| {
        let value = promise::<&str>("value");
        let awaited = value.clone();
        drop(spawn(async move { say!("got {}", awaited.await.unwrap()) }));
        value
    });
    one_clock.run(&one);
    two.enter(|| {
        drop(spawn(async move {
            value.set("from another loop").unwrap();
            yield_now().await;
        }));
    });
    two_clock.run(&two);
    assert_eq!(one.ready_len(), 1);
    one_clock.run(&one);
    assert_eq!(printed(&one.log().borrow()), ["got from another loop"]);
    let text = told(&one.log().borrow());
    assert!(text.contains("task 1 scheduled by the page\n0 iteration 2"), "{text}");
}

#[test]
fn a_loop_may_be_turned_inside_another() {
    let (one, one_clock) = new_loop();
    one.enter(|| {
        drop(spawn(async {
            let (two, two_clock) = new_loop();
            two.enter(|| drop(spawn(async { say!("inner") })));
            two_clock.run(&two);
            assert_eq!(printed(&two.log().borrow()), ["inner"]);
            say!("outer");
        }));
    });
    one_clock.run(&one);
    assert_eq!(printed(&one.log().borrow()), ["outer"]);
    drop(one);
    assert_eq!(census(), Census::default());
}

#[test]
fn a_place_that_a_loop_leaves_is_taken_by_the_next() {
    for _ in 0..100 {
        let (event_loop, clock) = new_loop();
        event_loop.enter(|| drop(spawn(sleep(ms(1)))));
        clock.run(&event_loop);
        assert!(event_loop.is_at_rest());
    }
    assert_eq!(census(), Census::default());
}

#[test]
fn a_host_is_asked_once_for_a_turn_and_told_the_next_deadline() {
    #[derive(Default)]
    struct Asked {
        now: Cell<u64>,
        turns: Cell<u32>,
        deadline: Cell<Option<u64>>,
    }
    struct Asking(Rc<Asked>);
    impl Host for Asking {
        fn now(&self) -> u64 {
            self.0.now.get()
        }
        fn request_turn(&self) {
            self.0.turns.set(self.0.turns.get() + 1);
        }
        fn wake_at(&self, deadline: Option<u64>) {
            self.0.deadline.set(deadline);
        }
        fn burn(&self, nanos: u64) {
            self.0.now.set(self.0.now.get() + nanos);
        }
    }
    let asked = Rc::new(Asked::default());
    let host = asked.clone();
    let event_loop = EventLoop::new(
        |driver| {
            DRIVERS.with_borrow_mut(|drivers| drivers.push(driver));
            Box::new(Asking(host))
        },
        LoopOptions::default(),
    );
    event_loop.enter(|| drop(spawn(sleep(ms(4)))));
    assert_eq!(asked.turns.get(), 1);
    let driver = DRIVERS.with_borrow_mut(Vec::pop).unwrap();
    driver.turn();
    assert_eq!(asked.deadline.get(), Some(4_000_000));
    // A host that wakes too early is told the deadline again.
    asked.now.set(3_999_999);
    asked.deadline.set(None);
    driver.turn();
    assert_eq!(asked.deadline.get(), Some(4_000_000));
    asked.now.set(4_000_000);
    driver.turn();
    assert!(event_loop.is_at_rest());
    assert_eq!(asked.deadline.get(), None);
    drop(event_loop);
    driver.turn();
    assert_eq!(census(), Census::default());
}
