"""Enumerations: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember, verify.

A metaclass collects the members from the class body. Left out: pickling, `global_enum`,
private-name details of 3.11's sunder protocol beyond `_generate_next_value_`, `_missing_`,
`_ignore_`, `_order_`.
"""

import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumCheck', 'EnumMeta', 'EnumType', 'Flag', 'FlagBoundary', 'IntEnum',
           'IntFlag', 'KEEP', 'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE', 'auto', 'member', 'nonmember', 'property',
           'unique', 'verify']

_property = property
Enum = Flag = ReprEnum = None


class nonmember:
    """A value in the body that is not a member."""

    def __init__(self, value):  #: enum.py:26
        self.value = value


class member:
    """A value in the body that is a member even if it looks like a method."""

    def __init__(self, value):  #: enum.py:33
        self.value = value


_unset = object()


class auto:
    """The next value."""

    def __init__(self, value=_unset):  #: enum.py:179
        self.value = value

    def __repr__(self):  #: enum.py:182
        return 'auto()' if self.value is _unset else f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """An attribute of members whose name members may have, too."""

    name = None

    def __set_name__(self, owner, name):  #: enum.py:237
        self.name = name
        self.clsname = owner.__name__

    def _no_set(self):
        return f'<enum {self.clsname!r}> cannot set attribute {self.name!r}'

    def __get__(self, instance, ownerclass=None):  #: enum.py:198
        if instance is None:
            found = ownerclass.__dict__.get('_member_map_', {}).get(self.name)
            if found is None:
                raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
            return found
        return self.fget(instance)  #: enum.py:208


def _is_dunder(name):  #: enum.py:46
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):  #: enum.py:57
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_descriptor(value):  #: enum.py:36
    kind = type(value)
    return hasattr(kind, '__get__') or hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def _is_inner(name, value):
    """Whether a class was defined in the body."""
    if not isinstance(value, type):
        return False
    inner = f'{name}.{value.__name__}'
    return value.__qualname__ == inner or value.__qualname__.endswith('.' + inner)


