# Chaining, groups, notes and what errors of decoding carry.
# mask: stdout
# bank / inventory: exceptions with chaining, groups, notes, finally
import sys, traceback, contextlib, io
class AppError(Exception):
    code = 1
    def __init__(self, msg, *, details=None):
        super().__init__(msg); self.details = details
    def __str__(self): return f"[{self.code}] {super().__str__()}" + (f" ({self.details})" if self.details else "")
class NotFound(AppError): code = 404
class Denied(AppError): code = 403
def lookup(d, k):
    try: return d[k]
    except KeyError as e:
        raise NotFound(f"no {k}", details={"key": k}) from e
def f(n):
    try:
        if n == 0: raise ValueError("zero")
        if n == 1: return "one"
        if n == 2: lookup({}, "x")
        if n == 3: sys.exit(3)
    except ValueError as e:
        e.add_note("noted"); e.add_note("twice\nlines")
        raise
    except SystemExit as e:
        return f"exit {e.code}"
    else: return "else"
    finally:
        print("finally", n)
for i in range(5):
    try: print(f(i))
    except Exception as e:
        print(type(e).__name__, e, e.__notes__ if hasattr(e, "__notes__") else None, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def loop():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("fin", i)
    else: print("else")
    while True:
        try: return "ret"
        finally: return "override"
print(loop())
def g():
    try: raise KeyError("a")
    except KeyError:
        try: raise TypeError("b")
        except TypeError as t:
            raise RuntimeError("c") from None
try: g()
except RuntimeError as e:
    print(repr(e.__context__), repr(e.__cause__), repr(e.__context__.__context__))
    traceback.print_exc(file=sys.stdout)
def h():
    with contextlib.ExitStack() as st:
        st.callback(print, "cb1")
        st.push(lambda *a: print("push", a[0]) or True)
        @st.callback
        def _(): raise ZeroDivisionError("in cb")
        raise OSError(2, "nofile", "fn.txt")
h()
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k"), OSError(13, "perm")])])
except* ValueError as eg: print("V", eg.exceptions)
except* (KeyError, OSError) as eg: print("K", eg, eg.exceptions)
except* TypeError as eg: print("T", repr(eg))
eg = ExceptionGroup("m", [ValueError("a"), TypeError("b"), ExceptionGroup("n", [ValueError("c")])])
print(eg.split(ValueError), eg.subgroup(lambda e: "b" in str(e)), eg.derive([OSError()]))
try:
    try: raise eg
    except* ValueError as e: raise RuntimeError("new") from e
except ExceptionGroup as x:
    traceback.print_exception(x, file=sys.stdout)
try: ExceptionGroup("x", [])
except ValueError as e: print(e)
try: ExceptionGroup("x", [1])
except ValueError as e: print(e)
try: ExceptionGroup("x", 1)
except TypeError as e: print(e)
try: ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e: print(e)
print(repr(BaseExceptionGroup("x", [KeyboardInterrupt()])), type(BaseExceptionGroup("x", [ValueError()])))
try: raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
class Bad(Exception):
    def __init__(self): pass
    def __str__(self): raise ValueError("str fails")
try: raise Bad
except Bad as e:
    print(repr(e), e.args)
    try: str(e)
    except ValueError as x: print(x)
e = OSError(2, "No such file", "a.txt", None, "b.txt")
print(e, repr(e), e.errno, e.strerror, e.filename, e.filename2, type(e), e.args)
print(repr(UnicodeDecodeError("utf8", b"\xff", 0, 1, "bad")), UnicodeDecodeError("utf8", b"\xff", 0, 1, "bad"))
try: b"\xff\xfe".decode()
except UnicodeDecodeError as e: print(e, e.start, e.end, e.object, e.reason, e.encoding)
try: "é€".encode("latin-1")
except UnicodeEncodeError as e: print(e)
try: "é€".encode("ascii")
except UnicodeEncodeError as e: print(e)
print(StopIteration(3).value, SystemExit("a").code, KeyError("a"), KeyError("a", "b"), AttributeError("m", name="n", obj=3).name, ImportError("m", name="x", path="p").path, NameError("q", name="z").name)
def tb():
    try:
        1/0
    except ZeroDivisionError as e:
        return e
e = tb()
print(e.__traceback__.tb_lineno, e.__traceback__.tb_frame.f_code.co_name, traceback.format_tb(e.__traceback__))
print(traceback.format_exception_only(e), "".join(traceback.format_exception(e)))
print(traceback.extract_tb(e.__traceback__)[0].line)
try: raise e.with_traceback(None)
except ZeroDivisionError as x: print(len(traceback.extract_tb(x.__traceback__)))
def deep(n):
    if n == 0: raise Denied("deep", details=n)
    try: deep(n-1)
    finally: print("unwind", n)
try: deep(2)
except AppError as e: print(e, e.code)
try:
    try: 1/0
    finally: {}["k"]
except KeyError as e: print(repr(e.__context__))
deep(1)
