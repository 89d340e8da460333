"""Printing a task's stack: the text behind Task.print_stack, called by the native core.

`_print_stack(task, limit, file, stack, exception)` gets the frames as (filename, line, name, text) tuples, outermost
first for a running task; the traceback module turns them to text.
"""

import traceback


def _print_stack(task, limit, file, frames, exception):
    entries = [traceback.FrameSummary(name, lineno, func, line=text) for name, lineno, func, text in frames]
    if not entries:
        print(f'No stack for {task!r}', file=file)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(exception.__class__, exception):
            print(line, file=file, end='')
