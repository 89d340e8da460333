# Searches, sorts, puzzles, a tree, an ordered dict that forgets the least used.
# Advent-of-code style algorithms
import heapq, bisect, collections, itertools, functools, math, re, string, operator, sys
from collections import defaultdict, deque, Counter
grid = """#########
#S..#...#
#.#.#.#.#
#.#...#E#
#########""".splitlines()
def find(ch): return next((r, c) for r, row in enumerate(grid) for c, x in enumerate(row) if x == ch)
def bfs(s, e):
    q = deque([(s, 0)]); seen = {s}
    while q:
        (r, c), d = q.popleft()
        if (r, c) == e: return d
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = r + dr, c + dc
            if grid[n[0]][n[1]] != "#" and n not in seen: seen.add(n); q.append((n, d + 1))
print(bfs(find("S"), find("E")))
def dijkstra(g, s):
    dist = {s: 0}; h = [(0, s)]; prev = {}
    while h:
        d, u = heapq.heappop(h)
        if d > dist.get(u, math.inf): continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, math.inf):
                dist[v] = nd; prev[v] = u; heapq.heappush(h, (nd, v))
    return dist, prev
g = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}
print(dijkstra(g, "a"))
def sieve(n):
    s = bytearray([1]) * (n + 1); s[0:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if s[i]: s[i*i::i] = bytes(len(range(i*i, n + 1, i)))
    return [i for i, v in enumerate(s) if v]
print(sieve(60), len(sieve(10000)))
def perms(s):
    if len(s) <= 1: yield s; return
    for i, c in enumerate(s):
        for p in perms(s[:i] + s[i+1:]): yield c + p
print(list(perms("abc")))
@functools.cache
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(lcs("AGGTAB", "GXTXAYB"), lcs.cache_info().misses)
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    return sum(queens(n, row+1, cols | 1 << c, d1 | 1 << (row+c), d2 | 1 << (row-c+n)) for c in range(n) if not (cols >> c & 1 or d1 >> (row+c) & 1 or d2 >> (row-c+n) & 1))
print(queens(6))
def matmul(a, b): return [[sum(x*y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), list(map(list, zip(*[[1, 2, 3], [4, 5, 6]]))), [*zip(*[iter(range(9))]*3)])
def quick(l): return l if len(l) < 2 else quick([x for x in l[1:] if x < l[0]]) + [l[0]] + quick([x for x in l[1:] if x >= l[0]])
print(quick([3, 6, 1, 8, 2, 9, 2]))
def merge(a, b):
    out = []; i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]: out.append(a[i]); i += 1
        else: out.append(b[j]); j += 1
    return out + a[i:] + b[j:]
print(merge([1, 4, 9], [2, 3, 10]), list(heapq.merge([1, 4], [2, 3], [0])), heapq.nlargest(2, [5, 1, 9]), heapq.nsmallest(2, "hello", key=ord))
h = [5, 3, 8]; heapq.heapify(h); heapq.heappush(h, 1); print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
print(bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3), bisect.insort(l := [1, 5], 3), l, bisect.bisect([{"a": 1}, {"a": 5}], 3, key=lambda d: d["a"]))
inst = """cpy 41 a
inc a
inc a
dec a
jnz a 2
dec a"""
regs = defaultdict(int); pc = 0; prog = [l.split() for l in inst.split("\n")]
while pc < len(prog):
    op, x, *y = prog[pc]
    match op, y:
        case "cpy", [r]: regs[r] = int(x) if x.lstrip("-").isdigit() else regs[x]
        case "inc" | "dec", []: regs[x] += 1 if op == "inc" else -1
        case "jnz", [n] if regs[x]: pc += int(n); continue
    pc += 1
