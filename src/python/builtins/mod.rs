//! Builtin functions, and the methods of builtin types.
//!
//! [`install`] fills the builtin classes (once a thread), [`fill`] a machine's `builtins` module.

mod attrs;
mod bytes;
mod containers;
mod exceptions;
mod functions;
mod generators;
mod numbers;
mod object;
mod order;
mod proxy;
mod quick;
mod signatures;
mod strings;

use super::modules::Row;
use super::object::*;
use super::vm::Vm;
use std::rc::Rc;

pub(crate) use bytes::{
    contains as bytes_contain, percent as bytes_percent, percent_bytes, property, raw as raw_bytes,
};
pub use functions::{callable, isinstance, issubclass};
pub(crate) use quick::quicken;
pub use signatures::{arrange, misfit};

/// Give a class methods written in Rust.
pub fn methods(class: &Rc<Class>, rows: &[Row]) {
    for (name, min, max, keywords, call) in rows {
        let f = NativeFunc {
            owner: Some(Rc::downgrade(class)),
            own_only: class.layout == Layout::Base,
            ..NativeFunc::new(name, *min, *max, *keywords, *call)
        };
        class.dict.set_str(name, Value::Native(Rc::new(f)));
    }
}

/// A class method written in Rust: its first argument is the class.
pub fn class_method(class: &Rc<Class>, row: Row) {
    let (name, ..) = row;
    methods(class, &[row]);
    if let Some(f) = class.dict.get_str(name) {
        class.dict.set_str(name, Value::ClassMethod(Rc::new(f)));
    }
}

/// A constructor written in Rust: called with the class and the arguments.
pub fn constructor(class: &Rc<Class>, min: u8, max: u8, keywords: bool, call: NativeFn) {
    let f = NativeFunc::new("__new__", min + 1, max.saturating_add(1), keywords, call);
    class.dict.set_str("__new__", Value::StaticMethod(Rc::new(Value::Native(Rc::new(f)))));
}

/// The value itself for the builtin class, an instance around it for a subclass.
pub fn of_class(class: &Value, builtin: &Rc<Class>, v: Value) -> Value {
    match class {
        Value::Class(c) if !Rc::ptr_eq(c, builtin) => {
            Value::Instance(Rc::new(Instance::new(c.clone(), Payload::Base(v))))
        }
        _ => v,
    }
}

/// Fill the builtin classes.
pub fn install(t: &'static Types) {
    object::install(t);
    numbers::install(t);
    strings::install(t);
    bytes::install(t);
    containers::install(t);
    generators::install(t);
    exceptions::install(t);
    proxy::install(t);
    quick::install(t);
    for c in t.all() {
        if c.dict.get_str("__doc__").is_none() {
            c.dict.set_str("__doc__", Value::None);
        }
        c.refresh();
    }
}

/// Fill a machine's `builtins`.
pub fn fill(vm: &mut Vm) {
    let d = vm.builtins.clone();
    let t = types();
    let hidden = [
        "NoneType",
        "NotImplementedType",
        "ellipsis",
        "function",
        "method",
        "builtin_function_or_method",
        "method_descriptor",
        "wrapper_descriptor",
        "module",
        "generator",
        "coroutine",
        "async_generator",
        "CellType",
        "code",
        "traceback",
        "frame",
        "GenericAlias",
        "UnionType",
        "member_descriptor",
        "getset_descriptor",
        "ReferenceType",
        "dict_keys",
        "dict_values",
        "dict_items",
        "iterator",
        "SimpleNamespace",
        "mappingproxy",
    ];
    for c in t.all() {
        if !hidden.contains(&c.name().as_str()) {
            d.set_name(c.name(), Value::Class(c));
        }
    }
    for name in ["map", "zip", "enumerate", "filter", "reversed"] {
        d.set_str(name, Value::Class(t.iter_class(name)));
    }
    d.set_str("memoryview", Value::Class(bytes::memoryview()));
    d.set_str("IOError", Value::Class(t.os_error.clone()));
    d.set_str("EnvironmentError", Value::Class(t.os_error.clone()));
    d.set_str("None", Value::None);
    d.set_str("True", Value::Bool(Truth::True));
    d.set_str("False", Value::Bool(Truth::False));
    d.set_str("NotImplemented", Value::NotImplemented);
    d.set_str("Ellipsis", Value::Ellipsis);
    d.set_str("__debug__", Value::Bool(Truth::True));
    d.set_str("__name__", Value::str("builtins"));
    functions::fill(&d);
    quick::fill(&d);
    let m = Module { name: intern("builtins"), dict: d };
    vm.modules.set_str("builtins", Value::Module(Rc::new(m)));
}

/// Attributes of the instances of a builtin class that are not in its dict here.
fn attributes(class: &str) -> &'static str {
    match class {
        "int" => "denominator imag numerator real",
        "float" | "complex" => "imag real",
        "range" | "slice" => "start step stop",
        "property" => "fdel fget fset __isabstractmethod__",
        "BaseException" => "__cause__ __context__ __dict__ __suppress_context__ __traceback__",
        "BaseExceptionGroup" => "exceptions message",
        "AttributeError" => "name obj",
        "ImportError" => "msg name path",
        "NameError" => "name",
        "OSError" => "errno filename filename2 strerror",
        "StopIteration" => "value",
        "SyntaxError" => "end_lineno end_offset filename lineno msg offset text",
        "SystemExit" => "code",
        _ => "",
    }
}

/// The names of `dir(v)`.
pub fn dir_names(vm: &mut Vm, v: &Value) -> PyResult<Vec<String>> {
    if let Value::Module(m) = v {
        vm.make_all(&m.dict)?;
    }
    let mut out: Vec<String> = vec![];
    let mut add = |d: &Dict, builtin: Option<&str>| {
        let keys = d.keys();
        let texts = keys.iter().filter_map(|k| k.as_str());
        let shown = |k: &&str| builtin.is_none() || !matches!(*k, "__module__" | "_move_to_end");
        out.extend(texts.filter(shown).map(str::to_string));
        out.extend(builtin.map_or("", attributes).split_whitespace().map(str::to_string));
    };
    let mut add_class = |c: &Class| {
        let own = |c: &Class| c.flags().builtin.then(|| c.name());
        add(&c.dict, own(c).as_ref().map(|n| n.as_str()));
        for b in c.mro.borrow().iter() {
            add(&b.dict, own(b).as_ref().map(|n| n.as_str()));
        }
    };
    match v {
        Value::Module(m) => add(&m.dict, None),
        Value::Class(c) => add_class(c),
        v => {
            add_class(&class_of(v));
            match v {
                Value::Instance(i) => out.extend(i.items().into_iter().map(|(k, _)| k.to_string())),
                Value::Func(f) => {
                    let of_all = [
                        "annotations",
                        "builtins",
                        "closure",
                        "code",
                        "defaults",
                        "dict",
                        "globals",
                        "kwdefaults",
                        "module",
                        "name",
                        "qualname",
                        "type_params",
                    ];
                    out.extend(of_all.map(|n| format!("__{n}__")));
                    if let Some(d) = &*f.attrs.borrow() {
                        out.extend(d.keys().iter().filter_map(|k| k.as_str().map(str::to_string)));
                    }
                }
                _ => {}
            }
        }
    }
    if !matches!(v, Value::Module(_)) {
        out.push("__class__".into());
    }
    out.sort();
    out.dedup();
    Ok(out)
}
