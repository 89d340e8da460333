# Done callbacks run one pass after the end, in order, together with the waiters.
# rules: 15, 27
import asyncio


async def bake():
    await asyncio.sleep(0)
    print("bake returns")
    return "bread"


async def eater(task):
    print("eater has", await task)


async def main():
    task = asyncio.create_task(bake(), name="bake")
    task.add_done_callback(lambda t: print("first callback", t.get_name(), t.result()))
    other = asyncio.create_task(eater(task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    last = lambda t: print("never seen")
    task.add_done_callback(last)
    task.add_done_callback(last)
    print("removed", task.remove_done_callback(last))
    task.add_done_callback(lambda t: print("last callback"))
    await other
    task.add_done_callback(lambda t: print("callback on a done task"))
    print("not called inline")
    await asyncio.sleep(0)


asyncio.run(main())
