"""Names for annotations. At run time they do little: forms that subscript and print, Protocol checks, NamedTuple,
TypedDict, Generic, cast, get_type_hints. Left out: the rules of substitution beyond plain TypeVars.
"""

import collections
import collections.abc
import contextlib
import sys
import types
from _loopglass_types import union
from types import GenericAlias

_NoneType = type(None)


def _shown(item):
    if isinstance(item, type) and not isinstance(item, GenericAlias) and not hasattr(item, '__origin__'):
        return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
    if item is ...:
        return '...'
    if isinstance(item, types.FunctionType):
        return item.__name__
    if isinstance(item, (list, tuple)):
        return '[' + ', '.join(map(_shown, item)) + ']'
    return repr(item)


def _checked(item, text='type'):
    """None stands for its type, a string for a forward reference."""
    if item is None:
        return _NoneType
    if isinstance(item, str):
        return ForwardRef(item)
    return item


class ForwardRef:
    """A name that is not resolved yet."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Form:
    """A special form: Any, ClassVar, Optional ..."""

    def __init__(self, name, subscript=None):
        self._name = name
        self._subscript = subscript
        self.__module__ = 'typing'

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, params):
        if self._subscript is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._subscript(self, params)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __hash__(self):
        return hash(self._name)


_NOT_MADE = ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type')


class _Alias:
    """A subscripted form or container: List[int], Optional[str], MyGeneric[T]."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__module__ = 'typing'
        parameters = []
        for arg in args:
            for parameter in (arg,) if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ()):
                if parameter not in parameters:
                    parameters.append(parameter)
        self.__parameters__ = tuple(parameters)

    def __repr__(self):
        name = f'typing.{self._name}' if self._name else _shown(self.__origin__)
        if not self.__args__:
            return f'{name}[()]'
        return f"{name}[{', '.join(map(_shown, self.__args__))}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, params):
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        params = params if isinstance(params, tuple) else (params,)
        chosen = dict(zip(self.__parameters__, map(_checked, params)))

        def put(arg):
            if arg in chosen:
                return chosen[arg]
            inner = getattr(arg, '__parameters__', ())
            return arg[tuple(chosen[p] for p in inner)] if inner else arg

        return type(self)(self.__origin__, tuple(put(arg) for arg in self.__args__), self._name)

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_MADE:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic:
            return () if any(b is not self and isinstance(b, _Alias) and _is_generic(b.__origin__)
                             for b in bases) else (Generic,)
        if isinstance(self.__origin__, type):
            extra = () if _is_generic(self.__origin__) or Generic in bases or any(
                isinstance(b, _Alias) and b is not self and b.__origin__ is Generic for b in bases) else (Generic,)
            return (self.__origin__, *extra)
        return ()

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _is_generic(cls):
    return isinstance(cls, type) and Generic in cls.__mro__


class _UnionAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            other = args[0] if args[1] is _NoneType else args[1]
            return f'typing.Optional[{_shown(other)}]'
        return f"typing.Union[{', '.join(map(_shown, args))}]"

    def __eq__(self, other):
        if isinstance(other, (_UnionAlias, types.UnionType)):
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


def _union(form, params):
    if params == ():
        raise TypeError('Cannot take a Union of no types.')
    params = params if isinstance(params, tuple) else (params,)
    flat = []
    for param in params:
        param = _checked(param)
        for each in param.__args__ if isinstance(param, (_UnionAlias, types.UnionType)) else (param,):
            if each not in flat:
                flat.append(each)
    return flat[0] if len(flat) == 1 else _UnionAlias(form, tuple(flat))


def _optional(form, param):
    if isinstance(param, tuple):
        raise TypeError(f'{form!r} requires a single type. Got {param!r:.100}.')
    return Union[param, None]


def _one(form, param):
    if isinstance(param, tuple):
        raise TypeError(f'{form!r} accepts only single type. Got {param!r:.100}.')
    return _Alias(form, (_checked(param),), form._name)


def _many(form, params):
    params = params if isinstance(params, tuple) else (params,)
    return _Alias(form, tuple(map(_checked, params)), form._name)


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(type(p), p) for p in self.__args__} == {(type(p), p) for p in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(p), p) for p in self.__args__))


