# wait gives two sets, and raises nothing.
# rules: 32
import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise RuntimeError("spilled")
    return name


async def main():
    tasks = {asyncio.create_task(job(n, d), name=n) for n, d in [("one", 0.02), ("bad", 0.04)]}
    done, pending = await asyncio.wait(tasks)
    for task in sorted(done, key=lambda t: t.get_name()):
        print(task.get_name(), repr(task.exception()))
    print(pending)


asyncio.run(main())
