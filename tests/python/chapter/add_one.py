# A coroutine returns a value; calling it alone only makes a coroutine object.
# rules: 12
import asyncio


async def add_one(number):
    return number + 1


async def main():
    one_plus_one = await add_one(1)
    two_plus_one = await add_one(2)
    print(one_plus_one)
    print(two_plus_one)


coroutine = add_one(41)
print(type(coroutine))
print(asyncio.iscoroutine(coroutine), asyncio.iscoroutinefunction(add_one))
print(asyncio.run(coroutine))
asyncio.run(main())