class EnumDict(dict):
    """The class body's namespace: remembers which names are members."""

    def __init__(self, cls_name):  #: enum.py:343
        super().__init__()  #: enum.py:344
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):  #: enum.py:350
        if _is_sunder(key):
            if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                           '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                           '_add_value_alias_'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key) or key in self._ignore or key.startswith(f'_{self._cls_name}__'):
            pass
        elif isinstance(value, nonmember):  #: enum.py:402
            value = value.value
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif isinstance(value, member) or not (_is_descriptor(value) or _is_inner(self._cls_name, value)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._with_autos(key, value)
            self._member_names[key] = None
            self._last_values.append(value)  #: enum.py:449
        super().__setitem__(key, value)  #: enum.py:450

    def _with_autos(self, key, value):
        if isinstance(value, auto):
            return self._next(key) if value.value is _unset else value.value
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple(self._next(key) if isinstance(item, auto) and item.value is _unset else item
                         for item in value)
        return value

    def _next(self, key):
        return self._generate(key, 1, len(self._member_names), self._last_values[:])


def _member_type(bases):
    """The mixed-in data type (int, str, a dataclass ...), or object."""
    for base in bases:
        for cls in base.__mro__:
            if cls is object:
                continue
            if isinstance(cls, EnumType):
                if cls._member_type_ is not object:
                    return cls._member_type_
                continue
            if '__new__' in cls.__dict__ or '__dataclass_fields__' in cls.__dict__:
                return cls if cls is base or '__new__' not in cls.__dict__ else base
    return object


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod  #: enum.py:474
    def __prepare__(metacls, cls, bases, **kwds):  #: enum.py:475
        if Enum is None:
            return {}
        metacls._check_bases(cls, bases)
        namespace = EnumDict(cls)
        if bases:
            for base in reversed(bases):
                if isinstance(base, EnumType):
                    namespace._generate = base._generate_next_value_
                    break
        return namespace

    @staticmethod
    def _check_bases(name, bases):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {name!r}> cannot extend {base!r}')

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):  #: enum.py:489
        if Enum is None:
            return super().__new__(metacls, name, bases, dict(namespace), **kwds)
        names = namespace._member_names
        ignored = namespace._ignore
        names = [n for n in names if n not in ignored]
        body = {key: value for key, value in namespace.items() if key not in ignored}
        body.pop('_ignore_', None)
        order = body.pop('_order_', None)
        values = {n: body.pop(n) for n in names}
        generate = body.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            body['_generate_next_value_'] = staticmethod(generate)
        first_enum = bases[-1]
        kind = _member_type(bases)
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_unhashable_values_'] = []
        body['_member_type_'] = kind
        body['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        body['_flag_mask_'] = 0
        body['_singles_mask_'] = 0
        new_member = body.pop('__new__', None)
        cls = super().__new__(metacls, name, bases, body, **kwds)
        inherited = getattr(first_enum, '_new_member_', None)
        use_args = True
        if new_member is not None:
            maker = new_member.__func__ if isinstance(new_member, staticmethod) else new_member
        elif inherited is not None:
            maker = inherited
        else:
            maker = next((c.__new__ for c in (kind, first_enum) if c.__new__ not in (
                object.__new__, Enum.__new__)), object.__new__)
            use_args = maker is not object.__new__
        cls._new_member_ = staticmethod(maker) if new_member is not None or inherited is not None else None
        cls._use_args_ = use_args
        if kind is not object and 'Enum' in globals() and ReprEnum is not None and not issubclass(cls, ReprEnum):
            _mix_repr(cls, kind, body)
        _choose_texts(cls, body, bases, first_enum, kind)
        if Flag is not None and issubclass(cls, Flag):
            for method in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if method not in body:
                    setattr(cls, method, getattr(Flag, method))
        for member_name in names:
            _add_member(cls, member_name, values[member_name], maker, use_args, kind)
        if Flag is not None and issubclass(cls, Flag):
            _finish_flag(cls)
        if order is not None:
            wanted = order.replace(',', ' ').split()
            if wanted != cls._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {cls._member_names_!r}\n  {wanted!r}')
        if new_member is not None:
            cls.__new_member__ = staticmethod(maker)
        cls.__new__ = Enum.__new__
        return cls

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None, start=1,  #: enum.py:691
                 boundary=None):
        if value is _unset:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            if names is not _unset:
                value = (value, names, *values)
            return cls.__new__(cls, value)  #: enum.py:722
        if names is _unset:
            if cls._member_names_ == [] and type is None:
                return cls.__new__(cls, value)  #: enum.py:722
            names = ()
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start,
                            boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):  #: enum.py:831
        bases = (cls,) if type is None else (type, cls)
        namespace = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, str):  #: enum.py:849
            names = names.replace(',', ' ').split()  #: enum.py:850
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):  #: enum.py:851
            plain, names = names, []
            last = []
            for index, name in enumerate(plain):
                value = cls._generate_next_value_(name, start, index, last[:])
                last.append(value)
                names.append((name, value))  #: enum.py:857
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        made = cls.__class__(class_name, bases, namespace, boundary=boundary)
        made.__module__ = module or sys._getframe(2).f_globals.get('__name__', '__main__')
        if qualname is not None:
            made.__qualname__ = qualname
        return made

    def __bool__(cls):  #: enum.py:685
        return True

    def __contains__(cls, value):  #: enum.py:739
        if isinstance(value, cls):  #: enum.py:746
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return False

    def __delattr__(cls, attr):  #: enum.py:753
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)  #: enum.py:758

    def __setattr__(cls, name, value):  #: enum.py:818
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name, ))  #: enum.py:828
        super().__setattr__(name, value)  #: enum.py:829

    def __dir__(cls):  #: enum.py:760
        return sorted({'__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
                       '__len__', '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_})

    def __getitem__(cls, name):  #: enum.py:778
        return cls._member_map_[name]  #: enum.py:782

    def __iter__(cls):  #: enum.py:784
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):  #: enum.py:812
        return (cls._member_map_[name] for name in reversed(cls._member_names_))  #: enum.py:816

    def __len__(cls):  #: enum.py:790
        return len(cls._member_names_)  #: enum.py:794

    @_property  #: enum.py:796
    def __members__(cls):  #: enum.py:797
        return MappingProxyType(cls._member_map_)  #: enum.py:804

    def __repr__(cls):  #: enum.py:806
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'


EnumMeta = EnumType


def _choose_texts(cls, body, bases, first_enum, kind):
    """repr, str and format come from the enumeration, not from the mixed-in type; a ReprEnum's str and format do."""
    if ReprEnum is not None and ReprEnum in bases and kind is not object:
        if '__format__' not in body:
            cls.__format__ = kind.__format__
        if '__str__' not in body:
            cls.__str__ = kind.__repr__ if kind.__str__ is object.__str__ else kind.__str__
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name in body or ReprEnum in bases and name in ('__str__', '__format__'):
            continue
        found = getattr(cls, name)
        if found is getattr(kind, name, None) or found is getattr(object, name):
            setattr(cls, name, getattr(first_enum, name))


def _mix_repr(cls, kind, body):
    """A dataclass mixed in shows its fields; other types their own value."""
    if '__dataclass_fields__' in kind.__dict__ and '__repr__' not in body:
        params = kind.__dict__.get('__dataclass_params__')
        if params is not None and params.repr:
            cls._value_repr_ = staticmethod(lambda value: ', '.join(
                f'{name}={getattr(value, name)!r}' for name, f in value.__dataclass_fields__.items() if f.repr))


def _add_member(cls, name, value, maker, use_args, kind):
    if name in ('mro', ''):
        raise ValueError(f'invalid enum member name(s) {name!r}')
    args = value if isinstance(value, tuple) else (value,)
    if kind is tuple:
        args = (args,)
    if use_args:
        made = maker(cls, *args)
        if not hasattr(made, '_value_'):
            if kind is object:
                made._value_ = value
            else:
                try:
                    made._value_ = kind(*args)
                except Exception as exc:
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
    else:
        made = object.__new__(cls)
        if kind is object:
            made._value_ = value
        else:
            made._value_ = kind(*args)
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    for known in cls._member_map_.values():
        if known._value_ == value:
            made = known
            break
    else:
        is_flag = Flag is not None and issubclass(cls, Flag)
        if not is_flag or isinstance(value, int) and (value == 0 or value & (value - 1) == 0 and value > 0):
            cls._member_names_.append(name)
        elif is_flag and not isinstance(value, int):
            raise TypeError(f'invalid flag value {value!r}')
    existing = cls.__dict__.get(name)
    if not isinstance(existing, property):
        for base in cls.__mro__[1:]:
            inherited = base.__dict__.get(name)
            if isinstance(inherited, property):
                break
        else:
            type.__setattr__(cls, name, made)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _no_init(self, *args, **kwds):
    pass


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object
    _new_member_ = None
    _value_repr_ = None
    _boundary_ = None

    def __new__(cls, value):  #: enum.py:1145
        if type(value) is cls:  #: enum.py:1149
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        exc = None
        try:
            result = cls._missing_(value)  #: enum.py:1174
        except Exception as e:
            exc = e
            result = None
        try:
            if isinstance(result, cls):  #: enum.py:1179
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            ve_exc = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            if result is None and exc is None:
                raise ve_exc  #: enum.py:1189
            if exc is None:
                exc = TypeError(
                    f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
            if not isinstance(exc, ValueError):
                exc.__context__ = ve_exc
            raise exc  #: enum.py:1197
        finally:
            exc = ve_exc = None

    def __init__(self, *args, **kwds):  #: enum.py:1203
        pass

    @staticmethod  #: enum.py:1233
    def _generate_next_value_(name, start, count, last_values):  #: enum.py:1234
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None  #: enum.py:1248

    @classmethod  #: enum.py:1254
    def _missing_(cls, value):  #: enum.py:1255
        return None

    def __repr__(self):  #: enum.py:1258
        show = type(self)._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):  #: enum.py:1262
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):  #: enum.py:1265
        cls = self.__class__
        names = {name for kind in cls.__mro__ for name in kind.__dict__ if name not in cls._member_map_}
        names = {name for name in {*names, *self.__dict__} if name[0] != '_'}
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', *names})

    def __format__(self, format_spec):  #: enum.py:1294
        return str.__format__(str(self), format_spec)  #: enum.py:1295

    def __hash__(self):  #: enum.py:1297
        return hash(self._name_)  #: enum.py:1298

    def __reduce_ex__(self, proto):  #: enum.py:1300
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):  #: enum.py:1303
        return self

    def __copy__(self):  #: enum.py:1306
        return self

    @property  #: enum.py:1317
    def name(self):  #: enum.py:1318
        """The member's name."""
        return self._name_

    @property  #: enum.py:1322
    def value(self):  #: enum.py:1323
        """The member's value."""
        return self._value_


