# What a SyntaxError holds: message, lines and columns with their ends, and the text.
CASES = r'''
x = = 1
---
def f(a, a): pass
---
def f(a=1, b): pass
---
def f(*, **k): pass
---
def f(*): pass
---
def f(**k, a): pass
---
def f(*a, *b): pass
---
def f(a, /, b, /): pass
---
def f(/, a): pass
---
def f(*a, /): pass
---
lambda a, a: 1
---
lambda *: 1
---
f(a=1, 2)
---
f(**k, *a)
---
f(**k, 1)
---
f(a.b=1)
---
f(True=1)
---
f(a for a in b, 1)
---
f(1, a for a in b)
---
class A(x for x in y): pass
---
class A
    pass
---
for x in y
    pass
---
while 1
    pass
---
if x:
pass
---
def f():
x = 1
---
try:
    pass
x = 1
---
try:
    pass
except:
    pass
except ValueError:
    pass
---
try:
    pass
except ValueError, TypeError:
    pass
---
try:
    pass
except* ValueError:
    pass
except TypeError:
    pass
---
try:
    pass
except*:
    pass
---
with open(x) as 1: pass
---
with a as f(): pass
---
import a.b as c.d
---
from a import (b, c
---
from . import *
x
---
def f():
    from a import *
---
x = 1
from __future__ import annotations
---
nonlocal x
---
def f():
    nonlocal x
---
def f(x):
    global x
---
def f():
    x = 1
    global x
---
def f():
    print(x)
    global x
---
class A:
    return 1
---
return
---
yield 1
---
await x
---
async def f():
    yield from x
---
def f():
    async with x: pass
---
def f():
    async for x in y: pass
---
def f():
    [x async for x in y]
---
break
---
continue
---
for x in y:
    def f():
        break
---
try: pass
finally: continue
---
(a, b) += 1
---
[a] += 1
---
f() = 1
---
f() += 1
---
a + b = 1
---
a if b else c = 1
---
-a = 1
---
not a = 1
---
a < b = 1
---
lambda: 1 = 1
---
{} = 1
---
{a: b} = 1
---
{a} = 1
---
"a" = 1
---
f"{a}" = 1
---
None = 1
---
True = 1
---
__debug__ = 1
---
... = 1
---
(x for x in y) = 1
---
[x for x in y] = 1
---
a = b + c = 1
---
(a, 1) = x
---
[a, f()] = x
---
*a = x
---
*a, *b = x
---
for 1 in x: pass
---
for f() in x: pass
---
del f()
---
del 1
---
del a + b
---
del (a, 1)
---
del *a
---
(x := 1) = 2
---
x := 1
---
(a.b := 1)
---
(a[0] := 1)
---
(a, b := 1)
---
((a, b) := 1)
---
[i := 0 for i in x]
---
[[(i := 0) for j in x] for i in y]
---
[x for x in (y := z)]
---
class A:
    [(y := x) for x in z]
---
a b
---
print a
---
print "x"
---
exec "x"
---
1 2
---
a 1
---
"a" 1
---
1 if 2
---
1 if 2 else
---
(1 if 2)
---
{1:2, 3}
---
{1, 2:3}
---
{1: }
---
{**a, b}
---
{1:2, **}
---
{1: *a}
---
{*a: 1}
---
[1, 2
---
(1, 2]
---
{1, 2)
---
)
---
a)
---
'abc
---
"""abc
---
f'{}'
---
f'{ }'
---
f'{a!x}'
---
f'{a!}'
---
f'{!r}'
---
f'{a b}'
---
f'}'
---
f'{lambda x: 1}'
---
f'{*a}'
---
f'{yield}'
---
f'{a=!r:^{w}'
---
b'a' 'b'
---
'a' b'b'
---
0777
---
0b12
---
0o8
---
0xg
---
1_
---
1__0
---
1e
---
1a
---
0_7
---
00
---
09.5
---
09
---
0x
---
a $ b
---
a ? b
---
a ! b
---
a <> b
---
a ++
---
a && b
---
a || b
---
!a
---
a === b
---
a =< b
---
a \ b
---
if x = 1: pass
---
while x = 1: pass
---
if x == 1 = 2: pass
---
[x = 1]
---
f(x == 1 = 2)
---
assert x = 1
---
assert (x, "msg")
---
return x = 1
---
elif x: pass
---
else: pass
---
match x:
case 1: pass
---
match x:
    case a | b: pass
---
match x:
    case a: pass
    case 1: pass
---
match x:
    case _: pass
    case 1: pass
---
match x:
    case (a, a): pass
---
match x:
    case {"a": b, "a": c}: pass
---
match x:
    case {**r, "a": 1}: pass
---
match x:
    case {**_}: pass
---
match x:
    case A(b=1, b=2): pass
---
match x:
    case A(b=1, 2): pass
---
match x:
    case [*a, *b]: pass
---
match x:
    case 1 + 2: pass
---
match x:
    case 1 + 2j as _: pass
---
match x:
    case a.b as c.d: pass
---
match x:
    case -a: pass
---
match x:
    case f"a": pass
---
match x:
    case a if b := 1: pass
---
match x:
    case (a | 1): pass
---
match x:
    case [1, a] | [a]: pass
---
match x:
    pass
---
match x
    case 1: pass
---
match x:
    case 1
        pass
---
@
def f(): pass
---
@a
x = 1
---
async x = 1
---
async def f(): await
---
def f() -> : pass
---
def f(a:): pass
---
def f(a=): pass
---
def (a): pass
---
def f(1): pass
---
def f("a"): pass
---
def f((a, b)): pass
---
def f(a.b): pass
---
def f: pass
---
class A(): x = 
---
class 1: pass
---
import a as
---
import a as 1
---
from a import b as
---
from a import b as 1
---
global
---
global a.b
---
raise a from
---
raise a, b
---
raise from b
---
lambda a=1, b: 1
---
lambda (a): 1
---
type X = 
---
type X[T = int
---
def f[T, T](): pass
---
def f[](): pass
---
def f() -> (yield): pass
---
x: (yield) = 1
---
x: int: str
---
(x, y): int
---
[x]: int
---
(x): int = 1
---
f(): int
---
x, y: int
---
1: int
---
a.b: int = 
---
with a, b as: pass
---
with: pass
---
async with a: pass
---
async for a in b: pass
---
if True:
    x
  y
---
  x = 1
---
x = 1
  y = 2
---
def f():
    """
    x
---
x = (1,
y = 2
---
foo(a, b
bar(c)
---
a = [1, 2
b = 3
---
d = {'a': 1
     'b': 2}
---
x = [1 2 3]
---
x = (a b)
---
f(a b)
---
f(a, b c)
---
f("a" b)
---
x = {a b}
---
x = {'a' 'b': 1 'c': 2}
---
for i in range(10) print(i)
---
else if x: pass
---
def f(x) return x
---
x = yield = 1
---
yield = 1
---
def f(): yield = 1
---
await = 1
---
async = 1
---
None.x = 1; None += 1
---
def None(): pass
---
class True: pass
---
import None
---
from a import None
---
for None in x: pass
---
with a as None: pass
---
def f(None): pass
---
f(None=1)
---
x.None = 1
---
lambda None: 1
---
except ValueError: pass
---
finally: pass
---
case 1: pass
---
x = 5 if y else
---
not
---
a and
---
a in
---
a is not
---
a not b
---
a is is b
---
a.1
---
a.
---
a..b
---
a[
---
a[]
---
a[1:2:3:4]
---
a[*]
---
a[**b]
---
*a
---
print(*)
---
print(**)
---
print(*a b)
---
(*a)
---
x = *a
---
return *a
---
[*a for a in b]
---
{**a for a in b}
---
{**a: 1 for a in b}
---
(*a for a in b)
---
[a, b for a, b in c]
---
[for a in b]
---
[a for]
---
[a for b]
---
[a for b in]
---
[a for b in c if]
---
[a for b in c else d]
---
{a: b for}
---
{a, b for a in c}
---
{a: b, c for a in d}
'''
for n, text in enumerate(CASES.strip("\n").split("\n---\n")):
    try:
        compile(text, "f", "exec")
        print(n, "compiles", repr(text))
    except SyntaxError as e:
        print(n, type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for text in ("x = 1", "a b", "if x: pass"):
    try:
        eval(text)
    except SyntaxError as e:
        print(e.args)
