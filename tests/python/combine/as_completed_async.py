# as_completed with async for gives back the very tasks (new in 3.13).
import asyncio


async def guest(name, delay):
    await asyncio.sleep(delay)
    if name == "Ben":
        raise RuntimeError("missed the bus")
    return name


async def main():
    tasks = {asyncio.create_task(guest(n, d)): n for n, d in [("Ann", 0.06), ("Ben", 0.03)]}
    async for task in asyncio.as_completed(tasks):
        try:
            print(tasks[task], "->", await task)
        except RuntimeError as error:
            print(tasks[task], "->", repr(error))


asyncio.run(main())
