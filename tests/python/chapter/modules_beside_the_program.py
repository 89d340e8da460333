# The book's listings share modules that lie beside them.
# beside: util
import asyncio
import sys

import util
from util import async_timed, delay
from util.delay_functions import fail


@async_timed
async def main():
    first, second = asyncio.create_task(delay(2)), asyncio.create_task(delay(3))
    print(await first, await second)


asyncio.run(main())
print(util.__name__, util.__package__, util.__doc__, util.delay_functions.__package__)
print(sorted(name for name in sys.modules if name.startswith("util")))
for name in ("util.nothing", "sys.nothing", "nothing.util"):
    try:
        __import__(name)
    except ImportError as error:
        print(type(error).__name__, error)
try:
    from util.delay_functions import nothing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
asyncio.run(fail())
