# uncancel() counts down; at zero a cancellation not yet delivered is dropped.
# rules: 23
import asyncio


async def job():
    me = asyncio.current_task()
    print(me.uncancel())
    me.cancel()
    me.cancel()
    print(me.cancelling(), me.uncancel(), me.uncancel(), me.uncancel())
    await asyncio.sleep(0)
    print("not cancelled after all")
    return "ok"


async def main():
    task = asyncio.create_task(job())
    print(await task)


asyncio.run(main())
