//! The scheme's colours and fonts as a canvas takes them, read from the style sheet's tokens.

use crate::decimal::within;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Colours and fonts for drawing. Anew after each change of scheme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: String,
    /// Text that steps back.
    pub ink_soft: String,
    /// Rules and grids.
    pub rule: String,
    /// The ground that lanes stand on.
    pub ground: String,
    /// What runs now.
    pub running: String,
    /// What stands in the ready queue.
    pub scheduled: String,
    /// What waits.
    pub waiting: String,
    /// What ended with a value.
    pub done: String,
    /// What was cancelled.
    pub cancelled: String,
    /// What failed, panicked or was held up.
    pub alarm: String,
    /// A ground for the alarm.
    pub alarm_soft: String,
    /// A wake from one lane to another.
    pub wake: String,
    /// Words.
    pub font: String,
    /// Words at an axis.
    pub small_font: String,
}

impl Palette {
    /// Reads the tokens of the scheme in force.
    pub fn read() -> Self {
        let style =
            document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let token = |name: &str| {
            let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            value.unwrap_or_default().trim().to_owned()
        };
        Self {
            ink: token("--ink"),
            ink_soft: token("--ink-soft"),
            rule: token("--rule"),
            ground: token("--surface"),
            running: token("--running"),
            scheduled: token("--scheduled"),
            waiting: token("--waiting"),
            done: token("--done"),
            cancelled: token("--cancelled"),
            alarm: token("--alarm"),
            alarm_soft: token("--alarm-soft"),
            wake: token("--wake"),
            font: format!("13px {}", token("--sans")),
            small_font: format!("11px {}", token("--sans")),
        }
    }
}

/// Gives the canvas as many pixels as its place on the screen has, and its context scaled so that one
/// unit is one CSS pixel. Returns the context with the width and height in CSS pixels; `None` while
/// it has no place.
pub fn fit_canvas(canvas: &HtmlCanvasElement) -> Option<(CanvasRenderingContext2d, f64, f64)> {
    let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let ratio = within(window().device_pixel_ratio(), 0.5, 4.0);
    let (pixels, lines) = ((width * ratio).round() as u32, (height * ratio).round() as u32);
    if canvas.width() != pixels || canvas.height() != lines {
        canvas.set_width(pixels);
        canvas.set_height(lines);
    }
    let ctx = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).ok()?;
    Some((ctx, width, height))
}
