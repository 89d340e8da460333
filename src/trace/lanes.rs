//! A lane a task: the log turned into what a timeline draws, appended to as the log grows.

use super::event::{Event, EventKind, Outcome};
use super::ids::{Actor, CoroutineId, JobId, LoopTime, TaskId};
use super::log::Log;
use super::snapshot::Phase;

/// A stretch of a lane in one phase. It lasts until the next segment of the lane begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// When it begins.
    pub start: LoopTime,
    /// What the task does in it.
    pub phase: Phase,
    /// Loop time, in nanoseconds, spent in polls in the lane's segments before this one: the
    /// difference between two segments is the exact share of polling in between, at any zoom.
    pub polled_before: u64,
    /// The index in the log of the event that began it.
    pub event: u32,
}

impl Segment {
    /// Loop time spent in polls from the lane's beginning to `time`, in nanoseconds. The time must be within the
    /// segment.
    pub fn polled_until(&self, time: LoopTime) -> u64 {
        let within = if self.phase == Phase::Polling { time.0.saturating_sub(self.start.0) } else { 0 };
        self.polled_before.saturating_add(within)
    }
}

/// One lane: what one task, or one job on a worker, did over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose lane it is.
    pub owner: LaneOwner,
    /// In order of time; consecutive segments differ in phase.
    pub segments: Vec<Segment>,
    /// Whether a cancellation was asked for, and when first.
    pub cancel_requested: Option<LoopTime>,
    /// When a timeout in this task won.
    pub timed_out: Option<LoopTime>,
}

/// Whose lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneOwner {
    /// A task's.
    Task(TaskId),
    /// An observed future's: it has no place in the ready queue and runs inside whoever awaits it.
    Coroutine(CoroutineId),
    /// A job's, on a worker.
    Job(JobId),
}

impl Lane {
    fn new(owner: LaneOwner) -> Self {
        Self { owner, segments: Vec::new(), cancel_requested: None, timed_out: None }
    }

    fn enter(&mut self, start: LoopTime, phase: Phase, event: usize) {
        // The wait that the end of the last poll seemed to begin never was.
        let ends = matches!(phase, Phase::Finished(_));
        if ends && self.segments.last().is_some_and(|s| s.phase == Phase::Waiting && s.start == start) {
            self.segments.pop();
        }
        let polled_before = self.segments.last().map_or(0, |last| {
            let polled = if last.phase == Phase::Polling { start.0.saturating_sub(last.start.0) } else { 0 };
            last.polled_before.saturating_add(polled)
        });
        let event = u32::try_from(event).unwrap_or(u32::MAX);
        self.segments.push(Segment { start, phase, polled_before, event });
    }

    /// When the task was made.
    pub fn start(&self) -> LoopTime {
        self.segments.first().map_or(LoopTime::ZERO, |segment| segment.start)
    }

    /// When and how it ended, if it has.
    pub fn end(&self) -> Option<(LoopTime, Outcome)> {
        let last = self.segments.last()?;
        match last.phase {
            Phase::Finished(outcome) => Some((last.start, outcome)),
            _ => None,
        }
    }

    /// The index of the segment that covers `time`; `None` before the lane begins.
    pub fn segment_at(&self, time: LoopTime) -> Option<usize> {
        self.segments.partition_point(|segment| segment.start <= time).checked_sub(1)
    }

    /// Loop time spent in polls from the lane's beginning to `time`, in nanoseconds.
    pub fn polled_until(&self, time: LoopTime) -> u64 {
        self.segment_at(time).map_or(0, |i| self.segments[i].polled_until(time))
    }
}

/// Somebody put a task on the ready queue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wake {
    /// When.
    pub at: LoopTime,
    /// Who: a task (or a task's timer). Wakes from outside the loop and by callbacks have no lane to
    /// start at and are not kept.
    pub from: TaskId,
    /// Whom.
    pub to: TaskId,
}

