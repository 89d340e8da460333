//! Expressions.

use super::comprehension::Kind;
use super::*;
use crate::python::object::CmpOp;
use ast::Expr;

/// A display of more items than these is filled one by one: registers are few.
const LONG: usize = 1000;

impl<'a> Compiler<'a> {
    /// Compile to an operand: a local, a constant or a fresh temporary.
    pub(super) fn expr(&mut self, e: &'a Expr) -> R<u16> {
        match e {
            Expr::Name(n) => {
                if let Access::Local(r) = self.access(&self.mangle(n.id.as_str())) {
                    return Ok(r);
                }
            }
            Expr::Named(_) => {}
            _ => {
                if let Some(v) = self.literal(e)? {
                    return Ok(self.constant(v));
                }
            }
        }
        let t = self.temp()?;
        self.expr_to(e, t)?;
        Ok(t)
    }

    /// Compile to an operand that later code cannot change (a local is copied if a walrus may assign it).
    pub(super) fn operand(&mut self, e: &'a Expr, followed: bool) -> R<u16> {
        if followed && self.has_walrus() && matches!(e, Expr::Name(_)) {
            let t = self.temp()?;
            self.expr_to(e, t)?;
            return Ok(t);
        }
        self.expr(e)
    }

    pub(super) fn literal(&mut self, e: &Expr) -> R<Option<Value>> {
        Ok(Some(match e {
            Expr::NumberLiteral(n) => match &n.value {
                ast::Number::Int(i) => match i.as_i64() {
                    Some(i) => Value::Int(i),
                    None => big_literal(&i.to_string()),
                },
                ast::Number::Float(f) => Value::Float((*f).into()),
                ast::Number::Complex { real, imag } => Value::Complex(Rc::new((*real, *imag))),
            },
            Expr::StringLiteral(s) => {
                let s = s.value.to_str();
                if s.len() <= 32 { Value::Str(intern(s)) } else { Value::str(s) }
            }
            Expr::BytesLiteral(b) => Value::bytes(b.value.bytes().collect()),
            Expr::BooleanLiteral(b) => Value::Bool(b.value.into()),
            Expr::NoneLiteral(_) => Value::None,
            Expr::EllipsisLiteral(_) => Value::Ellipsis,
            Expr::UnaryOp(u) if u.op == ast::UnaryOp::USub => match self.literal(&u.operand)? {
                Some(Value::Int(i)) if i != i64::MIN => Value::Int(-i),
                Some(Value::Float(f)) => Value::Float((-f.get()).into()),
                _ => return Ok(None),
            },
            Expr::BinOp(b) => match (self.literal(&b.left)?, b.op, self.literal(&b.right)?) {
                (Some(Value::Str(x)), ast::Operator::Add, Some(Value::Str(y))) => {
                    let both = format!("{}{}", x.as_str(), y.as_str());
                    if both.len() <= 32 { Value::Str(intern(&both)) } else { Value::string(both) }
                }
                (Some(Value::Int(x)), op, Some(Value::Int(y))) => {
                    let folded = match op {
                        ast::Operator::Add => x.checked_add(y),
                        ast::Operator::Sub => x.checked_sub(y),
                        ast::Operator::Mult => x.checked_mul(y),
                        _ => None,
                    };
                    match folded {
                        Some(n) => Value::Int(n),
                        None => return Ok(None),
                    }
                }
                _ => return Ok(None),
            },
            Expr::Tuple(t) => {
                let mut items = vec![];
                for x in &t.elts {
                    match self.literal(x)? {
                        Some(v) => items.push(v),
                        None => return Ok(None),
                    }
                }
                Value::tuple(items)
            }
            _ => return Ok(None),
        }))
    }

    /// Compile into a register. A local is written last of all, so that an exception leaves it as it was.
    pub(super) fn expr_to(&mut self, e: &'a Expr, dst: u16) -> R {
        if !self.is_temp(dst) && !is_single(e) {
            let m = self.mark();
            let t = self.temp()?;
            self.expr_to(e, t)?;
            self.release(m);
            self.emit(Op::Move { dst, src: t });
            return Ok(());
        }
        let m = self.mark();
        self.expr_inner(e, dst)?;
        self.release(m);
        Ok(())
    }

