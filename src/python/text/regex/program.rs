//! The tree to instructions.

use super::parse::{Anchor, Failure, Greed, Item, Kind, NO_LIMIT, Node, Parsed, Set, width};
use crate::python::text::chars;

/// Most instructions of a program: a counted repeat is written out.
const MAX_SIZE: usize = 200_000;

/// One step of the matcher. Targets are indices of instructions.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// One character.
    One(Test),
    Anchor(Anchor),
    Jump(usize),
    /// Go on behind; if that fails, at the target.
    Try(usize),
    /// Go to the target; if that fails, on behind.
    Skip(usize),
    /// As many of one character as there are, then fewer (or as few, then more).
    Run {
        test: Test,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// Note the place: begin or end of a group.
    Save(usize),
    /// The body of a loop begins here.
    Begin(usize),
    /// Leave the loop if its body took nothing.
    Progress {
        slot: usize,
        out: usize,
    },
    Back(usize, bool),
    /// A part that is matched for itself, ended by `Done`; `behind`: so far back.
    Look {
        negated: bool,
        behind: usize,
        out: usize,
    },
    Atomic,
    Done,
    IfGroup(usize, usize),
    Match,
}

/// What one character must be.
#[derive(Debug, Clone)]
pub(super) enum Test {
    Char(char),
    /// A character whatever its case; the one given is folded.
    Folded(char),
    NotBreak,
    Any,
    Set(Box<Set>),
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub(super) ops: Vec<Op>,
    /// Slots that are saved and restored: two a group, then the loops' places.
    pub(super) slots: usize,
    /// How many groups there are.
    pub groups: usize,
    /// Names of groups, with their numbers.
    pub names: Vec<(String, usize)>,
    /// The flags, with those that the pattern itself set.
    pub flags: u32,
    /// Warnings about its sets.
    pub doubts: Vec<String>,
}

struct Compiler {
    ops: Vec<Op>,
    slots: usize,
    widths: Vec<Option<(usize, usize)>>,
}

/// A character with its case taken off.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) => l,
        _ => c,
    }
}

fn swap(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(u), None) => u,
        _ => c,
    }
}

pub(super) fn is_word(c: char, ascii: bool) -> bool {
    c == '_' || if ascii || c.is_ascii() { c.is_ascii_alphanumeric() } else { chars::is_alphanumeric(c) }
}

fn is_kind(kind: Kind, c: char, ascii: bool) -> bool {
    match kind {
        Kind::Digit if ascii || c.is_ascii() => c.is_ascii_digit(),
        Kind::Digit => chars::decimal(c).is_some(),
        Kind::Space if ascii => matches!(c, ' ' | '\t'..='\r'),
        Kind::Space => chars::is_space(c),
        Kind::Word => is_word(c, ascii),
    }
}

impl Set {
    fn has(&self, c: char) -> bool {
        self.items.iter().any(|item| match item {
            Item::Range(a, b) => (*a..=*b).contains(&c),
            Item::Kind(kind, negated) => is_kind(*kind, c, self.ascii) != *negated,
        })
    }
}

impl Test {
    pub(super) fn takes(&self, c: char) -> bool {
        match self {
            Test::Char(x) => c == *x,
            Test::Folded(x) => fold(c) == *x,
            Test::NotBreak => c != '\n',
            Test::Any => true,
            Test::Set(s) => {
                let hit = s.has(c)
                    || s.ignore_case && {
                        let l = fold(c);
                        s.has(l) || s.has(swap(l))
                    };
                hit != s.negated
            }
        }
    }
}

pub(super) fn compile(p: Parsed) -> Result<Program, Failure> {
    let mut c = Compiler { ops: vec![], slots: 2 * (p.groups + 1), widths: p.widths };
    c.node(&p.node)?;
    c.ops.push(Op::Match);
    Ok(Program {
        ops: c.ops,
        slots: c.slots,
        groups: p.groups,
        names: p.names,
        flags: p.flags,
        doubts: p.doubts,
    })
}

