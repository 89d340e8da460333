# What most programs use, once: see `warm` in lib.rs. It prints to nobody.
import asyncio
import contextlib
import functools
import random
import time
from dataclasses import dataclass, field


@dataclass
class Order:
    table: int
    dish: str = "soup"
    extras: list = field(default_factory=list)


class Kitchen:
    def __init__(self, *orders, **prices):
        self.orders, self.prices = list(orders), {**prices}

    def __repr__(self):
        return f"Kitchen({self.orders!r}, {len(self.prices):>3}, {sum(self.prices.values()):.2f})"

    @property
    def busy(self):
        return any(order.table % 2 == 0 for order in self.orders) and not self.prices.get("none", False)


def timed(function):
    @functools.wraps(function)
    async def inner(*args, **kwargs):
        began = time.perf_counter()
        try:
            return await function(*args, **kwargs)
        finally:
            print("%s took %.1f s" % (function.__name__, time.perf_counter() - began))
    return inner


def squares(n):
    for i in range(n):
        if i > 2:
            continue
        yield i, i ** 2


@timed
async def cook(order, oven, queue=None):
    async with oven:
        await asyncio.sleep(random.uniform(0.0, 0.01))
    if order.table == 3:
        raise ValueError("burnt")
    if queue is not None:
        await queue.put(order.dish)
    return order.dish.upper()


async def ticks():
    count = 0
    while count < 2:
        yield count
        count += 1
        await asyncio.sleep(0)


async def main():
    kitchen = Kitchen(*[Order(n) for n in range(4)], soup=1.5)
    print(kitchen, kitchen.busy, kitchen.orders[0] == Order(0), sorted({"b", "a"}), dict(squares(4)))
    oven, lock, event, queue = asyncio.Semaphore(2), asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    chance = random.Random(1)
    print(chance.random(), chance.randint(1, 6), chance.choice("abc"), chance.choices([1, 2], k=2))
    print(await asyncio.gather(*(cook(order, oven, queue) for order in kitchen.orders), return_exceptions=True))
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(1)), timeout=0.01)
    try:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            tasks = [group.create_task(cook(order, oven), name=order.dish) for order in kitchen.orders]
            for task in asyncio.as_completed(tasks):
                await task
    except* ValueError as group:
        print(repr(group.exceptions[0]), [str(e) for e in group.exceptions])
    done, pending = await asyncio.wait([asyncio.create_task(queue.get()), asyncio.create_task(event.wait())], timeout=0.01)
    for task in pending:
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled", task, asyncio.current_task().get_name())
    async with lock:
        async for tick in ticks():
            print(tick, end=" ", flush=True)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, "ready".split())
    loop.call_later(0.01, event.set)
    print(await future, await event.wait())
    raise KeyError("the end")


asyncio.run(main())
