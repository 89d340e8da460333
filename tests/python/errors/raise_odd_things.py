# What raise refuses.
for wrong in (5, "text", None, int, object()):
    try:
        raise wrong
    except TypeError as error:
        print("TypeError:", error)
try:
    raise
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    raise ValueError("v") from 5
except TypeError as error:
    print("TypeError:", error)
raise KeyError
