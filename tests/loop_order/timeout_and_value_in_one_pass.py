import asyncio
import time

async def main():
    loop = asyncio.get_running_loop()
    for name, value_at, limit in (("value first", 0.01, 0.02), ("timeout first", 0.02, 0.01)):
        promise = loop.create_future()
        loop.call_later(value_at, promise.set_result, name)

        def block():
            time.sleep(0.04)
            print("both are due")

        loop.call_soon(block)
        try:
            print("value", await asyncio.wait_for(promise, limit))
        except TimeoutError:
            print(name, ": timed out")
        await asyncio.sleep(0.03)


asyncio.run(main())
