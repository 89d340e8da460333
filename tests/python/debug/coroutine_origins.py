# What debug mode shows of coroutines, handles, futures and tasks.
# mask: stdout
# env: PYTHONASYNCIODEBUG=1
import asyncio
async def job():
    await asyncio.sleep(10)
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    t = loop.create_task(job())
    await asyncio.sleep(0)
    h = loop.call_soon(print, "x")
    print(h)
    f = loop.create_future()
    print(f)
    print(t)
    async def c(): pass
    co = c()
    print(co.cr_origin)
    await co
    try: loop.call_soon(c)
    except TypeError as e: print(e)
    try: loop.call_soon(5)
    except TypeError as e: print(e)
asyncio.run(main())
