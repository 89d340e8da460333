import asyncio

async def leaf(name):
    print("leaf", name)


async def branch(name):
    print("branch", name)
    left = asyncio.create_task(leaf(name + ".1"))
    right = asyncio.create_task(leaf(name + ".2"))
    print("branch", name, "made two")
    await right
    print("branch", name, "has the second")
    await left
    print("branch", name, "ends")


async def main():
    a = asyncio.create_task(branch("a"))
    b = asyncio.create_task(branch("b"))
    await a
    await b


asyncio.run(main())
