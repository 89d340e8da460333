//! One animation frame for the whole page: whoever has something to draw joins, and all are called
//! in one callback.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

type Tick = Rc<dyn Fn(f64) -> bool>;

#[derive(Default)]
struct Frames {
    next: u64,
    members: Vec<(u64, Tick)>,
    requested: bool,
    closure: Option<Closure<dyn FnMut(f64)>>,
}

thread_local! {
    static FRAMES: RefCell<Frames> = RefCell::default();
}

/// A place among those that are called each frame. Dropping it leaves.
#[derive(Debug)]
pub struct Membership(u64);

impl Drop for Membership {
    fn drop(&mut self) {
        let _ = FRAMES.try_with(|frames| {
            if let Ok(mut frames) = frames.try_borrow_mut() {
                frames.members.retain(|(id, _)| *id != self.0);
            }
        });
    }
}

/// Calls `tick` with the frame's time in milliseconds once an animation frame, from the next one on, until it
/// returns false or the membership is dropped.
#[must_use = "dropping the membership leaves"]
pub fn join(tick: impl Fn(f64) -> bool + 'static) -> Membership {
    let id = FRAMES.with_borrow_mut(|frames| {
        frames.next += 1;
        let id = frames.next;
        frames.members.push((id, Rc::new(tick)));
        id
    });
    request();
    Membership(id)
}

/// How many are called each frame. Zero when the page is idle.
pub fn members() -> usize {
    FRAMES.with_borrow(|frames| frames.members.len())
}

fn request() {
    FRAMES.with_borrow_mut(|frames| {
        if frames.requested || frames.members.is_empty() {
            return;
        }
        let closure = frames.closure.get_or_insert_with(|| Closure::new(run));
        let asked = web_sys::window()
            .is_some_and(|window| window.request_animation_frame(closure.as_ref().unchecked_ref()).is_ok());
        frames.requested = asked;
    });
}

fn run(time: f64) {
    let members = FRAMES.with_borrow_mut(|frames| {
        frames.requested = false;
        frames.members.clone()
    });
    for (id, tick) in members {
        // One that left during this very frame is called once more at most; its signals may be gone,
        // which it has to bear.
        if !tick(time) {
            FRAMES.with_borrow_mut(|frames| frames.members.retain(|(member, _)| *member != id));
        }
    }
    request();
}
