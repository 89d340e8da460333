//! Statements.

use super::*;
use crate::python::object::CmpOp;
use ast::{Expr, Stmt};

/// Whether a module or class body annotates a variable.
/// Whether a statement is `from __future__ import annotations`.
pub(super) fn asks_for_annotations(s: &Stmt) -> bool {
    let Stmt::ImportFrom(f) = s else { return false };
    f.module.as_deref() == Some("__future__") && f.names.iter().any(|a| a.name.as_str() == "annotations")
}

pub(super) fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|s| match s {
        Stmt::AnnAssign(_) => true,
        Stmt::If(i) => {
            has_annotations(&i.body) || i.elif_else_clauses.iter().any(|c| has_annotations(&c.body))
        }
        Stmt::Try(t) => {
            has_annotations(&t.body) || has_annotations(&t.orelse) || has_annotations(&t.finalbody)
        }
        Stmt::For(f) => has_annotations(&f.body),
        Stmt::While(f) => has_annotations(&f.body),
        Stmt::With(f) => has_annotations(&f.body),
        _ => false,
    })
}

pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    match body.first() {
        Some(Stmt::Expr(e)) => match &*e.value {
            Expr::StringLiteral(s) => Some(clean_doc(s.value.to_str())),
            _ => None,
        },
        _ => None,
    }
}

