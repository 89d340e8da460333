# Futures of each state; one that failed unseen is reported when the program has ended.
# rules: 26, 28
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop, f)
    loop.call_later(0.1, f.set_result, "R")
    print(await f, f)
    g = loop.create_future(); g.cancel("no"); print(g)
    try: await g
    except asyncio.CancelledError as e: print(repr(e))
    h = loop.create_future()
    try: h.set_exception(StopIteration)
    except TypeError as e: print(e)
    h.set_exception(LookupError("x")); print(h, h.exception())
    a, b = asyncio.create_task(asyncio.sleep(0.1, "a")), asyncio.ensure_future(asyncio.sleep(0, "b"))
    print(await a, await b, asyncio.isfuture(a), asyncio.iscoroutine(asyncio.sleep), asyncio.iscoroutinefunction(main))
asyncio.run(main())
