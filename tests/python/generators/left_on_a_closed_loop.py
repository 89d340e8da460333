# An async generator that is left by break, on a loop that closes without shutting generators down.
import asyncio
async def ag():
    try: yield 1
    finally: print("closing"); await asyncio.sleep(0); print("closed")
async def main():
    async for x in ag(): break
    print("m")
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
