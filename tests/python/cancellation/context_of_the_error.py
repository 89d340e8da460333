# What a cancellation that is thrown in has for its context: what its coroutine handles, or what went on where a future woke it.
# rules: 18, 44
import asyncio, contextlib
def show(error):
    context, cause = error.__context__, error.__cause__
    return f'{error!r}<{context!r}>{cause!r}'
async def t1():
    try:
        for _ in range(5): await asyncio.sleep(0)
    except asyncio.CancelledError as e: print("t1", show(e))
async def t2():
    try:
        async with asyncio.Lock():
            await asyncio.sleep(3)
    except asyncio.CancelledError as e: print("t2", show(e))
class Y:
    def __await__(self): yield
async def t3():
    try:
        for _ in range(5): await Y()
    except asyncio.CancelledError as e: print("t3", show(e))
async def main(n):
    for f in (t1, t2, t3): asyncio.create_task(f())
    await asyncio.sleep(0)
    if n == 0: raise ValueError("main")
for n in range(1):
    try:
        asyncio.run(main(n))
    except BaseException as e: print(n, show(e))
def g():
    try: yield 1
    except KeyError as e: print("g", show(e))
    yield 2
def h():
    yield from g()
async def co():
    try: await Y()
    except KeyError as e: print("co", show(e))
try: 1/0
except ZeroDivisionError:
    x = g(); next(x); x.throw(KeyError(1))
    x = h(); next(x); x.throw(KeyError(1))
    x = co(); x.send(None)
    try: x.throw(KeyError(1))
    except StopIteration: pass
async def t1():
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e: print("t1", show(e))
async def t6():
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as e: print("t6", show(e))
async def main():
    t = asyncio.create_task(t1()); u = asyncio.create_task(t6())
    try:
        1/0
    except ZeroDivisionError:
        await asyncio.sleep(0)
        t.cancel(); u.cancel()
        await asyncio.sleep(0); await asyncio.sleep(0)
asyncio.run(main())
