# A lost error that only the traceback of the uncaught one kept is reported at the very end, with poorer marks.
# rules: 28
import asyncio
def helper(x):
    return x
async def bad2():
    return helper(int("x"))
async def main():
    t = asyncio.create_task(bad2())
    await asyncio.sleep(0)
    1 / 0
asyncio.run(main())
