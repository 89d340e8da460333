# asyncio.run does not nest, and wants a coroutine.
# rules: 43
import asyncio


async def inner():
    pass


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print("RuntimeError:", error)
    coroutine.close()


asyncio.run(main())
for wrong in (inner, 5, "main()"):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print("ValueError:", str(error).split(" <")[0])
