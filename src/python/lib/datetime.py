"""Dates and times: timedelta, date, time, datetime, timezone, tzinfo.

Local time is the host's (`time.localtime`), strftime and strptime are `time`'s. Left out: fold's gaps, pickling.
"""

import math
import time as _time
from _loopglass_time import _strptime_datetime

__all__ = ['MAXYEAR', 'MINYEAR', 'UTC', 'date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo']

MINYEAR = 1
MAXYEAR = 9999
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MICRO_DAY = 86400 * 10 ** 6


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return 29 if month == 2 and _leap(year) else _LENGTHS[month - 1]


def _ordinal(year, month, day):
    before = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    return before + sum(_month_length(year, m) for m in range(1, month)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _month_length(year, month):
        n -= _month_length(year, month)
        month += 1
    return year, month, n + 1


def _whole(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _whole(year), _whole(month), _whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_length(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _whole(hour), _whole(minute), _whole(second), _whole(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond


def _round_half_even(n, d):
    q, r = divmod(n, d)
    if 2 * r > d or 2 * r == d and q % 2:
        q += 1
    return q


def _name(value):
    """What repr() calls a value's type."""
    cls = type(value)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


class timedelta:
    """A span of time."""

    __slots__ = ('_days', '_seconds', '_microseconds', '_total')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        # Exact: every number is a ratio of whole numbers; the sum is rounded once, to a microsecond.
        whole = 0
        num, den = 0, 1
        for value, unit in ((days, _MICRO_DAY), (seconds, 10 ** 6), (microseconds, 1), (milliseconds, 1000),
                            (minutes, 60 * 10 ** 6), (hours, 3600 * 10 ** 6), (weeks, 7 * _MICRO_DAY)):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                n, d = value.as_integer_ratio()
                n *= unit
                num, den = num * d + n * den, den * d
            else:
                raise TypeError(f'unsupported type for timedelta {_UNIT_NAMES[unit]} component: '
                                f'{type(value).__name__}')
        if num:
            whole += _round_half_even(num, den)
        return cls._of(whole)

    @classmethod
    def _of(cls, total):
        self = object.__new__(cls)
        days, rest = divmod(total, _MICRO_DAY)
        if abs(days) > 999999999:
            if abs(days) >= 1 << 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 10 ** 6)
        self._total = total
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        """The span in seconds."""
        return self._total / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        return f"{_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = '%d:%02d:%02d' % (hours, minutes, seconds)
        if self._days:
            text = '%d day%s, ' % (self._days, '' if abs(self._days) == 1 else 's') + text
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def __add__(self, other):
        return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._total < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._total * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        if isinstance(other, int):
            return timedelta._of(self._total // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            if other < 0:
                return timedelta._of(_round_half_even(-self._total, -other))
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            return timedelta._of(_round_half_even(self._total, other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError('float division by zero')
            if n < 0:
                n, d = -n, -d
            return timedelta._of(_round_half_even(self._total * d, n))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._total, other._total)
        return q, timedelta._of(r)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total)

    def __bool__(self):
        return self._total != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


_UNIT_NAMES = {_MICRO_DAY: 'days', 10 ** 6: 'seconds', 1: 'microseconds', 1000: 'milliseconds',
               60 * 10 ** 6: 'minutes', 3600 * 10 ** 6: 'hours', 7 * _MICRO_DAY: 'weeks'}
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._of(10 ** 9 * _MICRO_DAY - 1)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """The base of time zones."""

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """Local time of a time in UTC."""
        offset = dt.utcoffset()
        daylight = dt.dst()
        local = dt + (offset - daylight)
        return local + local.dst()


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign = '-' if offset._total < 0 else '+'
    minutes, seconds = divmod(abs(offset)._total // 10 ** 6, 60)
    text = '%s%02d%s%02d' % (sign, minutes // 60, colon, minutes % 60)
    micro = abs(offset)._total % 10 ** 6
    if seconds or micro:
        text += '%s%02d' % (colon, seconds)
        if micro:
            text += '.%06d' % micro
    return text


class timezone(tzinfo):
    """A fixed distance from UTC."""

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if name is None and not offset and 'utc' in cls.__dict__:
            return cls.utc
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'datetime.timezone({self._offset!r})'
        return f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = timezone(timedelta(0))
timezone.max = timezone(timedelta(hours=23, minutes=59))
timezone.min = timezone(-timezone.max._offset)
UTC = timezone.utc


def _local_offset(timestamp):
    parts = _time.localtime(timestamp)
    seconds = getattr(parts, 'tm_gmtoff', None) or 0
    return timezone(timedelta(seconds=seconds), getattr(parts, 'tm_zone', None))


def _strftime(obj, fmt):
    """strftime with the C locale's names."""
    kind = type(obj)
    parts = []
    for part in fmt.split('%%'):
        if '%f' in part:
            part = part.replace('%f', '%06d' % getattr(obj, 'microsecond', 0))
        if 'z' in part or 'Z' in part:
            offset = obj.utcoffset() if hasattr(kind, 'utcoffset') else None
            name = obj.tzname() if hasattr(kind, 'tzname') else None
            part = part.replace('%:z', _offset_text(offset)).replace('%z', _offset_text(offset, ''))
            part = part.replace('%Z', (name or '').replace('%', '%%'))
        parts.append(part)
    day = (obj._year, obj._month, obj._day) if isinstance(obj, date) else (1900, 1, 1)
    clock = obj._clock[:3] if hasattr(kind, '_clock') else (0, 0, 0)
    return _time.strftime('%%'.join(parts), (*day, *clock))


class _IsoCalendarDate(tuple):
    """Year, week, weekday."""

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)' % tuple(self)


def _is_digits(text, size):
    return len(text) == size and text.isascii() and text.isdigit()


class _Malformed(ValueError):
    """The text is not of ISO 8601."""


def _parse_date(text):
    if text[4:5] == 'W' or text[4:6] == '-W':
        dash = text[4] == '-'
        year, week, day = text[:4], text[5 + dash:7 + dash], text[7 + dash:].removeprefix('-' if dash else '') or '1'
        if not (_is_digits(year, 4) and _is_digits(week, 2) and _is_digits(day, 1)) or text[7 + dash:] == '-':
            raise _Malformed
        try:
            found = date.fromisocalendar(int(year), int(week), int(day))
        except ValueError:
            raise _Malformed from None
        return found.year, found.month, found.day
    if len(text) == 10 and text[4] == text[7] == '-':
        parts = text[:4], text[5:7], text[8:]
    elif len(text) == 8:
        parts = text[:4], text[4:6], text[6:]
    else:
        raise _Malformed
    if not all(_is_digits(part, size) for part, size in zip(parts, (4, 2, 2))):
        raise _Malformed
    return tuple(map(int, parts))


def _parse_time(text):
    """(hour, minute, second, microsecond, tzinfo)"""
    zone = None
    for i, char in enumerate(text):
        if char in '+-Z':
            if char == 'Z':
                if text[i + 1:]:
                    raise _Malformed
                zone = UTC
            else:
                h, m, s, us, _ = _parse_time(text[i + 1:])
                offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
                zone = timezone(-offset if char == '-' else offset)
            text = text[:i]
            break
    micro = 0
    for mark in '.,':
        if mark in text:
            text, digits = text.split(mark, 1)
            if not digits or not digits.isdigit():
                raise _Malformed
            micro = int(digits[:6].ljust(6, '0'))
    parts = text.split(':') if ':' in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or not all(_is_digits(part, 2) for part in parts):
        raise _Malformed
    values = [int(part) for part in parts] + [0, 0]
    return values[0], values[1], values[2], micro, zone


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            name, place = ('month', 2) if month is None else ('day', 3)
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        parts = _time.localtime(t)
        return cls(parts[0], parts[1], parts[2])

    @classmethod
    def today(cls):
        """The day it is now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_date(date_string)
        except _Malformed:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 4)
        weeks = 52 + (date(year, 12, 31).weekday() == 3 or date(year, 1, 1).weekday() == 3)
        if not 1 <= week <= weeks:
            raise ValueError(f'Invalid week: {week}')
        if not 1 <= day <= 7:
            raise ValueError(f'Invalid day: {day} (range is [1, 7])')
        monday = first - (first + 6) % 7
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_name(self), self._year, self._month, self._day)

    def ctime(self):
        return _strftime(self, '%a %b %e 00:00:00 ') + '%04d' % self._year

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        ordinal = self.toordinal()
        thursday = ordinal - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        first = _ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        return _IsoCalendarDate((year, (ordinal - monday) // 7 + 1, self.isoweekday()))

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _clock_text(hour, minute, second, micro, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if micro else 'seconds'
    forms = {'hours': '%02d' % hour, 'minutes': '%02d:%02d' % (hour, minute),
             'seconds': '%02d:%02d:%02d' % (hour, minute, second),
             'milliseconds': '%02d:%02d:%02d.%03d' % (hour, minute, second, micro // 1000),
             'microseconds': '%02d:%02d:%02d.%06d' % (hour, minute, second, micro)}
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec]


class time:
    """A time of day."""

    __slots__ = ('_clock', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._clock = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._clock[0])
    minute = property(lambda self: self._clock[1])
    second = property(lambda self: self._clock[2])
    microsecond = property(lambda self: self._clock[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_time(time_string.removeprefix('T')))
        except _Malformed:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None

    def isoformat(self, timespec='auto'):
        return _clock_text(*self._clock, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = list(self._clock)
        while len(parts) > 2 and not parts[-1]:
            parts.pop()
        text = ', '.join(map(str, parts))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        return f'{_name(self)}({text})'

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        clock = [old if new is None else new
                 for old, new in zip(self._clock, (hour, minute, second, microsecond))]
        return type(self)(*clock, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self):
        h, m, s, us = self._clock
        offset = self.utcoffset()
        return ((h * 60 + m) * 60 + s) * 10 ** 6 + us - (offset._total if offset is not None else 0)

    def _compared(self, other, how, equality=False):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return how(self._key(), other._key())

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())


time.min = time(0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A day and a time of day."""

    __slots__ = ('_clock', '_tzinfo', '_fold')

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._clock = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None and not isinstance(tzinfo, _tzinfo_class):
            raise TypeError(f'tzinfo argument must be None or of a tzinfo subclass, not type '
                            f"'{type(tzinfo).__name__}'")
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._clock[0])
    minute = property(lambda self: self._clock[1])
    second = property(lambda self: self._clock[2])
    microsecond = property(lambda self: self._clock[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_micros(cls, total, tz=None):
        days, rest = divmod(total, _MICRO_DAY)
        if not 0 < days <= 3652059:
            raise OverflowError('date value out of range')
        seconds, micro = divmod(rest, 10 ** 6)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    def _micros(self):
        h, m, s, us = self._clock
        return self.toordinal() * _MICRO_DAY + ((h * 60 + m) * 60 + s) * 10 ** 6 + us

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        n, d = (timestamp if isinstance(timestamp, float) else _whole(timestamp)).as_integer_ratio()
        if abs(timestamp) >= 1 << 63:
            raise OverflowError('timestamp out of range for platform time_t')
        utc = _ordinal(1970, 1, 1) * _MICRO_DAY + _round_half_even(n * 10 ** 6, d)
        if tz is None:
            return cls._from_micros(utc + _local_offset(math.floor(timestamp))._offset._total)
        return tz.fromutc(cls._from_micros(utc, tz))

    @classmethod
    def utcfromtimestamp(cls, t):
        n, d = t.as_integer_ratio()
        return cls._from_micros(_ordinal(1970, 1, 1) * _MICRO_DAY + _round_half_even(n * 10 ** 6, d))

    @classmethod
    def now(cls, tz=None):
        """What time it is."""
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, *time._clock, time.tzinfo if tzinfo is True else tzinfo,
                   fold=time.fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            size = 10 if date_string[4:5] == '-' else 8
            if 'W' in date_string[4:6]:
                size -= 2 if size == 10 else 1
                # The day of the week may be there or not.
                day = date_string[size:size + 2] if size == 8 else date_string[size:size + 1]
                size += len(day) if day.removeprefix('-').isdigit() and (size == 7 or day[0] == '-') else 0
            day = _parse_date(date_string[:size])
            rest = date_string[size + 1:]
            if len(date_string) == size:
                return cls(*day)
            return cls(*day, *_parse_time(rest))
        except _Malformed:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    strptime = classmethod(_strptime_datetime)

    def timestamp(self):
        """Seconds since 1970."""
        epoch = _ordinal(1970, 1, 1) * _MICRO_DAY
        offset = self.utcoffset()
        if offset is None:
            guess = self._micros() - epoch
            offset = _local_offset(guess // 10 ** 6)._offset
            offset = _local_offset((guess - offset._total) // 10 ** 6)._offset
        return (self._micros() - epoch - offset._total) / 10 ** 6

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(*self._clock, fold=self._fold)

    def timetz(self):
        return _time_class(*self._clock, self._tzinfo, fold=self._fold)

    def timetuple(self):
        daylight = self.dst()
        flag = -1 if daylight is None else 1 if daylight else 0
        return _time.struct_time((self._year, self._month, self._day, *self._clock[:3], self.weekday(),
                                  self.toordinal() - _ordinal(self._year, 1, 1) + 1, flag))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _time.struct_time((*moment.replace(tzinfo=None).timetuple()[:8], 0))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        old = (self._year, self._month, self._day, *self._clock)
        new = (year, month, day, hour, minute, second, microsecond)
        return type(self)(*[a if b is None else b for a, b in zip(old, new)],
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        offset = self.utcoffset()
        if offset is None:
            utc = self._from_micros(_ordinal(1970, 1, 1) * _MICRO_DAY + _round_half_even(
                *(lambda n, d: (n * 10 ** 6, d))(*self.timestamp().as_integer_ratio())))
        else:
            utc = (self - offset).replace(tzinfo=None)
        if tz is None:
            tz = _local_offset(int((utc._micros() - _ordinal(1970, 1, 1) * _MICRO_DAY) // 10 ** 6))
        return tz.fromutc(utc.replace(tzinfo=tz))

    def ctime(self):
        return _strftime(self, '%a %b %e %H:%M:%S ') + '%04d' % self._year

    def isoformat(self, sep='T', timespec='auto'):
        return ('%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep)
                + _clock_text(*self._clock, timespec) + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, *self._clock]
        while len(parts) > 5 and not parts[-1]:
            parts.pop()
        text = ', '.join(map(str, parts))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{_name(self)}({text})'

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _compared(self, other, how, equality=False):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        a, b = self._micros(), other._micros()
        return how(a, b) if mine is None else how(a - mine._total, b - theirs._total)

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total if offset is not None else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_micros(self._micros() + other._total, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        span = self._micros() - other._micros()
        return timedelta._of(span if mine is None else span - mine._total + theirs._total)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, *self._clock, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_date_class = date
_time_class = time
_tzinfo_class = tzinfo
