# asend, athrow, and an async iterator class.
import asyncio


class Stairs:
    def __init__(self, height):
        self.step, self.height = 0, height

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.step == self.height:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.step += 1
        return self.step


async def echo():
    word = None
    while word != "stop":
        try:
            word = yield f"<{word}>"
            await asyncio.sleep(0)
        except ValueError as error:
            word = f"caught {error}"


async def main():
    print([s async for s in Stairs(4)])
    e = echo()
    print(await e.asend(None), await e.asend("hello"), await e.athrow(ValueError("bump")))
    try:
        await e.asend("stop")
    except StopAsyncIteration:
        print("echo has stopped")
    try:
        async for x in [1]:
            pass
    except TypeError as error:
        print("TypeError:", error)


asyncio.run(main())
