# Errors of text given to exec, told with their place.
# eval's and exec's syntax errors, shown
import traceback, sys
for src in ["1 +", "x = = 2", "def f(:", "for i in range(3) print(i)", "  x = 1", "if True:\nprint(1)", "'abc", "(1, 2", "f(x y)", "a b c", "class A\n  pass", "print 'x'", "x = 5 +", "return 1", "await x", "lambda x: = 1", "[1, 2", "{'a': 1", "1 = x", "def f(a, a): pass", "async x", "x = 'a\nb'", "try:\n  pass", "while True", "import a.b.", "from x import", "nonlocal q", "break", "yield 1", "f'{x'", "f'{}'", "0777", "1_", "x++", "a, b += 1", "f() = 1", "del f()", "with open('x') as 1: pass", "x = {1: 2, 3}", "assert", "else:", "match x:\n  case", "@", "raise from x", "*a", "**a", "x if y", "not", "is", "a.1", "x[", "x = [i for i in]", "f(**a, *b)", "f(a=1, 2)", "print(a b)", "if x = 1: pass", "é = 'ü' +", "x = '日本' 5"]:
    try: exec(src)
    except SyntaxError as e:
        print(repr(src)); print("".join(traceback.format_exception_only(e)), end="")
    except Exception as e: print(repr(src), type(e).__name__, e)
    else: print(repr(src), "ok")
exec("x = (1,\ny = 2")
