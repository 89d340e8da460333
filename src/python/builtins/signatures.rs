//! What builtin functions that take keywords say of arguments that do not fit, as CPython's argument parser does.

use crate::python::object::*;

/// The parameters of a builtin that takes keywords: `=` after those with a default, `/` and `*` as in Python.
fn parameters(owner: &str, name: &str) -> Option<&'static str> {
    Some(match (owner, name) {
        ("", "sum") => "iterable / start=",
        ("", "round") => "number ndigits=",
        ("", "pow") => "base exp mod=",
        ("", "compile") => "source filename mode flags= dont_inherit= optimize= * _feature_version=",
        ("", "open") => "file mode= buffering= encoding= errors= newline= closefd= opener=",
        ("", "print") => "* sep= end= file= flush=",
        ("", "eval") => "source / globals= locals=",
        ("", "exec") => "source / globals= locals= * closure=",
        ("", "__import__") => "name globals= locals= fromlist= level=",
        ("", "isclose") => "a b * rel_tol= abs_tol=",
        ("", "nextafter") => "x y / * steps=",
        ("", "prod") => "iterable / * start=",
        ("", "getsizeof") => "object default=",
        ("int", "to_bytes") => "length= byteorder= * signed=",
        ("int", "from_bytes") => "bytes byteorder= * signed=",
        ("str" | "bytes" | "bytearray", "split" | "rsplit") => "sep= maxsplit=",
        ("str" | "bytes" | "bytearray", "splitlines") => "keepends=",
        ("str" | "bytes" | "bytearray", "expandtabs") => "tabsize=",
        ("str", "encode") | ("bytes" | "bytearray", "decode") => "encoding= errors=",
        ("str", "replace") => "old new / count=",
        ("bytes" | "bytearray", "translate") => "table / delete=",
        ("list", "sort") => "* key= reverse=",
        ("new", "int") => "x= / base=",
        ("new", "str") => "object= encoding= errors=",
        ("new", "bytes" | "bytearray") => "source= encoding= errors=",
        ("new", "complex") => "real= imag=",
        ("new", "property") => "fget= fset= fdel= doc=",
        ("new", "module") => "name doc=",
        ("new", "zip") => "strict=",
        ("new", "enumerate") => "iterable start=",
        ("new", "memoryview") => "object",
        _ => return None,
    })
}

/// Arguments given by name go where they stand by place.
pub fn arrange(n: &NativeFunc, pos: &mut Vec<Value>, kw: &mut Kwargs) {
    let Some(text) = parameters("", n.name.as_str()).filter(|_| n.owner.is_none()) else { return };
    if text.split(' ').position(|w| w == "/").is_some_and(|only_by_place| pos.len() < only_by_place) {
        return;
    }
    let names = text.split(' ').take_while(|w| *w != "*").filter(|w| *w != "/");
    for name in names.skip(pos.len()).take((n.max as usize).saturating_sub(pos.len())) {
        match kw.take(name.trim_end_matches('=')) {
            Some(v) => pos.push(v),
            None => return,
        }
    }
}

fn s(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The error of arguments that do not fit; `None` if they fit or nothing is known of the function. `pos` is without
/// `self` or the class.
pub fn misfit(owner: &str, name: &str, pos: usize, kw: &Kwargs) -> Option<PyErr> {
    let text = parameters(owner, name)?;
    if name == "enumerate" {
        return enumerate(pos, kw);
    }
    let mut names = Vec::new();
    let (mut only_positional, mut most, mut least) = (0, None, 0);
    for word in text.split(' ') {
        match word {
            "/" => only_positional = names.len(),
            "*" => most = Some(names.len()),
            word => {
                let optional = word.strip_suffix('=');
                least += usize::from(optional.is_none());
                names.push(optional.unwrap_or(word));
            }
        }
    }
    let (len, most) = (names.len(), most.unwrap_or(names.len()));
    let error = |m: String| Some(PyErr::type_error(m));
    let given = pos + kw.0.len();
    let plain_int = name == "int" && kw.is_empty();
    let counted = !plain_int && !matches!(name, "print" | "zip" | "str");
    if counted {
        if given > len {
            let most = if least == len { "exactly" } else { "at most" };
            let kind = if pos == 0 { "keyword " } else { "" };
            return error(format!("{name}() takes {most} {len} {kind}argument{} ({given} given)", s(len)));
        }
        if pos > most {
            if most == 0 {
                return error(format!("{name}() takes no positional arguments"));
            }
            let at_most = if least < most { "at most" } else { "exactly" };
            return error(format!(
                "{name}() takes {at_most} {most} positional argument{} ({pos} given)",
                s(most)
            ));
        }
        let needed = least.min(only_positional);
        if pos < needed {
            let at_least = if needed < most { "at least" } else { "exactly" };
            return error(format!(
                "{name}() takes {at_least} {needed} positional argument{} ({pos} given)",
                s(needed)
            ));
        }
        for (i, parameter) in names.iter().enumerate().take(least).skip(pos) {
            if !kw.0.iter().any(|(k, _)| k.as_str() == *parameter) {
                return error(format!("{name}() missing required argument '{parameter}' (pos {})", i + 1));
            }
        }
    }
    for (k, _) in &kw.0 {
        match names.iter().skip(only_positional).position(|n| *n == k.as_str()) {
            None => return kw.finish_unknown(name, k.as_str(), &names[only_positional..]).err(),
            Some(i) if counted && i + only_positional < pos => {
                let at = i + only_positional + 1;
                return error(format!("argument for {name}() given by name ('{k}') and position ({at})"));
            }
            Some(_) => {}
        }
    }
    None
}

fn enumerate(pos: usize, kw: &Kwargs) -> Option<PyErr> {
    let given = pos + kw.0.len();
    let has = |n: &str| kw.0.iter().any(|(k, _)| k.as_str() == n);
    Some(PyErr::type_error(if given > 2 {
        format!("enumerate() takes at most 2 arguments ({given} given)")
    } else if let Some((k, _)) =
        kw.0.iter().find(|(k, _)| k.as_str() != "start" && (k.as_str() != "iterable" || pos > 0))
    {
        format!("'{k}' is an invalid keyword argument for enumerate()")
    } else if pos == 0 && !has("iterable") {
        "enumerate() missing required argument 'iterable'".to_string()
    } else {
        return None;
    }))
}
