//! The loop's clock: the host's, stopped by a pause and scaled by the speed.

use std::cell::Cell;

use crate::trace::LoopTime;

/// The slowest speed, in thousandths of real time.
pub const SPEED_LEAST: u32 = 100;
/// The fastest speed, in thousandths of real time.
pub const SPEED_MOST: u32 = 4000;

/// Maps the host's clock to the loop's. Linear since the last pause, resumption, jump or change of speed.
#[derive(Debug)]
pub struct Clock {
    base_host: Cell<u64>,
    base_loop: Cell<u64>,
    permille: Cell<u32>,
    stopped: Cell<bool>,
}

impl Clock {
    pub fn new(host_now: u64) -> Self {
        Self {
            base_host: Cell::new(host_now),
            base_loop: Cell::new(0),
            permille: Cell::new(1000),
            stopped: Cell::new(false),
        }
    }

    pub fn loop_time(&self, host_now: u64) -> LoopTime {
        if self.stopped.get() {
            return LoopTime(self.base_loop.get());
        }
        let real = host_now.saturating_sub(self.base_host.get());
        let scaled = match self.permille.get() {
            1000 => real,
            permille => (u128::from(real) * u128::from(permille) / 1000) as u64,
        };
        LoopTime(self.base_loop.get().saturating_add(scaled))
    }

    /// When the host's clock will show what is `time` on the loop's; `None` while the clock is stopped.
    pub fn host_time(&self, time: LoopTime) -> Option<u64> {
        if self.stopped.get() {
            return None;
        }
        let ahead = time.0.saturating_sub(self.base_loop.get());
        let real = match self.permille.get() {
            1000 => u128::from(ahead),
            permille => (u128::from(ahead) * 1000).div_ceil(u128::from(permille)),
        };
        Some(self.base_host.get().saturating_add(u64::try_from(real).unwrap_or(u64::MAX)))
    }

    pub fn stop(&self, host_now: u64) {
        self.rebase(host_now);
        self.stopped.set(true);
    }

    pub fn go(&self, host_now: u64) {
        self.base_host.set(host_now);
        self.stopped.set(false);
    }

    pub fn set_speed(&self, host_now: u64, permille: u32) {
        self.rebase(host_now);
        self.permille.set(permille.clamp(SPEED_LEAST, SPEED_MOST));
    }

    pub fn permille(&self) -> u32 {
        self.permille.get()
    }

    pub fn jump(&self, host_now: u64, to: LoopTime) {
        self.rebase(host_now);
        self.base_loop.set(self.base_loop.get().max(to.0));
    }

    fn rebase(&self, host_now: u64) {
        let now = self.loop_time(host_now);
        self.base_loop.set(now.0);
        self.base_host.set(host_now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pause_stops_it_and_speed_scales_it() {
        let clock = Clock::new(1_000);
        assert_eq!(clock.loop_time(1_500), LoopTime(500));
        clock.set_speed(1_500, 100);
        assert_eq!(clock.loop_time(2_500), LoopTime(600));
        assert_eq!(clock.host_time(LoopTime(601)), Some(2_510));
        clock.stop(2_500);
        assert_eq!(clock.loop_time(9_000), LoopTime(600));
        assert_eq!(clock.host_time(LoopTime(700)), None);
        clock.jump(9_000, LoopTime(5_000));
        clock.go(10_000);
        assert_eq!(clock.loop_time(10_010), LoopTime(5_001));
    }
}
