//! A pattern's text to a tree.

/// Flags, with `re`'s numbers.
pub struct Flags;

impl Flags {
    /// `re.IGNORECASE`
    pub const IGNORE_CASE: u32 = 2;
    /// `re.LOCALE`
    pub const LOCALE: u32 = 4;
    /// `re.MULTILINE`
    pub const MULTI_LINE: u32 = 8;
    /// `re.DOTALL`
    pub const DOT_ALL: u32 = 16;
    /// `re.UNICODE`
    pub const UNICODE: u32 = 32;
    /// `re.VERBOSE`
    pub const VERBOSE: u32 = 64;
    /// `re.ASCII`
    pub const ASCII: u32 = 256;
}

/// Deepest nesting of groups.
const MAX_DEPTH: usize = 200;
/// A repeat without an upper bound.
pub(super) const NO_LIMIT: u32 = u32::MAX;

/// Why a pattern was refused: `re.error` with its position, in characters.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What is wrong.
    pub message: String,
    /// Where; CPython does not tell of all that it sees only when the pattern has been read.
    pub at: Option<usize>,
}

/// A class of characters that an escape names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Digit,
    Space,
    Word,
}

/// One part of a set.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Range(char, char),
    Kind(Kind, bool),
}

/// A set of characters.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub items: Vec<Item>,
    pub negated: bool,
    pub ignore_case: bool,
    pub ascii: bool,
}

/// What matches no character.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    TextStart,
    LineStart,
    TextEnd,
    LineEnd,
    /// `$`: at the end, or before a line break there.
    AlmostEnd,
    Word {
        inside: bool,
        ascii: bool,
    },
}

/// How often a repeat tries: as often as it can, as rarely, or without going back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greed {
    Most,
    Least,
    Possessive,
}

/// A pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Empty,
    Char(char, bool),
    /// `.`: whether it takes line breaks too.
    Any(bool),
    Set(Set),
    Anchor(Anchor),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: u32,
        greed: Greed,
    },
    Group(usize, Box<Node>),
    Back(usize, bool),
    Look {
        node: Box<Node>,
        ahead: bool,
        negated: bool,
    },
    Atomic(Box<Node>),
    Condition(usize, Box<Node>, Box<Node>),
}

/// A parsed pattern.
pub(super) struct Parsed {
    pub node: Node,
    pub flags: u32,
    /// Names of groups with their numbers.
    pub names: Vec<(String, usize)>,
    pub groups: usize,
    /// The least and most characters that each group takes.
    pub widths: Vec<Option<(usize, usize)>>,
    pub doubts: Vec<String>,
}

struct Parser {
    text: Vec<char>,
    at: usize,
    bytes: bool,
    names: Vec<(String, usize)>,
    /// Width of each closed group (least, most); `None` while it is open.
    closed: Vec<Option<(usize, usize)>>,
    global: u32,
    depth: usize,
    /// What will mean something else some day.
    doubts: Vec<String>,
}

type Result<T> = std::result::Result<T, Failure>;

fn fail<T>(message: impl Into<String>, at: usize) -> Result<T> {
    Err(Failure { message: message.into(), at: Some(at) })
}

pub(super) fn parse(pattern: &str, flags: u32, bytes: bool) -> Result<Parsed> {
    let mut p = Parser {
        text: pattern.chars().collect(),
        at: 0,
        bytes,
        names: vec![],
        closed: vec![Some((0, 0))],
        global: flags,
        depth: 0,
        doubts: vec![],
    };
    let node = p.alternatives(flags);
    // `(?x)` at the start counts for the whole pattern: it is read again with the flag.
    if p.global != flags {
        return parse(pattern, p.global, bytes);
    }
    let node = node?;
    if p.at < p.text.len() {
        return fail("unbalanced parenthesis", p.at);
    }
    let mut flags = p.global;
    if !bytes && flags & Flags::ASCII == 0 {
        flags |= Flags::UNICODE;
    }
    let groups = p.closed.len() - 1;
    Ok(Parsed { node, flags, names: p.names, groups, widths: p.closed, doubts: p.doubts })
}

