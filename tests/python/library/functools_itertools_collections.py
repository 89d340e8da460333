# A tour of functools, itertools and collections.
# mask: stdout
import functools, itertools, operator, collections
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(90), fib.cache_info()); fib.cache_clear(); print(fib.cache_info())
@functools.cache
def f(x,y=2): return x+y
print(f(1),f(1,y=2),f(1,2),f.cache_info(), f.cache_parameters(), f.__wrapped__(3))
@functools.singledispatch
def show(x): return f'obj {x}'
@show.register
def _(x:int): return f'int {x}'
@show.register(list)
def _(x): return f'list {len(x)}'
@show.register(float)
@show.register(str)
def _(x): return f'fs {x}'
print(show(1),show([1]),show('a'),show(2.0),show(None),show(True), show.dispatch(bool), show.registry.keys())
p=functools.partial(int,base=2); print(p('101'), p, p.func, p.args, p.keywords)
print(functools.reduce(operator.add,[1,2,3],10), functools.reduce(lambda a,b:a*b,range(1,6)))
try: functools.reduce(operator.add,[])
except TypeError as e: print(e)
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2),T(3)>T(2),T(1)>=T(1))
def deco(fn):
    @functools.wraps(fn)
    def w(*a,**k):
        "w doc"
        return fn(*a,**k)
    return w
@deco
def g(a:int)->str:
    "g doc"
    return str(a)
print(g.__name__,g.__doc__,g.__wrapped__,g.__annotations__) if 0 else print(g.__name__,g.__doc__,g.__annotations__)
print(sorted(['b','A','c'],key=functools.cmp_to_key(lambda a,b:(a.lower()>b.lower())-(a.lower()<b.lower()))))
class CP:
    @functools.cached_property
    def x(self): print('computing'); return 5
c=CP(); print(c.x,c.x,c.__dict__); del c.x; print(c.x)
class PM:
    def m(self,a,b): return a,b
    n=functools.partialmethod(m,1)
print(PM().n(2))
print(list(itertools.accumulate([1,2,3,4],operator.mul)), list(itertools.chain.from_iterable([[1],[2,3]])), list(itertools.combinations('ABC',2)), list(itertools.permutations([1,2,3],2)), list(itertools.product('ab',repeat=2)), list(itertools.combinations_with_replacement('AB',2)))
print([(k,list(g)) for k,g in itertools.groupby('AAABBC')], list(itertools.islice(itertools.count(5,2),3)), list(itertools.zip_longest('ab','c',fillvalue='-')), list(itertools.starmap(pow,[(2,3),(3,2)])), list(itertools.takewhile(lambda x:x<3,[1,2,3,1])), list(itertools.dropwhile(lambda x:x<3,[1,2,3,1])), list(itertools.filterfalse(None,[0,1,2])), list(itertools.compress('abc',[1,0,1])), list(itertools.pairwise([1,2,3])), list(itertools.batched('abcde',2)), [list(t) for t in itertools.tee([1,2],2)], list(itertools.islice('abcdef',1,None,2)))
print(itertools.count(3), itertools.repeat(1,3), itertools.cycle, itertools.count(1.5,.5))
d=collections.deque([1,2,3],maxlen=3); d.append(4); d.appendleft(0); d.rotate(1); print(d,d[0],d.maxlen, list(reversed(d)), d.index(3), d.count(2))
C=collections.Counter('abracadabra'); print(C, C.most_common(2), C['z'], C-collections.Counter('aab'), C+C, C&collections.Counter('aab'), sorted(C.elements())[:4], C.total(), +collections.Counter(a=-1,b=2)); C.update('zz'); C.subtract('a'); print(C)
dd=collections.defaultdict(lambda:[0]); dd['a'].append(1); print(dict(dd),dd['q'], 'z' in dd, collections.defaultdict(int,{'a':1}))
P=collections.namedtuple('P','x y z',defaults=[0]); p=P(1,2); print(p,p._asdict(),p._replace(x=9),P._fields,p.z,P._make([1,2,3]),P._field_defaults,p+(1,),p==(1,2,0),P.__doc__, hash(p)==hash((1,2,0)))
for bad in (lambda:P(1),lambda:P(1,2,3,4),lambda:P(q=1),lambda:collections.namedtuple('X','a a'),lambda:collections.namedtuple('X','class'),lambda:collections.namedtuple('X','_a'),lambda:p.w, lambda:p._replace(k=1), lambda:setattr(p,'x',1)):
    try: bad()
    except Exception as e: print(type(e).__name__,e)
o=collections.OrderedDict(a=1,b=2,c=3); o.move_to_end('a'); print(o,o.popitem(last=False),list(reversed(o)), o==collections.OrderedDict(a=1,c=3), o=={'a':1,'c':3})
cm=collections.ChainMap({'a':1},{'a':2,'b':3}); print(cm['a'],cm['b'],cm,dict(cm),cm.maps,cm.new_child({'z':1}),cm.parents)
try: cm['q']
except KeyError as e: print(e)
class LU(collections.UserDict):
    def __setitem__(s,k,v): super().__setitem__(k.upper(),v)
l=LU(a=1); l['b']=2; print(l,l.data,'A' in l)
