# The first error comes out of gather at once; the others go on.
# rules: 33
import asyncio


async def courier(name, delay, fails=False):
    await asyncio.sleep(delay)
    if fails:
        raise ConnectionError(f"{name} is lost")
    print(name, "arrives")
    return name


async def main():
    try:
        await asyncio.gather(courier("a", 0.06), courier("b", 0.03, True), courier("c", 0.09, True))
    except ConnectionError as error:
        print("gather raised", error)
    await asyncio.sleep(0.1)
    print("the others had time to end")


asyncio.run(main())
