//! Generators, coroutines and async generators: suspended frames; and what happens at the end of
//! objects that have something to say when they go.

use super::{Attrs, Class, FrameObj, Name, Payload, Value};
use crate::python::vm::Frame;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Which kind of suspended frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenKind {
    /// `def` with `yield`.
    Generator,
    /// `async def`.
    Coroutine,
    /// `async def` with `yield`.
    AsyncGen,
}

/// Where it is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenState {
    /// Not started.
    Created,
    /// Started and suspended.
    Suspended,
    /// Running now.
    Running,
    /// Finished.
    Closed,
}

/// A generator, coroutine or async generator.
pub struct Generator {
    /// Which kind.
    pub kind: GenKind,
    /// `__name__`.
    pub name: RefCell<Name>,
    /// `__qualname__`.
    pub qualname: RefCell<Name>,
    /// Where it is in its life.
    pub state: Cell<GenState>,
    /// The frame, while it does not run.
    pub frame: RefCell<Option<Box<Frame>>>,
    /// Async generators: an `anext()`/`asend()`/`athrow()` is under way.
    pub busy: Cell<bool>,
    /// Async generators: the loop's hooks were told of the first iteration.
    pub hooked: Cell<bool>,
    /// Async generators: the loop's finalizer hook.
    pub finalizer: RefCell<Value>,
    /// It was about to go once before, and has had its say.
    pub finalized: Cell<bool>,
    /// Coroutines in debug mode: where it was created (`cr_origin`).
    pub origin: RefCell<Value>,
}

impl Generator {
    /// Its frame as programs see it, while it is suspended.
    pub fn frame_object(self: &Rc<Self>) -> Option<Rc<FrameObj>> {
        let object = self.frame.borrow_mut().as_mut()?.object();
        *object.generator.borrow_mut() = Rc::downgrade(self);
        Some(object)
    }

    /// Whether it is a generator that `types.coroutine` made awaitable.
    pub fn is_awaitable(&self) -> bool {
        self.kind == GenKind::Generator
            && self.frame.borrow().as_ref().is_some_and(|frame| frame.code.awaitable.get())
    }
}

/// What is left to be done for an object that has lost its last reference.
pub enum Finalizer {
    /// Run `__del__` on the rebuilt object.
    Del {
        /// Its class.
        class: Rc<Class>,
        /// Its attributes.
        attrs: Attrs,
        /// Its payload.
        payload: Payload,
    },
    /// Report a coroutine that was never awaited.
    NeverAwaited {
        /// Its qualified name, or that of the async generator it is a method of.
        qualname: Name,
        /// Which method of an async generator.
        method: Option<&'static str>,
        /// Its `cr_origin`.
        origin: Value,
    },
    /// Close a suspended generator or coroutine, so that its `finally` blocks run.
    Close(Rc<Generator>),
    /// Hand an async generator to its loop's finalizer hook.
    AsyncGen(Rc<Generator>),
    /// Something native: run with the machine.
    Native(Box<dyn FnOnce(&mut crate::python::vm::Vm)>),
}

/// Native data that has something to say when its object goes: store a `Box<dyn DropHook>` as the
/// instance's native data.
pub trait DropHook: std::any::Any {
    /// The object is gone. May queue a [`Finalizer`].
    fn dropped(&mut self);
}

thread_local! {
    static PENDING: Cell<bool> = const { Cell::new(false) };
    static QUEUE: RefCell<Vec<Finalizer>> = const { RefCell::new(Vec::new()) };
}

/// Queue work for the machine's next safe point.
pub fn push_finalizer(f: Finalizer) {
    let _ = PENDING.try_with(|p| p.set(true));
    let _ = QUEUE.try_with(|q| q.borrow_mut().push(f));
}

/// Whether objects have gone that have something to say.
#[inline]
pub fn finalizers_pending() -> bool {
    PENDING.with(Cell::get)
}

/// Take what is to be done, in the order in which the objects went.
pub fn take_finalizers() -> Vec<Finalizer> {
    PENDING.with(|p| p.set(false));
    QUEUE.with(|q| std::mem::take(&mut *q.borrow_mut()))
}

impl Drop for Generator {
    fn drop(&mut self) {
        super::instance_gone(std::ptr::from_ref(self) as usize);
        let Some(mut frame) = self.frame.get_mut().take() else { return };
        match (self.kind, self.state.get()) {
            (GenKind::Coroutine, GenState::Created) => {
                push_finalizer(Finalizer::NeverAwaited {
                    qualname: self.qualname.borrow().clone(),
                    method: None,
                    origin: self.origin.get_mut().clone(),
                });
            }
            (kind, GenState::Suspended)
                if !self.finalized.get()
                    && (frame.in_try()
                        || (kind == GenKind::AsyncGen && !self.finalizer.get_mut().is_undef())) =>
            {
                let finalizer = std::mem::take(self.finalizer.get_mut());
                let hooked = !finalizer.is_undef() && !finalizer.is_none();
                let again = Rc::new(Generator {
                    kind,
                    name: RefCell::new(self.name.borrow().clone()),
                    qualname: RefCell::new(self.qualname.borrow().clone()),
                    state: Cell::new(GenState::Suspended),
                    frame: RefCell::new(Some(frame)),
                    busy: Cell::new(false),
                    hooked: Cell::new(true),
                    finalizer: RefCell::new(finalizer),
                    finalized: Cell::new(true),
                    origin: RefCell::new(Value::Undef),
                });
                push_finalizer(if kind == GenKind::AsyncGen && hooked {
                    Finalizer::AsyncGen(again)
                } else {
                    Finalizer::Close(again)
                });
                return;
            }
            _ => {}
        }
        if frame.regs.iter().any(super::deep::nests) {
            super::deep::let_go(std::mem::take(&mut frame.regs).into_iter());
        }
    }
}
