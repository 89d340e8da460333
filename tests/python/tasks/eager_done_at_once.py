# An eager task that ends in create_task gives up its coroutine.
# mask: stdout
# rules: 25
import asyncio
async def quick(n):
    print("quick", n)
    return n
async def slow(n):
    print("slow start", n, asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("slow end", n)
    return n
async def bad():
    raise ValueError("eager bad")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick(1)); print(t.done(), t.result())
    t2 = asyncio.create_task(slow(2)); print(t2.done(), t2)
    t3 = asyncio.create_task(bad()); print(t3.done(), t3)
    print(await t2)
    print(await asyncio.gather(quick(5), slow(6), quick(7)))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(slow(8)); b = tg.create_task(quick(9))
    print(a.result(), b.result())
    try:
        await t3
    except ValueError as e: print(e)
    asyncio.create_task(bad())
    await asyncio.sleep(0)
asyncio.run(main())
