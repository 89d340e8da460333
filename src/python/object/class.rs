//! Classes and their instances.

use super::{Dict, ExcData, Name, Value};
use std::any::Any;
use std::cell::{Cell, OnceCell, Ref, RefCell};
use std::ops::Deref;
use std::rc::{Rc, Weak};

/// What an instance of a class is made of: decides which native constructor builds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// A plain instance.
    Object,
    /// Carries a builtin value (`class L(list)`).
    Base,
    /// An exception.
    Exception,
    /// A class.
    Type,
    /// Native data; only the native constructor makes one.
    Native,
}

/// Facts about a class that are asked often.
#[derive(Clone, Copy, Default, Debug)]
pub struct ClassFlags {
    /// Defined in Rust; attributes cannot be set.
    pub builtin: bool,
    /// Instances have no `__dict__` (every class up to `object` has `__slots__`).
    pub no_dict: bool,
    /// `__del__` is defined.
    pub has_del: bool,
    /// `__getattr__` is defined.
    pub has_getattr: bool,
    /// `__getattribute__` is overridden.
    pub has_getattribute: bool,
    /// `__setattr__` or `__delattr__` is overridden.
    pub has_setattr: bool,
    /// May not be subclassed (`bool`, `NoneType`, ...).
    pub is_final: bool,
    /// Has abstract methods left.
    pub is_abstract: bool,
}

/// How a class is called, as far as a call site may do it by itself.
#[derive(Clone, Default)]
pub enum Calling {
    /// Through the class, in full.
    #[default]
    InFull,
    /// A plain instance, then this `__init__`.
    Init(Rc<super::Function>),
    /// This `__new__`, written in Rust, and nothing after it.
    New(Rc<super::NativeFunc>),
}

/// A class.
pub struct Class {
    name: RefCell<Name>,
    /// Qualified name.
    pub qualname: RefCell<Name>,
    /// Direct bases.
    pub bases: RefCell<Vec<Rc<Class>>>,
    /// Method resolution order without the class itself.
    pub mro: RefCell<Vec<Rc<Class>>>,
    /// The metaclass, `None` for `type`.
    pub meta: Option<Rc<Class>>,
    /// The class's attributes.
    pub dict: Rc<Dict>,
    /// What instances are made of.
    pub layout: Layout,
    /// Changes with every change to the class or a base; unique among all classes.
    pub version: Cell<u32>,
    /// The order in which instances got their attributes: instances hold values alone.
    pub keys: RefCell<Vec<Name>>,
    /// Direct subclasses.
    pub subclasses: RefCell<Vec<Weak<Class>>>,
    flags: Cell<ClassFlags>,
    /// How it is called, and for which version that was found out.
    pub calling: RefCell<(u32, Calling)>,
    /// Makes an instance, for builtin layouts (inherited).
    pub native_new: Cell<Option<super::NativeFn>>,
    /// Of a builtin class: what calling it does in the common cases, without the machine.
    pub quick: Cell<Option<super::QuickFn>>,
}

