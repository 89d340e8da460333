# Timers that are still waiting when main is done never fire.
# rules: 44
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, print, "never")
    loop.call_soon(print, "this one does")
    print("main is done")


asyncio.run(main())
