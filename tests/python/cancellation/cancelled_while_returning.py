# A cancellation that arrives in the exit of a block that is being left by return.
# rules: 21
import asyncio, contextlib
def show(error):
    context, cause = error.__context__, error.__cause__
    return f'{error!r}<{context!r}>{cause!r}'
@contextlib.asynccontextmanager
async def room(ret):
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
class Room:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a):
        await asyncio.sleep(0)
async def w(k):
    try:
        if k == 0:
            async with room(1):
                asyncio.current_task().cancel()
                return 7
        elif k == 1:
            async with room(1):
                asyncio.current_task().cancel()
        elif k == 2:
            async with Room():
                asyncio.current_task().cancel()
                return 7
        elif k == 3:
            try:
                asyncio.current_task().cancel()
                return 7
            finally:
                await asyncio.sleep(0)
    finally:
        try:
            await asyncio.sleep(1.2)
        except asyncio.CancelledError as e:
            print(k, "in task", show(e))
            raise
def gen(k):
    try:
        try:
            if k == 0:
                return 7
            elif k == 1:
                for i in range(3): return 8
        finally:
            raise ValueError(1)
    finally:
        try:
            raise KeyError(2)
        except KeyError as e:
            print(k, show(e))
async def main():
    for k in range(4):
        t = asyncio.create_task(w(k))
        await asyncio.sleep(0.3)
        t.cancel()
        try:
            await t
        except asyncio.CancelledError as e:
            print(k, show(e))
    for k in range(3):
        try: gen(k)
        except ValueError as e: print(k, show(e))
asyncio.run(main())