thread_local! {
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

/// A number that no class or dict has had as its version.
pub(super) fn fresh_version() -> u32 {
    NEXT_VERSION.with(|v| {
        let n = v.get();
        v.set(n.wrapping_add(1).max(1));
        n
    })
}

impl Class {
    /// A class; its MRO is set by the caller.
    pub fn new(
        name: Name,
        qualname: Name,
        bases: Vec<Rc<Class>>,
        meta: Option<Rc<Class>>,
        dict: Rc<Dict>,
        layout: Layout,
    ) -> Rc<Class> {
        let native_new = bases.iter().find_map(|b| b.native_new.get());
        let class = Rc::new(Class {
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            bases: RefCell::new(bases),
            mro: RefCell::default(),
            meta,
            dict,
            layout,
            version: Cell::new(fresh_version()),
            keys: RefCell::default(),
            subclasses: RefCell::default(),
            flags: Cell::default(),
            calling: RefCell::default(),
            native_new: Cell::new(native_new),
            quick: Cell::new(None),
        });
        for b in class.bases.borrow().iter() {
            b.subclasses.borrow_mut().push(Rc::downgrade(&class));
        }
        class
    }

    /// `__name__`.
    pub fn name(&self) -> Name {
        self.name.borrow().clone()
    }

    /// What error messages call its instances' type: types that CPython writes in C carry their module's name.
    pub fn type_name(&self) -> String {
        let name = self.name();
        let module = self.dict.get_name(&super::names().module);
        let module = module.as_ref().and_then(|m| m.as_str()).unwrap_or("");
        let in_c = match module {
            "_asyncio" | "_contextvars" | "_io" | "_thread" | "datetime" | "itertools" => true,
            "collections" => matches!(name.as_str(), "deque" | "defaultdict" | "OrderedDict"),
            "functools" => matches!(name.as_str(), "partial" | "_lru_cache_wrapper"),
            "operator" => matches!(name.as_str(), "itemgetter" | "attrgetter" | "methodcaller"),
            "re" => matches!(name.as_str(), "Match" | "Pattern"),
            "types" => name.as_str() == "SimpleNamespace",
            _ => false,
        };
        if in_c { format!("{module}.{name}") } else { name.to_string() }
    }

    /// Set `__name__`.
    pub fn set_name(&self, n: Name) {
        *self.name.borrow_mut() = n;
    }

    /// Facts that are asked often.
    pub fn flags(&self) -> ClassFlags {
        self.flags.get()
    }

    /// Change the facts.
    pub fn set_flags(&self, f: ClassFlags) {
        self.flags.set(f);
    }

    /// Linearise the bases (C3). If there is no consistent order: the names of those that want to be next.
    pub fn compute_mro(bases: &[Rc<Class>]) -> Result<Vec<Rc<Class>>, String> {
        let mut lists: Vec<Vec<Rc<Class>>> = bases
            .iter()
            .map(|b| std::iter::once(b.clone()).chain(b.mro.borrow().iter().cloned()).collect())
            .collect();
        lists.push(bases.to_vec());
        let mut out = Vec::new();
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Ok(out);
            }
            let next = lists.iter().find_map(|l| {
                let head = &l[0];
                let blocked = lists.iter().any(|o| o[1..].iter().any(|c| Rc::ptr_eq(c, head)));
                (!blocked).then(|| head.clone())
            });
            let Some(next) = next else {
                let mut heads: Vec<String> = lists.iter().map(|l| l[0].name().to_string()).collect();
                let mut seen = Vec::new();
                heads.retain(|h| {
                    !seen.contains(h) && {
                        seen.push(h.clone());
                        true
                    }
                });
                return Err(heads.join(", "));
            };
            for l in &mut lists {
                if Rc::ptr_eq(&l[0], &next) {
                    l.remove(0);
                }
            }
            out.push(next);
        }
    }

    /// The class attribute `name`, along the MRO, unbound.
    pub fn lookup(&self, name: &Name) -> Option<Value> {
        if let Some(v) = self.dict.get_name(name) {
            return Some(v);
        }
        self.mro.borrow().iter().find_map(|c| c.dict.get_name(name))
    }

    /// The special method `name`, unless it is the one that `object`, or a builtin type, has.
    pub fn overridden(&self, name: &Name) -> Option<Value> {
        self.lookup(name).filter(|f| match f {
            Value::None => false,
            Value::Native(n) => n.name.as_str() != name.as_str(),
            _ => true,
        })
    }

    /// Like [`Class::lookup`], and which class had it (`None`: this one).
    pub fn lookup_where(&self, name: &Name) -> Option<(Value, Option<Rc<Class>>)> {
        if let Some(v) = self.dict.get_name(name) {
            return Some((v, None));
        }
        self.mro.borrow().iter().find_map(|c| c.dict.get_name(name).map(|v| (v, Some(c.clone()))))
    }

    /// Whether this class is `other` or derives from it.
    pub fn is_subclass(&self, other: &Rc<Class>) -> bool {
        std::ptr::eq(self, Rc::as_ptr(other)) || self.mro.borrow().iter().any(|c| Rc::ptr_eq(c, other))
    }

    /// Other bases, of which the new order comes: for this class and those below it.
    pub fn set_bases(self: &Rc<Self>, bases: Vec<Rc<Class>>) -> Result<(), String> {
        let mro = Class::compute_mro(&bases)?;
        let known = |b: &Rc<Class>| b.subclasses.borrow().iter().any(|s| s.as_ptr() == Rc::as_ptr(self));
        for b in bases.iter().filter(|b| !known(b)) {
            b.subclasses.borrow_mut().push(Rc::downgrade(self));
        }
        let old = self.bases.replace(bases.clone());
        for b in old.iter().filter(|b| !bases.iter().any(|n| Rc::ptr_eq(n, b))) {
            b.subclasses.borrow_mut().retain(|s| s.as_ptr() != Rc::as_ptr(self));
        }
        *self.mro.borrow_mut() = mro;
        self.refresh();
        let below: Vec<Rc<Class>> = self.subclasses.borrow().iter().filter_map(Weak::upgrade).collect();
        for s in below {
            let bases = s.bases.borrow().clone();
            s.set_bases(bases)?;
        }
        Ok(())
    }

    /// Invalidate every cache that looked at this class or a subclass.
    pub fn touch(&self) {
        self.version.set(fresh_version());
        for s in self.subclasses.borrow().iter() {
            if let Some(s) = s.upgrade() {
                s.touch();
            }
        }
    }

    /// Set a class attribute and keep the facts true.
    pub fn set_attr(&self, name: &Name, v: Value) {
        self.dict.set_name(name.clone(), v);
        self.refresh();
    }

    /// Recompute the facts after a change and invalidate caches, here and in subclasses.
    pub fn refresh(&self) {
        use super::names;
        let mut f = self.flags.get();
        let n = names();
        let user = |name: &Name| self.overridden(name).is_some();
        f.has_del = user(&n.del) || self.ends_as_native();
        f.has_getattr = user(&n.getattr);
        f.has_getattribute = user(&n.getattribute);
        f.has_setattr = user(&n.setattr) || user(&n.delattr);
        self.flags.set(f);
        self.version.set(fresh_version());
        for s in self.subclasses.borrow().iter() {
            if let Some(s) = s.upgrade() {
                s.refresh();
            }
        }
    }

    /// Whether instances end as a native class's do, which reports them: with what the program's own class gave them.
    fn ends_as_native(&self) -> bool {
        matches!(self.lookup(&super::names().del), Some(Value::Native(_)))
            && self.dict.get_name(&super::names().module).is_some_and(|m| {
                m.as_str().is_some_and(|m| !m.trim_start_matches('_').starts_with("asyncio"))
            })
    }

    /// The position of `name` among the instances' attributes.
    pub fn key_index(&self, name: &Name) -> Option<usize> {
        let keys = self.keys.borrow();
        keys.iter()
            .position(|k| Rc::ptr_eq(k, name))
            .or_else(|| keys.iter().position(|k| k.as_str() == name.as_str()))
    }

    /// `module.qualname`, or the qualname alone for builtins and `__main__`.
    pub fn full_name(&self) -> String {
        let module = self.dict.get_name(&super::names().module);
        match module.as_ref().and_then(|m| m.as_str()) {
            Some(m) if m != "builtins" && m != "__main__" => format!("{m}.{}", self.qualname.borrow()),
            _ => self.qualname.borrow().to_string(),
        }
    }
}

