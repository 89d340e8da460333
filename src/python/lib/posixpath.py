"""os.path: what can be said of a path by its text. There are no files: nothing exists."""

import os as _os

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'
pathsep = ':'
altsep = None
devnull = '/dev/null'


def join(a, *p):
    """Paths put behind one another."""
    path = _os.fspath(a)
    for part in map(_os.fspath, p):
        if part.startswith('/') or not path:
            path = part
        elif path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path


def split(p):
    """All but the last part, and the last."""
    p = _os.fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(p):
    """The last part."""
    return split(p)[1]


def dirname(p):
    """All but the last part."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension."""
    p = _os.fspath(p)
    start = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > start and p[start:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def isabs(s):
    """Whether it begins at the root."""
    return _os.fspath(s).startswith('/')


def normpath(path):
    """Without what cancels out."""
    path = _os.fspath(path)
    if not path:
        return '.'
    root = '/' if path.startswith('/') else ''
    if path.startswith('//') and not path.startswith('///'):
        root = '//'
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    """From the root on."""
    path = _os.fspath(path)
    return normpath(path if isabs(path) else join(_os.getcwd(), path))


realpath = abspath


def relpath(path, start=None):
    """The way from `start`."""
    here = [p for p in abspath(start or '.').split('/') if p]
    there = [p for p in abspath(path).split('/') if p]
    same = len(commonprefix([here, there]))
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def commonprefix(m):
    """What all begin with."""
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def expanduser(path):
    """There are no users."""
    return _os.fspath(path)


def normcase(s):
    """The path itself."""
    return _os.fspath(s)


def exists(path):
    """There are no files."""
    return False


lexists = isfile = isdir = islink = ismount = exists