def _literal(form, params):
    params = params if isinstance(params, tuple) else (params,)
    try:
        params = tuple({(type(p), p): p for p in params}.values())
    except TypeError:
        pass  # unhashable ones stay as they are
    return _LiteralAlias(form, params, 'Literal')


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), 'Annotated')
        self.__metadata__ = metadata

    def __repr__(self):
        extra = ', '.join(map(repr, self.__metadata__))
        return f'typing.Annotated[{_shown(self.__origin__)}, {extra}]'


def _annotated(form, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    return _AnnotatedAlias(_checked(params[0]), params[1:])


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(cls):
        return 'typing.Any' if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


Union = _Form('Union', _union)
Optional = _Form('Optional', _optional)
ClassVar = _Form('ClassVar', _one)
Final = _Form('Final', _one)
Literal = _Form('Literal', _literal)
Annotated = _Form('Annotated', _annotated)
Concatenate = _Form('Concatenate', _many)
TypeGuard = _Form('TypeGuard', _one)
TypeIs = _Form('TypeIs', _one)
Required = _Form('Required', _one)
NotRequired = _Form('NotRequired', _one)
ReadOnly = _Form('ReadOnly', _one)
Unpack = _Form('Unpack', _one)
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
LiteralString = _Form('LiteralString')
TypeAlias = _Form('TypeAlias')
NoDefault = _Form('NoDefault')


def _evaluated(owner, name):
    value = getattr(owner, name)()
    setattr(owner, name, lambda: value)
    return value


class _Variable:
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    __infer_variance__ = False

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    __covariant__ = __contravariant__ = False

    # What a statement says of a parameter is evaluated when it is first asked for.
    __bound__ = property(lambda self: _evaluated(self, '_bound'))
    __constraints__ = property(lambda self: _evaluated(self, '_constraints'))
    __default__ = property(lambda self: _evaluated(self, '_default'))

    def has_default(self):
        return self.__default__ is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class TypeVar(_Variable):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self._bound = lambda: bound
        self._constraints = lambda: constraints
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self._default = lambda: default
        self.__infer_variance__ = infer_variance
        self.__module__ = sys._getframe(1).f_globals.get('__name__')


class ParamSpec(_Variable):
    """A parameter list as a variable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, default=NoDefault):
        self.__name__ = name
        self._bound = lambda: bound
        self._default = lambda: default

    @property
    def args(self):
        return _Argument(self, 'args')

    @property
    def kwargs(self):
        return _Argument(self, 'kwargs')


class _Argument:
    """P.args and P.kwargs."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._name}'


class TypeVarTuple(_Variable):
    """Any number of types as a variable."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._default = lambda: default

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


def _type_parameter(name):
    if name[:2] == '**':
        made = ParamSpec(name[2:])
        made.__infer_variance__ = True
        return made
    return TypeVarTuple(name[1:]) if name[0] == '*' else TypeVar(name, infer_variance=True)


def _generic(params):
    return Generic[tuple([x for p in params for x in (p if isinstance(p, TypeVarTuple) else (p,))])]


class TypeAliasType:
    """What the statement `type X = ...` makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value = lambda: value
        self.__type_params__ = self.__parameters__ = type_params
        self.__module__ = sys._getframe(1).f_globals.get('__name__')

    __value__ = property(lambda self: _evaluated(self, '_value'))

    def __repr__(self):
        return self.__name__

    def __getitem__(self, params):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return GenericAlias(self, params)

    def __or__(self, other):
        return union(self, other)

    def __ror__(self, other):
        return union(other, self)


def _type_alias(name, params):
    return TypeAliasType(name, None, type_params=params)


class Generic:
    """The base of generic classes."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        wanted = getattr(cls, '__parameters__', ())
        if cls is Generic and not all(isinstance(p, (_Variable, _Alias)) for p in params):
            raise TypeError('Parameters to Generic[...] must all be type variables or parameter specification '
                            'variables.')
        if cls.__module__ != 'typing' and all(isinstance(p, TypeVar) for p in wanted):
            if not wanted:
                raise TypeError(f'{cls} is not a generic class')
            least = sum(not p.has_default() for p in wanted)
            if not least <= len(params) <= len(wanted):
                which = 'many' if len(params) > len(wanted) else 'few'
                most = f'at least {least}' if which == 'few' else len(wanted)
                raise TypeError(f'Too {which} arguments for {cls}; actual {len(params)}, expected {most}')
            params += tuple(p.__default__ for p in wanted[len(params):])
        return _Alias(cls, tuple(map(_checked, params)), cls.__name__ if cls.__module__ == 'typing' else None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        variables = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            for variable in getattr(base, '__parameters__', ()):
                if variable not in variables:
                    variables.append(variable)
        cls.__parameters__ = tuple(variables)


_PROTOCOL_OWN = {'__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__init_subclass__',
                 '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
                 '__match_args__', '__parameters__', '__orig_bases__', '__qualname__', '__firstlineno__',
                 '__static_attributes__', '__type_params__', '__protocol_attrs__', '__non_callable_proto_members__',
                 '_is_protocol', '_is_runtime_protocol', '__hash__'}


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__:
        if base.__name__ in ('Protocol', 'Generic') and base.__module__ == 'typing' or base is object:
            continue
        for name in [*base.__dict__, *base.__dict__.get('__annotations__', {})]:
            if not name.startswith('_abc_') and name not in _PROTOCOL_OWN:
                names.add(name)
    return names


class _ProtocolMeta(type(collections.abc.Sized)):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, '_is_protocol', False):
            return type.__instancecheck__(cls, instance) or super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if cls in type(instance).__mro__:
            return True
        for name in _protocol_names(cls):
            if not hasattr(instance, name):
                return False
            if callable(getattr(cls, name, None)) and getattr(instance, name) is None:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, '_is_protocol', False):
            return super().__subclasscheck__(other)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        data = sorted(name for name in _protocol_names(cls) if not callable(getattr(cls, name, None)))
        if data:
            raise TypeError("Protocols with non-method members don't support issubclass(). "
                            f'Non-method members: {str(data)[1:-1]}.')
        if cls in other.__mro__:
            return True
        return all(any(name in base.__dict__ for base in other.__mro__) for name in _protocol_names(cls))


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class by what it can do."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol or getattr(base, '__origin__', None) is Protocol
                               for base in (*cls.__bases__, *cls.__dict__.get('__orig_bases__', ())))
        if cls._is_protocol and cls.__init__ in (Protocol.__init__, object.__init__):
            cls.__init__ = _no_protocol_init


def _no_protocol_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _no_protocol_init:
        inits = [base.__dict__['__init__'] for base in cls.__mro__ if '__init__' in base.__dict__]
        cls.__init__ = next(init for init in inits if init is not _no_protocol_init)
        cls.__init__(self, *args, **kwargs)


def runtime_checkable(cls):
    """Allows isinstance() with a protocol."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


def _protocol(name, *methods):
    def missing(self, *args):
        pass

    made = _ProtocolMeta(name, (Protocol,), {**{m: missing for m in methods}, '__module__': 'typing'})
    made._is_protocol = made._is_runtime_protocol = True
    return made


SupportsInt = _protocol('SupportsInt', '__int__')
SupportsFloat = _protocol('SupportsFloat', '__float__')
SupportsComplex = _protocol('SupportsComplex', '__complex__')
SupportsBytes = _protocol('SupportsBytes', '__bytes__')
SupportsIndex = _protocol('SupportsIndex', '__index__')
SupportsAbs = _protocol('SupportsAbs', '__abs__')
SupportsRound = _protocol('SupportsRound', '__round__')


# How many parameters the containers take that do not take one; 0: any number.
_ARITIES = {'Dict': 2, 'DefaultDict': 2, 'OrderedDict': 2, 'ChainMap': 2, 'Mapping': 2, 'MutableMapping': 2,
            'ItemsView': 2, 'Tuple': 0, 'Generator': 3, 'AsyncGenerator': 2, 'Coroutine': 3, 'ContextManager': 2,
            'AsyncContextManager': 2, 'Hashable': 0, 'Sized': 0, 'ByteString': 0}


# What the last parameters are without being given.
_DEFAULTS = {'Generator': (None, None), 'AsyncGenerator': (None,), 'ContextManager': (bool | None,),
             'AsyncContextManager': (bool | None,)}


class _Container:
    """List, Dict ...: the older names of containers."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name
        self.__module__ = 'typing'

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        wanted = _ARITIES.get(self._name, 1)
        missing = wanted - len(params)
        defaults = _DEFAULTS.get(self._name, ())
        if 0 < missing <= len(defaults):
            params += defaults[-missing:]
        elif wanted and missing:
            which = 'many' if len(params) > wanted else 'few'
            raise TypeError(f'Too {which} arguments for {self}; actual {len(params)}, expected {wanted}')
        return _Alias(self.__origin__, tuple(map(_checked, params)), self._name)

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_MADE:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _CallableAlias(_Alias):
    def __repr__(self):
        *args, result = self.__args__
        if len(args) == 1 and args[0] is ...:
            return f'typing.Callable[..., {_shown(result)}]'
        if len(args) == 1 and (isinstance(args[0], ParamSpec) or getattr(args[0], '_name', '') == 'Concatenate'):
            return f'typing.Callable[{_shown(args[0])}, {_shown(result)}]'
        return f"typing.Callable[[{', '.join(map(_shown, args))}], {_shown(result)}]"


class _CallableContainer(_Container):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        flat = tuple(map(_checked, args)) if isinstance(args, list) else (args,)
        return _CallableAlias(self.__origin__, (*flat, _checked(result)), 'Callable')


List = _Container(list, 'List')
Dict = _Container(dict, 'Dict')
Set = _Container(set, 'Set')
FrozenSet = _Container(frozenset, 'FrozenSet')
Tuple = _Container(tuple, 'Tuple')
Type = _Container(type, 'Type')
Deque = _Container(collections.deque, 'Deque')
DefaultDict = _Container(collections.defaultdict, 'DefaultDict')
OrderedDict = _Container(collections.OrderedDict, 'OrderedDict')
Counter = _Container(collections.Counter, 'Counter')
ChainMap = _Container(collections.ChainMap, 'ChainMap')
Callable = _CallableContainer(collections.abc.Callable, 'Callable')
AbstractSet = _Container(collections.abc.Set, 'AbstractSet')
ContextManager = _Container(contextlib.AbstractContextManager, 'ContextManager')
AsyncContextManager = _Container(contextlib.AbstractAsyncContextManager, 'AsyncContextManager')
for _name in ('AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaitable', 'ByteString', 'Collection',
              'Container', 'Coroutine', 'Generator', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView',
              'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Reversible', 'Sequence',
              'Sized', 'ValuesView'):
    globals()[_name] = _Container(getattr(collections.abc, _name), _name)
del _name
Text = str
AnyStr = TypeVar('AnyStr', bytes, str)
TYPE_CHECKING = False


class IO:
    """A stream, in annotations."""

    def __class_getitem__(cls, params):
        return _Alias(cls, (params,), cls.__name__)


class TextIO(IO):
    """A text stream, in annotations."""


class BinaryIO(IO):
    """A bytes stream, in annotations."""


def cast(typ, val):
    """The value, unchanged."""
    return val


def assert_type(val, typ, /):
    """The value, unchanged."""
    return val


def assert_never(arg, /):
    """Raises: this place should not be reached."""
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    """Writes the value's type to stderr."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def no_type_check(arg):
    return arg


def final(f):
    """Marks what is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks what overrides."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(**kwargs):
    return lambda cls_or_fn: cls_or_fn


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. '
                              'A series of @overload-decorated functions '
                              'outside a stub module should always be followed '
                              'by an implementation that is not @overload-ed.')


def overload(func):
    """Declares one of several signatures."""
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    """The declared signatures."""
    return list(_overloads.get((func.__module__, func.__qualname__), []))


class NewType:
    """A name of its own for a type."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get('__name__')

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        annotations = ns.get('__annotations__', {})
        defaults = {}
        for name in annotations:
            if name in ns:
                defaults[name] = ns[name]
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field '
                                f"{'s' if len(defaults) > 1 else ''}{', '.join(defaults)}")
        made = collections.namedtuple(typename, list(annotations), defaults=list(defaults.values()),
                                      module=ns['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = dict(annotations)
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__name__', '__module__', '__annotations__') and key not in annotations:
                setattr(made, key, value)
                if hasattr(type(value), '__set_name__'):
                    type(value).__set_name__(value, made, key)
        return made


class _NamedTupleBase:
    """Lets `class X(NamedTuple)` and `NamedTuple('X', ...)` both work."""

    def __mro_entries__(self, bases):
        return (_NamedTupleRoot,)

    def __call__(self, typename, fields=(), /, **kwargs):
        pairs = list(fields) or list(kwargs.items())
        made = collections.namedtuple(typename, [name for name, kind in pairs],
                                      module=sys._getframe(1).f_globals.get('__name__'))
        made.__annotations__ = {name: _checked(kind) for name, kind in pairs}
        return made

    def __repr__(self):
        return '<function NamedTuple>'


_NamedTupleRoot = type.__new__(_NamedTupleMeta, '_NamedTupleRoot', (), {})
NamedTuple = _NamedTupleBase()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', frozenset())
            optional |= getattr(base, '__optional_keys__', frozenset())
        for key, kind in ns.get('__annotations__', {}).items():
            annotations[key] = kind
            origin = getattr(kind, '__origin__', None)
            needed = True if origin is Required else False if origin is NotRequired else total
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        made = type.__new__(_TypedDictMeta, name, (dict,), {**ns, '__annotations__': annotations})
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class _TypedDictBase:
    def __mro_entries__(self, bases):
        return (_TypedDictRoot,)

    def __call__(self, typename, fields=(), /, *, total=True):
        ns = {'__annotations__': dict(fields), '__module__': sys._getframe(1).f_globals.get('__name__')}
        return _TypedDictMeta(typename, (), ns, total=total)

    def __repr__(self):
        return '<function TypedDict>'


_TypedDictRoot = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {})
TypedDict = _TypedDictBase()


def is_typeddict(tp):
    """True for a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    """True for a protocol class."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_origin(tp):
    """The form without its arguments."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, types.UnionType):
        return types.UnionType
    if tp is Generic:
        return Generic
    return getattr(tp, '__origin__', None)


def get_args(tp):
    """The arguments of a form."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, '__args__', ()) if get_origin(tp) is not None else ()
    if get_origin(tp) is collections.abc.Callable and args and args[0] is not ...:
        args = (list(args[:-1]), args[-1])
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations with strings resolved."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = globalns or getattr(sys.modules.get(base.__module__), '__dict__', {})
            for name, value in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolved(value, names, localns or dict(vars(base)), include_extras)
        return hints
    names = globalns if globalns is not None else getattr(obj, '__globals__', None) or getattr(obj, '__dict__', {})
    for name, value in (getattr(obj, '__annotations__', None) or {}).items():
        hints[name] = _resolved(value, names, localns, include_extras)
    return hints


def _resolved(value, globalns, localns, include_extras):
    if value is None:
        return _NoneType
    if isinstance(value, ForwardRef):
        value = value.__forward_arg__
    if isinstance(value, str):
        value = eval(value, globalns, localns)
        return _NoneType if value is None else value
    if isinstance(value, _AnnotatedAlias) and not include_extras:
        return value.__origin__
    if isinstance(value, _UnionAlias):
        return Union[tuple(_resolved(arg, globalns, localns, include_extras) for arg in value.__args__)]
    if type(value) is _Alias:
        return _Alias(value.__origin__, tuple(_resolved(arg, globalns, localns, include_extras)
                                              for arg in value.__args__), value._name)
    return value


__all__ = [name for name in globals() if not name.startswith('_') and name not in (
    'GenericAlias', 'collections', 'contextlib', 'sys', 'types')] + ['Match', 'Pattern']


def __getattr__(name):
    if name in ('Match', 'Pattern'):
        import re
        made = globals()[name] = _Container(getattr(re, name), name)
        return made
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
