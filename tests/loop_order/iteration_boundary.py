import asyncio

async def main():
    loop = asyncio.get_running_loop()
    over = loop.create_future()

    def first():
        print("first")
        loop.call_soon(third)

    def second():
        print("second")
        loop.call_soon(fourth)

    def third():
        print("third")
        loop.call_soon(over.set_result, None)

    def fourth():
        print("fourth")

    loop.call_soon(first)
    loop.call_soon(second)
    print("main waits")
    await over
    print("main goes on")


asyncio.run(main())
