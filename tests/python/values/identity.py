# What is the same object: constants of one piece of code, whole slices, interned texts, empty and small things.
import copy
import sys

a = 256
b = 256
print(a is b)
p = 10000000000000000000000
q = 10000000000000000000000
print(p is q)
s = 'hello'
t = 'hel' + 'lo'
u = ''.join(['hel', 'lo'])
print(s is t, s is u, s == u, s is sys.intern(u))
w1 = 'hello world, and all of those who live in it'
w2 = 'hello world, and all of those who live in it'
print(w1 is w2, w1[:] is w1, w1[0] is w2[0], w1[1:] is w1)
whole = [1, 2]
print(whole is whole[:], [] is [], {} is {}, None is None, True is (1 == 1))
t1 = (1, 2, 3)
t2 = (1, 2, 3)
print(t1 is t2, t1[:] is t1, tuple(t1) is t1, tuple(whole) is tuple(whole))
nested1 = (1, ('a', None), 2.5)
nested2 = (1, ('a', None), 2.5)
print(nested1 is nested2)
b1 = b'ab'
b2 = b'ab'
print(b1 is b2, b1[:] is b1, bytes(b1) is b1, range(3) is range(3), ... is Ellipsis)
f = frozenset([1])
print(frozenset(f) is f, f.copy() is f)
print(copy.copy(t1) is t1, copy.deepcopy(t1) is t1, copy.copy(whole) is whole)
day = 60 * 60 * 24
print(day, 'ab' + 'cd', 7 - 10, 2**40 + 1)
print(one := 1, 'x' 'y' + 'z')
try:
    sys.intern(3)
except TypeError as e:
    print(e)
