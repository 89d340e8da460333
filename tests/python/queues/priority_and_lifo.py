# A priority queue sorts, a LIFO queue is a stack.
import asyncio


async def main():
    urgent = asyncio.PriorityQueue()
    pile = asyncio.LifoQueue()
    for item in [(3, "sweep"), (1, "fire"), (2, "phone")]:
        urgent.put_nowait(item)
        await pile.put(item[1])
    while not urgent.empty():
        print(await urgent.get(), pile.get_nowait())


asyncio.run(main())
