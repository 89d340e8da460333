//! The browser's side of the house: what a loop needs of the page it runs in, and the workers beside it.

mod host;
mod pool;
mod request;
mod worker;

pub use host::BrowserHost;
pub use worker::{WorkerHandle, epoch_millis, in_worker, job_worker, listen};
