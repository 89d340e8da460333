//! Patterns of `match`. Names are bound only once the whole pattern has matched.

use super::*;
use crate::python::object::CmpOp;
use ast::Pattern;

type Names<'a> = Vec<(&'a ast::Identifier, u16)>;

impl<'a> Compiler<'a> {
    /// Test a register (which stays as it is) against a pattern; jump to `fail` if it does not match.
    pub(super) fn pattern(&mut self, p: &'a Pattern, src: u16, fail: u32, names: &mut Names<'a>) -> R {
        self.at(p);
        match p {
            Pattern::MatchValue(v) => {
                let t = self.temp()?;
                self.emit(Op::Copy { dst: t, src });
                let value = self.expr(&v.value)?;
                self.at(p);
                self.emit(Op::CmpJump { op: CmpOp::Eq, expect: false, a: t, b: value });
                self.jump(fail);
                self.release(t);
                Ok(())
            }
            Pattern::MatchSingleton(s) => {
                let value = self.constant(match s.value {
                    ast::Singleton::None => Value::None,
                    ast::Singleton::True => Value::Bool(true.into()),
                    ast::Singleton::False => Value::Bool(false.into()),
                });
                self.test_equal(src, value, CmpOp::Is, fail)
            }
            Pattern::MatchAs(a) => {
                if let Some(inner) = &a.pattern {
                    self.pattern(inner, src, fail, names)?;
                }
                if let Some(n) = &a.name {
                    self.capture(n, src, names)?;
                }
                Ok(())
            }
            Pattern::MatchStar(_) => self.error("can't use starred pattern here", p),
            Pattern::MatchOr(o) => {
                let done = self.label();
                let before = names.len();
                let mut targets: Option<Names<'a>> = None;
                for (i, alt) in o.patterns.iter().enumerate() {
                    let last = i + 1 == o.patterns.len();
                    let next = if last { fail } else { self.label() };
                    let mut mine = vec![];
                    self.pattern(alt, src, next, &mut mine)?;
                    match &targets {
                        None => targets = Some(mine),
                        Some(t) => {
                            // Every alternative leaves its names in the first one's registers.
                            for (n, r) in &mine {
                                if let Some((_, to)) = t.iter().find(|(x, _)| x.as_str() == n.as_str()) {
                                    self.emit(Op::Move { dst: *to, src: *r });
                                } else {
                                    return self.error("alternative patterns bind different names", p);
                                }
                            }
                        }
                    }
                    if !last {
                        self.jump(done);
                        self.place(next);
                    }
                }
                self.place(done);
                names.truncate(before);
                names.extend(targets.unwrap_or_default());
                Ok(())
            }
            Pattern::MatchSequence(s) => self.sequence_pattern(&s.patterns, src, fail, names),
            Pattern::MatchMapping(m) => {
                self.emit(Op::MatchMap { src, min: m.keys.len() as u16 });
                self.jump(fail);
                if m.keys.is_empty() && m.rest.is_none() {
                    return Ok(());
                }
                let first = self.mark();
                for k in &m.keys {
                    let t = self.temp()?;
                    self.expr_to(k, t)?;
                }
                self.release(first);
                let keys = self.temp()?;
                self.emit(Op::Tuple { dst: keys, base: first, n: m.keys.len() as u16 });
                let values = self.temp()?;
                self.emit(Op::MatchKeys { dst: values, src, keys });
                self.jump(fail);
                let base = self.mark();
                for _ in &m.keys {
                    self.temp()?;
                }
                self.emit(Op::Unpack { src: values, base, n: m.keys.len() as u16 });
                for (i, x) in m.patterns.iter().enumerate() {
                    self.pattern(x, base + i as u16, fail, names)?;
                }
                if let Some(n) = &m.rest {
                    let t = self.temp()?;
                    self.emit(Op::MatchRest { dst: t, src, keys });
                    names.push((n, t));
                }
                Ok(())
            }
            Pattern::MatchClass(c) => {
                let base = self.temp()?;
                let subject = self.temp()?;
                let attrs = self.temp()?;
                self.expr_to(&c.cls, base)?;
                self.emit(Op::Copy { dst: subject, src });
                let kw = &c.arguments.keywords;
                let list = Value::tuple(kw.iter().map(|k| Value::Str(intern(k.attr.as_str()))));
                let list = self.constant(list);
                self.emit(Op::Move { dst: attrs, src: list });
                let n = c.arguments.patterns.len() as u16;
                self.at(p);
                self.emit(Op::MatchClass { base, n });
                self.jump(fail);
                let total = n + kw.len() as u16;
                let first = self.mark();
                for _ in 0..total {
                    self.temp()?;
                }
                self.emit(Op::Unpack { src: base, base: first, n: total });
                let all = c.arguments.patterns.iter().chain(kw.iter().map(|k| &k.pattern));
                for (i, x) in all.enumerate() {
                    self.pattern(x, first + i as u16, fail, names)?;
                }
                Ok(())
            }
            #[allow(unreachable_patterns)]
            _ => self.error("invalid pattern", p),
        }
    }

    fn capture(&mut self, n: &'a ast::Identifier, src: u16, names: &mut Names<'a>) -> R {
        if names.iter().any(|(x, _)| x.as_str() == n.as_str()) {
            return self.error(format!("multiple assignments to name '{n}' in pattern"), n);
        }
        let t = self.temp()?;
        self.emit(Op::Copy { dst: t, src });
        names.push((n, t));
        Ok(())
    }

    fn sequence_pattern(&mut self, items: &'a [Pattern], src: u16, fail: u32, names: &mut Names<'a>) -> R {
        let star = items.iter().position(|x| matches!(x, Pattern::MatchStar(_)));
        let min = items.len() - usize::from(star.is_some());
        self.emit(Op::MatchSeq { src, min: min as u16, exact: star.is_none() });
        self.jump(fail);
        let copy = self.temp()?;
        self.emit(Op::Copy { dst: copy, src });
        let base = self.mark();
        for _ in items {
            self.temp()?;
        }
        match star {
            None => self.emit(Op::Unpack { src: copy, base, n: items.len() as u16 }),
            Some(s) => self.emit(Op::UnpackEx {
                src: copy,
                base,
                before: s as u8,
                after: (items.len() - s - 1) as u16,
            }),
        }
        for (i, x) in items.iter().enumerate() {
            let r = base + i as u16;
            match x {
                Pattern::MatchStar(s) => {
                    if let Some(n) = &s.name {
                        self.capture(n, r, names)?;
                    }
                }
                x => self.pattern(x, r, fail, names)?,
            }
        }
        Ok(())
    }
}
