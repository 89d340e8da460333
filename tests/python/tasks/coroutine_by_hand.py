# A coroutine driven without any loop: send, throw, close.
# rules: 12
class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def machine():
    print("begins")
    try:
        print("was sent", await Pause())
        print("was sent", await Pause())
    except ValueError as error:
        print("was thrown", repr(error))
        return "recovered"
    finally:
        print("finally")
    return "regular"


first = machine()
print(first.send(None))
print(first.send("coin"))
try:
    first.send("button")
except StopIteration as stop:
    print("->", stop.value)

second = machine()
print(second.send(None))
try:
    second.throw(ValueError("kick"))
except StopIteration as stop:
    print("->", stop.value)

third = machine()
try:
    third.send("too early")
except TypeError as error:
    print("TypeError:", error)
third.send(None)
third.close()
print("closed")
try:
    third.send(None)
except RuntimeError as error:
    print("RuntimeError:", error)
