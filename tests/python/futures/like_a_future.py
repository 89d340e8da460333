# A subclass's own add_done_callback is called, and what only behaves as a future can be awaited.
# mask: stdout
import asyncio
class MyFut(asyncio.Future): pass
class MyFut2(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        print("callback", fn.__name__, context is not None, callable(fn))
        super().add_done_callback(fn, context=context)
class MyT(asyncio.Task): pass
class Duck:
    _asyncio_future_blocking=False
    def __init__(self): self.loop=asyncio.get_running_loop(); self.cbs=[]; self.v=None; self.d=False
    def get_loop(self): return self.loop
    def add_done_callback(self, fn, *, context=None): print("duck adc"); self.cbs.append(fn)
    def fire(self, v):
        self.v=v; self.d=True
        for c in self.cbs: self.loop.call_soon(c, self)
    def result(self): print("duck result"); return self.v
    def cancel(self, msg=None): print("duck cancel", msg); self.fire(None); return False
    def done(self): return self.d
    def __await__(self):
        if not self.d:
            self._asyncio_future_blocking=True
            yield self
        return self.result()
async def main():
    loop=asyncio.get_running_loop()
    f=MyFut(); 
    async def w(f): return await f
    t=asyncio.create_task(w(f)); await asyncio.sleep(0); print(f); print(t)
    f.set_result(1); print(await t)
    f=MyFut2(); t=asyncio.create_task(w(f)); await asyncio.sleep(0); print(f); print(t)
    t.cancel("x"); print(f)
    try: await t
    except asyncio.CancelledError as e: print(e.args)
    async def s(): await asyncio.sleep(.1); return 4
    m=MyT(s()); t=asyncio.create_task(w(m)); await asyncio.sleep(0);await asyncio.sleep(0); print(m); print(t); print(await t)
    d=Duck(); t=asyncio.create_task(w(d)); await asyncio.sleep(0); print(asyncio.isfuture(d)); d.fire("ducky"); print(await t)
    d=Duck(); t=asyncio.create_task(w(d)); await asyncio.sleep(0); print(t.cancel("m"))
    try: await t
    except asyncio.CancelledError as e: print(e.args)
    d=Duck(); t=asyncio.ensure_future(d); print(t is d)
asyncio.run(main())
