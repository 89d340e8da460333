"""Runs a program under CPython 3.13 with our library modules in place of CPython's.

    python3.13 shim.py [--only asyncio,queue,...] program.py [args]

The native modules that the library stands on are stood in for by CPython's own: `_loopglass_asyncio` by `_asyncio`
and a selector loop, `_loopglass_traceback` by the traceback module. Frames of our library are reported as their
markers say (or hidden), as the engine does it.
"""

import importlib
import importlib.machinery
import os
import pathlib
import re
import sys
import types

LIB = pathlib.Path(__file__).resolve().parents[2] / 'src/python/lib'
MARK = re.compile(r'\s*#: ([\w/.]+):(\d+)')
STDLIB = os.path.dirname(os.__file__)
_sources = {}


def marker(filename, lineno):
    """(file, line) that a library line is reported as; None hides it."""
    if filename not in _sources:
        _sources[filename] = pathlib.Path(filename).read_text().split('\n')
    found = MARK.search(_sources[filename][lineno - 1])
    return (f'{STDLIB}/{found[1]}', int(found[2])) if found else None


def hidden_or_mapped(filename, lineno):
    if filename.startswith(str(LIB)):
        return marker(filename, lineno)
    if filename == __file__ or filename.startswith('<frozen'):
        return None
    return filename, lineno


