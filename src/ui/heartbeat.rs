//! Two pulses in the header: one drawn by the page's main thread, one by a worker on a canvas of its own. When something
//! holds the main thread the first stops and the second does not; afterwards the gap is stamped with its length.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::dynamic::{on_mouse, part, words};
use super::frame;
use super::pulse::{FromDrawer, Gap, Look, Pulse, STAMPED, ToDrawer, beat, stamps};
use super::size::watch_size;
use super::theme::SchemeChanges;
use super::timeline::{Palette, fit_canvas};
use crate::browser::{WorkerHandle, epoch_millis};
use crate::decimal::{decimal, within};

/// The time between two drawings, in milliseconds: the line moves a pixel and a half in it. Every frame is counted,
/// drawn or not.
const DRAWN_EVERY: f64 = 45.0;
/// The same where the reader wants no motion.
const STILL_DRAWN_EVERY: f64 = 500.0;

/// One strip's frames and look, on whichever thread.
#[derive(Default)]
pub struct Strip {
    /// The frames.
    pub pulse: Pulse,
    /// The look.
    pub look: Look,
    /// Whether the page was out of sight since the last frame.
    pub was_away: bool,
    drawn: f64,
}

impl Strip {
    /// A frame has come. Returns whether it is time to draw.
    pub fn frame(&mut self, now: f64) -> bool {
        self.pulse.frame(now, !std::mem::take(&mut self.was_away));
        let every = if self.look.still { STILL_DRAWN_EVERY } else { DRAWN_EVERY };
        let due = now - self.drawn >= every;
        if due {
            self.drawn = now;
        }
        due
    }

    /// Has the next frame drawn.
    pub fn spoil(&mut self) {
        self.drawn = 0.0;
    }

    /// Draws the strip as it is at `now`. The context must be scaled to CSS pixels.
    pub fn draw(&self, ctx: &CanvasRenderingContext2d, now: f64) {
        let Look { line, alarm, alarm_soft, font, width, height, still, .. } = &self.look;
        let (width, height) = (*width, *height);
        ctx.clear_rect(0.0, 0.0, width, height);
        let x = |time: f64| width - (now - time) / super::pulse::SPAN * width;
        let middle = height * 0.68;
        let y = |time: f64| if *still { middle } else { middle - beat(time) * height * 0.58 };
        let gaps = self.pulse.gaps();
        ctx.set_fill_style_str(alarm_soft);
        for gap in &gaps {
            ctx.fill_rect(x(gap.begin), 0.0, x(gap.end) - x(gap.begin), height);
        }
        ctx.set_line_width(1.5);
        ctx.set_line_join("round");
        ctx.set_stroke_style_str(line);
        ctx.begin_path();
        for (time, joined) in self.pulse.strokes() {
            if joined {
                ctx.line_to(x(time), y(time));
            } else {
                ctx.move_to(x(time), y(time));
            }
        }
        ctx.stroke();
        let stamped: Vec<Gap> = gaps.into_iter().filter(|gap| gap.length() >= STAMPED).collect();
        if stamped.is_empty() {
            return;
        }
        ctx.set_font(font);
        ctx.set_text_align("center");
        ctx.set_fill_style_str(alarm);
        let text_width = |text: &str| ctx.measure_text(text).map_or(f64::MAX, |metrics| metrics.width());
        for stamp in stamps(&stamped, width, x, text_width) {
            // A stamp that cannot be drawn is not worth an error.
            let _ = ctx.fill_text(&stamp.text, stamp.x, height * 0.5 + 4.0);
        }
    }
}

/// The second pulse's worker, as the page has it.
struct Drawer {
    handle: WorkerHandle,
    /// Who waits for figures.
    asking: Rc<RefCell<Vec<js_sys::Function>>>,
}

/// What the console's probe reads.
struct Beats {
    main: Rc<RefCell<Strip>>,
    drawer: Rc<RefCell<Option<Drawer>>>,
    longest: (RwSignal<f64>, RwSignal<f64>),
}

thread_local! {
    static BEATS: RefCell<Option<Rc<Beats>>> = const { RefCell::new(None) };
}

