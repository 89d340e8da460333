"""What locks and queues share: they belong to the loop that first waits on them."""

from . import events


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):  #: asyncio/mixins.py:12
        loop = events._get_running_loop()  #: asyncio/mixins.py:13
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')  #: asyncio/mixins.py:20
        return loop
