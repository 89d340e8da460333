# A Runner keeps one loop over several runs.
import asyncio


async def remember(store, what):
    store.append(asyncio.get_running_loop())
    await asyncio.sleep(0)
    return what


store = []
with asyncio.Runner() as runner:
    print(runner.run(remember(store, "one")))
    print(runner.run(remember(store, "two")))
    print(store[0] is store[1] is runner.get_loop())
print(store[0].is_closed())
try:
    runner.run(remember(store, "three"))
except RuntimeError as error:
    print("RuntimeError:", error)
