# A handler of one's own gets the context and replaces the default report.
# rules: 8, 10
import asyncio


def handler(loop, context):
    print("handler:", context["message"].split("(")[0].split(" <")[0])
    print("  exception:", repr(context.get("exception")))
    print("  keys:", sorted(context))


def broken():
    raise KeyError("spoon")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(broken)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "made up", "detail": 7})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "now the default one", "detail": 7, "also": [1, 2]})


asyncio.run(main())
