"""Source lines, of the program and its modules, from the engine."""

from _loopglass_traceback import source_line

__all__ = ['checkcache', 'clearcache', 'getline', 'getlines']


def getline(filename, lineno, module_globals=None):
    """A line with its newline, or ''."""
    return source_line(filename, lineno)


def getlines(filename, module_globals=None):
    """Every line."""
    lines = []
    while line := source_line(filename, len(lines) + 1):
        lines.append(line)
    return lines


def checkcache(filename=None):
    """Sources do not change while a program runs."""


def clearcache():
    """There is nothing to clear."""
