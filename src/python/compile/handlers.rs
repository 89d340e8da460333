//! What undoes itself: `try` in every form, and `with`.

use super::*;
use ast::Stmt;

impl<'a> Compiler<'a> {
    pub(super) fn try_stmt(&mut self, t: &'a ast::StmtTry) -> R {
        if t.finalbody.is_empty() {
            return self.try_except(t);
        }
        let exc = self.temp()?;
        let (handler, end) = (self.label(), self.label());
        let region = self.open_region(handler, exc);
        self.unit().blocks.push(Block::Finally { body: &t.finalbody, region });
        if t.handlers.is_empty() {
            self.body(&t.body)?;
        } else {
            self.try_except(t)?;
        }
        self.unit().blocks.pop();
        self.close_region(region);
        self.body(&t.finalbody)?;
        self.jump(end);
        self.place(handler);
        let outer = self.u().handling;
        self.emit(Op::PushExc { exc });
        self.unit().handling = exc;
        self.unit().blocks.push(Block::Handler { exc, outer, name: None });
        self.body(&t.finalbody)?;
        self.unit().blocks.pop();
        self.emit(Op::Reraise { exc });
        self.unit().handling = outer;
        self.place(end);
        Ok(())
    }

    fn try_except(&mut self, t: &'a ast::StmtTry) -> R {
        let exc = self.temp()?;
        let (handler, end) = (self.label(), self.label());
        let region = self.open_region(handler, exc);
        self.unit().blocks.push(Block::Try { region });
        self.body(&t.body)?;
        self.unit().blocks.pop();
        self.close_region(region);
        self.body(&t.orelse)?;
        self.jump(end);
        self.place(handler);
        let outer = self.u().handling;
        if let Some(ast::ExceptHandler::ExceptHandler(h)) = t.handlers.first() {
            self.at(h);
        }
        self.emit(Op::PushExc { exc });
        self.unit().handling = exc;
        if t.is_star {
            self.except_star(t, exc, outer, end)?;
        } else {
            for (i, ast::ExceptHandler::ExceptHandler(h)) in t.handlers.iter().enumerate() {
                let m = self.mark();
                let next = self.label();
                if let Some(k) = &h.type_ {
                    let kind = self.expr(k)?;
                    self.at(h);
                    self.emit(Op::MatchExc { exc, kind });
                    self.jump(next);
                    self.release(m);
                } else if i + 1 != t.handlers.len() {
                    return self.error("default 'except:' must be last", h);
                }
                self.handler_body(h, exc, outer, exc, |c| {
                    c.emit(Op::PopExc { exc, outer });
                    Ok(())
                })?;
                self.jump(end);
                self.place(next);
            }
            self.emit(Op::Reraise { exc });
        }
        self.unit().handling = outer;
        self.place(end);
        Ok(())
    }

    /// A handler's body with its name bound to `value`, and forgotten however the body ends.
    fn handler_body(
        &mut self,
        h: &'a ast::ExceptHandlerExceptHandler,
        exc: u16,
        outer: u16,
        value: u16,
        leave: impl Fn(&mut Self) -> R,
    ) -> R {
        let Some(n) = &h.name else {
            self.unit().blocks.push(Block::Handler { exc, outer, name: None });
            self.body(&h.body)?;
            self.unit().blocks.pop();
            return leave(self);
        };
        let m = self.mark();
        let t = self.temp()?;
        self.emit(Op::Copy { dst: t, src: value });
        self.store_name(n.as_str(), t, n)?;
        let cleanup = self.label();
        let over = self.label();
        let exc2 = self.temp()?;
        let region = self.open_region(cleanup, exc2);
        self.unit().blocks.push(Block::Handler { exc, outer, name: Some(n) });
        self.unit().blocks.push(Block::Try { region });
        self.body(&h.body)?;
        self.unit().blocks.pop();
        self.unit().blocks.pop();
        self.close_region(region);
        leave(self)?;
        self.forget(n)?;
        self.jump(over);
        self.place(cleanup);
        self.forget(n)?;
        self.emit(Op::Reraise { exc: exc2 });
        self.place(over);
        self.release(m);
        Ok(())
    }

