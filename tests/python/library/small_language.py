# A tokenizer, parser and evaluator of a small language; the unicode_escape codec, weeks in ISO dates, base 85.
# Interpreter for a small language: tokenizer, parser, evaluator
import re, operator, sys
from dataclasses import dataclass
from typing import NamedTuple, Union, Optional, Callable, Iterator
from functools import reduce
from collections import ChainMap, OrderedDict, namedtuple, UserDict, UserList, UserString
class Token(NamedTuple):
    kind: str
    value: str
    line: int = 1
    @property
    def is_op(self) -> bool: return self.kind == "OP"
SPEC = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("STR", r'"(?:\\.|[^"\\])*"'), ("OP", r"==|!=|<=|>=|->|[-+*/%<>=(){},;!]"), ("NL", r"\n"), ("SKIP", r"[ \t]+|#.*"), ("BAD", r".")]
RX = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
def tokenize(src: str) -> Iterator[Token]:
    line = 1
    for m in RX.finditer(src):
        k = m.lastgroup
        if k == "NL": line += 1; continue
        if k == "SKIP": continue
        if k == "BAD": raise SyntaxError(f"bad char {m.group()!r} at line {line}")
        yield Token(k, m[0], line)
    yield Token("EOF", "", line)
@dataclass
class Num: v: float
@dataclass
class Str: v: str
@dataclass
class Var: name: str
@dataclass
class Bin: op: str; l: object; r: object
@dataclass
class Call: fn: object; args: list
@dataclass
class Fn: params: list; body: object; name: Optional[str] = None
@dataclass
class Let: name: str; v: object
@dataclass
class If: c: object; t: object; e: object
@dataclass
class Block: items: list
class Parser:
    PREC = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4}
    def __init__(self, src): self.toks = list(tokenize(src)); self.i = 0
    @property
    def cur(self): return self.toks[self.i]
    def eat(self, v=None, kind=None):
        t = self.cur
        if (v is not None and t.value != v) or (kind and t.kind != kind):
            raise SyntaxError(f"expected {v or kind}, got {t.value!r} on line {t.line}")
        self.i += 1
        return t
    def program(self):
        out = []
        while self.cur.kind != "EOF":
            out.append(self.stmt())
            while self.cur.value == ";": self.eat(";")
        return Block(out)
    def stmt(self):
        match self.cur:
            case Token("ID", "let"):
                self.eat(); n = self.eat(kind="ID").value; self.eat("="); return Let(n, self.expr())
            case Token(kind="ID", value="fn"):
                f = self.expr(); return Let(f.name, f) if f.name else f
            case _: return self.expr()
    def expr(self, p=0):
        l = self.atom()
        while (op := self.cur).is_op and self.PREC.get(op.value, -1) > p:
            self.eat(); l = Bin(op.value, l, self.expr(self.PREC[op.value]))
        return l
    def atom(self):
        t = self.eat()
        match t:
            case Token("NUM", v): e = Num(float(v) if "." in v else int(v))
            case Token("STR", v): e = Str(v[1:-1].encode().decode("unicode_escape"))
            case Token("OP", "("): e = self.expr(); self.eat(")")
            case Token("OP", "-"): e = Bin("-", Num(0), self.atom())
            case Token("OP", "{"):
                items = []
                while self.cur.value != "}":
                    items.append(self.stmt())
                    if self.cur.value == ";": self.eat()
                self.eat("}"); return Block(items)
            case Token("ID", "fn"):
                name = self.eat().value if self.cur.kind == "ID" else None
                self.eat("("); ps = []
                while self.cur.value != ")":
                    ps.append(self.eat(kind="ID").value)
                    if self.cur.value == ",": self.eat()
                self.eat(")"); return Fn(ps, self.expr(), name)
            case Token("ID", "if"):
                c = self.expr(); th = self.atom(); el = None
                if self.cur.value == "else": self.eat(); el = self.atom()
                return If(c, th, el)
            case Token("ID", n): e = Var(n)
            case _: raise SyntaxError(f"unexpected {t}")
        while self.cur.value == "(":
            self.eat(); args = []
            while self.cur.value != ")":
                args.append(self.expr())
                if self.cur.value == ",": self.eat()
            self.eat(")"); e = Call(e, args)
        return e
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
class Closure:
    def __init__(self, fn, env): self.fn, self.env = fn, env
    def __call__(self, *a):
        if len(a) != len(self.fn.params): raise TypeError(f"{self.fn.name or 'lambda'} wants {len(self.fn.params)} got {len(a)}")
        return ev(self.fn.body, self.env.new_child(dict(zip(self.fn.params, a))))
    def __repr__(self): return f"<fn {self.fn.name}>"
