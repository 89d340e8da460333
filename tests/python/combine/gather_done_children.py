# Children that are done already are taken in line: the gather may be done at once.
# rules: 33
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a, b = loop.create_future(), loop.create_future()
    a.set_result(1)
    b.set_result(2)
    both = asyncio.gather(a, b)
    print(both.done())
    loop.call_soon(print, "a turn of the loop")
    print(await both)
    c = loop.create_future()
    c.set_exception(OSError("cable"))
    try:
        await asyncio.gather(a, c)
    except OSError as error:
        print(repr(error))


asyncio.run(main())
