# A list lets its tasks go from the last to the first.
# rules: 28
import asyncio
async def bad():
    raise ValueError("lost")
async def main():
    tasks = [asyncio.create_task(bad(), name=f"b{i}") for i in range(2)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("before"); tasks.clear(); print("after")
    done, pending = await asyncio.wait([asyncio.create_task(bad(), name="x")])
    print(len(done))
asyncio.run(main())