/// The test of a node that takes exactly one character.
fn test(node: &Node) -> Option<Test> {
    Some(match node {
        Node::Char(c, true) if fold(*c) != *c || swap(*c) != *c => Test::Folded(fold(*c)),
        Node::Char(c, _) => Test::Char(*c),
        Node::Any(true) => Test::Any,
        Node::Any(false) => Test::NotBreak,
        Node::Set(s) => Test::Set(Box::new(s.clone())),
        _ => return None,
    })
}

impl Compiler {
    fn put(&mut self, op: Op) -> Result<usize, Failure> {
        if self.ops.len() >= MAX_SIZE {
            return Err(Failure { message: "the pattern is too large for Loopglass".into(), at: Some(0) });
        }
        self.ops.push(op);
        Ok(self.ops.len() - 1)
    }

    /// Fill the target of the instruction `at` in.
    fn target(&mut self, at: usize, to: usize) {
        match &mut self.ops[at] {
            Op::Jump(t) | Op::Try(t) | Op::Skip(t) | Op::IfGroup(_, t) => *t = to,
            Op::Progress { out, .. } | Op::Look { out, .. } => *out = to,
            _ => {}
        }
    }

    fn node(&mut self, node: &Node) -> Result<(), Failure> {
        if let Some(t) = test(node) {
            self.put(Op::One(t))?;
            return Ok(());
        }
        match node {
            Node::Sequence(all) => all.iter().try_for_each(|n| self.node(n))?,
            Node::Anchor(a) => {
                self.put(Op::Anchor(*a))?;
            }
            Node::Either(all) => {
                let mut ends = vec![];
                for (i, n) in all.iter().enumerate() {
                    if i + 1 == all.len() {
                        self.node(n)?;
                        continue;
                    }
                    let next = self.put(Op::Try(0))?;
                    self.node(n)?;
                    ends.push(self.put(Op::Jump(0))?);
                    self.target(next, self.ops.len());
                }
                let end = self.ops.len();
                ends.into_iter().for_each(|e| self.target(e, end));
            }
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed)?,
            Node::Group(g, n) => {
                self.put(Op::Save(2 * g))?;
                self.node(n)?;
                self.put(Op::Save(2 * g + 1))?;
            }
            Node::Back(g, ignore) => {
                self.put(Op::Back(*g, *ignore))?;
            }
            Node::Look { node, ahead, negated } => {
                let behind = if *ahead { 0 } else { width(node, &self.widths).0 };
                let at = self.put(Op::Look { negated: *negated, behind, out: 0 })?;
                self.node(node)?;
                self.put(Op::Done)?;
                self.target(at, self.ops.len());
            }
            Node::Atomic(n) => {
                self.put(Op::Atomic)?;
                self.node(n)?;
                self.put(Op::Done)?;
            }
            Node::Condition(g, yes, no) => {
                let at = self.put(Op::IfGroup(*g, 0))?;
                self.node(yes)?;
                let end = self.put(Op::Jump(0))?;
                self.target(at, self.ops.len());
                self.node(no)?;
                self.target(end, self.ops.len());
            }
            // `test` has taken the others.
            _ => {}
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, greed: Greed) -> Result<(), Failure> {
        if let Some(test) = test(node) {
            self.put(Op::Run { test, min, max, greed })?;
            return Ok(());
        }
        if greed == Greed::Possessive {
            self.put(Op::Atomic)?;
            self.repeat(node, min, max, Greed::Most)?;
            self.put(Op::Done)?;
            return Ok(());
        }
        let choice = if greed == Greed::Least { Op::Skip } else { Op::Try };
        for _ in 0..min {
            self.node(node)?;
        }
        if max == NO_LIMIT {
            let slot = self.slots;
            self.slots += 1;
            let top = self.put(choice(0))?;
            self.put(Op::Begin(slot))?;
            self.node(node)?;
            let progress = self.put(Op::Progress { slot, out: 0 })?;
            self.put(Op::Jump(top))?;
            let end = self.ops.len();
            self.target(top, end);
            self.target(progress, end);
            return Ok(());
        }
        let mut outs = vec![];
        for _ in min..max {
            outs.push(self.put(choice(0))?);
            self.node(node)?;
        }
        let end = self.ops.len();
        outs.into_iter().for_each(|o| self.target(o, end));
        Ok(())
    }
}
