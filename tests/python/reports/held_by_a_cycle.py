# A failed task that refers to itself is reported when the collector finds it.
# rules: 28
import asyncio
async def bad():
    raise ValueError("cyc".upper() + 1)
def helper(x):
    return x
async def bad2():
    return helper(int("x"))
async def main():
    t = asyncio.create_task(bad2())
    t.me = t
    await asyncio.sleep(0)
asyncio.run(main())
print("end")
