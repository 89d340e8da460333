# What a class statement puts into the namespace; metaclasses; bases that are none.
class M(type):
    def __new__(m,n,b,ns,**k):
        print(n,[x for x in ns], k); return super().__new__(m,n,b,ns)
    def __init__(c,n,b,ns,**k): print('init',n)
    def __call__(c,*a): print('call',a); return super().__call__(*a)
    @classmethod
    def __prepare__(m,n,b,**k): print('prep',n,k); return {}
class A(metaclass=M, x=1):
    y=1
    def f(self): self.a=1; return super().f()
class B(A):
    "doc"
    def __init__(self,q): self.q=q
B(3)
class C: pass
print(sorted(vars(C)), vars(C).keys())
import sys
class Tee:
    def write(self,s): sys.__stdout__.write(repr(s)+'\n')
    def flush(self): pass
print(1,'a',sep='-',file=Tee())
print(file=Tee())
old=sys.stdout; sys.stdout=Tee(); print('x',2); sys.stdout=old
n=float('nan'); print(n in [n], n in {n}, {n:1}.get(n), float('nan') in [float('nan')], {float('nan'),float('nan')}, n is n)
try:
    class D(sys): pass
except Exception as e: print(type(e),e)
try:
    class D(5): pass
except Exception as e: print(type(e),e)
try:
    class D(C()): pass
except Exception as e: print(type(e),e)
try:
    class D(C,C): pass
except Exception as e: print(type(e),e)
try:
    class D(object,C): pass
except Exception as e: print(type(e),e)
try:
    class D(bool): pass
except Exception as e: print(type(e),e)
try:
    class D(int,str): pass
except Exception as e: print(type(e),e)
print(frozenset({1}) in {frozenset({1})}, {1} in {frozenset({1})})
def gen():
    yield 1; print('g'); yield 3; print('h'); yield 2
print(max(gen(),key=lambda x:(print('k',x),x)[1]))
x=[3,1,2]
def key(v): x.append(1); return v
try: x.sort(key=key)
except ValueError as e: print(e,x)
print(hash(slice(1,2))==hash(slice(1,2)))
class X:
    def __set_name__(s,o,n): 1/0
class Y:
    a=X()
