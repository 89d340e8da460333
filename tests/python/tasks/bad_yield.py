# Something that is no future comes out of an __await__.
# rules: 16
import asyncio


class Odd:
    def __init__(self, thing):
        self.thing = thing

    def __await__(self):
        return (yield self.thing)


async def try_it(thing):
    try:
        await Odd(thing)
    except RuntimeError as error:
        print("RuntimeError:", error)


async def main():
    asyncio.get_running_loop().call_soon(print, "(one pass later)")
    await try_it(42)
    await try_it("spoon")
    await Odd(None)
    print("a bare yield is fine")


asyncio.run(main())
