"""Heaps: lists whose first item is the smallest."""

from _loopglass_types import native

__all__ = ['heapify', 'heappop', 'heappush', 'heappushpop', 'heapreplace', 'merge', 'nlargest', 'nsmallest']


@native
def heappush(heap, item):
    """Adds an item."""
    if type(heap) is not list:
        _list(heap, 'heappush', ' 1')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


@native
def heappop(heap):
    """Takes the smallest."""
    if type(heap) is not list or not heap:
        _list(heap, 'heappop')
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


@native
def heapreplace(heap, item):
    """Takes the smallest and adds an item."""
    if type(heap) is not list or not heap:
        _list(heap, 'heapreplace', ' 1')
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


@native
def heappushpop(heap, item):
    """Adds an item and takes the smallest."""
    if type(heap) is not list:
        _list(heap, 'heappushpop', ' 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


@native
def heapify(x):
    """Orders a list as a heap."""
    if type(x) is not list:
        _list(x, 'heapify')
    for place in range(len(x) // 2 - 1, -1, -1):
        _sink(x, place)


def _list(heap, name, place=''):
    """Refuses what is no list, and an empty one where an item is wanted."""
    if not isinstance(heap, list):
        raise TypeError(f'{name}() argument{place} must be list, not {type(heap).__name__}')
    if name in ('heappop', 'heapreplace') and not heap:
        raise IndexError('index out of range')


def _rise(heap, top, place):
    """Moves an item up to where its parent is not larger."""
    item = heap[place]
    while place > top:
        parent = (place - 1) >> 1
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink(heap, place):
    """Moves the hole to the bottom along the smaller children, then the item up from there."""
    top = place
    item = heap[place]
    size = len(heap)
    child = 2 * place + 1
    while child < size:
        other = child + 1
        if other < size and not heap[child] < heap[other]:
            child = other
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, top, place)


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables."""
    heads = []
    for order, iterable in enumerate(iterables):
        items = iter(iterable)
        for item in items:
            heads.append((item if key is None else key(item), order, item, items))
            break
    while heads:
        best = 0
        for i in range(1, len(heads)):
            a, b = heads[i][0], heads[best][0]
            if b < a if reverse else a < b:
                best = i
        _, order, item, items = heads[best]
        yield item
        for item in items:
            heads[best] = (item if key is None else key(item), order, item, items)
            break
        else:
            del heads[best]


def nlargest(n, iterable, key=None):
    """The n largest, largest first; equal ones keep their order."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    """The n smallest, smallest first."""
    return sorted(iterable, key=key)[:max(n, 0)]
