# A kept error holds coroutines until its name goes.
import asyncio
async def fetch(): return 1
async def main():
    x = fetch(); t = asyncio.create_task(asyncio.sleep(5))
    raise KeyError("k")
err = None
try: asyncio.run(main())
except KeyError as e: err = e
print("end", repr(err))
