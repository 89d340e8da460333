# Name mangling, __new__, counting instances, __del__ at once.
class Safe:
    __code = 1234

    def open(self):
        return self.__code

    def __hidden(self):
        return "hidden"


class Single:
    _only = None

    def __new__(cls, *args):
        if cls._only is None:
            print("making the only one")
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, *args):
        print("init with", args)


class Balloon:
    def __init__(self, colour):
        self.colour = colour

    def __del__(self):
        print("pop", self.colour)


print(Safe().open(), Safe._Safe__code, Safe()._Safe__hidden(), hasattr(Safe, "__code"))
print(Single(1) is Single(2))
red = Balloon("red")
blue = Balloon("blue")
red = None
blues = [blue]
del blue
print("blue is still in the list")
blues.clear()
Balloon("green")
print("end")
