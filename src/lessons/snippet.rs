//! The code shown: cut out of the very file that was compiled, when it was compiled.

/// One stretch of a source file, between `// region: NAME` and `// endregion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its text.
    pub text: &'static str,
    /// The number of its first line in the file, from 1.
    pub line: u32,
}

/// Stretches of a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The file as the compiler names it (`file!()`), by which positions in a trace are matched.
    pub file: &'static str,
    /// The stretches, in the order in which they are shown.
    pub regions: &'static [Region],
}

impl Snippet {
    /// The lines of the regions with their numbers in the file, from 1, dedented. Between regions
    /// stands an empty line with the number 0.
    pub fn lines(&self) -> Vec<(u32, &'static str)> {
        let mut lines = Vec::new();
        for region in self.regions {
            if !lines.is_empty() {
                lines.push((0, ""));
            }
            lines.extend(region.lines());
        }
        lines
    }
}

impl Region {
    fn lines(&self) -> Vec<(u32, &'static str)> {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let margin = self.text.lines().filter(|line| !line.is_empty()).map(indent).min().unwrap_or(0);
        let dedented = self.text.lines().map(|line| line.get(margin..).unwrap_or(""));
        (self.line..).zip(dedented).collect()
    }
}

/// Where a region of `source` begins and ends, in bytes, and the number of its first line.
///
/// # Panics
/// If the file has no such region, or the region no end: when it is compiled.
pub(crate) const fn find(source: &str, name: &str) -> (usize, usize, u32) {
    let source = source.as_bytes();
    let (mut at, mut line) = (0, 1);
    let mut begin = None;
    while at < source.len() {
        let text = skip_spaces(source, at);
        let end = end_of_line(source, text);
        match begin {
            None => {
                let marker = b"// region: ";
                if starts_with(source, text, marker)
                    && end - text - marker.len() == name.len()
                    && starts_with(source, text + marker.len(), name.as_bytes())
                {
                    begin = Some((end + 1, line + 1));
                }
            }
            Some((begin, first)) => {
                if starts_with(source, text, b"// endregion") {
                    return (begin, at, first);
                }
            }
        }
        at = end + 1;
        line += 1;
    }
    panic!("a snippet names a region that its file does not have, or that has no end")
}

const fn skip_spaces(source: &[u8], mut at: usize) -> usize {
    while at < source.len() && source[at] == b' ' {
        at += 1;
    }
    at
}

const fn end_of_line(source: &[u8], mut at: usize) -> usize {
    while at < source.len() && source[at] != b'\n' {
        at += 1;
    }
    at
}

const fn starts_with(source: &[u8], at: usize, wanted: &[u8]) -> bool {
    let mut i = 0;
    while i < wanted.len() {
        if at + i >= source.len() || source[at + i] != wanted[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The `N` bytes of `source` from `begin` on: a copy, so that the rest of the file stays out of the program.
pub(crate) const fn cut<const N: usize>(source: &str, begin: usize) -> [u8; N] {
    let mut bytes = [0; N];
    let mut i = 0;
    while i < N {
        bytes[i] = source.as_bytes()[begin + i];
        i += 1;
    }
    bytes
}

/// Whole lines of a text are a text.
pub(crate) const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("whole lines of a text are a text"),
    }
}

/// The snippet made of these regions of the file that says this.
macro_rules! snippet {
    ($file:literal, $($region:literal),+ $(,)?) => {
        $crate::lessons::Snippet {
            file: file!(),
            regions: const { &[$({
                use $crate::lessons::snippet::{cut, find, text};
                const SOURCE: &str = include_str!($file);
                const FOUND: (usize, usize, u32) = find(SOURCE, $region);
                const TEXT: [u8; FOUND.1 - FOUND.0] = cut(SOURCE, FOUND.0);
                $crate::lessons::Region { text: text(&TEXT), line: FOUND.2 }
            }),+] },
        }
    };
}
pub(crate) use snippet;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_whole_and_by_its_whole_name() {
        let source = "a\n// region: oneself\nx\n// endregion\n    // region: one\n    b\n\n        c\n    // endregion\nd";
        let (begin, end, line) = find(source, "one");
        assert_eq!((&source[begin..end], line), ("    b\n\n        c\n", 6));
        let region = Region { text: "    b\n\n        c\n", line };
        assert_eq!(region.lines(), [(6, "b"), (7, ""), (8, "    c")]);
    }

    #[test]
    #[should_panic(expected = "does not have")]
    fn a_region_without_end_is_none() {
        find("// region: one\nx", "one");
    }
}
