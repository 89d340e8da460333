# Escapes that mean nothing, and other warnings of the compiler.
# mask: stdout
a = '\d' '\w'; b = '\q'
c = b'\z'
d = """first
  \s second
"""
e = f'\d{a}\w'
f = f"""
\p {a} \k
"""
g = '\400'
h = r'\d'
i = '\8'
if 1 is 1: pass
if a is 'x': pass
assert (1, 'x')
x = 5 [0] if 0 else 1
def f():
    return '\c'
print(a, b, c, d, e, f)
