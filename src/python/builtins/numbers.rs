//! `int`, `bool`, `float`, `complex`.

use super::{class_method, constructor, methods, of_class};
use crate::python::object::*;
use crate::python::text::{Int, float, int};
use crate::python::vm::Vm;
use std::cell::Cell;
use std::rc::Rc;

fn to_int(v: &Value) -> Int {
    v.to_int().unwrap_or(Int::Small(0))
}

fn int_of_bytes(vm: &mut Vm, v: &Value, base: i64) -> PyResult {
    let text = super::raw_bytes(v).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    match int::parse(&text, base, int::max_str_digits()) {
        Ok(i) => Ok(Value::from_int(i)),
        Err(e) => {
            let e: PyErr = e.into();
            if !e.is(&types().value_error) || !text.is_ascii() {
                return Err(e);
            }
            let m = format!("invalid literal for int() with base {base}: {}", vm.repr(v)?);
            Err(PyErr::value_error(m))
        }
    }
}

fn int_value(vm: &mut Vm, v: &Value, base: Option<Value>) -> PyResult {
    if let Some(b) = base {
        let base = vm.index_i64(&b)?;
        return match v.base() {
            Value::Str(s) => Ok(Value::from_int(int::parse(s.as_str(), base, int::max_str_digits())?)),
            Value::Bytes(_) | Value::ByteArray(_) => int_of_bytes(vm, v, base),
            _ => Err(PyErr::type_error("int() can't convert non-string with explicit base")),
        };
    }
    match v.base() {
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => {
            if let Value::Instance(_) = v
                && let Some(f @ Value::Func(_)) = class_of(v).lookup(&names().int)
            {
                return vm.call(&f, std::slice::from_ref(v));
            }
            Ok(Value::from_int(to_int(v)))
        }
        Value::Float(f) => Ok(Value::from_int(float::to_int(f.get())?)),
        Value::Str(s) => Ok(Value::from_int(int::parse(s.as_str(), 10, int::max_str_digits())?)),
        Value::Bytes(_) | Value::ByteArray(_) => int_of_bytes(vm, v, 10),
        _ => {
            for n in [&names().int, &names().index, &names().trunc] {
                if let Some(r) = vm.call_special(v, n, &[])? {
                    return match r.to_int() {
                        Some(i) => Ok(Value::from_int(i)),
                        None => Err(PyErr::type_error(format!(
                            "{n} returned non-int (type {})",
                            class_of(&r).name()
                        ))),
                    };
                }
            }
            Err(PyErr::type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                class_of(v).name()
            )))
        }
    }
}

fn float_of(vm: &mut Vm, v: &Value) -> PyResult<f64> {
    match v.base() {
        Value::Str(s) => Ok(float::parse(s.as_str())?),
        Value::Bytes(_) | Value::ByteArray(_) => {
            let text = super::raw_bytes(v).unwrap_or_default();
            match float::parse(&String::from_utf8_lossy(&text)) {
                Ok(x) => Ok(x),
                Err(_) => {
                    Err(PyErr::value_error(format!("could not convert string to float: {}", vm.repr(v)?)))
                }
            }
        }
        _ => vm.number(v).map_err(|e| {
            if e.is(&types().type_error) && class_of(v).lookup(&names().float).is_none() {
                PyErr::type_error(format!(
                    "float() argument must be a string or a real number, not '{}'",
                    class_of(v).name()
                ))
            } else {
                e
            }
        }),
    }
}

/// One argument of `complex`, as a complex number.
fn complex_part(vm: &mut Vm, v: &Value, which: &str) -> PyResult<(f64, f64)> {
    if let Value::Complex(c) = v.base() {
        return Ok(**c);
    }
    if let Value::Instance(_) = v
        && let Some(r) = vm.call_special(v, &intern("__complex__"), &[])?
        && let Value::Complex(c) = r.base()
    {
        return Ok(**c);
    }
    vm.number(v).map(|x| (x, 0.0)).map_err(|e| {
        let what = if which == "first" { "a string or a number" } else { "a number" };
        let class = class_of(v).name();
        if e.is(&types().type_error) {
            PyErr::type_error(format!("complex() {which} argument must be {what}, not '{class}'"))
        } else {
            e
        }
    })
}

