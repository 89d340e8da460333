//! Compiled code: what the compiler makes and the machine runs.
//!
//! A register machine. A frame's registers are parameters, then other locals, cells and free
//! variables, then temporaries. An operand is a register, or from `0x8000` on a constant. An
//! instruction that consumes a temporary leaves it undefined (small numbers may stay, nobody
//! can tell), so that objects go at the same moment as in CPython.
//!
//! Longer than most files by its instructions, a sentence each.
#![allow(rustdoc::broken_intra_doc_links, reason = "regs[x] is the machine's own notation, not a link")]

use super::{Name, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    Is,
    IsNot,
    In,
    NotIn,
}

/// One instruction, 8 bytes. `dst`, `src`, `a`, `b` are operands; a conditional instruction that
/// may jump is followed by a [`Op::Jump`] that holds its target.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Op {
    Nop,
    /// dst = src; a local must be bound. Takes a temporary.
    Move {
        dst: u16,
        src: u16,
    },
    /// An error if the local is unbound: what follows reads it where it stands, but tells of more than its name.
    Bound {
        r: u16,
    },
    /// dst = src, leaving the temporary as it is.
    Copy {
        dst: u16,
        src: u16,
    },
    Int {
        dst: u16,
        value: i32,
    },
    /// Make a register undefined.
    Clear {
        r: u16,
    },
    /// `del local`: it must be bound.
    DelFast {
        r: u16,
    },
    /// Wrap a register's value (a parameter) in a cell, or make an empty cell.
    MakeCell {
        r: u16,
    },
    LoadDeref {
        dst: u16,
        cell: u16,
    },
    StoreDeref {
        cell: u16,
        src: u16,
    },
    DelDeref {
        cell: u16,
    },
    LoadGlobal {
        dst: u16,
        site: u16,
    },
    StoreGlobal {
        name: u16,
        src: u16,
    },
    DelGlobal {
        name: u16,
    },
    /// Class bodies: namespace, then globals, builtins.
    LoadName {
        dst: u16,
        site: u16,
    },
    /// Class bodies: namespace, then the cell.
    LoadNameDeref {
        dst: u16,
        name: u16,
        cell: u16,
    },
    StoreName {
        name: u16,
        src: u16,
    },
    DelName {
        name: u16,
    },
    LoadAttr {
        dst: u16,
        obj: u16,
        site: u16,
    },
    StoreAttr {
        obj: u16,
        site: u16,
        src: u16,
    },
    DelAttr {
        obj: u16,
        name: u16,
    },
    /// base = function, base+1 = self (or undefined if base is already bound).
    LoadMethod {
        base: u16,
        obj: u16,
        site: u16,
    },
    /// `super().name`: dst = attribute; dst, dst+1 held `super`'s class and self.
    LoadSuper {
        dst: u16,
        class: u16,
        name: u16,
    },
    Subscript {
        dst: u16,
        obj: u16,
        key: u16,
    },
    StoreSubscript {
        obj: u16,
        key: u16,
        src: u16,
    },
    DelSubscript {
        obj: u16,
        key: u16,
    },
    /// dst = slice(regs[base], regs[base+1], regs[base+2])
    Slice {
        dst: u16,
        base: u16,
    },
    Bin {
        op: BinOp,
        dst: u16,
        a: u16,
        b: u16,
    },
    InPlace {
        op: BinOp,
        dst: u16,
        a: u16,
        b: u16,
    },
    Cmp {
        op: CmpOp,
        dst: u16,
        a: u16,
        b: u16,
    },
    /// Jump (next instruction) if the comparison gives `expect`.
    CmpJump {
        op: CmpOp,
        expect: bool,
        a: u16,
        b: u16,
    },
    Neg {
        dst: u16,
        src: u16,
    },
    Pos {
        dst: u16,
        src: u16,
    },
    Invert {
        dst: u16,
        src: u16,
    },
    Not {
        dst: u16,
        src: u16,
    },
    Jump {
        target: u32,
    },
    /// A jump backwards: counts against the budget.
    Loop {
        target: u32,
    },
    JumpIf {
        src: u16,
        target: u32,
    },
    JumpIfNot {
        src: u16,
        target: u32,
    },
    JumpIfNone {
        src: u16,
        target: u32,
    },
    JumpIfNotNone {
        src: u16,
        target: u32,
    },
    /// Truth test that keeps the value: jump if true (false), else take the register.
    JumpIfKeep {
        src: u16,
        target: u32,
    },
    JumpIfNotKeep {
        src: u16,
        target: u32,
    },
    GetIter {
        dst: u16,
        src: u16,
    },
    /// dst = next(iter), or jump (next instruction) at the end, clearing iter.
    ForIter {
        dst: u16,
        iter: u16,
    },
    /// regs[base..base+n] = the items of src, exactly n.
    Unpack {
        src: u16,
        base: u16,
        n: u16,
    },
    /// The same with a starred target: `before` items, a list, `after` items.
    UnpackEx {
        src: u16,
        base: u16,
        before: u8,
        after: u16,
    },
    Tuple {
        dst: u16,
        base: u16,
        n: u16,
    },
    List {
        dst: u16,
        base: u16,
        n: u16,
    },
    Set {
        dst: u16,
        base: u16,
        n: u16,
    },
    /// Of constants, which CPython makes of a tuple of them.
    ConstantList {
        dst: u16,
        base: u16,
        n: u16,
    },
    /// Of constants, whose members lie as CPython's compiler has them.
    ConstantSet {
        dst: u16,
        base: u16,
        n: u16,
    },
    /// n pairs from base.
    Dict {
        dst: u16,
        base: u16,
        n: u16,
    },
    Append {
        list: u16,
        src: u16,
    },
    SetAdd {
        set: u16,
        src: u16,
    },
    /// dict[regs[key]] = regs[key+1]
    DictAdd {
        dict: u16,
        key: u16,
    },
    Extend {
        list: u16,
        src: u16,
    },
    /// As Extend, for `f(*args)`; `func` is for the message.
    ExtendArgs {
        list: u16,
        src: u16,
        func: u16,
    },
    SetUpdate {
        set: u16,
        src: u16,
    },
    DictUpdate {
        dict: u16,
        src: u16,
    },
    /// As DictUpdate, for `f(**kw)`: repeated keys are errors; `func` is for the message.
    DictMerge {
        dict: u16,
        src: u16,
        func: u16,
    },
    ListToTuple {
        r: u16,
    },
    /// dst = regs[base](regs[base+1..=base+n])
    Call {
        dst: u16,
        base: u16,
        n: u16,
    },
    /// As Call with a self slot (see LoadMethod): arguments from base+2.
    CallMethod {
        dst: u16,
        base: u16,
        n: u16,
    },
    /// regs[base] = the call with n arguments, the last of them named by constant `names`.
    CallKw {
        base: u16,
        n: u16,
        names: u16,
    },
    CallMethodKw {
        base: u16,
        n: u16,
        names: u16,
    },
    /// regs[base] = regs[base](*regs[base+1], **regs[base+2])
    CallEx {
        base: u16,
    },
    Return {
        src: u16,
    },
    /// Make a function from code `code`; flags: 1 defaults, 2 kwdefaults, 4 annotations, 8 closure,
    /// each in regs from `dst`+1 on.
    Function {
        dst: u16,
        code: u16,
        flags: u16,
    },
    /// regs[base] = build_class(function at base, name constant at base+1, bases and keywords as CallEx at +2, +3)
    BuildClass {
        base: u16,
    },
    Import {
        dst: u16,
        name: u16,
        level: u16,
    },
    /// `import a.b.c as d`: keep the last module.
    ImportFrom {
        dst: u16,
        module: u16,
        name: u16,
    },
    ImportStar {
        module: u16,
    },
    Raise {
        exc: u16,
        cause: u16,
    },
    /// Raise the handled exception again (bare `raise`).
    RaiseAgain,
    /// Raise a register's exception again, unchanged (end of `finally`).
    Reraise {
        exc: u16,
    },
    /// Enter a handler: regs[exc] is now the exception being handled.
    PushExc {
        exc: u16,
    },
    /// Leave it: regs[outer] is handled again (`0xffff`: nothing), regs[exc] is cleared.
    PopExc {
        exc: u16,
        outer: u16,
    },
    /// Jump (next instruction) unless the exception matches.
    MatchExc {
        exc: u16,
        kind: u16,
    },
    /// regs[dst] = matching part of a group, regs[dst+1] = rest.
    MatchStar {
        dst: u16,
        exc: u16,
        kind: u16,
    },
    /// regs[exc] = what an `except*` statement raises in the end (undefined: nothing): from original, list of raised.
    StarResult {
        dst: u16,
        orig: u16,
        list: u16,
    },
    AssertFail {
        msg: u16,
    },
    /// base = __enter__ bound result..., `regs[dst]` = manager's exit function; dst+1 = result of enter.
    WithEnter {
        dst: u16,
        src: u16,
    },
    AWithEnter {
        dst: u16,
        src: u16,
    },
    /// regs[dst] = exit(type, exc, tb)
    WithExit {
        dst: u16,
        exit: u16,
        exc: u16,
    },
    /// regs[dst] = exit(None, None, None)
    WithExitOk {
        dst: u16,
        exit: u16,
    },
    Awaitable {
        dst: u16,
        src: u16,
        why: u16,
    },
    YieldFromIter {
        dst: u16,
        src: u16,
    },
    /// Send regs[value] into regs[iter]: what it yields goes to value; at its end the result goes to value and
    /// control jumps (next instruction).
    Send {
        value: u16,
        iter: u16,
    },
    /// Yield regs[value]; what is sent comes back into it.
    Yield {
        value: u16,
    },
    /// The same inside `await`/`yield from`: exceptions are thrown into regs[iter].
    YieldAwait {
        value: u16,
        iter: u16,
    },
    /// `yield` of an async generator.
    AsyncYield {
        value: u16,
    },
    AIter {
        dst: u16,
        src: u16,
    },
    ANext {
        dst: u16,
        iter: u16,
    },
    /// The exception regs[exc] ends an `async for`: fall through if StopAsyncIteration, else raise it again.
    EndAsyncFor {
        exc: u16,
    },
    /// dst = format(src, spec); conv: 0 none, 1 str, 2 repr, 3 ascii; spec may be undefined register. An int without
    /// a spec stays as it is: what takes the result, `Concat`, writes its digits where they belong.
    Format {
        conv: u8,
        dst: u16,
        src: u16,
        spec: u16,
    },
    /// dst = concatenation of n strings and ints.
    Concat {
        dst: u16,
        base: u16,
        n: u16,
    },
    // Patterns: each tests and falls through, or jumps (next instruction).
    MatchSeq {
        src: u16,
        min: u16,
        exact: bool,
    },
    MatchMap {
        src: u16,
        min: u16,
    },
    /// dst = tuple of values for the tuple of keys.
    MatchKeys {
        dst: u16,
        src: u16,
        keys: u16,
    },
    /// base = class, base+1 = subject, base+2 = names tuple; n positional: base = tuple of attributes.
    MatchClass {
        base: u16,
        n: u16,
    },
    /// dst = copy of the mapping without the keys.
    MatchRest {
        dst: u16,
        src: u16,
        keys: u16,
    },
    /// Locals of the class body or module are what `locals()` gives; set `__annotations__` up.
    SetupAnnotations,
    Annotate {
        name: u16,
        src: u16,
    },
    /// `type X = ...` and PEP 695 parameters: make a type variable named by the constant.
    TypeVar {
        dst: u16,
        name: u16,
    },
    TypeAlias {
        dst: u16,
        name: u16,
        src: u16,
    },
    /// Print the value of an expression statement (interactive only): unused registers are dropped.
    Drop {
        r: u16,
    },
    /// Line marker for the trace; only when compiled for tracing.
    Line {
        line: u32,
    },
}

