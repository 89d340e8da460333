# Debug mode names the task or the handle that took long.
# rules: 9
# flags: -X dev
import asyncio, time
async def blocker():
    time.sleep(0.3)
async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.2
    await asyncio.gather(blocker(), asyncio.sleep(0.1))
    def cb(x): time.sleep(0.25)
    asyncio.get_running_loop().call_soon(cb, 1)
    asyncio.get_running_loop().call_later(0.01, cb, 2)
    await asyncio.sleep(0.5)
asyncio.run(main())
