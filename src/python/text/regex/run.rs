//! The instructions over a text.

use super::parse::{Anchor, Greed};
use super::program::{Op, Program, Test, fold, is_word};

/// Steps between two words to the caller.
const PERIOD: u32 = 1 << 14;
/// No place.
const NOWHERE: usize = usize::MAX;

/// Somewhere that a pattern matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The span of the whole and of each group, in characters.
    pub groups: Vec<Option<(usize, usize)>>,
    /// The group that was closed last.
    pub last: Option<usize>,
}

/// The caller stopped the match.
#[derive(Debug)]
pub struct Stopped;

/// What the end of a match must be: the end of the text, or not its beginning.
#[derive(Clone, Copy)]
struct End {
    whole: bool,
    advance: bool,
}

/// What waits on the stack for a failure.
enum Wait {
    /// Another way to go on.
    Branch { op: usize, at: usize },
    /// A slot's value before it was changed.
    Undo { slot: usize, was: usize },
    /// `last` before it was changed.
    Last(usize),
    /// A greedy run that may give back: places from `least` up to `at`.
    Fewer { op: usize, least: usize, at: usize },
    /// A lazy run that may take more.
    More { op: usize, at: usize, left: u32 },
    /// A part matched for itself begins: a look around (with what is behind it), or an atomic group.
    Barrier { op: usize, at: usize },
}

struct Run<'a> {
    program: &'a Program,
    text: &'a [char],
    end: usize,
    slots: Vec<usize>,
    last: usize,
    stack: Vec<Wait>,
    steps: u32,
}

