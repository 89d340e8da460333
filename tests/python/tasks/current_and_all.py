# current_task and all_tasks.
# rules: 47
import asyncio


async def job(name):
    assert asyncio.current_task().get_name() == name
    await asyncio.sleep(0.02)


async def main():
    me = asyncio.current_task()
    me.set_name("main")
    for name in ("ann", "ben", "cleo"):
        asyncio.create_task(job(name), name=name)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(0.15)
    print([t.get_name() for t in asyncio.all_tasks()], me in asyncio.all_tasks())


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    asyncio.all_tasks()
except RuntimeError as error:
    print("RuntimeError:", error)
