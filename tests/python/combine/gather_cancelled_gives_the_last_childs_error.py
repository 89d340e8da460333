# A cancelled gather that returns exceptions raises the error of the last of its arguments, not of the last to end.
# rules: 34
import asyncio
def show(error):
    context, cause = error.__context__, error.__cause__
    return f'{error!r}<{type(context).__name__}>{type(cause).__name__}'
async def a():
    await asyncio.sleep(5)
async def b():
    try:
        1/0
    finally:
        await asyncio.sleep(1.29)
async def main():
    for order in (0, 1):
        ts = [a(), b()]
        if order: ts.reverse()
        g = asyncio.gather(*ts, return_exceptions=True)
        asyncio.get_running_loop().call_later(0.6, g.cancel)
        try:
            await g
        except asyncio.CancelledError as e:
            print(show(e))
asyncio.run(main())
