# Two nested timeouts: the one that is due converts, the other stays quiet.
# rules: 37, 38
import asyncio


async def attempt(outer, inner):
    print(f"outer {outer}, inner {inner}")
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("  the inner one expired")
                await asyncio.sleep(0.06)
                print("  and there was time left")
    except TimeoutError:
        print("  the outer one expired")


async def main():
    await attempt(0.03, 0.09)
    await attempt(0.15, 0.03)
    await attempt(0.06, 0.03)


asyncio.run(main())
