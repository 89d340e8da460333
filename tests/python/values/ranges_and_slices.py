# range and slice objects.
r = range(10, 0, -3)
print(r, list(r), len(r), r[1], r[-1], r[1:], 4 in r, 5 in r, r.index(4), range(3) == range(0, 3, 1), range(0))
print(slice(1, None, 2), slice(5).indices(3), "abcdef"[slice(1, 5, 2)], list(reversed(range(4))), sum(range(5, 1)))
