# Workers and join: when everything is done, the workers are cancelled.
import asyncio


async def worker(name, queue):
    try:
        while True:
            delay = await queue.get()
            await asyncio.sleep(delay)
            queue.task_done()
            print(f"{name} has slept for {delay:.2f} seconds")
    finally:
        print(name, "goes home")


async def main():
    queue = asyncio.Queue()
    for delay in (0.02, 0.05, 0.09, 0.01):
        queue.put_nowait(delay)
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(2)]
    await queue.join()
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results])
    try:
        queue.task_done()
    except ValueError as error:
        print("ValueError:", error)


asyncio.run(main())
