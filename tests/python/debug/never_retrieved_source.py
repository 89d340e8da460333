# Debug mode adds where the task was created to the report.
# rules: 9, 28
import asyncio


async def fail():
    raise ValueError("lost")


async def main():
    asyncio.create_task(fail(), name="lost")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main(), debug=True)
