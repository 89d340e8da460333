# Sets of small numbers, and sorted views of sets of words.
evens, small = {0, 2, 4, 6, 8}, set(range(5))
print(evens & small, evens | small, evens - small, evens ^ small, 3 in evens, len(small), {1, 2} <= small, small >= {1})
words = set("the quick brown the lazy".split())
print(sorted(words), words.isdisjoint({"fox"}), frozenset([1, 2]), set(), {1, 1.0, True})
small.add(9)
small.discard(77)
small.remove(0)
print(small, small.union([20]), frozenset([1]) | {2}, {frozenset([1]): "key"}[frozenset([1])])
try:
    small.remove(77)
except KeyError as error:
    print("KeyError:", error)
print({n % 3 for n in range(10)}, len({(), (1,), ()}), {1, 2} == {2, 1}, set([3, 1, 2]).pop() in (1, 2, 3))