    fn expr_inner(&mut self, e: &'a Expr, dst: u16) -> R {
        if !matches!(e, Expr::Name(_))
            && let Some(v) = self.literal(e)?
        {
            self.at(e);
            if let Value::Int(i) = v
                && let Ok(value) = i32::try_from(i)
            {
                self.emit(Op::Int { dst, value });
            } else {
                let src = self.constant(v);
                self.emit(Op::Move { dst, src });
            }
            return Ok(());
        }
        match e {
            Expr::Name(n) => self.load_name(n.id.as_str(), dst, e),
            Expr::BoolOp(b) => {
                let end = self.label();
                let and = b.op == ast::BoolOp::And;
                for (i, v) in b.values.iter().enumerate() {
                    self.expr_to(v, dst)?;
                    if i + 1 < b.values.len() {
                        self.at(v);
                        self.emit(if and {
                            Op::JumpIfNotKeep { src: dst, target: end }
                        } else {
                            Op::JumpIfKeep { src: dst, target: end }
                        });
                    }
                }
                self.place(end);
                Ok(())
            }
            Expr::Named(w) => {
                self.expr_to(&w.value, dst)?;
                if let Expr::Name(n) = &*w.target {
                    let t = self.temp()?;
                    self.at(e);
                    // A plain copy of the temporary: the value stays the expression's.
                    self.emit(Op::Copy { dst: t, src: dst });
                    self.store_name(n.id.as_str(), t, &*w.target)?;
                }
                Ok(())
            }
            Expr::BinOp(b) => {
                let m = self.mark();
                let a = self.operand(&b.left, true)?;
                let r = self.expr(&b.right)?;
                self.release(m);
                self.at(e);
                self.emit(Op::Bin { op: bin_op(b.op), dst, a, b: r });
                Ok(())
            }
            Expr::UnaryOp(u) => {
                let m = self.mark();
                let src = self.expr(&u.operand)?;
                self.release(m);
                self.at(e);
                self.emit(match u.op {
                    ast::UnaryOp::Not => Op::Not { dst, src },
                    ast::UnaryOp::USub => Op::Neg { dst, src },
                    ast::UnaryOp::UAdd => Op::Pos { dst, src },
                    ast::UnaryOp::Invert => Op::Invert { dst, src },
                });
                Ok(())
            }
            Expr::Lambda(l) => self.lambda(l, dst),
            Expr::If(i) => {
                let (other, end) = (self.label(), self.label());
                self.cond(&i.test, other, false)?;
                self.expr_to(&i.body, dst)?;
                self.jump(end);
                self.place(other);
                self.expr_to(&i.orelse, dst)?;
                self.place(end);
                Ok(())
            }
            Expr::Dict(d) => self.dict(d, dst),
            Expr::Set(s) => {
                if s.elts.iter().any(|x| x.is_starred_expr()) || s.elts.len() > LONG {
                    self.at(e);
                    let set = self.temp()?;
                    self.emit(Op::Set { dst: set, base: 0, n: 0 });
                    for x in &s.elts {
                        let m = self.mark();
                        if let Expr::Starred(st) = x {
                            let src = self.expr(&st.value)?;
                            self.emit(Op::SetUpdate { set, src });
                        } else {
                            let src = self.expr(x)?;
                            self.emit(Op::SetAdd { set, src });
                        }
                        self.release(m);
                    }
                    self.emit(Op::Move { dst, src: set });
                } else {
                    let (base, n) = self.consecutive(&s.elts)?;
                    self.at(e);
                    let constant = n > 2 && s.elts.iter().all(is_constant);
                    self.emit(if constant {
                        Op::ConstantSet { dst, base, n }
                    } else {
                        Op::Set { dst, base, n }
                    });
                }
                Ok(())
            }
            Expr::List(l) => self.sequence(&l.elts, dst, false, e),
            Expr::Tuple(l) => self.sequence(&l.elts, dst, true, e),
            Expr::ListComp(c) => {
                self.comp(scope::key(c), &c.generators, Some(&c.elt), None, Kind::List, dst, e)
            }
            Expr::SetComp(c) => {
                self.comp(scope::key(c), &c.generators, Some(&c.elt), None, Kind::Set, dst, e)
            }
            Expr::DictComp(c) => {
                self.comp(scope::key(c), &c.generators, c.key.as_deref(), Some(&c.value), Kind::Dict, dst, e)
            }
            Expr::Generator(g) => self.genexpr(g, dst),
            Expr::Await(a) => {
                if !self.await_allowed() {
                    let top = self.scopes.all[self.u().scopes[0]].kind != ScopeKind::Function;
                    return self.error(
                        if top { "'await' outside function" } else { "'await' outside async function" },
                        e,
                    );
                }
                let m = self.mark();
                let v = self.expr(&a.value)?;
                self.release(m);
                self.at(e);
                self.await_value(v, dst, 0)
            }
            Expr::Yield(y) => {
                self.yield_allowed(e)?;
                let t = self.temp()?;
                match &y.value {
                    Some(v) => self.expr_to(v, t)?,
                    None => {
                        let src = self.constant(Value::None);
                        self.emit(Op::Move { dst: t, src });
                    }
                }
                self.at(e);
                self.emit(if self.u().is_async {
                    Op::AsyncYield { value: t }
                } else {
                    Op::Yield { value: t }
                });
                self.emit(Op::Move { dst, src: t });
                Ok(())
            }
            Expr::YieldFrom(y) => {
                self.yield_allowed(e)?;
                if self.u().is_async {
                    return self.error("'yield from' inside async function", e);
                }
                let m = self.mark();
                let src = self.expr(&y.value)?;
                self.release(m);
                self.at(e);
                let value = self.temp()?;
                let iter = self.temp()?;
                self.emit(Op::YieldFromIter { dst: iter, src });
                self.send_loop(value, iter, dst)
            }
            Expr::Compare(c) => self.compare(c, dst),
            Expr::Call(c) => self.call(c, dst),
            Expr::FString(f) => self.fstring(f, dst),
            Expr::TString(_) => self.error("t-strings need Python 3.14", e),
            Expr::Attribute(a) => {
                if let Some(()) = self.super_attr(a, dst)? {
                    return Ok(());
                }
                let m = self.mark();
                let obj = self.expr(&a.value)?;
                self.release(m);
                let site = self.attr(a.attr.as_str());
                self.at_attr(a, a);
                self.emit(Op::LoadAttr { dst, obj, site });
                Ok(())
            }
            Expr::Subscript(s) => {
                let m = self.mark();
                let obj = self.operand(&s.value, true)?;
                let key = self.index(&s.slice)?;
                self.release(m);
                self.at(e);
                self.emit(Op::Subscript { dst, obj, key });
                Ok(())
            }
            Expr::Slice(_) => {
                let r = self.index(e)?;
                self.emit(Op::Move { dst, src: r });
                Ok(())
            }
            Expr::Starred(_) => self.error("can't use starred expression here", e),
            Expr::IpyEscapeCommand(_) => self.error("invalid syntax", e),
            _ => self.error("invalid syntax", e),
        }
    }

