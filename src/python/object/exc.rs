//! Exceptions, tracebacks and frames as programs see them.

use super::{Class, Code, Dict, Instance, Name, Payload, Value, types};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A raised exception.
#[derive(Clone)]
pub struct PyErr(pub Rc<Instance>);

/// What an operation that may raise gives.
pub type PyResult<T = Value> = Result<T, PyErr>;

/// The state of an exception.
pub struct ExcData {
    /// `args`.
    pub args: RefCell<Value>,
    /// `__cause__`.
    pub cause: RefCell<Option<PyErr>>,
    /// `__context__`.
    pub context: RefCell<Option<PyErr>>,
    /// `__suppress_context__`.
    pub suppress_context: Cell<bool>,
    /// `__traceback__`.
    pub traceback: RefCell<Option<Rc<Traceback>>>,
    /// `StopIteration.value`, `SystemExit.code`, the exceptions of a group, ...
    pub extra: RefCell<Value>,
}

impl ExcData {
    /// A fresh state.
    pub fn new(args: Value) -> Self {
        ExcData {
            args: RefCell::new(args),
            cause: RefCell::default(),
            context: RefCell::default(),
            suppress_context: Cell::new(false),
            traceback: RefCell::default(),
            extra: RefCell::new(Value::Undef),
        }
    }

    /// `args` as a list of values.
    pub fn args(&self) -> Vec<Value> {
        match &*self.args.borrow() {
            Value::Tuple(t) => t.to_vec(),
            _ => Vec::new(),
        }
    }
}

impl Drop for ExcData {
    fn drop(&mut self) {
        // A chain of contexts or causes is taken apart link by link: it may be long.
        let mut next = self.context.get_mut().take();
        while let Some(e) = next {
            next = match Rc::try_unwrap(e.0) {
                Ok(mut inner) => match &mut inner.payload {
                    Payload::Exc(d) => d.context.get_mut().take(),
                    _ => None,
                },
                Err(_) => None,
            };
        }
        if let Some(cause) = self.cause.get_mut().take() {
            super::deep::let_go(std::iter::once(Value::Instance(cause.0)));
        }
    }
}

/// One entry of a traceback, innermost last.
pub struct Traceback {
    /// The entry further in.
    pub next: RefCell<Option<Rc<Traceback>>>,
    /// The frame.
    pub frame: Rc<FrameObj>,
    /// Which instruction it stood at.
    pub pc: u32,
}

impl Drop for Traceback {
    fn drop(&mut self) {
        let mut next = self.next.get_mut().take();
        while let Some(t) = next {
            next = match Rc::try_unwrap(t) {
                Ok(mut t) => t.next.get_mut().take(),
                Err(_) => None,
            };
        }
    }
}

/// A frame as programs see it. It keeps the frame's locals once the frame has ended, as CPython's
/// does, so that what an exception holds alive is the same.
pub struct FrameObj {
    /// The code it runs.
    pub code: Rc<Code>,
    /// Its globals.
    pub globals: Rc<Dict>,
    /// Its registers, once it has ended.
    pub locals: RefCell<Vec<Value>>,
    /// The instruction it stood at when last looked at.
    pub pc: Cell<u32>,
    /// The calling frame, where known.
    pub back: RefCell<Option<Rc<FrameObj>>>,
    /// The generator that it was asked of, where its registers are while that is suspended.
    pub generator: RefCell<std::rc::Weak<super::Generator>>,
}

impl Drop for FrameObj {
    fn drop(&mut self) {
        // Link by link, as tracebacks.
        let mut next = self.back.get_mut().take();
        while let Some(f) = next {
            next = match Rc::try_unwrap(f) {
                Ok(mut f) => f.back.get_mut().take(),
                Err(_) => None,
            };
        }
    }
}

impl PyErr {
    /// An exception of this class with these arguments.
    pub fn with_args(class: &Rc<Class>, args: Vec<Value>) -> PyErr {
        let t = types();
        let data = ExcData::new(Value::tuple(args.iter().cloned()));
        if class.is_subclass(&t.stop_iteration) || class.is_subclass(&t.system_exit) {
            *data.extra.borrow_mut() = match args.len() {
                0 => Value::None,
                1 => args[0].clone(),
                _ => Value::tuple(args),
            };
        } else if class.is_subclass(&t.base_exception_group) && args.len() == 2 {
            *data.extra.borrow_mut() = args[1].clone();
        }
        PyErr(Rc::new(Instance::new(class.clone(), Payload::Exc(Box::new(data)))))
    }

    /// An exception with a message.
    pub fn new(class: &Rc<Class>, msg: impl Into<Value>) -> PyErr {
        PyErr::with_args(class, vec![msg.into()])
    }

    /// The exception as a value.
    pub fn value(&self) -> Value {
        Value::Instance(self.0.clone())
    }

    /// Its class.
    pub fn class(&self) -> Rc<Class> {
        self.0.class().clone()
    }

    /// Whether it is an instance of `class`.
    pub fn is(&self, class: &Rc<Class>) -> bool {
        self.0.class().is_subclass(class)
    }

    /// Its state.
    pub fn data(&self) -> &ExcData {
        match &self.0.payload {
            Payload::Exc(d) => d,
            // Only exceptions become a `PyErr`; see `Vm::make_err`.
            _ => unreachable!("a raised value is an exception"),
        }
    }

    /// `StopIteration.value`.
    pub fn stop_value(&self) -> Value {
        self.data().extra.borrow().clone().or_none()
    }

    /// Set an attribute on the exception (`name`, `obj`, ...).
    pub fn with_attr(self, name: &str, v: Value) -> PyErr {
        self.0.set(&super::intern(name), v);
        self
    }
}

macro_rules! shorthand {
    ($($f:ident => $class:ident),* $(,)?) => {
        impl PyErr {
            $(
                #[doc = concat!("A `", stringify!($class), "` with this message.")]
                pub fn $f(msg: impl Into<Value>) -> PyErr {
                    PyErr::new(&types().$class, msg)
                }
            )*
        }
    };
}

shorthand! {
    type_error => type_error, value_error => value_error, index_error => index_error,
    runtime_error => runtime_error, zero_division => zero_division_error, overflow => overflow_error,
    recursion => recursion_error, import_error => import_error, key_error_value => key_error,
    not_implemented => not_implemented_error, lookup_error => lookup_error, assertion => assertion_error,
}

impl PyErr {
    /// `AttributeError` with its `name` and `obj`, which the "Did you mean" of a traceback needs.
    pub fn attribute(msg: String, name: &Name, obj: Value) -> PyErr {
        PyErr::new(&types().attribute_error, msg)
            .with_attr("name", Value::Str(name.clone()))
            .with_attr("obj", obj)
    }

    /// `NameError` with its `name`.
    pub fn name_error(name: &Name) -> PyErr {
        PyErr::new(&types().name_error, format!("name '{name}' is not defined"))
            .with_attr("name", Value::Str(name.clone()))
    }

    /// `KeyError` of a key.
    pub fn key_error(key: Value) -> PyErr {
        PyErr::with_args(&types().key_error, vec![key])
    }

    /// `StopIteration` with a value (none for `None`).
    pub fn stop_iteration(v: Value) -> PyErr {
        let args = if v.is_none() { vec![] } else { vec![v.clone()] };
        let e = PyErr::with_args(&types().stop_iteration, args);
        *e.data().extra.borrow_mut() = v;
        e
    }
}

impl std::fmt::Debug for PyErr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:?}", self.0.class().name(), self.data().args())
    }
}
