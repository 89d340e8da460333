# In debug mode callbacks of done futures are checked.
# flags: -X dev
import asyncio
def cb(): pass
async def ok(): pass
async def main():
    t = asyncio.create_task(ok())
    t.add_done_callback(cb)
    await t
    await asyncio.sleep(0)
    t.add_done_callback(None)
    await asyncio.sleep(0)
asyncio.run(main())
