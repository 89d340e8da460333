# Many can wait for one future, each gets the value, or the very same error.
# rules: 14
import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except OSError as error:
        print(name, "got error", error)
        return error


async def main():
    loop = asyncio.get_running_loop()
    good, bad = loop.create_future(), loop.create_future()
    tasks = [asyncio.create_task(waiter(n, f)) for n, f in
             [("a", good), ("b", bad), ("c", good), ("d", bad)]]
    await asyncio.sleep(0.02)
    bad.set_exception(OSError("no paper"))
    good.set_result("news")
    answers = await asyncio.gather(*tasks)
    print(answers[1] is answers[3])


asyncio.run(main())
