# A barrier that is aborted throws its waiters out.
import asyncio


async def walker(name, gate):
    try:
        async with gate as position:
            print(name, position)
    except asyncio.BrokenBarrierError as error:
        print(name, "BrokenBarrierError:", error)


async def main():
    gate = asyncio.Barrier(3)
    tasks = [asyncio.create_task(walker(n, gate)) for n in "ab"]
    await asyncio.sleep(0.02)
    await gate.abort()
    await asyncio.gather(*tasks)
    print(gate.broken)
    await gate.reset()
    print(gate.broken, gate.n_waiting)


asyncio.run(main())
