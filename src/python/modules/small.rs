//! Small native modules under the library: types, weak references, environment, random numbers,
//! tracebacks, and what there is of threads.

use super::functions;
use crate::python::builtins::{constructor, methods};
use crate::python::object::*;
use crate::python::text::random::Random;
use crate::python::vm::{MAIN_THREAD, Vm};
use num_bigint::BigInt;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(super) fn types_(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let t = types();
    d.set_str("GenericAlias", Value::Class(t.generic_alias.clone()));
    d.set_str("ModuleType", Value::Class(t.module.clone()));
    d.set_str("MappingProxyType", Value::Class(t.mappingproxy.clone()));
    functions(
        d,
        &[
            ("coroutine", 1, 1, false, |_, a, _| {
                if let Value::Func(f) = &a[0] {
                    f.code.borrow().awaitable.set(true);
                } else if !crate::python::builtins::callable(&a[0]) {
                    return Err(PyErr::type_error("types.coroutine() expects a callable"));
                }
                Ok(a[0].clone())
            }),
            ("native", 1, 1, false, |_, a, _| {
                Ok(match &a[0] {
                    Value::Func(f) => Value::Native(Rc::new(NativeFunc::standing_for(f))),
                    other => other.clone(),
                })
            }),
            ("union", 2, 2, false, |_, a, _| Ok(crate::python::vm::union(&a[0], &a[1]))),
        ],
    );
    Ok(())
}

pub(super) fn weakref(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    d.set_str("ref", Value::Class(types().weakref.clone()));
    d.set_str("ReferenceType", Value::Class(types().weakref.clone()));
    functions(
        d,
        &[
            ("getweakrefcount", 1, 1, false, |_, a, _| {
                Ok(match &a[0] {
                    // One of them is the engine's own.
                    Value::Instance(i) => Value::from(Rc::weak_count(i).saturating_sub(1)),
                    _ => Value::Int(0),
                })
            }),
            ("_collect", 0, 0, false, |vm, _, _| Ok(Value::from(vm.collect_circles()))),
        ],
    );
    Ok(())
}

pub(super) fn os(vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let environ = Dict::new();
    for (name, value) in vm.host.environment() {
        environ.set_str(&name, Value::string(value));
    }
    d.set_str("environ", Value::dict(environ));
    functions(
        d,
        &[
            ("cpu_count", 0, 0, false, |_, _, _| Ok(Value::Int(1))),
            ("getpid", 0, 0, false, |_, _, _| Ok(Value::Int(1))),
        ],
    );
    Ok(())
}

struct Twister(RefCell<Random>);

fn seeded(vm: &mut Vm, v: Option<&Value>) -> PyResult<Random> {
    Ok(match v {
        None | Some(Value::None) => {
            let t = vm.host.time();
            Random::from_int(&BigInt::from((t * 1e6) as i64))
        }
        Some(v) => match v.as_big() {
            Some(b) => Random::from_int(&num_traits::Signed::abs(&b)),
            None => Random::from_int(&BigInt::from(vm.hash(v)?)),
        },
    })
}

fn twister(v: &Value) -> PyResult<&Twister> {
    v.data::<Twister>().ok_or_else(|| PyErr::type_error("a MersenneTwister is needed"))
}

