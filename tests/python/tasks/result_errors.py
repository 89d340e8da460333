# result() and exception() before the end, after an error, after a cancellation.
# rules: 26
import asyncio


async def fail():
    raise ValueError("no bread")


async def main():
    task = asyncio.create_task(fail())
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError:", error)
    await asyncio.wait([task])
    print(repr(task.exception()))
    try:
        task.result()
    except ValueError as error:
        print("raised:", error)
    sleeper = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    sleeper.cancel("stop")
    await asyncio.wait([sleeper])
    for method in (sleeper.result, sleeper.exception):
        try:
            method()
        except asyncio.CancelledError as error:
            print("CancelledError", error.args)
    for method in (lambda: task.set_result(1), lambda: task.set_exception(OSError())):
        try:
            method()
        except RuntimeError as error:
            print("RuntimeError:", error)


asyncio.run(main())
