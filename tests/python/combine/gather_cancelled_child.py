# One cancelled child ends the gather; the others are not touched.
# rules: 33
import asyncio


async def child(name):
    await asyncio.sleep(0.05)
    print(name, "done")
    return name


async def main():
    tasks = [asyncio.create_task(child(n)) for n in "xyz"]
    asyncio.get_running_loop().call_later(0.02, tasks[1].cancel)
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        print("gather:", [t.done() for t in tasks])
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks])


asyncio.run(main())
