"""Who gets a signal: all that `asyncio` needs of `signal`, without the latter's enumerations."""


def default_int_handler(signum=2, frame=None, /):
    """Raises KeyboardInterrupt."""
    raise KeyboardInterrupt


sigint = default_int_handler
# The handlers of the other signals that have one, by number.
others = {}
# What is told the number of a signal that came: the loop that has handlers of its own.
wakeup = None
