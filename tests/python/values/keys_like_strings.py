# A key of a class of its own that equals a string is found by the string, and the other way round.
class K(str): pass
d = {}
d[K('x')] = 3
print(d.get(K('x')), d.get('x'), d['x'], 'x' in d)
d['x'] = 4
print(d, len(d), [type(k).__name__ for k in d])
d.setdefault('x', 5); d.update(x=6); print(d, d.pop('x'), d)
d = {K('a'): 1, **{'a': 2}}
print(d, dict(a=1, **{K('b'): 2}))
class N:
    def __hash__(self): return hash('n')
    def __eq__(self, o): print('eq', o); return o == 'n'
d = {N(): 1}
print(d.get('n'), 'n' in d); d['n'] = 2; print(len(d)); del d['n']; print(d)
s = {K('q')}; print('q' in s, s | {'q'}, s & {'q'})
import types
def f(**kw): return kw
print(f(**{K('z'): 1}))
import enum
class Colour(enum.StrEnum):
    RED = 'red'
stock = {Colour.RED: 1, 'blue': 2}
stock['red'] += 5
print(stock, 'red' in stock, Colour.RED in {'red'}, stock.pop('red'), len(stock))
