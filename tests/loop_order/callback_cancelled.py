import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "one")
    two = loop.call_soon(print, "never printed")
    loop.call_soon(print, "three")
    later = loop.call_later(0.01, print, "never printed either")
    loop.call_soon(two.cancel)
    two.cancel()
    await asyncio.sleep(0)
    loop.call_later(0.02, print, "later")
    later.cancel()
    await asyncio.sleep(0.03)
    print("over")


asyncio.run(main())
