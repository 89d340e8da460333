//! The page in a real document: mounting, running, drawing, and what is left after unmounting.
#![cfg(all(feature = "ui", target_arch = "wasm32"))]

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use loopglass::runtime::{Census, census};
use loopglass::ui::{App, frame};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlButtonElement, HtmlCanvasElement, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

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
    // The address is read in the first frame after mounting.
    TimeoutFuture::new(100).await;
    Page { root, _mounted: mounted }
}

impl<M: Mountable> Page<M> {
    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn press(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlButtonElement>().click();
    }

    fn slide(&self, index: usize, value: &str) {
        let slider = self.root.query_selector_all(".slider input").unwrap().get(index as u32).unwrap();
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

    /// Waits until there is such an element and its text is as `wanted` describes.
    async fn shows(&self, selector: &str, is: impl Fn(&str) -> bool, wanted: &str) {
        for _ in 0..400 {
            let found = self.root.query_selector(selector).unwrap();
            if found.is_some_and(|found| is(&found.text_content().unwrap_or_default())) {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        let found = self.root.query_selector(selector).unwrap().and_then(|found| found.text_content());
        let hash = window().location().hash().unwrap();
        panic!("{selector} is {found:?} and never became {wanted:?} at {hash}");
    }

    async fn until(&self, selector: &str, wanted: &str) {
        self.shows(selector, |text| text == wanted, wanted).await;
    }
}

/// Waits for the frame in which the last of an unmounted page lets go, and holds that it is the last.
async fn nothing_left() {
    for _ in 0..200 {
        if (census(), frame::members()) == (Census::default(), 0) {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("left behind: {:?}, {} called each frame", census(), frame::members());
}

#[wasm_bindgen_test]
async fn a_card_runs_draws_and_leaves_nothing() {
    let before = census();
    {
        let page = open("#/tasks-run-concurrently?n=3&d1=50&d2=100&d3=150").await;
        let empty = page.painted();
        assert_eq!(page.text(".state"), "ready");
        page.press(".verb");
        assert_eq!(census().loops, before.loops + 1);
        page.until(".state", "finished").await;
        TimeoutFuture::new(40).await;
        assert!(page.painted() > empty + 500, "{} then {}", empty, page.painted());
        page.shows(".caption", |text| text.starts_with("All at once took 0."), "the caption of the run")
            .await;
        let output = page.text("[role=log]");
        assert!(output.contains("kettle: started") && output.contains("served: eggs"), "{output}");
        // The table says the same in words.
        page.press(".table summary");
        page.shows(".table tbody", |text| text.contains("\"toast\""), "the table of tasks").await;
        assert_eq!(page.root.query_selector_all(".table tbody tr").unwrap().length(), 4);
        page.press(".verbs .quiet");
        TimeoutFuture::new(40).await;
        assert_eq!(page.text(".state"), "ready");
        assert_eq!(census(), before);
    }
    nothing_left().await;
}

#[wasm_bindgen_test]
async fn unmounting_in_the_middle_of_a_run_leaves_nothing() {
    let before = census();
    {
        let page = open("#/tasks-run-concurrently").await;
        page.press(".verb");
        // Three sleeps, and the task that waits for them.
        for _ in 0..400 {
            if census().timers == before.timers + 3 {
                break;
            }
            TimeoutFuture::new(5).await;
        }
        let now = census();
        assert_eq!((now.tasks - before.tasks, now.timers - before.timers), (4, 3));
    }
    nothing_left().await;
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
    let sequence: HtmlInputElement =
        page.root.query_selector_all(".controls .switch input").unwrap().get(1).unwrap().unchecked_into();
    sequence.click();
    page.press(".verb");
    page.until(".state", "finished").await;
    let told = |text: &str| text.contains("times as long") && text.contains("create the tasks first took ");
    page.shows(".comparison", told, "both totals").await;
}

#[wasm_bindgen_test]
async fn sliders_reach_their_ends_and_the_address_follows() {
    let page = open("#/tasks-run-concurrently").await;
    page.slide(0, "8");
    TimeoutFuture::new(30).await;
    assert_eq!(page.root.query_selector_all(".slider").unwrap().length(), 9);
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
        page.shows(".notice", |text| text.contains(sentence), sentence).await;
        assert_eq!(page.text(".state"), "ready");
    }
}
