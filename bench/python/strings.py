"""Strings: appending, joining, f-strings, splitting, searching, replacing, indexing."""
import sys
import time


def appending(n):
    s = ""
    for i in range(n):
        s += "ab"
        s += str(i)
    return len(s)


def joining(n):
    parts = []
    for i in range(n):
        parts.append(f"{i}:{i * 2}")
    return len(",".join(parts))


def formatting(n):
    total = 0
    for i in range(n):
        total += len(f"task {i:>5} took {i / 7:.3f} s")
        total += len("%s=%d" % ("key", i)) + len("{}-{}".format(i, "x"))
    return total


def splitting(n):
    line = "alpha beta gamma delta epsilon zeta eta theta"
    seen = {}
    for i in range(n):
        for word in line.split():
            if word.startswith("e"):
                seen[word.upper()] = seen.get(word.upper(), 0) + 1
    return sorted(seen.items())


def scanning(n):
    text = "the cat sat on the mat with a hat " * 20
    vowels = spaces = 0
    for _ in range(n):
        for c in text:
            if c in "aeiou":
                vowels += 1
            elif c == " ":
                spaces += 1
    return vowels, spaces


def reversing(n):
    found = 0
    for i in range(n):
        s = str(i)
        if s == s[::-1]:
            found += 1
        if s[0] == s[-1]:
            found += 1
    return found


def cleaning(n):
    total = 0
    for i in range(n):
        s = "  Hello, World  ".strip().lower().replace("l", "L")
        total += s.find("w") + s.count("L")
    return total


def work():
    return (
        appending(200_000), joining(150_000), formatting(100_000), splitting(25_000), scanning(400),
        reversing(150_000), cleaning(100_000),
    )


began = time.perf_counter()
result = work()
took = time.perf_counter() - began
print(*result)
print(took, file=sys.stderr)
