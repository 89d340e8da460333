"""Printing data over several lines where one is too short.

Left out: dataclasses' and SimpleNamespace's own layouts, long strings' splitting.
"""

import sys

__all__ = ['PrettyPrinter', 'isreadable', 'isrecursive', 'pformat', 'pp', 'pprint', 'saferepr']


class PrettyPrinter:
    """Settings, and the printing."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        """Prints an object."""
        print(self.pformat(object), file=self._stream or sys.stdout)

    def pformat(self, object):
        """The text of an object."""
        out = []
        self._write(object, out, 0, 0, (), 0)
        return ''.join(out)

    def _items(self, mapping):
        return sorted(mapping.items(), key=_order) if self._sort else list(mapping.items())

    def _plain(self, obj, open_ones, level):
        """The text on one line."""
        kind = type(obj)
        if kind in (dict, list, tuple, set, frozenset) and obj:
            if self._depth and level >= self._depth:
                return {dict: '{...}', list: '[...]', tuple: '(...)'}.get(kind, repr(obj))
            if id(obj) in open_ones:
                return f'<Recursion on {kind.__name__} with id={id(obj)}>'
            inner = (*open_ones, id(obj))
            if kind is dict:
                pairs = [f'{self._plain(k, inner, level + 1)}: {self._plain(v, inner, level + 1)}'
                         for k, v in self._items(obj)]
                return '{' + ', '.join(pairs) + '}'
            if kind in (list, tuple):
                texts = [self._plain(item, inner, level + 1) for item in obj]
                if kind is list:
                    return '[' + ', '.join(texts) + ']'
                return '(' + ', '.join(texts) + (',)' if len(texts) == 1 else ')')
            texts = [self._plain(item, inner, level + 1) for item in sorted(obj, key=_order_of)]
            text = '{' + ', '.join(texts) + '}'
            return text if kind is set else f'frozenset({text})'
        if self._underscores and kind is int:
            return f'{obj:_d}'
        return repr(obj)

    def _write(self, obj, out, indent, allowance, open_ones, level):
        text = self._plain(obj, open_ones, level)
        room = self._width - indent - allowance
        kind = type(obj)
        spread = isinstance(obj, (dict, list, tuple, set, frozenset)) and kind.__repr__ in (
            dict.__repr__, list.__repr__, tuple.__repr__, set.__repr__, frozenset.__repr__)
        if len(text) <= room or not obj or not spread or id(obj) in open_ones or (
                self._depth and level >= self._depth):
            out.append(text)
            return
        inner = (*open_ones, id(obj))
        if isinstance(obj, dict):
            self._write_dict(obj, out, indent, allowance, inner, level + 1)
        elif isinstance(obj, list):
            self._write_items(list(obj), '[', ']', out, indent, allowance, inner, level + 1)
        elif isinstance(obj, tuple):
            self._write_items(list(obj), '(', ',)' if len(obj) == 1 else ')', out, indent, allowance, inner,
                              level + 1)
        else:
            items = sorted(obj, key=_order_of)
            if kind is set:
                self._write_items(items, '{', '}', out, indent, allowance, inner, level + 1)
            else:
                self._write_items(items, kind.__name__ + '({', '})', out, indent, allowance, inner, level + 1,
                                  len(kind.__name__) + 1)

    def _write_dict(self, obj, out, indent, allowance, open_ones, level):
        out.append('{' + ' ' * (self._indent - 1))
        indent += self._indent
        pairs = self._items(obj)
        for i, (key, value) in enumerate(pairs):
            last = i == len(pairs) - 1
            text = self._plain(key, open_ones, level)
            out.append(text + ': ')
            self._write(value, out, indent + len(text) + 2, allowance + 1 if last else 1, open_ones, level)
            if not last:
                out.append(',\n' + ' ' * indent)
        out.append('}')

    def _write_items(self, items, start, end, out, indent, allowance, open_ones, level, extra=0):
        out.append(start + ' ' * (self._indent - 1))
        indent += self._indent + extra
        allowance += len(end)
        room = width = self._width - indent
        begun = False
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                width -= allowance
                room -= allowance
            if self._compact:
                text = self._plain(item, open_ones, level)
                size = len(text) + (0 if last else 2)
                if room < size:
                    room = width
                    if begun:
                        out.append(',\n' + ' ' * indent)
                        begun = False
                if room >= size:
                    room -= size
                    out.append((', ' if begun else '') + text)
                    begun = True
                    continue
            if begun or i and not self._compact:
                out.append(',\n' + ' ' * indent)
            self._write(item, out, indent, allowance if last else 1, open_ones, level)
            begun = self._compact
            if self._compact:
                room = -1
        out.append(end)


class _Safe:
    """Orders anything: by value if it can, else by type and address."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _order(pair):
    return _Safe(pair[0])


def _order_of(item):
    return _Safe(item)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text of an object."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr that ends on recursion."""
    return PrettyPrinter()._plain(object, (), 0)


def isrecursive(object):
    """True if an object contains itself."""
    return '<Recursion on ' in saferepr(object)


def isreadable(object):
    """True if the text could be evaluated again."""
    return not isrecursive(object) and '<' not in saferepr(object)
