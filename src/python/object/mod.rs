//! The object model: what a Python value is, without the machine that runs it.
//!
//! [`Value`] is 16 bytes: small things inline, the rest behind `Rc`. Counting references makes
//! destruction immediate, as in CPython, which the reports of asyncio ("never awaited", "never
//! retrieved", "destroyed but pending") rely on. Builtin types have variants of their own;
//! everything else (instances of classes, exceptions, native objects) is an [`Instance`], whose
//! [`Payload`] carries what its builtin base needs.

mod class;
mod code;
mod deep;
mod dict;
mod exc;
mod func;
mod generator;
mod iter;
mod list;
mod mortal;
mod names;
mod scalar;
mod set;
mod str_;
mod tuple;
mod types;

pub use class::{Attrs, Calling, Class, ClassFlags, ClassRef, Instance, Layout, Payload};
pub use code::{AttrSite, BinOp, CmpOp, Code, CodeFlags, Deferred, GlobalSite, Handler, Op, Source, Span};
pub use dict::{Dict, DictEntry, fast_eq, fast_hash, hash_big, hash_float, hash_int, hash_str};
pub use exc::{ExcData, FrameObj, PyErr, PyResult, Traceback};
pub use func::{
    Alias, BoundMethod, CellObj, Function, Kwargs, Member, Module, NativeFn, NativeFunc, Property, QuickFn,
    Super, WeakRef, WeakTarget, instance_gone,
};
pub use generator::{
    DropHook, Finalizer, GenKind, GenState, Generator, finalizers_pending, push_finalizer, take_finalizers,
};
pub use iter::{IterObj, IterState, NativeIter, NativeStep};
pub use list::ListItems;
pub use mortal::{forget_mortals, mortals, watch_end};
pub use names::{Names, intern, names};
pub use scalar::{Real, Truth};
pub use set::Set;
pub use str_::PyStr;
pub use tuple::Items;
pub use types::{Types, builtin_class, class_of, types};

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::cell::RefCell;
use std::rc::Rc;

/// An interned string: a name in a program.
pub type Name = Rc<PyStr>;

/// A Python value. Laid out as a word for the tag and a word for the rest, whatever the variant: so a value is written and
/// moved as two words, and a processor need not wait for narrow writes before a wide read.
#[derive(Clone, Default)]
#[repr(C, u64)]
pub enum Value {
    /// No value at all: an unbound local, a free register, a deleted dict entry. Never seen by programs.
    #[default]
    Undef,
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(Truth),
    /// An `int` that fits 64 bits. Every such int has this form, never [`Value::Big`].
    Int(i64),
    /// A `float`.
    Float(Real),
    /// `NotImplemented`.
    NotImplemented,
    /// `...`.
    Ellipsis,
    /// A `str`.
    Str(Rc<PyStr>),
    /// An `int` beyond 64 bits.
    Big(Rc<BigInt>),
    /// A `complex`: real and imaginary part.
    Complex(Rc<(f64, f64)>),
    /// A `bytes`.
    Bytes(Rc<Vec<u8>>),
    /// A `bytearray`.
    ByteArray(Rc<RefCell<Vec<u8>>>),
    /// A `tuple`.
    Tuple(Rc<Items>),
    /// A `list`.
    List(Rc<RefCell<ListItems>>),
    /// A `dict`.
    Dict(Rc<Dict>),
    /// A `set`.
    Set(Rc<Set>),
    /// A `frozenset`.
    FrozenSet(Rc<Set>),
    /// `dict.keys()`, `.values()` or `.items()`, and whether the dict is an `OrderedDict`.
    View(Rc<(Rc<Dict>, ViewKind, bool)>),
    /// A `range`.
    Range(Rc<RangeObj>),
    /// A `slice`.
    Slice(Rc<[Value; 3]>),
    /// A function written in Python.
    Func(Rc<Function>),
    /// A bound method.
    Method(Rc<BoundMethod>),
    /// A function written in Rust.
    Native(Rc<NativeFunc>),
    /// A class.
    Class(Rc<Class>),
    /// An instance of a class, an exception, or a native object.
    Instance(Rc<Instance>),
    /// A module.
    Module(Rc<Module>),
    /// A generator, coroutine or async generator.
    Gen(Rc<Generator>),
    /// A builtin iterator.
    Iter(Rc<IterObj>),
    /// A closure cell.
    Cell(Rc<CellObj>),
    /// A code object.
    Code(Rc<Code>),
    /// A `property`.
    Property(Rc<Property>),
    /// A `staticmethod`.
    StaticMethod(Rc<Value>),
    /// A `classmethod`.
    ClassMethod(Rc<Value>),
    /// `super()`.
    Super(Rc<Super>),
    /// A traceback.
    Traceback(Rc<Traceback>),
    /// A frame as programs see it.
    Frame(Rc<FrameObj>),
    /// `list[int]`, or `int | None`.
    Alias(Rc<Alias>),
    /// A slot of a class (`__slots__`) or an attribute of a native type.
    Member(Rc<Member>),
    /// A weak reference.
    Weak(Rc<WeakRef>),
}

