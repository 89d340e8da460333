# A lower bound for what counts as slow.
# rules: 9
import asyncio
import time


async def main():
    loop = asyncio.get_event_loop()
    loop.slow_callback_duration = 0.03
    time.sleep(0.05)
    print("main is done", loop.get_debug())


asyncio.run(main(), debug=True)
