//! The compiler: from the parser's tree to code for the register machine, in one walk.
//!
//! Expressions are compiled to an *operand*: a local's register, a constant, or a temporary.
//! Temporaries are handed out like a stack. Jumps go to labels, resolved when a unit is finished.

mod call;
mod comprehension;
mod define;
mod expr;
mod fstring;
mod handlers;
mod pattern;
mod scope;
mod stmt;
mod unparse;

use crate::python::object::{
    AttrSite, BinOp, Code, CodeFlags, Deferred, GlobalSite, Handler, Name, Op, Source, Span, Value, intern,
};
use crate::python::syntax::SyntaxError;
use num_bigint::BigInt;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;
use scope::{Access, Scope, ScopeId, ScopeKind, Scopes, Symbol};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Operands from here on are constants.
pub const CONST: u16 = 0x8000;
/// "No register": a result that nobody wants, an absent operand.
pub const NONE: u16 = 0xffff;

type R<T = ()> = Result<T, SyntaxError>;

/// Compile a module. `deferred`: the functions whose bodies were left out, by where their names begin.
pub fn module(
    body: &[ast::Stmt],
    source: &Rc<Source>,
    deferred: Vec<(u32, Rc<Deferred>)>,
    name: &str,
) -> R<Rc<Code>> {
    let scopes = Scopes::build(body, None).map_err(|(m, r)| SyntaxError::at(m, r))?;
    let mut c = Compiler::new(scopes, source.clone());
    c.deferred = deferred;
    c.lazy_annotations = body.iter().any(stmt::asks_for_annotations);
    let mut u = Unit::new(0, intern(name), intern(name), 1);
    u.flags.is_module = true;
    u.start(&c.scopes.all[0]);
    c.units.push(u);
    c.docstring_global(body)?;
    if stmt::has_annotations(body) {
        c.emit(Op::SetupAnnotations);
    }
    c.body(body)?;
    c.finish_none()
}

/// Compile an expression for `eval`.
pub fn expression(e: &ast::Expr, source: &Rc<Source>) -> R<Rc<Code>> {
    let scopes = Scopes::build(&[], Some(e)).map_err(|(m, r)| SyntaxError::at(m, r))?;
    let mut c = Compiler::new(scopes, source.clone());
    let mut u = Unit::new(0, intern("<module>"), intern("<module>"), 1);
    u.flags.is_module = true;
    u.start(&c.scopes.all[0]);
    c.units.push(u);
    let r = c.expr(e)?;
    c.emit(Op::Return { src: r });
    c.finish()
}

/// What a statement inside must undo on its way out.
#[derive(Clone)]
enum Block<'a> {
    /// A loop: where `break` and `continue` go, the iterator's register.
    Loop { brk: u32, cont: u32, iter: u16 },
    /// `try ... finally`: the body to run.
    Finally { body: &'a [ast::Stmt], region: usize },
    /// Inside a protected stretch without a `finally`.
    Try { region: usize },
    /// Inside a handler: the exception's register, what was handled around it, the name to delete.
    Handler { exc: u16, outer: u16, name: Option<&'a ast::Identifier> },
    /// `with`: the exit function's register.
    With { exit: u16, is_async: bool, region: usize, span: Span },
}

/// The number of the next constant; where there are too many, [`Compiler::finish`] says so.
fn next_constant(u: &Unit<'_>) -> u16 {
    u.consts.len().min(usize::from(u16::MAX - CONST)) as u16
}

/// What tells one constant from another; others than these are not looked for.
#[derive(PartialEq, Eq, Hash)]
enum Constant {
    None,
    Bool(bool),
    Int(i64),
    Float(u64),
    Text(Box<str>),
    Long(BigInt),
    Complex(u64, u64),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
}

impl Constant {
    fn of(v: &Value) -> Option<Constant> {
        Some(match v {
            Value::None => Constant::None,
            Value::Bool(b) => Constant::Bool(b.get()),
            Value::Int(i) => Constant::Int(*i),
            Value::Float(f) => Constant::Float(f.get().to_bits()),
            Value::Str(s) => Constant::Text(s.as_str().into()),
            Value::Big(b) => Constant::Long((**b).clone()),
            Value::Complex(c) => Constant::Complex(c.0.to_bits(), c.1.to_bits()),
            Value::Bytes(b) => Constant::Bytes(b.to_vec()),
            Value::Tuple(t) => Constant::Tuple(t.iter().map(Constant::of).collect::<Option<_>>()?),
            _ => return None,
        })
    }
}

/// A protected stretch under construction.
struct Region {
    start: u32,
    target: u32,
    exc: u16,
    outer: u16,
}

/// A function (or class body, or module) under construction.
struct Unit<'a> {
    /// The frame's scope, then the comprehensions around the current place.
    scopes: Vec<ScopeId>,
    name: Name,
    qualname: Name,
    ops: Vec<Op>,
    spans: Vec<Span>,
    consts: Vec<Value>,
    names: Vec<Name>,
    name_index: FxHashMap<Symbol, u16>,
    const_index: FxHashMap<Constant, u16>,
    attrs: Vec<Name>,
    globals: Vec<Name>,
    global_index: FxHashMap<Symbol, u16>,
    codes: Vec<Rc<Code>>,
    handlers: Vec<Handler>,
    labels: Vec<u32>,
    regions: Vec<Region>,
    blocks: Vec<Block<'a>>,
    /// Next free temporary, and the most there were.
    temp: u16,
    max_temp: u16,
    span: Span,
    flags: CodeFlags,
    first_line: u32,
    doc: Value,
    argcount: u16,
    posonly: u16,
    kwonly: u16,
    /// The exception register being handled here, or `NONE`.
    handling: u16,
    is_async: bool,
    /// Of a class: the attributes that its methods give to `self`.
    self_attrs: Vec<Name>,
    /// What is left out of it.
    deferred: Option<Rc<Deferred>>,
}

