//! Which variable a name means: one pass over the tree before code is made.
//!
//! Comprehensions (not generator expressions) run inside the frame around them, as in CPython
//! since 3.12: their scope has its own names but no frame of its own.
#![allow(clippy::mutable_key_type, reason = "a symbol is told by its place, which does not change")]

use crate::python::object::{Name, intern};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Index of a scope.
pub type ScopeId = usize;

/// What kind of scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScopeKind {
    /// The module.
    Module,
    /// A function, lambda or generator expression.
    Function,
    /// A class body.
    Class,
    /// A comprehension inside its host's frame.
    Comp,
    /// Type parameters around what they are of, inside their host's frame.
    Types,
}

/// Where a name's value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// In a register.
    Local(u16),
    /// In a cell in a register (own or free).
    Cell(u16),
    /// In the module's globals, else builtins.
    Global,
    /// In the class body's namespace, else globals.
    ClassName,
    /// In the class body's namespace, else the cell.
    ClassCell(u16),
}

/// A name: one of a text on this thread, so that two are the same if they are in the same place.
#[derive(Clone)]
pub struct Symbol(pub Name);

impl ScopeKind {
    /// Whether it runs in the frame of the scope around it.
    fn is_hosted(self) -> bool {
        matches!(self, ScopeKind::Comp | ScopeKind::Types)
    }
}

impl Symbol {
    /// The symbol of a text.
    pub fn new(text: &str) -> Symbol {
        Symbol(intern(text))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Symbol) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Symbol {}

impl std::hash::Hash for Symbol {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        Rc::as_ptr(&self.0).hash(state);
    }
}

/// A scope.
pub struct Scope {
    /// What kind.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// Parameters, in the order of their registers.
    pub params: Vec<Symbol>,
    /// Names bound here, in order (parameters first).
    pub bound: Vec<Symbol>,
    used: Vec<Symbol>,
    globals: Vec<(Symbol, TextRange)>,
    nonlocals: Vec<(Symbol, TextRange)>,
    /// Bound names that inner functions capture.
    pub cells: Vec<Symbol>,
    /// Free names of a frame, in order.
    pub frees: Vec<Symbol>,
    /// Where each name of this scope is.
    pub access: FxHashMap<Symbol, Access>,
    /// For a class body: the register of the cell of `__class__`.
    pub class_cell: Option<u16>,
    /// Contains `yield`.
    pub has_yield: bool,
    /// Contains `await`, `async for` or `async with` directly.
    pub has_await: bool,
    /// `async def`.
    pub is_async: bool,
    /// Contains `:=`, so that operands must not be read late.
    pub has_walrus: bool,
    /// First register of the free variables.
    pub free_start: u16,
    /// First temporary.
    pub ntemps: u16,
    /// Names by register.
    pub varnames: Vec<Symbol>,
    /// The class whose private names are mangled here.
    pub class: Option<Name>,
}

/// An error found on the way: message and place.
pub type ScopeError = (String, TextRange);

/// All scopes of a module.
pub struct Scopes {
    /// The scopes; 0 is the module.
    pub all: Vec<Scope>,
    /// The scope that a node opens, by the node's address.
    pub by_node: FxHashMap<usize, ScopeId>,
}

/// The key of a node.
pub fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// `__name` inside a class is `_Class__name`.
pub fn mangle(class: Option<&str>, name: &str) -> Symbol {
    match class {
        Some(c) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let c = c.trim_start_matches('_');
            if c.is_empty() { Symbol::new(name) } else { Symbol::new(&format!("_{c}{name}")) }
        }
        _ => Symbol::new(name),
    }
}

/// What of a type parameter is evaluated when it is asked for: its bound (or constraints) and its default.
pub fn lazy_parts(p: &ast::TypeParam) -> [Option<&Expr>; 2] {
    match p {
        ast::TypeParam::TypeVar(p) => [p.bound.as_deref(), p.default.as_deref()],
        ast::TypeParam::TypeVarTuple(p) => [None, p.default.as_deref()],
        ast::TypeParam::ParamSpec(p) => [None, p.default.as_deref()],
    }
}

