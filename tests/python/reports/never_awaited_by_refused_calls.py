# Coroutines that a refused call was given are told of at the very end.
import asyncio
async def inner():
    return 3
async def main():
    asyncio.run(inner())
asyncio.run(main())
