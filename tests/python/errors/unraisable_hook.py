# sys.unraisablehook is told of what nobody can catch: errors of finalizers, of weak references' callbacks, of generators' ends.
import sys, weakref, asyncio
def hook(u):
    print("hook", u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object,'__qualname__',None), u.exc_traceback.tb_lineno)
class D:
    def __del__(self): raise ValueError("del")
d=D(); del d
sys.unraisablehook=hook
d=D(); del d
r=weakref.ref(D, lambda r: None)
class W: pass
def gone(r): raise KeyError("weak callback")
w=W(); r=weakref.ref(w, gone); del w
def g():
    try: yield
    finally: raise OSError("gen")
x=g(); next(x); del x
sys.unraisablehook=sys.__unraisablehook__
w=W(); r=weakref.ref(w, gone); del w
def bad(u): raise RuntimeError("hook failed")
def passing(u): print("then"); sys.__unraisablehook__(u)
sys.unraisablehook=passing
d=D(); del d
async def main():
    async def ag():
        try: yield 1
        finally: raise LookupError("ag")
    class H:
        async def run(self):
            d=D()
            await asyncio.sleep(0)
    await H().run()
asyncio.run(main())
