# Which name, and which line, is marked: names without a value, attributes below the line they begin on, handlers.
import traceback,sys
def f59(): x = x + 1
def f60():
    count = count + 1
def f61():
    total = total * 2 + 1
def f62():
    for i in range(3):
        s = s + i
def f63(): n = n - 1; return n
def f64():
    y = [y, 1]
def f65():
    a = 1
    c = a + c
def f66():
    if q > 3: q = 1
def f67():
    q += 1
def f68():
    z = z < 5
def f69():
    a = 1; a = a + w; w = 2
def f70():
    try:
        raise ValueError
    except 5:
        pass
def f71():
    try:
        raise ValueError
    except (int, str) as e:
        pass
    except TypeError:
        pass
def f72():
    return ("日本" , sys
   .attr )
def f73():
    return ("a" , sys
   .attr )
def f74(): return ("a" , sys
   .attr )
class A:
    def m(self): return self
    def bad(self, x): raise ValueError(x)
a = A()
def g1():
    return (a
        .m()
        .nope
        .m())
def g2():
    return (a
        .m()
        .nope())
def g3():
    return (a
        .m()
        .bad(1)
        .m())
def g4():
    return a.m(
    ).bad(
       1
    )
def g5():
    return a.m(
    ).zip
def g6():
    a.m(
    ).zip.z = 1
def g7():
    (a
     .b.c) = 1
def g8():
    del (a
     .b)
def g9():
    (a
     .b) += 1
def g10():
    return (a.m().zip.
       foo)
def g11():
    return a.m().m(). \
       foo
def g12():
    return {
       'a': a.x,
       'b': 1}
def g13():
    return foo(a,
       b=a.x
    )
def g14():
    x = [
      a.m(),
      a
      .y
      .z,
    ]
def g15():
    sys.stdout.nope(
       1
    )
def g16(): (a.
   x)(1)
for n in list(globals()):
    if n[0] in 'fg' and n[1:].isdigit():
        try: globals()[n]()
        except Exception: traceback.print_exc()
