# At the end of the program nobody shows where a coroutine was made.
# flags: -X dev
import asyncio
async def get(): return {"a": 1}
async def main():
    d = get()
    print(d["a"])
asyncio.run(main())
