//! `mappingproxy`: a mapping that can only be read, as a class's `__dict__` is.

use super::{class_method, constructor, methods};
use crate::python::modules::Row;
use crate::python::object::*;
use std::rc::Rc;

/// What a proxy shows.
struct Proxy(Value);

/// A proxy of a mapping.
pub fn proxy(mapping: Value) -> Value {
    Value::native(&types().mappingproxy, Proxy(mapping))
}

fn shown(v: &Value) -> PyResult<&Value> {
    match v.data::<Proxy>() {
        Some(p) => Ok(&p.0),
        None => Err(PyErr::type_error("a mappingproxy is needed")),
    }
}

/// The mapping behind a proxy, or the value itself.
fn behind(v: &Value) -> &Value {
    v.data::<Proxy>().map_or(v, |p| &p.0)
}

macro_rules! pass {
    ($name:literal, $min:literal, $max:literal) => {
        ($name, $min, $max, false, |vm, a, _| vm.call_method(&shown(&a[0])?.clone(), $name, &a[1..]))
    };
}

const ROWS: &[Row] = &[
    ("__getitem__", 2, 2, false, |vm, a, _| vm.getitem(&shown(&a[0])?.clone(), &a[1])),
    ("__contains__", 2, 2, false, |vm, a, _| {
        Ok(Value::Bool(vm.contains(&shown(&a[0])?.clone(), &a[1])?.into()))
    }),
    ("__iter__", 1, 1, false, |vm, a, _| vm.iter(&shown(&a[0])?.clone())),
    ("__len__", 1, 1, false, |vm, a, _| Ok(Value::from(vm.len(&shown(&a[0])?.clone())?))),
    ("__repr__", 1, 1, false, |vm, a, _| {
        let inner = vm.repr(&shown(&a[0])?.clone())?;
        Ok(Value::string(format!("mappingproxy({inner})")))
    }),
    ("__str__", 1, 1, false, |vm, a, _| Ok(Value::string(vm.str(&shown(&a[0])?.clone())?))),
    ("__eq__", 2, 2, false, |vm, a, _| vm.compare(CmpOp::Eq, &shown(&a[0])?.clone(), &behind(&a[1]).clone())),
    ("__or__", 2, 2, false, |vm, a, _| vm.binary(BinOp::Or, &behind(&a[0]).clone(), &behind(&a[1]).clone())),
    ("__ror__", 2, 2, false, |vm, a, _| vm.binary(BinOp::Or, &behind(&a[1]).clone(), &behind(&a[0]).clone())),
    pass!("get", 2, 3),
    pass!("keys", 1, 1),
    pass!("values", 1, 1),
    pass!("items", 1, 1),
    pass!("copy", 1, 1),
    pass!("__reversed__", 1, 1),
];

pub(super) fn install(t: &'static Types) {
    constructor(&t.mappingproxy, 1, 1, false, |vm, a, _| {
        let mapping = !matches!(a[1].base(), Value::List(_) | Value::Tuple(_) | Value::Str(_))
            && vm.lookup_special(&a[1], &names().getitem).is_some();
        if !mapping {
            let class = class_of(&a[1]).name();
            return Err(PyErr::type_error(format!("mappingproxy() argument must be a mapping, not {class}")));
        }
        Ok(proxy(a[1].clone()))
    });
    methods(&t.mappingproxy, ROWS);
    t.mappingproxy.dict.set_str("__hash__", Value::None);
    class_method(
        &t.mappingproxy,
        ("__class_getitem__", 2, 2, false, |_, a, _| {
            Ok(Value::Alias(Rc::new(Alias { origin: a[0].clone(), args: vec![a[1].clone()], union: false })))
        }),
    );
}