/// The lanes of a log, in order of creation.
#[derive(Debug, Default)]
pub struct Lanes {
    /// Every lane.
    pub lanes: Vec<Lane>,
    /// Every wake of one task by another, in order of time.
    pub wakes: Vec<Wake>,
    /// Stretches in which one entry held the loop for longer than the threshold: start and end, on the loop's clock.
    pub blocked: Vec<(LoopTime, LoopTime)>,
    /// What is too short for a frame before each of them: real time, as the loop's clock showed it then.
    breaths: Vec<u64>,
    /// When the entry that runs, or ran last, began.
    entry_began: Option<LoopTime>,
    /// The clock's speed in thousandths of real time; `None` until it is set.
    permille: Option<u32>,
    task_lanes: Vec<u32>,
    coroutine_lanes: Vec<u32>,
    job_lanes: Vec<u32>,
    read: usize,
}

impl Lanes {
    /// Reads what the log has gained since the last call. Returns whether there was anything.
    pub fn update(&mut self, log: &Log) -> bool {
        let before = self.read;
        for event in log.iter_from(before) {
            self.apply(event);
            self.read += 1;
        }
        self.read > before
    }

    /// The blocked stretches, with those joined between which nothing else could have happened: a frame takes longer.
    pub fn frozen(&self) -> Vec<(LoopTime, LoopTime)> {
        let mut frozen: Vec<(LoopTime, LoopTime)> = Vec::new();
        for (&(from, to), &breath) in self.blocked.iter().zip(&self.breaths) {
            match frozen.last_mut() {
                Some(last) if from.0 <= last.1.0.saturating_add(breath) => last.1 = last.1.max(to),
                _ => frozen.push((from, to)),
            }
        }
        frozen
    }

    /// The lane of `task`.
    pub fn of_task(&self, task: TaskId) -> Option<&Lane> {
        self.lanes.get(*self.task_lanes.get(task.index())? as usize)
    }

    /// The place of `task`'s lane among all lanes.
    pub fn index_of_task(&self, task: TaskId) -> Option<usize> {
        self.task_lanes.get(task.index()).map(|&i| i as usize)
    }

    /// How many events have been read.
    pub fn read(&self) -> usize {
        self.read
    }

    fn task(&mut self, task: TaskId) -> Option<&mut Lane> {
        self.lanes.get_mut(*self.task_lanes.get(task.index())? as usize)
    }

    fn enter(&mut self, task: TaskId, at: LoopTime, phase: Phase) {
        let event = self.read;
        if let Some(lane) = self.task(task) {
            lane.enter(at, phase, event);
        }
    }

