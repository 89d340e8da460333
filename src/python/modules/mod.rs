//! Modules written in Rust.

mod math;
mod sys;
mod time;

use crate::python::object::*;
use crate::python::vm::Vm;
use std::rc::Rc;

/// What the native modules keep in the machine.
#[derive(Default)]
pub struct State {}

/// Native data whose object counts as a sequence in `match` (`deque`).
pub struct SequenceMark;

/// A native function's row: name, fewest and most positional arguments (255: any), keywords, code.
pub type Row = (&'static str, u8, u8, bool, NativeFn);

type Loader = fn(&mut Vm, &Rc<Dict>) -> PyResult<()>;

fn loader(name: &str) -> Option<Loader> {
    Some(match name {
        "math" => math::load,
        "sys" => sys::load,
        "time" => time::load,
        _ => return None,
    })
}

/// Whether a native module of this name exists.
pub fn is_native(name: &str) -> bool {
    name == "builtins" || loader(name).is_some()
}

/// Load a native module, if there is one of this name.
pub fn load(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(f) = loader(name) else { return Ok(None) };
    let m = vm.new_module(name, None);
    f(vm, &m.dict)?;
    Ok(Some(Value::Module(m)))
}

/// Put functions into a module's namespace.
pub fn functions(dict: &Rc<Dict>, rows: &[Row]) {
    for (name, min, max, keywords, call) in rows {
        let f = NativeFunc {
            name: intern(name),
            owner: None,
            call: *call,
            min: *min,
            max: *max,
            keywords: *keywords,
            bound: Value::Undef,
        };
        dict.set_str(name, Value::Native(Rc::new(f)));
    }
}
