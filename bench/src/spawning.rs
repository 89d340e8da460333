//! Tasks that yield once, given to an executor and run to their end: milliseconds from the first to the last.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::Poll;

use loopglass::browser::BrowserHost;
use loopglass::runtime::{LoopOptions, spawn, yield_now};
use wasm_bindgen::prelude::*;

use crate::{Finish, Stopwatch};

thread_local! {
    static QUEUE: RefCell<VecDeque<async_task::Runnable>> = const { RefCell::new(VecDeque::new()) };
}

/// On a loop of ours.
#[wasm_bindgen]
pub async fn spawn_ours(tasks: u32, recording: bool) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(tasks, &watch);
    let event_loop = BrowserHost::new_loop(LoopOptions { recording, ..LoopOptions::default() });
    let began = watch.now();
    event_loop.enter(|| {
        for _ in 0..tasks {
            let finish = finish.clone();
            drop(spawn(async move {
                yield_now().await;
                finish.one();
            }));
        }
    });
    ended.await - began
}

/// On the executor that comes with wasm-bindgen, where a task costs the least: nothing to join, cancel or name.
#[wasm_bindgen]
pub async fn spawn_local(tasks: u32) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(tasks, &watch);
    let began = watch.now();
    for _ in 0..tasks {
        let finish = finish.clone();
        wasm_bindgen_futures::spawn_local(async move {
            yield_once().await;
            finish.one();
        });
    }
    ended.await - began
}

/// On async-task and a queue alone: what our loop stands on, without names, handles, cancellation, order of timers,
/// turns or a record.
#[wasm_bindgen]
pub async fn spawn_async_task(tasks: u32) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(tasks, &watch);
    let began = watch.now();
    for _ in 0..tasks {
        let finish = finish.clone();
        let (runnable, task) = async_task::spawn_local(
            async move {
                yield_once().await;
                finish.one();
            },
            |runnable| QUEUE.with_borrow_mut(|queue| queue.push_back(runnable)),
        );
        runnable.schedule();
        task.detach();
    }
    while let Some(runnable) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        runnable.run();
    }
    ended.await - began
}

/// Ready in its second poll.
fn yield_once() -> impl Future<Output = ()> {
    let mut yielded = false;
    poll_fn(move |cx| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
}
