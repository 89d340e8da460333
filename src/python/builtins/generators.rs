//! Methods of generators, coroutines, async generators and builtin iterators; `map`, `zip` and their kin.

use super::{constructor, methods};
use crate::python::object::*;
use crate::python::vm::{GenStep, Resume, Vm};
use std::rc::Rc;

fn of(v: &Value) -> PyResult<Rc<Generator>> {
    match v {
        Value::Gen(g) => Ok(g.clone()),
        v => Err(PyErr::type_error(format!("descriptor requires a generator, not '{}'", class_of(v).name()))),
    }
}

fn step(g: &Rc<Generator>, r: PyResult<GenStep>) -> PyResult {
    match r? {
        GenStep::Yield(v) | GenStep::AsyncYield(v) => Ok(v),
        GenStep::Return(v) => {
            let _ = g;
            Err(PyErr::stop_iteration(v))
        }
    }
}

/// The exception of `throw(type, value, tb)` in its forms.
fn thrown(vm: &mut Vm, a: &[Value]) -> PyResult<PyErr> {
    if a.len() > 1 {
        let m =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.deprecated(m)?;
    }
    match (&a[0], a.get(1)) {
        (Value::Class(c), Some(v)) if !v.is_none() => {
            if v.exc().is_some() && class_of(v).is_subclass(c) {
                return vm.as_err(v.clone());
            }
            let e = vm.call(&a[0], std::slice::from_ref(v))?;
            vm.as_err(e)
        }
        (v, Some(x)) if !x.is_none() && v.exc().is_some() => {
            Err(PyErr::type_error("instance exception may not have a separate value"))
        }
        (v, _) => vm.make_err(v).map_err(|_| {
            PyErr::type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {}",
                class_of(v).name()
            ))
        }),
    }
}

