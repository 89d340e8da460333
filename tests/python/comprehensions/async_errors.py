# An error of an async iterator in a comprehension is shown at the whole comprehension.
import asyncio
async def ag(n):
    for i in range(n):
        yield 1 // (1 - i)
async def main():
    try:
        print([x async for x in ag(3)])
    except ZeroDivisionError:
        import traceback; traceback.print_exc()
    print({x: y async for x in ag(3) for y in [1]})
asyncio.run(main())
