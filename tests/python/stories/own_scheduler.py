# A scheduler of one's own out of generators: no asyncio at all.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, name, generator):
        self.ready.append((name, generator))

    def run(self):
        while self.ready:
            name, generator = self.ready.popleft()
            try:
                request = next(generator)
            except StopIteration as stop:
                print(f"{name} returned {stop.value}")
            else:
                if callable(request):
                    self.spawn(f"{name}.child", request())
                self.ready.append((name, generator))


def worker(n):
    for i in range(n):
        print("step", i, "of", n)
        yield
    return n * 10


def parent():
    yield lambda: worker(1)
    print("parent goes on")
    return "parent"


scheduler = Scheduler()
scheduler.spawn("w", worker(2))
scheduler.spawn("p", parent())
scheduler.run()
