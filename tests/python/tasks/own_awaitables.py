# Objects with __await__, awaited directly, gathered, in a task, and a coroutine run by hand.
# rules: 12, 13
import asyncio
class Awaitable:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.v
async def main():
    print(await Awaitable(3), await asyncio.ensure_future(Awaitable(4)))
    print(await asyncio.gather(Awaitable(5), Awaitable(6)))
    print(await asyncio.wait_for(Awaitable(7), 1))
    c = asyncio.sleep(0, "hand")
    try: c.send(None); c.send(None)
    except StopIteration as e: print("stop", e.value)
asyncio.run(main())
