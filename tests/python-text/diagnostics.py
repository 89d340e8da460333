"""Records what CPython shows of failing lines, misspelt names and exception groups."""
import ast
import linecache
import pathlib
import random
import tempfile
import traceback

from record import Table

rng = random.Random(1313)
table = Table(__file__)

SNIPPETS = r"""g()|return g()|x = g()|return o.g()|x = o.g()|o.g()|x: int = g()|x = y = g()|x += g()|x = 1 / z|return 1/z|1/z|x = g() + 1
d['a']['b']|x = d['a']|return d['a'] + 1|x = 1 + (2 / z)|x = (1 / z)|return (1/z)|return (g())|x = ( g() )|x = g(1,\n  2)
return g(1,\n   2,\n   3,\n  4, \n 5)|x = (1 +\n     2 / z +\n   3)|x = [1,\n  g(),\n 2]|x = (1 \n  / # foo\n   z)|if g(): pass
for i in g(): pass|assert z|raise ValueError|raise ValueError('a'\n 'b')|x = undefined|undefined|return undefined|o.missing|x = o.missing
o.missing.b|x, y = g()|x, y = 1|d['a'] = g()|o.x = g()|del d['a']|x = 'é' + 1/z|x = 日本 = g(1)|x = 'é日' * g(2) + 1|'日本' + 1|x = '日本' / 2 + z
g(g)(1)|d[ 'a' ]|x = d['a'] # comment|g() # comment|x < g # comment|x=1; g()|g(); x=1|x = g(); y = 1|1 @ 2|1 if g() else 2|x = 1 **z/z|x = ((1)) + ((g))
x = (1).a|(lambda: 1/z)()|print(g())|return g().a|return (yield g())|with g() as f: pass|x = g(1)(2)|x = o.g(1) + \\\n  5|f'{g()}'|f'{1/z} {z}'
x = [i for i in g()]|x = [1/z for i in (1,)]|x < g|1 < 'a'|x = 1 < 'a'|-g|x = -g|x = not g()|1 + \\\n 'a'|g(**{'a':1})|g(\n)|x = g(\n  1,\n  2\n) + 5
x = 'a' 'b' + 1|a = b = 1 / z|2 ** 'a'|2**'a'|7 // z|7//z|7 % z|1 << 'a'|1 >>'a'|1 +(g)|1 +-g|g +1|(g)+(1)|(1\n)+(g)|(g\n  )(1,\n2)|x = (1,\n 2,\n g(3,\n   4))
g(1,\n 2,\n 3,\n 4,\n 5,\n 6)|x = 1 + g(1,\n 2,\n 3,\n 4,\n 5)|d[\n 1\n +\n 2\n ]|d[(\n 1,\n 2,\n 3,\n 4,\n 5,\n 6\n)]|x = (1 +\n 2 +\n 3 +\n 4 +\n 5\n + 'a')
x = ('a' # one\n # two\n # three\n # four\n + # five\n # six\n # seven\n 1)|x = '''a\nb\nc''' + 1|int('x')|x = int('x')|return int('x')|return int('x') # why
if 1: return g()|if 1: x = g()|len(5)|sum([1,'a'])|x = [g(), 1]|x = {'a': g()}|x = g() or 1|x = (g())|x = g () |x = o . g ()|x = o.g(\n1)|o.d['k'].x|x = o.d['k'] + 1
o.d\\\n['k']|return o.d['k']|global zz; zz = g()|x = zz = o.g()|(x := g())|x = (y := g())|while g(): pass|x = g(a=1, b=2)|x = g(*[1])|x = d.get(1).b|x = d . get (1) + 1|*a, b = 5|a, b, c = 1, 2|x = 1 if not g else 2 + '1'|raise g()
raise o.g() from None|del o.nope|o.nope += 1|d['q'] += 1|z2 += 1|x = 5; x()|x = 5()|'a'.nope()|x = ''.nope()|for a, b in [1]: pass|with o: pass|import nothing_here|return [1][2]|[1][2]|[1,2] [ 5 ]|x = a1.b|ｇ()"""


def g(*args, **kwargs):
    raise ValueError("x")


class O:
    d = {}
    g = staticmethod(g)


def place(position, first):
    line, column = position
    return f"{line - first},{column}"


def shape(tree, text, lines, span):
    """What the compiler knows of the node whose range is the instruction's."""
    first = span[0]
    for node in ast.walk(tree):
        if not isinstance(node, ast.expr):
            continue
        if (getattr(node, "lineno", 0), getattr(node, "end_lineno", 0), getattr(node, "col_offset", 0), getattr(node, "end_col_offset", 0)) != span:
            continue
        if isinstance(node, ast.BinOp):
            return "binary " + place((node.left.end_lineno, node.left.end_col_offset), first) + " " + place((node.right.lineno, node.right.col_offset), first)
        if isinstance(node, ast.Subscript):
            return "subscript " + place((node.value.end_lineno, node.value.end_col_offset), first)
        if isinstance(node, ast.Call):
            whole = False
            for statement in ast.walk(tree):
                if getattr(statement, "value", None) is node and not lines[statement.lineno - 1][: statement.col_offset].strip():
                    if isinstance(statement, ast.Return):
                        whole = isinstance(node.func, ast.Name)
                    if isinstance(statement, ast.Assign):
                        whole = len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)
                    whole = whole and statement.lineno == node.lineno
            return f"call{'!' if whole else ''} " + place((node.func.end_lineno, node.func.end_col_offset), first)
        break
    return "plain 0,0"


