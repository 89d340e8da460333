# A condition: consumers wait for a predicate, a producer notifies.
# mask: stdout
import asyncio


async def consumer(name, condition, shelf):
    async with condition:
        await condition.wait_for(lambda: shelf)
        print(name, "takes", shelf.pop(0))


async def main():
    condition = asyncio.Condition()
    shelf = []
    tasks = [asyncio.create_task(consumer(n, condition, shelf)) for n in "abc"]
    await asyncio.sleep(0.02)
    print(condition)
    async with condition:
        shelf.append("bread")
        condition.notify()
    await asyncio.sleep(0.02)
    async with condition:
        shelf += ["milk", "eggs"]
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
