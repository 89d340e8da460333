"""re: patterns, matches and the functions over them. The matcher itself is native."""

import enum
import functools
from _loopglass_re import compile as _compile_program, run as _run

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """Flags of a pattern."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__

    def __repr__(self):
        names = [f're.{f.name}' for f in RegexFlag if f.value and f.value & self.value]
        rest = self.value & ~sum(f.value for f in RegexFlag)
        if rest:
            names.append(hex(rest))
        return '|'.join(names) or 're.NOFLAG'


globals().update(RegexFlag.__members__)


class PatternError(Exception):
    """A pattern that is not one."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError


class Match:
    """Where a pattern matched."""

    __module__ = 're'
    __slots__ = ('re', 'string', 'pos', 'endpos', 'lastindex', '_spans')

    def __init__(self, pattern, string, pos, endpos, found):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.lastindex = found[0]
        self._spans = found[1:]

    def _index(self, group):
        if isinstance(group, (str, bytes)):
            number = self.re.groupindex.get(group)
        elif hasattr(type(group), '__index__'):
            number = group.__index__()
        else:
            number = None
        if number is None or not 0 <= number <= self.re.groups:
            raise IndexError('no such group')
        return number

    def _get(self, number, default=None):
        start = self._spans[2 * number]
        if start < 0:
            return default
        return self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        """One group's text, or a tuple of several."""
        if not groups:
            return self._get(0)
        if len(groups) == 1:
            return self._get(self._index(groups[0]))
        return tuple([self._get(self._index(g)) for g in groups])

    def __getitem__(self, group):
        return self._get(self._index(group))

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple([self._get(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        """The texts of the named groups."""
        return {name: self._get(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0, /):
        """Where a group begins."""
        return self._spans[2 * self._index(group)]

    def end(self, group=0, /):
        """Where a group ends."""
        return self._spans[2 * self._index(group) + 1]

    def span(self, group=0, /):
        """Where a group begins and ends."""
        i = self._index(group)
        return (self._spans[2 * i], self._spans[2 * i + 1])

    @property
    def regs(self):
        """All spans."""
        return tuple([self.span(i) for i in range(self.re.groups + 1)])

    @property
    def lastgroup(self):
        """The name of the group that was closed last."""
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def expand(self, template):
        """A template with the groups filled in."""
        return _fill(_template(self.re, template), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.span()}, match={self.group()!r}>'


class Pattern:
    """A compiled pattern."""

    __module__ = 're'
    __slots__ = ('pattern', 'flags', 'groups', 'groupindex', '_program')

    def __init__(self, pattern, program, flags, groups, groupindex):
        self.pattern = pattern
        self._program = program
        self.flags = flags
        self.groups = groups
        self.groupindex = groupindex

    def _at(self, how, string, pos, endpos):
        found = _run(self._program, string, how, pos, endpos)
        if found is None:
            return None
        size = len(string)
        return Match(self, string, min(max(pos, 0), size), min(max(endpos, 0), size), found)

    def match(self, string, pos=0, endpos=9223372036854775807):
        """A match at the start."""
        return self._at('match', string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=9223372036854775807):
        """A match of the whole."""
        return self._at('fullmatch', string, pos, endpos)

    def search(self, string, pos=0, endpos=9223372036854775807):
        """The first match."""
        return self._at('search', string, pos, endpos)

    def finditer(self, string, pos=0, endpos=9223372036854775807):
        """All matches, one after another."""
        _run(self._program, string, 'match', 1, 0)
        return self._all(string, pos, endpos)

    def _all(self, string, pos, endpos):
        program = self._program
        size = len(string)
        pos = min(max(pos, 0), size)
        end = min(max(endpos, 0), size)
        at, how = pos, 'search'
        while True:
            found = _run(program, string, how, at, end)
            if found is None:
                return
            yield Match(self, string, pos, end, found)
            at = found[2]
            how = 'advance' if found[1] == at else 'search'

    def findall(self, string, pos=0, endpos=9223372036854775807):
        """The texts of all matches, or of their groups."""
        groups = self.groups
        empty = string[:0] if isinstance(string, (str, bytes)) else b''
        if groups == 0:
            return [m._get(0) for m in self.finditer(string, pos, endpos)]
        if groups == 1:
            return [m._get(1, empty) for m in self.finditer(string, pos, endpos)]
        return [m.groups(empty) for m in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        """The parts between the matches, with the groups between them."""
        out, at = [], 0
        if maxsplit >= 0:
            for m in self.finditer(string):
                out.append(string[at:m.start()])
                out.extend(m.groups())
                at = m.end()
                maxsplit -= 1
                if maxsplit == 0:
                    break
        out.append(string[at:])
        return out

    def subn(self, repl, string, count=0):
        """The text with the matches replaced, and how many they were."""
        if callable(repl):
            fill = repl
        else:
            parts = _template(self, repl)
            fill = functools.partial(_fill, parts)
        out, at, n = [], 0, 0
        if count >= 0:
            for m in self.finditer(string):
                out.append(string[at:m.start()])
                text = fill(m)
                if text is not None:
                    out.append(text)
                at = m.end()
                n += 1
                if n == count:
                    break
        out.append(string[at:])
        return (string[:0].join(out), n)

    def sub(self, repl, string, count=0):
        """The text with the matches replaced."""
        return self.subn(repl, string, count)[0]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and not flags & 256:
            flags &= ~32
        text = repr(self.pattern)
        if len(text) > 200:
            text = text[:200]
        if flags:
            # In the order of their bits.
            names = [repr(RegexFlag(bit)) for bit in (2, 4, 8, 16, 32, 64, 128, 256) if flags & bit]
            return f"re.compile({text}, {'|'.join(names)})"
        return f're.compile({text})'


def _template(pattern, template):
    """A replacement's parts: texts, and numbers of groups."""
    binary = isinstance(template, (bytes, bytearray))
    if not binary and not isinstance(template, str):
        raise TypeError(f'decoding to str: need a bytes-like object, {type(template).__name__} found')
    text = bytes(template).decode('latin-1') if binary else template
    parts, literal, i = [], [], 0

    def put(value):
        if isinstance(value, int):
            if literal:
                flush()
            parts.append(value)
        else:
            literal.append(value)

    def flush():
        whole = ''.join(literal)
        parts.append(whole.encode('latin-1') if binary else whole)
        literal.clear()

    def group(number, at):
        if number > pattern.groups:
            raise error(f'invalid group reference {number}', template, at)
        put(number)

    while i < len(text):
        c = text[i]
        if c != '\\':
            j = text.find('\\', i)
            j = len(text) if j < 0 else j
            put(text[i:j])
            i = j
            continue
        if i + 1 >= len(text):
            raise error('bad escape (end of pattern)', template, i)
        c = text[i + 1]
        if c == 'g':
            if text[i + 2:i + 3] != '<':
                raise error('missing <', template, i + 2)
            close = text.find('>', i + 3)
            if close < 0:
                if i + 3 == len(text):
                    raise error('missing group name', template, i + 3)
                raise error('missing >, unterminated name', template, i + 3)
            name = text[i + 3:close]
            if not name:
                raise error('missing group name', template, i + 3)
            if name.isascii() and name.isdigit():
                group(int(name), i + 3)
            elif not name.isidentifier():
                raise error(f'bad character in group name {name!r}', template, i + 3)
            elif name in pattern.groupindex:
                put(pattern.groupindex[name])
            else:
                raise IndexError(f'unknown group name {name!r}')
            i = close + 1
        elif c == '0':
            digits = c
            i += 2
            while len(digits) < 3 and text[i:i + 1] and text[i] in '01234567':
                digits += text[i]
                i += 1
            put(chr(int(digits, 8) & 255))
        elif c in '123456789':
            start = i
            digits = c
            i += 2
            if text[i:i + 1] and text[i] in '0123456789':
                if c in '01234567' and text[i] in '01234567' and text[i + 1:i + 2] and text[i + 1] in '01234567':
                    digits += text[i:i + 2]
                    i += 2
                    code = int(digits, 8)
                    if code > 255:
                        m = f'octal escape value \\{digits} outside of range 0-0o377'
                        raise error(m, template, start)
                    put(chr(code))
                    continue
                digits += text[i]
                i += 1
            group(int(digits), start + 1)
        else:
            plain = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}.get(c)
            if plain is None:
                if c.isascii() and c.isalpha():
                    raise error(f'bad escape \\{c}', template, i)
                plain = '\\' + c
            put(plain)
            i += 2
    if literal:
        flush()
    return parts


def _fill(parts, match):
    empty = match.string[:0]
    return empty.join([match._get(p, empty) if isinstance(p, int) else p for p in parts])


@functools.lru_cache(512)
def _made(pattern, flags, kind):
    if flags & 4 and kind is str:
        raise ValueError('cannot use LOCALE flag with a str pattern')
    if flags & 32 and kind is bytes:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    if flags & 32 and flags & 256:
        raise ValueError('ASCII and UNICODE flags are incompatible')
    made = _compile_program(pattern, flags)
    if len(made) == 2:
        if made[0] == 'the repetition number is too large':
            raise OverflowError(made[0])
        raise PatternError(made[0], None if made[1] is None else pattern, made[1])
    *parts, doubts = made
    if doubts:
        import warnings
        for text in doubts:
            warnings.warn(text, FutureWarning, stacklevel=5)
    return Pattern(pattern, *parts)


def _compile(pattern, flags):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    return _made(pattern, int(flags), type(pattern))


def compile(pattern, flags=0):
    """Compile a pattern."""
    return _compile(pattern, flags)  #: re/__init__.py:289


def match(pattern, string, flags=0):
    """A match at the start of a string."""
    return _compile(pattern, flags).match(string)  #: re/__init__.py:167


def fullmatch(pattern, string, flags=0):
    """A match of the whole string."""
    return _compile(pattern, flags).fullmatch(string)  #: re/__init__.py:172


def search(pattern, string, flags=0):
    """The first match in a string."""
    return _compile(pattern, flags).search(string)  #: re/__init__.py:177


def _positional(name, args, flags):
    """`maxsplit` or `count`, and `flags`, given by place, which is going out of use."""
    import warnings

    fewest = 2 if name == 'split' else 3
    if len(args) > 2:
        given = len(args) + fewest
        raise TypeError(f'{name}() takes from {fewest} to {fewest + 2} positional arguments but {given} were given')
    word = 'maxsplit' if name == 'split' else 'count'
    warnings.warn(f"'{word}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args[0], args[1] if len(args) > 1 else flags


def sub(pattern, repl, string, *args, count=0, flags=0):
    """The string with the matches replaced."""
    if args:
        count, flags = _positional('sub', args, flags)
    return _compile(pattern, flags).sub(repl, string, count)  #: re/__init__.py:208


def subn(pattern, repl, string, *args, count=0, flags=0):
    """The string with the matches replaced, and how many they were."""
    if args:
        count, flags = _positional('subn', args, flags)
    return _compile(pattern, flags).subn(repl, string, count)  #: re/__init__.py:238


def split(pattern, string, *args, maxsplit=0, flags=0):
    """The parts between the matches."""
    if args:
        maxsplit, flags = _positional('split', args, flags)
    return _compile(pattern, flags).split(string, maxsplit)  #: re/__init__.py:267


def findall(pattern, string, flags=0):
    """The texts of all matches."""
    return _compile(pattern, flags).findall(string)  #: re/__init__.py:278


def finditer(pattern, string, flags=0):
    """All matches, one after another."""
    return _compile(pattern, flags).finditer(string)  #: re/__init__.py:285


def purge():
    """Forget compiled patterns."""
    _made.cache_clear()


_special = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """A pattern that matches the text itself."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, 'latin1').translate(_special).encode('latin1')
