"""Averages and spreads. Sums go through exact fractions of integers, so results round once, as CPython's do.

Left out: Decimal data, kernel density.
"""

import math
from fractions import Fraction

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    """There is not enough data, or it does not fit."""


def _exact_sum(data):
    """(numerator, denominator, what to make of the result) of the sum."""
    partials = {}
    whole = int
    for x in data:
        if isinstance(x, float):
            whole = float
        elif isinstance(x, Fraction):
            whole = whole if whole is float else Fraction
        elif not isinstance(x, int):
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
        n, d = x.as_integer_ratio()
        partials[d] = partials.get(d, 0) + n
    den = math.lcm(*partials)
    return sum(n * (den // d) for d, n in partials.items()), den, whole


def _ratio(n, d, whole):
    """n / d as one number: an int if everything was an int and it divides."""
    if whole is Fraction:
        return Fraction(n, d)
    if whole is int and n % d == 0:
        return n // d
    return n / d


def mean(data):  #: statistics.py:472
    """The arithmetic mean."""
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')  #: statistics.py:490
    n, d, whole = _exact_sum(data)
    return _ratio(n, d * len(data), whole)


def fmean(data, weights=None):  #: statistics.py:494
    """The arithmetic mean as a float."""
    data = list(data)
    if weights is not None:
        weights = list(weights)  #: statistics.py:519
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')  #: statistics.py:523
        den = math.fsum(weights)
        if not den:
            raise StatisticsError('sum of weights must be non-zero')  #: statistics.py:526
        return math.fsum(x * w for x, w in zip(data, weights)) / den
    if not data:
        raise StatisticsError('fmean requires at least one data point')  #: statistics.py:516
    return math.fsum(data) / len(data)


def geometric_mean(data):  #: statistics.py:530
    """The geometric mean."""
    data = list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')  #: statistics.py:557
    if any(x < 0 for x in data):
        raise StatisticsError('No negative inputs allowed')
    if 0 in data:
        return 0.0
    return math.exp(math.fsum(map(math.log, data)) / len(data))


def harmonic_mean(data, weights=None):  #: statistics.py:565
    """The harmonic mean."""
    data = list(data)  #: statistics.py:589
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')  #: statistics.py:593
    if any(x < 0 for x in data):
        raise StatisticsError('harmonic mean does not support negative values')
    if 0 in data:
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    num, den = 0, 1  # the exact sum of w / x
    for x, w in zip(data, weights):
        (xn, xd), (wn, wd) = x.as_integer_ratio(), w.as_integer_ratio()
        num, den = num * (xn * wd) + xd * wn * den, den * (xn * wd)
    total, total_den, _ = _exact_sum(weights)
    return total * den / (num * total_den)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):  #: statistics.py:621
    """The middle, or the mean of the two middles."""
    data = _sorted(data)
    n = len(data)  #: statistics.py:635
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):  #: statistics.py:645
    """The middle, or the lower of two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):  #: statistics.py:667
    """The middle, or the higher of two."""
    data = _sorted(data)
    return data[len(data) // 2]


def mode(data):  #: statistics.py:758
    """The most frequent, the first of several."""
    found = multimode(data)
    if not found:
        raise StatisticsError('no mode for empty data')
    return found[0]


def multimode(data):  #: statistics.py:788
    """The most frequent ones."""
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):  #: statistics.py:1057
    """n - 1 cut points."""
    if n < 1:
        raise StatisticsError('n must be at least 1')  #: statistics.py:1074
    data = sorted(data)  #: statistics.py:1075
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')  #: statistics.py:1080
    if method == 'inclusive':
        m = size - 1
        result = []
        for i in range(1, n):  #: statistics.py:1085
            j, delta = divmod(i * m, n)  #: statistics.py:1086
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        m = size + 1
        result = []
        for i in range(1, n):  #: statistics.py:1094
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')  #: statistics.py:1102


def _squares(data, center):
    """(n, d, whole, count) of the sum of squared deviations."""
    data = list(data)
    count = len(data)
    if center is not None:
        n, d, whole = _exact_sum([(x - center) ** 2 for x in data])
        return n, d, whole, count
    sn, sd, whole = _exact_sum(data)
    partials = [x.as_integer_ratio() for x in data]
    den = math.lcm(sd, *[d for n, d in partials]) ** 2
    squares = sum(n * n * (den // (d * d)) for n, d in partials)
    # sum of squares - (sum)^2 / count, over the common denominator den * count
    return squares * count - sn * sn * (den // (sd * sd)), den * count, whole, count


def variance(data, xbar=None):  #: statistics.py:1111
    """The sample variance."""
    n, d, whole, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')  #: statistics.py:1151
    return _ratio(n, d * (count - 1), whole)


def pvariance(data, mu=None):  #: statistics.py:1155
    """The population variance."""
    n, d, whole, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')  #: statistics.py:1192
    return _ratio(n, d * count, whole)


def _root(n, d):
    """The square root of n / d, rounded once."""
    if not n:
        return 0.0
    shift = max(0, 2 * 60 - n.bit_length() + d.bit_length() + 2) // 2 * 2
    whole = (n << shift) // d
    root = math.isqrt(whole)
    if root * root * d != n << shift:
        root |= 1
    return root / (1 << shift // 2)


def stdev(data, xbar=None):  #: statistics.py:1196
    """The sample standard deviation."""
    n, d, whole, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')  #: statistics.py:1207
    return _root(n, d * (count - 1))


def pstdev(data, mu=None):  #: statistics.py:1214
    """The population standard deviation."""
    n, d, whole, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')  #: statistics.py:1225
    return _root(n, d * count)


def _deviations(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    xbar = math.fsum(x) / len(x)
    ybar = math.fsum(y) / len(y)
    return xbar, ybar, [xi - xbar for xi in x], [yi - ybar for yi in y]


def covariance(x, y, /):  #: statistics.py:1273
    """The sample covariance."""
    xbar, ybar, dx, dy = _deviations(x, y, 'covariance')
    return math.sumprod(dx, dy) / (len(dx) - 1)


def correlation(x, y, /, *, method='linear'):  #: statistics.py:1301
    """Pearson's correlation coefficient."""
    xbar, ybar, dx, dy = _deviations(x, y, 'correlation')
    try:
        return math.sumprod(dx, dy) / math.sqrt(math.sumprod(dx, dx) * math.sumprod(dy, dy))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')  #: statistics.py:1346


