# A lost error that a name keeps to the end comes too late for its report.
import asyncio
async def bad(): raise ValueError("x")
class Holder: pass
h = Holder()
async def main():
    h.t = asyncio.create_task(bad())
    h.me = h
    await asyncio.sleep(0)
asyncio.run(main())
print("end")
