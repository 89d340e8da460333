//! Operators.

use super::call::frame_from;
use super::{Operation, Ret, Vm};
use crate::python::builtins;
use crate::python::object::*;
use crate::python::text::{self, Int, elementary, float, int};
use num_bigint::BigInt;
use std::cell::RefCell;
use std::rc::Rc;

impl From<text::Error> for PyErr {
    fn from(e: text::Error) -> PyErr {
        use text::Kind as K;
        let t = types();
        let class = match e.kind {
            K::Type => &t.type_error,
            K::Value => &t.value_error,
            K::Overflow => &t.overflow_error,
            K::ZeroDivision => &t.zero_division_error,
            K::Key => &t.key_error,
            K::Index => &t.index_error,
            K::Attribute => &t.attribute_error,
            K::Lookup => &t.lookup_error,
            K::Memory => &t.memory_error,
            K::UnicodeEncode => &t.unicode_encode_error,
            K::UnicodeDecode => &t.unicode_decode_error,
        };
        PyErr::new(class, e.message.into_owned())
    }
}

impl Value {
    /// An int of any size for the text half.
    pub fn to_int(&self) -> Option<Int> {
        match self.base() {
            Value::Int(i) => Some(Int::Small(*i)),
            Value::Bool(b) => Some(Int::Small(i64::from(*b))),
            Value::Big(b) => Some(Int::Big((**b).clone())),
            _ => None,
        }
    }

    /// An int from the text half.
    pub fn from_int(i: Int) -> Value {
        match i {
            Int::Small(i) => Value::Int(i),
            Int::Big(b) => Value::Big(Rc::new(b)),
        }
    }
}

