# A plain function, called by the loop a little later.
# rules: 1
import asyncio


def call_later():
    print("I'm being called in the future!")


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(call_later)
    print("not called yet")
    await delay(0.02)
    print("end of main")


asyncio.run(main())
