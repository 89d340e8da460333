# Sixty mistakes, each with its traceback.
# mask: stdout
import sys, traceback, contextlib
class AppError(Exception):
    """Base."""
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class NotFound(AppError): pass
def inner(x):
    if x == 0:
        return 1 / x
    if x == 1:
        return {}['missing']
    if x == 2:
        return [].append(1).foo
    if x == 3:
        raise NotFound("item 3", code=404)
    if x == 4:
        return int("abc")
    if x == 5:
        return "a" + 1
    if x == 6:
        return undefined_var
    if x == 7:
        assert x == 8, f"x is {x}"
    if x == 8:
        raise ImportError("none", name="x")
    if x == 9:
        return (lambda: sorted([1, "a"]))()
    if x == 10:
        try:
            1/0
        except ZeroDivisionError as e:
            raise ValueError("bad") from e
    if x == 11:
        try:
            1/0
        except ZeroDivisionError:
            raise KeyError("during")
    if x == 12:
        try:
            1/0
        except ZeroDivisionError:
            raise ValueError("none") from None
    if x == 13:
        raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("sub", [KeyError('k')])])
    if x == 14:
        e = ValueError("noted"); e.add_note("note 1"); e.add_note("note 2\nline"); raise e
    if x == 15:
        a, b = 1, 2, 3
    if x == 16:
        a, b, c = [1, 2]
    if x == 17:
        a, *b, c = [1]
    if x == 18:
        for i, j in [1, 2]: pass
    if x == 19:
        raise StopIteration(5)
    if x == 20:
        next(iter([]))
    if x == 21:
        raise "string"
    if x == 22:
        raise ValueError
    if x == 23:
        x()
    if x == 24:
        x.y.z = 3
    if x == 25:
        del locals_nope
    if x == 26:
        open("/nope/file.txt")
    if x == 27:
        return [1,2,3][10:20][0]
    if x == 28:
        return (1
            + 2
            + "x")
    if x == 29:
        return dict(a=1)(2)
    if x == 30:
        raise SystemExit(3)
    if x == 31:
        raise KeyError("multi\nline")
    if x == 32:
        raise UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad')
    if x == 33:
        print(
            "a",
            undefined_thing,
            sep=""
        )
    if x == 34:
        return max(
            [1, 2, 3],
            key=lambda v: v / 0,
        )
    if x == 35:
        return [i / 0 for i in range(3)]
    if x == 36:
        return sum(i / 0 for i in range(3))
    if x == 37:
        with contextlib.suppress(KeyError):
            raise IndexError("idx")
    if x == 38:
        return x.bit_lenght()
    if x == 39:
        return sys.maxsze
    if x == 40:
        return f"{x!r:>{'a'}}"
    if x == 41:
        return f"{undefined}"
    if x == 42:
        return -"a"
    if x == 43:
        return not_defined(1)(2)[3].x
    if x == 44:
        return 1 < "a" < 3
    if x == 45:
        return x if y else z
    if x == 46:
        raise RuntimeError("a", "b", 3)
    if x == 47:
        x += "s"
    if x == 48:
        x[0] = 1
    if x == 49:
        del x[0]
    if x == 50:
        return 5 in 6
    if x == 51:
        return len(5)
    if x == 52:
        return {**5}
    if x == 53:
        return print(*5)
    if x == 54:
        return inner(1, 2, 3)
    if x == 55:
        return inner()
    if x == 56:
        return inner(y=1)
    if x == 57:
        raise NotFound
    if x == 58:
        raise ValueError("x") from KeyError("cause")
    if x == 59:
        raise BaseExceptionGroup("b", [KeyboardInterrupt()])
    if x == 60:
        raise ImportError
    if x == 61:
        from collections import Conter
    if x == 62:
        import collections; collections.Countr
for i in range(63):
    try:
        inner(i)
    except BaseException as e:
        traceback.print_exc(file=sys.stdout)
        print('--', i, type(e).__name__, e.args if i not in (8,) else '')
