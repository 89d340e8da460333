# A loop cannot be run twice, nor inside another one, nor after it was closed.
# rules: 7
import asyncio


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    for runner in (loop, other):
        coroutine = nothing()
        try:
            runner.run_until_complete(coroutine)
        except RuntimeError as error:
            print("RuntimeError:", error)
        coroutine.close()
    other.close()
    for attempt in (lambda: other.call_soon(print), lambda: other.run_forever()):
        try:
            attempt()
        except RuntimeError as error:
            print("RuntimeError:", error)


asyncio.run(main())
