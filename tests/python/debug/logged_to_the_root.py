# With logging configured, debug mode reports through it.
# rules: 9, 10, 28
import asyncio, time, logging
logging.basicConfig(level=logging.DEBUG)
async def boom():
    raise ValueError("x")
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 0.05
    t = asyncio.create_task(boom())
    await asyncio.sleep(0)
    time.sleep(0.08)
    await asyncio.sleep(0)
    del t
    await asyncio.sleep(0)
asyncio.run(main(), debug=True)
