//! `hashlib`: MD5, SHA-1 and the SHA-2 family.

use super::functions;
use crate::python::builtins::{methods, property};
use crate::python::object::*;
use crate::python::text::digest as text;
use crate::python::vm::Vm;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use std::cell::RefCell;
use std::rc::Rc;

/// A hash under way: which one, and the bytes so far (a page hashes little).
struct Hash {
    name: &'static str,
    data: RefCell<Vec<u8>>,
}

fn digest(h: &Hash) -> Vec<u8> {
    let data = h.data.borrow();
    match h.name {
        "md5" => text::md5(&data),
        "sha1" => text::sha1(&data),
        "sha224" => Sha224::digest(&*data).to_vec(),
        "sha256" => Sha256::digest(&*data).to_vec(),
        "sha384" => Sha384::digest(&*data).to_vec(),
        _ => Sha512::digest(&*data).to_vec(),
    }
}

fn bytes_of(v: &Value) -> PyResult<Vec<u8>> {
    match v.base() {
        Value::Bytes(b) => Ok((**b).clone()),
        Value::ByteArray(b) => Ok(b.borrow().clone()),
        Value::Str(_) => Err(PyErr::type_error("Strings must be encoded before hashing")),
        _ => Err(PyErr::type_error("object supporting the buffer API required")),
    }
}

fn this(v: &Value) -> PyResult<&Hash> {
    v.data::<Hash>().ok_or_else(|| PyErr::type_error("a hash object is needed"))
}

/// Name, bytes of the digest, bytes of a block.
const KNOWN: &[(&str, i64, i64)] = &[
    ("md5", 16, 64),
    ("sha1", 20, 64),
    ("sha224", 28, 64),
    ("sha256", 32, 64),
    ("sha384", 48, 128),
    ("sha512", 64, 128),
];

fn kind(v: &Value) -> PyResult<(&'static str, i64, i64)> {
    let name = this(v)?.name;
    Ok(KNOWN.iter().find(|k| k.0 == name).copied().unwrap_or((name, 0, 0)))
}

fn make(vm: &mut Vm, name: &'static str, a: &[Value], mut kw: Kwargs) -> PyResult {
    kw.take("usedforsecurity");
    let data = match a.first().cloned().or_else(|| kw.take("string")) {
        Some(v) => bytes_of(&v)?,
        None => vec![],
    };
    let module = vm.import_module("hashlib")?;
    match vm.getattr(&module, &intern("_Hash"))? {
        Value::Class(c) => Ok(Value::native(&c, Hash { name, data: RefCell::new(data) })),
        _ => Err(PyErr::runtime_error("hashlib's class was replaced")),
    }
}

pub(super) fn load(_vm: &mut Vm, d: &Rc<Dict>) -> PyResult<()> {
    let c = super::class("_hashlib", "HASH", &[&types().object], Layout::Native);
    methods(
        &c,
        &[
            ("update", 2, 2, false, |_, a, _| {
                let more = bytes_of(&a[1])?;
                this(&a[0])?.data.borrow_mut().extend(more);
                Ok(Value::None)
            }),
            ("digest", 1, 1, false, |_, a, _| Ok(Value::bytes(digest(this(&a[0])?)))),
            ("hexdigest", 1, 1, false, |_, a, _| {
                Ok(Value::string(digest(this(&a[0])?).iter().map(|b| format!("{b:02x}")).collect()))
            }),
            ("__repr__", 1, 1, false, |_, a, _| {
                Ok(Value::string(format!(
                    "<{} _hashlib.HASH object @ {:#x}>",
                    kind(&a[0])?.0,
                    a[0].address()
                )))
            }),
            ("copy", 1, 1, false, |_, a, _| {
                let h = this(&a[0])?;
                Ok(Value::native(&class_of(&a[0]), Hash { name: h.name, data: h.data.clone() }))
            }),
        ],
    );
    property(&c, "name", |_, a, _| Ok(Value::str(kind(&a[0])?.0)));
    property(&c, "digest_size", |_, a, _| Ok(Value::Int(kind(&a[0])?.1)));
    property(&c, "block_size", |_, a, _| Ok(Value::Int(kind(&a[0])?.2)));
    c.refresh();
    d.set_str("_Hash", Value::Class(c));
    functions(
        d,
        &[
            ("md5", 0, 1, true, |vm, a, kw| make(vm, "md5", a, kw)),
            ("sha1", 0, 1, true, |vm, a, kw| make(vm, "sha1", a, kw)),
            ("sha224", 0, 1, true, |vm, a, kw| make(vm, "sha224", a, kw)),
            ("sha256", 0, 1, true, |vm, a, kw| make(vm, "sha256", a, kw)),
            ("sha384", 0, 1, true, |vm, a, kw| make(vm, "sha384", a, kw)),
            ("sha512", 0, 1, true, |vm, a, kw| make(vm, "sha512", a, kw)),
            ("new", 1, 2, true, |vm, a, kw| {
                let name = a[0].as_str().unwrap_or_default().to_lowercase();
                match KNOWN.iter().find(|k| k.0 == name) {
                    Some(k) => make(vm, k.0, &a[1..], kw),
                    None => Err(PyErr::value_error(format!("unsupported hash type {name}"))),
                }
            }),
        ],
    );
    Ok(())
}
