"""Function calls: positional, default and keyword arguments, recursion, closures, methods."""
import sys
import time


def add(a, b):
    return a + b


def scaled(a, factor=3, *, offset=1):
    return a * factor + offset


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def counter():
    count = 0

    def step(by):
        nonlocal count
        count += by
        return count

    return step


class Account:
    def __init__(self, start):
        self.balance = start

    def pay(self, amount):
        self.balance += amount
        return self


def work():
    total = 0
    for i in range(600_000):
        total = add(total, i)
    for i in range(200_000):
        total += scaled(i) + scaled(i, 2) + scaled(i, offset=5)
    step = counter()
    for i in range(300_000):
        step(i)
    account = Account(0)
    for i in range(150_000):
        account.pay(i).pay(-1)
    made = 0
    for i in range(100_000):
        made += Account(i).balance
    return total, fib(24), step(0), account.balance, made


began = time.perf_counter()
result = work()
took = time.perf_counter() - began
print(*result)
print(took, file=sys.stderr)
