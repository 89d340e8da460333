# wait with a timeout cancels nobody.
# rules: 32
import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    print(name, "finished")


async def main():
    tasks = [asyncio.create_task(job("quick", 0.02)), asyncio.create_task(job("slow", 0.08))]
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print(len(done), len(pending), [t.cancelled() for t in tasks])
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(len(done), len(pending))
    await asyncio.wait(pending)


asyncio.run(main())