/// The least and most characters that a node takes.
pub(super) fn width(node: &Node, groups: &[Option<(usize, usize)>]) -> (usize, usize) {
    const FAR: usize = usize::MAX / 4;
    match node {
        Node::Empty | Node::Anchor(_) | Node::Look { .. } => (0, 0),
        Node::Char(..) | Node::Any(_) | Node::Set(_) => (1, 1),
        Node::Sequence(all) => all.iter().fold((0, 0), |(a, b), n| {
            let (c, d) = width(n, groups);
            (FAR.min(a + c), FAR.min(b + d))
        }),
        Node::Either(all) => {
            all.iter().map(|n| width(n, groups)).fold((FAR, 0), |(a, b), (c, d)| (a.min(c), b.max(d)))
        }
        Node::Repeat { node, min, max, .. } => {
            let (a, b) = width(node, groups);
            let most = if *max == NO_LIMIT {
                if b == 0 { 0 } else { FAR }
            } else {
                b.saturating_mul(*max as usize).min(FAR)
            };
            (a.saturating_mul(*min as usize).min(FAR), most)
        }
        Node::Group(_, n) | Node::Atomic(n) => width(n, groups),
        Node::Back(g, _) => groups.get(*g).copied().flatten().unwrap_or((0, FAR)),
        Node::Condition(_, yes, no) => {
            let ((a, b), (c, d)) = (width(yes, groups), width(no, groups));
            (a.min(c), b.max(d))
        }
    }
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, c: char) -> bool {
        let hit = self.peek() == Some(c);
        self.at += usize::from(hit);
        hit
    }

    fn alternatives(&mut self, flags: u32) -> Result<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return fail("the pattern is nested too deeply for Loopglass", self.at);
        }
        let mut all = vec![self.sequence(flags)?];
        while self.eat('|') {
            all.push(self.sequence(flags)?);
        }
        self.depth -= 1;
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Either(all) })
    }

    fn sequence(&mut self, flags: u32) -> Result<Node> {
        let mut flags = flags;
        let mut out: Vec<Node> = vec![];
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let start = self.at;
            self.at += 1;
            if flags & Flags::VERBOSE != 0 {
                if c.is_ascii_whitespace() || c == '\u{b}' {
                    continue;
                }
                if c == '#' {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.at += 1;
                    }
                    continue;
                }
            }
            let ignore = flags & Flags::IGNORE_CASE != 0;
            let node = match c {
                '.' => Node::Any(flags & Flags::DOT_ALL != 0),
                '^' if flags & Flags::MULTI_LINE != 0 => Node::Anchor(Anchor::LineStart),
                '^' => Node::Anchor(Anchor::TextStart),
                '$' if flags & Flags::MULTI_LINE != 0 => Node::Anchor(Anchor::LineEnd),
                '$' => Node::Anchor(Anchor::AlmostEnd),
                '(' => match self.group(start, &mut flags)? {
                    Some(n) => n,
                    None => continue,
                },
                '[' => self.set(start, flags)?,
                '\\' => self.escape(start, flags)?,
                '*' | '+' | '?' => {
                    self.repeat(&mut out, start, c)?;
                    continue;
                }
                '{' => match self.bounds(start)? {
                    Some((min, max)) => {
                        self.repeated(&mut out, start, min, max)?;
                        continue;
                    }
                    None => Node::Char('{', ignore),
                },
                c => Node::Char(c, ignore),
            };
            out.push(node);
        }
        Ok(match out.len() {
            0 => Node::Empty,
            1 => out.remove(0),
            _ => Node::Sequence(out),
        })
    }

    fn repeat(&mut self, out: &mut Vec<Node>, start: usize, c: char) -> Result<()> {
        let (min, max) = match c {
            '*' => (0, NO_LIMIT),
            '+' => (1, NO_LIMIT),
            _ => (0, 1),
        };
        self.repeated(out, start, min, max)
    }

    /// `{m,n}` behind an open brace; `None` if it is not one, and a brace like any character.
    fn bounds(&mut self, start: usize) -> Result<Option<(u32, u32)>> {
        let begin = self.at;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let mut number = || {
            let from = self.at;
            while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
            self.text[from..self.at].iter().collect::<String>()
        };
        let low = number();
        let high = if self.eat(',') {
            let from = self.at;
            while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
            self.text[from..self.at].iter().collect::<String>()
        } else {
            low.clone()
        };
        if !self.eat('}') {
            self.at = begin;
            return Ok(None);
        }
        let value = |s: &str, none: u32| match s {
            "" => Ok(none),
            s => match s.parse::<u32>() {
                Ok(n) if n < NO_LIMIT => Ok(n),
                _ => fail("the repetition number is too large", start),
            },
        };
        let (min, max) = (value(&low, 0)?, value(&high, NO_LIMIT)?);
        if max < min {
            return fail("min repeat greater than max repeat", begin);
        }
        Ok(Some((min, max)))
    }

    fn repeated(&mut self, out: &mut Vec<Node>, start: usize, min: u32, max: u32) -> Result<()> {
        let greed = if self.eat('?') {
            Greed::Least
        } else if self.eat('+') {
            Greed::Possessive
        } else {
            Greed::Most
        };
        let Some(node) = out.pop() else { return fail("nothing to repeat", start) };
        match &node {
            Node::Empty | Node::Anchor(_) => return fail("nothing to repeat", start),
            Node::Repeat { .. } => return fail("multiple repeat", start),
            _ => {}
        }
        out.push(Node::Repeat { node: Box::new(node), min, max, greed });
        Ok(())
    }

    fn name(&mut self, end: char) -> Result<(String, usize)> {
        let from = self.at;
        loop {
            match self.peek() {
                None if self.at == from => return fail("missing group name", from),
                None => return fail(format!("missing {end}, unterminated name"), from),
                Some(c) if c == end => break,
                Some(_) => self.at += 1,
            }
        }
        let name: String = self.text[from..self.at].iter().collect();
        self.at += 1;
        if name.is_empty() {
            return fail("missing group name", from);
        }
        Ok((name, from))
    }

    fn check_name(&self, name: &str, at: usize) -> Result<()> {
        let good = crate::python::text::string::is_identifier(name) && (!self.bytes || name.is_ascii());
        if good {
            Ok(())
        } else {
            fail(format!("bad character in group name {}", crate::python::text::escape::repr(name)), at)
        }
    }

    fn reference(&self, name: &str, at: usize) -> Result<usize> {
        match self.names.iter().find(|(n, _)| n == name) {
            Some((_, g)) => Ok(*g),
            None => fail(format!("unknown group name {}", crate::python::text::escape::repr(name)), at),
        }
    }

    /// What stands behind an open parenthesis; `None` for comments and flags.
    fn group(&mut self, start: usize, flags: &mut u32) -> Result<Option<Node>> {
        let mut inner = *flags;
        let mut capture = true;
        let mut name = None;
        if self.eat('?') {
            let Some(c) = self.peek() else { return fail("unexpected end of pattern", self.at) };
            self.at += 1;
            capture = false;
            match c {
                ':' => {}
                'P' => match self.peek() {
                    Some('<') => {
                        self.at += 1;
                        let (n, at) = self.name('>')?;
                        self.check_name(&n, at)?;
                        name = Some(n);
                        capture = true;
                    }
                    Some('=') => {
                        self.at += 1;
                        let (n, at) = self.name(')')?;
                        self.check_name(&n, at)?;
                        let g = self.reference(&n, at)?;
                        if self.closed[g].is_none() {
                            return fail("cannot refer to an open group", at);
                        }
                        return Ok(Some(Node::Back(g, *flags & Flags::IGNORE_CASE != 0)));
                    }
                    None => return fail("unexpected end of pattern", self.at),
                    Some(c) => return fail(format!("unknown extension ?P{c}"), start + 1),
                },
                '#' => {
                    loop {
                        match self.peek() {
                            None => return fail("missing ), unterminated comment", start),
                            Some(')') => break,
                            Some(_) => self.at += 1,
                        }
                    }
                    self.at += 1;
                    return Ok(None);
                }
                '=' | '!' => return self.look(start, *flags, true, c == '!').map(Some),
                '<' => match self.peek() {
                    Some(d @ ('=' | '!')) => {
                        self.at += 1;
                        return self.look(start, *flags, false, d == '!').map(Some);
                    }
                    None => return fail("unexpected end of pattern", self.at),
                    Some(d) => return fail(format!("unknown extension ?<{d}"), start + 1),
                },
                '>' => {
                    let node = self.alternatives(inner)?;
                    self.close(start)?;
                    return Ok(Some(Node::Atomic(Box::new(node))));
                }
                '(' => return self.condition(start, inner).map(Some),
                c if "aiLmsux-".contains(c) => match self.inline(start, c, *flags)? {
                    Some(f) => inner = f,
                    None => {
                        *flags |= self.global;
                        return Ok(None);
                    }
                },
                c => return fail(format!("unknown extension ?{c}"), start + 1),
            }
        }
        if !capture {
            let node = self.alternatives(inner)?;
            self.close(start)?;
            // A group is one thing to a repeat.
            return Ok(Some(match node {
                n @ (Node::Empty | Node::Anchor(_) | Node::Repeat { .. }) => Node::Sequence(vec![n]),
                n => n,
            }));
        }
        let number = self.closed.len();
        if let Some(n) = &name {
            if let Some((_, old)) = self.names.iter().find(|(o, _)| o == n) {
                let shown = crate::python::text::escape::repr(n);
                let m = format!("redefinition of group name {shown} as group {number}; was group {old}");
                return fail(m, start + 4);
            }
            self.names.push((n.clone(), number));
        }
        self.closed.push(None);
        let node = self.alternatives(inner)?;
        self.close(start)?;
        self.closed[number] = Some(width(&node, &self.closed));
        Ok(Some(Node::Group(number, Box::new(node))))
    }

    fn close(&mut self, start: usize) -> Result<()> {
        if self.eat(')') { Ok(()) } else { fail("missing ), unterminated subpattern", start) }
    }

    fn look(&mut self, start: usize, flags: u32, ahead: bool, negated: bool) -> Result<Node> {
        let node = self.alternatives(flags)?;
        self.close(start)?;
        if !ahead {
            let (least, most) = width(&node, &self.closed);
            if least != most {
                // CPython looks at the widths once the pattern has been read.
                let message = "look-behind requires fixed-width pattern".into();
                return Err(Failure { message, at: None });
            }
        }
        Ok(Node::Look { node: Box::new(node), ahead, negated })
    }

    fn condition(&mut self, start: usize, flags: u32) -> Result<Node> {
        let (name, at) = self.name(')')?;
        let group = match name.parse::<usize>() {
            Ok(0) => return fail("bad group number", at),
            Ok(n) => n,
            Err(_) => {
                self.check_name(&name, at)?;
                self.reference(&name, at)?
            }
        };
        let yes = self.sequence(flags)?;
        let no = if self.eat('|') { self.sequence(flags)? } else { Node::Empty };
        if self.peek() == Some('|') {
            return fail("conditional backref with more than two branches", self.at);
        }
        self.close(start)?;
        if group >= self.closed.len() {
            return fail(format!("invalid group reference {group}"), at);
        }
        Ok(Node::Condition(group, Box::new(yes), Box::new(no)))
    }

    fn flag(&self, c: char) -> u32 {
        match c {
            'i' => Flags::IGNORE_CASE,
            'L' => Flags::LOCALE,
            'm' => Flags::MULTI_LINE,
            's' => Flags::DOT_ALL,
            'u' => Flags::UNICODE,
            'x' => Flags::VERBOSE,
            'a' => Flags::ASCII,
            _ => 0,
        }
    }

    /// `(?i)`: `None`; `(?i-s:`: the flags within.
    fn inline(&mut self, start: usize, first: char, flags: u32) -> Result<Option<u32>> {
        let (mut add, mut remove, mut c) = (0, 0, first);
        while c != '-' {
            let f = self.flag(c);
            if !self.bytes && c == 'L' {
                return fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at);
            }
            if self.bytes && c == 'u' {
                return fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
            }
            add |= f;
            let Some(next) = self.peek() else { return fail("missing -, : or )", self.at) };
            self.at += 1;
            match next {
                ')' => {
                    let ahead: String = self.text[..start].iter().collect();
                    let verbose = self.global & Flags::VERBOSE != 0 && ahead.trim().is_empty();
                    if start != 0 && !verbose && !only_flags(&ahead) {
                        return fail("global flags not at the start of the expression", start);
                    }
                    self.global |= add;
                    return Ok(None);
                }
                ':' => return Ok(Some(merge(flags, add, 0))),
                '-' => {
                    c = '-';
                }
                d if self.flag(d) != 0 => c = d,
                d if d.is_alphabetic() => return fail("unknown flag", self.at - 1),
                _ => return fail("missing -, : or )", self.at - 1),
            }
        }
        let mut some = false;
        loop {
            let Some(d) = self.peek() else {
                return fail(if some { "missing :" } else { "missing flag" }, self.at);
            };
            self.at += 1;
            match d {
                ':' if some => return Ok(Some(merge(flags, add, remove))),
                d if "imsx".contains(d) => remove |= self.flag(d),
                d if self.flag(d) != 0 => {
                    let m = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return fail(m, self.at);
                }
                d if d.is_alphabetic() => return fail("unknown flag", self.at - 1),
                _ => return fail(if some { "missing :" } else { "missing flag" }, self.at - 1),
            }
            some = true;
        }
    }

    fn hex(&mut self, start: usize, digits: usize) -> Result<char> {
        let from = self.at;
        while self.at < from + digits && self.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
            self.at += 1;
        }
        let text: String = self.text[from..self.at].iter().collect();
        let shown: String = self.text[start..self.at].iter().collect();
        if text.len() != digits {
            return fail(format!("incomplete escape {shown}"), start);
        }
        match u32::from_str_radix(&text, 16).ok().and_then(char::from_u32) {
            Some(c) => Ok(c),
            None => fail(format!("bad escape {shown}"), start),
        }
    }

    /// Escapes that mean one character, in sets and outside.
    fn character(&mut self, start: usize, c: char) -> Result<Option<char>> {
        Ok(Some(match c {
            'a' => '\u{7}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            '\\' => '\\',
            'x' => self.hex(start, 2)?,
            'u' if !self.bytes => self.hex(start, 4)?,
            'U' if !self.bytes => self.hex(start, 8)?,
            '0' => {
                let mut n = 0;
                let from = self.at;
                while self.at < from + 2
                    && let Some(d) = self.peek().and_then(|c| c.to_digit(8))
                {
                    n = n * 8 + d;
                    self.at += 1;
                }
                char::from_u32(n).unwrap_or('\0')
            }
            _ => return Ok(None),
        }))
    }

    fn kind(c: char) -> Option<(Kind, bool)> {
        Some(match c {
            'd' => (Kind::Digit, false),
            'D' => (Kind::Digit, true),
            's' => (Kind::Space, false),
            'S' => (Kind::Space, true),
            'w' => (Kind::Word, false),
            'W' => (Kind::Word, true),
            _ => return None,
        })
    }

    fn ascii(&self, flags: u32) -> bool {
        self.bytes || flags & Flags::ASCII != 0
    }

    fn escape(&mut self, start: usize, flags: u32) -> Result<Node> {
        let Some(c) = self.peek() else { return fail("bad escape (end of pattern)", start) };
        self.at += 1;
        let ignore = flags & Flags::IGNORE_CASE != 0;
        let ascii = self.ascii(flags);
        if let Some((kind, negated)) = Self::kind(c) {
            let items = vec![Item::Kind(kind, negated)];
            return Ok(Node::Set(Set { items, negated: false, ignore_case: false, ascii }));
        }
        Ok(match c {
            'A' => Node::Anchor(Anchor::TextStart),
            'Z' => Node::Anchor(Anchor::TextEnd),
            'b' => Node::Anchor(Anchor::Word { inside: false, ascii }),
            'B' => Node::Anchor(Anchor::Word { inside: true, ascii }),
            '1'..='9' => {
                // Three octal digits are a character, else it is a group.
                let digit = |p: &Self, i: usize| p.text.get(i).and_then(|c| c.to_digit(8));
                let mut n = c.to_digit(10).unwrap_or(0);
                if let Some(d) = self.peek().and_then(|c| c.to_digit(10)) {
                    if let (0..=3, Some(x), Some(y)) = (n, digit(self, self.at), digit(self, self.at + 1)) {
                        self.at += 2;
                        let code = n * 64 + x * 8 + y;
                        return Ok(Node::Char(char::from_u32(code).unwrap_or('\0'), ignore));
                    }
                    n = n * 10 + d;
                    self.at += 1;
                }
                let group = n as usize;
                match self.closed.get(group) {
                    Some(Some(_)) => Node::Back(group, ignore),
                    Some(None) => return fail("cannot refer to an open group", start),
                    None => return fail(format!("invalid group reference {group}"), start + 1),
                }
            }
            c => match self.character(start, c)? {
                Some(c) => Node::Char(c, ignore),
                None if c.is_ascii_alphanumeric() => return fail(format!("bad escape \\{c}"), start),
                None => Node::Char(c, ignore),
            },
        })
    }

    fn doubt(&mut self, what: &str, at: usize) {
        self.doubts.push(format!("Possible {what} at position {at}"));
    }

    fn set(&mut self, start: usize, flags: u32) -> Result<Node> {
        if self.peek() == Some('[') {
            self.doubt("nested set", self.at);
        }
        let negated = self.eat('^');
        let mut items = vec![];
        let first = self.at;
        loop {
            let at = self.at;
            let Some(c) = self.peek() else { return fail("unterminated character set", start) };
            self.at += 1;
            if c == ']' && at > first {
                break;
            }
            if at > first && self.peek() == Some(c) {
                match c {
                    '-' => self.doubt("set difference", at),
                    '&' => self.doubt("set intersection", at),
                    '~' => self.doubt("set symmetric difference", at),
                    '|' => self.doubt("set union", at),
                    _ => {}
                }
            }
            let low = self.set_item(at, c, start)?;
            if self.peek() == Some('-') && self.text.get(self.at + 1) != Some(&']') {
                self.at += 1;
                let high_at = self.at;
                let Some(d) = self.peek() else { return fail("unterminated character set", start) };
                self.at += 1;
                if d == '-' {
                    self.doubt("set difference", high_at - 1);
                }
                let high = self.set_item(high_at, d, start)?;
                let shown: String = self.text[at..self.at].iter().collect();
                match (low, high) {
                    (Item::Range(a, _), Item::Range(b, _)) if a <= b => items.push(Item::Range(a, b)),
                    _ => return fail(format!("bad character range {shown}"), at),
                }
                continue;
            }
            items.push(low);
        }
        let ignore_case = flags & Flags::IGNORE_CASE != 0;
        Ok(Node::Set(Set { items, negated, ignore_case, ascii: self.ascii(flags) }))
    }

    fn set_item(&mut self, at: usize, c: char, set: usize) -> Result<Item> {
        if c != '\\' {
            return Ok(Item::Range(c, c));
        }
        let Some(c) = self.peek() else { return fail("unterminated character set", set) };
        self.at += 1;
        if let Some((kind, negated)) = Self::kind(c) {
            return Ok(Item::Kind(kind, negated));
        }
        let c = match c {
            'b' => '\u{8}',
            '1'..='7' => {
                self.at -= 1;
                let mut n = 0;
                let from = self.at;
                while self.at < from + 3
                    && let Some(d) = self.peek().and_then(|c| c.to_digit(8))
                {
                    n = n * 8 + d;
                    self.at += 1;
                }
                char::from_u32(n).unwrap_or('\0')
            }
            c => match self.character(at, c)? {
                Some(c) => c,
                None if c.is_ascii_alphanumeric() => return fail(format!("bad escape \\{c}"), at),
                None => c,
            },
        };
        Ok(Item::Range(c, c))
    }
}

/// Whether a pattern's start is nothing but flags.
fn only_flags(text: &str) -> bool {
    let mut rest = text;
    while let Some(r) = rest.strip_prefix("(?") {
        let Some((flags, r)) = r.split_once(')') else { return false };
        if !flags.chars().all(|c| "aiLmsux".contains(c)) {
            return false;
        }
        rest = r;
    }
    rest.is_empty()
}

fn merge(flags: u32, add: u32, remove: u32) -> u32 {
    let flags = if add & Flags::ASCII != 0 {
        flags & !Flags::UNICODE
    } else if add & Flags::UNICODE != 0 {
        flags & !Flags::ASCII
    } else {
        flags
    };
    (flags | add) & !remove
}
