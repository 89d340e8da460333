# Fractions, base64, paths as texts, operators called by name.
def t(*srcs):
    for s in srcs:
        for line in s.strip().splitlines():
            line=line.strip()
            if not line: continue
            try: print(line,'->',repr(eval(line)))
            except BaseException as e: print(line,'!!',type(e).__name__,e)
import os, os.path, base64, gc, timeit, numbers
from fractions import Fraction as F
from os.path import join
t('''F(1,2)+F(1,3)
F('3/4')
F('0.125')
F('1e-2')
F('x')
F(1.5)
F(1,0)
F(1,'a')
str(F(6,4))
F(7,2)//2
F(7,2)%2
F(-7,2)//1
divmod(F(7,2),2)
F(1,3)*3
F(1,3)+0.5
1-F(1,3)
2/F(1,3)
F(2,3)**2
F(2,3)**-2
F(4)**0.5
F(1,3)<F(1,2)
F(1,2)==0.5
F(1,2)<1
hash(F(1,2))==hash(0.5)
round(F(5,2))
round(F(22,7),2)
int(F(-7,2))
float(F(1,3))
F(3.14159).limit_denominator(100)
abs(F(-1,2))
-F(1,2)
sum([F(1,2),F(1,3)])
F(1,2)+'a'
max(F(1,2),F(2,3))
f'{F(1,3):.3f}'
f'{F(1,3)}'
F(10,5).denominator
isinstance(F(1),numbers.Rational)
isinstance(5,numbers.Number)
isinstance(5.0,numbers.Integral)
base64.b64encode(b'hello')
base64.b64decode('aGVsbG8=')
base64.b64decode('aGVsbG8')
base64.b64decode('a')
base64.b32encode(b'hi')
base64.b32decode('NBUQ====')
base64.urlsafe_b64encode(b'\\xff\\xfe')
base64.b16encode(b'hi')
base64.b64encode('x')
os.path.join('a','b','/c','d')
os.path.splitext('x/y.tar.gz')
os.path.splitext('.bashrc')
os.path.basename('a/b/')
os.path.dirname('/a/b')
os.path.split('/a')
os.path.normpath('a/../b//c/.')
os.path.relpath('/a/b','/a/c')
os.path.isabs('/x')
os.path.exists('/nonexistent')
join('x','y')
gc.isenabled()
timeit.timeit('1+1',number=10)>=0
os.path.commonprefix(['abc','abd'])
[1,2].__iadd__([3])
set.__and__({1,2},{2})
{1}.__or__([1])
dict.__or__({1:2},{3:4})
(5).__round__()
(7).__divmod__(2)
''')
