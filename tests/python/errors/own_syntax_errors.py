# Syntax errors that a program makes itself; logarithms of big ints; a calculator that raises them.
import math, traceback, sys
print(math.log2(2**2000), math.log(10**500), math.log10(10**500), math.log(3**1000, 3), math.log2(2**2000-1), math.log10(7**900))
for a in [("m",), ("m", ("f.py", 3, 5, "  abc def\n")), ("m", ("f.py", 3, 5, "abc def", 3, 8)), ("m", ("f.py", 3, None, "abc")), ("m", ("f.py", 3, 50, "abc")), ("m", ("f.py", None, None, None)), ("m", (None, 3, 1, "x", 4, 2)), ("only", )]:
    try: e = SyntaxError(*a)
    except Exception as x: print("bad", a, type(x), x); continue
    print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line, repr(e), str(e), "".join(traceback.format_exception_only(e)))
class MyErr(SyntaxError):
    def __init__(self, msg, tok): super().__init__(msg, ("<my>", tok[0], tok[1], tok[2])); self.tok = tok
raise MyErr("bad token", (2, 4, "let x ="))
