# Warnings are recorded, or shown by the program's own function.
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one"); warnings.warn("two", DeprecationWarning)
print([(str(x.message), x.category.__name__, x.lineno) for x in w])
def show(message, category, filename, lineno, file=None, line=None): print("custom", message, category.__name__)
warnings.showwarning = show
warnings.warn("three")
async def f(): pass
f()
print("end")
