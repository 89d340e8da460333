"""Classes made of annotated fields.

The generated methods are closures over the field list, not generated source, so no `exec`. Left out: nothing that
a program sees, save that `__init__`'s argument errors are composed here in the form a function call has.
"""

import copy
import sys
import types

__all__ = ['FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple', 'dataclass', 'field',
           'fields', 'is_dataclass', 'make_dataclass', 'replace']


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was set."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_ATOMIC = (type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property,
           types.FunctionType, types.BuiltinFunctionType)


class InitVar:
    """A parameter of `__init__` that is handed to `__post_init__` and not kept."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ('Field('
                f'name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), '__set_name__', None)
        if tell:
            tell(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **kept):
        self.__dict__.update(kept)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Says more about a field than its annotation does."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _in_text(annotation, module_name, name, cls):
    """True if the text of an annotation names `name`, from its module or as imported."""
    head = annotation.split('[')[0].strip()
    return head == name or head.endswith('.' + name) and head.count('.') == 1


def _is_kind(annotation, name, cls):
    if isinstance(annotation, str):
        return _in_text(annotation, None, name, cls)
    if name == 'ClassVar':
        typing = sys.modules.get('typing')
        return typing is not None and (annotation is typing.ClassVar
                                       or getattr(annotation, '__origin__', None) is typing.ClassVar)
    if name == 'InitVar':
        return annotation is InitVar or type(annotation) is InitVar
    return annotation is KW_ONLY


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType if hasattr(types, 'MemberDescriptorType') else ()):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_kind(annotation, 'ClassVar', cls):
        made._field_type = _FIELD_CLASSVAR
    elif _is_kind(annotation, 'InitVar', cls):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) > 2:
        return ', '.join(quoted[:-1]) + f', and {quoted[-1]}'
    return ' and '.join(quoted)


def _make_init(cls, every, frozen, slots):
    params = [f for f in every if f.init and f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in params if not f.kw_only]
    keyword = [f for f in params if f.kw_only]
    seen_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    by_name = {f.name: f for f in params}
    names = [f.name for f in positional]
    required = [f.name for f in positional if f.default is MISSING and f.default_factory is MISSING]
    required_keyword = [f.name for f in keyword if f.default is MISSING and f.default_factory is MISSING]
    kept = [f for f in every if f._field_type is _FIELD]
    post = hasattr(cls, '__post_init__')
    init_vars = [f.name for f in every if f._field_type is _FIELD_INITVAR]
    title = f'{cls.__qualname__}.__init__()'
    size = len(names)
    assign = object.__setattr__
    plain = not frozen and not post and not keyword and len(kept) == size

    def bad_call(args, kwargs):
        given = len(args)
        if given > size:
            least = len(required)
            count = size + 1
            span = f'from {least + 1} to {count}' if least != size else f'{count}'
            plural = '' if count == 1 else 's'
            also = [name for name in kwargs if name in by_name and by_name[name].kw_only]
            was = f'{given + 1} were given'
            if also:
                extra = 's' if given + 1 != 1 else ''
                each = 's' if len(also) != 1 else ''
                was = (f'{given + 1} positional argument{extra} (and {len(also)} keyword-only argument{each}) '
                       f'were given')
            raise TypeError(f'{title} takes {span} positional argument{plural} but {was}')
        for name in kwargs:
            if name not in by_name:
                hint = _closest(name, list(by_name))
                raise TypeError(f"{title} got an unexpected keyword argument '{name}'{hint}")
            if name in names[:given]:
                raise TypeError(f"{title} got multiple values for argument '{name}'")
        for wanted, kind in ((required, 'positional'), (required_keyword, 'keyword-only')):
            missing = [name for name in wanted if name not in names[:given] and name not in kwargs]
            if missing:
                plural = 's' if len(missing) > 1 else ''
                raise TypeError(
                    f'{title} missing {len(missing)} required {kind} argument{plural}: {_listed(missing)}')

    def __init__(self, *args, **kwargs):
        if plain and not kwargs and len(args) == size:
            for name, value in zip(names, args):
                setattr(self, name, value)
            return
        if len(args) > size:
            bad_call(args, kwargs)
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in by_name or name in values:
                bad_call(args, kwargs)
            values[name] = value
        for f in params:
            name = f.name
            if name not in values:
                if f.default is not MISSING:
                    values[name] = f.default
                elif f.default_factory is MISSING:
                    bad_call(args, kwargs)
        for f in kept:
            name = f.name
            if name in values:
                value = values[name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING and slots:
                value = f.default
            else:
                continue
            if frozen:
                assign(self, name, value)
            else:
                setattr(self, name, value)
        if post:
            self.__post_init__(*[values[name] for name in init_vars])

    __init__.__annotations__ = {**{f.name: f.type for f in params}, 'return': None}
    __init__._loopglass_parameters = [
        (f.name, f.kw_only, f.type, f.default if f.default is not MISSING
         else _FACTORY if f.default_factory is not MISSING else MISSING) for f in positional + keyword]
    return __init__


def _closest(name, known):
    return getattr(sys, '_loopglass_keyword_hint', lambda name, known: '')(name, known)


def _make_repr(shown):
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            parts = [f'{name}={getattr(self, name)!r}' for name in shown]
            return f"{self.__class__.__qualname__}({', '.join(parts)})"
        finally:
            running.discard(key)

    return __repr__


def _make_eq(compared):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is self.__class__:
            for name in compared:
                a, b = getattr(self, name), getattr(other, name)
                if not (a is b or a == b):
                    return False
            return True
        return NotImplemented

    return __eq__


def _make_orderings(compared):
    def values(self):
        return tuple([getattr(self, name) for name in compared])

    def __lt__(self, other):
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_frozen(cls, names):
    # With slots the class is made anew, and this one is not the one that instances have: CPython says so too.
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _add(cls, function, name=None):
    name = name or function.__name__
    if name in cls.__dict__:
        return True
    function.__name__ = name
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    function.__module__ = cls.__module__
    setattr(cls, name, function)
    return False


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    every = {}
    any_frozen = all_frozen = None
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_bases = True
            every.update(inherited)
            is_frozen = base.__dict__[_PARAMS].frozen
            any_frozen = bool(any_frozen) or is_frozen
            all_frozen = is_frozen if all_frozen is None else all_frozen and is_frozen
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    keyword_from_here = kw_only
    kw_only_seen = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _is_kind(annotation, 'KW_ONLY', cls):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = keyword_from_here = True
            continue
        own.append(_field_of(cls, name, annotation, keyword_from_here))
    for f in own:
        every[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, every)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    kept = [f for f in every.values() if f._field_type is _FIELD]
    own_hash = cls.__dict__.get('__hash__', MISSING)
    explicit_hash = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    compared = [f.name for f in kept if f.compare]
    if init:
        _add(cls, _make_init(cls, list(every.values()), frozen, slots), '__init__')
    if '__replace__' not in cls.__dict__:
        _add(cls, lambda self, /, **changes: _replace(self, **changes), '__replace__')
    if repr:
        _add(cls, _make_repr([f.name for f in kept if f.repr]), '__repr__')
    if eq:
        _add(cls, _make_eq(compared), '__eq__')
    if order:
        for function in _make_orderings(compared):
            name = function.__name__
            if _add(cls, function):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} '
                                f'Consider using functools.total_ordering')
    if frozen:
        for function in _make_frozen(cls, {f.name for f in kept}):
            name = function.__name__
            if _add(cls, function):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
    hashed = [f.name for f in kept if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in hashed]))

    if unsafe_hash:
        if explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        _set_hash(cls, __hash__)
    elif eq and not explicit_hash:
        if frozen:
            _set_hash(cls, __hash__)
        else:
            cls.__hash__ = None
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in every.values()
                                   if f.init and not f.kw_only and f._field_type in (_FIELD, _FIELD_INITVAR))
    if not cls.__dict__.get('__doc__'):
        cls.__doc__ = _signature_text(cls) if init else cls.__name__
    if slots:
        cls = _with_slots(cls, [f.name for f in kept], weakref_slot)
    elif weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    return cls


def _set_hash(cls, function):
    function.__qualname__ = f'{cls.__qualname__}.__hash__'
    cls.__hash__ = function


def _signature_text(cls):
    parameters = getattr(cls.__init__, '_loopglass_parameters', None)
    if parameters is None:
        return cls.__name__
    parts = []
    star = False
    for name, kw_only, kind, default in parameters:
        if kw_only and not star:
            parts.append('*')
            star = True
        shown = kind if isinstance(kind, str) else getattr(kind, '__name__', repr(kind)) if isinstance(
            kind, type) and not hasattr(kind, '__args__') else repr(kind).replace('typing.', '')
        if isinstance(kind, str):
            shown = repr(kind)
        text = f'{name}: {shown}'
        if default is not MISSING:
            text += f' = {default!r}'
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _with_slots(cls, names, weakref_slot):
    """The class made again with `__slots__`, which cannot be added to a class that exists."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace = dict(cls.__dict__)
    namespace['__slots__'] = tuple(name for name in names if name not in inherited)
    if weakref_slot and '__weakref__' not in inherited:
        namespace['__slots__'] += ('__weakref__',)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if getattr(made, _PARAMS).frozen:
        if '__getstate__' not in cls.__dict__:
            made.__getstate__ = lambda self: [getattr(self, name) for name in names]
        if '__setstate__' not in cls.__dict__:
            def restore(self, state):
                for name, value in zip(names, state):
                    object.__setattr__(self, name, value)

            made.__setstate__ = restore
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods that follow from the class's annotated fields."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, without pseudo-fields."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None  #: dataclasses.py:1319
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    """True for a dataclass and for an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, all the way down."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")  #: dataclasses.py:1358
    return _inner(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, all the way down."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _inner(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def _inner(obj, build):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return build([(f.name, _inner(getattr(obj, f.name), build)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_inner(item, build) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_inner(k, build), _inner(v, build)) for k, v in obj.items()]
        if hasattr(obj, 'default_factory'):
            result = kind(obj.default_factory)
            result.update(pairs)
            return result
        return kind(pairs)
    if isinstance(obj, (list, tuple)):
        return kind([_inner(item, build) for item in obj])
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    """A dataclass made by a call."""
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        import keyword
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind
    namespace['__annotations__'] = annotations
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    cls.__module__ = module or sys._getframe(1).f_globals.get('__name__', '__main__')
    return dataclass(cls, **options)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)  #: dataclasses.py:1596
