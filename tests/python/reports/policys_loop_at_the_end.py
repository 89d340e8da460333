# CPython has no time left for what is on the loop that the policy keeps.
import asyncio
async def job():
    try: await asyncio.sleep(1)
    finally: print("fin")
async def main():
    f = asyncio.ensure_future(job())
    await asyncio.sleep(0)
    raise ValueError
asyncio.get_event_loop().run_until_complete(main())
