# Every kind of parameter and of unpacking.
def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    return f"{a=} {b=} {c=} {rest=} {d=} {e=} {more=}"


print(show(1, d=4))
print(show(1, 9, 8, 7, 6, d=0, z=1))
print(show(*[1, 2], *(3, 4), d=1, **{"e": 0, "y": 9}))
(a, b), [c, *d] = (1, 2), "xyz"
print(a, b, c, d)
a, b = b, a
print(a, b)
*start, end = range(4)
print(start, end)
for i, (x, *y) in enumerate([(1, 2, 3), (4,)]):
    print(i, x, y)


def remember(item, seen=[]):
    seen.append(item)
    return seen


print(remember(1), remember(2), remember.__defaults__, show.__kwdefaults__)
for bad in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]"):
    try:
        exec(bad)
    except ValueError as error:
        print("ValueError:", error)
