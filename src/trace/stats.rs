//! Figures of a run, computed from a snapshot.

use std::time::Duration;

use super::ids::{Actor, LoopTime, TaskId};
use super::snapshot::{Phase, Snapshot};

/// The figures of one task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskStats {
    /// How often it was polled.
    pub polls: u32,
    /// Real time spent in its polls.
    pub busy: Duration,
    /// Loop time spent in the ready queue.
    pub scheduled: Duration,
    /// Loop time spent waiting.
    pub waiting: Duration,
    /// Loop time from its creation to its end, or to the snapshot's moment.
    pub life: Duration,
}

/// The figures of a whole run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunStats {
    /// Tasks made.
    pub tasks: usize,
    /// Polls, of all tasks together.
    pub polls: u64,
    /// Iterations begun.
    pub iterations: u32,
    /// Loop time from the first task's creation to the last one's end, or to the snapshot's moment
    /// while one lives.
    pub loop_time: Duration,
    /// Real time for which the loop was there, pauses included; `None` until it has ended.
    pub wall_time: Option<Duration>,
    /// Real time spent in entries of the ready queue.
    pub busy: Duration,
    /// The longest entry and its real length.
    pub busiest: Option<(Actor, Duration)>,
}

/// The figures of `task` at `snapshot`'s moment, if there is such a task.
pub fn task_stats(snapshot: &Snapshot, task: TaskId) -> Option<TaskStats> {
    let state = snapshot.task(task)?;
    let so_far = |phase: Phase| {
        if state.phase == phase { snapshot.at.0.saturating_sub(state.since.0) } else { 0 }
    };
    let end = state.finished().map_or(snapshot.at, |(end, _)| end);
    Some(TaskStats {
        polls: state.polls,
        busy: Duration::from_nanos(state.busy),
        scheduled: Duration::from_nanos(state.scheduled.saturating_add(so_far(Phase::Scheduled))),
        waiting: Duration::from_nanos(state.waiting.saturating_add(so_far(Phase::Waiting))),
        life: end.since(state.created),
    })
}

/// The figures of the run at `snapshot`'s moment.
pub fn run_stats(snapshot: &Snapshot) -> RunStats {
    let mut begin = LoopTime::MAX;
    let mut end = LoopTime::ZERO;
    for (_, task) in snapshot.tasks() {
        begin = begin.min(task.created);
        end = end.max(task.finished().map_or(snapshot.at, |(end, _)| end));
    }
    RunStats {
        tasks: snapshot.tasks.len(),
        polls: snapshot.the_loop.polls,
        iterations: snapshot.the_loop.iterations,
        loop_time: end.since(begin),
        wall_time: snapshot.the_loop.wall.1.map(|end| snapshot.wall_time(end)),
        busy: Duration::from_nanos(snapshot.the_loop.busy),
        busiest: snapshot.the_loop.longest.map(|(who, busy)| (who, Duration::from_nanos(busy))),
    }
}
