"""The little of os that a page can answer. There are no files, processes or signals: other names say so."""

import sys
from _loopglass_os import environ, cpu_count, getpid

name = 'posix'
sep = '/'
linesep = '\n'
curdir = '.'
pardir = '..'
pathsep = ':'
devnull = '/dev/null'
process_cpu_count = cpu_count


def getenv(key, default=None):
    """An environment variable."""
    return environ.get(key, default)


def getcwd():
    """A page has no directories: the root."""
    return '/'


def kill(pid, signal, /):
    """Sends a signal: to the program itself, as there are no other processes."""
    if pid != getpid():
        raise ProcessLookupError(3, 'No such process')
    from signal import raise_signal
    raise_signal(signal)


def urandom(size):
    """Random bytes."""
    import random
    return random.SystemRandom().randbytes(size)


def fspath(path):
    """A path as str or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__) from None


class PathLike:
    """What has a path."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__')


import posixpath as path

sys.modules['os.path'] = path


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'os' has no attribute {name!r}")
    raise AttributeError(f"module 'os' has no attribute {name!r} in Loopglass: a page has no files or processes")
