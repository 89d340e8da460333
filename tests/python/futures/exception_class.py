# set_exception takes a class too, but not StopIteration.
# rules: 26
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(TimeoutError)
    try:
        await future
    except TimeoutError as error:
        print(repr(error))
    other = loop.create_future()
    other.set_exception(StopIteration(3))
    try:
        await other
    except RuntimeError as error:
        print(repr(error), "from", repr(error.__cause__))


asyncio.run(main())
