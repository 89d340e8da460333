# wait_for expires and nobody catches it.
import asyncio


async def main():
    await asyncio.wait_for(asyncio.sleep(5), timeout=0.02)


asyncio.run(main())
