"""The named tuple of time: localtime() and gmtime() give it, strftime() takes it."""

_FIELDS = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    """A moment in its parts."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _FIELDS

    def __new__(cls, iterable):
        parts = tuple(iterable)
        if not 9 <= len(parts) <= 11:
            most = 'at least' if len(parts) < 9 else 'at most'
            count = 9 if len(parts) < 9 else 11
            raise TypeError(f'time.struct_time() takes an {most} {count}-sequence ({len(parts)}-sequence given)')
        self = super().__new__(cls, parts[:9])
        self._more = (parts[9:] + (None, None))[:2]
        return self

    @property
    def tm_zone(self):
        return self._more[0]

    @property
    def tm_gmtoff(self):
        return self._more[1]

    def __repr__(self):
        shown = ', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))
        return f'time.struct_time({shown})'


def _field(index):
    return property(lambda self: self[index])


for _index, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, _field(_index))
struct_time.__module__ = 'time'
struct_time.__qualname__ = 'struct_time'


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    tt = _strptime(data_string, format)[0]  #: _strptime.py:567
    return tt


def _strptime(data_string, format):
    from time import _strptime
    try:
        return [_strptime(data_string, format)]
    except ValueError as exc:
        said = str(exc)
    if said.startswith('time data'):
        raise ValueError("time data %r does not match format %r" %  #: _strptime.py:352
                         (data_string, format))
    if said.startswith('unconverted'):
        raise ValueError("unconverted data remains: %s" %  #: _strptime.py:355
                         said[26:])
    raise ValueError(said)