class LinearRegression(tuple):
    """A slope and an intercept."""

    __slots__ = ()
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f'LinearRegression(slope={self[0]!r}, intercept={self[1]!r})'


def linear_regression(x, y, /, *, proportional=False):  #: statistics.py:1352
    """The line of least squares."""
    xbar, ybar, dx, dy = _deviations(x, y, 'linear regression')
    if proportional:
        dx, dy, xbar, ybar = list(x), list(y), 0.0, 0.0
    try:
        slope = math.sumprod(dx, dy) / math.sumprod(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')  #: statistics.py:1405
    return LinearRegression((slope, 0.0 if proportional else ybar - slope * xbar))


def median_grouped(data, interval=1.0):  #: statistics.py:690
    """The middle of data that was grouped into intervals around its values."""
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError('no median for empty data')
    middle = data[count // 2]
    below = sum(1 for value in data if value < middle)
    within = sum(1 for value in data if value == middle)
    interval, middle = float(interval), float(middle)
    return middle - interval / 2.0 + interval * (count / 2 - below) / within


def _polynomials(point, above, below, factor=1.0):
    upper = lower = 0.0
    for a, b in zip(reversed(above), reversed(below)):
        upper, lower = upper * point + a, lower * point + b
    return upper * factor / lower


def _normal_quantile(p, mu, sigma):
    """Wichura's algorithm AS241 (Applied Statistics, 1988)."""
    q = p - 0.5
    if abs(q) <= 0.425:
        return mu + sigma * _polynomials(
            0.180625 - q * q,
            (3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
             45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727),
            (1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
             39307.895800092710610, 28729.085735721942674, 5226.4952788528545610), q)
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        x = _polynomials(
            r - 1.6,
            (1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
             1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4),
            (1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
             0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
             1.05075007164441684324e-9))
    else:
        x = _polynomials(
            r - 5.0,
            (6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
             0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
             2.01033439929228813265e-7),
            (1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
             7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
             2.04426310338993978564e-15))
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):  #: statistics.py:1221
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')  #: statistics.py:1507
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        mean_of = float(mean(data := list(data)))
        return cls(mean_of, stdev(data))

    def samples(self, n, *, seed=None):
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [_normal_quantile(draw(), self._mu, self._sigma) for _ in range(n)]

    def _needs_sigma(self, name):
        if not self._sigma:
            raise StatisticsError(f'{name}() not defined when sigma is zero')

    def pdf(self, x):
        self._needs_sigma('pdf')
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * self.variance)) / math.sqrt(math.tau * self.variance)

    def cdf(self, x):
        self._needs_sigma('cdf')
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_quantile(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        spread_x, spread_y = x.variance, y.variance
        if not spread_x or not spread_y:
            raise StatisticsError('overlap() not defined when sigma is zero')
        spread, apart = spread_y - spread_x, math.fabs(y._mu - x._mu)
        if not spread:
            return math.erfc(apart / (2.0 * x._sigma * math.sqrt(2.0)))
        a = x._mu * spread_y - y._mu * spread_x
        b = x._sigma * y._sigma * math.sqrt(apart * apart + spread * math.log(spread_y / spread_x))
        first, second = (a + b) / spread, (a - b) / spread
        return 1.0 - (math.fabs(y.cdf(first) - x.cdf(first)) + math.fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x):
        self._needs_sigma('zscore')
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
