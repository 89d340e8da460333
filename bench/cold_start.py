"""A program of forty lines as a reader would write it: how long until its first line is there?"""
import asyncio
import random
from dataclasses import dataclass


@dataclass
class Order:
    table: int
    dish: str
    minutes: float


DISHES = {"soup": 0.2, "bread": 0.1, "stew": 0.5, "pie": 0.4}


async def cook(order, oven):
    async with oven:
        await asyncio.sleep(order.minutes)
        return f"{order.dish} for table {order.table}"


async def serve(orders):
    oven = asyncio.Semaphore(2)
    served = []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(cook(order, oven)) for order in orders]
        for task in asyncio.as_completed(tasks):
            served.append(await task)
    return served


async def main():
    print("The kitchen is open.")
    chance = random.Random(7)
    orders = [Order(n, dish, DISHES[dish]) for n, dish in enumerate(chance.choices(list(DISHES), k=6))]
    for line in await asyncio.wait_for(serve(orders), timeout=10):
        print(line)


asyncio.run(main())
