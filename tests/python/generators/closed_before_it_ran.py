# close() of what asend(), athrow() and aclose() give: the generator is ended, and nobody is told that it was not awaited.
import asyncio


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned up")


async def main():
    g = agen()
    g.__anext__().close()
    print("unstarted", [x async for x in g])
    g = agen()
    await anext(g)
    step = g.asend(None)
    step.close()
    step.close()
    print("suspended", [x async for x in g])
    try:
        step.send(None)
    except RuntimeError as e:
        print(e)
    for make in (lambda g: g.athrow(ValueError("no")), lambda g: g.aclose()):
        g = agen()
        await anext(g)
        make(g).close()
        print("then", [x async for x in g])
    g = agen()
    g.aclose()
    g.athrow(ValueError)
    try:
        print(await asyncio.create_task(anext(agen())))
    except BaseException as e:
        print(repr(e))


asyncio.run(main())
