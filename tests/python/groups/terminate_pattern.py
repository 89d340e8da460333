# The documented way to stop a group from within: a private exception.
# rules: 40
import asyncio


class TerminateTaskGroup(Exception):
    """Raised to end a task group."""


async def force_terminate():
    raise TerminateTaskGroup()


async def job(number, seconds):
    print(f"Task {number}: start")
    await asyncio.sleep(seconds)
    print(f"Task {number}: done")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.03))
            group.create_task(job(2, 1))
            await asyncio.sleep(0.06)
            group.create_task(force_terminate())
    except* TerminateTaskGroup:
        pass
    print("group terminated")


asyncio.run(main())
