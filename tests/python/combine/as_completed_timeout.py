# as_completed with a timeout raises at the wait that is too long.
import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(d, d)) for d in (0.02, 0.3)]
    try:
        for first in asyncio.as_completed(tasks, timeout=0.06):
            print("got", await first)
    except TimeoutError as error:
        print("TimeoutError", error.args)
    print([t.done() for t in tasks])
    tasks[1].cancel()


asyncio.run(main())
