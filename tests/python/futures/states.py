# The states of a future, and what each of them refuses.
# rules: 26, 28
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    one, two, three = (loop.create_future() for _ in range(3))
    for future in (one, two, three):
        print(future.done(), future.cancelled(), end=" / ")
    print()
    one.set_result("r")
    two.set_exception(KeyError("k"))
    print(three.cancel("gone"), one.cancel(), three.cancel())
    print(one, two, three)
    for future in (one, two, three):
        for act in (lambda: future.set_result(1), lambda: future.set_exception(OSError())):
            try:
                act()
            except asyncio.InvalidStateError as error:
                print("InvalidStateError:", error)
    print(one.result(), one.exception(), repr(two.exception()))
    try:
        three.result()
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