/// An instance's attributes.
pub enum Attrs {
    /// Values for the first keys of the class's `keys`, in that order.
    Shared(Vec<Value>),
    /// A dict of its own: after `__dict__` was asked for, or in an order of its own.
    Own(Rc<Dict>),
}

/// What an instance carries beyond its attributes.
pub enum Payload {
    /// Nothing.
    None,
    /// The value of its builtin base.
    Base(Value),
    /// An exception's state.
    Exc(Box<ExcData>),
    /// Native data.
    Native(Box<dyn Any>),
}

/// An instance's class.
pub enum ClassRef<'a> {
    /// The one it was made of.
    Made(&'a Rc<Class>),
    /// The one it was given since.
    Set(Ref<'a, Rc<Class>>),
}

impl Deref for ClassRef<'_> {
    type Target = Rc<Class>;

    #[inline]
    fn deref(&self) -> &Rc<Class> {
        match self {
            ClassRef::Made(c) => c,
            ClassRef::Set(c) => c,
        }
    }
}

/// An instance of a class.
pub struct Instance {
    class: Rc<Class>,
    /// Its class since `__class__` was set, which is rare: what is asked at every access needs no count of readers.
    other: OnceCell<Box<RefCell<Rc<Class>>>>,
    /// Its attributes.
    pub attrs: RefCell<Attrs>,
    /// What its builtin base needs.
    pub payload: Payload,
}

