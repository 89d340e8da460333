//! `str`, `repr`, `format`, and numbers from values.

use super::Vm;
use crate::python::builtins;
use crate::python::object::*;
use crate::python::text::{Int, escape, fields, float, percent, spec};
use compact_str::ToCompactString;
use std::rc::Rc;

/// What too many nested objects stopped, as CPython ends the sentence.
const IN_REPR: &str = " while getting the repr of an object";
const IN_STR: &str = " while getting the str of an object";

/// The text of a value that shows no more than itself.
fn push_plain(out: &mut String, v: &Value) -> Option<()> {
    match v {
        Value::Str(s) => out.push_str(s.as_str()),
        Value::Int(n) => out.push_str(&n.to_compact_string()),
        _ => return None,
    }
    Some(())
}

/// `template % args` where there is nothing but `%s` of strings and ints and `%d` of ints.
fn plain_percent(template: &str, args: &Value) -> Option<String> {
    let values = match args {
        Value::Tuple(t) => &t[..],
        one => std::slice::from_ref(one),
    };
    let mut values = values.iter();
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        match (rest.as_bytes().get(at + 1)?, values.next()?) {
            (b's', v) | (b'd', v @ Value::Int(_)) => push_plain(&mut out, v)?,
            _ => return None,
        }
        rest = &rest[at + 2..];
    }
    out.push_str(rest);
    values.next().is_none().then_some(out)
}

