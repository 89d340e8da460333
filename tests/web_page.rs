//! The page in a real document: mounting, running, drawing, and what is left after unmounting.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
#![cfg(all(feature = "ui", target_arch = "wasm32"))]

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use loopglass::lessons::LESSONS;
use loopglass::runtime::{Census, census};
use loopglass::ui::{App, frame};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlButtonElement, HtmlCanvasElement, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The card that most tests here are about.
const CARD: &str = "#tasks-run-concurrently";

struct Page<M: Mountable> {
    root: HtmlElement,
    _mounted: UnmountHandle<M>,
}

impl<M: Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

async fn open(hash: &str) -> Page<impl Mountable> {
    window().location().set_hash(hash).unwrap();
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    root.style().set_property("width", "1200px").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let mounted = mount_to(root.clone(), App);
    // The page follows the address in its first frame; the second has drawn that.
    for _ in 0..2 {
        let drawn = std::rc::Rc::new(std::cell::Cell::new(false));
        let told = drawn.clone();
        request_animation_frame(move || told.set(true));
        while !drawn.get() {
            TimeoutFuture::new(5).await;
        }
    }
    TimeoutFuture::new(40).await;
    Page { root, _mounted: mounted }
}

/// What there is once the page of the test before is gone: nothing, but for a pool of workers that is about to end.
async fn settled() -> Census {
    left(Census::default()).await;
    census()
}

