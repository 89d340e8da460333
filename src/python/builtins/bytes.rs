//! `bytes`, `bytearray` and `memoryview`.

use super::strings::{opt_int, text};
use super::{class_method, constructor, methods, of_class};
use crate::python::modules::{self, Row};
use crate::python::object::*;
use crate::python::text::{bytes, codec, percent};
use crate::python::vm::Vm;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a `memoryview` shows: some bytes of a `bytes` or `bytearray`.
pub struct View {
    object: Value,
    start: usize,
    len: usize,
    released: Cell<bool>,
}

impl View {
    fn bytes(&self) -> Vec<u8> {
        let part = |b: &[u8]| b.get(self.start..self.start + self.len).unwrap_or(&[]).to_vec();
        match self.object.base() {
            Value::Bytes(b) => part(b),
            Value::ByteArray(b) => part(&b.borrow()),
            _ => vec![],
        }
    }

    fn read_only(&self) -> bool {
        !matches!(self.object.base(), Value::ByteArray(_))
    }
}

/// The bytes of a bytes-like object.
pub fn raw(v: &Value) -> Option<Vec<u8>> {
    match v.base() {
        Value::Bytes(b) => Some(b.to_vec()),
        Value::ByteArray(b) => Some(b.borrow().clone()),
        v => v.data::<View>().map(View::bytes),
    }
}

fn own(v: &Value) -> Vec<u8> {
    raw(v).unwrap_or_default()
}

/// The bytes of an argument that must have some.
fn like(v: &Value) -> PyResult<Vec<u8>> {
    raw(v).ok_or_else(|| {
        PyErr::type_error(format!("a bytes-like object is required, not '{}'", class_of(v).name()))
    })
}

/// What is looked for: bytes, or one byte by its number.
fn needle(vm: &mut Vm, v: &Value) -> PyResult<Vec<u8>> {
    if let Some(b) = raw(v) {
        return Ok(b);
    }
    if v.to_int().is_none() {
        return Err(PyErr::type_error(format!(
            "argument should be integer or bytes-like object, not '{}'",
            class_of(v).name()
        )));
    }
    Ok(vec![byte(vm, v)?])
}

fn byte(vm: &mut Vm, v: &Value) -> PyResult<u8> {
    u8::try_from(vm.index_clamped(v)?).map_err(|_| PyErr::value_error("byte must be in range(0, 256)"))
}

/// A result of the same kind as `like`.
fn same(like: &Value, b: Vec<u8>) -> Value {
    match like.base() {
        Value::ByteArray(_) => Value::ByteArray(Rc::new(RefCell::new(b))),
        _ => Value::bytes(b),
    }
}

/// The exception for a text that could not be converted.
pub fn failure(e: codec::Failure, object: &Value) -> PyErr {
    let codec::Failure::Unicode(e) = e else { return crate::python::text::Error::from(e).into() };
    let args = [
        ("encoding", Value::str(e.encoding)),
        ("object", object.clone()),
        ("start", Value::from(e.start)),
        ("end", Value::from(e.end)),
        ("reason", Value::str(e.reason)),
    ];
    let plain: PyErr = crate::python::text::Error::from(e).into();
    let err = PyErr::with_args(&plain.class(), args.iter().map(|a| a.1.clone()).collect());
    args.into_iter().fold(err, |err, (name, value)| err.with_attr(name, value))
}

/// The encoding that an argument names; UTF-8 if there is none.
pub fn encoding(v: Option<Value>) -> PyResult<codec::Encoding> {
    let name = v.as_ref().and_then(|v| v.as_str()).unwrap_or("utf-8").to_string();
    codec::Encoding::from_name(&name).ok_or_else(|| codec::unknown_encoding(&name).into())
}

/// The encoding, and what is done about errors, that a method was given.
pub fn coding(f: &str, a: &[Value], kw: &mut Kwargs) -> PyResult<(codec::Encoding, Option<Value>)> {
    let mut given = |i: usize, name: &str| {
        let v = a.get(i).cloned().or_else(|| kw.take(name));
        match &v {
            Some(v) => text(v, &format!("{f}() argument '{name}'")).map(drop),
            None => Ok(()),
        }
        .map(|()| v)
    };
    let (enc, errors) = (given(1, "encoding")?, given(2, "errors")?);
    Ok((encoding(enc)?, errors))
}

