# Timeouts used in the wrong way.
# mask: stdout
import asyncio


async def main():
    limit = asyncio.timeout(1)
    print(limit)
    try:
        limit.reschedule(5)
    except RuntimeError as error:
        print("RuntimeError:", error)
    async with limit:
        print(repr(limit).split(" when")[0])
        try:
            async with limit:
                pass
        except RuntimeError as error:
            print("RuntimeError:", error)
    print(limit)
    try:
        with asyncio.timeout(1):
            pass
    except TypeError as error:
        print("TypeError:", error)


asyncio.run(main())