impl<'a> Unit<'a> {
    fn new(scope: ScopeId, name: Name, qualname: Name, first_line: u32) -> Self {
        Unit {
            scopes: vec![scope],
            name,
            qualname,
            ops: vec![],
            spans: vec![],
            consts: vec![],
            names: vec![],
            name_index: FxHashMap::default(),
            const_index: FxHashMap::default(),
            attrs: vec![],
            globals: vec![],
            global_index: FxHashMap::default(),
            codes: vec![],
            handlers: vec![],
            labels: vec![],
            regions: vec![],
            blocks: vec![],
            temp: 0,
            max_temp: 0,
            span: Span::default(),
            flags: CodeFlags::default(),
            first_line,
            doc: Value::None,
            argcount: 0,
            posonly: 0,
            kwonly: 0,
            handling: NONE,
            is_async: false,
            self_attrs: vec![],
            deferred: None,
        }
    }

    fn start(&mut self, s: &Scope) {
        self.temp = s.ntemps;
        self.max_temp = s.ntemps;
    }
}

struct Compiler<'a> {
    scopes: Scopes,
    source: Rc<Source>,
    units: Vec<Unit<'a>>,
    /// Annotations are kept as texts (`from __future__ import annotations`).
    lazy_annotations: bool,
    /// Functions whose bodies were left out, by where their names begin.
    deferred: Vec<(u32, Rc<Deferred>)>,
}

impl<'a> Compiler<'a> {
    fn new(scopes: Scopes, source: Rc<Source>) -> Self {
        Compiler { scopes, source, units: vec![], lazy_annotations: false, deferred: vec![] }
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        let i = self.units.len() - 1;
        &mut self.units[i]
    }

