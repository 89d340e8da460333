# The local variables and lines of suspended coroutines and generators.
import asyncio, inspect, sys
async def work(n, tag="x"):
    total = n * 2
    await asyncio.sleep(0)
    total += 1
    def inner(): return total
    await asyncio.sleep(0)
    return inner()
def gen(a):
    b = a + 1
    yield b
    c = 3
    yield c
async def main():
    c = work(5); print(inspect.getcoroutinelocals(c), c.cr_frame.f_lineno, c.cr_frame.f_locals)
    t = asyncio.create_task(c); await asyncio.sleep(0)
    f = t.get_stack()[0]; print(f.f_locals, f.f_lineno, f.f_code.co_name, f.f_back)
    await asyncio.sleep(0); print(f.f_lineno, sorted(f.f_locals)); await t; print(inspect.getcoroutinelocals(c))
    g = gen(1); print(inspect.getgeneratorlocals(g)); next(g); print(inspect.getgeneratorlocals(g)); next(g); print(inspect.getgeneratorlocals(g), g.gi_frame.f_lineno)
    here = sys._getframe(); a = here.f_lineno
    b = here.f_lineno
    print(b - a, here.f_locals["a"] == a, here.f_code.co_name)
    def caller(): return sys._getframe(1).f_locals.get("b") == b
    print(caller())
asyncio.run(main())
