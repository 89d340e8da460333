# What only the loop's last handle held goes when the loop lets go of that.
import asyncio
async def f(): return 1
async def bad():
    c = f(); raise ValueError("v")
async def main():
    r = await asyncio.gather(bad(), bad(), return_exceptions=True)
    print(r)
    del r
    print("main end")
asyncio.run(main())
print("end")
