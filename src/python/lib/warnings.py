"""Warnings: filters, once-per-place memory, the report on stderr.

The engine itself calls `_warn_unawaited_coroutine` here where filters were changed. Filters given with -W are left
out; `-X dev` shows everything.
"""

import sys
from _loopglass_traceback import frames_of_stack

__all__ = ['catch_warnings', 'deprecated', 'filterwarnings', 'formatwarning', 'resetwarnings', 'showwarning',
           'simplefilter', 'warn', 'warn_explicit']

filters = []
_once = {}
_version = 0
_first_version = 0
_original_show = None
defaultaction = 'default'
_ACTIONS = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')


class WarningMessage:
    """A caught warning."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    """The report's text."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    if line:
        text += f'  {line.strip()}\n'
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes the report to `file` (stderr)."""
    if file is None:
        file = sys.stderr
    if file is None:
        return
    file.write(formatwarning(message, category, filename, lineno, line))


def _changed():
    global _version
    _version += 1


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Adds a filter; `message` and `module` are regular expressions."""
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _insert((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for every text."""
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    _insert((action, None, category, None, lineno), append)


def _insert(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


def resetwarnings():
    """Drops every filter."""
    filters.clear()
    _changed()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Reports a warning at the caller's line, or `stacklevel` frames up."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        if frame is None:
            break
    if frame is None:
        filename, lineno, names, text = '<sys>', 0, sys.__dict__, None
    else:
        filename, lineno, names, text = frame.f_code.co_filename, frame.f_lineno, frame.f_globals, None
        shown = frames_of_stack(frame)
        if shown:
            filename, lineno, _, text, *_ = shown[-1]
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, names.get('__name__') or '<unknown>', registry, names, source,
                  text)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None,
                  line=None):
    """Reports a warning at a given place, if the filters let it through."""
    lineno = int(lineno)
    if module is None:
        module = filename[:-3] if filename.endswith('.py') else filename or '<unknown>'
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = defaultaction
    for act, start, kind, where, at in filters:
        if ((start is None or start.match(text)) and issubclass(category, kind)
                and (where is None or (module == where if isinstance(where, str) else where.match(module))) and (at == 0 or lineno == at)):
            action = act
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = True
        if _once.get((text, category)):
            return
        _once[(text, category)] = True
    elif action == 'module':
        registry[key] = True
        if registry.get((text, category, 0)):
            return
        registry[(text, category, 0)] = True
    elif action == 'default':
        registry[key] = True
    _report(WarningMessage(message, category, filename, lineno, line=line, source=source))


def _report(msg):
    if sys.is_finalizing():
        # No source can be read any more, and no program's way to show be asked.
        sys.stderr.write(f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n')
        return
    if showwarning is not _original_show:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
        return
    text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    if msg.source is not None:
        text += f'{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n'
    if sys.stderr is not None:
        sys.stderr.write(text)


def _warn_unawaited_coroutine(msg, coro):
    """Called by the engine when something goes that nobody awaited, once filters or the report have been changed."""
    warn(msg, category=RuntimeWarning, stacklevel=2, source=coro)  #: warnings.py:692


def _is_changed():
    return _version != _first_version or showwarning is not _original_show


class catch_warnings:
    """Puts filters and reporting back at the end; `record=True` gives a list of what was reported."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._kept = filters[:], showwarning
        _changed()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []

        def note(message, category, filename, lineno, file=None, line=None):
            log.append(WarningMessage(message, category, filename, lineno, file, line))

        showwarning = note
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:], showwarning = self._kept
        _changed()


class deprecated:
    """Marks a function or class: calling it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        message, category, level = self.message, self.category, self.stacklevel
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=level + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                return original(cls)

            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = message
            return arg
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _defaults():
    global _first_version, _original_show
    _original_show = showwarning
    if sys.flags.dev_mode:
        simplefilter('default')
    else:
        for category in (ResourceWarning, ImportWarning, PendingDeprecationWarning, DeprecationWarning):
            simplefilter('ignore', category)
        _insert(('default', None, DeprecationWarning, '__main__', 0), False)
    _first_version = _version


_defaults()
