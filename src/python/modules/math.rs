//! `math`.

use super::functions;
use crate::python::object::*;
use crate::python::text::{Int, elementary, float, int, math, special};
use crate::python::vm::Vm;
use std::rc::Rc;

/// A result that is no number though the argument was, or infinite though it was not.
fn checked(x: f64, r: f64) -> PyResult {
    if r.is_nan() && !x.is_nan() {
        return Err(math::domain_error().into());
    }
    if r.is_infinite() && x.is_finite() {
        return Err(math::range_error().into());
    }
    Ok(Value::Float(r.into()))
}

macro_rules! real {
    ($name:literal, $f:expr) => {
        ($name, 1, 1, false, |vm, a, _| {
            let x = vm.number(&a[0])?;
            let f: fn(f64) -> f64 = $f;
            checked(x, f(x))
        })
    };
}

/// A function that has poles, where it raises "math domain error".
macro_rules! poles {
    ($name:literal, $f:expr) => {
        ($name, 1, 1, false, |vm, a, _| {
            let x = vm.number(&a[0])?;
            let f: fn(f64) -> f64 = $f;
            let r = f(x);
            if r.is_infinite() && x.is_finite() {
                return Err(math::domain_error().into());
            }
            checked(x, r)
        })
    };
}

fn rounding(vm: &mut Vm, v: &Value, name: &Name, f: fn(f64) -> f64) -> PyResult {
    if v.to_int().is_some() {
        return Ok(v.base().clone());
    }
    if let Value::Instance(_) = v
        && let Some(r) = vm.call_special(v, name, &[])?
    {
        return Ok(r);
    }
    let x = vm.number(v)?;
    Ok(Value::from_int(float::to_int(f(x))?))
}

/// `math.factorial`, by Stirling's formula as long as it can be done in good time.
fn factorial(vm: &mut Vm, a: &[Value]) -> PyResult {
    let n = ints(vm, a)?.swap_remove(0);
    let bits = n.to_f64().map_or(f64::INFINITY, |n| n * (n.max(3.0) / std::f64::consts::E).log2());
    vm.reserve_int(bits.max(0.0) as u64)?;
    Ok(Value::from_int(math::factorial(&n)?))
}

fn ints(vm: &mut Vm, a: &[Value]) -> PyResult<Vec<Int>> {
    a.iter().map(|v| Ok(vm.index(v)?.to_int().unwrap_or(Int::Small(0)))).collect()
}

fn floats(vm: &mut Vm, v: &Value) -> PyResult<Vec<f64>> {
    let mut all = vec![];
    let mut items = vm.walk(v)?;
    while let Some(x) = items.next(vm)? {
        all.push(vm.number(&x)?);
    }
    Ok(all)
}

fn logarithm(vm: &mut Vm, v: &Value, f: fn(f64) -> f64) -> PyResult<f64> {
    if let Value::Big(b) = v.base() {
        // Beyond a double's range, or near it: from the bits.
        return match float::from_big(b) {
            Ok(x) if x > 0.0 => Ok(f(x)),
            Ok(_) => Err(math::domain_error().into()),
            Err(_) => Ok(math::log_big(b, f)?),
        };
    }
    let x = vm.number(v)?;
    if x <= 0.0 {
        return Err(math::domain_error().into());
    }
    Ok(f(x))
}

fn power(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let (x, y) = (vm.number(&a[0])?, vm.number(&a[1])?);
    let r = elementary::pow(x, y);
    if x.is_finite() && y.is_finite() {
        if r.is_nan() || (r.is_infinite() && x == 0.0) {
            return Err(math::domain_error().into());
        }
        if r.is_infinite() {
            return Err(math::range_error().into());
        }
    }
    Ok(Value::Float(r.into()))
}

fn fmod(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let (x, y) = (vm.number(&a[0])?, vm.number(&a[1])?);
    let r = x % y;
    if r.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(math::domain_error().into());
    }
    Ok(Value::Float(r.into()))
}

fn next_after(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let (mut x, y) = (vm.number(&a[0])?, vm.number(&a[1])?);
    let steps = kw.take("steps").filter(|v| !v.is_none());
    kw.finish("nextafter")?;
    let steps = match steps {
        Some(v) => vm.index_clamped(&v)?,
        None => 1,
    };
    if steps < 0 {
        return Err(PyErr::value_error("steps must be a non-negative integer"));
    }
    // The doubles between two numbers are as many as their bits are apart.
    let order = |x: f64| match x.to_bits() as i64 {
        b if b < 0 => i64::MIN - b,
        b => b,
    };
    if x.is_nan() || y.is_nan() {
        return Ok(Value::Float((f64::NAN).into()));
    }
    if steps > 0 {
        let (from, to) = (order(x), order(y));
        let at =
            if to >= from { from.saturating_add(steps).min(to) } else { from.saturating_sub(steps).max(to) };
        x = match at {
            at if at == to => y,
            at if at < 0 => f64::from_bits((i64::MIN - at) as u64),
            at => f64::from_bits(at as u64),
        };
    }
    Ok(Value::Float(x.into()))
}

