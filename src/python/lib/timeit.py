"""timeit: how long a function or a text takes."""

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Runs a statement again and again."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        space = {} if globals is None else dict(globals)
        self._setup = self._made(setup, space)
        self._stmt = self._made(stmt, space)

    @staticmethod
    def _made(what, space):
        if isinstance(what, str):
            code = compile(what, '<timeit-src>', 'exec')
            return lambda: exec(code, space)
        if callable(what):
            return what
        raise ValueError('stmt is neither a string nor callable')

    def timeit(self, number=default_number):
        """The seconds that `number` runs take."""
        self._setup()
        run, start = self._stmt, self.timer()
        for _ in range(number):
            run()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several timings."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """So many runs that they take 0.2 s."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """The seconds that `number` runs of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """Several timings of a statement."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
