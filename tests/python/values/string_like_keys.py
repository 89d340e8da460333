# A key of a subclass of str is the string that it equals.
import enum
class S(enum.StrEnum):
    A='a'
print({S.A:3}.get('a'), hash(S.A)==hash('a'), S.A=='a', 'a'==S.A, {'a':1}.get(S.A), 'a' in {S.A}, {S.A:3}['a'])
class T(str): pass
print({T('a'):1}.get('a'), {T('a'):1}['a'], 'a' in {T('a'):1}, {'a':2}[T('a')], {1:1}.get('a'))
d={S.A:1}; d['a']=2; d[S.A]=3; print(len(d), d)
d={'a':1}; d[T('a')]=5; print(d, type(list(d)[0]))
d={T('k'):1,'k':2}; print(d); d.setdefault('k',9); d.update(k=7); print(d, d.pop('k'), d)
print({T('x')} | {'x'}, 'x' in {T('x')}, T('x') in {'x'}, len({S.A,'a',T('a')}))
s={T('q')}; s.add('q'); print(len(s)); s.discard('q'); print(s)