/// `complex('1-2j')`.
fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let s = text.trim();
    let s = s.strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or(s).trim();
    let Some(imaginary) = s.strip_suffix(['j', 'J']) else {
        return float::parse(s).ok().map(|x| (x, 0.0));
    };
    let unit = |t: &str| match t {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        t => float::parse(t).ok(),
    };
    // The sign that parts the two, which is not an exponent's.
    let b = imaginary.as_bytes();
    let split = (1..b.len()).rev().find(|&i| matches!(b[i], b'+' | b'-') && !matches!(b[i - 1], b'e' | b'E'));
    match split {
        Some(i) => Some((float::parse(&imaginary[..i]).ok()?, unit(&imaginary[i..])?)),
        None => Some((0.0, unit(imaginary)?)),
    }
}

fn order(v: Option<&Value>) -> PyResult<int::Order> {
    Ok(int::Order::from_name(v.and_then(|v| v.as_str()).unwrap_or("big"))?)
}

fn divmod(vm: &mut Vm, this: &Value, x: &Value, y: &Value) -> PyResult {
    let q = vm.number_operator(BinOp::FloorDiv, this, x, y)?;
    if matches!(q, Value::NotImplemented) {
        return Ok(q);
    }
    Ok(Value::tuple([q, vm.number_operator(BinOp::Mod, this, x, y)?]))
}

macro_rules! operators {
    ($class:expr, $($name:literal $rname:literal $op:ident),* $(,)?) => {
        methods($class, &[$(
            ($name, 2, 2, false, |vm, a, _| vm.number_operator(BinOp::$op, &a[0], &a[0], &a[1])),
            ($rname, 2, 2, false, |vm, a, _| vm.number_operator(BinOp::$op, &a[0], &a[1], &a[0])),
        )*]);
    };
}

macro_rules! comparisons {
    ($class:expr, $($name:literal $op:ident),* $(,)?) => {
        methods($class, &[$(
            ($name, 2, 2, false, |vm, a, _| {
                if matches!(a[1].base(), Value::Instance(_)) || std::mem::discriminant(a[0].base()) != std::mem::discriminant(a[1].base()) && !(a[0].as_float().is_some() && a[1].as_float().is_some() && (a[0].to_int().is_none() || a[1].to_int().is_some())) {
                    return Ok(Value::NotImplemented);
                }
                vm.compare(CmpOp::$op, &a[0].base().clone(), &a[1].base().clone())
            }),
        )*]);
    };
}

