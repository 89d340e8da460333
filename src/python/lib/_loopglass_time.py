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


def get_clock_info(name):
    """Which clock it is, and what it keeps to."""
    from types import SimpleNamespace
    clocks = {'time': 'REALTIME', 'monotonic': 'MONOTONIC', 'perf_counter': 'MONOTONIC',
              'process_time': 'PROCESS_CPUTIME_ID', 'thread_time': 'THREAD_CPUTIME_ID'}
    if name not in clocks:
        raise ValueError('unknown clock')
    wall = name == 'time'
    return SimpleNamespace(implementation=f'clock_gettime(CLOCK_{clocks[name]})', monotonic=not wall, adjustable=wall,
                           resolution=1e-09)


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    tt = _strptime(data_string, format)[0]  #: _strptime.py:567
    return struct_time((*tt[:8], -1))


def _strptime_datetime(cls, data_string, format):
    for i, arg in enumerate((data_string, format), 1):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(arg).__name__}')
    tt, fraction, gmtoff_fraction = _strptime(data_string, format)  #: _strptime.py:573
    if gmtoff_fraction is not None:
        from datetime import timedelta, timezone
        gmtoff_fraction = timezone(timedelta(microseconds=gmtoff_fraction))
    return cls(*tt[:6], fraction, gmtoff_fraction)


def _strptime(data_string, format):
    for i, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(arg)}')
    from time import _strptime
    codes = {part[:1] for part in format.replace('%%', '').split('%')[1:]}
    if 'd' in codes and not codes & {'Y', 'y', 'G', 'c', 'x'}:
        import warnings
        warnings.warn("""\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""", DeprecationWarning, stacklevel=3)
    try:
        return _strptime(data_string, format)
    except ValueError as exc:
        said = str(exc)
    if said.startswith('time data'):
        raise ValueError("time data %r does not match format %r" %  #: _strptime.py:352
                         (data_string, format))
    if said.startswith('unconverted'):
        raise ValueError("unconverted data remains: %s" %  #: _strptime.py:355
                         said[26:])
    raise ValueError(said)