fn bytes_of(vm: &mut Vm, v: &Value) -> PyResult<Vec<u8>> {
    if let Some(b) = raw(v) {
        return Ok(b);
    }
    let count = match v {
        Value::Instance(_) => vm.call_special(v, &names().index, &[])?,
        _ => None,
    };
    match count.as_ref().unwrap_or(v.base()) {
        n @ (Value::Int(_) | Value::Bool(_)) => {
            let Ok(n) = usize::try_from(n.as_int().unwrap_or(0)) else {
                return Err(PyErr::value_error("negative count"));
            };
            vm.reserve(n)?;
            Ok(vec![0; n])
        }
        Value::Big(_) => {
            Err(PyErr::new(&types().overflow_error, "cannot fit 'int' into an index-sized integer"))
        }
        Value::Str(_) => Err(PyErr::type_error("string argument without an encoding")),
        _ => {
            if vm.iter_kind(v).is_none() {
                return Err(PyErr::type_error(format!(
                    "cannot convert '{}' object to bytes",
                    class_of(v).name()
                )));
            }
            let mut out = vec![];
            let mut items = vm.walk(v)?;
            while let Some(x) = items.next(vm)? {
                match u8::try_from(vm.index_clamped(&x)?) {
                    Ok(b) => out.push(b),
                    Err(_) => return Err(PyErr::value_error("bytes must be in range(0, 256)")),
                }
            }
            Ok(out)
        }
    }
}

fn make_bytes(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult<Vec<u8>> {
    let enc = a.get(2).cloned().or_else(|| kw.take("encoding"));
    let errors = a.get(3).cloned().or_else(|| kw.take("errors"));
    let source = a.get(1).cloned().or_else(|| kw.take("source"));
    let exact = |class: &Rc<Class>| matches!(&a[0], Value::Class(c) if Rc::ptr_eq(c, class));
    if exact(&types().bytes) {
        kw.finish_knowing("bytes", &["source", "encoding", "errors"])?;
    } else if exact(&types().bytearray) {
        kw.finish_knowing("bytearray", &["source", "encoding", "errors"])?;
    }
    match (source, enc) {
        (None, None) => Ok(vec![]),
        (Some(v), Some(e)) if v.as_str().is_some() => {
            let errors = errors.as_ref().and_then(|e| e.as_str()).unwrap_or("strict");
            Ok(codec::encode(v.as_str().unwrap_or(""), encoding(Some(e))?, errors)
                .map_err(|e| failure(e, &v))?)
        }
        (_, Some(_)) => Err(PyErr::type_error("encoding without a string argument")),
        (Some(v), None) => {
            if let Value::Instance(_) = v
                && let Some(r) = vm.call_special(&v, &names().bytes, &[])?
            {
                return match r.base() {
                    Value::Bytes(_) => Ok(own(&r)),
                    _ => {
                        let class = class_of(&r).name();
                        Err(PyErr::type_error(format!("__bytes__ returned non-bytes (type {class})")))
                    }
                };
            }
            bytes_of(vm, &v)
        }
    }
}

fn find(vm: &mut Vm, a: &[Value], right: bool, must: bool) -> PyResult {
    let n = needle(vm, &a[1])?;
    let (start, end) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
    let data = own(&a[0]);
    let r = if right { bytes::rfind(&data, &n, start, end) } else { bytes::find(&data, &n, start, end) };
    match r {
        Some(i) => Ok(Value::from(i)),
        None if must => Err(bytes::not_found().into()),
        None => Ok(Value::Int(-1)),
    }
}

fn affix(
    vm: &mut Vm,
    a: &[Value],
    name: &str,
    f: fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool,
) -> PyResult {
    let (start, end) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
    let data = own(&a[0]);
    if let Value::Tuple(t) = a[1].base() {
        for p in t.iter() {
            if f(&data, &like(p)?, start, end) {
                return Ok(Value::Bool(Truth::True));
            }
        }
        return Ok(Value::Bool(Truth::False));
    }
    match raw(&a[1]) {
        Some(p) => Ok(Value::Bool(f(&data, &p, start, end).into())),
        None => Err(PyErr::type_error(format!(
            "{name} first arg must be bytes or a tuple of bytes, not {}",
            class_of(&a[1]).name()
        ))),
    }
}

fn parts(like: &Value, parts: Vec<&[u8]>) -> Value {
    Value::list(parts.into_iter().map(|p| same(like, p.to_vec())).collect())
}

fn split_args(vm: &mut Vm, a: &[Value], kw: &mut Kwargs) -> PyResult<(Option<Vec<u8>>, i64)> {
    let sep = a.get(1).cloned().or_else(|| kw.take("sep")).filter(|v| !v.is_none());
    let max = match a.get(2).cloned().or_else(|| kw.take("maxsplit")) {
        Some(m) => vm.index_i64(&m)?,
        None => -1,
    };
    Ok((sep.as_ref().map(like).transpose()?, max))
}

fn trimmed(a: &[Value], f: for<'a> fn(&'a [u8], Option<&[u8]>) -> &'a [u8]) -> PyResult {
    let set = a.get(1).filter(|v| !v.is_none()).map(like).transpose()?;
    Ok(same(&a[0], f(&own(&a[0]), set.as_deref()).to_vec()))
}

