import asyncio

async def main():
    loop = asyncio.get_running_loop()
    over = loop.create_future()

    def soon():
        print("soon")
        loop.call_soon(print, "soon from soon")
        loop.call_later(0, print, "later from soon")

    loop.call_later(0, print, "later")
    loop.call_soon(soon)
    loop.call_soon(print, "another soon")
    loop.call_later(0.02, over.set_result, None)
    await over
    print("over")


asyncio.run(main())
