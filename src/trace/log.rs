//! The append-only log.

use super::event::{Event, EventKind};
use super::ids::{LocationId, LoopTime, TextId};
use super::text::{Interner, SourceLocation};

const CHUNK_BITS: u32 = 12;
const CHUNK: usize = 1 << CHUNK_BITS;

/// The number of events that a log keeps unless told otherwise.
pub const DEFAULT_CAP: usize = 1_000_000;

/// What happened on one loop, in order. Events are only ever appended; times never go back. Beyond
/// the cap events are counted, not kept.
#[derive(Debug)]
pub struct Log {
    /// Full chunks of [`CHUNK`] events and one that fills: an append never moves what is there.
    chunks: Vec<Vec<Event>>,
    len: usize,
    cap: usize,
    dropped: u64,
    last: LoopTime,
    /// The texts and source positions that events name.
    pub names: Interner,
}

impl Default for Log {
    fn default() -> Self {
        Self::with_cap(DEFAULT_CAP)
    }
}

impl Log {
    /// An empty log that keeps at most `cap` events.
    pub fn with_cap(cap: usize) -> Self {
        Self { chunks: Vec::new(), len: 0, cap, dropped: 0, last: LoopTime::ZERO, names: Interner::default() }
    }

    /// Appends an event. A time before the last event's counts as the last event's.
    pub fn push(&mut self, at: LoopTime, kind: EventKind) {
        if self.is_full() {
            self.dropped += 1;
            return;
        }
        if at > self.last {
            self.last = at;
        }
        let event = Event { at: self.last, kind };
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK => chunk.push(event),
            _ => {
                // The first chunk grows like any vector, so that a small log stays small.
                let mut chunk = Vec::with_capacity(if self.chunks.is_empty() { 64 } else { CHUNK });
                chunk.push(event);
                self.chunks.push(chunk);
            }
        }
        self.len += 1;
    }

    /// The number of events kept.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing has been kept.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number of events that came after the cap was reached and were not kept.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Whether the cap has been reached: what comes now is counted, not kept.
    pub fn is_full(&self) -> bool {
        self.len >= self.cap
    }

    /// The most events that this log keeps.
    pub fn cap(&self) -> usize {
        self.cap
    }

    /// Takes over the count of a log that was read from a file.
    pub(super) fn set_dropped(&mut self, dropped: u64) {
        self.dropped = dropped;
    }

    /// The time of the last event kept.
    pub fn last_time(&self) -> LoopTime {
        self.last
    }

    /// The event at `index`, if there is one.
    pub fn get(&self, index: usize) -> Option<Event> {
        self.chunks.get(index >> CHUNK_BITS)?.get(index & (CHUNK - 1)).copied()
    }

    /// The events from `start` on, in order.
    pub fn iter_from(&self, start: usize) -> impl Iterator<Item = Event> + '_ {
        let first = start >> CHUNK_BITS;
        let skip = start & (CHUNK - 1);
        self.chunks
            .iter()
            .skip(first)
            .enumerate()
            .flat_map(move |(i, chunk)| chunk.iter().skip(if i == 0 { skip } else { 0 }).copied())
    }

    /// All events in order.
    pub fn iter(&self) -> impl Iterator<Item = Event> + '_ {
        self.iter_from(0)
    }

    /// The number of events at or before `time`: the cursor at which a fold shows that moment.
    pub fn cursor_at(&self, time: LoopTime) -> usize {
        let chunk = self.chunks.partition_point(|chunk| chunk.first().is_some_and(|e| e.at <= time));
        let Some(last) = chunk.checked_sub(1) else { return 0 };
        (last << CHUNK_BITS) + self.chunks[last].partition_point(|event| event.at <= time)
    }

    /// The text of `id`; empty for an id of another log.
    pub fn text(&self, id: TextId) -> &str {
        self.names.get(id)
    }

    /// The text of `id`, or `None` for `None`.
    pub fn text_of(&self, id: Option<TextId>) -> Option<&str> {
        id.map(|id| self.names.get(id))
    }

    /// The source position of `id`.
    pub fn location(&self, id: LocationId) -> Option<SourceLocation> {
        self.names.get_location(id)
    }

    /// The source file's name and line of `id`.
    pub fn place(&self, id: LocationId) -> Option<(&str, u32)> {
        let location = self.location(id)?;
        Some((self.names.get(location.file), location.line))
    }

    /// The memory that the events take, in bytes.
    pub fn event_bytes(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.capacity() * size_of::<Event>()).sum()
    }
}
