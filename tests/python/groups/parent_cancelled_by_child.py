# A failing child cancels the waiting body; the body sees CancelledError.
# rules: 40, 42
import asyncio


async def fail():
    await asyncio.sleep(0.02)
    raise OSError("pipe burst")


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as error:
                print("body:", repr(error), me.cancelling())
                raise
    except ExceptionGroup as error:
        print(error, error.exceptions)
    print("cancelling:", me.cancelling())
    await asyncio.sleep(0.02)
    print("and main can sleep again")


asyncio.run(main())
