# Whose attribute an error of a program's own is about; the text of a program's own syntax errors.
import traceback
class Desc:
    def __get__(self, o, t): raise AttributeError('desc says no')
class A:
    valuee = 1
    d = Desc()
    @property
    def value(self): raise AttributeError('prop says no')
    def __getattr__(self, n):
        if n == 'valu': raise AttributeError('getattr says no')
        return object.__getattribute__(self, n)
class B:
    def __getattribute__(self, n): raise AttributeError('custom getattribute')
class M(type):
    def __getattr__(cls, n): raise AttributeError('meta')
class C(metaclass=M): dd = 1
def t(f):
    for _ in range(2):
        try: f()
        except AttributeError as e: print(traceback.format_exception_only(e)[-1].strip(), e.name, type(e.obj).__name__)
class P:
    valuee = 1
    @property
    def value(self): raise AttributeError('prop only')
    @property
    def inner(self): return self.missing
a = A(); p = P()
t(lambda: a.d); t(lambda: a.value); t(lambda: a.valu); t(lambda: a.other); t(lambda: C.d); t(lambda: p.value); t(lambda: p.inner)
t(lambda: getattr(p, 'value')); t(lambda: p.value()); t(lambda: setattr(p, 'value', 1)); t(lambda: delattr(p, 'value'))
class S(SyntaxError):
    def __str__(self): return 'own str'
class S2(SyntaxError):
    def __init__(self): pass
for s in (S('msg'), S2(), S2, SyntaxError(), S('m', ('f', 1, 2, 'text'))):
    try: raise s
    except SyntaxError as e: traceback.print_exc(); print(traceback.format_exception_only(e))
def loop():
    for i in range(3):
        try: p.value
        except AttributeError as e: print(traceback.format_exception_only(e)[-1].strip())
loop()
raise S('uncaught')
