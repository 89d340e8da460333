# A little test runner whose failures are told on stderr and counted in the status.
# test runner like unittest; assertion messages; stderr prints; exit code
import sys, traceback, time, functools, io, contextlib
class TestFailure(AssertionError): pass
_tests = []
def test(fn=None, *, expect=None, skip=False):
    if fn is None: return functools.partial(test, expect=expect, skip=skip)
    _tests.append((fn, expect, skip)); return fn
def assert_equal(a, b, msg=None):
    if a != b: raise TestFailure(msg or f"{a!r} != {b!r}")
@contextlib.contextmanager
def assert_raises(exc, match=None):
    try: yield
    except exc as e:
        if match and match not in str(e): raise TestFailure(f"{match!r} not in {str(e)!r}") from e
    else: raise TestFailure(f"{exc.__name__} not raised")
@test
def addition(): assert_equal(1 + 1, 2)
@test
def failing(): assert_equal(sum([1, 2]), 4, msg="sum is wrong")
@test(expect=ZeroDivisionError)
def zero(): 1 / 0
@test(skip=True)
def skipped(): raise RuntimeError
@test
def raises():
    with assert_raises(ValueError, match="invalid literal"): int("x")
@test
def raises_wrong():
    with assert_raises(KeyError): pass
@test
def error():
    data = {"a": [1, 2, {"b": None}]}
    data["a"][2]["b"]["c"]
@test
def match_wrong():
    with assert_raises(ValueError, "foo"): int("y")
@test
def bare_assert(): assert [1, 2] == [1, 3], "lists differ"
@test
def nested():
    def inner(n):
        if n == 0: raise LookupError("deep") from KeyError("cause")
        return inner(n - 1)
    inner(2)
def run():
    counts = dict.fromkeys("ok fail error skip".split(), 0)
    for fn, expect, skip in _tests:
        buf = io.StringIO()
        try:
            if skip: counts["skip"] += 1; print(f"{fn.__name__:.<20}SKIP"); continue
            with contextlib.redirect_stdout(buf): fn()
        except AssertionError as e: status = "fail"; traceback.print_exception(e, limit=-1)
        except Exception as e:
            status = "ok" if expect and isinstance(e, expect) else "error"
            if status == "error": print("".join(traceback.format_exception(e)), file=sys.stderr, end="")
        else: status = "ok"
        counts[status] += 1
        print(f"{fn.__name__:.<20}{status.upper()}")
    print(", ".join(f"{k}={v}" for k, v in counts.items()))
    return counts["fail"] + counts["error"]
if __name__ == "__main__":
    n = run()
    print("exiting with", n, file=sys.stderr)
    sys.exit(n)
