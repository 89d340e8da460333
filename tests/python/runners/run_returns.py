# run returns main's value or raises its error; each run has a new loop.
# rules: 44
import asyncio

loops = []


async def main(what):
    loops.append(asyncio.get_running_loop())
    if isinstance(what, Exception):
        raise what
    return what


print(asyncio.run(main("a value")))
try:
    asyncio.run(main(OSError("a cable")))
except OSError as error:
    print(repr(error))
print(loops[0] is loops[1], [loop.is_closed() for loop in loops])
