# The status of a program is what its exception's `code` says, also where a class of its own sets it.
class Quit(SystemExit):
    def __init__(self, code):
        self.code = code + 1


try:
    "a" * 10**20
except OverflowError as e:
    print(e)
try:
    Quit(3)
    raise Quit(6)
except SystemExit as e:
    print(e.code, e.args)
    raise