print(dict(regs), regs)
life = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
for _ in range(4):
    cnt = Counter((x+dx, y+dy) for x, y in life for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    life = {p for p, n in cnt.items() if n == 3 or n == 2 and p in life}
print(sorted(life))
def roman(n): return "".join(s * (n // v % (10 if v != 1000 else 99)) if False else "" for v, s in []) or (lambda r: (r := [], [ (r.append(s * (n // v)), n := n % v) for v, s in [] ]))(0) and "x"
def to_roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        q, n = divmod(n, v); out += s * q
    return out
print([to_roman(x) for x in (1994, 4, 9, 3999)])
print("".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.islower() else c for c in "hello World"), "hello"[::-1] == "olleh", sum(map(int, str(2**100))), [n for n in range(1, 100) if n == sum(d for d in range(1, n) if n % d == 0)])
words = "the quick brown the fox the quick".split(); print(sorted(Counter(words).items(), key=lambda kv: (-kv[1], kv[0])), max(words, key=len), {w: words.count(w) for w in dict.fromkeys(words)}, defaultdict(list, {"a": [1]}))
tree = lambda: defaultdict(tree); t = tree(); t["a"]["b"] = 1; print(t["a"]["b"], len(t), list(t))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n-1, a, c, b) + [(a, c)] + hanoi(n-1, b, a, c)
print(hanoi(2), len(hanoi(8)))
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(*collatz(6)); print(max(range(1, 50), key=lambda n: len(list(collatz(n)))))
def spiral(m):
    while m: yield from m[0]; m = [*zip(*m[1:])][::-1]
print(*spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), list(itertools.accumulate([3, 1, 4], max)), [i for i in range(20) if all(i % p for p in (2, 3, 5))], [["FizzBuzz", "Fizz", "Buzz", str(i)][(i % 15 != 0) + (i % 15 != 0 and i % 3 != 0) + (i % 3 != 0 and i % 5 != 0)] for i in range(1, 16)])
class Node:
    __slots__ = "val", "left", "right"
    def __init__(self, val): self.val = val; self.left = self.right = None
    def insert(self, v):
        side = "left" if v < self.val else "right"
        n = getattr(self, side)
        if n is None: setattr(self, side, Node(v))
        else: n.insert(v)
    def __iter__(self):
        if self.left: yield from self.left
        yield self.val
        if self.right: yield from self.right
    def __len__(self): return 1 + len(self.left or ()) + len(self.right or ())
    def __contains__(self, v): return any(x == v for x in self)
    def __repr__(self): return f"Node({self.val}, {self.left!r}, {self.right!r})"
r = Node(5)
for v in (3, 8, 1, 4): r.insert(v)
print(list(r), len(r), 4 in r, 9 in r, r, sum(r), max(r))
class LRU(collections.OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def __getitem__(self, k): self.move_to_end(k); return super().__getitem__(k)
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.n: print("evict", next(iter(self))); self.popitem(last=False)
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(c, list(c.items()))
def flatten(x): return [z for y in x for z in (flatten(y) if isinstance(y, (list, tuple)) else [y])]
print(flatten([1, [2, (3, [4])], []]))
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m-1, 1) if n == 0 else ackermann(m-1, ackermann(m, n-1))
print(ackermann(2, 3)); print(re.sub(r"(.)\1*", lambda m: f"{len(m[0])}{m[1]}", "1112231"), [*map("".join, itertools.product("ab", "12"))], "%s" * 3 % (1, 2, 3))
print(*(f"{r:>{2*n}}" if False else " ".join(map(str, row)).center(20) for n, row in enumerate([[math.comb(n, k) for k in range(n+1)] for n in range(5)]) for r in [0]), sep="\n")
print(sum(1 for _ in filter(None, map(lambda m: m % 2, range(10)))), (lambda *a, **k: (a, k))(*"ab", **{"x": 1}), [x for x in [1, 2, 3] if x > 1 or print("skip", x)], {**{"a": 1}, "b": 2, **{"a": 3}}, [*range(3), *"ab"], {*[1, 2], *(2, 3)})