struct Builder {
    scopes: Scopes,
    current: ScopeId,
    errors: Vec<ScopeError>,
}

impl Builder {
    fn scope(&mut self) -> &mut Scope {
        let i = self.current;
        &mut self.scopes.all[i]
    }

    fn open(&mut self, kind: ScopeKind, node: usize) -> ScopeId {
        let parent = self.current;
        let class = self.scopes.all[parent].class.clone();
        self.scopes.all.push(Scope::new(kind, Some(parent), class));
        let id = self.scopes.all.len() - 1;
        self.scopes.by_node.insert(node, id);
        self.current = id;
        parent
    }

    fn mangled(&self, name: &str) -> Symbol {
        mangle(self.scopes.all[self.current].class.as_ref().map(|c| c.as_str()), name)
    }

    fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        let s = self.scope();
        if !s.bound.contains(&name) {
            s.bound.push(name);
        }
    }

    fn use_name(&mut self, name: &str) {
        let name = self.mangled(name);
        let s = self.scope();
        if !s.used.contains(&name) {
            s.used.push(name);
        }
    }

    /// The scope whose frame runs this one.
    fn host(&self) -> ScopeId {
        let mut i = self.current;
        while self.scopes.all[i].kind.is_hosted() {
            match self.scopes.all[i].parent {
                Some(p) => i = p,
                None => break,
            }
        }
        i
    }

    fn function(
        &mut self,
        node: usize,
        params: Option<&ast::Parameters>,
        is_async: bool,
        body: impl FnOnce(&mut Self),
    ) {
        let outer = self.open(ScopeKind::Function, node);
        self.scope().is_async = is_async;
        if let Some(p) = params {
            let names = p
                .posonlyargs
                .iter()
                .chain(&p.args)
                .map(|a| &a.parameter.name)
                .chain(p.kwonlyargs.iter().map(|a| &a.parameter.name))
                .chain(p.vararg.as_deref().map(|a| &a.name))
                .chain(p.kwarg.as_deref().map(|a| &a.name));
            for n in names {
                let m = self.mangled(n.as_str());
                if self.scope().params.contains(&m) {
                    self.errors.push((
                        format!("duplicate argument '{}' in function definition", m.as_str()),
                        n.range(),
                    ));
                }
                self.scope().params.push(m);
                self.bind(n.as_str());
            }
        }
        body(self);
        self.current = outer;
    }

    fn defaults_and_annotations(&mut self, p: &ast::Parameters) {
        for a in p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs) {
            if let Some(d) = &a.default {
                self.visit_expr(d);
            }
        }
        for a in p.iter() {
            if let Some(x) = a.annotation() {
                self.visit_expr(x);
            }
        }
    }

    fn comprehension(&mut self, node: usize, generator: bool, gens: &[ast::Comprehension], parts: &[&Expr]) {
        // The first iterable is evaluated outside.
        self.visit_expr(&gens[0].iter);
        let outer = self.open(if generator { ScopeKind::Function } else { ScopeKind::Comp }, node);
        if generator {
            let first = Symbol::new(".0");
            self.scope().params.push(first.clone());
            self.scope().bound.push(first);
            self.scope().has_yield = true;
        }
        for (i, g) in gens.iter().enumerate() {
            if g.is_async {
                let h = self.host();
                self.scopes.all[h].has_await = true;
            }
            if i > 0 {
                self.visit_expr(&g.iter);
            }
            self.visit_expr(&g.target);
            for c in &g.ifs {
                self.visit_expr(c);
            }
        }
        for p in parts {
            self.visit_expr(p);
        }
        self.current = outer;
    }

    /// Opens the scope of type parameters, which `within` uses.
    fn type_params(&mut self, t: Option<&ast::TypeParams>, within: impl FnOnce(&mut Self)) {
        let outer = self.current;
        if let Some(t) = t {
            self.open(ScopeKind::Types, key(t));
            for (i, p) in t.type_params.iter().enumerate() {
                if t.type_params[..i].iter().any(|o| o.name().as_str() == p.name().as_str()) {
                    self.errors.push((format!("duplicate type parameter '{}'", p.name()), p.name().range()));
                }
                self.bind(p.name().as_str());
            }
            for part in t.type_params.iter().flat_map(lazy_parts).flatten() {
                self.function(key(part), None, false, |b| b.visit_expr(part));
            }
        }
        within(self);
        self.current = outer;
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, s: &'a Stmt) {
        match s {
            Stmt::FunctionDef(f) => {
                for d in &f.decorator_list {
                    self.visit_expr(&d.expression);
                }
                self.bind(f.name.as_str());
                self.type_params(f.type_params.as_deref(), |b| {
                    b.defaults_and_annotations(&f.parameters);
                    if let Some(r) = &f.returns {
                        b.visit_expr(r);
                    }
                    b.function(key(f), Some(&f.parameters), f.is_async, |b| b.visit_body(&f.body));
                });
            }
            Stmt::ClassDef(c) => {
                for d in &c.decorator_list {
                    self.visit_expr(&d.expression);
                }
                self.bind(c.name.as_str());
                self.type_params(c.type_params.as_deref(), |b| {
                    if let Some(a) = &c.arguments {
                        b.visit_arguments(a);
                    }
                    let outer = b.open(ScopeKind::Class, key(c));
                    b.scope().class = Some(intern(c.name.as_str()));
                    b.visit_body(&c.body);
                    b.current = outer;
                });
            }
            Stmt::Global(g) => {
                for n in &g.names {
                    let m = self.mangled(n.as_str());
                    self.declare(&m, s.range(), "global");
                    self.scope().globals.push((m, s.range()));
                }
            }
            Stmt::Nonlocal(g) => {
                for n in &g.names {
                    let m = self.mangled(n.as_str());
                    if self.scope().kind == ScopeKind::Module {
                        self.errors
                            .push(("nonlocal declaration not allowed at module level".into(), s.range()));
                    }
                    self.declare(&m, s.range(), "nonlocal");
                    self.scope().nonlocals.push((m, s.range()));
                }
            }
            Stmt::Import(i) => {
                for a in &i.names {
                    match &a.asname {
                        Some(n) => self.bind(n.as_str()),
                        None => self.bind(a.name.as_str().split('.').next().unwrap_or_default()),
                    }
                }
            }
            Stmt::ImportFrom(i) => {
                for a in &i.names {
                    let n = a.asname.as_ref().unwrap_or(&a.name);
                    if n.as_str() != "*" {
                        self.bind(n.as_str());
                    }
                }
            }
            Stmt::Try(t) => {
                self.visit_body(&t.body);
                for ast::ExceptHandler::ExceptHandler(h) in &t.handlers {
                    if let Some(x) = &h.type_ {
                        self.visit_expr(x);
                    }
                    if let Some(n) = &h.name {
                        self.bind(n.as_str());
                    }
                    self.visit_body(&h.body);
                }
                self.visit_body(&t.orelse);
                self.visit_body(&t.finalbody);
            }
            Stmt::With(w) if w.is_async => {
                let h = self.host();
                self.scopes.all[h].has_await = true;
                visitor::walk_stmt(self, s);
            }
            Stmt::For(f) if f.is_async => {
                let h = self.host();
                self.scopes.all[h].has_await = true;
                visitor::walk_stmt(self, s);
            }
            Stmt::AnnAssign(a) => {
                if let Some(v) = &a.value {
                    self.visit_expr(v);
                }
                if let Expr::Name(n) = &*a.target {
                    self.bind(n.id.as_str());
                } else {
                    self.visit_expr(&a.target);
                }
                let here = self.scope().kind;
                if here != ScopeKind::Function {
                    self.visit_expr(&a.annotation);
                }
            }
            Stmt::TypeAlias(t) => {
                self.visit_expr(&t.name);
                self.type_params(t.type_params.as_deref(), |b| {
                    b.function(key(&*t.value), None, false, |b| b.visit_expr(&t.value));
                });
            }
            _ => visitor::walk_stmt(self, s),
        }
    }

    fn visit_expr(&mut self, e: &'a Expr) {
        match e {
            Expr::Name(n) => match n.ctx {
                ast::ExprContext::Load => {
                    self.use_name(n.id.as_str());
                    let s = self.scope();
                    if n.id.as_str() == "super" && s.kind != ScopeKind::Module {
                        self.use_name("__class__");
                    }
                }
                _ => self.bind(n.id.as_str()),
            },
            Expr::Named(w) => {
                self.visit_expr(&w.value);
                let host = self.host();
                let all = &mut self.scopes.all;
                all[host].has_walrus = true;
                let inner = std::mem::replace(&mut self.current, host);
                if let Expr::Name(n) = &*w.target {
                    self.bind(n.id.as_str());
                    self.current = inner;
                    if inner != host {
                        self.use_name(n.id.as_str());
                    }
                }
                self.current = inner;
            }
            Expr::Lambda(l) => {
                if let Some(p) = &l.parameters {
                    self.defaults_and_annotations(p);
                }
                self.function(key(l), l.parameters.as_deref(), false, |b| b.visit_expr(&l.body));
            }
            Expr::ListComp(c) => self.comprehension(key(c), false, &c.generators, &[&c.elt]),
            Expr::SetComp(c) => self.comprehension(key(c), false, &c.generators, &[&c.elt]),
            Expr::DictComp(c) => match &c.key {
                Some(k) => self.comprehension(key(c), false, &c.generators, &[k, &c.value]),
                None => self.comprehension(key(c), false, &c.generators, &[&c.value]),
            },
            Expr::Generator(c) => self.comprehension(key(c), true, &c.generators, &[&c.elt]),
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                let h = self.host();
                self.scopes.all[h].has_yield = true;
                visitor::walk_expr(self, e);
            }
            Expr::Await(_) => {
                let h = self.host();
                self.scopes.all[h].has_await = true;
                visitor::walk_expr(self, e);
            }
            _ => visitor::walk_expr(self, e),
        }
    }

    fn visit_pattern(&mut self, p: &'a Pattern) {
        match p {
            Pattern::MatchStar(s) => {
                if let Some(n) = &s.name {
                    self.bind(n.as_str());
                }
            }
            Pattern::MatchAs(a) => {
                if let Some(n) = &a.name {
                    self.bind(n.as_str());
                }
            }
            Pattern::MatchMapping(m) => {
                if let Some(n) = &m.rest {
                    self.bind(n.as_str());
                }
            }
            _ => {}
        }
        visitor::walk_pattern(self, p);
    }
}

