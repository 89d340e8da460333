# assert, with and without a message.
def check(stock):
    assert stock >= 0, f"stock is {stock}"
    assert isinstance(stock, int)
    return "checked"


for value in (3, -2, 1.5):
    try:
        print(check(value))
    except AssertionError as error:
        print("AssertionError", repr(str(error)), error.args)
