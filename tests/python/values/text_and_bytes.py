# str and bytes: methods, formats of three kinds, slices, codecs, and their errors.
def t(*srcs):
    for s in srcs:
        for line in s.strip().splitlines():
            line=line.strip()
            if not line: continue
            try: print(line,'->',repr(eval(line)))
            except BaseException as e: print(line,'!!',type(e).__name__,e)
t('''"abc".upper()
"abc".center(10,'*')
"abc".center(10,'**')
"abc".ljust('a')
"abc".zfill(6)
"-42".zfill(6)
"a,b,c".split(',',1)
"a b  c".split()
"a b  c".split(' ')
"a,b".split('')
"a,b".split(1)
"a,b".rsplit(',',maxsplit=1)
"a\\nb\\r\\nc".splitlines()
"a\\nb\\r\\nc".splitlines(True)
"a\\nb\\r\\nc".splitlines(keepends=True)
"abc".partition('b')
"abc".rpartition('x')
"abc".partition('')
"abc".replace('b','x')
"aaa".replace('a','b',2)
"aaa".replace('a','b',count=2)
"abc".find('c')
"abc".index('z')
"abc".rindex('z')
"abc".count('')
"abcabc".count('bc',2)
"abc".startswith(('x','a'))
"abc".startswith(1)
"abc".endswith('c',1)
"abc".join([1,2])
",".join(['a','b'])
",".join(5)
"Hello World".swapcase()
"hello world".title()
"hello world".capitalize()
"ß".casefold()
"ß".upper()
"abc".isalpha()
"abc1".isalnum()
"123".isdigit()
"½".isnumeric()
"²".isdecimal()
"  ".isspace()
"Hello".istitle()
"abc".isidentifier()
"def".isidentifier()
"abc".isascii()
"\\x00".isprintable()
"abc".translate({97:'x',98:None})
"abc".translate(str.maketrans('ab','xy'))
str.maketrans('ab','x')
str.maketrans({'a':1})
str.maketrans('ab','xy','z')
"abc".encode()
"é".encode('ascii')
"é".encode('latin-1')
"é".encode('utf-16')
"é".encode('ascii','replace')
"é".encode('ascii','xmlcharrefreplace')
"é".encode('ascii','backslashreplace')
"é".encode('foo')
b"\\xff".decode()
b"\\xff".decode('utf-8','replace')
b"\\xff".decode('ascii')
b"abc".hex()
b"abc".hex(':')
b"abcdef".hex('-',2)
bytes.fromhex('61 62')
bytes.fromhex('6')
bytes.fromhex('zz')
bytes([1,2,256])
bytes(3)
bytes(-1)
bytes('a')
bytes('a','utf8')
b"abc"[0]
b"abc"[0:2]
b"abc" + "d"
b"abc" + b"d"
b"a" in b"abc"
97 in b"abc"
"a" in b"abc"
300 in b"abc"
b"a,b".split(b',')
b"a,b".split(',')
b"abc".find(b'c')
b"abc".replace(b'a',b'b')
b"%d %s" % (1,b'x')
b"abc".upper()
bytearray(b'abc')
bytearray(b'abc').append(300)
memoryview(b'abc')[1]
memoryview(b'abc').tobytes()
bytes(memoryview(b'abc')[1:])
"abc"[10]
"abc"["a"]
"abc"[1.0]
"abc"[::-1]
"abc"[::0]
"abc" + 1
1 + "abc"
"abc" * 2
"abc" * "d"
"abc" % 1
"%d" % "a"
"%s %s" % (1,)
"%s" % (1,2)
"%(a)s" % {'a':1}
"%(a)s" % {'b':1}
"%(a)s" % 5
"%5.2f|%-5d|%05d|%+d|%x|%X|%o|%e|%g|%c|%r|%a|%%" % (3.14159,42,42,42,255,255,8,12345.678,0.0001,'a','b','é')
"%c" % 256
"%c" % "ab"
"%z" % 1
"%" % ()
"%i" % 3.7
"%*d" % (5,3)
"%.3s" % "abcdef"
"%x" % 3.5
"%#x %#o" % (255,8)
"{} {}".format(1)
"{0} {2}".format(1,2)
"{a}".format(b=1)
"{} {0}".format(1,2)
"{0} {}".format(1,2)
"{".format(1)
"}".format(1)
"{!x}".format(1)
"{!r:>10}".format('a')
"{0[a]} {0[b]}".format({'a':1,'b':2})
"{0.real}".format(1)
"{0.foo}".format(1)
"{:>{w}}".format(1,w=5)
"{:,}".format(1234567)
"{:_}".format(1234567)
"{:_x}".format(1234567)
"{:,x}".format(1234567)
"{:+.2e}".format(1234.5)
"{:%}".format(0.256)
"{:.1%}".format(0.256)
"{:b}".format(10)
"{:#b} {:#o} {:#x} {:#X}".format(10,10,10,255)
"{:08.3f}".format(3.14159)
"{:=+8d}".format(42)
"{:^+8d}".format(42)
"{:d}".format(3.5)
"{:d}".format("a")
"{:s}".format(3)
"{:x}".format(3.5)
"{:5}".format(None)
"{:5}".format([1])
"{:}".format([1])
"{:.3}".format("abcdef")
"{:=5}".format("a")
"{:,}".format("a")
"{:c}".format(65)
"{:n}".format(1234)
"{:z.1f}".format(-0.01)
"{:g}".format(1e20)
"{:g}".format(123456789)
"{:G}".format(1e-10)
"{:.0f}".format(0.5)
"{:.0f}".format(1.5)
"{:10.3}".format(3.14159)
"{:<10}|".format(3.5)
"{:*^10}".format("ab")
"{:e}".format(0)
"{:f}".format(float('nan'))
"{:F}".format(float('inf'))
"{:010}".format(float('-inf'))
"{:.2f}".format(1+2j)
"{:>20}".format(1+2j)
"{:5d}".format(True)
"{:5}".format(True)
"{:s}".format(True)
"{:.2f}".format(True)
format(3,'10')
format('a','<5')
format(1.5,'')
format(10**20,',')
format(1.23456789e-7)
format(255,'#010x')
format(255,'-^#10x')
format(3,'.2')
format(3,'.2d')
format('a','+')
format('a','d')
format(1,'q')
format(1.0,'d')
format(object(),'5')
f'{1:>{5}}'
f'{"a"!r:>5}'
f'{3.14159:.{2}f}'
f'{1+1=}'
f'{1+1 = }'
f'{"a"=!s}'
f'{1.5=:.3f}'
f"{'nested' + f'{1}'}"
f'{{}}'
f'{{{1}}}'
f'{None}'
f'{lambda x: 1}'
f'{(lambda x: 1)(2)}'
"abc".removeprefix('a')
"abc".removesuffix('c')
"a\\tb".expandtabs(4)
"abc" < "abd"
"abc" < 1
"a" in "abc"
1 in "abc"
"abc".foo
"abc".uper()
"abc".format_map({'a':1})
"{a}".format_map({'a':1})
repr("it's")
repr('say "hi"')
repr("it's \\"x\\"")
repr("\\n\\t\\\\\\x00\\x7f\\xa0é\\u200b😀")
ascii("é😀")
str(b'a')
str(b'a','utf8')
str(object=5)
"é" == "e\\u0301"
len("😀")
ord("ab")
ord("")
ord(1)
chr(-1)
chr(1114112)
chr(128512)
"abc".__len__()
"a".__add__("b")
"abc".__contains__("a")
hash("a")==hash("a")
"ab".rjust(5,'-')
"abc".rstrip('c')
"abc".strip(1)
"  abc ".lstrip()
"x".join("abc")
"abc".isupper()
"ABC1".isupper()
"A b".islower()
"I".lower()
"İ".lower()
"ǆ".title()
"they're bill's".title()
"a-b_c d".title()
''')
