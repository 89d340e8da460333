# Debug mode names the step that held the loop for too long.
# rules: 9
import asyncio
import time


async def cpu_bound_work() -> int:
    time.sleep(0.15)
    return 1


async def main() -> None:
    task_one = asyncio.create_task(cpu_bound_work())
    await task_one
    print("counted", task_one.result())


asyncio.run(main(), debug=True)
