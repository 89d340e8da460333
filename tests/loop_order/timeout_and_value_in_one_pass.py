import asyncio
import time

async def main():
    loop = asyncio.get_running_loop()
    for name, value_at, limit in (("value first", 0.01, 0.02), ("timeout first", 0.02, 0.01)):
        promise = loop.create_future()
        # In CPython the timeout cancels the promise; a Rust promise does not belong to who awaits it.
        loop.call_later(value_at, lambda p=promise, n=name: p.done() or p.set_result(n))

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
