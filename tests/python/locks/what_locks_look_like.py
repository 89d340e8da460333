# Locks and events with waiters, one of them cancelled.
# mask: stdout
import asyncio
async def w(lock, n):
    print("want", n, lock.locked())
    async with lock:
        print("has", n); await asyncio.sleep(0.1)
async def main():
    lock = asyncio.Lock()
    t = [asyncio.create_task(w(lock, i)) for i in range(4)]
    await asyncio.sleep(0.05)
    print(lock)
    t[1].cancel()
    r = await asyncio.gather(*t, return_exceptions=True); print(r, lock)
    try: await asyncio.wait_for(lock.acquire(), 1); await asyncio.wait_for(lock.acquire(), 0.1)
    except TimeoutError as e: print("TO", e, repr(e))
    ev = asyncio.Event(); print(ev)
    ts = [asyncio.create_task(ev.wait()) for _ in range(2)]
    await asyncio.sleep(0); print(ev); ev.set(); print(await asyncio.gather(*ts), ev)
asyncio.run(main())
