# What asyncio says to those who await the wrong thing.
# rules: 30, 32
import asyncio
async def f(): return 1
async def main():
    for thing in (5, f, [1], None):
        try: await thing
        except TypeError as e: print(e)
    try: asyncio.create_task(f)
    except TypeError as e: print(str(e).split(" at ")[0])
    try: await asyncio.wait([f()])
    except TypeError as e: print(e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.gather(1)
    except TypeError as e: print(e)
    try: await asyncio.sleep("x")
    except TypeError as e: print(e)
    try: await asyncio.wait_for(5, 1)
    except TypeError as e: print(e)
    c = f()
    print(await c)
    try: await c
    except RuntimeError as e: print(e)
    try:
        with asyncio.Lock(): pass
    except TypeError as e: print(e)
    try:
        with asyncio.timeout(1): pass
    except TypeError as e: print(e)
    try:
        for x in f(): pass
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
asyncio.run(main())
