"""Who gets SIGINT: all that `asyncio` needs of `signal`, without the latter's enumerations."""


def default_int_handler(signum=2, frame=None, /):
    """Raises KeyboardInterrupt."""
    raise KeyboardInterrupt


sigint = default_int_handler
