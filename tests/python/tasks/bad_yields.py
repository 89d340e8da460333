# What a task may not yield.
import asyncio
class Y:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def main():
    for v in (1, "s", [1], asyncio.sleep(0)):
        try: await Y(v)
        except RuntimeError as e: print(str(e)[:40])
    await Y(None)
    print("none ok")
    def g(): yield
    await Y(g())
asyncio.run(main())
