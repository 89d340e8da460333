//! Going to any moment of a log at once.

use super::log::Log;
use super::snapshot::Snapshot;

/// Events between checkpoints. Folding one takes some tens of nanoseconds, so a seek folds for well
/// under a millisecond, whatever the length of the log.
const STRIDE: usize = 8192;

/// Snapshots of a growing log at any cursor. Reads each event once on the way forward and leaves a
/// checkpoint every few thousand; a seek starts from the nearest one at or before the target.
#[derive(Debug, Default)]
pub struct Seeker {
    /// The state after `i * STRIDE` events, for every `i` that was reached, without the empty one.
    checkpoints: Vec<Snapshot>,
    /// The state at the place that was asked for last.
    here: Snapshot,
}

impl Seeker {
    /// The state after the first `cursor` events of `log`, or after all if there are fewer.
    ///
    /// The log must be the one of the calls before, possibly grown.
    pub fn seek(&mut self, log: &Log, cursor: usize) -> &Snapshot {
        let target = cursor.min(log.len());
        let best = (target / STRIDE).min(self.checkpoints.len());
        if self.here.cursor > target || self.here.cursor < best * STRIDE {
            self.here = best.checked_sub(1).map_or_else(Snapshot::default, |i| self.checkpoints[i].clone());
        }
        for event in log.iter_from(self.here.cursor).take(target - self.here.cursor) {
            self.here.apply(event);
            if self.here.cursor == (self.checkpoints.len() + 1) * STRIDE {
                self.checkpoints.push(self.here.clone());
            }
        }
        &self.here
    }

    /// The state where the last seek went.
    pub fn here(&self) -> &Snapshot {
        &self.here
    }
}
