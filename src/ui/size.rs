//! An element's size, and whether it is in sight, as signals.

use leptos::html::{Article, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Keeps `size` at the element's width and height in whole CSS pixels.
pub fn watch_size(element: NodeRef<Div>, size: RwSignal<(i32, i32)>) {
    let observed = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        size.set((element.client_width(), element.client_height()));
        let watched = element.clone();
        let listener = Closure::<dyn FnMut()>::new(move || {
            size.try_set((watched.client_width(), watched.client_height()));
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, listener)));
        }
    });
    until_gone(observed, web_sys::ResizeObserver::disconnect);
}

/// Keeps `seen` at whether any of the element is on the screen. Where the browser cannot tell, it stays as it is.
pub fn watch_sight(element: NodeRef<Article>, seen: RwSignal<bool>) {
    let observed = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let listener = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let latest = entries.pop().dyn_into::<web_sys::IntersectionObserverEntry>();
            let now = latest.is_ok_and(|entry| entry.is_intersecting());
            if seen.try_get_untracked().is_some_and(|was| was != now) {
                seen.try_set(now);
            }
        });
        if let Ok(observer) = web_sys::IntersectionObserver::new(listener.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, listener)));
        }
    });
    until_gone(observed, web_sys::IntersectionObserver::disconnect);
}

/// Disconnects an observer, and lets its listener go with it, when the view that observes is gone.
fn until_gone<O: 'static, L: 'static>(
    observed: StoredValue<Option<(O, L)>, LocalStorage>,
    disconnect: fn(&O),
) {
    on_cleanup(move || {
        observed.try_update_value(|observed| {
            if let Some((observer, _)) = observed.take() {
                disconnect(&observer);
            }
        });
    });
}
