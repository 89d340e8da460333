# sleep of zero or less is one bare yield, and it returns its result argument.
# rules: 13
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "a callback")
    print(await asyncio.sleep(-5, "minus five"))
    print(await asyncio.sleep(0, result=("a", "pair")))
    print(await asyncio.sleep(0.02, "slept"))


asyncio.run(main())
