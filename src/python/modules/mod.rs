//! Modules written in Rust.

mod collections;
pub(crate) mod contextvars;
mod hashlib;
pub(crate) mod itertools;
mod math;
mod re;
pub(crate) mod size;
mod small;
mod sys;
mod time;

use crate::python::object::*;
use crate::python::vm::Vm;
use std::rc::Rc;

/// What the native modules keep in the machine.
#[derive(Default)]
pub struct State {
    /// The current `contextvars.Context`.
    pub context: Value,
    /// Threads that do not run now.
    pub threads: crate::python::vm::Threads,
    /// What asyncio's core keeps.
    pub aio: crate::python::aio::State,
}

pub(crate) use collections::in_deque;
pub(crate) use small::{is_locked, take_lock};
pub(super) use sys::named;

/// Native data whose object counts as a sequence in `match` (`deque`).
pub struct SequenceMark;

/// A native function's row: name, fewest and most positional arguments (255: any), keywords, code.
pub type Row = (&'static str, u8, u8, bool, NativeFn);

type Loader = fn(&mut Vm, &Rc<Dict>) -> PyResult<()>;

fn loader(name: &str) -> Option<Loader> {
    Some(match name {
        "_contextvars" => contextvars::load,
        "_loopglass_asyncio" => crate::python::aio::load,
        "_loopglass_collections" => collections::load,
        "_loopglass_itertools" => itertools::load,
        "_loopglass_os" => small::os,
        "_loopglass_random" => small::random,
        "_loopglass_re" => re::load,
        "_loopglass_traceback" => small::traceback,
        "_loopglass_types" => small::types_,
        "_thread" => small::thread,
        "_weakref" => small::weakref,
        "hashlib" => hashlib::load,
        "math" => math::load,
        "sys" => sys::load,
        "time" => time::load,
        _ => return None,
    })
}

/// The native modules that programs import by these names.
pub const NAMES: &[&str] = &["builtins", "hashlib", "math", "sys", "time"];

/// Whether a native module of this name exists.
pub fn is_native(name: &str) -> bool {
    name == "builtins" || loader(name).is_some()
}

/// Load a native module, if there is one of this name.
pub fn load(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(f) = loader(name) else { return Ok(None) };
    // The one that CPython loads from a file.
    let file = "/usr/lib/python3.13/lib-dynload/math.cpython-313-x86_64-linux-gnu.so";
    let m = vm.new_module(name, (name == "math").then_some(file));
    f(vm, &m.dict)?;
    Ok(Some(Value::Module(m)))
}

/// A class written in Rust that programs may subclass.
pub fn class(module: &str, name: &str, bases: &[&Rc<Class>], layout: Layout) -> Rc<Class> {
    let n = intern(name);
    let bases: Vec<Rc<Class>> = bases.iter().map(|b| (*b).clone()).collect();
    let c = Class::new(n.clone(), n, bases.clone(), None, Rc::new(Dict::new()), layout);
    *c.mro.borrow_mut() = Class::compute_mro(&bases).unwrap_or(bases);
    c.dict.set_name(names().module.clone(), Value::str(module));
    c
}

/// Put functions into a module's namespace.
pub fn functions(dict: &Rc<Dict>, rows: &[Row]) {
    for (name, min, max, keywords, call) in rows {
        let f = NativeFunc::new(name, *min, *max, *keywords, *call);
        dict.set_str(name, Value::Native(Rc::new(f)));
    }
}
