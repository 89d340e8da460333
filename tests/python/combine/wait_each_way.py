# wait until the first, until the first error, for some time, and for all.
# rules: 32
import asyncio
async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail: raise RuntimeError(n)
    return n
async def main():
    ts = [asyncio.create_task(job(n, n == 2), name=f"j{n}") for n in (3, 1, 2)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(ts, timeout=0.1)
    print(len(done), len(pending))
    for t in pending: t.cancel()
    done, pending = await asyncio.wait(ts)
    for t in sorted(done, key=lambda t: t.get_name()):
        print(t.get_name(), "cancelled" if t.cancelled() else t.exception() or t.result())
asyncio.run(main())
