# An error of an async iterator is shown at the whole loop, its middle left out.
import asyncio
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        await asyncio.sleep(0)
        self.n -= 1
        if self.n == 0: raise RuntimeError("ticker broke")
        return self.n
async def main():
    total = 0
    async for t in Ticker(3):
        total += t
        print("tick", t)
        if total > 100:
            break
    else:
        print("never")
    print("total", total)
asyncio.run(main())
