//! Interned names, and those that the machine itself looks up.

use super::{Name, PyStr};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

thread_local! {
    static INTERNED: RefCell<FxHashMap<Box<str>, Name>> = RefCell::default();
    static NAMES: Cell<Option<&'static Names>> = const { Cell::new(None) };
}

/// The one `Name` for this text on this thread.
pub fn intern(s: &str) -> Name {
    INTERNED.with(|t| {
        let mut t = t.borrow_mut();
        if let Some(n) = t.get(s) {
            return n.clone();
        }
        let n = Rc::new(PyStr::new(s));
        n.hash();
        t.insert(s.into(), n.clone());
        n
    })
}

/// The names that the machine looks up. Made once a thread and kept for its life.
pub fn names() -> &'static Names {
    NAMES.with(|n| match n.get() {
        Some(n) => n,
        None => {
            let made: &'static Names = Box::leak(Box::new(Names::new()));
            n.set(Some(made));
            made
        }
    })
}

macro_rules! dunder {
    ($($id:ident),* $(,)?) => {
        /// Names that the machine looks up; a field `add` is `__add__`.
        #[allow(missing_docs)]
        pub struct Names { $(pub $id: Name,)* }
        impl Names {
            fn new() -> Self {
                Names { $($id: intern(concat!("__", stringify!($id), "__").replace("r#", "").as_str()),)* }
            }
        }
    };
}

dunder!(
    abs,
    add,
    aenter,
    aexit,
    aiter,
    all,
    and,
    anext,
    annotations,
    r#await,
    bases,
    bool,
    bytes,
    call,
    cause,
    ceil,
    class,
    class_getitem,
    closure,
    code,
    complex,
    contains,
    context,
    defaults,
    del,
    delattr,
    delete,
    delitem,
    dict,
    dir,
    divmod,
    doc,
    enter,
    eq,
    exit,
    file,
    float,
    floor,
    floordiv,
    format,
    func,
    future,
    ge,
    get,
    getattr,
    getattribute,
    getitem,
    globals,
    gt,
    hash,
    iadd,
    iand,
    ifloordiv,
    ilshift,
    imatmul,
    imod,
    imul,
    index,
    init,
    init_subclass,
    instancecheck,
    int,
    invert,
    ior,
    ipow,
    irshift,
    isub,
    iter,
    itruediv,
    ixor,
    kwdefaults,
    le,
    len,
    length_hint,
    loader,
    lshift,
    lt,
    main,
    match_args,
    matmul,
    missing,
    r#mod,
    module,
    mro,
    mul,
    name,
    ne,
    neg,
    new,
    next,
    notes,
    or,
    orig_bases,
    origin,
    package,
    path,
    pos,
    pow,
    prepare,
    qualname,
    radd,
    rand,
    rdivmod,
    repr,
    reversed,
    rfloordiv,
    rlshift,
    rmatmul,
    rmod,
    rmul,
    ror,
    round,
    rpow,
    rrshift,
    rshift,
    rsub,
    rtruediv,
    rxor,
    set,
    set_name,
    setattr,
    setitem,
    slots,
    spec,
    str,
    sub,
    subclasscheck,
    suppress_context,
    traceback,
    truediv,
    trunc,
    type_params,
    weakref,
    wrapped,
    xor,
    builtins,
    mro_entries,
    class_cell,
    subclasshook,
    abstractmethods,
    post_init,
    isabstractmethod,
    sizeof,
    reduce,
    copy,
    deepcopy,
    fspath,
    buffer,
    static_attributes,
    firstlineno,
);
