# shutdown_asyncgens closes what was left half way.
# rules: 44
import asyncio


async def numbers():
    try:
        for n in range(100):
            yield n
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("generator closed")


kept = []


async def main():
    generator = numbers()
    kept.append(generator)
    async for n in generator:
        print(n)
        if n == 2:
            break
    print("main ends")


asyncio.run(main())
