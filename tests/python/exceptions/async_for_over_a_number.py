# What __anext__ gives cannot be awaited: the error says so, from the one that await would raise. A callback's frame is shown.
import asyncio
from contextlib import AsyncExitStack


class Numbers:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


async def fail():
    raise OSError("callback failed")


async def main():
    try:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(fail)
            stack.callback(print, "called")
            raise ValueError("body")
    except OSError as e:
        print(repr(e), repr(e.__context__))
        saved = e
    try:
        async for number in Numbers():
            print(number)
    except TypeError as e:
        print(repr(e.__cause__), e.__context__ is e.__cause__)
    timer = asyncio.get_running_loop().call_later(1, print)
    print(timer.cancelled(), type([].append).__name__)
    timer.cancel()
    raise saved


asyncio.run(main())
