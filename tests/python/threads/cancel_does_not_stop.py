# Cancelling the awaiter does not stop the thread; run joins it at the end.
# rules: 46, 44
import asyncio
import time


def stubborn():
    time.sleep(0.1)
    print("thread: done, whatever you say")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(stubborn), 0.03)
    except TimeoutError:
        print("main: timed out")
    print("main: ends")


asyncio.run(main())
print("after run")