impl Builder {
    fn declare(&mut self, symbol: &Symbol, range: TextRange, what: &str) {
        let (s, name) = (self.scope(), symbol.as_str());
        let msg = if s.params.contains(symbol) {
            Some(format!("name '{name}' is parameter and {what}"))
        } else if s.bound.contains(symbol) {
            Some(format!("name '{name}' is assigned to before {what} declaration"))
        } else if s.used.contains(symbol) {
            Some(format!("name '{name}' is used prior to {what} declaration"))
        } else {
            None
        };
        if s.kind == ScopeKind::Module && what == "global" {
            return;
        }
        if let Some(m) = msg {
            self.errors.push((m, range));
        }
    }
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>, class: Option<Name>) -> Self {
        Scope {
            kind,
            parent,
            params: vec![],
            bound: vec![],
            used: vec![],
            globals: vec![],
            nonlocals: vec![],
            cells: vec![],
            frees: vec![],
            access: FxHashMap::default(),
            class_cell: None,
            has_yield: false,
            has_await: false,
            is_async: false,
            has_walrus: false,
            free_start: 0,
            ntemps: 0,
            varnames: vec![],
            class,
        }
    }

    fn is_global(&self, n: &Symbol) -> bool {
        self.globals.iter().any(|g| g.0 == *n)
    }

    fn is_nonlocal(&self, n: &Symbol) -> bool {
        self.nonlocals.iter().any(|g| g.0 == *n)
    }

    fn owns(&self, n: &Symbol) -> bool {
        self.bound.contains(n) && !self.is_global(n) && !self.is_nonlocal(n)
    }
}

