# Patterns, matches, substitutions, errors.
import re
text='The rain in Spain falls mainly in the plain. Phone: 555-1234, 555-9876. Email: joe@example.com'
print(re.findall(r'\b\w*ain\b',text), re.search(r'(\d{3})-(\d{4})',text).groups(), re.sub(r'(\w+)@(\w+)\.com',r'\2 at \1',text)[-20:], re.split(r'[.,:]\s*',text))
m=re.match(r'(?P<first>\w+)\s(?P<second>\w+)',text); print(m,m.group('first'),m.groupdict(),m.span(),m.start(2),m.end(),m[0],m.lastgroup,m.re.pattern,m.string[:5],m.expand(r'\g<second>-\1'))
print([m.span() for m in re.finditer('in',text)], re.compile(r'a(b)?c',re.I), re.fullmatch(r'\d+','123'), re.fullmatch(r'\d+','123a'), re.escape('a.b*c[d]'))
print(re.sub(r'\d',lambda m:str(int(m[0])+1),'a1b2'), re.subn('a','b','aaa',count=2), re.split(r'(,)','a,b,c',maxsplit=1), re.findall(r'(a)(b)?','abaa'), re.search(r'(?i)HELLO','hello'), re.match('x','y'))
print(re.findall(r'^\w+',"a b\nc d",re.M), re.search(r'a.c','a\nc',re.S), re.search(r'''(?x) a  # comment
 b''','ab'), re.findall(r'(?<=\$)\d+','$5 $10'), re.findall(r'\d+(?!\d|%)','10% 20'), re.search(r'(a+)+$','aaaa'), re.search(r'(?:ab){2,3}?','ababab'), re.findall('[^a-c]','abcd'))
for bad in ('(','[','*a','a**','(?P<n','\\','(?<=a+)b','a{2,1}','[z-a]','(?P<1>a)','\\8',')', '(?P=x)', '(?z)'):
    try: re.compile(bad)
    except re.error as e: print(repr(bad),e,e.pos,e.msg)
print(re.compile('a').flags, re.I|re.M, repr(re.I), re.compile('x',re.I|re.S).flags)
print(re.sub('(?P<y>\d{4})-(?P<m>\d\d)',r'\g<m>/\g<y>','2024-05'), re.match(r'(\w)(\w)?','a').groups(), re.match(r'(\w)(\w)?','a').groups('d'), re.sub('x*','-','abxd'), re.sub('','-','ab'))
p=re.compile(r'(\w+)=(\d+)'); print(p.findall('a=1 b=2'),dict(p.findall('a=1 b=2')),p.groups,p.groupindex,p.search('zz a=1',1).start())
