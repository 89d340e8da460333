# The traceback of every kind of failing line.
import sys, traceback
# traceback corner cases
def f1():
    return (1 +
            2 / 0
            + 3)
def f2(x): return x["a"]["b"][
    "c"]
def f3():
    a, b = 1, 2, 3
def f4():
    for i in 5: pass
def f5():
    with open: pass
def f6():
    raise ValueError("multi\nline\nmessage")
def f7():
    assert 1 == 2, f"{1} is not {2}"
def f8():
    assert False
def f9():
    x = [i for i in range(3) if 1 / (i - 1)]
def f10():
    return f"{undefined}"
def f11():
    lambda_ = lambda: {}["k"]
    lambda_()
def f12():
    class C:
        y = 1 / 0
def f13():
    @nodeco
    def g(): pass
def f14():
    print(1, 2,
          *None)
def f15(): 1 / 0
def f16():
    from os import nothing_here
def f17():
    "abc".foo.bar
def f18():
    int("12x")
def f19():
    (lambda x: x)(1, 2)
def f20():
    del undefined_name
def f21():
    x = 1
    x.y = 2
def f22():
    x = (yield_ := 1) + "a"
def f23():
    d = {"a": 1}
    d["b"] += 1
def f24():
    [1, 2, 3][10]
def f25():
    match 5:
        case int(x, y): pass
def f26():
    raise KeyError("key with 'quotes'")
def f27():
    raise Exception from ValueError("cause")
def f28():
    raise type("Dyn", (Exception,), {"__module__": "some.mod"})("dyn")
def f29():
    try: 1/0
    except ZeroDivisionError as e: raise RuntimeError("second") from e
def f30():
    not_callable = 5
    not_callable()
def f31():
    "%d" % "x"
def f32():
    sorted([1, "a", None])
def f33():
    return -"abc" ** 2
def f34():
    a = b = c = undefined1
def f35():
    x: int = "a" + 1
def f36():
    if undefined2 and 1: pass
def f37():
    while 1 // 0: pass
def f38():
    return [
        1,
        2 // 0,
    ]
def f39():
    foo(1)(2)
def f40():
    obj = object()
    obj.method().other
def f41():
    x = 5
    x @= 3
def f42():
    global G
    G += 1
def f43():
    super().foo
def f44():
    return {**{"a": 1}, **5}
def f45():
    return [*5]
def f46():
    f44(**{"x": 1})
def f47():
    return a.b.c(d)
def f48():
    x = {}
    return x[1][2], x[
        3
    ]
def f49():
    raise SystemExit
def f50():
    raise StopIteration("x")
for n in range(1, 51):
    try: globals()[f"f{n}"]()
    except BaseException: traceback.print_exc()