/// Where an instruction comes from: byte offsets into the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// An attribute access and its cache.
pub struct AttrSite {
    /// The attribute.
    pub name: Name,
    /// Class version, and kind with position; see `vm/attr.rs`.
    pub cache: Cell<(u32, u32)>,
    /// The cached class attribute.
    pub value: RefCell<Value>,
}

/// A global's access and its cache.
pub struct GlobalSite {
    /// The name.
    pub name: Name,
    /// Version of the globals' keys and position in them (`u32::MAX`: in builtins).
    pub globals: Cell<(u32, u32)>,
    /// Version of the builtins' keys and position in them.
    pub builtins: Cell<(u32, u32)>,
}

/// A stretch of code whose exceptions are handled.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    /// First instruction.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where control goes.
    pub target: u32,
    /// The register that gets the exception; temporaries above it are cleared.
    pub exc: u16,
    /// The register of the exception that was being handled around it (`0xffff`: none).
    pub outer: u16,
}

/// Facts about code.
#[derive(Clone, Copy, Default, Debug)]
#[allow(missing_docs)]
pub struct CodeFlags {
    pub varargs: bool,
    pub varkw: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub is_class: bool,
    pub is_module: bool,
    /// A plain call with exactly the positional parameters needs no argument handling.
    pub simple: bool,
    /// A frame of the engine's own library without a marker: not shown in tracebacks.
    pub nested: bool,
    /// Its body is compiled when it is called: see [`Deferred`].
    pub deferred: bool,
}

