# Groups with causes and notes, printed, filtered and split.
# rules: 41
import asyncio, traceback
async def f(n):
    await asyncio.sleep(0)
    raise ValueError(n) from KeyError("cause")
async def main():
    rs = await asyncio.gather(f(1), f(2), return_exceptions=True)
    for r in rs: traceback.print_exception(r)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f(3)); tg.create_task(f(4))
    except ExceptionGroup as eg:
        eg.add_note("a note")
        traceback.print_exception(eg)
        print(eg.subgroup(lambda e: e.args == (3,)), eg.split(ValueError))
asyncio.run(main())
