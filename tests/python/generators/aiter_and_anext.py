# Async iterators by hand, and what is none.
import asyncio
class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1; await asyncio.sleep(0); return self.i
async def main():
    print([x async for x in Count(3)], {x: x*x async for x in Count(3) if x != 2}, {x async for x in Count(2)})
    g = (x async for x in Count(3)); print(type(g).__name__, await anext(g)); print([x async for x in g])
    it = aiter(Count(1)); print(await anext(it), await anext(it, "end"))
    class Bad:
        def __aiter__(self): return 5
    try:
        async for _ in Bad(): pass
    except TypeError as e: print(e)
    class Bad2:
        def __aiter__(self): return self
        def __anext__(self): return 7
    try:
        async for _ in Bad2(): pass
    except TypeError as e: print(e)
    class Bad3:
        async def __aiter__(self): return self
    try:
        async for _ in Bad3(): pass
    except TypeError as e: print(e)
    try: anext(5)
    except TypeError as e: print(e)
    try: aiter(5)
    except TypeError as e: print(e)
    await anext(it)
asyncio.run(main())