    /// A subscript's key: a slice, or any expression.
    pub(super) fn index(&mut self, e: &'a Expr) -> R<u16> {
        let Expr::Slice(s) = e else { return self.expr(e) };
        let dst = self.temp()?;
        let m = self.mark();
        let mut base = None;
        for part in [&s.lower, &s.upper, &s.step] {
            let t = self.temp()?;
            base.get_or_insert(t);
            match part {
                Some(p) => self.expr_to(p, t)?,
                None => {
                    let src = self.constant(Value::None);
                    self.emit(Op::Move { dst: t, src });
                }
            }
        }
        self.release(m);
        self.at(e);
        self.emit(Op::Slice { dst, base: base.unwrap_or(0) });
        Ok(dst)
    }

    pub(super) fn load_name(&mut self, name: &str, dst: u16, node: &impl Ranged) -> R {
        let m = self.mangle(name);
        self.at(node);
        let op = match self.access(&m) {
            Access::Local(src) => Op::Move { dst, src },
            Access::Cell(cell) => Op::LoadDeref { dst, cell },
            Access::Global => Op::LoadGlobal { dst, site: self.global_site(&m) },
            Access::ClassName => Op::LoadName { dst, site: self.global_site(&m) },
            Access::ClassCell(cell) => Op::LoadNameDeref { dst, name: self.name(&m), cell },
        };
        self.emit(op);
        Ok(())
    }