/// A function of the library whose body has not been compiled yet: where its text is.
pub struct Deferred {
    /// Where it begins in its source's text, its decorators included, ...
    pub start: u32,
    /// ... where it ends, ...
    pub end: u32,
    /// ... and the line of its beginning, from 1.
    pub line: u32,
    /// The class around it.
    pub class: Option<Rc<str>>,
    /// Its code, once it has been compiled.
    pub whole: std::cell::OnceCell<Rc<Code>>,
}

/// A source file.
pub struct Source {
    /// The name shown in tracebacks.
    pub name: Rc<str>,
    /// The text.
    pub text: Rc<str>,
    /// How many lines of the file come before it: a part of a file says so.
    before: u32,
    /// Byte offset of every line.
    lines: Vec<u32>,
    /// Whether this is a module of the engine's own library.
    pub library: bool,
    /// Whether it stands for a module that CPython has in C, whose calls take no frames there.
    pub native: bool,
    /// Whether tracebacks can show its lines: not for text given to `exec` or `compile`.
    pub shown: bool,
    /// Whether its statements are compiled with markers that tell the trace of their lines.
    pub told: bool,
    /// What compiling it warned of: line and text.
    pub warnings: std::cell::RefCell<Vec<(u32, String)>>,
}

/// Parts of the library that stand for modules which CPython has in C.
const NATIVE_THERE: [&str; 4] = ["_collections.py", "_functools.py", "itertools.py", "json/"];

