# An asynchronous generator that fails while the end of run closes it.
# rules: 44
import asyncio
async def gen():
    try: yield 1
    finally: raise ValueError("in close")
keep = []
async def main():
    g = gen(); keep.append(g); await anext(g)
asyncio.run(main())
