# A lost error that a name keeps to the end is shown with lines that were shown before.
import asyncio, traceback
async def bad(): raise ValueError("x")
async def main():
    global t
    t = asyncio.create_task(bad())
    await asyncio.sleep(0)
asyncio.run(main())
try: 1/0
except ZeroDivisionError: traceback.print_exc()
print("end")
