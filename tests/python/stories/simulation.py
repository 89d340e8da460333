# A queue simulation, digits of pi, the Mandelbrot set, big numbers.
# Simulation with generators & heap; matrix determinant; big string building; text adventure
import random, heapq, itertools, math, collections, functools, sys
random.seed(1234)
class Event:
    _ids = itertools.count(1)
    def __init__(self, t, kind, data=None): self.t, self.kind, self.data, self.id = t, kind, data, next(Event._ids)
    def __lt__(self, o): return (self.t, self.id) < (o.t, o.id)
    def __repr__(self): return f"{self.kind}@{self.t:.2f}"
class Sim:
    def __init__(self, n): self.q = []; self.now = 0.0; self.busy = 0; self.n = n; self.wait = collections.deque(); self.stats = collections.Counter(); self.times = []
    def at(self, dt, kind, data=None): heapq.heappush(self.q, Event(self.now + dt, kind, data))
    def run(self, until):
        self.at(random.expovariate(1.0), "arrive")
        while self.q and self.q[0].t < until:
            ev = heapq.heappop(self.q); self.now = ev.t; getattr(self, "on_" + ev.kind)(ev); self.stats[ev.kind] += 1
    def on_arrive(self, ev):
        self.at(random.expovariate(1.0), "arrive")
        if self.busy < self.n: self.busy += 1; self.at(random.gammavariate(2, .5), "leave", self.now)
        else: self.wait.append(self.now)
    def on_leave(self, ev):
        self.times.append(self.now - ev.data)
        if self.wait: s = self.wait.popleft(); self.at(random.gammavariate(2, .5), "leave", s)
        else: self.busy -= 1
s = Sim(1); s.run(50); print(s.stats, len(s.times), f"{sum(s.times)/len(s.times):.4f}", len(s.wait), s.q)
def det(m):
    m = [r[:] for r in m]; n = len(m); d = 1
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        if not m[p][i]: return 0
        if p != i: m[i], m[p] = m[p], m[i]; d = -d
        d *= m[i][i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [a - f * b for a, b in zip(m[r], m[i])]
    return d
print(det([[2, 1, 3], [0, 4, 1], [5, 2, 2]]), det([[1.5, 2], [3, 4]]), det([[0, 0], [0, 0]]))
pi = 0
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4*q + r - t < n*t: yield n; nr = 10*(r - n*t); n = (10*(3*q + r)) // t - 10*n; q *= 10; r = nr
        else: nr = (2*q + r)*l; nn = (q*(7*k) + 2 + r*l) // (t*l); q *= k; t *= l; l += 2; k += 1; n = nn; r = nr
print("".join(map(str, itertools.islice(pi_digits(), 60))))
def mandel(w=40, h=12): return "\n".join("".join(" .:-=+*#%@"[min(9, next((i for i, z in enumerate(itertools.accumulate(itertools.repeat(complex(-2 + 3*x/w, -1 + 2*y/h), 20), lambda z, c: z*z + c)) if abs(z) > 2), 0) // 2)] for x in range(w)) for y in range(h))
print(mandel())
print(2**4000 % 10**20, math.factorial(100) // math.factorial(98), len(str(7**5000)), int("9" * 50) + 1, (10**50).__format__(","), f"{2**100:x} {2**70:b}", int.from_bytes((2**90).to_bytes(12, "big"), "big") == 2**90, sum(d * 10**i for i, d in enumerate([3, 2, 1])), math.gcd(2**80, 6**40) == 2**40, pow(3, 2**70, 10**9), (-7) // 2 ** 65, -(2**65) >> 3, ~(2**65), (2**65) & (2**66 - 1), 2**65 ^ 1, hash(2**65), float(2**65), 2**65 == float(2**65), 2**0.5, 10**-3, (2**65) / (2**64), divmod(-2**65, 10**10), math.isqrt(2**131), math.log2(2**2000), math.log(10**500), round(2**70, -10))
life = "..#\n#.#\n.##"; cells = {(r, c) for r, l in enumerate(life.split()) for c, ch in enumerate(l) if ch == "#"}
def step(c):
    n = collections.Counter((r+a, k+b) for r, k in c for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)); return {p for p, v in n.items() if v == 3 or (v == 2 and p in c)}
for _ in range(8): cells = step(cells)
print(sorted(cells)); deck = [f"{r}{s}" for s in "SHDC" for r in "A23456789TJQK"]; random.shuffle(deck); print(deck[:10], random.sample(deck, 3), random.choices(deck, k=2), sorted(deck[:13], key=lambda c: (c[1], "A23456789TJQK".index(c[0]))))
def kmeans(pts, k, it=5):
    cs = pts[:k]
    for _ in range(it):
        g = collections.defaultdict(list)
        for p in pts: g[min(range(k), key=lambda i: math.dist(p, cs[i]))].append(p)
        cs = [tuple(sum(v)/len(v) for v in zip(*g[i])) if g[i] else cs[i] for i in range(k)]
    return cs
pts = [(random.gauss(m, 1), random.gauss(m, 1)) for m in (0, 5) for _ in range(10)]; print(kmeans(pts, 2))
def levenshtein(a, b):
    prev = range(len(b) + 1)
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1): cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j-1] + (x != y)))
        prev = cur
    return prev[-1]
print(levenshtein("kitten", "sitting"), functools.reduce(math.lcm, range(1, 21)), [*map(bin, (5, -5))], sum(1 / n**2 for n in range(1, 1001)), sum(1/n for n in range(1, 1001)), math.fsum(1/n for n in range(1, 1001)), math.pi**10, 0.1 + 0.7, 1.1 * 1.1, 1e308 * 10, -1e308 * 10, float("1e400"), 3 * 0.1, 1 - 0.9, 100 * 1.1, 4.35 * 100, 2.5e-8, 1.0e-10, 123456.789e3)
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and (b := 65 if c.isupper() else 97) else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("abc", 5), -5), "".join(sorted("hello", reverse=True)), " ".join(w.capitalize() for w in "the end is near".split()), *zip(*["abc", "def"]), "racecar" == "racecar"[::-1], {c: "hello".count(c) for c in sorted(set("hello"))}, [x for x in range(50) if str(x) == str(x)[::-1]][-3:], "%.3f %5.1f|%-8s|%+d %05d %x" % (math.e, 2.25, "ab", 5, 42, 255), "{:>8}|{:^8}|{:<8}|{:08.3f}|{:+,}|{:.2%}".format("r", "c", "l", 3.14159, 1234567, .1234))
