# How calls with the wrong arguments are refused.
def table(legs, top="oak", *, paint, wax=False):
    return legs, top, paint, wax


def positional(a, b, /, c):
    return a, b, c


class Chair:
    def __init__(self, height):
        self.height = height

    def sit(self):
        return "ouch"


calls = [
    lambda: table(), lambda: table(4), lambda: table(4, "ash", "red"), lambda: table(4, paint=1, varnish=2),
    lambda: table(4, legs=3, paint=1), lambda: table(**{"paint": 1}), lambda: table(1, 2, 3, 4, paint=0),
    lambda: positional(1), lambda: positional(a=1, b=2, c=3), lambda: positional(1, 2, 3, 4),
    lambda: Chair(), lambda: Chair(1, 2), lambda: Chair(1).sit(2), lambda: table(*5), lambda: table(**5),
    lambda: table(4, paint=1, **{"paint": 2}), lambda: table(4, pant=1, paint=2),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)
