# asyncio.timeout turns the cancellation it made into TimeoutError.
# rules: 36, 37
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.03) as limit:
            print("expired:", limit.expired())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                print("inside it is", repr(error), asyncio.current_task().cancelling())
                raise
    except TimeoutError as error:
        print("outside it is", repr(error), "from", repr(error.__cause__))
    print("expired:", limit.expired(), asyncio.current_task().cancelling())


asyncio.run(main())