fn sum_of_products(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let (first, second) = (vm.iter(&a[0])?, vm.iter(&a[1])?);
    let (mut p, mut q) = (vec![], vec![]);
    loop {
        match (vm.next(&first)?, vm.next(&second)?) {
            (Some(x), Some(y)) => {
                p.push(x);
                q.push(y);
            }
            (None, None) => break,
            _ => return Err(PyErr::value_error("Inputs are not the same length")),
        }
    }
    let plain = |v: &Value| matches!(v, Value::Int(_) | Value::Float(_) | Value::Bool(_));
    let fractional = p.iter().chain(&q).any(|v| matches!(v, Value::Float(_)));
    if fractional && p.iter().chain(&q).all(plain) {
        let pairs = p.iter().zip(&q);
        let pairs = pairs.map(|(x, y)| (x.as_float().unwrap_or(0.0), y.as_float().unwrap_or(0.0)));
        return Ok(Value::Float(math::sum_products(pairs).into()));
    }
    let mut acc = Value::Int(0);
    for (x, y) in p.iter().zip(&q) {
        let m = vm.binary(BinOp::Mul, x, y)?;
        acc = vm.binary(BinOp::Add, &acc, &m)?;
    }
    Ok(acc)
}

const FUNCTIONS: &[super::Row] = &[
    real!("sqrt", f64::sqrt),
    real!("cbrt", special::cbrt),
    real!("exp", elementary::exp),
    real!("exp2", elementary::exp2),
    real!("expm1", f64::exp_m1),
    poles!("log1p", f64::ln_1p),
    real!("sin", elementary::sin),
    real!("cos", elementary::cos),
    real!("tan", f64::tan),
    real!("asin", f64::asin),
    real!("acos", f64::acos),
    real!("atan", f64::atan),
    real!("sinh", f64::sinh),
    real!("cosh", f64::cosh),
    real!("tanh", f64::tanh),
    real!("asinh", special::asinh),
    real!("acosh", special::acosh),
    poles!("atanh", special::atanh),
    real!("fabs", f64::abs),
    real!("degrees", |x| x * (180.0 / std::f64::consts::PI)),
    real!("radians", |x| x * (std::f64::consts::PI / 180.0)),
    real!("erf", special::erf),
    real!("erfc", special::erfc),
    ("gamma", 1, 1, false, |vm, a, _| Ok(Value::Float(special::gamma(vm.number(&a[0])?)?.into()))),
    ("lgamma", 1, 1, false, |vm, a, _| Ok(Value::Float(special::lgamma(vm.number(&a[0])?)?.into()))),
    ("ulp", 1, 1, false, |vm, a, _| Ok(Value::Float(math::ulp(vm.number(&a[0])?).into()))),
    ("floor", 1, 1, false, |vm, a, _| rounding(vm, &a[0], &names().floor, f64::floor)),
    ("ceil", 1, 1, false, |vm, a, _| rounding(vm, &a[0], &names().ceil, f64::ceil)),
    ("trunc", 1, 1, false, |vm, a, _| match (a[0].base(), vm.call_special(&a[0], &names().trunc, &[])?) {
        (Value::Float(x), _) => Ok(Value::from_int(float::to_int(x.get())?)),
        (_, Some(v)) => Ok(v),
        _ if a[0].to_int().is_some() => Ok(a[0].base().clone()),
        _ => {
            Err(PyErr::type_error(format!("type {} doesn't define __trunc__ method", class_of(&a[0]).name())))
        }
    }),
    ("log", 1, 2, false, |vm, a, _| {
        let x = logarithm(vm, &a[0], elementary::ln)?;
        let Some(b) = a.get(1) else { return Ok(Value::Float(x.into())) };
        match logarithm(vm, b, elementary::ln)? {
            0.0 => Err(PyErr::zero_division("float division by zero")),
            b => Ok(Value::Float((x / b).into())),
        }
    }),
    ("log2", 1, 1, false, |vm, a, _| Ok(Value::Float(logarithm(vm, &a[0], elementary::log2)?.into()))),
    ("log10", 1, 1, false, |vm, a, _| Ok(Value::Float(logarithm(vm, &a[0], elementary::log10)?.into()))),
    ("pow", 2, 2, false, power),
    ("fmod", 2, 2, false, fmod),
    ("atan2", 2, 2, false, |vm, a, _| Ok(Value::Float(vm.number(&a[0])?.atan2(vm.number(&a[1])?).into()))),
    ("copysign", 2, 2, false, |vm, a, _| {
        Ok(Value::Float(vm.number(&a[0])?.copysign(vm.number(&a[1])?).into()))
    }),
    ("remainder", 2, 2, false, |vm, a, _| {
        Ok(Value::Float(math::remainder(vm.number(&a[0])?, vm.number(&a[1])?)?.into()))
    }),
    ("fma", 3, 3, false, |vm, a, _| {
        let (x, y, z) = (vm.number(&a[0])?, vm.number(&a[1])?, vm.number(&a[2])?);
        let r = libm::fma(x, y, z);
        if r.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
            return Err(PyErr::value_error("invalid operation in fma"));
        }
        if r.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(PyErr::overflow("overflow in fma"));
        }
        Ok(Value::Float(r.into()))
    }),
    ("nextafter", 2, 2, true, next_after),
    ("ldexp", 2, 2, false, |vm, a, _| {
        let x = vm.number(&a[0])?;
        if a[1].to_int().is_none() {
            return Err(PyErr::type_error("Expected an int as second argument to ldexp."));
        }
        let n = vm.index_clamped(&a[1])?;
        Ok(Value::Float(math::ldexp(x, n)?.into()))
    }),
    ("frexp", 1, 1, false, |vm, a, _| {
        let (m, e) = math::frexp(vm.number(&a[0])?);
        Ok(Value::tuple([Value::Float(m.into()), Value::Int(i64::from(e))]))
    }),
    ("modf", 1, 1, false, |vm, a, _| {
        let x = vm.number(&a[0])?;
        let part = if x.is_infinite() { 0.0_f64.copysign(x) } else { x.fract().copysign(x) };
        Ok(Value::tuple([Value::Float(part.into()), Value::Float(x.trunc().into())]))
    }),
    ("isnan", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_nan().into()))),
    ("isinf", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_infinite().into()))),
    ("isfinite", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_finite().into()))),
    ("hypot", 0, 255, false, |vm, a, _| {
        let all: Vec<f64> = a.iter().map(|v| vm.number(v)).collect::<PyResult<_>>()?;
        Ok(Value::Float(math::hypot(&all).into()))
    }),
    ("dist", 2, 2, false, |vm, a, _| {
        let (p, q) = (floats(vm, &a[0])?, floats(vm, &a[1])?);
        Ok(Value::Float(math::dist(&p, &q)?.into()))
    }),
    ("gcd", 0, 255, false, |vm, a, _| Ok(Value::from_int(math::gcd(&ints(vm, a)?)))),
    ("lcm", 0, 255, false, |vm, a, _| Ok(Value::from_int(math::lcm(&ints(vm, a)?)))),
    ("factorial", 1, 1, false, |vm, a, _| factorial(vm, a)),
    ("comb", 2, 2, false, |vm, a, _| {
        let v = ints(vm, a)?;
        Ok(Value::from_int(math::comb(&v[0], &v[1])?))
    }),
    ("perm", 1, 2, false, |vm, a, _| {
        if a.get(1).is_none_or(Value::is_none) {
            return factorial(vm, &a[..1]);
        }
        let v = ints(vm, a)?;
        Ok(Value::from_int(math::perm(&v[0], &v[1])?))
    }),
    ("isqrt", 1, 1, false, |vm, a, _| Ok(Value::from_int(int::isqrt(&ints(vm, a)?[0])?))),
    ("prod", 1, 1, true, |vm, a, mut kw| {
        let mut acc = kw.take("start").unwrap_or(Value::Int(1));
        kw.finish("prod")?;
        let mut items = vm.walk(&a[0])?;
        while let Some(v) = items.next(vm)? {
            acc = vm.binary(BinOp::Mul, &acc, &v)?;
        }
        Ok(acc)
    }),
    ("sumprod", 2, 2, false, sum_of_products),
    ("fsum", 1, 1, false, |vm, a, _| Ok(Value::Float(math::fsum(floats(vm, &a[0])?)?.into()))),
    ("isclose", 2, 2, true, |vm, a, mut kw| {
        let (x, y) = (vm.number(&a[0])?, vm.number(&a[1])?);
        let rel = kw.take("rel_tol").map_or(Ok(1e-9), |v| vm.number(&v))?;
        let abs = kw.take("abs_tol").map_or(Ok(0.0), |v| vm.number(&v))?;
        kw.finish("isclose")?;
        Ok(Value::Bool(math::is_close(x, y, rel, abs)?.into()))
    }),
];

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    d.set_str("pi", Value::Float((std::f64::consts::PI).into()));
    d.set_str("e", Value::Float((std::f64::consts::E).into()));
    d.set_str("tau", Value::Float((std::f64::consts::TAU).into()));
    d.set_str("inf", Value::Float((f64::INFINITY).into()));
    d.set_str("nan", Value::Float((f64::NAN).into()));
    functions(d, FUNCTIONS);
    Ok(())
}
