# Comprehensions of every kind, their scopes and conditions.
n = "outer"
print([n * n for n in range(5) if n % 2], {c: i for i, c in enumerate("abc")}, {len(w) for w in ("a", "bb", "cc")}, n)
print([(x, y) for x in range(3) for y in range(x)], [[c for c in row] for row in ("ab", "cd")])
print([x if x > 1 else -x for x in range(4)], sum(x for x in range(5) if x if x > 2), [y := 5, y**2], [last := x for x in range(3)], last)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*matrix)], [v for row in matrix for v in row if v % 2 == 0])
print({k: [v for v in range(k)] for k in range(3)}, list(map(lambda a, b: a + b, "ab", "cd")), list(filter(None, [0, 1, "", "x"])))


class Scope:
    size = 2
    grid = [[0] * 2 for _ in range(size)]


print(Scope.grid, next((x for x in range(10) if x > 7), None))
