# How many passes lie between a child's return and the awaiter's resumption.
# rules: 48, 14, 15
import asyncio

passes = 0
returned = 0


def tick(loop):
    global passes
    passes += 1
    loop.call_soon(tick, loop)


async def child():
    global returned
    await asyncio.sleep(0)
    returned = passes
    return "child"


async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())


async def measure(label, make):
    await make()
    print(f"{label:<16}{passes - returned}")


async def main():
    asyncio.get_running_loop().call_soon(tick, asyncio.get_running_loop())
    await measure("bare coroutine", child)
    await measure("task", lambda: asyncio.create_task(child()))
    await measure("gather", lambda: asyncio.gather(child()))
    await measure("shield", lambda: asyncio.shield(child()))
    await measure("wait", lambda: asyncio.wait([asyncio.create_task(child())]))
    await measure("TaskGroup", group)
    await measure("wait_for", lambda: asyncio.wait_for(child(), 1))


asyncio.run(main())
