# What debug mode adds to the context of a report.
# flags: -X dev
# mask: stdout
import asyncio
def handler(loop, context):
    print("handler", context["message"])
    raise RuntimeError("handler broke")
def cb():
    raise ValueError("cb")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(cb)
    await asyncio.sleep(0.01)
    print("done")
asyncio.run(main())
