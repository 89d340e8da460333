# Ignored errors are shown without marks and without what led to them.
def bad(x, y):
    return x / y
class D:
    def __del__(self):
        z = 3 + bad(1,
            0)
d = D(); del d
class E:
    def __del__(self):
        bad(1, 0)
e = E(); del e
import threading
def w():
    1 + bad(1, 0)
t = threading.Thread(target=w); t.start(); t.join()
def g():
    try: yield
    finally: bad(2, 0)
x = g(); next(x); del x
