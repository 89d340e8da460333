//! The pool of Web Workers in a real browser: results, errors, lost workers, cancellation, clocks, nothing left.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
#![cfg(all(feature = "ui", target_arch = "wasm32"))]

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use loopglass::browser::BrowserHost;
use loopglass::runtime::{
    EventLoop, LoopOptions, Pool, census, fetch, fetch_blocking, offload, sleep, spawn,
};
use loopglass::trace::{LaneOwner, Lanes, Outcome, Phase, Snapshot};
use loopglass::workers::{Job, JobError, JobValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn work(milliseconds: u64) -> Job {
    Job::Burn { nanos: milliseconds * 1_000_000 }
}

/// Runs a program to its end on a loop of this page, and returns its value and the loop.
async fn run<T: std::fmt::Debug + 'static>(program: impl Future<Output = T> + 'static) -> (T, EventLoop) {
    let event_loop = BrowserHost::new_loop(LoopOptions::default());
    let value = Rc::new(RefCell::new(None));
    let out = value.clone();
    event_loop.enter(|| drop(spawn(async move { *out.borrow_mut() = Some(program.await) })));
    for _ in 0..2_000 {
        if event_loop.is_at_rest() {
            let value = value.borrow_mut().take().expect("the program gave a value");
            return (value, event_loop);
        }
        TimeoutFuture::new(10).await;
    }
    panic!("the program does not end");
}

fn snapshot(event_loop: &EventLoop) -> Snapshot {
    let mut snapshot = Snapshot::default();
    for event in event_loop.log().borrow().iter() {
        snapshot.apply(event);
    }
    snapshot
}

/// Waits until no worker is left.
async fn no_workers() {
    for _ in 0..300 {
        if census().workers == 0 {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("{} workers are left", census().workers);
}

#[wasm_bindgen_test]
async fn a_worker_works_while_the_page_goes_on() {
    let ((result, beats), event_loop) = run(async {
        let job = offload("sum", work(400));
        let mut beats = 0;
        while !job.is_over() {
            sleep(Duration::from_millis(10)).await;
            beats += 1;
        }
        (job.await, beats)
    })
    .await;
    assert_eq!(result, Ok(JobValue::Done));
    assert!(beats >= 10, "{beats} beats");
    let end = snapshot(&event_loop);
    let (_, job) = end.jobs().next().unwrap();
    let (worker, began) = job.began.unwrap();
    let (ended, outcome) = job.ended.unwrap();
    assert_eq!((worker, outcome), (1, Outcome::Value));
    // On this loop's clock: after it was sent off, as long as was asked, before it was known.
    assert!(job.submitted <= began && ended <= end.at, "{job:?} {:?}", end.at);
    assert!(ended.since(began) >= Duration::from_millis(399), "{:?}", ended.since(began));
    let mut lanes = Lanes::default();
    lanes.update(&event_loop.log().borrow());
    let lane = lanes.lanes.iter().find(|lane| matches!(lane.owner, LaneOwner::Job(_))).unwrap();
    assert!(lane.segments.iter().any(|segment| segment.phase == Phase::Polling));
}

#[wasm_bindgen_test]
async fn a_pool_bounds_how_many_work() {
    let (results, event_loop) = run(async {
        let pool = Pool::new(1);
        let jobs: Vec<_> = (0..3).map(|_| pool.submit("sum", work(60))).collect();
        let mut results = Vec::new();
        for job in jobs {
            results.push(job.await);
        }
        results
    })
    .await;
    assert_eq!(results, [Ok(JobValue::Done), Ok(JobValue::Done), Ok(JobValue::Done)]);
    let end = snapshot(&event_loop);
    let mut before = None;
    for (_, job) in end.jobs() {
        let (worker, began) = job.began.unwrap();
        assert_eq!(worker, 1);
        assert!(before.is_none_or(|before| began >= before));
        before = job.ended.map(|(at, _)| at);
    }
}

#[wasm_bindgen_test]
async fn errors_and_lost_workers_reach_who_awaits() {
    let (results, _event_loop) = run(async {
        let failed = offload("bad", Job::Fail { message: "no paper".to_owned() }).await;
        let lost = offload("worse", Job::Panic { message: "fire in the hold".to_owned() }).await;
        // Another worker has taken its place.
        (failed, lost, offload("sum", work(1)).await)
    })
    .await;
    assert_eq!(results.0, Err(JobError::Failed("no paper".to_owned())));
    // The worker's last words, or, where its end was known sooner than they were, the browser's report of it.
    let told = |why: &str| why == "fire in the hold" || why.contains("unreachable");
    assert!(matches!(&results.1, Err(JobError::Lost(why)) if told(why)), "{:?}", results.1);
    assert_eq!(results.2, Ok(JobValue::Done));
}

#[wasm_bindgen_test]
async fn a_job_that_is_given_up_is_stopped_and_its_place_taken() {
    let begin = js_sys::Date::now();
    let (result, event_loop) = run(async {
        let pool = Pool::new(1);
        let long = pool.submit("long", work(60_000));
        let short = pool.submit("short", work(5));
        sleep(Duration::from_millis(300)).await;
        drop(long);
        short.await
    })
    .await;
    assert_eq!(result, Ok(JobValue::Done));
    assert!(js_sys::Date::now() - begin < 20_000.0);
    let end = snapshot(&event_loop);
    let outcomes: Vec<_> = end.jobs().map(|(_, job)| job.ended.unwrap().1).collect();
    assert_eq!(outcomes, [Outcome::Cancelled, Outcome::Value]);
}

#[wasm_bindgen_test]
async fn the_sites_bytes_come_in_three_ways() {
    let (lengths, event_loop) = run(async {
        let blocking = fetch_blocking("./");
        let fetched = fetch("page", "./").await;
        let in_worker = offload("page", Job::FetchSync { url: "./".to_owned() }).await;
        let missing = fetch_blocking("no-such-file");
        (blocking, fetched, in_worker, missing)
    })
    .await;
    let length = lengths.0.unwrap();
    assert!(length > 0);
    assert_eq!(lengths.1, Ok(JobValue::Bytes(length)));
    assert_eq!(lengths.2, Ok(JobValue::Bytes(length)));
    assert!(lengths.3.unwrap_err().contains("404"));
    assert_eq!(snapshot(&event_loop).jobs().map(|(_, job)| job.began.unwrap().0).collect::<Vec<_>>(), [0, 1]);
}

#[wasm_bindgen_test]
async fn closing_half_way_leaves_nothing() {
    no_workers().await;
    let before = census();
    let event_loop = BrowserHost::new_loop(LoopOptions::default());
    event_loop.enter(|| {
        for _ in 0..3 {
            spawn(async { drop(offload("long", work(60_000)).await) });
            spawn(async { drop(fetch("page", "./").await) });
        }
    });
    TimeoutFuture::new(200).await;
    let now = census();
    assert!(now.workers > 0 && now.jobs >= 3 && now.closures > before.closures, "{now:?}");
    drop(event_loop);
    assert_eq!(census().jobs, before.jobs);
    no_workers().await;
    // Listeners go when the browser is done with them.
    TimeoutFuture::new(1).await;
    assert_eq!(census(), before);
}
