//! A log as full as a log gets, recorded from a real run: its size, its fold, seeks in it, and drawing it.

use std::cell::RefCell;
use std::rc::Rc;

use loopglass::browser::BrowserHost;
use loopglass::runtime::{LoopOptions, spawn, yield_now};
use loopglass::trace::{DEFAULT_CAP, Lanes, Log, LoopTime, Seeker, Snapshot};
use loopglass::ui::timeline::{Group, Layout, Palette, draw, fit_canvas};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::{Finish, Stopwatch};

/// What a task records each time it yields: scheduled, poll started, awaiting, poll ended.
const EVENTS_PER_YIELD: usize = 4;

/// A full log and what the page would have read of it.
#[wasm_bindgen]
pub struct Recorded {
    watch: Stopwatch,
    log: Rc<RefCell<Log>>,
    seeker: Seeker,
    lanes: Lanes,
    names: Vec<String>,
}

#[wasm_bindgen]
impl Recorded {
    /// The log of this many tasks that yield until it is full.
    pub async fn of(tasks: u32) -> Self {
        let watch = Stopwatch::new();
        let (finish, ended) = Finish::after(tasks, &watch);
        let event_loop = BrowserHost::new_loop(LoopOptions::default());
        let yields = DEFAULT_CAP / EVENTS_PER_YIELD / tasks as usize + 1;
        event_loop.enter(|| {
            for _ in 0..tasks {
                let finish = finish.clone();
                spawn(async move {
                    for _ in 0..yields {
                        yield_now().await;
                    }
                    finish.one();
                });
            }
        });
        ended.await;
        let log = event_loop.log();
        let names = (1..=tasks).map(|number| format!("Task-{number}")).collect();
        Self { watch, log, seeker: Seeker::default(), lanes: Lanes::default(), names }
    }

    /// The number of events.
    pub fn events(&self) -> usize {
        self.log.borrow().len()
    }

    /// The bytes that an event takes, room that is not used yet included.
    pub fn bytes_per_event(&self) -> f64 {
        let log = self.log.borrow();
        log.event_bytes() as f64 / log.len() as f64
    }

    /// Milliseconds to fold every event into a snapshot.
    pub fn fold(&self) -> f64 {
        let log = self.log.borrow();
        let began = self.watch.now();
        let mut snapshot = Snapshot::default();
        for event in log.iter() {
            snapshot.apply(event);
        }
        std::hint::black_box(&snapshot);
        self.watch.now() - began
    }

    /// Milliseconds to read the whole log the first time, leaving checkpoints.
    pub fn first_read(&mut self) -> f64 {
        self.seeker = Seeker::default();
        let began = self.watch.now();
        self.seeker.seek(&self.log.borrow(), usize::MAX);
        self.watch.now() - began
    }

    /// Milliseconds to go to this share of the log from wherever the last seek went.
    pub fn seek(&mut self, share: f64) -> f64 {
        let log = self.log.borrow();
        let cursor = (share * log.len() as f64) as usize;
        let began = self.watch.now();
        self.seeker.seek(&log, cursor);
        self.watch.now() - began
    }

    /// Milliseconds to lay the whole log out as lanes.
    pub fn lay_out(&mut self) -> f64 {
        self.lanes = Lanes::default();
        let began = self.watch.now();
        self.lanes.update(&self.log.borrow());
        self.watch.now() - began
    }

    /// The height in CSS pixels of a canvas that shows every lane.
    pub fn height(&self) -> f64 {
        let lanes = self.lanes.lanes.len();
        Layout::new(lanes, false, 1000.0).height(&[lanes])
    }

    /// Milliseconds that drawing takes when the canvas shows this many events around the middle of the log, or all.
    pub fn draw(&self, canvas: &HtmlCanvasElement, shown: Option<usize>) -> f64 {
        let Some((ctx, width, height)) = fit_canvas(canvas) else { return f64::NAN };
        let log = self.log.borrow();
        let at = |index: usize| log.get(index).map_or(log.last_time(), |event| event.at);
        let (from, to) = match shown {
            Some(shown) => (at((log.len() - shown) / 2), at((log.len() + shown) / 2)),
            None => (LoopTime::ZERO, log.last_time()),
        };
        let lanes = &self.lanes;
        let layout = Layout::new(lanes.lanes.len(), false, width);
        let scale = layout.scale(from, to, width);
        let until = log.last_time();
        let names = &self.names;
        let group =
            Group { heading: None, lanes, names, until, cursor: usize::MAX, now: Some(until), lit: &[] };
        let palette = Palette::read();
        let began = self.watch.now();
        ctx.clear_rect(0.0, 0.0, width, height);
        draw(&ctx, &palette, &layout, &scale, &[group], height);
        self.watch.now() - began
    }
}
