# A loop used piece by piece, as old programs do.
# rules: 6
import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


loop = asyncio.new_event_loop()
total = 0
for step in range(4):
    total = loop.run_until_complete(add(total, step))
    print("total", total)
tasks = [loop.create_task(add(n, n)) for n in range(3)]
print(loop.run_until_complete(asyncio.wait(tasks))[1])
print([task.result() for task in tasks])
loop.call_later(0.02, loop.stop)
loop.run_forever()
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
