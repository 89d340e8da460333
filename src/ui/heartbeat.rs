//! The page's own pulse, drawn by the main thread once a frame. When something holds the thread, the
//! pulse stops, and afterwards the gap is stamped with its length.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::html::Canvas;
use leptos::prelude::*;

use super::frame;
use super::theme::SchemeChanges;
use super::timeline::{Palette, fit_canvas};

/// What the strip shows, in milliseconds.
const SPAN: f64 = 6_000.0;
/// A pause between two frames that is worth stamping, in milliseconds.
const GAP: f64 = 100.0;
/// One beat, in milliseconds.
const BEAT: f64 = 1_000.0;

/// The frames of the last seconds.
#[derive(Default)]
struct Pulse {
    frames: VecDeque<f64>,
    longest: f64,
}

impl Pulse {
    fn frame(&mut self, now: f64) {
        if let Some(last) = self.frames.back() {
            self.longest = self.longest.max(now - last);
        }
        self.frames.push_back(now);
        while self.frames.front().is_some_and(|&first| first < now - SPAN) {
            self.frames.pop_front();
        }
    }
}

/// The height of the line at `time`, from -0.3 to 1: a beat a second, and rest between.
fn beat(time: f64) -> f64 {
    let t = (time % BEAT) / BEAT;
    let bump = |at: f64, width: f64, height: f64| height * (-((t - at) / width).powi(2)).exp();
    bump(0.18, 0.03, 0.12) + bump(0.30, 0.012, 1.0) + bump(0.335, 0.012, -0.35) + bump(0.52, 0.05, 0.2)
}

/// The strip in the header.
#[component]
pub fn Heartbeat() -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let changes = expect_context::<SchemeChanges>().0;
    let pulse = Rc::new(RefCell::new(Pulse::default()));
    let longest = RwSignal::new(0.0_f64);
    let still = window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let palette = Rc::new(RefCell::new((0, Palette::default())));
    let membership = frame::join(move |now| {
        let Some(element) = canvas.try_get_untracked() else { return false };
        let mut pulse = pulse.borrow_mut();
        pulse.frame(now);
        // Told a few times a second at most, and only when it grows.
        if pulse.longest > longest.try_get_untracked().unwrap_or(f64::MAX) + 1.0 {
            longest.try_set(pulse.longest);
        }
        let Some(element) = element else { return true };
        let scheme = changes.try_get_untracked().unwrap_or(0);
        if palette.borrow().0 != scheme {
            *palette.borrow_mut() = (scheme, Palette::read());
        }
        draw(&element, &pulse, &palette.borrow().1, now, still);
        true
    });
    let membership = StoredValue::new_local(Some(membership));
    on_cleanup(move || {
        membership.update_value(|membership| *membership = None);
    });
    view! {
        <div class="heartbeat" title="Drawn by the page's main thread once a frame: it stops while something holds the thread.">
            <span class="label">"main thread"</span>
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            <span class="figure" aria-live="off">
                {move || format!("longest gap {:.0} ms", longest.get())}
            </span>
        </div>
    }
}

fn draw(canvas: &web_sys::HtmlCanvasElement, pulse: &Pulse, palette: &Palette, now: f64, still: bool) {
    let Some((ctx, width, height)) = fit_canvas(canvas) else { return };
    ctx.clear_rect(0.0, 0.0, width, height);
    let x = |time: f64| width - (now - time) / SPAN * width;
    let middle = height * 0.68;
    let y = |time: f64| if still { middle } else { middle - beat(time) * height * 0.58 };
    ctx.set_line_width(1.5);
    ctx.set_line_join("round");
    ctx.set_stroke_style_str(&palette.running);
    ctx.begin_path();
    let mut last: Option<f64> = None;
    let mut gaps = Vec::new();
    for &time in &pulse.frames {
        match last {
            Some(before) if time - before <= GAP => ctx.line_to(x(time), y(time)),
            Some(before) => {
                gaps.push((before, time));
                ctx.move_to(x(time), y(time));
            }
            None => ctx.move_to(x(time), y(time)),
        }
        last = Some(time);
    }
    ctx.stroke();
    ctx.set_font(&palette.small_font);
    ctx.set_text_align("center");
    for (begin, end) in gaps {
        ctx.set_fill_style_str(&palette.alarm_soft);
        ctx.fill_rect(x(begin), 0.0, x(end) - x(begin), height);
        ctx.set_fill_style_str(&palette.alarm);
        let text = format!("{:.2} s", (end - begin) / 1000.0);
        let middle = ((x(begin) + x(end)) / 2.0).clamp(20.0, width - 20.0);
        // An alarm's own colour on paper, above the line.
        let _ = ctx.fill_text(&text, middle, height * 0.5 + 3.0);
    }
}
