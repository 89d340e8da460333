# A child that was cancelled by somebody is no error for the group.
# rules: 40
import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        victim = group.create_task(asyncio.sleep(5))
        other = group.create_task(asyncio.sleep(0.05, "other is fine"))
        await asyncio.sleep(0.02)
        victim.cancel()
    print(victim.cancelled(), other.result())


asyncio.run(main())