/// Name of the operator's symbol, its methods.
fn op_info(op: BinOp) -> (&'static str, &'static Name, &'static Name, &'static Name) {
    let n = names();
    match op {
        BinOp::Add => ("+", &n.add, &n.radd, &n.iadd),
        BinOp::Sub => ("-", &n.sub, &n.rsub, &n.isub),
        BinOp::Mul => ("*", &n.mul, &n.rmul, &n.imul),
        BinOp::MatMul => ("@", &n.matmul, &n.rmatmul, &n.imatmul),
        BinOp::TrueDiv => ("/", &n.truediv, &n.rtruediv, &n.itruediv),
        BinOp::FloorDiv => ("//", &n.floordiv, &n.rfloordiv, &n.ifloordiv),
        BinOp::Mod => ("%", &n.r#mod, &n.rmod, &n.imod),
        BinOp::Pow => ("** or pow()", &n.pow, &n.rpow, &n.ipow),
        BinOp::LShift => ("<<", &n.lshift, &n.rlshift, &n.ilshift),
        BinOp::RShift => (">>", &n.rshift, &n.rrshift, &n.irshift),
        BinOp::And => ("&", &n.and, &n.rand, &n.iand),
        BinOp::Or => ("|", &n.or, &n.ror, &n.ior),
        BinOp::Xor => ("^", &n.xor, &n.rxor, &n.ixor),
    }
}

/// The union of two types, each of which may be one.
pub(crate) fn union(x: &Value, y: &Value) -> Value {
    let mut args: Vec<Value> = vec![];
    for v in [x, y] {
        let members = match v {
            Value::Alias(u) if u.union => &u.args[..],
            v => std::slice::from_ref(v),
        };
        for v in members {
            if !args.iter().any(|u| u.is(v)) {
                args.push(v.clone());
            }
        }
    }
    match &args[..] {
        [one] => one.clone(),
        _ => Value::Alias(Rc::new(Alias { origin: Value::None, args, union: true })),
    }
}

impl Vm {
    /// A binary operator.
    pub fn binary(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult {
        if !matches!(a, Value::Instance(_) | Value::Class(_))
            && !matches!(b, Value::Instance(_) | Value::Class(_))
        {
            if let Some(v) = self.binary_builtin(op, a, b)? {
                return Ok(v);
            }
            return Err(self.binary_error(op, a, b, false));
        }
        match self.binary_dispatch(op, a, b)? {
            Some(v) => Ok(v),
            None => Err(self.binary_error(op, a, b, false)),
        }
    }

    /// Push the frame of the method that answers an operator of two instances of one class, if a plain function does:
    /// then no other is asked.
    pub(super) fn push_operator(&mut self, o: Operation) -> PyResult<Option<Operation>> {
        let (_, left, _, assign) = op_info(o.op);
        let (Value::Instance(x), Value::Instance(y)) = (&o.a, &o.b) else { return Ok(Some(o)) };
        let class = x.class().clone();
        if !Rc::ptr_eq(&class, &y.class()) || (o.in_place && class.lookup(assign).is_some()) {
            return Ok(Some(o));
        }
        let Some(Value::Func(f)) = class.lookup(left) else { return Ok(Some(o)) };
        let code = f.code.borrow().clone();
        if !code.flags.simple || code.argcount != 2 {
            return Ok(Some(o));
        }
        let mut frame = frame_from(&mut self.pool, &code, &f.globals);
        frame.regs[0].put(o.a.clone());
        frame.regs[1].put(o.b.clone());
        frame.capture(&f);
        frame.ret = Ret::Operator(Box::new(o));
        self.push_frame(frame)?;
        Ok(None)
    }

    /// An operator whose method gave `NotImplemented`.
    pub(super) fn unanswered(&mut self, o: &Operation) -> PyResult {
        match self.binary_builtin(o.op, &o.a, &o.b)? {
            Some(v) => Ok(v),
            None => Err(self.binary_error(o.op, &o.a, &o.b, o.in_place)),
        }
    }

    fn binary_dispatch(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let (_, left, right, _) = op_info(op);
        let (ca, cb) = (class_of(a), class_of(b));
        let user = |c: &Rc<Class>, n: &Name| match c.lookup_where(n) {
            Some((Value::None, _)) | None => None,
            // A builtin's method under another name (`__lshift__ = list.append`).
            Some((Value::Native(f), owner))
                if f.owner.is_some()
                    && f.name.as_str() != n.as_str()
                    && !owner.as_ref().unwrap_or(c).flags().builtin =>
            {
                Some(Value::Native(f))
            }
            // Operators of the builtin value behind an instance are native.
            Some((Value::Native(n), _))
                if n.owner.as_ref().and_then(|o| o.upgrade()).is_none_or(|o| o.layout != Layout::Native) =>
            {
                None
            }
            Some((f, _)) => Some(f),
        };
        let fa = user(&ca, left);
        let fb = user(&cb, right);
        let inherited = || fb.as_ref().is_some_and(|f| ca.lookup(right).is_some_and(|g| g.is(f)));
        let b_first = fb.is_some() && !Rc::ptr_eq(&ca, &cb) && cb.is_subclass(&ca) && !inherited();
        if b_first && let Some(f) = &fb {
            let r = self.call(f, &[b.clone(), a.clone()])?;
            if !matches!(r, Value::NotImplemented) {
                return Ok(Some(r));
            }
        }
        if let Some(f) = &fa {
            let r = self.call(f, &[a.clone(), b.clone()])?;
            if !matches!(r, Value::NotImplemented) {
                return Ok(Some(r));
            }
        }
        // A text is formatted with whatever it is given.
        let formats = fa.is_none()
            && op == BinOp::Mod
            && matches!(a.base(), Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_));
        let same = formats || Rc::ptr_eq(&ca, &cb) && fa.is_some();
        if !(b_first || same)
            && let Some(f) = &fb
        {
            let r = self.call(f, &[b.clone(), a.clone()])?;
            if !matches!(r, Value::NotImplemented) {
                return Ok(Some(r));
            }
        }
        self.binary_builtin(op, a, b)
    }

    fn binary_error(&mut self, op: BinOp, a: &Value, b: &Value, in_place: bool) -> PyErr {
        let sym = op_info(op).0;
        let sym = match (in_place, op) {
            (true, BinOp::Pow) => "**=".to_string(),
            (true, _) => format!("{sym}="),
            _ => sym.to_string(),
        };
        let (x, y) = (class_of(a).type_name(), class_of(b).type_name());
        if !in_place || op == BinOp::Add {
            match (op, a.base(), b.base()) {
                (BinOp::Add, Value::Str(_), _) => {
                    return PyErr::type_error(format!("can only concatenate str (not \"{y}\") to str"));
                }
                (BinOp::Add, Value::List(_), _) => {
                    return PyErr::type_error(format!("can only concatenate list (not \"{y}\") to list"));
                }
                (BinOp::Add, Value::Tuple(_), _) => {
                    return PyErr::type_error(format!("can only concatenate tuple (not \"{y}\") to tuple"));
                }
                (BinOp::Add, Value::Bytes(_), _) => {
                    return PyErr::type_error(format!("can't concat {y} to bytes"));
                }
                (BinOp::Add, Value::ByteArray(_), _) => {
                    return PyErr::type_error(format!("can't concat {y} to bytearray"));
                }
                _ => {}
            }
        }
        if op == BinOp::Mul {
            let seq = |v: &Value| {
                matches!(
                    v.base(),
                    Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_)
                )
            };
            if seq(a) {
                return PyErr::type_error(format!("can't multiply sequence by non-int of type '{y}'"));
            }
            let sized = || matches!(a, Value::Instance(_)) || self.len_builtin(a).is_some();
            if seq(b) && !(in_place && sized()) {
                return PyErr::type_error(format!("can't multiply sequence by non-int of type '{x}'"));
            }
        }
        let hint = match a {
            Value::Native(f) if op == BinOp::RShift && f.name.as_str() == "print" => {
                ". Did you mean \"print(<message>, file=<output_stream>)\"?"
            }
            _ => "",
        };
        PyErr::type_error(format!("unsupported operand type(s) for {sym}: '{x}' and '{y}'{hint}"))
    }

    /// `+` or `*` of a sequence's own method, which says what does not fit.
    pub fn sequence_operator(&mut self, op: BinOp, a: &[Value]) -> PyResult {
        match self.binary_builtin(op, &a[0], &a[1])? {
            Some(v) => Ok(v),
            None if op == BinOp::Mul => self.index(&a[1]),
            None => Err(self.binary_error(op, &a[0], &a[1], false)),
        }
    }

    /// An operator of a number's own method: with numbers of its own kind, or of one that can be made into it.
    pub fn number_operator(&mut self, op: BinOp, this: &Value, x: &Value, y: &Value) -> PyResult {
        let rank = |v: &Value| match v.base() {
            Value::Int(_) | Value::Big(_) | Value::Bool(_) => 0,
            Value::Float(_) => 1,
            Value::Complex(_) => 2,
            _ => 3,
        };
        if rank(x).max(rank(y)) > rank(this) {
            return Ok(Value::NotImplemented);
        }
        Ok(self.binary_builtin(op, x, y)?.unwrap_or(Value::NotImplemented))
    }

    /// An operator on builtin values; `None`: not supported.
    pub fn binary_builtin(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let (x, y) = (a.base(), b.base());
        match (x, y) {
            (
                Value::Int(_) | Value::Big(_) | Value::Bool(_),
                Value::Int(_) | Value::Big(_) | Value::Bool(_),
            ) => {
                return self.int_op(op, x, y);
            }
            (Value::Float(_) | Value::Int(_) | Value::Big(_) | Value::Bool(_), Value::Float(_))
            | (Value::Float(_), Value::Int(_) | Value::Big(_) | Value::Bool(_)) => {
                return self.float_op(op, x, y);
            }
            (Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_), _) => {}
            (Value::Complex(_), _) | (_, Value::Complex(_)) => return self.complex_op(op, x, y),
            _ => {}
        }
        Ok(Some(match (op, x, y) {
            (BinOp::Add, Value::Str(s), Value::Str(t)) => {
                let len = s.as_str().len() + t.as_str().len();
                self.reserve(len)?;
                let mut out = String::with_capacity(len);
                out.push_str(s.as_str());
                out.push_str(t.as_str());
                Value::string(out)
            }
            (BinOp::Add, Value::List(s), Value::List(t)) => {
                let len = s.borrow().len() + t.borrow().len();
                self.reserve(len * size_of::<Value>())?;
                let mut v = s.borrow().clone();
                v.extend(t.borrow().iter().cloned());
                Value::list(v)
            }
            (BinOp::Add, Value::Tuple(s), Value::Tuple(t)) => {
                self.reserve((s.len() + t.len()) * size_of::<Value>())?;
                Value::tuple(s.iter().chain(t.iter()).cloned())
            }
            (BinOp::Add, Value::Bytes(s), Value::Bytes(t)) => {
                self.reserve(s.len() + t.len())?;
                Value::bytes([&s[..], &t[..]].concat())
            }
            (BinOp::Add, Value::Bytes(s), Value::ByteArray(t)) => {
                Value::bytes([&s[..], &t.borrow()[..]].concat())
            }
            (BinOp::Add, Value::ByteArray(s), Value::Bytes(t)) => {
                Value::ByteArray(Rc::new(RefCell::new([&s.borrow()[..], &t[..]].concat())))
            }
            (BinOp::Add, Value::ByteArray(s), Value::ByteArray(t)) => {
                Value::ByteArray(Rc::new(RefCell::new([&s.borrow()[..], &t.borrow()[..]].concat())))
            }
            (
                BinOp::Mul,
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_),
                _,
            ) => return self.repeat(x, y),
            (
                BinOp::Mul,
                _,
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_),
            ) => return self.repeat(y, x),
            (BinOp::Mod, Value::Str(s), _) => self.percent(s.as_str(), b)?,
            (BinOp::Mod, Value::Bytes(_) | Value::ByteArray(_), _) => builtins::bytes_percent(self, x, b)?,
            (BinOp::Or, Value::Dict(s), Value::Dict(_)) => {
                let d = Rc::new(s.copy());
                self.dict_update(&d, b)?;
                Value::Dict(d)
            }
            (
                BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor,
                Value::Set(s),
                Value::Set(_) | Value::FrozenSet(_),
            ) => Value::Set(Rc::new(self.set_op(op, s, y)?)),
            (
                BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor,
                Value::FrozenSet(s),
                Value::Set(_) | Value::FrozenSet(_),
            ) => Value::FrozenSet(Rc::new(self.set_op(op, s, y)?)),
            // A dict's keys and items go with anything that can be gone through.
            (BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor, Value::View(w), _)
            | (BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor, _, Value::View(w))
                if w.1 != ViewKind::Values =>
            {
                Value::Set(Rc::new(self.view_op(op, a, b)?))
            }
            (
                BinOp::Or,
                Value::Class(_) | Value::Alias(_) | Value::None,
                Value::Class(_) | Value::Alias(_) | Value::None,
            ) if !(x.is_none() && y.is_none()) => union(x, y),
            _ => return Ok(None),
        }))
    }

    fn repeat(&mut self, seq: &Value, n: &Value) -> PyResult<Option<Value>> {
        if n.as_big().is_none() && class_of(n).lookup(&names().index).is_none() {
            return Ok(None);
        }
        let n = self.index_count(n)?.max(0) as usize;
        let len = self.len_builtin(seq).unwrap_or(0);
        let item = if matches!(seq, Value::List(_) | Value::Tuple(_)) { size_of::<Value>() } else { 1 };
        self.reserve(len.saturating_mul(n).saturating_mul(item))?;
        Ok(Some(match seq {
            Value::Str(s) => Value::string(s.as_str().repeat(n)),
            Value::Bytes(b) => Value::bytes(b.repeat(n)),
            Value::ByteArray(b) => Value::ByteArray(Rc::new(RefCell::new(b.borrow().repeat(n)))),
            Value::List(l) => {
                let l = l.borrow();
                let mut v = Vec::with_capacity(l.len() * n);
                for _ in 0..n {
                    v.extend(l.iter().cloned());
                }
                Value::list(v)
            }
            Value::Tuple(t) => {
                let mut v = Items::new();
                for _ in 0..n {
                    v.extend(t.iter().cloned());
                }
                Value::Tuple(Rc::new(v))
            }
            _ => return Ok(None),
        }))
    }

    fn int_op(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
            match op {
                BinOp::And => return Ok(Some(Value::Bool((x.get() & y.get()).into()))),
                BinOp::Or => return Ok(Some(Value::Bool((x.get() | y.get()).into()))),
                BinOp::Xor => return Ok(Some(Value::Bool((x.get() ^ y.get()).into()))),
                _ => {}
            }
        }
        let (Some(x), Some(y)) = (a.to_int(), b.to_int()) else { return Ok(None) };
        if matches!(x, Int::Big(_)) || matches!(y, Int::Big(_)) {
            // Long numbers are work as jumps are: sixteen products of words count as one.
            let words = |i: &Int| i64::try_from(i.bit_length() / 64 + 1).unwrap_or(i64::MAX);
            self.budget = self.budget.saturating_sub(words(&x).saturating_mul(words(&y)) / 16);
        }
        let big = |f: &dyn Fn(&BigInt, &BigInt) -> BigInt| Value::big(f(&x.to_big(), &y.to_big()));
        Ok(Some(match op {
            BinOp::Add => match (&x, &y) {
                (Int::Small(p), Int::Small(q)) if p.checked_add(*q).is_some() => Value::Int(p + q),
                _ => big(&|p, q| p + q),
            },
            BinOp::Sub => match (&x, &y) {
                (Int::Small(p), Int::Small(q)) if p.checked_sub(*q).is_some() => Value::Int(p - q),
                _ => big(&|p, q| p - q),
            },
            BinOp::Mul => match (&x, &y) {
                (Int::Small(p), Int::Small(q)) if p.checked_mul(*q).is_some() => Value::Int(p * q),
                _ => {
                    self.reserve_int(x.bit_length().saturating_add(y.bit_length()))?;
                    big(&|p, q| p * q)
                }
            },
            BinOp::TrueDiv => Value::Float(int::true_div(&x, &y)?.into()),
            BinOp::FloorDiv => Value::from_int(int::floor_div(&x, &y)?),
            BinOp::Mod => Value::from_int(int::modulo(&x, &y)?),
            BinOp::Pow => {
                if y.is_negative() {
                    return Ok(Some(self.float_pow(x.to_f64()?, y.to_f64()?)?));
                }
                match y {
                    Int::Small(e) if e <= i64::from(u32::MAX) => {
                        self.reserve_int(x.bit_length().saturating_mul(e as u64))?;
                        Value::from_int(int::pow(&x, e as u32))
                    }
                    _ => match x {
                        Int::Small(0 | 1) => a.clone(),
                        _ => return Err(PyErr::with_args(&types().memory_error, vec![])),
                    },
                }
            }
            BinOp::LShift | BinOp::RShift => {
                if y.is_negative() {
                    return Err(PyErr::value_error("negative shift count"));
                }
                let count = match y {
                    Int::Small(n) => n as u64,
                    Int::Big(_) => u64::MAX,
                };
                if op == BinOp::LShift {
                    if x.bit_length() > 0 {
                        self.reserve(usize::try_from(count / 8).unwrap_or(usize::MAX))?;
                    }
                    match int::shift_left(&x, count, 1 << 33) {
                        Some(v) => Value::from_int(v),
                        None => return Err(PyErr::with_args(&types().memory_error, vec![])),
                    }
                } else {
                    Value::from_int(int::shift_right(&x, count))
                }
            }
            BinOp::And => big(&|p, q| p & q),
            BinOp::Or => big(&|p, q| p | q),
            BinOp::Xor => big(&|p, q| p ^ q),
            BinOp::MatMul => return Ok(None),
        }))
    }

    fn to_f64(&self, v: &Value) -> PyResult<f64> {
        match v {
            Value::Big(b) => Ok(float::from_big(b)?),
            v => Ok(v.as_float().unwrap_or(0.0)),
        }
    }

    fn float_pow(&mut self, x: f64, y: f64) -> PyResult {
        Ok(match float::power(x, y)? {
            float::Power::Real(r) => Value::Float(r.into()),
            float::Power::Complex(re, im) => Value::Complex(Rc::new((re, im))),
        })
    }

    fn float_op(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let (x, y) = (self.to_f64(a)?, self.to_f64(b)?);
        Ok(Some(Value::Float(match op {
            BinOp::Add => (x + y).into(),
            BinOp::Sub => (x - y).into(),
            BinOp::Mul => (x * y).into(),
            BinOp::TrueDiv => {
                if y == 0.0 {
                    return Err(PyErr::zero_division("float division by zero"));
                }
                (x / y).into()
            }
            BinOp::FloorDiv => (float::floor_div(x, y)?).into(),
            BinOp::Mod => (float::modulo(x, y)?).into(),
            BinOp::Pow => return self.float_pow(x, y).map(Some),
            _ => return Ok(None),
        })))
    }

    fn complex_op(&mut self, op: BinOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let part = |v: &Value| match v {
            Value::Complex(c) => Some(**c),
            v => v.as_float().map(|f| (f, 0.0)),
        };
        let (Some(x), Some(y)) = (part(a), part(b)) else { return Ok(None) };
        let r = match op {
            BinOp::Add => (x.0 + y.0, x.1 + y.1),
            BinOp::Sub => (x.0 - y.0, x.1 - y.1),
            BinOp::Mul => (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0),
            BinOp::TrueDiv => {
                if y == (0.0, 0.0) {
                    return Err(PyErr::zero_division("complex division by zero"));
                }
                // Smith's method: scaled by the larger part, so that nothing overflows on the way.
                if y.0.abs() >= y.1.abs() {
                    let ratio = y.1 / y.0;
                    let d = y.0 + y.1 * ratio;
                    ((x.0 + x.1 * ratio) / d, (x.1 - x.0 * ratio) / d)
                } else {
                    let ratio = y.0 / y.1;
                    let d = y.0 * ratio + y.1;
                    ((x.0 * ratio + x.1) / d, (x.1 * ratio - x.0) / d)
                }
            }
            BinOp::Pow => {
                if x == (0.0, 0.0) && (y.0 < 0.0 || y.1 != 0.0) {
                    return Err(PyErr::zero_division("0.0 to a negative or complex power"));
                }
                if y.1 == 0.0 && y.0.fract() == 0.0 && y.0.abs() <= 100.0 {
                    let times = |a: (f64, f64), b: (f64, f64)| (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0);
                    let (mut r, mut square, mut left) = ((1.0, 0.0), x, y.0.abs() as u32);
                    while left > 0 {
                        if left & 1 == 1 {
                            r = times(r, square);
                        }
                        square = times(square, square);
                        left >>= 1;
                    }
                    if y.0 < 0.0 {
                        let (one, r) = (Value::Int(1), Value::Complex(Rc::new(r)));
                        return self.complex_op(BinOp::TrueDiv, &one, &r);
                    }
                    r
                } else if x == (0.0, 0.0) {
                    x
                } else {
                    let (size, angle) = (x.0.hypot(x.1), x.1.atan2(x.0));
                    let (mut length, mut phase) = (elementary::pow(size, y.0), angle * y.0);
                    if y.1 != 0.0 {
                        length *= elementary::exp(-angle * y.1);
                        phase += y.1 * elementary::ln(size);
                    }
                    (length * elementary::cos(phase), length * elementary::sin(phase))
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::Complex(Rc::new(r))))
    }

    /// An augmented assignment; `a` is given up.
    pub(crate) fn in_place(&mut self, op: BinOp, a: Value, b: &Value) -> PyResult {
        match (op, &a, b) {
            (BinOp::Add, Value::List(l), _) => {
                if let Value::Instance(_) = b
                    && let Some(r) = self.call_special(b, &names().radd, std::slice::from_ref(&a))?
                    && !matches!(r, Value::NotImplemented)
                {
                    return Ok(r);
                }
                if self.iter_kind(b).is_none() {
                    return Err(PyErr::type_error(format!(
                        "'{}' object is not iterable",
                        class_of(b).type_name()
                    )));
                }
                self.extend_list(l, b)?;
                return Ok(a);
            }
            (BinOp::Mul, Value::List(l), Value::Int(_)) => {
                if let Some(Value::List(new)) = self.repeat(&a, b)? {
                    let items = new.take();
                    let old = l.replace(items);
                    drop(old);
                    return Ok(a);
                }
            }
            (BinOp::Or, Value::Dict(d), _) => {
                let d = d.clone();
                self.dict_update(&d, b)?;
                return Ok(a);
            }
            (
                BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor,
                Value::Set(s),
                Value::Set(_) | Value::FrozenSet(_),
            ) => {
                self.set_in_place(op, s, b)?;
                return Ok(a);
            }
            (_, Value::Instance(_), _) => {
                let (_, _, _, name) = op_info(op);
                if let Some(r) = self.call_special(&a, name, std::slice::from_ref(b))?
                    && !matches!(r, Value::NotImplemented)
                {
                    return Ok(r);
                }
            }
            _ => {}
        }
        if matches!(a, Value::Instance(_) | Value::Class(_))
            || matches!(b, Value::Instance(_) | Value::Class(_))
        {
            return match self.binary_dispatch(op, &a, b)? {
                Some(v) => Ok(v),
                None => Err(self.binary_error(op, &a, b, true)),
            };
        }
        match self.binary_builtin(op, &a, b)? {
            Some(v) => Ok(v),
            None => Err(self.binary_error(op, &a, b, true)),
        }
    }

    /// `-v`, `+v`, `~v`.
    pub fn unary(&mut self, v: &Value, op: char) -> PyResult {
        let n = names();
        let name = match op {
            '-' => &n.neg,
            '+' => &n.pos,
            _ => &n.invert,
        };
        if let Value::Instance(_) = v
            && let Some(r) = self.call_special(v, name, &[])?
        {
            return Ok(r);
        }
        match (op, v.base()) {
            ('-', Value::Int(i)) => Ok(match i.checked_neg() {
                Some(n) => Value::Int(n),
                None => Value::big(-BigInt::from(*i)),
            }),
            ('-', Value::Big(b)) => Ok(Value::big(-(**b).clone())),
            ('-', Value::Float(f)) => Ok(Value::Float((-f.get()).into())),
            ('-', Value::Complex(c)) => Ok(Value::Complex(Rc::new((-c.0, -c.1)))),
            ('-', Value::Bool(b)) => Ok(Value::Int(-i64::from(*b))),
            ('+', Value::Bool(b)) => Ok(Value::Int(i64::from(*b))),
            ('+', x @ (Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Complex(_))) => Ok(x.clone()),
            ('~', Value::Int(i)) => Ok(Value::Int(!i)),
            ('~', Value::Big(b)) => Ok(Value::big(-(**b).clone() - 1)),
            ('~', Value::Bool(b)) => {
                let x = Value::Int(!i64::from(*b));
                self.deprecated(
                    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns \
                     the bitwise inversion of the underlying int object and is usually not what you expect from \
                     negating a bool. Use the 'not' operator for boolean negation or ~int(x) for the bitwise \
                     inversion of the underlying int.",
                )?;
                Ok(x)
            }
            _ => Err(PyErr::type_error(format!(
                "bad operand type for unary {op}: '{}'",
                class_of(v).type_name()
            ))),
        }
    }
}
