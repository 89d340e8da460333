# A coroutine is no __init__.
import asyncio
class DB:
    async def __init__(self): self.x = 1
async def main():
    db = DB()
asyncio.run(main())
