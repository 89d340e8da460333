//! `str`.

use super::bytes::{coding, encoding, failure, raw};
use super::{constructor, methods, of_class};
use crate::python::modules::Row;
use crate::python::object::*;
use crate::python::text::{codec, string};
use crate::python::vm::Vm;
use std::rc::Rc;

fn s(v: &Value) -> &str {
    v.as_str().unwrap_or("")
}

/// The text of an argument, which is called `what`.
pub(super) fn text<'a>(v: &'a Value, what: &str) -> PyResult<&'a str> {
    v.as_str().ok_or_else(|| {
        let class = if v.is_none() { "None".into() } else { class_of(v).name().to_string() };
        PyErr::type_error(format!("{what} must be str, not {class}"))
    })
}

/// What a text or bytes are parted at.
fn separator(v: &Value) -> PyResult<&str> {
    v.as_str().ok_or_else(|| PyErr::type_error(format!("must be str, not {}", class_of(v).name())))
}

/// Where something begins or ends.
pub(super) fn opt_int(vm: &mut Vm, v: Option<&Value>) -> PyResult<Option<i64>> {
    match v {
        None | Some(Value::None) => Ok(None),
        Some(v) => Ok(Some(vm.place_in(v, "or None ")?)),
    }
}

/// Refuses a width that no memory holds.
fn wide(vm: &mut Vm, v: &Value) -> PyResult<()> {
    let n = vm.index_i64(v)?;
    vm.reserve(usize::try_from(n).unwrap_or(0))
}

fn list(items: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    Value::list(items.into_iter().map(|x| Value::str(x.as_ref())).collect())
}

fn fill(v: Option<&Value>) -> PyResult<char> {
    match v {
        None => Ok(' '),
        Some(v) => {
            let t = v.as_str().ok_or_else(|| {
                let class = class_of(v).name();
                PyErr::type_error(format!("The fill character must be a unicode character, not {class}"))
            })?;
            let mut c = t.chars();
            match (c.next(), c.next()) {
                (Some(x), None) => Ok(x),
                _ => Err(PyErr::type_error("The fill character must be exactly one character long")),
            }
        }
    }
}

macro_rules! plain {
    ($name:literal, $f:path) => {
        ($name, 1, 1, false, |_, a, _| Ok(Value::from($f(s(&a[0])))))
    };
}

fn strip(a: &[Value], name: &str, f: for<'a> fn(&'a str, Option<&str>) -> &'a str) -> PyResult {
    match a.get(1) {
        None | Some(Value::None) => Ok(Value::str(f(s(&a[0]), None))),
        Some(v) => match v.as_str() {
            Some(set) => Ok(Value::str(f(s(&a[0]), Some(set)))),
            None => Err(PyErr::type_error(format!("{name} arg must be None or str"))),
        },
    }
}

fn split_args(vm: &mut Vm, a: &[Value], kw: &mut Kwargs) -> PyResult<(Option<Value>, i64)> {
    let sep = a.get(1).cloned().or_else(|| kw.take("sep")).filter(|v| !v.is_none());
    let max = match a.get(2).cloned().or_else(|| kw.take("maxsplit")) {
        Some(m) => vm.index_i64(&m)?,
        None => -1,
    };
    if let Some(v) = &sep
        && v.as_str().is_none()
    {
        return Err(PyErr::type_error(format!("must be str or None, not {}", class_of(v).name())));
    }
    Ok((sep, max))
}

fn affix(
    vm: &mut Vm,
    a: &[Value],
    name: &str,
    f: fn(&str, &str, Option<i64>, Option<i64>) -> bool,
) -> PyResult {
    let (st, en) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
    match a[1].base() {
        Value::Str(p) => Ok(Value::Bool(f(s(&a[0]), p.as_str(), st, en).into())),
        Value::Tuple(t) => {
            for p in t.iter() {
                let p = p.as_str().ok_or_else(|| {
                    let class = class_of(p).name();
                    PyErr::type_error(format!("tuple for {name} must only contain str, not {class}"))
                })?;
                if f(s(&a[0]), p, st, en) {
                    return Ok(Value::Bool(Truth::True));
                }
            }
            Ok(Value::Bool(Truth::False))
        }
        v => Err(PyErr::type_error(format!(
            "{name} first arg must be str or a tuple of str, not {}",
            class_of(v).name()
        ))),
    }
}

