# A coroutine that awaits the one that runs it.
import asyncio
async def main():
    async def inner():
        await coro
    coro = inner()
    await coro
asyncio.run(main())
