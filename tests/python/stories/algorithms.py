# Puzzles and exercises as people solve them.
# word frequency etc - AoC style
import sys, re, math, collections, itertools, functools, heapq, string
text = "the quick brown fox jumps over the lazy dog the fox"
print(collections.Counter(text.split()).most_common(3))
grid = """#..#
.##.
#..#""".splitlines()
g = {(r, c): ch for r, row in enumerate(grid) for c, ch in enumerate(row)}
print(sum(v == '#' for v in g.values()), max(g), sorted(k for k, v in g.items() if v == '.')[:3])
def bfs(start, goal):
    q = collections.deque([(start, 0)]); seen = {start}
    while q:
        (r, c), d = q.popleft()
        if (r, c) == goal: return d
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = (r + dr, c + dc)
            if n in g and n not in seen: seen.add(n); q.append((n, d + 1))
print(bfs((0, 0), (2, 3)))
def dijkstra(graph, s):
    dist = {s: 0}; pq = [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, math.inf): dist[v] = d + w; heapq.heappush(pq, (d + w, v))
    return dist
print(dijkstra({'A': {'B': 1, 'C': 4}, 'B': {'C': 2, 'D': 5}, 'C': {'D': 1}, 'D': {}}, 'A'))
def sieve(n):
    s = bytearray([1]) * (n + 1); s[:2] = b'\0\0'
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, v in enumerate(s) if v]
print(sieve(50))
def hanoi(n, a='A', b='B', c='C'):
    if n: yield from hanoi(n - 1, a, c, b); yield f'{a}->{c}'; yield from hanoi(n - 1, b, a, c)
print(list(hanoi(3)))
def nqueens(n):
    def solve(r, cols, d1, d2, board):
        if r == n: yield board; return
        for c in range(n):
            if c not in cols and r + c not in d1 and r - c not in d2: yield from solve(r + 1, cols | {c}, d1 | {r + c}, d2 | {r - c}, board + [c])
    return next(solve(0, frozenset(), frozenset(), frozenset(), []))
print(nqueens(8))
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def insert(self, v):
        if v < self.v: self.l = self.l.insert(v) if self.l else Tree(v)
        else: self.r = self.r.insert(v) if self.r else Tree(v)
        return self
t = Tree(5)
for x in (3, 8, 1, 4): t.insert(x)
print(list(t))
print([list(p) for p in itertools.permutations('abc')][:2], [''.join(c) for c in itertools.product('01', repeat=2)])
print('\n'.join(' '.join(f'{i*j:3d}' for j in range(1, 6)) for i in range(1, 6)))
for i in range(1, 16): print('FizzBuzz' if i % 15 == 0 else 'Fizz' if i % 3 == 0 else 'Buzz' if i % 5 == 0 else i, end=' ')
print()
roman = lambda n: ''.join(s * (n // v) for v, s in [(1000, 'M')] if n) 
def to_roman(n):
    out = ''
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        q, n = divmod(n, v); out += s * q
    return out
print([to_roman(x) for x in (1994, 2024, 4)])
print(functools.reduce(lambda a, b: a * b, range(1, 21)), 2 ** 200 % 1000007, pow(3, 100, 7), math.comb(50, 25))
mat = [[1, 2], [3, 4]]; mul = lambda a, b: [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(mul(mat, mat), [list(r) for r in zip(*mat[::-1])])
caesar = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3]); print('hello world'.translate(caesar))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), {w: len(w) for w in text.split()}, sorted(set(text)), ''.join(reversed('abc')), 'level' == 'level'[::-1])
def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): dp[i + 1][j + 1] = dp[i][j] + 1 if x == y else max(dp[i][j + 1], dp[i + 1][j])
    return dp[-1][-1]
print(lcs('AGGTAB', 'GXTXAYB'))
def lev(a, b):
    @functools.cache
    def f(i, j):
        if not i or not j: return i + j
        return min(f(i - 1, j) + 1, f(i, j - 1) + 1, f(i - 1, j - 1) + (a[i - 1] != b[j - 1]))
    return f(len(a), len(b))
print(lev('kitten', 'sitting'))
class LRU:
    def __init__(self, n): self.n, self.d = n, collections.OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.n: self.d.popitem(last=False)
c = LRU(2); c.put(1, 1); c.put(2, 2); c.get(1); c.put(3, 3); print(c.get(2), c.get(1), c.d)
life = {(1, 0), (1, 1), (1, 2)}
for _ in range(2):
    n = collections.Counter((r + a, c_ + b) for r, c_ in life for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)
    life = {p for p, k in n.items() if k == 3 or k == 2 and p in life}
print(sorted(life))
def collatz(n, depth=0):
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; depth += 1
    return depth
print(max(range(1, 1000), key=collatz), [*map(collatz, range(1, 8))])
print(bin(10)[2:].zfill(8), int('1010', 2), f'{10:08b}', hex(48879), chr(ord('a') + 1), sum(map(int, str(2 ** 100))), divmod(17, 5), 17 // -5, round(17 / 5, 3))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms('abc'))
def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)): yield from flatten(y)
        else: yield y
print(list(flatten([1, [2, (3, [4])]])), list(itertools.accumulate(range(5))), [sum(x) for x in zip([1, 2], [3, 4])])
def qs(a): return a if len(a) < 2 else qs([x for x in a[1:] if x < a[0]]) + [a[0]] + qs([x for x in a[1:] if x >= a[0]])
print(qs([3, 6, 1, 8, 2]), sorted(['bb', 'a', 'ccc'], key=lambda s: (-len(s), s)))
try:
    n = int(input('Enter: '))
except EOFError as e: print('eof', repr(e))
print(f"{'Name':<10}|{'Age':>5}|{'%':^7}"); print('-' * 24)
for n, a, p in [('Al', 5, .5), ('Bo', 42, .256)]: print(f"{n:<10}|{a:>5}|{p:^7.1%}")