pub(super) fn install(t: &'static Types) {
    for c in [&t.int, &t.float, &t.complex] {
        operators!(
            c,
            "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul, "__truediv__" "__rtruediv__" TrueDiv,
            "__floordiv__" "__rfloordiv__" FloorDiv, "__mod__" "__rmod__" Mod, "__pow__" "__rpow__" Pow,
        );
        methods(
            c,
            &[
                ("__neg__", 1, 1, false, |vm, a, _| vm.unary(&a[0].base().clone(), '-')),
                ("__pos__", 1, 1, false, |vm, a, _| vm.unary(&a[0].base().clone(), '+')),
                ("__bool__", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.truth(&a[0].base().clone())?.into()))),
                ("__abs__", 1, 1, false, |vm, a, _| {
                    let b = a[0].base().clone();
                    if let Value::Complex(c) = &b {
                        return Ok(Value::Float(c.0.hypot(c.1).into()));
                    }
                    let neg = b.as_float().is_some_and(|f| f < 0.0);
                    vm.unary(&b, if neg { '-' } else { '+' })
                }),
            ],
        );
    }
    for c in [&t.int, &t.float] {
        methods(
            c,
            &[
                ("__divmod__", 2, 2, false, |vm, a, _| divmod(vm, &a[0], &a[0], &a[1])),
                ("__rdivmod__", 2, 2, false, |vm, a, _| divmod(vm, &a[0], &a[1], &a[0])),
            ],
        );
    }
    operators!(
        &t.int,
        "__and__" "__rand__" And, "__or__" "__ror__" Or, "__xor__" "__rxor__" Xor, "__lshift__" "__rlshift__" LShift,
        "__rshift__" "__rrshift__" RShift,
    );
    for c in [&t.int, &t.float, &t.str, &t.bytes, &t.tuple, &t.list] {
        comparisons!(c, "__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge);
    }
    for c in [&t.dict, &t.set, &t.frozenset] {
        comparisons!(c, "__eq__" Eq, "__ne__" Ne);
    }
    constructor(&t.int, 0, 2, true, |vm, a, mut kw| {
        let base = a.get(2).cloned().or_else(|| kw.take("base"));
        kw.finish_knowing("int", &["base"])?;
        let v = match a.get(1) {
            Some(v) => int_value(vm, v, base)?,
            None if base.is_some() => return Err(PyErr::type_error("int() missing string argument")),
            None => Value::Int(0),
        };
        Ok(of_class(&a[0], &types().int, v))
    });
    constructor(&t.bool, 0, 1, false, |vm, a, _| {
        Ok(Value::Bool(match a.get(1) {
            Some(v) => (vm.truth(v)?).into(),
            None => false.into(),
        }))
    });
    constructor(&t.float, 0, 1, false, |vm, a, _| {
        let mut f = match a.get(1) {
            Some(v) => float_of(vm, v)?,
            None => 0.0,
        };
        if f.is_nan() && a.get(1).is_some_and(|v| v.as_str().is_some()) {
            // Each such nan is an object of its own: its payload tells it from the others.
            thread_local!(static NANS: Cell<u64> = const { Cell::new(0) });
            let n = NANS.with(|n| n.replace(n.get() + 1));
            f = f64::from_bits(f.to_bits() | (n & 0xff_ffff_ffff));
        }
        Ok(of_class(&a[0], &types().float, Value::Float(f.into())))
    });
    constructor(&t.complex, 0, 2, true, |vm, a, mut kw| {
        if let Some(s) = a.get(1).and_then(|v| v.as_str()) {
            if a.len() > 2 {
                return Err(PyErr::type_error("complex() can't take second arg if first is a string"));
            }
            let (re, im) =
                parse_complex(s).ok_or_else(|| PyErr::value_error("complex() arg is a malformed string"))?;
            return Ok(of_class(&a[0], &types().complex, Value::Complex(Rc::new((re, im)))));
        }
        let mut re = a.get(1).cloned().or_else(|| kw.take("real")).unwrap_or(Value::Int(0));
        if let Value::Instance(_) = re
            && let Some(r) = vm.call_special(&re, &intern("__complex__"), &[])?
        {
            if !matches!(r.base(), Value::Complex(_)) {
                let class = class_of(&r).name();
                return Err(PyErr::type_error(format!("__complex__ returned non-complex (type {class})")));
            }
            re = r;
        }
        let im = a.get(2).cloned().or_else(|| kw.take("imag")).unwrap_or(Value::Int(0));
        kw.finish_knowing("complex", &["real", "imag"])?;
        if im.as_str().is_some() {
            return Err(PyErr::type_error("complex() second arg can't be a string"));
        }
        let (x, y) = (complex_part(vm, &re, "first")?, complex_part(vm, &im, "second")?);
        // A complex second part counts times i.
        let x = (if matches!(im.base(), Value::Complex(_)) { x.0 - y.1 } else { x.0 }, x.1);
        let y = if matches!(re.base(), Value::Complex(_)) || x.1 != 0.0 { x.1 + y.0 } else { y.0 };
        Ok(of_class(&a[0], &types().complex, Value::Complex(Rc::new((x.0, y)))))
    });
    methods(
        &t.complex,
        &[("conjugate", 1, 1, false, |_, a, _| match a[0].base() {
            Value::Complex(c) => Ok(Value::Complex(Rc::new((c.0, -c.1)))),
            v => Ok(v.clone()),
        })],
    );
    methods(
        &t.int,
        &[
            ("__int__", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("__index__", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("__float__", 1, 1, false, |_, a, _| Ok(Value::Float(to_int(&a[0]).to_f64()?.into()))),
            ("__invert__", 1, 1, false, |vm, a, _| vm.unary(&a[0].base().clone(), '~')),
            ("__floor__", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("__ceil__", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("__trunc__", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("__round__", 1, 2, false, |vm, a, _| {
                let round = vm.builtins.get_str("round").unwrap_or(Value::None);
                let number = Value::from_int(to_int(&a[0]));
                vm.call(&round, &[&[number], &a[1..]].concat())
            }),
            ("bit_length", 1, 1, false, |_, a, _| Ok(Value::Int(to_int(&a[0]).bit_length() as i64))),
            ("bit_count", 1, 1, false, |_, a, _| Ok(Value::Int(to_int(&a[0]).bit_count() as i64))),
            ("conjugate", 1, 1, false, |_, a, _| Ok(Value::from_int(to_int(&a[0])))),
            ("is_integer", 1, 1, false, |_, _, _| Ok(Value::Bool(Truth::True))),
            ("as_integer_ratio", 1, 1, false, |_, a, _| {
                Ok(Value::tuple([Value::from_int(to_int(&a[0])), Value::Int(1)]))
            }),
            ("to_bytes", 1, 3, true, |vm, a, mut kw| {
                let len = match a.get(1).cloned().or_else(|| kw.take("length")) {
                    Some(v) => usize::try_from(vm.index_i64(&v)?)
                        .map_err(|_| PyErr::value_error("length argument must be non-negative"))?,
                    None => 1,
                };
                vm.reserve(len)?;
                let o = a.get(2).cloned().or_else(|| kw.take("byteorder"));
                let signed = match kw.take("signed") {
                    Some(s) => vm.truth(&s)?,
                    None => false,
                };
                Ok(Value::bytes(int::to_bytes(&to_int(&a[0]), len, order(o.as_ref())?, signed)?))
            }),
        ],
    );
    class_method(
        &t.int,
        ("from_bytes", 2, 3, true, |vm, a, mut kw| {
            let o = a.get(2).cloned().or_else(|| kw.take("byteorder"));
            let signed = match kw.take("signed") {
                Some(s) => vm.truth(&s)?,
                None => false,
            };
            let b = match a[1].base() {
                Value::Bytes(b) => b.to_vec(),
                Value::Str(_) => return Err(PyErr::type_error("cannot convert 'str' object to bytes")),
                v => {
                    let v = v.clone();
                    let mut out = vec![];
                    for x in vm.list_of(&v)? {
                        out.push(vm.index_i64(&x)? as u8);
                    }
                    out
                }
            };
            Ok(Value::from_int(int::from_bytes(&b, order(o.as_ref())?, signed)))
        }),
    );
    methods(
        &t.float,
        &[
            ("is_integer", 1, 1, false, |_, a, _| {
                Ok(Value::Bool(float::is_integer(a[0].as_float().unwrap_or(0.0)).into()))
            }),
            ("hex", 1, 1, false, |_, a, _| Ok(Value::string(float::hex(a[0].as_float().unwrap_or(0.0))))),
            ("conjugate", 1, 1, false, |_, a, _| Ok(a[0].base().clone())),
            ("__float__", 1, 1, false, |_, a, _| Ok(a[0].base().clone())),
            ("__int__", 1, 1, false, |_, a, _| {
                Ok(Value::from_int(float::to_int(a[0].as_float().unwrap_or(0.0))?))
            }),
            ("__trunc__", 1, 1, false, |_, a, _| {
                Ok(Value::from_int(float::to_int(a[0].as_float().unwrap_or(0.0))?))
            }),
            ("__floor__", 1, 1, false, |_, a, _| {
                Ok(Value::from_int(float::to_int(a[0].as_float().unwrap_or(0.0).floor())?))
            }),
            ("__ceil__", 1, 1, false, |_, a, _| {
                Ok(Value::from_int(float::to_int(a[0].as_float().unwrap_or(0.0).ceil())?))
            }),
            ("__round__", 1, 2, false, |vm, a, _| match a.get(1) {
                Some(d) if !d.is_none() => Ok(Value::Float(
                    float::round_to(a[0].as_float().unwrap_or(0.0), vm.index_i64(d)?)?.into(),
                )),
                _ => Ok(Value::from_int(float::round(a[0].as_float().unwrap_or(0.0))?)),
            }),
            ("as_integer_ratio", 1, 1, false, |_, a, _| {
                let (x, y) = float::as_integer_ratio(a[0].as_float().unwrap_or(0.0))?;
                Ok(Value::tuple([Value::from_int(x), Value::from_int(y)]))
            }),
        ],
    );
    class_method(
        &t.float,
        ("fromhex", 2, 2, false, |_, a, _| {
            Ok(Value::Float(float::from_hex(a[1].as_str().unwrap_or(""))?.into()))
        }),
    );
}