impl Program {
    /// A match that begins at `start`; `whole`: it must reach `end`.
    pub fn match_at(
        &self,
        text: &[char],
        start: usize,
        end: usize,
        whole: bool,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Found>, Stopped> {
        let mut run = self.prepare(text, end);
        let end = run.from(start, End { whole, advance: false }, go_on)?;
        Ok(end.map(|end| run.found(start, end)))
    }

    /// The first match at `start` or behind it; `advance`: not an empty one at `start`.
    pub fn search(
        &self,
        text: &[char],
        (start, end): (usize, usize),
        advance: bool,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Found>, Stopped> {
        let mut run = self.prepare(text, end);
        let first = match self.ops.first() {
            Some(Op::One(t)) => Some(t),
            Some(Op::Run { test, min, .. }) if *min > 0 => Some(test),
            _ => None,
        };
        for at in start..=end {
            if let Some(t) = first
                && !(at < end && t.takes(text[at]))
            {
                continue;
            }
            if let Some(to) = run.from(at, End { whole: false, advance: advance && at == start }, go_on)? {
                return Ok(Some(run.found(at, to)));
            }
        }
        Ok(None)
    }

    fn prepare<'a>(&'a self, text: &'a [char], end: usize) -> Run<'a> {
        let slots = vec![NOWHERE; self.slots];
        Run { program: self, text, end: end.min(text.len()), slots, last: 0, stack: vec![], steps: 0 }
    }
}

impl Run<'_> {
    fn found(&self, start: usize, end: usize) -> Found {
        let mut groups = vec![Some((start, end))];
        for g in 1..=self.program.groups {
            let (a, b) = (self.slots[2 * g], self.slots[2 * g + 1]);
            groups.push((a != NOWHERE && b != NOWHERE && a <= b).then_some((a, b)));
        }
        Found { groups, last: (self.last > 0).then_some(self.last) }
    }

    fn set(&mut self, slot: usize, to: usize) {
        let was = std::mem::replace(&mut self.slots[slot], to);
        self.stack.push(Wait::Undo { slot, was });
    }

    fn anchor(&self, anchor: Anchor, at: usize) -> bool {
        let word = |at: usize, ascii: bool| self.text.get(at).is_some_and(|c| is_word(*c, ascii));
        match anchor {
            Anchor::TextStart => at == 0,
            Anchor::LineStart => at == 0 || self.text[at - 1] == '\n',
            Anchor::TextEnd => at == self.end,
            Anchor::LineEnd => at == self.end || self.text[at] == '\n',
            Anchor::AlmostEnd => at == self.end || at + 1 == self.end && self.text[at] == '\n',
            Anchor::Word { inside, ascii } => {
                let before = at > 0 && word(at - 1, ascii);
                let behind = at < self.end && word(at, ascii);
                (before == behind) == inside && !(inside && self.end == 0)
            }
        }
    }

    /// How far a run of one character goes, at most `max` of them.
    fn reach(&self, test: &Test, at: usize, max: u32) -> usize {
        let stop = at.saturating_add(max as usize).min(self.end);
        let mut to = at;
        while to < stop && test.takes(self.text[to]) {
            to += 1;
        }
        to
    }

    fn back(&self, group: usize, ignore: bool, at: usize) -> Option<usize> {
        let (a, b) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if a == NOWHERE || b == NOWHERE || a > b {
            return None;
        }
        let to = at.checked_add(b - a).filter(|to| *to <= self.end)?;
        let same = self.text[a..b].iter().zip(&self.text[at..to]);
        let mut same = same.map(|(x, y)| x == y || ignore && fold(*x) == fold(*y));
        same.all(|s| s).then_some(to)
    }

    /// Where a match from `start` ends.
    fn from(
        &mut self,
        start: usize,
        want: End,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<usize>, Stopped> {
        self.slots.fill(NOWHERE);
        self.stack.clear();
        self.last = 0;
        let program = self.program;
        let (mut pc, mut at) = (0, start);
        loop {
            self.steps += 1;
            if self.steps >= PERIOD {
                self.steps = 0;
                if !go_on() {
                    return Err(Stopped);
                }
            }
            let ok = match &program.ops[pc] {
                Op::One(t) => {
                    let hit = at < self.end && t.takes(self.text[at]);
                    at += usize::from(hit);
                    pc += 1;
                    hit
                }
                Op::Anchor(a) => {
                    pc += 1;
                    self.anchor(*a, at)
                }
                Op::Jump(to) => {
                    pc = *to;
                    true
                }
                Op::Try(to) => {
                    self.stack.push(Wait::Branch { op: *to, at });
                    pc += 1;
                    true
                }
                Op::Skip(to) => {
                    self.stack.push(Wait::Branch { op: pc + 1, at });
                    pc = *to;
                    true
                }
                Op::Run { test, min, max, greed } => {
                    let to = self.reach(test, at, if *greed == Greed::Least { *min } else { *max });
                    let least = at + *min as usize;
                    pc += 1;
                    if to < least {
                        false
                    } else {
                        match greed {
                            Greed::Most if to > least => {
                                self.stack.push(Wait::Fewer { op: pc, least, at: to });
                            }
                            Greed::Least if max > min => {
                                self.stack.push(Wait::More { op: pc, at: to, left: max - min });
                            }
                            _ => {}
                        }
                        at = to;
                        true
                    }
                }
                Op::Save(slot) => {
                    self.set(*slot, at);
                    if slot % 2 == 1 {
                        let was = std::mem::replace(&mut self.last, slot / 2);
                        self.stack.push(Wait::Last(was));
                    }
                    pc += 1;
                    true
                }
                Op::Begin(slot) => {
                    self.set(*slot, at);
                    pc += 1;
                    true
                }
                Op::Progress { slot, out } => {
                    pc = if self.slots[*slot] == at { *out } else { pc + 1 };
                    true
                }
                Op::Back(group, ignore) => match self.back(*group, *ignore, at) {
                    Some(to) => {
                        at = to;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Look { negated, behind, out } => {
                    if at < *behind {
                        pc = *out;
                        *negated
                    } else {
                        self.stack.push(Wait::Barrier { op: pc, at });
                        at -= behind;
                        pc += 1;
                        true
                    }
                }
                Op::Atomic => {
                    self.stack.push(Wait::Barrier { op: pc, at });
                    pc += 1;
                    true
                }
                Op::Done => self.done(&mut pc, &mut at),
                Op::IfGroup(group, other) => {
                    pc = if self.slots[2 * group + 1] == NOWHERE { *other } else { pc + 1 };
                    true
                }
                Op::Match => {
                    if (!want.whole || at == self.end) && !(want.advance && at == start) {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if !ok && !self.fail(&mut pc, &mut at) {
                return Ok(None);
            }
        }
    }

    /// A part that is matched for itself has matched: no way within it will be tried again.
    fn done(&mut self, pc: &mut usize, at: &mut usize) -> bool {
        let Some(i) = self.stack.iter().rposition(|w| matches!(w, Wait::Barrier { .. })) else {
            return false;
        };
        let Wait::Barrier { op, at: from } = self.stack[i] else { return false };
        if let Op::Look { negated: true, .. } = self.program.ops[op] {
            // What it noted is undone; the failure goes on below.
            while self.stack.len() > i + 1 {
                let w = self.stack.pop();
                self.undo(w);
            }
            self.stack.pop();
            return false;
        }
        // What it noted stays, to be undone when what comes before it is tried another way.
        let inner = self.stack.split_off(i);
        self.stack.extend(inner.into_iter().filter(|w| matches!(w, Wait::Undo { .. } | Wait::Last(_))));
        if matches!(self.program.ops[op], Op::Look { .. }) {
            *at = from;
        }
        *pc += 1;
        true
    }

    fn undo(&mut self, w: Option<Wait>) {
        match w {
            Some(Wait::Undo { slot, was }) => self.slots[slot] = was,
            Some(Wait::Last(was)) => self.last = was,
            _ => {}
        }
    }

    /// Go back to the last choice; whether there is one.
    fn fail(&mut self, pc: &mut usize, at: &mut usize) -> bool {
        while let Some(w) = self.stack.pop() {
            match w {
                Wait::Branch { op, at: place } => {
                    (*pc, *at) = (op, place);
                    return true;
                }
                Wait::Fewer { op, least, at: place } => {
                    let place = place - 1;
                    if place > least {
                        self.stack.push(Wait::Fewer { op, least, at: place });
                    }
                    (*pc, *at) = (op, place);
                    return true;
                }
                Wait::More { op, at: place, left } => {
                    let Op::Run { test, .. } = &self.program.ops[op - 1] else { continue };
                    if place < self.end && test.takes(self.text[place]) {
                        if left > 1 {
                            self.stack.push(Wait::More { op, at: place + 1, left: left - 1 });
                        }
                        (*pc, *at) = (op, place + 1);
                        return true;
                    }
                }
                Wait::Barrier { op, at: place } => {
                    // The part failed: for a negated look that is a success.
                    if let Op::Look { negated: true, out, .. } = self.program.ops[op] {
                        (*pc, *at) = (out, place);
                        return true;
                    }
                }
                w => self.undo(Some(w)),
            }
        }
        false
    }
}