impl Scopes {
    /// Build and resolve the scopes of a module (or of a single expression).
    pub fn build(body: &[Stmt], expr: Option<&Expr>) -> Result<Scopes, ScopeError> {
        let mut b = Builder {
            scopes: Scopes {
                all: vec![Scope::new(ScopeKind::Module, None, None)],
                by_node: FxHashMap::default(),
            },
            current: 0,
            errors: vec![],
        };
        b.visit_body(body);
        if let Some(e) = expr {
            b.visit_expr(e);
        }
        if let Some(e) = b.errors.into_iter().next() {
            return Err(e);
        }
        let mut s = b.scopes;
        s.resolve()?;
        Ok(s)
    }

    fn frame_of(&self, mut i: ScopeId) -> ScopeId {
        while self.all[i].kind.is_hosted() {
            match self.all[i].parent {
                Some(p) => i = p,
                None => break,
            }
        }
        i
    }

    /// The scope that owns `name` as seen from inside `from` (not `from` itself).
    fn owner(&self, from: ScopeId, name: &Symbol) -> Option<ScopeId> {
        let mut at = self.all[from].parent;
        while let Some(i) = at {
            let s = &self.all[i];
            match s.kind {
                ScopeKind::Module => return None,
                ScopeKind::Class if name.as_str() == "__class__" => return Some(i),
                ScopeKind::Class => {}
                _ => {
                    if s.owns(name) {
                        return Some(i);
                    }
                    if s.is_global(name) {
                        return None;
                    }
                }
            }
            at = s.parent;
        }
        None
    }

