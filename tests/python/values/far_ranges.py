# Ranges, enumerations, slices and rounding beyond 64 bits; dicts whose keys change under a loop.
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = range(10**20, 10**20 + 10, 3)
print(r, len(r), list(r), r[1], r[-1], r[::-1], 10**20 + 3 in r, r.index(10**20 + 6), r.count(5))
print(r[1:3], list(reversed(r)))
far = range(0, 10**30, 10**29)
print(list(far), far[5], far == range(0, 10**30, 10**29), hash(far) == hash(range(0, 10**30, 10**29)))
attempt(lambda: len(range(10**30)))
print(range(10**30)[10**29], range(10**30)[:10])
for i in range(2**63 - 2, 2**63 + 2): print(i)
for i in range(2**63 + 2, 2**63 - 2, -1): print(i)
print(list(enumerate("ab", 10**20)), list(enumerate("ab", 2**63 - 1)))
print(round(10**25, -20), round(12345678901234567890123, -3), round(15, -1), round(123, 10**10))
print([1, 2, 3][:10**30], [1, 2, 3][-10**30:], "abc"[10**30:], (1, 2)[-10**40:10**40])
attempt(lambda: [1, 2, 3][10**30])
print(slice(-10**30, 10**30, None).indices(5), range(10)[10**30:])
print(range(2**70).start, range(2**70).stop, range(-2**70, 5, 2**69).step)
print(sum(range(10**20, 10**20 + 5)), min(range(10**20, 10**20 + 5)), max(range(10**20, 10**20 + 5)))
print(10**20 in range(10**21), bool(range(10**20, 10**20)), bool(range(10**20)))
attempt(lambda: range(0, 10**20, 0))
attempt(lambda: range(1.5))
d = {1: 1, 2: 2}
try:
    for k, v in d.items():
        d.pop(k)
        d[k] = 1
        print(k)
except RuntimeError as e: print(e)
