"""The logger that every report of the package goes to."""

import logging
import sys


def _nothing(*args, **kwargs):
    pass


class _Logger:
    """The package's logger, looked up when there is something to report: most programs have nothing."""

    def __getattr__(self, name):
        if name == 'debug' and 'logging' not in sys.modules:
            # Nobody has imported logging yet, let alone asked it for so much.
            return _nothing
        return getattr(logging.getLogger(__package__), name)

    def __repr__(self):
        return repr(logging.getLogger(__package__))


logger = _Logger()
