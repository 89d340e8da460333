//! Calls, `super().name` among them.

use super::*;
use ast::Expr;

impl<'a> Compiler<'a> {
    pub(super) fn super_attr(&mut self, a: &'a ast::ExprAttribute, dst: u16) -> R<Option<()>> {
        let Expr::Call(c) = &*a.value else { return Ok(None) };
        let Expr::Name(n) = &*c.func else { return Ok(None) };
        if n.id.as_str() != "super" || !c.arguments.args.is_empty() || !c.arguments.keywords.is_empty() {
            return Ok(None);
        }
        if self.access(&Symbol::new("super")) != Access::Global {
            return Ok(None);
        }
        let frame = self.u().scopes[0];
        let s = &self.scopes.all[frame];
        let (Some(first), Access::Cell(cell)) =
            (s.params.first().cloned(), self.access(&Symbol::new("__class__")))
        else {
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

    pub(super) fn call(&mut self, c: &'a ast::ExprCall, dst: u16) -> R {
        let base = self.temp()?;
        let args = &c.arguments;
        // `super()` with no arguments outside of an attribute access.
        if let Expr::Name(n) = &*c.func
            && n.id.as_str() == "super"
            && args.args.is_empty()
            && args.keywords.is_empty()
            && let Access::Cell(cell) = self.access(&Symbol::new("__class__"))
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
            self.at_attr(a, a);
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
        match method {
            Some(a) => self.at_attr(c, a),
            None => self.at(c),
        }
        if args.keywords.is_empty() {
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
            self.emit(if method.is_some() {
                Op::CallMethodKw { base, n, names }
            } else {
                Op::CallKw { base, n, names }
            });
            self.emit(Op::Move { dst, src: base });
        }
        Ok(())
    }

    pub(super) fn super_attr_shape(&self, a: &ast::ExprAttribute) -> Option<()> {
        let Expr::Call(c) = &*a.value else { return None };
        let Expr::Name(n) = &*c.func else { return None };
        let zero = n.id.as_str() == "super" && c.arguments.args.is_empty() && c.arguments.keywords.is_empty();
        (zero && matches!(self.access(&Symbol::new("__class__")), Access::Cell(_))).then_some(())
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
}
