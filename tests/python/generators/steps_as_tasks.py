# A task of what aclose() or asend() gives: its error knows what was being handled.
import asyncio


async def agen():
    try:
        yield 1
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.05)


async def step(g):
    await anext(g)


kept = []


async def main():
    g = agen()
    await anext(g)
    kept.append(g)
    asyncio.create_task(step(g))
    await asyncio.sleep(0.01)
    try:
        await asyncio.create_task(g.aclose())
    except RuntimeError as e:
        print(repr(e), e.__context__)
    try:
        raise ValueError("handled")
    except ValueError:
        try:
            await asyncio.create_task(g.asend(None))
        except RuntimeError as e:
            print(repr(e), repr(e.__context__))
    raise KeyError("main")


asyncio.run(main())
