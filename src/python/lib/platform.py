"""platform: what a program may ask of where it runs."""


def python_version():
    """The version of the language."""
    return '3.13.0'


def python_version_tuple():
    """Its parts."""
    return ('3', '13', '0')


def python_implementation():
    """The name that programs look for."""
    return 'CPython'


def system():
    """The kind of system that the library behaves as."""
    return 'Linux'


def machine():
    """Unknown in a page."""
    return ''


def node():
    """Unknown in a page."""
    return ''


def release():
    """Unknown in a page."""
    return ''


def platform(aliased=False, terse=False):
    """The system's name."""
    return 'Linux'
