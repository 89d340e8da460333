# Callbacks on a done future are queued at once, never called inline.
# rules: 27, 26
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for name in "abc":
        future.add_done_callback(lambda f, name=name: print(name, f.result()))
    future.set_result(1)
    print("result set")
    future.add_done_callback(lambda f: print("late", f.result()))
    await asyncio.sleep(0)
    print("after one pass")


asyncio.run(main())
