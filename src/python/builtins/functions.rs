//! Builtin functions. The file is long because it ends in one table of them, each row short.

use super::order::{extreme, sort};
use crate::python::modules::functions;
use crate::python::object::*;
use crate::python::syntax;
use crate::python::text::{Int, float, int, math};
use crate::python::vm::{GenStep, Vm};
use std::rc::Rc;

/// `isinstance(v, class)`.
pub fn isinstance(vm: &mut Vm, v: &Value, class: &Value) -> PyResult<bool> {
    match class {
        Value::Class(c) => {
            let vc = class_of(v);
            if vc.is_subclass(c) {
                return Ok(true);
            }
            if let Some(m) = &c.meta
                && let Some(f @ Value::Func(_)) = m.lookup(&names().instancecheck)
            {
                let r = vm.call(&f, &[class.clone(), v.clone()])?;
                return vm.truth(&r);
            }
            if let Value::Instance(i) = v
                && (i.class().lookup(&names().class).is_some_and(|x| matches!(x, Value::Property(_)))
                    || matches!(i.class().lookup(&names().getattribute), Some(Value::Func(_))))
                && let Some(Value::Class(k)) = vm.getattr_opt(v, &names().class)?
            {
                return Ok(k.is_subclass(c));
            }
            Ok(false)
        }
        Value::Tuple(t) => {
            for c in t.iter() {
                if isinstance(vm, v, c)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Value::Alias(a) if a.union => {
            for c in &a.args {
                let hit = if c.is_none() { v.is_none() } else { isinstance(vm, v, c)? };
                if hit {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Value::Alias(_) => {
            Err(PyErr::type_error("isinstance() argument 2 cannot be a parameterized generic"))
        }
        other => {
            if let Value::Instance(_) = other
                && let Some(r) = vm.call_special(other, &names().instancecheck, std::slice::from_ref(v))?
            {
                return vm.truth(&r);
            }
            Err(PyErr::type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
        }
    }
}

/// `issubclass(k, class)`.
pub fn issubclass(vm: &mut Vm, k: &Value, class: &Value) -> PyResult<bool> {
    match (k, class) {
        (_, Value::Tuple(t)) => {
            for c in t.iter() {
                if issubclass(vm, k, c)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        (Value::Class(k2), Value::Class(c)) => {
            if k2.is_subclass(c) {
                return Ok(true);
            }
            if let Some(m) = &c.meta
                && let Some(f @ Value::Func(_)) = m.lookup(&names().subclasscheck)
            {
                let r = vm.call(&f, &[class.clone(), k.clone()])?;
                return vm.truth(&r);
            }
            Ok(false)
        }
        (_, Value::Alias(a)) if a.union => {
            for c in &a.args {
                if issubclass(vm, k, c)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        (Value::Class(_), Value::Alias(_)) => {
            Err(PyErr::type_error("issubclass() argument 2 cannot be a parameterized generic"))
        }
        (_, Value::Instance(_)) if class_of(class).lookup(&names().subclasscheck).is_some() => {
            match vm.call_special(class, &names().subclasscheck, std::slice::from_ref(k))? {
                Some(r) => vm.truth(&r),
                None => Ok(false),
            }
        }
        (Value::Class(_), _) => {
            Err(PyErr::type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        }
        _ => Err(PyErr::type_error("issubclass() arg 1 must be a class")),
    }
}

/// What `print` writes.
fn print_line(vm: &mut Vm, a: &[Value], sep: &str, end: Option<&Value>) -> PyResult<String> {
    let mut out = String::new();
    for (i, v) in a.iter().enumerate() {
        if i > 0 {
            out.push_str(sep);
        }
        match v {
            Value::Str(s) => out.push_str(s.as_str()),
            Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None => out.push_str(&vm.str(v)?),
            v => {
                let begun = vm.half_printed.len();
                vm.half_printed.push_str(&out);
                let text = match vm.str(v) {
                    Ok(text) => text,
                    Err(e) => {
                        vm.print_text(false, "");
                        return Err(e);
                    }
                };
                out.clear();
                if !vm.half_printed.is_empty() {
                    out = vm.half_printed.split_off(begun);
                }
                out.push_str(&text);
            }
        }
    }
    out.push_str(end.and_then(|s| s.as_str()).unwrap_or("\n"));
    Ok(out)
}

fn print(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let sep = kw.take("sep").filter(|v| !v.is_none());
    let end = kw.take("end").filter(|v| !v.is_none());
    let file = kw.take("file").filter(|v| !v.is_none());
    let flush = kw.take("flush");
    kw.finish("print")?;
    for (name, v) in [("sep", &sep), ("end", &end)] {
        if let Some(v) = v
            && v.as_str().is_none()
        {
            return Err(PyErr::type_error(format!(
                "{name} must be None or a string, not {}",
                class_of(v).name()
            )));
        }
    }
    let sep = sep.as_ref().and_then(|s| s.as_str()).unwrap_or(" ");
    let target = match file {
        Some(f) => f,
        None => match vm.modules.get_str("sys") {
            Some(Value::Module(m)) => m.dict.get_str("stdout").unwrap_or(Value::None),
            _ => {
                let out = print_line(vm, a, sep, end.as_ref())?;
                vm.print_text(false, &out);
                return Ok(Value::None);
            }
        },
    };
    if target.is_none() {
        return Ok(Value::None);
    }
    let sys = vm.modules.get_str("sys");
    let standard = match &sys {
        Some(Value::Module(m)) => m.dict.get_str("__stdout__").is_some_and(|out| out.is(&target)),
        _ => false,
    };
    let patched = matches!(&target, Value::Instance(i) if i.get(&intern("write")).is_some());
    if !standard || patched {
        // Another stream sees every piece by itself.
        let (sep, end) = (Value::str(sep), end.unwrap_or_else(|| Value::str("\n")));
        let write = vm.getattr(&target, &intern("write"))?;
        for (i, v) in a.iter().enumerate() {
            if i > 0 {
                vm.call(&write, std::slice::from_ref(&sep))?;
            }
            let text = if matches!(v, Value::Str(_)) { v.clone() } else { Value::string(vm.str(v)?) };
            vm.call(&write, &[text])?;
        }
        vm.call(&write, &[end])?;
    } else {
        let out = print_line(vm, a, sep, end.as_ref())?;
        vm.call_method(&target, "write", &[Value::string(out)])?;
    }
    if let Some(f) = flush
        && vm.truth(&f)?
    {
        vm.call_method(&target, "flush", &[])?;
    }
    Ok(Value::None)
}

/// `exit()` and `quit()`, which always say something to the exception.
fn quit(_: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    Err(PyErr::with_args(&types().system_exit, vec![a.first().cloned().unwrap_or(Value::None)]))
}

fn sum(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let start = a.get(1).cloned().or_else(|| kw.take("start")).unwrap_or(Value::Int(0));
    if start.as_str().is_some() {
        return Err(PyErr::type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    for (base, name) in [("b", "bytes"), ("b", "bytearray")] {
        if class_of(&start).name().as_str() == name {
            return Err(PyErr::type_error(format!(
                "sum() can't sum {name} [use {base}''.join(seq) instead]"
            )));
        }
    }
    let mut acc = start;
    let mut it = vm.walk(&a[0])?;
    // Floats are added with Neumaier's compensation, as since 3.12; ints among them are not.
    while let Some(v) = it.next(vm)? {
        let Value::Float(start) = acc else {
            acc = match (&acc, &v) {
                (Value::Int(x), Value::Int(y)) if let Some(sum) = x.checked_add(*y) => Value::Int(sum),
                _ => vm.binary(BinOp::Add, &acc, &v)?,
            };
            continue;
        };
        let mut total = math::Sum::new(start.get());
        let mut next = Some(v);
        while let Some(v) = next {
            match &v {
                Value::Float(x) => total.add(x.get()),
                Value::Int(i) => total.add_plain(*i as f64),
                _ => {
                    acc = vm.binary(BinOp::Add, &Value::Float(total.value().into()), &v)?;
                    break;
                }
            }
            acc = Value::Float(total.value().into());
            next = it.next(vm)?;
        }
    }
    Ok(acc)
}

/// `anext(it, default)`: awaits the next value, or gives the default at the end.
struct AnextOr {
    inner: Value,
    default: Value,
}

impl AnextOr {
    fn step(&self, r: PyResult<GenStep>) -> PyResult<NativeStep> {
        match r {
            Ok(GenStep::Yield(v) | GenStep::AsyncYield(v)) => Ok(NativeStep::Yield(v)),
            Ok(GenStep::Return(v)) => Ok(NativeStep::Return(v)),
            Err(e) if e.is(&types().stop_async_iteration) => Ok(NativeStep::Return(self.default.clone())),
            Err(e) => Err(e),
        }
    }
}

impl NativeIter for AnextOr {
    fn type_name(&self) -> &'static str {
        "anext_awaitable"
    }

    fn next(&mut self, vm: &mut Vm, sent: Value) -> PyResult<NativeStep> {
        let r = vm.send_step(&self.inner, sent);
        self.step(r)
    }

    fn throw(&mut self, vm: &mut Vm, e: PyErr) -> PyResult<NativeStep> {
        let v = e.value();
        let inner = self.inner.clone();
        match vm.call_method(&inner, "throw", &[v]) {
            Ok(v) => Ok(NativeStep::Yield(v)),
            Err(e) if e.is(&types().stop_iteration) => Ok(NativeStep::Return(e.stop_value())),
            Err(e) => self.step(Err(e)),
        }
    }

    fn is_awaitable(&self) -> bool {
        true
    }

    fn awaiting(&self) -> Value {
        self.inner.clone()
    }
}

fn round(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let digits = a.get(1).filter(|v| !v.is_none()).cloned();
    match (a[0].base(), digits) {
        (Value::Float(f), None) => Ok(Value::from_int(float::round(f.get())?)),
        (Value::Float(f), Some(d)) => Ok(Value::Float(float::round_to(f.get(), vm.index_i64(&d)?)?.into())),
        (Value::Int(_) | Value::Big(_) | Value::Bool(_), d) => {
            let i = a[0].to_int().unwrap_or(Int::Small(0));
            match d {
                Some(d) => {
                    let n = vm.index_i64(&d)?;
                    if n >= 0 {
                        Ok(Value::from_int(i))
                    } else if n.unsigned_abs() > i.bit_length() {
                        // A power of ten beyond the number.
                        Ok(Value::Int(0))
                    } else {
                        Ok(Value::big(int::round_half_even(&i.to_big(), n.unsigned_abs() as u32, false)))
                    }
                }
                None => Ok(Value::from_int(i)),
            }
        }
        (_, d) => {
            let args: Vec<Value> = d.into_iter().collect();
            match vm.call_special(&a[0], &names().round, &args)? {
                Some(v) => Ok(v),
                None => Err(PyErr::type_error(format!(
                    "type {} doesn't define __round__ method",
                    class_of(&a[0]).name()
                ))),
            }
        }
    }
}

fn source_of(v: &Value, f: &str) -> PyResult<String> {
    match v.as_str() {
        Some(s) if s.contains('\0') => {
            let m = "source code string cannot contain null bytes";
            Err(PyErr::new(&types().syntax_error, m))
        }
        Some(s) => Ok(s.to_string()),
        None => match super::raw_bytes(v) {
            Some(b) => Ok(String::from_utf8_lossy(&b).into_owned()),
            None => {
                let what = if f == "compile" { "AST" } else { "code" };
                Err(PyErr::type_error(format!("{f}() arg 1 must be a string, bytes or {what} object")))
            }
        },
    }
}

fn scopes(vm: &mut Vm, a: &[Value], kw: &mut Kwargs, f: &str) -> PyResult<(Rc<Dict>, Value)> {
    let locals = a.get(2).cloned().or_else(|| kw.take("locals"));
    let globals = match a.get(1) {
        Some(Value::Dict(d)) => d.clone(),
        Some(v) if !v.is_none() => {
            return Err(PyErr::type_error(match f {
                "exec" => format!("exec() globals must be a dict, not {}", class_of(v).name()),
                _ => "globals must be a dict".to_string(),
            }));
        }
        _ => vm.top().globals.clone(),
    };
    if globals.get_str("__builtins__").is_none() {
        globals.set_str("__builtins__", Value::Dict(vm.builtins.clone()));
    }
    let ns = match (a.get(1), locals) {
        (_, Some(v)) if !v.is_none() => {
            if class_of(&v).lookup(&names().getitem).is_none() {
                return Err(PyErr::type_error(match f {
                    "exec" => format!("locals must be a mapping or None, not {}", class_of(&v).name()),
                    _ => "locals must be a mapping".to_string(),
                }));
            }
            v
        }
        (Some(v), _) if !v.is_none() => Value::Undef,
        // What a function's `exec` binds goes nowhere.
        _ => match here(vm) {
            Value::Dict(d) if Rc::ptr_eq(&d, &globals) => Value::Undef,
            d => d,
        },
    };
    Ok((globals, ns))
}

/// `locals()` where the program is.
fn here(vm: &mut Vm) -> Value {
    let f = vm.top();
    if !f.ns.is_undef() {
        return f.ns.clone();
    }
    if f.code.flags.is_module {
        return Value::Dict(f.globals.clone());
    }
    let d = Dict::new();
    let free = f.code.freevars.iter().enumerate().map(|(i, n)| (n, f.code.free_start as usize + i));
    for (n, i) in f.code.varnames.iter().enumerate().map(|(i, n)| (n, i)).chain(free) {
        let v = match &f.regs[i] {
            Value::Cell(c) => c.0.borrow().clone(),
            v => v.clone(),
        };
        if !v.is_undef() && n.as_str() != "__class__" {
            d.set_name(n.clone(), v);
        }
    }
    Value::dict(d)
}

fn next(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    if let Value::Gen(g) = &a[0]
        && g.kind == GenKind::Generator
    {
        return match vm.gen_resume(&g.clone(), crate::python::vm::Resume::Send(Value::None))? {
            crate::python::vm::GenStep::Yield(v) | crate::python::vm::GenStep::AsyncYield(v) => Ok(v),
            crate::python::vm::GenStep::Return(v) => match a.get(1) {
                Some(d) => Ok(d.clone()),
                None => Err(PyErr::stop_iteration(v)),
            },
        };
    }
    if let Value::Instance(_) = &a[0] {
        return match vm.call_special(&a[0], &names().next, &[]) {
            Ok(Some(v)) => Ok(v),
            Ok(None) => {
                Err(PyErr::type_error(format!("'{}' object is not an iterator", class_of(&a[0]).type_name())))
            }
            Err(e) if e.is(&types().stop_iteration) && a.len() > 1 => Ok(a[1].clone()),
            Err(e) => Err(e),
        };
    }
    match (vm.next(&a[0])?, a.get(1)) {
        (Some(v), _) => Ok(v),
        (None, Some(d)) => Ok(d.clone()),
        (None, None) => Err(PyErr::stop_iteration(Value::None)),
    }
}

/// Whether a value can be called.
pub fn callable(v: &Value) -> bool {
    match v {
        Value::Func(_)
        | Value::Native(_)
        | Value::Method(_)
        | Value::Class(_)
        | Value::Weak(_)
        | Value::StaticMethod(_) => true,
        v => class_of(v).lookup(&names().call).is_some(),
    }
}

fn attr_name(v: &Value) -> PyResult<Name> {
    match v.base() {
        Value::Str(s) => Ok(intern(s.as_str())),
        _ => {
            let class = class_of(v).name();
            Err(PyErr::type_error(format!("attribute name must be string, not '{class}'")))
        }
    }
}

pub(super) fn fill(d: &Rc<Dict>) {
    functions(
        d,
        &[
            ("print", 0, 255, true, print),
            ("len", 1, 1, false, |vm, a, _| Ok(Value::from(vm.len(&a[0])?))),
            ("repr", 1, 1, false, |vm, a, _| Ok(Value::string(vm.repr(&a[0])?))),
            ("ascii", 1, 1, false, |vm, a, _| Ok(Value::string(vm.ascii(&a[0])?))),
            ("id", 1, 1, false, |_, a, _| {
                Ok(Value::Int(match &a[0] {
                    Value::Int(i) => 0x1000_0000 + i * 32,
                    v => v.address() as i64,
                }))
            }),
            ("hash", 1, 1, false, |vm, a, _| Ok(Value::Int(vm.hash(&a[0])? as i64))),
            ("abs", 1, 1, false, |vm, a, _| match a[0].base() {
                Value::Int(i) if *i != i64::MIN => Ok(Value::Int(i.abs())),
                Value::Float(f) => Ok(Value::Float(f.get().abs().into())),
                Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
                Value::Complex(c) => Ok(Value::Float(c.0.hypot(c.1).into())),
                Value::Int(_) | Value::Big(_) => {
                    let b = a[0].as_big().unwrap_or_default();
                    Ok(Value::big(num_traits::Signed::abs(&b)))
                }
                _ => match vm.call_special(&a[0], &names().abs, &[])? {
                    Some(v) => Ok(v),
                    None => Err(PyErr::type_error(format!(
                        "bad operand type for abs(): '{}'",
                        class_of(&a[0]).name()
                    ))),
                },
            }),
            ("iter", 1, 2, false, |vm, a, _| match a.get(1) {
                Some(_) if !callable(&a[0]) => Err(PyErr::type_error("iter(v, w): v must be callable")),
                Some(s) => Ok(IterObj::make(IterState::Callable(a[0].clone(), s.clone()))),
                None => vm.iter(&a[0]),
            }),
            ("next", 1, 2, false, next),
            ("aiter", 1, 1, false, |vm, a, _| vm.builtin_aiter(&a[0])),
            ("anext", 1, 2, false, |vm, a, _| {
                vm.check_async_iterator(&a[0])?;
                let step = vm.anext(&a[0])?;
                match a.get(1) {
                    None => Ok(step),
                    Some(default) => {
                        let inner = vm.awaitable(&step, 0)?;
                        Ok(IterObj::native(AnextOr { inner, default: default.clone() }))
                    }
                }
            }),
            ("isinstance", 2, 2, false, |vm, a, _| Ok(Value::Bool(isinstance(vm, &a[0], &a[1])?.into()))),
            ("issubclass", 2, 2, false, |vm, a, _| Ok(Value::Bool(issubclass(vm, &a[0], &a[1])?.into()))),
            ("callable", 1, 1, false, |_, a, _| Ok(Value::Bool(callable(&a[0]).into()))),
            ("getattr", 2, 3, false, |vm, a, _| {
                let n = attr_name(&a[1])?;
                let Some(default) = a.get(2) else { return vm.getattr(&a[0], &n) };
                match vm.getattr_opt(&a[0], &n) {
                    Ok(v) => Ok(v.unwrap_or_else(|| default.clone())),
                    Err(e) if e.is(&types().attribute_error) => Ok(default.clone()),
                    Err(e) => Err(e),
                }
            }),
            ("hasattr", 2, 2, false, |vm, a, _| {
                let n = attr_name(&a[1])?;
                match vm.getattr_opt(&a[0], &n) {
                    Ok(v) => Ok(Value::Bool(v.is_some().into())),
                    Err(e) if e.is(&types().attribute_error) => Ok(Value::Bool(Truth::False)),
                    Err(e) => Err(e),
                }
            }),
            ("setattr", 3, 3, false, |vm, a, _| {
                let n = attr_name(&a[1])?;
                vm.setattr(&a[0], &n, a[2].clone())?;
                Ok(Value::None)
            }),
            ("delattr", 2, 2, false, |vm, a, _| {
                let n = attr_name(&a[1])?;
                vm.delattr(&a[0], &n)?;
                Ok(Value::None)
            }),
            ("min", 0, 255, true, |vm, a, kw| extreme(vm, a, kw, "min", CmpOp::Lt)),
            ("max", 0, 255, true, |vm, a, kw| extreme(vm, a, kw, "max", CmpOp::Gt)),
            ("sum", 1, 2, true, sum),
            ("round", 1, 2, true, round),
            ("any", 1, 1, false, |vm, a, _| {
                let it = vm.iter(&a[0])?;
                while let Some(v) = vm.next(&it)? {
                    if vm.truth(&v)? {
                        return Ok(Value::Bool(Truth::True));
                    }
                }
                Ok(Value::Bool(Truth::False))
            }),
            ("all", 1, 1, false, |vm, a, _| {
                let it = vm.iter(&a[0])?;
                while let Some(v) = vm.next(&it)? {
                    if !vm.truth(&v)? {
                        return Ok(Value::Bool(Truth::False));
                    }
                }
                Ok(Value::Bool(Truth::True))
            }),
            ("sorted", 0, 255, true, |vm, a, mut kw| {
                if a.len() != 1 {
                    return Err(PyErr::type_error(format!("sorted expected 1 argument, got {}", a.len())));
                }
                let key = kw.take("key").filter(|k| !k.is_none());
                let reverse = match kw.take("reverse") {
                    Some(r) => vm.truth(&r)?,
                    None => false,
                };
                kw.finish("sort")?;
                let items = vm.sequence_of(&a[0])?;
                let mut sorted = sort(vm, items, key, reverse)?;
                sorted.shrink_to_fit();
                Ok(Value::list(super::containers::even(sorted)))
            }),
            ("divmod", 2, 2, false, |vm, a, _| {
                if a.iter().any(|v| matches!(v, Value::Instance(_)))
                    && let Some(r) = vm.call_special(&a[0], &names().divmod, &a[1..])?
                    && !matches!(r, Value::NotImplemented)
                {
                    return Ok(r);
                }
                if a.iter().any(|v| matches!(v.base(), Value::Float(_))) && a[1].as_float() == Some(0.0) {
                    return Err(PyErr::zero_division("float divmod()"));
                }
                if let Some(r) = match &a[1] {
                    Value::Instance(_) => vm.call_special(&a[1], &intern("__rdivmod__"), &a[..1])?,
                    _ => None,
                } && !matches!(r, Value::NotImplemented)
                {
                    return Ok(r);
                }
                let number = |v: &Value| v.as_float().is_some();
                if !a.iter().all(number) {
                    return Err(PyErr::type_error(format!(
                        "unsupported operand type(s) for divmod(): '{}' and '{}'",
                        class_of(&a[0]).name(),
                        class_of(&a[1]).name()
                    )));
                }
                let q = vm.binary(BinOp::FloorDiv, &a[0], &a[1])?;
                let r = vm.binary(BinOp::Mod, &a[0], &a[1])?;
                Ok(Value::tuple([q, r]))
            }),
            ("pow", 2, 3, true, |vm, a, _| match a.get(2).filter(|v| !v.is_none()).cloned() {
                None => vm.binary(BinOp::Pow, &a[0], &a[1]),
                Some(m)
                    if matches!(a[0], Value::Instance(_))
                        && matches!(class_of(&a[0]).lookup(&intern("__pow__")), Some(Value::Func(_))) =>
                {
                    let r = vm.call_special(&a[0], &intern("__pow__"), &[a[1].clone(), m])?;
                    Ok(r.unwrap_or(Value::NotImplemented))
                }
                Some(m) => match (a[0].to_int(), a[1].to_int(), m.to_int()) {
                    (Some(x), Some(y), Some(z)) => Ok(Value::from_int(int::pow_mod(&x, &y, &z)?)),
                    _ if [&a[0], &a[1], &m].iter().all(|v| v.as_float().is_some()) => Err(PyErr::type_error(
                        "pow() 3rd argument not allowed unless all arguments are integers",
                    )),
                    _ => Err(PyErr::type_error(format!(
                        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                        class_of(&a[0]).name(),
                        class_of(&a[1]).name(),
                        class_of(&m).name()
                    ))),
                },
            }),
            ("chr", 1, 1, false, |vm, a, _| {
                let i = vm.index_clamped(&a[0])?;
                match u32::try_from(i).ok().and_then(char::from_u32) {
                    Some(c) => Ok(Value::string(c.to_string())),
                    None => Err(PyErr::value_error("chr() arg not in range(0x110000)")),
                }
            }),
            ("ord", 1, 1, false, |_, a, _| match a[0].base() {
                Value::Str(s) if s.char_len() == 1 => {
                    Ok(Value::Int(s.as_str().chars().next().map_or(0, |c| i64::from(c as u32))))
                }
                Value::Bytes(b) if b.len() == 1 => Ok(Value::Int(i64::from(b[0]))),
                Value::Str(s) => Err(PyErr::type_error(format!(
                    "ord() expected a character, but string of length {} found",
                    s.char_len()
                ))),
                v => Err(PyErr::type_error(match super::raw_bytes(v) {
                    Some(b) => format!("ord() expected a character, but string of length {} found", b.len()),
                    None => format!("ord() expected string of length 1, but {} found", class_of(v).name()),
                })),
            }),
            ("bin", 1, 1, false, |vm, a, _| {
                Ok(Value::string(vm.index(&a[0])?.to_int().unwrap_or(Int::Small(0)).prefixed(2)))
            }),
            ("oct", 1, 1, false, |vm, a, _| {
                Ok(Value::string(vm.index(&a[0])?.to_int().unwrap_or(Int::Small(0)).prefixed(8)))
            }),
            ("hex", 1, 1, false, |vm, a, _| {
                Ok(Value::string(vm.index(&a[0])?.to_int().unwrap_or(Int::Small(0)).prefixed(16)))
            }),
            ("format", 1, 2, false, |vm, a, _| {
                let spec = match a.get(1) {
                    None => String::new(),
                    Some(v) => match v.as_str() {
                        Some(s) => s.to_string(),
                        None => {
                            let class = class_of(v).name();
                            let m = format!("format() argument 2 must be str, not {class}");
                            return Err(PyErr::type_error(m));
                        }
                    },
                };
                Ok(Value::string(vm.format(&a[0], &spec)?))
            }),
            ("globals", 0, 0, false, |vm, _, _| {
                let globals = vm.top().globals.clone();
                vm.make_all(&globals)?;
                Ok(Value::Dict(globals))
            }),
            ("locals", 0, 0, false, |vm, _, _| Ok(here(vm))),
            ("vars", 0, 1, false, |vm, a, _| match a.first() {
                Some(v) => match vm.getattr_opt(v, &names().dict)? {
                    Some(d) => Ok(d),
                    None => Err(PyErr::type_error("vars() argument must have __dict__ attribute")),
                },
                None => Ok(here(vm)),
            }),
            ("dir", 0, 1, false, |vm, a, _| {
                let list = match a.first() {
                    Some(v) => {
                        let custom = match v {
                            Value::Instance(_) => true,
                            Value::Class(c) => c
                                .meta
                                .as_ref()
                                .is_some_and(|m| matches!(m.lookup(&names().dir), Some(Value::Func(_)))),
                            _ => false,
                        };
                        if let Some(r) = if custom { vm.call_special(v, &names().dir, &[])? } else { None } {
                            let items = vm.list_of(&r)?;
                            return Ok(Value::list(sort(vm, items, None, false)?));
                        }
                        super::dir_names(vm, v)?
                    }
                    None => {
                        let names = here(vm);
                        let mut k: Vec<String> = vm
                            .list_of(&names)?
                            .iter()
                            .filter_map(|k| k.as_str().map(str::to_string))
                            .collect();
                        k.sort();
                        k
                    }
                };
                Ok(Value::list(list.into_iter().map(Value::string).collect()))
            }),
            ("input", 0, 1, false, |vm, a, _| {
                if let Some(p) = a.first() {
                    print(vm, std::slice::from_ref(p), Kwargs(vec![(intern("end"), Value::str(""))]))?;
                }
                match vm.host.input() {
                    Some(s) => Ok(Value::string(s)),
                    None => Err(PyErr::new(&types().eof_error, "EOF when reading a line")),
                }
            }),
            ("exit", 0, 1, false, quit),
            ("quit", 0, 1, false, quit),
            ("open", 1, 8, true, |_, a, mut kw| {
                // There are no files here: what CPython says of a missing one, or of a disk that cannot be written.
                let mode = a.get(1).cloned().or_else(|| kw.take("mode"));
                let reads = mode.as_ref().and_then(|m| m.as_str()).is_none_or(|m| m.starts_with('r'));
                let (class, number, text) = if reads {
                    (&types().file_not_found_error, 2, "No such file or directory")
                } else {
                    (&types().os_error, 30, "Read-only file system")
                };
                let e = PyErr::with_args(class, vec![Value::Int(number), Value::str(text)]);
                Err(e.with_attr("filename", a[0].clone()))
            }),
            ("eval", 1, 3, true, |vm, a, mut kw| {
                let (globals, ns) = scopes(vm, a, &mut kw, "eval")?;
                if let Value::Code(c) = &a[0] {
                    return vm.run_code(c.clone(), &globals, ns);
                }
                let src = Source::of_string("<string>", source_of(&a[0], "eval")?.trim());
                let code = syntax::compile_expression(&src).map_err(|e| e.into_err(&src))?;
                vm.syntax_warnings(&src);
                vm.run_code(code, &globals, ns)
            }),
            ("exec", 1, 3, true, |vm, a, mut kw| {
                let (globals, ns) = scopes(vm, a, &mut kw, "exec")?;
                if let Value::Code(c) = &a[0] {
                    vm.run_code(c.clone(), &globals, ns)?;
                    return Ok(Value::None);
                }
                let src = Source::of_string("<string>", &source_of(&a[0], "exec")?);
                let code = syntax::compile_module(&src, "<module>").map_err(|e| e.into_err(&src))?;
                vm.syntax_warnings(&src);
                vm.run_code(code, &globals, ns)?;
                Ok(Value::None)
            }),
            ("compile", 3, 255, true, |vm, a, _| {
                let mode = a[2].as_str();
                if !matches!(mode, Some("exec" | "eval" | "single")) {
                    let m = "compile() mode must be 'exec', 'eval' or 'single'";
                    return Err(PyErr::value_error(m));
                }
                let text = source_of(&a[0], "compile")?;
                let file = vm.str(&a[1])?;
                let src = Source::of_string(&file, &text);
                let code = if mode == Some("eval") {
                    syntax::compile_expression(&src)
                } else {
                    syntax::compile_module(&src, "<module>")
                };
                vm.syntax_warnings(&src);
                Ok(Value::Code(code.map_err(|e| e.into_err(&src))?))
            }),
            ("__import__", 1, 5, true, |vm, a, _| {
                let Some(name) = a[0].as_str() else {
                    return Err(PyErr::type_error("module name must be a string"));
                };
                if name.is_empty() {
                    return Err(PyErr::value_error("Empty module name"));
                }
                let name = name.to_string();
                vm.import_any(&name)?;
                let first = name.split('.').next().unwrap_or_default();
                Ok(vm.modules.get_str(first).unwrap_or(Value::None))
            }),
        ],
    );
}
