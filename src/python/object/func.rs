//! Functions, methods, modules and the small descriptor types.

use super::{Class, Code, Dict, Name, PyErr, PyResult, Value};
use crate::python::vm::{Args, Vm};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// A function written in Python.
pub struct Function {
    /// Its code.
    pub code: RefCell<Rc<Code>>,
    /// The globals of its module.
    pub globals: Rc<Dict>,
    /// `__name__`.
    pub name: RefCell<Name>,
    /// `__qualname__`.
    pub qualname: RefCell<Name>,
    /// Defaults of the last positional parameters.
    pub defaults: RefCell<Vec<Value>>,
    /// Defaults of keyword-only parameters.
    pub kwdefaults: RefCell<Option<Rc<Dict>>>,
    /// Cells for the free variables.
    pub closure: Vec<Rc<CellObj>>,
    /// `__dict__`, made when first asked for.
    pub attrs: RefCell<Option<Rc<Dict>>>,
    /// `__annotations__`.
    pub annotations: RefCell<Option<Rc<Dict>>>,
    /// `__doc__`.
    pub doc: RefCell<Value>,
    /// `__module__`.
    pub module: RefCell<Value>,
}

impl Drop for Function {
    fn drop(&mut self) {
        instance_gone(std::ptr::from_ref(self) as usize);
    }
}

/// A closure cell.
#[derive(Default)]
pub struct CellObj(pub RefCell<Value>);

impl Drop for CellObj {
    fn drop(&mut self) {
        let held = self.0.get_mut();
        if super::deep::nests(held) {
            super::deep::let_go(std::iter::once(std::mem::take(held)));
        }
    }
}

/// Keyword arguments of a native call, in order.
#[derive(Default, Clone)]
pub struct Kwargs(pub Vec<(Name, Value)>);

impl Kwargs {
    /// Take the argument `name` out.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let i = self.0.iter().position(|(n, _)| n.as_str() == name)?;
        Some(self.0.remove(i).1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// [`Kwargs::finish`], which says what `func` knows that reads like it.
    pub fn finish_knowing(&self, func: &str, known: &[&str]) -> PyResult<()> {
        let Some((name, _)) = self.0.first() else { return Ok(()) };
        self.finish_unknown(func, name.as_str(), known)
    }

    /// The error of the argument `name`, which `func` does not know.
    pub fn finish_unknown(&self, func: &str, name: &str, known: &[&str]) -> PyResult<()> {
        let near = crate::python::vm::closest(name, known.iter().copied());
        let hint = near.map_or(String::new(), |near| format!(". Did you mean '{near}'?"));
        Err(PyErr::type_error(format!("{func}() got an unexpected keyword argument '{name}'{hint}")))
    }

    /// An error if arguments are left that `func` does not know.
    pub fn finish(&self, func: &str) -> PyResult<()> {
        match self.0.first() {
            None => Ok(()),
            Some((n, _)) => {
                Err(PyErr::type_error(format!("{func}() got an unexpected keyword argument '{n}'")))
            }
        }
    }
}

/// A function written in Rust. The first argument of a method is `self`.
pub type NativeFn = fn(&mut Vm, &[Value], Kwargs) -> PyResult;

/// What a function does by itself with arguments of the usual kinds, which it may take. `None`, with nothing done, for all
/// others, errors among them.
pub type QuickFn = fn(&mut [Value]) -> Option<Value>;

/// A function written in Rust, as a Python object.
pub struct NativeFunc {
    /// `__name__`.
    pub name: Name,
    /// The class that it is a method of.
    pub owner: Option<Weak<Class>>,
    /// Whether it is for values of that class alone, which is a builtin type.
    pub own_only: bool,
    /// The code.
    pub call: NativeFn,
    /// Fewest positional arguments, `self` included.
    pub min: u8,
    /// Most positional arguments, `self` included; 255: any number.
    pub max: u8,
    /// Whether it takes keyword arguments.
    pub keywords: bool,
    /// The values it was made with: `self` of a bound builtin (`module.function`), closures.
    pub bound: Value,
    /// The common cases alone, without the machine.
    pub quick: Cell<Option<QuickFn>>,
}

impl NativeFunc {
    /// A function of no class. `min` and `max` count `self`, as the fields do.
    pub fn new(name: &str, min: u8, max: u8, keywords: bool, call: NativeFn) -> Self {
        let (name, bound, quick) = (super::intern(name), Value::Undef, Cell::new(None));
        NativeFunc { name, owner: None, own_only: false, call, min, max, keywords, bound, quick }
    }

