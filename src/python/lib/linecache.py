"""Source lines, of the program and its modules, from the engine."""

from _loopglass_traceback import remembered_lines

__all__ = ['checkcache', 'clearcache', 'getline', 'getlines', 'updatecache']

_cache = {}


def getline(filename, lineno, module_globals=None):
    """A line with its newline, or ''."""
    lines = getlines(filename, module_globals)  #: linecache.py:25
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """Every line."""
    lines = _cache.get(filename) or remembered_lines(filename)
    if lines is None:
        return updatecache(filename, module_globals)  #: linecache.py:41
    _cache[filename] = lines
    return lines


def checkcache(filename=None):
    """Sources do not change while a program runs."""


def clearcache():
    """Forgets the lines; the engine has them still."""
    _cache.clear()


def updatecache(filename, module_globals=None):
    """Reads a file's lines."""
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    # What reads is imported only now: at a program's end that fails, and no line is read any more.
    from _loopglass_traceback import read_lines  #: linecache.py:88
    return read_lines(filename)
