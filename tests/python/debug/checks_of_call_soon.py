# Debug mode refuses calls from other threads and coroutines as callbacks.
# rules: 9
# flags: -X dev
import asyncio, threading
async def main():
    loop = asyncio.get_running_loop()
    def th():
        try: loop.call_soon(print, "x")
        except RuntimeError as e: print("RuntimeError:", e)
        loop.call_soon_threadsafe(print, "safe")
    t = threading.Thread(target=th); t.start(); t.join()
    await asyncio.sleep(0.01)
    try: loop.call_soon(main)
    except TypeError as e: print(e)
    try: loop.call_later(1, 5)
    except TypeError as e: print(e)
asyncio.run(main())
