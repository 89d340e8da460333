# Timers fire by deadline, not by the order of asking.
# rules: 2, 4
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.09, 0.03, 0.06):
        loop.call_later(delay, print, f"after {delay}")
    now = loop.time()
    loop.call_at(now + 0.12, print, "at the end")
    await asyncio.sleep(0.15)


asyncio.run(main())
