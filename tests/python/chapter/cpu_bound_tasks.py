# Two tasks that only count never give way: they run one after the other.
# rules: 12
import asyncio


async def cpu_bound_work(name) -> int:
    print(name, "starts")
    counter = 0
    for _ in range(20000):
        counter = counter + 1
    print(name, "ends")
    return counter


async def main():
    one = asyncio.create_task(cpu_bound_work("one"))
    two = asyncio.create_task(cpu_bound_work("two"))
    print(await one + await two)


asyncio.run(main())
