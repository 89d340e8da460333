//! Jobs: sent off at once, awaited or not, bounded by a pool, given up when their future is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use loopglass::runtime::{
    EventLoop, Pool, burn, fetch, fetch_blocking, now, offload, sleep, spawn, spawn_named, yield_now,
};
use loopglass::say;
use loopglass::trace::{LaneOwner, Lanes, Outcome, Phase};
use loopglass::workers::{Job, JobError, JobValue};

use crate::support::{check, check_trace, ms, new_loop, run};

fn work(milliseconds: u64) -> Job {
    Job::Burn { nanos: milliseconds * 1_000_000 }
}

#[test]
fn a_job_goes_on_beside_the_loop() {
    check_trace(
        |_| {
            spawn(async {
                let job = offload("sum", work(30));
                burn(ms(10));
                say!("{:?}", job.await);
            });
        },
        "
        0 started
        0 task 1 created by the page
        0 task 1 scheduled by the page
        0 iteration 1, 1 ready
        0 task 1 polled
        0 job 1 submitted by task 1
        10 task 1 poll over
        10 job 1 began on worker 1 at 0
        30 job 1 returned at 30
        30 task 1 scheduled by the page
        30 iteration 2, 1 ready
        30 task 1 polled
        30 > Ok(Done)
        30 task 1 poll over
        30 task 1 returned
        30 ended
        ",
    );
}

#[test]
fn a_pool_bounds_how_many_go_on_and_hands_out_in_order() {
    let times = |most: usize| {
        let log = run(|_| {
            spawn(async move {
                let pool = Pool::new(most);
                let jobs: Vec<_> = (0..4).map(|_| pool.submit("sum", work(100))).collect();
                for job in jobs {
                    assert_eq!(job.await, Ok(JobValue::Done));
                    say!("{}", now().0 / 1_000_000);
                }
            });
        });
        crate::support::printed(&log.borrow()).join(" ")
    };
    assert_eq!(times(0), "100 200 300 400");
    assert_eq!(times(1), "100 200 300 400");
    assert_eq!(times(2), "100 100 200 200");
    assert_eq!(times(3), "100 100 100 200");
    // The host has four.
    assert_eq!(times(9), "100 100 100 100");
}

#[test]
fn an_error_reaches_who_awaits() {
    check(
        |_| {
            spawn(async {
                say!("{:?}", offload("bad", Job::Fail { message: "no paper".to_owned() }).await);
                say!("{}", offload("worse", Job::Panic { message: "fire".to_owned() }).await.unwrap_err());
            });
        },
        r#"
        0 Err(Failed("no paper"))
        0 the worker was lost: fire
        "#,
    );
}

#[test]
fn a_dropped_future_gives_its_job_up_and_makes_room() {
    let log = run(|_| {
        let pool = Pool::new(1);
        let first = spawn_named("first", {
            let pool = pool.clone();
            async move { pool.submit("long", work(10_000)).await }
        });
        spawn_named("second", async move {
            yield_now().await;
            // It stands in the pool's queue until there is room.
            let second = pool.submit("short", work(50));
            drop(pool.submit("never sent", work(50)));
            sleep(ms(20)).await;
            first.cancel();
            assert_eq!(second.await, Ok(JobValue::Done));
            say!("{}", now().0 / 1_000_000);
        });
    });
    assert_eq!(crate::support::printed(&log.borrow()), ["70"]);
    let mut lanes = Lanes::default();
    lanes.update(&log.borrow());
    let ends: Vec<_> = lanes
        .lanes
        .iter()
        .filter(|lane| matches!(lane.owner, LaneOwner::Job(_)))
        .map(|lane| {
            let polled = lane.segments.iter().any(|segment| segment.phase == Phase::Polling);
            let (end, outcome) = lane.end().unwrap();
            (end.0 / 1_000_000, outcome, polled)
        })
        .collect();
    assert_eq!(
        ends,
        [(20, Outcome::Cancelled, true), (70, Outcome::Value, true), (0, Outcome::Cancelled, false)]
    );
}

#[test]
fn closing_the_loop_gives_up_what_is_held_outside() {
    let (event_loop, clock) = new_loop();
    let pool = Pool::new(1);
    let jobs = event_loop.enter(|| {
        let jobs: Vec<_> = (0..3).map(|_| pool.submit("long", work(1_000))).collect();
        spawn(sleep(ms(10)));
        jobs
    });
    clock.run_until(&event_loop, ms(10));
    assert!(jobs.iter().all(|job| !job.is_over()));
    event_loop.close();
    assert!(jobs.iter().all(loopglass::runtime::Offload::is_over));
    let after = event_loop.enter(|| offload("late", work(1)));
    assert!(after.is_over());
    drop((event_loop, jobs, after));
    assert_eq!(loopglass::runtime::census(), loopglass::runtime::Census::default());
}

#[test]
fn a_host_without_workers_says_so() {
    let (event_loop, clock) = new_loop();
    clock.set_workers(0);
    let said = Rc::new(RefCell::new(None));
    let out = said.clone();
    event_loop.enter(|| {
        drop(spawn(async move {
            *out.borrow_mut() = Some((offload("sum", work(1)).await, fetch("page", "x").await));
        }));
    });
    clock.run(&event_loop);
    let unavailable = JobError::Unavailable("there are no workers here".to_owned());
    assert_eq!(*said.borrow(), Some((Err(unavailable), Ok(JobValue::Bytes(4_096)))));
}

#[test]
fn requests_that_block_hold_the_loop_and_others_do_not() {
    let requests = |blocking: bool| {
        let log = run(|_| {
            spawn(async move {
                if blocking {
                    (0..5).for_each(|_| assert_eq!(fetch_blocking("x"), Ok(4_096)));
                } else {
                    let jobs: Vec<_> = (0..5).map(|_| fetch("page", "x")).collect();
                    for job in jobs {
                        assert_eq!(job.await, Ok(JobValue::Bytes(4_096)));
                    }
                }
            });
        });
        let mut lanes = Lanes::default();
        lanes.update(&log.borrow());
        (log.borrow().last_time().0 / 1_000_000, lanes.blocked.len())
    };
    assert_eq!(requests(true), (100, 1));
    assert_eq!(requests(false), (20, 0));
}

#[test]
fn whole_iterations_keep_the_order_and_the_thread() {
    let turns = |whole: bool| {
        let (event_loop, _clock) = new_loop();
        event_loop.set_whole_iterations(whole);
        let spawn_three = |_: &EventLoop| {
            for i in 0..3 {
                spawn(async move {
                    burn(ms(500));
                    say!("{i}");
                });
            }
        };
        event_loop.enter(|| spawn_three(&event_loop));
        let mut turns = 0;
        while !event_loop.is_at_rest() {
            event_loop.turn();
            turns += 1;
        }
        (turns, crate::support::printed(&event_loop.log().borrow()).concat())
    };
    assert_eq!(turns(false), (3, "012".to_owned()));
    assert_eq!(turns(true), (1, "012".to_owned()));
}
