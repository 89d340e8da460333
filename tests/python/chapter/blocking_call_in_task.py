# time.sleep inside a task stops everybody: the nap that should be over has to wait.
# rules: 2, 12
import asyncio
import time


async def get_status(name):
    print(name, "asks")
    time.sleep(0.03)  # a library that knows no asyncio
    print(name, "has its answer")
    return 200


async def nap():
    print("nap begins")
    await asyncio.sleep(0.01)
    print("nap ends")


async def main():
    tasks = [
        asyncio.create_task(nap()),
        asyncio.create_task(get_status("first")),
        asyncio.create_task(get_status("second")),
    ]
    for task in tasks:
        print("->", await task)


asyncio.run(main())
