//! Functions and classes: defaults, decorators, bodies.

use super::expr::set_params;
use super::stmt::{docstring, has_annotations};
use super::*;
use ast::Expr;

impl<'a> Compiler<'a> {
    /// Defaults and annotations, into the registers after the function's: the flags of [`Op::Function`].
    pub(super) fn defaults(&mut self, p: &'a ast::Parameters, returns: Option<&'a Expr>) -> R<u16> {
        let mut flags = 0;
        let pos: Vec<&'a Expr> =
            p.posonlyargs.iter().chain(&p.args).filter_map(|a| a.default.as_deref()).collect();
        if !pos.is_empty() {
            flags |= 1;
            let dst = self.temp()?;
            let m = self.mark();
            for d in &pos {
                let t = self.temp()?;
                self.expr_to(d, t)?;
            }
            self.release(m);
            self.emit(Op::Tuple { dst, base: m, n: pos.len() as u16 });
        }
        if p.kwonlyargs.iter().any(|a| a.default.is_some()) {
            flags |= 2;
            let dst = self.temp()?;
            let m = self.mark();
            let mut n = 0;
            for a in &p.kwonlyargs {
                if let Some(d) = &a.default {
                    let k = self.temp()?;
                    let name = self.mangle(a.parameter.name.as_str());
                    let src = self.string(name.as_str());
                    self.emit(Op::Move { dst: k, src });
                    let t = self.temp()?;
                    self.expr_to(d, t)?;
                    n += 1;
                }
            }
            self.release(m);
            self.emit(Op::Dict { dst, base: m, n });
        }
        let mut notes: Vec<(&str, &'a Expr)> =
            p.iter().filter_map(|a| Some((a.name().as_str(), a.annotation()?))).collect();
        if let Some(r) = returns {
            notes.push(("return", r));
        }
        if !notes.is_empty() {
            flags |= 4;
            let dst = self.temp()?;
            let m = self.mark();
            for (name, x) in &notes {
                let k = self.temp()?;
                let name = self.mangle(name);
                let src = self.string(name.as_str());
                self.emit(Op::Move { dst: k, src });
                let t = self.temp()?;
                self.annotation(x, t)?;
            }
            self.release(m);
            self.emit(Op::Dict { dst, base: m, n: notes.len() as u16 });
        }
        Ok(flags)
    }

    /// An annotation's value, or its text where the module asks for that.
    pub(super) fn annotation(&mut self, e: &'a Expr, dst: u16) -> R {
        if !self.lazy_annotations {
            if let Expr::Starred(_) = e {
                // `*args: *Ts`: the one thing that comes of it.
                let m = self.mark();
                self.sequence(std::slice::from_ref(e), dst, true, e)?;
                self.release(m);
                self.emit(Op::Unpack { src: dst, base: dst, n: 1 });
                return Ok(());
            }
            return self.expr_to(e, dst);
        }
        let text = super::unparse::unparse(e, &self.source.text);
        let src = self.string(&text);
        self.emit(Op::Move { dst, src });
        Ok(())
    }

    /// Makes type parameters, and a tuple of them in a new register. Their scope is entered, until
    /// [`Compiler::leave_types`].
    pub(super) fn type_params(&mut self, t: Option<&'a ast::TypeParams>) -> R<Option<u16>> {
        let Some(t) = t else { return Ok(None) };
        let tuple = self.temp()?;
        let id = self.scope_of(scope::key(t), t)?;
        self.unit().scopes.push(id);
        for r in self.hosted_cells(id) {
            self.emit(Op::Clear { r });
            self.emit(Op::MakeCell { r });
        }
        let m = self.mark();
        for p in &t.type_params {
            let dst = self.temp()?;
            let stars = match p {
                ast::TypeParam::TypeVar(_) => "",
                ast::TypeParam::TypeVarTuple(_) => "*",
                ast::TypeParam::ParamSpec(_) => "**",
            };
            let name = self.string(&format!("{stars}{}", p.name()));
            self.emit(Op::TypeVar { dst, name });
            let copy = self.temp()?;
            self.emit(Op::Copy { dst: copy, src: dst });
            self.store_name(p.name().as_str(), copy, p)?;
            let [bound, default] = scope::lazy_parts(p);
            let several = bound.is_some_and(|b| b.is_tuple_expr());
            let what = if several { "_constraints" } else { "_bound" };
            for (what, part) in [(what, bound), ("_default", default)] {
                if let Some(part) = part {
                    self.release(dst + 1);
                    let obj = self.temp()?;
                    self.emit(Op::Copy { dst: obj, src: dst });
                    self.lazily(part, p.name().as_str(), obj, what)?;
                }
            }
            self.release(dst + 1);
        }
        self.release(m);
        self.emit(Op::Tuple { dst: tuple, base: m, n: t.type_params.len() as u16 });
        Ok(Some(tuple))
    }

    /// Give `obj` an attribute: a function of `e`'s value.
    pub(super) fn lazily(&mut self, e: &'a Expr, name: &str, obj: u16, attr: &str) -> R {
        let id = self.scope_of(scope::key(e), e)?;
        let mut u = Unit::new(id, intern(name), self.child_qualname(name), self.line_of(e));
        u.start(&self.scopes.all[id]);
        u.span = span_of(e);
        self.units.push(u);
        self.prologue();
        let src = self.expr(e)?;
        self.at(e);
        self.emit(Op::Return { src });
        let code = self.finish_into()?;
        self.at(e);
        let src = self.temp()?;
        self.emit(Op::Function { dst: src, code, flags: 0 });
        let site = self.attr(attr);
        self.emit(Op::StoreAttr { obj, site, src });
        Ok(())
    }

    /// Leave the scope of type parameters, if there are any.
    pub(super) fn leave_types(&mut self, t: Option<&'a ast::TypeParams>) -> R {
        if let Some(t) = t {
            let id = self.scope_of(scope::key(t), t)?;
            self.clear_hosted(id);
        }
        Ok(())
    }

    pub(super) fn decorators(&mut self, list: &'a [ast::Decorator]) -> R<Vec<(u16, Span)>> {
        let mut out = vec![];
        for d in list {
            let t = self.temp()?;
            self.expr_to(&d.expression, t)?;
            out.push((t, span_of(&d.expression)));
        }
        Ok(out)
    }

    pub(super) fn decorate(&mut self, list: Vec<(u16, Span)>) {
        for (t, span) in list.into_iter().rev() {
            self.emit_at(Op::Call { dst: t, base: t, n: 1 }, span);
        }
    }

    pub(super) fn function_def(&mut self, f: &'a ast::StmtFunctionDef) -> R {
        let types = f.type_params.as_deref();
        let params = self.type_params(types)?;
        let first = self.mark();
        let inside = params.and_then(|_| self.unit().scopes.pop());
        let decorators = self.decorators(&f.decorator_list)?;
        self.unit().scopes.extend(inside);
        let dst = self.temp()?;
        let flags = self.defaults(&f.parameters, f.returns.as_deref())?;
        let id = match self.scopes.by_node.get(&scope::key(f)) {
            Some(i) => *i,
            None => return self.error("no scope", f),
        };
        let qual = self.child_qualname(f.name.as_str());
        let line = match f.decorator_list.first() {
            Some(d) => self.line_of(d),
            None => self.def_line(f),
        };
        let mut u = Unit::new(id, intern(f.name.as_str()), qual, line);
        u.start(&self.scopes.all[id]);
        set_params(&mut u, &f.parameters);
        let s = &self.scopes.all[id];
        u.flags.generator = s.has_yield;
        u.flags.coroutine = f.is_async;
        u.is_async = f.is_async;
        u.span = span_of(&f.name);
        if let Ok(i) = self.deferred.binary_search_by_key(&u.span.start, |d| d.0) {
            u.deferred = Some(self.deferred[i].1.clone());
        }
        if let Some(d) = docstring(&f.body) {
            u.doc = Value::string(d);
        }
        self.units.push(u);
        self.prologue();
        self.body(&f.body)?;
        let none = self.constant(Value::None);
        self.emit(Op::Return { src: none });
        let code = self.finish_into()?;
        let span = Span { start: f.range.start().to_u32(), end: f.name.range().end().to_u32() };
        self.unit().span = span;
        self.emit(Op::Function { dst, code, flags });
        if let Some(src) = params {
            let obj = self.temp()?;
            self.emit(Op::Copy { dst: obj, src: dst });
            let site = self.attr("__type_params__");
            self.emit(Op::StoreAttr { obj, site, src });
            self.release(obj);
        }
        self.leave_types(types)?;
        self.decorate(decorators);
        self.unit().span = span;
        self.store_name(f.name.as_str(), first, f)
    }

    /// The line of the `def` itself (the node's range begins at its decorators).
    fn def_line(&self, f: &ast::StmtFunctionDef) -> u32 {
        self.line_of(&f.name)
    }

    pub(super) fn class_def(&mut self, c: &'a ast::StmtClassDef) -> R {
        let types = c.type_params.as_deref();
        let params = self.type_params(types)?;
        let first = self.mark();
        let inside = params.and_then(|_| self.unit().scopes.pop());
        let decorators = self.decorators(&c.decorator_list)?;
        self.unit().scopes.extend(inside);
        let base = self.temp()?;
        let id = match self.scopes.by_node.get(&scope::key(c)) {
            Some(i) => *i,
            None => return self.error("no scope", c),
        };
        let qual = self.child_qualname(c.name.as_str());
        let line = match c.decorator_list.first() {
            Some(d) => self.line_of(d),
            None => self.line_of(&c.name),
        };
        let mut u = Unit::new(id, intern(c.name.as_str()), qual, line);
        u.start(&self.scopes.all[id]);
        u.flags.is_class = true;
        u.span = span_of(&c.name);
        if let Some(d) = docstring(&c.body) {
            u.doc = Value::string(d);
        }
        self.units.push(u);
        let cell = self.scopes.all[id].class_cell;
        if let Some(r) = cell {
            self.emit(Op::MakeCell { r });
        }
        if has_annotations(&c.body) {
            self.emit(Op::SetupAnnotations);
        }
        self.body(&c.body)?;
        let attrs = std::mem::take(&mut self.unit().self_attrs);
        let src = self.constant(Value::tuple(attrs.into_iter().map(Value::Str)));
        let name = self.name(&Symbol::new("__static_attributes__"));
        self.emit(Op::StoreName { name, src });
        match cell {
            // The raw cell: the class is put into it once it exists.
            Some(r) => self.emit(Op::Return { src: r }),
            None => {
                let none = self.constant(Value::None);
                self.emit(Op::Return { src: none });
            }
        }
        let code = self.finish_into()?;
        let start = match c.decorator_list.last() {
            Some(d) => {
                let from = d.range().end().to_usize();
                let text = &self.source.text;
                (from + text[from..].find("class").unwrap_or(0)) as u32
            }
            None => c.range.start().to_u32(),
        };
        let span = Span { start, end: c.range.end().to_u32() };
        self.unit().span = span;
        let t = self.temp()?;
        // The type parameters come to the class as defaults of its body.
        if let Some(src) = params {
            self.emit(Op::Move { dst: t, src });
        }
        self.emit(Op::Function { dst: base, code, flags: u16::from(params.is_some()) });
        let src = self.string(c.name.as_str());
        self.emit(Op::Move { dst: t, src });
        match &c.arguments {
            Some(a) => self.call_ex(&a.args, &a.keywords, base, &c.name)?,
            None => self.call_ex(&[], &[], base, &c.name)?,
        }
        self.unit().span = span;
        self.emit(Op::BuildClass { base });
        self.leave_types(types)?;
        self.decorate(decorators);
        self.unit().span = span;
        self.store_name(c.name.as_str(), first, c)
    }
}
