# Blocking work in a thread: the loop goes on meanwhile.
# rules: 46
import asyncio
import time


def read_file(name):
    time.sleep(0.09)
    return f"contents of {name}"


async def spinner():
    for turn in range(3):
        print("spin", turn)
        await asyncio.sleep(0.015)


async def main():
    text, _ = await asyncio.gather(asyncio.to_thread(read_file, "diary"), spinner())
    print(text)


asyncio.run(main())
