# An async generator that a name keeps until the end, on a loop that nobody closes.
import asyncio
async def ag():
    try: yield 1
    finally: print("closing"); await asyncio.sleep(0); print("closed")
g = ag()
async def main():
    print(await anext(g))
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print("end")
