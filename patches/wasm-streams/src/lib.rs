//! Stand-in for `wasm-streams`: what leptos's server functions need of it to compile. Loopglass has no server, so
//! nothing here ever runs.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// A stream of the browser's.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's stream as one of ours.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Our stream as one of the browser's: an empty one here.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(stream: S) -> Self {
        drop(stream);
        Self(web_sys::ReadableStream::new().expect_throw("a stream of nothing"))
    }

    /// The browser's own object.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What it holds: nothing here.
    pub fn into_stream(self) -> Nothing {
        drop(self);
        Nothing
    }
}

/// A stream that is over.
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
