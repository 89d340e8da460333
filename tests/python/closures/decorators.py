# Decorators: with arguments, stacked, on classes, keeping names.
import functools


def shout(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs).upper() + "!"

    return wrapper


def repeat(times):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args):
            return " ".join(func(*args) for _ in range(times))

        return wrapper

    return decorate


@shout
@repeat(2)
def greet(name):
    """Say hello."""
    return f"hello {name}"


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func, self.calls = func, 0

    def __call__(self, *args):
        self.calls += 1
        return self.func(*args)


@CountCalls
def square(n):
    return n * n


registry = {}


def register(cls):
    registry[cls.__name__.lower()] = cls
    return cls


@register
class Printer:
    pass


print(greet("ada"), greet.__name__, greet.__doc__, greet.__wrapped__("bob"))
print(square(3), square(4), square.calls, square.__name__, sorted(registry))
