# Children may add tasks to their group while it waits.
# rules: 41
import asyncio


async def visit(group, depth, name):
    await asyncio.sleep(0)
    print("  " * depth + name)
    if depth < 2:
        for side in "LR":
            group.create_task(visit(group, depth + 1, name + side))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(visit(group, 0, "root"))
    print("the tree is done")


asyncio.run(main())
