//! The second pulse: this very program in a worker, drawing on the canvas that the page gave away.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasRenderingContext2d, DedicatedWorkerGlobalScope, MessagePort, OffscreenCanvas, Performance,
};

use super::heartbeat::Strip;
use super::pulse::{FromDrawer, ToDrawer};
use crate::browser::{epoch_millis, listen};

struct Drawing {
    scope: DedicatedWorkerGlobalScope,
    performance: Performance,
    port: MessagePort,
    canvas: OffscreenCanvas,
    /// An offscreen canvas's context has the methods of a page's by the same names.
    ctx: CanvasRenderingContext2d,
    strip: RefCell<Strip>,
    in_sight: Cell<bool>,
    asked: Cell<bool>,
    told: Cell<f64>,
    on_frame: RefCell<Option<Closure<dyn FnMut()>>>,
}

/// What that worker runs. Only `js/worker.js` calls this.
#[wasm_bindgen]
pub fn pulse_worker(port: MessagePort, canvas: OffscreenCanvas) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (Some(performance), Ok(Some(ctx))) = (scope.performance(), canvas.get_context("2d")) else { return };
    let drawing = Rc::new(Drawing {
        scope,
        performance,
        port: port.clone(),
        canvas,
        ctx: ctx.unchecked_into(),
        strip: RefCell::default(),
        in_sight: Cell::new(true),
        asked: Cell::new(false),
        told: Cell::new(0.0),
        on_frame: RefCell::default(),
    });
    let framed = drawing.clone();
    *drawing.on_frame.borrow_mut() = Some(Closure::new(move || framed.frame()));
    let hearing = drawing.clone();
    listen(&port, move |text| {
        if let Some(message) = ToDrawer::read(text) {
            hearing.hear(message);
        }
    });
    drawing.ask();
}

impl Drawing {
    /// Asks for the next frame. A worker without frames of its own has timers.
    fn ask(&self) {
        let on_frame = self.on_frame.borrow();
        let Some(on_frame) = on_frame.as_ref().filter(|_| self.in_sight.get() && !self.asked.get()) else {
            return;
        };
        let on_frame = on_frame.as_ref().unchecked_ref();
        let asked = self.scope.request_animation_frame(on_frame).is_ok()
            || self.scope.set_timeout_with_callback_and_timeout_and_arguments_0(on_frame, 16).is_ok();
        self.asked.set(asked);
    }

    fn frame(&self) {
        self.asked.set(false);
        let now = epoch_millis(&self.performance);
        let mut strip = self.strip.borrow_mut();
        if strip.frame(now) {
            strip.draw(&self.ctx, now);
            let longest = strip.pulse.longest();
            // Told when it is drawn, and only when it grows.
            if longest > self.told.get() + 1.0 {
                self.told.set(longest);
                self.send(&FromDrawer::Longest(longest));
            }
        }
        drop(strip);
        self.ask();
    }

    fn hear(&self, message: ToDrawer) {
        let mut strip = self.strip.borrow_mut();
        match message {
            ToDrawer::Look(look) => {
                self.canvas.set_width((look.width * look.ratio).round() as u32);
                self.canvas.set_height((look.height * look.ratio).round() as u32);
                // The numbers are finite.
                let _ = self.ctx.set_transform(look.ratio, 0.0, 0.0, look.ratio, 0.0, 0.0);
                strip.look = look;
                strip.spoil();
            }
            ToDrawer::InSight(in_sight) => {
                strip.was_away = true;
                self.in_sight.set(in_sight);
                drop(strip);
                self.ask();
            }
            ToDrawer::Tell { reset } => {
                self.send(&FromDrawer::Figures(strip.pulse.figures()));
                if reset {
                    strip.pulse.reset();
                    self.told.set(0.0);
                }
            }
        }
    }

    fn send(&self, message: &FromDrawer) {
        // A text can always be sent.
        let _ = self.port.post_message(&message.write().into());
    }
}
