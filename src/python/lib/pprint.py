"""Printing data over several lines where one is too short."""

import re
import sys
import types
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from dataclasses import dataclass, fields, is_dataclass

__all__ = ['PrettyPrinter', 'isreadable', 'isrecursive', 'pformat', 'pp', 'pprint', 'saferepr']


class PrettyPrinter:
    """Settings, and the printing."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if int(indent) < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent_per_level = int(indent)
        self._width = int(width)
        self._depth = depth
        self._stream = stream or sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Prints an object."""
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        """The text of an object."""
        out = []
        self._show(object, out.append, 0, 0, set(), 0)
        return ''.join(out)

    def isrecursive(self, object):
        """True if the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """True if the text could be evaluated again."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The object's text on one line, whether it can be read back, whether it contains itself."""
        return self._line(object, context, maxlevels, level)

    def _text(self, obj, open_ones, level):
        return self.format(obj, dict.fromkeys(open_ones, 1), self._depth, level)[0]

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=_order_pair) if self._sort_dicts else list(mapping.items())

    def _line(self, obj, context, most, level):
        kind = type(obj)
        if self._underscore_numbers and kind is int:
            return f'{obj:_d}', True, False
        base = next((b for b in (dict, list, tuple) if _shown_as(kind, b)), None)
        if base is None or not obj:
            text = repr(obj)
            return text, bool(text) and not text.startswith('<'), False
        if most and level >= most:
            return {dict: '{...}', list: '[...]', tuple: '(...)'}[base], False, id(obj) in context
        if id(obj) in context:
            return _recursion(obj), False, True
        context[id(obj)] = 1
        readable, recursive, texts = True, False, []

        def add(item):
            nonlocal readable, recursive
            text, r, c = self.format(item, context, most, level + 1)
            readable, recursive = readable and r, recursive or c
            return text
        if base is dict:
            texts = [f'{add(k)}: {add(v)}' for k, v in self._pairs(obj)]
        else:
            texts = [add(item) for item in obj]
        del context[id(obj)]
        inner = ', '.join(texts)
        if base is tuple:
            return f'({inner},)' if len(texts) == 1 else f'({inner})', readable, recursive
        return ('{%s}' if base is dict else '[%s]') % inner, readable, recursive

    def _show(self, obj, write, indent, after, open_ones, level):
        """Writes an object at a column; `after` columns are needed behind it."""
        if id(obj) in open_ones:
            write(_recursion(obj))
            return
        text = self._text(obj, open_ones, level)
        if len(text) > self._width - indent - after:
            kind = type(obj)
            how = next((show for base, show in _LAYOUTS if _shown_as(kind, base)), None)
            empty = how is not None and hasattr(kind, '__len__') and not len(obj)
            if how is None and is_dataclass(kind) and getattr(kind.__repr__, '__code__', 0) is _MADE_REPR:
                how = PrettyPrinter._dataclass
            if how is not None and not empty:
                open_ones.add(id(obj))
                how(self, obj, write, indent, after, open_ones, level + 1)
                open_ones.discard(id(obj))
                return
        write(text)

    def _dict(self, obj, write, indent, after, open_ones, level):
        write('{' + ' ' * (self._indent_per_level - 1))
        self._rows(self._pairs(obj), write, indent, after + 1, open_ones, level)
        write('}')

    def _rows(self, pairs, write, indent, after, open_ones, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(pairs, 1):
            text = self._text(key, open_ones, level)
            write(text + ': ')
            last = i == len(pairs)
            self._show(value, write, indent + len(text) + 2, after if last else 1, open_ones, level)
            if not last:
                write(',\n' + ' ' * indent)

    def _fields(self, name, pairs, write, indent, after, open_ones, level):
        indent += len(name) + 1
        write(name + '(')
        for i, (key, value) in enumerate(pairs, 1):
            write(key + '=')
            last = i == len(pairs)
            if id(value) in open_ones:
                write('...')
            else:
                self._show(value, write, indent + len(key) + 1, after if last else 1, open_ones, level)
            if not last:
                write(',\n' + ' ' * indent)
        write(')')

    def _dataclass(self, obj, write, indent, after, open_ones, level):
        pairs = [(f.name, getattr(obj, f.name)) for f in fields(obj) if f.repr]
        self._fields(type(obj).__name__, pairs, write, indent, after, open_ones, level)

    def _namespace(self, obj, write, indent, after, open_ones, level):
        name = 'namespace' if type(obj) is types.SimpleNamespace else type(obj).__name__
        self._fields(name, list(vars(obj).items()), write, indent, after, open_ones, level)

    def _items(self, items, write, indent, after, open_ones, level):
        indent += self._indent_per_level
        write(' ' * (self._indent_per_level - 1))
        new_line, between = ',\n' + ' ' * indent, ''
        room = most = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items, 1):
            last = i == len(items)
            if last:
                most -= after
                room -= after
            if self._compact:
                text = self._text(item, open_ones, level)
                size = len(text) + 2
                if room < size:
                    room = most
                    if between:
                        between = new_line
                if room >= size:
                    room -= size
                    write(between + text)
                    between = ', '
                    continue
            write(between)
            between = new_line
            self._show(item, write, indent, after if last else 1, open_ones, level)

    def _list(self, obj, write, indent, after, open_ones, level):
        write('[')
        self._items(obj, write, indent, after + 1, open_ones, level)
        write(']')

    def _tuple(self, obj, write, indent, after, open_ones, level):
        end = ',)' if len(obj) == 1 else ')'
        write('(')
        self._items(obj, write, indent, after + len(end), open_ones, level)
        write(end)

    def _set(self, obj, write, indent, after, open_ones, level):
        kind, start, end = type(obj), '{', '}'
        if kind is not set:
            start, end = kind.__name__ + '({', '})'
            indent += len(kind.__name__) + 1
        write(start)
        self._items(sorted(obj, key=_Order), write, indent, after + len(end), open_ones, level)
        write(end)

    def _str(self, obj, write, indent, after, open_ones, level):
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            after += 1
        width, pieces = self._width - indent, []
        for i, line in enumerate(lines, 1):
            last = i == len(lines)
            if len(repr(line)) <= width - (after if last else 0):
                pieces.append(repr(line))
                continue
            words = re.findall(r'\S*\s*', line)[:-1]
            current = ''
            for j, word in enumerate(words, 1):
                room = width - (after if last and j == len(words) else 0)
                if len(repr(current + word)) > room:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        joined = ('\n' + ' ' * indent).join(pieces)
        write(f'({joined})' if level == 1 and len(pieces) > 1 else joined)

    def _bytes(self, obj, write, indent, after, open_ones, level):
        if len(obj) <= 4:
            write(repr(obj))
            return
        if level == 1:
            indent += 1
            after += 1
        width, current, pieces = self._width - indent, b'', []
        for i in range(0, len(obj), 4):
            part = obj[i:i + 4]
            if i == len(obj) // 4 * 4:
                width -= after
            if len(repr(current + part)) > width:
                if current:
                    pieces.append(repr(current))
                current = part
            else:
                current += part
        if current:
            pieces.append(repr(current))
        joined = ('\n' + ' ' * indent).join(pieces)
        write(f'({joined})' if level == 1 else joined)

    def _bytearray(self, obj, write, indent, after, open_ones, level):
        write('bytearray(')
        self._bytes(bytes(obj), write, indent + 10, after + 1, open_ones, level + 1)
        write(')')

    def _proxy(self, obj, write, indent, after, open_ones, level):
        write('mappingproxy(')
        self._show(obj.copy(), write, indent + 13, after + 1, open_ones, level)
        write(')')

    def _ordered(self, obj, write, indent, after, open_ones, level):
        name = type(obj).__name__ + '('
        write(name)
        self._show(list(obj.items()), write, indent + len(name), after + 1, open_ones, level)
        write(')')

    def _default(self, obj, write, indent, after, open_ones, level):
        name = type(obj).__name__ + '('
        indent += len(name)
        write(f"{name}{self._text(obj.default_factory, open_ones, level)},\n{' ' * indent}")
        self._dict(obj, write, indent, after + 1, open_ones, level)
        write(')')

    def _counter(self, obj, write, indent, after, open_ones, level):
        name = type(obj).__name__ + '('
        write(name + '{' + ' ' * (self._indent_per_level - 1))
        self._rows(obj.most_common(), write, indent + len(name), after + 2, open_ones, level)
        write('})')

    def _chain(self, obj, write, indent, after, open_ones, level):
        name = type(obj).__name__ + '('
        indent += len(name)
        write(name)
        for i, mapping in enumerate(obj.maps, 1):
            last = i == len(obj.maps)
            self._show(mapping, write, indent, after + 1 if last else 1, open_ones, level)
            write(')' if last else ',\n' + ' ' * indent)

    def _deque(self, obj, write, indent, after, open_ones, level):
        name = type(obj).__name__ + '('
        indent += len(name)
        write(name + '[')
        if obj.maxlen is None:
            self._items(obj, write, indent, after + 2, open_ones, level)
            write('])')
        else:
            self._items(obj, write, indent, 2, open_ones, level)
            write(f"],\n{' ' * indent}maxlen={obj.maxlen})")

    def _data(self, obj, write, indent, after, open_ones, level):
        self._show(obj.data, write, indent, after, open_ones, level - 1)


