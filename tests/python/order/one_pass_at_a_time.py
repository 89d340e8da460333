# What is queued during a pass waits for the next pass.
# rules: 2
import asyncio


def relay(loop, name, left):
    print(name, left)
    if left:
        loop.call_soon(relay, loop, name, left - 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(relay, loop, "red", 2)
    loop.call_soon(relay, loop, "blue", 3)
    for turn in range(5):
        print("-- pass", turn)
        await asyncio.sleep(0)


asyncio.run(main())
