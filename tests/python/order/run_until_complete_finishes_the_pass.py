# When the main future is done, the other callbacks of that pass still run.
# rules: 6
import asyncio

loop = asyncio.new_event_loop()


async def side():
    for turn in range(6):
        print("side turn", turn)
        await asyncio.sleep(0)


async def main():
    task = loop.create_task(side())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("main returns")
    return task


task = loop.run_until_complete(main())
print("back at the top, side done:", task.done())
loop.run_until_complete(task)
print("side done:", task.done())
loop.close()
