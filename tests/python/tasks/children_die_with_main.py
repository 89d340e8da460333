# When main returns, tasks that are still asleep are cancelled: their finally runs.
# rules: 44
import asyncio


async def background():
    try:
        print("background works")
        await asyncio.sleep(60)
        print("never printed")
    finally:
        print("background cleans up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.02)
    print("main returns", task.done())


asyncio.run(main())
print("after run")
