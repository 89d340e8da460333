# A reader and a writer of JSON by hand, against the library's.
import re, json
from collections import deque
class Lexer:
    TOKENS = [("NUMBER", r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"), ("STRING", r'"(?:[^"\\]|\\.)*"'), ("PUNCT", r"[{}\[\],:]"), ("WORD", r"true|false|null"), ("WS", r"\s+")]
    RX = re.compile("|".join("(?P<%s>%s)" % t for t in TOKENS))
    def __init__(self, text): self.text, self.pos = text, 0
    def __iter__(self):
        while self.pos < len(self.text):
            m = self.RX.match(self.text, self.pos)
            if m is None:
                line = self.text.count("\n", 0, self.pos) + 1; col = self.pos - self.text.rfind("\n", 0, self.pos)
                raise ValueError(f"unexpected {self.text[self.pos]!r} at {line}:{col}")
            self.pos = m.end()
            if m.lastgroup != "WS": yield m.lastgroup, m[0]
class Parser:
    def __init__(self, text): self.toks = deque(Lexer(text))
    def parse(self):
        v = self.value()
        if self.toks: raise ValueError(f"trailing {self.toks[0]}")
        return v
    def expect(self, p):
        k, v = self.toks.popleft() if self.toks else ("EOF", "")
        if v != p: raise ValueError(f"expected {p!r}, got {v!r}")
    def value(self):
        if not self.toks: raise ValueError("unexpected end")
        match self.toks.popleft():
            case ("NUMBER", n): return float(n) if set(n) & set(".eE") else int(n)
            case ("STRING", s): return re.sub(r"\\(u[0-9a-f]{4}|.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], chr(int(m[1][1:], 16)) if m[1][0] == "u" and len(m[1]) == 5 else m[1]), s[1:-1])
            case ("WORD", w): return {"true": True, "false": False, "null": None}[w]
            case (_, "["): return self.seq("]", self.value)
            case (_, "{"): return dict(self.seq("}", self.pair))
            case (k, v): raise ValueError(f"unexpected {k} {v!r}")
    def pair(self):
        k = self.value(); self.expect(":"); return k, self.value()
    def seq(self, close, item):
        out = []
        if self.toks and self.toks[0][1] == close: self.toks.popleft(); return out
        while True:
            out.append(item())
            match self.toks.popleft() if self.toks else ("EOF", ""):
                case (_, ","): continue
                case (_, c) if c == close: return out
                case (_, c): raise ValueError(f"expected ',' or {close!r}, got {c!r}")
docs = ['{"a": [1, -2.5e3, true, null, "x\\ny\\u00e9"], "b": {}}', "[]", "[1, 2", '{"a" 1}', "[1,, 2]", "@", "[1] 2", '{"k": tru}', ""]
for d in docs:
    try:
        mine = Parser(d).parse(); print(mine, mine == json.loads(d))
    except ValueError as e: print(f"{d!r:>30}: {e}")
def to_json(o, ind=0):
    pad = "  " * ind
    match o:
        case None: return "null"
        case bool(): return str(o).lower()
        case int() | float(): return repr(o)
        case str(): return '"' + o.replace('"', '\\"').replace("\n", "\\n") + '"'
        case [] | (): return "[]"
        case list() | tuple(): return "[\n" + ",\n".join(pad + "  " + to_json(x, ind + 1) for x in o) + "\n" + pad + "]"
        case dict(): return "{\n" + ",\n".join(f"{pad}  {to_json(str(k))}: {to_json(v, ind + 1)}" for k, v in o.items()) + f"\n{pad}}}"
        case _: raise TypeError(f"cannot serialise {type(o).__qualname__}")
print(to_json({"a": [1, 2.5, {"b": None, "c": (True, "q\"z")}], "e": []})); to_json({"s": {1, 2}})