pub(super) fn random(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let c = super::class("_random", "MersenneTwister", &[&types().object], Layout::Native);
    constructor(&c, 0, 255, true, |vm, a, _| {
        let Value::Class(k) = &a[0] else { return Err(PyErr::type_error("not a type")) };
        let r = seeded(vm, a.get(1).filter(|v| v.as_big().is_some()))?;
        Ok(Value::native(k, Twister(RefCell::new(r))))
    });
    methods(
        &c,
        &[
            ("seed", 1, 2, false, |vm, a, _| {
                let r = seeded(vm, a.get(1))?;
                *twister(&a[0])?.0.borrow_mut() = r;
                Ok(Value::None)
            }),
            ("random", 1, 1, false, |_, a, _| {
                Ok(Value::Float(twister(&a[0])?.0.borrow_mut().random().into()))
            }),
            ("getstate", 1, 1, false, |_, a, _| {
                let words = twister(&a[0])?.0.borrow().state();
                Ok(Value::tuple(words.into_iter().map(|w| Value::Int(i64::from(w)))))
            }),
            ("setstate", 2, 2, false, |vm, a, _| {
                let mut words = vec![];
                for v in vm.list_of(&a[1])? {
                    words.push(v.as_int().and_then(|i| u32::try_from(i).ok()).unwrap_or(u32::MAX));
                }
                let r = Random::from_state(&words).ok_or_else(|| PyErr::value_error("invalid state"))?;
                *twister(&a[0])?.0.borrow_mut() = r;
                Ok(Value::None)
            }),
            ("getrandbits", 2, 2, false, |vm, a, _| {
                let k = vm.index_i64(&a[1])?;
                if k < 0 {
                    return Err(PyErr::value_error("number of bits must be non-negative"));
                }
                Ok(Value::from_int(twister(&a[0])?.0.borrow_mut().bits(k as u64)))
            }),
        ],
    );
    c.refresh();
    d.set_str("MersenneTwister", Value::Class(c));
    functions(
        d,
        &[("entropy", 1, 1, false, |vm, a, _| {
            let n = vm.index_i64(&a[0])?.clamp(0, 1 << 20) as usize;
            let mut r = seeded(vm, None)?;
            Ok(Value::bytes(r.bytes(n)))
        })],
    );
    Ok(())
}

fn shown(list: Vec<crate::python::vm::Shown>) -> Value {
    Value::list(
        list.into_iter()
            .map(|f| {
                let block: String = f.block.iter().map(|l| format!("{l}\n")).collect();
                Value::tuple([
                    Value::string(f.file),
                    Value::from(f.line as usize),
                    Value::string(f.name),
                    Value::string(f.text),
                    Value::string(block),
                    Value::tuple(f.end.map(Value::from)),
                ])
            })
            .collect(),
    )
}

pub(super) fn traceback(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    functions(
        d,
        &[
            ("frames_of_traceback", 1, 1, false, |vm, a, _| {
                let tb = match &a[0] {
                    Value::Traceback(t) => Some(t.clone()),
                    _ => None,
                };
                Ok(shown(vm.shown_traceback(&tb)))
            }),
            ("frames_of_stack", 1, 1, false, |vm, a, _| {
                let mut list = vec![];
                let mut at = match &a[0] {
                    Value::Frame(f) => Some(f.clone()),
                    _ => None,
                };
                while let Some(f) = at {
                    list.extend(vm.show_frame(&f.code, f.pc.get(), false));
                    at = vm.caller_of(&f);
                }
                list.reverse();
                Ok(shown(list))
            }),
            ("remembered_lines", 1, 1, false, |vm, a, _| {
                let is_known = a[0].as_str().is_none_or(|file| vm.can_show_lines(file));
                Ok(if is_known { lines_of(vm, &a[0]) } else { Value::None })
            }),
            ("read_lines", 1, 1, false, |vm, a, _| {
                if let Some(file) = a[0].as_str() {
                    vm.saw_lines(file);
                }
                Ok(lines_of(vm, &a[0]))
            }),
        ],
    );
    Ok(())
}

/// The lines of a file of the program, where something of it runs.
fn lines_of(vm: &Vm, file: &Value) -> Value {
    let Some(file) = file.as_str() else { return Value::list(vec![]) };
    let source = vm.frames.iter().map(|f| &f.code.source).find(|s| *s.name == *file);
    let lines =
        source.map(|s| (1..=s.line(u32::MAX)).map(|n| Value::string(format!("{}\n", s.line_text(n)))));
    Value::list(lines.map(Iterator::collect).unwrap_or_default())
}

struct Lock(Cell<bool>);

fn lock(v: &Value) -> PyResult<&Lock> {
    v.data::<Lock>().ok_or_else(|| PyErr::type_error("a lock is needed"))
}

