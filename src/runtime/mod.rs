//! How it runs: a single-threaded event loop for real futures that records everything it does.
//!
//! ```
//! use std::time::Duration;
//! use loopglass::runtime::{LoopOptions, VirtualClock, sleep, spawn};
//!
//! // A loop needs a host. This one's clock jumps instead of waiting.
//! let (event_loop, clock) = VirtualClock::new_loop(LoopOptions::default());
//!
//! event_loop.enter(|| {
//!     spawn(async {
//!         // A task is scheduled when it is spawned and polled in a turn of its own.
//!         let tea = spawn(async {
//!             sleep(Duration::from_secs(3)).await;
//!             "tea"
//!         });
//!         let toast = spawn(async {
//!             sleep(Duration::from_secs(2)).await;
//!             "toast"
//!         });
//!         loopglass::say!("{:?} and {:?}", tea.await, toast.await);
//!     });
//! });
//!
//! // Nothing has run yet. Now it does, until the loop is at rest.
//! clock.run(&event_loop);
//! assert_eq!(clock.now(), Duration::from_secs(3));
//! assert!(event_loop.is_at_rest());
//!
//! // Everything that happened stands in the log.
//! assert!(event_loop.log().borrow().len() > 10);
//! ```
//!
//! The order of reading: `host` (what a loop needs), `event_loop` (the ready queue, iterations), `task`,
//! `timer`, `callback`, `combine`, `promise`, `observe`, `offload`, `debug`.

mod callback;
mod census;
mod clock;
mod combine;
mod current;
mod debug;
mod event_loop;
mod host;
mod observe;
mod offload;
mod output;
mod promise;
mod task;
mod timer;
mod virtual_time;
mod waiters;

pub use callback::{Alarm, CallbackHandle, call_at, call_later, call_soon};
pub use census::{Census, census, count};
pub use clock::{SPEED_LEAST, SPEED_MOST};
pub use combine::{JoinAll, Shield, TimedOut, Timeout, join_all, shield, timeout};
pub use current::{abandon_running, run_whole_iterations};
pub use debug::{set_debug, time_polls};
pub use event_loop::{EventLoop, LoopId, LoopOptions, Stepped, stop};
pub use host::{Driver, Host};
pub use observe::{Observed, observe};
pub use offload::{Offload, Pool, fetch, fetch_blocking, offload};
pub use output::{burn, now, print};
pub use promise::{AlreadySettled, Promise, PromiseError, PromiseWait, promise};
pub use task::{Ending, Join, JoinError, JoinHandle, JoinRef, spawn, spawn_named, spawn_unboxed};
pub use timer::{Sleep, sleep, yield_now};
pub use virtual_time::VirtualClock;
