//! Off the loop: what can be sent to a Web Worker, and how page and worker speak of it.
//!
//! A [`Job`] is work that does not need the loop. A program hands one to [`runtime::offload`](crate::runtime::offload())
//! and awaits it; the loop's host finds somebody to do it. In a browser that is the pool of Web Workers
//! (`browser::pool`), which sends an [`Order`] and is sent [`Report`]s; under a virtual clock it is arithmetic.
//! [`work`] is the processor work itself: the same on the page as on a worker, so that both can be compared.
//!
//! Nothing here knows a browser, a clock or a future.

mod job;
mod protocol;
pub mod work;

pub use job::{Job, JobError, JobValue};
pub use protocol::{Order, Report, Unreadable};
