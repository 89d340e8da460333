# Strings, formats, numbers.
# strings & formatting
s = "Hello, World"
for m in ('upper','lower','title','swapcase','capitalize','casefold','split','strip','isalpha','isdigit','isupper','istitle','splitlines'):
    print(m, getattr(s, m)())
print(s.center(20,'*'), s.ljust(15,'.')+'|', s.rjust(15)+'|', s.zfill(15), '-5'.zfill(4), s.find('o'), s.rfind('o'), s.count('l'), s.replace('l','L',1), s.partition(', '), s.rpartition('o'), s.startswith(('He','x')), s.endswith('d',0,-1), s[::-1], s[-3:], s[::2])
print('a,b,,c'.split(','), 'a b  c'.split(), ' a b '.split(' '), 'a,b,c'.rsplit(',',1), 'a\nb\r\nc'.splitlines(True), '\t x'.expandtabs(4), 'abc'.translate(str.maketrans('ab','xy','c')), 'x'.join(['1','2']), 'ß'.upper(), 'İ'.lower(), 'ǆ'.title(), "they're bill's".title())
print(f"{3.14159:.2f} {1234567:,} {0.256:.1%} {255:x} {255:#X} {255:b} {255:#010b} {5:03d} {5:+d} {-5: d} {1e10:g} {1e-5} {1e16} {123456789.0:e} {42:>8}|{42:<8}|{42:^8}|{'x':*^9} {True} {None!s:>6} {'a'!r} {3:c} {1_000_000:_} {1.5:08.3f} {-1.5:=+10.2f}")
w=10; p=3; v=2.718281828; name='x'
print(f"{v:{w}.{p}f}|{v=:.2f}|{v = }|{w+p=}|{'nested ' + f'{name}'}|{{}}|{name:>{w}}|{name:{'*'}^{w}}") if 0 else print(f"{v:{w}.{p}f}|{v=:.2f}|{name=}|{v = }|{w+p=}|{'nested ' + f'{name}'}|{{}}|{name:>{w}}|{name:{'*'}^{w}}")
print("%d %5d|%-5d|%05d %x %o %e %.3f %g %s %r %c %% %+d" % (1,2,3,4,255,8,1.5,2.5,3.5,'s','r','c',5), "%(a)s %(b)05.1f" % {'a':1,'b':2.25}, "%*d" % (5,3), "%.2s" % 'abc', '%5s|%-5s|' % ('a','b'), '%#x %#o' % (255,8))
print("{} {1} {0}".format(1,2) if 0 else "{1} {0} {1}".format(1,2), "{a} {b[0]} {c.real} {d[k]}".format(a=1,b=[2],c=3j,d={'k':4}), "{:>{w}}".format('x',w=4), "{!r:>5}".format('a'), "{:,}".format(10**9), "{:%Y}".format(__import__('datetime').date(2024,1,2)), "{0:{1}}".format(3.14159,'.2f'))
for x in (0.1+0.2, 1/3, 1e22, 1e21, 123456789012345678, 1.0, -0.0, float('inf'), float('-inf'), 5e-324, 1.7976931348623157e308, 100000.0, 1e5, 0.0001, 0.00001, 2**53+0.0, 1e15, 1e16, 123456.789e3, .1, 1e-7): print(x, repr(x), f'{x:g}', f'{x:.3e}', f'{x:.10g}', str(x), f'{x:,.2f}', round(x,2) if x==x and abs(x)!=float('inf') else '')
print(round(2.5), round(3.5), round(-2.5), round(2.675,2), round(1234,-2), round(1.5e300), round(0.5), round(1e20), round(15,-1), round(25,-1), round(-1.5), round(5.015,2))
print(10**20, 2**100, -7//2, -7%3, 7//-2, 7%-3, divmod(-7,2), -7.5//2, -7.5%2, 2**-1, 0**0, 1e308*10, int(1e20), int(-3.9), 7/2, 6/2, 10//3.0, 1_000, 0xff, 0o17, 0b11, 5//1, True+True)
print(bin(-5), hex(255), oct(8), int('ff',16), int('-0b11',0), int('z',36), (255).bit_length(), (5).bit_count(), (1024).to_bytes(2,'big'), int.from_bytes(b'\x04\x00'), float.hex(0.1), complex(1,2)*complex(0,1), abs(3+4j), (1+2j).conjugate(), 1j**2, complex('1+2j'), (1+2j)/(3-4j), -1j, 2+0j, complex(-0.0,-0.0), 1e3j)
print(ord('a'), chr(8364), ascii('é'), '\x41\u00e9\U0001f600', len('😀'), '😀'.encode(), b'\xf0\x9f\x98\x80'.decode(), 'a\tb\\n', repr('a\tb\'"'), repr("it's"), repr('"'), repr('\x00\x7f\xa0\u200b\ud7ff'), r'\n', b'\x00abc\xff', bytes([65,66]), bytearray(b'x'), 'é'.encode('latin-1'), 'abc'.encode('utf-16'), 'x'.encode('utf-32-le'))
print(sorted('banana'), sorted(['b','A','c'],key=str.lower), sorted([3,1,2],reverse=True), list(reversed([1,2])), min('b','a'), max([1,5,3],key=lambda x:-x), sum([[1],[2]],[]), list(zip('ab',[1,2])), list(enumerate('ab',1)), list(map(lambda a,b:a+b,[1,2],[3,4])), list(filter(None,[0,1,'',2])), any([]), all([]), [*range(5,0,-2)], list(range(0)))
print('a' < 'b' < 'c', 1 < 2 > 1, not [] , [] or 'x', 0 and 1, None is None, 1 == 1.0 == True, [1,2] < [1,3], (1,) < (1,2), 'Z' < 'a', {1,2} <= {1,2,3}, {1} | {2}, {1,2} & {2}, {1,2} - {2}, {1,2} ^ {2,3}, {} == set(), 'a' in 'abc', 3 in [1,2])
text = """multi
  line"""; print(text, repr(text)); print('con' 'cat', "a" * 3, [0] * 3, (1,) * 2, 3 * 'x', -1 * [1])
import string, textwrap
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords('hello world'), string.Template('$a ${b} $$').substitute(a=1,b=2), string.Template('$x').safe_substitute())
print(textwrap.fill('The quick brown fox jumps over the lazy dog '*2, 30), textwrap.wrap('a b c d e f', 3), textwrap.dedent('  a\n    b\n  c'), textwrap.indent('a\n\nb','> '), textwrap.shorten('hello big world', 12), sep='\n')
