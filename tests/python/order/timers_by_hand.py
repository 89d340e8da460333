# Timer handles: cancelled, compared, long past.
import asyncio
async def main():
    loop = asyncio.get_running_loop(); hits = []
    hs = [loop.call_later(0.01 * i, hits.append, i) for i in range(5)]
    hs[2].cancel(); hs[3].cancel(); hs[3].cancel()
    print([h.cancelled() for h in hs], hs[0].when() < hs[1].when(), hs[0] < hs[1], hs[2] == hs[2])
    await asyncio.sleep(0.1); print(hits, hs[0].cancelled())
    hs[0].cancel(); print(hs[0].cancelled(), type(hs[0]).__name__)
    h = loop.call_at(loop.time() - 5, hits.append, "past"); await asyncio.sleep(0); print(hits); await asyncio.sleep(0.001); print(hits)
    def rec(n):
        if n: loop.call_soon(rec, n - 1); hits.append(n)
    rec(3); await asyncio.sleep(0); await asyncio.sleep(0); print(hits)
asyncio.run(main())
