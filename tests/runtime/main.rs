//! The runtime's behaviour, one file each, under the virtual clock.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod cancel;
mod caps;
mod close;
mod join;
mod loops;
mod observe;
mod panic;
mod pause;
mod promise;
mod stats;
mod timeout;
mod trace_file;
mod wake;
