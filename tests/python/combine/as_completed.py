# as_completed hands out results in the order of arrival.
import asyncio


async def guest(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    guests = [guest("Ann", 0.06), guest("Ben", 0.03), guest("Cleo", 0.09)]
    for arrival in asyncio.as_completed(guests):
        print("welcome,", await arrival)


asyncio.run(main())
