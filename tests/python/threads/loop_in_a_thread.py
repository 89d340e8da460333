# A loop in a thread of its own takes turns with the main program, which hands it coroutines.
import asyncio, threading, time
class LoopThread:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, name="loop-thread", daemon=True)
        self.ready = threading.Event()
    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(self.ready.set)
        self.loop.run_forever()
        print("loop stopped")
    def start(self):
        self.thread.start()
        self.ready.wait()
    def submit(self, coro):
        return asyncio.run_coroutine_threadsafe(coro, self.loop)
    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
async def work(n):
    await asyncio.sleep(n * 0.01)
    return f"{n} in {threading.current_thread().name}"
async def never():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled inside")
        raise
lt = LoopThread(); lt.start()
futs = [lt.submit(work(i)) for i in (3, 1, 2)]
print([f.result() for f in futs])
f = lt.submit(never())
time.sleep(0.01)
print(f.done(), f.running(), f.cancelled())
print(f.cancel())
time.sleep(0.02)
print(f.cancelled())
f = lt.submit(never())
try:
    f.result(timeout=0.02)
except TimeoutError as e:
    print("timeout", repr(e))
    f.cancel()
time.sleep(0.01)
print(lt.loop.is_running())
lt.stop()
print(lt.loop.is_closed(), lt.thread.is_alive())
