# In debug mode a report shows where the handle that ran was made.
# flags: -X dev
import asyncio
async def g():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("g finally")
        raise RuntimeError("agen close")
async def main():
    global keep
    keep = g()
    print(await anext(keep))
asyncio.run(main())
