# What woke a task lives to the end of its step.
# mask: stdout
import asyncio, weakref, gc
async def job(): await asyncio.sleep(0.01); return 1
async def main():
    t = asyncio.create_task(job()); r = weakref.ref(t, lambda _: print("task gone"))
    await t; print(r() is t); del t
    gc.collect(); print(r())
    ws = weakref.WeakSet(); ws.add(asyncio.create_task(job())); await asyncio.sleep(0.02); gc.collect(); print(len(ws))
asyncio.run(main())
