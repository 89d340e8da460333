"""random: CPython's sequences, on a native Mersenne twister (`seed(int)`, `random()`, `getrandbits(k)`, `getstate`).

Left out: the rarer distributions' exotic arguments.
"""

from _loopglass_random import MersenneTwister, entropy
from bisect import bisect
from itertools import accumulate, repeat
from math import acos, ceil, cos, e, exp, fabs, floor, gamma, isfinite, lgamma, log, log2, pi, sin, sqrt

__all__ = ['Random', 'SystemRandom', 'betavariate', 'binomialvariate', 'choice', 'choices', 'expovariate',
           'gammavariate', 'gauss', 'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate',
           'randbytes', 'randint', 'random', 'randrange', 'sample', 'seed', 'setstate', 'shuffle', 'triangular',
           'uniform', 'vonmisesvariate', 'weibullvariate']


class Random(MersenneTwister):
    """A generator of its own."""

    VERSION = 3

    def __init__(self, x=None):  #: random.py:119
        self.seed(x)  #: random.py:125
        self.gauss_next = None

    def seed(self, a=None, version=2):  #: random.py:128
        """Starts the sequence that belongs to `a`."""
        if isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):  #: random.py:165
                a = a.encode()  #: random.py:166
            # The text, followed by its SHA-512, read as one number.
            import hashlib
            a = int.from_bytes(a + hashlib.sha512(a).digest())
        elif not isinstance(a, (type(None), int, float)):
            raise TypeError('The only supported seed types are:\n'  #: random.py:170
                            'None, int, float, str, bytes, and bytearray.')
        super().seed(a)  #: random.py:173
        self.gauss_next = None

    def getstate(self):  #: random.py:176
        """Everything that setstate() needs."""
        return self.VERSION, super().getstate(), self.gauss_next  #: random.py:178

    def setstate(self, state):  #: random.py:180
        """Goes back to a state."""
        version, inner, self.gauss_next = state
        super().setstate(inner)

    def _randbelow(self, n):
        bits = n.bit_length()
        r = self.getrandbits(bits)
        while r >= n:
            r = self.getrandbits(bits)
        return r

    def randbytes(self, n):  #: random.py:288
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')  #: random.py:290

    def randrange(self, start, stop=None, step=1):  #: random.py:295
        """An item of range(start, stop, step)."""
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            if start > 0:
                return self._randbelow(start)
            raise ValueError('empty range for randrange()')
        stop = _index(stop)
        width = stop - start
        step = _index(step)
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")  #: random.py:323
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError('zero step for randrange()')
        if n <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop}, {step})')
        return start + step * self._randbelow(n)

    def randint(self, a, b):  #: random.py:336
        """A whole number from a to b, both included."""
        return self.randrange(a, b+1)  #: random.py:340

    def choice(self, seq):  #: random.py:345
        """An item of a sequence."""
        if not len(seq):  #: random.py:350
            raise IndexError('Cannot choose from an empty sequence')  #: random.py:351
        return seq[self._randbelow(len(seq))]  #: random.py:352

    def shuffle(self, x):  #: random.py:354
        """Shuffles a list in place."""
        for i in reversed(range(1, len(x))):  #: random.py:358
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):  #: random.py:363
        """k different items."""
        from collections.abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        n = len(population)  #: random.py:419
        if counts is not None:
            cumulative = list(accumulate(counts))
            if len(cumulative) != n:
                raise ValueError('The number of counts does not match the population')  #: random.py:423
            total = cumulative.pop() if cumulative else 0
            if not isinstance(total, int):  #: random.py:425
                raise TypeError('Counts must be integers')  #: random.py:426
            if total < 0:
                raise ValueError('Counts must be non-negative')
            chosen = self.sample(range(total), k=k)
            return [population[bisect(cumulative, s)] for s in chosen]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")  #: random.py:434
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** ceil(log(k * 3, 4))
        if n <= setsize:
            pool = list(population)  #: random.py:442
            for i in range(k):  #: random.py:443
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()  #: random.py:448
            for i in range(k):  #: random.py:450
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):  #: random.py:458
        """k items, each drawn anew."""
        n = len(population)  #: random.py:466
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[floor(self.random() * n)] for _ in repeat(None, k)]
            try:
                cum_weights = list(accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):  #: random.py:475
                    raise  #: random.py:476
                k = weights
                raise TypeError(f'The number of choices must be a keyword argument: {k=}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')  #: random.py:482
        if len(cum_weights) != n:  #: random.py:483
            raise ValueError('The number of weights does not match the population')  #: random.py:484
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')  #: random.py:487
        if not isfinite(total):
            raise ValueError('Total of weights must be finite')  #: random.py:489
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in repeat(None, k)]

    def uniform(self, a, b):  #: random.py:498
        """A number between a and b."""
        return a + (b - a) * self.random()  #: random.py:507

    def triangular(self, low=0.0, high=1.0, mode=None):  #: random.py:509
        """A number between low and high, most often near mode."""
        u = self.random()  #: random.py:523
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):  #: random.py:534
        """The normal distribution (Kinderman and Monahan)."""
        magic = 4 * exp(-0.5) / sqrt(2.0)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = magic * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):  #: random.py:555
        """The normal distribution, two values at a time."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * (2.0 * pi)
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):  #: random.py:593
        """exp of a normal variate."""
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):  #: random.py:603
        """The exponential distribution."""
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):  #: random.py:623
        """Directions around mu (Fisher)."""
        if kappa <= 1e-6:
            return 2.0 * pi * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + acos(f)) % (2.0 * pi)
        return (mu - acos(f)) % (2.0 * pi)

    def gammavariate(self, alpha, beta):  #: random.py:665
        """The gamma distribution (Cheng; Ahrens and Dieter)."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')  #: random.py:686
        if alpha > 1.0:
            ainv = sqrt(2.0 * alpha - 1.0)
            bbb = alpha - log(4.0)
            ccc = alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = log(u1 / (1.0 - u1)) / ainv
                x = alpha * exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 or r >= log(z):
                    return x * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        while True:
            b = (e + alpha) / e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):  #: random.py:734
        """The beta distribution."""
        y = self.gammavariate(alpha, 1.0)  #: random.py:761
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):  #: random.py:766
        """The Pareto distribution."""
        u = 1.0 - self.random()  #: random.py:770
        return u ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):  #: random.py:773
        """The Weibull distribution."""
        u = 1.0 - self.random()  #: random.py:781
        return alpha * (-log(u)) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):  #: random.py:787
        """How often of n tries one with chance p comes out: by gaps where that is seldom, else Hörmann's BTRS."""
        if n < 0:
            raise ValueError('n must be non-negative')
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError('p must be in the range 0.0 <= p <= 1.0')
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)  #: random.py:821
        if n * p >= 10.0:
            return self._transformed(n, p)
        x = y = 0
        c = log2(1.0 - p)
        if not c:
            return x
        while True:
            y += floor(log2(self.random()) / c) + 1
            if y > n:
                return x
            x += 1

    def _transformed(self, n, p):
        """Transformed rejection with squeeze (Hörmann, 1993)."""
        spread = sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        alpha = (2.83 + 5.1 / b) * spread
        odds = log(p / (1.0 - p))
        m = floor((n + 1) * p)
        h = lgamma(m + 1) + lgamma(n - m + 1)
        while True:
            u = self.random() - 0.5
            us = 0.5 - fabs(u)
            k = floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = self.random()
            if us >= 0.07 and v <= 0.92 - 4.2 / b:
                return k
            v *= alpha / (a / (us * us) + b)
            if log(v) <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - m) * odds:
                return k


def _index(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


class SystemRandom(Random):
    """Numbers from the host's entropy."""

    def random(self):  #: random.py:889
        return (int.from_bytes(entropy(7)) >> 3) * 2.0 ** -53

    def getrandbits(self, k):  #: random.py:893
        if k < 0:
            raise ValueError('number of bits must be non-negative')  #: random.py:896
        count = (k + 7) // 8
        return int.from_bytes(entropy(count)) >> count * 8 - k

    def randbytes(self, n):  #: random.py:901
        return entropy(n)

    def seed(self, *args, **kwds):  #: random.py:907
        return None

    def getstate(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
