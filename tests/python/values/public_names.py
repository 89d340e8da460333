# The names that dir tells of builtin types, a class and its instance.
def public(x):
    return [n for n in dir(x) if not n.startswith('_')]


for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, bool, object, type, property,
          BaseException, Exception, KeyError, StopIteration, NameError, AttributeError, SystemExit, ExceptionGroup):
    print(t.__name__, public(t))


def f(a, b=1):
    return a


class A:
    x: int = 1

    def m(self):
        self.q = 1

    @property
    def p(self):
        return 1


a = A()
a.m()
print(public(f), public(3), public('a') == public(str), public(ValueError('x')))
print(dir(A)[-6:], public(a), list(vars(A)), vars(a))
