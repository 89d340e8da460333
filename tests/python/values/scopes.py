# Scopes: class bodies, global and nonlocal, eval and exec.
# mask: stdout
x=7
def f():
    x=1
    class A:
        global x
        x=2
        def g(self): return x
    return A().g(), x
print(f(), x)
def f2():
    x=1
    def g():
        global x
        x=3
        def h(): return x
        return h()
    return g(), x
print(f2(), x)
class C:
    class D:
        def m(self): return self.__class__.__qualname__
    y=[i for i in range(3)]
    z=[i*2 for i in y]
    w=lambda self: x
print(C.D().m(), C.z, C().w())
def f3():
    def g():
        def h():
            nonlocal v
            v+=1
            return v
        return h
    v=5
    return g()()
print(f3())
def f4():
    class X:
        a=1
        def m(self):
            return a
    a=2
    return X().m(), X.a
print(f4())
def outer():
    x='local'
    class A:
        x=x+'!' if False else 'c'
        y=[x for _ in range(1)]
    return A.x, A.y
print(outer())
def ev():
    q=1
    def inner():
        return eval('1+1'), q
    return inner()
print(ev())
def gl():
    exec('aa=5')
    try: print(aa)
    except NameError as e: print(e)
gl()
ns={}
exec('''
def fact(n): return 1 if n<2 else n*fact(n-1)
r=fact(10)
class Z: pass
''',ns)
print(ns['r'], ns['Z'], sorted(k for k in ns if k!='__builtins__'))
print(eval('a+b',{'a':1},{'b':2}))
code=compile('x+1','<s>','eval'); print(eval(code,{'x':3}), code)
def locs(a,b=2,*c,d=4,**e):
    f=1
    return locals()
print(locs(1))
def fn(): return [locals() for i in range(1)]
print(fn())
lastNum=None
def r():
    total=0
    partial=[total:=total+v for v in range(5)]
    return partial,total
print(r())
print([last:=i for i in range(3)], last)
try:
    del undefined_name
except NameError as e: print(e)
def ub():
    print(loc)
    loc=1
try: ub()
except UnboundLocalError as e: print(e)
def ub2():
    def inner(): return fv
    if False: fv=1
    return inner()
try: ub2()
except NameError as e: print(type(e),e)
def d():
    a=1
    del a
    return a
try: d()
except NameError as e: print(type(e),e)
