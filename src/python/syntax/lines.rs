//! Lines of Python's text, without a parser: for the library's own, which is known to compile. The build script reads
//! with it too.

/// A line as Python's grammar has it: up to a line's end outside of brackets and strings.
pub struct Line<'a> {
    /// Where it begins.
    pub start: usize,
    /// Its first letter.
    pub code: usize,
    /// Behind its last letter that is neither blank nor comment.
    pub last: usize,
    /// Where the next one begins.
    pub end: usize,
    /// From its first letter to its last.
    pub text: &'a str,
    /// Whether the word `yield` is in it.
    pub yields: bool,
}

impl<'a> Line<'a> {
    /// The one that begins at `start`.
    pub fn read(all: &'a str, start: usize) -> Line<'a> {
        let b = all.as_bytes();
        let is = |i: usize, c: u8| b.get(i) == Some(&c);
        let mut code = start;
        while is(code, b' ') {
            code += 1;
        }
        let (mut i, mut last, mut depth, mut yields) = (code, code, 0usize, false);
        while i < b.len() {
            let c = b[i];
            match c {
                b'"' | b'\'' => {
                    let triple = is(i + 1, c) && is(i + 2, c);
                    i += if triple { 3 } else { 1 };
                    while i < b.len() && !(is(i, c) && (!triple || is(i + 1, c) && is(i + 2, c))) {
                        i += if is(i, b'\\') { 2 } else { 1 };
                    }
                    i += if triple { 2 } else { 0 };
                }
                b'#' => {
                    while i + 1 < b.len() && !is(i + 1, b'\n') {
                        i += 1;
                    }
                    i += 1;
                    continue;
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'\\' => i += 1,
                b'\n' if depth == 0 => break,
                b'y' => yields |= b[i..].starts_with(b"yield"),
                _ => {}
            }
            i += 1;
            if !matches!(c, b' ' | b'\n') {
                last = i;
            }
        }
        let end = (i + 1).min(b.len());
        Line { start, code, last, end, text: all.get(code..last).unwrap_or(""), yields }
    }

    /// How many blanks it begins with.
    pub fn indent(&self) -> usize {
        self.code - self.start
    }

    /// Where the name of the function that it defines begins.
    pub fn defines(&self) -> Option<usize> {
        let after = self.text.strip_prefix("async ").unwrap_or(self.text).strip_prefix("def ")?;
        Some(self.last - after.len())
    }
}

/// The lines of a text that hold code.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut all, mut at) = (vec![], 0);
    while at < text.len() {
        let line = Line::read(text, at);
        at = line.end.max(at + 1);
        if !line.text.is_empty() {
            all.push(line);
        }
    }
    all
}
