//! `math`.

use super::functions;
use crate::python::object::*;
use crate::python::text::{Int, float, int};
use crate::python::vm::Vm;
use num_integer::Integer;
use std::rc::Rc;

macro_rules! real {
    ($name:literal, $f:expr) => {
        ($name, 1, 1, false, |vm, a, _| {
            let x = vm.number(&a[0])?;
            let f: fn(f64) -> f64 = $f;
            let r = f(x);
            if r.is_nan() && !x.is_nan() {
                return Err(PyErr::value_error("math domain error"));
            }
            if r.is_infinite() && x.is_finite() {
                return Err(PyErr::overflow("math range error"));
            }
            Ok(Value::Float(r))
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

fn ints(vm: &mut Vm, a: &[Value]) -> PyResult<Vec<num_bigint::BigInt>> {
    let mut out = vec![];
    for v in a {
        let i = vm.index(v)?;
        out.push(i.as_big().unwrap_or_default());
    }
    Ok(out)
}

fn logarithm(vm: &mut Vm, v: &Value, f: fn(f64) -> f64) -> PyResult<f64> {
    if let Value::Big(b) = v.base() {
        // Beyond a double's range: take a power of two off first.
        let shift = b.bits().saturating_sub(64);
        let top: f64 = float::from_big(&(&**b >> shift))?;
        if top <= 0.0 {
            return Err(PyErr::value_error("math domain error"));
        }
        return Ok(f(top) + shift as f64 * f(2.0));
    }
    let x = vm.number(v)?;
    if x <= 0.0 {
        return Err(PyErr::value_error("math domain error"));
    }
    Ok(f(x))
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    d.set_str("pi", Value::Float(std::f64::consts::PI));
    d.set_str("e", Value::Float(std::f64::consts::E));
    d.set_str("tau", Value::Float(std::f64::consts::TAU));
    d.set_str("inf", Value::Float(f64::INFINITY));
    d.set_str("nan", Value::Float(f64::NAN));
    functions(
        d,
        &[
            real!("sqrt", f64::sqrt),
            real!("cbrt", f64::cbrt),
            real!("exp", f64::exp),
            real!("expm1", f64::exp_m1),
            real!("log1p", f64::ln_1p),
            real!("sin", f64::sin),
            real!("cos", f64::cos),
            real!("tan", f64::tan),
            real!("asin", f64::asin),
            real!("acos", f64::acos),
            real!("atan", f64::atan),
            real!("sinh", f64::sinh),
            real!("cosh", f64::cosh),
            real!("tanh", f64::tanh),
            real!("asinh", f64::asinh),
            real!("acosh", f64::acosh),
            real!("atanh", f64::atanh),
            real!("fabs", f64::abs),
            real!("degrees", f64::to_degrees),
            real!("radians", f64::to_radians),
            real!("gamma", libm::tgamma),
            real!("lgamma", libm::lgamma),
            real!("erf", libm::erf),
            real!("erfc", libm::erfc),
            ("floor", 1, 1, false, |vm, a, _| rounding(vm, &a[0], &names().floor, f64::floor)),
            ("ceil", 1, 1, false, |vm, a, _| rounding(vm, &a[0], &names().ceil, f64::ceil)),
            ("trunc", 1, 1, false, |vm, a, _| rounding(vm, &a[0], &names().trunc, f64::trunc)),
            ("log", 1, 2, false, |vm, a, _| {
                let x = logarithm(vm, &a[0], f64::ln)?;
                Ok(Value::Float(match a.get(1) {
                    Some(b) => x / logarithm(vm, b, f64::ln)?,
                    None => x,
                }))
            }),
            ("log2", 1, 1, false, |vm, a, _| Ok(Value::Float(logarithm(vm, &a[0], f64::log2)?))),
            ("log10", 1, 1, false, |vm, a, _| Ok(Value::Float(logarithm(vm, &a[0], f64::log10)?))),
            ("pow", 2, 2, false, |vm, a, _| Ok(Value::Float(vm.number(&a[0])?.powf(vm.number(&a[1])?)))),
            ("atan2", 2, 2, false, |vm, a, _| Ok(Value::Float(vm.number(&a[0])?.atan2(vm.number(&a[1])?)))),
            ("fmod", 2, 2, false, |vm, a, _| Ok(Value::Float(vm.number(&a[0])? % vm.number(&a[1])?))),
            ("copysign", 2, 2, false, |vm, a, _| {
                Ok(Value::Float(vm.number(&a[0])?.copysign(vm.number(&a[1])?)))
            }),
            ("ldexp", 2, 2, false, |vm, a, _| {
                Ok(Value::Float(libm::ldexp(vm.number(&a[0])?, vm.index_i64(&a[1])? as i32)))
            }),
            ("frexp", 1, 1, false, |vm, a, _| {
                let (m, e) = libm::frexp(vm.number(&a[0])?);
                Ok(Value::tuple([Value::Float(m), Value::Int(i64::from(e))]))
            }),
            ("modf", 1, 1, false, |vm, a, _| {
                let x = vm.number(&a[0])?;
                Ok(Value::tuple([Value::Float(x.fract()), Value::Float(x.trunc())]))
            }),
            ("isnan", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_nan()))),
            ("isinf", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_infinite()))),
            ("isfinite", 1, 1, false, |vm, a, _| Ok(Value::Bool(vm.number(&a[0])?.is_finite()))),
            ("hypot", 0, 255, false, |vm, a, _| {
                let mut r = 0.0f64;
                for v in a {
                    r = r.hypot(vm.number(v)?);
                }
                Ok(Value::Float(r))
            }),
            ("dist", 2, 2, false, |vm, a, _| {
                let (p, q) = (vm.list_of(&a[0])?, vm.list_of(&a[1])?);
                let mut r = 0.0f64;
                for (x, y) in p.iter().zip(&q) {
                    r = r.hypot(vm.number(x)? - vm.number(y)?);
                }
                Ok(Value::Float(r))
            }),
            ("gcd", 0, 255, false, |vm, a, _| {
                let v = ints(vm, a)?;
                Ok(Value::big(v.iter().fold(num_bigint::BigInt::default(), |x, y| x.gcd(y))))
            }),
            ("lcm", 0, 255, false, |vm, a, _| {
                let v = ints(vm, a)?;
                Ok(Value::big(v.iter().fold(num_bigint::BigInt::from(1), |x, y| x.lcm(y))))
            }),
            ("factorial", 1, 1, false, |vm, a, _| {
                let n = vm.index_i64(&a[0])?;
                if n < 0 {
                    return Err(PyErr::value_error("factorial() not defined for negative values"));
                }
                Ok(Value::big((1..=n).fold(num_bigint::BigInt::from(1), |x, y| x * y)))
            }),
            ("comb", 2, 2, false, |vm, a, _| {
                let (n, k) = (vm.index_i64(&a[0])?, vm.index_i64(&a[1])?);
                if n < 0 || k < 0 {
                    return Err(PyErr::value_error("n must be a non-negative integer"));
                }
                if k > n {
                    return Ok(Value::Int(0));
                }
                let k = k.min(n - k);
                Ok(Value::big((0..k).fold(num_bigint::BigInt::from(1), |x, i| x * (n - i) / (i + 1))))
            }),
            ("perm", 1, 2, false, |vm, a, _| {
                let n = vm.index_i64(&a[0])?;
                let k = match a.get(1) {
                    Some(v) if !v.is_none() => vm.index_i64(v)?,
                    _ => n,
                };
                if k > n {
                    return Ok(Value::Int(0));
                }
                Ok(Value::big((0..k).fold(num_bigint::BigInt::from(1), |x, i| x * (n - i))))
            }),
            ("isqrt", 1, 1, false, |vm, a, _| {
                let i = vm.index(&a[0])?;
                Ok(Value::from_int(int::isqrt(&i.to_int().unwrap_or(Int::Small(0)))?))
            }),
            ("prod", 1, 1, true, |vm, a, mut kw| {
                let mut acc = kw.take("start").unwrap_or(Value::Int(1));
                for v in vm.list_of(&a[0])? {
                    acc = vm.binary(BinOp::Mul, &acc, &v)?;
                }
                Ok(acc)
            }),
            ("sumprod", 2, 2, false, |vm, a, _| {
                let (p, q) = (vm.list_of(&a[0])?, vm.list_of(&a[1])?);
                let mut acc = Value::Int(0);
                for (x, y) in p.iter().zip(&q) {
                    let m = vm.binary(BinOp::Mul, x, y)?;
                    acc = vm.binary(BinOp::Add, &acc, &m)?;
                }
                Ok(acc)
            }),
            ("fsum", 1, 1, false, |vm, a, _| {
                let mut parts: Vec<f64> = vec![];
                for v in vm.list_of(&a[0])? {
                    let mut x = vm.number(&v)?;
                    let mut kept = vec![];
                    for &y in &parts {
                        let (big, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
                        let hi = big + small;
                        let lo = small - (hi - big);
                        if lo != 0.0 {
                            kept.push(lo);
                        }
                        x = hi;
                    }
                    kept.push(x);
                    parts = kept;
                }
                Ok(Value::Float(parts.iter().sum()))
            }),
            ("isclose", 2, 2, true, |vm, a, mut kw| {
                let (x, y) = (vm.number(&a[0])?, vm.number(&a[1])?);
                let rel = kw.take("rel_tol").and_then(|v| v.as_float()).unwrap_or(1e-9);
                let abs = kw.take("abs_tol").and_then(|v| v.as_float()).unwrap_or(0.0);
                Ok(Value::Bool(
                    x == y
                        || (x.is_finite()
                            && y.is_finite()
                            && (x - y).abs() <= (rel * x.abs().max(y.abs())).max(abs)),
                ))
            }),
        ],
    );
    Ok(())
}
