"""fractions: exact ratios."""

import math
import numbers
import operator
import re

__all__ = ['Fraction']

_FORM = re.compile(r'''
    \s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)
    (?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)
    \s*''', re.VERBOSE | re.IGNORECASE)


class Fraction(numbers.Rational):
    """A ratio in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if isinstance(numerator, (int, Fraction)):
                top, bottom = numerator.numerator, numerator.denominator
            elif isinstance(numerator, str):
                top, bottom = cls._parse(numerator)
            elif hasattr(numerator, 'as_integer_ratio'):
                top, bottom = numerator.as_integer_ratio()
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            top = numerator.numerator * denominator.denominator
            bottom = numerator.denominator * denominator.numerator
        else:
            raise TypeError('both arguments should be Rational instances')
        if bottom == 0:
            numerator = top
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)  #: fractions.py:298
        common = math.gcd(top, bottom) * (-1 if bottom < 0 else 1)
        self._numerator, self._denominator = top // common, bottom // common
        return self

    @staticmethod
    def _parse(text):
        m = _FORM.fullmatch(text)
        if m is None:
            raise ValueError(f'Invalid literal for Fraction: {text!r}')
        top = int(m['num'] or '0')
        bottom = 1
        if m['denom']:
            bottom = int(m['denom'])
        else:
            if m['decimal']:
                digits = m['decimal'].replace('_', '')
                bottom = 10 ** len(digits)
                top = top * bottom + int(digits)
            if m['exp']:
                power = int(m['exp'])
                if power >= 0:
                    top *= 10 ** power
                else:
                    bottom *= 10 ** -power
        return (-top if m['sign'] == '-' else top), bottom

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a decimal."""
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        """What is divided."""
        return self._numerator

    @property
    def denominator(self):
        """What it is divided by."""
        return self._denominator

    def is_integer(self):
        """Whether it is whole."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Both parts."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a denominator no larger."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        near, far = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return far if abs(far - self) <= abs(near - self) else near

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] in 'eEfFgG%':
            places = re.search(r'\.(\d+)', spec)
            if spec[-1] in 'fF%':
                digits = int(places[1]) if places else 6
                scaled = self * (100 if spec[-1] == '%' else 1)
                whole = round(scaled * 10 ** digits)
                sign = '-' if whole < 0 else ''
                text = str(abs(whole)).zfill(digits + 1)
                text = sign + (text[:-digits] + '.' + text[-digits:] if digits else text)
                head = re.sub(r'\.\d+', '', spec[:-1])
                if not head or head[-1:].isdigit() and head.isdigit() and head[0] != '0' or head[0] in '<>^':
                    text += '%' if spec[-1] == '%' else ''
                    return format(text, ('' if head[:1] in '<>^' else '>') + head if head else '')
            return format(float(self), spec)
        if re.fullmatch(r'(.?[<>^])?\d+', spec):
            return format(str(self), spec if spec[0] in '<>^' or spec[1:2] in tuple('<>^') else '>' + spec)
        raise ValueError(f'Invalid format specifier {spec!r} for object of type {type(self).__name__!r}')

    def _with(self, other, exact, inexact, swap=False):
        if isinstance(other, (int, Fraction)):
            a, b = (Fraction(other), self) if swap else (self, other)
            return exact(a.numerator, a.denominator, b.numerator, b.denominator)
        if isinstance(other, (float, complex)):
            mine = type(other)(self)
            return inexact(other, mine) if swap else inexact(mine, other)
        return NotImplemented

    @staticmethod
    def _add(a, b, c, d):
        return Fraction(a * d + c * b, b * d)

    @staticmethod
    def _sub(a, b, c, d):
        return Fraction(a * d - c * b, b * d)

    @staticmethod
    def _mul(a, b, c, d):
        return Fraction(a * c, b * d)

    @staticmethod
    def _div(a, b, c, d):
        if c == 0:
            raise ZeroDivisionError(f'Fraction({a * d}, 0)')
        return Fraction(a * d, b * c)

    @staticmethod
    def _floordiv(a, b, c, d):
        return (a * d) // (b * c)

    @staticmethod
    def _mod(a, b, c, d):
        return Fraction((a * d) % (c * b), b * d)

    def __add__(self, other):
        return self._with(other, self._add, operator.add)

    def __radd__(self, other):
        return self._with(other, self._add, operator.add, True)

    def __sub__(self, other):
        return self._with(other, self._sub, operator.sub)

    def __rsub__(self, other):
        return self._with(other, self._sub, operator.sub, True)

    def __mul__(self, other):
        return self._with(other, self._mul, operator.mul)

    def __rmul__(self, other):
        return self._with(other, self._mul, operator.mul, True)

    def __truediv__(self, other):
        return self._with(other, self._div, operator.truediv)

    def __rtruediv__(self, other):
        return self._with(other, self._div, operator.truediv, True)

    def __floordiv__(self, other):
        return self._with(other, self._floordiv, operator.floordiv)

    def __rfloordiv__(self, other):
        return self._with(other, self._floordiv, operator.floordiv, True)

    def __mod__(self, other):
        return self._with(other, self._mod, operator.mod)

    def __rmod__(self, other):
        return self._with(other, self._mod, operator.mod, True)

    def __divmod__(self, other):
        q = self // other
        return q if q is NotImplemented else (q, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    def __pow__(self, other):
        if isinstance(other, numbers.Rational) and other.denominator == 1:
            n = other.numerator
            if n >= 0:
                return Fraction(self._numerator ** n, self._denominator ** n)
            if self._numerator == 0:
                raise ZeroDivisionError(f'Fraction({self._denominator ** -n}, 0)')
            return Fraction(self._denominator ** -n, self._numerator ** -n)
        return float(self) ** (float(other) if isinstance(other, numbers.Rational) else other)

    def __rpow__(self, other):
        if self._denominator == 1:
            return other ** self._numerator
        return other ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return math.trunc(self)

    def __trunc__(self):
        n, d = self._numerator, self._denominator
        return -(-n // d) if n < 0 else n // d

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice > self._denominator or twice == self._denominator and whole % 2:
                whole += 1
            return whole
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        try:
            inverse = pow(self._denominator, -1, (1 << 61) - 1)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._numerator, self._denominator) == (other.numerator, other.denominator)
        if isinstance(other, float):
            return self == Fraction(other) if math.isfinite(other) else 0.0 == other
        return NotImplemented

    def _order(self, other, compare):
        if isinstance(other, (int, Fraction)):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return compare(self, Fraction(other)) if math.isfinite(other) else compare(0.0, other)
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, operator.lt)

    def __gt__(self, other):
        return self._order(other, operator.gt)

    def __le__(self, other):
        return self._order(other, operator.le)

    def __ge__(self, other):
        return self._order(other, operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