impl Source {
    /// A source file.
    pub fn new(name: &str, text: &str, library: bool) -> Rc<Source> {
        Rc::new(Source::made(name, text, library))
    }

    /// A part of a module of the library that begins at a line of it (from 1).
    pub fn part(name: &str, text: &str, line: u32) -> Rc<Source> {
        Rc::new(Source { before: line - 1, ..Source::made(name, text, true) })
    }

    /// A file of the program; `told`: its lines are told to the trace as they run.
    pub fn of_program(name: &str, text: &str, told: bool) -> Rc<Source> {
        Rc::new(Source { told, ..Source::made(name, text, false) })
    }

    fn made(name: &str, text: &str, library: bool) -> Source {
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        Source {
            name: name.into(),
            text: text.into(),
            before: 0,
            lines,
            library,
            native: library && NATIVE_THERE.iter().any(|m| name.contains(m)),
            shown: true,
            told: false,
            warnings: Default::default(),
        }
    }

    /// The text of `exec` or `compile`, whose lines a traceback does not find.
    pub fn of_string(name: &str, text: &str) -> Rc<Source> {
        Rc::new(Source { shown: false, ..Source::made(name, text, false) })
    }

    /// The line (from 1) of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.before + self.lines.partition_point(|l| *l <= offset) as u32
    }

    /// Where a line (from 1) begins.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.lines.get(self.index(line)).copied()
    }

    fn index(&self, line: u32) -> usize {
        line.saturating_sub(1 + self.before) as usize
    }

    /// The text of a line (from 1), without its newline.
    pub fn line_text(&self, line: u32) -> &str {
        let i = self.index(line);
        let Some(start) = self.lines.get(i) else { return "" };
        let end = self.lines.get(i + 1).map_or(self.text.len(), |e| *e as usize - 1);
        self.text.get(*start as usize..end).unwrap_or("").trim_end_matches('\r')
    }

    /// Byte offset in its line.
    pub fn column(&self, offset: u32) -> u32 {
        offset - self.line_start(self.line(offset)).unwrap_or(offset)
    }
}

