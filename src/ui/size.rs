//! An element's size as a signal.

use leptos::html::Div;
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
    on_cleanup(move || {
        observed.try_update_value(|observed| {
            if let Some((observer, _)) = observed.take() {
                observer.disconnect();
            }
        });
    });
}
