//! Turns by message channel, deadlines by one gloo timer, time by `performance.now()`.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessagePort, Performance};

use crate::runtime::{Driver, EventLoop, Host, LoopOptions, count};

/// A loop's host in a page. A turn comes as a message: a nested `setTimeout(0)` would be held back for 4
/// ms, and a microtask would keep the page from painting.
pub struct BrowserHost {
    driver: Driver,
    performance: Performance,
    /// Closed on drop, with the listener, so that nothing of a loop outlives it.
    receiver: MessagePort,
    sender: MessagePort,
    _on_message: Closure<dyn FnMut()>,
    turn_pending: std::rc::Rc<Cell<bool>>,
    alarm: RefCell<Option<(u64, Timeout)>>,
}

impl BrowserHost {
    /// A loop on this page's own event loop.
    ///
    /// # Panics
    /// Where there is no `MessageChannel` or no `performance`; every browser that runs WebAssembly has both.
    pub fn new_loop(options: LoopOptions) -> EventLoop {
        EventLoop::new(|driver| Box::new(Self::new(driver)), options)
    }

    fn new(driver: Driver) -> Self {
        let performance = web_sys::window()
            .and_then(|window| window.performance())
            .expect("a page has a performance clock");
        let channel = MessageChannel::new().expect("a browser that runs WebAssembly has message channels");
        let turn_pending = std::rc::Rc::new(Cell::new(false));
        let on_message = {
            let (driver, turn_pending) = (driver.clone(), turn_pending.clone());
            Closure::<dyn FnMut()>::new(move || {
                turn_pending.set(false);
                driver.turn();
            })
        };
        let (receiver, sender) = (channel.port1(), channel.port2());
        receiver.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        count(|c| c.host += 1);
        Self {
            driver,
            performance,
            receiver,
            sender,
            _on_message: on_message,
            turn_pending,
            alarm: RefCell::new(None),
        }
    }
}

impl Host for BrowserHost {
    fn now(&self) -> u64 {
        (self.performance.now() * 1e6) as u64
    }

    fn request_turn(&self) {
        if !self.turn_pending.replace(true) {
            // Posting nothing to a port of our own cannot fail.
            let _ = self.sender.post_message(&JsValue::NULL);
        }
    }

    fn wake_at(&self, deadline: Option<u64>) {
        let mut alarm = self.alarm.borrow_mut();
        if alarm.as_ref().map(|(at, _)| *at) == deadline {
            return;
        }
        *alarm = deadline.map(|at| {
            // Rounded up: a timer that rings early would only have to be set again. A longer wait
            // than a browser's timer can hold rings early and is set again.
            let millis = at.saturating_sub(self.now()).div_ceil(1_000_000).min(i32::MAX as u64);
            let driver = self.driver.clone();
            (at, Timeout::new(millis as u32, move || driver.alarm()))
        });
    }

    fn alarm_rang(&self) {
        if let Some((_, timeout)) = self.alarm.borrow_mut().take() {
            // It has rung: there is nothing to take back.
            drop(timeout);
        }
    }

    fn burn(&self, nanos: u64) {
        let end = self.now().saturating_add(nanos);
        let mut digest = 0_u64;
        while self.now() < end {
            for i in 0..1_000_u64 {
                digest = digest.rotate_left(5) ^ i.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            }
        }
        std::hint::black_box(digest);
    }
}

impl Drop for BrowserHost {
    fn drop(&mut self) {
        self.receiver.set_onmessage(None);
        self.receiver.close();
        self.sender.close();
        count(|c| c.host -= 1);
    }
}
