# Objects go when their last name does, in coroutines, too.
import asyncio
class Res:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
async def use():
    r = Res("local"); await asyncio.sleep(0); return "u"
async def main():
    print(await use()); print("after use")
    t = asyncio.create_task(use()); await t; print("after task")
    async def err():
        r = Res("err"); raise ValueError
    try: await err()
    except ValueError as e: print("handling")
    print("handled")
    x = [Res(i) for i in range(2)]; x = None; print("list gone")
    t = asyncio.create_task(err()); await asyncio.wait([t]); print("waited"); t.exception(); t = None; print("t gone")
    async with asyncio.timeout(1): y = Res("in timeout")
    del y; print("end")
asyncio.run(main())