    fn resolve(&mut self) -> Result<(), ScopeError> {
        // First who captures what, then registers, then where each name is.
        let mut owners: Vec<FxHashMap<Symbol, Option<ScopeId>>> = Vec::with_capacity(self.all.len());
        for i in 0..self.all.len() {
            let s = &self.all[i];
            let mut names: Vec<Symbol> = s.bound.clone();
            for n in
                s.used.iter().chain(s.nonlocals.iter().map(|n| &n.0)).chain(s.globals.iter().map(|n| &n.0))
            {
                if !names.contains(n) {
                    names.push(n.clone());
                }
            }
            let mut map = FxHashMap::default();
            for n in names {
                let s = &self.all[i];
                let owner = if s.is_global(&n) {
                    None
                } else if s.owns(&n) && s.kind != ScopeKind::Module {
                    Some(i)
                } else {
                    let o = self.owner(i, &n);
                    if o.is_none()
                        && let Some((_, r)) = s.nonlocals.iter().find(|x| x.0 == n)
                    {
                        return Err((format!("no binding for nonlocal '{}' found", n.as_str()), *r));
                    }
                    o
                };
                map.insert(n, owner);
            }
            owners.push(map);
        }
        for (i, map) in owners.iter().enumerate() {
            let mut names: Vec<_> = map.iter().collect();
            names.sort_by(|a, b| a.0.as_str().cmp(b.0.as_str()));
            for (n, owner) in names {
                let Some(o) = *owner else { continue };
                let (mine, theirs) = (self.frame_of(i), self.frame_of(o));
                if mine == theirs
                    && !(self.all[o].kind == ScopeKind::Class && n.as_str() == "__class__" && i != o)
                {
                    continue;
                }
                if !self.all[o].cells.contains(n) {
                    self.all[o].cells.push(n.clone());
                }
                // Every frame on the way passes the cell down.
                let mut f = mine;
                while f != theirs {
                    if !self.all[f].frees.contains(n) {
                        self.all[f].frees.push(n.clone());
                    }
                    match self.all[f].parent {
                        Some(p) => f = self.frame_of(p),
                        None => break,
                    }
                }
            }
        }
        self.registers(&owners);
        Ok(())
    }

