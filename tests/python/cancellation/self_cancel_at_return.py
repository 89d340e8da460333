# Cancelled in its last step: the result is dropped, the task counts as cancelled.
# rules: 17, 21
import asyncio


async def last_words():
    asyncio.current_task().cancel()
    return "ignored"


async def last_error():
    asyncio.current_task().cancel()
    raise ValueError("an error is kept")


async def main():
    one = asyncio.create_task(last_words())
    two = asyncio.create_task(last_error())
    await asyncio.wait([one, two])
    print(one.cancelled())
    print(two.cancelled(), repr(two.exception()))


asyncio.run(main())
