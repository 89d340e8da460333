# What handles and timers look like.
# mask: stdout
import asyncio


def greet(name, loud=False):
    print(name)


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(greet, "Ada")
    timer = loop.call_later(5, greet, "Bob")
    print(soon)
    print(timer)
    print(type(timer.when()).__name__, timer.when() > loop.time())
    soon.cancel()
    timer.cancel()
    print(soon)
    print(timer)
    print(soon < timer if False else soon == timer)


asyncio.run(main())
