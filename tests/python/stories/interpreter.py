# A calculator, an account, a matrix, a state machine.
# mini interpreter, text adventure, bank
import re, sys, json
from enum import Enum, auto
from abc import ABC, abstractmethod
from functools import reduce
class Tok(Enum):
    NUM = auto(); OP = auto(); LP = auto(); RP = auto(); NAME = auto()
SPEC = [(Tok.NUM, r'\d+(?:\.\d+)?'), (Tok.NAME, r'[a-z_]\w*'), (Tok.OP, r'[-+*/^=]'), (Tok.LP, r'\('), (Tok.RP, r'\)')]
class ParseError(SyntaxError): pass
def lex(s):
    pos = 0
    while pos < len(s):
        if s[pos].isspace(): pos += 1; continue
        for kind, pat in SPEC:
            if m := re.compile(pat).match(s, pos):
                yield kind, m.group(); pos = m.end(); break
        else: raise ParseError(f'bad char {s[pos]!r} at {pos}')
class Expr(ABC):
    @abstractmethod
    def ev(self, env): ...
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, vars(self).values()))})"
class Num(Expr):
    def __init__(self, v): self.v = v
    def ev(self, env): return self.v
class Var(Expr):
    def __init__(self, n): self.n = n
    def ev(self, env):
        try: return env[self.n]
        except KeyError: raise NameError(f'unknown {self.n}') from None
class Bin(Expr):
    ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b, '^': pow}
    def __init__(self, o, l, r): self.o, self.l, self.r = o, l, r
    def ev(self, env): return self.ops[self.o](self.l.ev(env), self.r.ev(env))
class Parser:
    PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}
    def __init__(self, s): self.toks = list(lex(s)); self.i = 0
    @property
    def cur(self): return self.toks[self.i] if self.i < len(self.toks) else (None, None)
    def next(self): t = self.cur; self.i += 1; return t
    def atom(self):
        match self.next():
            case (Tok.NUM, v): return Num(float(v) if '.' in v else int(v))
            case (Tok.NAME, n): return Var(n)
            case (Tok.LP, _):
                e = self.expr()
                if self.next()[0] is not Tok.RP: raise ParseError('expected )')
                return e
            case (Tok.OP, '-'): return Bin('-', Num(0), self.atom())
            case (k, v): raise ParseError(f'unexpected {v!r} ({k})')
    def expr(self, p=0):
        l = self.atom()
        while self.cur[0] is Tok.OP and (q := self.PREC.get(self.cur[1], -1)) > p:
            _, o = self.next(); l = Bin(o, l, self.expr(q if o != '^' else q - 1))
        return l
env = {'x': 3, 'pi': 3.14159}
for s in ['1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-x + 4', '10 / 4', '1 / 0', 'y + 1', '1 +', '(1', '1 $ 2', 'pi * x ^ 2']:
    try: p = Parser(s).expr(); print(f'{s:>12} = {p.ev(env)}  {p}')
    except (ParseError, NameError, ArithmeticError) as e: print(f'{s:>12} ! {type(e).__name__}: {e}')
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        self.need, self.have = need, have
        super().__init__(f'need {need:.2f}, have {have:.2f}')
    def __str__(self): return f'<{self.args[0]}>'
class Account:
    _next = 1
    def __init__(self, owner, balance=0):
        self.owner, self._b = owner, balance; self.id = Account._next; Account._next += 1; self.log = []
    @property
    def balance(self): return self._b
    @balance.setter
    def balance(self, v):
        if v < 0: raise InsufficientFunds(-v, self._b)
        self.log.append((self._b, v)); self._b = v
    def __enter__(self): self._snap = self._b; return self
    def __exit__(self, t, e, tb):
        if e: print('rollback', repr(e)); self._b = self._snap
        return isinstance(e, InsufficientFunds)
    def __eq__(self, o): return isinstance(o, Account) and self.id == o.id
    def __lt__(self, o): return self._b < o._b
    def __hash__(self): return hash(self.id)
    def __str__(self): return f'{self.owner}: ${self._b:,.2f}'
    def __repr__(self): return f'Account({self.owner!r}, {self._b})'
a, b = Account('Ann', 100), Account('Bob', 50.5)
with a: a.balance -= 30; a.balance -= 100
print(a, repr(b), a < b, max(a, b), sorted([a, b]), {a: 1}, a.log, f'{a!s:>20}|{b!r}')
try: b.balance = -1
except InsufficientFunds as e: print(e, repr(e), e.need, e.args)
inv = json.loads('{"items": [{"n": "a", "q": 2, "p": 1.5}, {"n": "b", "q": 0, "p": 10}], "ok": true}')
print(json.dumps({i['n']: i['q'] * i['p'] for i in inv['items']}), json.dumps(inv, separators=(',', ':'), sort_keys=True), json.dumps([None, 1.0, 'é\n', {'k': (1, 2)}], ensure_ascii=False, indent=1))
text = 'the cat sat on the mat the end'
print(re.sub(r'\b(\w)(\w*)', lambda m: m[1].upper() + m[2], text), re.findall(r'\b\w{3}\b', text), dict(reduce(lambda d, w: {**d, w: d.get(w, 0) + 1}, text.split(), {})))
class Stack(list):
    push = list.append
    def peek(self): return self[-1]
s = Stack([1]); s.push(2); print(s.peek(), s, len(s), isinstance(s, list))
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(x * y for x, y in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __str__(self): return '\n'.join(' '.join(f'{x:4}' for x in r) for r in self.rows)
m = Matrix([[1, 2], [3, 4]]); m[0, 0] = 9; print(m @ m, m[1, 1], sep='\n'); 
state = 'idle'
for ev in ['start', 'pause', 'resume', 'bogus', 'stop']:
    match state, ev:
        case 'idle', 'start': state = 'running'
        case 'running', 'pause' | 'hold': state = 'paused'
        case 'paused', 'resume': state = 'running'
        case _, 'stop': state = 'idle'
        case s, e: print(f'ignored {e} in {s}')
    print(ev, '->', state)
print(m[0])
