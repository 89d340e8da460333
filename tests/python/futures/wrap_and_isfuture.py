# isfuture, ensure_future and wrap_future.
import asyncio
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.ensure_future(asyncio.sleep(0, "s"))
    print(asyncio.isfuture(future), asyncio.isfuture(task), asyncio.isfuture(asyncio.sleep))
    print(asyncio.ensure_future(task) is task, isinstance(task, asyncio.Future))
    foreign = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(foreign)
    loop.call_later(0.02, foreign.set_result, "from the other side")
    print(await wrapped, "/", await task)
    print(asyncio.Future, asyncio.Task)
    future.cancel()


asyncio.run(main())
