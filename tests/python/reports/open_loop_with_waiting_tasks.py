# Tasks of an open loop go at the end before their coroutines; with an error, too.
import asyncio
async def job():
    try: await asyncio.sleep(1)
    finally: print("fin")
loop = asyncio.new_event_loop()
t = loop.create_task(job())
t2 = loop.create_task(job())
loop.run_until_complete(asyncio.sleep(0))
1/0
