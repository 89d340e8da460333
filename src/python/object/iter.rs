//! Builtin iterators.

use super::{Dict, ListItems, PyErr, PyResult, RangeObj, Value, ViewKind};
use crate::python::vm::Vm;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What one step of a native iterator gives.
pub enum NativeStep {
    /// The next value.
    Yield(Value),
    /// The end, with the value of `StopIteration`.
    Return(Value),
}

/// An iterator written in Rust. It is taken out of its object while it runs.
pub trait NativeIter {
    /// The class's name as programs see it.
    fn type_name(&self) -> &'static str;
    /// The next value; `sent` is what `send()` was given, else `None`.
    fn next(&mut self, vm: &mut Vm, sent: Value) -> PyResult<NativeStep>;
    /// The next value where that needs no machine and is sure to be there. `None`, with nothing done: ask [`NativeIter::next`].
    fn quick(&mut self) -> Option<Value> {
        None
    }
    /// An exception is thrown in.
    fn throw(&mut self, _vm: &mut Vm, e: PyErr) -> PyResult<NativeStep> {
        Err(e)
    }
    /// The iterator is closed.
    fn close(&mut self, _vm: &mut Vm) -> PyResult<()> {
        Ok(())
    }
    /// Whether `send`, `throw`, `close` and `__await__` exist on it (an awaitable's iterator).
    fn is_awaitable(&self) -> bool {
        false
    }
    /// What it waits for (`cr_await` of it, for the await chain).
    fn awaiting(&self) -> Value {
        Value::None
    }
    /// The object that it refers to, once, as far as circles of references go.
    fn holds(&self) -> Value {
        self.awaiting()
    }
}

/// A builtin iterator object.
pub struct IterObj {
    /// Its state.
    pub state: RefCell<IterState>,
    /// What its class was called before it was exhausted.
    pub was: Cell<&'static str>,
}

/// The state of a builtin iterator.
pub enum IterState {
    /// Exhausted.
    Done,
    /// Taken out: it runs now.
    Running,
    /// Over a list.
    List(Rc<RefCell<ListItems>>, usize),
    /// Over a list, backwards; position one past the next.
    ListReversed(Rc<RefCell<ListItems>>, usize),
    /// Over a tuple.
    Tuple(Rc<super::Items>, usize),
    /// Over a range: next value, how many are left, step.
    Range(i64, usize, i64),
    /// Over a string: byte position.
    Str(Rc<super::PyStr>, usize),
    /// Over bytes.
    Bytes(Rc<Vec<u8>>, usize),
    /// Over a dict: position, how many are left, expected length.
    Dict(Rc<Dict>, usize, usize, usize, ViewKind),
    /// Over a dict, backwards.
    DictReversed(Rc<Dict>, usize, ViewKind),
    /// Over a set: position in its table, expected length.
    Set(Rc<super::Set>, usize, usize),
    /// Over an object with `__getitem__`.
    GetItem(Value, i64),
    /// `iter(callable, sentinel)`.
    Callable(Value, Value),
    /// `enumerate`.
    Enumerate(Value, i64),
    /// `zip`: iterators, strict.
    Zip(Vec<Value>, bool),
    /// `map`: function, iterators.
    Map(Value, Vec<Value>),
    /// `filter`: function or `None`, iterator.
    Filter(Value, Value),
    /// `reversed` of a sequence with `__len__` and `__getitem__`.
    Reversed(Value, i64),
    /// Something else.
    Native(Box<dyn NativeIter>),
}

impl Drop for IterObj {
    fn drop(&mut self) {
        let state = std::mem::replace(self.state.get_mut(), IterState::Done);
        if let IterState::GetItem(..)
        | IterState::Enumerate(..)
        | IterState::Zip(..)
        | IterState::Map(..)
        | IterState::Filter(..)
        | IterState::Reversed(..)
        | IterState::Native(_) = state
        {
            super::deep::let_whole_go(state, IterObj::make);
        }
    }
}

impl IterObj {
    /// An iterator value.
    pub fn make(state: IterState) -> Value {
        Value::Iter(Rc::new(IterObj { state: RefCell::new(state), was: Cell::new("iterator") }))
    }

    /// An iterator value over native code.
    pub fn native(it: impl NativeIter + 'static) -> Value {
        Self::make(IterState::Native(Box::new(it)))
    }

    /// Over a range.
    pub fn range(r: &RangeObj) -> Value {
        Self::make(IterState::Range(r.start, r.len(), r.step))
    }

    /// The class's name as programs see it.
    pub fn type_name(&self) -> &'static str {
        match &*self.state.borrow() {
            IterState::Done => self.was.get(),
            state => state.type_name(),
        }
    }

    /// It has come to its end.
    pub fn exhaust(&self) {
        self.was.set(self.type_name());
        let state = self.state.replace(IterState::Done);
        drop(state);
    }
}

impl IterState {
    fn type_name(&self) -> &'static str {
        match self {
            IterState::Done | IterState::Running => "iterator",
            IterState::List(..) => "list_iterator",
            IterState::ListReversed(..) => "list_reverseiterator",
            IterState::Tuple(..) => "tuple_iterator",
            IterState::Range(..) => "range_iterator",
            IterState::Str(s, _) if s.is_ascii() => "str_ascii_iterator",
            IterState::Str(..) => "str_iterator",
            IterState::Bytes(..) => "bytes_iterator",
            IterState::Dict(_, _, _, _, ViewKind::Keys) => "dict_keyiterator",
            IterState::Dict(_, _, _, _, ViewKind::Values) => "dict_valueiterator",
            IterState::Dict(_, _, _, _, ViewKind::Items) => "dict_itemiterator",
            IterState::DictReversed(_, _, ViewKind::Keys) => "dict_reversekeyiterator",
            IterState::DictReversed(_, _, ViewKind::Values) => "dict_reversevalueiterator",
            IterState::DictReversed(_, _, ViewKind::Items) => "dict_reverseitemiterator",
            IterState::Set(..) => "set_iterator",
            IterState::GetItem(..) => "iterator",
            IterState::Callable(..) => "callable_iterator",
            IterState::Enumerate(..) => "enumerate",
            IterState::Zip(..) => "zip",
            IterState::Map(..) => "map",
            IterState::Filter(..) => "filter",
            IterState::Reversed(..) => "reversed",
            IterState::Native(n) => n.type_name(),
        }
    }
}
