"""JSON: dumps, loads, dump, load, JSONEncoder, JSONDecoder, JSONDecodeError."""

from .decoder import JSONDecodeError, JSONDecoder
from .encoder import JSONEncoder

__all__ = ['JSONDecodeError', 'JSONDecoder', 'JSONEncoder', 'dump', 'dumps', 'load', 'loads']

_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,  #: json/__init__.py:183
          separators=None, default=None, sort_keys=False, **kw):
    """An object as JSON text."""
    if (not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None and indent is None
            and separators is None and default is None and not sort_keys and not kw):
        return _default_encoder.encode(obj)  #: json/__init__.py:231
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):  #: json/__init__.py:120
    """Writes an object as JSON text."""
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,  #: json/__init__.py:299
          object_pairs_hook=None, **kw):
    """The object of a JSON text."""
    if isinstance(s, str):  #: json/__init__.py:333
        if s.startswith('\ufeff'):  #: json/__init__.py:334
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)",  #: json/__init__.py:335
                                  s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):  #: json/__init__.py:338
            raise TypeError(f'the JSON object must be str, bytes or bytearray, '  #: json/__init__.py:339
                            f'not {s.__class__.__name__}')
        s = s.decode('utf-8')
    given = {'object_hook': object_hook, 'parse_float': parse_float, 'parse_int': parse_int,
             'parse_constant': parse_constant, 'object_pairs_hook': object_pairs_hook}
    given = {name: value for name, value in given.items() if value is not None}
    if cls is None and not given and not kw:
        return _default_decoder.decode(s)  #: json/__init__.py:346
    return (cls or JSONDecoder)(**given, **kw).decode(s)


def load(fp, **kw):  #: json/__init__.py:274
    """The object of a JSON text that is read from `fp`."""
    return loads(fp.read(), **kw)
