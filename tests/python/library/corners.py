# Regular expressions, pprint, tracebacks as objects, operator and string's formatter.
# mask: stdout
# misc library: string, pprint, textwrap, bisect, operator, copy, traceback API, re corner cases
import re, pprint, traceback, operator, copy, sys, io, string, collections, itertools, functools, types, contextlib
for pat, s in [(r"(?P<a>\w)(?P=a)", "hello"), (r"(a|b)*?c", "ababc"), (r"(?<!x)y", "xy y"), (r"^\d+$", "12\n34"), (r"(?m)^\d+$", "12\n34"), (r"(?s).+", "a\nb"), (r"\bfoo\b", "foo foobar"), (r"[^\W\d_]+", "abc_123é"), (r"(\d+)(?:\.(\d+))?", "3.14 5"), (r"a{2,3}?", "aaaa"), (r"(?i)STRASSE", "straße strasse"), (r"\u00e9", "é"), (r"[a-c-]+", "a-b-c-d"), (r"(?:(a)|b)+", "ab"), (r"(?=(\w+))", "abc"), (r"x*", "axb"), (r"(a)?b", "b"), (r"\s+|,", "a, b,c"), (r"(?(1)a|b)", "b") , (r"(<)?\w+(?(1)>)", "<a> b"), (r"[\]\\]", "]\\"), (r"\Aab\Z", "ab"), (r"(?x) a # c\n b", "ab"), (r"\D\W\S", "a b c"), (r"(?a:\w+)", "é1"), (r"a++b", "aab"), (r"(?>a|ab)c", "abc")]:
    try:
        r = re.compile(pat)
        print(pat, r.findall(s), [m.span() for m in r.finditer(s)], r.split(s), r.sub("-", s), r.groups, r.groupindex, r.search(s) and (r.search(s).groups(), r.search(s).lastindex, r.search(s).lastgroup))
    except re.error as e: print(pat, "ERR", e)
m = re.match(r"(?P<y>\d+)-(?P<m>\d+)?", "2024-"); print(m, m.group("y", "m"), m.groupdict("d"), m.start("m"), m["y"], m.string, m.re.pattern, m.pos, m.endpos, m.expand(r"\g<y>/\1"), m.regs, m.span(1), bool(m))
for f in [lambda: m.group("zz"), lambda: m.group(9), lambda: re.compile("*"), lambda: re.compile("(?P<1a>x)"), lambda: re.compile("(?P<a>x)(?P<a>y)"), lambda: re.compile("[z-a]"), lambda: re.compile("a{3,1}"), lambda: re.compile("(?<=a*)b"), lambda: re.compile(r"\k"), lambda: re.compile("(?z)"), lambda: re.compile("["), lambda: re.compile(")"), lambda: re.compile("\\"), lambda: re.sub("a", r"\2", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.match(b"a", "a"), lambda: re.match(5, "a"), lambda: re.compile(r"(?P=x)"), lambda: re.compile(r"\1"), lambda: re.compile("a**"), lambda: re.compile("(?i"), lambda: re.compile("x(?i)")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.compile("a", re.I | re.M), re.I, re.RegexFlag(0), repr(re.compile("x" * 300))[:50], re.purge(), re.compile("a") == re.compile("a"), re.Pattern, re.Match, re.escape("a-b c\n.é"), re.sub(r"(?P<n>\w+)", r"<\g<n>>\g<0>", "ab"), re.sub("", "-", "abc"), re.split("", "abc"), re.split("(-)", "a-b"), re.findall("(a)(b)?", "ab a"), re.subn(r"\n", "", "a\nb"), re.fullmatch("a|ab", "ab").group(), re.sub("a", "\\\\", "a"), re.sub("a", r"\n", "a"), re.compile(r"\d").scanner if False else "")
pprint.pprint(list(range(50))); pprint.pprint({"z": 1, "a": [1, 2, {"q": {3, 1, 2}}]}, width=20); pprint.pprint({"b": 1, "a": 2}, sort_dicts=False); pprint.pprint("word " * 30); pprint.pprint([["x" * 30] * 3, ("a",), set(), frozenset({1}), {1: {2: {3: {4: 5}}}}], depth=2); print(pprint.pformat({"a": "b" * 100}, indent=4, width=40)); pprint.pprint(collections.OrderedDict([("k", "v" * 80)])); pprint.pprint(collections.Counter("abca")); pprint.pprint(collections.deque(range(40))); pprint.pprint(types.SimpleNamespace(a="x" * 50, b="y" * 50)); pprint.pprint(collections.defaultdict(int, {"a" * 40: 1, "b" * 40: 2})); r = [1]; r.append(r); print(pprint.saferepr(r) == "", pprint.isrecursive(r), pprint.isreadable([1])) if False else None; pprint.pprint(b"x" * 100); pprint.pprint(12345678901234567890, underscore_numbers=True); pprint.pprint(([1] * 30, "s"), compact=True, width=40)
import dataclasses
@dataclasses.dataclass
class DC: name: str; items: list; nested: object = None
pprint.pprint(DC("n" * 30, list(range(20)), DC("q", []))); pprint.pprint([DC("a", [1])])
try:
    try: {}["x"]
    except KeyError as e: raise ValueError("bad") from e
except ValueError as e:
    te = traceback.TracebackException.from_exception(e); print("".join(te.format()), te.exc_type_str if hasattr(te, "exc_type_str") else "", te.stack[0].name, te.stack[0].lineno, list(te.format_exception_only()), str(te), te.__cause__.exc_type_str if hasattr(te, "exc_type_str") else "")
    print(traceback.format_exc(limit=1), traceback.format_exception(type(e), e, e.__traceback__, chain=False), sys.exc_info()[0], traceback.format_list([("f.py", 3, "fn", "x = 1")]), traceback.extract_stack()[-1].name)
    traceback.print_tb(e.__traceback__, file=sys.stdout)
def st(): return traceback.format_stack()[-1], [f.name for f in traceback.extract_stack()], traceback.walk_tb
print(st()[:2])
f = io.StringIO(); traceback.print_stack(file=f); print(f.getvalue())
print(operator.add(1, 2), operator.itemgetter(slice(1, 3))("abcd"), operator.attrgetter("real", "imag")(3), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.concat([1], [2]), operator.contains([1], 1), operator.countOf([1, 1], 1), operator.indexOf([3, 4], 4), operator.not_(0), operator.truth([]), operator.is_not(1, None), operator.index(True), operator.inv(5), operator.pos(-3), operator.iadd([1], [2]), operator.length_hint([1, 2]), operator.setitem(d := {}, "a", 1), d, operator.call(len, "ab"), operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("x", 1, k=2))
    try: g()
    except Exception as e: print(type(e).__name__, e)
class F(string.Formatter):
    def get_value(self, key, a, k): return k.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, a, k)
    def format_field(self, v, spec): return v.upper() if spec == "U" else super().format_field(v, spec)
    def convert_field(self, v, c): return v[::-1] if c == "x" else super().convert_field(v, c)
print(F().format("{0} {a!x} {b:U} {zz}", 1, a="abc", b="def"), list(string.Formatter().parse("a{b!r:>{w}}c{{")), string.Template("$a ${b}c $$").substitute(a=1, b=2), string.Template("$a $").safe_substitute(a=1), string.Template("${x").template)
try: string.Template("$a $").substitute(a=1)
except ValueError as e: print(e)
