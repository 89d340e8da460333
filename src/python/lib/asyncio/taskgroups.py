"""TaskGroup: tasks that end together."""

from . import events, exceptions, tasks

__all__ = ('TaskGroup',)


class TaskGroup:
    """An `async with` block that waits for its tasks; the first failure cancels the others and the block."""

    def __init__(self):  #: asyncio/taskgroups.py:28
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        # A dict, for its order: CPython's set cancels in the order of addresses, this in that of creation.
        self._tasks = {}  #: asyncio/taskgroups.py:35
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):  #: asyncio/taskgroups.py:40
        info = ''
        if self._tasks:
            info += f' tasks={len(self._tasks)}'
        if self._errors:
            info += f' errors={len(self._errors)}'
        if self._aborting:
            info += ' cancelling'
        elif self._entered:
            info += ' entered'
        return f'<TaskGroup{info}>'

    async def __aenter__(self):  #: asyncio/taskgroups.py:54
        if self._entered:
            raise RuntimeError(  #: asyncio/taskgroups.py:56
                f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = events.get_running_loop()  #: asyncio/taskgroups.py:59
        self._parent_task = tasks.current_task(self._loop)  #: asyncio/taskgroups.py:60
        if self._parent_task is None:
            raise RuntimeError(  #: asyncio/taskgroups.py:62
                f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):  #: asyncio/taskgroups.py:68
        self._exiting = True
        if et is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = et is not None and issubclass(et, exceptions.CancelledError)
        propagate_cancellation_error = exc if cancelled else None
        if et is not None and not self._aborting:
            self._abort()  #: asyncio/taskgroups.py:95
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()  #: asyncio/taskgroups.py:103
            try:
                await self._on_completed_fut  #: asyncio/taskgroups.py:106
            except exceptions.CancelledError as ex:
                if not self._aborting:
                    # The parent is cancelled from outside: the children go down with it.
                    propagate_cancellation_error = ex
                    self._abort()  #: asyncio/taskgroups.py:118
            self._on_completed_fut = None
        if self._base_error is not None:
            raise self._base_error  #: asyncio/taskgroups.py:125
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            # The only cancellation was the group's own, and that ends here.
            propagate_cancellation_error = None
        if propagate_cancellation_error is not None and not self._errors:
            raise propagate_cancellation_error  #: asyncio/taskgroups.py:137
        if et is not None and not cancelled:
            self._errors.append(exc)  #: asyncio/taskgroups.py:140
        if self._errors:
            if self._parent_task.cancelling():  #: asyncio/taskgroups.py:146
                # Someone outside cancels too: deliver it at the parent's next suspension, count unchanged.
                self._parent_task.uncancel()  #: asyncio/taskgroups.py:147
                self._parent_task.cancel()  #: asyncio/taskgroups.py:148
            try:
                # `me` refers to this frame and this frame to `me`, as in 3.13.0: what the frames of the traceback hold
                # lives on, which shows when it reports its end.
                me = BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors)  #: asyncio/taskgroups.py:153
                raise me from None  #: asyncio/taskgroups.py:154
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):  #: asyncio/taskgroups.py:158
        """Starts a task that belongs to the group."""
        if not self._entered:
            coro.close()  #: asyncio/taskgroups.py:164
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")  #: asyncio/taskgroups.py:165
        if self._exiting and not self._tasks:
            coro.close()  #: asyncio/taskgroups.py:167
            raise RuntimeError(f"TaskGroup {self!r} is finished")  #: asyncio/taskgroups.py:168
        if self._aborting:
            coro.close()  #: asyncio/taskgroups.py:170
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")  #: asyncio/taskgroups.py:171
        if context is None:
            task = self._loop.create_task(coro, name=name)  #: asyncio/taskgroups.py:173
        else:
            task = self._loop.create_task(coro, name=name, context=context)  #: asyncio/taskgroups.py:175
        if task.done():  #: asyncio/taskgroups.py:180
            self._on_task_done(task)  #: asyncio/taskgroups.py:181
        else:
            self._tasks[task] = None  #: asyncio/taskgroups.py:183
            task.add_done_callback(self._on_task_done)  #: asyncio/taskgroups.py:184
        try:
            return task
        finally:
            del task

    def _is_base_error(self, exc):  #: asyncio/taskgroups.py:191
        return isinstance(exc, (SystemExit, KeyboardInterrupt))  #: asyncio/taskgroups.py:193

    def _abort(self):  #: asyncio/taskgroups.py:195
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):  #: asyncio/taskgroups.py:202
        self._tasks.pop(task, None)  #: asyncio/taskgroups.py:203
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():  #: asyncio/taskgroups.py:206
                self._on_completed_fut.set_result(True)  #: asyncio/taskgroups.py:207
        if task.cancelled():  #: asyncio/taskgroups.py:209
            return
        exc = task.exception()  #: asyncio/taskgroups.py:212
        if exc is None:
            return
        self._errors.append(exc)  #: asyncio/taskgroups.py:216
        if self._is_base_error(exc) and self._base_error is None:  #: asyncio/taskgroups.py:217
            self._base_error = exc
        if self._parent_task.done():  #: asyncio/taskgroups.py:220
            self._loop.call_exception_handler({  #: asyncio/taskgroups.py:223
                'message': f'Task {task!r} has errored out but its parent '
                           f'task {self._parent_task} is already completed',
                'exception': exc,
                'task': task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()  #: asyncio/taskgroups.py:250
            self._parent_cancel_requested = True
            self._parent_task.cancel()  #: asyncio/taskgroups.py:252