/// The figures of both pulses since the count began, as a line of JSON: the longest gap between two frames in
/// milliseconds, and the frames; `null` for the second where there is none. Counts anew afterwards if told so.
/// `await loopglass.pulse(true)` in the console.
#[wasm_bindgen]
pub async fn pulse(reset: bool) -> String {
    let Some(beats) = BEATS.with_borrow(Clone::clone) else { return "null".to_owned() };
    let main = {
        let mut strip = beats.main.borrow_mut();
        let figures = strip.pulse.figures();
        if reset {
            strip.pulse.reset();
        }
        figures
    };
    let asked = beats.drawer.borrow().as_ref().map(|drawer| {
        let told = js_sys::Promise::new(&mut |resolve, _| drawer.asking.borrow_mut().push(resolve));
        drawer.handle.send(&ToDrawer::Tell { reset }.write());
        told
    });
    let worker = match asked {
        Some(told) => wasm_bindgen_futures::JsFuture::from(told).await.ok().and_then(|told| told.as_string()),
        None => None,
    };
    if reset {
        beats.longest.0.try_set(0.0);
        beats.longest.1.try_set(0.0);
    }
    format!(r#"{{"main":{main},"worker":{}}}"#, worker.as_deref().unwrap_or("null"))
}

/// Both strips, in the header.
#[component]
pub fn Heartbeat() -> impl IntoView {
    let (canvas, second) = (NodeRef::<Canvas>::new(), NodeRef::<Canvas>::new());
    let place = NodeRef::<Div>::new();
    let size = RwSignal::new((0, 0));
    watch_size(place, size);
    let changes = expect_context::<SchemeChanges>().0;
    let (longest, longest_second) = (RwSignal::new(0.0_f64), RwSignal::new(0.0_f64));
    let without_second = RwSignal::new(None::<String>);
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let wants_still = move || query.as_ref().is_some_and(web_sys::MediaQueryList::matches);

    let main = Rc::new(RefCell::new(Strip::default()));
    let drawer = Rc::new(RefCell::new(None::<Drawer>));
    BEATS.set(Some(Rc::new(Beats {
        main: main.clone(),
        drawer: drawer.clone(),
        longest: (longest, longest_second),
    })));

    let membership = frame::join(counting(main.clone(), canvas, longest));
    {
        let (main, drawer) = (main.clone(), drawer.clone());
        Effect::new(move || {
            changes.track();
            let (width, height) = size.get();
            let palette = Palette::read();
            let look = Look {
                line: palette.running,
                alarm: palette.alarm,
                alarm_soft: palette.alarm_soft,
                // The page's own fonts are not known to a worker, and both strips shall look alike.
                font: "11px system-ui, sans-serif".to_owned(),
                width: f64::from(width),
                height: f64::from(height),
                ratio: within(window().device_pixel_ratio(), 0.5, 4.0),
                still: wants_still(),
            };
            if let Some(drawer) = &*drawer.borrow() {
                drawer.handle.send(&ToDrawer::Look(look.clone()).write());
            }
            let mut main = main.borrow_mut();
            main.look = look;
            main.spoil();
        });
    }
    // Not before the first paint: the page has better things to do then.
    let starting = {
        let (main, drawer) = (main.clone(), drawer.clone());
        gloo_timers::callback::Timeout::new(0, move || {
            let Some(Some(element)) = second.try_get_untracked() else { return };
            match start_drawer(&element, longest_second) {
                Ok(started) => {
                    started.handle.send(&ToDrawer::Look(main.borrow().look.clone()).write());
                    *drawer.borrow_mut() = Some(started);
                }
                Err(sentence) => {
                    without_second.try_set(Some(sentence));
                }
            }
        })
    };
    let watching = follow_sight(main, drawer.clone());
    let kept = StoredValue::new_local(Some((membership, starting, watching, drawer)));
    on_cleanup(move || {
        kept.try_update_value(|kept| {
            let Some((_, _, watching, drawer)) = kept.take() else { return };
            let listener = watching.as_ref().unchecked_ref();
            let _ = document().remove_event_listener_with_callback("visibilitychange", listener);
            drawer.take();
            BEATS.set(None);
        });
    });

    let figure = |longest: RwSignal<f64>| {
        view! {
            <span class="figure" aria-live="off" data-longest=words(move || decimal(longest.get(), 1).to_string())>
                {words(move || format!("longest gap {} ms", decimal(longest.get(), 0)))}
            </span>
        }
    };
    let second_strip = part(move || match without_second.get() {
        Some(why) => view! { <span class="without" role="status">{why}</span> }.into_any(),
        None => view! {
            <div class="strip">
                <canvas node_ref=second aria-hidden="true"></canvas>
            </div>
            {figure(longest_second)}
        }
        .into_any(),
    });
    view! {
        <div class="heartbeat" role="group" aria-label="Two pulses: where nothing is drawn, a thread was held up">
            <div class="pulse main" title="Drawn by the page's main thread once a frame: it stops while something holds the thread.">
                <span class="label">"main thread"</span>
                <div class="strip" node_ref=place>
                    <canvas node_ref=canvas aria-hidden="true"></canvas>
                </div>
                {figure(longest)}
            </div>
            <div class="pulse second" title="Drawn by a Web Worker once a frame, on a canvas of its own: what holds the page does not hold it.">
                <span class="label">"worker"</span>
                {second_strip}
            </div>
            <button
                class="quiet icon"
                aria-label="Count the longest gaps anew"
                title="Count the longest gaps anew"
                on:click=on_mouse(|_| leptos::task::spawn_local(async { drop(pulse(true).await) }))
            >
                "\u{21ba}"
            </button>
        </div>
    }
}

/// What the main thread does each frame.
fn counting(
    main: Rc<RefCell<Strip>>,
    canvas: NodeRef<Canvas>,
    longest: RwSignal<f64>,
) -> impl Fn(f64) -> bool + 'static {
    let performance = window().performance();
    move |_| {
        // Not the frame's own time: after a long task that may lie before the task.
        let (Some(element), Some(performance)) = (canvas.try_get_untracked(), &performance) else {
            return false;
        };
        let now = epoch_millis(performance);
        let mut main = main.borrow_mut();
        if !main.frame(now) {
            return true;
        }
        // Told when it is drawn, and only when it grows.
        if main.pulse.longest() > longest.try_get_untracked().unwrap_or(f64::MAX) + 1.0 {
            longest.try_set(main.pulse.longest());
        }
        if let Some((ctx, _, _)) = element.as_ref().and_then(fit_canvas) {
            main.draw(&ctx, now);
        }
        true
    }
}

