# KeyboardInterrupt and SystemExit leave a group bare.
# rules: 41, 17
import asyncio


async def leave():
    await asyncio.sleep(0.02)
    raise SystemExit("closing down")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(leave())
            await asyncio.sleep(5)
    except BaseException as error:
        print("group gave", repr(error))
        raise


try:
    asyncio.run(main())
except SystemExit as error:
    print("run gave", repr(error))
