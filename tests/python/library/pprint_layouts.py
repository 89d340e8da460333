# pprint: every layout it knows.
import pprint
data={'name':'Alice','skills':['python','rust','javascript','go','haskell'],'address':{'street':'123 Main Street','city':'Springfield','zip':'12345'},'long':'word '*40}
pprint.pprint(data)
pprint.pprint(data,width=40)
pprint.pprint(data,depth=1)
pprint.pprint(data,sort_dicts=False,indent=4)
pprint.pprint([list(range(30)),tuple(range(40)),set(range(40)),frozenset(range(30))])
pprint.pprint(list(range(50)),compact=True)
pprint.pprint('a'*200); pprint.pprint(b'a'*200); pprint.pprint(bytearray(b'ab'*100))
from collections import *
from dataclasses import dataclass, field
from types import SimpleNamespace, MappingProxyType
pprint.pprint(OrderedDict((f'key{i}',i) for i in range(10)))
pprint.pprint(Counter('hello world this is a test of the counter thing and more letters'))
d=defaultdict(list)
for i in range(20): d[i%5].append(i*1000000)
pprint.pprint(d)
pprint.pprint(deque(range(40)), width=40)
pprint.pprint(ChainMap({'a'*30:1},{'b'*30:2},{'c'*30:3}))
@dataclass
class P:
    name:str; tags:list; nested:object=None; hidden:int=field(default=1,repr=False)
pprint.pprint(P('x'*30,['y'*20,'z'*20],P('q',[1,2,3],{'k':'v'*40})))
pprint.pprint([P('a',[]),P('b',[1])],width=20)
pprint.pprint(SimpleNamespace(a=1,b='x'*50,c=[1,2,3]*10))
pprint.pprint(MappingProxyType({'a'*40:1,'b'*40:2}))
Pt=namedtuple('Pt','x y')
pprint.pprint([Pt(1,2),Pt('a'*50,'b'*50)])
print(pprint.pformat({'b':1,'a':[1,2]}), pprint.saferepr({'b':1,'a':2}), pprint.isreadable([1]))
pprint.pp({'b':1,'a':2}); pprint.pp([1,'two',None,3.0,{'x':(1,)}])
pprint.pprint({(1,2):[3],'a':{1,2},3:None})
pprint.pprint({1:'a','b':2,None:3})
pprint.pprint([{'id':i,'name':f'item {i}','price':i*1.5,'tags':['a','b']} for i in range(5)])
pprint.pprint(['the quick brown fox jumps over the lazy dog '*3, 'short'],width=50)
pprint.pprint({'key':'the quick brown fox jumps over the lazy dog '*3},width=50)
pprint.pprint('line one\nline two\n'*5,width=30)
pprint.pprint(1234567890123, underscore_numbers=True); pprint.pprint([1000000,2],underscore_numbers=True)
pprint.pprint(()); pprint.pprint((1,)); pprint.pprint(('x'*50,'y'*50)); pprint.pprint(('x'*90,))
class A:
    def __repr__(self): return 'A(\n multi)'
pprint.pprint([A(),A()])
pp=pprint.PrettyPrinter(indent=2,width=30,depth=3); pp.pprint({'a':{'b':{'c':{'d':1}}}})
print(pp.pformat([1]*20))
UD=UserDict({'a'*40:1,'b'*40:2}); pprint.pprint(UD)
pprint.pprint({'x':None,'y':True,'z':...})
import io
s=io.StringIO(); pprint.pprint({'a':1},stream=s); print(repr(s.getvalue()))
