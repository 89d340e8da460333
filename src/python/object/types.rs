//! The builtin classes. They are made once a thread and shared by every machine on it.

use super::{Class, ClassFlags, Dict, GenKind, Layout, Value, ViewKind, intern, names};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

thread_local! {
    static TYPES: Cell<Option<&'static Types>> = const { Cell::new(None) };
}

/// The builtin classes.
#[inline]
pub fn types() -> &'static Types {
    TYPES.with(|t| match t.get() {
        Some(t) => t,
        None => make(t),
    })
}

#[cold]
fn make(cell: &Cell<Option<&'static Types>>) -> &'static Types {
    let t: &'static Types = Box::leak(Box::new(Types::new()));
    cell.set(Some(t));
    crate::python::builtins::install(t);
    t
}

fn class(name: &str, bases: Vec<Rc<Class>>, layout: Layout, is_final: bool) -> Rc<Class> {
    let n = intern(name.rsplit('.').next().unwrap_or(name));
    let c = Class::new(n.clone(), n, bases.clone(), None, Rc::new(Dict::new()), layout);
    *c.mro.borrow_mut() = Class::compute_mro(&bases).unwrap_or_default();
    c.set_flags(ClassFlags { builtin: true, is_final, ..ClassFlags::default() });
    let module = name.rsplit_once('.').map_or("builtins", |(m, _)| m);
    c.dict.set_name(names().module.clone(), Value::str(module));
    c
}

macro_rules! table {
    (
        $object:ident $type_:ident $int:ident
        plain { $($id:ident $name:literal $layout:ident $final:literal;)* }
        exceptions { $($exc:ident $ename:literal : $($base:ident),+;)* }
    ) => {
        /// The builtin classes, by their names in Rust's style.
        #[allow(missing_docs)]
        pub struct Types {
            pub object: Rc<Class>,
            pub type_: Rc<Class>,
            $(pub $id: Rc<Class>,)*
            $(pub $exc: Rc<Class>,)*
            pub bool: Rc<Class>,
            iters: RefCell<FxHashMap<&'static str, Rc<Class>>>,
        }

        impl Types {
            fn new() -> Self {
                let $object = class("object", vec![], Layout::Object, false);
                let $type_ = class("type", vec![$object.clone()], Layout::Type, false);
                $(let $id = class($name, vec![$object.clone()], Layout::$layout, $final);)*
                $(let $exc = class($ename, vec![$($base.clone()),+], Layout::Exception, false);)*
                let bool = class("bool", vec![$int.clone()], Layout::Base, true);
                Types { $object, $type_, bool, $($id,)* $($exc,)* iters: RefCell::default() }
            }

            /// Every builtin class.
            pub fn all(&self) -> Vec<Rc<Class>> {
                vec![self.object.clone(), self.type_.clone(), self.bool.clone(), $(self.$id.clone(),)* $(self.$exc.clone(),)*]
            }

            /// Every builtin exception class.
            pub fn exceptions(&self) -> Vec<Rc<Class>> {
                vec![$(self.$exc.clone(),)*]
            }
        }
    };
}

table! {
    object type_ int
    plain {
        int "int" Base false;
        float "float" Base false;
        complex "complex" Base false;
        str "str" Base false;
        bytes "bytes" Base false;
        bytearray "bytearray" Base false;
        tuple "tuple" Base false;
        list "list" Base false;
        dict "dict" Base false;
        set "set" Base false;
        frozenset "frozenset" Base false;
        range "range" Native true;
        slice "slice" Native true;
        none "NoneType" Native true;
        not_implemented "NotImplementedType" Native true;
        ellipsis "ellipsis" Native true;
        function "function" Native true;
        method "method" Native true;
        builtin_function "builtin_function_or_method" Native true;
        method_descriptor "method_descriptor" Native true;
        wrapper_descriptor "wrapper_descriptor" Native true;
        module "module" Object false;
        generator "generator" Native true;
        coroutine "coroutine" Native true;
        async_generator "async_generator" Native true;
        cell "cell" Native true;
        code "code" Native true;
        property "property" Base false;
        staticmethod "staticmethod" Base false;
        classmethod "classmethod" Base false;
        super_ "super" Native true;
        traceback "traceback" Native true;
        frame "frame" Native true;
        generic_alias "types.GenericAlias" Native false;
        union "types.UnionType" Native true;
        member "member_descriptor" Native true;
        getset "getset_descriptor" Native true;
        weakref "weakref.ReferenceType" Native false;
        dict_keys "dict_keys" Native true;
        dict_values "dict_values" Native true;
        dict_items "dict_items" Native true;
        iterator "iterator" Native true;
        namespace "types.SimpleNamespace" Object false;
        mappingproxy "mappingproxy" Native true;
    }
    exceptions {
        base_exception "BaseException": object;
        exception "Exception": base_exception;
        type_error "TypeError": exception;
        value_error "ValueError": exception;
        unicode_error "UnicodeError": value_error;
        unicode_decode_error "UnicodeDecodeError": unicode_error;
        unicode_encode_error "UnicodeEncodeError": unicode_error;
        lookup_error "LookupError": exception;
        index_error "IndexError": lookup_error;
        key_error "KeyError": lookup_error;
        attribute_error "AttributeError": exception;
        name_error "NameError": exception;
        unbound_local_error "UnboundLocalError": name_error;
        arithmetic_error "ArithmeticError": exception;
        zero_division_error "ZeroDivisionError": arithmetic_error;
        overflow_error "OverflowError": arithmetic_error;
        floating_point_error "FloatingPointError": arithmetic_error;
        runtime_error "RuntimeError": exception;
        recursion_error "RecursionError": runtime_error;
        not_implemented_error "NotImplementedError": runtime_error;
        python_finalization_error "PythonFinalizationError": runtime_error;
        stop_iteration "StopIteration": exception;
        stop_async_iteration "StopAsyncIteration": exception;
        assertion_error "AssertionError": exception;
        buffer_error "BufferError": exception;
        eof_error "EOFError": exception;
        import_error "ImportError": exception;
        module_not_found_error "ModuleNotFoundError": import_error;
        memory_error "MemoryError": exception;
        os_error "OSError": exception;
        file_not_found_error "FileNotFoundError": os_error;
        file_exists_error "FileExistsError": os_error;
        permission_error "PermissionError": os_error;
        timeout_error "TimeoutError": os_error;
        blocking_io_error "BlockingIOError": os_error;
        interrupted_error "InterruptedError": os_error;
        is_a_directory_error "IsADirectoryError": os_error;
        not_a_directory_error "NotADirectoryError": os_error;
        child_process_error "ChildProcessError": os_error;
        process_lookup_error "ProcessLookupError": os_error;
        connection_error "ConnectionError": os_error;
        broken_pipe_error "BrokenPipeError": connection_error;
        connection_aborted_error "ConnectionAbortedError": connection_error;
        connection_refused_error "ConnectionRefusedError": connection_error;
        connection_reset_error "ConnectionResetError": connection_error;
        reference_error "ReferenceError": exception;
        syntax_error "SyntaxError": exception;
        indentation_error "IndentationError": syntax_error;
        tab_error "TabError": indentation_error;
        system_error "SystemError": exception;
        warning "Warning": exception;
        user_warning "UserWarning": warning;
        deprecation_warning "DeprecationWarning": warning;
        pending_deprecation_warning "PendingDeprecationWarning": warning;
        syntax_warning "SyntaxWarning": warning;
        runtime_warning "RuntimeWarning": warning;
        future_warning "FutureWarning": warning;
        import_warning "ImportWarning": warning;
        unicode_warning "UnicodeWarning": warning;
        bytes_warning "BytesWarning": warning;
        resource_warning "ResourceWarning": warning;
        encoding_warning "EncodingWarning": warning;
        generator_exit "GeneratorExit": base_exception;
        keyboard_interrupt "KeyboardInterrupt": base_exception;
        system_exit "SystemExit": base_exception;
        base_exception_group "BaseExceptionGroup": base_exception;
        exception_group "ExceptionGroup": base_exception_group, exception;
    }
}

impl Types {
    /// The class of a builtin iterator with this name.
    pub fn iter_class(&self, name: &'static str) -> Rc<Class> {
        if let Some(c) = self.iters.borrow().get(name) {
            return c.clone();
        }
        let c = class(name, vec![self.object.clone()], Layout::Native, false);
        // Iterators share their methods, but none is a subclass of another.
        for (k, v) in self.iterator.dict.entries() {
            if let Value::Str(k) = k
                && k.as_str() != "__module__"
            {
                c.dict.set_name(k, v);
            }
        }
        if matches!(
            name,
            "async_generator_asend" | "async_generator_athrow" | "anext_awaitable" | "FutureIter"
        ) {
            crate::python::builtins::methods(&c, &[("__await__", 1, 1, false, |_, a, _| Ok(a[0].clone()))]);
        }
        self.iters.borrow_mut().insert(name, c.clone());
        c
    }
}

/// The class of a value, `type(v)`.
pub fn class_of(v: &Value) -> Rc<Class> {
    let t = types();
    match v {
        Value::Instance(i) => i.class().clone(),
        Value::Class(c) => c.meta.clone().unwrap_or_else(|| t.type_.clone()),
        Value::Iter(i) => t.iter_class(i.type_name()),
        v => builtin_class(v).clone(),
    }
}

/// The class of a value of a builtin type (not an instance, class or iterator).
#[inline]
pub fn builtin_class(v: &Value) -> &'static Rc<Class> {
    let t = types();
    match v {
        Value::Undef | Value::None => &t.none,
        Value::Bool(_) => &t.bool,
        Value::Int(_) | Value::Big(_) => &t.int,
        Value::Float(_) => &t.float,
        Value::NotImplemented => &t.not_implemented,
        Value::Ellipsis => &t.ellipsis,
        Value::Str(_) => &t.str,
        Value::Complex(_) => &t.complex,
        Value::Bytes(_) => &t.bytes,
        Value::ByteArray(_) => &t.bytearray,
        Value::Tuple(_) => &t.tuple,
        Value::List(_) => &t.list,
        Value::Dict(_) => &t.dict,
        Value::Set(_) => &t.set,
        Value::FrozenSet(_) => &t.frozenset,
        Value::View(v) => match v.1 {
            ViewKind::Keys => &t.dict_keys,
            ViewKind::Values => &t.dict_values,
            ViewKind::Items => &t.dict_items,
        },
        Value::Range(_) => &t.range,
        Value::Slice(_) => &t.slice,
        Value::Func(_) => &t.function,
        Value::Method(m) if matches!(m.func, Value::Native(_)) => &t.builtin_function,
        Value::Method(_) => &t.method,
        Value::Native(f) => {
            if f.owner.is_some() && f.bound.is_undef() {
                &t.method_descriptor
            } else {
                &t.builtin_function
            }
        }
        Value::Module(_) => &t.module,
        Value::Gen(g) => match g.kind {
            GenKind::Generator => &t.generator,
            GenKind::Coroutine => &t.coroutine,
            GenKind::AsyncGen => &t.async_generator,
        },
        Value::Cell(_) => &t.cell,
        Value::Code(_) => &t.code,
        Value::Property(_) => &t.property,
        Value::StaticMethod(_) => &t.staticmethod,
        Value::ClassMethod(_) => &t.classmethod,
        Value::Super(_) => &t.super_,
        Value::Traceback(_) => &t.traceback,
        Value::Frame(_) => &t.frame,
        Value::Alias(a) => {
            if a.union {
                &t.union
            } else {
                &t.generic_alias
            }
        }
        Value::Member(m) => {
            if m.get.is_some() {
                &t.getset
            } else {
                &t.member
            }
        }
        Value::Weak(_) => &t.weakref,
        Value::Iter(_) => &t.iterator,
        Value::Instance(_) | Value::Class(_) => &t.object,
    }
}
