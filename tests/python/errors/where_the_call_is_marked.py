# Which calls are marked in a traceback, by where their result goes.
import traceback
def f(): 1/0
class O: pass
o=O(); d={}
def t(src):
    try: exec(compile(src,'v.py','exec'),globals())
    except ZeroDivisionError: traceback.print_exc(limit=-2)
def g1(): x = f()
def g2(): o.y = f()
def g3(): a = b = f()
def g4(): x: int = f()
def g5(): [a,b] = f()
def g6(): d[0] = f()
def g7(): a, b = f()
def g8(): (a) = f()
def g9():
    x = f()
def g10():
    a, b = f()
def g11():
    o.y = f()
def g12():
    a = b = f()
def g13():
    return f()
def g14():
    return o.f()
def g15():
    x = o.f()
def g16():
    x = f(1,
       2)
def g17():
    d[0] = f()
def g18():
    x, = f()
def g19():
    x = yield f()
def g20():
    x: int = f()
def g21():
    d['k'] = d.get('k', 0) + f()
def g22():
    *x, y = f()
def g23():
    a = x, y = f()
o.f=f
for i in range(1,24):
    try:
        r=globals()[f'g{i}']()
        if r: next(r)
    except Exception: traceback.print_exc()
