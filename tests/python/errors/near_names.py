# Which name is meant: of those equally near the first, private ones of one's own object, modules not imported.
import traceback
total = 1; _hidden = 2; vale = 3; valve = 4; data_list = []; Config = 5; os = 3; del os
class S:
    def __init__(self): self._priv = 1; self.pub = 2; self.__mang = 3
    def a(self): return self.priv
    def b(self): return self.prv
    def c(self): return _priv
    def d(self): return pub
    def e(self): return self.mang
    def f(self, other): return other.priv
    def g(this): return pub
    def h(x, self): return pub
    @property
    def boom(self): raise ValueError
    def i(self): return self.bom
    def j(self): return boo
    def k(self): yield pub
    async def l(self): return pub
def t(f, *a):
    try: f(*a)
    except Exception as e: print(traceback.format_exception(e)[-1].rstrip())
s = S()
for m in 'abcdegi': t(getattr(s, m))
t(s.f, S()); t(s.h, s); t(lambda: list(s.k())); t(s.j)
try: s.l().send(None)
except NameError as e: print(traceback.format_exception(e)[-1])
for n in '''hidden _hiden valu vake value totl toal Total TOTAL tota dat_list config Confg pint prnt Print itn
it st sst sr tr ser lit lsit bol nul none true Fals Tru rang zp ma mxa mn su sm ab abss an al ll orx
ch cr hx bn oc le lne lenn ier itr nxt ope ipput inptu sroted sored sort revers reversd enumrate
issubclas getatr hahs dct dic tple obect tpe supr staticmethd propety flot float_ byte bytearry
ValError ValueErr IndexErr Error OSErorr globas local idd mapp frozenst json math sys random os
pprint types datetime Counter csv pathlib numpy'''.split():
    def f():
        return eval(n)
    t(f)
def loc():
    lcal_var = 1; another_local = 2; _x = 3; numbers = [1]
    def inner():
        another_local
        try: return lcal_vr
        except NameError as e: print(traceback.format_exception(e)[-1].rstrip())
        try: return another_locl
        except NameError as e: print(traceback.format_exception(e)[-1].rstrip())
    inner()
    try: return nmbers
    except NameError as e: print(traceback.format_exception(e)[-1].rstrip())
    try: return sys
    except NameError as e: print(traceback.format_exception(e)[-1].rstrip())
loc()
sy = 1
def z(): return sys.argv
t(z)

try: prnt
except NameError as e: print(traceback.format_exception_only(e), traceback.format_exception_only(NameError, e))
try: math
except NameError as e: print(traceback.format_exception_only(e))
try: [].apend
except AttributeError as e: print(traceback.format_exception_only(e))