/// Since 3.13 the compiler takes the common indentation off.
fn clean_doc(s: &str) -> String {
    let mut lines = s.split('\n');
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&str> = lines.collect();
    let margin = rest
        .iter()
        .filter(|l| !l.trim().is_empty())
        .map(|l| l.len() - l.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut out = first.trim_start_matches(' ').to_string();
    for l in rest {
        out.push('\n');
        out.push_str(l.get(margin..).unwrap_or_else(|| l.trim_start_matches(' ')));
    }
    out
}

impl<'a> Compiler<'a> {
    pub(super) fn docstring_global(&mut self, body: &[Stmt]) -> R {
        if let Some(d) = docstring(body) {
            let src = self.constant(Value::string(d));
            let name = self.name(&Symbol::new("__doc__"));
            self.emit(Op::StoreGlobal { name, src });
        }
        Ok(())
    }

    pub(super) fn body(&mut self, body: &'a [Stmt]) -> R {
        for s in body {
            self.stmt(s)?;
        }
        Ok(())
    }

    fn stmt(&mut self, s: &'a Stmt) -> R {
        let m = self.mark();
        self.at(s);
        if self.source.told {
            let line = self.line_of(s);
            self.emit(Op::Line { line });
        }
        self.stmt_inner(s)?;
        self.release(m);
        Ok(())
    }

    fn stmt_inner(&mut self, s: &'a Stmt) -> R {
        match s {
            Stmt::Expr(e) => match &*e.value {
                Expr::StringLiteral(_)
                | Expr::NumberLiteral(_)
                | Expr::EllipsisLiteral(_)
                | Expr::NoneLiteral(_) => Ok(()),
                Expr::Call(_) => self.expr_to(&e.value, NONE),
                x => {
                    let t = self.temp()?;
                    self.expr_to(x, t)?;
                    self.emit(Op::Clear { r: t });
                    Ok(())
                }
            },
            Stmt::Assign(a) => self.assign(a),
            Stmt::AugAssign(a) => self.aug_assign(a),
            Stmt::AnnAssign(a) => self.ann_assign(a),
            Stmt::Return(r) => self.return_stmt(r, s),
            Stmt::If(i) => self.if_stmt(i),
            Stmt::For(f) => self.for_stmt(f, s),
            Stmt::While(w) => self.while_stmt(w),
            Stmt::Break(_) => self.leave_loop(s, true),
            Stmt::Continue(_) => self.leave_loop(s, false),
            Stmt::Pass(_) => {
                self.emit(Op::Nop);
                Ok(())
            }
            Stmt::FunctionDef(f) => self.function_def(f),
            Stmt::ClassDef(c) => self.class_def(c),
            Stmt::Import(i) => {
                for a in &i.names {
                    let full = a.name.as_str();
                    let t = self.temp()?;
                    let name = self.name(&Symbol::new(full));
                    self.at(s);
                    match &a.asname {
                        None => {
                            self.emit(Op::Import { dst: t, name, level: 0 });
                            let top = full.split('.').next().unwrap_or(full);
                            self.store_name(top, t, s)?;
                        }
                        Some(n) => {
                            // The last module of a dotted name.
                            self.emit(Op::Import { dst: t, name, level: NONE });
                            self.store_name(n.as_str(), t, s)?;
                        }
                    }
                }
                Ok(())
            }
            Stmt::ImportFrom(i) => self.import_from(i, s),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Raise(r) => {
                match &r.exc {
                    None => self.emit(Op::RaiseAgain),
                    Some(e) => {
                        let exc = self.expr(e)?;
                        let cause = match &r.cause {
                            Some(c) => self.expr(c)?,
                            None => NONE,
                        };
                        self.at(s);
                        self.emit(Op::Raise { exc, cause });
                    }
                }
                Ok(())
            }
            Stmt::Try(t) => self.try_stmt(t),
            Stmt::With(w) => {
                if w.is_async && !self.await_allowed() {
                    return self.error("'async with' outside async function", s);
                }
                self.with_items(&w.items, &w.body, w.is_async)
            }
            Stmt::Assert(a) => {
                let ok = self.label();
                self.cond(&a.test, ok, true)?;
                let msg = match &a.msg {
                    Some(m) => self.expr(m)?,
                    None => NONE,
                };
                self.at(&*a.test);
                self.emit(Op::AssertFail { msg });
                self.place(ok);
                Ok(())
            }
            Stmt::Delete(d) => {
                for t in &d.targets {
                    self.delete(t)?;
                }
                Ok(())
            }
            Stmt::Match(m) => self.match_stmt(m),
            Stmt::TypeAlias(t) => {
                let types = t.type_params.as_deref();
                let params = self.type_params(types)?;
                if let Expr::Name(n) = &*t.name {
                    let v = self.temp()?;
                    let name = self.string(n.id.as_str());
                    let src = params.unwrap_or_else(|| self.constant(Value::tuple([])));
                    self.emit(Op::TypeAlias { dst: v, name, src });
                    let obj = self.temp()?;
                    self.emit(Op::Copy { dst: obj, src: v });
                    self.lazily(&t.value, n.id.as_str(), obj, "_value")?;
                    self.leave_types(types)?;
                    self.store_name(n.id.as_str(), v, s)?;
                }
                Ok(())
            }
            Stmt::IpyEscapeCommand(_) => self.error("invalid syntax", s),
        }
    }

    // Targets.

    /// The register of a target that is a plain local.
    pub(super) fn direct_target(&self, t: &Expr) -> Option<u16> {
        match t {
            Expr::Name(n) => match self.access(&self.mangle(n.id.as_str())) {
                Access::Local(r) => Some(r),
                _ => None,
            },
            _ => None,
        }
    }

    /// Store a register (a temporary is taken) under a name.
    pub(super) fn store_name(&mut self, name: &str, src: u16, node: &impl Ranged) -> R {
        if name == "__debug__" {
            return self.error("cannot assign to __debug__", node);
        }
        let m = self.mangle(name);
        let op = match self.access(&m) {
            Access::Local(dst) => Op::Move { dst, src },
            Access::Cell(cell) => Op::StoreDeref { cell, src },
            Access::Global => Op::StoreGlobal { name: self.name(&m), src },
            Access::ClassName | Access::ClassCell(_) => Op::StoreName { name: self.name(&m), src },
        };
        self.emit(op);
        Ok(())
    }

    /// A class knows what its methods store in `self` (`__static_attributes__`).
    fn note_self(&mut self, a: &ast::ExprAttribute) {
        if let Expr::Name(n) = &*a.value
            && n.id.as_str() == "self"
            && let Some(class) = self.units.iter_mut().rev().find(|u| u.flags.is_class)
            && !class.self_attrs.iter().any(|x| x.as_str() == a.attr.as_str())
        {
            class.self_attrs.push(intern(a.attr.as_str()));
        }
    }

    /// Store a register into a target.
    pub(super) fn store(&mut self, target: &'a Expr, src: u16) -> R {
        let m = self.mark();
        self.at(target);
        match target {
            Expr::Name(n) => self.store_name(n.id.as_str(), src, target)?,
            Expr::Attribute(a) => {
                self.note_self(a);
                let obj = self.expr(&a.value)?;
                let site = self.attr(a.attr.as_str());
                self.at_attr(a, a);
                self.emit(Op::StoreAttr { obj, site, src });
            }
            Expr::Subscript(s) => {
                let obj = self.expr(&s.value)?;
                let key = self.index(&s.slice)?;
                self.at(target);
                self.emit(Op::StoreSubscript { obj, key, src });
            }
            Expr::Tuple(t) => self.unpack(&t.elts, src)?,
            Expr::List(t) => self.unpack(&t.elts, src)?,
            Expr::Starred(_) => {
                return self.error("starred assignment target must be in a list or tuple", target);
            }
            _ => return self.error("cannot assign to expression", target),
        }
        self.release(m);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], src: u16) -> R {
        let star = targets.iter().position(|t| t.is_starred_expr());
        let base = self.mark();
        for _ in targets {
            self.temp()?;
        }
        if star.is_some_and(|s| targets[s + 1..].iter().any(|t| t.is_starred_expr())) {
            let (first, last) = (targets[0].range(), targets[targets.len() - 1].range());
            return self.error("multiple starred expressions in assignment", &first.cover(last));
        }
        match star {
            None => self.emit(Op::Unpack { src, base, n: targets.len() as u16 }),
            Some(s) => {
                let Ok(before) = u8::try_from(s) else {
                    return self.error("too many expressions in star-unpacking assignment", &targets[0]);
                };
                self.emit(Op::UnpackEx { src, base, before, after: (targets.len() - s - 1) as u16 });
            }
        }
        for (i, t) in targets.iter().enumerate() {
            let t = match t {
                Expr::Starred(s) => &*s.value,
                t => t,
            };
            self.store(t, base + i as u16)?;
        }
        Ok(())
    }

    fn assign(&mut self, a: &'a ast::StmtAssign) -> R {
        if let [t] = &a.targets[..] {
            if let Some(r) = self.direct_target(t) {
                if a.value.is_none_literal_expr() {
                    // What the name held goes here, and is told of at this line.
                    self.at(t);
                    self.emit(Op::Clear { r });
                }
                return self.expr_to(&a.value, r);
            }
            // `a, b = b, a` without building the tuple.
            if let (Expr::Tuple(l), Expr::Tuple(r)) = (t, &*a.value)
                && l.elts.len() == r.elts.len()
                && !l.elts.iter().chain(&r.elts).any(|e| e.is_starred_expr())
            {
                let base = self.mark();
                for e in &r.elts {
                    let t = self.temp()?;
                    self.expr_to(e, t)?;
                }
                for (i, e) in l.elts.iter().enumerate() {
                    self.store(e, base + i as u16)?;
                }
                return Ok(());
            }
            let v = self.expr(&a.value)?;
            return self.store(t, v);
        }
        let v = self.temp()?;
        self.expr_to(&a.value, v)?;
        for (i, t) in a.targets.iter().enumerate() {
            if i + 1 == a.targets.len() {
                self.store(t, v)?;
            } else {
                let c = self.temp()?;
                self.emit(Op::Copy { dst: c, src: v });
                self.store(t, c)?;
            }
        }
        Ok(())
    }

    fn aug_assign(&mut self, a: &'a ast::StmtAugAssign) -> R {
        let op = bin_op(a.op);
        match &*a.target {
            Expr::Name(n) => {
                // A walrus in the value may set the very variable, whose old value counts.
                let direct = if self.has_walrus() { None } else { self.direct_target(&a.target) };
                if let Some(r) = direct {
                    if !matches!(&*a.value, Expr::Name(_)) && self.literal(&a.value)?.is_none() {
                        // What is unbound is told of before the value is asked for. The value takes the copy's place.
                        let t = self.temp()?;
                        self.load_name(n.id.as_str(), t, &*a.target)?;
                        self.release(t);
                    }
                    let b = self.expr(&a.value)?;
                    self.at(a);
                    self.emit(Op::InPlace { op, dst: r, a: r, b });
                    return Ok(());
                }
                let t = self.temp()?;
                self.load_name(n.id.as_str(), t, &*a.target)?;
                let b = self.expr(&a.value)?;
                self.at(a);
                self.emit(Op::InPlace { op, dst: t, a: t, b });
                self.store_name(n.id.as_str(), t, &*a.target)
            }
            Expr::Attribute(x) => {
                self.note_self(x);
                let obj = self.lasting(&x.value)?;
                let value = self.temp()?;
                let from = self.copied(obj, value);
                let site = self.attr(x.attr.as_str());
                self.at_attr(x, x);
                self.emit(Op::LoadAttr { dst: value, obj: from, site });
                let b = self.expr(&a.value)?;
                self.at(a);
                self.emit(Op::InPlace { op, dst: value, a: value, b });
                let site = self.attr(x.attr.as_str());
                self.at_attr(x, x);
                self.emit(Op::StoreAttr { obj, site, src: value });
                Ok(())
            }
            Expr::Subscript(x) => {
                // Whether it is there is found out before the key is asked for.
                let plain = matches!(&*x.slice, Expr::Name(_)) || self.literal(&x.slice)?.is_some();
                let obj = if plain { self.lasting(&x.value)? } else { self.fresh(&x.value)? };
                let key = if matches!(&*x.slice, Expr::Name(_)) {
                    self.lasting(&x.slice)?
                } else {
                    self.index(&x.slice)?
                };
                let value = self.temp()?;
                let at = self.temp()?;
                let (from, at) = (self.copied(obj, value), self.copied(key, at));
                self.at(&*a.target);
                self.emit(Op::Subscript { dst: value, obj: from, key: at });
                let b = self.expr(&a.value)?;
                self.at(a);
                self.emit(Op::InPlace { op, dst: value, a: value, b });
                self.at(&*a.target);
                self.emit(Op::StoreSubscript { obj, key, src: value });
                Ok(())
            }
            _ => self.error("illegal expression for augmented assignment", &*a.target),
        }
    }

    /// Compile to an operand that is still the same after any other expression: a local as it is, unless a walrus may
    /// set it; or a temporary.
    fn lasting(&mut self, e: &'a Expr) -> R<u16> {
        match self.direct_target(e) {
            Some(r) if !self.has_walrus() => {
                self.at(e);
                self.emit(Op::Bound { r });
                Ok(r)
            }
            _ => self.fresh(e),
        }
    }

    /// Compile into a fresh temporary.
    fn fresh(&mut self, e: &'a Expr) -> R<u16> {
        let t = self.temp()?;
        self.expr_to(e, t)?;
        Ok(t)
    }

    /// An operand to be read twice: a temporary, which reading takes, is copied for the first time.
    fn copied(&mut self, r: u16, to: u16) -> u16 {
        if !self.is_temp(r) {
            return r;
        }
        self.emit(Op::Copy { dst: to, src: r });
        to
    }

    fn ann_assign(&mut self, a: &'a ast::StmtAnnAssign) -> R {
        if let Some(v) = &a.value {
            if let Some(r) = self.direct_target(&a.target) {
                self.expr_to(v, r)?;
            } else {
                let t = self.expr(v)?;
                self.store(&a.target, t)?;
            }
        }
        let kind = self.scope().kind;
        if kind != ScopeKind::Function
            && a.simple
            && let Expr::Name(n) = &*a.target
        {
            let t = self.temp()?;
            self.annotation(&a.annotation, t)?;
            let m = self.mangle(n.id.as_str());
            let name = self.name(&m);
            self.emit(Op::Annotate { name, src: t });
        }
        Ok(())
    }

    fn delete(&mut self, t: &'a Expr) -> R {
        let m = self.mark();
        self.at(t);
        match t {
            Expr::Name(n) => {
                let name = self.mangle(n.id.as_str());
                self.delete_name(&name);
            }
            Expr::Attribute(a) => {
                let obj = self.expr(&a.value)?;
                let n = self.mangle(a.attr.as_str());
                let name = self.name(&n);
                self.at_attr(a, a);
                self.emit(Op::DelAttr { obj, name });
            }
            Expr::Subscript(s) => {
                let obj = self.expr(&s.value)?;
                let key = self.index(&s.slice)?;
                self.at(t);
                self.emit(Op::DelSubscript { obj, key });
            }
            Expr::Tuple(x) => {
                for e in &x.elts {
                    self.delete(e)?;
                }
            }
            Expr::List(x) => {
                for e in &x.elts {
                    self.delete(e)?;
                }
            }
            _ => return self.error("cannot delete expression", t),
        }
        self.release(m);
        Ok(())
    }

    fn delete_name(&mut self, name: &Symbol) {
        let op = match self.access(name) {
            Access::Local(r) => Op::DelFast { r },
            Access::Cell(cell) => Op::DelDeref { cell },
            Access::Global => Op::DelGlobal { name: self.name(name) },
            Access::ClassName | Access::ClassCell(_) => Op::DelName { name: self.name(name) },
        };
        self.emit(op);
    }

    // Control flow.

    fn if_stmt(&mut self, i: &'a ast::StmtIf) -> R {
        let end = self.label();
        let mut next = self.label();
        self.cond(&i.test, next, false)?;
        self.body(&i.body)?;
        for c in &i.elif_else_clauses {
            self.at(&c.body[c.body.len() - 1]);
            self.jump(end);
            self.place(next);
            next = self.label();
            if let Some(t) = &c.test {
                self.at(t);
                self.cond(t, next, false)?;
            }
            self.body(&c.body)?;
        }
        self.place(next);
        self.place(end);
        Ok(())
    }

    fn while_stmt(&mut self, w: &'a ast::StmtWhile) -> R {
        let (top, test, brk) = (self.label(), self.label(), self.label());
        let forever = matches!(&*w.test, Expr::BooleanLiteral(b) if b.value)
            || matches!(&*w.test, Expr::NumberLiteral(n) if matches!(&n.value, ast::Number::Int(i) if i.as_i64().is_some_and(|i| i != 0)));
        if !forever {
            self.jump(test);
        }
        self.place(top);
        self.unit().blocks.push(Block::Loop { brk, cont: test, iter: NONE });
        self.body(&w.body)?;
        self.unit().blocks.pop();
        self.place(test);
        self.at(&*w.test);
        if forever {
            self.emit(Op::Loop { target: top });
        } else {
            self.cond(&w.test, top, true)?;
            self.body(&w.orelse)?;
        }
        self.place(brk);
        Ok(())
    }

    fn for_stmt(&mut self, f: &'a ast::StmtFor, s: &'a Stmt) -> R {
        if f.is_async && !self.await_allowed() {
            return self.error("'async for' outside async function", s);
        }
        let (next, end, brk) = (self.label(), self.label(), self.label());
        let iter = self.temp()?;
        let src = self.expr(&f.iter)?;
        self.release(iter + 1);
        self.at(&*f.iter);
        let block = Block::Loop { brk, cont: next, iter };
        if f.is_async {
            self.emit(Op::AIter { dst: iter, src });
            let exc = self.temp()?;
            let t = self.temp()?;
            self.place(next);
            // As in CPython, waiting for the next item is the whole statement's business.
            self.at(s);
            let r = self.open_region(end, exc);
            self.emit(Op::ANext { dst: t, iter });
            self.await_value(t, t, 3)?;
            self.close_region(r);
            self.store(&f.target, t)?;
            self.unit().blocks.push(block);
            self.body(&f.body)?;
            self.unit().blocks.pop();
            self.at(&*f.iter);
            self.emit(Op::Loop { target: next });
            self.place(end);
            self.emit(Op::EndAsyncFor { exc });
            self.emit(Op::Clear { r: iter });
        } else {
            self.emit(Op::GetIter { dst: iter, src });
            self.place(next);
            match self.direct_target(&f.target) {
                Some(dst) => {
                    self.emit(Op::ForIter { dst, iter });
                    self.jump(end);
                }
                None => {
                    let t = self.temp()?;
                    self.emit(Op::ForIter { dst: t, iter });
                    self.jump(end);
                    self.store(&f.target, t)?;
                }
            }
            self.unit().blocks.push(block);
            self.body(&f.body)?;
            self.unit().blocks.pop();
            self.at(&*f.iter);
            self.emit(Op::Loop { target: next });
            self.place(end);
        }
        self.body(&f.orelse)?;
        self.place(brk);
        Ok(())
    }

    /// Run what the blocks above `down_to` need on the way out. Protected stretches stay closed
    /// until `resume` is called with what this gives.
    fn unwind(&mut self, down_to: usize) -> R<Vec<usize>> {
        let saved = self.u().blocks.clone();
        let handling = self.u().handling;
        let mut closed = vec![];
        while self.u().blocks.len() > down_to {
            let Some(b) = self.unit().blocks.pop() else { break };
            match b {
                Block::Loop { .. } => {}
                Block::Try { region } => {
                    self.close_region(region);
                    closed.push(region);
                }
                Block::Finally { body, region } => {
                    self.close_region(region);
                    closed.push(region);
                    let m = self.mark();
                    self.body(body)?;
                    self.release(m);
                }
                Block::Handler { exc, outer, name } => {
                    self.emit(Op::PopExc { exc, outer });
                    self.unit().handling = outer;
                    if let Some(n) = name {
                        self.forget(n)?;
                    }
                }
                Block::With { exit, is_async, region, span } => {
                    self.close_region(region);
                    closed.push(region);
                    let m = self.mark();
                    let t = self.temp()?;
                    self.unit().span = span;
                    self.emit(Op::WithExitOk { dst: t, exit });
                    if is_async {
                        self.await_value(t, t, 2)?;
                    }
                    self.emit(Op::Clear { r: t });
                    self.release(m);
                }
            }
        }
        let u = self.unit();
        u.blocks = saved;
        u.handling = handling;
        Ok(closed)
    }

    fn resume(&mut self, closed: Vec<usize>) {
        for r in closed {
            self.resume_region(r);
        }
    }

    /// `e = None; del e` at the end of `except ... as e`.
    pub(super) fn forget(&mut self, n: &ast::Identifier) -> R {
        let none = self.constant(Value::None);
        self.store_name(n.as_str(), none, n)?;
        let m = self.mangle(n.as_str());
        self.delete_name(&m);
        Ok(())
    }

    fn return_stmt(&mut self, r: &'a ast::StmtReturn, s: &Stmt) -> R {
        let id = self.u().scopes[0];
        if self.scopes.all[id].kind != ScopeKind::Function {
            return self.error("'return' outside function", s);
        }
        if r.value.is_some() && self.u().is_async && self.u().flags.generator {
            return self.error("'return' with value in async generator", s);
        }
        let busy = self.u().blocks.iter().any(|b| !matches!(b, Block::Loop { .. }));
        if !busy {
            let src = match &r.value {
                Some(v) => self.expr(v)?,
                None => self.constant(Value::None),
            };
            self.at(s);
            self.emit(Op::Return { src });
            return Ok(());
        }
        let src = match &r.value {
            Some(v) => {
                let t = self.temp()?;
                self.expr_to(v, t)?;
                t
            }
            None => self.constant(Value::None),
        };
        let closed = self.unwind(0)?;
        self.at(s);
        self.emit(Op::Return { src });
        self.resume(closed);
        Ok(())
    }

    fn leave_loop(&mut self, s: &Stmt, brk: bool) -> R {
        let Some(i) = self.u().blocks.iter().rposition(|b| matches!(b, Block::Loop { .. })) else {
            return self
                .error(if brk { "'break' outside loop" } else { "'continue' not properly in loop" }, s);
        };
        let Block::Loop { brk: b, cont, iter } = self.u().blocks[i] else { return Ok(()) };
        let closed = self.unwind(i + 1)?;
        self.at(s);
        if brk && iter != NONE {
            self.emit(Op::Clear { r: iter });
        }
        if brk {
            self.jump(b);
        } else {
            self.emit(Op::Loop { target: cont });
        }
        self.resume(closed);
        Ok(())
    }

    // Exceptions.

    // Definitions.

    fn import_from(&mut self, i: &'a ast::StmtImportFrom, s: &Stmt) -> R {
        let module = i.module.as_ref().map_or("", |m| m.as_str());
        let t = self.temp()?;
        let name = self.name(&Symbol::new(module));
        self.emit(Op::Import { dst: t, name, level: if i.level == 0 { NONE } else { i.level as u16 } });
        for a in &i.names {
            if a.name.as_str() == "*" {
                self.emit(Op::ImportStar { module: t });
                continue;
            }
            let m = self.mark();
            let v = self.temp()?;
            let name = self.name(&Symbol::new(a.name.as_str()));
            self.at(s);
            self.emit(Op::ImportFrom { dst: v, module: t, name });
            self.store_name(a.asname.as_ref().unwrap_or(&a.name).as_str(), v, s)?;
            self.release(m);
        }
        self.emit(Op::Clear { r: t });
        Ok(())
    }

    // Matching.

    fn match_stmt(&mut self, m: &'a ast::StmtMatch) -> R {
        let subject = self.temp()?;
        self.expr_to(&m.subject, subject)?;
        let end = self.label();
        for c in &m.cases {
            let mark = self.mark();
            let next = self.label();
            let mut names = vec![];
            self.pattern(&c.pattern, subject, next, &mut names)?;
            for (n, r) in names {
                self.store_name(n.as_str(), r, n)?;
            }
            if let Some(g) = &c.guard {
                self.cond(g, next, false)?;
            }
            self.release(mark);
            self.body(&c.body)?;
            self.jump(end);
            self.place(next);
        }
        self.place(end);
        self.emit(Op::Clear { r: subject });
        Ok(())
    }

    /// Test `copy of src == value`.
    pub(super) fn test_equal(&mut self, src: u16, value: u16, op: CmpOp, fail: u32) -> R {
        let m = self.mark();
        let t = self.temp()?;
        self.emit(Op::Copy { dst: t, src });
        self.emit(Op::CmpJump { op, expect: false, a: t, b: value });
        self.jump(fail);
        self.release(m);
        Ok(())
    }
}
