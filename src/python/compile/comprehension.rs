//! Comprehensions and generator expressions.

use super::*;
use ast::Expr;

impl<'a> Compiler<'a> {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn comp(
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
        for r in self.hosted_cells(id) {
            self.emit(Op::Clear { r });
            self.emit(Op::MakeCell { r });
        }
        self.comp_loop(gens, 0, first, elt, value, kind, out, e)?;
        self.clear_hosted(id);
        self.at(e);
        self.emit(Op::Move { dst, src: out });
        Ok(())
    }

    /// The registers of the cells of a scope that runs in the frame around it.
    pub(super) fn hosted_cells(&self, id: ScopeId) -> Vec<u16> {
        let s = &self.scopes.all[id];
        let register = |c: &Symbol| match s.access.get(c) {
            Some(Access::Cell(r)) => Some(*r),
            _ => None,
        };
        s.cells.iter().filter_map(register).collect()
    }

    /// Leave a scope that runs in the frame around it: its own variables end with it.
    pub(super) fn clear_hosted(&mut self, id: ScopeId) {
        let s = &self.scopes.all[id];
        let register = |n: &Symbol| match s.access.get(n) {
            Some(Access::Local(r)) => Some(*r),
            _ => None,
        };
        let locals: Vec<u16> = s.bound.iter().filter_map(register).collect();
        for r in locals.into_iter().chain(self.hosted_cells(id)) {
            self.emit(Op::Clear { r });
        }
        self.unit().scopes.pop();
    }

    pub(super) fn scope_of(&self, node: usize, at: &impl Ranged) -> R<ScopeId> {
        match self.scopes.by_node.get(&node) {
            Some(i) => Ok(*i),
            None => self.error("no scope", at),
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn comp_loop(
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
            self.at(e);
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

    pub(super) fn genexpr(&mut self, g: &'a ast::ExprGenerator, dst: u16) -> R {
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
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    List,
    Set,
    Dict,
    Yield,
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