    /// Compile all into consecutive temporaries: the first and how many.
    fn consecutive(&mut self, items: &'a [Expr]) -> R<(u16, u16)> {
        let m = self.mark();
        for e in items {
            let t = self.temp()?;
            self.expr_to(e, t)?;
        }
        self.release(m);
        Ok((m, items.len() as u16))
    }

    pub(super) fn sequence(&mut self, items: &'a [Expr], dst: u16, tuple: bool, e: &Expr) -> R {
        if items.iter().any(|x| x.is_starred_expr()) || items.len() > LONG {
            let list = self.temp()?;
            self.star_list(items, list, None, e)?;
            self.at(e);
            if tuple {
                self.emit(Op::ListToTuple { r: list });
            }
            self.emit(Op::Move { dst, src: list });
            return Ok(());
        }
        let (base, n) = self.consecutive(items)?;
        self.at(e);
        let constant = n > 2 && items.iter().all(is_constant);
        self.emit(match (tuple, constant) {
            (true, _) => Op::Tuple { dst, base, n },
            (false, true) => Op::ConstantList { dst, base, n },
            (false, false) => Op::List { dst, base, n },
        });
        Ok(())
    }

    pub(super) fn star_list(
        &mut self,
        items: &'a [Expr],
        list: u16,
        func: Option<u16>,
        node: &impl Ranged,
    ) -> R {
        let plain = items.iter().position(|x| x.is_starred_expr()).unwrap_or(items.len()).min(LONG);
        let (base, n) = self.consecutive(&items[..plain])?;
        self.emit(Op::List { dst: list, base, n });
        for x in &items[plain..] {
            let m = self.mark();
            if let Expr::Starred(s) = x {
                let src = self.expr(&s.value)?;
                self.at(node);
                self.emit(match func {
                    Some(func) => Op::ExtendArgs { list, src, func },
                    None => Op::Extend { list, src },
                });
            } else {
                let src = self.expr(x)?;
                self.emit(Op::Append { list, src });
            }
            self.release(m);
        }
        Ok(())
    }

    fn dict(&mut self, d: &'a ast::ExprDict, dst: u16) -> R {
        let simple = d.items.iter().all(|i| i.key.is_some()) && d.items.len() <= LONG;
        if simple {
            let m = self.mark();
            for i in &d.items {
                for x in i.key.iter().chain([&i.value]) {
                    let t = self.temp()?;
                    self.expr_to(x, t)?;
                }
            }
            self.release(m);
            self.at(d);
            self.emit(Op::Dict { dst, base: m, n: d.items.len() as u16 });
            return Ok(());
        }
        let dict = self.temp()?;
        self.emit(Op::Dict { dst: dict, base: 0, n: 0 });
        for i in &d.items {
            let m = self.mark();
            match &i.key {
                Some(k) => {
                    let key = self.temp()?;
                    self.expr_to(k, key)?;
                    let v = self.temp()?;
                    self.expr_to(&i.value, v)?;
                    self.at(d);
                    self.emit(Op::DictAdd { dict, key });
                }
                None => {
                    let src = self.expr(&i.value)?;
                    self.at(d);
                    self.emit(Op::DictUpdate { dict, src });
                }
            }
            self.release(m);
        }
        self.emit(Op::Move { dst, src: dict });
        Ok(())
    }

