//! A lane turned into marks on a row of pixels, at any zoom, in time that grows with the pixels and not
//! with the events.

use super::scale::Scale;
use crate::trace::{Lane, LoopTime, Outcome, Phase, Segment};

/// What a mark shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MarkKind {
    /// The task exists and was never ready.
    Created,
    /// It stands in the ready queue.
    Scheduled,
    /// It is polled. `share` is the part of the mark's length that polls really took: 1 for a single
    /// poll, less where many small ones share the pixels.
    Polling {
        /// From 0 to 1.
        share: f32,
    },
    /// It waits.
    Waiting,
    /// It is over, here and thus.
    End(Outcome),
}

/// A stretch of a row in one look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The left end, in CSS pixels.
    pub x0: f64,
    /// The right end.
    pub x1: f64,
    /// What it shows.
    pub kind: MarkKind,
}

/// Segments at least this wide, in pixels, are drawn one by one; narrower ones share a column.
const OWN_WIDTH: f64 = 1.5;

/// What a place may lack of a whole pixel by rounding alone.
const ROUNDING: f64 = 0.01;

/// The marks of `lane` as far as it had come at `until` and after the first `cursor` events, in order of
/// time. At most a few a pixel.
pub fn marks(lane: &Lane, scale: &Scale, until: LoopTime, cursor: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let known = lane.segments.partition_point(|segment| (segment.event as usize) < cursor);
    let segments = &lane.segments[..known];
    let end = until.min(scale.to);
    let mut i = lane.segment_at(scale.from).unwrap_or(0);
    // Where the marks so far reach.
    let mut reached = scale.from;
    while let Some(segment) = segments.get(i) {
        if segment.start > end {
            break;
        }
        let start = segment.start.max(reached);
        if let Phase::Finished(outcome) = segment.phase {
            let x = scale.x(segment.start);
            if x >= scale.left {
                marks.push(Mark { x0: x, x1: x, kind: MarkKind::End(outcome) });
            }
            break;
        }
        let next = segments.get(i + 1).map_or(end, |next| next.start.min(end));
        let (x0, x1) = (scale.x(start), scale.x(next));
        if x1 - x0 >= OWN_WIDTH || i + 1 == segments.len() {
            marks.push(Mark { x0, x1, kind: whole(segment.phase) });
            reached = next;
            i += 1;
            continue;
        }
        // Everything narrow within this column of pixels becomes one mark.
        let column_end =
            scale.time((x0 + ROUNDING).floor() + 1.0).max(LoopTime(start.0 + 1)).min(end.max(next));
        let mut after = (i + gallop(&segments[i..], column_end)).max(i + 1);
        let last = &segments[after - 1];
        let last_end = segments.get(after).map_or(end, |next| next.start.min(end));
        let mut column_end = column_end;
        if after - 1 > i && scale.x(last_end) - scale.x(last.start) >= OWN_WIDTH {
            // A wide one begins in this column: it is drawn by itself, next.
            after -= 1;
            column_end = last.start;
        } else if after == i + 1 {
            column_end = next;
        }
        let column = &segments[i..after];
        if let Some(Phase::Finished(outcome)) = column.last().map(|last| last.phase) {
            push_column(&mut marks, lane, scale, &column[..column.len() - 1], start, last.start);
            let x = scale.x(last.start);
            marks.push(Mark { x0: x, x1: x, kind: MarkKind::End(outcome) });
            break;
        }
        push_column(&mut marks, lane, scale, column, start, column_end);
        reached = column_end;
        // The column's last segment may reach beyond it.
        let passed = segments.get(after).is_none_or(|next| next.start <= column_end);
        i = if passed { after } else { after - 1 };
        if column_end >= end && !passed {
            break;
        }
    }
    marks
}

/// One mark for several narrow segments.
fn push_column(
    marks: &mut Vec<Mark>,
    lane: &Lane,
    scale: &Scale,
    column: &[Segment],
    start: LoopTime,
    end: LoopTime,
) {
    let Some(first) = column.first() else { return };
    let kind = match column.iter().filter(|segment| segment.phase == Phase::Polling).count() {
        0 => whole(first.phase),
        1 => MarkKind::Polling { share: 1.0 },
        _ => {
            let polled = lane.polled_until(end).saturating_sub(lane.polled_until(start));
            MarkKind::Polling { share: (polled as f64 / end.0.saturating_sub(start.0).max(1) as f64) as f32 }
        }
    };
    push_joined(marks, Mark { x0: scale.x(start), x1: scale.x(end), kind });
}

fn whole(phase: Phase) -> MarkKind {
    match phase {
        Phase::Created => MarkKind::Created,
        Phase::Scheduled => MarkKind::Scheduled,
        Phase::Polling => MarkKind::Polling { share: 1.0 },
        Phase::Waiting => MarkKind::Waiting,
        Phase::Finished(outcome) => MarkKind::End(outcome),
    }
}

