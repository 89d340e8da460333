"""Integer loops: while and for, comparisons, bit operations, nested ranges."""
import sys
import time


def collatz(limit):
    longest = best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > longest:
            longest, best = steps, start
    return best, longest


def primes(limit):
    count = 0
    n = 2
    while n < limit:
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
        n += 1
    return count


def mix(rounds):
    x = 1
    for i in range(rounds):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        x ^= i >> 3
        if x & 1:
            x += i
        else:
            x -= 1
    return x


def grid(n):
    total = 0
    for i in range(n):
        for j in range(n):
            if i < j and (i + j) % 3 == 1:
                total += i * j
    return total


def work():
    return collatz(12_000), primes(14_000), mix(800_000), grid(800)


began = time.perf_counter()
result = work()
took = time.perf_counter() - began
print(*result)
print(took, file=sys.stderr)
