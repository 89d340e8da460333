# Circles of objects that are collected, by gc.collect() or at the end: __del__ and weak references tell of it.
import gc, weakref, types
class Node:
    def __init__(self, name): self.name, self.links = name, []
    def __repr__(self): return f"Node({self.name})"
    def __del__(self): print("del", self.name)
a, b = Node("a"), Node("b")
a.links.append(b); b.links.append(a)
wa = weakref.ref(a, lambda r: print("weak a gone"))
del a, b
print("before", wa() is not None)
gc.collect()
print("after", wa())
class Plain: pass
p = Plain(); p.me = p; w = weakref.ref(p); del p; print(w() is None); gc.collect(); print(w() is None)
k = Node("kept"); k.links.append(k); gc.collect(); print(k.links)
def hello(self): return self.name
c = Node("bound"); c.hello = types.MethodType(hello, c); print(c.hello()); del c
x = Node("res"); x.links.append(x)
saved = []
d = Node("indict"); d.links = {"x": (d, [d])}; d2 = lambda: d; d.fn = d2; del d, d2
print(weakref.getweakrefcount(k)); r = weakref.ref(k); print(weakref.getweakrefcount(k))
for i in range(1000): Node.__new__(Plain) if False else None
print("end")
