# A loop that is left open fails to close at the end of debug mode.
# flags: -X dev
import asyncio
loop = asyncio.new_event_loop()
async def main():
    loop.call_later(0.01, loop.stop)
    await asyncio.sleep(10)
loop.run_until_complete(main())
