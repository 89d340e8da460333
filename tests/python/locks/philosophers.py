# Three philosophers, three forks, no deadlock: the lower fork first.
import asyncio


async def philosopher(number, forks):
    low, high = sorted((number, (number + 1) % len(forks)))
    async with forks[low]:
        async with forks[high]:
            print("philosopher", number, "eats with", low, high)
            await asyncio.sleep(0.02)
    print("philosopher", number, "thinks")


async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    async with asyncio.TaskGroup() as table:
        for number in range(3):
            table.create_task(philosopher(number, forks))


asyncio.run(main())
