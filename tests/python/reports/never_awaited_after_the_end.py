# What was never awaited is told of after the error that ended the program, too.
import asyncio


async def fetch(n):
    return n


async def main():
    first = fetch(1)
    print(type(first).__name__)
    fetch(2)
    print("no await in sight")
    print(first + 1)


asyncio.run(main())