def ev(n, env):
    match n:
        case Num(v) | Str(v): return v
        case Var(name): return env[name]
        case Bin(op, l, r): return OPS[op](ev(l, env), ev(r, env))
        case Let(name, v):
            env[name] = r = ev(v, env); return r
        case Fn(): return Closure(n, env)
        case Call(f, args): return ev(f, env)(*(ev(a, env) for a in args))
        case If(c, t, e): return ev(t, env) if ev(c, env) else (ev(e, env) if e else None)
        case Block(items): return reduce(lambda _, s: ev(s, env), items, None)
        case _: raise NotImplementedError(n)
def run(src):
    env = ChainMap({}, {"print": print, "len": len, "str": str})
    try: return ev(Parser(src).program(), env)
    except (SyntaxError, KeyError, TypeError, ZeroDivisionError) as e: return f"{type(e).__name__}: {e}"
print(run("let x = 3; let y = x * (2 + 4) - 1; y % 5"))
print(run("fn fact(n) if n < 2 {1} else {n * fact(n - 1)}; fact(20)"))
print(run('fn mk(a) fn(b) a + b; let add = mk("hi\\n"); print(add("x")); add'))
print(run("fn fib(n) if n < 2 {n} else {fib(n-1) + fib(n-2)}; fib(15)"))
for bad in ["let = 3", "1 / 0", "foo", "(1", "fn f(a) a; f()", "1 $ 2", '"a" + 1']: print(bad, "->", run(bad))
print(Parser("let a = fn(x, y) x + y * 2").program())
print(Token("a", "b")._asdict(), Token._fields, Token("x", "y")._replace(line=5), Token._field_defaults, Token.__annotations__, Token("a", "b") == ("a", "b", 1))
P = namedtuple("P", "x y z", defaults=[0]); print(P(1, 2), P._make([1, 2, 3]), P(1, 2)[:2], P.__doc__, P.x, *P(4, 5))
try: P(1)
except TypeError as e: print(e)
try: namedtuple("B", "a a")
except ValueError as e: print(e)
try: namedtuple("B", "class")
except ValueError as e: print(e)
print(namedtuple("B", "a class a", rename=True)._fields)
try: P(1, 2).x = 5
except AttributeError as e: print(e)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), od == {"a": 1}, list(reversed(od)))
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
print(UD(a=1, b=2), UserList([1, 2]) + [3], UserString("ab").upper(), UD({"x": 1}).get("X"), "X" in UD(x=1))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); cm["c"] = 4; print(cm, cm["b"], cm.maps, cm.parents, len(cm), sorted(cm), dict(cm))
try: del cm["b"]
except KeyError as e: print(e)
from datetime import *
for s in ["2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-W54-1", "2024-W09-8", "2024-W9", "2020-W53-7", "20240229", "2024-02-29", "2024-W09-"]:
    for c in (date, datetime):
        try: print(s, c.fromisoformat(s))
        except ValueError as e: print(s, e)
for s in ["2024-W09-4T10:20", "2024W094T1020", "2024-W09T10"]:
    try: print(s, datetime.fromisoformat(s))
    except ValueError as e: print(s, e)
for t in ["hi\n\t\\\"'é€😀\x00\x7f", "plain"]:
    e = t.encode("unicode_escape"); print(e, e.decode("unicode_escape") == t)
    try: print(ascii(b.decode("unicode_escape")))
    except UnicodeDecodeError as e: print(e)
try: b"abc\\".decode("unicode_escape")
except UnicodeDecodeError as e: print(e)
import base64
for b in [b"", b"a", b"hello", b"\x00\xff" * 5]:
    e = base64.b85encode(b); print(e, base64.b85decode(e) == b, base64.b85encode(b, pad=True))
try: base64.b85decode(b'"""')
except ValueError as e: print(e)
print("x\\ny".encode().decode("unicode_escape"))
for f in [lambda: date.fromisocalendar(2024, 60, 1), lambda: date.fromisocalendar(2024, 1, 9), lambda: timedelta(days=2**31), lambda: timedelta(days=10**9)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
