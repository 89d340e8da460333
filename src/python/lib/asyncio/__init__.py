"""asyncio as Loopglass offers it: the 3.13 names, on the engine's own loop.

Tasks, futures, handles and the running of passes are native (`_loopglass_asyncio`); the rest of the package is
Python and reads top to bottom. Streams, subprocesses, sockets and signals do not exist in a page: their names are
here and say so when they are used.

A trailing `#: file:line` names the line of CPython 3.13.0 that a frame on this line is reported as; frames on
lines without such a marker are left out of tracebacks.
"""

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__ +
           locks.__all__ + queues.__all__ + runners.__all__ + streams.__all__ + taskgroups.__all__ + tasks.__all__ +
           threads.__all__ + timeouts.__all__ + unix_events.__all__)

from .base_events import BaseEventLoop
from .coroutines import iscoroutine, iscoroutinefunction
from .events import (AbstractEventLoop, AbstractEventLoopPolicy, Handle, TimerHandle, _get_running_loop,
                     _set_running_loop, get_child_watcher, get_event_loop, get_event_loop_policy,
                     get_running_loop, new_event_loop, set_child_watcher, set_event_loop,
                     set_event_loop_policy)
from .exceptions import (BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError,
                         LimitOverrunError, SendfileNotAvailableError, TimeoutError)
from .futures import Future, isfuture, wrap_future
from .locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from .queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from .runners import Runner, run
from .streams import (StreamReader, StreamReaderProtocol, StreamWriter, create_subprocess_exec,
                      create_subprocess_shell, open_connection, open_unix_connection, start_server,
                      start_unix_server)
from .taskgroups import TaskGroup
from .tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, _enter_task, _leave_task,
                    _register_task, _unregister_task, all_tasks, as_completed, create_eager_task_factory,
                    create_task, current_task, eager_task_factory, ensure_future, gather,
                    run_coroutine_threadsafe, shield, sleep, wait, wait_for)
from .threads import to_thread
from .timeouts import Timeout, timeout, timeout_at
from .unix_events import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop
from . import (base_events, base_futures, base_tasks, constants, coroutines, events, exceptions, futures, locks,
               log, queues, runners, streams, taskgroups, tasks, threads, timeouts, unix_events)
from .log import logger
