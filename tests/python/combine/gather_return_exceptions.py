# Errors as results, cancellations too.
# rules: 33
import asyncio


async def main():
    async def fail():
        raise KeyError("drawer")

    victim = asyncio.create_task(asyncio.sleep(5))
    asyncio.get_running_loop().call_soon(victim.cancel, "bye")
    results = await asyncio.gather(
        asyncio.sleep(0.02, "fine"), fail(), victim, return_exceptions=True
    )
    for result in results:
        print(repr(result))


asyncio.run(main())
