# Errors that cannot go anywhere are written on stderr and ignored.
class Leaky:
    def __del__(self):
        raise OSError("cannot close")


Leaky()
print("still here")


def stubborn():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


g = stubborn()
next(g)
try:
    g.close()
except ValueError as error:
    print("close gave", error)
print("end")
