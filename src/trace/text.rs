//! Interned texts and source positions.

use std::panic::Location;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::ids::{LocationId, TextId};

/// A source position: file, line and column, the latter two counting from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SourceLocation {
    /// The file's name, interned.
    pub file: TextId,
    /// The line, from 1; 0 where it is not known.
    pub line: u32,
    /// The column, from 1; 0 where it is not known.
    pub column: u32,
}

/// The tables behind the small ids in events: each text and position once. Texts beyond the cap are
/// stored as one and the same placeholder, so that a program that prints for ever cannot fill the memory.
#[derive(Debug)]
pub struct Interner {
    cap: usize,
    texts: Vec<Rc<str>>,
    text_ids: FxHashMap<Rc<str>, TextId>,
    text_bytes: usize,
    locations: Vec<SourceLocation>,
    location_ids: FxHashMap<SourceLocation, LocationId>,
    /// By address of the compiler's own constant: the fast path of `#[track_caller]`.
    rust_locations: FxHashMap<usize, LocationId>,
}

/// The most bytes of text that one interner keeps unless told otherwise.
pub const TEXT_CAP: usize = 64 << 20;

/// What a text costs beside its bytes: the counts before it, its place in the table, its place in the map.
/// Counted, or a million short texts would take many times what the cap says.
const TEXT_OVERHEAD: usize = 64;

/// What stands for a text that came after the cap was reached.
pub const OVER_CAP: &str = "(text not kept: this trace holds its maximum of text)";

impl Default for Interner {
    fn default() -> Self {
        Self::with_cap(TEXT_CAP)
    }
}

impl Interner {
    /// An empty interner that keeps at most `cap` bytes of text, what each costs beside its bytes included.
    pub fn with_cap(cap: usize) -> Self {
        Self {
            cap,
            texts: Vec::new(),
            text_ids: FxHashMap::default(),
            text_bytes: 0,
            locations: Vec::new(),
            location_ids: FxHashMap::default(),
            rust_locations: FxHashMap::default(),
        }
    }

    /// The id of `text`.
    pub fn text(&mut self, text: &str) -> TextId {
        if let Some(&id) = self.text_ids.get(text) {
            return id;
        }
        let bytes = text.len() + TEXT_OVERHEAD;
        if self.text_bytes + bytes > self.cap && text != OVER_CAP {
            return self.text(OVER_CAP);
        }
        let id = TextId::from_index(self.texts.len());
        let shared: Rc<str> = text.into();
        self.text_bytes += bytes;
        self.texts.push(shared.clone());
        self.text_ids.insert(shared, id);
        id
    }

    /// The text of `id`; empty for an id of another interner.
    pub fn get(&self, id: TextId) -> &str {
        self.texts.get(id.index()).map_or("", |text| text)
    }

    /// The id of a position given by file, line and column.
    pub fn location(&mut self, file: &str, line: u32, column: u32) -> LocationId {
        let file = self.text(file);
        let location = SourceLocation { file, line, column };
        *self.location_ids.entry(location).or_insert_with(|| {
            self.locations.push(location);
            LocationId::from_index(self.locations.len() - 1)
        })
    }

    /// The id of a position in Rust source.
    pub fn rust_location(&mut self, location: &'static Location<'static>) -> LocationId {
        let address = std::ptr::from_ref(location).addr();
        if let Some(&id) = self.rust_locations.get(&address) {
            return id;
        }
        let id = self.location(location.file(), location.line(), location.column());
        self.rust_locations.insert(address, id);
        id
    }

    /// The position of `id`, if it is one of this interner's.
    pub fn get_location(&self, id: LocationId) -> Option<SourceLocation> {
        self.locations.get(id.index()).copied()
    }

    /// Every text in order of its id.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// Every position in order of its id.
    pub fn locations(&self) -> impl ExactSizeIterator<Item = SourceLocation> + '_ {
        self.locations.iter().copied()
    }
}