/// `template.format(*args)` where there is nothing but `{}` for strings and ints.
fn plain_fields(template: &str, args: &[Value]) -> Option<String> {
    let mut values = args.iter();
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = (&rest[..at], rest[at..].strip_prefix("{}")?);
        out.push_str(before);
        push_plain(&mut out, values.next()?)?;
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

impl Vm {
    /// `str(v)`.
    pub fn str(&mut self, v: &Value) -> PyResult<String> {
        match v {
            Value::Str(s) => return Ok(s.as_str().to_string()),
            Value::Instance(i) => {
                let c = i.class().clone();
                match c.lookup(&names().str) {
                    Some(Value::Native(n)) if n.name.as_str() != "__str__" || !is_objects(&n) => {
                        let r = (n.call)(self, std::slice::from_ref(v), Kwargs::default())?;
                        return Ok(r.as_str().unwrap_or_default().to_string());
                    }
                    Some(f) if !matches!(f, Value::Native(_)) => {
                        let r = self.nested(IN_STR, |vm| vm.call(&f, std::slice::from_ref(v)))?;
                        return expect_str(&r, "__str__");
                    }
                    _ => {}
                }
                if let Payload::Base(Value::Str(s)) = &i.payload {
                    return Ok(s.as_str().to_string());
                }
                if i.exc().is_some() {
                    return self.exc_str(&PyErr(i.clone()));
                }
            }
            Value::Class(c) => {
                if let Some(m) = &c.meta
                    && let Some(f @ Value::Func(_)) = m.lookup(&names().str)
                {
                    let r = self.call(&f, std::slice::from_ref(v))?;
                    return expect_str(&r, "__str__");
                }
            }
            _ => {}
        }
        self.repr_for(v, "__str__")
    }

    /// `str(exception)`.
    pub fn exc_str(&mut self, e: &PyErr) -> PyResult<String> {
        let t = types();
        let args = e.data().args();
        if e.is(&t.base_exception_group) && !args.is_empty() {
            let n = self.group_items(e).len();
            let msg = self.str(&args[0])?;
            return Ok(format!("{msg} ({n} sub-exception{})", if n == 1 { "" } else { "s" }));
        }
        if e.is(&t.key_error) && args.len() == 1 {
            return self.repr(&args[0]);
        }
        if e.is(&t.os_error) && args.len() >= 2 {
            let (a, b) = (self.str(&args[0])?, self.str(&args[1])?);
            let name = |name| e.0.get(&intern(name)).filter(|v| !v.is_none());
            return Ok(match (name("filename"), name("filename2")) {
                (Some(f), None) => format!("[Errno {a}] {b}: {}", self.repr(&f)?),
                (Some(f), Some(g)) => format!("[Errno {a}] {b}: {} -> {}", self.repr(&f)?, self.repr(&g)?),
                _ => format!("[Errno {a}] {b}"),
            });
        }
        if e.is(&t.syntax_error)
            && let [msg, details] = &args[..]
            && let Value::Tuple(d) = details.base()
            && d.len() >= 2
        {
            let msg = self.str(msg)?;
            return Ok(match (d[0].as_str(), &d[1]) {
                (None, Value::None) => msg,
                (None, line) => format!("{msg} (line {})", self.str(line)?),
                (Some(file), Value::None) => format!("{msg} ({})", base_name(file)),
                (Some(file), line) => format!("{msg} ({}, line {})", base_name(file), self.str(line)?),
            });
        }
        if args.len() == 5
            && (e.is(&t.unicode_decode_error) || e.is(&t.unicode_encode_error))
            && let (Some(start), Some(end)) = (args[2].as_int(), args[3].as_int())
        {
            let (encoding, reason) = (self.str(&args[0])?, self.str(&args[4])?);
            let (verb, many) = match args[1].base() {
                Value::Bytes(_) => ("decode", "bytes"),
                _ => ("encode", "characters"),
            };
            let one = usize::try_from(start).ok().filter(|_| end == start + 1);
            let what = match (one, args[1].base()) {
                (Some(i), Value::Bytes(b)) => b.get(i).map(|b| format!("byte 0x{b:02x}")),
                (Some(i), v) => v.as_str().and_then(|s| s.chars().nth(i)).map(|c| {
                    let shown = escape::to_ascii(&c.to_string());
                    format!("character '{shown}'")
                }),
                _ => None,
            };
            return Ok(match what {
                Some(w) => format!("'{encoding}' codec can't {verb} {w} in position {start}: {reason}"),
                None => format!(
                    "'{encoding}' codec can't {verb} {many} in position {start}-{}: {reason}",
                    end - 1
                ),
            });
        }
        match &args[..] {
            [] => Ok(String::new()),
            [a] => self.str(a),
            _ => {
                let v = Value::tuple(args);
                self.repr(&v)
            }
        }
    }

    /// `repr(v)`.
    pub fn repr(&mut self, v: &Value) -> PyResult<String> {
        self.repr_for(v, "__repr__")
    }

    /// `repr(v)` for the method that an error is to speak of.
    fn repr_for(&mut self, v: &Value, asked: &str) -> PyResult<String> {
        if let Value::Instance(i) = v {
            let c = i.class().clone();
            if let Some(f) = c.lookup(&names().repr) {
                let r = match &f {
                    Value::Native(n) => (n.call)(self, std::slice::from_ref(v), Kwargs::default())?,
                    f => self.nested(IN_REPR, |vm| vm.call(f, std::slice::from_ref(v)))?,
                };
                return expect_str(&r, asked);
            }
        }
        if let Value::Class(c) = v
            && let Some(m) = &c.meta
            && let Some(f @ Value::Func(_)) = m.lookup(&names().repr)
        {
            let r = self.call(&f, std::slice::from_ref(v))?;
            return expect_str(&r, asked);
        }
        self.nested(IN_REPR, |vm| vm.repr_builtin(v))
    }

    fn join_repr(&mut self, items: &[Value]) -> PyResult<String> {
        let mut out = String::new();
        for (i, x) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.repr(x)?);
        }
        Ok(out)
    }

    /// Show a container, or `again` if it is being shown already.
    pub fn showing(
        &mut self,
        v: &Value,
        again: &str,
        f: impl FnOnce(&mut Vm) -> PyResult<String>,
    ) -> PyResult<String> {
        let id = v.address();
        if self.showing.contains(&id) {
            return Ok(again.to_string());
        }
        self.showing.push(id);
        let r = f(self);
        self.showing.pop();
        r
    }

    /// `object.__repr__` of anything.
    pub fn object_repr(&self, v: &Value) -> String {
        let c = class_of(v);
        if let Value::Super(s) = v {
            let of =
                if s.this.is_undef() { "NULL".into() } else { format!("<{} object>", s.this_class.name()) };
            return format!("<super: <class '{}'>, {of}>", s.class.name());
        }
        let module = c.lookup(&names().module);
        let q = c.qualname.borrow().clone();
        match module.as_ref().and_then(|m| m.as_str()) {
            Some(m) if m != "builtins" => format!("<{m}.{q} object at {:#x}>", v.address()),
            _ => format!("<{q} object at {:#x}>", v.address()),
        }
    }

    fn set_repr(&mut self, name: &str, items: &[Value], bare: bool) -> PyResult<String> {
        if items.is_empty() {
            return Ok(format!("{name}()"));
        }
        let s = self.join_repr(items)?;
        Ok(if bare { format!("{{{s}}}") } else { format!("{name}({{{s}}})") })
    }

    /// `repr` of the builtin value behind an instance.
    pub fn repr_builtin(&mut self, v: &Value) -> PyResult<String> {
        if let Value::Instance(i) = v {
            let name = i.class().name();
            if i.exc().is_some() {
                let e = PyErr(i.clone());
                let args = e.data().args();
                if e.is(&types().base_exception_group) && args.len() == 2 {
                    let items: Vec<Value> = self.group_items(&e).iter().map(PyErr::value).collect();
                    let inner = if matches!(&args[1], Value::Tuple(_)) {
                        Value::tuple(items)
                    } else {
                        Value::list(items)
                    };
                    return Ok(format!("{name}({}, {})", self.repr(&args[0])?, self.repr(&inner)?));
                }
                return Ok(format!("{name}({})", self.join_repr(&args)?));
            }
            return match &i.payload {
                Payload::Base(Value::Set(s) | Value::FrozenSet(s)) => {
                    let items = s.items();
                    self.set_repr(name.as_str(), &items, false)
                }
                Payload::Base(b) => self.repr_builtin(&b.clone()),
                _ => Ok(self.object_repr(v)),
            };
        }
        Ok(match v {
            Value::Undef => "<undefined>".into(),
            Value::None => "None".into(),
            Value::Bool(b) => if b.get() { "True" } else { "False" }.into(),
            Value::Int(i) => i.to_string(),
            Value::Big(b) => Int::Big((**b).clone()).decimal(crate::python::text::int::max_str_digits())?,
            Value::Float(f) => float::repr(f.get()),
            Value::Complex(c) => float::repr_complex(c.0, c.1),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Ellipsis => "Ellipsis".into(),
            Value::Str(s) => escape::repr(s.as_str()),
            Value::Bytes(b) => escape::repr_bytes(b),
            Value::ByteArray(b) => format!("bytearray({})", escape::repr_bytes(&b.borrow())),
            Value::Tuple(t) => {
                let items = t.clone();
                return self.showing(v, "(...)", |vm| {
                    let s = vm.join_repr(&items)?;
                    Ok(if items.len() == 1 { format!("({s},)") } else { format!("({s})") })
                });
            }
            Value::List(l) => {
                let items = l.borrow().clone();
                return self.showing(v, "[...]", |vm| Ok(format!("[{}]", vm.join_repr(&items)?)));
            }
            Value::Dict(d) => {
                let items = d.entries();
                return self.showing(v, "{...}", |vm| {
                    let mut out = String::from("{");
                    for (i, (k, x)) in items.iter().enumerate() {
                        if i > 0 {
                            out.push_str(", ");
                        }
                        out.push_str(&vm.repr(k)?);
                        out.push_str(": ");
                        out.push_str(&vm.repr(x)?);
                    }
                    out.push('}');
                    Ok(out)
                });
            }
            Value::StaticMethod(f) => format!("<staticmethod({})>", self.repr(&f.clone())?),
            Value::ClassMethod(f) => format!("<classmethod({})>", self.repr(&f.clone())?),
            Value::Set(s) => {
                let items = s.items();
                return self.showing(v, "set(...)", |vm| vm.set_repr("set", &items, true));
            }
            Value::FrozenSet(s) => {
                let items = s.items();
                return self.showing(v, "frozenset(...)", |vm| vm.set_repr("frozenset", &items, false));
            }
            Value::View(w) => {
                let items = self.list_of(v)?;
                let name = format!("{}{}", if w.2 { "o" } else { "" }, class_of(v).name());
                return self.showing(v, "...", |vm| Ok(format!("{name}([{}])", vm.join_repr(&items)?)));
            }
            Value::Range(r) if r.step == 1 => format!("range({}, {})", r.start, r.stop),
            Value::Range(r) => format!("range({}, {}, {})", r.start, r.stop, r.step),
            Value::Slice(s) => format!("slice({})", self.join_repr(&s[..])?),
            Value::Func(f) => format!("<function {} at {:#x}>", f.qualname.borrow(), v.address()),
            Value::Method(m) => match &m.func {
                Value::Native(n) => match &m.this {
                    Value::Module(_) => format!("<built-in function {}>", n.name),
                    this if n.name.as_str().starts_with("__") && !matches!(this, Value::Class(_)) => format!(
                        "<method-wrapper '{}' of {} object at {:#x}>",
                        n.name,
                        class_of(this).name(),
                        this.address()
                    ),
                    this => match pythons(n) {
                        Some(owner) => {
                            format!("<bound method {}.{} of {}>", owner.name(), n.name, self.repr(this)?)
                        }
                        None => format!(
                            "<built-in method {} of {} object at {:#x}>",
                            n.name,
                            own_name(&class_of(this)),
                            this.address()
                        ),
                    },
                },
                f => {
                    let q = match self.getattr_opt(f, &names().qualname)? {
                        Some(q) => self.str(&q)?,
                        None => "?".into(),
                    };
                    format!("<bound method {q} of {}>", self.repr(&m.this)?)
                }
            },
            Value::Native(n) => match n.owner.as_ref().and_then(|o| o.upgrade()) {
                Some(c) if n.name.as_str().starts_with("__") => {
                    format!("<slot wrapper '{}' of '{}' objects>", n.name, c.name())
                }
                Some(c) if pythons(n).is_some() => {
                    format!("<function {}.{} at {:#x}>", c.name(), n.name, v.address())
                }
                Some(c) => format!("<method '{}' of '{}' objects>", n.name, own_name(&c)),
                None => format!("<built-in function {}>", n.name),
            },
            Value::Class(c) => {
                let module = c.dict.get_name(&names().module);
                match module.as_ref().and_then(|m| m.as_str()) {
                    Some(m) if m != "builtins" => format!("<class '{m}.{}'>", c.qualname.borrow()),
                    _ => format!("<class '{}'>", c.qualname.borrow()),
                }
            }
            Value::Module(m) => {
                match m.dict.get_name(&names().file).and_then(|f| f.as_str().map(str::to_string)) {
                    Some(f) => format!("<module '{}' from '{f}'>", m.name),
                    None if crate::python::modules::is_native(m.name.as_str()) => {
                        format!("<module '{}' (built-in)>", m.name)
                    }
                    None => format!("<module '{}'>", m.name),
                }
            }
            Value::Gen(g) => {
                let kind = match g.kind {
                    GenKind::Generator => "generator",
                    GenKind::Coroutine => "coroutine",
                    GenKind::AsyncGen => "async_generator",
                };
                format!("<{kind} object {} at {:#x}>", g.qualname.borrow(), v.address())
            }
            Value::Code(c) => format!(
                "<code object {} at {:#x}, file \"{}\", line {}>",
                c.name,
                v.address(),
                c.source.name,
                c.first_line
            ),
            Value::Alias(a) => {
                let mut parts = vec![];
                for x in &a.args {
                    parts.push(self.alias_part(x)?);
                }
                if a.union {
                    return Ok(parts.join(" | "));
                }
                let origin = self.alias_part(&a.origin)?;
                if origin == "collections.abc.Callable"
                    && let Some(result) = parts.pop()
                {
                    let inner = parts.join(", ");
                    let inner = if inner == "..." { inner } else { format!("[{inner}]") };
                    return Ok(format!("{origin}[{inner}, {result}]"));
                }
                let inner = if parts.is_empty() { "()".to_string() } else { parts.join(", ") };
                format!("{origin}[{inner}]")
            }
            Value::Cell(c) => {
                let held = c.0.borrow().clone();
                match held.is_undef() {
                    true => format!("<cell at {:#x}: empty>", v.address()),
                    false => format!(
                        "<cell at {:#x}: {} object at {:#x}>",
                        v.address(),
                        class_of(&held).name(),
                        held.address()
                    ),
                }
            }
            Value::Member(m) => {
                let owner = m.owner.borrow().as_ref().and_then(|o| o.upgrade());
                let what = if m.get.is_some() { "attribute" } else { "member" };
                format!(
                    "<{what} '{}' of '{}' objects>",
                    m.name,
                    owner.map_or("?".into(), |o| o.name().to_string())
                )
            }
            Value::Weak(w) => {
                let t = w.get();
                if t.is_none() {
                    format!("<weakref at {:#x}; dead>", v.address())
                } else {
                    format!(
                        "<weakref at {:#x}; to '{}' at {:#x}>",
                        v.address(),
                        class_of(&t).name(),
                        t.address()
                    )
                }
            }
            Value::Frame(f) => {
                let line = self.getattr(v, &intern("f_lineno"))?;
                format!(
                    "<frame at {:#x}, file '{}', line {}, code {}>",
                    v.address(),
                    f.code.source.name,
                    self.repr(&line)?,
                    f.code.name
                )
            }
            v => self.object_repr(v),
        })
    }

    fn alias_part(&mut self, v: &Value) -> PyResult<String> {
        Ok(match v {
            Value::Ellipsis => "...".into(),
            Value::Class(c) if Rc::ptr_eq(c, &types().none) => "None".into(),
            Value::Class(c) => {
                let module = c.dict.get_name(&names().module);
                match module.as_ref().and_then(|m| m.as_str()) {
                    Some(m) if m != "builtins" => format!("{m}.{}", c.qualname.borrow()),
                    _ => c.qualname.borrow().to_string(),
                }
            }
            v => self.repr(v)?,
        })
    }

    /// `ascii(v)`.
    pub fn ascii(&mut self, v: &Value) -> PyResult<String> {
        Ok(escape::to_ascii(&self.repr(v)?))
    }

    /// A field of an f-string.
    pub(super) fn format_field(&mut self, v: &Value, conv: u8, spec: &str) -> PyResult {
        let v = match conv {
            0 | 1 if spec.is_empty() && matches!(v, Value::Int(_)) => return Ok(v.clone()),
            1 => Value::string(self.str(v)?),
            2 => Value::string(self.repr(v)?),
            3 => Value::string(self.ascii(v)?),
            _ => v.clone(),
        };
        if spec.is_empty() && matches!(v, Value::Str(_)) {
            return Ok(v);
        }
        Ok(Value::string(self.format(&v, spec)?))
    }

    /// `format(v, spec)`.
    pub fn format(&mut self, v: &Value, spec_text: &str) -> PyResult<String> {
        if let Value::Instance(_) = v
            && let Some(f) = class_of(v).lookup(&names().format)
            && !matches!(f, Value::Native(_))
        {
            let r = self.call(&f, &[v.clone(), Value::str(spec_text)])?;
            return match r.as_str() {
                Some(s) => Ok(s.to_string()),
                None => Err(PyErr::type_error(format!(
                    "__format__ must return a str, not {}",
                    class_of(&r).name()
                ))),
            };
        }
        self.format_builtin(v, spec_text)
    }

    /// `format` of the builtin value behind an instance.
    pub fn format_builtin(&mut self, v: &Value, s: &str) -> PyResult<String> {
        if s.is_empty() {
            return self.str(v);
        }
        let plain = match v {
            Value::Int(n) => spec::plain_int(*n, s),
            Value::Float(x) => spec::plain_float(x.get(), s),
            Value::Str(t) => spec::plain_str(t.as_str(), s),
            _ => None,
        };
        if let Some(text) = plain {
            return Ok(text);
        }
        let name = class_of(v).name();
        let name = name.as_str();
        Ok(match v.base() {
            b @ (Value::Int(_) | Value::Big(_) | Value::Bool(_)) => {
                spec::int(&b.to_int().unwrap_or(Int::Small(0)), s, name)?
            }
            Value::Float(f) => spec::float(f.get(), s, name)?,
            Value::Str(t) => spec::str(t.as_str(), s, name)?,
            Value::Complex(c) => spec::complex(c.0, c.1, s, name)?,
            _ => {
                let name = class_of(v).type_name();
                return Err(PyErr::type_error(format!(
                    "unsupported format string passed to {name}.__format__"
                )));
            }
        })
    }

    /// `"..." % args`.
    pub(super) fn percent(&mut self, template: &str, args: &Value) -> PyResult {
        Ok(Value::string(self.percent_text(template, args, false)?))
    }

    /// `template % args` as a text; `bytes`: each character of it stands for a byte.
    pub(crate) fn percent_text(&mut self, template: &str, args: &Value, bytes: bool) -> PyResult<String> {
        if !bytes && let Some(text) = plain_percent(template, args) {
            return Ok(text);
        }
        let values = match args.base() {
            Value::Tuple(t) => t.to_vec(),
            _ => vec![args.clone()],
        };
        let text = match args.base() {
            Value::Tuple(_) | Value::Str(_) => true,
            Value::Bytes(_) | Value::ByteArray(_) => bytes,
            _ => false,
        };
        let mapping = !text && class_of(args).lookup(&names().getitem).is_some();
        let whole = args.clone();
        let mut a = PercentArgs { vm: self, values: values.into_iter(), whole, mapping, bytes };
        percent::format(template, &mut a)
    }

    /// `template.format(*args, **kw)`, or `format_map(map)`.
    pub fn str_format(
        &mut self,
        template: &str,
        args: &[Value],
        kw: &Kwargs,
        map: Option<&Value>,
    ) -> PyResult<String> {
        if map.is_none()
            && let Some(text) = plain_fields(template, args)
        {
            return Ok(text);
        }
        fields::render(
            self,
            template,
            &mut |vm: &mut Vm, r: &fields::Request<'_>| -> PyResult<Value> {
                let mut v = match (&r.name.first, r.index) {
                    (_, Some(_)) if map.is_some() => {
                        return Err(PyErr::value_error("Format string contains positional fields"));
                    }
                    (_, Some(i)) => args.get(i).cloned().ok_or_else(|| {
                        PyErr::index_error(format!(
                            "Replacement index {i} out of range for positional args tuple"
                        ))
                    })?,
                    (fields::First::Name(n), _) => match map {
                        Some(m) => vm.getitem(m, &Value::str(n))?,
                        None => match kw.0.iter().find(|(k, _)| k.as_str() == n) {
                            Some((_, v)) => v.clone(),
                            None => return Err(PyErr::key_error(Value::str(n))),
                        },
                    },
                    _ => return Err(PyErr::value_error("bad field")),
                };
                for s in &r.name.steps {
                    v = match s {
                        Ok(fields::Step::Attribute(a)) => vm.getattr(&v, &intern(a))?,
                        Ok(fields::Step::Index(i)) => vm.getitem(&v, &Value::from(*i))?,
                        Ok(fields::Step::Key(k)) => vm.getitem(&v, &Value::str(k))?,
                        Err(e) => return Err(e.clone().into()),
                    };
                }
                Ok(match r.conversion {
                    None => v,
                    Some('r') => Value::string(vm.repr(&v)?),
                    Some('s') => Value::string(vm.str(&v)?),
                    Some('a') => Value::string(vm.ascii(&v)?),
                    Some(c) => return Err(fields::unknown_conversion(c).into()),
                })
            },
            &mut |vm: &mut Vm, v: Value, s: &str| vm.format(&v, s),
        )
    }

    /// `float(v)` of a number (not of text).
    pub fn number(&mut self, v: &Value) -> PyResult<f64> {
        match v.base() {
            Value::Float(f) => return Ok(f.get()),
            Value::Int(i) => return Ok(*i as f64),
            Value::Bool(b) => return Ok(f64::from(u8::from(*b))),
            Value::Big(b) => return Ok(float::from_big(b)?),
            _ => {}
        }
        if let Some(r) = self.call_special(v, &names().float, &[])? {
            return match r.base() {
                Value::Float(f) => Ok(f.get()),
                _ => Err(PyErr::type_error(format!(
                    "{}.__float__ returned non-float (type {})",
                    class_of(v).name(),
                    class_of(&r).name()
                ))),
            };
        }
        if class_of(v).lookup(&names().index).is_some() {
            let i = self.index(v)?;
            return self.number(&i);
        }
        Err(PyErr::type_error(format!("must be real number, not {}", class_of(v).name())))
    }
}

