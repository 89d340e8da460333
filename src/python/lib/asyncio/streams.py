"""Streams, sockets and subprocesses: a page has none, and these names say so."""

__all__ = ('StreamReader', 'StreamReaderProtocol', 'StreamWriter', 'create_subprocess_exec',
           'create_subprocess_shell', 'open_connection', 'open_unix_connection', 'start_server',
           'start_unix_server')


def _none_here(what):
    return NotImplementedError(f'Loopglass runs in a page, which has no {what}')


async def open_connection(host=None, port=None, **kwargs):
    raise _none_here('sockets: asyncio.open_connection is not available')


async def start_server(client_connected_cb, host=None, port=None, **kwargs):
    raise _none_here('sockets: asyncio.start_server is not available')


async def open_unix_connection(path=None, **kwargs):
    raise _none_here('sockets: asyncio.open_unix_connection is not available')


async def start_unix_server(client_connected_cb, path=None, **kwargs):
    raise _none_here('sockets: asyncio.start_unix_server is not available')


async def create_subprocess_exec(program, *args, **kwargs):
    raise _none_here('processes: asyncio.create_subprocess_exec is not available')


async def create_subprocess_shell(cmd, **kwargs):
    raise _none_here('processes: asyncio.create_subprocess_shell is not available')


class StreamReader:
    def __init__(self, *args, **kwargs):
        raise _none_here('streams: asyncio.StreamReader is not available')


class StreamReaderProtocol:
    def __init__(self, *args, **kwargs):
        raise _none_here('streams: asyncio.StreamReaderProtocol is not available')


class StreamWriter:
    def __init__(self, *args, **kwargs):
        raise _none_here('streams: asyncio.StreamWriter is not available')
