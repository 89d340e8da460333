# A loop in a thread that is fed through a queue.
import asyncio, threading, queue
inbox = queue.Queue(); outbox = queue.Queue()
async def server():
    loop = asyncio.get_running_loop()
    while True:
        item = await loop.run_in_executor(None, inbox.get)
        if item is None: break
        await asyncio.sleep(0.001)
        outbox.put(item * 2)
    outbox.put("bye")
t = threading.Thread(target=asyncio.run, args=(server(),))
t.start()
for i in range(3):
    inbox.put(i); print(outbox.get())
inbox.put(None)
print(outbox.get())
t.join()