/// A function's compiled code.
pub struct Code {
    /// `co_name`
    pub name: Name,
    /// `co_qualname`
    pub qualname: Name,
    /// The file.
    pub source: Rc<Source>,
    /// Instructions.
    pub ops: Vec<Op>,
    /// Where each comes from.
    pub spans: Vec<Span>,
    /// Names within instructions that were found unbound: their places count on from the instructions'.
    pub unbound: RefCell<Vec<Span>>,
    /// Constants.
    pub consts: Vec<Value>,
    /// Names.
    pub names: Vec<Name>,
    /// Attribute sites.
    pub attrs: Vec<AttrSite>,
    /// Global sites.
    pub globals: Vec<GlobalSite>,
    /// Nested code.
    pub codes: Vec<Rc<Code>>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// Names of locals by register (parameters first); cells and free variables included.
    pub varnames: Vec<Name>,
    /// Registers of cell variables (made by this function).
    pub cells: Vec<u16>,
    /// First register of the free variables, and their names in order.
    pub free_start: u16,
    /// Names of free variables.
    pub freevars: Vec<Name>,
    /// For nested code: registers of the enclosing function whose cells are its free variables.
    pub captures: Vec<u16>,
    /// Registers below this are locals, from it on temporaries.
    pub ntemps: u16,
    /// How many registers a frame needs.
    pub nregs: u16,
    /// Positional parameters, positional-only included.
    pub argcount: u16,
    /// Positional-only parameters.
    pub posonly: u16,
    /// Keyword-only parameters.
    pub kwonly: u16,
    /// Facts.
    pub flags: CodeFlags,
    /// Whether its generators may be awaited (`types.coroutine`).
    pub awaitable: std::cell::Cell<bool>,
    /// Line of the `def` (of its first decorator).
    pub first_line: u32,
    /// The docstring.
    pub doc: Value,
    /// What its body is, if that has not been compiled yet.
    pub deferred: Option<Rc<Deferred>>,
}

impl Code {
    /// The span of an instruction.
    pub fn span(&self, pc: u32) -> Span {
        self.place(pc).unwrap_or_default()
    }

    fn place(&self, pc: u32) -> Option<Span> {
        let at = pc as usize;
        self.spans.get(at).copied().or_else(|| self.unbound.borrow().get(at - self.spans.len()).copied())
    }

    /// The place of a name that the instruction `pc` found unbound, to be told instead of the instruction's.
    pub fn blame(&self, pc: u32, name: &str) -> u32 {
        let span = self.span(pc);
        let text = self.source.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let found = text.match_indices(name).map(|(at, _)| at).find(|&at| {
            !text[..at].ends_with(|c| word(c) || c == '.') && !text[at + name.len()..].starts_with(word)
        });
        let Some(start) = found.map(|at| span.start + at as u32) else { return pc };
        let place = Span { start, end: start + name.len() as u32 };
        let mut known = self.unbound.borrow_mut();
        let at = known.iter().position(|s| *s == place).unwrap_or(known.len());
        if at == known.len() {
            known.push(place);
        }
        (self.spans.len() + at) as u32
    }

    /// The line of an instruction.
    pub fn line(&self, pc: u32) -> u32 {
        match self.place(pc) {
            Some(s) => self.source.line(s.start),
            None => self.first_line,
        }
    }

    /// The innermost handler of an instruction.
    pub fn handler(&self, pc: u32) -> Option<Handler> {
        self.handlers.iter().find(|h| h.start <= pc && pc < h.end).copied()
    }

    /// Let go what the inline caches hold, here and in all code inside.
    pub fn forget(&self) {
        for site in &self.attrs {
            site.cache.set((0, 0));
            drop(site.value.take());
        }
        for inner in &self.codes {
            inner.forget();
        }
        if let Some(whole) = self.deferred.as_ref().and_then(|d| d.whole.get()) {
            whole.forget();
        }
    }

    /// Names of all parameters, `*args` and `**kwargs` included, in register order.
    pub fn params(&self) -> usize {
        self.argcount as usize
            + self.kwonly as usize
            + usize::from(self.flags.varargs)
            + usize::from(self.flags.varkw)
    }
}
