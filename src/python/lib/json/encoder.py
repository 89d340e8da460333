"""Objects to JSON text."""

_SHORT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def _escaped(char, ensure_ascii):
    short = _SHORT.get(char)
    if short is not None:
        return short
    code = ord(char)
    if code < 0x20 or ensure_ascii and code > 0x7e:
        if code > 0xffff:
            code -= 0x10000
            return f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}'
        return f'\\u{code:04x}'
    return char


def _quoted(text, ensure_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and '\\' not in text:
        return f'"{text}"'
    return '"' + ''.join([_escaped(char, ensure_ascii) for char in text]) + '"'


def encode_basestring_ascii(s):
    """A JSON string in ASCII."""
    return _quoted(s, True)


def encode_basestring(s):
    """A JSON string."""
    return _quoted(s, False)


class JSONEncoder:
    """Settings, and what to do with other types: override `default`."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,  #: json/encoder.py:105
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):  #: json/encoder.py:161
        """An object of a type that JSON has."""
        raise TypeError(f'Object of type {o.__class__.__name__} '  #: json/encoder.py:180
                        f'is not JSON serializable')

    def encode(self, o):  #: json/encoder.py:183
        """The text."""
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        chunks = self.iterencode(o, _one_shot=True)  #: json/encoder.py:200
        return ''.join(chunks)

    def iterencode(self, o, _one_shot=False):  #: json/encoder.py:205
        """The text in pieces."""
        def _iterencode(o, level):
            out = []
            step = self.indent
            if step is not None and not isinstance(step, str):
                step = ' ' * step
            try:
                self._write(o, out, step, '\n', {} if self.check_circular else None)
            except RecursionError:
                raise RecursionError('maximum recursion depth exceeded while encoding a JSON object') from None
            return out
        return _iterencode(o, 0)  #: json/encoder.py:261

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), float('-inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def _write(self, o, out, step, margin, open_ones):
        if isinstance(o, str):
            out.append(_quoted(o, self.ensure_ascii))
        elif o is None:
            out.append('null')
        elif o is True:
            out.append('true')
        elif o is False:
            out.append('false')
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(self._float(o))
        elif isinstance(o, (list, tuple, dict)):
            if not o:
                out.append('{}' if isinstance(o, dict) else '[]')
                return
            self._enter(o, open_ones)
            if isinstance(o, dict):
                self._write_dict(o, out, step, margin, open_ones)
            else:
                self._write_list(o, out, step, margin, open_ones)
            if open_ones is not None:
                del open_ones[id(o)]
        else:
            self._enter(o, open_ones)
            self._write(self.default(o), out, step, margin, open_ones)
            if open_ones is not None:
                del open_ones[id(o)]

    @staticmethod
    def _enter(o, open_ones):
        if open_ones is not None:
            if id(o) in open_ones:
                raise ValueError('Circular reference detected')
            open_ones[id(o)] = o

    def _write_list(self, o, out, step, margin, open_ones):
        inner = margin if step is None else margin + step
        out.append('[')
        for i, item in enumerate(o):
            if i:
                out.append(self.item_separator)
            if step is not None:
                out.append(inner)
            self._write(item, out, step, inner, open_ones)
        if step is not None:
            out.append(margin)
        out.append(']')

    def _write_dict(self, o, out, step, margin, open_ones):
        inner = margin if step is None else margin + step
        out.append('{')
        first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if isinstance(key, str):
                name = key
            elif isinstance(key, float):
                name = self._float(key)
            elif key is True:
                name = 'true'
            elif key is False:
                name = 'false'
            elif key is None:
                name = 'null'
            elif isinstance(key, int):
                name = int.__repr__(key)
            elif self.skipkeys:
                continue
            else:
                raise TypeError(f'keys must be str, int, float, bool or None, '
                                f'not {key.__class__.__name__}')
            if not first:
                out.append(self.item_separator)
            first = False
            if step is not None:
                out.append(inner)
            out.append(_quoted(name, self.ensure_ascii))
            out.append(self.key_separator)
            self._write(value, out, step, inner, open_ones)
        if step is not None:
            out.append(margin)
        out.append('}')
