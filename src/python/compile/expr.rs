//! Expressions.

use super::*;
use crate::python::object::CmpOp;
use ast::Expr;
use num_bigint::BigInt;

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
    fn operand(&mut self, e: &'a Expr, followed: bool) -> R<u16> {
        if followed && self.has_walrus() && matches!(e, Expr::Name(_)) {
            let t = self.temp()?;
            self.expr_to(e, t)?;
            return Ok(t);
        }
        self.expr(e)
    }

    fn literal(&mut self, e: &Expr) -> R<Option<Value>> {
        Ok(Some(match e {
            Expr::NumberLiteral(n) => match &n.value {
                ast::Number::Int(i) => match i.as_i64() {
                    Some(i) => Value::Int(i),
                    None => big_literal(&i.to_string()),
                },
                ast::Number::Float(f) => Value::Float(*f),
                ast::Number::Complex { real, imag } => Value::Complex(Rc::new((*real, *imag))),
            },
            Expr::StringLiteral(s) => {
                let s = s.value.to_str();
                if s.len() <= 32 { Value::Str(intern(s)) } else { Value::str(s) }
            }
            Expr::BytesLiteral(b) => Value::bytes(b.value.bytes().collect()),
            Expr::BooleanLiteral(b) => Value::Bool(b.value),
            Expr::NoneLiteral(_) => Value::None,
            Expr::EllipsisLiteral(_) => Value::Ellipsis,
            Expr::UnaryOp(u) if u.op == ast::UnaryOp::USub => match self.literal(&u.operand)? {
                Some(Value::Int(i)) if i != i64::MIN => Value::Int(-i),
                Some(Value::Float(f)) => Value::Float(-f),
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
                if s.elts.iter().any(|x| x.is_starred_expr()) {
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
                    self.emit(Op::Set { dst, base, n });
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
                self.at(e);
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

    fn sequence(&mut self, items: &'a [Expr], dst: u16, tuple: bool, e: &Expr) -> R {
        if items.iter().any(|x| x.is_starred_expr()) {
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
        self.emit(if tuple { Op::Tuple { dst, base, n } } else { Op::List { dst, base, n } });
        Ok(())
    }

    fn star_list(&mut self, items: &'a [Expr], list: u16, func: Option<u16>, node: &impl Ranged) -> R {
        let plain = items.iter().position(|x| x.is_starred_expr()).unwrap_or(items.len());
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
        let simple = d.items.iter().all(|i| i.key.is_some()) && d.items.len() < 2000;
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

    fn super_attr(&mut self, a: &'a ast::ExprAttribute, dst: u16) -> R<Option<()>> {
        let Expr::Call(c) = &*a.value else { return Ok(None) };
        let Expr::Name(n) = &*c.func else { return Ok(None) };
        if n.id.as_str() != "super" || !c.arguments.args.is_empty() || !c.arguments.keywords.is_empty() {
            return Ok(None);
        }
        if self.access("super") != Access::Global {
            return Ok(None);
        }
        let frame = self.u().scopes[0];
        let s = &self.scopes.all[frame];
        let (Some(first), Access::Cell(cell)) = (s.params.first().cloned(), self.access("__class__")) else {
            return Ok(None);
        };
        let this = self.scopes.all[frame].access.get(&first).copied();
        let t = self.temp()?;
        self.at(&*a.value);
        self.emit(Op::LoadDeref { dst: t, cell });
        let o = self.temp()?;
        match this {
            Some(Access::Local(src)) => self.emit(Op::Move { dst: o, src }),
            Some(Access::Cell(cell)) => self.emit(Op::LoadDeref { dst: o, cell }),
            _ => return Ok(None),
        }
        self.at(a);
        let m = self.mangle(a.attr.as_str());
        let name = self.name(&m);
        self.emit(Op::LoadSuper { dst, class: t, name });
        Ok(Some(()))
    }

    fn call(&mut self, c: &'a ast::ExprCall, dst: u16) -> R {
        let base = self.temp()?;
        let args = &c.arguments;
        // `super()` with no arguments outside of an attribute access.
        if let Expr::Name(n) = &*c.func
            && n.id.as_str() == "super"
            && args.args.is_empty()
            && args.keywords.is_empty()
            && let Access::Cell(cell) = self.access("__class__")
            && let Some(first) = self.scopes.all[self.u().scopes[0]].params.first().cloned()
        {
            self.load_name("super", base, &*c.func)?;
            let k = self.temp()?;
            self.emit(Op::LoadDeref { dst: k, cell });
            let o = self.temp()?;
            let scope0 = self.u().scopes[0];
            match self.scopes.all[scope0].access.get(&first).copied() {
                Some(Access::Local(src)) => self.emit(Op::Move { dst: o, src }),
                Some(Access::Cell(cell)) => self.emit(Op::LoadDeref { dst: o, cell }),
                _ => return self.error("super(): no arguments", c),
            }
            self.at(c);
            self.emit(Op::Call { dst, base, n: 2 });
            return Ok(());
        }
        let spread =
            args.args.iter().any(|a| a.is_starred_expr()) || args.keywords.iter().any(|k| k.arg.is_none());
        if spread {
            self.expr_to(&c.func, base)?;
            self.call_ex(&args.args, &args.keywords, base, c)?;
            self.at(c);
            self.emit(Op::CallEx { base });
            self.emit(Op::Move { dst, src: base });
            return Ok(());
        }
        let method = match &*c.func {
            Expr::Attribute(a) if self.super_attr_shape(a).is_none() => Some(a),
            _ => None,
        };
        if let Some(a) = method {
            let this = self.temp()?;
            let obj = self.operand(&a.value, false)?;
            self.release(this + 1);
            let site = self.attr(a.attr.as_str());
            self.at(&*c.func);
            self.emit(Op::LoadMethod { base, obj, site });
        } else {
            self.expr_to(&c.func, base)?;
        }
        for x in &args.args {
            let t = self.temp()?;
            self.expr_to(x, t)?;
        }
        for k in &args.keywords {
            let t = self.temp()?;
            self.expr_to(&k.value, t)?;
        }
        let n = (args.args.len() + args.keywords.len()) as u16;
        if args.keywords.is_empty() {
            self.at(c);
            self.emit(if method.is_some() {
                Op::CallMethod { dst, base, n }
            } else {
                Op::Call { dst, base, n }
            });
        } else {
            let names = Value::tuple(
                args.keywords.iter().filter_map(|k| k.arg.as_ref()).map(|a| Value::Str(intern(a.as_str()))),
            );
            let names = self.constant(names);
            self.at(c);
            self.emit(if method.is_some() {
                Op::CallMethodKw { base, n, names }
            } else {
                Op::CallKw { base, n, names }
            });
            self.emit(Op::Move { dst, src: base });
        }
        Ok(())
    }

    fn super_attr_shape(&self, a: &ast::ExprAttribute) -> Option<()> {
        let Expr::Call(c) = &*a.value else { return None };
        let Expr::Name(n) = &*c.func else { return None };
        let zero = n.id.as_str() == "super" && c.arguments.args.is_empty() && c.arguments.keywords.is_empty();
        (zero && matches!(self.access("__class__"), Access::Cell(_))).then_some(())
    }

    /// The arguments of a call with `*` or `**`: a list and a dict (or nothing) after `base`.
    pub(super) fn call_ex(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [ast::Keyword],
        base: u16,
        node: &impl Ranged,
    ) -> R {
        let list = self.temp()?;
        // One spread alone is the call's own business, and its error names the function.
        let func = Some(base).filter(|_| args.len() == 1);
        self.star_list(args, list, func, node)?;
        self.at(node);
        let dict = self.temp()?;
        if keywords.is_empty() {
            self.emit(Op::Clear { r: dict });
            return Ok(());
        }
        self.emit(Op::Dict { dst: dict, base: 0, n: 0 });
        for k in keywords {
            let m = self.mark();
            match &k.arg {
                Some(n) => {
                    let one = self.temp()?;
                    let key = self.temp()?;
                    let src = self.string(n.as_str());
                    self.emit(Op::Dict { dst: one, base: 0, n: 0 });
                    self.emit(Op::Move { dst: key, src });
                    let v = self.temp()?;
                    self.expr_to(&k.value, v)?;
                    self.emit(Op::DictAdd { dict: one, key });
                    self.emit(Op::DictMerge { dict, src: one, func: base });
                }
                None => {
                    let src = self.expr(&k.value)?;
                    self.at(node);
                    self.emit(Op::DictMerge { dict, src, func: base });
                }
            }
            self.release(m);
        }
        Ok(())
    }

    fn fstring(&mut self, f: &'a ast::ExprFString, dst: u16) -> R {
        let mut parts: Vec<Part<'a>> = vec![];
        for p in f.value.as_slice() {
            match p {
                ast::FStringPart::Literal(l) => push_text(&mut parts, &l.value),
                ast::FStringPart::FString(fs) => self.elements(&fs.elements, &mut parts),
            }
        }
        self.concat(parts, dst, f)
    }

    fn elements(&self, els: &'a ast::InterpolatedStringElements, parts: &mut Vec<Part<'a>>) {
        for el in els.iter() {
            match el {
                ast::InterpolatedStringElement::Literal(l) => push_text(parts, &l.value),
                ast::InterpolatedStringElement::Interpolation(i) => {
                    if i.debug_text.is_some() {
                        // `{x=}`: everything between the brace and what follows the `=`.
                        let start = i.range.start().to_usize() + 1;
                        let after = i.expression.range().end().to_usize();
                        let text = &self.source.text;
                        let eq = text[after..].find('=').map_or(after, |p| after + p + 1);
                        let mut end = eq;
                        while text[end..].starts_with([' ', '\t', '\n', '\r']) {
                            end += 1;
                        }
                        push_text(parts, &text[start..end]);
                    }
                    parts.push(Part::Value(i));
                }
            }
        }
    }

    fn concat(&mut self, parts: Vec<Part<'a>>, dst: u16, node: &impl Ranged) -> R {
        if parts.is_empty() {
            let src = self.string("");
            self.emit(Op::Move { dst, src });
            return Ok(());
        }
        let n = parts.len() as u16;
        let m = self.mark();
        for p in parts {
            let t = self.temp()?;
            match p {
                Part::Text(s) => {
                    let src = self.string(&s);
                    self.emit(Op::Move { dst: t, src });
                }
                Part::Value(i) => {
                    let src = self.expr(&i.expression)?;
                    let mut conv = match i.conversion {
                        ast::ConversionFlag::None => 0,
                        ast::ConversionFlag::Str => 1,
                        ast::ConversionFlag::Repr => 2,
                        ast::ConversionFlag::Ascii => 3,
                    };
                    let mut spec = NONE;
                    if let Some(s) = &i.format_spec {
                        let mut inner = vec![];
                        self.elements(&s.elements, &mut inner);
                        let st = self.temp()?;
                        self.concat(inner, st, node)?;
                        spec = st;
                    } else if i.debug_text.is_some() && conv == 0 {
                        conv = 2;
                    }
                    self.unit().span = span_of(&i.range);
                    self.emit(Op::Format { conv, dst: t, src, spec });
                    self.release(t + 1);
                }
            }
        }
        self.release(m);
        self.at(node);
        if n == 1 {
            self.emit(Op::Move { dst, src: m });
        } else {
            self.emit(Op::Concat { dst, base: m, n });
        }
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

    // Comprehensions.

    #[allow(clippy::too_many_arguments)]
    fn comp(
        &mut self,
        node: usize,
        gens: &'a [ast::Comprehension],
        elt: Option<&'a Expr>,
        value: Option<&'a Expr>,
        kind: Kind,
        dst: u16,
        e: &'a Expr,
    ) -> R {
        let out = self.temp()?;
        let first = self.temp()?;
        self.expr_to(&gens[0].iter, first)?;
        self.at(e);
        self.emit(match kind {
            Kind::List => Op::List { dst: out, base: 0, n: 0 },
            Kind::Set => Op::Set { dst: out, base: 0, n: 0 },
            Kind::Dict => Op::Dict { dst: out, base: 0, n: 0 },
            Kind::Yield => Op::Nop,
        });
        let id = self.scope_of(node, e)?;
        self.unit().scopes.push(id);
        let cells: Vec<u16> = self.scopes.all[id]
            .cells
            .iter()
            .filter_map(|c| match self.scopes.all[id].access.get(c) {
                Some(Access::Cell(r)) => Some(*r),
                _ => None,
            })
            .collect();
        for r in &cells {
            self.emit(Op::Clear { r: *r });
            self.emit(Op::MakeCell { r: *r });
        }
        self.comp_loop(gens, 0, first, elt, value, kind, out, e)?;
        // The comprehension's own variables end with it.
        let locals: Vec<u16> = self.scopes.all[id]
            .bound
            .iter()
            .filter_map(|n| match self.scopes.all[id].access.get(n) {
                Some(Access::Local(r)) => Some(*r),
                _ => None,
            })
            .collect();
        for r in locals.into_iter().chain(cells) {
            self.emit(Op::Clear { r });
        }
        self.unit().scopes.pop();
        self.at(e);
        self.emit(Op::Move { dst, src: out });
        Ok(())
    }

    fn scope_of(&self, node: usize, at: &impl Ranged) -> R<ScopeId> {
        match self.scopes.by_node.get(&node) {
            Some(i) => Ok(*i),
            None => self.error("no scope", at),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn comp_loop(
        &mut self,
        gens: &'a [ast::Comprehension],
        i: usize,
        source: u16,
        elt: Option<&'a Expr>,
        value: Option<&'a Expr>,
        kind: Kind,
        out: u16,
        e: &'a Expr,
    ) -> R {
        let g = &gens[i];
        let m = self.mark();
        let iter = self.temp()?;
        if !self.u().is_async && elt.into_iter().chain(value).chain(&g.ifs).any(awaits) {
            return self.error("asynchronous comprehension outside of an asynchronous function", e);
        }
        if g.is_async && !self.u().is_async {
            return self.error("asynchronous comprehension outside of an asynchronous function", e);
        }
        let (next, end) = (self.label(), self.label());
        self.at(&g.iter);
        let anext_region;
        if g.is_async {
            self.emit(Op::AIter { dst: iter, src: source });
            self.place(next);
            let exc = self.temp()?;
            let t = self.temp()?;
            let stop = self.label();
            anext_region = Some((exc, stop));
            let r = self.open_region(stop, exc);
            self.emit(Op::ANext { dst: t, iter });
            self.await_value(t, t, 3)?;
            self.close_region(r);
            self.store(&g.target, t)?;
        } else {
            anext_region = None;
            self.emit(Op::GetIter { dst: iter, src: source });
            self.place(next);
            let t = self.temp()?;
            self.at(&g.iter);
            match self.direct_target(&g.target) {
                Some(r) => {
                    self.emit(Op::ForIter { dst: r, iter });
                    self.jump(end);
                }
                None => {
                    self.emit(Op::ForIter { dst: t, iter });
                    self.jump(end);
                    self.store(&g.target, t)?;
                }
            }
        }
        for c in &g.ifs {
            self.cond(c, next, false)?;
        }
        let m2 = self.mark();
        if let Some(inner) = gens.get(i + 1) {
            let s = self.temp()?;
            self.expr_to(&inner.iter, s)?;
            self.comp_loop(gens, i + 1, s, elt, value, kind, out, e)?;
        } else {
            match kind {
                Kind::List | Kind::Set => {
                    if let Some(x) = elt {
                        let src = self.expr(x)?;
                        self.at(x);
                        self.emit(if kind == Kind::List {
                            Op::Append { list: out, src }
                        } else {
                            Op::SetAdd { set: out, src }
                        });
                    }
                }
                Kind::Dict => {
                    let k = self.temp()?;
                    let v = self.temp()?;
                    if let (Some(key), Some(val)) = (elt, value) {
                        self.expr_to(key, k)?;
                        self.expr_to(val, v)?;
                        self.at(key);
                        self.emit(Op::DictAdd { dict: out, key: k });
                    }
                }
                Kind::Yield => {
                    if let Some(x) = elt {
                        let t = self.temp()?;
                        self.expr_to(x, t)?;
                        self.at(x);
                        let is_async = self.u().is_async;
                        self.emit(if is_async {
                            Op::AsyncYield { value: t }
                        } else {
                            Op::Yield { value: t }
                        });
                        self.emit(Op::Clear { r: t });
                    }
                }
            }
        }
        self.release(m2);
        self.at(&g.iter);
        self.emit(Op::Loop { target: next });
        if let Some((exc, stop)) = anext_region {
            self.place(stop);
            self.emit(Op::EndAsyncFor { exc });
            self.emit(Op::Clear { r: iter });
        }
        self.place(end);
        self.release(m);
        Ok(())
    }

    fn genexpr(&mut self, g: &'a ast::ExprGenerator, dst: u16) -> R {
        let id = self.scope_of(scope::key(g), g)?;
        let f = self.temp()?;
        let arg = self.temp()?;
        let qual = self.child_qualname("<genexpr>");
        let mut u = Unit::new(id, intern("<genexpr>"), qual, self.line_of(g));
        u.start(&self.scopes.all[id]);
        u.argcount = 1;
        let is_async = self.scopes.all[id].has_await || g.generators[0].is_async;
        u.flags.generator = true;
        u.flags.coroutine = is_async;
        u.is_async = is_async;
        u.span = span_of(g);
        self.units.push(u);
        self.prologue();
        self.comp_loop(&g.generators, 0, 0, Some(&g.elt), None, Kind::Yield, 0, self.expr_ref(g))?;
        let none = self.constant(Value::None);
        self.emit(Op::Return { src: none });
        let code = self.finish_into()?;
        self.at(g);
        self.emit(Op::Function { dst: f, code, flags: 0 });
        let m = self.mark();
        let src = self.expr(&g.generators[0].iter)?;
        self.release(m);
        self.at(&g.generators[0].iter);
        // CPython takes the iterator at once; an async generator expression does so inside.
        if g.generators[0].is_async {
            self.emit(Op::AIter { dst: arg, src });
        } else {
            self.emit(Op::GetIter { dst: arg, src });
        }
        self.at(g);
        self.emit(Op::Call { dst, base: f, n: 1 });
        Ok(())
    }

    /// A generator expression's first target stands for it in errors.
    fn expr_ref(&self, g: &'a ast::ExprGenerator) -> &'a Expr {
        &g.elt
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    List,
    Set,
    Dict,
    Yield,
}

enum Part<'a> {
    Text(String),
    Value(&'a ast::InterpolatedElement),
}

fn push_text(parts: &mut Vec<Part<'_>>, s: &str) {
    if s.is_empty() {
        return;
    }
    if let Some(Part::Text(t)) = parts.last_mut() {
        t.push_str(s);
    } else {
        parts.push(Part::Text(s.to_string()));
    }
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

/// Whether an `await` stands in the expression, outside functions of its own.
fn awaits(e: &Expr) -> bool {
    struct Search(bool);
    impl<'a> ast::visitor::Visitor<'a> for Search {
        fn visit_expr(&mut self, e: &'a Expr) {
            match e {
                Expr::Await(_) => self.0 = true,
                Expr::Lambda(_) | Expr::Generator(_) => {}
                e if !self.0 => ast::visitor::walk_expr(self, e),
                _ => {}
            }
        }
    }
    let mut s = Search(false);
    ast::visitor::Visitor::visit_expr(&mut s, e);
    s.0
}
