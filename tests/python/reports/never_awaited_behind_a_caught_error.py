# The circle of a caught error holds coroutines until the end.
import asyncio
async def fetch(): return 1
async def other(): return 2
async def main():
    x = fetch()
    y = other()
    print(x + 1)
try: asyncio.run(main())
except TypeError as e: print("caught", e)
print("end")
