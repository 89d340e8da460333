# with: enter, exit, swallowing an error, several managers in one line.
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("open", self.name)
        return self.name

    def __exit__(self, kind, error, trace):
        print("close", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Door("front") as front, Door("back") as back:
    print("inside", front, back)
with Door("cellar", swallow=True):
    raise OSError("dark")
try:
    with (Door("attic"), Door("window", True)):
        with Door("box"):
            raise KeyError("lost")
    print("went on")
    with Door("shed"):
        1 / 0
except ZeroDivisionError as error:
    print("outside:", error)
try:
    with 5:
        pass
except TypeError as error:
    print("TypeError:", error)
