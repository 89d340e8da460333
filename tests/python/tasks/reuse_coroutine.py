# A coroutine can be awaited once.
# rules: 30
import asyncio


async def once():
    return "only once"


async def main():
    coroutine = once()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