    fn u(&self) -> &Unit<'a> {
        &self.units[self.units.len() - 1]
    }

    fn error<T>(&self, msg: impl Into<String>, node: &impl Ranged) -> R<T> {
        Err(SyntaxError::at(msg.into(), node.range()))
    }

    // Emitting.

    fn at(&mut self, node: &impl Ranged) {
        self.unit().span = span_of(node);
    }

    /// What is done with an attribute has the place of the whole, or from its name on, if that stands on a line below.
    fn at_attr(&mut self, node: &impl Ranged, a: &ast::ExprAttribute) {
        self.at(node);
        let start = span_of(&a.attr).start;
        if self.source.line(self.u().span.start) != self.source.line(start) {
            self.unit().span.start = start;
        }
    }

    fn emit(&mut self, op: Op) {
        let u = self.unit();
        u.ops.push(op);
        u.spans.push(u.span);
    }

    fn emit_at(&mut self, op: Op, span: Span) {
        let u = self.unit();
        u.ops.push(op);
        u.spans.push(span);
    }

    fn pc(&self) -> u32 {
        self.u().ops.len() as u32
    }

    fn label(&mut self) -> u32 {
        let u = self.unit();
        u.labels.push(u32::MAX);
        u.labels.len() as u32 - 1
    }

    fn place(&mut self, label: u32) {
        let pc = self.pc();
        self.unit().labels[label as usize] = pc;
    }

    fn jump(&mut self, target: u32) {
        self.emit(Op::Jump { target });
    }

    // Temporaries.

    fn temp(&mut self) -> R<u16> {
        let u = self.unit();
        let t = u.temp;
        if t >= CONST - 1 {
            return Err(SyntaxError::at("too many nested expressions".into(), TextRange::default()));
        }
        u.temp += 1;
        u.max_temp = u.max_temp.max(u.temp);
        Ok(t)
    }

    fn mark(&self) -> u16 {
        self.u().temp
    }

    fn release(&mut self, mark: u16) {
        self.unit().temp = mark;
    }

    fn is_temp(&self, r: u16) -> bool {
        r < CONST && r >= self.scopes.all[self.u().scopes[0]].ntemps
    }

    // Pools.

    fn constant(&mut self, v: Value) -> u16 {
        let key = Constant::of(&v);
        let u = self.unit();
        let Some(key) = key else {
            let i = next_constant(u);
            u.consts.push(v);
            return CONST + i;
        };
        let next = next_constant(u);
        let i = *u.const_index.entry(key).or_insert(next);
        if i == next {
            u.consts.push(v);
        }
        CONST + i
    }

    fn string(&mut self, s: &str) -> u16 {
        let v = if s.len() <= 32 { Value::Str(intern(s)) } else { Value::str(s) };
        self.constant(v)
    }

    fn name(&mut self, s: &Symbol) -> u16 {
        let u = self.unit();
        let next = u.names.len() as u16;
        let i = *u.name_index.entry(s.clone()).or_insert(next);
        if i == next {
            u.names.push(s.0.clone());
        }
        i
    }

    fn attr(&mut self, s: &str) -> u16 {
        let m = self.mangle(s);
        let u = self.unit();
        u.attrs.push(m.0);
        u.attrs.len() as u16 - 1
    }

    fn global_site(&mut self, s: &Symbol) -> u16 {
        let u = self.unit();
        let next = u.globals.len() as u16;
        let i = *u.global_index.entry(s.clone()).or_insert(next);
        if i == next {
            u.globals.push(s.0.clone());
        }
        i
    }

    fn scope(&self) -> &Scope {
        let u = self.u();
        &self.scopes.all[u.scopes[u.scopes.len() - 1]]
    }

    fn mangle(&self, name: &str) -> Symbol {
        scope::mangle(self.scope().class.as_ref().map(|c| c.as_str()), name)
    }

    fn access(&self, name: &Symbol) -> Access {
        self.scope().access.get(name).copied().unwrap_or(Access::Global)
    }

    fn has_walrus(&self) -> bool {
        self.scopes.all[self.u().scopes[0]].has_walrus
    }

    // Protected stretches.

    fn open_region(&mut self, target: u32, exc: u16) -> usize {
        let start = self.pc();
        let u = self.unit();
        let outer = u.handling;
        u.regions.push(Region { start, target, exc, outer });
        u.regions.len() - 1
    }

    /// End the stretch here (it may begin again with `resume_region`).
    fn close_region(&mut self, i: usize) {
        let end = self.pc();
        let u = self.unit();
        let r = &u.regions[i];
        if r.start < end {
            u.handlers.push(Handler { start: r.start, end, target: r.target, exc: r.exc, outer: r.outer });
        }
    }

    fn resume_region(&mut self, i: usize) {
        let start = self.pc();
        self.unit().regions[i].start = start;
    }

    // Finishing.

    fn finish_none(&mut self) -> R<Rc<Code>> {
        let none = self.constant(Value::None);
        self.emit(Op::Return { src: none });
        self.finish()
    }

    fn finish(&mut self) -> R<Rc<Code>> {
        let Some(mut u) = self.units.pop() else {
            return Err(SyntaxError::at("no code".into(), TextRange::default()));
        };
        let too_big = u.ops.len() > 4_000_000
            || [u.consts.len(), u.names.len(), u.attrs.len(), u.globals.len(), u.codes.len()]
                .iter()
                .any(|n| *n > 0x7ff0);
        if too_big {
            return Err(SyntaxError::at("code too large".into(), TextRange::default()));
        }
        let labels = std::mem::take(&mut u.labels);
        for op in &mut u.ops {
            match op {
                Op::Jump { target }
                | Op::Loop { target }
                | Op::JumpIf { target, .. }
                | Op::JumpIfNot { target, .. }
                | Op::JumpIfNone { target, .. }
                | Op::JumpIfNotNone { target, .. }
                | Op::JumpIfKeep { target, .. }
                | Op::JumpIfNotKeep { target, .. } => *target = labels[*target as usize],
                _ => {}
            }
        }
        for h in &mut u.handlers {
            h.target = labels[h.target as usize];
        }
        let s = &self.scopes.all[u.scopes[0]];
        let mut cells: Vec<u16> = vec![];
        if matches!(s.kind, ScopeKind::Function) {
            for c in &s.cells {
                if let Some(Access::Cell(r)) = s.access.get(c) {
                    cells.push(*r);
                }
            }
        }
        let mut captures = vec![];
        if let (Some(parent), Some(outer)) = (s.parent, self.units.last()) {
            // The innermost scope around the function, which may be a comprehension.
            let from = *outer.scopes.last().unwrap_or(&parent);
            for n in &s.frees {
                let Some(r) = self.scopes.capture(from, n) else {
                    return Err(SyntaxError::at(
                        format!("no cell for '{}'", n.as_str()),
                        TextRange::default(),
                    ));
                };
                captures.push(r);
            }
        }
        let mut flags = u.flags;
        flags.deferred = u.deferred.is_some();
        flags.simple = !flags.varargs
            && !flags.varkw
            && u.kwonly == 0
            && !flags.generator
            && !flags.coroutine
            && !flags.deferred;
        flags.nested = s.kind == ScopeKind::Function;
        Ok(Rc::new(Code {
            name: u.name,
            qualname: u.qualname,
            source: self.source.clone(),
            ops: u.ops,
            spans: u.spans,
            unbound: RefCell::default(),
            consts: u.consts,
            names: u.names,
            attrs: u
                .attrs
                .into_iter()
                .map(|name| AttrSite { name, cache: Cell::new((0, 0)), value: RefCell::default() })
                .collect(),
            globals: u
                .globals
                .into_iter()
                .map(|name| GlobalSite { name, globals: Cell::new((0, 0)), builtins: Cell::new((0, 0)) })
                .collect(),
            codes: u.codes,
            handlers: u.handlers,
            varnames: s.varnames.iter().map(|n| n.0.clone()).collect(),
            cells,
            free_start: s.free_start,
            freevars: s.frees.iter().map(|n| n.0.clone()).collect(),
            captures,
            ntemps: s.ntemps,
            nregs: u.max_temp + 1,
            argcount: u.argcount,
            posonly: u.posonly,
            kwonly: u.kwonly,
            flags,
            awaitable: std::cell::Cell::new(false),
            first_line: u.first_line,
            doc: u.doc,
            deferred: u.deferred,
        }))
    }

    /// Finish the current unit and file it with the one around it: its index there.
    fn finish_into(&mut self) -> R<u16> {
        let code = self.finish()?;
        let u = self.unit();
        u.codes.push(code);
        Ok(u.codes.len() as u16 - 1)
    }

    fn child_qualname(&self, name: &str) -> Name {
        let u = self.u();
        let s = &self.scopes.all[u.scopes[0]];
        let m = self.mangle(name);
        if s.access.get(&m) == Some(&Access::Global) && s.kind == ScopeKind::Function && s.bound.contains(&m)
        {
            return intern(name);
        }
        match s.kind {
            ScopeKind::Module => intern(name),
            ScopeKind::Class => intern(&format!("{}.{name}", u.qualname)),
            _ => intern(&format!("{}.<locals>.{name}", u.qualname)),
        }
    }

    fn line_of(&self, node: &impl Ranged) -> u32 {
        self.source.line(node.range().start().to_u32())
    }
}

fn span_of(node: &impl Ranged) -> Span {
    let r = node.range();
    Span { start: r.start().to_u32(), end: r.end().to_u32() }
}

fn bin_op(op: ast::Operator) -> BinOp {
    use ast::Operator as O;
    match op {
        O::Add => BinOp::Add,
        O::Sub => BinOp::Sub,
        O::Mult => BinOp::Mul,
        O::MatMult => BinOp::MatMul,
        O::Div => BinOp::TrueDiv,
        O::Mod => BinOp::Mod,
        O::Pow => BinOp::Pow,
        O::LShift => BinOp::LShift,
        O::RShift => BinOp::RShift,
        O::BitOr => BinOp::Or,
        O::BitXor => BinOp::Xor,
        O::BitAnd => BinOp::And,
        O::FloorDiv => BinOp::FloorDiv,
    }
}