    fn compare(&mut self, c: &'a ast::ExprCompare, dst: u16) -> R {
        let m = self.mark();
        let mut a = self.operand(&c.left, true)?;
        if c.ops.len() == 1 {
            let b = self.expr(&c.comparators[0])?;
            self.release(m);
            self.at(c);
            self.emit(Op::Cmp { op: cmp_op(c.ops[0]), dst, a, b });
            return Ok(());
        }
        let end = self.label();
        let out = self.temp()?;
        for (i, (op, right)) in c.ops.iter().zip(&c.comparators).enumerate() {
            let last = i + 1 == c.ops.len();
            let b = self.expr(right)?;
            self.at(c);
            if last {
                self.emit(Op::Cmp { op: cmp_op(*op), dst: out, a, b });
            } else {
                // The middle operand is used twice: keep a copy if it is a temporary.
                let keep = if self.is_temp(b) {
                    let k = self.temp()?;
                    self.emit(Op::Copy { dst: k, src: b });
                    k
                } else {
                    b
                };
                self.emit(Op::Cmp { op: cmp_op(*op), dst: out, a, b });
                self.emit(Op::JumpIfNotKeep { src: out, target: end });
                a = keep;
            }
        }
        self.place(end);
        self.emit(Op::Move { dst, src: out });
        self.release(m);
        Ok(())
    }

    /// Jump to `target` if the truth of `e` is `when`, else fall through.
    pub(super) fn cond(&mut self, e: &'a Expr, target: u32, when: bool) -> R {
        match e {
            Expr::UnaryOp(u) if u.op == ast::UnaryOp::Not => return self.cond(&u.operand, target, !when),
            Expr::BoolOp(b) => {
                let and = b.op == ast::BoolOp::And;
                // `and` is decided early by a false one, `or` by a true one.
                if and != when {
                    for v in &b.values {
                        self.cond(v, target, when)?;
                    }
                } else {
                    let out = self.label();
                    let (last, first) = match b.values.split_last() {
                        Some(x) => x,
                        None => return Ok(()),
                    };
                    for v in first {
                        self.cond(v, out, !when)?;
                    }
                    self.cond(last, target, when)?;
                    self.place(out);
                }
                return Ok(());
            }
            Expr::Compare(c) if c.ops.len() == 1 => {
                let m = self.mark();
                if let Expr::NoneLiteral(_) = &c.comparators[0]
                    && matches!(c.ops[0], ast::CmpOp::Is | ast::CmpOp::IsNot)
                {
                    let src = self.expr(&c.left)?;
                    self.release(m);
                    self.at(e);
                    self.emit(if (c.ops[0] == ast::CmpOp::Is) == when {
                        Op::JumpIfNone { src, target }
                    } else {
                        Op::JumpIfNotNone { src, target }
                    });
                    return Ok(());
                }
                let a = self.operand(&c.left, true)?;
                let b = self.expr(&c.comparators[0])?;
                self.release(m);
                self.at(e);
                self.emit(Op::CmpJump { op: cmp_op(c.ops[0]), expect: when, a, b });
                self.jump(target);
                return Ok(());
            }
            Expr::BooleanLiteral(b) => {
                if b.value == when {
                    self.jump(target);
                }
                return Ok(());
            }
            _ => {}
        }
        let m = self.mark();
        let src = self.expr(e)?;
        self.release(m);
        self.at(e);
        self.emit(if when { Op::JumpIf { src, target } } else { Op::JumpIfNot { src, target } });
        Ok(())
    }

    // Awaiting and yielding.

    pub(super) fn await_allowed(&self) -> bool {
        self.u().is_async
    }

    fn yield_allowed(&mut self, e: &Expr) -> R {
        let s = &self.scopes.all[self.u().scopes[0]];
        if self.u().scopes.len() > 1 {
            return self.error("'yield' inside list comprehension", e);
        }
        if s.kind != ScopeKind::Function {
            return self.error("'yield' outside function", e);
        }
        Ok(())
    }

    /// Wait for `src`; `why`: 0 `await`, 1 `__aenter__`, 2 `__aexit__`, 3 `__anext__`.
    pub(super) fn await_value(&mut self, src: u16, dst: u16, why: u16) -> R {
        let m = self.mark();
        let value = self.temp()?;
        let iter = self.temp()?;
        self.emit(Op::Awaitable { dst: iter, src, why });
        self.send_loop(value, iter, dst)?;
        self.release(m);
        Ok(())
    }

