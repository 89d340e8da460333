# What wait does not take.
# rules: 32
import asyncio


async def job():
    pass


async def main():
    coroutine = job()
    task = asyncio.create_task(asyncio.sleep(0))
    for arguments, options in [
        (([coroutine],), {}),
        (([],), {}),
        ((task,), {}),
        (([task],), {"return_when": "SOMETIME"}),
    ]:
        try:
            await asyncio.wait(*arguments, **options)
        except (TypeError, ValueError) as error:
            print(f"{type(error).__name__}: {error}")
    coroutine.close()


asyncio.run(main())
