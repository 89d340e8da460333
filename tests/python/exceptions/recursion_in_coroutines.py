# A coroutine that finds no room on the stack has ended.
import asyncio, sys
sys.setrecursionlimit(150)
depth = 0
async def rec(n):
    global depth
    depth = n
    return await rec(n + 1)
async def main():
    try: await rec(0)
    except RecursionError as e: print(type(e).__name__, e)
    def f(n): return f(n + 1)
    try: f(0)
    except RecursionError as e: print(type(e).__name__, e)
    await rec(0)
asyncio.run(main())
