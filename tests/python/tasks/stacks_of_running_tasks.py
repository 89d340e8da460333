# The stack of a running task, and of one whose error's frames still run.
# mask: stdout
import asyncio, sys
async def inner():
    await asyncio.sleep(1)
async def outer():
    await inner()
async def failing():
    raise ValueError("boom")
async def main():
    t = asyncio.create_task(outer(), name="T")
    await asyncio.sleep(0)
    t.print_stack(file=sys.stdout)
    t.print_stack(limit=1)
    print([f.f_code.co_name for f in t.get_stack()])
    asyncio.current_task().print_stack()
    f = asyncio.create_task(failing(), name="F")
    try: await f
    except ValueError: pass
    f.print_stack()
    f.print_stack(limit=1)
    print(f.get_stack())
    t.cancel()
    try: await t
    except asyncio.CancelledError: pass
    t.print_stack()
    ok = asyncio.create_task(asyncio.sleep(0))
    await ok
    ok.print_stack()
asyncio.run(main())
