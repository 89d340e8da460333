# Tasks show long results in short, and those that cannot be shown.
# mask: stdout
import asyncio
class R:
    def __repr__(self): raise RuntimeError("repr broke")
class Big:
    def __repr__(self): return "B" * 200
async def give(x): return x
async def boom():
    raise ValueError(R())
async def main():
    t = asyncio.create_task(give(Big())); await t; print(t)
    t = asyncio.create_task(give([list(range(10))] * 3)); await t; print(t)
    t = asyncio.create_task(give({"k" * 50: {"n": {"m": [1, [2, [3, [4, [5, [6, [7]]]]]]]}}})); await t; print(t)
    t = asyncio.create_task(give("x" * 100)); await t; print(t)
    t = asyncio.create_task(give(10 ** 60)); await t; print(t)
    t = asyncio.create_task(give(R())); await t
    print(t)
asyncio.run(main())