    fn except_star(&mut self, t: &'a ast::StmtTry, exc: u16, outer: u16, end: u32) -> R {
        // rest: what no handler has taken yet; list: what the handlers raised.
        let part = self.temp()?;
        let rest = self.temp()?;
        let list = self.temp()?;
        self.emit(Op::Copy { dst: rest, src: exc });
        self.emit(Op::List { dst: list, base: 0, n: 0 });
        for ast::ExceptHandler::ExceptHandler(h) in &t.handlers {
            let m = self.mark();
            let next = self.label();
            let Some(k) = &h.type_ else {
                return self.error("expected one or more exception types", h);
            };
            let kind = self.expr(k)?;
            self.at(h);
            self.emit(Op::MatchStar { dst: part, exc: rest, kind });
            self.jump(next);
            self.release(m);
            let exc2 = self.temp()?;
            let caught = self.label();
            // The handler sees its part of the group as the exception being handled.
            self.emit(Op::PushExc { exc: part });
            let handling = self.u().handling;
            self.unit().handling = part;
            let region = self.open_region(caught, exc2);
            self.unit().blocks.push(Block::Try { region });
            self.handler_body(h, part, exc, part, |_| Ok(()))?;
            self.unit().blocks.pop();
            self.close_region(region);
            self.unit().handling = handling;
            self.emit(Op::PopExc { exc: part, outer: exc });
            self.jump(next);
            self.place(caught);
            self.emit(Op::PopExc { exc: part, outer: exc });
            self.emit(Op::Append { list, src: exc2 });
            self.place(next);
            self.release(m);
        }
        self.emit(Op::Append { list, src: rest });
        let done = self.label();
        self.emit(Op::StarResult { dst: part, orig: exc, list });
        self.emit(Op::Copy { dst: rest, src: part });
        self.emit(Op::JumpIfNone { src: rest, target: done });
        self.emit(Op::Reraise { exc: part });
        self.place(done);
        self.emit(Op::PopExc { exc, outer });
        self.jump(end);
        Ok(())
    }

    pub(super) fn with_items(&mut self, items: &'a [ast::WithItem], body: &'a [Stmt], is_async: bool) -> R {
        let Some((item, more)) = items.split_first() else { return self.body(body) };
        let exit = self.temp()?;
        let enter = self.temp()?;
        let exc = self.temp()?;
        let src = self.expr(&item.context_expr)?;
        self.release(exc + 1);
        self.at(&item.context_expr);
        let span = self.u().span;
        if is_async {
            self.emit(Op::AWithEnter { dst: exit, src });
            self.await_value(enter, enter, 1)?;
        } else {
            self.emit(Op::WithEnter { dst: exit, src });
        }
        let (handler, end, suppressed) = (self.label(), self.label(), self.label());
        let region = self.open_region(handler, exc);
        self.unit().blocks.push(Block::With { exit, is_async, region, span });
        match &item.optional_vars {
            Some(v) => self.store(v, enter)?,
            None => self.emit(Op::Clear { r: enter }),
        }
        self.with_items(more, body, is_async)?;
        self.unit().blocks.pop();
        self.close_region(region);
        self.unit().span = span;
        let t = self.temp()?;
        self.emit(Op::WithExitOk { dst: t, exit });
        if is_async {
            self.await_value(t, t, 2)?;
        }
        self.emit(Op::Clear { r: t });
        self.jump(end);
        self.place(handler);
        let outer = self.u().handling;
        self.emit(Op::PushExc { exc });
        self.unit().handling = exc;
        self.emit(Op::WithExit { dst: t, exit, exc });
        if is_async {
            self.await_value(t, t, 2)?;
        }
        self.emit(Op::JumpIf { src: t, target: suppressed });
        self.emit(Op::Reraise { exc });
        self.place(suppressed);
        self.emit(Op::PopExc { exc, outer });
        self.unit().handling = outer;
        self.place(end);
        Ok(())
    }
}
