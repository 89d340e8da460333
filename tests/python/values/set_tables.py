# Where a set's members lie, and whose hash and equality are asked for: as CPython's table has it.
import random
rnd = random.Random(5)
nums = [rnd.randrange(1000) for _ in range(40)]
for n in (3, 4, 5, 6, 8, 12, 19, 20, 21, 30, 40):
    part = nums[:n]
    print(n, list(set(part)), list(frozenset(part)))
    print(list(set(dict.fromkeys(part))), list(set(set(part))), list(set(part).copy()))
    print(list(set(dict.fromkeys(part).keys())), list(dict.fromkeys(part).keys() & set(part[1:])), list(dict.fromkeys(part).keys() | part[:3]))
    print(list(dict.fromkeys(part).keys() - set(part[1:4])), list(dict.fromkeys(part).keys() ^ set(part[1:4])))
    other = nums[n // 2:n + 4]
    a, b = set(part), set(other)
    print(list(a | b), list(a & b), list(a - b), list(a ^ b), list(b - a))
    print(list(a.union(other)), list(a.intersection(other)), list(a.difference(other)), list(a.symmetric_difference(other)))
    print(list(a.union(other, nums[30:])), list(a.intersection(other, part)), list(a.difference(other, nums[30:])))
    for name in '__ior__', '__iand__', '__isub__', '__ixor__', 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update':
        c = set(part)
        getattr(c, name)(b)
        print(name, list(c))
        c = set(part)
        if 'update' in name:
            getattr(c, name)(other)
            print(list(c))
            getattr(c, name)(dict.fromkeys(part))
            print(list(c))
lit = {100, 7, 64, 900, 33, 8, 512, 77}
print(list(lit), lit)
lit = {100, 7, 64, 900, 33, 8, 512, 77, 101, 202, 303, 404, 505, 606, 707, 808, 909, 1000, 128, 256, 130, 131, 132}
print(list(lit), lit)
x = 5
print({100, 7, 64, 900, 33, 8, 512, 77, 101, 202, 303, 404, 505, 606, 707, 808, 909, 1000, 128, 256, 130, x})
print({*lit, 9000, 8000}, {*range(0, 400, 13)})
print({100, 7, 64}, {*[100, 7, 64, 900, 33, 8, 512]})
s = {1, 2, 3}
print(s.pop()); s.add(1); print(s.pop(), s); s.add(9); s.add(0); print(s.pop(), s.pop(), s)
s = set(range(20)); out = []
while s:
    x = s.pop(); out.append(x)
    if x % 3 == 0 and x < 60: s.update({x + 21, x // 2})
    if len(out) > 200: break
print(out)
s = set(range(10)); s.pop(); s.pop(); s.clear(); s.update(range(5)); print(s.pop(), s)
s = set(range(10)); s.pop(); s.pop(); s &= set(range(9)); print(s.pop(), s); t = s.copy(); t.add(0); print(t.pop()); s.add(0); print(s.pop())
s = set(range(10)); s.pop(); s.pop(); s -= {5}; s.add(0); print(s.pop(), s)
s = set(range(10)); s.pop(); s.pop(); s ^= {0, 5}; print(s.pop(), s)
s = set(range(10)); s.pop(); s.pop(); s |= set(range(100)); print(s.pop()); 
s = set()
for i in range(1000): s.add(i * 7 % 311); s.discard(i * 5 % 311)
print(list(s))
s = set(range(0, 3000, 7)); s -= set(range(0, 3000, 21)); print(list(s)[:50]); s.difference_update(range(0, 3000, 2)); print(list(s)[:50]); s.add(5000); s.add(64); print(list(s)[:50])
f = frozenset([3, 1]); print(f is frozenset(f), f is f.copy(), f.union() is f, f | f is f, f == set(f), frozenset() is frozenset())
class T:
    def __init__(self, n): self.n = n
    def __hash__(self): print('h', self.n, end=' '); return self.n
    def __eq__(self, o): print('e', self.n, o.n, end=' '); return self.n == o.n
    def __repr__(self): return f'T{self.n}'
a, b, c = T(1), T(2), T(1)
for what in ('set([a,b,c])', 'set({a,b})', '{a,b}|{c}', '{a,b}&{c}', '{a,b}-{c}', '{a,b}^{c}', '{a}<={c}', '{a}=={c}', '{a}=={b}', '{a,b}.union([c])', '{a}.isdisjoint([b,c])', '{a}.isdisjoint({b,c})', '{a}.issubset([b,c])', '{a}.issuperset([c])', 'set({a:1,b:2})', 'frozenset({a,b})', '{a,b}.difference([c])', '{a,b}.difference({c:1})', '{a,b}.intersection([c])', '{a,b}.intersection({c:1})', '{a:1}.keys()&{c}', '{a:1}.keys()|{c}','{a:1}.keys()-{c}','{a:1}.keys()^{c}', '{a:1}.keys()=={c}', '{a:1}.keys()<={c}', '{a:1}.items()&{(c,1)}', '{a:1}.keys().isdisjoint([c])', '{a:1}.keys().isdisjoint({c})', 'c in {a}', 'c in {a:1}', 'dict({a:1})', 'dict.fromkeys([a,c])', '{**{a:1},**{c:2}}', '{a:1}|{c:2}', '{a:1}=={c:1}', '[a].index(c)', '[a,b].count(c)', '[b,a]==[b,c]', 'a in [c]', 'hash(frozenset([a]))', 'list({a,b})', 'sorted([b,a],key=lambda t:t.n)', '{a,b}.copy()', '{a,b}.symmetric_difference([c])'):
    print(what, end=': ')
    print(eval(what))
def talk(*a):
    for x in a:
        print('g', x); yield x
print({1,2}.intersection(talk(1,2,3,4)))
print({1:0}.keys() & talk(1,2))
print(talk(1,2) & {1:0}.keys())
s={1,2}
print({1:0}.keys() - talk(1,2), {1:0}.keys() | talk(1,2), {1:0}.keys() ^ talk(1,2), {1:0}.items() ^ {1:2}.items(), {1:0}.items() ^ {1:0,2:0}.items())
try: s | talk(1)
except TypeError as e: print(e)
class D(dict): pass
print(set(D(a=1)), s.isdisjoint(s), set().isdisjoint(set()))
f=frozenset([1])
class F(frozenset): pass
print(type(F([1]) | f), type(f | F([1])), type(F([1]).copy()), type(F([1]).union()), type({1} | f), type(f | {1}), type(f & {1}), type({1} - f), type({1} ^ F()), F([1]).copy() is F, frozenset(F([1])), type(frozenset(F([1]))))
class S(set): pass
print(type(S([1]) | s), type(S().copy()), type(S([1]).union([2])), type(s | S()), type(S() & s), type(S([1]).difference([2])), type(S()^s))
for op in '|', '&', '-', '^', '|=', '&=', '-=', '^=', '<', '<=', '==':
    for r in '[1]', 'f', '{1:2}', '{1:2}.keys()', '{1:2}.items()','{1:2}.values()', 'None':
        s={1,5}
        try:
            if '=' in op and op not in ('<=', '=='): exec(f's {op} {r}'); print(op, r, s)
            else: print(op, r, eval(f's {op} {r}'), eval(f'{r} {op} s'))
        except TypeError as e: print(op, r, e)
