# A calculator by the shunting-yard rule, whose errors end it.
import sys
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x)
    def pop(self):
        if not self._items: raise IndexError("pop from empty stack")
        return self._items.pop()
def tokenize(expr):
    i = 0
    while i < len(expr):
        c = expr[i]
        if c.isspace(): i += 1
        elif c.isdigit():
            j = i
            while j < len(expr) and (expr[j].isdigit() or expr[j] == "."): j += 1
            yield float(expr[i:j]) if "." in expr[i:j] else int(expr[i:j]); i = j
        elif c in "+-*/()^": yield c; i += 1
        else: raise SyntaxError(f"unexpected {c!r} at {i}", ("<expr>", 1, i + 1, expr))
PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
def rpn(tokens):
    out, ops = [], Stack()
    for t in tokens:
        match t:
            case int() | float(): out.append(t)
            case "(": ops.push(t)
            case ")":
                while (o := ops.pop()) != "(": out.append(o)
            case op:
                while ops._items and ops._items[-1] != "(" and PREC[ops._items[-1]] >= PREC[op] and op != "^": out.append(ops.pop())
                ops.push(op)
    while ops._items: out.append(ops.pop())
    return out
def calc(expr):
    st = Stack()
    for t in rpn(tokenize(expr)):
        if isinstance(t, str):
            b, a = st.pop(), st.pop()
            st.push({"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__, "^": a.__pow__}[t](b))
        else: st.push(t)
    return st.pop()
for e in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "7 / 2 - 1", "1.5 * 4"]: print(e, "=", calc(e))
for e in ["1 +", "1 / 0", "(1", "1 $ 2", "1)"]:
    try: print(calc(e))
    except (IndexError, ZeroDivisionError, KeyError) as x: print(e, "->", type(x).__name__, x, file=sys.stderr)
    except SyntaxError as x: print(x, x.lineno, x.offset, x.text, x.filename, x.msg)
calc("2 $ 3")
