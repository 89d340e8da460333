# The methods of an async generator are to be awaited, too.
import asyncio
async def gen():
    yield 1
async def main():
    g = gen()
    g.asend(None)
    anext(g)
    g.aclose()
    g.athrow(ValueError)
    async for x in g: print(x)
asyncio.run(main())