Enum._generate_next_value_ = staticmethod(Enum._generate_next_value_)


class ReprEnum(Enum):
    """Only the repr is the enumeration's; str and format are the mixed-in type's."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):  #: enum.py:1345
        if len(values) > 3:  #: enum.py:1347
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2],))
        value = str(*values)  #: enum.py:1361
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod  #: enum.py:1366
    def _generate_next_value_(name, start, count, last_values):  #: enum.py:1367
        return name.lower()  #: enum.py:1371


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member names."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    while value:
        low = value & -value
        yield low
        value ^= low


def _finish_flag(cls):
    mask = singles = 0
    for found in cls._member_map_.values():
        value = found._value_
        if isinstance(value, int):
            mask |= value
            if value > 0 and value & (value - 1) == 0:
                singles |= value
    cls._flag_mask_ = mask
    cls._singles_mask_ = singles
    cls._all_bits_ = 2 ** mask.bit_length() - 1
    # In the order of their definition, even where the values fall.
    cls._member_names_[:] = [name for name in cls._member_names_ if cls._member_map_[name]._value_ != 0]


class Flag(Enum, boundary=STRICT):
    """Members that combine with | & ^ ~."""

    _numeric_repr_ = repr

    @staticmethod  #: enum.py:1405
    def _generate_next_value_(name, start, count, last_values):  #: enum.py:1406
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            return 2 ** highest.bit_length()
        except AttributeError:
            raise TypeError('invalid flag value %r' % highest) from None

    @classmethod
    def _iter_member_(cls, value):
        found = [cls._value2member_map_[bit] for bit in _bits(value & cls._flag_mask_)
                 if bit in cls._value2member_map_]
        # In the order of their definition.
        yield from sorted(found, key=lambda member: cls._member_names_.index(member._name_))

    @classmethod  #: enum.py:1444
    def _missing_(cls, value):  #: enum.py:1445
        if not isinstance(value, int):  #: enum.py:1451
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, bits = cls._flag_mask_, cls._all_bits_
        if value < 0 and not ~bits <= value or value > bits or value & (bits ^ mask) and value >= 0:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                    cls, value, _binary(value, width), _binary(mask, width)))
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = bits + 1 + value
            if cls._boundary_ is not KEEP:
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [found._name_ for found in cls._iter_member_(value)]
        rest = value & ~cls._singles_mask_
        for found in cls._iter_member_(value):
            rest &= ~found._value_
        made._name_ = '|'.join(names) if names else None
        if names and rest:
            made._name_ += '|%s' % cls._numeric_repr_(rest)
        cls._value2member_map_.setdefault(value, made)
        return made

    def __contains__(self, other):  #: enum.py:1537
        if not isinstance(other, self.__class__):  #: enum.py:1541
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))  #: enum.py:1544
        return other._value_ & self._value_ == other._value_

    def __iter__(self):  #: enum.py:1547
        yield from self._iter_member_(self._value_)  #: enum.py:1551

    def __len__(self):  #: enum.py:1553
        return self._value_.bit_count()  #: enum.py:1554

    def __repr__(self):  #: enum.py:1556
        name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return '<%s: %s>' % (name, show(self._value_))
        return '<%s.%s: %s>' % (name, self._name_, show(self._value_))

    def __str__(self):  #: enum.py:1564
        name = self.__class__.__name__
        if self._name_ is None:
            return '%s(%r)' % (name, self._value_)
        return '%s.%s' % (name, self._name_)

    def __bool__(self):  #: enum.py:1571
        return bool(self._value_)  #: enum.py:1572

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):  #: enum.py:1581
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):  #: enum.py:1592
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):  #: enum.py:1603
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):  #: enum.py:1614
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)


def _binary(value, width):
    if value >= 0:
        digits = format(value, 'b').rjust(width, '0')
        return f'0b0 {digits}'
    digits = format(value + (1 << width), 'b').rjust(width, '1')
    return f'0b1 {digits}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""



def unique(enumeration):  #: enum.py:1642
    """Refuses aliases."""
    doubles = [(name, found.name) for name, found in enumeration.__members__.items() if name != found.name]
    if doubles:
        listed = ', '.join('%s -> %s' % pair for pair in doubles)
        raise ValueError('duplicate values found in %r: %s' % (enumeration, listed))
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration as a decorator."""

    def __init__(self, *checks):  #: enum.py:1928
        self.checks = checks

    def __call__(self, enumeration):  #: enum.py:1930
        for check in self.checks:
            if check is UNIQUE:
                doubles = [f'{name} -> {found.name}' for name, found in enumeration.__members__.items()
                           if name != found.name]
                if doubles:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(doubles)}")
            elif check is CONTINUOUS:
                values = {found.value for found in enumeration}
                if values:
                    flags = issubclass(enumeration, Flag)
                    missing = [v for v in range(min(values), max(values))
                               if v not in values and not (flags and v & v - 1)]
                    if missing:
                        kind = 'flag' if flags else 'enum'
                        raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values '
                                         f"{', '.join(map(str, missing))}")
            elif check is NAMED_FLAGS:
                named = {found.value for found in enumeration}
                lacking = {name: [bit for bit in _bits(found.value) if bit not in named]
                           for name, found in enumeration.__members__.items() if found.value >= 0}
                lacking = {name: bits for name, bits in lacking.items() if bits}
                if lacking:
                    names = list(lacking)
                    listed = (f'alias {names[0]} is missing' if len(names) == 1 else
                              f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
                    value = 0
                    for bits in lacking.values():
                        value |= sum(bits)
                    what = (f'combined values of {value:#x}' if value & value - 1 else f'value {value:#x}')
                    raise ValueError(f'invalid Flag {enumeration.__name__!r}: {listed} {what} '
                                     '[use enum.show_flag_values(value) for details]')
        return enumeration
