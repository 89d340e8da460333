//! The browser's side of the house: what a loop needs of the page it runs in.

mod host;

pub use host::BrowserHost;
