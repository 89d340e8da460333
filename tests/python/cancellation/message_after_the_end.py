# The message of a task that cancelled itself goes with its error.
# rules: 17, 28, 33
import asyncio
async def w():
    asyncio.current_task().cancel('m2')
    await asyncio.sleep(0)
async def v():
    asyncio.current_task().cancel('at return')
async def main():
    print(await asyncio.gather(w(), v(), return_exceptions=True))
    for f in (w, v):
        t = asyncio.create_task(f())
        await asyncio.wait([t])
        for _ in range(3):
            try: t.result()
            except asyncio.CancelledError as e: print(f.__name__, e.args)
        try: await t
        except asyncio.CancelledError as e: print(f.__name__, e.args)
asyncio.run(main())
