# collections.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.appendleft(0)
d.append(9)
d.rotate(1)
print(d, d.popleft(), d.pop(), d[0], len(d), list(d))
groups = defaultdict(list)
for word in "pear plum fig peach".split():
    groups[word[0]].append(word)
print(dict(groups), groups["z"], len(groups))
c = Counter("mississippi")
print(c.most_common(2), c["s"], c["z"], c + Counter("mm"), c - Counter("ssss"), sorted(c.elements())[:4], c.total())
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p._replace(y=5), p._asdict(), Point._fields, p == (3, 0), Point(*[1, 2]))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
