# match on texts, sequences, mappings, with guards.
def run(command):
    match command.split():
        case []:
            return "nothing to do"
        case ["quit" | "exit"]:
            return "bye"
        case ["go", ("north" | "south") as where]:
            return f"walking {where}"
        case ["take", what, *rest] if not rest:
            return f"taking {what}"
        case ["take", *many]:
            return f"taking {len(many)} things, {many[-1]} last"
        case [word, *_]:
            return f"what is {word}?"


for command in ("", "exit", "go north", "go up", "take lamp", "take a b c"):
    print(repr(command), "->", run(command))


def describe(thing):
    match thing:
        case {"kind": "circle", "r": int() | float() as r}:
            return f"circle of {r}"
        case {"kind": kind, **rest}:
            return f"{kind} with {rest}"
        case (0, 0):
            return "origin"
        case (x, y) if x == y:
            return f"diagonal {x}"
        case [x, *_, z]:
            return f"from {x} to {z}"
        case None | True | False:
            return f"constant {thing}"
        case int(n) if n > 100:
            return "big"
        case -1 | 3.5 | "x" | b"y":
            return "literal"
        case str():
            return "text"
        case _:
            return "something else"


for thing in ({"kind": "circle", "r": 2}, {"kind": "blob", "w": 1}, (0, 0), [4, 4], (1, 2, 3), None, True, 500, -1, 3.5, b"y", "abc", 7, {}):
    print(thing, "->", describe(thing))
