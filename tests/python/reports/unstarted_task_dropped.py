# A task that was never stepped, and whose loop is closed.
# rules: 29, 30
import asyncio


async def errand():
    print("never printed")


loop = asyncio.new_event_loop()
task = loop.create_task(errand(), name="errand")
loop.close()
print("loop closed")
del task
print("task dropped")