class _OursFirst:
    """Finds our modules before CPython's built-in ones of the same names."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if path is None and name in self.names:
            return importlib.machinery.PathFinder.find_spec(name, [str(LIB)])
        return None


def install(only):
    import traceback as real_traceback
    real_format = real_traceback.StackSummary().format_frame_summary

    def visible(summary):
        for entry in summary:
            place = hidden_or_mapped(entry.filename, entry.lineno)
            if place is not None:
                yield entry, place

    real_extract_stack = real_traceback.extract_stack

    def extract_stack(f=None, limit=None):
        f = f or sys._getframe(1)
        entries = [(*place, e.name, MARK.sub('', e.line).strip()) for e, place in visible(real_extract_stack(f))]
        return entries[-10:]

    real_traceback.extract_stack = extract_stack
    import asyncio as real
    import asyncio.format_helpers
    asyncio.format_helpers.extract_stack = lambda f=None, limit=None: extract_stack(f or sys._getframe(1), limit)

    def frames_of_traceback(tb):
        frames = []
        extracted = real_traceback.StackSummary._extract_from_extended_frame_gen(
            ((f, p) for f, p in real_traceback._walk_tb_with_full_positions(tb)), capture_locals=False)
        for entry, (filename, lineno) in visible(extracted):
            text = MARK.sub('', real_format(entry)).split('\n', 1)[1]
            block = '\n'.join(line[4:] for line in text.split('\n'))
            frames.append((filename, lineno, entry.name, MARK.sub('', entry.line or '').strip(), block))
        return frames

    def frames_of_stack(frame):
        frame = frame or sys._getframe(1)
        return [(*place, e.name, MARK.sub('', e.line).strip(), e.line + '\n')
                for e, place in visible(real_extract_stack(frame))]

    native_traceback = types.ModuleType('_loopglass_traceback')
    native_traceback.frames_of_traceback = frames_of_traceback
    native_traceback.frames_of_stack = frames_of_stack
    sys.modules['_loopglass_traceback'] = native_traceback

    native = types.ModuleType('_loopglass_asyncio')
    from asyncio import base_events, events, exceptions, tasks, unix_events

    class CoreLoop(unix_events._UnixSelectorEventLoop):
        def _run_once(self):
            while True:
                super()._run_once()
                if self._stopping:
                    break
            self._stopping = False

        def _call_at(self, when, callback, args, context):
            timer = unix_events._UnixSelectorEventLoop.call_at(self, when, callback, *args, context=context)
            return timer

        def _call_soon_threadsafe(self, callback, args, context):
            handle = self._call_soon(callback, args, context)
            self._write_to_self()
            return handle

        def _close(self):
            unix_events._UnixSelectorEventLoop.close(self)

        def _set_core_debug(self, enabled):
            pass

    native.CoreLoop = CoreLoop
    for source, names in [
            (events, 'Handle TimerHandle _get_running_loop _set_running_loop get_running_loop'),
            (exceptions, 'CancelledError InvalidStateError'),
            (real.futures, '_set_result_unless_cancelled Future'),
            (tasks, 'Task _enter_task _leave_task _register_eager_task _register_task _swap_current_task '
                    '_unregister_eager_task _unregister_task all_tasks current_task')]:
        for name in names.split():
            setattr(native, name, getattr(source, name))
    sys.modules['_loopglass_asyncio'] = native

    native_types = types.ModuleType('_loopglass_types')
    for name in 'GenericAlias MappingProxyType ModuleType coroutine'.split():
        setattr(native_types, name, getattr(types, name))
    sys.modules['_loopglass_types'] = native_types
    native_os = types.ModuleType('_loopglass_os')
    native_os.environ = os.environ
    native_os.cpu_count = os.process_cpu_count
    native_os.getpid = os.getpid
    sys.modules['_loopglass_os'] = native_os
    import linecache as real_linecache
    native_traceback.source_line = real_linecache.getline
    native_random = types.ModuleType('_loopglass_random')
    import random as real_random
    native_random.MersenneTwister = real_random.Random.__base__
    native_random.entropy = os.urandom
    sys.modules['_loopglass_random'] = native_random
    native_sys = sys
    native_sys._loopglass_suggestion = lambda exc: (
        lambda text: text[len(str(exc)):] if text.startswith(str(exc)) else None)(
        real_traceback.TracebackException.from_exception(exc)._str)

    import re, ast, linecache, tokenize, unicodedata  # what CPython's own traceback module imports late
    ours = only or [p.stem for p in LIB.iterdir() if p.suffix == '.py' or (p / '__init__.py').exists()
                    or (p.is_dir() and list(p.glob('*/__init__.py')))]
    if not only:  # CPython's C code prints through these
        ours = [name for name in ours if name not in ('io', 'os')]
    kept = {}
    for name in list(sys.modules):
        if name.split('.')[0] in ours:
            kept[name] = sys.modules.pop(name)
    sys.path.insert(0, str(LIB))
    sys.meta_path.insert(0, _OursFirst(ours))
    if 'asyncio' in ours:
        base_events.logger = importlib.import_module('asyncio.log').logger
    if 'traceback' in ours:
        import traceback
        sys.excepthook = lambda kind, exc, tb: traceback.print_exception(exc)
    return kept


def main():
    args = sys.argv[1:]
    only = None
    if args[0] == '--only':
        only = args[1].split(',')
        args = args[2:]
    program = args[0]
    import traceback as real_traceback
    report = real_traceback.print_exception
    try:
        keep = install(only)
    except BaseException as exc:
        report(exc)
        os._exit(70)
    sys.argv = args
    sys.path[1:1] = [os.path.dirname(os.path.abspath(program))]
    import linecache
    source = pathlib.Path(program).read_text()
    main_module = types.ModuleType('__main__')
    main_module.__file__ = program
    main_module.__dict__['__builtins__'] = __builtins__
    sys.modules['__main__'] = main_module
    status = 0
    warnings = importlib.import_module('warnings')

    def last_words():
        """From the program's end on, CPython warns without a place."""
        warnings._warn_unawaited_coroutine = lambda coro: sys.stderr.write(
            f"<sys>:0: RuntimeWarning: coroutine '{coro.__qualname__}' was never awaited\n")

    try:
        exec(compile(source, program, 'exec'), main_module.__dict__)
    except SystemExit as exc:
        status = exc.code
    except BaseException as exc:
        status = -2 if isinstance(exc, KeyboardInterrupt) else 1
        sys.excepthook(type(exc), exc, exc.__traceback__)
        last_words()
        exc.__traceback__ = None
    # What the program left behind goes now, while the modules that report on it are still there.
    import gc
    last_words()
    main_module.__dict__.clear()
    gc.collect()
    if status == -2:
        import signal
        sys.stdout.flush()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    sys.exit(status)


main()
