# Tasks for a group that is not open.
# rules: 39
# mask: stdout
import asyncio


async def late():
    print("never runs")


async def fail():
    raise ValueError


async def main():
    group = asyncio.TaskGroup()
    print(group)
    try:
        group.create_task(late())
    except RuntimeError as error:
        print("RuntimeError:", str(error).split("> ")[-1])
    async with group:
        print(str(group).split(" ")[0])
    try:
        group.create_task(late())
    except RuntimeError as error:
        print("RuntimeError:", str(error).split("> ")[-1])
    try:
        async with asyncio.TaskGroup() as broken:
            broken.create_task(fail())
            try:
                await asyncio.sleep(1)
            finally:
                try:
                    broken.create_task(late())
                except RuntimeError as error:
                    print("RuntimeError:", str(error).split("> ")[-1])
    except* ValueError:
        print("group failed as it should")


asyncio.run(main())
