# Two timers a microsecond apart are due in one pass: both ring before any echo.
# rules: 3
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.03

    def ring(name):
        print("ring", name)
        loop.call_soon(print, "echo", name)

    loop.call_at(when + 0.000001, ring, "second")
    loop.call_at(when, ring, "first")
    await asyncio.sleep(0.08)


asyncio.run(main())
