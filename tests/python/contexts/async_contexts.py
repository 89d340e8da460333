# async with, asynccontextmanager, AsyncExitStack.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("connect", self.name)
        return self

    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        print("disconnect", self.name, kind and kind.__name__)


@asynccontextmanager
async def transaction(connection):
    print("begin on", connection.name)
    try:
        yield "tx"
    except BaseException as error:
        print("roll back:", repr(error))
        raise
    else:
        print("commit")


async def main():
    async with Connection("db") as db, transaction(db) as tx:
        print("work in", tx)
    try:
        async with Connection("db") as db, transaction(db):
            raise ValueError("constraint")
    except ValueError:
        print("main knows")
    async with AsyncExitStack() as stack:
        for name in ("one", "two"):
            await stack.enter_async_context(Connection(name))
        stack.push_async_callback(asyncio.sleep, 0)
    task = asyncio.create_task(hold())
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])


async def hold():
    async with Connection("held") as c, transaction(c):
        await asyncio.sleep(5)


asyncio.run(main())
