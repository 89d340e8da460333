# sleep(0) goes to the back of the queue: the workers take turns.
# rules: 13
import asyncio


async def worker(name, turns):
    for turn in range(turns):
        print(f"{name}{turn}", end=" ")
        await asyncio.sleep(0)
    print(f"{name}!", end=" ")


async def main():
    await asyncio.gather(worker("a", 2), worker("b", 4), worker("c", 3))
    print()


asyncio.run(main())
