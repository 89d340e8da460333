# Endless recursion ends in RecursionError, and the program goes on.
import sys


def down(n):
    return down(n + 1)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


try:
    down(0)
except RecursionError as error:
    print("RecursionError:", error)
print(sys.getrecursionlimit(), 900 < depth() < 1000)


class Mirror:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Mirror().a
except RecursionError as error:
    print(type(error).__name__)
