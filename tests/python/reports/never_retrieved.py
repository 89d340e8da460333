# A task fails and nobody asks: reported when the task is forgotten.
# rules: 28
import asyncio


async def fail():
    raise ValueError("nobody looked")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.02)
    print("before del")
    del task
    print("after del")


asyncio.run(main())
