# Each task runs in a copy of its maker's context, or in the one it is given.
import asyncio, contextvars
rid = contextvars.ContextVar("rid")
async def handler(n):
    rid.set(n)
    await asyncio.sleep(0.01 * (3 - n))
    print("handler", n, rid.get())
    await asyncio.create_task(log("msg"))
async def log(m):
    print(rid.get(), m)
    rid.set("changed in log")
def cb(): print("cb", rid.get("none"))
async def main():
    await asyncio.gather(*(handler(i) for i in range(3)))
    print(rid.get("unset"))
    ctx = contextvars.copy_context()
    ctx.run(rid.set, "ctx")
    asyncio.get_running_loop().call_soon(cb, context=ctx)
    asyncio.get_running_loop().call_soon(cb)
    t = asyncio.create_task(log("with ctx"), context=ctx)
    await t
    print(ctx[rid], t.get_context() is ctx)
asyncio.run(main())
