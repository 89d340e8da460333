//! Just enough of a JSON reader for trace files.
//!
//! Of its own because of what it weighs: reading with `serde_json` cost the page 25 KB more (11 KB gzip), most of it
//! for numbers, types and messages that a trace does not have. It never fails otherwise than with the
//! place, and skips what it does not know without recursion.

use super::export::ImportError;

/// A place in a text.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The error that says what is wrong here.
    pub(super) fn fail<T>(&self, what: &str) -> Result<T, ImportError> {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        Err(ImportError::Syntax { line, column, event: None, what: what.to_owned() })
    }

    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Reads `open`, items with commas between them, and `close`.
    fn items(
        &mut self,
        (open, close): (u8, u8),
        expected: &str,
        mut item: impl FnMut(&mut Self) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        if !self.eat(open) {
            return self.fail(expected);
        }
        if self.eat(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.eat(close) {
                return Ok(());
            }
            if !self.eat(b',') {
                return self.fail("a comma or the end of a list was expected");
            }
        }
    }

    pub(super) fn list(
        &mut self,
        item: impl FnMut(&mut Self) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.items((b'[', b']'), "a list was expected", item)
    }

    /// Reads an object; `member` is given each key and must read its value.
    pub(super) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, &str) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.items((b'{', b'}'), "an object was expected", |reader| {
            let key = reader.string()?;
            if !reader.eat(b':') {
                return reader.fail("a colon was expected");
            }
            member(reader, &key)
        })
    }

    pub(super) fn number(&mut self) -> Result<u64, ImportError> {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = self.text.get(self.at..self.at + digits).and_then(|digits| digits.parse().ok());
        match (number, rest.get(digits)) {
            (Some(number), None | Some(b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r')) => {
                self.at += digits;
                Ok(number)
            }
            _ => self.fail("a whole number below 2^64 was expected"),
        }
    }

    pub(super) fn string(&mut self) -> Result<String, ImportError> {
        if !self.eat(b'"') {
            return self.fail("a text was expected");
        }
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(end) = rest.find(['"', '\\', '\n']) else { return self.fail("a text has no end") };
            out.push_str(&rest[..end]);
            self.at += end + 1;
            match rest.as_bytes()[end] {
                b'"' => return Ok(out),
                b'\\' => out.push(self.escape()?),
                _ => return self.fail("a text has no end"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ImportError> {
        let escaped = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        Ok(match escaped {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let mut units = vec![self.unit()?];
                if matches!(units[0], 0xd800..0xdc00) {
                    if self.text.get(self.at..self.at + 2) != Some("\\u") {
                        return self.fail("half of a character stands alone");
                    }
                    self.at += 2;
                    units.push(self.unit()?);
                }
                match char::decode_utf16(units).next() {
                    Some(Ok(c)) => c,
                    _ => return self.fail("half of a character stands alone"),
                }
            }
            _ => {
                self.at -= 1;
                return self.fail("there is no such escape");
            }
        })
    }

    fn unit(&mut self) -> Result<u16, ImportError> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.at += 4;
                Ok(unit)
            }
            None => self.fail("four hexadecimal digits were expected"),
        }
    }

    /// Passes over a value of whatever kind: brackets are counted, not followed.
    pub(super) fn skip(&mut self) -> Result<(), ImportError> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                None => return self.fail("the file ends here"),
                Some(b'"') => drop(self.string()?),
                Some(b'[' | b'{') => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                Some(b']' | b'}' | b',' | b':') if depth == 0 => return self.fail("a value was expected"),
                Some(b']' | b'}') => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(b',' | b':') => self.at += 1,
                Some(_) => {
                    let rest = self.text.get(self.at..).unwrap_or_default();
                    // What `peek` stops at is none of these, so this moves on.
                    let end = |c: char| " \t\n\r[]{},:\"".contains(c);
                    self.at += rest.find(end).unwrap_or(rest.len());
                }
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// Whether nothing is left.
    pub(super) fn is_over(&mut self) -> bool {
        self.peek().is_none()
    }
}
