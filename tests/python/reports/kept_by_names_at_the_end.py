# Errors that nobody looked at go in the order in which their futures came, wherever the names of the program hold them.
# A coroutine that never began, in the frame of a task cancelled before its first step, stays to the end.
import asyncio


class Boom(Exception):
    pass


futures = []
tasks = {}


async def work(n):
    await asyncio.sleep(1)


async def fail(n):
    raise Boom(n)


async def main():
    loop = asyncio.get_running_loop()
    futures.extend(loop.create_future() for _ in range(3))
    for n, future in enumerate(futures):
        future.set_exception(Boom(n))
    tasks['late'] = None
    tasks['early'] = asyncio.create_task(fail('early'))
    tasks['late'] = asyncio.create_task(fail('late'))
    together = asyncio.gather(asyncio.wait_for(work(1), 2), asyncio.shield(asyncio.create_task(work(2))))
    together.cancel()
    try:
        await together
    except asyncio.CancelledError as error:
        print(repr(error))
    alone = asyncio.gather(asyncio.wait_for(work(3), 2))
    alone.cancel()
    try:
        await alone
    except asyncio.CancelledError as error:
        print(repr(error))
    try:
        await asyncio.create_task(fail('seen'))
    except Boom as error:
        print(repr(error))


asyncio.run(main())
