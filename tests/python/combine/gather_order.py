# gather keeps the order of its arguments, whatever the order of the endings.
# rules: 33
import asyncio


async def courier(name, delay):
    await asyncio.sleep(delay)
    print(name, "arrives")
    return name


async def main():
    print(await asyncio.gather(courier("slow", 0.09), courier("quick", 0.03), courier("middle", 0.06)))
    print(await asyncio.gather())


asyncio.run(main())
