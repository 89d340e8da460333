# A handler of the program's own, one that fails itself, and the default one.
# mask: stdout
# rules: 10
import asyncio
def handler(loop, context):
    print("handler", sorted(context), context["message"], repr(context.get("exception")))
async def bad():
    raise OSError("disk")
def cb():
    1 / 0
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    t = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    del t
    loop.call_soon(cb)
    await asyncio.sleep(0.01)
    loop.call_exception_handler({"message": "custom", "foo": 1})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "custom", "foo": 1, "exception": ValueError("v")})
    def broken(loop, ctx): raise TypeError("broken handler")
    loop.set_exception_handler(broken)
    loop.call_exception_handler({"message": "again"})
    try:
        loop.set_exception_handler(5)
    except TypeError as e: print(e)
asyncio.run(main())
