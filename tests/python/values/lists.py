# Lists: methods, slices, sorting, unpacking.
a = [3, 1, 2]
a.append(5)
a.extend([4, 4])
a.insert(1, 9)
a.remove(4)
print(a, a.pop(), a.pop(0), a.index(5), a.count(1), len(a))
a.sort(reverse=True)
print(a, sorted(a), list(reversed(a)), a[::2], a[-2:], a[1:-1])
a[1:3] = [7, 7, 7]
a[::2] = [0] * len(a[::2])
print(a)
del a[0], a[-1]
print(a, a * 2, a + [1], [1, 2] < [1, 3], [1, 2] == [1, 2], [] or "empty")
words = ["pear", "fig", "Apple", "kiwi"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True), min(words, key=len))
first, *middle, last = words
print(first, middle, last, [*range(3), *"ab"], (1,), (), tuple("xy"))
x = y = []
x.append(1)
print(y, x is y, x.copy() is x, [[0] * 2 for _ in range(2)])
loop = [1]
loop.append(loop)
print(loop, list(zip("ab", [1, 2, 3])), list(enumerate("ab", 1)), any([0, 1]), all([]))
try:
    a[9]
except IndexError as error:
    print(error)
for bad in (lambda: list(zip([1], [1, 2], strict=True)), lambda: a.__setitem__(slice(0, 4, 2), [1])):
    try:
        bad()
    except ValueError as error:
        print(error)
