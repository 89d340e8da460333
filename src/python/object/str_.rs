//! `str`: UTF-8 text with its length in characters and its hash remembered.

use compact_str::CompactString;
use std::cell::Cell;

/// A Python `str`.
pub struct PyStr {
    text: CompactString,
    hash: Cell<u64>,
    /// Characters, or `u32::MAX` while unknown.
    chars: Cell<u32>,
}

impl PyStr {
    /// A string.
    pub fn new(s: &str) -> Self {
        PyStr { text: CompactString::new(s), hash: Cell::new(0), chars: Cell::new(u32::MAX) }
    }

    /// A string from an owned one.
    pub fn from_string(s: String) -> Self {
        PyStr { text: CompactString::from(s), hash: Cell::new(0), chars: Cell::new(u32::MAX) }
    }

    /// A string from one that is compact already.
    pub fn from_compact(text: CompactString) -> Self {
        PyStr { text, hash: Cell::new(0), chars: Cell::new(u32::MAX) }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    pub fn char_len(&self) -> usize {
        let known = self.chars.get();
        if known != u32::MAX {
            return known as usize;
        }
        let n = if self.text.is_ascii() { self.text.len() } else { self.text.chars().count() };
        self.chars.set(n as u32);
        n
    }

    /// Whether every character is one byte, so that positions are byte offsets.
    pub fn is_ascii(&self) -> bool {
        self.char_len() == self.text.len()
    }

    /// Append in place (only its single owner can).
    pub fn push_str(&mut self, s: &str) {
        self.hash.set(0);
        self.chars.set(u32::MAX);
        self.text.push_str(s);
    }

    /// The hash, computed once.
    #[inline]
    pub fn hash(&self) -> u64 {
        let h = self.hash.get();
        if h != 0 {
            return h;
        }
        let h = super::hash_str(&self.text);
        self.hash.set(h);
        h
    }
}

impl std::fmt::Display for PyStr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::fmt::Debug for PyStr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}
