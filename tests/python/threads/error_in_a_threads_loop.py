# An error that leaves a thread's loop ends that thread; other threads have no loop of their own.
import asyncio, threading
async def main():
    await asyncio.sleep(0.01)
    raise ValueError("in thread loop")
t = threading.Thread(target=lambda: asyncio.run(main()), name="bad")
t.start(); t.join()
print("main goes on")
def gel():
    try: asyncio.get_event_loop()
    except RuntimeError as e: print(e)
t = threading.Thread(target=gel, name="other"); t.start(); t.join()
