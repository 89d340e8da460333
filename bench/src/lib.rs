//! The measurements of `cargo xtask bench`: small programs on the library as the site ships it, called by `run.mjs`
//! in a browser. Every function measures one side of a comparison; the script interleaves the sides and divides.

#![cfg(target_arch = "wasm32")]

mod latency;
mod lateness;
mod recorded;
mod spawning;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Performance;

/// The page's clock, in milliseconds.
#[derive(Clone)]
struct Stopwatch(Performance);

impl Stopwatch {
    fn new() -> Self {
        Self(
            web_sys::window()
                .and_then(|window| window.performance())
                .expect("a page has a performance clock"),
        )
    }

    fn now(&self) -> f64 {
        self.0.now()
    }
}

/// Ends a measurement from inside what is measured: takes the time there and lets the measuring function go on.
#[derive(Clone)]
struct Finish {
    left: Rc<Cell<u32>>,
    watch: Stopwatch,
    resolve: Rc<RefCell<Option<Function>>>,
}

impl Finish {
    /// One that ends at the `count`th [`Finish::one`], and what to wait for: the time then.
    fn after(count: u32, watch: &Stopwatch) -> (Self, impl Future<Output = f64> + use<>) {
        let resolve = Rc::new(RefCell::new(None));
        let promise = Promise::new(&mut |yes, _no| *resolve.borrow_mut() = Some(yes));
        let finish = Self { left: Rc::new(Cell::new(count)), watch: watch.clone(), resolve };
        let ended = async move {
            let time = JsFuture::from(promise).await;
            time.ok().and_then(|time| time.as_f64()).unwrap_or(f64::NAN)
        };
        (finish, ended)
    }

    fn one(&self) {
        self.left.set(self.left.get() - 1);
        if self.left.get() == 0
            && let Some(resolve) = self.resolve.borrow_mut().take()
        {
            // A promise's own function takes any value.
            let _ = resolve.call1(&JsValue::NULL, &self.watch.now().into());
        }
    }
}

/// How many milliseconds `times` readings of the page's clock take.
#[wasm_bindgen]
pub fn clock_reads(times: u32) -> f64 {
    let watch = Stopwatch::new();
    let began = watch.now();
    let mut last = 0.0;
    for _ in 0..times {
        last = std::hint::black_box(watch.now());
    }
    last - began
}
