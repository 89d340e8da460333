"""JSON text to objects."""

_BLANK = ' \t\n\r'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'-Infinity': float('-inf'), 'Infinity': float('inf'), 'NaN': float('nan')}
_DIGITS = '0123456789'


class JSONDecodeError(ValueError):
    """The text is not JSON: `msg`, `doc`, `pos`, `lineno`, `colno`."""

    def __init__(self, msg, doc, pos):  #: json/decoder.py:31
        lineno = doc.count('\n', 0, pos) + 1  #: json/decoder.py:32
        colno = pos - doc.rfind('\n', 0, pos)  #: json/decoder.py:33
        super().__init__('%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):  #: json/decoder.py:42
        return self.__class__, (self.msg, self.doc, self.pos)


class _NoValue(StopIteration):
    """No value begins at this place."""


class _w:
    """Where the blanks at a place end."""

    def __init__(self, s, at):
        self._end = _skip(s, at)

    def end(self):
        return self._end


class JSONDecoder:
    """Settings, and the reading itself."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,  #: json/decoder.py:291
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):  #: json/decoder.py:339
        """The object of a whole text."""
        obj, end = self.raw_decode(s, idx=_w(s, 0).end())  #: json/decoder.py:344
        end = _skip(s, end)
        if end != len(s):  #: json/decoder.py:346
            raise JSONDecodeError("Extra data", s, end)  #: json/decoder.py:347
        return obj

    def raw_decode(self, s, idx=0):  #: json/decoder.py:350
        """(object, end) of the value that begins at `idx`."""
        try:
            obj, end = self.scan_once(s, idx)  #: json/decoder.py:360
        except _NoValue as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None  #: json/decoder.py:362
        return obj, end

    def scan_once(self, s, at):
        """(object, end) of the value that begins at a place; StopIteration if none does."""
        char = s[at:at + 1]
        if char == '"':
            return self._string(s, at + 1)
        if char == '{':
            return self._object(s, at + 1)
        if char == '[':
            return self._array(s, at + 1)
        if char == 'n' and s[at:at + 4] == 'null':
            return None, at + 4
        if char == 't' and s[at:at + 4] == 'true':
            return True, at + 4
        if char == 'f' and s[at:at + 5] == 'false':
            return False, at + 5
        if char and (char == '-' or char in _DIGITS):
            found = self._number(s, at)
            if found is not None:
                return found
        for name in _CONSTANTS:
            if char == name[0] and s[at:at + len(name)] == name:
                return self.parse_constant(name), at + len(name)
        raise _NoValue(at)

    def _number(self, s, at):
        size = len(s)
        end = at + 1 if s[at] == '-' else at
        if end < size and s[end] == '0':
            end += 1
        elif end < size and s[end] in '123456789':
            while end < size and s[end] in _DIGITS:
                end += 1
        else:
            return None
        whole = True
        if end + 1 < size and s[end] == '.' and s[end + 1] in _DIGITS:
            whole = False
            end += 1
            while end < size and s[end] in _DIGITS:
                end += 1
        if end < size and s[end] in 'eE':
            after = end + 1
            if after < size and s[after] in '+-':
                after += 1
            if after < size and s[after] in _DIGITS:
                whole = False
                end = after
                while end < size and s[end] in _DIGITS:
                    end += 1
        text = s[at:end]
        return (self.parse_int(text) if whole else self.parse_float(text)), end

    def _string(self, s, at):
        begin = at - 1
        pieces = []
        while True:
            end = at
            while end < len(s) and s[end] not in '"\\' and s[end] >= ' ':
                end += 1
            if end >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            pieces.append(s[at:end])
            char = s[end]
            if char == '"':
                return ''.join(pieces), end + 1
            if char != '\\':
                if self.strict:
                    raise JSONDecodeError('Invalid control character at', s, end)
                pieces.append(char)
                at = end + 1
                continue
            code = s[end + 1:end + 2]
            if not code:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if code != 'u':
                if code not in _ESCAPES:
                    raise JSONDecodeError('Invalid \\escape', s, end)
                pieces.append(_ESCAPES[code])
                at = end + 2
                continue
            unit = _hex(s, end + 2)
            at = end + 6
            if 0xd800 <= unit <= 0xdbff and s[at:at + 2] == '\\u':
                low = _hex(s, at + 2)
                if 0xdc00 <= low <= 0xdfff:
                    unit = 0x10000 + (unit - 0xd800 << 10 | low - 0xdc00)
                    at += 6
            pieces.append(chr(unit))

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == '}':
            return self._made(pairs), at + 1
        if s[at:at + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        while True:
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if s[at:at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self.scan_once(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == '}':
                return self._made(pairs), at + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] != '"':
                if s[at:at + 1] == '}':
                    raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == ']':
            return values, at + 1
        while True:
            value, at = self.scan_once(s, at)
            values.append(value)
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == ']':
                return values, at + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == ']':
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)


def _skip(s, at):
    while at < len(s) and s[at] in _BLANK:
        at += 1
    return at


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4 and all(char in '0123456789abcdefABCDEF' for char in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
