//! How late a sleep ends, against a bare timer of the browser, each alone and among a thousand others of its kind.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use loopglass::browser::BrowserHost;
use loopglass::runtime::{EventLoop, LoopOptions, sleep, spawn};
use wasm_bindgen::prelude::*;

use crate::{Finish, Stopwatch};

/// How long each of the others sleeps, over and over. Their ends are spread evenly over it.
const PERIOD: u32 = 1_000;

/// A loop of ours with tasks that sleep.
#[wasm_bindgen]
pub struct Sleepers {
    event_loop: EventLoop,
}

#[wasm_bindgen]
impl Sleepers {
    /// With this many others.
    #[wasm_bindgen(constructor)]
    pub fn new(others: u32) -> Self {
        let event_loop = BrowserHost::new_loop(LoopOptions::default());
        event_loop.enter(|| {
            for i in 0..others {
                spawn(async move {
                    sleep(Duration::from_micros(u64::from(i) * 1000 * u64::from(PERIOD) / u64::from(others)))
                        .await;
                    loop {
                        sleep(Duration::from_millis(u64::from(PERIOD))).await;
                    }
                });
            }
        });
        Self { event_loop }
    }

    /// How many milliseconds after its deadline a sleep of `millis` let its task go on.
    pub fn lateness(&self, millis: u32) -> js_sys::Promise {
        let watch = Stopwatch::new();
        let (finish, ended) = Finish::after(1, &watch);
        let began = watch.now();
        self.event_loop.enter(|| {
            spawn(async move {
                sleep(Duration::from_millis(u64::from(millis))).await;
                finish.one();
            });
        });
        wasm_bindgen_futures::future_to_promise(async move {
            Ok((ended.await - began - f64::from(millis)).into())
        })
    }
}

/// Bare timers of the browser.
#[wasm_bindgen]
pub struct Timers {
    stopped: Rc<Cell<bool>>,
}

#[wasm_bindgen]
impl Timers {
    /// With this many others.
    #[wasm_bindgen(constructor)]
    pub fn new(others: u32) -> Self {
        let stopped = Rc::new(Cell::new(false));
        for i in 0..others {
            let stopped = stopped.clone();
            wasm_bindgen_futures::spawn_local(async move {
                TimeoutFuture::new(i * PERIOD / others).await;
                while !stopped.get() {
                    TimeoutFuture::new(PERIOD).await;
                }
            });
        }
        Self { stopped }
    }

    /// How many milliseconds after its deadline a timer of `millis` called back.
    pub fn lateness(&self, millis: u32) -> js_sys::Promise {
        let watch = Stopwatch::new();
        let (finish, ended) = Finish::after(1, &watch);
        let began = watch.now();
        Timeout::new(millis, move || finish.one()).forget();
        wasm_bindgen_futures::future_to_promise(async move {
            Ok((ended.await - began - f64::from(millis)).into())
        })
    }
}

impl Drop for Timers {
    fn drop(&mut self) {
        self.stopped.set(true);
    }
}
