# A small simulation: couriers, a depot, priorities, and a closing time.
import asyncio
import itertools
from dataclasses import dataclass, field


@dataclass(order=True)
class Parcel:
    priority: int
    number: int
    to: str = field(compare=False)


async def courier(name, depot, log):
    while True:
        parcel = await depot.get()
        try:
            await asyncio.sleep(0.02)
            if parcel.to == "nowhere":
                raise LookupError(f"no such place for {parcel.number}")
            log.append((name, parcel.number))
            print(f"{name}: parcel {parcel.number} to {parcel.to}")
        except LookupError as error:
            print(f"{name}: {error}, sent back")
        finally:
            depot.task_done()


async def main():
    depot = asyncio.PriorityQueue()
    log = []
    numbers = itertools.count(1)
    for priority, to in [(2, "Oslo"), (1, "Rome"), (3, "Bern"), (1, "nowhere"), (2, "Nice")]:
        depot.put_nowait(Parcel(priority, next(numbers), to))
    crew = [asyncio.create_task(courier(n, depot, log)) for n in ("Ann", "Ben")]
    try:
        async with asyncio.timeout(1):
            await depot.join()
    finally:
        for task in crew:
            task.cancel()
        await asyncio.gather(*crew, return_exceptions=True)
    print("delivered", sorted(number for _, number in log))


asyncio.run(main())
