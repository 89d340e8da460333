# A task factory of one's own.
import asyncio


def factory(loop, coro, **options):
    print("making a task for", coro.__qualname__, sorted(options))
    return asyncio.Task(coro, loop=loop, **options)


async def job():
    return 3


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(job(), name="j"))
    print(await asyncio.gather(job(), job()))


asyncio.run(main())