    /// A function of the library that CPython has in C: it looks so, and is bound to no instance.
    pub fn standing_for(f: &Rc<Function>) -> Self {
        let code = f.code.borrow();
        let min = code.argcount as usize - f.defaults.borrow().len().min(code.argcount as usize);
        let max = if code.flags.varargs { 255 } else { code.argcount as u8 };
        let keywords = code.kwonly > 0 || code.flags.varkw;
        let call = |vm: &mut Vm, a: &[Value], kw| {
            let Some((f, pos)) = a.split_first() else { return Ok(Value::None) };
            vm.call_args(f, Args { pos: pos.to_vec(), kw })
        };
        NativeFunc {
            bound: Value::Func(f.clone()),
            ..Self::new(f.name.borrow().as_str(), min as u8, max, keywords, call)
        }
    }

    /// Whether it surely takes these positional arguments: all is usual about them.
    #[inline]
    pub fn fits(&self, pos: &[Value]) -> bool {
        let have = pos.len();
        if have < self.min as usize || (have > self.max as usize && self.max != 255) {
            return false;
        }
        let Some(owner) = self.owner.as_ref().filter(|_| self.own_only) else { return true };
        match pos.first() {
            Some(Value::Instance(i)) => std::ptr::eq(owner.as_ptr(), Rc::as_ptr(&i.class())),
            Some(this) => std::ptr::eq(owner.as_ptr(), Rc::as_ptr(super::builtin_class(this))),
            None => false,
        }
    }
}

/// A bound method.
pub struct BoundMethod {
    /// The function.
    pub func: Value,
    /// `self`.
    pub this: Value,
}

/// A module.
pub struct Module {
    /// `__name__`.
    pub name: Name,
    /// Its globals.
    pub dict: Rc<Dict>,
}

/// A `property`.
pub struct Property {
    /// Getter.
    pub get: Value,
    /// Setter.
    pub set: Value,
    /// Deleter.
    pub del: Value,
    /// `__doc__`.
    pub doc: Value,
    /// The name it was bound to.
    pub name: RefCell<Option<Name>>,
}

impl Property {
    /// A property that can only be read.
    pub fn of_getter(get: Value) -> Property {
        let (set, del, doc) = (Value::None, Value::None, Value::None);
        Property { get, set, del, doc, name: RefCell::new(None) }
    }
}

/// `super(class, this)`.
pub struct Super {
    /// Where the search begins, not included.
    pub class: Rc<Class>,
    /// The object or class whose MRO is searched.
    pub this: Value,
    /// The class of `this` (or `this`, a class, itself).
    pub this_class: Rc<Class>,
}

/// `list[int]`, or `int | None` as a union.
pub struct Alias {
    /// The generic class.
    pub origin: Value,
    /// Its arguments, or the members of the union.
    pub args: Vec<Value>,
    /// Whether this is a union.
    pub union: bool,
}

/// A slot of a class, or a native type's computed attribute.
pub struct Member {
    /// The name.
    pub name: Name,
    /// The class that has it.
    pub owner: RefCell<Option<Weak<Class>>>,
    /// For native types: reads it. Without: the value lives among the instance's attributes.
    pub get: Option<fn(&mut Vm, &Value) -> PyResult>,
    /// For native types: sets it.
    pub set: Option<fn(&mut Vm, &Value, Value) -> PyResult<()>>,
}

/// A weak reference.
pub struct WeakRef {
    /// What it points to.
    pub target: WeakTarget,
    /// Called when the target is gone.
    pub callback: Value,
    /// The target's hash, once it was asked for: it outlives the target.
    pub hash: Cell<Option<u64>>,
}

/// What a weak reference can point to.
pub enum WeakTarget {
    /// An instance.
    Instance(Weak<super::Instance>),
    /// A class.
    Class(Weak<Class>),
    /// A function.
    Func(Weak<Function>),
    /// A generator or coroutine.
    Gen(Weak<super::Generator>),
    /// A set.
    Set(Weak<super::Set>),
}

thread_local! {
    /// References with a callback, by the address of their target; and whether there are any.
    static WATCHED: RefCell<FxHashMap<usize, Vec<Weak<WeakRef>>>> = RefCell::default();
    static WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// The instance, function or generator at `address` is gone: queue the callbacks of its weak references, the youngest first.
pub fn instance_gone(address: usize) {
    if !WATCHING.try_with(Cell::get).unwrap_or(false) {
        return;
    }
    let refs = WATCHED.try_with(|w| {
        let mut w = w.borrow_mut();
        let refs = w.remove(&address);
        WATCHING.with(|some| some.set(!w.is_empty()));
        refs
    });
    for r in refs.ok().flatten().unwrap_or_default().iter().rev().filter_map(Weak::upgrade) {
        super::push_finalizer(super::Finalizer::Native(Box::new(move |vm: &mut Vm| {
            let callback = r.callback.clone();
            if let Err(e) = vm.call(&callback, &[Value::Weak(r)]) {
                vm.unraisable_in(&callback, &e);
            }
        })));
    }
}

impl WeakRef {
    /// Have the callback of a fresh reference called when its target goes.
    pub fn watch(this: &Rc<WeakRef>) {
        if this.callback.is_none() {
            return;
        }
        let address = match &this.target {
            WeakTarget::Instance(w) => Some(w.as_ptr() as usize),
            WeakTarget::Func(w) => Some(w.as_ptr() as usize),
            WeakTarget::Gen(w) => Some(w.as_ptr() as usize),
            WeakTarget::Class(_) | WeakTarget::Set(_) => None,
        };
        if let Some(address) = address {
            WATCHED.with(|all| all.borrow_mut().entry(address).or_default().push(Rc::downgrade(this)));
            WATCHING.with(|some| some.set(true));
        }
    }

    /// The target, or `None` once it is gone.
    pub fn get(&self) -> Value {
        match &self.target {
            WeakTarget::Instance(w) => w.upgrade().map(Value::Instance),
            WeakTarget::Class(w) => w.upgrade().map(Value::Class),
            WeakTarget::Func(w) => w.upgrade().map(Value::Func),
            WeakTarget::Gen(w) => w.upgrade().map(Value::Gen),
            WeakTarget::Set(w) => w.upgrade().map(Value::Set),
        }
        .unwrap_or(Value::None)
    }

    /// A weak reference to `v`, if values of its kind can be weakly referenced.
    pub fn new(v: &Value, callback: Value) -> Option<WeakRef> {
        let target = match v {
            Value::Instance(r) => {
                if Rc::weak_count(r) == 0 {
                    super::watch_end(r);
                }
                WeakTarget::Instance(Rc::downgrade(r))
            }
            Value::Class(r) => WeakTarget::Class(Rc::downgrade(r)),
            Value::Func(r) => WeakTarget::Func(Rc::downgrade(r)),
            Value::Gen(r) => WeakTarget::Gen(Rc::downgrade(r)),
            Value::Set(r) => WeakTarget::Set(Rc::downgrade(r)),
            _ => return None,
        };
        Some(WeakRef { target, callback, hash: Cell::new(None) })
    }
}
