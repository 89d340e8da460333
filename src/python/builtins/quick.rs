//! The common cases of the functions that programs call most: they need no machine, and the inner loop calls them without
//! leaving its frame.

use crate::python::object::*;

/// Give the function of this name its quick form.
pub(crate) fn quicken(dict: &Dict, name: &str, quick: QuickFn) {
    if let Some(Value::Native(f)) = dict.get_str(name) {
        f.quick.set(Some(quick));
    }
}

/// Those of the builtin classes.
pub(super) fn install(t: &'static Types) {
    classes(t);
    quicken(&t.list.dict, "append", |a| match a {
        [Value::List(l), v] => {
            l.try_borrow_mut().ok()?.push(v.take());
            Some(Value::None)
        }
        _ => None,
    });
    quicken(&t.list.dict, "pop", |a| match a {
        [Value::List(l)] => l.try_borrow_mut().ok()?.pop(),
        _ => None,
    });
    quicken(&t.dict.dict, "get", |a| match a {
        [Value::Dict(d), key, default @ ..] if default.len() < 2 => {
            let found = d.get_fast(key)?;
            Some(found.unwrap_or_else(|| default.first_mut().map_or(Value::None, Value::take)))
        }
        _ => None,
    });
}

/// Calls of builtin classes.
fn classes(t: &Types) {
    t.str.quick.set(Some(|a| match a {
        [Value::Int(n)] => Some(Value::digits(*n)),
        [v @ Value::Str(_)] => Some(v.take()),
        _ => None,
    }));
    t.int.quick.set(Some(|a| match a {
        [Value::Int(n)] => Some(Value::Int(*n)),
        _ => None,
    }));
}

/// Those of the `builtins` module.
pub(super) fn fill(d: &Dict) {
    quicken(d, "len", |a| {
        let [v] = a else { return None };
        Some(Value::from(match v {
            Value::List(l) => l.borrow().len(),
            Value::Tuple(t) => t.len(),
            Value::Dict(d) => d.len(),
            Value::Str(s) => s.char_len(),
            Value::Instance(i) => {
                let Value::Native(len) = i.class().lookup(&names().len)? else { return None };
                return len.quick.get()?(a);
            }
            _ => return None,
        }))
    });
}
