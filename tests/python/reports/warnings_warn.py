# warnings.warn: once for each place, with its line.
import warnings


def old_way():
    warnings.warn("old_way() is old", stacklevel=2)


for _ in range(2):
    old_way()
old_way()
warnings.warn("deprecated, and shown in __main__", DeprecationWarning)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old_way()
    except UserWarning as warning:
        print("as an error:", warning)
