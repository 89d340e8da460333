# cancel(msg) carries its message; the first one wins when two come before the delivery.
# rules: 19, 28
import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside:", error.args)
        raise


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    print(task.cancel("first"), task.cancel("second"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside:", error.args)

    silent = asyncio.create_task(job())
    await asyncio.sleep(0)
    silent.cancel()
    try:
        await silent
    except asyncio.CancelledError as error:
        print("outside:", error.args, repr(error))


asyncio.run(main())
