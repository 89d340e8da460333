# The work behind an abandoned shield fails later: reported when it is forgotten.
# rules: 35, 28
import asyncio


async def fail_late():
    await asyncio.sleep(0.04)
    raise ValueError("too late to tell")


async def main():
    try:
        await asyncio.wait_for(asyncio.shield(fail_late()), 0.02)
    except TimeoutError:
        print("not waiting any longer")
    await asyncio.sleep(0.05)
    print("main ends")


asyncio.run(main())