fn padded(vm: &mut Vm, a: &[Value], name: &str, f: fn(&[u8], i64, u8) -> Vec<u8>) -> PyResult {
    let width = vm.index_i64(&a[1])?;
    vm.reserve(usize::try_from(width).unwrap_or(0))?;
    let fill = match a.get(2) {
        None => b' ',
        Some(v) => match raw(v).as_deref() {
            Some(&[b]) => b,
            _ => {
                return Err(PyErr::type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {}",
                    class_of(v).name()
                )));
            }
        },
    };
    Ok(same(&a[0], f(&own(&a[0]), width, fill)))
}

/// `bytes % args`: each byte stands for the character of its number while the text is made.
pub fn percent(vm: &mut Vm, template: &Value, args: &Value) -> PyResult {
    let text: String = own(template).into_iter().map(char::from).collect();
    let out = vm.percent_text(&text, args, true)?;
    let out: Vec<u8> = out.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
    Ok(same(template, out))
}

/// What `%s` in bytes shows of a value.
pub fn percent_bytes(vm: &mut Vm, v: &Value) -> PyResult<String> {
    let data = match raw(v) {
        Some(b) => Some(b),
        None => match vm.call_special(v, &names().bytes, &[]) {
            Ok(Some(r)) => raw(&r),
            Ok(None) => None,
            Err(e) => return Err(e),
        },
    };
    match data {
        Some(b) => Ok(b.into_iter().map(char::from).collect()),
        None => Err(percent::bytes_wanted(class_of(v).name().as_str()).into()),
    }
}

/// `needle in data`.
pub fn contains(vm: &mut Vm, data: &Value, v: &Value) -> PyResult<bool> {
    let n = match raw(v) {
        Some(n) => n,
        None if v.to_int().is_some() => vec![byte(vm, v)?],
        None => return like(v).map(|_| false),
    };
    Ok(bytes::find(&own(data), &n, None, None).is_some())
}

macro_rules! test {
    ($name:literal, $f:expr) => {
        ($name, 1, 1, false, |_, a, _| Ok(Value::Bool($f(&own(&a[0])).into())))
    };
}

macro_rules! change {
    ($name:literal, $f:expr) => {
        ($name, 1, 1, false, |_, a, _| Ok(same(&a[0], $f(&own(&a[0])))))
    };
}

