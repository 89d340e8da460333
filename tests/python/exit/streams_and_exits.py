# Standard input at its end, print into objects, ways to exit.
import sys
try: input("prompt> ")
except EOFError as e: print(repr(e), e)
print(sys.stdin.read() == "", sys.stdin.readline() == "", list(sys.stdin), sys.stdin.isatty(), sys.stdout.isatty())
print("a", "b", sep="", end=""); print(); print(*[], sep="x"); print(1, None, True, 2.0, [1], sep="|", flush=True); print("é", "日本", "\U0001f600"); print("tab\there", r"raw\n", "nul\0".encode()); print(end="only end\n"); print("multi\nline"); print("x" * 5, file=sys.stderr)
sys.stdout.write("written\n"); print(sys.stdout.write("abc\n")); sys.stderr.write("err\n"); sys.stdout.flush(); sys.stdout.writelines(["l1\n", "l2\n"])
class W:
    def write(self, s): sys.__stdout__.write(f"[{s!r}]")
print("to obj", 5, file=W()); print()
try: print("x", file=object())
except AttributeError as e: print(e)
old = sys.stdout
class Tee:
    def __init__(self, *fs): self.fs = fs
    def write(self, s): [f.write(s.upper()) for f in self.fs]
    def flush(self): pass
sys.stdout = Tee(old); print("tee'd"); sys.stdout = old; print("back")
sys.stdout = None; print("nothing"); sys.stdout = old
import builtins
real_print = print
def print(*a, **k): real_print("P:", *a, **k)
print("shadowed"); del print; print("restored")
print(sys.getsizeof(1) > 0, sys.intern("x") is "x" if False else True, sys.getrefcount([]) > 0, sys.platform, sys.executable != "zz", sys.exc_info(), sys.version.split()[0] >= "3.13", sys.maxunicode, len(sys.path) >= 0, "sys" in sys.modules, sys.getfilesystemencoding(), sys.call_tracing if False else "", sys.float_info.max, sys.int_info.bits_per_digit)
def f(): raise SystemExit
try: f()
except SystemExit as e: print(repr(e), e.code)
for a in (None, 0, 3, "msg", (1, 2), True, 2.5):
    try: sys.exit(a)
    except SystemExit as e: print(repr(e), repr(e.code))
try: exit(7)
except SystemExit as e: print(e.code)
try: quit()
except SystemExit as e: print(e.code)
sys.exit("final message")
