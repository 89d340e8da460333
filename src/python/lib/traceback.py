"""Tracebacks as text.

The frames of a traceback or a stack, with their source lines and carets, come from the native module
`_loopglass_traceback`, which the engine's own report of an uncaught exception uses too; this module puts together
what stands around them: causes, contexts, groups, notes. Left out: limits of width, lookups of lines.
"""

import linecache
import sys
from _loopglass_traceback import frames_of_stack, frames_of_traceback

__all__ = ['FrameSummary', 'StackSummary', 'TracebackException', 'clear_frames', 'extract_stack', 'extract_tb',
           'format_exc', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'print_exception', 'print_last', 'print_list', 'print_stack', 'print_tb', 'walk_stack',
           'walk_tb']

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_REPEATS = 3
_GROUP_WIDTH = 15
_GROUP_DEPTH = 10
_ABSENT = object()


class FrameSummary:
    """One frame: also usable as the tuple (filename, lineno, name, line)."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, _block=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._is_looked_up = False
        self.locals = None if locals is None else {name: repr(value) for name, value in locals.items()}
        self._block = _block

    @property
    def line(self):
        """The source line, without its margin."""
        if not self._is_looked_up:
            self._set_lines()  #: traceback.py:369
        return self._line

    def _set_lines(self):
        line = linecache.getline(self.filename, self.lineno).strip()  #: traceback.py:350
        if self._line is None:
            self._line = line
        self._is_looked_up = True

    def _text(self):
        if self._block is not None:
            return self._block
        return f'{self.line.strip()}\n' if self.line else ''

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def from_list(cls, entries):
        """From FrameSummary objects or 4-tuples."""
        result = cls()
        for entry in entries:
            if isinstance(entry, FrameSummary):
                result.append(entry)
            else:
                filename, lineno, name, line = entry
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    @classmethod
    def _extract_from_extended_frame_gen(cls, tb, limit):
        result = extract_tb(tb, limit)
        for entry in result:
            entry.line  #: traceback.py:492
        return result

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From walk_tb()'s or walk_stack()'s pairs."""
        result = cls()
        for frame, lineno in frame_gen:
            for summary in _plain_stack_of(frames_of_stack(frame)[-1:]):
                summary.lineno = lineno
                if capture_locals:
                    summary.locals = _shown_locals(frame)
                result.append(summary)
        return cls(_limited(result, limit))

    def format_frame_summary(self, entry):
        """One frame's text."""
        head = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
        body = ''.join(f'    {line}\n' if line else '\n' for line in entry._text().split('\n')[:-1])
        for name, value in sorted((entry.locals or {}).items()):
            body += f'    {name} = {value}\n'
        return head + body

    def format(self, **kwargs):
        """Every frame's text; a recursion's repeated frames are counted instead."""
        result = []
        last = None
        count = 0
        for entry in self:
            key = (entry.filename, entry.lineno, entry.name)
            if key == last:
                count += 1
                if count > _REPEATS:
                    continue
            else:
                self._add_repeats(result, count)
                last = key
                count = 1
            result.append(self.format_frame_summary(entry))
        self._add_repeats(result, count)
        return result

    @staticmethod
    def _add_repeats(result, count):
        if count > _REPEATS:
            more = count - _REPEATS
            result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')


def _stack_of(frames):
    return StackSummary(FrameSummary(filename, lineno, name, line=line, end_lineno=last, colno=start, end_colno=end,
                                     _block=block)
                        for filename, lineno, name, line, block, (last, start, end) in frames)


def _plain_stack_of(frames):
    return StackSummary(FrameSummary(filename, lineno, name, line=line)
                        for filename, lineno, name, line, *_ in frames)


def _shown_locals(frame):
    return {name: repr(value) for name, value in frame.f_locals.items()}


def _limited(frames, limit):
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def extract_tb(tb, limit=None):
    """The frames of a traceback."""
    if tb is None:
        return StackSummary()
    return _stack_of(_limited(frames_of_traceback(tb), limit))


def extract_stack(f=None, limit=None):
    """The frames of the caller, or of the frame `f`, outermost first."""
    if f is None:
        f = sys._getframe(1)
    frames = frames_of_stack(f)
    if limit is not None:
        frames = frames[-limit:] if limit >= 0 else frames[:-limit]
    return _plain_stack_of(frames)


def walk_tb(tb):
    """(frame, line) of each frame of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """(frame, line) of each frame, innermost first."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Drops the frames' locals."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (AttributeError, RuntimeError):
            pass
        tb = tb.tb_next


