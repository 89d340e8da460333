import asyncio

def attempt(promise, value):
    try:
        promise.set_result(value)
        print("set", value)
    except asyncio.InvalidStateError:
        print("refused", value)


async def main():
    loop = asyncio.get_running_loop()
    promise = loop.create_future()
    attempt(promise, 1)
    attempt(promise, 2)
    loop.call_soon(attempt, promise, 3)
    print("got", await promise)
    await asyncio.sleep(0)
    print("still", await promise)


asyncio.run(main())