impl Instance {
    /// A shared instance without attributes, whose end is watched if it shows.
    #[inline]
    pub fn made(class: Rc<Class>, payload: Payload) -> Rc<Self> {
        let watched = class.flags().has_del;
        let made = Rc::new(Instance::new(class, payload));
        if watched {
            super::watch_end(&made);
        }
        made
    }

    /// An instance without attributes.
    pub fn new(class: Rc<Class>, payload: Payload) -> Self {
        // As many as its siblings have.
        let attrs = Vec::with_capacity(class.keys.borrow().len());
        Instance { class, other: OnceCell::new(), attrs: RefCell::new(Attrs::Shared(attrs)), payload }
    }

    /// Whether it is of the class that had this version, unchanged since.
    #[inline(always)]
    pub fn is_of(&self, version: u32) -> bool {
        self.class.version.get() == version && self.other.get().is_none()
    }

    /// Whether its attributes are in the order of its class's keys.
    #[inline(always)]
    pub fn is_shared(&self) -> bool {
        matches!(&*self.attrs.borrow(), Attrs::Shared(_))
    }

    /// The attribute at a position of the class's keys, or `Undef`.
    #[inline(always)]
    pub fn at(&self, i: usize) -> Value {
        match &*self.attrs.borrow() {
            Attrs::Shared(v) => v.get(i).map_or(Value::Undef, Value::dup),
            Attrs::Own(_) => Value::Undef,
        }
    }

    /// Whether an attribute can be put at a position of the class's keys.
    #[inline(always)]
    pub fn takes(&self, i: usize) -> bool {
        matches!(&*self.attrs.borrow(), Attrs::Shared(v) if i <= v.len())
    }

    /// Put an attribute where [`Instance::takes`] one: what was there before.
    #[inline(always)]
    pub fn put_at(&self, i: usize, value: Value) -> Value {
        match &mut *self.attrs.borrow_mut() {
            Attrs::Shared(v) => match v.get_mut(i) {
                Some(slot) => std::mem::replace(slot, value),
                None => {
                    v.push(value);
                    Value::Undef
                }
            },
            Attrs::Own(_) => Value::Undef,
        }
    }

