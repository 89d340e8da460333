# Raising, catching, chaining, and what is raised last.
def risky(kind):
    try:
        raise kind("first")
    except ValueError as error:
        raise KeyError("second") from error
    finally:
        print("finally", kind.__name__)
for kind in (ValueError, OSError):
    try:
        risky(kind)
    except Exception as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
try:
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), OSError(3)])])
except* TypeError as group:
    print(repr(group))
except* (ValueError, OSError) as group:
    print(repr(group))
class Managed:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__)
        return True
with Managed():
    1 / 0
def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return "left"
        finally:
            print("cleanup", i)
print(loop())
