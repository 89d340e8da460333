# Arguments of builtins by name; the words for wrong ones; lengths; bytes in formats and comparisons.
def t(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for text in '''pow(base=2, exp=5)
pow(2, exp=3, mod=5)
pow(exp=2)
pow(2, 'a', 3)
pow(2.0, 3, 5)
round(number=2.5)
round(1.25, ndigits=1)
round(1.5, ndigits=None)
round(1, digits=2)
eval('x + y', globals={'x': 1}, locals={'y': 2})
eval('x', locals={'x': 7})
eval('x', {'x': 1}, nope=2)
eval(b'1 + 1')
eval(1)
eval('1', 1)
exec('1', 1)
exec('1', {}, 1)
exec('y = x', globals={'x': 3})
compile('1', 'f')
compile(1, 'f', 'eval')
eval(compile(source='1 + 2', filename='f', mode='eval'))
__import__('')
__import__(1)
len(Sized(-1))
len(Sized('a'))
len(Sized(1.5))
len(Sized(True))
len(Sized(Index(4)))
b'%d' % 'a'
b'%i' % None
b'%e' % 'a'
b'%c' % 300
b'%c' % b'ab'
b'%c' % 65
b'abc' % 1
b'abc' % b'd'
b'%s' % 'a'
b'%(k)s' % {b'k': b'v'}
b'%(k)s' % b'k'
'abc' % b'd'
'abc' % 1j
'%d' % 1j
'%s' % 1j
bytearray(b'a') < b'b'
b'a' >= bytearray(b'a')
bytearray(b'b') > bytearray(b'a')
slice(1, 2) < slice(1, 3)
bytearray(b'a') * 'b'
'a' * bytearray(b'b')
bytearray(b'a') * 2.5
sorted([bytearray(b'b'), b'a'])'''.splitlines():
    t(text)
for text in '''x = 'a'; del x['k']
x = (1,); del x[0]
x = (1,); del x['k']
x = {}; x *= 'a'
x = 5; x *= {}
x = 1.5; x *= [1]
x = range(3); x *= [1]
x = 'a'; x *= 1.5'''.splitlines():
    try:
        exec(text)
    except TypeError as e:
        print(text, "!!", e)
