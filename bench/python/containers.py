"""Lists, dicts, sets and tuples: building, indexing, sorting, counting, comprehensions, the collections module."""
import itertools
import sys
import time
from collections import Counter, defaultdict, deque


def sieve(limit):
    flags = [True] * limit
    flags[0] = flags[1] = False
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit, i):
                flags[j] = False
    return sum(flags)


def counting(n):
    counts = {}
    for i in range(n):
        key = i * 7 % 1009
        counts[key] = counts.get(key, 0) + 1
    words = {}
    for i in range(n):
        word = "w" + str(i % 500)
        if word in words:
            words[word] += 1
        else:
            words[word] = 1
    return len(counts), max(counts.values()), len(words), sum(words.values())


def grouping(n):
    groups = defaultdict(list)
    for i in range(n):
        groups[i % 97].append(i)
    return sum(len(v) * k for k, v in groups.items())


def queueing(n):
    queue = deque()
    total = 0
    for i in range(n):
        queue.append(i)
        if len(queue) > 100:
            total += queue.popleft()
    return total


def matrix(n):
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    b = [[i + j for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        row, out = a[i], c[i]
        for j in range(n):
            s = 0
            for k in range(n):
                s += row[k] * b[k][j]
            out[j] = s
    return sum(map(sum, c))


def sorting(n):
    items = [(i * 7919 % n, str(i)) for i in range(n)]
    items.sort()
    by_text = sorted(items, key=lambda item: item[1])
    pairs = {a: b for a, b in items}
    return items[0], by_text[-1], len(pairs), len({b[-1] for _, b in items})


def iterating(n):
    total = 0
    for i, (a, b) in enumerate(zip(range(n), itertools.count(5))):
        total += i * a - b
    for a, b in itertools.product(range(200), range(200)):
        total += a ^ b
    total += sum(itertools.islice(itertools.chain(range(n), range(n)), 10, None, 3))
    return total


def work():
    return (
        sieve(500_000), counting(200_000), grouping(200_000), queueing(200_000), matrix(90), sorting(60_000),
        iterating(150_000), Counter("the quick brown fox jumps over the lazy dog" * 2_000).most_common(2),
    )


began = time.perf_counter()
result = work()
took = time.perf_counter() - began
print(*result)
print(took, file=sys.stderr)
