# The source of functions and classes.
import inspect, sys, textwrap
def deco(f): return f
@deco
@deco
def one(a,
        b=(1,
           2)):
    """doc

 with odd indentation
    """
    if a:
        # comment
        return {
            "x": 1,
    }

    def inner():
        return 2
    # trailing comment
    return inner
# after
class K(object):
    x = 1

    def m(self): return 1

    @property
    def p(self):
        return 2

    class Inner:
        y = 2
        def z(self):
            pass
l = lambda x: x + 1
async def co():
    async with x: pass
    return 1
def gen(): yield 1; yield 2
for o in (one, K, K.m, K.p.fget, K.Inner, K.Inner.z, l, co, gen, K().m, one.__code__):
    print(repr(inspect.getsource(o)), inspect.getsourcelines(o)[1])
for bad in (len, int, 5, "x"):
    try: inspect.getsource(bad)
    except (TypeError, OSError) as e: print(type(e).__name__, e)