/// How many of `segments` begin before `time`, found by steps that double, since the answer is near.
fn gallop(segments: &[Segment], time: LoopTime) -> usize {
    let mut step = 1;
    while step < segments.len() && segments[step].start < time {
        step *= 2;
    }
    let from = step / 2;
    let to = step.min(segments.len());
    from + segments[from..to].partition_point(|segment| segment.start < time)
}

/// Appends `mark`, lengthening the last one if they look alike.
fn push_joined(marks: &mut Vec<Mark>, mark: Mark) {
    const STEPS: f32 = 8.0;
    if let Some(last) = marks.last_mut()
        && (last.x1 - mark.x0).abs() < 0.01
    {
        let alike = match (last.kind, mark.kind) {
            (MarkKind::Polling { share: a }, MarkKind::Polling { share: b }) => {
                (a * STEPS).round() == (b * STEPS).round()
            }
            (a, b) => a == b,
        };
        if alike {
            last.x1 = mark.x1;
            return;
        }
    }
    marks.push(mark);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Actor, EventKind, Lanes, LocationId, Log, TaskId};

    /// A task polled for `poll` nanoseconds every `period`, `times` times.
    fn ticking(times: u64, period: u64, poll: u64) -> Lanes {
        let mut log = Log::with_cap(usize::MAX);
        let task = TaskId::from_index(0);
        let location = LocationId::from_index(0);
        log.push(LoopTime(0), EventKind::TaskCreated { task, by: Actor::Outside, name: None, location });
        for i in 0..times {
            let start = i * period;
            log.push(LoopTime(start), EventKind::TaskScheduled { task, by: Actor::Outside });
            log.push(LoopTime(start), EventKind::PollStarted { task });
            log.push(LoopTime(start + poll), EventKind::PollEnded { task, busy: poll });
        }
        let end = LoopTime(times * period);
        log.push(end, EventKind::TaskFinished { task, outcome: Outcome::Value, text: None });
        let mut lanes = Lanes::default();
        lanes.update(&log);
        lanes
    }

    #[test]
    fn wide_segments_stand_for_themselves() {
        let lanes = ticking(2, 100, 50);
        let scale = Scale::new(LoopTime(0), LoopTime(200), 0.0, 200.0);
        let seen: Vec<_> = marks(&lanes.lanes[0], &scale, LoopTime::MAX, usize::MAX)
            .iter()
            .map(|m| (m.x0, m.x1, m.kind))
            .collect();
        let polling = MarkKind::Polling { share: 1.0 };
        let drawn: Vec<_> =
            seen.into_iter().filter(|(x0, x1, kind)| x1 > x0 || matches!(kind, MarkKind::End(_))).collect();
        assert_eq!(
            drawn,
            [
                (0.0, 50.0, polling),
                (50.0, 100.0, MarkKind::Waiting),
                (100.0, 150.0, polling),
                (150.0, 200.0, MarkKind::Waiting),
                (200.0, 200.0, MarkKind::End(Outcome::Value)),
            ]
        );
    }

    #[test]
    fn a_million_segments_cost_pixels_not_events() {
        let lanes = ticking(300_000, 1_000, 250);
        let lane = &lanes.lanes[0];
        let scale = Scale::new(LoopTime(0), LoopTime(300_000_000), 0.0, 800.0);
        let seen = marks(lane, &scale, LoopTime::MAX, usize::MAX);
        assert!(seen.len() <= 1700, "{} marks", seen.len());
        let covered: f64 = seen.iter().map(|mark| mark.x1 - mark.x0).sum();
        assert!((covered - 800.0).abs() < 2.0, "{covered}");
        let polls: Vec<_> = seen.iter().filter(|mark| mark.x1 > mark.x0).collect();
        for mark in polls {
            let MarkKind::Polling { share } = mark.kind else { panic!("{mark:?} of {seen:?}") };
            assert!((share - 0.25).abs() < 0.05, "{share}");
        }
        assert_eq!(seen.last().map(|mark| mark.kind), Some(MarkKind::End(Outcome::Value)));
    }

    #[test]
    fn nothing_is_drawn_after_the_cursor() {
        let lanes = ticking(10, 100, 50);
        let scale = Scale::new(LoopTime(0), LoopTime(1000), 0.0, 1000.0);
        let seen = marks(&lanes.lanes[0], &scale, LoopTime(420), usize::MAX);
        assert!(seen.iter().all(|mark| mark.x1 <= 420.0));
        assert!(seen.iter().any(|mark| mark.x1 == 420.0));
        // A look at a later stretch begins there.
        let scale = Scale::new(LoopTime(425), LoopTime(460), 0.0, 350.0);
        let seen = marks(&lanes.lanes[0], &scale, LoopTime::MAX, usize::MAX);
        assert_eq!(seen[0], Mark { x0: 0.0, x1: 250.0, kind: MarkKind::Polling { share: 1.0 } });
        assert_eq!(seen[1], Mark { x0: 250.0, x1: 350.0, kind: MarkKind::Waiting });
    }
}
