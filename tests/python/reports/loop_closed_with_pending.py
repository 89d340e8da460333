# A loop closed by hand while a task still sleeps.
# rules: 29
import asyncio


async def sleeper():
    await asyncio.sleep(5)


async def main():
    task = asyncio.get_running_loop().create_task(sleeper(), name="sleeper")
    await asyncio.sleep(0)
    return task.done()


loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.close()
del loop
print("closed")
