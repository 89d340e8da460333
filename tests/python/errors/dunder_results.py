# What functions say of a method that gives the wrong kind of thing, and of arguments that math does not take.
# mask: stdout
import math
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for n in ['sqrt','sin','floor','ceil','pow','fmod','hypot','gcd','lcm','factorial','comb','perm','isclose','log','log2','log10','exp','atan2','copysign','dist','fsum','prod','trunc','degrees','isqrt','modf','frexp','ldexp','nextafter','ulp','cbrt','exp2','remainder','sumprod','fma','isnan','gamma','erf']:
    f = getattr(math, n)
    print(n)
    t(f)
    t(f, 1,2,3,4,5)
    t(f, 'a')
    t(f, 'a', 'b')
    t(f, x=1)
class R:
    def __repr__(self): return 5
class S:
    def __str__(self): return 5
class F:
    def __format__(self, s): return 5
class H:
    def __hash__(self): return 'a'
class L:
    def __len__(self): return 'a'
class L2:
    def __len__(self): return -1
class B:
    def __bool__(self): return 1
class I:
    def __int__(self): return 'a'
    def __float__(self): return 'a'
    def __index__(self): return 'a'
    def __complex__(self): return 1
    def __bytes__(self): return 1
    def __iter__(self): return 5
    def __contains__(self, x): return 3
    def __reversed__(self): return 5
    def __round__(self, n=None): return 'r'
    def __dir__(self): return 5
    def __fspath__(self): return 3
t(repr, R()); t(str, R()); t(str, S()); t(format, F()); t(hash, H()); t(len, L()); t(len, L2()); t(bool, B()); t(int, I()); t(float, I())
t(complex, I()); t(bytes, I()); t(iter, I()); t(list, I()); t(reversed, I()); t(round, I()); t(dir, I()); t(print, R()); t(lambda: f"{R()!r}"); t(lambda: f"{S()}"); t(lambda: "%s" % S()); t(lambda:"%r" % R())
t(lambda: [1,2][I()]); t(lambda: 3 in I()); t(range, I()); t(bool, L()); t(bool, L2()); t(lambda: [R()].__repr__()); t(print, [R()]); t("{}".format, S()); t("{!r}".format, R()); t(ascii, R()); t(chr, I()); t(hex, I()); t(bin, I())
t(lambda: {H(): 1}); t(lambda: "a" * I()); t(lambda: 5 .__class__.__add__(1, "a"))
t(sum, I()); t(sorted, I()); t(max, I()); t(dict, I()); t(divmod, I(), 1); t(pow, I(), 1); t(abs, I())