file = pathlib.Path(tempfile.mkdtemp()) / "s.py"
for indent in (1, 8):
    for snippet in SNIPPETS.replace("\n", "|").split("|"):
        snippet = snippet.replace("\\n", "\n").replace("\\\\", "\\")
        body = " " * indent + snippet.replace("\n", "\n" + " " * indent)
        text = f"def f():\n{' ' * indent}x = 0\n{body}\n"
        file.write_text(text, encoding="utf-8")
        linecache.clearcache()
        scope = {"g": g, "o": O(), "d": {}, "z": 0}
        try:
            exec(compile(text, str(file), "exec"), scope)
            result = scope["f"]()
            if hasattr(result, "send"):
                result.send(None)
            print(f"did not fail: {snippet}")
        except Exception as e:
            tb = e.__traceback__.tb_next
            assert tb is not None, snippet
            code, last = tb.tb_frame.f_code, tb.tb_lasti
            span = list(code.co_positions())[last // 2]
            shown = traceback.format_tb(tb)[0].split("\n")[1:-1]
            lines = text.split("\n")
            source = lines[span[0] - 1 : span[1]]
            table.case("carets", ["\n".join(source), span[2], span[3], shape(ast.parse(text), text, lines, (span[0], span[1], span[2], span[3]))],
                       lambda: "".join("|" + line[4:] + "\n" for line in shown))


class Named:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return self.names


LETTERS = "abcdeABCxyz_é"
WORDS = ["append", "extend", "index", "insert", "remove", "reverse", "sort", "count", "copy", "clear", "pop", "name", "value", "values", "Value", "VALUE",
         "lenght", "length", "start", "stop", "x", "y", "xy", "foo", "bar", "baz", "foobar", "foo_bar", "fooBar", "get", "set", "getter", "setter",
         "a" * 39, "a" * 40, "a" * 41, "b" * 45, "äöü", "ÄÖÜ", "task", "tasks", "create_task", "createTask", "cancel", "canceled", "cancelled"]


def misspelt(word):
    letters = list(word)
    for _ in range(rng.randrange(1, 4)):
        i = rng.randrange(len(letters) + 1)
        match rng.randrange(4):
            case 0:
                letters.insert(i, rng.choice(LETTERS))
            case 1:
                del letters[i : i + 1]
            case 2:
                letters[i : i + 1] = [rng.choice(LETTERS)]
            case 3:
                letters[i : i + 1] = ["".join(letters[i : i + 1]).swapcase()]
    return "".join(letters)


for _ in range(400):
    names = sorted(set(rng.sample(WORDS, rng.randrange(1, 20))))
    wrong = misspelt(rng.choice(WORDS))
    if not wrong.startswith("_"):
        text = "".join(traceback.format_exception_only(AttributeError("x", name=wrong, obj=Named(names)))).strip()
        table.case("suggest", [wrong, names], lambda: text.partition("Did you mean: ")[2].strip("'?") or "-")


def raised(e, cause=None, depth=1):
    try:
        if depth > 1:
            raised(e, cause, depth - 1)
        raise e from cause
    except BaseException as caught:
        return caught


def tree(depth):
    kind = rng.randrange(10)
    if depth > 0 and kind < 6:
        e = ExceptionGroup(rng.choice(["g", "two\nlines", ""]), [tree(depth - 1) for _ in range(rng.choice([1, 1, 2, 3]))])
    else:
        e = rng.choice([ValueError, TypeError, KeyError])(rng.choice(["a", "b\nc", 3]))
    if rng.random() < 0.2:
        e.add_note(rng.choice(["a note", "a note\nof two lines"]))
    match rng.randrange(6):
        case 0:
            return e
        case 1:
            return raised(e, tree(depth - 1))
        case 2:
            try:
                raise tree(depth - 1)
            except BaseException:
                return raised(e)
    return raised(e)


def flat(e):
    """The exception as a list of words, in the order in which the test reads them."""
    frames = "".join(traceback.format_tb(e.__traceback__)).split("\n")[:-1] if e.__traceback__ else None
    out = ["-"] if frames is None else [str(len(frames)), *frames]
    message = "".join(traceback.TracebackException(type(e), e, None, compact=True).format_exception_only()).split("\n")[:-1]
    if isinstance(e, BaseExceptionGroup):
        message = "".join(traceback.format_exception_only(type(e), e)).split("\n")[:-1]
    out += [str(len(message)), *message]
    if e.__cause__ is not None:
        out += ["cause", *flat(e.__cause__)]
    elif e.__context__ is not None and not e.__suppress_context__:
        out += ["context", *flat(e.__context__)]
    else:
        out += ["first"]
    if isinstance(e, BaseExceptionGroup):
        out += [str(len(e.exceptions)), *(word for sub in e.exceptions for word in flat(sub))]
    else:
        out += ["-"]
    return out


deep = ValueError("deep")
for _ in range(14):
    deep = ExceptionGroup("level", [deep])
groups = [tree(3) for _ in range(120)]
groups += [ExceptionGroup("many", [ValueError(i) for i in range(n)]) for n in (14, 15, 16, 17, 40)]
groups += [raised(ExceptionGroup("many", [raised(ValueError(i)) for i in range(17)])), deep, raised(deep)]
for e in groups:
    hide = str(pathlib.Path(__file__))
    table.case("report", ["".join(w.replace(hide, "p.py") + "\x1f" for w in flat(e))],
               lambda: "".join(traceback.format_exception(e)).replace(hide, "p.py"))
table.save()