/// A path's last part.
fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether this is `object`'s own method.
fn is_objects(n: &NativeFunc) -> bool {
    n.owner.as_ref().and_then(|o| o.upgrade()).is_some_and(|o| Rc::ptr_eq(&o, &types().object))
}

/// The class of a method that is written in Python in CPython.
pub(super) fn pythons(n: &NativeFunc) -> Option<Rc<Class>> {
    let owner = n.owner.as_ref()?.upgrade()?;
    let module = owner.dict.get_name(&names().module)?;
    module.as_str()?.starts_with("asyncio.").then_some(owner)
}

/// A class as a type of a C module calls itself: with its module.
fn own_name(c: &Class) -> String {
    let module = c.dict.get_name(&names().module);
    let is_own = module.as_ref().and_then(|m| m.as_str()).is_some_and(|m| m.starts_with('_'));
    if is_own { c.full_name() } else { c.name().to_string() }
}

fn expect_str(r: &Value, what: &str) -> PyResult<String> {
    match r.as_str() {
        Some(s) => Ok(s.to_string()),
        None => Err(PyErr::type_error(format!("{what} returned non-string (type {})", class_of(r).name()))),
    }
}

struct PercentArgs<'a> {
    vm: &'a mut Vm,
    values: std::vec::IntoIter<Value>,
    whole: Value,
    mapping: bool,
    bytes: bool,
}

