# Truth, identity, short circuits, conditional expressions, walrus.
for value in (0, 1, "", "0", [], [0], {}, None, 0.0, -0.0, (), (0,), range(0), object):
    print(bool(value), end=" ")
print()
print(0 or "b", 1 and "c", None or 0 or "", not [], "x" if [] else "y", (n := 5) + n, n)
print(None is None, type(None), type(...), NotImplemented, Ellipsis, True & False, True == 1, isinstance(True, int))
if (found := [x for x in range(9) if x % 4 == 3]) and len(found) > 1:
    print("found", found)
print(1 < 2 < 3 > 2 != 5, 1 < 3 > 2 and not 2 > 3, id(n) == id(n), callable(print), type(type))
