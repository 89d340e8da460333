# Tasks and futures of the program's own classes are told of with their attributes, and through their own methods.
import asyncio
import gc
import time


class Job(asyncio.Task):
    def __init__(self, *args, tag='tag', **kwargs):
        self.tag = tag
        super().__init__(*args, **kwargs)

    def __repr__(self):
        return f'<Job {self.tag}, {"done" if self.done() else "pending"}>'


class Told(asyncio.Future):
    def result(self):
        print('asked for its result')
        return super().result()

    def __repr__(self):
        return '<Told>'


class Silent(Told):
    def __del__(self):
        print('silent end')


class Loud(Silent):
    def __del__(self):
        super().__del__()
        asyncio.Future.__del__(self)


async def fail():
    raise OSError('lost')


async def wait():
    await asyncio.get_running_loop().create_future()


async def main():
    loop = asyncio.get_running_loop()
    job = Job(fail(), tag='failed')
    await asyncio.sleep(0)
    job = None
    job = Job(wait(), tag='waiting')
    await asyncio.sleep(0)
    job = None
    gc.collect()
    for kind in (Told, Silent, Loud):
        future = kind()
        future.set_exception(ValueError(kind.__name__))
        future = None
    future = Told()
    loop.call_soon(future.set_result, 1)
    print(await future)
    handle = loop.call_soon(print, 1)
    print(handle._args)
    handle.cancel()
    print(handle._args, handle._callback)
    worked, passed = time.process_time(), time.monotonic()
    await asyncio.sleep(1)
    time.sleep(1)
    print(f'{time.process_time() - worked:.0f} s of work in {time.monotonic() - passed:.0f} s')
    loop.set_task_factory(lambda loop, coro, **kwargs: Job(coro, loop=loop, **kwargs))
    print(await asyncio.gather(fail(), fail(), return_exceptions=True))
    global kept
    kept = asyncio.create_task(fail())
    await asyncio.sleep(0)


asyncio.run(main())
