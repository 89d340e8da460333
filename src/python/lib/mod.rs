//! The library modules written in Python, as text.

macro_rules! library {
    ($($name:literal $path:literal),* $(,)?) => {
        /// The path (in CPython's library) and text of a module.
        pub fn source(name: &str) -> Option<(&'static str, &'static str)> {
            match name {
                $($name => Some(($path, include_str!($path))),)*
                _ => None,
            }
        }

        /// The names of these modules.
        pub const NAMES: &[&str] = &[$($name),*];
    };
}

library! {
    "__future__" "__future__.py",
    "_collections" "_collections.py",
    "_functools" "_functools.py",
    "_loopglass_time" "_loopglass_time.py",
    "abc" "abc.py",
    "asyncio" "asyncio/__init__.py",
    "asyncio.base_events" "asyncio/base_events.py",
    "asyncio.base_futures" "asyncio/base_futures.py",
    "asyncio.base_tasks" "asyncio/base_tasks.py",
    "asyncio.constants" "asyncio/constants.py",
    "asyncio.coroutines" "asyncio/coroutines.py",
    "asyncio.events" "asyncio/events.py",
    "asyncio.exceptions" "asyncio/exceptions.py",
    "asyncio.futures" "asyncio/futures.py",
    "asyncio.locks" "asyncio/locks.py",
    "asyncio.log" "asyncio/log.py",
    "asyncio.mixins" "asyncio/mixins.py",
    "asyncio.queues" "asyncio/queues.py",
    "asyncio.runners" "asyncio/runners.py",
    "asyncio.streams" "asyncio/streams.py",
    "asyncio.taskgroups" "asyncio/taskgroups.py",
    "asyncio.tasks" "asyncio/tasks.py",
    "asyncio.threads" "asyncio/threads.py",
    "asyncio.timeouts" "asyncio/timeouts.py",
    "asyncio.unix_events" "asyncio/unix_events.py",
    "base64" "base64.py",
    "bisect" "bisect.py",
    "collections" "collections/__init__.py",
    "collections.abc" "collections/abc.py",
    "concurrent" "concurrent/__init__.py",
    "concurrent.futures" "concurrent/futures/__init__.py",
    "concurrent.futures._base" "concurrent/futures/_base.py",
    "concurrent.futures.process" "concurrent/futures/process.py",
    "concurrent.futures.thread" "concurrent/futures/thread.py",
    "contextlib" "contextlib.py",
    "contextvars" "contextvars.py",
    "copy" "copy.py",
    "dataclasses" "dataclasses.py",
    "datetime" "datetime.py",
    "enum" "enum.py",
    "fractions" "fractions.py",
    "functools" "functools.py",
    "gc" "gc.py",
    "heapq" "heapq.py",
    "inspect" "inspect.py",
    "io" "io.py",
    "itertools" "itertools.py",
    "json" "json/__init__.py",
    "json.decoder" "json/decoder.py",
    "json.encoder" "json/encoder.py",
    "keyword" "keyword.py",
    "linecache" "linecache.py",
    "logging" "logging/__init__.py",
    "numbers" "numbers.py",
    "operator" "operator.py",
    "os" "os.py",
    "platform" "platform.py",
    "posixpath" "posixpath.py",
    "pprint" "pprint.py",
    "queue" "queue.py",
    "random" "random.py",
    "re" "re.py",
    "statistics" "statistics.py",
    "string" "string.py",
    "textwrap" "textwrap.py",
    "threading" "threading.py",
    "timeit" "timeit.py",
    "traceback" "traceback.py",
    "types" "types.py",
    "typing" "typing.py",
    "uuid" "uuid.py",
    "warnings" "warnings.py",
    "weakref" "weakref.py",
}
