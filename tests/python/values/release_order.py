# Which items go first when a stretch of a list goes, and other releases.
class T:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
l = [T(i) for i in range(6)]
l[1:4] = []
print('-')
l[:] = [T(10), T(11)]
print('-')
del l[:]
print('-')
l = [T(i) for i in range(6)]
l[::2] = [T(i+20) for i in range(3)]
print('-')
del l[::2]
print('-')
l.clear()
print('-')
l = [T(i) for i in range(3)]
del l
print('-')
d = {i: T(i) for i in range(3)}
d.clear()
print('-')
d = {i: T(i) for i in range(3)}
del d
print('-')
def f(a, b):
    c = T('c')
    x = T('x')
    print('in')
f(T('a'), T('b'))
print('-')
s = (T(1), T(2))
del s
l = [T(1)]
l[0] = T(2)
l += [T(3)]
l *= 0
print('-')
def g():
    a = T('ga'); b = T('gb')
    raise ValueError
try: g()
except ValueError: print('caught')
print('--')
class N: pass
n = N(); n.a = T('na'); n.b = T('nb')
n.__dict__.clear()
n.a = T('na'); n.b = T('nb')
del n
print("end")