def _type_name(kind):
    name = kind.__qualname__
    module = kind.__module__
    if module in ('__main__', 'builtins'):
        return name
    return f'{module}.{name}' if isinstance(module, str) else f'<unknown>.{name}'


def _value_text(value):
    try:
        return str(value)
    except Exception:
        return f'<exception str() failed>'


class TracebackException:
    """An exception taken down for printing later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, compact=False, capture_locals=False, _seen=None,
                 **kwargs):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self._is_syntax_error = isinstance(exc_value, SyntaxError)
        self.stack = StackSummary._extract_from_extended_frame_gen(exc_traceback, limit)  #: traceback.py:1044
        if capture_locals:
            frames = _limited([frame for frame, _ in walk_tb(exc_traceback)], limit)
            # What the library adds is not shown, and what it holds neither.
            if len(frames) == len(self.stack):
                for entry, frame in zip(self.stack, frames):
                    entry.locals = _shown_locals(frame)
        self.exc_type = exc_type
        self.exc_type_str = _type_name(exc_type) if exc_type is not None else None
        self._str = _value_text(exc_value)
        self._value = exc_value if self._is_syntax_error else None
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = None
        self.exceptions = None
        hint = None if exc_value is None else self._hint(exc_value, exc_traceback)
        if hint:
            self._str += hint
        if exc_value is None:
            return
        if _seen is not None:
            return
        # What was found once is not shown again: a group's exceptions, from the last on, are looked at before what led
        # to the group.
        left = [(self, exc_value)]
        while left:
            te, e = left.pop()
            for link in ('__cause__', '__context__'):
                other = getattr(e, link)
                hidden = link == '__context__' and compact and (te.__cause__ is not None or te.__suppress_context__)
                if other is not None and id(other) not in seen and not hidden:
                    taken = TracebackException(type(other), other, other.__traceback__, limit=limit,
                                               capture_locals=capture_locals, _seen=seen)
                    setattr(te, link, taken)
                    left.append((taken, other))
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = [TracebackException(type(one), one, one.__traceback__, limit=limit,
                                                    capture_locals=capture_locals, _seen=seen)
                                 for one in e.exceptions]
                left.extend(zip(te.exceptions, e.exceptions))

    @staticmethod
    def _hint(exc_value, tb):
        """'. Did you mean: ...?', which the engine computes for names, attributes and imports."""
        if isinstance(exc_value, (NameError, AttributeError, ImportError)):
            return getattr(sys, '_loopglass_suggestion', lambda exc, tb: None)(exc_value, tb)
        return None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception object."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0):
        """The last lines: type, text, notes."""
        indent = 3 * _depth * ' '
        if self.exc_type is None:
            yield indent + 'NoneType: None\n'
            return
        if self._is_syntax_error:
            yield from self._format_syntax_error()
        elif self._str in ('', 'None') and self._str == '':
            yield f'{indent}{self.exc_type_str}\n'
        else:
            lines = f'{self.exc_type_str}: {self._str}\n'.split('\n')[:-1]
            yield '\n'.join(indent + line for line in lines) + '\n'
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _value_text(note).split('\n'):
                    yield f'{indent}{line}\n'
        elif notes is not None:
            yield f'{indent}{notes!r}\n'
        if show_group and self.exceptions:
            for e in self.exceptions:
                yield from e.format_exception_only(show_group=True, _depth=_depth + 1)

    def _format_syntax_error(self):
        exc = self._value
        suffix = ''
        if exc.lineno is not None:
            yield f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n'
            if exc.text is not None:
                text = exc.text.rstrip('\n')
                bare = text.lstrip(' \n\f')
                yield f'    {bare}\n'
                if exc.offset is not None:
                    shift = len(text) - len(bare)
                    offset = exc.offset
                    end = (exc.end_offset or offset) if exc.lineno == exc.end_lineno else len(text) + 1
                    if exc.text and offset > len(exc.text):
                        offset = len(exc.text) + 1
                    if offset == end or end == -1:
                        end = offset + 1
                    start = offset - 1 - shift
                    if start >= 0:
                        pad = ''.join(c if c.isspace() else ' ' for c in bare[:start])
                        yield f'    {pad}{"^" * (end - offset)}\n'
        elif exc.filename is not None:
            suffix = f' ({exc.filename})'
        yield f'{self.exc_type_str}: {exc.msg or "<no detail available>"}{suffix}\n'

    def format(self, *, chain=True, _depth=0, _prefix=None, **kwargs):
        """Every line of the report."""
        chained = []
        exc = self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    text, following = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    text, following = _CONTEXT, exc.__context__
                else:
                    text, following = None, None
                chained.append((text, exc))
                exc = following
        else:
            chained.append((None, self))
        state = _prefix if _prefix is not None else _Indent()
        for text, exc in reversed(chained):
            if text is not None:
                yield from state.lines(text)
            if exc.exceptions is None:
                if exc.stack:
                    yield from state.lines('Traceback (most recent call last):\n')
                    yield from state.lines(*exc.stack.format())
                yield from state.lines(*exc.format_exception_only())
            elif state.depth > _GROUP_DEPTH:
                yield from state.lines(f'... (max_group_depth is {_GROUP_DEPTH})\n')
            else:
                yield from exc._format_group(state)

    def _format_group(self, state):
        outermost = state.depth == 0
        if outermost:
            state.depth += 1
        if self.stack:
            yield from state.lines('Exception Group Traceback (most recent call last):\n',
                                   margin='+ ' if outermost else None)
            yield from state.lines(*self.stack.format())
        yield from state.lines(*self.format_exception_only())
        total = len(self.exceptions)
        shown = total if total <= _GROUP_WIDTH else _GROUP_WIDTH + 1
        state.close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                state.close = True
            title = str(i + 1) if i < _GROUP_WIDTH else '...'
            lead = '+-' if i == 0 else '  '
            yield f'{state.indent()}{lead}+---------------- {title} ----------------\n'
            state.depth += 1
            if i < _GROUP_WIDTH:
                yield from self.exceptions[i].format(_prefix=state)
            else:
                rest = total - _GROUP_WIDTH
                yield from state.lines(f'and {rest} more exception{"s" if rest > 1 else ""}\n')
            if last and state.close:
                yield state.indent() + '+------------------------------------\n'
                state.close = False
            state.depth -= 1
        if outermost:
            state.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Writes the report to `file` (stderr)."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')


class _Indent:
    """The margin inside exception groups."""

    def __init__(self):
        self.depth = 0
        self.close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def lines(self, *texts, margin=None):
        prefix = self.indent()
        if self.depth:
            prefix += margin or '| '
        for text in texts:
            yield ''.join(prefix + line + '\n' for line in text[:-1].split('\n'))


def _exception_of(exc, value, tb):
    if value is _ABSENT and tb is _ABSENT:
        if exc is None:
            return None, None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return type(exc), exc, exc.__traceback__
    if value is _ABSENT or tb is _ABSENT:
        raise ValueError('Both or neither of value and tb must be given')
    return type(value) if value is not None else None, value, tb


def format_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, chain=True, **kwargs):
    """The report as a list of strings."""
    kind, value, tb = _exception_of(exc, value, tb)
    return list(TracebackException(kind, value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_ABSENT, *, show_group=False, **kwargs):
    """The last lines of the report as a list of strings."""
    if value is _ABSENT:
        value = exc
    kind = type(value) if value is not None else None
    return list(TracebackException(kind, value, None, compact=True).format_exception_only(show_group=show_group))


def print_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, file=None, chain=True, **kwargs):
    """Writes the report to `file` (stderr)."""
    kind, value, tb = _exception_of(exc, value, tb)
    taken = TracebackException(kind, value, tb, limit=limit, compact=True)  #: traceback.py:129
    taken.print(file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The report of the exception being handled, as one string."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Writes the report of the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)  #: traceback.py:208


def print_last(limit=None, file=None, chain=True):
    """Writes the report of the last uncaught exception."""
    if not hasattr(sys, 'last_exc'):
        raise ValueError('no last exception')
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def format_list(extracted_list):
    """Frames as a list of strings."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Writes frames to `file` (stderr)."""
    if file is None:
        file = sys.stderr
    for text in format_list(extracted_list):
        print(text, file=file, end='')


def format_tb(tb, limit=None):
    """A traceback's frames as a list of strings."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Writes a traceback's frames."""
    print_list(extract_tb(tb, limit), file=file)


def format_stack(f=None, limit=None):
    """The caller's frames as a list of strings."""
    if f is None:
        f = sys._getframe(1)
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Writes the caller's frames."""
    if f is None:
        f = sys._getframe(1)
    print_list(extract_stack(f, limit), file=file)
