# A loop that nobody closed closes itself at the end: tasks on its queues go there.
import asyncio
async def job(): await asyncio.sleep(1)
loop = asyncio.new_event_loop()
loop.create_task(job())
print("end")
