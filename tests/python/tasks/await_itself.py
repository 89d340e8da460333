# A task that awaits itself is told so in the next pass.
# rules: 16
import asyncio


async def narcissus():
    me = asyncio.current_task()
    try:
        await me
    except RuntimeError as error:
        print(str(error).split(":")[0])
    return "cured"


async def main():
    print(await asyncio.create_task(narcissus()))


asyncio.run(main())