/// Waits until `wanted` is all that is left: a pool of workers ends a second after the last loop that used it.
async fn left(wanted: Census) {
    for _ in 0..400 {
        if census() == wanted {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!(census(), wanted);
}

impl<M: Mountable> Page<M> {
    /// The first that fits in the card of this file's tests, or, where there is none, on the page.
    fn found(&self, selector: &str) -> Option<Element> {
        let in_card = self.root.query_selector(&format!("{CARD} {selector}")).unwrap();
        in_card.or_else(|| self.root.query_selector(selector).unwrap())
    }

    fn find(&self, selector: &str) -> Element {
        self.found(selector).unwrap_or_else(|| panic!("no {selector}"))
    }

    /// All that fit in the card of this file's tests.
    fn all(&self, selector: &str) -> web_sys::NodeList {
        self.root.query_selector_all(&format!("{CARD} {selector}")).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.found(selector).and_then(|found| found.text_content()).unwrap_or_default()
    }

    fn press(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlButtonElement>().click();
    }

    fn slide(&self, index: usize, value: &str) {
        let slider = self.all(".slider input").get(index as u32).unwrap();
        let slider: HtmlInputElement = slider.unchecked_into();
        slider.set_value(value);
        let event = web_sys::Event::new_with_event_init_dict("input", &{
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            init
        });
        slider.dispatch_event(&event.unwrap()).unwrap();
    }

    /// Pixels of the first card's canvas that are not clear.
    fn painted(&self) -> usize {
        let canvas: HtmlCanvasElement = self.find(".stage canvas").unchecked_into();
        let ctx: web_sys::CanvasRenderingContext2d =
            canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let data = ctx.get_image_data(0.0, 0.0, width, height).unwrap().data();
        data.chunks(4).filter(|pixel| pixel[3] > 0).count()
    }

    async fn until(&self, selector: &str, wanted: &str) {
        self.until_so(selector, wanted, |text| text == wanted).await;
    }

    async fn until_says(&self, selector: &str, wanted: &str) {
        self.until_so(selector, wanted, |text| text.contains(wanted)).await;
    }

    async fn until_so(&self, selector: &str, wanted: &str, so: impl Fn(&str) -> bool) {
        for _ in 0..400 {
            let found = self.found(selector);
            if found.is_some_and(|found| so(&found.text_content().unwrap_or_default())) {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("{selector} is {:?} and never became {wanted:?}", self.text(selector));
    }
}

#[wasm_bindgen_test]
async fn a_card_runs_draws_and_leaves_nothing() {
    let before = settled().await;
    {
        let page = open("#/tasks-run-concurrently?n=3&d1=50&d2=100&d3=150").await;
        // The open page has a worker of its own, which draws the second pulse.
        let opened = census();
        let empty = page.painted();
        assert_eq!(page.text(".state"), "ready");
        page.press(".verb");
        page.until(".state", "finished").await;
        TimeoutFuture::new(40).await;
        assert!(page.painted() > empty + 500, "{} then {}", empty, page.painted());
        assert!(page.text(".caption").starts_with("All at once took 0."), "{}", page.text(".caption"));
        let output = page.text("[role=log]");
        assert!(output.contains("kettle: started") && output.contains("served: eggs"), "{output}");
        // The table says the same in words.
        page.press(".table summary");
        TimeoutFuture::new(40).await;
        assert_eq!(page.all(".table tbody tr").length(), 4);
        assert!(page.text(".table tbody").contains("\"toast\""));
        page.press(".verbs .quiet");
        TimeoutFuture::new(40).await;
        assert_eq!(page.text(".state"), "ready");
        left(opened).await;
    }
    left(before).await;
    assert_eq!(frame::members(), 0);
}

#[wasm_bindgen_test]
async fn unmounting_in_the_middle_of_a_run_leaves_nothing() {
    let before = settled().await;
    {
        let page = open("#/tasks-run-concurrently").await;
        page.press(".verb");
        TimeoutFuture::new(60).await;
        assert_eq!(page.text(".state"), "running");
        let made = || (census().tasks - before.tasks, census().timers - before.timers);
        for _ in 0..200 {
            if made() == (4, 3) {
                break;
            }
            TimeoutFuture::new(10).await;
        }
        assert_eq!(made(), (4, 3));
    }
    left(before).await;
    assert_eq!(frame::members(), 0);
}

#[wasm_bindgen_test]
async fn cancelling_half_way_drops_the_rest_and_says_so() {
    let page = open("#/tasks-run-concurrently?d1=50").await;
    page.press(".verb");
    page.until("[role=log] p:nth-child(4) .text", "kettle: done").await;
    page.press(".verb");
    page.until(".state", "cancelled").await;
    let caption = page.text(".caption");
    assert!(
        caption.starts_with("Cancelled after 0.") && caption.contains("3 of 4 tasks were dropped"),
        "{caption}"
    );
    let now = census();
    assert_eq!((now.tasks, now.timers), (0, 0));
}

#[wasm_bindgen_test]
async fn both_ways_stand_on_one_axis() {
    let page = open("#/tasks-run-concurrently?n=2&d1=100&d2=100").await;
    page.press(".verb");
    page.until(".state", "finished").await;
    let sequence: HtmlInputElement = page.all(".controls .switch input").get(1).unwrap().unchecked_into();
    sequence.click();
    page.press(".verb");
    page.until_says(".comparison", "times as long").await;
    page.until_says(".comparison", "create the tasks first took 0.").await;
}

#[wasm_bindgen_test]
async fn sliders_reach_their_ends_and_the_address_follows() {
    let page = open("#/tasks-run-concurrently").await;
    page.slide(0, "8");
    TimeoutFuture::new(30).await;
    assert_eq!(page.all(".slider").length(), 10);
    for i in 1..9 {
        page.slide(i, "50");
    }
    page.slide(1, "999999");
    TimeoutFuture::new(30).await;
    let hash = window().location().hash().unwrap();
    assert_eq!(hash, "#/tasks-run-concurrently?n=8&d1=3000&d2=50&d3=50&d4=50&d5=50&d6=50&d7=50&d8=50");
    page.slide(1, "50");
    page.press(".verb");
    page.until(".state", "finished").await;
}

#[wasm_bindgen_test]
async fn a_damaged_address_is_named_and_the_page_stands() {
    for (hash, sentence) in [
        ("#/no-such-card", "no-such-card"),
        ("#/tasks-run-concurrently?n=x", "Dishes"),
        ("#/tasks-run-concurrently?%%%=1", "which this card does not have"),
    ] {
        let page = open(hash).await;
        page.until_says(".notice", sentence).await;
        assert_eq!(page.text(".state"), "ready");
    }
}

/// All at once, so that they also show that none disturbs another.
#[wasm_bindgen_test]
async fn every_lesson_runs_to_its_end_on_the_real_loop() {
    let before = settled().await;
    {
        let page = open("#/").await;
        // The open page has a worker of its own, which draws the second pulse.
        let opened = census();
        let in_card = |slug: &str, selector: &str| {
            let found = page.root.query_selector(&format!("#{slug} {selector}")).unwrap();
            found.unwrap_or_else(|| panic!("{slug} has no {selector}")).unchecked_into::<HtmlElement>()
        };
        let text = |slug: &str, selector: &str| in_card(slug, selector).text_content().unwrap_or_default();
        for lesson in LESSONS {
            in_card(lesson.slug, ".verb").click();
        }
        // A run begins once the page has drawn the press.
        for _ in 0..400 {
            if census().loops == before.loops + LESSONS.len() as i64 {
                break;
            }
            TimeoutFuture::new(10).await;
        }
        TimeoutFuture::new(40).await;
        // Where the reader has the next move, they press every button and finish.
        let interactive: Vec<_> =
            LESSONS.iter().filter(|lesson| text(lesson.slug, ".verb") == "Finish").collect();
        for lesson in &interactive {
            for i in 1..=lesson.actions.len() {
                in_card(lesson.slug, &format!(".actions button:nth-child({i})")).click();
                TimeoutFuture::new(40).await;
            }
        }
        for lesson in &interactive {
            in_card(lesson.slug, ".verb").click();
        }
        for lesson in LESSONS {
            for _ in 0..1500 {
                if text(lesson.slug, ".state") != "running" {
                    break;
                }
                TimeoutFuture::new(10).await;
            }
            assert_eq!(text(lesson.slug, ".state"), "finished", "{}", lesson.slug);
            let caption = text(lesson.slug, ".caption");
            assert!(caption.len() > 20 && !caption.starts_with("Cancelled"), "{}: {caption}", lesson.slug);
            in_card(lesson.slug, ".verbs .quiet").click();
        }
        left(opened).await;
    }
    left(before).await;
    assert_eq!(frame::members(), 0);
}
