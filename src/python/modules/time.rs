//! `time`.

use super::functions;
use crate::python::object::*;
use crate::python::text::time::{self, Moment};
use crate::python::vm::Vm;
use std::rc::Rc;

/// The parts of a moment, in UTC: the zone of a page's virtual clock.
fn parts(vm: &mut Vm, v: Option<&Value>) -> PyResult {
    let seconds = match v {
        None | Some(Value::None) => vm.host.time(),
        Some(v) => vm.number(v)?,
    };
    match Moment::from_micros(i128::from(seconds.floor() as i64) * 1_000_000) {
        Some(m) => structure(vm, &m),
        None => Err(PyErr::value_error(format!("year is out of range: {seconds}"))),
    }
}

fn structure(vm: &mut Vm, m: &Moment) -> PyResult {
    let fields = [m.year, m.month, m.day, m.hour, m.minute, m.second, m.weekday(), m.day_of_year(), 0];
    let fields = fields.into_iter().map(Value::Int).chain([Value::str("UTC"), Value::Int(0)]);
    let module = vm.import_module("_loopglass_time")?;
    vm.call_method(&module, "struct_time", &[Value::tuple(fields)])
}

/// The moment that a nine-tuple means.
fn moment(vm: &mut Vm, v: Option<&Value>) -> PyResult<Moment> {
    let v = match v {
        None => parts(vm, None)?,
        Some(v) => v.clone(),
    };
    if !matches!(v.base(), Value::Tuple(_)) {
        return Err(PyErr::type_error("Tuple or struct_time argument required"));
    }
    let mut n = [0; 6];
    for (n, v) in n.iter_mut().zip(vm.list_of(&v)?) {
        *n = vm.index_i64(&v)?;
    }
    let [year, month, day, hour, minute, second] = n;
    Ok(Moment { year, month, day, hour, minute, second, zone: Some("UTC".into()), ..Moment::default() })
}

pub(super) fn load(vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let module = vm.import_module("_loopglass_time")?;
    d.set_str("struct_time", vm.getattr(&module, &intern("struct_time"))?);
    d.set_str("get_clock_info", vm.getattr(&module, &intern("get_clock_info"))?);
    d.set_str("timezone", Value::Int(0));
    d.set_str("altzone", Value::Int(0));
    d.set_str("daylight", Value::Int(0));
    d.set_str("tzname", Value::tuple([Value::str("UTC"), Value::str("UTC")]));
    functions(
        d,
        &[
            ("time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.time().into()))),
            ("monotonic", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic().into()))),
            ("perf_counter", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.host.monotonic().into()))),
            ("process_time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.worked().into()))),
            ("thread_time", 0, 0, false, |vm, _, _| Ok(Value::Float(vm.worked().into()))),
            ("process_time_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.worked() * 1e9) as i64))),
            ("time_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.time() * 1e9) as i64))),
            ("monotonic_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("process_time_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("thread_time_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("perf_counter_ns", 0, 0, false, |vm, _, _| Ok(Value::Int((vm.host.monotonic() * 1e9) as i64))),
            ("localtime", 0, 1, false, |vm, a, _| parts(vm, a.first())),
            ("gmtime", 0, 1, false, |vm, a, _| parts(vm, a.first())),
            ("mktime", 1, 1, false, |vm, a, _| {
                Ok(Value::Float(((moment(vm, a.first())?.micros() / 1_000_000) as f64).into()))
            }),
            ("asctime", 0, 1, false, |vm, a, _| Ok(Value::string(moment(vm, a.first())?.ctime()))),
            ("ctime", 0, 1, false, |vm, a, _| {
                let p = parts(vm, a.first())?;
                Ok(Value::string(moment(vm, Some(&p))?.ctime()))
            }),
            ("strftime", 1, 2, false, |vm, a, _| {
                let Some(format) = a[0].as_str() else {
                    let c = class_of(&a[0]).name();
                    return Err(PyErr::type_error(format!("strftime() argument 1 must be str, not {c}")));
                };
                Ok(Value::string(moment(vm, a.get(1))?.strftime(format)))
            }),
            ("strptime", 1, 2, false, |vm, a, _| {
                // In Python, for the frames that an error's traceback shows.
                let own = vm.import_module("_loopglass_time")?;
                vm.call_method(&own, "_strptime_time", a)
            }),
            ("_strptime", 2, 2, false, |vm, a, _| {
                let [text, format] = [&a[0], &a[1]].map(|v| v.as_str().unwrap_or_default());
                let m = time::strptime(text, format)?;
                let parts = structure(vm, &m)?;
                Ok(Value::tuple([parts, Value::Int(m.micro), m.offset.map_or(Value::None, Value::Int)]))
            }),
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
                vm.sleep(s)
            }),
        ],
    );
    Ok(())
}
