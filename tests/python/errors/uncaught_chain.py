# An uncaught error with its cause and its context: three tracebacks.
def find(menu, dish):
    return menu[dish]


def order(menu, dish):
    try:
        return find(menu, dish)
    except KeyError as error:
        raise LookupError(f"we have no {dish}") from error


try:
    order({"soup": 3}, "cake")
except LookupError:
    price = 3 / len([])
