# A builtin's method under a special name: attributes that are items, operators, hashes.
class Dotted(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


d = Dotted(a=1)
d.b = 2
print(d, d.a, d.b, d.missing, d["b"])
del d.a
print(d, vars(d))
try:
    del d.q
except KeyError as e:
    print(repr(e))


class Strict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


s = Strict(x=5)
s.y = 6
print(s, s.x, s.y, hasattr(s, "items"))
try:
    s.nope
except KeyError as e:
    print(repr(e))


class Text(str):
    __matmul__ = str.join
    __rshift__ = str.split
    __neg__ = str.swapcase
    __call__ = str.format


class Bag(set):
    __add__ = set.union
    __lshift__ = set.add


class Row(list):
    __lt__ = list.__gt__
    __lshift__ = list.append
    __call__ = list.pop


class Key(dict):
    __hash__ = object.__hash__


class Number(int):
    __add__ = int.__mul__
    __radd__ = int.__sub__
    __str__ = int.__repr__


class Borrowed:
    __getattr__ = {"x": 1}.get
    __len__ = [1, 2, 3].__len__
    __getitem__ = {"a": 5}.__getitem__


b = Bag({1})
b << 4
r = Row([1])
r << 2
print(Text("-") @ ["a", "b"], Text("a-b") >> "-", -Text("aB"), Text("{}!")(3))
print(b, b + {9}, r, Row([2]) < Row([1]), r(0), len({Key(), Key()}), Number(3) + 4, 10 + Number(3), str(Number(7)))
print(Borrowed().x, Borrowed().y, len(Borrowed()), Borrowed()["a"])


class Meta(type):
    __getattr__ = lambda cls, name: f"{cls.__name__}.{name}"
    __setattr__ = print


class Made(metaclass=Meta):
    pass


Made.colour = 3
print(Made.colour)


class Fixed(metaclass=type("Locked", (type,), {"__delattr__": lambda cls, name: print("kept", name)})):
    a = 1


del Fixed.a
print(Fixed.a)


# Whatever its ==, a class below a builtin type has that type's !=.
class Folded(str):
    def __eq__(self, other):
        return str.lower(self) == str.lower(other)

    __hash__ = str.__hash__


class Same(list):
    def __eq__(self, other):
        return True


class Alike:
    def __eq__(self, other):
        return True


print(Folded("a") == "A", Folded("a") != "A", "A" != Folded("a"), Same([1]) != [2], Same([1]) != [1], Alike() != 1)
