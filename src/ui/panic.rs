//! What the page shows when code panics. A panic in a task ends that run alone; any other ends
//! the page's work, and is explained over what was there.

use std::panic::PanicHookInfo;

use wasm_bindgen::prelude::*;

use crate::runtime;

/// Has panics reported on the page and in the console, from here on.
pub fn report_panics() {
    std::panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("a panic without a message");
    let place = info.location().map_or_else(String::new, |l| format!("{}, line {}", l.file(), l.line()));
    // A task's panic is one run's end: its lane shows it, and the other cards go on.
    let within_task = runtime::abandon_running(message);
    web_sys::console::error_1(&JsValue::from_str(&format!("panicked at {place}: {message}")));
    let (title, advice) = if within_task {
        (
            "A task panicked",
            "The run ended there; its trace is still readable. Reset the card to run it again.",
        )
    } else {
        (
            "Loopglass itself panicked",
            "What is on the page stays readable, but may no longer answer. Reload the page to go on.",
        )
    };
    // Built by hand: the framework's own state may be what panicked.
    let _ = show(title, &format!("{message} ({place})"), advice);
}

fn show(title: &str, what: &str, advice: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    if let Some(old) = document.get_element_by_id("panic") {
        old.remove();
    }
    let overlay = document.create_element("div").ok()?;
    overlay.set_id("panic");
    overlay.set_attribute("role", "alert").ok()?;
    for (tag, text) in [("strong", title), ("code", what), ("span", advice)] {
        let part = document.create_element(tag).ok()?;
        part.set_text_content(Some(text));
        overlay.append_child(&part).ok()?;
    }
    let close = document.create_element("button").ok()?;
    close.set_text_content(Some("Close"));
    let gone = overlay.clone();
    let on_click = Closure::once_into_js(move || gone.remove());
    close.add_event_listener_with_callback("click", on_click.unchecked_ref()).ok()?;
    overlay.append_child(&close).ok()?;
    body.append_child(&overlay).ok()?;
    Some(())
}