    fn send_loop(&mut self, value: u16, iter: u16, dst: u16) -> R {
        let none = self.constant(Value::None);
        self.emit(Op::Move { dst: value, src: none });
        let (again, end) = (self.label(), self.label());
        self.place(again);
        self.emit(Op::Send { value, iter });
        self.jump(end);
        self.emit(Op::YieldAwait { value, iter });
        self.jump(again);
        self.place(end);
        self.emit(Op::Move { dst, src: value });
        Ok(())
    }

    fn lambda(&mut self, l: &'a ast::ExprLambda, dst: u16) -> R {
        let id = self.scope_of(scope::key(l), l)?;
        let f = self.temp()?;
        let mut flags = 0;
        if let Some(p) = &l.parameters {
            flags = self.defaults(p, None)?;
        }
        let qual = self.child_qualname("<lambda>");
        let mut u = Unit::new(id, intern("<lambda>"), qual, self.line_of(l));
        u.start(&self.scopes.all[id]);
        if let Some(p) = &l.parameters {
            set_params(&mut u, p);
        }
        u.flags.generator = self.scopes.all[id].has_yield;
        u.span = span_of(l);
        self.units.push(u);
        self.prologue();
        let r = self.expr(&l.body)?;
        self.at(&*l.body);
        self.emit(Op::Return { src: r });
        let code = self.finish_into()?;
        self.at(l);
        self.emit(Op::Function { dst: f, code, flags });
        self.emit(Op::Move { dst, src: f });
        Ok(())
    }

    /// Wrap captured parameters and locals in cells.
    pub(super) fn prologue(&mut self) {
        let id = self.u().scopes[0];
        let s = &self.scopes.all[id];
        let regs: Vec<u16> = s
            .cells
            .iter()
            .filter_map(|c| match s.access.get(c) {
                Some(Access::Cell(r)) => Some(*r),
                _ => None,
            })
            .collect();
        for r in regs {
            self.emit(Op::MakeCell { r });
        }
    }
}

pub(super) fn set_params(u: &mut Unit<'_>, p: &ast::Parameters) {
    u.posonly = p.posonlyargs.len() as u16;
    u.argcount = (p.posonlyargs.len() + p.args.len()) as u16;
    u.kwonly = p.kwonlyargs.len() as u16;
    u.flags.varargs = p.vararg.is_some();
    u.flags.varkw = p.kwarg.is_some();
}

fn cmp_op(op: ast::CmpOp) -> CmpOp {
    match op {
        ast::CmpOp::Eq => CmpOp::Eq,
        ast::CmpOp::NotEq => CmpOp::Ne,
        ast::CmpOp::Lt => CmpOp::Lt,
        ast::CmpOp::LtE => CmpOp::Le,
        ast::CmpOp::Gt => CmpOp::Gt,
        ast::CmpOp::GtE => CmpOp::Ge,
        ast::CmpOp::Is => CmpOp::Is,
        ast::CmpOp::IsNot => CmpOp::IsNot,
        ast::CmpOp::In => CmpOp::In,
        ast::CmpOp::NotIn => CmpOp::NotIn,
    }
}

/// One instruction writes the result, after everything that can fail.
fn is_single(e: &Expr) -> bool {
    matches!(
        e,
        Expr::BinOp(_)
            | Expr::UnaryOp(_)
            | Expr::Call(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Name(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::List(_)
            | Expr::Tuple(_)
            | Expr::FString(_)
            | Expr::Await(_)
            | Expr::Lambda(_)
            | Expr::Dict(_)
            | Expr::Set(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
    )
}

/// Whether CPython's compiler knows the value.
fn is_constant(e: &Expr) -> bool {
    match e {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::UnaryOp(u) => is_constant(&u.operand),
        Expr::BinOp(b) => is_constant(&b.left) && is_constant(&b.right),
        Expr::Tuple(t) => t.elts.iter().all(is_constant),
        _ => false,
    }
}

fn big_literal(s: &str) -> Value {
    let t = s.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match t.get(..2) {
        Some("0x") => (&t[2..], 16),
        Some("0o") => (&t[2..], 8),
        Some("0b") => (&t[2..], 2),
        _ => (&t[..], 10),
    };
    match BigInt::parse_bytes(digits.as_bytes(), radix) {
        Some(b) => Value::big(b),
        None => Value::Int(0),
    }
}
