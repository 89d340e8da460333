# The eager task factory runs the first step inside create_task.
# rules: 25
import asyncio


async def greet(name, wait):
    print("hello", name, "from", asyncio.current_task().get_name())
    if wait:
        await asyncio.sleep(0)
        print("and again", name)
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print("me:", asyncio.current_task().get_name())
    one = asyncio.create_task(greet("Ann", False), name="one")
    print("one done:", one.done(), one.result())
    two = asyncio.create_task(greet("Ben", True), name="two")
    print("two done:", two.done())
    print("me:", asyncio.current_task().get_name())
    print(await two)
    loop.set_task_factory(None)
    three = asyncio.create_task(greet("Cleo", False), name="three")
    print("three done:", three.done())
    await three


asyncio.run(main())
