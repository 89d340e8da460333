# A program's loop with methods of its own: what tasks, futures, sleeps and timeouts put on the loop goes through them.
import asyncio


class Watched(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.soon = 0
        self.told = []

    def call_soon(self, callback, *args, context=None):
        self.soon += 1
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        self.told.append(f"later {delay:.2f}")
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self.told.append("at")
        return super().call_at(when, callback, *args, context=context)

    def create_task(self, coro, **kwargs):
        self.told.append(f"task {coro.__name__}")
        return super().create_task(coro, **kwargs)

    def call_exception_handler(self, context):
        self.told.append(context["message"])


async def fail():
    raise ValueError("lost")


async def work(n):
    await asyncio.sleep(n / 100)
    return n


async def main():
    loop = asyncio.get_running_loop()

    def show(what):
        print(what, loop.soon, loop.told)
        loop.told.clear()

    show("started")
    await asyncio.sleep(0)
    show("a pass")
    print(await asyncio.gather(work(1), work(2)))
    show("gathered")
    async with asyncio.timeout(1):
        await asyncio.wait_for(work(1), 1)
    show("in time")
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.1)
    except TimeoutError:
        show("too late")
    asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    show("failed")
    task = asyncio.create_task(work(50))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as e:
        print(e.args, task.cancelled())
    queue = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(queue.get())
        group.create_task(queue.put(1))
    future = loop.create_future()
    future.add_done_callback(lambda f: print("done", f.result()))
    future.set_result(2)
    await asyncio.sleep(0)
    show("end")


with asyncio.Runner(loop_factory=Watched) as runner:
    runner.run(main())
