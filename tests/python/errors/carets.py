# Where the carets of a traceback point: calls, subscripts, operators, attributes.
# mask: stdout
import traceback


class Box:
    inner = None


def subscript(data):
    return data["a"]["b"][0] + data["z"]


def operator(a, b):
    return (a + 1) * (b / 0) - 3


def attribute(box):
    return box.inner.lid.colour


def call(f):
    return max(f(1), f(2,
                       3))


def plain():
    raise ValueError("a whole line has no carets")


def wide(text):
    return "é" + text + (1 if text else 2) + "ß"


for work, argument in [
    (subscript, ({"a": {"b": [1]}},)), (operator, (1, 2)), (attribute, (Box(),)), (call, (len,)),
    (plain, ()), (wide, ("ü",)), (lambda: [int(x) for x in "12x"], ()), (lambda: -"minus", ()),
]:
    try:
        work(*argument)
    except Exception:
        print(traceback.format_exc())