    /// Its class.
    #[inline]
    pub fn class(&self) -> ClassRef<'_> {
        match self.other.get() {
            None => ClassRef::Made(&self.class),
            Some(c) => ClassRef::Set(c.borrow()),
        }
    }

    /// Change its class (`obj.__class__ = C`).
    pub fn set_class(&self, class: Rc<Class>) {
        self.own_dict();
        *self.other.get_or_init(|| Box::new(RefCell::new(self.class.clone()))).borrow_mut() = class;
    }

    /// The native data, if it is a `T`.
    pub fn data<T: 'static>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(d) => d.downcast_ref(),
            _ => None,
        }
    }

    /// The exception's state.
    pub fn exc(&self) -> Option<&ExcData> {
        match &self.payload {
            Payload::Exc(e) => Some(e),
            _ => None,
        }
    }

    /// An attribute of the instance itself.
    pub fn get(&self, name: &Name) -> Option<Value> {
        match &*self.attrs.borrow() {
            Attrs::Shared(v) => {
                if v.is_empty() {
                    return None;
                }
                let i = self.class().key_index(name)?;
                v.get(i).cloned()
            }
            Attrs::Own(d) => d.get_name(name),
        }
    }

    /// Set an attribute of the instance itself.
    pub fn set(&self, name: &Name, value: Value) {
        let dropped;
        {
            let mut attrs = self.attrs.borrow_mut();
            match &mut *attrs {
                Attrs::Shared(v) => {
                    let class = self.class();
                    match class.key_index(name) {
                        Some(i) if i < v.len() => {
                            dropped = std::mem::replace(&mut v[i], value);
                        }
                        Some(i) if i == v.len() => {
                            v.push(value);
                            dropped = Value::Undef;
                        }
                        None if class.keys.borrow().len() == v.len() && v.len() < 64 => {
                            class.keys.borrow_mut().push(name.clone());
                            class.version.set(fresh_version());
                            v.push(value);
                            dropped = Value::Undef;
                        }
                        _ => {
                            drop(class);
                            let d = self.unshare(v);
                            d.set_name(name.clone(), value);
                            *attrs = Attrs::Own(d);
                            dropped = Value::Undef;
                        }
                    }
                }
                Attrs::Own(d) => {
                    let d = d.clone();
                    drop(attrs);
                    d.set_name(name.clone(), value);
                    dropped = Value::Undef;
                }
            }
        }
        drop(dropped);
    }

    /// Remove an attribute; whether it was there.
    pub fn remove(&self, name: &Name) -> bool {
        if self.get(name).is_none() {
            return false;
        }
        let removed;
        {
            let mut attrs = self.attrs.borrow_mut();
            if let Attrs::Shared(v) = &mut *attrs {
                let i = self.class().key_index(name);
                if i.is_some_and(|i| i + 1 == v.len()) {
                    removed = v.pop();
                } else {
                    let d = self.unshare(v);
                    removed = d.remove_name(name);
                    *attrs = Attrs::Own(d);
                }
            } else if let Attrs::Own(d) = &*attrs {
                removed = d.remove_name(name);
            } else {
                removed = None;
            }
        }
        drop(removed);
        true
    }

    fn unshare(&self, v: &mut Vec<Value>) -> Rc<Dict> {
        let d = Dict::new();
        let class = self.class();
        let keys = class.keys.borrow();
        for (k, v) in keys.iter().zip(v.drain(..)) {
            d.set_name(k.clone(), v);
        }
        Rc::new(d)
    }

    /// The instance's `__dict__`, live.
    pub fn own_dict(&self) -> Rc<Dict> {
        let mut attrs = self.attrs.borrow_mut();
        match &mut *attrs {
            Attrs::Own(d) => d.clone(),
            Attrs::Shared(v) => {
                let d = self.unshare(v);
                *attrs = Attrs::Own(d.clone());
                d
            }
        }
    }

    /// Names and values of its attributes, in order.
    pub fn items(&self) -> Vec<(Name, Value)> {
        match &*self.attrs.borrow() {
            Attrs::Shared(v) => self.class().keys.borrow().iter().cloned().zip(v.iter().cloned()).collect(),
            Attrs::Own(d) => d
                .entries()
                .into_iter()
                .filter_map(|(k, v)| match k {
                    Value::Str(s) => Some((s, v)),
                    _ => None,
                })
                .collect(),
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if self.class().flags().has_del {
            // The object is rebuilt around its contents, so that `__del__` gets a live one; the
            // machine runs it at its next safe point.
            let attrs = std::mem::replace(self.attrs.get_mut(), Attrs::Shared(Vec::new()));
            let payload = std::mem::replace(&mut self.payload, Payload::None);
            let class = self.class().clone();
            super::generator::push_finalizer(super::Finalizer::Del { class, attrs, payload });
        } else if let Payload::Native(d) = &mut self.payload
            && let Some(hook) = d.downcast_mut::<Box<dyn super::generator::DropHook>>()
        {
            hook.dropped();
        }
        super::func::instance_gone(std::ptr::from_ref(self) as usize);
        if let Attrs::Shared(values) = self.attrs.get_mut()
            && values.iter().any(super::deep::nests)
        {
            super::deep::let_go(std::mem::take(values).into_iter());
        }
        if let Payload::Native(_) = self.payload {
            let payload = std::mem::replace(&mut self.payload, Payload::None);
            super::deep::let_whole_go(payload, |payload| {
                let plain = super::types().object.clone();
                Value::Instance(Rc::new(Instance::new(plain, payload)))
            });
        }
    }
}
