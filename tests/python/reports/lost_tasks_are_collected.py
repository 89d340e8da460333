# gc.collect() finds the tasks that nobody can wake any more.
import asyncio, gc
class Res:
    def __init__(self, n): self.n = n
    def __del__(self): print("res", self.n, "freed")
async def worker(n, ev):
    r = Res(n)
    try:
        await ev.wait()
    finally:
        print("finally", n)
async def never(n):
    await asyncio.Event().wait()
async def main():
    ev = asyncio.Event()
    kept = asyncio.create_task(worker("kept", ev))
    asyncio.create_task(worker("by event", ev))
    asyncio.create_task(worker("lost", asyncio.Event()))
    asyncio.create_task(never(1)); 
    s = asyncio.create_task(asyncio.sleep(0.01))
    await asyncio.sleep(0)
    print(gc.collect() >= 0)
    print(len(asyncio.all_tasks()))
    ev.set()
    await asyncio.sleep(0.02)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
