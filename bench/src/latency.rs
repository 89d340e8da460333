//! From a wake outside the loop to the poll that answers it, against a message to ourselves. Each side starts its
//! next one from a microtask: outside of any turn, and as soon as a page can.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Function;
use loopglass::browser::BrowserHost;
use loopglass::runtime::{LoopOptions, spawn, yield_now};
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

use crate::{Finish, Stopwatch};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(callback: &Function);
}

/// The mean of `times` latencies, in milliseconds, from `waker.wake()` to the first line of the poll.
#[wasm_bindgen]
pub async fn wake_to_poll(times: u32, recording: bool) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(times, &watch);
    let woken_at = Rc::new(Cell::new(0.0));
    let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
    let wake = {
        let (watch, woken_at, waker) = (watch.clone(), woken_at.clone(), waker.clone());
        Closure::<dyn FnMut()>::new(move || {
            let waker = waker.borrow_mut().take();
            woken_at.set(watch.now());
            if let Some(waker) = waker {
                waker.wake();
            }
        })
    };
    let wake_soon: Function = wake.as_ref().unchecked_ref::<Function>().clone();
    let event_loop = BrowserHost::new_loop(LoopOptions { recording, ..LoopOptions::default() });
    let sum = Rc::new(Cell::new(0.0));
    event_loop.enter(|| {
        let sum = sum.clone();
        spawn(async move {
            for _ in 0..times {
                let mut asked = false;
                poll_fn(|cx| {
                    if asked {
                        sum.set(sum.get() + watch.now() - woken_at.get());
                        return Poll::Ready(());
                    }
                    asked = true;
                    *waker.borrow_mut() = Some(cx.waker().clone());
                    queue_microtask(&wake_soon);
                    Poll::Pending
                })
                .await;
                finish.one();
            }
        });
    });
    ended.await;
    sum.get() / f64::from(times)
}

/// The mean of `times` latencies, in milliseconds, from posting a message to its listener's first line.
#[wasm_bindgen]
pub async fn message_round_trip(times: u32) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(times, &watch);
    let channel = MessageChannel::new().expect("a browser has message channels");
    let (receiver, sender) = (channel.port1(), channel.port2());
    let posted_at = Rc::new(Cell::new(0.0));
    let sum = Rc::new(Cell::new(0.0));
    let post = {
        let (watch, posted_at) = (watch.clone(), posted_at.clone());
        Closure::<dyn FnMut()>::new(move || {
            posted_at.set(watch.now());
            // Posting nothing to a port of our own cannot fail.
            let _ = sender.post_message(&JsValue::NULL);
        })
    };
    let post_soon: Function = post.as_ref().unchecked_ref::<Function>().clone();
    let on_message = {
        let (sum, left) = (sum.clone(), Cell::new(times));
        let post_soon = post_soon.clone();
        Closure::<dyn FnMut()>::new(move || {
            sum.set(sum.get() + watch.now() - posted_at.get());
            left.set(left.get() - 1);
            if left.get() > 0 {
                queue_microtask(&post_soon);
            }
            finish.one();
        })
    };
    receiver.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    queue_microtask(&post_soon);
    ended.await;
    receiver.set_onmessage(None);
    receiver.close();
    sum.get() / f64::from(times)
}

/// The mean time, in milliseconds, from one poll of a task that woke itself to its next, in the same turn.
#[wasm_bindgen]
pub async fn yield_to_poll(times: u32, recording: bool) -> f64 {
    let watch = Stopwatch::new();
    let (finish, ended) = Finish::after(1, &watch);
    let event_loop = BrowserHost::new_loop(LoopOptions { recording, ..LoopOptions::default() });
    let began = watch.now();
    event_loop.enter(|| {
        spawn(async move {
            for _ in 0..times {
                yield_now().await;
            }
            finish.one();
        });
    });
    (ended.await - began) / f64::from(times)
}
