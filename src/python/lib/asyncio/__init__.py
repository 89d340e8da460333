"""asyncio as Loopglass offers it: the 3.13 names, on the engine's own loop.

Tasks, futures, handles and the running of passes are native (`_loopglass_asyncio`); the rest of the package is
Python and reads top to bottom. Streams, subprocesses, sockets and signals do not exist in a page: their names are
here and say so when they are used.

A trailing `#: file:line` names the line of CPython 3.13.0 that a frame on this line is reported as; frames on
lines without such a marker are left out of tracebacks.
"""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .streams import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *
from . import (base_events, base_futures, base_tasks, constants, coroutines, events, exceptions, futures, locks,
               log, queues, runners, streams, taskgroups, tasks, threads, timeouts, unix_events)
from .log import logger