    fn registers(&mut self, owners: &[FxHashMap<Symbol, Option<ScopeId>>]) {
        let count = self.all.len();
        let mut slots: Vec<FxHashMap<Symbol, u16>> = vec![FxHashMap::default(); count];
        for i in 0..count {
            let f = self.frame_of(i);
            let s = &self.all[i];
            let own: Vec<Symbol> = match s.kind {
                ScopeKind::Module => vec![],
                ScopeKind::Class => s.cells.clone(),
                _ => {
                    let mut v = s.params.clone();
                    v.extend(s.bound.iter().filter(|n| s.owns(n) && !s.params.contains(n)).cloned());
                    v
                }
            };
            for n in own {
                let r = self.all[f].varnames.len() as u16;
                self.all[f].varnames.push(n.clone());
                slots[i].insert(n, r);
            }
        }
        let mut free: Vec<FxHashMap<Symbol, u16>> = vec![FxHashMap::default(); count];
        for i in 0..count {
            if self.frame_of(i) != i {
                continue;
            }
            self.all[i].free_start = self.all[i].varnames.len() as u16;
            for n in self.all[i].frees.clone() {
                free[i].insert(n.clone(), self.all[i].varnames.len() as u16);
                self.all[i].varnames.push(n);
            }
            self.all[i].ntemps = self.all[i].varnames.len() as u16;
        }
        for i in 0..count {
            let f = self.frame_of(i);
            let mut access = FxHashMap::default();
            let mut names: Vec<(Symbol, Option<ScopeId>)> =
                owners[i].iter().map(|(n, o)| (n.clone(), *o)).collect();
            for n in &self.all[i].frees {
                // A frame that only passes a cell down still needs to find it.
                if !owners[i].contains_key(n) {
                    names.push((n.clone(), self.owner(i, n)));
                }
            }
            for (n, owner) in names {
                // Type parameters see the names of the class around them.
                let kind = if self.all[i].kind == ScopeKind::Types && owner != Some(i) {
                    self.all[f].kind
                } else {
                    self.all[i].kind
                };
                let a = match owner {
                    None if kind == ScopeKind::Class && !self.all[i].is_global(&n) => Access::ClassName,
                    None => Access::Global,
                    Some(o) if o == i && kind == ScopeKind::Class => Access::ClassName,
                    Some(o)
                        if self.frame_of(o) == f
                            && slots[o].contains_key(&n)
                            && (self.all[o].kind != ScopeKind::Class) =>
                    {
                        let r = slots[o][&n];
                        if self.all[o].cells.contains(&n) { Access::Cell(r) } else { Access::Local(r) }
                    }
                    Some(_) => match free[f].get(&n) {
                        Some(r) if kind == ScopeKind::Class && !self.all[i].is_nonlocal(&n) => {
                            Access::ClassCell(*r)
                        }
                        Some(r) => Access::Cell(*r),
                        None => Access::Global,
                    },
                };
                access.insert(n, a);
            }
            let s = &mut self.all[i];
            if s.kind == ScopeKind::Class {
                let class = s.cells.iter().find(|c| c.as_str() == "__class__");
                s.class_cell = class.and_then(|c| slots[i].get(c)).copied();
            }
            s.access = access;
        }
    }

    /// The register in frame `f` of the cell that an inner frame captures under this name.
    pub fn capture(&self, from: ScopeId, name: &Symbol) -> Option<u16> {
        // Look outwards from the scope that encloses the inner function, inside one frame.
        let frame = self.frame_of(from);
        let mut at = Some(from);
        while let Some(i) = at {
            let s = &self.all[i];
            if s.kind == ScopeKind::Class && name.as_str() == "__class__" {
                return s.class_cell;
            }
            match s.access.get(name) {
                Some(Access::Cell(r) | Access::ClassCell(r)) => return Some(*r),
                _ if i == frame => break,
                _ => at = s.parent,
            }
        }
        let s = &self.all[frame];
        s.frees.iter().position(|n| n == name).map(|p| s.free_start + p as u16)
    }
}