/// Whether a lock is taken.
pub(crate) fn is_locked(v: &Value) -> bool {
    lock(v).is_ok_and(|l| l.0.get())
}

/// Takes a lock that is free.
pub(crate) fn take_lock(v: &Value) {
    if let Ok(l) = lock(v) {
        l.0.set(true);
    }
}

fn acquire(vm: &mut Vm, a: &[Value], mut kw: Kwargs) -> PyResult {
    let l = lock(&a[0])?;
    let blocking = match a.get(1).cloned().or_else(|| kw.take("blocking")) {
        Some(b) => vm.truth(&b)?,
        None => true,
    };
    let timeout = match a.get(2).cloned().or_else(|| kw.take("timeout")) {
        Some(t) => vm.number(&t)?,
        None => -1.0,
    };
    kw.finish("acquire")?;
    if !l.0.get() {
        l.0.set(true);
        return Ok(Value::Bool(Truth::True));
    }
    if !blocking {
        return Ok(Value::Bool(Truth::False));
    }
    let deadline = (timeout >= 0.0).then(|| vm.host.monotonic() + timeout);
    if let Ok(e) = vm.park(crate::python::vm::Park::Lock(a[0].clone(), deadline)) {
        return Err(e);
    }
    let taken = vm.block(deadline, || !l.0.get())?;
    if taken {
        l.0.set(true);
    }
    Ok(Value::Bool(taken.into()))
}

/// `with lock`: below native code, where a thread cannot be parked.
fn enter(vm: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let l = lock(&a[0])?;
    vm.block(None, || !l.0.get())?;
    l.0.set(true);
    Ok(Value::Bool(Truth::True))
}

fn release(_: &mut Vm, a: &[Value], _: Kwargs) -> PyResult {
    let l = lock(&a[0])?;
    if !l.0.get() {
        return Err(PyErr::runtime_error("release unlocked lock"));
    }
    l.0.set(false);
    Ok(Value::None)
}

pub(super) fn thread(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let c = super::class("_thread", "lock", &[&types().object], Layout::Native);
    methods(
        &c,
        &[
            ("acquire", 1, 3, true, acquire),
            ("release", 1, 1, false, release),
            ("locked", 1, 1, false, |_, a, _| Ok(Value::Bool(lock(&a[0])?.0.get().into()))),
            ("__enter__", 1, 1, false, enter),
            ("__exit__", 1, 4, false, release),
            ("__repr__", 1, 1, false, |_, a, _| {
                let word = if lock(&a[0])?.0.get() { "locked" } else { "unlocked" };
                Ok(Value::string(format!("<{word} _thread.lock object at {:#x}>", a[0].address())))
            }),
        ],
    );
    c.refresh();
    d.set_str("LockType", Value::Class(c.clone()));
    d.set_str("lock", Value::Class(c));
    d.set_str("TIMEOUT_MAX", Value::Float((9_223_372_036.0).into()));
    d.set_str("error", Value::Class(types().runtime_error.clone()));
    functions(
        d,
        &[
            ("allocate_lock", 0, 0, false, |vm, _, _| {
                let m = vm.import_module("_thread")?;
                match vm.getattr(&m, &intern("lock"))? {
                    Value::Class(c) => Ok(Value::native(&c, Lock(Cell::new(false)))),
                    _ => Err(PyErr::runtime_error("no lock type")),
                }
            }),
            ("get_ident", 0, 0, false, |vm, _, _| Ok(Value::Int(vm.thread_id()))),
            ("_get_main_thread_ident", 0, 0, false, |_, _, _| Ok(Value::Int(MAIN_THREAD))),
            ("_count", 0, 0, false, |vm, _, _| Ok(Value::from(vm.parked_threads()))),
            ("start_new_thread", 2, 3, false, |vm, a, _| {
                let args = vm.list_of(&a[1])?;
                vm.start_thread(&a[0], args).map(Value::Int)
            }),
        ],
    );
    Ok(())
}
