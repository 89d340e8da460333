//! Stand-in for `unicode-normalization`: identifiers are taken as they are written, without NFKC.

/// The one operation that the parser asks for.
pub trait UnicodeNormalization {
    /// The characters, unchanged.
    fn nfkc(&self) -> std::str::Chars<'_>;
}

impl UnicodeNormalization for str {
    fn nfkc(&self) -> std::str::Chars<'_> {
        self.chars()
    }
}
