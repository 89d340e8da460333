import asyncio

async def operation(name):
    try:
        print(name, "begins")
        await asyncio.sleep(0.02)
        print(name, "returns")
        return name
    finally:
        print(name, "is left")


async def attempt(name, limit):
    try:
        print("value", await asyncio.wait_for(operation(name), limit))
    except TimeoutError:
        print(name, "timed out")


async def main():
    await attempt("longer", 0.2)
    await attempt("equal", 0.02)
    await attempt("shorter", 0.005)
    await attempt("zero", 0)


asyncio.run(main())