/// Which view of a dict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ViewKind {
    /// `dict.keys()`
    Keys,
    /// `dict.values()`
    Values,
    /// `dict.items()`
    Items,
}

/// A `range`; bounds beyond 64 bits are refused when it is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RangeObj {
    /// First value.
    pub start: i64,
    /// Bound, not included.
    pub stop: i64,
    /// Step, never 0.
    pub step: i64,
}

impl RangeObj {
    /// How many values it has.
    pub fn len(&self) -> usize {
        let (a, b, s) = (self.start as i128, self.stop as i128, self.step as i128);
        let n = if s > 0 { (b - a + s - 1).div_euclid(s) } else { (a - b - s - 1).div_euclid(-s) };
        n.max(0) as usize
    }

    /// Whether it has no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `i`, which the caller has checked.
    pub fn at(&self, i: usize) -> i64 {
        self.start.wrapping_add((i as i64).wrapping_mul(self.step))
    }
}

impl Value {
    /// Whether it is one of the small values that own nothing: they are copied and dropped without a look.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        matches!(
            self,
            Value::Undef
                | Value::None
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Float(_)
                | Value::NotImplemented
                | Value::Ellipsis
        )
    }

    /// Put another value in its place. What owns nothing is not dropped, which saves the call.
    #[inline(always)]
    pub fn put(&mut self, v: Value) {
        if self.is_plain() {
            std::mem::forget(std::mem::replace(self, v));
        } else {
            *self = v;
        }
    }

    /// A clone whose common cases need no call.
    #[inline(always)]
    pub fn dup(&self) -> Value {
        match self {
            Value::Int(i) => Value::Int(*i),
            Value::Float(f) => Value::Float(*f),
            Value::None => Value::None,
            Value::Undef => Value::Undef,
            v => v.clone(),
        }
    }

    /// Take it and leave nothing. A number is taken in parts: it was mostly written in parts a moment ago, and a
    /// processor waits where a wide read follows narrow writes.
    #[inline(always)]
    pub fn take(&mut self) -> Value {
        let v = match self {
            Value::Int(i) => Value::Int(*i),
            Value::Float(f) => Value::Float(*f),
            Value::None => Value::None,
            Value::Undef => return Value::Undef,
            v => return std::mem::take(v),
        };
        self.put(Value::Undef);
        v
    }

    /// A `str`.
    pub fn str(s: &str) -> Value {
        Value::Str(Rc::new(PyStr::new(s)))
    }

    /// A `str` from an owned string.
    pub fn string(s: String) -> Value {
        Value::Str(Rc::new(PyStr::from_string(s)))
    }

    /// A `str` of an int's digits.
    pub fn digits(n: i64) -> Value {
        use compact_str::ToCompactString;
        Value::Str(Rc::new(PyStr::from_compact(n.to_compact_string())))
    }

    /// An `int`, small whenever it fits.
    pub fn big(b: BigInt) -> Value {
        match b.to_i64() {
            Some(i) => Value::Int(i),
            None => Value::Big(Rc::new(b)),
        }
    }

    /// A `tuple`.
    pub fn tuple(items: impl IntoIterator<Item = Value>) -> Value {
        Value::Tuple(Rc::new(items.into_iter().collect()))
    }

    /// A `tuple` of two.
    pub fn pair(a: Value, b: Value) -> Value {
        Value::Tuple(Rc::new(Items::pair(a, b)))
    }

    /// A `list`.
    pub fn list(items: Vec<Value>) -> Value {
        Value::List(Rc::new(RefCell::new(items.into())))
    }

    /// A `dict`.
    pub fn dict(d: Dict) -> Value {
        Value::Dict(Rc::new(d))
    }

    /// A `bytes`.
    pub fn bytes(b: Vec<u8>) -> Value {
        Value::Bytes(Rc::new(b))
    }

    /// An instance with a native payload.
    pub fn native(class: &Rc<Class>, data: impl std::any::Any) -> Value {
        Value::Instance(Rc::new(Instance::new(class.clone(), Payload::Native(Box::new(data)))))
    }

    /// Whether this is [`Value::Undef`].
    #[inline]
    pub fn is_undef(&self) -> bool {
        matches!(self, Value::Undef)
    }

    /// Whether this is `None`.
    #[inline]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// The value, or `None` for [`Value::Undef`].
    pub fn or_none(self) -> Value {
        if self.is_undef() { Value::None } else { self }
    }

    /// The value unless it is [`Value::Undef`].
    pub fn some(self) -> Option<Value> {
        if self.is_undef() { None } else { Some(self) }
    }

    /// Identity, Python's `is`.
    pub fn is(&self, other: &Value) -> bool {
        use Value::*;
        match (self, other) {
            (Undef, Undef) | (None, None) | (NotImplemented, NotImplemented) | (Ellipsis, Ellipsis) => true,
            (Bool(a), Bool(b)) => a == b,
            (Int(a), Int(b)) => a == b,
            (Float(a), Float(b)) => a.get().to_bits() == b.get().to_bits(),
            (Str(a), Str(b)) => Rc::ptr_eq(a, b) || (a.char_len() <= 1 && a.as_str() == b.as_str()),
            (Tuple(a), Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            _ => self.address() != 0 && self.address() == other.address(),
        }
    }

    /// The address of what is behind the value, or 0 for inline values: what `id()` is made of.
    pub fn address(&self) -> usize {
        self.behind().map_or(0, |(address, _)| address)
    }

    /// How many references there are to what is behind the value, as `sys.getrefcount` counts them; what CPython never
    /// lets go of has as many as it says of those.
    pub fn references(&self) -> i64 {
        match self.behind() {
            Some((_, count)) => count as i64,
            None => i64::from(u32::MAX),
        }
    }

    /// The address of what is behind the value, and how many share it.
    fn behind(&self) -> Option<(usize, usize)> {
        fn at<T: ?Sized>(r: &Rc<T>) -> (usize, usize) {
            (Rc::as_ptr(r).cast::<()>() as usize, Rc::strong_count(r))
        }
        Some(match self {
            Value::Undef | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => return None,
            Value::NotImplemented | Value::Ellipsis => return None,
            Value::Str(r) => at(r),
            Value::Big(r) => at(r),
            Value::Complex(r) => at(r),
            Value::Bytes(r) => at(r),
            Value::ByteArray(r) => at(r),
            Value::Tuple(r) => at(r),
            Value::List(r) => at(r),
            Value::Dict(r) => at(r),
            Value::Set(r) | Value::FrozenSet(r) => at(r),
            Value::View(r) => at(r),
            Value::Range(r) => at(r),
            Value::Slice(r) => at(r),
            Value::Func(r) => at(r),
            Value::Method(r) => at(r),
            Value::Native(r) => at(r),
            Value::Class(r) => at(r),
            Value::Instance(r) => at(r),
            Value::Module(r) => at(r),
            Value::Gen(r) => at(r),
            Value::Iter(r) => at(r),
            Value::Cell(r) => at(r),
            Value::Code(r) => at(r),
            Value::Property(r) => at(r),
            Value::StaticMethod(r) | Value::ClassMethod(r) => at(r),
            Value::Super(r) => at(r),
            Value::Traceback(r) => at(r),
            Value::Frame(r) => at(r),
            Value::Alias(r) => at(r),
            Value::Member(r) => at(r),
            Value::Weak(r) => at(r),
        })
    }

    /// The builtin value that an instance of a subclass of a builtin type carries, or the value itself.
    pub fn base(&self) -> &Value {
        match self {
            Value::Instance(i) => match &i.payload {
                Payload::Base(v) => v,
                _ => self,
            },
            _ => self,
        }
    }

    /// The text of a `str` (or of an instance of a subclass).
    pub fn as_str(&self) -> Option<&str> {
        match self.base() {
            Value::Str(s) => Some(s.as_str()),
            _ => Option::None,
        }
    }

    /// The number of an `int` or `bool` that fits 64 bits.
    pub fn as_int(&self) -> Option<i64> {
        match self.base() {
            Value::Int(i) => Some(*i),
            Value::Bool(b) => Some(i64::from(*b)),
            _ => Option::None,
        }
    }

    /// An `int` or `bool` of any size.
    pub fn as_big(&self) -> Option<BigInt> {
        match self.base() {
            Value::Int(i) => Some(BigInt::from(*i)),
            Value::Bool(b) => Some(BigInt::from(u8::from(*b))),
            Value::Big(b) => Some((**b).clone()),
            _ => Option::None,
        }
    }

    /// The number of a `float`, `int` or `bool`.
    pub fn as_float(&self) -> Option<f64> {
        match self.base() {
            Value::Float(f) => Some(f.get()),
            Value::Int(i) => Some(*i as f64),
            Value::Bool(b) => Some(f64::from(u8::from(*b))),
            Value::Big(b) => b.to_f64(),
            _ => Option::None,
        }
    }

    /// The native data of type `T` behind the value.
    pub fn data<T: 'static>(&self) -> Option<&T> {
        match self {
            Value::Instance(i) => i.data(),
            _ => Option::None,
        }
    }

    /// The exception's data, if the value is an exception.
    pub fn exc(&self) -> Option<&ExcData> {
        match self {
            Value::Instance(i) => i.exc(),
            _ => Option::None,
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Value::Bool(b.into())
    }
}

impl From<i64> for Value {
    fn from(i: i64) -> Self {
        Value::Int(i)
    }
}

impl From<usize> for Value {
    fn from(i: usize) -> Self {
        Value::Int(i as i64)
    }
}

impl From<f64> for Value {
    fn from(f: f64) -> Self {
        Value::Float(f.into())
    }
}

impl From<&str> for Value {
    fn from(s: &str) -> Self {
        Value::str(s)
    }
}

impl From<String> for Value {
    fn from(s: String) -> Self {
        Value::string(s)
    }
}

impl From<&Name> for Value {
    fn from(s: &Name) -> Self {
        Value::Str(s.clone())
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Undef => f.write_str("Undef"),
            Value::None => f.write_str("None"),
            Value::Bool(b) => write!(f, "{b}"),
            Value::Int(i) => write!(f, "{i}"),
            Value::Float(x) => write!(f, "{x:?}"),
            Value::Str(s) => write!(f, "{:?}", s.as_str()),
            v => write!(f, "<{} at {:#x}>", class_of(v).name(), v.address()),
        }
    }
}