fn find(vm: &mut Vm, a: &[Value], name: &str, right: bool, must: bool) -> PyResult {
    let needle = text(&a[1], &format!("{name}() argument 1"))?;
    let (st, en) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
    let r =
        if right { string::rfind(s(&a[0]), needle, st, en) } else { string::find(s(&a[0]), needle, st, en) };
    match r {
        Some(i) => Ok(Value::from(i)),
        None if must => Err(string::not_found().into()),
        None => Ok(Value::Int(-1)),
    }
}

fn join(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    if vm.iter_kind(&a[1]).is_none() {
        return Err(PyErr::type_error("can only join an iterable"));
    }
    let items = vm.list_of(&a[1])?;
    let sep = s(&a[0]);
    let mut out = String::new();
    for (i, x) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(sep);
        }
        match x.as_str() {
            Some(t) => out.push_str(t),
            None => {
                return Err(PyErr::type_error(format!(
                    "sequence item {i}: expected str instance, {} found",
                    class_of(x).name()
                )));
            }
        }
    }
    Ok(Value::string(out))
}

pub(super) fn install(t: &'static Types) {
    constructor(&t.str, 0, 3, true, |vm, a, mut kw| {
        let enc = a.get(2).cloned().or_else(|| kw.take("encoding"));
        let errors = a.get(3).cloned().or_else(|| kw.take("errors"));
        let object = a.get(1).cloned().or_else(|| kw.take("object"));
        kw.finish_knowing("str", &["object", "encoding", "errors"])?;
        let v = match (object, enc) {
            (None, _) => Value::str(""),
            (Some(v), Some(e)) => {
                if e.as_str().is_none() {
                    let class = class_of(&e).name();
                    return Err(PyErr::type_error(format!(
                        "str() argument 'encoding' must be str, not {class}"
                    )));
                }
                let encoding = encoding(Some(e))?;
                let Some(data) = raw(&v) else {
                    let class = class_of(&v).name();
                    return Err(PyErr::type_error(if v.as_str().is_some() {
                        "decoding str is not supported".to_string()
                    } else {
                        format!("decoding to str: need a bytes-like object, {class} found")
                    }));
                };
                let errors = errors.as_ref().and_then(|e| e.as_str()).unwrap_or("strict");
                Value::string(codec::decode(&data, encoding, errors).map_err(|e| failure(e, &v))?)
            }
            (Some(v @ Value::Str(_)), None) => v,
            (Some(Value::Int(n)), None) => Value::digits(n),
            (Some(v), None) => Value::string(vm.str(&v)?),
        };
        Ok(of_class(&a[0], &types().str, v))
    });
    let rows: &[Row] = &[
        plain!("lower", string::lower),
        plain!("upper", string::upper),
        plain!("casefold", string::casefold),
        plain!("title", string::title),
        plain!("capitalize", string::capitalize),
        plain!("swapcase", string::swapcase),
        plain!("isalpha", string::is_alpha),
        plain!("isalnum", string::is_alnum),
        plain!("isdecimal", string::is_decimal),
        plain!("isdigit", string::is_digit),
        plain!("isnumeric", string::is_numeric),
        plain!("isspace", string::is_space),
        plain!("isprintable", string::is_printable),
        plain!("isidentifier", string::is_identifier),
        plain!("islower", string::is_lower),
        plain!("isupper", string::is_upper),
        plain!("istitle", string::is_title),
        ("isascii", 1, 1, false, |_, a, _| Ok(Value::Bool(s(&a[0]).is_ascii().into()))),
        ("__len__", 1, 1, false, |_, a, _| Ok(Value::from(string::len(s(&a[0]))))),
        ("__str__", 1, 1, false, |_, a, _| Ok(a[0].base().clone())),
        ("__iter__", 1, 1, false, |vm, a, _| vm.iter_builtin(&a[0])),
        ("__getitem__", 2, 2, false, |vm, a, _| vm.getitem_builtin(&a[0], &a[1])),
        ("__contains__", 2, 2, false, |vm, a, _| Ok(Value::Bool(vm.contains_builtin(&a[0], &a[1])?.into()))),
        ("__add__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Add, a)),
        ("__mul__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Mul, a)),
        ("__rmul__", 2, 2, false, |vm, a, _| vm.sequence_operator(BinOp::Mul, a)),
        ("__mod__", 2, 2, false, |vm, a, _| {
            Ok(vm.binary_builtin(BinOp::Mod, &a[0], &a[1])?.unwrap_or(Value::NotImplemented))
        }),
        ("strip", 1, 2, false, |_, a, _| strip(a, "strip", string::strip)),
        ("lstrip", 1, 2, false, |_, a, _| strip(a, "lstrip", string::lstrip)),
        ("rstrip", 1, 2, false, |_, a, _| strip(a, "rstrip", string::rstrip)),
        ("removeprefix", 2, 2, false, |_, a, _| {
            Ok(Value::str(string::remove_prefix(s(&a[0]), text(&a[1], "removeprefix() argument")?)))
        }),
        ("removesuffix", 2, 2, false, |_, a, _| {
            Ok(Value::str(string::remove_suffix(s(&a[0]), text(&a[1], "removesuffix() argument")?)))
        }),
        ("split", 1, 3, true, |vm, a, mut kw| {
            let (sep, max) = split_args(vm, a, &mut kw)?;
            Ok(list(string::split(s(&a[0]), sep.as_ref().and_then(|v| v.as_str()), max)?))
        }),
        ("rsplit", 1, 3, true, |vm, a, mut kw| {
            let (sep, max) = split_args(vm, a, &mut kw)?;
            Ok(list(string::rsplit(s(&a[0]), sep.as_ref().and_then(|v| v.as_str()), max)?))
        }),
        ("splitlines", 1, 2, true, |vm, a, mut kw| {
            let keep = match a.get(1).cloned().or_else(|| kw.take("keepends")) {
                Some(k) => vm.truth(&k)?,
                None => false,
            };
            Ok(list(string::split_lines(s(&a[0]), keep)))
        }),
        ("partition", 2, 2, false, |_, a, _| {
            let (x, y, z) = string::partition(s(&a[0]), separator(&a[1])?)?;
            Ok(Value::tuple([x, y, z].map(Value::str)))
        }),
        ("rpartition", 2, 2, false, |_, a, _| {
            let (x, y, z) = string::rpartition(s(&a[0]), separator(&a[1])?)?;
            Ok(Value::tuple([x, y, z].map(Value::str)))
        }),
        ("join", 2, 2, false, join),
        ("replace", 3, 4, true, |vm, a, mut kw| {
            let n = match a.get(3).cloned().or_else(|| kw.take("count")) {
                Some(v) => vm.index_i64(&v)?,
                None => -1,
            };
            let (old, new) = (text(&a[1], "replace() argument 1")?, text(&a[2], "replace() argument 2")?);
            // Only a long text can become too long.
            if s(&a[0]).len() > 1 << 12 && new.len() > old.len() {
                let times = string::count(s(&a[0]), old, None, None);
                vm.reserve(times.saturating_mul(new.len()))?;
            }
            Ok(Value::string(string::replace(s(&a[0]), old, new, n)))
        }),
        ("find", 2, 4, false, |vm, a, _| find(vm, a, "find", false, false)),
        ("rfind", 2, 4, false, |vm, a, _| find(vm, a, "rfind", true, false)),
        ("index", 2, 4, false, |vm, a, _| find(vm, a, "index", false, true)),
        ("rindex", 2, 4, false, |vm, a, _| find(vm, a, "rindex", true, true)),
        ("count", 2, 4, false, |vm, a, _| {
            let needle = text(&a[1], "count() argument 1")?;
            let (st, en) = (opt_int(vm, a.get(2))?, opt_int(vm, a.get(3))?);
            Ok(Value::from(string::count(s(&a[0]), needle, st, en)))
        }),
        ("startswith", 2, 4, false, |vm, a, _| affix(vm, a, "startswith", string::starts_with)),
        ("endswith", 2, 4, false, |vm, a, _| affix(vm, a, "endswith", string::ends_with)),
        ("center", 2, 3, false, |vm, a, _| {
            wide(vm, &a[1])?;
            Ok(Value::string(string::center(s(&a[0]), vm.index_i64(&a[1])?, fill(a.get(2))?)))
        }),
        ("ljust", 2, 3, false, |vm, a, _| {
            wide(vm, &a[1])?;
            Ok(Value::string(string::ljust(s(&a[0]), vm.index_i64(&a[1])?, fill(a.get(2))?)))
        }),
        ("rjust", 2, 3, false, |vm, a, _| {
            wide(vm, &a[1])?;
            Ok(Value::string(string::rjust(s(&a[0]), vm.index_i64(&a[1])?, fill(a.get(2))?)))
        }),
        ("zfill", 2, 2, false, |vm, a, _| {
            wide(vm, &a[1])?;
            Ok(Value::string(string::zfill(s(&a[0]), vm.index_i64(&a[1])?)))
        }),
        ("expandtabs", 1, 2, true, |vm, a, mut kw| {
            let n = match a.get(1).cloned().or_else(|| kw.take("tabsize")) {
                Some(v) => {
                    wide(vm, &v)?;
                    vm.index_i64(&v)?
                }
                None => 8,
            };
            Ok(Value::string(string::expand_tabs(s(&a[0]), n)))
        }),
        ("format", 1, 255, true, |vm, a, kw| {
            Ok(Value::string(vm.str_format(s(&a[0]), &a[1..], &kw, None)?))
        }),
        ("format_map", 2, 2, false, |vm, a, _| {
            Ok(Value::string(vm.str_format(s(&a[0]), &[], &Kwargs::default(), Some(&a[1]))?))
        }),
        ("encode", 1, 3, true, |_, a, mut kw| {
            let (enc, errors) = coding("encode", a, &mut kw)?;
            let errors = errors.as_ref().and_then(|e| e.as_str()).unwrap_or("strict");
            Ok(Value::bytes(codec::encode(s(&a[0]), enc, errors).map_err(|e| failure(e, &a[0]))?))
        }),
        ("translate", 2, 2, false, |vm, a, _| {
            let mut out = String::new();
            for c in s(&a[0]).chars() {
                match vm.getitem(&a[1], &Value::Int(i64::from(c as u32))) {
                    Ok(Value::None) => {}
                    Ok(Value::Int(i)) => out.extend(u32::try_from(i).ok().and_then(char::from_u32)),
                    Ok(v) => out.push_str(s(&v)),
                    Err(e) if e.is(&types().lookup_error) => out.push(c),
                    Err(e) => return Err(e),
                }
            }
            Ok(Value::string(out))
        }),
    ];
    methods(&t.str, rows);
    let maketrans: Row = ("maketrans", 1, 3, false, |vm, a, _| {
        let d = Dict::new();
        let code = |c: char| Value::Int(i64::from(c as u32));
        match a {
            [Value::Dict(m)] => {
                for (k, v) in m.entries() {
                    let k = match k.as_str() {
                        Some(t) if t.chars().count() == 1 => t.chars().next().map_or(Value::None, code),
                        Some(_) => {
                            let m = "string keys in translate table must be of length 1";
                            return Err(PyErr::value_error(m));
                        }
                        None if k.to_int().is_none() => {
                            let m = "keys in translate table must be strings or integers";
                            return Err(PyErr::type_error(m));
                        }
                        None => k,
                    };
                    d.set(vm, k, v)?;
                }
            }
            [x, y, rest @ ..] => {
                for (i, v) in a.iter().enumerate().skip(1) {
                    text(v, &format!("maketrans() argument {}", i + 1))?;
                }
                if x.as_str().is_none() {
                    let m = "first maketrans argument must be a string if there is a second argument";
                    return Err(PyErr::type_error(m));
                }
                if s(x).chars().count() != s(y).chars().count() {
                    return Err(PyErr::value_error(
                        "the first two maketrans arguments must have equal length",
                    ));
                }
                for (p, q) in s(x).chars().zip(s(y).chars()) {
                    d.set(vm, code(p), code(q))?;
                }
                for c in rest.first().map_or("", s).chars() {
                    d.set(vm, code(c), Value::None)?;
                }
            }
            _ => {
                return Err(PyErr::type_error(
                    "if you give only one argument to maketrans it must be a dict",
                ));
            }
        }
        Ok(Value::dict(d))
    });
    let d = Rc::new(Dict::new());
    crate::python::modules::functions(&d, &[maketrans]);
    if let Some(f) = d.get_str("maketrans") {
        t.str.dict.set_str("maketrans", Value::StaticMethod(Rc::new(f)));
    }
}
