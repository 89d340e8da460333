//! Tests that need a browser: `cargo xtask test web` runs them in headless Chromium.
#![cfg(all(target_arch = "wasm32", feature = "ui"))]

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_view_is_mounted_and_taken_away_again() {
    let document = leptos::prelude::document();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    let mounted = leptos::mount::mount_to(host.clone().unchecked_into(), || view! { <p>"here"</p> });
    assert_eq!(host.text_content().as_deref(), Some("here"));
    drop(mounted);
    assert_eq!(host.text_content().as_deref(), Some(""));
}