impl percent::Args for PercentArgs<'_> {
    type Value = Value;
    type Error = PyErr;

    fn next(&mut self) -> Option<Value> {
        self.values.next()
    }

    fn is_mapping(&self) -> bool {
        self.mapping
    }

    fn key(&mut self, key: &str) -> PyResult {
        let m = self.whole.clone();
        let key =
            if self.bytes { Value::bytes(key.chars().map(|c| c as u8).collect()) } else { Value::str(key) };
        self.vm.getitem(&m, &key)
    }

    fn left_over(&self) -> bool {
        !self.mapping && self.values.len() > 0
    }

    fn str(&mut self, v: &Value) -> PyResult<String> {
        if self.bytes { builtins::percent_bytes(self.vm, v) } else { self.vm.str(v) }
    }

    fn repr(&mut self, v: &Value) -> PyResult<String> {
        if self.bytes { self.vm.ascii(v) } else { self.vm.repr(v) }
    }

    fn ascii(&mut self, v: &Value) -> PyResult<String> {
        self.vm.ascii(v)
    }

    fn int(&mut self, v: &Value, exact: bool) -> PyResult<Option<Int>> {
        if let Some(i) = v.to_int() {
            return Ok(Some(i));
        }
        if let Value::Float(f) = v.base()
            && !exact
        {
            return Ok(Some(float::to_int(f.get())?));
        }
        if !exact && let Some(r) = self.vm.call_special(v, &names().int, &[])? {
            return Ok(r.to_int());
        }
        if let Some(r) = self.vm.call_special(v, &names().index, &[])? {
            return Ok(r.to_int());
        }
        Ok(None)
    }

    fn float(&mut self, v: &Value) -> PyResult<f64> {
        let bytes = self.bytes;
        self.vm.number(v).map_err(|e| match bytes {
            true => PyErr::type_error(format!("float argument required, not {}", class_of(v).name())),
            false => e,
        })
    }

    fn character(&mut self, v: &Value) -> percent::Character {
        if self.bytes
            && let Some(b) = builtins::raw_bytes(v)
        {
            return percent::Character::Str(b.into_iter().map(char::from).collect());
        }
        match (v.to_int(), v.as_str()) {
            (Some(i), _) => percent::Character::Int(i),
            (_, Some(s)) => percent::Character::Str(s.to_string()),
            _ => percent::Character::Other,
        }
    }

    fn is_bytes(&self) -> bool {
        self.bytes
    }

    fn type_name(&self, v: &Value) -> String {
        class_of(v).name().to_string()
    }
}
