# A slow plain callback is reported with its handle.
# rules: 9
import asyncio
import time


def grind(beans):
    time.sleep(0.12)


async def main():
    asyncio.get_running_loop().call_soon(grind, "arabica")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("ground")


asyncio.run(main(), debug=True)
