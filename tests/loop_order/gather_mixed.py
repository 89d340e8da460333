import asyncio

async def work(name, seconds):
    print(name, "begins")
    await asyncio.sleep(seconds)
    print(name, "ends")
    return name


async def instant():
    print("instant")
    return "i"


async def main():
    print(*await asyncio.gather(work("a", 0.03), work("b", 0.01), instant(), work("c", 0.02)))


asyncio.run(main())
