//! What you see: the page.

pub mod timeline;
