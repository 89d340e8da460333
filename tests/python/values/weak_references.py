# Weak references, their callbacks, and the containers that stand on them.
import weakref
class Obj: pass
o = Obj(); r = weakref.ref(o, lambda r: print('gone')); del o; print(r())
o = Obj()
r = weakref.ref(o, lambda r: print('gone2'))
del o
print('x')
def f():
    o = Obj()
    r2 = weakref.ref(o, lambda r: print('gone3'))
    del o
    print('y')
    weakref.finalize(p := Obj(), print, 'fin')
    del p
    print('z')
f()
wd = weakref.WeakValueDictionary(); k = Obj(); wd['k'] = k; print(len(wd)); del k; print(len(wd))
wk = weakref.WeakKeyDictionary(); k = Obj(); wk[k] = 1; print(len(wk)); del k; print(len(wk))
ws = weakref.WeakSet(); k = Obj(); ws.add(k); print(len(ws)); del k; print(len(ws))
class D:
    def __del__(self): print('del')
d = D(); del d; print('after')
