# Algorithms as people write them.
# algorithms
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
import heapq, itertools, functools, math, bisect, operator, random
def sieve(n):
    s = [True] * (n + 1); s[0:2] = [False, False]
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
print(sieve(50))
def queens(n):
    def place(r, cols, d1, d2):
        if r == n: yield []; return
        for c in range(n):
            if c in cols or r - c in d1 or r + c in d2: continue
            for rest in place(r + 1, cols | {c}, d1 | {r - c}, d2 | {r + c}): yield [c] + rest
    return place(0, frozenset(), frozenset(), frozenset())
print(len(list(queens(6))), next(queens(8)))
G = {'A': {'B': 1, 'C': 4}, 'B': {'C': 2, 'D': 5}, 'C': {'D': 1}, 'D': {}}
def dijkstra(g, s):
    dist = {n: math.inf for n in g}; dist[s] = 0; pq = [(0, s)]; prev = {}
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist[v]: dist[v] = nd; prev[v] = u; heapq.heappush(pq, (nd, v))
    return dist, prev
print(dijkstra(G, 'A'))
def bfs(g, s, t):
    q, seen = deque([[s]]), {s}
    while q:
        path = q.popleft()
        if path[-1] == t: return path
        for n in g[path[-1]]:
            if n not in seen: seen.add(n); q.append(path + [n])
print(bfs(G, 'A', 'D'))
class Node:
    __slots__ = ('val', 'left', 'right')
    def __init__(self, v): self.val, self.left, self.right = v, None, None
class BST:
    def __init__(self, items=()): self.root = None; self.n = 0; [self.add(i) for i in items]
    def add(self, v):
        self.n += 1
        if not self.root: self.root = Node(v); return
        cur = self.root
        while True:
            side = 'left' if v < cur.val else 'right'
            nxt = getattr(cur, side)
            if nxt is None: setattr(cur, side, Node(v)); return
            cur = nxt
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.val; yield from walk(n.right)
        return walk(self.root)
    def __len__(self): return self.n
    def __contains__(self, v): return any(v == x for x in self)
    def __repr__(self): return f'{type(self).__name__}({list(self)})'
t = BST([5, 2, 8, 1, 9]); print(t, len(t), 8 in t, 7 in t, sorted(t, reverse=True))
class LRU:
    def __init__(self, cap): self.cap = cap; self.d = OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.cap: print('evict', self.d.popitem(last=False))
c = LRU(2); c.put(1, 'a'); c.put(2, 'b'); c.get(1); c.put(3, 'c'); print(c.d, c.get(2))
def roman(n):
    out = ''
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        while n >= v: out += s; n -= v
    return out
print([roman(x) for x in (4, 9, 14, 1994, 2024)])
def caesar(s, k): return ''.join(chr((ord(ch) - (b := 97 if ch.islower() else 65) + k) % 26 + b) if ch.isalpha() else ch for ch in s)
print(caesar('Hello, World!', 3), caesar(caesar('abcXYZ', 5), -5))
def life(cells):
    n = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}
g = {(1, 0), (1, 1), (1, 2)}
for _ in range(3):
    print('\n'.join(''.join('#' if (x, y) in g else '.' for x in range(3)) for y in range(3)), end='\n--\n'); g = life(g)
def det(m): return m[0][0] if len(m) == 1 else sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 4]]))
def permute(s): return [s] if len(s) <= 1 else [c + p for i, c in enumerate(s) for p in permute(s[:i] + s[i + 1:])]
print(permute('abc'), list(map(''.join, itertools.permutations('abc', 2))))
@functools.cache
def edit(a, b): return max(len(a), len(b)) if not a or not b else min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
print(edit('kitten', 'sitting'), edit.cache_info())
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(*collatz(6), sep=' -> ')
random.seed(42); print([random.randint(1, 6) for _ in range(10)], random.sample(range(50), 5), round(random.random(), 6), random.choice('abc'), random.shuffle(x := list(range(5))), x)
def hanoi(n, a='A', b='B', c='C'): return [] if n == 0 else hanoi(n - 1, a, c, b) + [f'{a}->{c}'] + hanoi(n - 1, b, a, c)
print(len(hanoi(5)), hanoi(2))
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], 5])))
words = 'apple banana avocado blueberry cherry'.split(); groups = defaultdict(list)
for w in words: groups[w[0]].append(w)
print(dict(groups), {k: len(v) for k, v in groups.items()}, max(groups, key=lambda k: len(groups[k])))
for k, grp in itertools.groupby(sorted(words, key=len), key=len): print(k, list(grp))
print(f'{math.pi:.10f}', math.gcd(48, 36), math.factorial(20), 2 ** 100, 10 ** 20 // 3, divmod(-17, 5), -17 % 5, 7 / 2, 1e3, 0.1 + 0.2, round(2.5), int('ff', 16), bin(10), 1_000_000, 5 // -2, 3 ** -1, abs(-2.5), complex(1, 2) * 2)
stack = []
for tok in '3 4 + 2 * 7 /'.split():
    if tok in '+-*/': b, a = stack.pop(), stack.pop(); stack.append({'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv}[tok](a, b))
    else: stack.append(float(tok))
print(stack)
matrix = [[i * 3 + j for j in range(3)] for i in range(3)]
print([[r[i] for r in matrix] for i in range(3)], [row[::-1] for row in matrix], sum(matrix[i][i] for i in range(3)), list(zip(*matrix[::-1])))
a, *b, c = range(5); (d, e), f = [1, 2], 3; print(a, b, c, d, e, f); a, b = b, a; print(a, b)
lst = [3, 1, 2]; lst2 = lst; lst2 += [4]; print(lst, lst is lst2, sorted(lst), lst.sort(), lst)
print([*'ab', *[1]], {**{'a': 1}, 'b': 2}, (lambda *a: a)(*range(3)), not [], 1 < 2 < 3, 'a' in 'abc', None is None, [] == [], [1] is [1])
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 2: break
        print(i, j, end=' | ')
    else: print('inner done'); continue
    print('broke'); break
else: print('never')
while True:
    try:
        x = int('12x')
    except ValueError as e: print('err:', e); break
    else: print('no')
    finally: print('fin')
def f(n): 
    try: return n
    finally: print('finally runs')
print(f(1))
bisect.insort(l := [1, 3, 5], 4); print(l, bisect.bisect_left(l, 3))
print(stack[5])
