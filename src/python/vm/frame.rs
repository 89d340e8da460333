//! Frames: a function's registers and where it stands. They live on the heap, so that a generator
//! or coroutine is simply a frame that is not on the stack.

use crate::python::object::{BinOp, Code, Dict, FrameObj, Function, GenKind, GenState, Generator, Op, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What happens to a frame's result.
#[derive(Clone, Default)]
pub enum Ret {
    /// Back to the Rust code that started it.
    #[default]
    Rust,
    /// Into a register of the frame below.
    Reg(u16),
    /// `__init__`: the instance goes into the register of the frame below.
    Init(u16, Value),
    /// An operator's method: the result goes into the register of the frame below, unless it is `NotImplemented`.
    Operator(Box<Operation>),
    /// The frame below iterates: yields go to `dst`, the end jumps to `exit`.
    Iter {
        /// Gets the value.
        dst: u16,
        /// The register of the iterator, cleared at the end.
        iter: u16,
        /// Where the loop ends.
        exit: u32,
    },
    /// The frame below awaits (`yield from`): yields and the result go to `value`; the end jumps to `exit`.
    Send {
        /// Gets the value.
        value: u16,
        /// The register of the iterator, cleared at the end.
        iter: u16,
        /// Where the loop ends.
        exit: u32,
    },
}

/// An operator that a method answers.
#[derive(Clone)]
pub struct Operation {
    /// Which.
    pub op: BinOp,
    /// Whether it is the form that assigns.
    pub in_place: bool,
    /// Gets the result.
    pub dst: u16,
    /// The operand on the left, whose method it is.
    pub a: Value,
    /// The operand on the right.
    pub b: Value,
}

/// A function's activation.
pub struct Frame {
    /// The code.
    pub code: Rc<Code>,
    /// Globals of its module.
    pub globals: Rc<Dict>,
    /// Registers.
    pub regs: Vec<Value>,
    /// The next instruction.
    pub pc: u32,
    /// The exception that this frame is handling, if any.
    pub handled: Value,
    /// A class body's namespace.
    pub ns: Value,
    /// What happens to its result.
    pub ret: Ret,
    /// The generator that it is the frame of, while it runs.
    pub generator: Option<Rc<Generator>>,
    /// The frame as programs see it, once somebody asked.
    pub obj: Option<Rc<FrameObj>>,
}

impl Frame {
    /// An empty frame of some code.
    pub fn new(code: Rc<Code>, globals: Rc<Dict>) -> Box<Frame> {
        let n = code.nregs as usize;
        let mut regs = Vec::with_capacity(n);
        regs.resize(n, Value::Undef);
        Box::new(Frame {
            code,
            globals,
            regs,
            pc: 0,
            handled: Value::Undef,
            ns: Value::Undef,
            ret: Ret::Rust,
            generator: None,
            obj: None,
        })
    }

    /// Put the cells of a function's closure into its registers.
    #[inline]
    pub(super) fn capture(&mut self, f: &Function) {
        for (r, cell) in self.regs[self.code.free_start as usize..].iter_mut().zip(&f.closure) {
            r.put(Value::Cell(cell.clone()));
        }
    }

    /// Whether it stands inside a protected stretch, so that closing it may run code.
    pub fn in_try(&self) -> bool {
        self.pc > 0 && self.code.handler(self.pc - 1).is_some()
    }

    /// The coroutine that it awaits, suspended like itself, and where that one's end leads. The frame stands behind the
    /// wait's `Send` then, as when that has resumed it.
    pub(super) fn awaited(&mut self) -> Option<(Rc<Generator>, Ret)> {
        let at = self.pc as usize;
        let [Op::Jump { target: exit }, Op::YieldAwait { value, iter }] =
            *self.code.ops.get(at.checked_sub(2)?..at)?
        else {
            return None;
        };
        match self.regs.get(iter as usize)? {
            Value::Gen(g) if g.kind != GenKind::AsyncGen && g.state.get() == GenState::Suspended => {
                self.pc -= 1;
                Some((g.clone(), Ret::Send { value, iter, exit }))
            }
            _ => None,
        }
    }

    /// The frame as programs see it.
    pub fn object(&mut self) -> Rc<FrameObj> {
        let obj = self.obj.get_or_insert_with(|| {
            Rc::new(FrameObj {
                code: self.code.clone(),
                globals: self.globals.clone(),
                locals: RefCell::default(),
                pc: Cell::new(0),
                back: RefCell::default(),
                generator: RefCell::default(),
            })
        });
        obj.pc.set(self.pc.saturating_sub(1));
        obj.clone()
    }

    /// The line it stands at.
    pub fn line(&self) -> u32 {
        self.code.line(self.pc.saturating_sub(1))
    }
}
