//! Requests for the site's own bytes, blocking and not.

use std::cell::Cell;

use js_sys::{ArrayBuffer, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response, Url, XmlHttpRequest};

use super::worker::described;
use crate::decimal::decimal;

thread_local! {
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
}

/// The absolute address of `url`, which may be relative to the page, with a part that no request had before, so
/// that no cache answers in the site's place. Files do not depend on it.
pub fn fresh_address(url: &str) -> Result<String, String> {
    let wrong = |error: JsValue| format!("“{url}” is no address: {}", described(&error));
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let address = Url::new_with_base(url, &base).map_err(wrong)?;
    REQUESTS.set(REQUESTS.get().wrapping_add(1));
    let fresh = format!("{}-{}", decimal(js_sys::Date::now(), 0), REQUESTS.get());
    address.search_params().set("fresh", &fresh);
    address.set_hash("");
    Ok(address.href())
}

/// Asks for an absolute address and blocks this thread, page's or worker's, until the answer is here. Returns its
/// length in bytes.
pub fn request_blocking(url: &str) -> Result<u64, String> {
    let refused =
        |error: JsValue| format!("this browser refuses a request that blocks: {}", described(&error));
    let request = XmlHttpRequest::new().map_err(refused)?;
    request.open_with_async("GET", url, false).map_err(refused)?;
    // One character a byte; a page's blocking request may not ask for bytes as such.
    request.override_mime_type("text/plain; charset=x-user-defined").map_err(refused)?;
    // The network's errors and the browser's refusal come as the same kind of exception.
    request.send().map_err(|error| format!("the request that blocks failed: {}", described(&error)))?;
    let status = request.status().unwrap_or(0);
    if !(200..300).contains(&status) {
        return Err(format!("the site answered with status {status}"));
    }
    let text = Reflect::get(&request, &"responseText".into()).map_err(refused)?;
    Ok(text.dyn_ref::<js_sys::JsString>().map_or(0, |text| u64::from(text.length())))
}

/// Asks for an absolute address without blocking. Returns the answer's length in bytes.
pub async fn request(url: &str, abort: &AbortController) -> Result<u64, String> {
    let failed = |error: JsValue| format!("the request failed: {}", described(&error));
    let Some(window) = web_sys::window() else { return Err("only a page asks in this way".to_owned()) };
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&abort.signal()));
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await.map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(format!("the site answered with status {}", response.status()));
    }
    let body = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(u64::from(body.unchecked_into::<ArrayBuffer>().byte_length()))
}