@dataclass
class _Made:
    pass


_MADE_REPR = _Made.__repr__.__code__
_LAYOUTS = [
    (OrderedDict, PrettyPrinter._ordered), (Counter, PrettyPrinter._counter), (defaultdict, PrettyPrinter._default),
    (dict, PrettyPrinter._dict), (list, PrettyPrinter._list), (tuple, PrettyPrinter._tuple),
    (set, PrettyPrinter._set), (frozenset, PrettyPrinter._set), (str, PrettyPrinter._str),
    (bytes, PrettyPrinter._bytes), (bytearray, PrettyPrinter._bytearray),
    (types.MappingProxyType, PrettyPrinter._proxy), (types.SimpleNamespace, PrettyPrinter._namespace),
    (ChainMap, PrettyPrinter._chain), (deque, PrettyPrinter._deque), (UserDict, PrettyPrinter._data),
    (UserList, PrettyPrinter._data), (UserString, PrettyPrinter._data),
]


def _shown_as(kind, base):
    """Whether a class shows its instances as `base` does."""
    return issubclass(kind, base) and kind.__repr__ == base.__repr__


def _recursion(obj):
    return f'<Recursion on {type(obj).__name__} with id={id(obj)}>'


class _Order:
    """Orders anything: by value if it can, else by type and address."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _order_pair(pair):
    return _Order(pair[0]), _Order(pair[1])


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
    return PrettyPrinter()._line(object, {}, None, 0)[0]


def isrecursive(object):
    """True if an object contains itself."""
    return PrettyPrinter().isrecursive(object)


def isreadable(object):
    """True if the text could be evaluated again."""
    return PrettyPrinter().isreadable(object)