pub(super) fn install(t: &'static Types) {
    for c in [&t.generator, &t.coroutine] {
        methods(
            c,
            &[
                ("send", 2, 2, false, |vm, a, _| {
                    let g = of(&a[0])?;
                    let r = vm.gen_resume(&g, Resume::Send(a[1].clone()));
                    step(&g, r)
                }),
                ("throw", 2, 4, false, |vm, a, _| {
                    let g = of(&a[0])?;
                    let e = thrown(vm, &a[1..])?;
                    let r = vm.gen_resume(&g, Resume::Throw(e));
                    step(&g, r)
                }),
                ("close", 1, 1, false, |vm, a, _| {
                    let g = of(&a[0])?;
                    vm.gen_close(&g)
                }),
            ],
        );
    }
    methods(
        &t.generator,
        &[
            ("__iter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
            ("__next__", 1, 1, false, |vm, a, _| {
                let g = of(&a[0])?;
                let r = vm.gen_resume(&g, Resume::Send(Value::None));
                step(&g, r)
            }),
        ],
    );
    methods(
        &t.coroutine,
        &[("__await__", 1, 1, false, |_, a, _| Ok(IterObj::native(CoroutineWrapper(of(&a[0])?))))],
    );
    methods(
        &t.async_generator,
        &[
            ("__aiter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
            ("__anext__", 1, 1, false, |vm, a, _| vm.asyncgen_send(&of(&a[0])?, Value::None)),
            ("asend", 2, 2, false, |vm, a, _| vm.asyncgen_send(&of(&a[0])?, a[1].clone())),
            ("athrow", 2, 4, false, |vm, a, _| {
                let e = thrown(vm, &a[1..])?;
                vm.asyncgen_throw(&of(&a[0])?, e)
            }),
            ("aclose", 1, 1, false, |vm, a, _| vm.asyncgen_close(&of(&a[0])?)),
        ],
    );
    methods(
        &t.iterator,
        &[
            ("__iter__", 1, 1, false, |_, a, _| Ok(a[0].clone())),
            ("__next__", 1, 1, false, |vm, a, _| match vm.send_step(&a[0], Value::None)? {
                GenStep::Yield(v) | GenStep::AsyncYield(v) => Ok(v),
                GenStep::Return(v) => Err(PyErr::stop_iteration(v)),
            }),
            ("send", 2, 2, false, |vm, a, _| match vm.send_step(&a[0], a[1].clone())? {
                GenStep::Yield(v) | GenStep::AsyncYield(v) => Ok(v),
                GenStep::Return(v) => Err(PyErr::stop_iteration(v)),
            }),
            ("throw", 2, 4, false, |vm, a, _| {
                let e = thrown(vm, &a[1..])?;
                match &a[0] {
                    Value::Iter(i) => match vm.native_throw(i, e)? {
                        GenStep::Yield(v) | GenStep::AsyncYield(v) => Ok(v),
                        GenStep::Return(v) => Err(PyErr::stop_iteration(v)),
                    },
                    _ => Err(e),
                }
            }),
            ("close", 1, 1, false, |vm, a, _| match &a[0] {
                it @ Value::Iter(_) => vm.close_iter(it).map(|()| Value::None),
                _ => Ok(Value::None),
            }),
            ("__length_hint__", 1, 1, false, |_, a, _| {
                Ok(match &a[0] {
                    Value::Iter(i) => match &*i.state.borrow() {
                        IterState::List(l, at) => Value::from(l.borrow().len().saturating_sub(*at)),
                        IterState::Tuple(l, at) => Value::from(l.len().saturating_sub(*at)),
                        IterState::Range(_, n, _) => Value::from(*n),
                        _ => Value::Int(0),
                    },
                    _ => Value::Int(0),
                })
            }),
        ],
    );
    constructor(&t.iter_class("map"), 2, 255, false, |vm, a, _| {
        let mut its = vec![];
        for v in &a[2..] {
            its.push(vm.iter_within(v)?);
        }
        Ok(IterObj::make(IterState::Map(a[1].clone(), its)))
    });
    constructor(&t.iter_class("filter"), 2, 2, false, |vm, a, _| {
        let it = vm.iter_within(&a[2])?;
        Ok(IterObj::make(IterState::Filter(a[1].clone(), it)))
    });
    constructor(&t.iter_class("zip"), 0, 255, true, |vm, a, mut kw| {
        let strict = match kw.take("strict") {
            Some(s) => vm.truth(&s)?,
            None => false,
        };
        let mut its = vec![];
        for (i, v) in a[1..].iter().enumerate() {
            if vm.iter_kind(v).is_none() {
                return Err(PyErr::type_error(format!("'{}' object is not iterable", class_of(v).name())));
            }
            let _ = i;
            its.push(vm.iter_within(v)?);
        }
        Ok(IterObj::make(IterState::Zip(its, strict)))
    });
    constructor(&t.iter_class("enumerate"), 0, 2, true, |vm, a, mut kw| {
        let over = a.get(1).cloned().or_else(|| kw.take("iterable"));
        let Some(over) = over else {
            return Err(PyErr::type_error("enumerate() missing required argument 'iterable'"));
        };
        let start = match a.get(2).cloned().or_else(|| kw.take("start")) {
            Some(s) => vm.index(&s)?,
            None => Value::Int(0),
        };
        let it = vm.iter_within(&over)?;
        match start {
            Value::Int(n) if n < i64::MAX / 2 => Ok(IterObj::make(IterState::Enumerate(it, n))),
            start => {
                let itertools = vm.import_module("itertools")?;
                let count = vm.call_method(&itertools, "count", &[start])?;
                Ok(IterObj::make(IterState::Zip(vec![count, it], false)))
            }
        }
    });
    constructor(&t.iter_class("reversed"), 1, 1, false, |vm, a, _| {
        let v = &a[1];
        if let Value::Instance(_) | Value::Class(_) = v
            && let Some(r) = vm.call_special(v, &names().reversed, &[])?
        {
            return Ok(r);
        }
        Ok(match v.base() {
            Value::List(l) => {
                let n = l.borrow().len();
                IterObj::make(IterState::ListReversed(l.clone(), n))
            }
            Value::Dict(d) => IterObj::make(IterState::DictReversed(d.clone(), usize::MAX, ViewKind::Keys)),
            Value::View(w) => IterObj::make(IterState::DictReversed(w.0.clone(), usize::MAX, w.1)),
            Value::Range(r) => {
                let n = r.len();
                let last = if n == 0 { r.start } else { r.at(n - 1) };
                IterObj::make(IterState::Range(last, n, -r.step))
            }
            Value::Set(_) | Value::FrozenSet(_) | Value::Gen(_) | Value::Iter(_) => {
                return Err(PyErr::type_error(format!("'{}' object is not reversible", class_of(v).name())));
            }
            _ => {
                if class_of(v).lookup(&names().getitem).is_none() {
                    return Err(PyErr::type_error(format!(
                        "'{}' object is not reversible",
                        class_of(v).name()
                    )));
                }
                let n = vm.len(v)? as i64;
                IterObj::make(IterState::Reversed(v.clone(), n - 1))
            }
        })
    });
}

/// `coroutine.__await__()`.
struct CoroutineWrapper(Rc<Generator>);

impl NativeIter for CoroutineWrapper {
    fn type_name(&self) -> &'static str {
        "coroutine_wrapper"
    }

    fn next(&mut self, vm: &mut Vm, sent: Value) -> PyResult<NativeStep> {
        Ok(match vm.gen_resume(&self.0, Resume::Send(sent))? {
            GenStep::Yield(v) | GenStep::AsyncYield(v) => NativeStep::Yield(v),
            GenStep::Return(v) => NativeStep::Return(v),
        })
    }

    fn throw(&mut self, vm: &mut Vm, e: PyErr) -> PyResult<NativeStep> {
        Ok(match vm.gen_resume(&self.0, Resume::Throw(e))? {
            GenStep::Yield(v) | GenStep::AsyncYield(v) => NativeStep::Yield(v),
            GenStep::Return(v) => NativeStep::Return(v),
        })
    }

    fn close(&mut self, vm: &mut Vm) -> PyResult<()> {
        vm.gen_close(&self.0).map(drop)
    }

    fn awaiting(&self) -> Value {
        Value::Gen(self.0.clone())
    }
}
