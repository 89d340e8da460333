# Every path through try, except, else and finally.
def visit(what):
    try:
        print("try", what)
        if what == "error":
            raise ValueError(what)
        if what == "return":
            return "from try"
    except ValueError as error:
        print("except", error)
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "from the end"


for what in ("plain", "error", "return"):
    print("->", visit(what))


def override():
    for turn in range(3):
        try:
            continue
        finally:
            if turn == 1:
                break
    try:
        return turn
    finally:
        print("last turn", turn)


print(override())
