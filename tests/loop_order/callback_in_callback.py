import asyncio

async def main():
    loop = asyncio.get_running_loop()
    over = loop.create_future()

    def chain(name, depth):
        print(name, depth)
        if depth < 3:
            loop.call_soon(chain, name, depth + 1)
        elif name == "y":
            loop.call_soon(over.set_result, None)

    loop.call_soon(chain, "x", 0)
    loop.call_soon(chain, "y", 1)
    await over
    print("over")


asyncio.run(main())
