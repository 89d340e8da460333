# A callback that fails is reported; the next one runs.
# rules: 8, 26
import asyncio


def bad(future):
    raise RuntimeError("callback broke")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(bad)
    future.add_done_callback(lambda f: print("second callback", f.result()))
    future.set_result("x")
    await asyncio.sleep(0.02)


asyncio.run(main())