/// Gives the canvas to a worker that draws on it.
fn start_drawer(canvas: &HtmlCanvasElement, longest: RwSignal<f64>) -> Result<Drawer, String> {
    const UNKNOWN: &str = "This browser lets only the main thread draw: there is no second pulse to compare.";
    if !Reflect::has(canvas, &"transferControlToOffscreen".into()).unwrap_or(false) {
        return Err(UNKNOWN.to_owned());
    }
    let offscreen = canvas.transfer_control_to_offscreen().map_err(|_| UNKNOWN.to_owned())?;
    let asking = Rc::new(RefCell::new(Vec::<js_sys::Function>::new()));
    let answered = asking.clone();
    let hear = move |text: &str| match FromDrawer::read(text) {
        Some(FromDrawer::Longest(millis)) => {
            longest.try_set(millis);
        }
        Some(FromDrawer::Figures(figures)) => {
            for resolve in answered.take() {
                // A promise's own function.
                let _ = resolve.call1(&wasm_bindgen::JsValue::NULL, &figures.as_str().into());
            }
        }
        None => {}
    };
    let lost = |why: String| {
        leptos::logging::error!("the worker that draws the second pulse was lost: {why}");
    };
    let handle = WorkerHandle::start("pulse_worker", Some(&offscreen), hear, lost)
        .map_err(|why| format!("There is no second pulse to compare: {why}."))?;
    Ok(Drawer { handle, asking })
}

/// Tells both strips when the page goes out of sight and comes back: nobody draws meanwhile.
fn follow_sight(main: Rc<RefCell<Strip>>, drawer: Rc<RefCell<Option<Drawer>>>) -> Closure<dyn FnMut()> {
    let listener = Closure::<dyn FnMut()>::new(move || {
        let in_sight = !document().hidden();
        main.borrow_mut().was_away = true;
        if let Some(drawer) = &*drawer.borrow() {
            drawer.handle.send(&ToDrawer::InSight(in_sight).write());
        }
    });
    // Listening on the document cannot fail.
    let _ =
        document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener
}
