# One expression a line: numbers, containers, builtins, calls that do not fit, and what each says.
# mask: stdout
def t(*srcs):
    for s in srcs:
        for line in s.strip().splitlines():
            line=line.strip()
            if not line: continue
            try: print(line,'->',repr(eval(line)))
            except BaseException as e: print(line,'!!',type(e).__name__,e)
t('''int('12')
int('12a')
int('')
int(' 12 ')
int('1_000')
int('1__0')
int('0x1f',16)
int('1f',16)
int('z',36)
int('2',2)
int('0b11',0)
int('011',0)
int('12',37)
int(12,10)
int([])
int(None)
int(3.9)
int(float('nan'))
int(float('inf'))
int(b'12')
int('١٢')
int()
float('1.5')
float('abc')
float('')
float('1e5')
float('inf')
float('-nan')
float('1_0.5')
float([])
float(None)
float('  2 ')
complex('1+2j')
complex('1 + 2j')
complex(1,2)
complex('a')
complex('1',2)
complex(1,'2')
1+2j
(1+2j)*(3-1j)
(1+2j)/(3-1j)
(1+2j)**2
abs(3+4j)
(1+2j).conjugate()
(1+2j).real
1j**2
-1j
complex(0,-0.0)
complex(-0.0,1)
complex('nan')
1e300*1e10
(1+2j) < 1
(1+2j)//1
(1+2j)%1
1/0
1//0
1%0
1.0/0
1.0//0
1.0%0
divmod(1,0)
divmod(1.0,0)
0**-1
0.0**-1
2**-1
2**0.5
(-8)**(1/3)
2**1000
10**20
-7//2
-7%3
7%-3
-7.5//2
-7.5%2
divmod(-7,2)
divmod(7.5,2)
pow(2,10,1000)
pow(2,-1,7)
pow(2,-1,4)
pow(2,1,0)
pow(2.0,1,3)
round(2.5)
round(3.5)
round(2.675,2)
round(1234.5,-2)
round(1234,-2)
round(15,-1)
round(25,-1)
round(1.5,None)
round('a')
round(float('nan'))
round(float('inf'),2)
round(1e22,2)
abs(-5)
abs('a')
1<<100
1<<-1
-1>>1
5&3|4^1
~5
~5.0
5&3.0
1 if 0 else 2
True+True
True & False
True and 5
not 5
bool([])
1==1.0
1==True
hash(1)==hash(1.0)
hash(2**61-1)
hash(-1)
hash(1.5)
hash(float('inf'))
hash([])
hash(())==hash(())
hash((1,2))
hash((1,[2]))
hash({})
hash(frozenset([1,2]))
1.0
1e16
1e15
123456789012345678.0
1e-5
0.0001
1.1+2.2
-0.0
5e-324
1.7976931348623157e308
float(10**400)
10**400/3
10**400/10**399
1.0+10**400
(5).bit_length()
(255).bit_count()
(255).to_bytes(2,'big')
(255).to_bytes()
(256).to_bytes(1)
(-1).to_bytes(1)
(-1).to_bytes(1,signed=True)
(1).to_bytes(1,'foo')
int.from_bytes(b'\\x01\\x00','big')
int.from_bytes(b'\\xff','big',signed=True)
int.from_bytes(b'\\x01\\x00')
(3).as_integer_ratio()
(0.5).as_integer_ratio()
(0.1).as_integer_ratio()
float('inf').as_integer_ratio()
(1.5).is_integer()
(5).is_integer()
(1.5).hex()
float.fromhex('0x1.8p+0')
float.fromhex('z')
(1.5).real
(5).numerator
(5).real
bin(10)
bin(-10)
bin(1.5)
oct(8)
hex(255)
hex(-255)
hex('a')
5 .real
1_000
0xff
0b11
0o17
1 < 2 < 3
1 < 'a'
None < 1
None + 1
[] < 1
[1] + (1,)
[1] + 1
(1,) + [1]
{} + {}
{} | {1:2}
{1} + {2}
{1} | [2]
{1} - {2}
{1} ^ {2,1}
{1} < {1,2}
{1} <= [1]
[1]*2
[1]*'a'
[1]*1.5
'a'-1
-'a'
+'a'
~'a'
[] @ []
None()
5()
'a'()
[1]()
None[0]
5[0]
{}['a']
{}[[]]
[][0]
[][1:2]
()[0]
[1]['a']
(1,)['a']
[1][1.0]
[1][None]
range(5)[10]
range(5)['a']
range(10)[2:5]
range(10)[::-1]
range(0)
range(1.0)
range(1,2,0)
range(5)==range(0,5)
range(3).index(2)
range(3).index(5)
range(3).count(1)
5 in range(10)
len(range(0,10,3))
list(range(10,0,-3))
range('a')
range()
range(1,2,3,4)
len(5)
len()
len([],[])
sum(['a'])
sum([[1],[2]],[])
sum(['a'],'')
sum([1,2],start=10)
sum([.1]*10)
sum([1,2.5])
sum(5)
sum([1e16,1,-1e16])
max([])
max([],default=3)
max(1)
max()
max(1,2,key=lambda x:-x)
max('abc','b')
max([1,'a'])
min(1,2,default=3)
min('hello',key=ord)
sorted([3,1,2],reverse=True)
sorted([1,'a'])
sorted(5)
sorted([1],key=5)
sorted([3,1],cmp=1)
sorted({'b':1,'a':2})
sorted('hello')
list(reversed([1,2]))
reversed({1})
reversed(5)
list(reversed({'a':1}))
list(enumerate('ab',1))
list(enumerate('ab',start='a'))
enumerate(5)
list(zip([1,2],'ab'))
list(zip([1],[1,2],strict=True))
list(zip([1,2],[1],strict=True))
list(zip([1,2],[1,2],[1],strict=True))
zip(1)
zip([1],2)
list(map(lambda x:x+1,[1,2]))
list(map(lambda x,y:x+y,[1,2],[3]))
map()
map(5)
list(map(5,[1]))
list(filter(None,[0,1,2]))
filter(1)
any([0,1])
all([])
any(5)
iter(5)
next(5)
next(iter([]))
next(iter([]),'d')
iter(lambda:1,1)
isinstance(1,int)
isinstance(1,(int,str))
isinstance(1,int|str)
isinstance(1,5)
isinstance(1,[int])
isinstance(1,list[int])
issubclass(1,int)
issubclass(bool,int)
issubclass(int,5)
callable(len)
getattr(1,'foo')
getattr(1,'foo',None)
getattr(1,2)
hasattr(1,'real')
setattr(1,'foo',2)
delattr(1,'foo')
vars(1)
dir(5)[:3]
id(5)==id(5)
type(1)
type(1,2)
type('A',(),{})
type('A',(int,str),{})
int.__name__
int.__mro__
object()==object()
print(1,2,sep='-',end='!\\n')
print(1,sep=5)
print(1,end=5)
print(1,foo=5)
input()
eval('1+')
eval('1 1')
eval(5)
exec('x=1')
compile('1','f','foo')
compile('1+1','f','eval')
__import__('math').pi
open('/nonexistent')
ord('a')
chr('a')
slice(1,2)
slice(1,2,3).indices(10)
slice(None).start
slice()
frozenset([1])
frozenset()
set()
{1,2,3}
{3,1,2}
dict(a=1)
dict([(1,2)])
dict([1])
dict([(1,2,3)])
dict(5)
dict({'a':1},b=2)
dict(['ab','cd'])
dict.fromkeys('ab')
dict.fromkeys('ab',0)
{**{'a':1},'b':2}
[*range(3),*'ab']
(*[1],2)
{*[1,2],3}
[*5]
{**5}
print(*5)
print(**5)
print(**{1:2})
(lambda a,b:1)(1)
(lambda a,b:1)(1,2,3)
(lambda a,b:1)(1,c=2)
(lambda a,b:1)(1,a=2)
(lambda *,a:1)()
(lambda *,a:1)(1)
(lambda a,/:1)(a=1)
(lambda a,b,c:1)()
(lambda a,b=1,*c,d,**e:(a,b,c,d,e))(1,2,3,d=4,f=5)
(lambda a=1:a)(1,2)
(lambda:1)(1)
(lambda *,a,b:1)()
(lambda **k:1)(1)
int.foo
int().foo
[].foo
{}.foo
None.foo
len.foo
(lambda:1).foo
type.foo
[].push(1)
[].apend(1)
{}.key()
"".lenght
undefined_name
lenn([])
prin(1)
...
NotImplemented
__name__
Ellipsis
''')
