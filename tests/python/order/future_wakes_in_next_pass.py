# set_result queues the callbacks; the waiter runs in the next pass, in registration order.
# rules: 14, 26
import asyncio


async def waiter(name, future):
    print(name, "waits")
    print(name, "got", await future)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    one = asyncio.create_task(waiter("one", future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback got", f.result()))
    two = asyncio.create_task(waiter("two", future))
    await asyncio.sleep(0)
    loop.call_soon(print, "queued before the result")
    future.set_result("mail")
    loop.call_soon(print, "queued after the result")
    print("set, nobody has run")
    await two
    print(one.done())


asyncio.run(main())
