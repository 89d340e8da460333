"""The logger that every report of the package goes to."""

import logging


def _nothing(*args, **kwargs):
    pass


class _Logger:
    """The package's logger, looked up when there is something to report: most programs have nothing."""

    def __getattr__(self, name):
        if name == 'debug' and 'getLogger' not in logging.__dict__:
            # Nobody has asked for logging yet, let alone for so much of it.
            return _nothing
        return getattr(logging.getLogger(__package__), name)

    def __repr__(self):
        return repr(logging.getLogger(__package__))


logger = _Logger()