    fn apply(&mut self, Event { at, kind }: Event) {
        match kind {
            EventKind::TaskCreated { task, .. } => {
                self.task_lanes.push(self.lanes.len() as u32);
                self.lanes.push(Lane::new(LaneOwner::Task(task)));
                self.enter(task, at, Phase::Created);
            }
            EventKind::TaskScheduled { task, by } => {
                self.enter(task, at, Phase::Scheduled);
                if let Actor::Task(from) = by
                    && from != task
                {
                    self.wakes.push(Wake { at, from, to: task });
                }
            }
            EventKind::PollStarted { task } => {
                self.entry_began = Some(at);
                self.enter(task, at, Phase::Polling);
            }
            EventKind::CallbackStarted { .. } => self.entry_began = Some(at),
            EventKind::SpeedSet { permille, .. } => self.permille = Some(permille),
            EventKind::PollEnded { task, .. } => self.enter(task, at, Phase::Waiting),
            EventKind::TaskFinished { task, outcome, .. } => {
                self.enter(task, at, Phase::Finished(outcome));
            }
            EventKind::CoroutineCreated { coroutine, .. } => {
                self.coroutine_lanes.push(self.lanes.len() as u32);
                self.lanes.push(Lane::new(LaneOwner::Coroutine(coroutine)));
                self.enter_coroutine(coroutine, at, Phase::Created);
            }
            EventKind::CoroutinePollStarted { coroutine, .. } => {
                self.enter_coroutine(coroutine, at, Phase::Polling);
            }
            EventKind::CoroutinePollEnded { coroutine, .. } => {
                self.enter_coroutine(coroutine, at, Phase::Waiting);
            }
            EventKind::CoroutineFinished { coroutine, outcome, .. } => {
                self.enter_coroutine(coroutine, at, Phase::Finished(outcome));
            }
            EventKind::CancelRequested { task, accepted: true, .. } => {
                if let Some(lane) = self.task(task) {
                    lane.cancel_requested.get_or_insert(at);
                }
            }
            EventKind::TimedOut { task, .. } => {
                if let Some(lane) = self.task(task) {
                    lane.timed_out.get_or_insert(at);
                }
            }
            EventKind::Blocked { .. } => {
                // `busy` is real time; the stretch lies between two moments of the loop's clock.
                const BREATH: u64 = 4_000_000;
                self.blocked.push((self.entry_began.unwrap_or(at), at));
                self.breaths.push(BREATH.saturating_mul(u64::from(self.permille.unwrap_or(1000))) / 1000);
            }
            EventKind::JobSubmitted { job, .. } => {
                self.job_lanes.push(self.lanes.len() as u32);
                let mut lane = Lane::new(LaneOwner::Job(job));
                lane.enter(at, Phase::Scheduled, self.read);
                self.lanes.push(lane);
            }
            EventKind::JobStarted { job, began, .. } => {
                self.enter_job(job, began, Phase::Polling);
            }
            EventKind::JobEnded { job, outcome, ended } => {
                self.enter_job(job, ended, Phase::Finished(outcome));
            }
            _ => {}
        }
    }

    fn enter_coroutine(&mut self, coroutine: CoroutineId, at: LoopTime, phase: Phase) {
        let event = self.read;
        let lane = self.coroutine_lanes.get(coroutine.index()).and_then(|&i| self.lanes.get_mut(i as usize));
        if let Some(lane) = lane {
            lane.enter(at, phase, event);
        }
    }

    /// A job's moments come with their own times, which are known late; they still go forward within the lane.
    fn enter_job(&mut self, job: JobId, at: LoopTime, phase: Phase) {
        let event = self.read;
        let lane = self.job_lanes.get(job.index()).and_then(|&i| self.lanes.get_mut(i as usize));
        if let Some(lane) = lane {
            let at = lane.segments.last().map_or(at, |last| at.max(last.start));
            lane.enter(at, phase, event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{CallbackId, Log};

    /// Two entries of 100 ms of real time each, so much real time apart, on a clock at this speed.
    fn frozen(permille: u64, apart: u64) -> Vec<(u64, u64)> {
        let at = |real: u64| LoopTime(real * 1_000_000 * permille / 1000);
        let mut log = Log::with_cap(100);
        log.push(at(0), EventKind::SpeedSet { permille: permille as u32, wall: 0 });
        for (number, begin) in [0, 100 + apart].into_iter().enumerate() {
            let callback = CallbackId::from_index(number);
            let busy = 100_000_000;
            log.push(at(begin), EventKind::CallbackStarted { callback });
            log.push(at(begin + 100), EventKind::CallbackEnded { callback, busy });
            log.push(at(begin + 100), EventKind::Blocked { by: Actor::Callback(callback), busy });
        }
        let mut lanes = Lanes::default();
        lanes.update(&log);
        lanes.frozen().into_iter().map(|(from, to)| (from.0 / 1_000_000, to.0 / 1_000_000)).collect()
    }

    #[test]
    fn frozen_stretches_lie_on_the_loops_clock_at_any_speed() {
        assert_eq!(frozen(1000, 3), [(0, 203)]);
        assert_eq!(frozen(1000, 10), [(0, 100), (110, 210)]);
        // Four milliseconds without a frame are sixteen on a fast clock, and less than one on a slow.
        assert_eq!(frozen(4000, 3), [(0, 812)]);
        assert_eq!(frozen(100, 10), [(0, 10), (11, 21)]);
    }
}
