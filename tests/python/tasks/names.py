# Names: given, set later, or numbered by a global counter that a given name does not use up.
# rules: 11
import asyncio


async def job():
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(job())
    b = asyncio.create_task(job(), name="courier")
    c = asyncio.create_task(job())
    d = asyncio.create_task(job(), name=7)
    c.set_name("renamed")
    print([t.get_name() for t in (a, b, c, d)])
    print(await asyncio.gather(a, b, c, d))


asyncio.run(main())
