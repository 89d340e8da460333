//! `time`.

use super::functions;
use crate::python::object::*;
use crate::python::vm::Vm;
use std::rc::Rc;

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    functions(
        d,
        &[
            ("time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.time()))),
            ("monotonic", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic()))),
            ("perf_counter", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic()))),
            ("process_time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic()))),
            ("thread_time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic()))),
            ("time_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.time() * 1e9) as i64))),
            ("monotonic_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("perf_counter_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("sleep", 1, 1, false, |vm, a, _| {
                if a[0].as_float().is_none() {
                    return Err(PyErr::type_error(format!(
                        "'{}' object cannot be interpreted as an integer",
                        class_of(&a[0]).name()
                    )));
                }
                let s = vm.number(&a[0])?;
                if s < 0.0 {
                    return Err(PyErr::value_error("sleep length must be non-negative"));
                }
                vm.host.sleep(s);
                Ok(Value::None)
            }),
        ],
    );
    Ok(())
}
