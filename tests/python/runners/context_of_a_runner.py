# A Runner keeps one context from call to call.
# rules: 43
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def inc():
    v.set(v.get() + 1)
    return v.get()
with asyncio.Runner() as r:
    print(r.run(inc()), r.run(inc()), r.get_loop().is_running())
    print(v.get())
    print(r.run(inc(), context=contextvars.copy_context()))
try:
    r.run(inc())
except RuntimeError as e: print(e)
try:
    asyncio.run(5)
except ValueError as e: print(e)
