# Where a task waits, and the traceback of its cancellation.
# mask: stdout
# rules: 18
import asyncio
async def inner():
    await asyncio.sleep(1)
async def outer():
    await inner()
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.print_stack()
    t.cancel()
    try: await t
    except asyncio.CancelledError as e:
        import traceback
        traceback.print_exc()
asyncio.run(main())
