# Every kind of pattern against many values.
# match
from dataclasses import dataclass
@dataclass
class Point: x: int; y: int
class Click:
    __match_args__ = ('pos', 'btn')
    def __init__(s, pos, btn='l'): s.pos, s.btn = pos, btn
import enum
class Col(enum.Enum): R = 1; G = 2
def m(v):
    match v:
        case 0 | 1: return 'zero-one'
        case -1: return 'neg'
        case 1.5: return 'float'
        case 'a' | 'b' as s: return f'str {s}'
        case True: return 'true'
        case None: return 'none'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, y] if x == y: return f'same {x}'
        case [1, [2, *inner], *rest]: return f'nest {inner} {rest}'
        case ['cmd', *args]: return f'cmd {args}'
        case (a, b): return f'pair {a} {b}'
        case [first, *_, last]: return f'fl {first} {last}'
        case {'type': 'circle', 'r': r}: return f'circle {r}'
        case {'type': t, **rest}: return f'type {t} {rest}'
        case {}: return 'dict'
        case Point(0, 0): return 'origin'
        case Point(x=0, y=yy): return f'y {yy}'
        case Point(x, y) if x > 10: return f'big {x}'
        case Point(): return 'point'
        case Click((x, y), btn='r'): return f'rclick {x},{y}'
        case Click(pos): return f'click {pos}'
        case Col.R: return 'red'
        case Col(): return 'col'
        case int(n) if n > 100: return f'int {n}'
        case int() | float(): return 'num'
        case str(s): return f'other {s}'
        case bytes(): return 'bytes'
        case set(): return 'set'
        case (1 + 2j): return 'cplx'
        case object(real=r): return f'real {r}'
        case _: return 'default'
for v in [0, 1, -1, 1.5, 'a', True, None, [], [1], [2, 2], [1, [2, 3, 4], 5], ['cmd', 1, 2], (1, 2), range(4), {'type': 'circle', 'r': 3}, {'type': 'sq', 's': 1}, {'z': 1}, Point(0, 0), Point(0, 5), Point(20, 1), Point(1, 1), Click((1, 2), 'r'), Click(5), Col.R, Col.G, 500, 50, 2.5, 'zzz', b'x', {1}, 1 + 2j, 3j, object, 'ab', bytearray(b'ab'), [1, 2, 3, 4]]:
    print(repr(v) if not isinstance(v, Click) else 'Click', '->', m(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
class NoMA: pass
try:
    match NoMA():
        case NoMA(1): pass
except TypeError as e: print(e)
try:
    match 5:
        case m(): pass
except TypeError as e: print(e)
match 5:
    case x: pass
print(x)
match = 1; case = 2; type = 3; _ = 4; print(match, case, type)