const COMMON: &[Row] = &[
    ("decode", 1, 3, true, |_, a, mut kw| {
        let (enc, errors) = coding("decode", a, &mut kw)?;
        let errors = errors.as_ref().and_then(|e| e.as_str()).unwrap_or("strict");
        Ok(Value::string(codec::decode(&own(&a[0]), enc, errors).map_err(|e| failure(e, &a[0]))?))
    }),
    ("hex", 1, 3, true, hex),
    ("__len__", 1, 1, false, |_, a, _| Ok(Value::from(own(&a[0]).len()))),
    ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
    ("__getitem__", 2, 2, false, |vm, a, _| vm.getitem_builtin(&a[0], &a[1])),
    ("__contains__", 2, 2, false, |vm, a, _| Ok(Value::Bool(contains(vm, &a[0], &a[1])?.into()))),
    ("__add__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Add, a)),
    ("__mul__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Mul, a)),
    ("__mod__", 2, 2, false, |vm, a, _| percent(vm, &a[0], &a[1])),
    ("find", 2, 4, false, |vm, a, _| find(vm, a, false, false)),
    ("rfind", 2, 4, false, |vm, a, _| find(vm, a, true, false)),
    ("index", 2, 4, false, |vm, a, _| find(vm, a, false, true)),
    ("rindex", 2, 4, false, |vm, a, _| find(vm, a, true, true)),
    ("count", 2, 4, false, |vm, a, _| {
        let n = needle(vm, &a[1])?;
        let (start, end) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
        Ok(Value::from(bytes::count(&own(&a[0]), &n, start, end)))
    }),
    ("startswith", 2, 4, false, |vm, a, _| affix(vm, a, "startswith", bytes::starts_with)),
    ("endswith", 2, 4, false, |vm, a, _| affix(vm, a, "endswith", bytes::ends_with)),
    ("removeprefix", 2, 2, false, |_, a, _| {
        let (data, p) = (own(&a[0]), like(&a[1])?);
        Ok(same(&a[0], data.strip_prefix(&p[..]).unwrap_or(&data).to_vec()))
    }),
    ("removesuffix", 2, 2, false, |_, a, _| {
        let (data, p) = (own(&a[0]), like(&a[1])?);
        Ok(same(&a[0], data.strip_suffix(&p[..]).unwrap_or(&data).to_vec()))
    }),
    ("replace", 3, 4, false, |vm, a, _| {
        let n = a.get(3).map_or(Ok(-1), |v| vm.index_i64(v))?;
        Ok(same(&a[0], bytes::replace(&own(&a[0]), &like(&a[1])?, &like(&a[2])?, n)))
    }),
    ("split", 1, 3, true, |vm, a, mut kw| {
        let (sep, max) = split_args(vm, a, &mut kw)?;
        Ok(parts(&a[0], bytes::split(&own(&a[0]), sep.as_deref(), max)?))
    }),
    ("rsplit", 1, 3, true, |vm, a, mut kw| {
        let (sep, max) = split_args(vm, a, &mut kw)?;
        Ok(parts(&a[0], bytes::rsplit(&own(&a[0]), sep.as_deref(), max)?))
    }),
    ("splitlines", 1, 2, true, |vm, a, mut kw| {
        let keep = match a.get(1).cloned().or_else(|| kw.take("keepends")) {
            Some(k) => vm.truth(&k)?,
            None => false,
        };
        Ok(parts(&a[0], bytes::split_lines(&own(&a[0]), keep)))
    }),
    ("partition", 2, 2, false, |_, a, _| {
        let (data, sep) = (own(&a[0]), like(&a[1])?);
        let (x, y, z) = bytes::partition(&data, &sep)?;
        Ok(Value::tuple([x, y, z].map(|p| same(&a[0], p.to_vec()))))
    }),
    ("rpartition", 2, 2, false, |_, a, _| {
        let (data, sep) = (own(&a[0]), like(&a[1])?);
        let (x, y, z) = bytes::rpartition(&data, &sep)?;
        Ok(Value::tuple([x, y, z].map(|p| same(&a[0], p.to_vec()))))
    }),
    ("join", 2, 2, false, |vm, a, _| {
        let mut all = vec![];
        for (i, v) in vm.list_of(&a[1])?.iter().enumerate() {
            all.push(raw(v).ok_or_else(|| {
                let class = class_of(v).name();
                PyErr::type_error(format!("sequence item {i}: expected a bytes-like object, {class} found"))
            })?);
        }
        Ok(same(&a[0], all.join(&own(&a[0])[..])))
    }),
    ("strip", 1, 2, false, |_, a, _| trimmed(a, bytes::strip)),
    ("lstrip", 1, 2, false, |_, a, _| trimmed(a, bytes::lstrip)),
    ("rstrip", 1, 2, false, |_, a, _| trimmed(a, bytes::rstrip)),
    ("center", 2, 3, false, |vm, a, _| padded(vm, a, "center", bytes::center)),
    ("ljust", 2, 3, false, |vm, a, _| padded(vm, a, "ljust", bytes::ljust)),
    ("rjust", 2, 3, false, |vm, a, _| padded(vm, a, "rjust", bytes::rjust)),
    ("zfill", 2, 2, false, |vm, a, _| padded(vm, a, "zfill", |data, width, _| bytes::zfill(data, width))),
    ("expandtabs", 1, 2, true, |vm, a, mut kw| {
        let n = match a.get(1).cloned().or_else(|| kw.take("tabsize")) {
            Some(v) => vm.index_i64(&v)?,
            None => 8,
        };
        vm.reserve(usize::try_from(n).unwrap_or(0))?;
        let text: String = own(&a[0]).into_iter().map(char::from).collect();
        let text = crate::python::text::string::expand_tabs(&text, n);
        Ok(same(&a[0], text.chars().map(|c| c as u8).collect()))
    }),
    ("translate", 2, 3, true, |_, a, mut kw| {
        let delete = a.get(2).cloned().or_else(|| kw.take("delete"));
        let delete = delete.as_ref().map_or(Ok(vec![]), like)?;
        let table = if a[1].is_none() { (0..=255).collect() } else { like(&a[1])? };
        if table.len() != 256 {
            return Err(PyErr::value_error("translation table must be 256 characters long"));
        }
        let kept = own(&a[0]).into_iter().filter(|b| !delete.contains(b));
        Ok(same(&a[0], kept.map(|b| table[usize::from(b)]).collect()))
    }),
    change!("upper", |b: &[u8]| b.to_ascii_uppercase()),
    change!("lower", |b: &[u8]| b.to_ascii_lowercase()),
    change!("title", bytes::title),
    change!("capitalize", bytes::capitalize),
    change!("swapcase", bytes::swapcase),
    test!("isalpha", |b: &[u8]| bytes::all(b, u8::is_ascii_alphabetic)),
    test!("isalnum", |b: &[u8]| bytes::all(b, u8::is_ascii_alphanumeric)),
    test!("isdigit", |b: &[u8]| bytes::all(b, u8::is_ascii_digit)),
    test!("isspace", |b: &[u8]| bytes::all(b, bytes::is_space_byte)),
    test!("isascii", <[u8]>::is_ascii),
    test!("islower", bytes::is_lower),
    test!("isupper", bytes::is_upper),
    test!("istitle", |b: &[u8]| b.iter().any(u8::is_ascii_alphabetic) && bytes::title(b) == b),
];

fn hex(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let sep = a.get(1).cloned().or_else(|| kw.take("sep"));
    let sep: Option<Vec<char>> = sep.map(|v| match raw(&v) {
        Some(b) => b.into_iter().map(char::from).collect(),
        None => v.as_str().unwrap_or("").chars().collect(),
    });
    let sep = match sep.as_deref() {
        None => None,
        Some([c]) if c.is_ascii() => Some(*c),
        Some([_]) => return Err(PyErr::value_error("sep must be ASCII.")),
        Some(_) => return Err(PyErr::value_error("sep must be length 1.")),
    };
    let group = match a.get(2).cloned().or_else(|| kw.take("bytes_per_sep")) {
        Some(v) => vm.index_i64(&v)?,
        None => 1,
    };
    Ok(Value::string(bytes::hex(&own(&a[0]), sep, group)))
}

/// `bytearray` methods that change it in place.
fn edit<R>(v: &Value, f: impl FnOnce(&mut Vec<u8>) -> R) -> PyResult<R> {
    match v.base() {
        Value::ByteArray(b) => Ok(f(&mut b.borrow_mut())),
        _ => Err(PyErr::type_error("a bytearray is needed")),
    }
}

const EDITS: &[Row] = &[
    ("__setitem__", 3, 3, false, |vm, a, _| {
        vm.setitem_builtin(&a[0], a[1].clone(), a[2].clone())?;
        Ok(Value::None)
    }),
    ("__delitem__", 2, 2, false, |vm, a, _| vm.delitem_builtin(&a[0], &a[1]).map(|()| Value::None)),
    ("append", 2, 2, false, |vm, a, _| {
        let x = byte(vm, &a[1])?;
        edit(&a[0], |b| b.push(x)).map(|()| Value::None)
    }),
    ("extend", 2, 2, false, |vm, a, _| {
        if vm.iter_kind(&a[1]).is_none() {
            let class = class_of(&a[1]).name();
            return Err(PyErr::type_error(format!("can't extend bytearray with {class}")));
        }
        if a[1].as_str().is_some() {
            return Err(PyErr::type_error("expected iterable of integers; got: 'str'"));
        }
        let x = bytes_of(vm, &a[1])?;
        edit(&a[0], |b| b.extend(x)).map(|()| Value::None)
    }),
    ("insert", 3, 3, false, |vm, a, _| {
        let (at, x) = (vm.index_clamped(&a[1])?, byte(vm, &a[2])?);
        edit(&a[0], |b| {
            let n = b.len() as i64;
            let at = if at < 0 { (at + n).max(0) } else { at.min(n) };
            b.insert(at as usize, x);
        })
        .map(|()| Value::None)
    }),
    ("pop", 1, 2, false, |vm, a, _| {
        let at = a.get(1).map_or(Ok(-1), |v| vm.index_i64(v))?;
        let r = edit(&a[0], |b| {
            let n = b.len() as i64;
            let i = if at < 0 { at + n } else { at };
            if n == 0 {
                Err("pop from empty bytearray")
            } else if (0..n).contains(&i) {
                Ok(b.remove(i as usize))
            } else {
                Err("pop index out of range")
            }
        })?;
        r.map(|b| Value::Int(i64::from(b))).map_err(PyErr::index_error)
    }),
    ("remove", 2, 2, false, |vm, a, _| {
        let x = byte(vm, &a[1])?;
        let r = edit(&a[0], |b| b.iter().position(|y| *y == x).map(|i| b.remove(i)))?;
        r.map(|_| Value::None).ok_or_else(|| PyErr::value_error("value not found in bytearray"))
    }),
    ("reverse", 1, 1, false, |_, a, _| edit(&a[0], |b| b.reverse()).map(|()| Value::None)),
    ("clear", 1, 1, false, |_, a, _| edit(&a[0], Vec::clear).map(|()| Value::None)),
    ("copy", 1, 1, false, |_, a, _| Ok(same(&a[0], own(&a[0])))),
];

fn view(v: &Value) -> PyResult<&View> {
    match v.data::<View>() {
        Some(w) if w.released.get() => {
            Err(PyErr::value_error("operation forbidden on released memoryview object"))
        }
        Some(w) => Ok(w),
        None => Err(PyErr::type_error("a memoryview is needed")),
    }
}

fn sub_view(v: &Value, start: usize, len: usize) -> PyResult {
    let w = view(v)?;
    let part = View { object: w.object.clone(), start: w.start + start, len, released: Cell::new(false) };
    Ok(Value::native(&class_of(v), part))
}

/// The start and length of a slice of step 1 of `len` items, or the index of one.
fn place(vm: &mut Vm, key: &Value, len: usize) -> PyResult<std::ops::Range<usize>> {
    if let Value::Slice(_) = key {
        let t = vm.call_method(key, "indices", &[Value::from(len)])?;
        let Value::Tuple(t) = t else { return Ok(0..0) };
        let at = |i: usize| t.get(i).and_then(Value::as_int).unwrap_or(0);
        if at(2) != 1 {
            return Err(PyErr::new(
                &types().not_implemented_error,
                "Loopglass: a memoryview can be sliced in steps of 1 alone",
            ));
        }
        return Ok(at(0) as usize..at(1).max(at(0)) as usize);
    }
    if key.to_int().is_none() {
        return Err(PyErr::type_error("memoryview: invalid slice key"));
    }
    let i = vm.index_i64(key)?;
    let i = if i < 0 { i + len as i64 } else { i };
    if !(0..len as i64).contains(&i) {
        return Err(PyErr::index_error("index out of bounds on dimension 1"));
    }
    Ok(i as usize..i as usize + 1)
}

fn set_view(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let w = view(&a[0])?;
    if w.read_only() {
        return Err(PyErr::type_error("cannot modify read-only memory"));
    }
    let at = place(vm, &a[1], w.len)?;
    let new = if matches!(a[1], Value::Slice(_)) {
        like(&a[2])?
    } else {
        match u8::try_from(vm.index_clamped(&a[2])?) {
            Ok(b) => vec![b],
            Err(_) => return Err(PyErr::value_error("memoryview: invalid value for format 'B'")),
        }
    };
    if new.len() != at.len() {
        let m = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(PyErr::value_error(m));
    }
    let from = w.start + at.start;
    edit(&w.object, |b| {
        if let Some(part) = b.get_mut(from..from + new.len()) {
            part.copy_from_slice(&new);
        }
    })?;
    Ok(Value::None)
}

const VIEW: &[Row] = &[
    ("__len__", 1, 1, false, |_, a, _| Ok(Value::from(view(&a[0])?.len))),
    ("__getitem__", 2, 2, false, |vm, a, _| {
        let at = place(vm, &a[1], view(&a[0])?.len)?;
        if matches!(a[1], Value::Slice(_)) {
            return sub_view(&a[0], at.start, at.len());
        }
        Ok(own(&a[0]).get(at.start).map_or(Value::None, |b| Value::Int(i64::from(*b))))
    }),
    ("__setitem__", 3, 3, false, set_view),
    ("__iter__", 1, 1, false, |vm, a, _| vm.iter(&Value::bytes(view(&a[0])?.bytes()))),
    ("__contains__", 2, 2, false, |vm, a, _| {
        let items = vm.list_of(&Value::bytes(view(&a[0])?.bytes()))?;
        for x in items {
            if vm.eq(&x, &a[1])? {
                return Ok(Value::Bool(Truth::True));
            }
        }
        Ok(Value::Bool(Truth::False))
    }),
    ("__eq__", 2, 2, false, |_, a, _| {
        Ok(raw(&a[1]).map_or(Value::NotImplemented, |b| Value::Bool((b == own(&a[0])).into())))
    }),
    ("__hash__", 1, 1, false, |vm, a, _| {
        if !view(&a[0])?.read_only() {
            return Err(PyErr::value_error("cannot hash writable memoryview object"));
        }
        Ok(Value::Int(vm.hash(&Value::bytes(own(&a[0])))? as i64))
    }),
    ("__enter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
    ("__exit__", 1, 4, false, |_, a, _| {
        view(&a[0])?.released.set(true);
        Ok(Value::None)
    }),
    ("__repr__", 1, 1, false, |vm, a, _| {
        let released = a[0].data::<View>().is_some_and(|w| w.released.get());
        let text = vm.object_repr(&a[0]).replace("<memoryview object", "<memory");
        Ok(Value::string(if released { text.replace("<memory", "<released memory") } else { text }))
    }),
    ("tobytes", 1, 2, true, |_, a, _| Ok(Value::bytes(view(&a[0])?.bytes()))),
    ("tolist", 1, 1, false, |vm, a, _| {
        let b = Value::bytes(view(&a[0])?.bytes());
        Ok(Value::list(vm.list_of(&b)?))
    }),
    ("hex", 1, 3, true, hex),
    ("toreadonly", 1, 1, false, |_, a, _| {
        let object = Value::bytes(view(&a[0])?.bytes());
        let len = own(&object).len();
        Ok(Value::native(&class_of(&a[0]), View { object, start: 0, len, released: Cell::new(false) }))
    }),
    ("release", 1, 1, false, |_, a, _| {
        if let Some(w) = a[0].data::<View>() {
            w.released.set(true);
        }
        Ok(Value::None)
    }),
];

/// A computed attribute of a class written in Rust.
pub fn property(class: &Rc<Class>, name: &str, get: NativeFn) {
    let get = Value::Native(Rc::new(NativeFunc::new(name, 1, 1, false, get)));
    class.dict.set_str(name, Value::Property(Rc::new(Property::of_getter(get))));
}

/// The class `memoryview`.
pub(super) fn memoryview() -> Rc<Class> {
    let c = modules::class("builtins", "memoryview", &[&types().object], Layout::Native);
    constructor(&c, 1, 1, true, |_, a, _| {
        let Value::Class(class) = &a[0] else { return Err(PyErr::type_error("not a type")) };
        if a[1].data::<View>().is_some() {
            return sub_view(&a[1], 0, view(&a[1])?.len);
        }
        let Some(b) = raw(&a[1]) else {
            let name = class_of(&a[1]).name();
            return Err(PyErr::type_error(format!(
                "memoryview: a bytes-like object is required, not '{name}'"
            )));
        };
        let v = View { object: a[1].clone(), start: 0, len: b.len(), released: Cell::new(false) };
        Ok(Value::native(class, v))
    });
    methods(&c, VIEW);
    property(&c, "obj", |_, a, _| Ok(view(&a[0])?.object.clone()));
    property(&c, "nbytes", |_, a, _| Ok(Value::from(view(&a[0])?.len)));
    property(&c, "readonly", |_, a, _| Ok(Value::Bool(view(&a[0])?.read_only().into())));
    property(&c, "format", |_, a, _| view(&a[0]).map(|_| Value::str("B")));
    property(&c, "itemsize", |_, a, _| view(&a[0]).map(|_| Value::Int(1)));
    property(&c, "ndim", |_, a, _| view(&a[0]).map(|_| Value::Int(1)));
    property(&c, "shape", |_, a, _| Ok(Value::tuple([Value::from(view(&a[0])?.len)])));
    property(&c, "strides", |_, a, _| view(&a[0]).map(|_| Value::tuple([Value::Int(1)])));
    property(&c, "contiguous", |_, a, _| view(&a[0]).map(|_| Value::Bool(Truth::True)));
    c.refresh();
    c
}

pub(super) fn install(t: &'static Types) {
    constructor(&t.bytes, 0, 3, true, |vm, a, kw| {
        if let (Value::Class(c), Some(same @ Value::Bytes(_)), 2) = (&a[0], a.get(1), a.len())
            && Rc::ptr_eq(c, &types().bytes)
        {
            return Ok(same.clone());
        }
        let b = make_bytes(vm, a, kw)?;
        Ok(of_class(&a[0], &types().bytes, Value::bytes(b)))
    });
    constructor(&t.bytearray, 0, 3, true, |vm, a, kw| {
        let b = make_bytes(vm, a, kw)?;
        Ok(of_class(&a[0], &types().bytearray, Value::ByteArray(Rc::new(RefCell::new(b)))))
    });
    for c in [&t.bytes, &t.bytearray] {
        methods(c, COMMON);
        class_method(
            c,
            ("fromhex", 2, 2, false, |vm, a, _| {
                let Some(text) = a[1].as_str() else {
                    let class = class_of(&a[1]).name();
                    return Err(PyErr::type_error(format!("fromhex() argument must be str, not {class}")));
                };
                let b = Value::bytes(bytes::from_hex(text)?);
                vm.call(&a[0], &[b])
            }),
        );
        let d = Rc::new(Dict::new());
        modules::functions(
            &d,
            &[("maketrans", 2, 2, false, |_, a, _| {
                let (from, to) = (like(&a[0])?, like(&a[1])?);
                if from.len() != to.len() {
                    return Err(PyErr::value_error("maketrans arguments must have same length"));
                }
                let mut table: Vec<u8> = (0..=255).collect();
                for (x, y) in from.into_iter().zip(to) {
                    table[usize::from(x)] = y;
                }
                Ok(Value::bytes(table))
            })],
        );
        if let Some(f) = d.get_str("maketrans") {
            c.dict.set_str("maketrans", Value::StaticMethod(Rc::new(f)));
        }
    }
    methods(&t.bytearray, EDITS);
    t.bytearray.dict.set_str("__hash__", Value::None);
}
