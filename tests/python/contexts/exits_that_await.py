# Stacks of asynchronous managers, generators that are closed, and a timeout around a manager.
# rules: 36
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing
@asynccontextmanager
async def res(n):
    print("open", n)
    try: yield n
    finally:
        await asyncio.sleep(0.01); print("close", n)
async def gen():
    try:
        for i in range(10): yield i
    finally: print("gen closed")
async def main():
    async with AsyncExitStack() as s:
        for i in range(3): await s.enter_async_context(res(i))
        s.push_async_callback(asyncio.sleep, 0)
    async with aclosing(gen()) as g:
        async for x in g:
            if x == 2: break
    try:
        async with res("x"): raise ValueError("inside")
    except ValueError as e: print(e)
    try:
        async with asyncio.timeout(0.1), res("y"): await asyncio.sleep(1)
    except TimeoutError: print("timeout")
asyncio.run(main())
