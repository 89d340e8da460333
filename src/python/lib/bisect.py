"""Binary search in sorted lists."""

from _loopglass_types import native

__all__ = ['bisect', 'bisect_left', 'bisect_right', 'insort', 'insort_left', 'insort_right']


@native
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """The place after every item that is not larger."""
    if lo < 0:
        raise ValueError('lo must be non-negative')
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if x < item:
            hi = mid
        else:
            lo = mid + 1
    return lo


@native
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """The place before every item that is not smaller."""
    if lo < 0:
        raise ValueError('lo must be non-negative')
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if item < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


@native
def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Inserts at bisect_right's place."""
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


@native
def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Inserts at bisect_left's place."""
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
