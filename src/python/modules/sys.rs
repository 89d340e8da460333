//! `sys`.

use super::functions;
use crate::python::object::*;
use crate::python::text::int as digits;
use crate::python::vm::{Ending, Vm};
use std::rc::Rc;

struct Stream {
    err: bool,
}

fn stream(name: &str, err: bool) -> PyResult {
    let t = types();
    let n = intern("TextIOWrapper");
    let class = Class::new(n.clone(), n, vec![t.object.clone()], None, Rc::new(Dict::new()), Layout::Native);
    *class.mro.borrow_mut() = vec![t.object.clone()];
    class.dict.set_name(names().module.clone(), Value::str("_io"));
    crate::python::builtins::methods(
        &class,
        &[
            ("write", 2, 2, false, |vm, a, _| {
                let Some(s) = a[1].as_str() else {
                    return Err(PyErr::type_error(format!(
                        "write() argument must be str, not {}",
                        class_of(&a[1]).name()
                    )));
                };
                let err = a[0].data::<Stream>().is_some_and(|stream| stream.err);
                vm.print_text(err, s);
                Ok(Value::from(s.chars().count()))
            }),
            ("writelines", 2, 2, false, |vm, a, _| {
                for x in vm.list_of(&a[1])? {
                    vm.call_method(&a[0], "write", &[x])?;
                }
                Ok(Value::None)
            }),
            ("flush", 1, 1, false, |_, _, _| Ok(Value::None)),
            ("readline", 1, 2, false, |vm, _, _| {
                Ok(vm.host.input().map_or(Value::str(""), |line| Value::string(line + "\n")))
            }),
            ("read", 1, 2, false, |vm, _, _| {
                let mut all = String::new();
                while let Some(line) = vm.host.input() {
                    all.push_str(&line);
                    all.push('\n');
                }
                Ok(Value::string(all))
            }),
            ("readlines", 1, 2, false, |vm, _, _| {
                let lines = std::iter::from_fn(|| vm.host.input());
                Ok(Value::list(lines.map(|line| Value::string(line + "\n")).collect()))
            }),
            ("__iter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
            ("__next__", 1, 1, false, |vm, _, _| match vm.host.input() {
                Some(line) => Ok(Value::string(line + "\n")),
                None => Err(PyErr::stop_iteration(Value::None)),
            }),
            ("isatty", 1, 1, false, |_, _, _| Ok(Value::Bool(Truth::False))),
            ("fileno", 1, 1, false, |_, a, _| {
                Ok(Value::Int(if a[0].data::<Stream>().is_some_and(|s| s.err) { 2 } else { 1 }))
            }),
            ("reconfigure", 1, 1, true, |_, _, _| Ok(Value::None)),
        ],
    );
    class.refresh();
    let v = Value::native(&class, Stream { err });
    if let Value::Instance(i) = &v {
        i.set(&intern("name"), Value::str(name));
        i.set(&intern("encoding"), Value::str("utf-8"));
        i.set(&intern("errors"), Value::str("strict"));
        i.set(&intern("closed"), Value::Bool(Truth::False));
    }
    Ok(v)
}

/// A tuple with names, such as `sys.version_info`.
pub(in crate::python) fn named(name: &str, fields: &[(&str, Value)]) -> Value {
    let (module, name) = name.split_once('.').unwrap_or(("sys", name));
    let class = super::class(module, name, &[&types().tuple], Layout::Base);
    crate::python::builtins::methods(
        &class,
        &[("__repr__", 1, 1, false, |vm, a, _| {
            let Value::Instance(i) = &a[0] else { return Ok(Value::None) };
            let mut parts = vec![];
            for (k, v) in i.items() {
                parts.push(format!("{k}={}", vm.repr(&v)?));
            }
            let module = i.class().dict.get_name(&names().module);
            let prefix = if module.is_some_and(|m| m.as_str() == Some("sys")) { "sys." } else { "" };
            Ok(Value::string(format!("{prefix}{}({})", i.class().name(), parts.join(", "))))
        })],
    );
    class.refresh();
    let i = Instance::new(class, Payload::Base(Value::tuple(fields.iter().map(|f| f.1.clone()))));
    for (k, v) in fields {
        i.set(&intern(k), v.clone());
    }
    Value::Instance(Rc::new(i))
}

pub(super) fn load(vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    d.set_str("stdout", stream("<stdout>", false)?);
    d.set_str("stderr", stream("<stderr>", true)?);
    d.set_str("stdin", stream("<stdin>", false)?);
    d.set_str("__stdout__", d.get_str("stdout").unwrap_or(Value::None));
    d.set_str("__stderr__", d.get_str("stderr").unwrap_or(Value::None));
    d.set_str("argv", Value::list(vm.argv.iter().map(|s| Value::str(s)).collect()));
    d.set_str("modules", Value::Dict(vm.modules.clone()));
    d.set_str("path", Value::list(vec![]));
    d.set_str("platform", Value::str("linux"));
    d.set_str("byteorder", Value::str("little"));
    d.set_str("maxsize", Value::Int(i64::MAX));
    d.set_str("float_repr_style", Value::str("short"));
    d.set_str("maxunicode", Value::Int(0x10_ffff));
    d.set_str("executable", Value::str(""));
    d.set_str("prefix", Value::str("/usr"));
    d.set_str("version", Value::str("3.13.0 (Loopglass)"));
    d.set_str("hexversion", Value::Int(0x030d_00f0));
    d.set_str("api_version", Value::Int(1013));
    let (int, text) = (Value::Int, Value::str);
    d.set_str(
        "float_info",
        named(
            "float_info",
            &[
                ("max", Value::Float((f64::MAX).into())),
                ("max_exp", int(1024)),
                ("max_10_exp", int(308)),
                ("min", Value::Float((f64::MIN_POSITIVE).into())),
                ("min_exp", int(-1021)),
                ("min_10_exp", int(-307)),
                ("dig", int(15)),
                ("mant_dig", int(53)),
                ("epsilon", Value::Float((f64::EPSILON).into())),
                ("radix", int(2)),
                ("rounds", int(1)),
            ],
        ),
    );
    let digits = [
        ("bits_per_digit", int(30)),
        ("sizeof_digit", int(4)),
        ("default_max_str_digits", int(4300)),
        ("str_digits_check_threshold", int(640)),
    ];
    d.set_str("int_info", named("int_info", &digits));
    let threads = [("name", text("pthread")), ("lock", text("semaphore")), ("version", Value::None)];
    d.set_str("thread_info", named("thread_info", &threads));
    let own =
        [("name", text("cpython")), ("cache_tag", text("cpython-313")), ("hexversion", int(0x030d_00f0))];
    d.set_str("implementation", named("implementation", &own));
    d.set_str("dont_write_bytecode", Value::Bool(Truth::True));
    d.set_str("warnoptions", Value::list(vec![]));
    functions(
        d,
        &[
            ("exit", 0, 1, false, |_, a, _| {
                // As of every error that is raised with a value: a tuple is its arguments, None is nothing.
                let code = match a.first().map(Value::base) {
                    None | Some(Value::None) => vec![],
                    Some(Value::Tuple(t)) => t.to_vec(),
                    Some(_) => a.to_vec(),
                };
                Err(PyErr::with_args(&types().system_exit, code))
            }),
            ("getrecursionlimit", 0, 0, false, |vm, _, _| Ok(Value::from(vm.recursion_limit))),
            ("setrecursionlimit", 1, 1, false, |vm, a, _| {
                let n = vm.index_i64(&a[0])?;
                if n < 1 {
                    return Err(PyErr::value_error("recursion limit must be greater or equal than 1"));
                }
                vm.recursion_limit = (n as usize).min(20_000);
                Ok(Value::None)
            }),
            ("get_int_max_str_digits", 0, 0, false, |_, _, _| Ok(Value::from(digits::max_str_digits()))),
            ("set_int_max_str_digits", 1, 1, false, |vm, a, _| {
                let limit = vm.index_i64(&a[0])?;
                if limit != 0 && limit < 640 {
                    return Err(PyErr::value_error("maxdigits must be 0 or larger than 640"));
                }
                digits::set_max_str_digits(limit as usize);
                Ok(Value::None)
            }),
            ("getswitchinterval", 0, 0, false, |_, _, _| Ok(Value::Float((0.005).into()))),
            ("excepthook", 3, 3, false, |vm, a, _| {
                let e = vm.as_err(a[1].clone())?;
                let text = vm.traceback_text(&e);
                vm.write_err(&text);
                Ok(Value::None)
            }),
            ("unraisablehook", 1, 1, false, |vm, a, _| {
                let (e, object) =
                    (vm.getattr(&a[0], &intern("exc_value"))?, vm.getattr(&a[0], &intern("object"))?);
                let (e, what) = (vm.as_err(e)?, vm.repr(&object)?);
                vm.unraisable(&format!("Exception ignored in: {what}"), &e);
                Ok(Value::None)
            }),
            ("getfilesystemencoding", 0, 0, false, |_, _, _| Ok(Value::str("utf-8"))),
            ("exc_info", 0, 0, false, |vm, _, _| {
                Ok(match vm.handled() {
                    Some(e) => {
                        let tb = e.data().traceback.borrow().clone().map_or(Value::None, Value::Traceback);
                        Value::tuple([Value::Class(e.class()), e.value(), tb])
                    }
                    None => Value::tuple([Value::None, Value::None, Value::None]),
                })
            }),
            ("exception", 0, 0, false, |vm, _, _| Ok(vm.handled().map_or(Value::None, |e| e.value()))),
            ("intern", 1, 1, false, |_, a, _| match &a[0] {
                Value::Str(s) => Ok(Value::Str(intern(s.as_str()))),
                v => Err(PyErr::type_error(format!(
                    "intern() argument must be str, not {}",
                    class_of(v).name()
                ))),
            }),
            ("getsizeof", 1, 2, true, |vm, a, _| {
                if let Value::Instance(_) = &a[0]
                    && let Some(n) = vm.call_special(&a[0], &intern("__sizeof__"), &[])?
                {
                    let n = vm.index_i64(&n)?;
                    if n < 0 {
                        return Err(PyErr::value_error("__sizeof__() should return >= 0"));
                    }
                    return Ok(Value::Int(n.saturating_add(super::size::before(&a[0]) as i64)));
                }
                Ok(Value::from(super::size::whole(&a[0])))
            }),
            ("getrefcount", 1, 1, false, |_, a, _| Ok(Value::Int(a[0].references()))),
            ("gettrace", 0, 0, false, |_, _, _| Ok(Value::None)),
            ("is_finalizing", 0, 0, false, |vm, _, _| Ok(Value::from(vm.ending == Ending::Names))),
            ("getdefaultencoding", 0, 0, false, |_, _, _| Ok(Value::str("utf-8"))),
            ("_getframe", 0, 1, false, |vm, a, _| {
                let depth = match a.first() {
                    Some(v) => vm.index_i64(v)? as usize,
                    None => 0,
                };
                let n = vm.frames.len();
                let Some(i) = n.checked_sub(1 + depth) else {
                    return Err(PyErr::value_error("call stack is not deep enough"));
                };
                Ok(Value::Frame(vm.frames[i].object()))
            }),
            ("_loopglass_suggestion", 2, 2, false, |vm, a, _| {
                let e = vm.as_err(a[0].clone())?;
                // Without a traceback nothing is known of the frame.
                if a[1].is_none() && e.is(&types().name_error) {
                    let bare = PyErr::with_args(&types().name_error, vec![]);
                    let name = e.0.get(&intern("name")).unwrap_or(Value::None);
                    return Ok(vm
                        .suggestion(&bare.with_attr("name", name))
                        .map_or(Value::None, Value::string));
                }
                Ok(vm.suggestion(&e).map_or(Value::None, Value::string))
            }),
            ("_loopglass_keyword_hint", 2, 2, false, |vm, a, _| {
                let known: Vec<String> =
                    vm.list_of(&a[1])?.iter().filter_map(|v| v.as_str().map(str::to_string)).collect();
                let name = a[0].as_str().unwrap_or("");
                let found = crate::python::vm::closest(name, known.iter().map(String::as_str));
                Ok(Value::string(found.map_or(String::new(), |h| format!(". Did you mean '{h}'?"))))
            }),
            ("set_coroutine_origin_tracking_depth", 1, 1, false, |vm, a, _| {
                vm.origin_depth = vm.index_i64(&a[0])?.max(0) as usize;
                Ok(Value::None)
            }),
            ("get_coroutine_origin_tracking_depth", 0, 0, false, |vm, _, _| Ok(Value::from(vm.origin_depth))),
            ("get_asyncgen_hooks", 0, 0, false, |vm, _, _| {
                let (first, last) = vm.asyncgen_hooks.clone();
                Ok(named(
                    "builtins.asyncgen_hooks",
                    &[("firstiter", first.or_none()), ("finalizer", last.or_none())],
                ))
            }),
            ("set_asyncgen_hooks", 0, 2, true, |vm, a, mut kw| {
                if let Some(f) = a.first().cloned().or_else(|| kw.take("firstiter")) {
                    vm.asyncgen_hooks.0 = f;
                }
                if let Some(f) = a.get(1).cloned().or_else(|| kw.take("finalizer")) {
                    vm.asyncgen_hooks.1 = f;
                }
                Ok(Value::None)
            }),
        ],
    );
    let version = named(
        "version_info",
        &[
            ("major", Value::Int(3)),
            ("minor", Value::Int(13)),
            ("micro", Value::Int(0)),
            ("releaselevel", Value::str("final")),
            ("serial", Value::Int(0)),
        ],
    );
    d.set_str("version_info", version);
    let dev = vm.dev_mode;
    let flags = Value::Instance(Rc::new(Instance::new(types().namespace.clone(), Payload::None)));
    if let Value::Instance(i) = &flags {
        i.set(&intern("dev_mode"), Value::Bool(dev.into()));
        i.set(&intern("debug"), Value::Int(0));
        i.set(&intern("optimize"), Value::Int(0));
        i.set(&intern("ignore_environment"), Value::Int(0));
        i.set(&intern("utf8_mode"), Value::Int(0));
    }
    d.set_str("flags", flags);
    d.set_str("__excepthook__", d.get_str("excepthook").unwrap_or(Value::None));
    d.set_str("__unraisablehook__", d.get_str("unraisablehook").unwrap_or(Value::None));
    Ok(())
}
