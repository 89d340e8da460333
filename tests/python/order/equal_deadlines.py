# Two timers with the very same deadline fire in one pass.
# rules: 3, 4
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.02

    def ring(name):
        print("ring", name)
        loop.call_soon(print, "echo", name)

    loop.call_at(when, ring, "a")
    loop.call_at(when, ring, "b")
    await asyncio.sleep(0.06)


asyncio.run(main())
