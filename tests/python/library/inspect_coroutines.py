# What inspect tells of coroutines and async generators.
import asyncio, inspect
async def c():
    await asyncio.sleep(0)
    return 1
async def main():
    x = c(); print(inspect.getcoroutinestate(x)); t = asyncio.ensure_future(x); await asyncio.sleep(0)
    print(inspect.getcoroutinestate(x), x.cr_frame.f_lineno, type(x.cr_await).__name__, inspect.getcoroutinelocals(x)); await t
    print(inspect.getcoroutinestate(x), x.cr_frame, x.cr_await)
    me = asyncio.current_task().get_coro(); print(inspect.getcoroutinestate(me), me.cr_running)
    async def ag(): yield 1
    a = ag(); print(inspect.isasyncgen(a), inspect.isasyncgenfunction(ag), inspect.getasyncgenstate(a)); await anext(a); print(inspect.getasyncgenstate(a)); await a.aclose(); print(inspect.getasyncgenstate(a))
    print(str(c).split(" at ")[0], str(c()).split(" at ")[0], str(a).split(" at ")[0])
asyncio.run(main())
